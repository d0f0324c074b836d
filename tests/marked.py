"""Parses for tests of what qualifies a statement: sentences with invented names, the trigger between asterisks."""

from __future__ import annotations

import re

from kg.extract.parse import parse
from kg.extract.tree import Parsed
from kg.model import EntityType, NameSpan

NAMES: dict[str, EntityType] = {
    "Ada Lorme": "Person", "Jean Vidal": "Person", "Paul Astier": "Person", "Brenn": "Organization",
    "Doriane": "Organization", "Kervan": "Organization", "Le Courrier de l'Ouest": "Organization",
    "l'agence Orion": "Organization", "Orion": "Organization",
}  # fmt: skip


def parsed_with_trigger(marked: str) -> tuple[Parsed, int]:
    """The parse of a text and the token that its asterisks mark."""
    start = marked.index("*")
    text = marked.replace("*", "")
    pattern = re.compile("|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True)))
    names = [NameSpan(m.start(), m.end(), m.group(), ((NAMES[m.group()], 1.0),)) for m in pattern.finditer(text)]
    parsed = parse(text, names)
    return parsed, next(t.i for t in parsed.tokens if t.start <= start < t.end)
