"""Word documents (extra `docx`)."""

from __future__ import annotations

import io
from collections.abc import Iterator

from kg.intake.archives import check_zip
from kg.intake.document import Document, Piece

SUFFIXES = (".docx",)
EXTRA = "docx"


def read(document: Document) -> Iterator[Piece]:
    """The one article: its paragraphs, and what the document's properties say of it."""
    import docx

    check_zip(document.data, document.name)
    found = docx.Document(io.BytesIO(document.data))
    properties = found.core_properties
    page = {"title": properties.title or "", "author": properties.author or "", "language": properties.language or ""}
    known = {key: " ".join(value.split()) for key, value in page.items() if value.strip()}
    if known.get("author") == "python-docx":
        del known["author"]
    yield Piece("\n".join(paragraph.text for paragraph in found.paragraphs), known)
