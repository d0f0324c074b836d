"""Give a finite verb the subject that the parser hung elsewhere: the whole phrase that stands before it."""

from __future__ import annotations

from kg.extract.dates import is_time_word
from kg.extract.tree import Parsed, Token

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj")
_MISTAKEN = ("obl:mod", "obl:arg", "dep", "parataxis", "dislocated", "vocative", "nmod", "appos")
_INSIDE = (
    "nmod", "appos", "flat:name", "flat", "amod", "acl", "acl:relcl", "conj", "obl:mod", "obl:arg", "obl:agent",
    "nummod", "obj",
)  # fmt: skip
_OBJECTS = ("obj", "obl:arg", "obl:mod")
_LIGHT = ("AUX", "ADV")
_CLITICS = ("se", "s'", "ne", "n'", "y", "en", "le", "la", "l'", "les", "lui", "leur", "me", "m'", "nous")
_NOUNS = ("NOUN", "PROPN", "X")


def attach_lost_subject(parsed: Parsed, verb: Token, finite: int) -> None:
    """Hang the subject below predicate `verb`, which has none, in place, where one stands before its finite word."""
    if verb.dep in ("conj", "xcomp") or any(c.dep in _SUBJECTS for c in parsed.children(verb.i)):
        return
    noun = _mistaken(parsed, verb) or _phrase_before(parsed, verb, finite)
    if noun is None:
        return
    passive = any(c.dep == "aux:pass" for c in parsed.children(verb.i))
    if _begins_clause(parsed, noun, verb):
        verb.dep = "conj"
        parsed.tokens[noun.i - 1].head = verb.i
    elif noun.head != verb.i:  # the verb takes the place of the phrase that it was hung inside
        verb.head, verb.dep = (verb.i, "ROOT") if noun.head == noun.i else (noun.head, noun.dep)
    noun.head, noun.dep = verb.i, "nsubj:pass" if passive else "nsubj"
    parsed.forget_children()


def _mistaken(parsed: Parsed, verb: Token) -> Token | None:
    """« L'attaquant suédois X s'est engagé », the noun read as an adjunct: it has no preposition and is no time."""
    for c in parsed.children(verb.i):
        if c.i < verb.i and c.dep in _MISTAKEN and c.pos in _NOUNS and _stands_free(parsed, c):
            return c
    return None


def _stands_free(parsed: Parsed, noun: Token) -> bool:
    """Has the noun an article or a name, no preposition, and is it nothing that says when?"""
    kids = parsed.children(noun.i)
    if any(c.dep in ("case", "mark") for c in kids) or is_time_word(noun.plain) or noun.plain == "ans":
        return False
    return noun.name is not None or any(c.dep in ("det", "nummod") and c.i < noun.i for c in kids)


def _phrase_before(parsed: Parsed, verb: Token, finite: int) -> Token | None:
    """« Le chauffeur du camion (loué à Y) a été abattu »: the noun at the top of what stands right before the verb."""
    first, i = parsed.sentence_of(verb.i).first, finite - 1
    while i >= first and (parsed.tokens[i].pos in _LIGHT or parsed.tokens[i].plain in _CLITICS):
        i -= 1
    closed = parsed.tokens[max(i, first)].text == ","
    while i > first and parsed.tokens[i].text in (",", ")"):
        i -= 1
    last = i
    seen: set[int] = set()
    t = parsed.tokens[i] if i >= first else verb
    while t.i not in seen and t.dep in _INSIDE and first <= t.head < verb.i:
        if t.i == last and _begins_clause(parsed, t, verb):
            return t
        if any(k.text == ":" for k in parsed.tokens[t.head : t.i]):  # « Belgique : les attentats frappent Y »
            break
        seen.add(t.i)
        t = parsed.tokens[t.head]
    if closed and not any(k.text == "," for k in parsed.tokens[t.i : last]):
        return None  # « X, rapporte Y, … »: one comma alone parts no subject from its verb
    free = t.head in (t.i, verb.i) or t.i == verb.head
    return t if free and t.i < verb.i and t.pos in _NOUNS and _stands_free(parsed, t) else None


def _begins_clause(parsed: Parsed, noun: Token, verb: Token) -> bool:
    """« X a quitté Y et Z lui a succédé »: Z is joined to the verb before or its object, and its own verb follows."""
    if noun.dep != "conj" or noun.name is None or parsed.tokens[noun.i - 1].text != "et":
        return False
    before = parsed.tokens[noun.head]
    joined = before.i if before.pos == "VERB" else before.head if before.dep in _OBJECTS else None
    return joined == verb.head and joined < noun.i and verb.dep.startswith("advcl")
