"""The editor's decisions (`decisions.toml`, beside the articles): read and checked.

    [[decision]]
    reject = ["Nora Sélim", "left", "Vexia"]   # or confirm; a status may follow
    why = "the article was corrected"
    by = "Anne Roy"

    [[decision]]
    rename = ["Vexia", "Groupe Vexia"]

Entities are given by id or by any of their names, so that decisions survive articles that come, go and are read anew:

    same = [A, B]            different = [A, B]        homonym = [A, ARTICLE]    (the A of that article is another)
    retype = [A, TYPE]       pin = [A, ID]             match = [A, IRI]          rename = [A, LABEL]
    reject, confirm = [SUBJECT, RELATION, OBJECT] or with STATUS;  add likewise, with `source = "…"`
    prefer = [SUBJECT, RELATION, OBJECT] or with VALUE              (that side of a conflict)
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.link.slugs import squash
from kg.model import STATUSES, TYPES
from kg.ontology.relations import load_relations

FILE = "decisions.toml"
VERDICTS = {"reject": "rejected", "confirm": "confirmed", "add": "added"}
CLAIMS = (*VERDICTS, "prefer")
SIZES = {
    "same": (2,), "different": (2,), "homonym": (2,), "retype": (2,), "pin": (2,), "rename": (2,), "match": (2,),
    "reject": (3, 4), "confirm": (3, 4), "add": (3, 4), "prefer": (3, 4),
}  # fmt: skip
VALUES = {  # how literal objects are written
    "money": re.compile(r"\d+(\.\d+)? [A-Z]{3}"), "number": re.compile(r"-?\d+(\.\d+)?"), "text": re.compile(r".+"),
    "date": re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?"),
}  # fmt: skip
_IRI = re.compile(r"https?://[\w.-]+(:\d+)?([/?#][^\s<>\"{}|^`\\\[\]]*)?")
_NOTES = ("why", "by", "source")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: its kind, what it is about, why and by whom, and where it is written (`decisions.toml:12`).

    `source` is what an added claim rests on.
    """

    kind: str
    about: tuple[str, ...]
    why: str = ""
    by: str = ""
    place: str = ""
    source: str = ""

    @property
    def line(self) -> int:
        """The line that it begins on; 0 where it is not written yet."""
        return int(self.place.rpartition(":")[2] or 0)


def files_beside(sources: Iterable[str]) -> list[Path]:
    """Where decisions on a build may stand: in its folders of articles, or beside its files."""
    folders = {path if path.is_dir() else path.parent for path in map(Path, sources) if path.exists()}
    return [folder / FILE for folder in sorted(folders)]


