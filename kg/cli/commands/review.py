"""`kg review`: the most doubtful merges and claims, one key each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import click
import typer

from kg.cli.commands.query import Folder
from kg.cli.deciding import Desk
from kg.errors import KgError
from kg.link.decision_file import write_decision
from kg.link.decisions import read_beside
from kg.link.doubts import Doubt, doubts

_HELP = "y yes · n no · s skip · q quit"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("review")(review)


def review(
    folder: Folder = Path("graph"),
    by: Annotated[str, typer.Option("--by", help="Who decides.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many to ask at most.")] = 20,
) -> None:
    """Go through the most doubtful merges and claims, one key each; what was decided is not asked again."""
    desk = Desk(folder)
    open_ones = doubts(desk.graph, read_beside(desk.sources))
    written = 0
    for number, doubt in enumerate(open_ones[:limit], 1):
        answer = _asked(doubt, f"{number}/{min(limit, len(open_ones))}")
        if answer == "q":
            break
        if answer != "s":
            written += _written(desk, doubt, answer, by)
    left = len(open_ones) - written
    print(f"{written} decisions in {desk.path}, {left} questions left; kg update -o {folder} follows them")


def _asked(doubt: Doubt, count: str) -> str:
    """The key that was pressed: y, n, s or q."""
    print(f"\n{count}  {doubt.title}")
    for line in doubt.lines:
        print(f"    {line}")
    print(f"    {_HELP}", flush=True)
    while True:
        try:
            key = click.getchar().lower()
        except (EOFError, KeyboardInterrupt):
            return "q"
        if key in ("\x03", "\x04", ""):
            return "q"
        if key in "ynsq":
            return key


def _written(desk: Desk, doubt: Doubt, answer: str, by: str) -> int:
    decision = replace(doubt.yes if answer == "y" else doubt.no, by=by)
    try:
        write_decision(desk.path, decision)
    except KgError as error:  # the question was overtaken by an answer before it
        print(f"    not written: {error}")
        return 0
    return 1
