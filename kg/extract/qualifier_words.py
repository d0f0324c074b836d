"""The word lists of qualifiers.toml, checked once."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.french import check_lists, load_data

_LISTS = (
    "state_dates", "since", "limits", "other_times", "occasions", "occurring", "reactions", "when", "sources",
    "belonging", "conversions", "figure_verbs",
    "units", "price_words", "measures", "deals", "worth", "sums",
)  # fmt: skip


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of qualifiers.toml that is missing, unknown or no list of words."""
    check_lists("qualifiers.toml", data, _LISTS)


@cache
def qualifier_words(name: str) -> tuple[str, ...]:
    """The words of list `name`, as in the file. Raises KgError if the file is damaged."""
    data = load_data("qualifiers.toml")
    check(data)
    return tuple(data[name])
