"""Names that a group is made of: where such a list begins, where it ends, what is none."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

from kg.extract.lists import apposed_names, enumerated, names_with_others
from kg.extract.parse import parse
from kg.extract.tree import Parsed
from kg.model import NameSpan

NAMES = ("Altenor", "Norvax", "TransAlpes", "Horizon Vert")


def read(text: str) -> Parsed:
    found = sorted((text.index(name), name) for name in NAMES if name in text)
    return parse(text, tuple(NameSpan(i, i + len(name), name, (("Organization", 5.0),)) for i, name in found))


def group(parsed: Parsed, noun: str) -> int:
    return next(t.i for t in parsed.tokens if t.text == noun)


def words(parsed: Parsed, tokens: tuple[int, ...]) -> list[str]:
    return [parsed.tokens[i].text for i in tokens]


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("Trois sociétés, dont Altenor et Norvax, ont fermé.", ["Altenor", "Norvax"]),
        ("Trois sociétés, notamment Altenor, Norvax et TransAlpes, ont fermé.", ["Altenor", "Norvax", "TransAlpes"]),
        ("Il a racheté des sociétés comme Altenor.", ["Altenor"]),
        ("Il a racheté plusieurs sociétés, parmi lesquelles Altenor (Oslo) et Norvax.", ["Altenor", "Norvax"]),
        ("Il a racheté deux sociétés, le groupe Altenor et Norvax.", ["Altenor", "Norvax"]),
        ("Il a racheté ses sociétés, Altenor et Norvax.", ["Altenor", "Norvax"]),
        ("Il possède plusieurs sociétés : Altenor, Norvax et TransAlpes.", ["Altenor", "Norvax", "TransAlpes"]),
        ("Il a racheté deux sociétés, Altenor, Norvax et TransAlpes.", []),
        ("Il a racheté les sociétés, Altenor et Norvax.", []),
        ("Trois sociétés, dont Altenor est la plus grande, ont fermé.", []),
        ("Trois sociétés ont fermé, dont une à Lyon.", []),
        ("Deux des sociétés appartiennent à Altenor.", []),
    ],
)
def test_enumerated(text: str, listed: list[str]) -> None:
    parsed = read(text)
    assert words(parsed, enumerated(parsed, group(parsed, "sociétés"))) == listed


def test_names_with_others() -> None:
    parsed = read("Altenor, Norvax et d'autres membres de la fédération ont fermé.")
    assert words(parsed, names_with_others(parsed, group(parsed, "membres"))) == ["Altenor", "Norvax"]


def test_others_alone_name_nobody() -> None:
    parsed = read("Altenor et les membres de la fédération ont fermé.")
    assert names_with_others(parsed, group(parsed, "membres")) == ()


@pytest.mark.parametrize(
    ("text", "apposed"),
    [
        ("Altenor et Norvax, ses deux filiales, ont fermé.", ["Altenor", "Norvax"]),
        ("Il a vendu Altenor (Oslo), le suisse Norvax et TransAlpes, filiales.", ["Altenor", "Norvax", "TransAlpes"]),
        ("Selon Altenor, Norvax et TransAlpes, ses deux plus grosses filiales, c'est faux.", ["Norvax", "TransAlpes"]),
        ("Il a vendu Altenor, Norvax et ses filiales.", []),
        ("Altenor, ses filiales et Norvax ont fermé.", []),
    ],
)
def test_names_before_what_they_are_said_to_be(text: str, apposed: list[str]) -> None:
    parsed = read(text)
    assert words(parsed, apposed_names(parsed, group(parsed, "filiales"))) == apposed


def test_list_behind_groups_that_are_joined() -> None:
    text = "O{Altenor} a signé un accord avec des maisons de disques et chaînes de radio, dont O{Norvax} et O{Vertan}."
    assert {"Altenor partnersWith Norvax", "Altenor partnersWith Vertan"} <= claims(text)
