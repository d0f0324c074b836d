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
    reject, confirm = [SUBJECT, RELATION, OBJECT] or with STATUS
    add = likewise, with `source = "…"`, perhaps `date` and `amount`, and of ends that no article names their types in
          `subject_type` and `object_type`
    prefer = [SUBJECT, RELATION, OBJECT] or with VALUE              (that side of a conflict)
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.extract.dates import bounds
from kg.link.slugs import squash
from kg.model import STATUSES, TYPES
from kg.ontology.relations import Relation, load_relations

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
_LIKE = {"money": "5000000 EUR", "number": "1200", "date": "2024, 2024-03 or 2024-03-31", "text": "maire de Brest"}
_IRI = re.compile(r"https?://[\w.-]+(:\d+)?([/?#][^\s<>\"{}|^`\\\[\]]*)?")
_AMOUNT = re.compile(r"\d+(\.\d+)? ([A-Z]{3}|[^\W\d_]+)")  # 12000000 EUR, 300 poste
_NOTES = ("why", "by", "source")
DETAILS = ("date", "amount", "subject_type", "object_type")  # of an added claim


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: its kind, what it is about, why and by whom, and where it is written (`decisions.toml:12`).

    `source` is what an added claim rests on, `date` (ISO 8601, any precision, or `start/end`) and `amount` what that
    says; types are of ends that no article may name.
    """

    kind: str
    about: tuple[str, ...]
    why: str = ""
    by: str = ""
    place: str = ""
    source: str = ""
    date: str = ""
    amount: str = ""
    subject_type: str = ""
    object_type: str = ""

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
    if len(kinds) != 1 or set(entry) - {*kinds, *_NOTES, *DETAILS}:
        raise KgError(f"{place}: wants one of {', '.join(SIZES)}, and perhaps {', '.join((*_NOTES, *DETAILS))}")
    kind, about = kinds[0], entry[kinds[0]]
    notes = {note: entry.get(note, "") for note in (*_NOTES, *DETAILS)}
    texts = [*(about if isinstance(about, list) else [None]), *notes.values()]
    if not all(isinstance(text, str) for text in texts) or len(about) not in SIZES[kind] or not all(map(squash, about)):
        raise KgError(f"{place}: `{kind}` wants a list of {' or '.join(map(str, SIZES[kind]))} texts")
    made = Decision(kind, tuple(about), place=place, **notes)
    refuse_unsound(made)
    return made


def refuse_unsound(d: Decision) -> None:
    """Raise KgError, with the decision's place if it has one, where it cannot be followed whatever the graph."""
    if problem := next(_problems(d), None):
        raise KgError(f"{f'{d.place}: ' if d.place else ''}{' '.join(problem.split())}")


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
    if d.kind == "add" and second in load_relations():
        yield from _problems_of_added(d, load_relations()[second])
    if d.kind != "add" and d.source:
        yield "`source` goes with `add` alone; say `why`"
    if d.kind != "add" and (details := [name for name in DETAILS if getattr(d, name)]):
        yield f"`{details[0]}` goes with `add` alone"
    if d.kind in ("same", "different") and squash(d.about[0]) == squash(second):
        yield f"`{d.kind}` wants two different names"


def _problems_of_added(d: Decision, relation: Relation) -> Iterator[str]:
    """What cannot be followed of an added claim."""
    literal = relation.literal if not set(relation.range) & set(TYPES) else None
    if not d.source.strip():
        yield '`add` wants its own source = "…"'
    if literal and not is_value(literal, d.about[2]):
        yield f"{d.about[2]!r} is no {literal} as claims have it, like {_LIKE[literal]}"
    if d.date and not _is_period(d.date):
        yield f"{d.date!r} is no date; write it like {_LIKE['date']}, or 2023/2024"
    if d.amount and not relation.takes_amount:
        yield f"{relation.id} takes no amount"
    if d.amount and not _AMOUNT.fullmatch(d.amount):
        yield f"{d.amount!r} is no amount; write it like 12000000 EUR"
    for end, type, allowed in (("subject", d.subject_type, relation.domain), ("object", d.object_type, relation.range)):
        if type and type not in TYPES:
            yield f"unknown type {type!r}; there are {', '.join(TYPES)}"
        elif type and type not in allowed:
            yield f"the {end} of {relation.id} is no {type}, but {' or '.join(allowed)}"


def is_value(literal: str, text: str) -> bool:
    """Is a text a value of a kind of literal, as claims have it? Days must be of the calendar."""
    if not VALUES[literal].fullmatch(text):
        return False
    try:
        return literal != "date" or bool(dt.date.fromisoformat(bounds(text)[0]))
    except ValueError:
        return False


def _is_period(text: str) -> bool:
    """Is a text a date, or two with a slash between them of which the first comes first?"""
    first, last = bounds(text) if all(is_value("date", day) for day in text.split("/", 1)) else ("1", "0")
    return first <= last


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

    Also what one source is to say of one added claim, if it is not the same.

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
    if d.kind == "add":
        yield ("add", whom(d), *map(squash, d.about[1:]), squash(d.source)), f"{d.date} {d.amount}"
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
