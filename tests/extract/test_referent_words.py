"""The word lists of referents.toml are checked when they are first asked for."""

from __future__ import annotations

from typing import Any

import pytest

from kg.errors import KgError
from kg.extract.referent_words import check, narrower, referent_table, referent_words
from kg.french import load_data


def damaged(**entries: Any) -> dict[str, Any]:
    return {**load_data("referents.toml"), **entries}


def test_words_and_tables_are_read() -> None:
    assert "celui-ci" in referent_words("latter")
    assert referent_table("before")["mme"] == "f"


@pytest.mark.parametrize(("entries", "named"), [
    ({"epicene": "victime"}, "`epicene` wants a list of words"), ({"latter": []}, "`latter`"),
    ({"before": ["le"]}, "`before` wants a table"), ({"sorts": {"media": [3]}}, "`sorts.media`"),
    ({"epicenes": ["victime"]}, "`epicenes` is unknown"),
])  # fmt: skip
def test_a_damaged_entry_is_named(entries: dict[str, Any], named: str) -> None:
    with pytest.raises(KgError, match=r"kg/french/referents\.toml") as found:
        check(damaged(**entries))
    assert named in str(found.value)


def test_broader_nouns_have_narrower_ones() -> None:
    assert "attaquant" in narrower("joueur")
    assert narrower("attaquant") == frozenset()
