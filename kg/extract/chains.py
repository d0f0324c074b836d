"""Names of one article that mean the same, and what the article says of each: type, gender, nouns, nationality.

A chain groups equal names, a surname or given name alone with the full name that bears it, and a name with its
acronym. Gender is a matter of votes (a title, the noun beside the name, the given name), as is number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from babel import Locale

from kg.extract.appositions import noun_kind, told_of
from kg.extract.bearers import bearers
from kg.extract.referent_words import referent_groups, referent_table, referent_words
from kg.extract.tree import Parsed, Token
from kg.french.gazetteer import countries, demonym
from kg.french.given_names import guessed_gender
from kg.model import EntityType, Mention

_BARE = ("appos", "flat:name", "flat", "flat:foreign", "nmod", "amod")
_TITLE, _NOUN, _DETERMINER, _PARTICIPLE, _LISTED, _GUESSED = 4.0, 3.0, 3.0, 2.0, 1.5, 0.6
_COUNTRY = "pays"
_LOCAL = re.compile(r"[\w-]{2,}(?:[ao]is|[ao]ise|[iée]en|[iée]enne)")
_FEMININE = re.compile(r"(s|en)n?e$")


@cache
def _states() -> frozenset[str]:
    """French names of states and territories, shorter and longer, from the CLDR data in babel."""
    return frozenset(name for code, name in Locale("fr").territories.items() if len(code) == 2)


def sorts_of(noun: str) -> frozenset[str]:
    """The sorts of organization or place that a noun may denote (« formation »: party, club); none where any."""
    return referent_groups("sorts").get(noun.lower(), frozenset())


class Chain:
    """What one article says of somebody or something that it names."""

    def __init__(self, id: int) -> None:
        self.id = id
        self.names: list[Mention] = []
        self.kind: EntityType | None = None
        self.votes: dict[str, float] = {"m": 0.0, "f": 0.0}
        self.plural = False
        self.nouns: set[str] = set()
        self.roles: set[tuple[str, str]] = set()
        self.places: set[str] = set()
        self.origins: set[str] = set()
        self.topic = False
        self.said: str | None = None  # gender of the noun that it was called by last, as far as the reader has come

    def vote(self, gender: str | None, weight: float) -> None:
        """One more sign of its gender."""
        if gender is not None:
            self.votes[gender] += weight

    def gender(self) -> tuple[str | None, float]:
        """`m` or `f` with how much speaks for it, None where nothing does."""
        lead = self.votes["m"] - self.votes["f"]
        return (None, 0.0) if not lead else ("m" if lead > 0 else "f", abs(lead))

    def agrees(self, gender: str | None) -> float | None:
        """Points for agreement with a gender, None where that is against what is known."""
        known, sure = self.gender()
        if gender is None or known is None:
            return 0.0
        if known == gender:
            return 0.3
        return None if sure >= 1.0 else -1.0

    def is_country(self) -> bool:
        """Is it a state?"""
        return self.kind == "Place" and _COUNTRY in self.nouns

    def sorts(self) -> set[str]:
        """The sorts of organization that the nouns beside and within its names tell."""
        return {sort for noun in self.nouns for sort in sorts_of(noun)}


class Chains:
    """The chains of one article. `of` tells a name's chain, `standing` the name that a token stands for."""

    def __init__(self, parsed: Parsed, names: Sequence[Mention]) -> None:
        self.parsed = parsed
        self.names = names
        self.at = {m.head: m for m in names}
        ids = _chains(names)
        self.all: dict[int, Chain] = {}
        self._of: dict[int, Chain] = {}
        self._countries: dict[str, Mention] = {}
        for m in names:
            chain = self._of[m.id] = self.all.setdefault(ids[m.id], Chain(ids[m.id]))
            chain.names.append(m)
        self.standing: dict[int, Mention] = {}
        for m in names:
            for i in self.path(m.head):
                self.standing.setdefault(i, m)
            self._introduce(m)
        for chain in self.all.values():
            self._settle(chain)

    def of(self, name: Mention) -> Chain:
        """The chain of a name mention."""
        return self._of[name.id]

    def call(self, name: Mention, nouns: Sequence[int]) -> None:
        """The name at hand is called so by the `nouns` beside it (tokens), which tells what pronouns may mean it."""
        chain = self.of(name)
        article = self.parsed.tokens[max(0, name.head - 1)].plain
        gender = next((gender_of(self.parsed, self.parsed.tokens[i]) for i in nouns), None)
        gender = gender or (referent_table("before").get(article) if article in ("le", "la") else None)
        if chain.kind != "Person" and gender is not None:
            chain.said = gender

    def path(self, token: int) -> list[int]:
        """A name's token and the nouns that it is a bare apposition to, outwards."""
        found, t = [token], self.parsed.tokens[token]
        for _ in range(3):
            beside = t.dep in _BARE or (t.head == t.i - 1 and demonym(self.parsed.tokens[t.head].text) is not None)
            bare = beside and not any(c.dep == "case" for c in self.parsed.children(t.i))
            if not bare or t.head == t.i:
                break
            head = self.parsed.tokens[t.head]
            if head.name is not None or head.pos not in ("NOUN", "ADJ", "PROPN"):
                break
            if t.dep in ("nmod", "amod") and t.i < head.i:
                break
            found.append(head.i)
            t = head
        return found

    def country(self, m: Mention) -> Mention:
        """The first mention of the country that a demonym belongs to; its chain begins with the demonym if need be."""
        known = next((n for n in self.names if n.text == m.canonical), None) or self._countries.setdefault(
            m.canonical or m.text, m
        )
        if known is m:
            chain = self._of[m.id] = self.all[m.id] = Chain(m.id)
            chain.kind, chain.names, chain.nouns = "Place", [m], {_COUNTRY}
            chain.topic = m.sentence <= 1
        elif known.kind == "demonym":
            self.of(known).names.append(m)
        return known

    # -- what is beside a name ------------------------------------------------------------------------------------

    def _introduce(self, m: Mention) -> None:
        chain, tokens = self.of(m), self.parsed.tokens
        first = self.parsed.sentence_of(m.head).first
        for i in self.path(m.head)[1:]:
            self._called(chain, tokens[i])
        before = [t for t in tokens[max(first, m.head - 3) : m.head] if t.name is None]
        if not any(c.dep == "case" for c in self.parsed.children(m.head)):
            for t in reversed(before):
                if t.pos not in ("NOUN", "ADJ") and demonym(t.text) is None:
                    break
                self._called(chain, t)
        if before:
            self._before(chain, before[-1])
        self._participle(chain, m)
        behind = tokens[m.head + 1 : m.head + 4]
        if len(behind) == 3 and behind[0].text == "(" and behind[2].text == ")" and behind[1].text in countries():
            chain.places.add(behind[1].text)
        words = (m.canonical or m.text).lower().split()
        if len(words) > 1 and (noun_kind(words[0]) or sorts_of(words[0])):
            chain.nouns.add(words[0])

    def _called(self, chain: Chain, t: Token) -> None:
        """A noun, or a demonym, put beside a name."""
        if demonym(t.text) and t.name is None:
            chain.places.add(demonym(t.text) or "")
        if t.pos in ("NOUN", "PROPN") and t.name is None:
            chain.nouns.add(told_of(self.parsed, t))
            if t.i and self.parsed.tokens[t.i - 1].plain in ("premier", "première"):
                chain.nouns.add(f"premier {t.lemma}")
            gender = gender_of(self.parsed, t)
            if noun_kind(t.text) == "Person" or demonym(t.text):
                chain.vote(
                    gender, _LISTED if gender == "m" and t.text.lower() in referent_words("masculine") else _NOUN
                )
            elif noun_kind(t.text) == "Organization":
                chain.vote(gender, _GUESSED)  # another noun may have the other gender
            chain.origins |= origins(self.parsed, t)
            for c in self.parsed.children(t.i):
                if c.name is None and demonym(c.text):
                    chain.places.add(demonym(c.text) or "")

    def _before(self, chain: Chain, t: Token) -> None:
        word = t.plain
        if word in referent_table("before"):
            chain.vote(referent_table("before")[word], _TITLE if t.pos == "NOUN" or word.endswith(".") else _DETERMINER)
        chain.plural |= word in ("les", "des", "aux", "ces")

    def _participle(self, chain: Chain, m: Mention) -> None:
        """« X est née », « X, arrivée à … », « X a été élue »."""
        t = self.parsed.tokens[m.head]
        beside = [self.parsed.tokens[t.head]] if t.dep in ("nsubj:pass", "nsubj") else []
        if beside and not any(c.dep == "aux:pass" or c.lemma == "être" for c in self.parsed.children(t.head)):
            beside = []
        beside += [c for c in self.parsed.children(m.head) if c.dep in ("acl", "amod")]
        for c in beside:
            gender = {"Masc": "m", "Fem": "f"}.get(c.morph.get("Gender", ""))
            if gender and c.morph.get("VerbForm") == "Part" and c.morph.get("Number") != "Plur":
                chain.vote(gender, _PARTICIPLE if _person(m) else _GUESSED)

    # -- a chain as a whole ---------------------------------------------------------------------------------------

    def _settle(self, chain: Chain) -> None:
        totals: dict[EntityType, float] = {}
        for m in chain.names:
            for kind, score in m.scores:
                totals[kind] = totals.get(kind, 0.0) + score
        chain.kind = max(sorted(totals.items()), key=lambda pair: pair[1])[0] if totals else None
        if chain.kind == "Person":
            self._given_name(chain)
        elif chain.kind == "Place" and any(m.text in _states() for m in chain.names):
            chain.nouns.add(_COUNTRY)
        chain.topic = any(m.sentence <= 1 for m in chain.names)

    def _given_name(self, chain: Chain) -> None:
        """The given name's vote: that of a listed one counts for more than a guess by its ending."""
        listed = next((m.gender for m in chain.names if m.gender), None)
        guessed = next((g for m in chain.names if (g := guessed_gender(m.text))), None)
        chain.vote(listed or guessed, _LISTED if listed else _GUESSED)


