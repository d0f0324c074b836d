"""`kg update`: read the sources of a build again."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.reporting import Json, Quiet, Verbose, Verbosity, Workers, options, progress_bar, show_report
from kg.pipeline import update

Output = Annotated[Path, typer.Option("-o", "--output", help="The folder of the build.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("update")(update_command)


def update_command(
    output: Output,
    workers: Workers = None,
    pages: Annotated[bool, typer.Option("--pages", help="Fetch the page of each feed entry.")] = False,
    json: Json = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Read the sources of a build again: take in what is new or changed, drop what is gone, write every file."""
    verbosity = Verbosity.of(json, verbose, quiet)
    with progress_bar(verbosity) as progress:
        report = update(output, options(progress, workers, pages))
    show_report(report, output, verbosity)
