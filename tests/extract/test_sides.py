"""Whose side one is on: quotations in the first person, verbs behind an infinitive, topics, roles of opponents."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

_SAID = [
    ("« Nous nous opposons au projet J{Mirador} », a déclaré P{Léa Normand}.", "Léa Normand opposes Mirador"),
    ("« Je m'oppose au projet J{Mirador} », a déclaré P{Léa Normand}.", "Léa Normand opposes Mirador"),
    ("P{Léa Normand} n'est pas la seule à s'opposer à P{Omar Sarr}.", "Léa Normand opposes Omar Sarr"),
    ("P{Léa Normand} reproche à P{Omar Sarr} d'avoir menti et soutient P{Luc Vial}.", "Léa Normand supports Luc Vial"),
    ("Quant à P{Léa Normand}, elle soutient P{Omar Sarr}.", "Léa Normand supports Omar Sarr"),
    ("P{Léa Normand} a finalement rallié P{Omar Sarr}.", "Léa Normand supports Omar Sarr"),
    ("P{Léa Normand} a retiré son soutien à P{Omar Sarr}.", "Léa Normand supports Omar Sarr former"),
    ("P{Léa Normand} fait partie des opposants à P{Omar Sarr}.", "Léa Normand opposes Omar Sarr"),
    ("P{Léa Normand}, chef de file des opposants à P{Omar Sarr}, se tait.", "Léa Normand opposes Omar Sarr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), _SAID)
def test_side_is_read(text: str, said: str) -> None:
    assert said in claims(text)


_UNSAID = [
    ("P{Léa Normand} reproche à P{Omar Sarr} d'avoir menti et soutient P{Luc Vial}.", "Omar Sarr supports Luc Vial"),
    ("P{Léa Normand} a finalement rallié P{Omar Sarr}.", "Omar Sarr supports Léa Normand"),
    ("P{Léa Normand}, chef adjointe au commissariat de L{Mure}, se tait.", "Léa Normand opposes Mure"),
    ("P{Léa Normand} nous oppose P{Omar Sarr}.", "Léa Normand opposes Omar Sarr"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unsaid"), _UNSAID)
def test_what_takes_no_side(text: str, unsaid: str) -> None:
    assert unsaid not in claims(text)
