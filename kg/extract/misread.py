"""Verbs that the tagger took for nouns where only a verb can stand (« qui finance le projet », « X, …, livre Y »)."""

from __future__ import annotations

from kg.extract.lexicon import is_role, lexicon
from kg.extract.tree import Parsed, Token

_NOMINAL = ("NOUN", "ADJ", "PROPN", "X")
_NOUN_LIKE = ("NOUN", "PROPN")
_NO_FINITE = ("é", "ée", "és", "ées", "s", "ant", "eur")
_SUBJECTS = ("nsubj", "nsubj:pass")
_MISHUNG = ("nmod", "appos", "flat:name", "amod", "conj", "xcomp", "dep", "obl:mod", "obl:arg")
_IDIOM = 3  # a preposition, an article and the noun
_CLITICS = ("se", "s'", "ne", "n'", "y", "en", "le", "la", "l'", "les", "lui", "leur")


def read_verb_behind(parsed: Parsed, t: Token) -> None:
    """Make a verb of the noun that stands where only a verb can: right behind « qui », or behind its insertion."""
    if t.plain == "qui":
        i, last = t.i + 1, parsed.sentence_of(t.i).last
        while i < last - 1 and parsed.tokens[i].plain in _CLITICS:
            i += 1
        if i < last and _may_be_verb(parsed.tokens[i]):
            _make_relative(parsed, t, parsed.tokens[i])
    elif _behind_insertion(parsed, t):
        _make_finite(parsed, t)
    elif t.dep == "flat:name" and parsed.tokens[t.i - 1].name is not None and _known_verb(t) and not _is_post(t):
        parsed.hang(t.i - 1, t.i, "nsubj")  # « X écope de deux ans »
        _make_finite(parsed, t)


def _is_post(t: Token) -> bool:
    """« a nommé X président »: a role noun that looks like a plural of the verb."""
    return t.plain.endswith("ent") and is_role(t.plain)


def _may_be_verb(t: Token) -> bool:
    form = t.name is None and bool(t.verbs) and t.text.islower()
    return form and t.pos in _NOMINAL and not t.text.endswith(_NO_FINITE)


def _known_verb(t: Token) -> bool:
    return _may_be_verb(t) and any(verb in lexicon().verbs for verb in t.verbs)


def opens_idiom(parsed: Parsed, t: Token) -> bool:
    """« X pointe du doigt Y », « X taille des croupières à Y »: does a fixed complement stand right behind the form?"""
    if not _may_be_verb(t):
        return False
    behind = parsed.tokens[t.i + 1 : min(t.i + 1 + _IDIOM, parsed.sentence_of(t.i).last)]
    words = {k.plain for k in behind if k.name is None}
    entries = (entry for verb in t.verbs for entry in lexicon().verbs.get(verb, ()))
    return any(entry.phrase.fixed and entry.phrase.fixed[0][1] in words for entry in entries)


def _behind_insertion(parsed: Parsed, t: Token) -> bool:
    """« X, fondée par Z, concurrence Y »: a bare noun with a comma before it and an object behind it, and a subject."""
    if not _known_verb(t) or t.pos not in _NOUN_LIKE or t.i < 2 or parsed.tokens[t.i - 1].text != ",":
        return False
    kids = parsed.children(t.i)
    bare = not any(c.dep in ("det", "case", "cop") for c in kids)
    return bare and _has_subject(parsed, t) and _object_of(parsed, t) is not None


def _has_subject(parsed: Parsed, t: Token) -> bool:
    """Is a name before it its subject, or does a free name with an insertion open the sentence?"""
    if any(c.dep in _SUBJECTS and c.name is not None and c.i < t.i for c in parsed.children(t.i)):
        return True
    first, others = parsed.tokens[parsed.sentence_of(t.i).first], parsed.tokens[parsed.sentence_of(t.i).first + 1 : t.i]
    free = first.name is not None and first.head == first.i and bool(others) and others[0].text == ","
    return free and not any(k.morph.get("VerbForm") == "Fin" for k in others)


def _make_relative(parsed: Parsed, pronoun: Token, verb: Token) -> None:
    if pronoun.head != verb.i or pronoun.dep not in _SUBJECTS:
        if parsed.tokens[pronoun.head].pos in ("VERB", "AUX"):
            return  # the relative has its verb further on
        parsed.hang(pronoun.i, verb.i, "nsubj")
    pronoun.morph = {"PronType": "Rel"}
    _make_finite(parsed, verb)


def _make_finite(parsed: Parsed, verb: Token) -> None:
    verb.pos, verb.morph = "VERB", {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}
    thing = _object_of(parsed, verb)
    if (
        thing is not None
        and thing.dep in (*_MISHUNG, "ROOT")
        and not any(c.dep == "obj" for c in parsed.children(verb.i))
    ):
        parsed.hang(thing.i, verb.i, "obj")


def _object_of(parsed: Parsed, verb: Token) -> Token | None:
    """The bare name or the noun with an article that stands behind a verb, adverbs between them allowed."""
    i, last = verb.i + 1, parsed.sentence_of(verb.i).last
    while i < last - 1 and parsed.tokens[i].pos == "ADV":
        i += 1
    article = i < last and parsed.tokens[i].pos == "DET"
    while i < last - 1 and parsed.tokens[i].pos in ("DET", "ADJ", "NUM") and parsed.tokens[i].name is None:
        i += 1
    t = parsed.tokens[i] if i < last else verb
    return t if t.name is not None or (article and t.pos in _NOUN_LIKE) else None
