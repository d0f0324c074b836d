"""Lists of candidates, and what they stand for."""

from __future__ import annotations

import pytest

from kg.extract.candidacies import Candidacies
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse
from kg.extract.references import References
from kg.model import NameSpan

PEOPLE = ("Claire Vasseur", "Luc Perrault", "Hugo Delmas")


def lists(text: str) -> list[tuple[list[str], str]]:
    found = sorted((text.index(name), name) for name in PEOPLE if name in text)
    parsed = parse(text, tuple(NameSpan(i, i + len(name), name, (("Person", 5.0),)) for i, name in found))
    patterns = Candidacies(parsed, References(parsed, find_mentions(parsed))).matches()
    return [([parsed.tokens[i].text for i in p.subjects], p.literal.value if p.literal else "") for p in patterns]


@pytest.mark.parametrize(
    ("text", "election"),
    [
        ("Les candidats à la primaire sont Claire Vasseur, Luc Perrault et Hugo Delmas.", "primaire"),
        ("Trois élus sont candidats à la présidence : Claire Vasseur, Luc Perrault et Hugo Delmas.", "présidence"),
        ("La primaire a lieu ici. Claire Vasseur, Luc Perrault et Hugo Delmas sont sur les rangs.", "primaire"),
        ("Sont en lice pour la primaire Claire Vasseur, Luc Perrault et Hugo Delmas.", "primaire"),
        (
            "La primaire de la gauche a lieu ici. Les retenus sont Claire Vasseur, Luc Perrault et Hugo Delmas.",
            "primaire de la gauche",
        ),
    ],
)
def test_each_of_a_list_is_a_candidate(text: str, election: str) -> None:
    """The election stands beside the list or was named before it."""
    assert lists(text) == [(list(PEOPLE), election)]


@pytest.mark.parametrize(
    "text",
    [
        "Les trois retenus sont Claire Vasseur, Luc Perrault et Hugo Delmas.",
        "Les candidats à la primaire ont critiqué Claire Vasseur et Luc Perrault.",
        "Avant la primaire, Claire Vasseur et Luc Perrault ont débattu.",
    ],
)
def test_no_list_without_an_election(text: str) -> None:
    """Whom candidates criticize is none of them, and a list of no election is left alone."""
    assert lists(text) == []
