"""Cuts a graph into what each article supports: what stands in the named graph of that article."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

import msgspec

from kg.model import Claim, Conflict, Evidence, Graph, Side


@dataclass(slots=True)
class _Part:
    """What one article supports: entities with their mentions, claims with the evidence that it gives, conflicts."""

    entities: dict[str, list[tuple[str, int]]]
    claims: dict[str, list[Evidence]]
    conflicts: set[str]


class Parts:
    """Cuts a graph into the parts that each article supports; their union is the graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._entities = {entity.id: entity for entity in graph.entities}
        self._claims = {claim.id: claim for claim in graph.claims}
        self._conflicts = {conflict.id: conflict for conflict in graph.conflicts}
        self._articles = {article.id: article for article in graph.articles}
        self._entity_digests: dict[str, bytes] = {}
        self._parts: defaultdict[str | None, _Part] = defaultdict(lambda: _Part({}, {}, set()))
        for entity in graph.entities:
            for article, mentions in groupby(entity.mentions, itemgetter(0)):
                self._parts[article].entities.setdefault(entity.id, []).extend(mentions)
        for claim in graph.claims:
            self._place_claim(claim)
        for conflict in graph.conflicts:
            self._place_conflict(conflict)
        self._place_rest({entity.id for entity in graph.entities if not entity.mentions})

    def _place_rest(self, unmentioned: set[str]) -> None:
        """Entities that no article mentions and no claim is about."""
        if rest := unmentioned.difference(*(part.entities for part in self._parts.values())):
            self._parts[None].entities.update((id, []) for id in rest)

    def _place_claim(self, claim: Claim) -> None:
        for evidence in claim.evidence or (None,):
            part = self._parts[evidence.article if evidence else None]
            part.claims.setdefault(claim.id, []).extend([evidence] if evidence else [])
            ends = (claim.subject, claim.object, claim.attributed_to, evidence.place if evidence else None)
            for end in ends:
                if isinstance(end, str):
                    part.entities.setdefault(end, [])

    def _place_conflict(self, conflict: Conflict) -> None:
        claims = (self._claims[id] for side in conflict.sides for id, _ in side.evidence)
        for article in {e.article if e else None for claim in claims for e in claim.evidence or (None,)}:
            self._parts[article].conflicts.add(conflict.id)

    def ids(self) -> list[str | None]:
        """Ids of the articles that have a part, sorted; at the end None, if there is something that none supports."""
        return [*sorted(self._articles), *([None] if None in self._parts else [])]

    def cut(self, id: str | None) -> Graph:
        """The part of the graph that an article supports."""
        part = self._parts[id]
        return Graph(
            () if id is None else (self._articles[id],),
            tuple(replace(self._entities[id], mentions=tuple(found)) for id, found in sorted(part.entities.items())),
            self._cut_claims(part),
            self._cut_conflicts(part),
        )

    def digest(self, id: str | None) -> str:
        """A hash of what `cut` gives (of entities only whether they are mentioned there), found without cutting."""
        part = self._parts[id]
        whole = (
            None if id is None else self._articles[id],
            [(self._entity(id), bool(found)) for id, found in sorted(part.entities.items())],
            self._cut_claims(part),
            self._cut_conflicts(part),
        )
        return _digest(whole).hex()

    def _entity(self, id: str) -> bytes:
        """A hash of an entity without its mentions, found once for all articles that mention it."""
        if id not in self._entity_digests:
            e = self._entities[id]
            self._entity_digests[id] = _digest((e.id, e.label, e.type, e.names, e.reasons, e.matches))
        return self._entity_digests[id]

    def _cut_claims(self, part: _Part) -> tuple[Claim, ...]:
        pairs = ((self._claims[id], found) for id, found in sorted(part.claims.items()))
        return tuple(c if len(found) == len(c.evidence) else replace(c, evidence=tuple(found)) for c, found in pairs)

    def _cut_conflicts(self, part: _Part) -> tuple[Conflict, ...]:
        return tuple(self._cut_conflict(self._conflicts[id], part) for id in sorted(part.conflicts))

    def _cut_conflict(self, conflict: Conflict, part: _Part) -> Conflict:
        sides = tuple(replace(side, evidence=self._cut_side(side, part)) for side in conflict.sides)
        return replace(conflict, sides=sides)

    def _cut_side(self, side: Side, part: _Part) -> tuple[tuple[str, int], ...]:
        found = []
        for id, index in side.evidence:
            evidence = self._claims[id].evidence[index]
            if evidence in part.claims.get(id, ()):
                found.append((id, part.claims[id].index(evidence)))
        return tuple(found)


def _digest(value: object) -> bytes:
    return hashlib.sha256(msgspec.msgpack.encode(value)).digest()
