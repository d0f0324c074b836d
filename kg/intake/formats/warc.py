"""Web archives (extra `warc`): each page in one is an article."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from kg.errors import KgError
from kg.extract.read import MAX_BYTES
from kg.intake.document import Document, Piece
from kg.intake.formats import html

SUFFIXES = (".warc",)
EXTRA = "warc"


def read(document: Document) -> Iterator[Piece | KgError]:
    """An article for each page that was fetched; one without an article is handed on as an error."""
    from warcio.archiveiterator import ArchiveIterator

    for number, record in enumerate(ArchiveIterator(io.BytesIO(document.data)), 1):
        kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
        if record.rec_type != "response" or "html" not in kind:
            continue
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        try:
            yield _piece(record.content_stream().read(MAX_BYTES + 1), url, number, document)
        except KgError as error:
            yield error


def _piece(data: bytes, url: str, number: int, document: Document) -> Piece:
    name = f"{document.name}, {url}"
    if len(data) > MAX_BYTES:
        raise KgError(f"{name}: more than {MAX_BYTES / 1_000_000:g} MB, no single article; remove it")
    piece = next(iter(html.read(Document(Path(url), name, data, url))))
    return Piece(piece.text, {"url": url, **piece.page}, f"page-{number}")
