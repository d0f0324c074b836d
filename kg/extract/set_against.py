"""« soutient X plutôt que Y », « et non Y »: whom a clause names to say that it is not about him."""

from __future__ import annotations

from functools import cache

from kg.extract.tree import Parsed
from kg.french import load_data

_BETWEEN = ("DET", "ADJ", "NOUN")


def is_set_against(parsed: Parsed, i: int) -> bool:
    """Do words that leave out what follows stand right before token `i` and the words that say what it is?"""
    first = parsed.sentence_of(i).first
    while i > first and parsed.tokens[i - 1].pos in _BETWEEN and parsed.tokens[i - 1].name is None:
        i -= 1
    before = [t.uncontracted for t in parsed.tokens[max(first, i - 3) : i]]
    return any(before[-len(words) :] == list(words) for words in _leaving_out())


@cache
def _leaving_out() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(text.split()) for text in load_data("grammar.toml")["leaving_out"])
