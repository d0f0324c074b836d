"""Every build conforms; every way of breaking a graph is caught by the shape made for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDF, SH
from sample import BOUGHT, GRAPH
from typer.testing import CliRunner

from kg.cli import make_app
from kg.errors import KgError
from kg.model import Graph
from kg.ontology.relations import load_relations
from kg.pipeline import extract_text
from kg.publish.graph import write_trig, write_turtle
from kg.publish.validate import Problem, load_shapes, read_rdf, validate
from kg.publish.vocabulary import DEFAULT_BASE, prefixes

DECLARED = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in prefixes().items())
CLAIM, SIDE, CONFLICT = f"claim:{BOUGHT.id}", "side:c-founded-1", "conflict:c-founded"

# shape, then the update that breaks it
MUTATIONS = [
    ("entity", "INSERT DATA { _:x a schema:Person ; rdfs:label 'X' }"),
    ("entity-type", "INSERT DATA { kgr:vexia a schema:Person }"),
    ("entity-label", "DELETE DATA { kgr:vexia rdfs:label 'Vexia' }"),
    ("entity-name", "INSERT DATA { kgr:vexia skos:altLabel 12 }"),
    ("entity-match", "INSERT DATA { kgr:brest skos:exactMatch 'Q12193' }"),
    ("claim", "INSERT DATA { %c kg:share 12 }"),
    ("claim-type", "DELETE DATA { %c a kg:Claim }"),
    ("claim-subject", "DELETE DATA { %c rdf:subject kgr:vexia }"),
    ("claim-relation", "DELETE DATA { %c rdf:predicate kg:acquired } ; INSERT DATA { %c rdf:predicate kg:devours }"),
    ("claim-object", "INSERT DATA { %c rdf:object kgr:brest }"),
    ("claim-status", "INSERT DATA { %c kg:status kg:denied }"),
    ("claim-source", "INSERT DATA { %c kg:attributedTo kgr:nobody }"),
    ("claim-evidence", "INSERT DATA { %c kg:evidence evidence:nowhere }"),
    ("claim-outweighed-evidence", "INSERT DATA { %c kg:outweighedEvidence evidence:nowhere }"),
    ("claim-rests", "DELETE WHERE { %c kg:evidence ?e }"),
    ("claim-confidence", "DELETE DATA { %c kg:confidence 0.93 } ; INSERT DATA { %c kg:confidence 1.2 }"),
    ("claim-reason", "INSERT DATA { %c kg:reason 3 }"),
    ("claim-sources", "DELETE WHERE { %c kg:sources ?n }"),
    ("claim-verdict", "INSERT DATA { %c kg:verdict kg:denied }"),
    ("claim-decided-by", "INSERT DATA { %c kg:decidedBy 'A', 'B' }"),
    ("claim-decision-reason", "INSERT DATA { %c kg:decisionReason 'A', 'B' }"),
    ("claim-decision-source", "INSERT DATA { %c kg:decisionSource 'A', 'B' }"),
    ("evidence", "INSERT DATA { %e kg:sources 12 }"),
    ("evidence-quote", "DELETE WHERE { %e oa:exact ?q }"),
    ("evidence-start", "DELETE WHERE { %e oa:start ?n } ; INSERT DATA { %e oa:start 80 }"),
    ("evidence-end", "DELETE WHERE { %e oa:end ?n } ; INSERT DATA { %e oa:end '80' }"),
    ("evidence-article", "DELETE WHERE { %e prov:wasDerivedFrom ?a }"),
    ("evidence-phrase", "DELETE WHERE { %e kg:phrase ?p }"),
    ("evidence-date", "DELETE WHERE { %e kg:date ?d } ; INSERT DATA { %e kg:date '2023' }"),
    ("evidence-earliest", "DELETE WHERE { %e kg:earliest ?d } ; INSERT DATA { %e kg:earliest '2025-01-01'^^xsd:date }"),
    ("evidence-latest", "DELETE WHERE { %e kg:latest ?d } ; INSERT DATA { %e kg:latest '2023'^^xsd:gYear }"),
    ("evidence-amount", "DELETE WHERE { amount:12500000-EUR a ?c }"),
    ("evidence-joint", "INSERT DATA { %e kg:jointAmount 'true' }"),
    ("evidence-share", "DELETE WHERE { %e kg:share ?s } ; INSERT DATA { %e kg:share '60%' }"),
    ("evidence-role", "INSERT DATA { %e kg:role kgr:vexia }"),
    ("evidence-place", "INSERT DATA { %e kg:place 'Brest' }"),
    ("article", "INSERT DATA { [] a schema:NewsArticle }"),
    ("article-text", "DELETE WHERE { article:rachat-lille schema:articleBody ?t }"),
    ("article-language", "DELETE WHERE { article:rachat-lille schema:inLanguage ?t }"),
    ("article-title", "INSERT DATA { article:rachat-lille schema:headline 'un autre' }"),
    ("article-published", "INSERT DATA { article:rachat-lille schema:datePublished 'hier' }"),
    ("article-mention", "INSERT DATA { article:rachat-lille schema:mentions kgr:nobody }"),
    ("article-copy", "INSERT DATA { article:rachat-lille kg:copyOf article:gone }"),
    ("money", "INSERT DATA { amount:12500000-EUR rdfs:label '12,5 M€' }"),
    ("quantity", "INSERT DATA { amount:12-x a schema:QuantitativeValue ; schema:value 12 ; schema:unitText 'x' ; "
                 "rdfs:label 'x' }"),
    ("amount-value", "DELETE WHERE { amount:12500000-EUR schema:value ?v }"),
    ("amount-currency", "DELETE WHERE { amount:12500000-EUR schema:currency ?v }"),
    ("amount-unit", "INSERT DATA { amount:12-x a schema:QuantitativeValue ; schema:value 12 }"),
    ("conflict", "INSERT DATA { %o kg:claim %c }"),
    ("conflict-kind", "DELETE WHERE { %o kg:conflictKind ?k }"),
    ("conflict-side", "DELETE DATA { %o kg:side %s }"),
    ("conflict-preferred", "INSERT DATA { %o kg:preferred kgr:vexia }"),
    ("side", "INSERT DATA { %s kg:sources 12 }"),
    ("side-value", "DELETE WHERE { %s kg:value ?v }"),
    ("side-claim", "DELETE WHERE { %s kg:claim ?c }"),
    ("side-evidence", "INSERT DATA { %s kg:statedIn kgr:vexia }"),
    ("quote", "DELETE WHERE { %e oa:exact ?q } ; INSERT DATA { %e oa:exact 'Vexia a vendu Lumen' }"),
    ("quote", "DELETE WHERE { %e oa:end ?n } ; INSERT DATA { %e oa:end 8000 }"),
]  # fmt: skip
HELPERS = {"an-entity"}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    """The sample graph as written and read again."""
    path = tmp_path_factory.mktemp("sound") / "graph.ttl"
    write_turtle(GRAPH, path)
    return read_rdf(path)


def broken(graph: rdflib.Graph, update: str) -> rdflib.Graph:
    """A copy of a graph after an update."""
    copy = rdflib.Graph()
    for triple in graph:
        copy.add(triple)
    found = graph.query(DECLARED + f"SELECT ?e {{ {CLAIM} kg:evidence ?e ; kg:status kg:asserted . ?e kg:share 60 }}")
    (evidence,) = [row[0].n3() for row in found]  # type: ignore[index, union-attr]
    for short, full in (("%c", CLAIM), ("%e", evidence), ("%s", SIDE), ("%o", CONFLICT)):
        update = update.replace(short, full)
    copy.update(DECLARED + update)
    assert set(copy) != set(graph)
    return copy


def test_what_kg_writes_conforms(sound: rdflib.Graph) -> None:
    found = validate(sound)
    assert found.problems == ()
    assert (found.claims, found.quotes) == (13, 13)


@pytest.mark.parametrize(("shape", "update"), MUTATIONS, ids=[f"{i}-{m[0]}" for i, m in enumerate(MUTATIONS)])
def test_a_broken_graph_is_caught_by_the_shape_for_it(shape: str, update: str, sound: rdflib.Graph) -> None:
    assert shape in {problem.shape for problem in validate(broken(sound, update)).problems}


def test_every_shape_has_a_mutation() -> None:
    shapes = load_shapes()
    named = {s for kind in (SH.NodeShape, SH.PropertyShape) for s in shapes.subjects(RDF.type, kind)
             if isinstance(s, rdflib.URIRef)}  # fmt: skip
    names = {str(shape).removeprefix(f"{DEFAULT_BASE}shape/") for shape in named}
    of_relations = {f"{name}{end}" for name in load_relations() for end in ("", "-object")}
    assert names - of_relations - HELPERS == {shape for shape, _ in MUTATIONS} - {"quote"}


def test_every_relation_wants_the_right_ends(sound: rdflib.Graph) -> None:
    wrong = " ".join(f"article:rachat-lille kg:{name} article:rachat-lille ." for name in load_relations())
    found = {problem.shape for problem in validate(broken(sound, f"INSERT DATA {{ {wrong} }}")).problems}
    assert found == {f"{name}{end}" for name in load_relations() for end in ("", "-object")}


def test_a_graph_of_another_base_is_checked_too(tmp_path: Path) -> None:
    write_turtle(GRAPH, tmp_path / "graph.ttl", base_iri="https://press.example/")
    graph = read_rdf(tmp_path / "graph.ttl")
    assert validate(graph).conforms
    assert validate(graph).claims == 13
    graph.remove((None, rdflib.URIRef("https://press.example/ontology#status"), None))
    assert {problem.shape for problem in validate(graph).problems} == {"claim-status"}


def test_an_empty_graph_conforms(tmp_path: Path) -> None:
    write_turtle(Graph((), (), ()), tmp_path / "graph.ttl")
    assert validate(read_rdf(tmp_path / "graph.ttl")).conforms


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and output of `kg validate`."""
    result = CliRunner().invoke(make_app(), ["validate", *arguments])
    if isinstance(result.exception, KgError):
        raise result.exception
    return result.exit_code, result.output


