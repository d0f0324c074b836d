"""Which names are one entity, which are not, and that the order of articles plays no part."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import pytest

from kg.link.entities import EntityIndex, resolve_entities
from kg.link.local import local
from kg.model import Article, EntityType, Extract, Mention

Named = tuple[str, EntityType]


def extract(id: str, *names: Named) -> Extract:
    """An extract that names these one after the other."""
    text = " ".join(name for name, _ in names)
    mentions, at = [], 0
    for i, (name, kind) in enumerate(names):
        mentions.append(Mention(i, at, at + len(name), name, "name", i, 0, scores=((kind, 1.0),)))
        at += len(name) + 1
    return Extract(Article(id, text, text, ()), tuple(mentions), ())


def resolve(extracts: Iterable[Extract]) -> EntityIndex:
    return resolve_entities(map(local, extracts))


def groups(index: EntityIndex) -> list[set[str]]:
    return [set(entity.names) for entity in index.entities]


ONE: list[tuple[str, str, EntityType]] = [
    ("Claire Vasseur", "Vasseur", "Person"),
    ("Claire Vasseur", "Claire", "Person"),
    ("Claire Vasseur", "C. Vasseur", "Person"),
    ("Claire M. Vasseur", "Claire Vasseur", "Person"),
    ("Ali Berrada Tazi", "Ali Berrada", "Person"),
    ("Jeanne Rousselot", "Rouselot", "Person"),
    ("Open Lumi", "OpenLumi", "Organization"),
    ("Office national des phares", "ONP", "Organization"),
    ("Office des phares unis au Varnistan", "OPUV", "Organization"),
    ("Chambre des notaires", "Chambre", "Organization"),
    ("Lumivia Group", "Lumivia", "Organization"),
    ("Coupe de Bretagne 2021", "Coupe de Bretagne", "Event"),
    ("Forces civiles irlandaises", "Forces civiles", "Organization"),
    ("Vantelle", "Vantele", "Organization"),
    ("projet Boréal", "Boréal", "Project"),
    ("Union européenne", "UE", "Organization"),
]
TWO: list[tuple[Named, Named]] = [
    (("Claire Vasseur", "Person"), ("Paul Vasseur", "Person")),
    (("Denis Orsini", "Person"), ("Denise Orsini", "Person")),
    (("Lumivia", "Organization"), ("Lumivia LP", "Organization")),
    (("Lumivia", "Organization"), ("Lumivia Orbe", "Product")),
    (("Iran", "Place"), ("Irak", "Place")),
    (("Orbe 2", "Product"), ("Orbe 3", "Product")),
    (("Martin Kelvor", "Person"), ("prix Kelvor", "Event")),
    (("Nantes", "Place"), ("FC Nantes", "Organization")),
]


@pytest.mark.parametrize(("long", "short", "kind"), ONE)
def test_one_entity_in_one_article(long: str, short: str, kind: EntityType) -> None:
    index = resolve([extract("a", (long, kind), (short, kind))])
    assert len(index.entities) == 1, groups(index)
    assert {long, short} <= set(index.entities[0].names)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_entities_in_one_article(one: Named, other: Named) -> None:
    assert len(resolve([extract("a", one, other)]).entities) == 2


def test_every_merge_by_a_rule_keeps_its_reason() -> None:
    names: list[Named] = [("Office national des phares", "Organization"), ("ONP", "Organization")]
    (entity,) = resolve([extract("a", *names)]).entities
    assert any("ONP" in reason and "initials" in reason for reason in entity.reasons)


def test_a_surname_that_two_bear_goes_to_the_one_named_last_before_it() -> None:
    people: list[Named] = [("Claire Vasseur", "Person"), ("Paul Vasseur", "Person"), ("Vasseur", "Person")]
    index = resolve([extract("a", *people)])
    assert index.ids["a", 2] == index.ids["a", 1] != index.ids["a", 0]


def test_a_first_name_that_two_bear_is_left_alone() -> None:
    people: list[Named] = [("Claire Vasseur", "Person"), ("Claire Orsini", "Person"), ("Claire", "Person")]
    assert len(resolve([extract("a", *people)]).entities) == 3


def test_an_acronym_stays_in_the_article_that_spells_it_out() -> None:
    one = extract("a", ("Office national des phares", "Organization"), ("ONP", "Organization"))
    other = extract("b", ("Ordre neuf des poètes", "Organization"), ("ONP", "Organization"))
    index = resolve([one, other])
    assert index.ids["a", 1] == index.ids["a", 0] != index.ids["b", 1] == index.ids["b", 0]


def _articles() -> Sequence[Extract]:
    return [
        extract("a", ("Claire Vasseur", "Person"), ("Vasseur", "Person"), ("Lumivia Group", "Organization")),
        extract("b", ("Vasseur", "Person"), ("Lumivia", "Organization"), ("UE", "Organization")),
        extract("c", ("Union européenne", "Organization"), ("C. Vasseur", "Person"), ("Claire Vasseur", "Person")),
        extract("d", ("Paul Orsini", "Person"), ("Orsini", "Person"), ("Lumivia Group", "Organization")),
    ]


def test_the_order_of_articles_plays_no_part() -> None:
    expected = resolve(_articles())
    orders = list(itertools.permutations(_articles()))
    assert len(orders) == 24
    for order in orders:
        index = resolve(order)
        assert index.entities == expected.entities
        assert index.ids == expected.ids


def test_a_person_and_a_place_of_one_name_in_two_articles_are_two() -> None:
    index = resolve([extract("a", ("Florence", "Person")), extract("b", ("Florence", "Place"))])
    assert sorted(e.id for e in index.entities) == ["florence-person", "florence-place"]
