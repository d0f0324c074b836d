"""`kg review`: the most doubtful merges and claims, one key each."""

from __future__ import annotations

from collections.abc import Sequence
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

_HELP = "y yes · n no · s skip · u undo · q quit"


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
    written = sum(_answers(desk, open_ones[:limit], by))
    left = len(open_ones) - written
    print(f"{written} decisions in {desk.path}, {left} questions left; kg update -o {folder} follows them")


def _answers(desk: Desk, questions: Sequence[Doubt], by: str) -> list[bool]:
    """Ask the questions in their order, until one wants to stop: for each that was asked, was a decision written?"""
    answered: list[bool] = []
    before: list[bytes | None] = []
    while len(answered) < len(questions):
        doubt = questions[len(answered)]
        answer = _asked(doubt, f"{len(answered) + 1}/{len(questions)}")
        if answer == "q":
            break
        if answer == "u":
            if before:
                desk.restore(before.pop())
                answered.pop()
            continue
        before.append(desk.written())
        answered.append(answer != "s" and _written(desk, doubt, answer, by))
    return answered


def _asked(doubt: Doubt, count: str) -> str:
    """The key that was pressed: y, n, s, u or q."""
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
        if key in "ynsuq":
            return key


def _written(desk: Desk, doubt: Doubt, answer: str, by: str) -> bool:
    decision = replace(doubt.yes if answer == "y" else doubt.no, by=by)
    try:
        write_decision(desk.path, decision)
    except KgError as error:  # the question was overtaken by an answer before it
        print(f"    not written: {error}")
        return False
    return True
