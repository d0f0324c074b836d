"""kg: French press articles in, a knowledge graph whose every statement can be checked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from kg.api import KnowledgeGraph

__version__ = "0.1.0"


def open(folder: str | Path = "graph") -> KnowledgeGraph:
    """The graph that `kg build` left in `folder`, open for reading. Raises KgError where there is none."""
    from kg.api import open_graph  # here, so that `import kg` costs nothing

    return open_graph(folder)
