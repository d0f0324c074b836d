"""The engines that every query must run on unchanged, and their answers in one comparable form."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox
import rdflib
from interop.servers import Virtuoso

Answer = list[tuple[str, ...]]
Engine = Callable[[str], Answer]


def oxigraph_flat(folder: Path) -> Engine:
    """Oxigraph over the flat Turtle file."""
    store = ox.Store()
    store.load(path=str(folder / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    return lambda text: _of_oxigraph(store.query(text))


def oxigraph_union(folder: Path) -> Engine:
    """Oxigraph over its union of the named graphs, a bag: what n articles share is there n times, and every join
    multiplies that. Good for a few articles only; kg's own store has the union in its default graph, once."""
    store = ox.Store()
    store.load(path=str(folder / "graph.trig"), format=ox.RdfFormat.TRIG)
    return lambda text: _of_oxigraph(store.query(text, use_default_graph_as_union=True))


def rdflib_flat(folder: Path) -> Engine:
    """rdflib over the flat Turtle file."""
    return _rdflib(rdflib.Graph().parse(folder / "graph.ttl"))


def rdflib_union(folder: Path) -> Engine:
    """rdflib over the union of the named graphs."""
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(folder / "graph.trig")
    return _rdflib(dataset)


def virtuoso_union(server: Virtuoso, folder: Path) -> Engine:
    """Virtuoso, whose default graph is the union of all named graphs."""
    store = ox.Store()
    store.load(path=str(folder / "graph.trig"), format=ox.RdfFormat.TRIG)
    for number, name in enumerate(sorted(store.named_graphs(), key=str)):
        part = folder / f"part{number}.ttl"
        store.dump(str(part), ox.RdfFormat.TURTLE, from_graph=name)
        server.put(part, str(name.value))
    return lambda text: rows(json.dumps(server.query(text)).encode())


def _rdflib(graph: rdflib.Graph) -> Engine:
    def ask(text: str) -> Answer:
        result = graph.query(text)
        if result.type == "CONSTRUCT":
            assert result.graph is not None
            return triples(result.graph.serialize(format="nt").encode())
        data = result.serialize(format="json")
        assert data is not None
        return rows(data)

    return ask


FLAT = {"oxigraph": oxigraph_flat, "rdflib": rdflib_flat}
UNION = {"oxigraph": oxigraph_union, "rdflib": rdflib_union}


def rows(data: bytes) -> Answer:
    """The rows of SPARQL JSON, sorted, numbers in one form, an unbound variable as the empty text."""
    found = json.loads(data)
    names = found["head"]["vars"]
    bindings = found["results"]["bindings"]
    return sorted(tuple(_plain(row[name]["value"]) if name in row else "" for name in names) for row in bindings)


def triples(data: bytes) -> Answer:
    """N-Triples as sorted rows."""
    found = ox.parse(io.BytesIO(data), format=ox.RdfFormat.N_TRIPLES)
    return sorted({(str(q.subject), str(q.predicate), str(q.object)) for q in found})


def _of_oxigraph(results: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) -> Answer:
    if isinstance(results, ox.QueryTriples):
        return triples(results.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
    return rows(results.serialize(format=ox.QueryResultsFormat.JSON) or b"")


def _plain(value: str) -> str:
    """A number without the zeros that engines differ in (`5.0`, `5E0`, `5`); other text as it is."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    return f"{number.normalize():f}" if number.is_finite() else value
