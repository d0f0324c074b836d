"""The part of a graph that is sure enough, or has enough independent sources."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kg.model import Claim, Graph


@dataclass(frozen=True, slots=True)
class Least:
    """What a claim must reach: a confidence between 0 and 1, a number of independent sources."""

    confidence: float = 0.0
    sources: int = 0

    def __bool__(self) -> bool:
        return self.confidence > 0 or self.sources > 0

    def reached(self, claim: Claim) -> bool:
        """Does a claim reach it?"""
        return claim.confidence >= self.confidence and claim.sources >= self.sources

    def part(self, graph: Graph) -> Graph:
        """The graph with those claims only, and the conflicts of which two sides are left."""
        if not self:
            return graph
        claims = tuple(filter(self.reached, graph.claims))
        ids, conflicts = {claim.id for claim in claims}, []
        for conflict in graph.conflicts:
            sides = [replace(s, evidence=tuple(e for e in s.evidence if e[0] in ids)) for s in conflict.sides]
            preferred = None if conflict.preferred is None else sides[conflict.preferred]
            left = [side for side in sides if side.evidence]
            if len(left) > 1:
                place = left.index(preferred) if preferred in left else None
                conflicts.append(replace(conflict, sides=tuple(left), preferred=place))
        return replace(graph, claims=claims, conflicts=tuple(conflicts))
