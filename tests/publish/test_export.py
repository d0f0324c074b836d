"""Every format announces itself, loses nothing that it can hold, and gives the same bytes twice."""

from __future__ import annotations

import csv
import json
import random
import re
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic
from sample import BREST, CLAIMS, GRAPH, LILLE
from typer.testing import CliRunner

from kg.cli import make_app
from kg.errors import KgError
from kg.model import Graph
from kg.publish.export import format_of, formats, xml_text
from kg.publish.export.neo4j import cypher, relationship_type
from kg.publish.export.quickstatements import item_of
from kg.publish.graph import quads, triples
from kg.publish.vocabulary import DEFAULT_BASE, rebase

WANTED = {
    "turtle", "trig", "n-triples", "n-quads", "json-ld", "rdf-xml", "turtle-1.2", "csv", "graphml", "gexf", "neo4j",
    "cypher", "quickstatements",
}  # fmt: skip
FLAT = rdflib.Graph()
for triple in triples(GRAPH):
    FLAT.parse(data=f"{triple} .", format="nt")


def write(name: str, folder: Path, graph: Graph = GRAPH, base: str = DEFAULT_BASE) -> Path:
    """The file (or folder) that a format writes."""
    path = folder / f"graph{format_of(name).suffix}"
    format_of(name).write(graph, path, base)
    return path


def contents(path: Path) -> dict[str, bytes]:
    """Bytes by file name, of a file or of a folder."""
    return {p.name: p.read_bytes() for p in ([path] if path.is_file() else sorted(path.iterdir()))}


def test_the_formats_there_are() -> None:
    assert set(formats()) == WANTED
    assert all(len(format.help) > 20 for format in formats().values())


@pytest.mark.parametrize("name", sorted(WANTED))
def test_the_same_graph_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    mixed = random.Random(3)
    shuffled = replace(GRAPH, claims=tuple(mixed.sample(GRAPH.claims, len(GRAPH.claims))),
                       entities=tuple(mixed.sample(GRAPH.entities, len(GRAPH.entities))))  # fmt: skip
    (tmp_path / "again").mkdir()
    first, second = write(name, tmp_path), write(name, tmp_path / "again", shuffled)
    assert contents(first) == contents(second)
    assert not list(tmp_path.glob("**/.*"))


@pytest.mark.parametrize("name", sorted(WANTED))
def test_a_graph_without_claims_can_be_written(name: str, tmp_path: Path) -> None:
    assert contents(write(name, tmp_path, Graph((LILLE,), (), ())))


@pytest.mark.parametrize("name", ["turtle", "n-triples", "rdf-xml", "json-ld"])
def test_a_flat_syntax_holds_the_whole_graph(name: str, tmp_path: Path) -> None:
    assert isomorphic(rdflib.Graph().parse(write(name, tmp_path)), FLAT)


@pytest.mark.parametrize("name", ["trig", "n-quads"])
def test_a_syntax_with_named_graphs_holds_every_quad(name: str, tmp_path: Path) -> None:
    assert set(pyoxigraph.parse(path=str(write(name, tmp_path)))) == set(quads(GRAPH))


@pytest.mark.parametrize("name", ["turtle", "n-triples", "rdf-xml", "json-ld"])
@pytest.mark.parametrize("base", ["https://press.example/", "urn:press:"])
def test_another_base_moves_the_graph(name: str, base: str, tmp_path: Path) -> None:
    moved = rdflib.Graph()
    moved.parse(data=rebase(FLAT.serialize(format="nt"), base), format="nt")
    assert isomorphic(rdflib.Graph().parse(write(name, tmp_path, base=base)), moved)


