"""Write decisions into `decisions.toml`: at its end, every other line left as it stands.

A decision that takes another back (`different` after `same` of the same two) removes it instead.
"""

from __future__ import annotations

from pathlib import Path

import tomlkit

from kg.errors import KgError
from kg.link.decisions import DETAILS, Decision, read_decisions
from kg.link.slugs import squash

_OPPOSITE = {"same": "different", "different": "same"}


def write_decision(path: Path, decision: Decision) -> str:
    """Put a decision into a file.

    Returns `added`, `there already`, or `taken back` where it undid one that stood there.
    Raises KgError where the decisions would not hold together; the file is then as it was.
    """
    before = _text(path)
    if any(d.kind == decision.kind and _about_the_same(decision, d) for d in read_decisions(path)):
        return "there already"
    opposite = next((d for d in read_decisions(path) if _undoes(decision, d)), None)
    after = _without(before, opposite.line) if opposite else before + _gap(before) + _table(decision)
    draft = path.with_name(path.name + ".new")
    try:
        draft.write_bytes(after.encode())
        read_decisions(draft)
        if after.strip():
            draft.replace(path)
        else:
            path.unlink()
    except KgError as error:
        raise KgError(str(error).replace(draft.name, path.name)) from error
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); check its permissions") from error
    finally:
        draft.unlink(missing_ok=True)
    return "taken back" if opposite else "added"


def _text(path: Path) -> str:
    read_decisions(path)  # refuses what is no UTF-8
    return path.read_bytes().decode() if path.exists() else ""


def _undoes(new: Decision, old: Decision) -> bool:
    return _OPPOSITE.get(new.kind) == old.kind and _about_the_same(new, old)


def _about_the_same(new: Decision, old: Decision) -> bool:
    """Names may be spelled otherwise; which of two that are the same comes first means nothing."""
    one, other = ([squash(part) for part in d.about] for d in (new, old))
    if new.source != old.source:
        return False
    return new.about == old.about or (new.kind in _OPPOSITE and sorted(one) == sorted(other))


def _gap(before: str) -> str:
    return "" if not before else "\n" if before.endswith("\n") else "\n\n"


def _table(decision: Decision) -> str:
    table = tomlkit.table()
    table[decision.kind] = list(decision.about)
    for key in (*DETAILS, "source", "why", "by"):
        if value := getattr(decision, key):
            table[key] = value
    document = tomlkit.document()
    document["decision"] = tomlkit.aot()
    document["decision"].append(table)
    return tomlkit.dumps(document)


def _without(text: str, line: int) -> str:
    """The text without the table that begins on a line; comments behind it stay, the empty line before it goes."""
    lines = text.splitlines(keepends=True)
    start, end = line - 1, line
    while end < len(lines) and not lines[end].lstrip().startswith("[["):
        end += 1
    while end > line and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    if start and not lines[start - 1].strip():
        start -= 1
    return "".join(lines[:start] + lines[end:])
