"""Every example of every relation file is a test: a positive one gives its claim, a negative one gives none of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from kg.model import Claim, Graph, Literal
from kg.ontology.relations import Example, Relation, load_relations
from kg.pipeline import extract_text

PUBLISHED = "2025-02-10"  # against which the examples' « lundi » and « mardi dernier » are read (a Monday)
POSITIVE, NEGATIVE = 6, 3


@cache
def graph_of(text: str) -> Graph:
    return extract_text(text, PUBLISHED)


def plain(name: str) -> str:
    return name.replace("’", "'").casefold()


def names(graph: Graph, id: str) -> set[str]:
    return {plain(name) for name in graph.entity(id).names}


def is_object(graph: Graph, claim: Claim, wanted: str) -> bool:
    if isinstance(claim.object, Literal):
        return plain(claim.object.value) == plain(wanted)
    return plain(wanted) in names(graph, claim.object)


def ends_agree(graph: Graph, relation: Relation, claim: Claim, example: Example) -> bool:
    if plain(example.subject) in names(graph, claim.subject) and is_object(graph, claim, example.object):
        return True
    swapped = relation.symmetric and isinstance(claim.object, str)
    return swapped and plain(example.object) in names(graph, claim.subject) and is_object(graph, claim, example.subject)


def qualifiers_agree(graph: Graph, claim: Claim, example: Example) -> bool:
    if claim.status != example.status:
        return False
    if example.source is not None and (
        claim.attributed_to is None or plain(example.source) not in names(graph, claim.attributed_to)
    ):
        return False
    dates = {e.date for e in claim.evidence}
    amounts = {e.amount for e in claim.evidence}
    return (example.date is None or example.date in dates) and (example.amount is None or example.amount in amounts)


def shown(graph: Graph) -> list[str]:
    """The claims of a graph, for the message of a failing test."""
    return [
        f"{graph.entity(c.subject).label} | {c.relation} | "
        f"{c.object.value if isinstance(c.object, Literal) else graph.entity(c.object).label} | {c.status}"
        f" | {c.attributed_to} | {c.evidence[0].date} | {c.evidence[0].amount} | {c.evidence[0].phrase}"
        for c in graph.claims
    ]


def cases(negative: bool) -> Iterator[object]:
    for relation in load_relations().values():
        for number, example in enumerate(relation.examples, 1):
            if example.negative == negative:
                marks = [pytest.mark.xfail(strict=True, reason=example.fails)] if example.fails else []
                yield pytest.param(relation, example, id=f"{relation.id}-{number}", marks=marks)


@pytest.mark.parametrize(("relation", "example"), list(cases(negative=False)))
def test_positive(relation: Relation, example: Example) -> None:
    graph = graph_of(example.text)
    found = [c for c in graph.claims if c.relation == relation.id and ends_agree(graph, relation, c, example)]
    assert any(qualifiers_agree(graph, c, example) for c in found), (example, shown(graph))


@pytest.mark.parametrize(("relation", "example"), list(cases(negative=True)))
def test_negative(relation: Relation, example: Example) -> None:
    graph = graph_of(example.text)
    assert not [c for c in graph.claims if c.relation == relation.id], (example, shown(graph))


@pytest.mark.parametrize("relation", load_relations().values(), ids=lambda r: r.id)
def test_enough_examples_and_phrases(relation: Relation) -> None:
    """Six constructions that match, three near misses that do not, five wordings."""
    assert sum(not e.negative for e in relation.examples) >= POSITIVE
    assert sum(e.negative for e in relation.examples) >= NEGATIVE
    assert len({p.id for p in relation.phrases}) >= 5


def test_all_examples_run() -> None:
    run = [*cases(negative=False), *cases(negative=True)]
    assert len(run) == sum(len(r.examples) for r in load_relations().values())
    assert len(run) >= len(load_relations()) * (POSITIVE + NEGATIVE)


def test_participle_whose_agent_is_the_subject_is_read_one_way_only() -> None:
    graph = graph_of("La chaîne TransAlpes, détenue à 60 % par Béatrice Nollet, va supprimer des postes.")
    ends = {(c.subject, c.object) for c in graph.claims if c.relation == "owns"}
    assert len(ends) == 1
