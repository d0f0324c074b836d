"""The words of politics (french/politics.toml), checked where they are read, and the names that are none but them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.french import check_lists, load_data

_FILE = "politics.toml"
_LISTS = ("fields", "bare_not", "holders", "executives", "governments")
_TABLES = ("verbs", "parties", "candidacy")
# What stands before a field of government (« à l'Intérieur », « (Défense) », « Culture : »).
_BEFORE = re.compile(r"(?:\b(?:la|les|le|au|aux|du|des) |\bl[’']|\(|^|\n|[;•–-] ?)$")
_LITTLE = ("et", "de", "des", "du", "la", "le", "les")


@cache
def politics_list(name: str) -> frozenset[str]:
    """The entries of list `name`. Raises KgError naming what is missing or unknown in the file."""
    data = load_data(_FILE)
    check_lists(_FILE, data, _LISTS, _TABLES)
    return frozenset(data[name])


@cache
def politics_table(table: str, part: str) -> frozenset[str]:
    """The entries of list `part` of `table`. Raises KgError as `politics_list` does."""
    politics_list("fields")
    return frozenset(load_data(_FILE)[table][part])


def is_party(name: str) -> bool:
    """Is it the name of a party or a union that is known, or that begins as theirs do?"""
    known = not politics_table("parties", "names").isdisjoint((name, f"Les {name}"))  # « sénateur des Républicains »
    return known or name.split()[0].lower() in politics_table("parties", "heads")


@cache
def _government() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(politics_list('governments')))})(?![\w-])")


def without_fields(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The name spans of an article but those that are fields of its government (« Intérieur », « Culture »)."""
    if _government().search(text) is None:
        return list(spans)
    return [(s, e) for s, e in spans if not (_is_field(text[s:e]) and _BEFORE.search(text[max(0, s - 6) : s]))]


def _is_field(name: str) -> bool:
    """Is it made of fields and their adjectives only?"""
    words = [w for w in re.split(r"[ ’']+", name) if w not in _LITTLE and len(w) > 1]
    first = words[0].lower() if words else ""
    single = len(words) > 1 or first not in politics_list("bare_not")
    own = first in politics_list("fields") and name[:1].isupper() and single
    return own and all(w.islower() or w.lower() in politics_list("fields") for w in words[1:])
