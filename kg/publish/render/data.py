"""What the page knows of a graph, as plain values for JSON: short keys, entities and articles by number."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from kg.model import BY_EDITOR, Article, Claim, Conflict, Entity, Evidence, Graph, Literal
from kg.ontology.relations import Relation
from kg.publish.describe import matches
from kg.publish.render.layout import box, lay_out
from kg.publish.vocabulary import DEFAULT_BASE, Iris

# Nothing to see, and able to make a name read as another: controls, zero-width characters, what turns the direction
# of writing round. (The joiners U+200C and U+200D stay: Persian and emoji need them.)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def page_data(graph: Graph, relations: Mapping[str, Relation], base_iri: str = DEFAULT_BASE) -> dict[str, Any]:
    """Articles, entities (most important first, with their places), relations, claims and conflicts.

    Entities that no claim speaks of are left out: there is nothing to show of them. Raises nothing.
    """
    weights = _weights(graph)
    entities = {entity.id: entity for entity in graph.entities}
    network = _network(graph.claims)
    ranked = _ranked(network, entities, weights)
    places = _places(network, ranked, entities, weights)
    number = {slug: index for index, slug in enumerate(ranked)}
    articles = {article.id: index for index, article in enumerate(graph.articles)}
    quotes, iris = _Quotes(), Iris(base_iri)
    claims = [_claim(claim, number, articles, quotes, iris) for claim in graph.claims]
    return {
        "articles": [_article(article) for article in graph.articles],
        "entities": [
            _entity(entities[slug], places[slug], _radius(network.degree(slug)), weights[slug]) for slug in ranked
        ],
        "relations": _relations(graph.claims, relations),
        "quotes": quotes.texts,
        "claims": claims,
        "conflicts": _conflicts(graph),
        "prefixes": iris.prefixes,
    }


def seen(text: str) -> str:
    """The text without what cannot be seen: what it shows is what it says."""
    return _UNSEEN.sub("", text)


class _Quotes:
    """Each quoted sentence once, however many claims it supports."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, quote: str) -> int:
        """The number of a quote, seen for the first time or not."""
        text = seen(quote)
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
            subject, other = pair
            count = network.edges[subject, other]["claims"] if network.has_edge(subject, other) else 0
            network.add_edge(subject, other, claims=count + 1)
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
    title, outlet = seen(article.title), seen(article.outlet or "")
    added = article.metadata_from == BY_EDITOR
    return _filled(id=article.id, title=title, outlet=outlet, date=article.published, url=article.url, added=added)


def _entity(entity: Entity, place: tuple[float, float], radius: int, weight: int) -> dict[str, Any]:
    x, y = round(place[0]), round(place[1])
    label = seen(entity.label) or entity.id
    names = [name for name in dict.fromkeys(map(seen, entity.names)) if name not in ("", label)]
    return {
        "id": entity.id, "label": label, "type": entity.type, "x": x, "y": y, "r": radius, "n": weight,
        **_filled(names=names, match=list(matches(entity))),
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


def _claim(
    claim: Claim, number: Mapping[str, int], articles: Mapping[str, int], quotes: _Quotes, iris: Iris
) -> dict[str, Any]:
    value = claim.object
    literal = isinstance(value, Literal)
    verdict = claim.verdict
    return {
        "id": claim.id, "s": number[claim.subject], "p": claim.relation, "st": claim.status,
        "o": [value.kind, seen(value.value)] if isinstance(value, Literal) else number[value],
        **_filled(lit=literal, v=_filled(kind=verdict.kind, by=verdict.by, why=verdict.why) if verdict else None),
        **({"by": number[claim.attributed_to]} if claim.attributed_to else {}),
        "ev": [
            {"id": iris.evidence(claim.id, one).value.rsplit("/", 1)[1], **_evidence(one, number, articles, quotes)}
            for one in claim.evidence
        ],
    }  # fmt: skip


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
            joint=evidence.joint_amount, out=evidence.outweighed, share=evidence.share, role=seen(evidence.role or ""),
        ),
        **({} if place is None else {"place": place}),
    }  # fmt: skip


def _conflicts(graph: Graph) -> list[dict[str, Any]]:
    """Conflicts whose every side points at evidence of the graph (part of a graph may hold one side only)."""
    number = {claim.id: index for index, claim in enumerate(graph.claims)}
    return [
        {**_conflict(conflict, number), **({} if conflict.preferred is None else {"preferred": conflict.preferred})}
        for conflict in graph.conflicts
        if all(any(claim in number for claim, _ in side.evidence) for side in conflict.sides)
    ]


def _conflict(conflict: Conflict, number: Mapping[str, int]) -> dict[str, Any]:
    sides = [
        {"v": side.value, "ev": [[number[claim], index] for claim, index in side.evidence if claim in number]}
        for side in conflict.sides
    ]
    return {"id": conflict.id, "kind": conflict.kind, "sides": sides}
