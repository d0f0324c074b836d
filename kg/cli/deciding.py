"""The desk at which decisions on a build are taken: checks that each applies to something, then writes it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

from kg.errors import KgError
from kg.link.added import additions
from kg.link.decision_file import write_decision
from kg.link.decisions import Decision, files_beside, read_beside, refuse_unsound
from kg.link.directory import Directory
from kg.link.replay import canonical
from kg.model import Graph
from kg.pipeline import link, load_extracts, sources_of


class Desk:
    """Takes decisions on the build in a folder. Raises KgError where its articles are no files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources = sources_of(folder).given
        files = files_beside(self.sources)
        if not files:
            raise KgError(f"{folder}: its articles are no files here; decisions.toml stands beside the articles")
        self.path = next((file for file in files if file.exists()), files[0])
        self.extracts = load_extracts(folder)

    @cached_property
    def graph(self) -> Graph:
        """The graph as decided until now."""
        return link(self.extracts, read_beside(self.sources))[0]

    def id(self, name: str) -> str:
        """The id of the entity that a name means. Raises KgError where there is none, or several."""
        found = Directory(self.graph.entities).one(name)
        if found is None:
            raise KgError(f"{name}: no entity of that name, or several, in {self.folder}; kg show NAME lists them")
        return found

    def name(self, name: str) -> str:
        """The name under which decisions speak of an entity. Raises KgError where there is none of that name."""
        id = self.id(name)
        return canonical(self.graph, id) or id

    def decide(self, decision: Decision) -> None:
        """Write a decision and say so. Raises KgError where it applies to nothing, or changes nothing."""
        if decision.kind in ("same", "different") and self._one(decision.about) == (decision.kind == "same"):
            now = "one" if decision.kind == "same" else "not one"
            raise KgError(f"{' and '.join(decision.about)}: they are {now} already in {self.folder}; nothing to decide")
        if decision.kind == "add":
            self._check_added(decision)
        before = self.written()
        done = write_decision(self.path, decision)
        try:
            self._check(decision, done)
        except KgError:
            self.restore(before)
            raise
        what = f"{decision.kind} {' '.join(decision.about)}"
        note = {"added": "", "taken back": ": the opposite is taken back"}.get(done, f": {done}")
        print(f"{self.path}: {what}{note}; kg update -o {self.folder} follows it")

    def _check(self, decision: Decision, done: str) -> None:
        graph, idle = link(self.extracts, read_beside(self.sources))
        last = read_beside([str(self.path.parent)])[-1:] if done == "added" else ()
        about = " ".join(decision.about)
        if any(line.startswith(f"{d.place}:") for d in last for line in idle):
            raise KgError(f"{about}: nothing of that kind in {self.folder}; kg show NAME lists what there is")
        kept = _one(graph, decision.about) if decision.kind in ("same", "different") else None
        if kept is not None and kept != (decision.kind == "same"):
            raise KgError(f"{about}: other decisions in {self.path} say otherwise; change them first")

    def _check_added(self, decision: Decision) -> None:
        """Raise KgError where the ends of an added claim are unknown, or not of the types given or wanted."""
        refuse_unsound(decision)
        people = Directory(self.graph.entities)
        for name, type in ((decision.about[0], decision.subject_type), (decision.about[2], decision.object_type)):
            id = people.one(name)
            if id and type and (known := self.graph.entity(id).type) != type:
                raise KgError(f"{name}: is of type {known} in {self.folder} already; kg retype changes that")
        problems = additions(self.graph, [*read_beside(self.sources), decision]).problems
        if decision in problems:
            raise KgError(problems[decision])

    def _one(self, names: Iterable[str]) -> bool:
        return _one(self.graph, names)

    def written(self) -> bytes | None:
        """What the file of decisions holds now; None where there is none."""
        return self.path.read_bytes() if self.path.exists() else None

    def restore(self, before: bytes | None) -> None:
        """Put the file of decisions back to what it held."""
        if before is None:
            self.path.unlink(missing_ok=True)
        else:
            self.path.write_bytes(before)


def _one(graph: Graph, names: Iterable[str]) -> bool:
    """Do names mean one and the same entity?"""
    people = Directory(graph.entities)
    found = [people.of(name) for name in names]
    return all(found) and len(set.union(*found)) == 1
