"""The gender that a person's given name tells."""

from __future__ import annotations

from functools import cache

from kg.french import load_data


@cache
def _listed() -> dict[str, str]:
    data = load_data("given_names.toml")
    return {name: gender for gender in ("m", "f") for name in data[gender].split()}


def listed_gender(name: str) -> str | None:
    """`m` or `f` by the first word of a person's name (or of its first part, « Anne-Lise »); None if not listed."""
    first = name.split()[0] if name.split() else ""
    return _listed().get(first) or _listed().get(first.split("-")[0])


def guessed_gender(name: str) -> str | None:
    """`m` or `f` by the ending of a given name that is not listed; None for a word alone, and if both sexes bear it."""
    words, data = name.split(), load_data("given_names.toml")
    if len(words) < 2 or words[0].split("-")[0] in data["either"].split():
        return None
    return "f" if words[0].lower().endswith(tuple(data["feminine_endings"])) else "m"
