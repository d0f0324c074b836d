"""The notation in which relations state their wordings, and its compiler. No parser and no model is needed.

A phrase is written in dictionary form (infinitives, singular nouns) around slots: `S` the subject, `O` the object,
`X` anybody. Words between slots are fixed; determiners in them are for the reader's eye.

    S racheter O                      verb: matches active, passive, reflexive passive, relatives, participles,
                                      infinitives under control, coordination (« O, racheté en 2022 par S »)
    S se retirer de O                 reflexive verb
    S s'en prendre à O                a clitic that belongs to the verb (en, y, l')
    S mettre la main sur O            verb with fixed complements, then a slot behind a preposition
    S proposer de racheter O          verb with a fixed infinitive, to which the slots behind it belong
    O appartenir à S                  slots in any order
    X nommer S à la tête de O         a third party that is not part of the claim
    S être basé à O                   adjective or participle, as attribute or beside its noun (« S, basé à O »)
    rachat de O par S                 event noun (with « lors du », « après le », « annonce le » … before it)
    offre de S pour racheter O        event noun with an infinitive, whose object is a slot
    mariage de S et O                 event noun whose two ends are coordinated
    S démissionner                    no object: the post that the article gives the subject
    S = PDG de O                      role noun: apposition, attribute, before a name, possessive (« son PDG, S »)
    S = directeur/directrice de O     a slash gives forms of one word
    S défiler à/lors_de O             … or prepositions, one of several words with `_` between them
    S = @professions chez O           a list of french/professions.toml
    S = chercheur (…) à O             any complements between (« chercheur en chimie à O »); `…` wants at least one
    O = fils de S                     role noun that the object bears (« X, fils de Y »: Y is the parent of X)
    S = député O                      role noun with a name right behind it (« le député LR X »), which may be
                                      of several words (`S = tête de liste O`)
    S = O                             role noun that is itself the object (a text); `heads` lists the nouns

Departure from the design, where phrases were inflected and compiled by the parser: the infinitive says the same
without the parser's errors on short sentences, loads in no time and needs no cache.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.french import load_data
from kg.french.prepositions import uncontracted

SLOTS = ("S", "O", "X")
_DETERMINERS = {"le", "la", "les", "l'", "un", "une", "des", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces"}
_INFINITIVE = re.compile(r"(er|ir|re)$")
_CLITICS = ("en", "y", "l'")
# what stands in a role for complements that the phrase does not name: at least one, or any
GAPS = ("…", "(…)")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase.

    `predicate` is the lemma of the verb or noun (of `être` + adjective, the adjective); `fixed` are complements that
    must be there, each (preposition or "", word); `slots` maps S, O, X to "subj", "obj", "attr", "name" or
    a preposition.
    `behind` says how many of the fixed complements stand before each slot. For a role, `words` is the role's wording
    after its head noun (`président` → `("du", "conseil")`). The amount of a `negative` phrase counts below zero.
    `owners` are the types that the subject may have where the relation's domain is too wide (« la société de X » is X's
    only if X is a person; what « a lieu à Y » is an event), `whom` those that the first of what O stands for may have
    where its range is too wide (who receives somebody meets them, not who receives a prize). The clause of a phrase has
    no complement behind one of the prepositions that it is `without` (« condamner X à trois ans » is no criticism),
    nor, with `obj`, an object.
    `only` is the word list of grammar.toml that what O stands for begins with (of what one receives, awards are won).
    `titled` is the word list of grammar.toml one of which stands before S (who a lawyer defends is a client).
    """

    id: str
    text: str
    kind: Literal["verb", "adjective", "noun", "role"]
    predicate: str
    reflexive: bool
    fixed: tuple[tuple[str, str], ...]
    slots: tuple[tuple[str, str], ...]
    words: tuple[str, ...] = ()
    status: str | None = None
    confidence: float = 1.0
    clitic: str | None = None
    behind: tuple[tuple[str, int], ...] = ()
    negative: bool = False
    owners: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    only: str | None = None
    titled: str | None = None

    @property
    def specificity(self) -> int:
        """How many words the phrase fixes: of two readings of the same words, the one that fixes more is meant."""
        words = [word for word in self.words if word not in GAPS]
        return len(self.fixed) + len(words) + (self.clitic is not None)

    @property
    def of_post(self) -> bool:
        """Has it no place for the object (`S démissionner`)? Then it is the post that the subject is said to hold."""
        return self.kind != "role" and self.slot("O") is None

    @property
    def inverse(self) -> bool:
        """Is it a role that the object bears (`O = fils de S`)?"""
        return self.kind == "role" and self.slot("O") == "subj"

    def fixed_before(self, name: str) -> int:
        """How many fixed complements stand before a slot."""
        return dict(self.behind).get(name, 0)

    def slot(self, name: str) -> str | None:
        """The grammatical role of a slot, or None where the phrase has no such slot."""
        return dict(self.slots).get(name)


