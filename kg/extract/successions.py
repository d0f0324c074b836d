"""Whose predecessor and successor somebody is, by what an article tells and what its readers know of offices."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.chains import Chain, Chains
from kg.extract.clauses import SUBJECTS
from kg.extract.referent_words import referent_words
from kg.extract.renown import orders
from kg.extract.tree import Parsed, Token
from kg.model import Mention


class Successions:
    """The pairs of an article of which the first has the place that the second had before."""

    def __init__(self, parsed: Parsed, chains: Chains) -> None:
        self.parsed = parsed
        self.chains = chains
        self.told = {(new, old) for t in parsed.tokens for new, old in self._told(t)}

    def other(self, t: Token, owner: Chain) -> Mention | None:
        """« son prédécesseur », « son successeur »: who came before `owner` or behind; None unless that is one only."""
        word = t.text.lower()
        before = word in referent_words("predecessors")
        if not before and word not in referent_words("successors"):
            return None
        pairs = {*self.told, *self._by_role()}
        found = {(old if before else new) for new, old in pairs if (new if before else old) == owner.id}
        if not found:
            found = set(self._by_office(owner, before))
        if not found:
            found = self._only_other(t, owner)
        return self._name(t, self.chains.all[found.pop()]) if len(found) == 1 else None

    def _name(self, t: Token, chain: Chain) -> Mention:
        before = [n for n in chain.names if n.end <= t.start]
        return before[-1] if before else chain.names[0]

    def _told(self, t: Token) -> Iterator[tuple[int, int]]:
        """« X remplace Y », « X succède à Y », « X est remplacé par Y »: the numbers of the newer and the older."""
        if not t.verbs & referent_words("replacing"):
            return
        kids = self.parsed.children(t.i)
        subjects = [self._person(c) for c in kids if c.dep in SUBJECTS]
        objects = [self._person(c) for c in kids if c.i > t.i and c.dep.startswith(("obj", "iobj", "obl"))]
        passive = any(c.dep == "aux:pass" for c in kids)
        for one in subjects:
            for other in objects:
                if one is not None and other is not None:
                    yield (other, one) if passive else (one, other)

    def _person(self, t: Token) -> int | None:
        name = self.chains.standing.get(t.i)
        return self.chains.of(name).id if name is not None and self.chains.of(name).kind == "Person" else None

    def _by_role(self) -> Iterator[tuple[int, int]]:
        """« X, successeur de Y », « Y, prédécesseur de X »"""
        for chain in self.chains.all.values():
            for role, whose in sorted(chain.roles):
                if whose.isdigit() and role in referent_words("successors"):
                    yield chain.id, int(whose)
                elif whose.isdigit() and role in referent_words("predecessors"):
                    yield int(whose), chain.id

    def _by_office(self, owner: Chain, before: bool) -> Iterator[int]:
        """Who is known to have held the office of `owner` just before or behind, of those that the article names."""
        for order in orders(self.chains, owner):
            at = order.index(owner.id)
            beside = at - 1 if before else at + 1
            if 0 <= beside < len(order):
                yield order[beside]

    def _only_other(self, t: Token, owner: Chain) -> set[int]:
        """The only other person whom the article has named so far."""
        persons = {c.id for c in self.chains.all.values() if c.kind == "Person" and c.names[0].end <= t.start}
        return persons - {owner.id} if len(persons) == 2 and owner.id in persons else set()
