"""`kg validate`: does the graph hold to its shapes, and every quote to its article?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.errors import KgError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("validate")(validate)


def validate(
    file: Annotated[Path | None, typer.Argument(help="An RDF file; without one, the graph built in DIR.")] = None,
    directory: Annotated[Path, typer.Option("-d", "--dir", help="The folder of a build.")] = Path("graph"),
) -> None:
    """Check a graph against the SHACL shapes and its quotes against the articles; exit 1 if it does not conform."""
    from kg.publish.validate import read_rdf, report  # here, since pySHACL takes a second to load
    from kg.publish.validate import validate as check

    path = file or directory / "graph.ttl"
    if file is None and not path.is_file():
        raise KgError(f"{directory}: nothing built here; run kg build SOURCE -o {directory}")
    found = check(read_rdf(path))
    for line in report(found, str(path)):
        typer.echo(line)
    if not found.conforms:
        raise typer.Exit(1)
