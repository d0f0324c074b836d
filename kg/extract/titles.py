"""Find titles in quotation marks behind the noun that says what they name: « le roman « Les Eaux dormantes » »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.french.gazetteer import kind_of_noun
from kg.model import EntityType

_QUOTED = re.compile(r"[«“\"] ?([A-ZÀ-Ý0-9][^«»“”\"\n.;]{0,70}?) ?[»”\"]")
_WORDS = re.compile(r"[\w-]+")
_NEXT = re.compile(r"(?:, | et |, et )$")
# How many words may stand between the noun and the title (« le premier album solo intitulé « X » »).
_BETWEEN = 3
_MOST_WORDS = 9
_MOST_QUOTED = 13  # words of a title where other words than a noun tell that it is one
_TITLED: frozenset[EntityType] = frozenset(("Work",))


def find_titles(text: str) -> Iterator[tuple[int, int, EntityType]]:
    """Start, end and type of each title of a text; one that a list goes on with is of the type of the first."""
    last_end, last_kind = 0, None
    for m in _QUOTED.finditer(text):
        before = text[max(0, m.start() - 60) : m.start()]
        listed = last_kind is not None and _NEXT.fullmatch(text[last_end : m.start()]) is not None
        kind = last_kind if listed else _kind_before(before)
        if kind is not None and len(m[1].split()) <= _MOST_WORDS:
            yield m.start(1), m.end(1), kind
        last_end, last_kind = m.end(), kind


def quoted_stretches(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands in quotation marks, opens with a capital and is as short as a title."""
    for m in _QUOTED.finditer(text):
        if len(m[1].split()) <= _MOST_QUOTED:
            yield m.span(1)


def _kind_before(before: str) -> EntityType | None:
    """The type that the last nouns before a title tell, if they stand in its clause."""
    clause = re.split(r"[.,;:!?()»\n]", before)[-1]
    kinds = [kind_of_noun(word) for word in _WORDS.findall(clause)[-_BETWEEN:]]
    return next((kind for kind in reversed(kinds) if kind in _TITLED), None)
