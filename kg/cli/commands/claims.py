"""`kg claims`: the claims of articles, one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.reporting import Verbosity, progress_bar
from kg.cli.thresholds import MinConfidence, MinSources
from kg.errors import KgError
from kg.link.thresholds import Least
from kg.pipeline import Options, claim_rows


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("claims")(claims)


def claims(
    articles: Annotated[list[Path], typer.Argument(help="Files and folders of articles.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="Where to write the claims.")],
    min_confidence: MinConfidence = 0,
    min_sources: MinSources = 0,
) -> None:
    """Extract and link articles and write one claim a line (JSON Lines)."""
    with progress_bar(Verbosity.NORMAL) as progress:
        rows = claim_rows(articles, Options(progress=progress), Least(min_confidence, min_sources))
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise KgError(f"{output}: cannot be written ({error.strerror}); name another file with -o") from error
