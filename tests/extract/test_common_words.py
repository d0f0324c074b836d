"""Common words and names, told apart by spaCy's word lists."""

from __future__ import annotations

import pytest

from kg.extract.common_words import is_common_word


@pytest.mark.parametrize(
    ("word", "common"),
    [("Vexé", True), ("Début", True), ("Malgré", True), ("rachètent", True), ("Ondelis", False), ("Varnox", False)],
)
def test_common_words(word: str, common: bool) -> None:
    assert is_common_word(word) is common
