"""RSS and Atom feeds: each entry is an article."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

from kg.errors import KgError
from kg.intake.document import Document, Piece
from kg.intake.formats.html import plain

SUFFIXES = (".xml", ".rss", ".atom")
_DECLARED = re.compile(rb"<!(?:DOCTYPE[^>]*\[|ENTITY)", re.IGNORECASE)


def read(document: Document) -> Iterator[Piece]:
    """An article for each entry: its text, else its summary."""
    import feedparser

    if _DECLARED.search(document.data[:100_000]):
        raise KgError(f"{document.name}: declares entities of its own, which no feed needs; remove them")
    feed = feedparser.parse(document.data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise KgError(f"{document.name}: no feed, or one without entries; check the file")
    outlet = str(feed.feed.get("title", ""))
    for number, entry in enumerate(feed.entries, 1):
        yield _piece(entry, number, outlet, document.name)


def _piece(entry: Any, number: int, outlet: str, name: str) -> Piece:
    bodies = [str(content.get("value", "")) for content in entry.get("content", [])]
    body = max([*bodies, str(entry.get("summary", ""))], key=len)
    title = plain(str(entry.get("title", "")), name).strip()
    page = {
        "title": title, "published": _date(entry), "outlet": outlet, "author": str(entry.get("author", "")),
        "url": str(entry.get("link", "")),
    }  # fmt: skip
    text = plain(body, name)
    text = text if text.lstrip().startswith(title) else f"{title}\n\n{text}"
    return Piece(text, {key: " ".join(value.split()) for key, value in page.items() if value}, _name(entry, number))


def _date(entry: Any) -> str:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return time.strftime("%Y-%m-%d", parsed) if parsed else ""


def _name(entry: Any, number: int) -> str:
    """The last word of the entry's address, which is often a readable slug."""
    address = re.sub(r"[?#].*", "", str(entry.get("link", ""))).rstrip("/")
    slug = re.sub(r"\.\w{2,5}$", "", address.rsplit("/", 1)[-1])
    return slug or f"entry-{number}"
