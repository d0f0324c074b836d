"""What a phrase of a relation file may say beside its wording is checked when the file is read."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.ontology.relations import read_relation

BOTH = {"fr": "x", "en": "x"}


def relation(phrase: dict[str, object]) -> dict[str, object]:
    texts = {"label": BOTH, "inverse": BOTH, "definition": BOTH}
    return {**texts, "domain": ["Person"], "range": ["Person"], "phrases": [{"phrase": "S critiquer O", **phrase}]}


def test_right_ones_are_kept() -> None:
    said = {"without": ["à"], "only": "awards", "titled": "lawyers", "whom": ["Person"]}
    (phrase,) = read_relation("blames", relation(said)).phrases
    assert (phrase.without, phrase.only, phrase.titled, phrase.whom) == (("à",), "awards", "lawyers", ("Person",))


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ({"without": "à"}, "phrase 1: `without` wants a list of prepositions"),
        ({"without": ["prison"]}, "phrase 1: `without` wants a list of prepositions"),
        ({"only": "award"}, "phrase 1: `only` wants the name of a list in grammar"),
        ({"titled": ["me"]}, "phrase 1: `titled` wants the name of a list in grammar"),
    ],
)
def test_wrong_ones_are_named(phrase: dict[str, object], message: str) -> None:
    with pytest.raises(KgError, match=rf"relations/blames\.toml: {message}"):
        read_relation("blames", relation(phrase))


def test_a_phrase_said_twice_is_named() -> None:
    """Unless the two want objects of different lists."""
    file = relation({"only": "awards"})
    two = [{"phrase": "S critiquer O", "only": "awards"}, {"phrase": "S critiquer O", "only": "titles"}]
    assert len(read_relation("blames", {**file, "phrases": two}).phrases) == 2
    with pytest.raises(
        KgError, match=r"relations/blames\.toml: phrase 2 stands there twice: 'S critiquer O'; keep one"
    ):
        read_relation("blames", {**file, "phrases": ["S critiquer O", {"phrase": "S critiquer O", "confidence": 0.7}]})
