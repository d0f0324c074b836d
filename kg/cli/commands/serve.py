"""`kg serve`: the built graph on a local address, for reading."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from kg.cli.commands.query import Folder


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve")(serve)


def serve(
    folder: Folder = Path("graph"),
    host: Annotated[str, typer.Option(help="The address; by default only this machine sees it.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 7878,
    timeout: Annotated[int, typer.Option(min=1, help="Seconds after which a query is given up.")] = 60,
) -> None:
    """Serve the graph for reading: SPARQL, its query editor, the page and the cards, until Ctrl-C."""
    from kg.publish.serve import Server

    asked: list[int] = []

    def asked_to_stop(number: int, frame: FrameType | None) -> None:
        asked.append(number)  # no event: to set one takes the lock that waiting for it may hold at that moment

    with Server(folder, host, port, timeout) as server:
        signal.signal(signal.SIGINT, asked_to_stop)
        signal.signal(signal.SIGTERM, asked_to_stop)
        print(f"query editor  {server.address}")
        print(f"SPARQL        {server.address}query")
        print(f"graph         {server.address}graph")
        print(f"cards         {server.address}entity/NAME", flush=True)
        while not asked:
            server.check()
            time.sleep(0.5)
    print("stopped")
