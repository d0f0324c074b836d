"""The store on disk: what it holds, that an update equals a fresh build, that a failure leaves the old one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from sample import BREST, GRAPH

from kg.errors import KgError
from kg.model import Graph
from kg.publish.graph import quads, triples
from kg.publish.opening import open_store
from kg.publish.store import Changes, update_store, write_quads, write_store


def without(graph: Graph, article: str) -> Graph:
    """The graph as it would be without one article."""
    claims = [replace(c, evidence=tuple(e for e in c.evidence if e.article != article)) for c in graph.claims]
    gone = {c.id for c, old in zip(claims, graph.claims, strict=True) if old.evidence and not c.evidence}
    changed = {c.id for c in graph.claims if any(e.article == article for e in c.evidence)}
    conflicts = [c for c in graph.conflicts if not changed & {id for side in c.sides for id, _ in side.evidence}]
    entities = [replace(e, mentions=tuple(m for m in e.mentions if m[0] != article)) for e in graph.entities]
    return Graph(
        tuple(a for a in graph.articles if a.id != article), tuple(entities),
        tuple(c for c in claims if c.id not in gone), tuple(conflicts),
    )  # fmt: skip


def held(path: Path) -> set[ox.Quad]:
    return set(open_store(path))


def flat(graph: Graph) -> set[ox.Quad]:
    return {ox.Quad(t.subject, t.predicate, t.object) for t in triples(graph)}


def test_store_holds_named_graphs_and_their_union(tmp_path: Path) -> None:
    write_store(GRAPH, tmp_path / "store")
    assert held(tmp_path / "store") == set(quads(GRAPH)) | flat(GRAPH)
    count = "SELECT (COUNT(?c) AS ?n) WHERE { ?c a <http://example.org/kg/ontology#Claim> }"
    (row,) = open_store(tmp_path / "store").query(count)
    assert int(row["n"].value) == len(GRAPH.claims)  # although one claim stands in the graphs of two articles


@pytest.mark.parametrize("article", [a.id for a in GRAPH.articles])
def test_update_equals_a_fresh_store(tmp_path: Path, article: str) -> None:
    smaller = without(GRAPH, article)
    write_store(smaller, tmp_path / "fresh")
    write_store(GRAPH, tmp_path / "store")
    removed = update_store(smaller, tmp_path / "store")
    assert held(tmp_path / "store") == held(tmp_path / "fresh")
    added = update_store(GRAPH, tmp_path / "store")
    assert held(tmp_path / "store") == set(quads(GRAPH)) | flat(GRAPH)
    assert (removed.added, removed.removed) == (added.removed, added.added)
    assert added.added > 0
    assert update_store(GRAPH, tmp_path / "store") == Changes(0, 0, 0)


def test_update_without_a_store_writes_one(tmp_path: Path) -> None:
    changes = update_store(GRAPH, tmp_path / "new" / "store")
    assert changes.added == len(set(quads(GRAPH)))
    assert held(tmp_path / "new" / "store") == set(quads(GRAPH)) | flat(GRAPH)


def test_reader_keeps_the_old_store_while_a_new_one_takes_its_place(tmp_path: Path) -> None:
    write_store(GRAPH, tmp_path / "store")
    before = open_store(tmp_path / "store")
    write_store(without(GRAPH, BREST.id), tmp_path / "store")
    assert set(before) == set(quads(GRAPH)) | flat(GRAPH)


def test_failed_write_leaves_the_old_store(tmp_path: Path) -> None:
    write_store(GRAPH, tmp_path / "store")

    def broken() -> Iterator[ox.Quad]:
        yield from quads(without(GRAPH, BREST.id))
        raise OSError(28, "No space left on device")

    with pytest.raises(KgError, match=r"cannot be written.*No space left"):
        write_quads(broken(), tmp_path / "store")
    assert held(tmp_path / "store") == set(quads(GRAPH)) | flat(GRAPH)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["store"]


def test_swap_that_was_killed_is_undone(tmp_path: Path) -> None:
    write_store(GRAPH, tmp_path / "store")
    os.replace(tmp_path / "store", tmp_path / "store.old")
    assert held(tmp_path / "store") == set(quads(GRAPH)) | flat(GRAPH)


def test_missing_store_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"no store here; run kg build SOURCE -o"):
        open_store(tmp_path / "store")


def test_damaged_store_is_named(tmp_path: Path) -> None:
    write_store(GRAPH, tmp_path / "store")
    for file in (tmp_path / "store").glob("*.sst"):
        file.write_bytes(b"\0" * 40)
    with pytest.raises(KgError, match=r"this store is damaged .*run kg build again"):
        open_store(tmp_path / "store")


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the store, and the one being written, open for writing."""
    code = "import sys, pyoxigraph as o; held = [o.Store(p) for p in sys.argv[1:]]; print('open', flush=True); input()"
    places = [str(tmp_path / name) for name in ("store", "other.new")]
    command = [sys.executable, "-c", code, *places]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_store_open_elsewhere_for_writing_is_not_read(tmp_path: Path, writer: subprocess.Popen[str]) -> None:
    with pytest.raises(KgError, match="another process has this store open for writing"):
        open_store(tmp_path / "store")
    with pytest.raises(KgError, match="another kg is writing this store"):
        write_store(GRAPH, tmp_path / "other")


def test_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(KgError, match=r"file/store: the store cannot be written"):
        write_store(GRAPH, tmp_path / "file" / "store")
