"""Verb forms that the tagger gets wrong: « X construit Y » read as a participle, « a importé » as an infinitive."""

from __future__ import annotations

from kg.extract.politics_words import is_party
from kg.extract.tree import Parsed, Token
from kg.french import load_data

_INFINITIVE = ("r", "re")
# endings that participles and finite forms share (« construit », « rejoint »), and those that only participles have
_SHARED = ("it", "int")
PARTICIPLE = (
    "é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "t", "te", "ts", "tes", "se", "ses", "û",
)  # fmt: skip
# … and those that a noun or a finite form has where it is one (« produit », « écrit », « partie »)
_READ_OTHERWISE = ("é", "ée", "és", "ées", "it", "ite", "its", "ites", "ie", "ies", "ue", "ues")
_SUBJECTS = ("nsubj", "nsubj:pass")
_SET = ("à", "en", "sous", "hors")  # « mise au point », « mise en vente », « mise sous tutelle »


def settle_form(parsed: Parsed, t: Token) -> None:
    """Correct in place the form of the verb at `t` where its ending or what stands beside it belies the tag."""
    if t.pos != "VERB" or t.name is not None:
        return
    word, tagged = t.text.lower(), t.morph.get("VerbForm")
    helped = any(c.dep.startswith(("aux", "cop")) for c in parsed.children(t.i))
    beside = t.dep == "amod" and parsed.tokens[t.head].pos == "NOUN" and t.head == t.i - 1
    past = tagged == "Part" and not helped
    if beside and past and not word.endswith((*PARTICIPLE, "ant", "ants", "ante", "antes")):
        t.pos, t.morph, t.verbs = "ADJ", {}, frozenset()  # « une amende record »
    elif tagged == "Inf" and not word.endswith(_INFINITIVE):
        t.morph = _form(word, helped)
    elif (
        tagged == "Part"
        and t.morph.get("Tense") == "Past"
        and not helped
        and (_is_finite(parsed, t, word) or _no_participle(t, word))
    ):
        t.morph = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}


def settle_set(parsed: Parsed, t: Token) -> None:
    """« la fusée X, mise au point par Y »: a participle behind a name and a comma that was tagged as a noun."""
    if t.plain not in ("mise", "mises") or t.pos != "NOUN" or not 1 < t.i < len(parsed.tokens) - 3:
        return
    name, comma, behind = parsed.tokens[t.i - 2], parsed.tokens[t.i - 1], parsed.tokens[t.i + 1]
    noun = behind.uncontracted not in _SET or parsed.tokens[t.i + 3].uncontracted == "de"  # « mise en scène de Y »
    if comma.text != "," or name.name is None or noun:
        return
    above = parsed.tokens[name.head]
    t.pos, t.morph = "VERB", {"VerbForm": "Part", "Tense": "Past", "Gender": "Fem"}
    t.verbs = frozenset({"mettre"})
    for c in parsed.children(t.i):
        if c.dep == "nmod":
            by = any(k.dep == "case" and k.plain == "par" for k in parsed.children(c.i))
            c.dep = "obl:agent" if by else "obl:arg"
    parsed.hang(t.i, above.i if above.pos == "NOUN" and name.dep in ("nmod", "flat:name", "appos") else name.i, "acl")


def settle_done_by(parsed: Parsed, t: Token) -> None:
    """« W, produit par Y, … » read as a noun, « W, écrit et réalisé par Y » as a finite verb: participles; in place."""
    participle = t.name is None and bool(t.verbs) and t.text.lower().endswith(_READ_OTHERWISE)
    bare = t.pos in ("NOUN", "VERB") and not any(c.dep == "det" or c.dep in _SUBJECTS for c in parsed.children(t.i))
    if not participle or not bare or t.i < 2 or not _done_by(parsed, t.i + 1):
        return
    before = parsed.tokens[t.i - 1]
    opens = before.text == "," and parsed.tokens[t.i - 2].name is not None
    if opens or (t.pos == "NOUN" and before.plain == "et"):
        t.dep = "acl" if t.pos == "NOUN" and (opens or t.dep != "conj") else t.dep
        t.pos, t.morph = "VERB", {"VerbForm": "Part", "Tense": "Past"}


def _done_by(parsed: Parsed, i: int) -> bool:
    """Does « par » stand at token `i`, or « chez », or « par » behind « et » and a word (« écrit et réalisé par »)?"""
    words = [k.plain for k in parsed.tokens[i : i + 3]]
    return words[:1] in (["par"], ["chez"]) or (words[:1] == ["et"] and words[2:] == ["par"])


def settle_joined_participle(parsed: Parsed, t: Token) -> None:
    """« W, écrit par A et réalisé par B, … »: a participle joined to the name is joined to its first one; in place."""
    name = parsed.tokens[t.head]
    past = t.pos == "VERB" and t.morph.get("VerbForm") == "Part" and t.morph.get("Tense") == "Past"
    if t.dep != "conj" or not past or name.name is None or parsed.tokens[t.i - 1].plain != "et":
        return
    if not _done_by(parsed, t.i + 1):
        return  # « avoir racheté X et racheté Y »
    if not any(c.dep.startswith(("aux", *_SUBJECTS)) for c in parsed.children(t.i)):
        t.dep = "acl"