def test_the_command_reports_and_exits(tmp_path: Path) -> None:
    write_trig(GRAPH, tmp_path / "graph.trig")
    code, output = run(str(tmp_path / "graph.trig"))
    assert (code, output.split(": ", 1)[1]) == (0, "conforms (396 triples, 13 claims, 13 quotes checked)\n")
    bad = replace(BOUGHT, evidence=(replace(BOUGHT.evidence[0], end=9000),))
    write_turtle(replace(GRAPH, claims=(bad,), conflicts=()), tmp_path / "graph.ttl")
    code, output = run("--dir", str(tmp_path))
    assert code == 1
    assert "does not conform" in output
    assert "ends within its article (oa:end), which has 267 characters; found 9000" in output


@pytest.mark.parametrize(("name", "text", "says"), [
    ("a.ttl", "<a> <b> ", "not well-formed"), ("a.pdf", "", "no RDF syntax"), ("a.nt", "<http://a> <http://b> \"c .",
     "not well-formed"),
])  # fmt: skip
def test_a_file_that_is_no_rdf_is_one_line(name: str, text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(KgError, match=says):
        run(str(tmp_path / name))


def test_a_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"none\.ttl: cannot be read"):
        run(str(tmp_path / "none.ttl"))
    with pytest.raises(KgError, match="nothing built here"):
        run("-d", str(tmp_path))


def test_a_problem_reads_as_a_sentence() -> None:
    assert str(Problem("claim:1", "a claim has one status", "kg:x")) == "claim:1: a claim has one status; found kg:x"


def test_what_is_read_from_a_text_conforms(tmp_path: Path) -> None:
    graph = extract_text(
        "Le groupe Vexia a racheté Lumen en mars 2023 pour 12 millions d'euros. Nora Sélim, PDG de Vexia, est née à "
        "Lyon en 1970. Selon Paul Ott, Lumen prévoit d'investir 3,5 millions de dollars dans Orbe. Vexia emploie 1 200 "
        "salariés.", "2024-05",
    )  # fmt: skip
    assert len(graph.claims) > 2
    write_turtle(graph, tmp_path / "graph.ttl")
    assert validate(read_rdf(tmp_path / "graph.ttl")).problems == ()
