"""Fields of a government and who gets them, in lists that leave out nearly every verb."""

from __future__ import annotations

import pytest

from kg.extract.amounts import find_amounts
from kg.extract.coreference import resolve
from kg.extract.dates import find_dates
from kg.extract.mentions import find_mentions
from kg.extract.names import find_names
from kg.extract.parse import parse
from kg.extract.relations import find_candidates
from kg.model import Literal, NameSpan

PEOPLE = ("Claire Vasseur", "Luc Perrault", "Hugo Delmas")
OPENING = "Le nouveau gouvernement est connu. "


def fields(text: str) -> list[tuple[str, str, str]]:
    text = OPENING + text
    found = sorted((text.index(name), name) for name in PEOPLE if name in text)
    parsed = parse(text, tuple(NameSpan(i, i + len(name), name, (("Person", 5.0),)) for i, name in found))
    mentions = resolve(parsed, find_mentions(parsed))
    candidates = find_candidates(parsed, mentions, find_dates(text, "2020-01-15"), find_amounts(text))
    return [
        (mentions[c.subject].text, c.relation, c.object.value)
        for c in candidates
        if isinstance(c.object, Literal) and c.phrase.endswith("#portfolio")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Claire Vasseur hérite de la Défense, Luc Perrault l'Intérieur et Hugo Delmas les Finances.",
            [
                ("Claire Vasseur", "appointedTo", "Défense"),
                ("Luc Perrault", "appointedTo", "Intérieur"),
                ("Hugo Delmas", "appointedTo", "Finances"),
            ],
        ),
        (
            "Restent Luc Perrault aux Affaires étrangères et Claire Vasseur à la Justice.",
            [
                ("Luc Perrault", "holdsOffice", "Affaires étrangères"),
                ("Claire Vasseur", "holdsOffice", "Justice"),
            ],
        ),
        (
            "L'Intérieur échoit à Claire Vasseur et la Défense à Hugo Delmas.",
            [("Claire Vasseur", "appointedTo", "Intérieur"), ("Hugo Delmas", "appointedTo", "Défense")],
        ),
        ("Luc Perrault a été nommé à la Culture.", [("Luc Perrault", "appointedTo", "Culture")]),
        ("Luc Perrault remplace Hugo Delmas à l'Intérieur.", [("Luc Perrault", "appointedTo", "Intérieur")]),
        ("Ce sont les ministres Luc Perrault (Défense) et son équipe.", [("Luc Perrault", "holdsOffice", "Défense")]),
        (
            "Claire Vasseur obtient le portefeuille de la Ville, de la Jeunesse et des Sports.",
            [("Claire Vasseur", "appointedTo", "Ville, de la Jeunesse et des Sports")],
        ),
    ],
)
def test_fields_go_to_people(text: str, said: list[tuple[str, str, str]]) -> None:
    """The verb beside the field, or the one that the list began with, tells who gets or keeps it."""
    assert fields(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Claire Vasseur a critiqué la Justice.",
        "Le ministre de l'Intérieur Luc Perrault a parlé.",
        "Luc Perrault a rencontré Hugo Delmas à la Défense.",
    ],
)
def test_other_words_give_no_field(text: str) -> None:
    """A minister's title is read as an office; what is criticized or where two people meet is nobody's field."""
    assert fields(text) == []


def test_fields_are_no_names_where_a_government_is_told_of() -> None:
    """« l'Intérieur » is a field beside a government, and stays what the finder takes it for elsewhere."""
    names = [span.text for span in find_names(OPENING + "Claire Vasseur hérite de l'Intérieur.")]
    assert "Claire Vasseur" in names
    assert "Intérieur" not in names
