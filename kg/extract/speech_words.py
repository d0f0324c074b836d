"""The words of `french/attribution.toml`: verbs, nouns and prepositions that say whose words a statement is."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.errors import KgError
from kg.french import load_data
from kg.french.prepositions import uncontracted

_LISTS = (
    ("verbs", "saying"), ("verbs", "accusing"), ("verbs", "transitive"), ("verbs", "learning"),
    ("nouns", "saying"), ("nouns", "voices"), ("prepositions", "learned"),
    ("adjectives", "convinced"), ("prepositions", "sources"), ("prepositions", "opening"), ("persons", "first"),
    ("marks", "circumstance"),
    ("marks", "conjunctions"),
)  # fmt: skip


@cache
def _data() -> dict[str, Any]:
    data = load_data("attribution.toml")
    check(data)
    return data


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of attribution.toml that is missing or no list of words."""
    for section, key in _LISTS:
        words = data.get(section, {}).get(key)
        if not isinstance(words, list) or not words or not all(isinstance(w, str) and w.strip() for w in words):
            raise KgError(f"kg/french/attribution.toml: `{section}.{key}` wants a list of words")
        if len(set(words)) != len(words):
            twice = next(w for w in words if words.count(w) > 1)
            raise KgError(f"kg/french/attribution.toml: `{section}.{key}` lists “{twice}” twice")


@cache
def speech_words(section: str, key: str) -> frozenset[str]:
    """The words of one list of attribution.toml."""
    return frozenset(_data()[section][key])


@cache
def speech_verbs(kind: str = "saying") -> frozenset[str]:
    """Infinitives of saying (or of accusing), reflexive ones without their pronoun."""
    return frozenset(word.removeprefix("se ").removeprefix("s'") for word in _data()["verbs"][kind])


@cache
def _source_words_by_first(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words that stand before a source (« selon ») by the first of them, the longest first."""
    split = {tuple(phrase.replace("'", "' ").split()) for phrase in _data()["prepositions"][kind]}
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(split, key=lambda words: (-len(words), words)):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(listed) for first, listed in found.items()}


def source_words_at(plain: list[str], k: int, kind: str = "sources") -> int:
    """How many of the words from the `k`-th on stand before a source (« de l'aveu de »); 0 where none do.

    `kind` is the list of prepositions: `sources`, or `learned` for what follows « peut-on lire ».
    """
    for words in _source_words_by_first(kind).get(plain[k], ()):
        if _opens(plain[k : k + len(words)], words):
            return len(words)
    return 0


def _opens(got: list[str], words: tuple[str, ...]) -> bool:
    """Are these the words, « de » at their end contracted with an article or not?"""
    contracted = words[-1] == "de" and got[:-1] == list(words[:-1]) and uncontracted(got[-1]) == "de"
    return tuple(got) == words or contracted
