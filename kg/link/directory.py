"""Finds the entities of a graph by what people call them."""

from __future__ import annotations

from collections.abc import Iterable

from kg.link.decisions import Decision
from kg.link.slugs import squash
from kg.model import Entity


class Directory:
    """Finds entities of a graph by id or by any of their names."""

    def __init__(self, entities: Iterable[Entity], decisions: Iterable[Decision] = ()) -> None:
        self._ids: set[str] = set()
        self._names: dict[str, set[str]] = {}
        for e in entities:
            self._ids.add(e.id)
            for name in e.names:
                self._names.setdefault(squash(name), set()).add(e.id)
        for d in decisions:
            if d.kind == "rename":
                self._names.setdefault(squash(d.about[1]), set()).update(self.of(d.about[0]))

    def of(self, name: str) -> set[str]:
        """Ids of the entities that a name or an id means."""
        return {name} if name in self._ids else self._names.get(squash(name), set())

    def one(self, name: str) -> str | None:
        """The entity that a name means; None where there is none, or several."""
        found = self.of(name)
        return next(iter(found)) if len(found) == 1 else None
