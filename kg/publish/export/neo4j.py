"""Neo4j: the pair of CSV files that its bulk importer reads, and a script in Cypher."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import Graph
from kg.publish.export import Format
from kg.publish.export.network import network
from kg.publish.turtle import replacing

_BATCH = 500


def relationship_type(relation: str) -> str:
    """A relation as Neo4j writes types: `offersToAcquire` becomes `OFFERS_TO_ACQUIRE`."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", relation).upper()


def _label(kind: str) -> str:
    return kind[0].upper() + kind[1:]


def _list(aliases: str) -> str:
    return aliases.replace(";", ",").replace(" | ", ";")


def write_bulk(graph: Graph, path: Path, base_iri: str) -> None:
    """Write `nodes.csv` and `relationships.csv` into the folder `path`, made where it is missing.

    `neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv` reads them.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KgError(f"{path}: cannot be a folder ({error.strerror}); name another one") from error
    found = network(graph)
    nodes = (
        (id, data["label"], _list(data["aliases"]), data["articles"], f"{_label(data['type'])};Thing")
        for id, data in found.nodes(data=True)
    )
    _csv(path / "nodes.csv", ("id:ID", "name", "aliases:string[]", "articles:int", ":LABEL"), nodes)
    edges = (
        (subject, end, relationship_type(data["relation"]), key, *(data[name] for name in _PROPERTIES))
        for subject, end, key, data in found.edges(keys=True, data=True)
    )
    header = (":START_ID", ":END_ID", ":TYPE", "claim", *(name + kind for name, kind in _PROPERTIES.items()))
    _csv(path / "relationships.csv", header, edges)


_PROPERTIES = {
    "status": "", "attributedTo": "", "confidence": ":double", "sources": ":int", "verdict": "", "date": "",
    "amount": "", "quote": "",
}  # fmt: skip


def _csv(path: Path, header: Iterable[str], rows: Iterable[Iterable[Any]]) -> None:
    with replacing(path) as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)


def write_cypher(graph: Graph, path: Path, base_iri: str) -> None:
    """Write a script of Cypher that can be run again: it merges, so that nothing comes in twice."""
    found = network(graph)
    nodes: dict[str, list[dict[str, Any]]] = {}
    for id, data in found.nodes(data=True):
        row = {"id": id, "name": data["label"], "aliases": data["aliases"], "articles": data["articles"]}
        nodes.setdefault(_label(data["type"]), []).append(row)
    edges: dict[str, list[dict[str, Any]]] = {}
    for subject, end, key, data in found.edges(keys=True, data=True):
        row = {"from": subject, "to": end, "claim": key, "values": {name: data[name] for name in _PROPERTIES}}
        edges.setdefault(relationship_type(data["relation"]), []).append(row)
    with replacing(path) as file:
        file.write("CREATE CONSTRAINT thing_id IF NOT EXISTS FOR (t:Thing) REQUIRE t.id IS UNIQUE;\n")
        for label, rows in sorted(nodes.items()):
            merge = f"MERGE (t:Thing {{id: row.id}}) SET t:{label}, t += row"
            file.writelines(f"UNWIND {batch} AS row\n{merge};\n" for batch in _batches(rows))
        for kind, rows in sorted(edges.items()):
            merge = "MATCH (s:Thing {id: row.from})\nMATCH (o:Thing {id: row.to})\n"
            merge += f"MERGE (s)-[r:{kind} {{claim: row.claim}}]->(o) SET r += row.values"
            file.writelines(f"UNWIND {batch} AS row\n{merge};\n" for batch in _batches(rows))


def _batches(rows: list[dict[str, Any]]) -> Iterable[str]:
    for start in range(0, len(rows), _BATCH):
        yield "[\n" + ",\n".join(cypher(row) for row in rows[start : start + _BATCH]) + "\n]"


def cypher(value: Any) -> str:
    """A value as Cypher writes it; its strings have the escapes of JSON, its maps bare keys."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {cypher(part)}" for key, part in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


FORMATS = [
    Format("neo4j", "Neo4j's bulk importer: a folder with nodes.csv and relationships.csv", "", write_bulk),
    Format("cypher", "Cypher: a script that merges nodes and relationships into Neo4j", ".cypher", write_cypher),
]
