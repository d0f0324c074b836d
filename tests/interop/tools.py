"""Other people's tools: found or said to be missing, run, and their answers brought into one form."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

HERE = Path(__file__).parent
QUERIES = {path.stem: path for path in sorted((HERE / "queries").glob("*.rq"))}
Answer = set[tuple[str, ...]]
NAMES = {"statuses": ("status", "n"), "words": ("name", "relation", "quote"), "since": ("claim", "latest")}


def missing(what: str) -> None:
    """Skip where a tool is not installed; where CI promises all of them, fail."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}: not installed, and CI must try every tool")
    pytest.skip(f"{what}: not installed")


def need(command: str, package: str) -> None:
    """Ask for a command of a Debian package."""
    if shutil.which(command) is None:
        missing(f"{command} (Debian package {package})")


def need_node(package: str) -> None:
    """Ask for a package of tests/interop/package.json."""
    need("node", "nodejs")
    if not (HERE / "node_modules" / package).is_dir():
        missing(f"{package} (npm ci in tests/interop)")


def run(*command: str | Path) -> str:
    """What a command prints; it must end well."""
    done = subprocess.run([str(part) for part in command], capture_output=True, timeout=300, cwd=HERE)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return done.stdout.decode("utf-8")


def local(value: object) -> str:
    """The last part of one of our IRIs; any other value as text."""
    text = str(value)
    return text.rsplit("/", 1)[-1].rsplit("#", 1)[-1] if text.startswith("http://example.org/") else text


def answer(query: str, rows: Iterable[Mapping[str, object]]) -> Answer:
    """Rows by variable name as a set of tuples in the query's own order."""
    return {tuple(local(row[name]) for name in NAMES[query]) for row in rows}


def of_json(query: str, found: Mapping[str, Mapping[str, list[Mapping[str, Mapping[str, str]]]]]) -> Answer:
    """The answer in a SPARQL result in JSON."""
    return answer(query, ({n: cell["value"] for n, cell in row.items()} for row in found["results"]["bindings"]))
