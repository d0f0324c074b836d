"""Plain text."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.read import decode
from kg.intake.document import Document, Piece

SUFFIXES = (".txt", ".text")


def read(document: Document) -> Iterator[Piece]:
    """The one article."""
    yield Piece(decode(document.data, document.name))
