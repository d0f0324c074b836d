"""Web pages: their text, and what they say of themselves (JSON-LD, OpenGraph, meta tags)."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any

from kg.errors import KgError
from kg.extract.read import decode
from kg.intake.document import Document, Piece

SUFFIXES = (".html", ".htm", ".xhtml")
MAX_TAGS = 200_000
MAX_DEPTH = 500  # tags inside one another; parsers recurse
_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]{0,5000}?(/?)>")
_VOID = frozenset(b"area base br col embed hr img input link meta source track wbr p li dt dd option td tr th".split())


def read(document: Document) -> Iterator[Piece]:
    """The one article of a page."""
    check_tags(document.data, document.name)
    found = _extract(document)
    text = (found.text or "") if found is not None else ""
    if not text.strip():
        raise KgError(f"{document.name}: no article found in the page; save its text as .txt")
    yield Piece(decode(text.encode(), document.name), _known(found))


def _extract(document: Document) -> Any:
    from trafilatura import bare_extraction

    for library in ("trafilatura", "htmldate"):  # what they have to say of a page is in what they return
        logging.getLogger(library).setLevel(logging.CRITICAL)
    html = decode(document.data, document.name)
    return bare_extraction(html, url=document.url, with_metadata=True, include_comments=False, include_tables=False)


def check_tags(data: bytes, name: str) -> None:
    """Refuse a page with too many tags, or too many inside one another. Raises KgError."""
    depth = 0
    for count, tag in enumerate(_TAG.finditer(data)):
        if tag[2].lower() not in _VOID and not tag[3]:
            depth = max(depth - 1, 0) if tag[1] else depth + 1
        if count > MAX_TAGS or depth > MAX_DEPTH:
            raise KgError(f"{name}: too many tags, or tags nested too deep, for a page; save its text as .txt")


def _known(found: Any) -> dict[str, str]:
    pairs = {
        "title": found.title, "published": found.date, "outlet": found.sitename, "author": found.author,
        "url": found.url, "language": found.language,
    }  # fmt: skip
    return {key: " ".join(str(value).split()) for key, value in pairs.items() if value}


def plain(html: str, name: str) -> str:
    """The text of a scrap of HTML (of an entry of the feed `name`), one line a block."""
    from lxml.html import fragment_fromstring

    if "<" not in html:
        return html
    check_tags(html.encode(errors="replace"), name)
    root = fragment_fromstring(html, create_parent="div")
    for element in root.iter("p", "br", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "figure", "tr"):
        element.tail = "\n" + (element.tail or "")
    for element in root.xpath("//script|//style"):
        element.text = ""
    return str(root.text_content())
