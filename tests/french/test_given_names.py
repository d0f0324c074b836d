"""The gender of given names."""

from __future__ import annotations

import pytest

from kg.french.given_names import guessed_gender, listed_gender


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Claire Vasseur", "f"), ("Paul Marchand", "m"), ("Jean-Noël Astier", "m"), ("Anne-Gaëlle Nollet", "f"),
        ("Camille Rousset", None), ("Xqzt Rousset", None), ("", None),
    ],
)  # fmt: skip
def test_listed(name: str, gender: str | None) -> None:
    assert listed_gender(name) == gender


@pytest.mark.parametrize(("name", "gender"), [("Zorelle Aubin", "f"), ("Torvek Aubin", "m"), ("Aubin", None)])
def test_guessed(name: str, gender: str | None) -> None:
    assert guessed_gender(name) == gender
