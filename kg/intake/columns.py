"""Articles given as rows: the columns under which text, title, date and the rest stand."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

from kg.errors import KgError
from kg.extract.read import iso_date
from kg.intake.document import FETCHED, Document, Piece


@functools.cache
def columns() -> Mapping[str, str]:
    """What each column name means."""
    text = resources.files(__package__).joinpath("columns.toml").read_text(encoding="utf-8")
    return {name: key for key, names in tomllib.loads(text).items() for name in names}


def piece(row: Mapping[str, object], document: Document, number: int) -> Piece:
    """The article in a row. Raises KgError where it has no text."""
    found: dict[str, str] = {}
    for name, value in row.items():
        key = columns().get(str(name).strip().lower())
        if key and value not in (None, "") and key not in found:
            found[key] = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    where = f"{document.name}, row {number}"
    if not found.get("text") and found.get("html"):
        found = _from_html(found, where)
    text = found.get("text", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise KgError(f"{where}: no text; name a column `text` (or `html`)")
    if "published" in found:
        found["published"] = iso_date(found["published"], where)
    page = {key: " ".join(found[key].split()) for key in FETCHED if found.get(key, "").strip()}
    return Piece(text, page, found.get("id", "").strip() or f"row-{number}")


def _from_html(found: dict[str, str], where: str) -> dict[str, str]:
    from kg.intake.formats.html import read

    page = next(iter(read(Document(Path(where), where, found["html"].encode()))))
    return {**page.page, **found, "text": page.text}
