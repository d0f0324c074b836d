"""A build of one short article with the extraction of `fake`, for tests of commands that work on a build."""

from __future__ import annotations

from pathlib import Path

import fake

from kg.pipeline import Options, build

FAST = Options(task=fake.task, preload=(), workers=1)
TEXT = "Le groupe Brenn a racheté Ouest pour douze millions. Puis Ouest a repris Vigie sans bruit."


def build_here() -> None:
    """Write the article to `in/un.txt` of the current folder and build it into `graph`."""
    Path("in").mkdir()
    Path("in", "un.txt").write_text(TEXT, encoding="utf-8")
    build(["in"], Path("graph"), FAST)
