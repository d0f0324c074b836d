"""The word lists of qualifiers.toml, checked once."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.errors import KgError
from kg.french import load_data

_LISTS = (
    "state_dates", "since", "other_times", "occasions", "when", "sources", "conversions", "figure_verbs", "units",
)  # fmt: skip


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of qualifiers.toml that is missing, unknown or no list of words."""
    for key in (*_LISTS, *data):
        entries = data.get(key)
        if key not in _LISTS:
            raise KgError(f"kg/french/qualifiers.toml: `{key}` is unknown; remove it or mend its name")
        if not isinstance(entries, list) or not entries or not all(isinstance(e, str) and e.strip() for e in entries):
            raise KgError(f"kg/french/qualifiers.toml: `{key}` wants a list of words")


@cache
def qualifier_words(name: str) -> tuple[str, ...]:
    """The words of list `name`, as in the file. Raises KgError if the file is damaged."""
    data = load_data("qualifiers.toml")
    check(data)
    return tuple(data[name])
