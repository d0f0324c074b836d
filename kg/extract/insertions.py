"""The third pass of repair: objects that stand behind a circumstance (« a reçu le 13 mai à Y le prix Z »)."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.appositions import is_title, noun_kind
from kg.extract.dates import is_period, is_time_word
from kg.extract.lexicon import object_kinds
from kg.extract.tree import Parsed, Token

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "csubj", "expl:subj")
_FILLED = ("obj", "iobj", "ccomp", "xcomp", "aux:pass", "cop", "expl:comp", "expl:pass", "expl")
_NUMBERS = ("NUM",)
_LOOSE = ("conj", "ROOT", "dep", "appos")
_LISTED = ("conj", "appos", "flat:name", "nmod")


def settle_insertions(parsed: Parsed) -> None:
    """Hang on each verb without an object the one that the parser hung on the circumstance between them, in place."""
    for verb in parsed.tokens:
        if verb.name is not None or verb.pos != "VERB" or not verb.verbs:
            continue
        _free_day(parsed, verb)
        kinds = frozenset(kind for word in verb.verbs for kind in object_kinds(word))
        if not kinds or _is_filled(parsed, verb):
            continue
        found = next((t for t in _behind(parsed, verb) if _is_object(parsed, verb, t, kinds)), None)
        if found is not None:
            _take(parsed, verb, found)


def _free_day(parsed: Parsed, verb: Token) -> None:
    """« a reçu le 13 mai … »: the number of a day is no object."""
    for t in parsed.children(verb.i):
        after = parsed.tokens[t.i + 1] if t.i + 1 < len(parsed.tokens) else t
        if t.dep == "obj" and t.pos in _NUMBERS and is_time_word(after.plain):
            t.dep = "obl:mod"


def _is_filled(parsed: Parsed, verb: Token) -> bool:
    """Has the verb an object already, or a form that takes none (passive, reflexive, bare participle)?"""
    kids = parsed.children(verb.i)
    if any(c.dep in _FILLED for c in kids):
        return True
    return verb.morph.get("Tense") == "Past" and not any(c.dep.startswith("aux") for c in kids)


def _behind(parsed: Parsed, verb: Token) -> Iterator[Token]:
    """Nominals without a preposition behind the verb that hang, over nominals only, on a circumstance of it."""
    for t in parsed.tokens[verb.i + 1 : parsed.sentence_of(verb.i).last]:
        if t.pos == "PRON" and t.morph.get("PronType") == "Rel":
            return  # what follows is in a relative clause
        if t.dep in _SUBJECTS:
            return
        if (t.name is not None or t.pos == "NOUN") and not any(c.dep in ("case", "mark") for c in parsed.children(t.i)):
            yield t


def _is_object(parsed: Parsed, verb: Token, t: Token, kinds: frozenset[str]) -> bool:
    top = _circumstance(parsed, verb, t)
    if not (_closes_pair(parsed, verb, t) if top is None else _is_fenced(parsed, verb, t)):
        return False
    determined = any(c.dep == "det" and c.i < t.i for c in parsed.children(t.i))
    if t.name is None:
        return determined and not _is_time(parsed, t)
    if parsed.names[t.name].type not in kinds:
        return False
    return determined or not _is_apposed(parsed, t)


def _circumstance(parsed: Parsed, verb: Token, t: Token) -> Token | None:
    """The child of the verb that `t` hangs on: one with a preposition, or a time."""
    above, steps = t, 0
    while above.head not in (verb.i, above.i) and steps < 6:
        above, steps = parsed.tokens[above.head], steps + 1
        if not verb.i < above.i < t.i or above.pos in ("VERB", "AUX") or above.dep in _SUBJECTS:
            return None
    if above.head != verb.i or above is t:
        return None
    case = any(c.dep in ("case", "fixed") for c in parsed.children(above.i))
    return above if case or above.pos == "ADV" or _is_time(parsed, above) else None


def _closes_pair(parsed: Parsed, verb: Token, t: Token) -> bool:
    """« a reçu, selon nos informations, Y »: is `t`, cut off or read as a conjunct, behind the second of two commas?"""
    above = (verb.i, t.i, verb.head) if verb.morph.get("VerbForm") == "Inf" else (verb.i, t.i)
    loose = t.dep in _LOOSE and t.head in above and not any(c.dep == "cc" for c in parsed.children(t.i))
    return loose and parsed.tokens[verb.i + 1].text == "," and _is_fenced(parsed, verb, t)


def _is_fenced(parsed: Parsed, verb: Token, t: Token) -> bool:
    """No comma between verb and object, or a pair of them, the second right before the object."""
    between = parsed.tokens[verb.i + 1 : t.i]
    commas = [k.i for k in between if k.text == ","]
    if not commas:
        return True
    before = t.i - 1
    while parsed.tokens[before].pos in ("DET", "ADJ") and before > verb.i:
        before -= 1
    return len(commas) == 2 and commas[1] == before


def _is_time(parsed: Parsed, t: Token) -> bool:
    after = parsed.tokens[t.i + 1] if t.i + 1 < len(parsed.tokens) else t
    dated = t.pos in _NUMBERS and is_time_word(after.plain)
    return t.name is None and (
        dated or is_time_word(t.plain) or is_period(parsed.tokens[t.i - 1].plain, t.plain, after.plain)
    )


def _is_apposed(parsed: Parsed, t: Token) -> bool:
    """« dans le groupe Y », « à l'émission Z »: does a name without determiner belong to the noun before it?"""
    before = parsed.tokens[t.i - 1]
    noun = next((k for k in reversed(parsed.tokens[max(0, t.i - 3) : t.i]) if k.pos == "NOUN"), None)
    if is_title(before) or noun is None or t.name is None:
        return is_title(before)
    kind, own = noun_kind(noun.text), parsed.names[t.name].type
    if kind == own:
        return True
    definite = any(c.morph.get("Definite") == "Def" for c in parsed.children(noun.i) if c.dep == "det")
    return kind is None and own != "Person" and definite and before is noun


def _take(parsed: Parsed, verb: Token, t: Token) -> None:
    """Hang the object on its verb, and on the object what was listed with it."""
    top = _circumstance(parsed, verb, t)
    inside = {k.i for k in parsed.subtree(top.i)} if top is not None else set()
    parsed.hang(t.i, verb.i, "obj")
    for k in parsed.tokens[t.i + 1 : parsed.sentence_of(t.i).last]:
        if k.i in inside and k.dep in _LISTED and k.head < t.i:
            parsed.hang(k.i, t.i, k.dep)
