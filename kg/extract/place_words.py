"""The word lists of places.toml, checked once, singular and plural."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.french import check_lists, load_data
from kg.french.forms import noun_forms

_LISTS = (
    "directions", "divisions", "sites", "settlements", "standing", "standing_bodies", "located_heads", "branches",
    "world_regions", "lands",
)  # fmt: skip


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of places.toml that is missing, unknown or no list of words."""
    check_lists("places.toml", data, _LISTS)


@cache
def _data() -> dict[str, Any]:
    data = load_data("places.toml")
    check(data)
    return data


@cache
def place_words(name: str) -> frozenset[str]:
    """The words of list `name`, singular and plural, lower case. Raises KgError if the file is damaged."""
    return frozenset(form for word in _data()[name] for form in noun_forms(word))
