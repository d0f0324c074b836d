"""Nameless groups, for whom who leads them stands."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

LED = {
    "Un consortium mené par O{Altenor} a racheté O{Norvax}.": "Altenor acquired Norvax",
    "Le W{Mirador} a été conçu par une équipe que dirige P{Léa Normand}.": "Léa Normand created Mirador",
    "L'équipe d'ingénieurs dirigée par P{Léa Normand} a conçu le W{Mirador}.": "Léa Normand created Mirador",
}


@pytest.mark.parametrize("text", LED)
def test_who_leads_a_nameless_group_acts(text: str) -> None:
    assert LED[text] in claims(text)


def test_group_that_may_have_a_name_is_not_its_head() -> None:
    assert "Paul Marchand acquired Norvax" not in claims("Le groupe dirigé par P{Paul Marchand} a racheté O{Norvax}.")


def test_plaintiff_is_not_the_parent_of_the_second_defendant() -> None:
    found = claims("O{Altenor} a porté plainte contre O{Norvax} et sa filiale O{Vertan}.")
    assert {"Altenor sues Norvax", "Altenor sues Vertan"} <= set(found)
    assert "Norvax sues Vertan" not in found


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "P{Hugo Delmas} préside O{Altenor}. La société de P{Hugo Delmas} a racheté O{Norvax}.",
            "Altenor acquired Norvax",
        ),
        (
            "P{Claire Vasseur}, cheffe du O{Parti libéral}, est à L{Dakar}. La formation de P{Claire Vasseur} a exclu "
            "P{Paul Morin}.",
            "Paul Morin dismissedFrom Parti libéral",
        ),
        (
            "P{Claire Vasseur} est la présidente du O{Mouvement civique}. Le parti dirigé par P{Claire Vasseur} a "
            "exclu P{Paul Morin}.",
            "Paul Morin dismissedFrom Mouvement civique",
        ),
    ],
)
def test_whose_group_it_is(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "P{Hugo Delmas}, avocat d'O{Altenor}, a démenti. Le groupe de P{Hugo Delmas} a racheté O{Norvax}.",
        "P{Hugo Delmas}, PDG d'O{Altenor}, a démenti. Le groupe de P{Paul Morin} a racheté O{Norvax}.",
    ],
)
def test_nobody_elses_group(text: str) -> None:
    assert "Altenor acquired Norvax" not in claims(text)
