"""`kg add`: more articles into a build."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.reporting import SOURCES, Json, Quiet, Verbose, Verbosity, Workers, options, progress_bar, show_report
from kg.pipeline import add

Output = Annotated[Path, typer.Option("-o", "--output", help="The folder of the build.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("add")(add_command)


def add_command(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE...", help=SOURCES)],
    output: Output,
    workers: Workers = None,
    pages: Annotated[bool, typer.Option("--pages", help="Fetch the page of each feed entry.")] = False,
    json: Json = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Add articles to a build: extract them, link all, bring the store up to date."""
    verbosity = Verbosity.of(json, verbose, quiet)
    with progress_bar(verbosity) as progress:
        report = add(sources, output, options(progress, workers, pages))
    show_report(report, output, verbosity)
