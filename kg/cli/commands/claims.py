"""`kg claims`: the claims of articles, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.pipeline import claim_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("claims")(claims)


def claims(
    articles: Annotated[list[Path], typer.Argument(help="Files and folders of articles.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write the claims.")],
) -> None:
    """Extract and link articles and write one claim a line (JSON Lines)."""
    rows = claim_rows(articles)
    output.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
