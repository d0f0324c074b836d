"""Asking: parameters as terms, errors with line and column, time limits, forms of results, the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sample import CLAIMS, GRAPH
from typer.testing import CliRunner, Result

import kg
from kg.api import KnowledgeGraph
from kg.cli import make_app
from kg.errors import KgError
from kg.publish.graph import quads
from kg.publish.library import find_query, library, read_query, variables
from kg.publish.opening import open_store
from kg.publish.store import write_store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("asked")
    write_store(GRAPH, path / "store")
    return path


@pytest.fixture(scope="module")
def graph(folder: Path) -> KnowledgeGraph:
    return kg.open(folder)


LEADS = "SELECT ?person ?firm WHERE { ?person kg:leads ?firm }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def ask(folder: Path, *arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(make_app(), ["query", "-d", str(folder), *arguments])


# -- parameters -------------------------------------------------------------------------------------------------------


def test_name_is_resolved_and_bound(graph: KnowledgeGraph) -> None:
    rows = [{"person": "kgr:nora-selim", "firm": "kgr:vexia"}]
    assert list(graph.query(LEADS, person="nora sélim")) == rows
    assert list(graph.query(LEADS, {"firm": "groupe Vexia"})) == rows
    assert list(graph.query(LEADS, person="Paul Ott")) == []


@pytest.mark.parametrize("text", [
    '"} DROP ALL #', "} } DELETE WHERE { ?s ?p ?o } #", "<x> } UNION { ?s ?p ?o", "\\", 'x" . ?s ?p "y', "{?s ?p ?o}\n",
])  # fmt: skip
def test_injection_through_a_parameter_finds_nothing_and_changes_nothing(graph: KnowledgeGraph, text: str) -> None:
    before = len(graph.store)
    query = read_query("q", "# Labels.\n# param label text: a label\nSELECT ?s { ?s rdfs:label ?label }")
    assert list(graph.query(query, label=text)) == []
    with pytest.raises(KgError, match="no entity is called"):
        graph.query(LEADS, person=text)
    assert len(graph.store) == before


def test_text_with_every_awkward_character_is_found_as_it_is() -> None:
    awkward = 'a "b" \\ \\1 {c} \n # \u00e9 \U0001f680'
    import pyoxigraph as ox

    store = ox.Store()
    subject, label = ox.NamedNode("http://example.org/s"), ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    store.add(ox.Quad(subject, label, ox.Literal(awkward)))
    query = read_query("q", f"SELECT ?s WHERE {{\n # bind ?label\n ?s {label} ?label }}")
    bound = query.bind({"label": ox.Literal(awkward)})
    assert [row["s"] for row in store.query(bound)] == [subject]
    assert bound.count("\n") == query.text.count("\n")


@pytest.mark.parametrize(("name", "value", "message"), [
    ("persn", "Paul Ott", r"who-founded-what: no parameter 'persn'; it takes person, organization"),
    ("person", "Paul Otto", r"no entity is called 'Paul Otto'; did you mean 'Paul Ott'"),
])  # fmt: skip
def test_unknown_parameter_or_name(graph: KnowledgeGraph, name: str, value: str, message: str) -> None:
    with pytest.raises(KgError, match=message):
        graph.query("who-founded-what", {name: value})


@pytest.mark.parametrize(("kind", "value", "term"), [
    ("relation", "leads", "<http://example.org/kg/ontology#leads>"),
    ("status", "denied", "<http://example.org/kg/ontology#denied>"),
    ("article", "reprise brève", "<http://example.org/kg/article/reprise%20brève>"),
    ("since", "2024", '"2024-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ("until", "2024", '"2024-12-31"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ("until", "2024-02", '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ("since", "2024-02-10", '"2024-02-10"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ("number", "1_000", '"1000"^^<http://www.w3.org/2001/XMLSchema#integer>'),
    ("number", "2.5", '"2.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
    ("text", "EUR", '"EUR"'),
])  # fmt: skip
def test_kinds_of_parameters(graph: KnowledgeGraph, kind: str, value: str, term: str) -> None:
    from kg.publish.query import make_terms

    query = read_query("q", f"# Q.\n# param x {kind}: what\nSELECT ?x {{ ?s ?p ?x }}")
    assert str(make_terms(query, {"x": value}, graph.records)["x"]) == term


@pytest.mark.parametrize(("kind", "value"), [
    ("relation", "lead"), ("status", "true"), ("article", "nowhere"), ("since", "2024-13"), ("until", "tomorrow"),
    ("since", "2023-02-29"), ("number", "many"), ("number", "1e3"),
])  # fmt: skip
def test_values_of_no_kind_are_refused(graph: KnowledgeGraph, kind: str, value: str) -> None:
    query = read_query("q", f"# Q.\n# param x {kind}: what\nSELECT ?x {{ ?s ?p ?x }}")
    with pytest.raises(KgError, match=f"{kind}|parameter x: .* is no (number|date)"):
        graph.query(query, x=value)


def test_unknown_kind_names_the_query() -> None:
    with pytest.raises(KgError, match="mine: parameter x has the unknown kind 'thing'"):
        read_query("mine", "# Q.\n# param x thing: what\nASK {}")


@pytest.mark.parametrize(("text", "bound"), [
    ("SELECT ?x { ?x ?p ?o }", "SELECT ?x { VALUES ?x { <http://e/1> }  ?x ?p ?o }"),
    ("CONSTRUCT { ?x ?p 1 } WHERE { ?x ?p 2 }", "CONSTRUCT { ?x ?p 1 } WHERE { VALUES ?x { <http://e/1> }  ?x ?p 2 }"),
    ("CONSTRUCT WHERE { ?x ?p ?o }", "CONSTRUCT WHERE { VALUES ?x { <http://e/1> }  ?x ?p ?o }"),
    ('SELECT ?x #{\n{ ?x ?p "{" }', 'SELECT ?x #{\n{ VALUES ?x { <http://e/1> }  ?x ?p "{" }'),
    ("ASK {\n# bind ?x  FILTER(?x)\n}", "ASK {\nVALUES ?x { <http://e/1> }  FILTER(?x)\n}"),
    ("ASK {\n VALUES ?x { 1 }  # bind ?x\n}", "ASK {\nVALUES ?x { <http://e/1> }\n}"),
])  # fmt: skip
def test_where_a_parameter_is_bound(text: str, bound: str) -> None:
    import pyoxigraph as ox

    assert read_query("q", text).bind({"x": ox.NamedNode("http://e/1")}) == bound


def test_variables_are_those_outside_of_comments_strings_and_iris() -> None:
    text = 'SELECT ?a $b { ?a <http://e/?no> "?no" , \'\'\'?no\'\'\' . # ?no\n ?c ?d """x "?no" """ }'
    assert variables(text) == {"?a", "?b", "?c", "?d"}


# -- errors -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("text", "message"), [
    ("SELECT ?s WHERE {\n  ?s ?p ] }", r"query: line 2, column \d+: this is not SPARQL: \?s \?p \]"),
    ("SELECT ?s WHERE { ?s foo:p ?o }", r"query: line 1, column \d+: a prefix is not declared"),
    ("SELECT ?s WHERE { ?s ?p ?o", r"query: line 1, column \d+"),
    ("DELETE WHERE { ?s ?p ?o }", r"DELETE changes data, and a query only reads"),
    ("PREFIX a: <http://e/> DROP ALL", r"DROP changes data"),
])  # fmt: skip
def test_what_is_no_query_is_explained_with_its_place(folder: Path, text: str, message: str) -> None:
    with pytest.raises(KgError, match=message):
        kg.open(folder).query(text)


def test_what_is_neither_name_nor_file_nor_text(graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no query 'who-founded': neither a file nor one of the library"):
        graph.query("who-founded")
    (tmp_path / "latin.rq").write_bytes(b"SELECT ?\xe9 {}")
    with pytest.raises(KgError, match=r"latin\.rq: cannot be read as a query"):
        graph.query(str(tmp_path / "latin.rq"))


def test_query_that_never_ends_is_ended(graph: KnowledgeGraph) -> None:
    started = time.monotonic()
    with pytest.raises(KgError, match=r"took longer than 1 s; narrow it, or raise --timeout"):
        graph.query(ENDLESS, timeout=1)
    assert time.monotonic() - started < 10
    assert len(graph.query(LEADS, timeout=60)) == 1


def test_a_query_without_a_time_limit_can_be_interrupted(folder: Path) -> None:
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); import kg; "
        "graph = kg.open(sys.argv[1]); print('asking', flush=True); graph.query(sys.argv[2])"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code, str(folder), ENDLESS], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert run.stdout is not None and run.stdout.readline() == b"asking\n"
    time.sleep(0.5)
    run.send_signal(signal.SIGINT)
    _, error = run.communicate(timeout=60)
    assert run.returncode != 0 and error.rstrip().endswith(b"KeyboardInterrupt")


def test_worker_passes_errors_on(folder: Path, tmp_path: Path) -> None:
    write_store(GRAPH, tmp_path / "store")
    damaged = kg.open(tmp_path)
    for file in (tmp_path / "store").glob("*.sst"):
        file.write_bytes(b"\0" * 40)
    with pytest.raises(KgError, match="damaged"):
        damaged.query(LEADS, timeout=30)
    with pytest.raises(KgError, match="damaged"):
        damaged.claims()


def test_other_base_iri(tmp_path: Path) -> None:
    base = "https://graph.example/x/"
    write_store(GRAPH, tmp_path / "store", base)
    graph = kg.open(tmp_path)
    assert graph.base_iri == base
    assert [row["what"] for row in graph.query("who-leads-what")] == ["Vexia"]
    assert next(iter(graph.query(LEADS, person="Nora Sélim")))["firm"] == "kgr:vexia"
    assert open_store(tmp_path / "store").contains_named_graph(next(iter(quads(GRAPH, base))).graph_name)


# -- results ----------------------------------------------------------------------------------------------------------


def test_python_values(graph: KnowledgeGraph) -> None:
    import datetime
    from decimal import Decimal

    (row,) = graph.query(
        'SELECT (1 AS ?i) (2.5 AS ?d) (true AS ?b) ("2024-01-02"^^xsd:date AS ?day) ("x" AS ?t) (kgr:a AS ?e) ?u {}'
    )
    assert row == {
        "i": 1, "d": Decimal("2.5"), "b": True, "day": datetime.date(2024, 1, 2), "t": "x", "e": "kgr:a", "u": None,
    }  # fmt: skip


def test_ask_and_construct(graph: KnowledgeGraph) -> None:
    assert graph.query("ASK { ?s kg:leads ?o }").boolean is True
    assert graph.query("ASK { ?s kg:sues ?o }").serialize("csv") == b"false\n"
    result = graph.query("CONSTRUCT { ?s kg:leads ?o } WHERE { ?s kg:leads ?o }")
    assert list(result) == [{"subject": "kgr:nora-selim", "predicate": "kg:leads", "object": "kgr:vexia"}]
    assert result.serialize("ttl").decode() == (
        "@prefix kg: <http://example.org/kg/ontology#> .\n@prefix kgr: <http://example.org/kg/entity/> .\n"
        "kgr:nora-selim kg:leads kgr:vexia .\n"
    )
    with pytest.raises(KgError, match="triples: write them as ttl, not as csv"):
        result.serialize("csv")
    with pytest.raises(KgError, match="no triples"):
        graph.query(LEADS).serialize("ttl")


# -- the command line -------------------------------------------------------------------------------------------------


def test_command_lists_the_library(folder: Path) -> None:
    result = ask(folder)
    assert result.exit_code == 0
    for name in library():
        assert name in result.stdout
    assert find_query("who-founded-what").help in " ".join(result.stdout.split())


@pytest.mark.parametrize(("format", "expected"), [
    ("csv", "person,firm\r\nhttp://example.org/kg/entity/nora-selim,http://example.org/kg/entity/vexia\r\n"),
    ("tsv", "?person\t?firm\n<http://example.org/kg/entity/nora-selim>\t<http://example.org/kg/entity/vexia>\n"),
])  # fmt: skip
def test_command_writes_formats(folder: Path, format: str, expected: str) -> None:
    assert ask(folder, LEADS, "--format", format).stdout_bytes.decode() == expected


def test_command_writes_json_xml_and_a_table(folder: Path) -> None:
    found = json.loads(ask(folder, LEADS, "-f", "json", "-p", "person=Paul Ott").stdout)
    assert found["results"]["bindings"] == []
    assert ask(folder, LEADS, "-f", "xml").stdout.startswith('<?xml version="1.0"?>')
    table = ask(folder, "offers-and-amounts", "-f", "table", "-p", "buyer=Vexia").stdout
    assert "12\u202f500\u202f000" in table
    assert "3 rows" in table


@pytest.mark.parametrize("arguments", [("-p", "person"), ("-p", "=Paul Ott"), ("-p", "who=Paul Ott")])
def test_command_names_a_parameter_that_is_none(folder: Path, arguments: tuple[str, ...]) -> None:
    result = ask(folder, LEADS, *arguments)
    assert isinstance(result.exception, KgError)


def test_command_in_an_unbuilt_folder(tmp_path: Path) -> None:
    result = ask(tmp_path, LEADS)
    assert isinstance(result.exception, KgError)
    assert "no store here; run kg build" in str(result.exception)


def test_library_is_found_in_an_installed_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from importlib import metadata

    from kg.publish import library as module

    info = tmp_path / "site" / "kg-9.dist-info"
    info.mkdir(parents=True)
    (tmp_path / "share" / "kg" / "queries").mkdir(parents=True)
    (tmp_path / "share" / "kg" / "queries" / "mine.rq").write_text("# Mine.\nASK {}\n")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: kg\nVersion: 9\n")
    (info / "RECORD").write_text(f"..{os.sep}share{os.sep}kg{os.sep}queries{os.sep}mine.rq,,\n")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "site" / "kg" / "publish" / "library.py"))
    monkeypatch.setattr(module.metadata, "files", lambda name: metadata.PathDistribution(info).files)
    assert {name: query.help for name, query in module.library().items()} == {"mine": "Mine."}


def test_every_claim_of_the_sample_can_be_asked_for(graph: KnowledgeGraph) -> None:
    assert len(list(graph.query("SELECT ?c WHERE { ?c a kg:Claim }"))) == len(CLAIMS)