def test_json_ld_reads_like_json(tmp_path: Path) -> None:
    found = json.loads(write("json-ld", tmp_path).read_text(encoding="utf-8"))["@graph"]
    (claim,) = (node for node in found if node.get("type") == "Claim" and node["relation"] == "meets")
    assert (claim["subject"], claim["object"], claim["status"]) == (
        "entity/nora-selim", {"id": "entity/paul-ott"}, "asserted",
    )  # fmt: skip
    (evidence,) = claim["evidence"]
    assert evidence["quote"] == "Paul Ott a rencontré Nora Sélim à Brest le 3 avril 2024."
    assert BREST.text[evidence["start"] : evidence["end"]] == evidence["quote"]
    assert evidence["date"] == {"@value": "2024-04-03", "@type": "xsd:date"}


def test_rdf_xml_replaces_what_xml_cannot_hold(tmp_path: Path) -> None:
    bad = replace(LILLE, id="a", title="un\u0000deux\u0001\ufffe\ttrois")
    graph = rdflib.Graph().parse(write("rdf-xml", tmp_path, Graph((bad,), (), ())))
    assert [str(o) for o in graph.objects(None, rdflib.SDO.headline)] == ["un\ufffddeux\ufffd\ufffd\ttrois"]
    assert xml_text("été 🚀") == "été 🚀"


def test_triple_terms_say_what_the_claims_say(tmp_path: Path) -> None:
    reifies = pyoxigraph.NamedNode(str(rdflib.RDF) + "reifies")
    found = [q for q in pyoxigraph.parse(path=str(write("turtle-1.2", tmp_path))) if q.predicate == reifies]
    terms = {(q.subject.value, q.object.subject.value, q.object.predicate.value, q.object.object) for q in found}
    parts: dict[object, dict[str, object]] = {}
    for t in triples(GRAPH):
        name = t.predicate.value.removeprefix(str(rdflib.RDF))
        if name in ("subject", "predicate", "object"):
            parts.setdefault(t.subject.value, {})[name] = t.object
    assert terms == {(claim, p["subject"].value, p["predicate"].value, p["object"]) for claim, p in parts.items()}  # type: ignore[attr-defined]
    assert len(terms) == len(CLAIMS)


def test_csv_has_a_row_for_each_evidence(tmp_path: Path) -> None:
    with write("csv", tmp_path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(max(1, len(claim.evidence)) for claim in CLAIMS)
    (meets,) = (row for row in rows if row["relation"] == "meets")
    assert (meets["subject_label"], meets["object"], meets["date"], meets["place"]) == (
        "Nora Sélim", "paul-ott", "2024-04-03", "brest",
    )  # fmt: skip
    assert BREST.text[int(meets["start"]) : int(meets["end"])] == meets["quote"]
    assert {row["joint_amount"] for row in rows if row["relation"] == "funds"} == {"true"}
    assert [row["verdict"] for row in rows if not row["article"]] == ["added"]


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_a_network_has_an_edge_for_each_claim(name: str, read: object, tmp_path: Path) -> None:
    options = {"force_multigraph": True} if name == "graphml" else {}
    found = read(write(name, tmp_path), **options)  # type: ignore[operator]
    edges = {(s, o, data["relation"], data["status"]) for s, o, data in found.edges(data=True)}
    assert ("nora-selim", "paul-ott", "meets", "asserted") in edges
    assert ("vexia", "lumen", "acquired", "denied") in edges
    assert ("lumen", "money:5000000 EUR", "raised", "asserted") in edges
    assert found.number_of_edges() == len(CLAIMS)
    assert found.nodes["vexia"]["label"] == "Vexia"
    assert found.nodes["vexia"]["type"] == "Organization"


def test_gexf_has_no_clock(tmp_path: Path) -> None:
    assert "lastmodifieddate" not in write("gexf", tmp_path).read_text(encoding="utf-8")


def test_neo4j_gets_nodes_that_its_relationships_name(tmp_path: Path) -> None:
    folder = write("neo4j", tmp_path)
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file))
    with (folder / "relationships.csv").open(encoding="utf-8", newline="") as file:
        relationships = list(csv.DictReader(file))
    ids = {row["id:ID"] for row in nodes}
    assert len(ids) == len(nodes)
    assert {row[end] for row in relationships for end in (":START_ID", ":END_ID")} <= ids
    assert len(relationships) == len(CLAIMS)
    assert ("nora-selim", "paul-ott", "MEETS") in {
        (row[":START_ID"], row[":END_ID"], row[":TYPE"]) for row in relationships
    }


