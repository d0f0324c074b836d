"""Every query of the library: its exact answer, the same on every engine."""

from __future__ import annotations

import csv
import os
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from interop.servers import virtuoso

import kg
from kg.model import Graph
from kg.pipeline import graph_of
from kg.publish.graph import write_trig, write_turtle
from kg.publish.library import find_query, library
from kg.publish.query import make_terms
from kg.publish.store import write_store
from kg.publish.vocabulary import Iris
from queries.engines import FLAT, UNION, Answer, Engine, rows, triples, virtuoso_union
from queries.newsroom import NEWSROOM

HERE = Path(__file__).parent
NETWORK = {"wikidata-births"}  # asks Wikidata: an example, not run here
NAMES = sorted(set(library()) - NETWORK)
CASES = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))
ALL = [
    (graph, name, label, parameters)
    for graph in ("newsroom", "seeds")
    for name, label, parameters in (
        *((name, "", {}) for name in NAMES),
        *((case["query"], case["label"], case["parameters"]) for case in CASES[graph]),
    )
]


def _ids() -> list[str]:
    return [f"{graph}-{name}{'@' if label else ''}{label}" for graph, name, label, _ in ALL]


def publish(graph: Graph, folder: Path) -> Path:
    """What the engines load."""
    write_turtle(graph, folder / "graph.ttl")
    write_trig(graph, folder / "graph.trig")
    write_store(graph, folder / "store")
    return folder


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    seeds = graph_of([str(HERE.parents[1] / "seeds")])
    found = {"newsroom": NEWSROOM, "seeds": seeds}
    return {name: publish(graph, tmp_path_factory.mktemp(name)) for name, graph in found.items()}


@pytest.fixture(scope="session")
def engines(folders: dict[str, Path]) -> dict[str, Engine]:
    flat = {f"{name}-{graph}": make(folder) for graph, folder in folders.items() for name, make in FLAT.items()}
    return flat | {f"{name}-union-newsroom": make(folders["newsroom"]) for name, make in UNION.items()}


def expected_file(graph: str, name: str, label: str) -> Path:
    return HERE / "expected" / graph / f"{name}{'@' if label else ''}{label}.csv"


def read(path: Path) -> Answer:
    with path.open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def refresh(path: Path, header: tuple[str, ...], answer: Answer) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *answer])


@pytest.mark.parametrize(("graph", "name", "label", "parameters"), ALL, ids=_ids())
def test_answer(
    graph: str, name: str, label: str, parameters: dict[str, Any], folders: dict[str, Path],
    engines: dict[str, Engine],
) -> None:  # fmt: skip
    built = kg.open(folders[graph])
    path = expected_file(graph, name, label)
    result = built.query(name, parameters)
    if os.environ.get("KG_REFRESH"):
        refresh(path, result.variables, triples(result.data) if result.triples else rows(result.data))
    expected = read(path)
    assert (triples(result.data) if result.triples else rows(result.data)) == expected
    query = find_query(name)
    text = query.bind(make_terms(query, parameters, built.records))
    for name, engine in engines.items():
        if name.endswith(graph):
            assert engine(text) == expected, name


@pytest.mark.skipif(shutil.which("virtuoso-t") is None, reason="virtuoso-opensource is not installed")
def test_virtuoso_gives_the_same_answers(folders: dict[str, Path], tmp_path: Path) -> None:
    built = kg.open(folders["newsroom"])
    asked = [(name, label, parameters) for graph, name, label, parameters in ALL if graph == "newsroom"]
    with virtuoso(tmp_path) as server:
        engine = virtuoso_union(server, folders["newsroom"])
        wrong = []
        for name, label, parameters in asked:
            query = find_query(name)
            if not query.text.count("CONSTRUCT"):  # whose answer is no table
                text = query.bind(make_terms(query, parameters, built.records))
                if engine(text) != read(expected_file("newsroom", name, label)):
                    wrong.append(f"{name}@{label}")
    assert not wrong
    assert len(asked) > 40


def test_every_query_finds_something() -> None:
    found = {path.name.split("@")[0].removesuffix(".csv") for path in (HERE / "expected").glob("*/*.csv") if read(path)}
    assert set(NAMES) <= found


def test_no_expected_answer_is_left_over() -> None:
    wanted = {expected_file(graph, name, label) for graph, name, label, _ in ALL}
    assert set((HERE / "expected").glob("*/*.csv")) == wanted


def test_every_query_says_what_it_answers_and_what_it_takes() -> None:
    assert len(NAMES) >= 25
    for name, query in library().items():
        assert query.help.endswith("."), name
        assert all(f"?{p.name}" in query.text and f"# bind ?{p.name}" in query.text for p in query.parameters), name


def test_every_term_is_in_the_vocabulary() -> None:
    iris, used = Iris(), {t for query in library().values() for t in re.findall(r"(?<!\w)kg:\w+", query.text)}
    assert len(used) > 50
    for term in sorted(used):
        iris.term(term)  # raises for a term that kg does not have


def test_queries_leave_out_what_the_editor_rejected(folders: dict[str, Path]) -> None:
    built = kg.open(folders["newsroom"])
    for name in NAMES:
        if name != "rejected-claims":
            assert "1200" not in built.query(name).data.decode(), name
    assert "1200" in built.query("rejected-claims").data.decode()
