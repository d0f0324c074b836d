"""The word lists of speech: what they hold, and that a mistake in them is named."""

from __future__ import annotations

import copy

import pytest

from kg.errors import KgError
from kg.extract.speech_words import check, source_words_at, speech_verbs
from kg.french import load_data


def test_the_longest_words_before_a_source_count() -> None:
    """« de l'aveu même de » is five words, « du » at its end one of them; other words are none."""
    assert source_words_at(["de", "l'", "aveu", "même", "du", "maire"], 0) == 5
    assert source_words_at(["de", "l'", "aveu", "de", "Brenn"], 0) == 4
    assert source_words_at(["de", "la", "ville", "de", "Brenn"], 0) == 0


def test_reflexive_verbs_lose_their_pronoun() -> None:
    """« se réjouir » and « s'indigner » are found by their infinitives."""
    assert {"réjouir", "indigner", "affirmer"} <= speech_verbs()
    assert "affirmer" not in speech_verbs("accusing")


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [("verbs", "saying", "dire"), ("prepositions", "sources", []), ("nouns", "saying", ["aveu", "aveu"])],
)
def test_bad_data_is_named(section: str, key: str, value: object) -> None:
    """A mistake in the word list stops loading and names file and entry."""
    data = copy.deepcopy(load_data("attribution.toml"))
    data[section][key] = value
    with pytest.raises(KgError, match=f"attribution.toml: `{section}.{key}`"):
        check(data)