def test_cypher_merges_every_claim_once(tmp_path: Path) -> None:
    script = write("cypher", tmp_path).read_text(encoding="utf-8")
    assert sorted(re.findall(r'claim: "(\w+)"', script)) == sorted(claim.id for claim in CLAIMS)
    assert script.count(";\n") == 1 + script.count("UNWIND")


def test_cypher_quotes_what_could_end_a_string() -> None:
    assert cypher({"a": 'x"}) DETACH DELETE n //\\', "b": 1.5}) == r'{a: "x\"}) DETACH DELETE n //\\", b: 1.5}'
    assert relationship_type("offersToAcquire") == "OFFERS_TO_ACQUIRE"


def test_quickstatements_state_what_wikidata_can_hold(tmp_path: Path) -> None:
    items = {"nora-selim": "Q101", "vexia": "Q102", "paul-ott": "Q103"}
    matched = tuple(
        replace(e, matches=(f"http://www.wikidata.org/entity/{items[e.id]}",) if e.id in items else e.matches)
        for e in GRAPH.entities
    )
    written = write("quickstatements", tmp_path, replace(GRAPH, entities=matched)).read_text(encoding="utf-8")
    lines = written.splitlines()
    assert [line.split("\t")[:3] for line in lines] == [
        ["Q102", "P112", "Q101"], ["Q102", "P169", "Q101"], ["Q102", "P112", "Q103"],
        ["Q102", "P571", "+2011-03-00T00:00:00Z/10"], ["Q102", "P571", "+2012-00-00T00:00:00Z/9"],
    ]  # fmt: skip
    assert lines[0].split("\t")[3:] == [
        "S854", '"https://courrier.example/vexia?id=1&page=2"', "S577", "+2024-03-12T00:00:00Z/11", "S1683",
        'fr:"Vexia, dirigé par Nora Sélim, avait été fondé en mars 2011 par Nora Sélim et Paul Ott."',
    ]  # fmt: skip
    assert lines[4].split("\t")[3:5] == ["S1476", 'fr:"Le démenti de Lumen"']


def test_only_an_item_of_wikidata_is_one() -> None:
    entity = GRAPH.entities[0]
    assert item_of(replace(entity, matches=("https://www.wikidata.org/wiki/Q5",))) == "Q5"
    assert item_of(replace(entity, matches=("https://sws.geonames.org/5/", "http://evil.example/entity/Q5"))) is None


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(KgError, match="graphml, json-ld"):
        format_of("word")


def test_a_target_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for name in sorted(WANTED):
        with pytest.raises(KgError, match="cannot be"):
            format_of(name).write(GRAPH, tmp_path / "file" / "graph", DEFAULT_BASE)
    assert (tmp_path / "file").read_text() == "mine"


def test_the_command_lists_the_formats() -> None:
    output = CliRunner().invoke(make_app(), ["export", "--list"]).output
    assert [line.split()[0] for line in output.splitlines()] == sorted(WANTED)


@pytest.mark.parametrize(("arguments", "says"), [
    (["turtle"], "name the file to write, like -o graph.ttl"), ([], "name a format"),
    (["word", "-o", "x"], "unknown; there are"), (["csv", "-o", "x", "-d", "nowhere"], "nowhere: nothing built here"),
])  # fmt: skip
def test_the_command_says_what_is_missing(arguments: list[str], says: str) -> None:
    error = CliRunner().invoke(make_app(), ["export", *arguments]).exception
    assert isinstance(error, KgError)
    assert says in str(error)
