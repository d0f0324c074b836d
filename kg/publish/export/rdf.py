"""The RDF syntaxes: Turtle, TriG, N-Triples, N-Quads, RDF/XML, and Turtle of RDF 1.2 with triple terms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from kg.model import Graph
from kg.publish.export import Format, xml_text
from kg.publish.graph import descriptions, quads, triples, write_trig, write_turtle
from kg.publish.turtle import TurtleWriter, replacing
from kg.publish.vocabulary import Iris, prefixes


def _serialize(
    found: Iterable[Triple] | Iterable[Quad], path: Path, format: RdfFormat, base_iri: str | None = None
) -> None:
    with replacing(path) as file:
        serialize(found, output=file.buffer, format=format, prefixes=prefixes(base_iri) if base_iri else None)


def write_ntriples(graph: Graph, path: Path, base_iri: str) -> None:
    """Write the flat graph as N-Triples."""
    _serialize(triples(graph, base_iri), path, RdfFormat.N_TRIPLES)


def write_nquads(graph: Graph, path: Path, base_iri: str) -> None:
    """Write the graph as N-Quads, one named graph an article."""
    _serialize(quads(graph, base_iri), path, RdfFormat.N_QUADS)


def write_rdfxml(graph: Graph, path: Path, base_iri: str) -> None:
    """Write the flat graph as RDF/XML. Characters that XML cannot hold become U+FFFD."""
    _serialize((_for_xml(triple) for triple in triples(graph, base_iri)), path, RdfFormat.RDF_XML, base_iri)


def _for_xml(triple: Triple) -> Triple:
    value = triple.object
    if isinstance(value, Literal) and value.language is None and xml_text(value.value) != value.value:
        return Triple(triple.subject, triple.predicate, Literal(xml_text(value.value), datatype=value.datatype))
    return triple


def write_turtle12(graph: Graph, path: Path, base_iri: str) -> None:
    """Write the flat graph as Turtle of RDF 1.2: a claim reifies the triple that it states."""
    iris = Iris(base_iri)
    parts = [iris.term(f"rdf:{name}") for name in ("subject", "predicate", "object")]
    with TurtleWriter(path, iris.prefixes) as writer:
        for subject, pairs in descriptions(graph, base_iri):
            writer.describe(subject, _reified(pairs, parts))


def _reified(
    pairs: list[tuple[NamedNode, NamedNode | Literal]], parts: list[NamedNode]
) -> Iterator[tuple[NamedNode, NamedNode | Literal | Triple]]:
    stated = {predicate: value for predicate, value in pairs if predicate in parts}
    yield from ((predicate, value) for predicate, value in pairs if predicate not in parts)
    if stated:
        subject, predicate, value = (stated[part] for part in parts)
        reifies = NamedNode(parts[0].value.replace("subject", "reifies"))
        yield reifies, Triple(subject, predicate, value)  # type: ignore[arg-type]


FORMATS = [
    Format("turtle", "Turtle: the flat graph, to read and to load anywhere", ".ttl", write_turtle),
    Format("trig", "TriG: one named graph an article", ".trig", write_trig),
    Format("n-triples", "N-Triples: the flat graph, one triple a line", ".nt", write_ntriples),
    Format("n-quads", "N-Quads: one named graph an article, one quad a line", ".nq", write_nquads),
    Format("rdf-xml", "RDF/XML: the flat graph, for older tools", ".rdf", write_rdfxml),
    Format("turtle-1.2", "Turtle of RDF 1.2: claims reify triple terms (rdf:reifies)", ".ttl", write_turtle12),
]
