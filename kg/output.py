"""The output folder of a build: one writer at a time, and every file in it whole, whenever the power fails.

New files are written into `.next/` and moved into place only after the build is recorded; a build that was cut off
in between is finished by the next command that opens the folder, one that was cut off before leaves what was there.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO

from kg.errors import KgError
from kg.extract.cache import Cache

EXTRACTS = "extracts.sqlite"
LARGE = ("graph.ttl", "graph.trig", "graph.html")
PUBLISHED = (*LARGE, "store")
OURS = (EXTRACTS, *PUBLISHED)
NEXT = ".next"
LOCK = ".lock"


def check_folder(out: Path) -> None:
    """Refuse an output folder that holds something else. Raises KgError."""
    if out.exists() and not out.is_dir():
        raise KgError(f"{out}: is a file; name a folder for the output")
    try:
        foreign = out.is_dir() and any(path.name not in (LOCK, NEXT) for path in out.iterdir())
    except OSError as error:
        raise KgError(f"{out}: cannot be read ({error.strerror}); check its permissions") from error
    if foreign and not (out / EXTRACTS).exists():
        raise KgError(f"{out}: is not empty and was not built by kg; name a new or empty folder")


def check_built(out: Path) -> None:
    """Refuse a folder without a build. Raises KgError."""
    if not (out / EXTRACTS).is_file():
        raise KgError(f"{out}: nothing built here; run kg build SOURCE -o {out}")


class Output:
    """An output folder opened for writing; use it as a context manager.

    Raises KgError where the folder is not ours, cannot be written, or another command writes to it.
    """

    def __init__(self, path: Path) -> None:
        check_folder(path)
        self.path = path
        self._made = not path.exists()
        self._lock = _locked(path)
        try:
            self.cache = Cache(path / EXTRACTS)
        except KgError:
            (path / LOCK).unlink(missing_ok=True)
            self._lock.close()
            raise
        self._recover()

    def __enter__(self) -> Output:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let others write; a folder in which nothing was built is left as it was found."""
        empty = self.cache.is_empty()
        self.cache.close()
        if empty:
            (self.path / EXTRACTS).unlink(missing_ok=True)
            shutil.rmtree(self.path / NEXT, ignore_errors=True)
            (self.path / LOCK).unlink(missing_ok=True)
            if self._made and not any(self.path.iterdir()):
                self.path.rmdir()
        self._lock.close()

    def stage(self) -> Path:
        """A fresh folder for the files of the next build."""
        folder = self.path / NEXT
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def move(self) -> None:
        """Put the staged files in place. The cache has recorded the build as moving before this is called."""
        folder = self.path / NEXT
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            _replace(path, self.path / path.name)
        shutil.rmtree(folder, ignore_errors=True)
        self.cache.set_meta("moving", "")

    def _recover(self) -> None:
        if self.cache.meta("moving"):
            self.move()


def _replace(new: Path, path: Path) -> None:
    """Put a file or folder in the place of another. The old folder stays beside it until the new one is there."""
    old = path.with_name(path.name + ".old")
    if path.is_dir():
        shutil.rmtree(old, ignore_errors=True)
        os.replace(path, old)
    os.replace(new, path)
    shutil.rmtree(old, ignore_errors=True)


def sync(folder: Path) -> None:
    """Have everything below a folder reach the disk."""
    for path in [*folder.rglob("*"), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _locked(path: Path) -> IO[str]:
    try:
        path.mkdir(parents=True, exist_ok=True)
        file = (path / LOCK).open("w")
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); name another folder with -o") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise KgError(f"{path}: another kg command is writing to it; wait for it to end") from None
    return file


def digests(folder: Path, names: Sequence[str]) -> str:
    """A line for each file that is there, with a hash of its content."""
    there = [folder / name for name in names if (folder / name).is_file()]
    return "\n".join(f"{path.name} {_digest(path)}" for path in there)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
