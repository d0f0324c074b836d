"""How commands that build show what they are doing and what they have done."""

from __future__ import annotations

import dataclasses
import enum
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from kg.errors import KgError
from kg.pipeline import Options, Report

SOURCES = "Files, folders, archives, addresses, or - (standard input)."
Workers = Annotated[int | None, typer.Option(min=1, help="How many processes extract (default: all cores).")]
Json = Annotated[bool, typer.Option("--json", help="Print the report as JSON.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Say more.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say less.")]

_FEW = 5  # skipped articles named without -v


class Verbosity(enum.Enum):
    """How much to say, and to whom."""

    QUIET = "quiet"
    NORMAL = "normal"
    VERBOSE = "verbose"
    JSON = "json"

    @classmethod
    def of(cls, json: bool, verbose: bool, quiet: bool) -> Verbosity:
        """The verbosity that the options ask for; `--json` goes before `--quiet` before `-v`."""
        chosen = ((json, cls.JSON), (quiet, cls.QUIET), (verbose, cls.VERBOSE))
        return next((verbosity for wanted, verbosity in chosen if wanted), cls.NORMAL)


class Interrupted(KgError):
    """The user stopped the command (Ctrl-C); the exit code is what a shell gives a process that SIGINT ended."""

    exit_code = 130


@contextmanager
def progress_bar(verbosity: Verbosity) -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error; what it gives takes the article just done, how many are, and of how many.

    An interrupt inside is one line, as every end of a command is.
    """
    try:
        with _bar(verbosity) as progress:
            yield progress
    except KeyboardInterrupt:
        raise Interrupted("interrupted; what is extracted is kept, the same command goes on") from None


@contextmanager
def _bar(verbosity: Verbosity) -> Iterator[Callable[[str, int, int], None]]:
    if verbosity in (Verbosity.QUIET, Verbosity.JSON):
        yield lambda name, done, total: None
        return
    columns = (
        TextColumn("extracting"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, visible=False)
        yield lambda name, done, total: bar.update(task, completed=done, total=total, description=name, visible=True)


def options(
    progress: Callable[[str, int, int], None], workers: int | None, pages: bool = False, base: str = ""
) -> Options:
    """The options of a build, from those of a command."""
    chosen = Options(progress=progress, pages=pages, base=base)
    return chosen if workers is None else dataclasses.replace(chosen, workers=workers)


def show_report(report: Report, out: Path, verbosity: Verbosity) -> None:
    """Print what a build did: a table, or the whole report as JSON."""
    if verbosity is Verbosity.JSON:
        json.dump(dataclasses.asdict(report), sys.stdout, ensure_ascii=False, indent=2)
        print()
        return
    _show_skipped(report, verbosity)
    if verbosity is Verbosity.QUIET:
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(_table(report, verbosity))
    if report.stale:
        print(f"The store is up to date; kg update -o {out} rewrites {', '.join(report.stale)}")
    else:
        print(f"Open {out / 'graph.html'} in a browser, or ask: kg query -d {out}")


def _show_skipped(report: Report, verbosity: Verbosity) -> None:
    shown = report.skipped if verbosity is Verbosity.VERBOSE else report.skipped[:_FEW]
    for line in shown:
        print(f"skipped: {line}", file=sys.stderr)
    if len(shown) < len(report.skipped):
        print(f"skipped: {len(report.skipped) - len(shown)} more (-v names them)", file=sys.stderr)


def _table(report: Report, verbosity: Verbosity) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="left")
    table.add_column(justify="right")
    for name, value in _rows(report, verbosity):
        table.add_row(name, value)
    return table


def _rows(report: Report, verbosity: Verbosity) -> Iterator[tuple[str, str]]:
    parsed = f" ({report.parsed:,} extracted, the rest as before)" if report.parsed < report.articles else ""
    yield "articles", f"{report.articles:,}{parsed}"
    if report.skipped:
        yield "skipped", f"{len(report.skipped):,}"
    if report.duplicates:
        yield "duplicates", f"{report.duplicates:,}"
    yield "entities", f"{report.entities:,}"
    yield "claims", f"{report.claims:,}"
    for status, count in report.statuses.items():
        yield f"  {status}", f"{count:,}"
    yield "contradictions", f"{report.conflicts:,}"
    yield "seconds", _padded(sum(report.seconds.values()))
    for stage, seconds in report.seconds.items() if verbosity is Verbosity.VERBOSE else ():
        yield f"  {stage}", _padded(seconds)


def _padded(seconds: float) -> str:
    """Seconds in five characters, so that a table is as wide whether a build took nine of them or ten."""
    return f"{seconds:5.1f}"
