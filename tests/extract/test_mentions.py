"""Mentions: the other forms of a name that its own words give."""

from __future__ import annotations

from kg.extract.mentions import find_mentions
from kg.extract.names import find_names
from kg.extract.parse import parse


def test_the_number_of_an_edition_is_no_part_of_every_name() -> None:
    text = "La 72e Coupe de Brest a débuté."
    (cup,) = (m for m in find_mentions(parse(text, find_names(text))) if m.kind == "name" and "Coupe" in m.text)
    assert cup.aliases == ("Coupe de Brest",)
