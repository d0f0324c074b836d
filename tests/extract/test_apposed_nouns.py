"""Nouns that tell what the name before them is: the name has their place in the clause, and their relatives."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

HEADS = (
    "O{Altenor}, une pépite du secteur que dirige P{Paul Marchand}, a racheté O{Norvax}.",
    "O{Altenor}, la branche numérique que dirige P{Paul Marchand}, a racheté O{Norvax}.",
    "O{Altenor}, le numéro un local, que dirige P{Paul Marchand}, a racheté O{Norvax}.",
    "O{Norvax} a été racheté par O{Altenor}, la branche numérique que dirige P{Paul Marchand}.",
)
FOUNDERS = (
    "O{Altenor}, rival de O{Norvax} fondé par P{Léa Normand}, a grandi.",
    "O{Altenor}, filiale de O{Norvax} créée en 2001 par P{Léa Normand}, a grandi.",
    "O{Altenor}, une émanation de O{Norvax} fondée en 2001 par P{Léa Normand}, a grandi.",
)


@pytest.mark.parametrize("text", HEADS)
def test_name_has_the_place_and_the_relative_of_its_apposition(text: str) -> None:
    assert {"Paul Marchand leads Altenor", "Altenor acquired Norvax"} <= set(claims(text))


@pytest.mark.parametrize("text", FOUNDERS)
def test_participle_behind_a_complement_is_of_the_name_in_front(text: str) -> None:
    found = claims(text)
    assert "Léa Normand founded Altenor" in found
    assert "Léa Normand founded Norvax" not in found


def test_noun_of_a_person_is_in_no_apposition_to_a_firm() -> None:
    text = "P{Paul Marchand} a quitté O{Altenor}, le patron de O{Norvax} l'a regretté."
    assert "Paul Marchand leads Norvax" not in claims(text)


def test_name_behind_a_month_is_the_object_and_not_its_apposition() -> None:
    assert "Altenor acquired Norvax" in claims("O{Altenor} s'est offert en mars O{Norvax}, le spécialiste du son.")
