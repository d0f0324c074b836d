"""The last pass of repair: nouns in apposition to the name before them that the parser gave the name's own place."""

from __future__ import annotations

from kg.extract.appositions import may_be, noun_kind, phrase_end
from kg.extract.dates import is_time_word
from kg.extract.inverted_relatives import settle_inverted_que
from kg.extract.lexicon import is_role
from kg.extract.tree import Parsed, Token

_SUBJECTS = ("nsubj", "nsubj:pass")
_ARTICLES = ("le", "la", "l'", "un", "une")
_DETACHED = ("dep", "advmod", "obl:mod", "obl:arg", "parataxis", "dislocated", "vocative", "flat:name", "xcomp", "ROOT")
_APPOSED = ("appos", "nmod")
_RELATIVES = ("qui", "que", "qu'", "dont", "où")


def settle_apposed_nouns(parsed: Parsed) -> None:
    """Hang each noun that tells what the name before it is below the name, in place, and what tells of it as well."""
    for t in parsed.tokens:
        settle_inverted_que(parsed, t)
        noun = _told(parsed, t) if t.name is not None else None
        if noun is not None and _give_place(parsed, t, noun):
            _lift_relatives(parsed, t, noun)


def _told(parsed: Parsed, name: Token) -> Token | None:
    """The common noun behind the comma after a name, if it is no name's of its own: with a singular article, or bare.

    It is of the name's kind, or of none that is known (« X, la branche numérique que dirige Z, »).
    """
    last, i = parsed.sentence_of(name.i).last, name.i + 2
    if i + 1 >= last or parsed.tokens[name.i + 1].text != ",":
        return None
    article = parsed.tokens[i].plain in _ARTICLES
    i += article
    while i < last - 1 and parsed.tokens[i].pos in ("ADJ", "NUM") and parsed.tokens[i].name is None:
        i += 1
    noun = parsed.tokens[i]
    if noun.name is not None or noun.pos != "NOUN" or is_time_word(noun.plain):
        return None
    if not article and not _is_bare(parsed, name, noun):
        return None
    if not may_be(noun.text, parsed.names[name.name or 0].type):
        return None
    behind = phrase_end(parsed, noun.i) + 1
    listed = any(c.dep == "conj" for c in parsed.children(noun.i))
    another = parsed.tokens[behind].name if behind < last else None  # « X, le groupe Y »
    own = another is not None and parsed.names[another].type == parsed.names[name.name or 0].type
    return None if listed or own else noun


def _is_bare(parsed: Parsed, name: Token, noun: Token) -> bool:
    """« X, rival de Y fondé par Z »: a role without article or preposition that the tree hangs on the name."""
    kids = (c.dep for c in parsed.children(noun.i) if c.i < noun.i)
    beside = noun.head == name.i and noun.dep in (*_APPOSED, "conj")
    return beside and is_role(noun.text) and not any(dep in ("det", "case", "cc") for dep in kids)


def _give_place(parsed: Parsed, name: Token, noun: Token) -> bool:
    """Give the name the place that the noun has in the tree, or leave it its own; False where neither is sure."""
    if noun.head == name.i:
        alone = sum(c.dep == "conj" for c in parsed.children(name.i)) <= 1
        return noun.dep in _APPOSED or (alone and not any(c.dep == "cc" for c in parsed.children(noun.i)))
    cased = _cased(parsed, name)
    if noun.dep in _SUBJECTS and noun.head > noun.i and not cased:
        if not _is_closed(parsed, noun, parsed.tokens[noun.head]):
            return False
        if name.head == noun.head and name.dep in _SUBJECTS:
            parsed.hang(noun.i, name.i, "appos")
            return True
        return _swap(parsed, name, noun)
    if noun.dep == "obj" and name.dep == "nmod" and not cased and _behind_time(parsed, name, noun):
        parsed.hang(name.i, noun.head, "obj")
        parsed.hang(noun.i, name.i, "appos")
        return True
    known = noun_kind(noun.text) is not None
    if noun.head == name.head and _is_second(parsed, name, noun, known=known):
        parsed.hang(noun.i, name.i, "appos")
        return True
    return False


