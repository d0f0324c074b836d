"""What the page knows of a graph, as plain values for JSON: short keys, entities and articles by number."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from kg.model import Article, Claim, Entity, Evidence, Graph, Literal
from kg.ontology.relations import Relation
from kg.publish.render.layout import box, lay_out


def page_data(graph: Graph, relations: Mapping[str, Relation]) -> dict[str, Any]:
    """Articles, entities (most important first, with their places), relations and claims.

    Entities that no claim speaks of are left out: there is nothing to show of them. Raises nothing.
    """
    weights = _weights(graph)
    entities = {entity.id: entity for entity in graph.entities}
    network = _network(graph.claims)
    ranked = _ranked(network, entities, weights)
    places = _places(network, ranked, entities, weights)
    number = {slug: index for index, slug in enumerate(ranked)}
    articles = {article.id: index for index, article in enumerate(graph.articles)}
    quotes = _Quotes()
    claims = [_claim(claim, number, articles, quotes) for claim in graph.claims]
    return {
        "articles": [_article(article) for article in graph.articles],
        "entities": [
            _entity(entities[slug], places[slug], _radius(network.degree(slug)), weights[slug]) for slug in ranked
        ],
        "relations": _relations(graph.claims, relations),
        "quotes": quotes.texts,
        "claims": claims,
    }


class _Quotes:
    """Each quoted sentence once, however many claims it supports."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, text: str) -> int:
        if text not in self._numbers:
            self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return self._numbers[text]


def ends(claim: Claim) -> tuple[str, ...]:
    """The ids of the entities that a claim speaks of: its subject, and its object where that is one."""
    return (claim.subject,) if isinstance(claim.object, Literal) else (claim.subject, claim.object)


def _weights(graph: Graph) -> dict[str, int]:
    """In how many articles each entity is named, or speaks."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entity in graph.entities:
        found[entity.id].update(article for article, _ in entity.mentions)
    for claim in graph.claims:
        for slug in (*ends(claim), *([claim.attributed_to] if claim.attributed_to else [])):
            found[slug].update(evidence.article for evidence in claim.evidence)
    return {slug: len(articles) for slug, articles in found.items()}


def _network(claims: Sequence[Claim]) -> nx.Graph[str]:
    network: nx.Graph[str] = nx.Graph()
    for claim in claims:
        pair = ends(claim)
        network.add_nodes_from(pair if claim.attributed_to is None else (*pair, claim.attributed_to))
        if len(set(pair)) == 2:
            count = network.get_edge_data(*pair, default={}).get("claims", 0)
            network.add_edge(*pair, claims=count + 1)
    return network


def _ranked(network: nx.Graph[str], entities: Mapping[str, Entity], weights: Mapping[str, int]) -> list[str]:
    return sorted(
        (slug for slug in network if slug in entities),
        key=lambda slug: (-network.degree(slug) - math.log1p(weights[slug]), slug),
    )


def _radius(degree: int) -> int:
    """In pixels."""
    return min(8 + round(4 * math.sqrt(degree)), 30)


def _places(
    network: nx.Graph[str], ranked: Sequence[str], entities: Mapping[str, Entity], weights: Mapping[str, int]
) -> dict[str, tuple[float, float]]:
    boxes = {slug: box(entities[slug].label, _radius(network.degree(slug))) for slug in ranked}
    return lay_out(network, ranked, boxes)


def _filled(**fields: Any) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value not in (None, "", False, [])}


def _article(article: Article) -> dict[str, Any]:
    return _filled(id=article.id, title=article.title, outlet=article.outlet, date=article.published, url=article.url)


def _entity(entity: Entity, place: tuple[float, float], radius: int, weight: int) -> dict[str, Any]:
    x, y = round(place[0]), round(place[1])
    names = [name for name in entity.names if name != entity.label]
    return {
        "id": entity.id, "label": entity.label, "type": entity.type, "x": x, "y": y, "r": radius, "n": weight,
        **_filled(names=names),
    }  # fmt: skip


def _relations(claims: Sequence[Claim], relations: Mapping[str, Relation]) -> dict[str, Any]:
    found = {}
    for name in sorted({claim.relation for claim in claims}):
        relation = relations.get(name)
        plain = {"fr": name, "en": name}
        found[name] = _filled(
            label=dict(relation.label) if relation else plain,
            inverse=dict(relation.inverse) if relation else plain,
            symmetric=relation is not None and relation.symmetric,
            single=relation is not None and relation.single_valued,
        )
    return found


def _claim(claim: Claim, number: Mapping[str, int], articles: Mapping[str, int], quotes: _Quotes) -> dict[str, Any]:
    literal = isinstance(claim.object, Literal)
    return {
        "id": claim.id,
        "s": number[claim.subject],
        "p": claim.relation,
        "o": [claim.object.kind, claim.object.value] if isinstance(claim.object, Literal) else number[claim.object],
        "st": claim.status,
        **_filled(lit=literal),
        **({"by": number[claim.attributed_to]} if claim.attributed_to else {}),
        "ev": [_evidence(evidence, number, articles, quotes) for evidence in claim.evidence],
    }


def _evidence(
    evidence: Evidence, number: Mapping[str, int], articles: Mapping[str, int], quotes: _Quotes
) -> dict[str, Any]:
    place = number.get(evidence.place, evidence.place) if evidence.place else None
    return {
        "a": articles[evidence.article],
        "q": quotes.number(evidence.quote),
        "at": [evidence.start, evidence.end],
        **_filled(
            date=evidence.date, lo=evidence.earliest, hi=evidence.latest, amount=evidence.amount,
            joint=evidence.joint_amount, share=evidence.share, role=evidence.role,
        ),
        **({} if place is None else {"place": place}),
    }  # fmt: skip
