"""The labels of the name model: outside, and begin and inside of a name of each of the seven types."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import TYPES

LABELS: tuple[str, ...] = ("O", *(f"{position}-{kind}" for kind in TYPES for position in "BI"))
# The model reads pieces of at most this many characters, cut at the end of a sentence where there is one.
PIECE = 480
_SENTENCE_END = re.compile(r"[.!?;…»][ \u00a0]+")


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text into stretches (start, end) for the model: lines, long ones in whole sentences."""
    for line in re.finditer(r"[^\n]+", text):
        start, stop = line.span()
        while start < stop:
            end = stop if stop - start <= PIECE else _cut(text, start, start + PIECE)
            if text[start:end].strip():
                yield start, end
            start = end


def _cut(text: str, start: int, limit: int) -> int:
    """The last end of a sentence before `limit`, else the last space, else `limit`."""
    ends = [m.end() for m in _SENTENCE_END.finditer(text, start + PIECE // 4, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + PIECE // 4, limit)
    return space + 1 if space > 0 else limit
