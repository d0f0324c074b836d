"""Who comes to a role by a verb: « X a été élu président », « X devient ministre », « X, nommé PDG de Y, … »."""

from __future__ import annotations

from kg.extract.appositions import noun_kind
from kg.extract.clauses import SUBJECTS
from kg.extract.modality import is_conditional
from kg.extract.referent_words import referent_words
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.verbs import infinitives

_BETWEEN = ("DET", "ADJ", "NUM")
_NE = ("ne", "n'")


def risen(parsed: Parsed, t: Token) -> int | None:
    """The token of the name whose role noun `t` is by a verb before it; None where the text says that of no name."""
    if t.name is not None or t.pos not in ("NOUN", "ADJ", "VERB") or noun_kind(t.text) != "Person":
        return None
    i, first = t.i - 1, parsed.sentence_of(t.i).first
    while i > first and parsed.tokens[i].pos in _BETWEEN and not infinitives(parsed.tokens[i].text) & _rising():
        i -= 1
    verb = parsed.tokens[i]
    if i <= first or verb.name is not None:
        return None
    verbs = verb.verbs or infinitives(verb.text)
    if verbs & referent_words("becoming"):
        return _subject(parsed, verb) if _told(parsed, verb) else None
    if verbs & referent_words("electing") and _told(parsed, verb) and _undergone(parsed, verb):
        return _subject(parsed, verb)
    return None


def _rising() -> frozenset[str]:
    return referent_words("becoming") | referent_words("electing")


def _told(parsed: Parsed, verb: Token) -> bool:
    """Is it told as done: no infinitive, no conditional, no denial?"""
    kids = [c for c in parsed.children(verb.i) if c.i < verb.i]
    denied = any(c.plain in (*_NE, *load_data("grammar.toml")["negations"]) for c in kids)
    unsure = any(is_conditional(k) for k in (verb, *kids)) or verb.morph.get("VerbForm") == "Inf"
    return not denied and not unsure


def _undergone(parsed: Parsed, verb: Token) -> bool:
    """Is it a participle with « être », or one behind a name and a comma?"""
    before = parsed.tokens[verb.i - 1]
    return before.text in (",", "(") or any(c.dep == "aux:pass" for c in parsed.children(verb.i))


def _subject(parsed: Parsed, verb: Token) -> int | None:
    before = parsed.tokens[max(parsed.sentence_of(verb.i).first, verb.i - 2) : verb.i]
    if len(before) == 2 and before[1].text in (",", "(") and before[0].name is not None:
        return before[0].i
    subjects = [c for c in parsed.children(verb.i) if c.dep in SUBJECTS and c.i < verb.i]
    if len(subjects) != 1:
        return None
    return verb.head if subjects[0].plain == "qui" and verb.dep == "acl:relcl" else subjects[0].i
