"""Regular inflection of French nouns and adjectives."""

from __future__ import annotations

from kg.french.forms import adjective_forms, looks_plural, noun_forms


def test_a_noun_has_a_singular_and_a_plural() -> None:
    assert noun_forms("journal") == {"journal", "journaux"}
    assert noun_forms("château") == {"château", "châteaux"}
    assert noun_forms("fonds") == {"fonds"}


def test_an_adjective_has_both_genders_and_numbers() -> None:
    assert adjective_forms("fondé") == {"fondé", "fondée", "fondés", "fondées"}


def test_a_noun_that_ends_like_a_plural_may_be_a_singular() -> None:
    assert looks_plural("sociétés") and looks_plural("journaux")
    assert not looks_plural("fonds") and not looks_plural("groupe")
