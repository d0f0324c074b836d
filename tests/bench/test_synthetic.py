"""The made-up graph is a valid one, whatever its size."""

from __future__ import annotations

import pytest
from synthetic import synthetic

from kg.publish.graph import triples


@pytest.mark.parametrize("size", [1, 50, 999])
def test_graph_is_whole_and_the_same_each_time(size: int) -> None:
    graph = synthetic(size)
    assert len(graph.claims) == size == len({c.id for c in graph.claims})
    ids, texts = {e.id for e in graph.entities}, {a.id: a.text for a in graph.articles}
    for claim in graph.claims:
        assert {claim.subject, claim.object, claim.attributed_to or claim.subject} <= ids
        assert all(texts[e.article][e.start : e.end] == e.quote for e in claim.evidence)
    assert graph == synthetic(size)
    assert sum(1 for _ in triples(graph)) > 10 * size
