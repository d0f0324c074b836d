"""Ends that stand further off than right beside their predicate, and what stands near it and is no end."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

from kg.pipeline import extract_text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # what is said to an agency or on a network
        ("P{Luc Vidal} a confirmé à l'O{AFP} qu'il quittera O{Norvax}.", "Luc Vidal left Norvax planned"),
        ("P{Luc Vidal} a déclaré à l'O{AFP} qu'il avait fondé O{Norvax}.", "Luc Vidal founded Norvax"),
        ("P{Luc Vidal} a annoncé sur O{Twitter} qu'il quittait O{Norvax}.", "Luc Vidal left Norvax"),
        # an infinitive behind a time
        ("P{Luc Vidal} pourrait d'ici trois ans succéder à P{Anne Roche}.", "Luc Vidal succeeds Anne Roche planned"),
        (
            "P{Luc Vidal} devrait, d'ici la fin de l'année, succéder à P{Anne Roche}.",
            "Luc Vidal succeeds Anne Roche planned",
        ),
        # a possessive before two roles
        ("O{Norvax} compte sur son cofondateur et PDG, P{Luc Vidal}.", "Luc Vidal leads Norvax"),
        ("O{Norvax} et son fondateur et actuel PDG P{Luc Vidal} ont été entendus.", "Luc Vidal leads Norvax"),
        # a time between a name and what it is at
        ("P{Luc Vidal}, 63 ans, depuis plus de 20 ans à la tête d'O{Orvane}, est parti.", "Luc Vidal leads Orvane"),
        ("P{Luc Vidal}, depuis 2005 à la tête d'O{Orvane}, est parti.", "Luc Vidal leads Orvane"),
        # a name past other complements of its event or verb
        ("Trois ententes signées entre O{Norvax} et O{Brisac} ont été annoncées.", "Brisac partnersWith Norvax"),
        ("Un accord passé entre O{Norvax} et O{Brisac} inquiète.", "Brisac partnersWith Norvax"),
        # who does an event by a participle beside it
        ("La visite effectuée en mars par P{Luc Vidal} à L{Dakar} a été un succès.", "Luc Vidal visited Dakar"),
        ("Le soutien apporté par P{Anne Roche} à P{Luc Vidal} est vif.", "Anne Roche supports Luc Vidal"),
        ("Le combat mené par P{Luc Vidal} contre O{Norvax} continue.", "Luc Vidal opposes Norvax"),
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
        ("Le film W{Horizon} a coûté la somme de 3 millions d'euros.", "Horizon hasBudget 3000000 EUR"),
    ],
)
def test_end_is_reached(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("P{Luc Vidal} a confirmé à l'O{AFP} qu'il quittera O{Norvax}.", "left AFP"),
        ("P{Luc Vidal} a déclaré à l'O{AFP} qu'il avait fondé O{Norvax}.", "founded AFP"),
        ("Le soutien dénoncé par P{Anne Roche} à P{Luc Vidal} est vif.", "Anne Roche supports"),
        ("L'attentat revendiqué par O{Norvax} (affilié à l'O{Orvane}) a tué.", "attacked Orvane"),
        ("O{Norvax} perd un contrat de 21 milliards d'euros.", "hasProfit"),
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
        ("La société O{Norvax} est estimée à 240 millions d'euros.", "hasBudget"),
        ("P{Luc Vidal} critique le bilan de P{Anne Roche} à la tête d'O{Orvane}.", "Luc Vidal leads"),
        ("P{Luc Vidal} refuse un changement à la tête d'O{Orvane}.", "leads"),
        ("P{Luc Vidal} et son frère et P{Anne Roche}, PDG d'O{Orvane}, sont venus.", "Luc Vidal leads"),
    ],
)
def test_neighbour_is_no_end(text: str, unwanted: str) -> None:
    assert not any(unwanted in said for said in claims(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Facebook a racheté WhatsApp en 2014.", "Organization"),
        ("La messagerie WhatsApp, rachetée en 2014 par Facebook, est en panne.", "Organization"),
        ("Il a publié une photo sur Facebook.", "Product"),
    ],
)
def test_a_service_is_its_company_where_it_acts(text: str, kind: str) -> None:
    assert {entity.label: entity.type for entity in extract_text(text).entities}["Facebook"] == kind
