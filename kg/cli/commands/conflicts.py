"""`kg conflicts`: where the articles contradict each other, the sides next to each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

import kg
from kg.cli.commands.query import Folder
from kg.cli.thresholds import MinConfidence, MinSources
from kg.errors import DataError
from kg.link.thresholds import Least
from kg.model import Claim, Conflict, Graph, Literal
from kg.ontology.relations import load_relations
from kg.pipeline import load_graph

_QUOTES = 3  # a side shows as many, and counts the rest


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("conflicts")(conflicts)


def conflicts(
    name: Annotated[str | None, typer.Argument(metavar="[ENTITY]", help="Only those about it: a name or id.")] = None,
    folder: Folder = Path("graph"),
    fail: Annotated[bool, typer.Option("--fail", help="Exit with 1 where there is a contradiction.")] = False,
    min_confidence: MinConfidence = 0,
    min_sources: MinSources = 0,
) -> None:
    """Show the claims that cannot all hold, with the sentences of each side."""
    about = kg.open(folder).entity(name).id if name else None
    graph = Least(min_confidence, min_sources).part(load_graph(folder))
    claims = {claim.id: claim for claim in graph.claims}
    found = [c for c in graph.conflicts if about is None or about in _ends(c, claims)]
    print("\n\n".join("\n".join(_lines(conflict, claims, graph)) for conflict in found) or "no conflicts")
    count = sum(conflict.kind != "evolution" for conflict in found)
    if fail and count:
        raise DataError(f"{folder}: {count} contradictions" if count > 1 else f"{folder}: 1 contradiction")


def _ends(conflict: Conflict, claims: dict[str, Claim]) -> set[str]:
    """The entities that the claims of a conflict are about."""
    ours = [claims[id] for side in conflict.sides for id, _ in side.evidence]
    return {end for c in ours for end in (c.subject, c.object) if isinstance(end, str)}


def _lines(conflict: Conflict, claims: dict[str, Claim], graph: Graph) -> Iterator[str]:
    """A conflict as text: what it is about, then each side with who says so where."""
    labels = {entity.id: entity.label for entity in graph.entities}
    first = claims[conflict.sides[0].evidence[0][0]]
    title = [labels[first.subject], load_relations()[first.relation].label["fr"]]
    if isinstance(first.object, str) and conflict.kind != "object":
        title.append(labels[first.object])
    elif isinstance(first.object, Literal) and conflict.kind not in ("date", "amount", "inside"):
        title.append(first.object.value)
    yield f"{conflict.kind}: {' '.join(title)}"
    for number, side in enumerate(conflict.sides):
        chosen = " (preferred)" if number == conflict.preferred else ""
        yield f"  {labels.get(side.value, side.value)}{chosen}"
        for id, index in side.evidence[:_QUOTES]:
            evidence, by = claims[id].evidence[index], claims[id].attributed_to
            said = f", according to {labels[by]}" if by else ""
            yield f"    {evidence.article}{said}: « {' '.join(evidence.quote.split())} »"
        if len(side.evidence) > _QUOTES:
            yield f"    and {len(side.evidence) - _QUOTES} more"
