"""`kg clean`: what of a file is taken for the article, and what for the page around it."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from kg.cli.reporting import Json
from kg.errors import KgError
from kg.extract.clean import Verdict, edits, explain
from kg.intake.document import Piece
from kg.intake.formats import read_pieces
from kg.intake.sources import find


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("clean")(clean_command)


def clean_command(
    sources: Annotated[list[str], typer.Argument(metavar="FILE...", help="Articles, as for kg build.")],
    json: Json = False,
) -> None:
    """Show which lines of articles are kept (+) and which are dropped (-), and why."""
    for source in find(sources):
        if isinstance(source, KgError):
            print(f"skipped: {source}", file=sys.stderr)
            continue
        for piece in read_pieces(source.read()):
            if isinstance(piece, KgError):
                print(f"skipped: {piece}", file=sys.stderr)
            else:
                _show(piece, json)


def _show(piece: Piece, as_json: bool) -> None:
    for verdict in explain(piece.text, piece.page.get("title", "")):
        if verdict.text.strip():
            print(_json(verdict) if as_json else _line(verdict))


def _line(verdict: Verdict) -> str:
    mended = " (mended)" if verdict.kept and edits(verdict.text) else ""
    sign = "+" if verdict.kept else f"- [{verdict.reason}]"
    return f"{verdict.number:>4} {sign}{mended} {verdict.text.strip()}"


def _json(verdict: Verdict) -> str:
    row = {
        "line": verdict.number, "start": verdict.start, "end": verdict.end, "kept": verdict.kept,
        "reason": verdict.reason, "text": verdict.text,
    }  # fmt: skip
    return json.dumps(row, ensure_ascii=False)
