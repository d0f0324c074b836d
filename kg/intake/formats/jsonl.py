"""JSON Lines: one article a line, as an object with named columns (see columns.toml)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from kg.errors import KgError
from kg.extract.read import decode
from kg.intake.columns import piece
from kg.intake.document import Document, Piece

SUFFIXES = (".jsonl", ".ndjson")


def read(document: Document) -> Iterator[Piece | KgError]:
    """An article for each line; a damaged line is handed on as an error and harms no other."""
    for number, line in enumerate(decode(document.data, document.name).split("\n"), 1):
        if line.strip():
            try:
                yield piece(_row(line, document, number), document, number)
            except KgError as error:
                yield error


def _row(line: str, document: Document, number: int) -> dict[str, Any]:
    try:
        row = json.loads(line, parse_int=_figure)
    except (ValueError, RecursionError) as error:
        raise KgError(f"{document.name}, row {number}: not valid JSON ({str(error)[:80]}); mend the line") from error
    if not isinstance(row, dict):
        raise KgError(f"{document.name}, row {number}: wants an object with named columns; mend the line")
    return row


def _figure(digits: str) -> str:
    """A number as it stands: columns are texts, and a number of a billion digits is never computed."""
    return digits