class PhraseError(ValueError):
    """A phrase that does not follow the notation; the message says what is wrong with it."""


@cache
def compound_prepositions() -> tuple[tuple[str, ...], ...]:
    """Compound prepositions as tuples of words, longest first."""
    split = {tuple(words_of(text)) for text in load_data("prepositions.toml")["compound"]}
    return tuple(sorted(split, key=lambda words: (-len(words), words)))


@cache
def simple_prepositions() -> frozenset[str]:
    """One-word prepositions, uncontracted."""
    return frozenset(load_data("prepositions.toml")["simple"])


def words_of(text: str) -> list[str]:
    """The words of a phrase as the notation counts them: an elided one is a word of its own (« d'état » is two)."""
    return re.findall(r"[^\s']+'?", text.replace("’", "'"))


@cache
def _compounds_by_first() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for compound in compound_prepositions():
        found.setdefault(compound[0], []).append(compound)
    return found


def _listed(name: str) -> list[str]:
    words = load_data("professions.toml").get(name)
    if words is None:
        raise PhraseError(f"french/professions.toml has no list “{name}”")
    return list(words)


def expand(text: str) -> list[str]:
    """The variants of a phrase written with slashes (`S = directeur/directrice de O` gives two) or a list (`@name`).

    Raises PhraseError for a list that there is not.
    """
    choices = [_listed(word[1:]) if word.startswith("@") else word.split("/") for word in text.split()]
    return [" ".join(pick).replace("_", " ") for pick in itertools.product(*choices)]


def compile_phrase(text: str, id: str, status: str | None = None, confidence: float = 1.0) -> Phrase:
    """Compile one phrase without slashes. Raises PhraseError."""
    words = words_of(text)
    if len(words) > 2 and words[0] in ("S", "O") and words[1] == "=":
        return _role(text, words[0], words[2:], id, status, confidence)
    if not any(slot in words for slot in ("S", "O")):
        raise PhraseError(f"no slot S or O in “{text}”")
    if words[0] in SLOTS:
        return _verb(text, words, id, status, confidence)
    return _noun(text, words, id, status, confidence)


def _role(text: str, bearer: str, words: list[str], id: str, status: str | None, confidence: float) -> Phrase:
    if bearer == "S" and words == ["O"]:
        return Phrase(id, text, "role", "", False, (), (("S", "subj"), ("O", "attr")), (), status, confidence)
    slots, other = [(bearer, "subj")], "O" if bearer == "S" else "S"
    if words[-1] == other:
        prep, words = ("name", words[:-1]) if len(words) == 2 else _last_preposition(text, words[:-1])
        slots.append((other, prep))
    if not words or any(slot in words for slot in SLOTS) or (bearer == "O" and len(slots) == 1):
        raise PhraseError(f"“{text}” wants the form “S = noun … preposition O” or “O = noun … preposition S”")
    fixed = tuple(word.lower() for word in words[1:])
    return Phrase(id, text, "role", words[0].lower(), False, (), tuple(slots), fixed, status, confidence)


def _uncontracted(compound: tuple[str, ...]) -> str:
    """A compound preposition as the grammar reads it off a text: a word at a time, articles undone (« à sein de »)."""
    return " ".join(uncontracted(word) for word in compound)


