"""The exports, loaded by other people's tools: the same triples, and the same answers to the same three queries.

Tried with (Debian 12, Node 20): rdflib 7.6.0, pyoxigraph 0.5.13, networkx 3.6.1, Virtuoso 7.2.5.1, rapper (raptor2)
2.0.15, serdi (serd) 0.30.16, N3.js 2.13.12, Comunica 4.5.0, rdf-validate-shacl 0.6.5, jsonld.js 9.0.0, graphology-gexf
0.13.2, Neo4j's language support 2.0.0-next.38 (its parser of Cypher), and Apache Jena 4.5.0, which starts once its
class path is mended (see servers.py); Debian lacks what its JSON-LD reader needs.

What comes from npm is installed by `npm ci` in this folder, the rest by apt. A tool that is not there skips its tests;
with CI=true it fails them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph
import pytest
import rdflib
from sample import CLAIMS, GRAPH
from servers import JAVA, Virtuoso, jena_classpath, virtuoso
from tools import QUERIES, Answer, answer, missing, need, need_node, of_json, run

from kg.publish.export import formats
from kg.publish.graph import quads, triples
from kg.publish.ontology import FOLDER
from kg.publish.validate import SHAPES
from kg.publish.vocabulary import DEFAULT_BASE

LABELS = {entity.id: entity.label for entity in GRAPH.entities}
EXPECTED: dict[str, Answer] = {  # from the claims themselves, without RDF
    "statuses": {(status, str(n)) for status, n in Counter(claim.status for claim in CLAIMS).items()},
    "words": {(LABELS[claim.subject], claim.relation, e.quote) for claim in CLAIMS for e in claim.evidence},
    "since": {
        (claim.id, e.latest) for claim in CLAIMS for e in claim.evidence if e.latest and e.latest >= "2023-06-01"
    },
}  # fmt: skip
FLAT = {"turtle": "turtle", "n-triples": "ntriples", "rdf-xml": "rdfxml"}
SYNTAXES = {"turtle": "text/turtle", "trig": "application/trig", "n-triples": "application/n-triples",
            "n-quads": "application/n-quads"}  # fmt: skip
MINE = set(triples(GRAPH))


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The file of each format."""
    folder = tmp_path_factory.mktemp("exports")
    files = {}
    for name, format in formats().items():
        (folder / name).mkdir()
        files[name] = folder / name / f"graph{format.suffix}"
        format.write(GRAPH, files[name], DEFAULT_BASE)
    return files


def check(ask: Callable[[str], Answer]) -> None:
    """Ask the three queries."""
    assert {name: ask(name) for name in QUERIES} == EXPECTED


def text_of(query: str) -> str:
    """A query as text."""
    return QUERIES[query].read_text(encoding="utf-8")


def check_nquads(text: str) -> None:
    """What a tool wrote as N-Triples or N-Quads: our triples (and graphs), and with them the same answers."""
    found = set(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))
    named = any(quad.graph_name != pyoxigraph.DefaultGraph() for quad in found)
    assert (found if named else {pyoxigraph.Triple(*list(quad)[:3]) for quad in found}) == (
        set(quads(GRAPH)) if named else MINE
    )
    store = pyoxigraph.Store()
    store.extend(found)
    check(lambda query: on_oxigraph(store, query))


def on_oxigraph(store: pyoxigraph.Store, query: str) -> Answer:
    """An answer of Oxigraph, over the union of all graphs."""
    data = store.query(text_of(query), use_default_graph_as_union=True).serialize(
        format=pyoxigraph.QueryResultsFormat.JSON
    )
    return of_json(query, json.loads(data or b""))


def on_rdflib(graph: rdflib.Graph) -> Callable[[str], Answer]:
    """Asks rdflib."""
    return lambda query: of_json(query, json.loads(graph.query(text_of(query)).serialize(format="json") or b""))


def test_there_is_something_to_find() -> None:
    assert {name: len(rows) for name, rows in EXPECTED.items()} == {"statuses": 4, "words": 12, "since": 3}


@pytest.mark.parametrize("name", ["turtle", "n-triples", "rdf-xml", "json-ld"])
def test_rdflib(name: str, exports: dict[str, Path]) -> None:
    check(on_rdflib(rdflib.Graph().parse(exports[name])))


def test_rdflib_with_named_graphs(exports: dict[str, Path]) -> None:
    for name in ("trig", "n-quads"):
        check(on_rdflib(rdflib.Dataset(default_union=True).parse(exports[name])))


@pytest.mark.parametrize("name", ["turtle", "trig", "n-triples", "n-quads", "rdf-xml", "json-ld"])
def test_oxigraph(name: str, exports: dict[str, Path]) -> None:
    store = pyoxigraph.Store()
    store.load(path=str(exports[name]))
    check(lambda query: on_oxigraph(store, query))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, exports: dict[str, Path]) -> Iterator[Virtuoso]:
    """Virtuoso with the flat Turtle in one graph."""
    need("virtuoso-t", "virtuoso-opensource")
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as running:
        running.put(exports["turtle"], "http://example.org/all")
        yield running


