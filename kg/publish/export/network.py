"""GraphML and GEXF: entities and values as nodes, claims as edges, for Gephi, yEd, networkx and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import networkx as nx

from kg.model import Claim, Graph, Literal
from kg.ontology.relations import load_relations
from kg.publish.export import Format, xml_text
from kg.publish.turtle import replacing


def value_id(value: Literal) -> str:
    """The id of the node that stands for a value (`money:5000000 EUR`); no entity's slug holds a colon."""
    return f"{value.kind}:{value.value}"


def network(graph: Graph) -> nx.MultiDiGraph[str]:
    """Entities and values as nodes (`label`, `type`), every claim as an edge whose key is the claim's id."""
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for entity in sorted(graph.entities, key=lambda e: e.id):
        articles = {article for article, _ in entity.mentions}
        aliases = " | ".join(name for name in entity.names if name != entity.label)
        made.add_node(
            entity.id, label=xml_text(entity.label), type=entity.type, aliases=xml_text(aliases), articles=len(articles)
        )
    for claim in sorted(graph.claims, key=lambda c: c.id):
        end = claim.object if isinstance(claim.object, str) else xml_text(value_id(claim.object))
        if isinstance(claim.object, Literal) and end not in made:
            made.add_node(end, label=xml_text(claim.object.value), type=claim.object.kind, aliases="", articles=0)
        made.add_edge(claim.subject, end, key=claim.id, **attributes(claim))
    return made


def attributes(claim: Claim) -> dict[str, str | float | int]:
    """What an edge says of its claim: identity and weight, then what its evidence says first."""
    places = [e for e in claim.evidence if not e.outweighed]
    dates = sorted({e.date for e in places if e.date})
    amounts = sorted({e.amount for e in places if e.amount})
    return {
        "claim": claim.id, "label": load_relations()[claim.relation].label["fr"], "relation": claim.relation,
        "status": claim.status,
        "attributedTo": claim.attributed_to or "", "confidence": round(claim.confidence, 4), "sources": claim.sources,
        "verdict": claim.verdict.kind if claim.verdict else "", "date": dates[0] if dates else "",
        "earliest": min((e.earliest for e in places if e.earliest), default=""),
        "latest": max((e.latest for e in places if e.latest), default=""),
        "amount": " | ".join(amounts), "articles": len({e.article for e in claim.evidence}),
        "quote": xml_text(places[0].quote) if places else "",
    }  # fmt: skip


def _write(lines: Iterable[str], path: Path) -> None:
    with replacing(path) as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        for line in lines:
            file.write(line + "\n")


def write_graphml(graph: Graph, path: Path, base_iri: str) -> None:
    """Write the network as GraphML."""
    _write(nx.generate_graphml(network(graph), named_key_ids=True), path)


def write_gexf(graph: Graph, path: Path, base_iri: str) -> None:
    """Write the network as GEXF 1.2, without the day of writing that networkx puts in."""
    lines = nx.generate_gexf(network(graph), version="1.2draft")
    _write((re.sub(r' lastmodifieddate="[^"]*"', "", line) for line in lines), path)


FORMATS = [
    Format("graphml", "GraphML: entities and values as nodes, claims as edges", ".graphml", write_graphml),
    Format("gexf", "GEXF: the same network, for Gephi", ".gexf", write_gexf),
]
