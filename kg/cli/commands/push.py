"""`kg push`: send the graph to a SPARQL endpoint."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from kg.cli.commands.query import Folder
from kg.publish.push import Options, push

Protocol = Enum("Protocol", {"store": "store", "update": "update"}, type=str)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("push")(push_command)


def push_command(
    url: Annotated[str, typer.Argument(help="The endpoint, like http://localhost:7878/store.")],
    folder: Folder = Path("graph"),
    protocol: Annotated[
        Protocol | None, typer.Option(help="Graph Store or Update protocol (default: by the address).")
    ] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one request may take.")] = 60,
    retries: Annotated[int, typer.Option(min=0, help="How often a request that failed is sent again.")] = 4,
    again: Annotated[bool, typer.Option("--again", help="Send everything, also what was sent before.")] = False,
) -> None:
    """Send the graph to a SPARQL endpoint. Credentials: KG_PUSH_USER and KG_PUSH_PASSWORD, KG_PUSH_TOKEN, or netrc."""
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("pushing", total=None)
        done = push(folder, url, Options(
            protocol=protocol.value if protocol else None, timeout=timeout, retries=retries, again=again,
            progress=lambda count, total: bar.update(task, completed=count, total=total),
        ))  # fmt: skip
    print(f"{done.sent} graphs sent, {done.kept} there already, {done.removed} removed")
