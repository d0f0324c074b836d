"""`kg build`: from articles to a graph, in one step."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.reporting import SOURCES, Json, Quiet, Verbose, Verbosity, Workers, options, progress_bar, show_report
from kg.pipeline import build

Output = Annotated[Path, typer.Option("-o", "--output", help="The folder of the build.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("build")(build_command)


def build_command(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help=SOURCES)],
    output: Output,
    workers: Workers = None,
    pages: Annotated[bool, typer.Option("--pages", help="Fetch the page of each feed entry.")] = False,
    base_iri: Annotated[str, typer.Option(help="What every IRI of the graph begins with.")] = "",
    json: Json = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Build the graph of all articles in SOURCE into a folder."""
    verbosity = Verbosity.of(json, verbose, quiet)
    with progress_bar(verbosity) as progress:
        report = build(sources, output, options(progress, workers, pages, base_iri))
    show_report(report, output, verbosity)
