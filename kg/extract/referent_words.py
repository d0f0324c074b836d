"""The word lists of referents.toml, checked once."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.french import check_lists, load_data

_LISTS = (
    "epicene", "masculine", "becoming", "electing",
    "relational", "others", "anybody", "named", "no_other", "trades", "not_local",
    "institutions", "parts",
    "ordinals", "champions", "organs", "either",
    "powers", "standing", "held", "happening",
    "companies", "latter", "leading", "led_sorts", "owners", "ousting", "naming", "founding", "heads", "personal",
    "posts", "directing", "directed", "presiding", "replacing", "predecessors", "successors",
    "titles", "impersonal", "impersonal_that", "impersonal_passives", "impersonal_predicates",
)  # fmt: skip
_TABLES = ("before", "broader", "collectives", "sorts", "generic", "synonyms", "owned")


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of referents.toml that is missing, unknown or no list of words."""
    check_lists("referents.toml", data, _LISTS, _TABLES)


@cache
def _data() -> dict[str, Any]:
    data = load_data("referents.toml")
    check(data)
    return data


@cache
def referent_words(name: str) -> frozenset[str]:
    """The words of list `name`, as in the file. Raises KgError if the file is damaged."""
    return frozenset(_data()[name])


@cache
def narrower(noun: str) -> frozenset[str]:
    """The nouns that `noun` is a broader word for (« joueur »: attaquant, gardien …); none where it is none."""
    return frozenset(_data()["broader"].get(noun, ()))


@cache
def referent_groups(name: str) -> dict[str, frozenset[str]]:
    """Each word of table `name` with all keys that it stands under. Raises KgError if the file is damaged."""
    groups: dict[str, frozenset[str]] = {}
    for key, words in _data()[name].items():
        for word in words:
            groups[word] = groups.get(word, frozenset()) | {key}
    return groups


@cache
def referent_table(name: str) -> dict[str, str]:
    """Each word of table `name` with the key that it stands under. Raises KgError if the file is damaged."""
    return {word: key for key, words in _data()[name].items() for word in words}
