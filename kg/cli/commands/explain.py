"""`kg explain`: the whole chain behind a claim."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.commands.query import Folder
from kg.errors import KgError
from kg.link.directory import Directory
from kg.link.replay import means
from kg.pipeline import decisions_on, link, load_extracts, parsed_of, sources_of


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("explain")(explain)


def explain(
    subject: Annotated[str, typer.Argument(help="A name of the claim's subject.")],
    relation: Annotated[str, typer.Argument(help="The relation, as in acquired.")],
    object: Annotated[str, typer.Argument(metavar="OBJECT", help="A name of the object, or its value.")],
    status: Annotated[str | None, typer.Option("--status", help="Only the claim with that status.")] = None,
    folder: Folder = Path("graph"),
) -> None:
    """Show why a claim is there: sentence, names, phrase, cues, confidence, conflicts, decisions."""
    from kg.publish.explain import Explainer

    decisions, extracts = decisions_on(sources_of(folder)), load_extracts(folder)
    graph, _ = link(extracts, decisions)
    people = Directory(graph.entities)
    about = (subject, relation, object, *([status] if status else []))
    found = [claim for claim in graph.claims if means(about, claim, people)]
    if not found:
        raise KgError(f"{' '.join(about)}: no such claim in {folder}; kg show NAME lists what is said of whom")
    explainer = Explainer(graph, extracts, decisions, parsed_of)
    print("\n\n".join("\n".join(explainer.lines(claim)) for claim in found))
