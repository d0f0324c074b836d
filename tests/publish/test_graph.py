"""The graph as RDF: claims and evidence as nodes, direct triples, one named graph an article, the same bytes."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib.compare import isomorphic
from sample import BOUGHT, BREST, CLAIMS, COPY, GRAPH, IN_2011, LILLE, evidence
from sample import claim as made

from kg.errors import KgError
from kg.link.decisions import Decision
from kg.link.replay import replay
from kg.model import Graph
from kg.publish.graph import quads, triples, write_trig, write_turtle
from kg.publish.vocabulary import KG, Iris, base_of, rebase

IRIS = Iris()
TRIPLES = set(triples(GRAPH))


def flat(found: object) -> set[Triple]:
    """Quads without their graph names."""
    return {Triple(q.subject, q.predicate, q.object) for q in found}  # type: ignore[attr-defined]


def values(subject: NamedNode, name: str, found: set[Triple] = TRIPLES) -> set[str]:
    """What a subject has for a property, as plain text."""
    return {getattr(t.object, "value", "") for t in found if t.subject == subject and t.predicate == IRIS.term(name)}


def direct(graph: Graph = GRAPH) -> set[tuple[str, str, str]]:
    """The direct triples between entities, by the ends of their IRIs."""
    home, terms = IRIS.prefixes["kgr"], IRIS.prefixes["kg"]
    return {
        (t.subject.value.removeprefix(home), t.predicate.value.removeprefix(terms), t.object.value.rsplit("/")[-1])
        for t in triples(graph)
        if t.subject.value.startswith(home) and t.predicate.value.startswith(terms + "")
        and t.predicate != IRIS.term("kg:reason")
    }  # fmt: skip


def test_only_what_an_article_asserts_in_its_own_voice_is_a_direct_triple() -> None:
    assert direct() == {
        ("vexia", "acquired", "lumen"), ("vexia", "foundedOn", "2011-03"), ("vexia", "foundedOn", "2012"),
        ("nora-selim", "leads", "vexia"), ("nora-selim", "cofounded", "vexia"), ("paul-ott", "cofounded", "vexia"),
        ("nora-selim", "meets", "paul-ott"), ("lumen", "raised", "5000000-EUR"),
    }  # fmt: skip


def test_a_claim_has_its_identity_and_its_evidence() -> None:
    node = IRIS.claim(BOUGHT.id)
    assert values(node, "rdf:type") == {str(KG.Claim)}
    assert values(node, "rdf:subject") == {IRIS.entity("vexia").value}
    assert values(node, "rdf:predicate") == {str(KG.acquired)}
    assert values(node, "rdf:object") == {IRIS.entity("lumen").value}
    assert values(node, "kg:status") == {str(KG.asserted)}
    assert values(node, "kg:confidence") == {"0.93"}
    assert values(node, "kg:sources") == {"1"}
    assert values(node, "kg:evidence") == {IRIS.evidence(BOUGHT.id, e).value for e in BOUGHT.evidence}
    assert values(node, "kg:attributedTo") == set()


def test_evidence_quotes_the_stored_text_in_code_points() -> None:
    checked = 0
    for claim in CLAIMS:
        for e in claim.evidence:
            node = IRIS.evidence(claim.id, e)
            (article,) = values(node, "prov:wasDerivedFrom")
            (text,) = values(NamedNode(article), "schema:articleBody")
            (quote,), (start,), (end,) = (values(node, f"oa:{name}") for name in ("exact", "start", "end"))
            assert text[int(start) : int(end)] == quote
            checked += 1
    assert checked == 13


def test_qualifiers_are_typed() -> None:
    node, xsd = IRIS.evidence(BOUGHT.id, BOUGHT.evidence[0]), IRIS.prefixes["xsd"]
    typed = {
        t.predicate.value.rsplit("#")[-1]: t.object.datatype.value.removeprefix(xsd)
        for t in TRIPLES if t.subject == node and isinstance(t.object, Literal)
    }  # fmt: skip
    assert typed == {
        "date": "gYear", "earliest": "date", "latest": "date", "share": "integer", "confidence": "decimal",
        "phrase": "string", "exact": "string", "start": "integer", "end": "integer",
    }  # fmt: skip


def test_dates_keep_their_precision() -> None:
    dates = {(t.object.value, t.object.datatype.value.rsplit("#")[-1].rsplit("/")[-1])
             for t in TRIPLES if t.predicate == IRIS.term("kg:date") and isinstance(t.object, Literal)}  # fmt: skip
    assert dates == {("2023", "gYear"), ("2011-03", "gYearMonth"), ("2024-04-03", "date"), ("2020/2024", "EDTF")}


def test_amounts_are_named_by_what_they_hold() -> None:
    node = IRIS.amount("12500000 EUR")
    assert node.value.endswith("amount/12500000-EUR")
    assert values(node, "rdf:type") == {IRIS.term("schema:MonetaryAmount").value}
    assert values(node, "schema:value") == {"12500000"}
    assert values(node, "schema:currency") == {"EUR"}


def test_a_joint_amount_is_marked_and_no_other() -> None:
    marked = {t.subject for t in TRIPLES if t.predicate == IRIS.term("kg:jointAmount")}
    assert marked == {IRIS.evidence(c.id, e) for c in CLAIMS for e in c.evidence if e.joint_amount}
    assert len(marked) == 2


def test_a_rejected_claim_says_who_rejected_it_and_why() -> None:
    (claim,) = (c for c in CLAIMS if c.relation == "hasEmployees")
    node = IRIS.claim(claim.id)
    assert values(node, "kg:verdict") == {str(KG.rejected)}
    assert values(node, "kg:decidedBy") == {"A. Roy"}
    assert values(node, "kg:decisionReason") == {"« la société de Lille » n'est pas Lumen"}


def test_what_the_editor_outweighed_is_no_direct_triple_and_no_evidence_that_queries_see() -> None:
    decisions = [
        Decision("prefer", ("Vexia", "foundedOn", "2012")), Decision("prefer", ("Paul Ott", "left", "Vexia", "2018")),
    ]  # fmt: skip
    left = made(
        "paul-ott", "left", "vexia", evidence(LILLE, "Paul Ott", "left#1", date="2018"),
        evidence(BREST, "Paul Ott", "left#1", date="2019"),
    )  # fmt: skip
    graph, idle = replay(replace(GRAPH, claims=(*CLAIMS, left)), decisions)
    found = set(triples(graph))
    assert idle == ()
    assert {end for _, relation, end in direct(graph) if relation == "foundedOn"} == {"2012"}
    assert values(IRIS.claim(IN_2011.id), "kg:verdict", found) == {str(KG.outweighed)}
    assert values(IRIS.claim(IN_2011.id), "kg:evidence", found) != set()
    dates = {
        name: {date for place in values(IRIS.claim(left.id), name, found) for date in dates_of(place, found)}
        for name in ("kg:evidence", "kg:outweighedEvidence")
    }
    assert dates == {"kg:evidence": {"2018"}, "kg:outweighedEvidence": {"2019"}}


def dates_of(place: str, found: set[Triple]) -> set[str]:
    return values(NamedNode(place), "kg:date", found)


def test_a_conflict_points_to_the_claims_of_each_side() -> None:
    node = IRIS.conflict("c-founded")
    assert values(node, "kg:conflictKind") == {str(KG.dateConflict)}
    sides = values(node, "kg:side")
    assert len(sides) == 2
    said = {v for side in sides for v in values(NamedNode(side), "kg:value")}
    assert said == {"2011-03", "2012"}
    (preferred,) = values(node, "kg:preferred")
    assert values(NamedNode(preferred), "kg:value") == {"2011-03"}


def test_there_are_no_blank_nodes() -> None:
    assert not [q for q in quads(GRAPH) if BlankNode in (type(q.subject), type(q.object))]


def test_each_article_has_its_named_graph_and_the_union_is_the_flat_graph() -> None:
    found = list(quads(GRAPH))
    names = {q.graph_name for q in found}
    assert names == {*(IRIS.graph(a.id) for a in (LILLE, BREST, COPY)), IRIS.editor_graph()}
    assert flat(found) == TRIPLES


def test_a_named_graph_holds_the_evidence_of_its_article_only() -> None:
    for article in (LILLE, BREST, COPY):
        part = flat(q for q in quads(GRAPH) if q.graph_name == IRIS.graph(article.id))
        sources = {t.object for t in part if t.predicate == IRIS.term("prov:wasDerivedFrom")}
        assert sources == {IRIS.article(article.id)}
        described = {t.subject for t in part}
        ends = {t.object for t in part if t.predicate == IRIS.term("kg:evidence")}
        assert ends <= described


def test_files_hold_the_same_triples_as_the_store_gets(tmp_path: Path) -> None:
    write_turtle(GRAPH, tmp_path / "graph.ttl")
    write_trig(GRAPH, tmp_path / "graph.trig")
    assert flat(parse(path=str(tmp_path / "graph.ttl"), format=RdfFormat.TURTLE)) == TRIPLES
    assert set(parse(path=str(tmp_path / "graph.trig"), format=RdfFormat.TRIG)) == set(quads(GRAPH))
    mine, theirs = rdflib.Graph().parse(tmp_path / "graph.ttl"), rdflib.Graph()
    for quad in rdflib.Dataset().parse(tmp_path / "graph.trig").quads():
        theirs.add(quad[:3])
    assert isomorphic(mine, theirs)


def test_the_order_of_the_graph_does_not_change_a_byte(tmp_path: Path) -> None:
    shuffled = random.Random(7)
    mixed = replace(GRAPH, **{
        name: tuple(shuffled.sample(getattr(GRAPH, name), len(getattr(GRAPH, name))))
        for name in ("articles", "entities", "claims", "conflicts")
    })  # fmt: skip
    for graph, name in ((GRAPH, "a"), (mixed, "b")):
        write_turtle(graph, tmp_path / f"{name}.ttl")
        write_trig(graph, tmp_path / f"{name}.trig")
    assert (tmp_path / "a.ttl").read_bytes() == (tmp_path / "b.ttl").read_bytes()
    assert (tmp_path / "a.trig").read_bytes() == (tmp_path / "b.trig").read_bytes()


def test_turtle_has_one_blank_line_between_subjects(tmp_path: Path) -> None:
    write_turtle(GRAPH, tmp_path / "graph.ttl")
    blocks = (tmp_path / "graph.ttl").read_text(encoding="utf-8").split("\n\n")
    assert "\n\n\n" not in (tmp_path / "graph.ttl").read_text(encoding="utf-8").replace(LILLE.text, "")
    assert sum(block.startswith("claim:") for block in blocks) == len(CLAIMS)


def test_another_base_moves_every_iri_of_ours(tmp_path: Path) -> None:
    write_turtle(GRAPH, tmp_path / "graph.ttl")
    there = tmp_path / "there"
    there.mkdir()
    write_turtle(GRAPH, there / "graph.ttl", base_iri="https://press.example/")
    plain = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert (there / "graph.ttl").read_text(encoding="utf-8") == rebase(plain, "https://press.example/")
    assert base_of(there) == "https://press.example/"


@pytest.mark.parametrize(
    "base", ["press.example", "https://press.example", "http://a b/", "http://<x>/", "http://x/kg#", ""]
)
def test_a_base_that_makes_no_iri_is_refused(base: str) -> None:
    with pytest.raises(KgError, match="base IRI"):
        Iris(base)


def test_a_failed_write_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "graph.ttl"
    target.write_text("old")
    broken = replace(GRAPH, claims=(replace(BOUGHT, relation="nosuch"),))
    with pytest.raises(AttributeError, match="nosuch"):
        write_turtle(broken, target)
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["graph.ttl"]


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"nowhere/graph\.ttl: cannot be written"):
        write_turtle(GRAPH, tmp_path / "nowhere" / "graph.ttl")


AWKWARD = [
    '"',
    "\\",
    "\n",
    "\r\n",
    "\t",
    "'''",
    '"""',
    "\u0001",
    "\u007f",
    "\ufeff",
    "🚀",
    "«\u00a0»",
    "a\\nb",
    "é\u0301",
    "",
]


