"""Ends that stand further off than right beside their predicate, and what stands near it and is no end."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims


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
        ("La société O{Norvax} est estimée à 240 millions d'euros.", "hasBudget"),
        ("P{Luc Vidal} critique le bilan de P{Anne Roche} à la tête d'O{Orvane}.", "Luc Vidal leads"),
        ("P{Luc Vidal} refuse un changement à la tête d'O{Orvane}.", "leads"),
        ("P{Luc Vidal} et son frère et P{Anne Roche}, PDG d'O{Orvane}, sont venus.", "Luc Vidal leads"),
    ],
)
def test_neighbour_is_no_end(text: str, unwanted: str) -> None:
    assert not any(unwanted in said for said in claims(text))
