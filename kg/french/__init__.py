"""Everything that knows French: word lists as data (TOML), the grammar, the name model."""

from __future__ import annotations

import functools
import tomllib
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
