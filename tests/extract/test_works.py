"""Titles of works without quotation marks: what announces them, how far they go, what is none."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.extract.works import check, find_works
from kg.french import load_data
from kg.model import EntityType


def works(text: str, **names: EntityType) -> list[str]:
    """The titles found, given the types of names in the text (`_` for a space)."""
    spans = {}
    for name, kind in names.items():
        start = text.index(name.replace("_", " "))
        spans[start, start + len(name)] = kind
    return [text[start:end] for start, end in find_works(text, spans)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Le réalisateur de Marée haute est mort.", ["Marée"]),
        ("L'auteur des Rives de la mémoire est mort.", ["Rives de la mémoire"]),
        ("Elle est à l'affiche d'Un air de fête, en salles mercredi.", ["Un air de fête"]),
        ("Il a reçu le prix Altaïr en 2011 pour La Saison sèche.", ["La Saison"]),
        (
            "Le scénariste d'Orbe, de La Nuit des sables et de Vertige est mort.",
            ["Orbe", "La Nuit des sables", "Vertige"],
        ),
        ("Le cinéaste Hugo Delmas (Marée, 12 jours sans toi) est mort.", ["Marée", "12 jours sans toi"]),
        ("Nadia Ferrand (Les Heures creuses, Gallimard) était en lice.", ["Les Heures creuses"]),
    ],
)
def test_announced(text: str, titles: list[str]) -> None:
    assert works(text) == titles


def test_credited_to_the_author() -> None:
    text = "Il jouait dans Orbe noire, de la romancière Nadia Ferrand."
    assert works(text, Orbe_noire="Organization", Nadia_Ferrand="Person") == ["Orbe noire"]
    text = "Le jury salue Orbe, premier roman de Nadia Ferrand."
    assert works(text, Orbe="Organization", Nadia_Ferrand="Person") == ["Orbe"]


@pytest.mark.parametrize(
    "text",
    [
        "L'auteure de « Les Rives », Nadia Ferrand, est morte.",
        "Nadia Ferrand publie en 2003 « Les Rives ».",
        "Nadia Ferrand a été récompensée pour « Les Rives ».",
        "« Les Rives », le dernier roman de Nadia Ferrand, est sorti.",
        "« Les Rives » de Nadia Ferrand a été primé.",
        "« Les Rives » (2003) de la romancière Nadia Ferrand a été primé.",
    ],
)
def test_quoted(text: str) -> None:
    assert works(text, Nadia_Ferrand="Person") == ["Les Rives"]


@pytest.mark.parametrize(
    "text",
    [
        "Nadia Ferrand a dit « Les Rives ».",
        "Le « Grand Soir » a été annoncé à Nadia Ferrand.",
        "Il juge « Scandaleuse » la décision de Nadia Ferrand.",
    ],
)
def test_quoted_and_no_title(text: str) -> None:
    assert works(text, Nadia_Ferrand="Person") == []


def test_a_list_in_quotation_marks_behind_who_made_them() -> None:
    text = "Nadia Ferrand, auteure notamment de « Marée » (1998), « Le Pont » et « Adieu Orbe », est morte."
    assert works(text, Nadia_Ferrand="Person") == ["Marée", "Le Pont", "Adieu Orbe"]
    text = "Nadia Ferrand, auteure de « Marée », juge « Scandaleux » ce refus."
    assert works(text, Nadia_Ferrand="Person") == ["Marée"]


@pytest.mark.parametrize(
    "text",
    [
        "L'auteur de l'attaque est mort.",
        "Le réalisateur de France 3 est mort.",
        "La maire (Parti du Nord) est réélue.",
        "Il a voté pour Orbe.",
    ],
)
def test_no_title(text: str) -> None:
    assert works(text) == []


def test_a_person_among_others_is_no_title() -> None:
    text = "Les proches de Marel, de Nadia Ferrand, ont voté."
    assert works(text, Marel="Person", Nadia_Ferrand="Person") == []
    text = "Nadia Ferrand, publiée chez Orbe, est morte."
    assert works(text, Nadia_Ferrand="Person") == []


@pytest.mark.parametrize(("change", "entry"), [({"made": "word"}, "made"), ({"unknown": ["x"]}, "unknown")])
def test_a_damaged_list_is_named(change: dict[str, object], entry: str) -> None:
    with pytest.raises(KgError, match=rf"titles\.toml: `{entry}`"):
        check({**load_data("titles.toml"), **change})
