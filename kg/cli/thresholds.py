"""`--min-confidence` and `--min-sources`, on every command that lists claims."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from kg.link.thresholds import Least
from kg.pipeline import load_graph

MinConfidence = Annotated[
    float, typer.Option("--min-confidence", min=0, max=1, help="Only claims with that confidence or more.")
]
MinSources = Annotated[int, typer.Option("--min-sources", min=0, help="Only claims with so many independent sources.")]


@contextmanager
def sure_enough(folder: Path, least: Least) -> Iterator[Path]:
    """A folder to ask in place of a built one: itself, or one whose store has the claims that reach `least` only."""
    if not least:
        yield folder
        return
    from kg.publish.store import write_store
    from kg.publish.vocabulary import base_of

    part = least.part(load_graph(folder))
    with tempfile.TemporaryDirectory(prefix="kg-") as made:
        write_store(part, Path(made) / "store", base_of(folder))
        yield Path(made)
