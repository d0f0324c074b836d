"""CSV and TSV with a line of column names (see columns.toml): one article a row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from kg.errors import KgError
from kg.extract.read import MAX_CHARACTERS, decode
from kg.intake.columns import columns, piece
from kg.intake.document import Document, Piece

SUFFIXES = (".csv", ".tsv")


def read(document: Document) -> Iterator[Piece | KgError]:
    """An article for each row; a damaged row is handed on as an error and harms no other."""
    text = decode(document.data, document.name)
    head = text.lstrip("\ufeff").split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    csv.field_size_limit(4 * MAX_CHARACTERS)
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    if not any(columns().get(str(name).strip().lower()) in ("text", "html") for name in rows.fieldnames or []):
        raise KgError(f"{document.name}: no column `text`; name the columns in the first line")
    for number, row in enumerate(rows, 2):
        try:
            yield piece({key: value for key, value in row.items() if key}, document, number)
        except KgError as error:
            yield error
