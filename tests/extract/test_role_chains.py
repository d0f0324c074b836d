"""Roles in a row: who bears them, where the row ends, what is none."""

from __future__ import annotations

import pytest

from kg.extract.parse import parse
from kg.extract.role_chains import chained_bearer
from kg.extract.tree import Parsed
from kg.model import EntityType, NameSpan

NAMES: dict[str, EntityType] = {
    "Luc Ferrand": "Person", "Anne Delmas": "Person", "Norvax": "Organization", "Altenor": "Organization",
    "Vannes": "Place",
}  # fmt: skip


def read(text: str) -> Parsed:
    found = sorted((text.index(name), name) for name in NAMES if name in text)
    return parse(text, tuple(NameSpan(i, i + len(name), name, ((NAMES[name], 5.0),)) for i, name in found))


def bearer(text: str, noun: str) -> str | None:
    parsed = read(text)
    found = chained_bearer(parsed, next(t.i for t in parsed.tokens if t.text == noun))
    return None if found is None else parsed.tokens[found].text


@pytest.mark.parametrize("noun", ["député", "maire", "ministre"])
def test_the_name_behind_the_row_bears_all(noun: str) -> None:
    assert bearer("Le député et maire de Vannes, ancien ministre, Luc Ferrand, a voté.", noun) == "Luc Ferrand"


def test_a_row_may_open_its_sentence_bare() -> None:
    assert bearer("Ancien ministre et patron de Norvax, Luc Ferrand a voté.", "patron") == "Luc Ferrand"


def test_organization_inside_the_row_bears_nothing() -> None:
    text = "Le fondateur d'Altenor, actuel patron de Norvax, Anne Delmas, a voté."
    assert bearer(text, "patron") == "Anne Delmas"


def test_without_a_name_behind_the_first_role_bears_the_others() -> None:
    assert bearer("Le député et maire de Vannes, ancien ministre, a voté.", "ministre") == "député"


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Le ministre et le maire de Vannes, Luc Ferrand, ont voté.", "maire"),
        ("Luc Ferrand, le député et maire de Vannes, a voté.", "maire"),
        ("Luc Ferrand, député et maire de Vannes, a voté.", "maire"),
    ],
)
def test_no_row(text: str, noun: str) -> None:
    assert bearer(text, noun) is None


def test_name_of_the_main_clause_bears_nothing() -> None:
    assert bearer("Face au patron de Norvax, ancien ministre, Luc Ferrand a perdu.", "ministre") == "patron"
