"""Readable IRIs: a slug of the fullest name, with the type where two entities would collide."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NAMES = 1 << 17  # as many as a large corpus has; most stand in many articles
_REST = re.compile(r"[^a-z0-9]+")


@lru_cache(NAMES)
def fold(text: str) -> str:
    """Lower case, without accents, ligatures or punctuation; words separated by one space."""
    plain = text.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae").replace("’", "'")
    ascii_text = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return _REST.sub(" ", ascii_text).strip()


@lru_cache(NAMES)
def squash(text: str) -> str:
    """The folded name without spaces and leading article: « Open AI » and « OpenAI » are one."""
    words = fold(text).split()
    while len(words) > 1 and words[0] in ("le", "la", "les", "l", "the"):
        words = words[1:]
    return "".join(words) or unicodedata.normalize("NFKC", text).casefold()


def slug(label: str) -> str:
    """`Elon Musk` → `elon-musk`. A name without Latin letters keeps its own, percent-free for IRIs (RFC 3987)."""
    plain = fold(label).replace(" ", "-")
    return plain or re.sub(r"[^\w]+", "-", unicodedata.normalize("NFC", label).casefold()).strip("-") or "entity"
