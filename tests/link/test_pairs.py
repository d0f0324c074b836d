"""Pairs of short articles through the whole path: read, extracted, linked.

Ten for each kind of conflict and ten for each kind of false alarm (`pairs/KIND.toml`); the first article appeared in
January, the second in March.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from kg.intake.reading import read_sources
from kg.model import Article, Claim, Evidence, Graph, Literal
from kg.pipeline import extract, link

FOLDER = Path(__file__).parent / "pairs"
CONFLICTS = ("amount", "date", "evolution", "inside", "object", "status", "voice")
FALSE_ALARMS = ("coarser_date", "incomplete_list", "phases", "repeatable", "rounding")
PUBLISHED = ("2024-01-10", "2024-03-20")


@dataclass(frozen=True)
class Pair:
    """Two articles, the claim that the first makes (`about`), and what each says of it (`says`)."""

    kind: str
    number: int
    about: Sequence[str]
    says: Sequence[str]
    articles: Sequence[str]

    def __str__(self) -> str:
        return f"{self.kind}-{self.number}"

    def ids(self) -> list[str]:
        return [f"{self}-{month}" for month in ("january", "march")]


@cache
def pairs(kind: str) -> list[Pair]:
    data = tomllib.loads((FOLDER / f"{kind}.toml").read_text(encoding="utf-8"))
    return [Pair(kind, number, **pair) for number, pair in enumerate(data["pair"], 1)]


def every(kinds: Iterable[str]) -> list[Pair]:
    return [pair for kind in kinds for pair in pairs(kind)]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Article]:
    """All articles as read from files with their dates beside them, by id."""
    folder = tmp_path_factory.mktemp("pairs")
    for pair in every((*CONFLICTS, *FALSE_ALARMS)):
        for id, text, day in zip(pair.ids(), pair.articles, PUBLISHED, strict=True):
            (folder / f"{id}.txt").write_text(text, encoding="utf-8")
            (folder / f"{id}.yaml").write_text(f"published: {day}\n", encoding="utf-8")
    return {incoming.article.id: incoming.article for incoming in read_sources([str(folder)]).articles}


def linked(pair: Pair, articles: dict[str, Article]) -> Graph:
    return link([extract(articles[id]) for id in pair.ids()])[0]


def label(graph: Graph, end: str | Literal) -> str:
    if isinstance(end, Literal):
        return end.value
    return next((entity.label for entity in graph.entities if entity.id == end), end)


def about(graph: Graph, claim: Claim, size: int) -> list[str]:
    """What a claim is about, in as many words as a pair gives."""
    return [label(graph, claim.subject), claim.relation, label(graph, claim.object)][:size]


def said(graph: Graph, relation: str, article: str) -> Iterator[tuple[Claim, Evidence]]:
    """What an article says with a relation."""
    return ((c, e) for c in graph.claims if c.relation == relation for e in c.evidence if e.article == article)


def values(graph: Graph, claim: Claim, evidence: Evidence) -> set[str | None]:
    return {evidence.date, evidence.amount, claim.status, label(graph, claim.object), label(graph, claim.subject)}


@pytest.mark.parametrize("kind", (*CONFLICTS, *FALSE_ALARMS))
def test_there_are_ten_pairs_of_each_kind(kind: str) -> None:
    assert len({tuple(pair.articles) for pair in pairs(kind)}) >= 10


@pytest.mark.parametrize("pair", every(CONFLICTS), ids=str)
def test_a_conflict_comes_out_with_its_kind_and_sides(pair: Pair, articles: dict[str, Article]) -> None:
    graph = linked(pair, articles)
    (conflict,) = graph.conflicts
    claims = {claim.id: claim for claim in graph.claims}
    assert conflict.kind == pair.kind
    assert sorted(label(graph, side.value) for side in conflict.sides) == sorted(pair.says)
    january, march = pair.ids()
    where = dict(zip(pair.says, (january, january if pair.kind == "inside" else march), strict=True))
    for side in conflict.sides:
        places = [(claims[id], claims[id].evidence[index]) for id, index in side.evidence]
        assert {evidence.article for _, evidence in places} == {where[label(graph, side.value)]}
        assert all(about(graph, claim, len(pair.about)) == list(pair.about) for claim, _ in places)


@pytest.mark.parametrize("pair", every(FALSE_ALARMS), ids=str)
def test_what_only_looks_like_one_is_no_conflict(pair: Pair, articles: dict[str, Article]) -> None:
    graph = linked(pair, articles)
    january, march = (list(said(graph, pair.about[1], id)) for id in pair.ids())
    assert any(about(graph, claim, len(pair.about)) == list(pair.about) for claim, _ in january)
    for found, value in zip((january, march), pair.says, strict=True):
        assert any(value in values(graph, *place) for place in found), (value, found)
    assert graph.conflicts == ()
