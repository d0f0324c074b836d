"""Relatives whose subject stands behind the verb say the same as those that have it before."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

RELATIVES = {
    "Le programme J{Mirador}, auquel contribuent le L{Japon} et le L{Canada}, coûte cher.": {
        "Japon participatesIn Mirador",
        "Canada participatesIn Mirador",
    },
    "Le E{congrès Novatech}, auquel doivent assister P{Paul Marchand} et P{Léa Normand}, débute lundi.": {
        "Paul Marchand participatesIn congrès Novatech planned",
        "Léa Normand participatesIn congrès Novatech planned",
    },
    "Le E{congrès Novatech}, auquel P{Léa Normand} doit assister, débute lundi.": {
        "Léa Normand participatesIn congrès Novatech planned",
    },
    "Le E{congrès Novatech}, où sont attendus P{Paul Marchand} et P{Léa Normand}, débute lundi.": {
        "Paul Marchand participatesIn congrès Novatech planned",
        "Léa Normand participatesIn congrès Novatech planned",
    },
    "P{Léa Normand}, à laquelle s'oppose P{Paul Marchand}, a parlé.": {"Paul Marchand opposes Léa Normand"},
    "Le projet J{Mirador}, auquel P{Léa Normand} s'oppose depuis dix ans, avance.": {"Léa Normand opposes Mirador"},
    "O{Altenor}, où travaille P{Léa Normand}, a grandi.": {"Léa Normand worksFor Altenor"},
    "O{Norvax}, à qui appartient O{Altenor}, a publié ses résultats.": {"Norvax owns Altenor"},
    "O{Norvax}, à qui appartiennent O{Altenor} et O{Brisac}, a parlé.": {"Norvax owns Altenor", "Norvax owns Brisac"},
    "P{Léa Normand}, à qui P{Paul Marchand} a vendu O{Norvax}, a parlé.": {
        "Léa Normand acquired Norvax",
        "Paul Marchand sold Norvax",
    },
    "O{Norvax}, que dirige P{Luc Delmas}, a vendu ses parts.": {"Luc Delmas leads Norvax"},
}


@pytest.mark.parametrize("text", RELATIVES)
def test_subject_behind_the_verb_of_a_relative(text: str) -> None:
    assert RELATIVES[text] <= claims(text)


def test_relative_with_a_subject_keeps_its_object() -> None:
    assert "Norvax acquired Altenor" not in claims("O{Altenor}, dont le patron a racheté O{Norvax}, a grandi.")


TAKEN_UP = {
    "Le soutien que P{Léa Normand} a apporté à P{Paul Marchand} surprend.": "Léa Normand supports Paul Marchand",
    "La plainte que O{Norvax} a déposée en mai contre O{Altenor} avance.": "Norvax sues Altenor",
    "Les critiques que P{Léa Normand} a adressées à P{Omar Sarr} ont porté.": "Léa Normand criticizes Omar Sarr",
}


@pytest.mark.parametrize("text", TAKEN_UP)
def test_noun_that_a_relative_has_as_its_object(text: str) -> None:
    assert TAKEN_UP[text] in claims(text)


def test_noun_that_is_no_object_of_the_relative() -> None:
    found = claims("La plainte dont P{Léa Normand} a parlé à P{Paul Marchand} avance.")
    assert "Léa Normand sues Paul Marchand" not in found
