"""`kg build`: from articles to a graph, in one step."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.reporting import Verbosity, progress_bar, show_report
from kg.pipeline import Options, build


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("build")(build_command)


def build_command(
    sources: Annotated[list[Path], typer.Argument(metavar="SOURCE...", help="Files and folders of articles.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to build into.")],
    workers: Annotated[int | None, typer.Option(min=1, help="How many processes extract (default: all cores).")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help="Say more.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say less.")] = False,
) -> None:
    """Build the graph of all articles in SOURCE into a folder."""
    verbosity = Verbosity.of(json, verbose, quiet)
    with progress_bar(verbosity) as progress:
        options = Options(progress=progress) if workers is None else Options(workers=workers, progress=progress)
        report = build(sources, output, options)
    show_report(report, output, verbosity)
