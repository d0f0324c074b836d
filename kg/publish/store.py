"""The graph on disk: an Oxigraph store, written beside the old one and put in its place at the end.

A store that people read is never changed: a build writes a new one (`store.new`), an update changes a copy that shares
the unchanged files, and either takes the old one's place in two renames. A reader that has the old store open goes on
reading it, and a build that fails or is killed leaves it as it was.

It holds one named graph an article and, in the default graph, their union, each triple once: Oxigraph's own union of
graphs counts a triple as often as graphs hold it, and a query would then count wrong.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.model import Graph
from kg.publish.graph import descriptions, graph_name, quads, triples
from kg.publish.opening import locked, open_store, reason, recover
from kg.publish.parts import Parts
from kg.publish.vocabulary import DEFAULT_BASE, Iris

_Name = ox.NamedNode | ox.BlankNode
_Diff = tuple[set[ox.Quad], set[ox.Quad]]  # added, removed


@dataclass(frozen=True, slots=True)
class Changes:
    """What an update did: quads of named graphs added and removed, how many graphs they touch.

    `digests` tell what each named graph is now made of, for the next update to know.
    """

    added: int
    removed: int
    graphs: int
    digests: Mapping[str, str] = field(default_factory=dict, compare=False)


def write_store(graph: Graph, path: Path, base_iri: str = DEFAULT_BASE) -> None:
    """Write the graph to a new store at `path`, in place of any that is there.

    Raises KgError where it cannot be written or another process is writing it; the old store is then untouched.
    """
    flat = (ox.Quad(t.subject, t.predicate, t.object) for t in triples(graph, base_iri))
    write_quads(chain(quads(graph, base_iri), flat), path)


def write_quads(found: Iterable[ox.Quad], path: Path) -> None:
    """Write quads to a new store at `path`, in place of any that is there (see `write_store`)."""

    def load(store: ox.Store) -> None:
        store.bulk_extend(found)

    with _replacing(path) as new:
        _change(new, load)


def part_digests(graph: Graph, base_iri: str = DEFAULT_BASE) -> dict[str, str]:
    """A hash of what each named graph (by its IRI) is made of: where it is as it was, so are the graph's quads."""
    parts, iris = Parts(graph), Iris(base_iri)
    return {graph_name(article, iris).value: parts.digest(article) for article in parts.ids()}


def update_store(
    graph: Graph, path: Path, base_iri: str = DEFAULT_BASE, known: Mapping[str, str] | None = None
) -> Changes:
    """Bring the store at `path` to hold what `graph` says, article by article: the same quads as a fresh one.

    Only the named graphs (one an article) that differ are written; where `known` is given (the digests of what the
    store holds), only those with another one are looked at. Where there is no store, one is written.
    """
    recover(path)
    if not (path / "CURRENT").is_file():
        write_store(graph, path, base_iri)
        store = open_store(path)
        named = sum(1 for _ in store.named_graphs())
        added = sum(not isinstance(q.graph_name, ox.DefaultGraph) for q in store)
        return Changes(added, 0, named, part_digests(graph, base_iri))
    changes = Changes(0, 0, 0)

    def bring(store: ox.Store) -> None:
        nonlocal changes
        changes = _bring(store, graph, base_iri, known or {})

    with _replacing(path) as new:
        open_store(path).backup(new)
        _change(new, bring)
    return changes


def _bring(store: ox.Store, graph: Graph, base_iri: str, known: Mapping[str, str]) -> Changes:
    """Make each named graph of the store hold what its article supports, and the default graph their union."""
    left: set[_Name] = set(store.named_graphs())
    done: list[_Diff] = []
    digests: dict[str, str] = {}
    parts, iris = Parts(graph), Iris(base_iri)
    for article in parts.ids():
        name = graph_name(article, iris)
        left.discard(name)
        digests[name.value] = parts.digest(article)
        if known.get(name.value) == digests[name.value]:
            continue
        part = parts.cut(article)
        wanted = {ox.Quad(s, p, o, name) for s, pairs in descriptions(part, base_iri) for p, o in pairs}
        done.append(_bring_graph(store, name, wanted))
    for gone in left:
        done.append(_bring_graph(store, gone, set()))
        store.remove_graph(gone)
    for new, old in done:
        _bring_flat(store, new, old)
    added, removed = sum(len(new) for new, _ in done), sum(len(old) for _, old in done)
    return Changes(added, removed, sum(bool(new or old) for new, old in done), digests)


def _bring_graph(store: ox.Store, name: _Name, wanted: set[ox.Quad]) -> _Diff:
    here = set(store.quads_for_pattern(None, None, None, name))
    new, old = wanted - here, here - wanted
    for quad in old:
        store.remove(quad)
    store.extend(new)
    return new, old


def _bring_flat(store: ox.Store, new: set[ox.Quad], old: set[ox.Quad]) -> None:
    """Carry a changed named graph over to the default one: what no named graph holds any more goes."""
    store.extend({ox.Quad(q.subject, q.predicate, q.object) for q in new})
    for quad in old:
        held = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        if all(isinstance(other.graph_name, ox.DefaultGraph) for other in held):
            store.remove(ox.Quad(quad.subject, quad.predicate, quad.object))


def _change(path: Path, work: Callable[[ox.Store], None]) -> None:
    """Open the store at `path` for writing, work, close it: a reference that outlives this would keep it locked."""
    store = ox.Store(str(path))
    work(store)
    store.flush()


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A path to write a store at, which takes the place of `path` at the end, or goes away where the work fails."""
    recover(path)
    new = path.with_name(path.name + ".new")
    _clear(new, path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield new
        _swap(new, path)
    except OSError as error:
        raise KgError(f"{path}: the store cannot be written ({reason(error)})") from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _clear(new: Path, path: Path) -> None:
    """Remove what a killed build left; one that is still running holds the lock."""
    if locked(new / "LOCK"):
        raise KgError(f"{path}: another kg is writing this store; wait for it, then try again")
    shutil.rmtree(new, ignore_errors=True)


def _swap(new: Path, path: Path) -> None:
    old = path.with_name(path.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if path.exists():
        os.replace(path, old)
    os.replace(new, path)
    shutil.rmtree(old, ignore_errors=True)
