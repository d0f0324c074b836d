"""`kg remove`: articles out of a build."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.reporting import Json, Quiet, Verbose, Verbosity, Workers, options, progress_bar, show_report
from kg.pipeline import remove

Output = Annotated[Path, typer.Option("-o", "--output", help="The folder of the build.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("remove")(remove_command)


def remove_command(
    articles: Annotated[list[str], typer.Argument(metavar="ARTICLE...", help="Their ids (see kg sources).")],
    output: Output,
    workers: Workers = None,
    json: Json = False,
    verbose: Verbose = False,
    quiet: Quiet = False,
) -> None:
    """Take articles out of a build and bring the store up to date."""
    verbosity = Verbosity.of(json, verbose, quiet)
    with progress_bar(verbosity) as progress:
        report = remove(articles, output, options(progress, workers))
    show_report(report, output, verbosity)
