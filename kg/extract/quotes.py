"""Quotations: where they stand in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PAIRS = re.compile(
    r"«[^«»]{2,1500}(?:«[^«»]{1,200}»[^«»]{0,1500})*[»«]|“[^“”]{2,1500}”|„[^„“”]{2,1500}[“”]|\"[^\"\n]{2,1500}\""
)
_SPEECH_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quote:
    """Characters `start` to `end` (marks included) of a quotation long enough to be somebody's words."""

    start: int
    end: int

    def covers(self, start: int, end: int) -> bool:
        """Does the quotation contain the stretch?"""
        return self.start <= start and end <= self.end


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All quotations of three words or more; shorter ones are titles, nicknames or scare quotes."""
    found = []
    for m in _PAIRS.finditer(text):
        words = m.group().strip('«»“”„" \u00a0\u202f').split()
        if len(words) >= _SPEECH_WORDS:
            found.append(Quote(m.start(), m.end()))
    return tuple(found)
