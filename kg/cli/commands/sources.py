"""`kg sources`: the outlets and articles of a build, and which articles reprint others."""

from __future__ import annotations

import json as jsonlib
import sys
from collections import defaultdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kg.cli.reporting import Json
from kg.model import Article
from kg.pipeline import articles_of

_WIDTH = 200  # characters of a line that goes into a file or pipe
_TITLE = 70


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sources")(sources_command)


def sources_command(
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder of the build.")],
    json: Json = False,
) -> None:
    """List the outlets and articles of a build, and which articles reprint others."""
    articles = articles_of(output)
    if json:
        for article in articles:
            print(jsonlib.dumps(_row(article), ensure_ascii=False))
        return
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH)
    console.print(_table(articles), markup=False)
    copies = sum(article.copy_of is not None for article in articles)
    outlets = len({article.outlet for article in articles if article.outlet})
    print(f"{len(articles)} articles of {outlets} outlets, {copies} of them reprints")


def _row(article: Article) -> dict[str, object]:
    return {
        "id": article.id, "outlet": article.outlet, "title": article.title, "published": article.published,
        "author": article.author, "url": article.url, "language": article.language,
        "metadata_from": article.metadata_from, "copy_of": article.copy_of,
    }  # fmt: skip


def _table(articles: list[Article]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("outlet", "article", "published", "reprint of", "title"):
        table.add_column(name, no_wrap=True)
    by_outlet: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_outlet[article.outlet or "(unknown)"].append(article)
    for outlet, found in sorted(by_outlet.items()):
        for place, a in enumerate(found):
            table.add_row("" if place else outlet, a.id, a.published or "", a.copy_of or "", a.title[:_TITLE])
    return table