def _behind_time(parsed: Parsed, name: Token, noun: Token) -> bool:
    """« s'est offert en mars X, le concepteur de Y » with X hung on the month: X is what the verb is done to."""
    moment = parsed.tokens[name.head]
    return is_time_word(moment.plain) and moment.i == name.i - 1 and moment.head == noun.head < moment.i


def _swap(parsed: Parsed, name: Token, noun: Token) -> bool:
    """« X, la branche que dirige Z, a racheté Y » with the branch as the subject of the verb: X is that."""
    free = name.head in (name.i, noun.head) and name.dep in _DETACHED
    if not free or not _opens(parsed, name):
        return False
    verb, dep = noun.head, noun.dep
    parsed.hang(name.i, verb, dep)
    parsed.hang(noun.i, name.i, "appos")
    return True


def _opens(parsed: Parsed, name: Token) -> bool:
    """Does the name, an article before it allowed, stand at the beginning of a sentence or of what a comma opens?"""
    first, i = parsed.sentence_of(name.i).first, name.i - 1
    i -= i >= first and parsed.tokens[i].pos == "DET"
    return i < first or parsed.tokens[i].text in (",", ":", "«") or parsed.tokens[i].pos in ("SCONJ", "CCONJ")


def _is_closed(parsed: Parsed, noun: Token, verb: Token) -> bool:
    return any(k.text == "," for k in parsed.tokens[noun.i + 1 : verb.i])


def _is_second(parsed: Parsed, name: Token, noun: Token, *, known: bool) -> bool:
    """« racheté par X, une pépite », « explique X, le patron de Y » with the noun as an object: X has its place.

    A noun of no known kind is one only where the verb can have no other object.
    """
    verb = parsed.tokens[name.head]
    if verb.i > name.i or _cased(parsed, noun):
        return False
    if noun.dep == "obl:mod" or (noun.dep in _SUBJECTS and name.dep in _SUBJECTS):
        return True
    full = name.dep in ("obj", "obl:agent") or any(
        c.dep in ("obj", "aux:pass", "expl:comp") and c is not noun for c in parsed.children(verb.i)
    )
    return noun.dep == "obj" and (full or (known and name.dep in _SUBJECTS))


def _cased(parsed: Parsed, t: Token) -> bool:
    return any(c.dep in ("case", "mark") for c in parsed.children(t.i))


def _lift_relatives(parsed: Parsed, name: Token, noun: Token) -> None:
    """« X, le numéro un local, que dirige Z »: a relative or participle of the noun, or behind its phrase, is of X."""
    for t in parsed.tokens[noun.i + 1 : parsed.sentence_of(noun.i).last]:
        of = parsed.tokens[t.head]
        if t.dep == "acl" and t.morph.get("VerbForm") == "Part" and (of is noun or _agrees(parsed, noun, of, t)):
            parsed.hang(t.i, name.i, "acl")
        elif _is_relative(parsed, t, noun, of):
            parsed.hang(t.i, name.i, "acl:relcl")


def _is_relative(parsed: Parsed, verb: Token, noun: Token, of: Token) -> bool:
    """Is it the verb of a relative of the noun or behind its phrase, or of one that is joined to it (« et qui … »)?"""
    if verb.dep == "acl:relcl":
        return of is noun or _within(parsed, of, noun, verb)
    pronoun = next((c for c in parsed.children(verb.i) if c.plain in _RELATIVES and c.i < verb.i), None)
    return verb.dep == "conj" and of is noun and verb.pos == "VERB" and pronoun is not None


def _agrees(parsed: Parsed, noun: Token, of: Token, participle: Token) -> bool:
    """« X, filiale de Y créée par Z » with Y as what is created: a participle behind Y that goes with the noun."""
    beside = of.head == noun.i and of.name is not None and of.i + 1 == participle.i and _cased(parsed, of)
    return beside and noun.morph.get("Gender") == participle.morph.get("Gender", noun.morph.get("Gender"))


def _within(parsed: Parsed, of: Token, noun: Token, verb: Token) -> bool:
    """Is `of` a common noun or adjective in the noun's own phrase, with « , que » behind it?"""
    if of.name is not None or not noun.i < of.i < verb.i or of.i > phrase_end(parsed, noun.i):
        return False
    pronoun = next((k for k in parsed.tokens[of.i : verb.i] if k.plain in _RELATIVES), None)
    return pronoun is not None and parsed.tokens[pronoun.i - 1].text == ","
