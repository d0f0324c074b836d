"""PDF files (extra `pdf`)."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from kg.errors import KgError
from kg.intake.document import Document, Piece

SUFFIXES = (".pdf",)
EXTRA = "pdf"
MAX_PAGES = 200


def read(document: Document) -> Iterator[Piece]:
    """The one article: the text of all pages, its lines joined to paragraphs, and what the file says of it."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # damage either ends in an error or does not matter
    reader = pypdf.PdfReader(io.BytesIO(document.data))
    if len(reader.pages) > MAX_PAGES:
        raise KgError(f"{document.name}: more than {MAX_PAGES} pages, no single article; split it into articles")
    text = "\n".join(page.extract_text() for page in reader.pages)
    if not text.strip():
        raise KgError(f"{document.name}: no text in it, perhaps a scan; save the article as plain text")
    about = reader.metadata
    known = {"title": about.title, "author": about.author} if about else {}
    yield Piece(join_lines(text), {key: " ".join(str(value).split()) for key, value in known.items() if value})


def join_lines(text: str) -> str:
    """Lines broken to fit a column made whole: a hyphen before a small letter goes, an open sentence goes on."""
    text = re.sub(r"(?<=\w)[-\u2010\u00ad]\n(?=[a-zà-ÿ])", "", text)
    return re.sub(r"(?<![.!?…»:\n])\n(?=[a-zà-ÿ0-9«(])", " ", text)