def settle_outgoing(parsed: Parsed, t: Token) -> None:
    """« la maire sortante X »: an adjective of its noun, which the parser took for a verb that has X for its object."""
    noun = parsed.tokens[t.i - 1] if t.i > parsed.sentence_of(t.i).first else t
    beside = noun.pos == "ADJ" or (noun.name is not None and is_party(noun.text))  # « la maire PS sortante »
    noun = parsed.tokens[noun.i - 1] if beside and noun.i > parsed.sentence_of(t.i).first else noun
    outgoing = t.plain in load_data("grammar.toml")["outgoing"] and noun.pos == "NOUN" and noun.name is None
    if not outgoing or (t.pos == "ADJ" and t.head == noun.i):
        return
    above, dep = (noun.i, "ROOT") if t.head == t.i else (t.head, t.dep)
    kids = [c for c in parsed.children(t.i) if c.i != noun.i]
    t.pos, t.morph, t.verbs = "ADJ", {}, frozenset()
    if noun.head == t.i:
        parsed.hang(noun.i, above, dep)
    parsed.hang(t.i, noun.i, "amod")
    for c in kids:
        parsed.hang(c.i, noun.i, "appos" if c.name is not None else c.dep)


def settle_copula(parsed: Parsed, t: Token) -> None:
    """« X sera candidat »: « être » before a noun that is no participle is its copula, no auxiliary; in place."""
    head = _past_adverb(parsed, t)
    participle = bool(head.verbs) and head.text.lower().endswith(PARTICIPLE)
    if t.dep != "aux:pass" or t.lemma != "être" or head.pos != "NOUN" or participle:
        return
    t.dep = "cop"
    for c in parsed.children(head.i):
        c.dep = "nsubj" if c.dep == "nsubj:pass" else c.dep


def settle_lasting(parsed: Parsed, t: Token) -> None:
    """« X a été pendant dix ans maire de Y »: not the years but the noun behind them is what somebody was; in place."""
    noun = parsed.tokens[min(t.i + 1, parsed.sentence_of(t.i).last - 1)]
    kids = parsed.children(t.i)
    spans = t.plain in load_data("grammar.toml")["spans"] and any(c.dep == "cop" for c in kids)
    if not spans or noun.head != t.i or noun.pos != "NOUN" or noun.name is not None:
        return
    parsed.hang(noun.i, noun.i if t.head == t.i else t.head, "ROOT" if t.head == t.i else t.dep)
    parsed.hang(t.i, noun.i, "obl:mod")
    for c in kids:
        if c is not noun and c.dep not in ("case", "det", "nummod", "amod"):
            parsed.hang(c.i, noun.i, c.dep)


def _past_adverb(parsed: Parsed, t: Token) -> Token:
    """What « être » goes with: in « X est brièvement président » not the adverb that it hangs on, but the noun."""
    head = parsed.tokens[t.head]
    if t.dep != "aux:pass" or head.pos != "ADV" or head.i < t.i:
        return head
    last = parsed.sentence_of(t.i).last
    noun = next((k for k in parsed.tokens[head.i + 1 : last] if k.pos not in ("ADV", "ADJ")), head)
    if noun.head != head.i or noun.pos != "NOUN" or noun.dep.startswith(_SUBJECTS):
        return head
    parsed.hang(noun.i, noun.i if head.head == head.i else head.head, head.dep)
    for c in [c for c in parsed.children(head.i) if c.i != noun.i] + [head]:
        parsed.hang(c.i, noun.i, "advmod" if c is head else c.dep)
    return noun


def _form(word: str, helped: bool) -> dict[str, str]:
    if helped:
        return {"VerbForm": "Part", "Tense": "Past"}
    if word.endswith("ant"):
        return {"VerbForm": "Part", "Tense": "Pres"}
    return {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}


def _is_finite(parsed: Parsed, t: Token, word: str) -> bool:
    """A form with a subject before it and no auxiliary: one that cannot be a participle, or one that has an object."""
    kids = parsed.children(t.i)
    if not any(c.dep in _SUBJECTS and c.i < t.i for c in kids):
        return False
    shared = word.endswith(_SHARED) and any(c.dep == "obj" and c.i > t.i for c in kids)
    return shared or not word.endswith(PARTICIPLE)


def _no_participle(t: Token, word: str) -> bool:
    """« recrute », of a verb in -er, whose participles end in -é; « sort », « obtient »."""
    endings = load_data("conjugation.toml")
    if word.endswith("t") and t.verbs:
        return not word.endswith(tuple(endings["participles_in_t"])) or word.endswith(tuple(endings["finite_in_t"]))
    regular = bool(t.verbs) and all(verb.endswith("er") for verb in t.verbs)
    return regular and not word.endswith(("é", "ée", "és", "ées", "ant"))