def test_virtuoso(server: Virtuoso) -> None:
    check(lambda query: of_json(query, server.query(text_of(query))))


@pytest.mark.parametrize("name", sorted(FLAT))
def test_rapper(name: str, exports: dict[str, Path]) -> None:
    need("rapper", "raptor2-utils")
    check_nquads(run("rapper", "-q", "-i", FLAT[name], "-o", "ntriples", exports[name]))


@pytest.mark.parametrize("name", sorted(SYNTAXES))
def test_serdi(name: str, exports: dict[str, Path]) -> None:
    need("serdi", "serdi")
    syntax = {"n-triples": "ntriples", "n-quads": "nquads"}.get(name, name)
    check_nquads(run("serdi", "-i", syntax, "-o", "nquads", exports[name]))


@pytest.mark.parametrize("name", sorted(SYNTAXES))
def test_n3js(name: str, exports: dict[str, Path]) -> None:
    need_node("n3")
    check_nquads(run("node", "n3.mjs", exports[name], SYNTAXES[name]))


def test_jsonldjs(exports: dict[str, Path]) -> None:
    need_node("jsonld")
    check_nquads(run("node", "jsonld.mjs", exports["json-ld"]))


@pytest.mark.parametrize("name", ["turtle", "n-triples", "rdf-xml", "json-ld"])
def test_comunica(name: str, exports: dict[str, Path]) -> None:
    need_node("@comunica/query-sparql-file")
    answers = json.loads(run("node", "queries.mjs", exports[name], *QUERIES.values()))
    assert {query: answer(query, rows) for query, rows in zip(QUERIES, answers, strict=True)} == EXPECTED


def test_rdf_validate_shacl(exports: dict[str, Path], tmp_path: Path) -> None:
    need_node("rdf-validate-shacl")
    shapes = [FOLDER / name for name in SHAPES]
    assert json.loads(run("node", "shacl.mjs", exports["turtle"], *shapes)) == {"conforms": True, "messages": []}
    broken = exports["turtle"].read_text(encoding="utf-8").replace("kg:status kg:denied ;", "")
    (tmp_path / "broken.ttl").write_text(broken, encoding="utf-8")
    found = json.loads(run("node", "shacl.mjs", tmp_path / "broken.ttl", *shapes))
    assert found == {
        "conforms": False, "messages": ["a claim has one status, of the five there are (kg:status)"],
    }  # fmt: skip


@pytest.fixture(scope="module")
def jena(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The class path of Apache Jena."""
    need("java", "default-jre-headless")
    if not (JAVA / "jena-arq.jar").exists():
        missing("Apache Jena (Debian package libapache-jena-java)")
    return jena_classpath(tmp_path_factory.mktemp("jena"))


def test_jena_answers(jena: str, exports: dict[str, Path]) -> None:
    command = ("java", "-cp", jena, "arq.sparql", "--data", exports["turtle"], "--results=JSON", "--query")
    check(lambda query: of_json(query, json.loads(run(*command, QUERIES[query]))))


@pytest.mark.parametrize("name", ["trig", "n-quads", "rdf-xml"])
def test_jena_reads(name: str, jena: str, exports: dict[str, Path]) -> None:
    check_nquads(run("java", "-cp", jena, "riotcmd.riot", "--output=nquads", exports[name]))


def test_neo4j_parses_the_script(exports: dict[str, Path], tmp_path: Path) -> None:
    need_node("@neo4j-cypher/language-support")
    script = exports["cypher"].read_text(encoding="utf-8")
    assert json.loads(run("node", "cypher.mjs", exports["cypher"])) == {"statements": script.count(";\n"), "errors": []}
    (tmp_path / "broken.cypher").write_text(script.replace("MERGE (s)", "MERGE (s", 1), encoding="utf-8")
    assert len(json.loads(run("node", "cypher.mjs", tmp_path / "broken.cypher"))["errors"]) == 1


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx(name: str, read: Callable[[Path], nx.MultiDiGraph[str]], exports: dict[str, Path]) -> None:
    graph = read(exports[name])
    check_edges([(graph.nodes[s]["label"], data) for s, _, data in graph.edges(data=True)])


def test_graphology(exports: dict[str, Path]) -> None:
    need_node("graphology-gexf")
    found = json.loads(run("node", "gexf.mjs", exports["gexf"]))
    check_edges([(found["nodes"][data["source"]], data) for data in found["edges"]])


def check_edges(edges: list[tuple[str, Mapping[str, Any]]]) -> None:
    """The three answers, from edges and the names of what they start at."""
    statuses = Counter(data["status"] for _, data in edges)
    assert {(status, str(n)) for status, n in statuses.items()} == EXPECTED["statuses"]
    assert {(who, data["relation"], data["quote"]) for who, data in edges if data["quote"]} == EXPECTED["words"]
    since = {(data["claim"], data["latest"]) for _, data in edges if data["latest"] >= "2023-06-01"}
    assert since == EXPECTED["since"]
