"""`kg export`: the built graph in a format that other tools read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.thresholds import MinConfidence, MinSources
from kg.errors import KgError
from kg.link.thresholds import Least
from kg.pipeline import load_graph
from kg.publish.export import format_of, formats
from kg.publish.vocabulary import base_of


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("export")(export)


def export(
    format: Annotated[str | None, typer.Argument(help="The name of a format; --list shows them.")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="The file (or folder) to write.")] = None,
    directory: Annotated[Path, typer.Option("-d", "--dir", help="The folder of a build.")] = Path("graph"),
    show: Annotated[bool, typer.Option("--list", help="List the formats.")] = False,
    min_confidence: MinConfidence = 0,
    min_sources: MinSources = 0,
) -> None:
    """Write the built graph in another format; the file is replaced only when all is written."""
    if show:
        for known in formats().values():
            typer.echo(f"{known.name:<16} {known.suffix:<9} {known.help}")
        return
    if format is None:
        raise KgError("export: name a format; kg export --list shows them")
    chosen = format_of(format)
    if output is None:
        raise KgError(f"export {format}: name the file to write, like -o graph{chosen.suffix}")
    chosen.write(Least(min_confidence, min_sources).part(load_graph(directory)), output, base_of(directory))
    typer.echo(f"{output}: written")
