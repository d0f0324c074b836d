"""Everything that knows French: word lists as data (TOML), the grammar, the name model."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Any

from kg.errors import KgError


@functools.cache
def load_data(name: str) -> dict[str, Any]:
    """The word list `name` (a TOML file of this package) as a dict. Raises KgError naming the file if it is damaged."""
    path = resources.files(__name__).joinpath(name)
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KgError(f"kg/french/{name}: {error}; mend the file or reinstall kg") from error


def check_lists(name: str, data: dict[str, Any], lists: Sequence[str], tables: Sequence[str] = ()) -> None:
    """Raise KgError naming the entry of word list `name` that is missing, unknown or no list of words.

    `lists` are its entries, `tables` those of which each value is a list of words.
    """
    for key in (*lists, *tables, *data):
        if key not in lists and key not in tables:
            raise KgError(f"kg/french/{name}: `{key}` is unknown; remove it or mend its name")
        entries = data.get(key)
        if key in lists:
            _check_words(name, key, entries)
        elif not isinstance(entries, dict) or not entries:
            raise KgError(f"kg/french/{name}: `{key}` wants a table of lists of words")
        else:
            for part, words in entries.items():
                _check_words(name, f"{key}.{part}", words)


def _check_words(name: str, key: str, entries: object) -> None:
    if not isinstance(entries, list) or not entries or not all(isinstance(e, str) and e.strip() for e in entries):
        raise KgError(f"kg/french/{name}: `{key}` wants a list of words")
