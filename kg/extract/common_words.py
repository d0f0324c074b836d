"""Tell the common words of French from names, by the word lists that come with spaCy's French lemmatizer."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.extract.parser import pipeline


@cache
def _lists() -> tuple[list[dict[str, Any]], list[tuple[list[list[str]], dict[str, Any]]]]:
    """The tables of inflected forms and lemmas, and each part of speech's endings with its lemmas."""
    lemmatizer: Any = pipeline().get_pipe("lemmatizer")
    rules, lemmas, forms = (lemmatizer.lookups.get_table(f"lemma_{name}") for name in ("rules", "index", "exc"))
    endings = [(pairs, lemmas.get(kind, frozenset())) for kind, pairs in rules.items()]
    return [*forms.values(), *lemmas.values()], endings


@cache
def is_common_word(word: str) -> bool:
    """Is a word, whatever its capitals, a form of a French noun, verb, adjective or adverb?"""
    low = word.lower()
    tables, endings = _lists()
    return any(low in table for table in tables) or any(
        low.endswith(old) and low[: len(low) - len(old)] + new in lemmas
        for pairs, lemmas in endings
        for old, new in pairs
    )
