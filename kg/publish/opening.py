"""Opening a store to read it: apart from writing, so that a query does not wait for the libraries writing needs."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError


def open_store(path: Path) -> ox.Store:
    """The store at `path`, read-only. Raises KgError where there is none, it is damaged, or in use by a writer."""
    recover(path)
    if not (path / "CURRENT").is_file():
        raise KgError(f"{path}: no store here; run kg build SOURCE -o {path.parent}")
    if locked(path / "LOCK"):
        raise KgError(f"{path}: another process has this store open for writing; stop it, then try again")
    try:
        return ox.Store.read_only(str(path))
    except (OSError, RuntimeError, ValueError) as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: Exception) -> KgError:
    if isinstance(error, PermissionError) or "ermission denied" in str(error):
        return KgError(f"{path}: this store may not be read ({reason(error)})")
    return KgError(f"{path}: this store is damaged ({reason(error)}); delete it and run kg build again")


def reason(error: Exception) -> str:
    """The first line of what a library says went wrong."""
    return str(error).strip().splitlines()[0][:200].rstrip(" .") if str(error) else type(error).__name__


def recover(path: Path) -> None:
    """Undo a swap that was killed between its two renames."""
    old = path.with_name(path.name + ".old")
    if old.is_dir() and not path.exists():
        os.replace(old, path)


def locked(lock: Path) -> bool:
    """Whether another process holds the store's lock. RocksDB does not ask when it opens a store read-only."""
    try:
        import fcntl
    except ImportError:  # Windows: an open store cannot be renamed there, which says so in its own words
        return False
    try:
        with lock.open("rb") as file:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    except OSError as error:
        return error.errno == errno.EAGAIN
    return False
