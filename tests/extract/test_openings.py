"""Participles that open a sentence, alone or several, with what stands between commas behind them."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

SENTENCES = {
    "Née à L{Dakar} en 1981, installée depuis à L{Lyon}, P{Lina Berthier} enseigne les lettres.": (
        "Lina Berthier bornIn Dakar",
        "Lina Berthier bornOn 1981",
    ),
    "Né à L{Bergen}, en L{Norvège}, en 1921, mort à L{Paris} en 1998, P{Paul Marchand} avait quitté son pays.": (
        "Paul Marchand bornIn Bergen",
        "Paul Marchand diedIn Paris",
        "Paul Marchand diedOn 1998",
    ),
    "Produit par O{Norvax} et vendu partout, le disque W{Marées} a plu.": ("Norvax created Marées",),
    "P{Paul Marchand} a été arrêté. Jugé depuis lundi pour escroquerie, ce quadragénaire encourt quinze ans.": (
        "Paul Marchand chargedWith escroquerie",
    ),
}


@pytest.mark.parametrize("text", SENTENCES)
def test_opening_participles_belong_to_the_subject(text: str) -> None:
    found = claims(text)
    for claim in SENTENCES[text]:
        assert claim in found


def test_no_subject_is_sought_behind_another_clause() -> None:
    found = claims("Née à L{Dakar}, selon un proche, qui cite P{Paul Marchand}, elle enseigne les lettres.")
    assert "Paul Marchand bornIn Dakar" not in found


@pytest.mark.parametrize(
    "opening",
    [
        "D'après le ministre", "Selon la directrice de O{Altenor}", "Au côté du maire de L{Tours}",
        "Reçue par le directeur de O{Altenor}", "Avec le président du groupe O{Altenor}",
    ],
)  # fmt: skip
def test_who_is_spoken_of_in_the_opening_is_not_the_subject_behind_it(opening: str) -> None:
    assert claims(f"{opening}, P{{Léa Normand}} a quitté O{{Norvax}}.") == {"Léa Normand left Norvax"}


def test_comma_on_both_sides_is_an_apposition() -> None:
    said = claims("Selon la directrice de O{Altenor}, P{Léa Normand}, P{Paul Marchand} a quitté O{Norvax}.")
    assert said == {"Léa Normand leads Altenor", "Paul Marchand left Norvax"}


def test_name_behind_the_comma_of_a_source_is_the_subject() -> None:
    text = "Selon le quotidien O{Ouest-Matin}, P{Léa Normand} est sénatrice de la L{Creuse}."
    assert "Léa Normand holdsOffice sénatrice de la Creuse" in claims(text)
