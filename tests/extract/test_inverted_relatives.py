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
    "O{Altenor}, où travaille P{Léa Normand}, a grandi.": {"Léa Normand worksFor Altenor"},
}


@pytest.mark.parametrize("text", RELATIVES)
def test_subject_behind_the_verb_of_a_relative(text: str) -> None:
    assert RELATIVES[text] <= claims(text)


def test_relative_with_a_subject_keeps_its_object() -> None:
    assert "Norvax acquired Altenor" not in claims("O{Altenor}, dont le patron a racheté O{Norvax}, a grandi.")
