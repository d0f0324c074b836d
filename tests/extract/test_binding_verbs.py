"""Nouns of what is between two, with the two behind a verb (« le litige qui oppose X à Y »)."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

CASES = {
    "La bataille judiciaire opposant P{Paul Marchand} à O{Norvax} se poursuit.": "Paul Marchand sues Norvax",
    "Un conflit oppose O{Norvax} à O{Altenor}.": "Norvax opposes Altenor",
    "Le différend qui oppose O{Norvax} à O{Altenor} continue.": "Norvax opposes Altenor",
    "L'accord qui lie O{Norvax} à O{Altenor} expire en juin.": "Altenor partnersWith Norvax",
    "Le partenariat unissant O{Norvax} et O{Altenor} expire en juin.": "Altenor partnersWith Norvax",
    "Une réunion rassemblera P{Paul Orsini} et P{Claire Vasseur}.": "Claire Vasseur meets Paul Orsini planned",
}


@pytest.mark.parametrize(("text", "wanted"), CASES.items())
def test_two_ends_behind_the_verb(text: str, wanted: str) -> None:
    assert claims(text) == {wanted}


@pytest.mark.parametrize(
    "text",
    [
        "Une rencontre a opposé P{Paul Marchand} à P{Claire Vasseur}.",  # a match, no meeting
        "Un accord oppose P{Paul Marchand} à la direction.",
        "P{Paul Marchand} lie cet accord à O{Norvax}.",
    ],
)
def test_no_two_ends(text: str) -> None:
    assert claims(text) == set()
