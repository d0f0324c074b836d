"""Who cannot be meant: those whom the opening of a clause names beside its subject (« Racheté par X, le club … »)."""

from __future__ import annotations

from kg.extract.chains import Chains
from kg.extract.clauses import SUBJECTS
from kg.extract.tree import Parsed, Token

_OPENING = ("acl", "advcl", "amod", "appos")


def named_in_opening(parsed: Parsed, chains: Chains, subject: Token) -> set[int]:
    """Chains of the names in what opens the clause of `subject` and tells of it (« Après avoir battu X, il … »)."""
    before = (c for c in (*parsed.children(subject.head), *parsed.children(subject.i)) if c.i < subject.i)
    opening = [c for c in before if c.dep in _OPENING and not _has_subject(parsed, c)]
    opening += bare_opening(parsed, subject)
    named = [chains.standing.get(k.i) for c in opening for k in parsed.subtree(c.i) if k.i < subject.i]
    return {chains.of(n).id for n in named if n is not None}


def bare_opening(parsed: Parsed, subject: Token) -> list[Token]:
    """« Ancienne ministre de X, elle … »: the noun that opens the sentence, whatever the tree hangs it on."""
    opening = parsed.tokens[parsed.sentence_of(subject.i).first]
    while opening.head != opening.i and opening.head < subject.i:
        opening = parsed.tokens[opening.head]
    qualifies = opening.name is None and opening.pos in ("NOUN", "ADJ", "VERB") and opening.i < subject.i
    cased = any(c.dep == "case" for c in parsed.children(opening.i))
    ahead = opening.head in (subject.i, subject.head, opening.i) and _behind_comma(parsed, subject)
    return [opening] if qualifies and not cased and ahead else []


def _has_subject(parsed: Parsed, t: Token) -> bool:
    return any(c.dep in SUBJECTS for c in parsed.children(t.i))


def _behind_comma(parsed: Parsed, t: Token) -> bool:
    """Does the sentence's first comma stand right before the token and its article, with no clause before it?"""
    before = parsed.tokens[parsed.sentence_of(t.i).first : t.i]
    while before and before[-1].pos == "DET":
        before.pop()
    alone = bool(before) and before[-1].text == "," and all(k.text != "," for k in before[:-1])
    return alone and not any(k.morph.get("VerbForm") == "Fin" for k in before)
