"""Clauses that leave out the verb of the one before them."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("O{Brisac} appartient à P{Luc Vidal} et O{Orvane} à P{Anne Roche}.", "Anne Roche owns Orvane"),
        ("O{Brisac} est présidée par P{Luc Vidal}, O{Orvane} par P{Anne Roche}.", "Anne Roche leads Orvane"),
        ("P{Luc Vidal} est né à L{Lyon} et P{Anne Roche} à L{Dakar}.", "Anne Roche bornIn Dakar"),
        ("P{Luc Vidal} a rejoint O{Brisac}, et P{Anne Roche} O{Orvane}.", "Anne Roche joined Orvane"),
        ("O{Norvax} détient 40 % du capital d'O{Orvane} et O{Brisac} 30 %.", "Brisac owns Orvane"),
        ("O{Norvax} a vendu O{Brisac} à P{Luc Vidal} et O{Orvane} à P{Anne Roche}.", "Anne Roche acquired Orvane"),
    ],
)
def test_claimed(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("O{Brisac} appartient à P{Luc Vidal} et O{Orvane} à P{Anne Roche}.", "Orvane owns Brisac"),
        ("O{Brisac} appartient à P{Luc Vidal} et O{Orvane} à P{Anne Roche}.", "Anne Roche owns Brisac"),
        ("La compagnie O{Orvane}, dont la L{France} possède 14 % et la L{Suède} 13 %, va mal.", "France owns Suède"),
        ("O{Norvax} a racheté O{Brisac} en 2011, et O{Altenor} O{Orvane} en 2013.", "Norvax acquired Altenor"),
    ],
)
def test_not_claimed(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)


def test_a_list_is_none() -> None:
    found = claims("P{Luc Vidal} a reçu le soutien de P{Anne Roche} et P{Hugo Delmas} d'O{Altenor}.")
    assert {"Anne Roche supports Luc Vidal", "Hugo Delmas supports Luc Vidal"} <= found
