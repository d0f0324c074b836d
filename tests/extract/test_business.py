"""Who owns, launches, supplies, rivals and partners with whom, as business pages word it, with the names given."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what has a name and is launched against somebody is launched
        ("La L{France} a lancé l'opération J{Garance} contre la fraude.", "France launched Garance"),
        ("La L{Turquie} a lancé l'opération J{Garance} contre la L{Syrie}.", "Turquie launched Garance"),
    ],
)
def test_claimed(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("P{Luc Vidal} a cédé sa place de patron à O{Norvax}.", "Luc Vidal sold Norvax"),
    ],
)
def test_not_claimed(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)
