"""Participles and circumstances that open a sentence, and the subject behind them.

« Arrêté par Y en 2019, puis libéré, X a … », « Dans son roman « W », X raconte … ».
"""

from __future__ import annotations

from kg.extract.lists import titled_name
from kg.extract.tree import Parsed, Sentence, Token
from kg.extract.verb_forms import PARTICIPLE

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
_REACH = 40  # tokens from the participle that opens a sentence to the subject
_CLOSED, _CLOSED_FAR = 15, 30  # tokens up to the comma that closes a circumstance, or a participle with what it takes


def attach_opening(parsed: Parsed, s: Sentence) -> None:
    """Hang the participles that open sentence `s` below its subject, which stands behind their last comma."""
    first = parsed.tokens[_past_adverb(parsed, s)]
    if not (past_participle(first) or _irregular_participle(first)):
        return
    opened, comma = _opened(parsed, s, first.i)
    subject = None if comma is None else _subject_from(parsed, comma + 1)
    if comma is not None and subject is None and first.dep in _SUBJECTS and parsed.tokens[first.i + 1].plain == "par":
        subject = _noun_from(parsed, comma + 1)  # « Produit par X, le disque a … » with the participle as the subject
        if subject is not None:
            subject.head, subject.dep = first.head, first.dep
            parsed.forget_children()
    if comma is None or subject is None or (first.dep == "acl" and first.head != subject.i):
        return
    if s.first <= subject.head < comma:
        subject.head, subject.dep = subject.i, "ROOT"
    for participle, end in zip(opened, (*opened[1:], comma), strict=True):
        _hang_part(parsed, parsed.tokens[participle], end, subject)


def attach_circumstance(parsed: Parsed, s: Sentence) -> None:
    """« Dans son roman W, X raconte … »: the noun that opens sentence `s` behind a preposition is no head of the clause
    behind the comma but a circumstance of it."""
    first, comma = parsed.tokens[s.first], _closing_comma(parsed, s)
    noun = parsed.tokens[first.head]
    if first.pos != "ADP" or comma is None or not first.i < noun.i < comma or noun.dep != "ROOT" or noun.pos != "NOUN":
        return
    subject = _subject_from(parsed, comma + 1)
    behind = parsed.tokens[subject.i + 1] if subject is not None and subject.i + 1 < s.last else noun
    verb = parsed.tokens[behind.head] if behind.dep.startswith("aux") else behind
    within = subject is not None and verb.i != noun.i and {subject.head, verb.head} <= {noun.i, subject.i, verb.i}
    if subject is not None and within and verb.pos == "VERB" and behind.morph.get("VerbForm") == "Fin":
        verb.head, verb.dep = verb.i, "ROOT"
        parsed.hang(noun.i, verb.i, "obl:mod")
        parsed.hang(subject.i, verb.i, "nsubj")
        parsed.forget_children()


def attach_named_subject(parsed: Parsed, s: Sentence) -> None:
    """« Selon le quotidien Y, X est sénatrice »: a name between the comma of what a preposition opens and a
    verb without a subject is that verb's subject."""
    comma = _closing_comma(parsed, s)
    if parsed.tokens[s.first].pos != "ADP" or comma is None or comma + 2 >= s.last:
        return
    name, behind = parsed.tokens[comma + 1 : comma + 3]
    verb = parsed.tokens[behind.head] if behind.dep.startswith(("aux", "cop")) else behind
    lost = name.name is not None and name.dep not in _SUBJECTS and behind.morph.get("VerbForm") == "Fin"
    if lost and not any(c.dep in _SUBJECTS for c in parsed.children(verb.i)):
        parsed.hang(name.i, verb.i, "nsubj")


def _hang_part(parsed: Parsed, participle: Token, end: int, subject: Token) -> None:
    """Hang one opening participle, and what stands between it and token `end`, below the subject."""
    participle.pos, participle.morph = "VERB", {**participle.morph, "VerbForm": "Part", "Tense": "Past"}
    for t in parsed.tokens[participle.i + 1 : end]:
        if not participle.i <= t.head < end or t.head == t.i:  # « Créée par A, B et C, l'entreprise »: A created it
            agent = any(c.plain == "par" for c in parsed.children(t.i) if c.dep == "case")
            parsed.hang(t.i, participle.i, t.dep if t.pos == "PUNCT" else "obl:agent" if agent else "obl:mod")
    parsed.hang(participle.i, subject.i, "acl")


