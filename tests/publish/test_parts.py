"""What one article supports, and the hash that tells whether it has changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.model import Article, Claim, Entity, Evidence, Graph
from kg.publish.parts import Parts

NORTH, SOUTH = Article("north", "Nora dirige Vexia.", "", ()), Article("south", "Nora dirige Vexia !", "", ())
NORA = Entity("nora", "Nora", "Person", ("Nora",), (("north", 0), ("south", 0)))
VEXIA = Entity("vexia", "Vexia", "Organization", ("Vexia",), (("north", 1), ("south", 1)))
SAID = Claim(
    "c", "nora", "leads", "vexia", "asserted", None,
    (Evidence("north", 0, 18, NORTH.text, "leads#1", 0.9), Evidence("south", 0, 19, SOUTH.text, "leads#1", 0.9)),
)  # fmt: skip
GRAPH = Graph((NORTH, SOUTH), (NORA, VEXIA), (SAID,))


def digests(graph: Graph) -> dict[str | None, str]:
    parts = Parts(graph)
    return {id: parts.digest(id) for id in parts.ids()}


def changed(graph: Graph) -> set[str | None]:
    """Parts of which the hash is another one than in GRAPH."""
    before, now = digests(GRAPH), digests(graph)
    return {id for id in before | now if before.get(id) != now.get(id)}


def test_a_part_holds_what_its_article_supports() -> None:
    part = Parts(GRAPH).cut("south")
    assert part.articles == (SOUTH,)
    assert [(entity.id, entity.mentions) for entity in part.entities] == [
        ("nora", (("south", 0),)),
        ("vexia", (("south", 1),)),
    ]
    assert part.claims == (replace(SAID, evidence=SAID.evidence[1:]),)


@pytest.mark.parametrize(
    ("graph", "expected"),
    [
        (GRAPH, set()),
        (replace(GRAPH, articles=(NORTH, replace(SOUTH, title="Vexia"))), {"south"}),
        (replace(GRAPH, entities=(replace(NORA, names=("Nora", "N.")), VEXIA)), {"north", "south"}),
        (replace(GRAPH, entities=(replace(NORA, mentions=(("north", 0),)), VEXIA)), {"south"}),
        (replace(GRAPH, claims=(replace(SAID, evidence=SAID.evidence[:1]),)), {"south"}),
        (replace(GRAPH, claims=(replace(SAID, confidence=0.5),)), {"north", "south"}),
        (replace(GRAPH, entities=(*GRAPH.entities, replace(NORA, id="alone", mentions=()))), {None}),
    ],
)  # fmt: skip
def test_the_hash_of_a_part_changes_with_what_it_holds(graph: Graph, expected: set[str | None]) -> None:
    assert changed(graph) == expected
