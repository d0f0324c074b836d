"""The editor's decisions (`decisions.toml`, beside the articles): read, checked, and replayed on every link.

    [[decision]]
    reject = ["Nora Sélim", "left", "Vexia"]   # or confirm; a status may follow
    why = "the article was corrected"
    by = "Anne Roy"

    [[decision]]
    rename = ["Vexia", "Groupe Vexia"]         # match = ["Lille", "https://sws.geonames.org/2998324/"]

Entities are given by id or by any of their names, so that decisions survive articles that come, go and are read anew.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import tomlkit

from kg.errors import KgError
from kg.link.slugs import squash
from kg.model import STATUSES, Claim, Entity, Graph, Literal, Verdict
from kg.ontology.relations import load_relations

FILE = "decisions.toml"
VERDICTS = {"reject": "rejected", "confirm": "confirmed"}
_SIZES = {"reject": (3, 4), "confirm": (3, 4), "rename": (2,), "match": (2,)}


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: its kind, what it is about, why and by whom, and where it is written (`decisions.toml:12`)."""

    kind: str
    about: tuple[str, ...]
    why: str = ""
    by: str = ""
    place: str = ""


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, in its order; none where there is no file. Raises KgError naming file and line."""
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        data = tomllib.loads(text)
    except (UnicodeDecodeError, OSError) as error:
        raise KgError(f"{path}:1: cannot be read as UTF-8 text ({error})") from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise KgError(f"{path}:{line.group(1) if line else text.count(chr(10)) + 1}: no valid TOML: {error}") from error
    lines = [n for n, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*decision\s*\]\]", line)]
    entries = data.pop("decision", [])
    if data or not isinstance(entries, list) or len(entries) != len(lines):
        raise KgError(f"{path}:1: wants nothing but [[decision]] tables, each on a line of its own")
    found = tuple(_decision(entry, f"{path}:{line}") for entry, line in zip(entries, lines, strict=True))
    _refuse_contradictions(found)
    return found


def _decision(entry: Any, place: str) -> Decision:
    kinds = [key for key in entry if key in _SIZES]
    if len(kinds) != 1 or set(entry) - {*kinds, "why", "by"}:
        raise KgError(f"{place}: wants one of {', '.join(_SIZES)}, and perhaps `why` and `by`")
    kind, about = kinds[0], entry[kinds[0]]
    texts = [*(about if isinstance(about, list) else [None]), entry.get("why", ""), entry.get("by", "")]
    if not all(isinstance(text, str) for text in texts) or len(about) not in _SIZES[kind] or not all(about):
        raise KgError(f"{place}: `{kind}` wants a list of {' or '.join(map(str, _SIZES[kind]))} texts")
    if kind in VERDICTS and about[1] not in load_relations():
        raise KgError(f"{place}: unknown relation {about[1]!r}")
    if kind in VERDICTS and len(about) > 3 and about[3] not in STATUSES:
        raise KgError(f"{place}: unknown status {about[3]!r}")
    if kind == "match" and not re.fullmatch(r"https?://[^\s<>\"{}|^`\\]+", about[1]):
        raise KgError(f"{place}: {about[1]!r} is no IRI")
    return Decision(kind, tuple(about), entry.get("why", ""), entry.get("by", ""), place)


def _refuse_contradictions(decisions: Iterable[Decision]) -> None:
    """Two verdicts on one claim, or two names for one entity, cannot both be followed."""
    seen: dict[tuple[str, ...], Decision] = {}
    for d in decisions:
        if d.kind == "match":
            continue
        key = tuple(map(squash, d.about)) if d.kind in VERDICTS else ("rename", squash(d.about[0]))
        other = seen.setdefault(key, d)
        if (other.kind, other.about) != (d.kind, d.about):
            raise KgError(f"{d.place}: contradicts {other.place}; keep one of them")


def replay(graph: Graph, decisions: Sequence[Decision]) -> tuple[Graph, tuple[Decision, ...]]:
    """The graph with decisions followed, in their order, and those that apply to nothing in it."""
    idle = []
    for decision in decisions:
        changed = _on_claims(graph, decision) if decision.kind in VERDICTS else _on_entities(graph, decision)
        if changed is None:
            idle.append(decision)
        else:
            graph = changed
    return graph, tuple(idle)


def files_beside(sources: Iterable[str]) -> list[Path]:
    """Where decisions on a build may stand: in its folders of articles, or beside its files."""
    folders = {path if path.is_dir() else path.parent for path in map(Path, sources) if path.exists()}
    return [folder / FILE for folder in sorted(folders)]


def _named(graph: Graph, name: str) -> set[str]:
    """Ids of the entities that a name or an id means."""
    exact = {e.id for e in graph.entities if e.id == name}
    return exact or {e.id for e in graph.entities if squash(name) in {squash(n) for n in e.names}}


def _on_claims(graph: Graph, d: Decision) -> Graph | None:
    subjects, objects = _named(graph, d.about[0]), _named(graph, d.about[2])

    def meant(c: Claim) -> bool:
        same = c.object.value == d.about[2] if isinstance(c.object, Literal) else c.object in objects
        return same and c.subject in subjects and c.relation == d.about[1] and c.status in (d.about[3:] or STATUSES)

    if not any(map(meant, graph.claims)):
        return None
    verdict = Verdict("rejected" if d.kind == "reject" else "confirmed", d.by, d.why)
    return replace(graph, claims=tuple(replace(c, verdict=verdict) if meant(c) else c for c in graph.claims))


def _on_entities(graph: Graph, d: Decision) -> Graph | None:
    ids = _named(graph, d.about[0])
    if len(ids) != 1:
        return None
    change: Callable[[Entity], Entity] = _renamed(d.about[1]) if d.kind == "rename" else _matched(d.about[1])
    return replace(graph, entities=tuple(change(e) if e.id in ids else e for e in graph.entities))


def _renamed(label: str) -> Callable[[Entity], Entity]:
    return lambda e: replace(e, label=label, names=tuple(dict.fromkeys((label, *e.names))))


def _matched(iri: str) -> Callable[[Entity], Entity]:
    return lambda e: replace(e, matches=tuple(sorted({*e.matches, iri})))


def write_decision(path: Path, decision: Decision) -> None:
    """Add a decision at the end of a file; what is there stays as it is. Raises KgError where it would not hold."""
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    read_decisions(path)
    table = tomlkit.table()
    table[decision.kind] = list(decision.about)
    for key, value in (("why", decision.why), ("by", decision.by)):
        if value:
            table[key] = value
    more = tomlkit.document()
    more["decision"] = tomlkit.aot()
    more["decision"].append(table)
    gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
    draft = path.with_name(path.name + ".new")
    draft.write_text(before + gap + tomlkit.dumps(more), encoding="utf-8")
    try:
        read_decisions(draft)
    except KgError as error:
        draft.unlink()
        raise KgError(str(error).replace(draft.name, path.name)) from error
    draft.replace(path)