@pytest.mark.parametrize("text", AWKWARD)
def test_any_text_survives_turtle(text: str, tmp_path: Path) -> None:
    article = replace(LILLE, text=text, title=text + "x", id="a")
    graph = Graph((article,), (), ())
    write_turtle(graph, tmp_path / "a.ttl")
    found = flat(parse(path=str(tmp_path / "a.ttl"), format=RdfFormat.TURTLE))
    assert values(IRIS.article("a"), "schema:articleBody", found) == {text}
    assert values(IRIS.article("a"), "schema:headline", found) == {text + "x"}
    with_rdflib = rdflib.Graph().parse(tmp_path / "a.ttl")
    body = with_rdflib.value(rdflib.URIRef(IRIS.article("a").value), rdflib.SDO.articleBody)
    assert str(body) == text


@pytest.mark.parametrize("id", ["a b", "50%", "a/b", "x.", "été", "-a", "a:b", "²", "<>", "a#b", "北京", "a'b"])
def test_any_name_makes_an_iri_of_its_own(id: str, tmp_path: Path) -> None:
    write_turtle(Graph((replace(LILLE, id=id),), (), ()), tmp_path / "a.ttl")
    subjects = {q.subject for q in parse(path=str(tmp_path / "a.ttl"), format=RdfFormat.TURTLE)}
    assert subjects == {IRIS.article(id)}
    assert {str(s) for s in rdflib.Graph().parse(tmp_path / "a.ttl").subjects()} == {IRIS.article(id).value}


def test_a_mistyped_term_raises() -> None:
    with pytest.raises(AttributeError):
        KG.evidense  # noqa: B018
    with pytest.raises(AttributeError):
        IRIS.term("kg:evidense")


def test_quads_are_given_one_by_one() -> None:
    assert isinstance(next(iter(quads(GRAPH))), Quad)
