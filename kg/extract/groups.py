"""Whom plurals mean: « ils », « leur », « les deux hommes » go to names that the article joins (« X et Y »)."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.chains import Chain, Chains
from kg.extract.clauses import SUBJECTS, coordinated
from kg.extract.referent_words import referent_table
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.model import EntityType, Mention

Group = tuple[Mention, ...]
_PRONOUN_REACH, _COUNTED_REACH = 1, 3


class Groups:
    """The names joined in one article, and the plurals that were found to mean them, in text order."""

    def __init__(self, parsed: Parsed, chains: Chains) -> None:
        self.parsed = parsed
        self.chains = chains
        self.seen: list[tuple[int, Group]] = []  # the last token of each, and whom it means

    def see(self, name: Mention) -> None:
        """Remember the group that a name begins or ends."""
        root = self.chains.path(name.head)[-1]
        head = self.parsed.tokens[root]
        if head.dep == "conj" and (not self.seen or self.seen[-1][0] < name.head):
            while head.dep == "conj":
                head = self.parsed.tokens[head.head]
            root = head.i
        tokens = [i for i in coordinated(self.parsed, root) if i <= name.head or i == root]
        members = [self.chains.standing[i] for i in sorted(tokens) if i in self.chains.standing]
        members = list(dict.fromkeys(m for m in members if m.head <= name.head))
        if len({self.chains.of(m).id for m in members}) > 1:
            self._add(name.head, tuple(members))

    def refer(self, token: int, group: Group) -> None:
        """Remember that the plural at `token` means the group."""
        self._add(token, group)

    def _add(self, token: int, group: Group) -> None:
        if self.seen and self.seen[-1][1][:1] == group[:1] and len(group) > len(self.seen[-1][1]):
            self.seen.pop()  # the same list, one name longer
        self.seen.append((token, group))

    def of_pronoun(self, at: Token, gender: str | None, barred: frozenset[int] = frozenset()) -> Group | None:
        """Whom « ils », « elles », « leur » mean: the last group, no other plural subject since."""
        for token, group in reversed(self.seen):
            t = self.parsed.tokens[token]
            if at.sentence - t.sentence > _PRONOUN_REACH:
                return None
            if token >= at.i or any(self.chains.of(m).id in barred for m in group):
                continue
            if not self._agree(group, gender) or self._rival(token, at):
                return None
            return group
        return None

    def pair(self, at: Token) -> Group | None:
        """The last two of one kind that were joined in this or the last sentence (« le premier …, le second »)."""
        for token, group in reversed(self.seen):
            near = at.sentence - self.parsed.tokens[token].sentence <= _PRONOUN_REACH
            kinds = {self.chains.of(m).kind for m in group}
            if token < at.i and near:
                return group if len(group) == 2 and len(kinds) == 1 and kinds <= {"Person", "Organization"} else None
        return None

    def _agree(self, group: Group, gender: str | None) -> bool:
        """Beings of one type; one man makes the group masculine."""
        chains = [self.chains.of(m) for m in group]
        kinds = {c.kind for c in chains}
        if len(kinds) > 1 or not kinds <= {"Person", "Organization", "Place"}:
            return False
        genders = {c.gender()[0] for c in chains}
        if gender == "f":
            return "m" not in genders
        return gender is None or kinds != {"Person"} or genders != {"f"}

    def _rival(self, token: int, at: Token) -> bool:
        """Is there a plural noun between the group and the pronoun, as subject?"""
        return any(
            t.pos == "NOUN" and t.name is None and t.dep in SUBJECTS and t.morph.get("Number") == "Plur"
            for t in self.parsed.tokens[token + 1 : at.i]
        )

    def counted(self, at: Token, kind: EntityType, near: Sequence[tuple[int, Chain, Mention]]) -> Group | None:
        """Whom « les deux hommes » means: the last group of two, else the only two persons of the last sentences."""
        number = self._number(at)
        if number is None:
            return None
        for token, group in reversed(self.seen):
            t = self.parsed.tokens[token]
            if token < at.i and at.sentence - t.sentence <= _COUNTED_REACH and self._all(group, kind, number):
                later = [chain for s, chain, _ in near if s > t.sentence]
                if kind == "Person" and self._others(group, kind, later):
                    break
                return group if self._sexes(group, at) else None
        near = [(s, c, n) for s, c, n in near if c.kind == kind and not self._other_sex(c, at)]
        reach = _COUNTED_REACH if at.text.lower() in referent_table("collectives") else 1
        names = {chain.id: name for sentence, chain, name in near if at.sentence - sentence <= reach}
        so_far = {chain.id: name for _, chain, name in near}
        if len(so_far) == number and not names.keys() - so_far.keys():
            names = so_far  # no others in the whole article
        if not self._sexes(tuple(names.values()), at):
            return None
        return tuple(names[c] for c in sorted(names)) if len(names) == number else None

    def _others(self, group: Group, kind: EntityType, since: Sequence[Chain]) -> bool:
        """Has the article gone on to somebody else since the group?"""
        ids = {self.chains.of(m).id for m in group}
        return any(c.kind == kind and c.id not in ids for c in since)

    def _sexes(self, group: Group, at: Token) -> bool:
        return not any(self._other_sex(self.chains.of(m), at) for m in group)

    def _other_sex(self, chain: Chain, at: Token) -> bool:
        """« hommes » means men only, « femmes » women only."""
        barred = {"hommes": "f", "femmes": "m"}.get(at.text.lower())
        return barred is not None and chain.gender()[0] == barred

    def _all(self, group: Group, kind: EntityType, number: int) -> bool:
        chains = {self.chains.of(m).id for m in group}
        return len(chains) == number and all(self.chains.of(m).kind == kind for m in group)

    def _number(self, at: Token) -> int | None:
        collective = referent_table("collectives").get(at.text.lower())
        if collective is not None:
            return int(collective)
        numbers = load_data("pronouns.toml")["numbers"]
        before = [t.text.lower() for t in self.parsed.tokens[max(0, at.i - 3) : at.i]]
        return next((numbers[word] for word in before if word in numbers), None)
