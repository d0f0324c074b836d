"""What passes between finding, unpacking and reading: a document as bytes, and an article as read from one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

FETCHED = ("title", "published", "outlet", "author", "url", "language")


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes to be read. `path` names it: a file's absolute path, below an archive the path inside it.

    `name` is what messages call it; `sidecar` gives what the file NAME.yaml beside it says.
    """

    path: Path
    name: str
    data: bytes
    url: str | None = None
    sidecar: Callable[[], Mapping[str, str]] = dict


@dataclass(frozen=True, slots=True)
class Piece:
    """An article as found in a document, before cleaning: its text and what the document itself says of it (`page`).

    `name` tells the articles of one document apart and is empty where there is but one.
    """

    text: str
    page: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
