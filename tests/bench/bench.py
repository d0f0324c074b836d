"""How the store scales: loading, every query of the library, and Oxigraph on disk against rdflib in memory.

    python tests/bench/bench.py [--claims 1000000] [--compare 100000] [--runs 5] [--limit 60]

Queries ask about an entity in the middle of the field (there is one from 2,040 claims on). Times are in
milliseconds, memory is the peak of this process.
"""

from __future__ import annotations

import argparse
import multiprocessing as mp
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import rdflib
from synthetic import synthetic

import kg
from kg.api import KnowledgeGraph
from kg.publish.graph import write_turtle
from kg.publish.library import Query, library
from kg.publish.query import make_terms
from kg.publish.store import write_store

_VALUES = {"entity": "e000101", "since": "2010", "until": "2012", "number": "0.5", "text": "EUR"}
_PAIR = {"first": "e000001", "second": "e000003"}  # two that have claims in common
_PERSON = {"person": "e000100"}
_NETWORK = {"wikidata-births"}


def main() -> None:
    """Run the bench that the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--compare", type=int, default=100_000, help="size to compare rdflib at; 0 leaves it out")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument(
        "--limit", type=float, default=60, help="seconds after which rdflib is given up, and a query not repeated"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.compare:
            graph = load(given.compare, Path(folder) / "compare")
            compare(graph, given.runs, given.limit)
        if given.claims:
            graph = load(given.claims, Path(folder) / "full")
            print(f"\n{'query':28}{'rows':>8}{'median':>10}{'p95':>10}")
            for name, text in questions(graph).items():
                rows, times = timed(partial(ask, graph, text), given.runs, given.limit)
                print(f"{name:28}{rows:8}{median(times):10.1f}{p95(times):10.1f}", flush=True)


def load(size: int, folder: Path) -> KnowledgeGraph:
    """Make a graph, write its store, say how long that took."""
    started = time.perf_counter()
    graph = synthetic(size)
    made = time.perf_counter()
    write_store(graph, folder / "store")
    stored = time.perf_counter()
    quads = len(kg.open(folder).store)
    print(f"\n{size:,} claims: made in {made - started:.0f} s, stored in {stored - made:.0f} s "
          f"({quads:,} quads, {quads / (stored - made):,.0f} a second), "
          f"{sum(f.stat().st_size for f in (folder / 'store').iterdir()) / 1e6:,.0f} MB on disk, "
          f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.1f} GB", flush=True)  # fmt: skip
    write_turtle(graph, folder / "graph.ttl")
    print(f"Turtle written in {time.perf_counter() - stored:.0f} s", flush=True)
    return kg.open(folder)


def questions(graph: KnowledgeGraph) -> dict[str, str]:
    """Every query of the library with its parameters bound."""
    found = {}
    for name, query in library().items():
        if name not in _NETWORK:
            found[name] = query.bind(make_terms(query, _given(query), graph.records))
    return found


def _given(query: Query) -> dict[str, str]:
    """A value for each parameter, but for one entity only where several would narrow each other down to nothing."""
    given = {p.name: (_PAIR | _PERSON).get(p.name, _VALUES[p.kind]) for p in query.parameters if p.kind != "article"}
    entities = [p.name for p in query.parameters if p.kind == "entity" and p.name not in _PAIR]
    places = [p.name for p in query.parameters if p.kind == "article"]
    articles = dict(zip(places, ("a000001", "a000002"), strict=False))
    return {name: value for name, value in given.items() if name not in entities[1:]} | articles


def ask(graph: KnowledgeGraph, text: str) -> int:
    """How many rows a query finds."""
    return len(graph.query(Query("bench", text)))


def timed(question: Callable[[], int], runs: int, limit: float) -> tuple[int, list[float]]:
    """What a question gives, and how long it takes each time; one that takes longer than the limit is asked once."""
    rows, times = 0, []
    while len(times) < runs and (not times or times[0] < limit * 1000):
        started = time.perf_counter()
        rows = question()
        times.append((time.perf_counter() - started) * 1000)
    return rows, times


def compare(graph: KnowledgeGraph, runs: int, limit: float) -> None:
    """Each query on Oxigraph and on rdflib; a query that rdflib does not finish in time is said to take longer."""
    started = time.perf_counter()
    memory = rdflib.Graph().parse(graph.folder / "graph.ttl")
    print(f"rdflib parsed {len(memory):,} triples in {time.perf_counter() - started:.0f} s", flush=True)
    print(f"\n{'query':28}{'rows':>8}{'oxigraph':>10}{'p95':>10}{'rdflib':>12}{'ratio':>10}")
    ratios = []
    for name, text in questions(graph).items():
        rows, times = timed(partial(ask, graph, text), runs, limit)
        other = limited(memory, text, limit)
        ratios.append((limit * 1000 if other is None else other) / median(times))
        shown = f"> {limit * 1000:.0f}" if other is None else f"{other:.1f}"
        ratio = f"{'> ' if other is None else ''}{ratios[-1]:.1f}"
        print(f"{name:28}{rows:8}{median(times):10.1f}{p95(times):10.1f}{shown:>12}{ratio:>10}", flush=True)
    print(f"rdflib takes {statistics.median(ratios):.0f} times as long at the median of {len(ratios)} queries")


def limited(memory: rdflib.Graph, text: str, limit: float) -> float | None:
    """Milliseconds that rdflib takes, in a fork that is ended after the limit (then None)."""
    here, there = mp.Pipe()
    process = mp.get_context("fork").Process(target=_answer, args=(memory, text, there))
    process.start()
    done = here.recv() if here.poll(limit) else None
    process.kill()
    process.join()
    return done


def _answer(memory: rdflib.Graph, text: str, there: Connection) -> None:
    started = time.perf_counter()
    len(list(memory.query(text)))
    there.send((time.perf_counter() - started) * 1000)


def median(times: list[float]) -> float:
    return statistics.median(times)


def p95(times: list[float]) -> float:
    return sorted(times)[min(round(0.95 * (len(times) - 1)), len(times) - 1)]


if __name__ == "__main__":
    main()
