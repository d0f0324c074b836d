"""Subjects parted from their verb by an insertion, behind whatever opens the sentence."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

FRONTS = (
    "",
    "Selon nos informations, ",
    "Après deux ans d'enquête, ",
    "Deux ans après le scandale, ",
    "Pour mettre fin à la crise, ",
    "On a appris mardi que ",
)
INSERTIONS = (
    ", patron d'O{Kervan},",
    ", très critiqué ces derniers mois,",
    ", lassé des critiques,",
    ", comme prévu,",
    ", pourtant bien placé,",
    ", après trois échecs,",
)


@pytest.mark.parametrize("insertion", INSERTIONS)
@pytest.mark.parametrize("front", FRONTS)
def test_subject_before_an_insertion(front: str, insertion: str) -> None:
    assert "Paul Marchand joined Norvax" in claims(f"{front}P{{Paul Marchand}}{insertion} a rejoint O{{Norvax}}.")


@pytest.mark.parametrize(
    "text",
    [
        "Mardi, P{Hugo Delmas} a salué P{Paul Marchand}, très ému, puis il a rejoint O{Norvax}.",
        "P{Hugo Delmas} a parlé à P{Paul Marchand}, très ému, et a rejoint O{Norvax}.",
        "Pour remplacer P{Paul Marchand}, très critiqué, P{Hugo Delmas} a rejoint O{Norvax}.",
        "Alors que P{Paul Marchand} hésitait, P{Hugo Delmas} a rejoint O{Norvax}.",
    ],
)
def test_another_subject(text: str) -> None:
    assert "Paul Marchand joined Norvax" not in claims(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Le patineur P{Paul Marchand}, représentant le L{Japon} a rejoint O{Norvax}.",
            {"Paul Marchand represents Japon", "Paul Marchand joined Norvax"},
        ),
        (
            "P{Paul Marchand}, dirigeant O{Kervan} depuis 2014 a rejoint O{Norvax}.",
            {"Paul Marchand leads Kervan", "Paul Marchand joined Norvax"},
        ),
        ("P{Paul Marchand}, représentant le L{Canada}.", {"Paul Marchand represents Canada"}),
    ],
)
def test_insertion_without_a_closing_comma(text: str, wanted: set[str]) -> None:
    assert wanted <= claims(text)
