"""Whom a clause's opening names is not its subject (« Racheté par X, le club … »)."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Racheté par le fonds O{Norvax}, le club appartient à P{Marc Vasseur}.", set()),
        ("Filiale de O{Norvax}, l'entreprise a racheté O{Altenor}.", set()),
        (
            "O{Brisac} grandit. Fondée par O{Norvax} en 2012, l'entreprise a racheté O{Altenor}.",
            {"Brisac acquired Altenor", "Norvax founded Brisac"},
        ),
        (
            "O{Brisac} grandit. Fondée en 2012, l'entreprise a racheté O{Altenor}.",
            {"Brisac foundedOn 2012", "Brisac acquired Altenor"},
        ),
    ],
)
def test_description_behind_an_opening(text: str, wanted: set[str]) -> None:
    assert claims(text) == wanted
