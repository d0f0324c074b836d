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
