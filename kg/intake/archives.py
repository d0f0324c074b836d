"""ZIP and tar archives, opened in memory and never unpacked to disk: no path in one leads anywhere."""

from __future__ import annotations

import functools
import io
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from kg.errors import KgError

SUFFIXES = (".zip", ".tar", ".tgz", ".tar.gz")
MAX_ARCHIVE = 500_000_000  # bytes of the archive file
MAX_TOTAL = 2_000_000_000  # bytes of everything unpacked
MAX_MEMBERS = 200_000
MAX_RATIO = 200  # what text never reaches when it is compressed
SMALL = 1_000_000  # bytes below which the ratio says nothing


def is_archive(name: str) -> bool:
    """Is this the name of an archive?"""
    return name.lower().endswith(SUFFIXES)


def check_zip(data: bytes, name: str) -> None:
    """Refuse a ZIP file that would unpack to far more than it holds. Raises KgError."""
    try:
        _checked(zipfile.ZipFile(io.BytesIO(data)), name)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise KgError(f"{name}: damaged ({error}); mend it or remove it") from error


def _checked(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if len(members) > MAX_MEMBERS or total > MAX_TOTAL or (total > SMALL and total > MAX_RATIO * max(packed, 1)):
        raise KgError(f"{name}: unpacks to far more than articles would ({total:,} bytes); unpack it by hand")
    return members


Member = tuple[str, Callable[[], bytes]]


def members(data: bytes, name: str, limit: int) -> Iterator[Member | KgError]:
    """The files in an archive, in order of their paths, each with a way to read at most `limit` bytes of it.

    A member that leads out of the archive, or is no plain file, is handed on as an error. Raises KgError for damage.
    """
    try:
        opened = _zip_members(data, name, limit) if name.lower().endswith(".zip") else _tar_members(data, name, limit)
        yield from sorted(opened, key=lambda m: (isinstance(m, KgError), m[0] if isinstance(m, tuple) else str(m)))
    except (zipfile.BadZipFile, tarfile.TarError, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise KgError(f"{name}: damaged archive ({' '.join(str(error).split())}); mend it or remove it") from error


def _zip_members(data: bytes, name: str, limit: int) -> Iterator[Member | KgError]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    for info in _checked(archive, name):
        link = (info.external_attr >> 16) & 0o170000 == 0o120000
        if not info.is_dir():
            yield _member(info.filename, name, link, functools.partial(_unzip, archive, info, name, limit))


def _unzip(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limit: int) -> bytes:
    try:
        with archive.open(info) as file:
            return file.read(limit + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise KgError(f"{name}: {info.filename}: cannot be unpacked ({error}); mend it or remove it") from error
    except Exception as error:  # zlib.error and its like have no common parent
        raise KgError(f"{name}: {info.filename}: damaged ({error}); mend it or remove it") from error


def _tar_members(data: bytes, name: str, limit: int) -> list[Member | KgError]:
    found: list[Member | KgError] = []
    total = 0
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:*") as archive:
        for info in archive:
            total += info.size
            if len(found) > MAX_MEMBERS or total > MAX_TOTAL or total > SMALL + MAX_RATIO * len(data):
                raise KgError(f"{name}: unpacks to far more than articles would; unpack it by hand")
            if info.isdir():
                continue
            file = archive.extractfile(info) if info.isreg() else None
            content = file.read(limit + 1) if file else b""
            found.append(_member(info.name, name, file is None, functools.partial(bytes, content)))
    return found


def _member(path: str, archive: str, link: bool, read: Callable[[], bytes]) -> Member | KgError:
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if link:
        return KgError(f"{archive}: {path!r} is a link or a device, not a file; left out")
    if not parts or ".." in parts or parts[0] == "/" or ":" in parts[0] or "\0" in path:
        return KgError(f"{archive}: {path!r} leads out of the archive; left out")
    return "/".join(parts), read
