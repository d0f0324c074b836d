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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("P{Paul Marchand}, qui dirige O{Kervan} depuis 2015, soutient P{Hugo Delmas}.", "supports Hugo Delmas"),
        ("P{Paul Marchand}, lui, soutient P{Hugo Delmas}.", "supports Hugo Delmas"),
        ("P{Paul Marchand}, à la tête du groupe depuis 2010, quittera O{Norvax} en juin.", "left Norvax planned"),
        ("P{Paul Marchand}, qui avait refusé un poste, quitte O{Norvax}.", "left Norvax"),
    ],
)
def test_subject_and_object_beside_an_insertion(text: str, wanted: str) -> None:
    assert f"Paul Marchand {wanted}" in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "L'accord, très attendu, affirme P{Paul Marchand}, soutient P{Hugo Delmas}.",
        "P{Paul Marchand}, dont on dit qu'il hésite, soutient-il P{Hugo Delmas} ?",
    ],
)
def test_no_subject_beside_what_is_no_insertion(text: str) -> None:
    assert "Paul Marchand supports Hugo Delmas" not in claims(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("O{Norvax} a racheté O{Brisac}, quitté L{Lyon} et supprimé 300 postes.", "Norvax cutsJobs 300"),
        ("P{Paul Marchand} a quitté O{Norvax}, rejoint O{Brisac} et fondé O{Kervan}.", "Paul Marchand joined Brisac"),
        ("P{Paul Marchand} a quitté O{Norvax}, rejoint O{Brisac} et fondé O{Kervan}.", "Paul Marchand founded Kervan"),
    ],
)
def test_participles_that_go_on_with_the_auxiliary(text: str, wanted: str) -> None:
    assert wanted in claims(text)


def test_participle_of_what_stands_before_it() -> None:
    found = claims("O{Norvax} a racheté O{Brisac}, fondé par P{Paul Marchand} et dirigé par P{Hugo Delmas}.")
    assert "Paul Marchand founded Brisac" in found
    assert not any(c.startswith(("Norvax founded", "Norvax leads")) for c in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "P{Paul Marchand} est maire. Le ministre P{Hugo Delmas} l'accuse de fraude.",
            "Hugo Delmas accuses Paul Marchand",
        ),
        ("O{Norvax} a racheté la société O{Brisac}. Cette dernière emploie 300 personnes.", "Brisac hasEmployees 300"),
        ("O{Norvax}, dont P{Paul Marchand} est le directeur général, va mal.", "Paul Marchand leads Norvax"),
        ("O{Norvax}, dont P{Paul Marchand} est le président depuis 2015, va mal.", "Paul Marchand leads Norvax"),
    ],
)
def test_small_words_beside_their_verb(text: str, wanted: str) -> None:
    assert wanted in claims(text)


def test_latter_that_belongs_to_a_noun() -> None:
    found = claims("O{Norvax} a racheté O{Brisac}. Cette dernière année, O{Norvax} emploie 300 personnes.")
    assert "Brisac hasEmployees 300" not in found


@pytest.mark.parametrize("kind", ["ONG", "association", "fondation"])
def test_association_is_the_charity_named_before(kind: str) -> None:
    text = f"L'{kind} O{{Altenor}} critique O{{Norvax}}. L'association a porté plainte contre O{{Brisac}}."
    text = text.replace("L'fondation", "La fondation")
    assert "Altenor sues Brisac" in claims(text)


def test_kind_of_charity_alone_is_no_name() -> None:
    assert claims("L'ONG a porté plainte contre O{Norvax}.") == set()
