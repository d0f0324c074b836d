"""The graph in Python: what link made is what is read back, filters, tables and networks."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from sample import BOUGHT, BREST, CLAIMS, DENIED, ENTITIES, GRAPH, LILLE, claim, evidence

import kg
from kg.api import KnowledgeGraph
from kg.errors import KgError
from kg.link.decisions import Decision
from kg.link.replay import replay
from kg.model import Claim
from kg.publish.store import write_store


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    path = tmp_path_factory.mktemp("opened")
    write_store(GRAPH, path / "store")
    return kg.open(str(path))


def ids(claims: list[Claim]) -> set[str]:
    return {claim.id for claim in claims}


def test_claims_are_those_that_link_made(graph: KnowledgeGraph) -> None:
    made = sorted((replace(c, evidence=tuple(sorted(c.evidence, key=lambda e: (e.article, e.start)))) for c in CLAIMS),
                  key=lambda c: c.id)  # fmt: skip
    assert sorted(graph.claims(rejected=True), key=lambda c: c.id) == made


def test_entities_and_articles_are_those_that_link_made(graph: KnowledgeGraph) -> None:
    plain = [replace(e, mentions=()) for e in ENTITIES]
    assert [replace(e, mentions=()) for e in graph.entities()] == plain
    assert [e.mentions for e in graph.entities()] == [
        tuple((article, -1) for article in sorted({article for article, _ in e.mentions})) for e in ENTITIES
    ]
    assert graph.articles() == list(GRAPH.articles)
    assert graph.entity("kgr:vexia") == graph.entity("<http://example.org/kg/entity/vexia>") == graph.entity("VEXIA")


@pytest.mark.parametrize(("filters", "found"), [
    ({"subject": "Vexia", "relation": "acquired"}, {BOUGHT.id, DENIED.id}),
    ({"subject": "groupe Vexia", "status": "denied"}, {DENIED.id}),
    ({"object": "Lumen", "status": "asserted"}, {BOUGHT.id}),
    ({"source": "Lumen"}, {DENIED.id}),
    ({"article": "reprise brève"}, {BOUGHT.id}),
    ({"about": "Lumen", "relation": "acquired"}, {BOUGHT.id, DENIED.id}),
    ({"relation": "meets", "subject": "Vexia"}, set()),
])  # fmt: skip
def test_filters(graph: KnowledgeGraph, filters: dict[str, str], found: set[str]) -> None:
    assert ids(graph.claims(**filters)) == found  # type: ignore[arg-type]


def test_rejected_claims_stay_out_unless_asked_for(graph: KnowledgeGraph) -> None:
    rejected = {c.id for c in CLAIMS if c.verdict and c.verdict.kind == "rejected"}
    assert len(rejected) == 1
    assert ids(graph.claims()) == {c.id for c in CLAIMS} - rejected
    assert ids(graph.claims(subject="Lumen", rejected=True)) - ids(graph.claims(subject="Lumen")) == rejected


def test_what_a_preference_outweighed_stays_out_unless_asked_for(tmp_path: Path) -> None:
    left = claim(
        "paul-ott", "left", "vexia", evidence(LILLE, "Paul Ott", "left#1", date="2018"),
        evidence(BREST, "Paul Ott", "left#1", date="2019"),
    )  # fmt: skip
    preferences = (("Vexia", "foundedOn", "2012"), ("Paul Ott", "left", "Vexia", "2019"))
    settled, _ = replay(replace(GRAPH, claims=(*CLAIMS, left)), [Decision("prefer", about) for about in preferences])
    write_store(settled, tmp_path / "store")
    graph = kg.open(tmp_path)
    assert [c.object.value for c in graph.claims(relation="foundedOn")] == ["2012"]  # type: ignore[union-attr]
    assert len(graph.claims(relation="foundedOn", rejected=True)) == 2
    (read,) = graph.claims(relation="left")
    assert {e.date: e.outweighed for e in read.evidence} == {"2018": True, "2019": False}
    assert ids(graph.claims(article=LILLE.id, relation="left")) == {left.id}
    assert list(graph.to_dataframe(relation="left")["date"]) == ["2019"]
    for query in ("timeline", "changed-between", "careers"):
        assert "2018" not in graph.query(query).data.decode(), query


@pytest.mark.parametrize(("filters", "message"), [
    ({"subject": "Vexio"}, "no entity is called 'Vexio'; did you mean 'Vexia'"),
    ({"relation": "bought"}, "no relation 'bought' here; there are: acquired, cofounded"),
    ({"status": "true"}, "no status 'true' here; there are: asserted"),
    ({"article": "x"}, "no article 'x' here; there are: dementi-brest"),
])  # fmt: skip
def test_what_the_graph_does_not_have_is_named(graph: KnowledgeGraph, filters: dict[str, str], message: str) -> None:
    with pytest.raises(KgError, match=message):
        graph.claims(**filters)  # type: ignore[arg-type]


def test_name_that_several_bear_asks_for_an_id(tmp_path: Path) -> None:
    twin = replace(ENTITIES[-1], id="vexia-work", type="Work", names=("Vexia",))
    write_store(replace(GRAPH, entities=(*ENTITIES, twin)), tmp_path / "store")
    graph = kg.open(tmp_path)
    with pytest.raises(KgError, match="'Vexia' may be vexia or vexia-work; give one of these ids"):
        graph.entity("Vexia")
    assert graph.entity("vexia-work").type == "Work"


def test_networkx(graph: KnowledgeGraph) -> None:
    network = graph.to_networkx()
    assert set(network.nodes) == {e.id for e in ENTITIES}
    assert network.nodes["vexia"] == {"label": "Vexia", "type": "Organization"}
    edge = network.edges["vexia", "lumen", BOUGHT.id]
    assert (edge["relation"], edge["status"]) == ("acquired", "asserted")
    assert (edge["date"], edge["amount"]) == ("2023", "12500000 EUR")
    assert edge["quote"] == BOUGHT.evidence[0].quote
    assert set(graph.to_networkx(relation="meets").nodes) == {"nora-selim", "paul-ott"}


def test_dataframe(graph: KnowledgeGraph) -> None:
    table = graph.to_dataframe(relation="acquired")
    assert list(table["status"]) == ["asserted", "denied"]
    assert list(table["subject"]) == ["Vexia", "Vexia"]
    assert table["source"][1] == "Lumen"
    assert (table["earliest"][0], table["latest"][0], table["joint"][0]) == ("2023-01-01", "2023-12-31", False)
    assert list(graph.to_dataframe(relation="funds")["joint"]) == [True, True]
    leads = graph.query("who-leads-what").to_dataframe()
    assert list(leads.columns)[:3] == ["who", "what", "role"]
    assert leads["who"][0] == "Nora Sélim"


def test_neighbourhood_is_a_graph_of_its_own(graph: KnowledgeGraph) -> None:
    part = graph.neighbourhood("Aurore")
    assert {e.id for e in part.entities} == {"aurore", "lumen", "orbe", "paul-ott"}
    assert {a.id for a in part.articles} == {"rachat-lille"}
    assert {c.relation for c in part.claims} == {"funds"}


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no such folder; run kg build"):
        kg.open(tmp_path / "nowhere")


def test_import_is_cheap() -> None:
    code = "import sys, kg; print(sorted({'spacy', 'rdflib', 'pyoxigraph', 'networkx', 'pandas'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
