"""Find the whole of a name by the initials behind it: « Comité de défense du marais de Varne (CDMV) ».

The name finder stops early in long names; the letters in brackets tell where such a name begins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.french import load_data

_IN_BRACKETS = re.compile(r" ?\(([A-Z][A-Za-zÉÈ-]{2,9})\)")
_SOFT = 4  # from so many letters on, one word may go without its letter
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[.;:!?()«»\"\n]|, ")
_REACH = 130


def spelled_out(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each name whose words' first letters stand in brackets right behind it."""
    for m in _IN_BRACKETS.finditer(text):
        letters = [c for c in _plain(m[1]) if c.isalpha()]
        if m[1][1:].islower() and len(letters) < _SOFT:
            continue
        clause = max((b.end() for b in _BREAK.finditer(text, max(0, m.start() - _REACH), m.start())), default=None)
        words = list(_WORD.finditer(text, clause if clause is not None else max(0, m.start() - _REACH), m.start()))
        start = _first(letters, words, 1 if len(letters) > _SOFT else 0)
        if start is not None:
            yield start, m.start()


def _plain(letters: str) -> str:
    """Lower case, without accents (« États » begins with the « E » of « EU »)."""
    return "".join(c for c in unicodedata.normalize("NFKD", letters.lower()) if not unicodedata.combining(c))


def _first(letters: list[str], words: list[re.Match[str]], spare: int) -> int | None:
    """Where the words begin that the letters are the initials of, the nearest such word with a capital."""
    for k in range(len(words) - 1, -1, -1):
        word = words[k].group()
        behind = [w.group() for w in words[k + 1 :]]
        if word[0].isupper() and _plain(word[0]) == letters[0] and _spells(letters[1:], behind, spare):
            return words[k].start()
    return None


def _spells(letters: list[str], words: list[str], spare: int) -> bool:
    """Are the letters the initials of the words? Little words may go without, and `spare` others."""
    if not words:
        return not letters
    little = words[0].lower() in load_data("names.toml")["small_words"] or len(words[0]) == 1
    if letters and _plain(words[0][0]) == letters[0] and _spells(letters[1:], words[1:], spare):
        return True
    return (little or spare > 0) and _spells(letters, words[1:], spare if little else spare - 1)