def _last_preposition(text: str, words: list[str]) -> tuple[str, list[str]]:
    """The preposition that `words` end in and what stands before it; "name" where they end in a noun behind one.

    Raises PhraseError where they end in neither, as with a mistyped preposition.
    """
    for compound in compound_prepositions():
        if tuple(words[-len(compound) :]) == compound:
            return _uncontracted(compound), words[: -len(compound)]
    bare = words[:-1] if words[-1] in _DETERMINERS and uncontracted(words[-1]) == words[-1] else words
    last, inner = (uncontracted(word) for word in (["", *bare][-1], ["", "", *bare][-2]))
    if last in simple_prepositions():
        return last, bare[:-1]
    if inner not in simple_prepositions():  # « tête de liste O » has one
        raise PhraseError(f"no known preposition before O in “{text}” (french/prepositions.toml lists them)")
    return "name", words


@dataclass(slots=True)
class _Complements:
    """What follows a predicate: fixed complements, slots, and how many fixed complements stand before each slot."""

    fixed: list[tuple[str, str]]
    slots: list[tuple[str, str]]
    behind: list[tuple[str, int]]


def _complements(text: str, words: list[str], bare: str) -> _Complements:
    """Read what follows a predicate. A slot without preposition has the role `bare`."""
    found = _Complements([], [], [])
    fixed, slots = found.fixed, found.slots
    prep, i = "", 0
    while i < len(words):
        word = words[i]
        opened = _compounds_by_first().get(word, ())
        compound = next((c for c in opened if tuple(words[i : i + len(c)]) == c), None)
        if compound:
            prep, i = _uncontracted(compound), i + len(compound)
            continue
        if word in SLOTS:
            slots.append((word, prep or bare))
            found.behind.append((word, len(fixed)))
            prep = ""
        elif word == "et" and slots:
            prep = slots[-1][1]
        elif uncontracted(word) in simple_prepositions() and word != "des":
            prep = uncontracted(word)
        elif word not in _DETERMINERS:
            fixed.append((prep, word.lower()))
            prep = ""
        i += 1
    if prep:
        raise PhraseError(f"“{text}” ends in a preposition")
    return found


def _verb(text: str, words: list[str], id: str, status: str | None, confidence: float) -> Phrase:
    subject, rest = words[0], words[1:]
    reflexive = bool(rest) and rest[0] in ("se", "s'")
    rest = rest[1:] if reflexive else rest
    clitic = rest.pop(0) if rest and rest[0] in _CLITICS else None
    if not rest or not _INFINITIVE.search(rest[0]):
        raise PhraseError(f"“{text}” wants an infinitive after {subject}")
    predicate, rest = rest[0], rest[1:]
    if predicate == "être" and rest and rest[0] in _DETERMINERS:
        raise PhraseError(f"“{text}” says what {subject} is: write “{subject} = …”")
    if predicate == "être" and rest and rest[0] not in SLOTS and uncontracted(rest[0]) not in simple_prepositions():
        kind: Literal["verb", "adjective"] = "adjective"
        predicate, rest = rest[0], rest[1:]
    else:
        kind = "verb"
    found = _complements(text, rest, "attr" if kind == "adjective" else "obj")
    slots = found.slots
    bare = [i for i, (_, role) in enumerate(slots) if role == "obj"]
    if len(bare) > 2:
        raise PhraseError(f"three direct objects in “{text}”")
    before = [dict(found.behind)[slots[i][0]] for i in bare]
    if len(bare) == 2 and before[0] == before[1]:  # « X élire S O »: the second is what the first becomes
        slots[bare[1]] = (slots[bare[1]][0], "attr")
    return Phrase(
        id, text, kind, predicate, reflexive, tuple(found.fixed), ((subject, "subj"), *slots), (), status, confidence,
        clitic, tuple(found.behind),
    )  # fmt: skip


def _noun(text: str, words: list[str], id: str, status: str | None, confidence: float) -> Phrase:
    found = _complements(text, words[1:], "obj")
    for name, role in found.slots:
        before = found.fixed[: dict(found.behind)[name]]
        if role == "obj" and not (before and _INFINITIVE.search(before[-1][1])):
            raise PhraseError(f"slot {name} of the noun phrase “{text}” wants a preposition or an infinitive before it")
    return Phrase(
        id, text, "noun", words[0].lower(), False, tuple(found.fixed), tuple(found.slots), (), status, confidence,
        behind=tuple(found.behind),
    )  # fmt: skip