def _past_adverb(parsed: Parsed, s: Sentence) -> int:
    """« Déjà condamné en 2011, X a … »: the first word of a sentence, or the one behind an adverb."""
    return s.first + (parsed.tokens[s.first].pos == "ADV" and s.first + 2 < s.last)


def _opened(parsed: Parsed, s: Sentence, first: int) -> tuple[list[int], int | None]:
    """The participles that open a sentence and the comma behind which the subject stands, None where it is too far."""
    comma, reach = _closing_comma(parsed, s, _CLOSED_FAR), min(s.first + _REACH, s.last - 2)
    opened = [first]
    while comma is not None and comma < reach:
        behind = parsed.tokens[comma + 1]
        if behind.text.islower() and (past_participle(behind) or _irregular_participle(behind)):
            opened.append(behind.i)
        elif behind.pos != "ADP" and behind.morph.get("PronType") != "Rel" and not _bare_noun(behind):
            return opened, comma  # not in « Née à X, en Hongrie, fille d'un médecin, dont le mari …, Y a »
        comma = next((t.i for t in parsed.tokens[comma + 1 : reach] if t.text == ","), None)
    return opened, comma if comma is not None and comma < reach else None


def _bare_noun(t: Token) -> bool:
    return t.name is None and t.pos in ("NOUN", "ADJ") and t.dep not in _SUBJECTS and t.text.islower()


def _closing_comma(parsed: Parsed, s: Sentence, reach: int = _CLOSED) -> int | None:
    """The comma that closes an opening participle: the first one, but for those in a list of names (« A, B et C »)."""
    comma = next((t.i for t in parsed.tokens[s.first : min(s.first + reach, s.last - 1)] if t.text == ","), None)
    if comma is None or parsed.tokens[comma - 1].name is None:
        return comma
    i = comma
    while i + 2 < s.last and parsed.tokens[i].text == "," and (name := titled_name(parsed, i + 1, s.last)):
        i = name + 1
    joined = i > comma and i + 2 < s.last and parsed.tokens[i].plain == "et"
    final = titled_name(parsed, i + 1, s.last) if joined else None
    closed = final is not None and final + 1 < s.last and parsed.tokens[final + 1].text == ","
    return final + 1 if final is not None and closed else comma


def _subject_from(parsed: Parsed, i: int) -> Token | None:
    """The name at `i`, or the noun or pronoun there that the tree makes a subject (« Élu en 2012, le maire … »)."""
    last = parsed.sentence_of(i).last
    while i < last - 1 and parsed.tokens[i].pos in ("DET", "ADJ") and parsed.tokens[i].dep not in _SUBJECTS:
        i += 1
    t = parsed.tokens[i]
    return t if t.name is not None or (t.dep in _SUBJECTS and t.pos in ("NOUN", "ADJ", "PRON")) else None


def _noun_from(parsed: Parsed, i: int) -> Token | None:
    """The noun with an article at token `i`."""
    last, article = parsed.sentence_of(i).last, parsed.tokens[i].pos == "DET"
    while i < last - 1 and parsed.tokens[i].pos in ("DET", "ADJ"):
        i += 1
    return parsed.tokens[i] if article and parsed.tokens[i].pos == "NOUN" else None


def _irregular_participle(t: Token) -> bool:
    """« Élu », « Soumis », « Mort » read as a noun."""
    word = t.text.lower()
    ending = word.endswith(PARTICIPLE) and not word.endswith("ant")
    irregular = ending and any(not verb.endswith("er") for verb in t.verbs)
    nominal = t.name is None and t.pos in ("NOUN", "ADJ", "VERB", "PROPN")
    return irregular and nominal and t.morph.get("VerbForm") in (None, "Part")


def past_participle(t: Token) -> bool:
    """Is it a past participle by its reading, or by its form whatever the reading?"""
    if t.name is not None or not t.verbs or t.pos in ("ADP", "DET", "PRON", "CCONJ", "SCONJ", "NUM", "ADV"):
        return False
    if t.morph.get("VerbForm") == "Part" and t.text.lower().endswith(PARTICIPLE):
        return t.morph.get("Tense") == "Past"
    return t.text.lower().endswith(("é", "ée", "és", "ées"))
