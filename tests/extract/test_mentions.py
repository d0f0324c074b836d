"""Mentions: the other forms of a name that its own words give."""

from __future__ import annotations

from kg.extract.mentions import find_mentions
from kg.extract.names import find_names
from kg.extract.parse import parse
from kg.model import NameSpan


def test_the_number_of_an_edition_is_no_part_of_every_name() -> None:
    text = "La 72e Coupe de Brest a débuté."
    (cup,) = (m for m in find_mentions(parse(text, find_names(text))) if m.kind == "name" and "Coupe" in m.text)
    assert cup.aliases == ("Coupe de Brest",)


def test_a_sovereign_is_named_with_his_title() -> None:
    """« le pape Sixtin » is no « Sixtin Marel », also where his title is left out; a minister's title names nobody."""
    text = "Le pape Sixtin a reçu Sixtin Marel à Rome. Sixtin a ensuite salué le ministre Vidal."
    names = (_person(text, "Sixtin", 8), _person(text, "Sixtin Marel", 22), _person(text, "Sixtin", 43))
    names += (_person(text, "Vidal", text.index("Vidal")),)
    called = [(m.text, m.canonical) for m in find_mentions(parse(text, names)) if m.kind == "name"]
    assert called == [("Sixtin", "pape Sixtin"), ("Sixtin Marel", None), ("Sixtin", "pape Sixtin"), ("Vidal", None)]


def _person(text: str, name: str, start: int) -> NameSpan:
    assert text[start : start + len(name)] == name
    return NameSpan(start, start + len(name), name, (("Person", 5.0),))
