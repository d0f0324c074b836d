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
        # behind a comma a relative is of the name before it, not of what somebody else is said to be
        ("O{Altenor} est la propriété de P{Luc Vidal}, qui possède aussi la radio O{Brisac}.", "Luc Vidal owns Brisac"),
        ("O{Altenor} est une filiale d'O{Norvax}, qui a racheté O{Brisac} en 2011.", "Norvax acquired Brisac"),
        ("P{Anne Roche} est la fille de P{Luc Vidal}, qui a fondé O{Brisac}.", "Luc Vidal founded Brisac"),
        ("P{Anne Roche} est une ancienne députée de L{Lyon}, qui a fondé O{Brisac}.", "Anne Roche founded Brisac"),
        # two that are something; « dont » before a noun that introduces a name
        ("P{Luc Vidal} et P{Anne Roche} sont les propriétaires d'O{Altenor}.", "Luc Vidal owns Altenor"),
        ("P{Luc Vidal} et P{Anne Roche} sont les fondateurs d'O{Altenor}.", "Anne Roche cofounded Altenor"),
        ("O{Altenor}, dont le groupe O{Norvax} est l'actionnaire majoritaire, va fermer.", "Norvax owns Altenor"),
        # who has founded something has done so for good
        ("P{Luc Vidal}, ancien ministre et fondateur du parti O{Orvane}, est mort.", "Luc Vidal founded Orvane"),
        ("O{Altenor}, qui a pour principaux rivaux O{Norvax} et O{Brisac}, va mal.", "Altenor competesWith Brisac"),
        ("Les rivaux O{Norvax} et O{Brisac} ont signé une trêve.", "Brisac competesWith Norvax"),
    ],
)
def test_claimed(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("P{Luc Vidal} a cédé sa place de patron à O{Norvax}.", "Luc Vidal sold Norvax"),
        ("O{Altenor} est une filiale d'O{Norvax}, qui a racheté O{Brisac} en 2011.", "Altenor acquired Brisac"),
        ("P{Anne Roche} est l'épouse de P{Luc Vidal}, qui dirige O{Brisac}.", "Anne Roche leads Brisac"),
        ("O{Altenor}, dont le patron P{Luc Vidal} est l'actionnaire d'O{Norvax}, va fermer.", "Luc Vidal owns Altenor"),
        ("P{Luc Vidal}, ancien ministre et actionnaire d'O{Orvane}, est mort.", "Luc Vidal founded Orvane former"),
        ("P{Luc Vidal} se tait et P{Anne Roche} est l'actionnaire d'O{Norvax}.", "Luc Vidal owns Norvax"),
        ("O{Altenor}, qui a pour principaux rivaux O{Norvax} et O{Brisac}, va mal.", "Brisac competesWith Norvax"),
        ("O{Altenor} a pour partenaires O{Norvax} et O{Brisac}.", "Brisac partnersWith Norvax"),
    ],
)
def test_not_claimed(text: str, unwanted: str) -> None:
    assert unwanted not in claims(text)