def read_beside(sources: Iterable[str]) -> tuple[Decision, ...]:
    """All decisions on a build, of all its files. Raises KgError as `read_decisions` does."""
    found = tuple(d for path in files_beside(sources) for d in read_decisions(path))
    refuse_contradictions(found)
    return found


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, in its order; none where there is no file. Raises KgError naming file and line."""
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        data = tomllib.loads(text)
    except (UnicodeDecodeError, OSError) as error:
        raise KgError(f"{path}:1: cannot be read as UTF-8 text ({error})") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise KgError(f"{path}:{line.group(1) if line else text.count(chr(10)) + 1}: no valid TOML: {error}") from error
    lines = [n for n, line in enumerate(text.split("\n"), 1) if re.match(r"\s*\[\[\s*decision\s*\]\]", line)]
    entries = data.pop("decision", [])
    if data or not isinstance(entries, list) or len(entries) != len(lines):
        raise KgError(f"{path}:1: wants nothing but [[decision]] tables, each on a line of its own")
    found = tuple(_decision(entry, f"{path}:{line}") for entry, line in zip(entries, lines, strict=True))
    refuse_contradictions(found)
    return found


def _decision(entry: Any, place: str) -> Decision:
    kinds = [key for key in entry if key in SIZES]
    if len(kinds) != 1 or set(entry) - {*kinds, *_NOTES}:
        raise KgError(f"{place}: wants one of {', '.join(SIZES)}, and perhaps `why`, `by` and `source`")
    kind, about = kinds[0], entry[kinds[0]]
    notes = [entry.get(note, "") for note in _NOTES]
    texts = [*(about if isinstance(about, list) else [None]), *notes]
    if not all(isinstance(text, str) for text in texts) or len(about) not in SIZES[kind] or not all(map(squash, about)):
        raise KgError(f"{place}: `{kind}` wants a list of {' or '.join(map(str, SIZES[kind]))} texts")
    made = Decision(kind, tuple(about), notes[0], notes[1], place, notes[2])
    if problem := next(_problems(made), None):
        raise KgError(f"{place}: {' '.join(problem.split())}")
    return made


def _problems(d: Decision) -> Iterator[str]:
    """What cannot be followed whatever the graph."""
    second, last = d.about[1], d.about[-1]
    if d.kind in CLAIMS and second not in load_relations():
        yield f"unknown relation {second!r}"
    if d.kind in VERDICTS and len(d.about) > 3 and last not in STATUSES:
        yield f"unknown status {last!r}"
    if d.kind == "match" and not _IRI.fullmatch(second):
        yield f"{second!r} is no IRI"
    if d.kind == "pin" and not re.fullmatch(r"[\w.~-]+", second):
        yield f"{second!r} cannot end an IRI; letters, digits and - can"
    if d.kind == "retype" and second not in TYPES:
        yield f"unknown type {second!r}; there are {', '.join(TYPES)}"
    if d.kind == "add" and not d.source.strip():
        yield '`add` wants its own source = "…"'
    if d.kind == "add" and second in load_relations():
        relation = load_relations()[second]
        literal = relation.literal if not set(relation.range) & set(TYPES) else None
        if literal and not VALUES[literal].fullmatch(d.about[2]):
            yield f"{d.about[2]!r} is no {literal} as claims have it"
    if d.kind != "add" and d.source:
        yield "`source` goes with `add` alone; say `why`"
    if d.kind in ("same", "different") and squash(d.about[0]) == squash(second):
        yield f"`{d.kind}` wants two different names"


# -- contradictions --------------------------------------------------------------------------------------------------


def refuse(one: Decision, other: Decision) -> None:
    """Refuse two decisions that cannot both be followed. Raises KgError naming the lines of both."""
    first, second = sorted((one, other), key=lambda d: (d.place == "", d.line, d.place))
    raise KgError(f"{second.place or 'this decision'}: contradicts {first.place}; keep one of them")


def refuse_contradictions(decisions: Sequence[Decision]) -> None:
    """Raise KgError for two that cannot both be followed: two names for one entity, two verdicts on one claim."""
    refuse_rivals(decisions, lambda d: squash(d.about[0]))
    _refuse_verdicts([d for d in decisions if d.kind in VERDICTS])
    _refuse_parted(decisions)


def refuse_rivals(decisions: Iterable[Decision], whom: Callable[[Decision], str]) -> None:
    """Refuse two labels, types, ids or matches in one place for one entity, one id for two, two preferred sides.

    `whom` says what entity a decision is about.
    """
    seen: dict[tuple[str, ...], Decision] = {}
    for d in decisions:
        for key, value in _exclusive(d, whom):
            other = seen.setdefault(key, d)
            if value not in dict(_exclusive(other, whom)).values():
                refuse(other, d)


def _exclusive(d: Decision, whom: Callable[[Decision], str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a decision takes for itself (a place that can hold one value), with the value."""
    if d.kind in ("rename", "retype", "pin"):
        yield (d.kind, whom(d)), d.about[1]
    if d.kind == "pin":
        yield ("id", d.about[1]), whom(d)
    if d.kind == "match":
        yield ("match", whom(d), d.about[1].split("/")[2]), d.about[1]
    if d.kind == "prefer":
        size = len(d.about) - 1
        yield ("prefer", whom(d), *map(squash, d.about[1:size])), squash(d.about[-1])


def _refuse_verdicts(decisions: Iterable[Decision]) -> None:
    """Two verdicts on one claim; one without a status is about every status."""
    seen: dict[tuple[str, ...], list[Decision]] = {}
    for d in decisions:
        ours = seen.setdefault(tuple(map(squash, d.about[:3])), [])
        for other in ours:
            if other.kind != d.kind and (len({len(other.about), len(d.about)}) > 1 or other.about[3:] == d.about[3:]):
                refuse(other, d)
        ours.append(d)


def _refuse_parted(decisions: Iterable[Decision]) -> None:
    """Names that are said to be the same, perhaps by way of others, and not the same."""
    home: dict[str, str] = {}

    def find(key: str) -> str:
        while home.setdefault(key, key) != key:
            key = home[key]
        return key

    pairs = [(d, squash(d.about[0]), squash(d.about[1])) for d in decisions if d.kind in ("same", "different")]
    for d, a, b in sorted(pairs, key=lambda pair: pair[0].line):
        if d.kind == "same":
            home[find(a)] = find(b)
            for other, x, y in pairs:
                if other.kind == "different" and find(x) == find(y):
                    refuse(other, d)


def by_kind(decisions: Iterable[Decision]) -> Mapping[str, list[Decision]]:
    """Decisions by their kind, each kind in the order of the file."""
    found: dict[str, list[Decision]] = {kind: [] for kind in SIZES}
    for d in decisions:
        found[d.kind].append(d)
    return found
