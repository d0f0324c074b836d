"""The graph as RDF: what describes each entity, claim, piece of evidence, article and conflict.

No blank nodes. Each article has a named graph with all that it supports; what several articles support stands in the
graph of each, so that the union of the graphs is exactly the flat graph and nothing depends on their names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Triple

from kg.model import Claim, Graph, Literal
from kg.ontology.relations import load_relations
from kg.publish.describe import Describer, Description, speaks_in_own_voice
from kg.publish.parts import Parts
from kg.publish.turtle import TurtleWriter
from kg.publish.vocabulary import DEFAULT_BASE, Iris


def descriptions(graph: Graph, base_iri: str = DEFAULT_BASE) -> Iterator[Description]:
    """Every subject of the flat graph once: entities, relations, claims with their evidence, the rest; each by id."""
    describer = Describer(base_iri)
    yield from _things(graph, describer)
    amounts: set[str] = set()
    for claim in sorted(graph.claims, key=lambda c: c.id):
        yield describer.claim(claim)
        for evidence in claim.evidence:
            yield describer.evidence(claim.id, evidence)
        amounts.update(_amounts(claim))
    mentioned = _mentioned(graph)
    for article in sorted(graph.articles, key=lambda a: a.id):
        yield describer.article(article, mentioned[article.id])
    for amount in sorted(amounts):
        yield describer.amount(amount)
    claims = {claim.id: claim for claim in graph.claims} if graph.conflicts else {}
    for conflict in sorted(graph.conflicts, key=lambda c: c.id):
        yield describer.conflict(conflict)
        for number in range(len(conflict.sides)):
            yield describer.side(conflict, number, claims)


def _things(graph: Graph, describer: Describer) -> Iterator[Description]:
    direct: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(graph.claims, key=lambda c: c.id):
        if speaks_in_own_voice(claim):
            direct[claim.subject].append(claim)
    for entity in sorted(graph.entities, key=lambda e: e.id):
        yield describer.entity(entity, direct[entity.id])
    relations, used = load_relations(), {claim.relation for claim in graph.claims}
    for id in sorted(used | {parent for id in used if (parent := relations[id].sub_property_of)}):
        yield describer.relation(id)


def _amounts(claim: Claim) -> Iterator[str]:
    if isinstance(claim.object, Literal) and claim.object.kind == "money":
        yield claim.object.value
    yield from (e.amount for e in claim.evidence if e.amount)


def _mentioned(graph: Graph) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for entity in sorted(graph.entities, key=lambda e: e.id):
        for article in sorted({article for article, _ in entity.mentions}):
            found[article].append(entity.id)
    return found


def quads(graph: Graph, base_iri: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Every quad of the graph: each article's part in the named graph of that article."""
    for name, part in named_parts(graph, base_iri):
        for subject, pairs in descriptions(part, base_iri):
            for predicate, value in dict.fromkeys(pairs):
                yield Quad(subject, predicate, value, name)


def triples(graph: Graph, base_iri: str = DEFAULT_BASE) -> Iterator[Triple]:
    """Every triple of the flat graph, once."""
    for subject, pairs in descriptions(graph, base_iri):
        for predicate, value in dict.fromkeys(pairs):
            yield Triple(subject, predicate, value)


def named_parts(graph: Graph, base_iri: str = DEFAULT_BASE) -> Iterator[tuple[NamedNode, Graph]]:
    """The name of each named graph with the part of the graph that it holds."""
    parts, iris = Parts(graph), Iris(base_iri)
    for article in parts.ids():
        yield graph_name(article, iris), parts.cut(article)


def graph_name(article: str | None, iris: Iris) -> NamedNode:
    """The name of the graph that holds what an article supports; None stands for what no article does."""
    return iris.editor_graph() if article is None else iris.graph(article)


def write_turtle(graph: Graph, path: Path, base_iri: str = DEFAULT_BASE) -> None:
    """Write the flat graph as Turtle, replacing `path` at once when all is written."""
    with TurtleWriter(path, Iris(base_iri).prefixes) as writer:
        for subject, pairs in descriptions(graph, base_iri):
            writer.describe(subject, pairs)


def write_trig(graph: Graph, path: Path, base_iri: str = DEFAULT_BASE) -> None:
    """Write the graph as TriG, one named graph an article, replacing `path` at once when all is written."""
    with TurtleWriter(path, Iris(base_iri).prefixes) as writer:
        for name, part in named_parts(graph, base_iri):
            with writer.graph(name):
                for subject, pairs in descriptions(part, base_iri):
                    writer.describe(subject, pairs)
