"""A base IRI of one's own: chosen once, when a graph is built, and kept by everything that is done to it later."""

from __future__ import annotations

from pathlib import Path

import fake
import pyoxigraph
import pytest

from kg.errors import KgError
from kg.pipeline import Options, add, build, remove, update
from kg.publish.store import open_store
from kg.publish.vocabulary import base_of

HOME = "https://press.example/"
OPTIONS = Options(workers=1, task=fake.task, preload=(), base=HOME)
LATER = Options(workers=1, task=fake.task, preload=())


def put(folder: Path, name: str, text: str) -> Path:
    """An article in a file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def foreign(store: pyoxigraph.Store) -> set[str]:
    """The IRIs that begin with the usual base."""
    return {node.value for quad in store for node in quad if "http://example.org/" in getattr(node, "value", "")}


def test_a_base_is_kept_by_every_later_command(tmp_path: Path) -> None:
    source, out = put(tmp_path / "in", "un", "Le groupe Brenn a racheté la chaîne Ouest."), tmp_path / "out"
    build([source], out, OPTIONS)
    for name in ("graph.ttl", "graph.trig"):
        assert "http://example.org/" not in (out / name).read_text(encoding="utf-8")
    assert base_of(out) == HOME
    more = put(tmp_path / "more", "deux", "Puis Morel a repris Ouest sans bruit.")
    add([more], out, LATER)
    store = open_store(out / "store")
    assert not foreign(store)
    assert len(list(store.named_graphs())) == 2
    del store
    update(out, LATER)
    assert base_of(out) == HOME
    remove(["deux"], out, LATER)
    update(out, LATER)
    again = tmp_path / "again"
    build([source], again, OPTIONS)
    assert (again / "graph.ttl").read_bytes() == (out / "graph.ttl").read_bytes()


def test_another_base_is_another_graph(tmp_path: Path) -> None:
    source, out = put(tmp_path / "in", "un", "Le groupe Brenn a racheté la chaîne Ouest."), tmp_path / "out"
    build([source], out, LATER)
    assert base_of(out) == "http://example.org/kg/"
    build([source], out, OPTIONS)
    assert base_of(out) == HOME


def test_a_base_that_makes_no_iri_stops_the_build(tmp_path: Path) -> None:
    source, out = put(tmp_path / "in", "un", "Le groupe Brenn a racheté la chaîne Ouest."), tmp_path / "out"
    with pytest.raises(KgError, match="wants an absolute IRI"):
        build([source], out, Options(workers=1, task=fake.task, preload=(), base="press"))
    assert not out.exists()
