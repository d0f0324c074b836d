"""The committed ontology is what the relation files and terms.toml generate, and says what they say."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from kg.ontology.relations import load_relations
from kg.publish.ontology import FOLDER, OntologyWriter, write_ontology, write_relation_shapes
from kg.publish.vocabulary import KG, prefixes

GRAPH = rdflib.Graph().parse(FOLDER / "kg.ttl")
WD = rdflib.Namespace("http://www.wikidata.org/entity/")


@pytest.mark.parametrize(("name", "write"), [
    ("kg.ttl", write_ontology), ("relation-shapes.ttl", write_relation_shapes),
])  # fmt: skip
def test_the_committed_file_is_what_is_generated(name: str, write: object, tmp_path: Path) -> None:
    write(tmp_path / name)  # type: ignore[operator]
    assert (FOLDER / name).read_text(encoding="utf-8") == (tmp_path / name).read_text(encoding="utf-8"), (
        "run python -m kg.publish.ontology"
    )


def test_every_term_of_the_vocabulary_is_defined_in_two_languages_and_no_other() -> None:
    ours = {str(s).removeprefix(prefixes()["kg"]) for s in GRAPH.subjects() if str(s).startswith(prefixes()["kg"])}
    terms = {name for name in KG.__annotations__ if not name.startswith("_")}
    assert ours == terms | set(load_relations())
    for name in ours:
        for property in (RDFS.label, SKOS.definition):
            assert {text.language for text in GRAPH.objects(KG[name], property)} == {"fr", "en"}, name  # type: ignore[union-attr]


def test_no_relation_has_the_name_of_a_term() -> None:
    terms = OntologyWriter().terms
    assert not set(load_relations()) & {*terms["classes"], *terms["properties"], *terms["individuals"]}


def test_a_relation_says_what_its_file_says() -> None:
    assert (KG.cofounded, RDFS.subPropertyOf, KG.founded) in GRAPH
    assert (KG.meets, RDF.type, OWL.SymmetricProperty) in GRAPH
    assert (KG.acquired, RDF.type, OWL.SymmetricProperty) not in GRAPH
    assert (KG.bornOn, SKOS.exactMatch, WD.P569) in GRAPH
    assert (KG.founded, KG.inverseMatch, WD.P112) in GRAPH
    assert (KG.memberOf, SKOS.closeMatch, WD.P463) in GRAPH
    assert (KG.attributedTo, RDFS.subPropertyOf, rdflib.PROV.wasAttributedTo) in GRAPH
    assert (KG.Claim, RDFS.subClassOf, RDF.Statement) in GRAPH


def test_the_ontology_has_no_blank_nodes() -> None:
    assert not [node for triple in GRAPH for node in triple if isinstance(node, rdflib.BNode)]
