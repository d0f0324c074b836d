"""Who backs whom, in the words of newspapers, and who does not."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

_SAID = [
    ("P{Léa Normand} peut compter sur l'appui de P{Omar Sarr}.", "Omar Sarr supports Léa Normand"),
    ("P{Léa Normand} a de son côté reçu le soutien de P{Omar Sarr}.", "Omar Sarr supports Léa Normand"),
    ("Fidèle soutien de P{Léa Normand}, P{Omar Sarr} a renoncé.", "Omar Sarr supports Léa Normand"),
    ("Parmi les soutiens de P{Léa Normand} figure P{Omar Sarr}.", "Omar Sarr supports Léa Normand"),
    ("P{Omar Sarr} a appelé ses électeurs à reporter leurs voix sur P{Léa Normand}.", "Omar Sarr supports Léa Normand"),
    ("P{Omar Sarr} apportera sa voix à P{Léa Normand}.", "Omar Sarr supports Léa Normand planned"),
    ("P{Omar Sarr} a salué le soutien du L{Pérou} à la candidature de P{Léa Normand}.", "Pérou supports Léa Normand"),
    ("O{Norvax} soutient la L{Géorgie} face à la L{Russie}.", "Norvax supports Géorgie"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), _SAID)
def test_support_is_read(text: str, said: str) -> None:
    assert said in claims(text)


_UNSAID = [
    ("P{Léa Normand} a obtenu, mardi à L{Lyon}, le soutien de P{Omar Sarr}.", "Lyon supports Omar Sarr"),
    ("P{Omar Sarr} apportera sa voix au président sortant P{Luc Vial}.", "Luc Vial represents Omar Sarr"),
    ("Dix pays de l'O{Unesco} ont voté pour la résolution : le L{Japon}, le L{Chili}.", "Unesco supports Japon"),
    ("P{Omar Sarr} a voté à L{Lyon}.", "Omar Sarr supports Lyon"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "unsaid"), _UNSAID)
def test_what_is_no_support(text: str, unsaid: str) -> None:
    assert unsaid not in claims(text)


_OPPOSED = [
    ("P{Léa Normand} a balayé les accusations de P{Omar Sarr}.", "Omar Sarr accuses Léa Normand"),
    ("Visée par les critiques de P{Omar Sarr}, P{Léa Normand} s'est tue.", "Omar Sarr criticizes Léa Normand"),
    ("P{Léa Normand} a appelé P{Omar Sarr} à démissionner.", "Léa Normand opposes Omar Sarr"),
    ("O{Norvax} est confronté à la concurrence d'O{Altenor}.", "Altenor competesWith Norvax"),
    ("P{Omar Sarr} n'a pas de mots assez durs contre P{Léa Normand}.", "Omar Sarr criticizes Léa Normand"),
]


@pytest.mark.parametrize(("text", "said"), _OPPOSED)
def test_what_opponents_do_is_read(text: str, said: str) -> None:
    assert said in claims(text)


def test_who_rejects_an_accusation_accuses_nobody() -> None:
    found = claims("P{Léa Normand} a balayé les accusations de P{Omar Sarr}.")
    assert "Léa Normand accuses Omar Sarr" not in found


_BACKED = [
    ("P{Omar Sarr}, soutien indéfectible de P{Léa Normand}, se tait.", "Omar Sarr supports Léa Normand"),
    ("P{Léa Normand} a été élue avec le soutien du O{Parti radical}.", "Parti radical supports Léa Normand"),
    ("Avec l'appui de P{Omar Sarr}, P{Léa Normand} espère l'emporter.", "Omar Sarr supports Léa Normand"),
    ("O{Norvax} a racheté O{Brenn} avec le soutien de l'O{Altenor}.", "Altenor supports Norvax"),
    ("P{Omar Sarr} s'est retourné contre P{Léa Normand}.", "Omar Sarr opposes Léa Normand"),
]


@pytest.mark.parametrize(("text", "said"), _BACKED)
def test_whom_one_acts_with_the_support_of(text: str, said: str) -> None:
    assert said in claims(text)


_UNBACKED = [
    ("P{Omar Sarr} a apporté son soutien à la candidate de droite P{Léa Normand}.", "Léa Normand supports Omar Sarr"),
    ("P{Léa Normand} a salué le soutien de P{Omar Sarr} au projet.", "Omar Sarr supports Léa Normand"),
    ("P{Léa Normand} se dit déçue par le soutien du O{Parti radical}.", "Parti radical supports Léa Normand"),
    ("P{Omar Sarr} s'est retourné contre P{Léa Normand}.", "Omar Sarr sues Léa Normand"),
]


@pytest.mark.parametrize(("text", "unsaid"), _UNBACKED)
def test_other_mentions_of_support_tell_nothing(text: str, unsaid: str) -> None:
    assert unsaid not in claims(text)
