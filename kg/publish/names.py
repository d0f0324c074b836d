"""From a name that a person types to the entity that it names."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

from pyoxigraph import Literal, NamedNode
from rapidfuzz import fuzz, process

from kg.errors import KgError
from kg.link.slugs import fold, squash
from kg.publish.records import Records

_ALIKE = 70  # similarity in per cent below which a suggestion is noise


class Names:
    """Finds entities of a store by any of their names, by id (`elon-musk`), prefixed id or IRI."""

    def __init__(self, records: Records) -> None:
        self.records = records

    def resolve(self, name: str) -> str:
        """The id of the entity that a name stands for: a full name goes before a short one, the exact spelling before
        one that differs in case, accents or spaces. Raises KgError for an unknown name (with those most alike) and
        for one that several entities share (with their ids)."""
        wanted = name.strip()
        for found in (self._by_id(wanted), self._exact("rdfs:label", wanted), self._exact("skos:altLabel", wanted)):
            if found:
                return self._one(name, found)
        for index in (self._folded["rdfs:label"], self._folded["skos:altLabel"]):
            if found := index.get(squash(wanted), set()):
                return self._one(name, found)
        raise KgError(f"no entity is called {name!r}{self._hint(wanted)}")

    def suggest(self, name: str, limit: int = 5) -> list[str]:
        """Labels of the entities whose names are most like this one, best first."""
        spelled = {spelling: fold(spelling) for spelling in sorted(self._labels)}
        alike = process.extract(fold(name), spelled, scorer=fuzz.WRatio, limit=3 * limit, score_cutoff=_ALIKE)
        labels = [self._labels[spelling] for _, _, spelling in alike]
        return list(dict.fromkeys(labels))[:limit]

    def _hint(self, name: str) -> str:
        alike = self.suggest(name)
        return f"; did you mean {', '.join(repr(label) for label in alike)}?" if alike else ""

    def _one(self, name: str, found: set[str]) -> str:
        if len(found) == 1:
            return next(iter(found))
        raise KgError(f"{name!r} may be {' or '.join(sorted(found))}; give one of these ids")

    def _by_id(self, wanted: str) -> set[str]:
        prefix = self.records.base + "entity/"
        id = wanted.removeprefix("<").removesuffix(">").removeprefix(prefix).removeprefix("kgr:")
        if not id or any(c in id for c in '<>"{}|^`\\ \n\t'):
            return set()
        held = self.records.quads(NamedNode(prefix + id))
        return {id} if next(iter(held), None) is not None else set()

    def _exact(self, predicate: str, name: str) -> set[str]:
        return {self._id(node) for node in self.records.subjects(predicate, Literal(name)) if self._ours(node)}

    def _ours(self, node: NamedNode) -> bool:
        return node.value.startswith(self.records.base + "entity/")

    def _id(self, node: NamedNode) -> str:
        return node.value.removeprefix(self.records.base + "entity/")

    @cached_property
    def _folded(self) -> dict[str, dict[str, set[str]]]:
        """Entities by the squashed form of their labels and of their other names."""
        index: dict[str, dict[str, set[str]]] = {}
        for predicate in ("rdfs:label", "skos:altLabel"):
            found: defaultdict[str, set[str]] = defaultdict(set)
            for quad in self.records.quads(None, self.records.node(predicate)):
                if isinstance(quad.subject, NamedNode) and self._ours(quad.subject):
                    found[squash(str(quad.object.value))].add(self._id(quad.subject))  # type: ignore[union-attr]
            index[predicate] = dict(found)
        return index

    @cached_property
    def _labels(self) -> dict[str, str]:
        """Each name with the label of the entity that it names."""
        quads, node = self.records.quads, self.records.node
        labels: dict[str, str] = {}
        for quad in quads(None, node("rdfs:label")):
            if isinstance(quad.subject, NamedNode) and self._ours(quad.subject):
                labels[quad.subject.value] = str(quad.object.value)  # type: ignore[union-attr]
        names = {label: label for label in labels.values()}
        for quad in quads(None, node("skos:altLabel")):
            if isinstance(quad.subject, NamedNode) and quad.subject.value in labels:
                names.setdefault(str(quad.object.value), labels[quad.subject.value])  # type: ignore[union-attr]
        return names