def origins(parsed: Parsed, t: Token) -> set[str]:
    """The towns and regions that a noun's adjectives tell (« le fabricant lyonnais »), in the masculine."""
    found = set()
    for c in parsed.children(t.i):
        word = c.text.lower()
        if c.pos == "ADJ" and _LOCAL.fullmatch(word) and not demonym(word) and word not in referent_words("not_local"):
            found.add(_FEMININE.sub(r"\1", word))
    return found


def gender_of(parsed: Parsed, t: Token) -> str | None:
    """The gender of the person that a noun means: that of its determiner, unless the noun is of one gender only."""
    if t.text.lower() in referent_words("epicene"):
        return None
    adjective = None
    for k in reversed(parsed.tokens[max(0, t.i - 3) : t.i]):
        word = k.text.lower()
        if word in ("le", "un", "du", "au", "cet", "ce"):
            return "m"
        if word in ("la", "une", "cette"):
            return "f"
        if k.pos not in ("ADJ", "NOUN"):
            break
        adjective = k.morph.get("Gender")
    if adjective is None and t.text.lower().removeprefix("ex-") in referent_words("masculine"):
        return None  # « l'ex-ministre »
    if t.morph.get("Number") == "Plur" and t.morph.get("Gender") == "Masc":
        return None  # « les ministres X et Y » may be women and men
    return {"Masc": "m", "Fem": "f"}.get(adjective or t.morph.get("Gender", ""))


def _chains(names: Sequence[Mention]) -> dict[int, int]:
    """A chain number for each name: its equals, the full name whose surname or given name it is, its acronym."""
    full = {m.text: m.id for m in reversed(names)}
    persons = [m for m in names if " " in m.text and _person(m)]
    given = Counter(text.split()[0] for text in {m.text for m in persons})
    firsts = {m.text.split()[0]: full[m.text] for m in persons if given[m.text.split()[0]] == 1}
    aliases = {alias: full[m.text] for m in reversed(names) for alias in m.aliases if alias in full}
    known, borne = {**full, **aliases, **firsts}, bearers(names, _person)
    numbers = {}
    for m in names:
        bearer = borne.get(m.id)
        plain = known[m.text] if _person(m) or m.text in aliases else full[m.text]
        numbers[m.id] = full[bearer.text] if bearer is not None else plain
    return numbers


def _person(m: Mention) -> bool:
    return bool(m.scores) and max(m.scores, key=lambda pair: pair[1])[0] == "Person"
