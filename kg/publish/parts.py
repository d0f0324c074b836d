"""Cuts a graph into what each article supports: what stands in the named graph of that article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Article, Claim, Conflict, Evidence, Graph, Side


@dataclass(slots=True)
class _Part:
    """What one article supports: ids of entities, claims with the evidence that it gives, conflicts."""

    entities: set[str]
    claims: dict[str, list[Evidence]]
    conflicts: set[str]


class Parts:
    """Cuts a graph into the parts that each article supports; their union is the graph."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._entities = {entity.id: entity for entity in graph.entities}
        self._claims = {claim.id: claim for claim in graph.claims}
        self._conflicts = {conflict.id: conflict for conflict in graph.conflicts}
        self._parts: defaultdict[str | None, _Part] = defaultdict(lambda: _Part(set(), {}, set()))
        for entity in graph.entities:
            for article, _ in entity.mentions:
                self._parts[article].entities.add(entity.id)
        for claim in graph.claims:
            self._place_claim(claim)
        for conflict in graph.conflicts:
            self._place_conflict(conflict)
        placed = set().union(*(part.entities for part in self._parts.values())) if self._parts else set()
        if rest := self._entities.keys() - placed:
            self._parts[None].entities.update(rest)

    def _place_claim(self, claim: Claim) -> None:
        for evidence in claim.evidence or (None,):
            part = self._parts[evidence.article if evidence else None]
            part.claims.setdefault(claim.id, []).extend([evidence] if evidence else [])
            ends = (claim.subject, claim.object, claim.attributed_to, evidence.place if evidence else None)
            part.entities.update(end for end in ends if isinstance(end, str))

    def _place_conflict(self, conflict: Conflict) -> None:
        claims = (self._claims[id] for side in conflict.sides for id, _ in side.evidence)
        for article in {e.article if e else None for claim in claims for e in claim.evidence or (None,)}:
            self._parts[article].conflicts.add(conflict.id)

    def __iter__(self) -> Iterator[tuple[str | None, Graph]]:
        """(article id, the part of the graph that it supports) in order of ids; None for what no article supports."""
        articles = {article.id: article for article in self.graph.articles}
        for id in sorted(articles):
            yield id, self._cut(self._parts[id], (articles[id],))
        if None in self._parts:
            yield None, self._cut(self._parts[None], ())

    def _cut(self, part: _Part, articles: tuple[Article, ...]) -> Graph:
        ids = {article.id for article in articles}
        entities = (self._entities[id] for id in sorted(part.entities))
        return Graph(
            articles,
            tuple(replace(e, mentions=tuple(m for m in e.mentions if m[0] in ids)) for e in entities),
            tuple(replace(self._claims[id], evidence=tuple(found)) for id, found in sorted(part.claims.items())),
            tuple(self._cut_conflict(self._conflicts[id], part) for id in sorted(part.conflicts)),
        )

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
