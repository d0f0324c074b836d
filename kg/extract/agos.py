"""Times counted from today that stand within a clause (« racheté il y a deux ans par X », « propriété depuis mai de »).

The parser takes « il y a » for a clause of its own, which tears the words behind it from the verb before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from kg.extract.dates import is_time_word
from kg.french import load_data
from kg.french.forms import noun_forms

_WORDS = 6  # between the opening and the noun (« il y a un peu plus d'une vingtaine d'années »)
_BEFORE = ("VERB", "AUX", "ADJ", "NOUN")  # what such a time belongs to
_BEHIND = ("ADP", "DET", "NOUN", "PROPN", "ADJ")
_WITHIN = ("NUM", "DET", "ADV", "ADJ", "ADP", "NOUN")


@cache
def _openings() -> tuple[tuple[str, ...], ...]:
    data = load_data("dates.toml")
    return tuple(tuple(opening.split()) for opening in (*data["ago"], *data["since"]))


@cache
def _periods() -> frozenset[str]:
    data = load_data("dates.toml")
    return frozenset(form for noun in (*data["periods"], *data["short_periods"]) for form in noun_forms(noun))


def agos(doc: Doc, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretches of such times in the sentence of tokens `first` to `last` that words on both sides go on around."""
    for i in range(first + 1, last - 2):
        if doc[i - 1].pos_ in _BEFORE:
            end = next((end for words in _openings() if (end := _end(doc, i, words, last)) is not None), None)
            if end is not None and end < last and doc[end].pos_ in _BEHIND:
                yield i, end


def _end(doc: Doc, i: int, opening: tuple[str, ...], last: int) -> int | None:
    """Where a time ends that `opening` opens at token `i`: behind its noun, or its year; None where it opens none."""
    start = i + len(opening)
    if tuple(t.lower_ for t in doc[i:start]) != opening:
        return None
    for j in range(start, min(start + _WORDS, last)):
        if doc[j].lower_ in _periods() or (j == start and is_time_word(doc[j].lower_)):
            return j + 1
        if doc[j].pos_ not in _WITHIN or doc[j].text[:1].isupper():
            return None
    return None
