"""Whom a clause names only to leave him out, and names of another clause behind « et »."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

_LEFT_OUT = [
    ("P{Léa Normand} a choisi de soutenir P{Paul Marchand} plutôt que P{Omar Sarr}.", "Omar Sarr"),
    ("P{Léa Normand} soutient P{Paul Marchand} et non P{Omar Sarr}.", "Omar Sarr"),
    ("P{Léa Normand} soutient P{Paul Marchand}, mais pas le sénateur P{Omar Sarr}.", "Omar Sarr"),
]


@pytest.mark.parametrize(("text", "left_out"), _LEFT_OUT)
def test_who_is_left_out_is_no_end(text: str, left_out: str) -> None:
    found = claims(text)
    assert "Léa Normand supports Paul Marchand" in found
    assert f"Léa Normand supports {left_out}" not in found


def test_who_is_added_is_an_end() -> None:
    found = claims("P{Léa Normand} soutient P{Paul Marchand} et le sénateur P{Omar Sarr}.")
    assert {"Léa Normand supports Paul Marchand", "Léa Normand supports Omar Sarr"} <= found


def test_behind_a_comma_and_et_begins_another_relative() -> None:
    found = claims("O{Norvax}, qui a racheté O{Altenor}, et O{Delcourt}, qui a cédé O{Brenn}, ont signé un accord.")
    assert {"Norvax acquired Altenor", "Delcourt sold Brenn"} <= found
    assert "Norvax acquired Delcourt" not in found
