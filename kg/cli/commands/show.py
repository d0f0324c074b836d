"""`kg show`: the card of an entity."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

import kg
from kg.cli.commands.query import Folder
from kg.cli.thresholds import MinConfidence, MinSources
from kg.errors import KgError
from kg.ontology.relations import load_relations
from kg.publish.cards import card_text


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show")(show)


def show(
    name: Annotated[str, typer.Argument(help="Any name of the entity, or its id.")],
    folder: Folder = Path("graph"),
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="Write a page instead.")] = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Include claims that the editor rejected.")] = False,
    min_confidence: MinConfidence = 0,
    min_sources: MinSources = 0,
) -> None:
    """Show what is said of an entity, with the sentences that say it."""
    graph = kg.open(folder)
    if html is None:
        claims = graph.claims(about=name, rejected=rejected, min_confidence=min_confidence, min_sources=min_sources)
        width = min(shutil.get_terminal_size((100, 24)).columns, 120)
        print(card_text(graph.entity(name), claims, graph.label, load_relations(), width), end="")
        return
    from kg.publish.render.document import card_html

    page = card_html(
        graph.neighbourhood(name, min_confidence=min_confidence, min_sources=min_sources),
        graph.entity(name).id,
        base_iri=graph.base_iri,
    )
    try:
        html.write_text(page, encoding="utf-8")
    except OSError as error:
        raise KgError(f"{html}: cannot be written ({error.strerror})") from error
