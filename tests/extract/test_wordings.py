"""Wordings of every day that say a fact, and those near them that say another one or none."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # an infinitive by itself behind « entendre »
        ("O{Norvax} entend racheter O{Brisac}.", "Norvax acquired Brisac planned"),
        # a nationality by its noun
        ("P{Luc Vidal}, de nationalité française, a parlé.", "Luc Vidal hasNationality France"),
        # texts are signed whoever wrote them
        ("L'W{accord de Dakar}, signé par P{Luc Vidal}, est menacé.", "Luc Vidal signed accord de Dakar"),
        ("Le film W{Horizon}, signé P{Luc Vidal}, est un succès.", "Luc Vidal created Horizon"),
        # wordings of every day
        ("P{Luc Vidal} pilote O{Norvax} depuis 2005.", "Luc Vidal leads Norvax"),
        ("P{Luc Vidal} est attendu mardi à L{Dakar}.", "Luc Vidal visited Dakar planned"),
        ("P{Luc Vidal} a été retrouvé mort à L{Dakar}.", "Luc Vidal diedIn Dakar"),
        ("P{Luc Vidal} a rejeté les accusations d'P{Anne Roche}.", "Anne Roche accuses Luc Vidal"),
        ("P{Anne Roche} nomme P{Luc Vidal} à l'O{Environnement}.", "Luc Vidal appointedTo Environnement"),
        ("O{Norvax} s'est offert P{Luc Vidal}.", "Luc Vidal joined Norvax"),
        # whom one receives one meets
        ("P{Luc Vidal} a reçu à L{Dakar} la ministre P{Anne Roche}.", "Anne Roche meets Luc Vidal"),
        # an award beside who has it
        ("P{Luc Vidal}, E{prix Zephyr de la paix}, a parlé.", "Luc Vidal won prix Zephyr de la paix"),
        # what is counted is delivered
        ("O{Norvax} a vendu 36 M{Zephyr} à L{Oman}.", "Norvax supplies Oman"),
    ],
)
def test_wording_is_read(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("P{Luc Vidal} recevra la moitié de la somme, et P{Anne Roche} et P{Jean Morel} le reste.", "meets"),
        ("P{Luc Vidal} (E{prix Zephyr de la paix}) a parlé.", "participatesIn"),
        ("L'W{accord de Dakar}, signé par P{Luc Vidal}, est menacé.", "created"),
        ("P{Luc Vidal} a été porté à la tête d'O{Orvane}.", "elected"),
        ("O{Norvax} attaque la décision d'O{Orvane}.", "attacked"),
        ("O{Norvax} a acheté la licence d'O{Orvane}.", "acquired"),
        ("O{Facebook} attaque O{Norvax}.", "attacked"),
        ("P{Anne Roche} nomme P{Luc Vidal} à L{Dakar}.", "appointedTo Dakar"),
        ("O{Norvax} a vendu 36 M{Zephyr} à L{Oman}.", "sold"),
        ("O{Norvax} a annoncé l'achat de 30 appareils M{Zephyr 200}.", "acquired"),
        ("Les ventes de M{Zephyr}, lancé par O{Norvax} en 2007, reculent.", "Norvax sold"),
        ("L{Oman} a signé un contrat pour l'achat de 36 M{Zephyr} à O{Norvax}.", "joined"),
        ("P{Luc Vidal} succède à P{Anne Roche} au ministère de l'O{Environnement}.", "succeeds Environnement"),
        ("P{Luc Vidal} a été choisi pour succéder à P{Anne Roche} au poste de PDG d'O{Orvane}.", "succeeds Orvane"),
    ],
)
def test_wording_says_no_more(text: str, unwanted: str) -> None:
    assert not any(unwanted in said for said in claims(text))
