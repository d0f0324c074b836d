"""`kg query`: ask the graph a question of the library, of a file, or a SPARQL text."""

from __future__ import annotations

import sys
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

import kg
from kg.cli.thresholds import MinConfidence, MinSources, sure_enough
from kg.errors import KgError
from kg.link.thresholds import Least
from kg.publish.library import library
from kg.publish.query import FORMATS, Result

Folder = Annotated[Path, typer.Option("-d", "--dir", help="The folder of the build.")]
Format = Enum("Format", {name: name for name in ("table", *FORMATS)}, type=str)  # type: ignore[misc]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("query")(query)


def query(
    asked: Annotated[
        str | None, typer.Argument(metavar='NAME|FILE|"SELECT …"', help="The question; without one, lists the library.")
    ] = None,
    folder: Folder = Path("graph"),
    parameters: Annotated[
        list[str] | None, typer.Option("-p", "--param", metavar="NAME=VALUE", help='As in -p person="Elon Musk".')
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("-f", "--format", help="How to write the answer (a table on a terminal, else csv or ttl)."),
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which the query is given up.")] = 60,
    min_confidence: MinConfidence = 0,
    min_sources: MinSources = 0,
) -> None:
    """Ask the graph a question."""
    if asked is None:
        _list_library()
        return
    given = dict(_parameter(text) for text in parameters or [])
    with sure_enough(folder, Least(min_confidence, min_sources)) as asked_of:
        result = kg.open(asked_of).query(asked, given, timeout=timeout)
    _write(result, format.value if format else _default_format(result))


def _parameter(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise KgError(f"-p {text!r}: wants NAME=VALUE")
    return name.strip().lstrip("?$"), value


def _default_format(result: Result) -> str:
    if result.triples:
        return "ttl"
    return "table" if sys.stdout.isatty() else "csv"


def _list_library() -> None:
    """One line a query; its parameters below."""
    console = Console(highlight=False)
    table = Table(box=None, show_header=False, pad_edge=False)
    for name, entry in library().items():
        takes = "".join(f"\n-p {p.name}=… {p.help}" for p in entry.parameters)
        table.add_row(Text(name, "bold"), Text(entry.help) + Text(takes, "dim"))
    console.print(table)


def _write(result: Result, format: str) -> None:
    if format != "table":
        sys.stdout.buffer.write(result.serialize(format))
        sys.stdout.buffer.flush()
    elif result.boolean is not None:
        print("yes" if result.boolean else "no")
    else:
        _show_table(result)


def _show_table(result: Result) -> None:
    table = Table()
    for name in result.variables:
        table.add_column(name, overflow="fold")
    for row in result:
        table.add_row(*(Text(_cell(value)) for value in row.values()))
    console = Console(highlight=False)
    console.print(table)
    console.print(f"{len(result)} row{'s' * (len(result) != 1)}")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if number and abs(Decimal(value)) >= 10_000:
        return f"{value:,}".replace(",", "\u202f")  # narrow, and never broken over two lines
    return str(value)
