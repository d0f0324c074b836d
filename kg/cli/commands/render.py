"""`kg render`: a picture of part of the graph, as one page that works offline."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.thresholds import MinConfidence, MinSources
from kg.link.thresholds import Least
from kg.model import STATUSES
from kg.pipeline import load_graph
from kg.publish.vocabulary import base_of

Status = Enum("Status", {name: name for name in STATUSES}, type=str)  # type: ignore[misc]
_FOCUS = "Any name of an entity, or its id: draw what is around it."


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("render")(render)


def render(
    directory: Annotated[Path, typer.Option("-d", "--dir", help="The folder of the build.")] = Path("graph"),
    focus: Annotated[str | None, typer.Option(metavar="NAME", help=_FOCUS)] = None,
    depth: Annotated[int, typer.Option(min=0, help="How many steps around it.")] = 1,
    status: Annotated[list[Status] | None, typer.Option(help="Only claims of this status; may be repeated.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only claims from then on, like 2024-06.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only claims up to then.")] = None,
    language: Annotated[str, typer.Option(help="The language the page opens in: fr or en.")] = "fr",
    output: Annotated[Path, typer.Option("-o", "--output", help="The page to write.")] = Path("graph.html"),
    min_confidence: MinConfidence = 0,
    min_sources: MinSources = 0,
) -> None:
    """Draw the graph, or part of it, as one page that works offline."""
    from kg.publish.render import Cut, partial_graph, write_html  # here, since networkx takes a while to load

    cut = Cut(focus, depth, tuple(one.value for one in status or ()), since, until)
    graph = Least(min_confidence, min_sources).part(load_graph(directory))
    part = graph if cut == Cut() else partial_graph(graph, cut)
    write_html(part, output, language=language, base_iri=base_of(directory))
    typer.echo(f"{output}: {len(part.entities)} entities, {len(part.claims)} claims")
