"""The part of a graph that reaches a confidence or a number of sources."""

from __future__ import annotations

from dataclasses import replace

import sample

from kg.link.thresholds import Least


def test_nothing_asked_for_gives_the_graph_itself() -> None:
    assert Least().part(sample.GRAPH) is sample.GRAPH


def test_claims_below_the_confidence_or_the_sources_are_left_out() -> None:
    sure = Least(confidence=0.91).part(sample.GRAPH)
    assert [c.id for c in sure.claims] == [sample.BOUGHT.id]
    twice = Least(sources=2).part(sample.GRAPH)
    assert [(c.subject, c.relation) for c in twice.claims] == [("paul-ott", "cofounded")]
    assert sure.entities == sample.GRAPH.entities


def test_a_conflict_stays_while_two_of_its_sides_do() -> None:
    assert Least(confidence=0.8).part(sample.GRAPH).conflicts == sample.CONFLICTS
    assert Least(confidence=0.91).part(sample.GRAPH).conflicts == ()


def test_the_preferred_side_stays_the_preferred_one() -> None:
    date = sample.CONFLICTS[0]
    third = replace(date, sides=(*date.sides, date.sides[1]), preferred=2)
    weak = replace(sample.GRAPH, conflicts=(third,), claims=tuple(
        replace(c, confidence=0.1) if c.id == sample.IN_2011.id else c for c in sample.GRAPH.claims
    ))  # fmt: skip
    (left,) = Least(confidence=0.5).part(weak).conflicts
    assert [side.value for side in left.sides] == ["2012", "2012"] and left.sides[left.preferred or 0].value == "2012"
