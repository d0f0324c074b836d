"""Prepositions contracted with an article or cut before a vowel, and what they are whole."""

from __future__ import annotations

from kg.french import load_data


def uncontracted(word: str) -> str:
    """The preposition in a lower-case word with a plain apostrophe (`du` → `de`, `aux` → `à`); else the word itself."""
    whole: str = load_data("prepositions.toml")["contracted"].get(word, word)
    return whole
