"""Find the documents in sources: files, folders, archives, addresses, standard input."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kg.errors import KgError
from kg.extract.read import MAX_BYTES, find_sidecar, known_of, read_bytes, walk
from kg.intake import archives
from kg.intake.document import Document
from kg.intake.formats import formats, guess
from kg.intake.web import Fetcher, is_address

MANY = (".jsonl", ".ndjson", ".csv", ".tsv", ".xml", ".rss", ".atom", ".warc", ".pdf", ".docx")
MAX_MANY = 500_000_000  # bytes of a file that holds many articles (or pictures beside the text)
STANDARD_INPUT = "-"

Found = Document | KgError


@dataclass(frozen=True, slots=True)
class Place:
    """A document not read yet. Its bytes are read when it is its turn, so that memory holds one at a time."""

    path: Path
    read: Callable[[], Document]


def find(sources: Sequence[str], fetcher: Fetcher | None = None) -> Iterator[Place | KgError]:
    """The documents in `sources`, each once; what is wrong with one is handed on as an error.

    Raises KgError for a path that does not exist, or a folder in which nothing can be read.
    """
    seen: set[Path] = set()
    for source in sources:
        for place in _expand(source, fetcher or Fetcher()):
            if isinstance(place, KgError) or place.path not in seen:
                yield place
            if isinstance(place, Place):
                seen.add(place.path)


def _expand(source: str, fetcher: Fetcher) -> Iterator[Place | KgError]:
    if source == STANDARD_INPUT:
        yield Place(Path("/stdin"), _standard_input)
    elif is_address(source):
        yield Place(_path_of(source), functools.partial(_fetched, source, fetcher))
    else:
        yield from _from_path(Path(source))


def _standard_input() -> Document:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise KgError(f"standard input: more than {MAX_BYTES / 1_000_000:g} MB, no single article; save it as a file")
    return Document(Path("/stdin" + guess(data)), "standard input", data)


def _path_of(url: str) -> Path:
    parts = urlsplit(url)
    steps = [step for step in parts.path.split("/") if step not in ("", ".", "..")]
    return Path("/", parts.netloc, *steps, *([parts.query.replace("/", "-")] if parts.query else []))


def _fetched(url: str, fetcher: Fetcher) -> Document:
    at, data, kind = fetcher.fetch(url)
    path = _path_of(url)
    endings = (("html", ".html"), ("rss", ".xml"), ("atom", ".xml"), ("xml", ".xml"), ("pdf", ".pdf"))
    ending = guess(data)
    if ending == ".txt":
        ending = next((suffix for word, suffix in endings if word in kind), ending)
    return Document(path if path.suffix.lower() == ending else Path(f"{path}{ending}"), url, data, at)


def _from_path(source: Path) -> Iterator[Place | KgError]:
    if source.is_file():
        yield from _from_file(source)
    elif not source.exists():
        raise KgError(f"{source}: no such file or folder; check the path")
    elif source.is_dir():
        yield from _from_folder(source)
    else:
        raise KgError(f"{source}: neither a file nor a folder; name an article or a folder of them")


def _from_folder(folder: Path) -> Iterator[Place | KgError]:
    try:
        paths = sorted(
            path for path in walk(folder) if path.suffix.lower() in formats() or archives.is_archive(path.name)
        )
    except OSError as error:
        raise KgError(f"{folder}: cannot be read ({error.strerror}); check its permissions") from error
    if not paths:
        endings = ", ".join(sorted([*formats(), *archives.SUFFIXES]))
        raise KgError(f"{folder}: no article in this folder ({endings}); put some there or name another folder")
    for path in paths:
        yield from _from_file(path)


def _from_file(path: Path) -> Iterator[Place | KgError]:
    whole = path.resolve()
    if not archives.is_archive(path.name):
        yield Place(whole, functools.partial(_opened, path, whole))
        return
    try:
        yield from _from_archive(path, whole)
    except KgError as error:
        yield error


def _opened(path: Path, whole: Path) -> Document:
    limit = MAX_MANY if path.suffix.lower() in MANY else MAX_BYTES
    return Document(whole, str(path), read_bytes(path, limit), sidecar=functools.partial(_sidecar, path))


def _sidecar(path: Path) -> dict[str, str]:
    sidecar = find_sidecar(path)
    return known_of(read_bytes(sidecar, MAX_BYTES), str(sidecar)) if sidecar else {}


def _from_archive(path: Path, whole: Path) -> Iterator[Place | KgError]:
    inside: dict[str, Callable[[], bytes]] = {}
    for member in archives.members(read_bytes(path, archives.MAX_ARCHIVE), str(path), MAX_BYTES):
        if isinstance(member, KgError):
            yield member
        else:
            inside[member[0]] = member[1]
    for name in inside:
        if archives.is_archive(name):
            yield KgError(f"{path}: {name}: an archive inside an archive; unpack it by hand")
        elif Path(name).suffix.lower() in formats() and not Path(name).name.startswith("."):
            yield Place(whole / name, functools.partial(_unpacked, path, whole, name, inside))


def _unpacked(path: Path, whole: Path, name: str, inside: dict[str, Callable[[], bytes]]) -> Document:
    data = inside[name]()
    if len(data) > MAX_BYTES:
        raise KgError(f"{path}: {name}: more than {MAX_BYTES / 1_000_000:g} MB, no single article; split it")
    return Document(
        whole / name, f"{path}: {name}", data, sidecar=functools.partial(_inner_sidecar, path, name, inside)
    )


def _inner_sidecar(path: Path, name: str, inside: dict[str, Callable[[], bytes]]) -> dict[str, str]:
    stem = str(Path(name).with_suffix(""))
    for ending in (".yaml", ".yml"):
        if stem + ending in inside:
            return known_of(inside[stem + ending](), f"{path}: {stem}{ending}")
    return {}
