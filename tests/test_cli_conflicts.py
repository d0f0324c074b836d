"""`kg conflicts`, as a user runs it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner, Result

from kg.cli import make_app
from kg.errors import DataError
from kg.link.conflicts import find_conflicts
from kg.model import Article, Claim, Entity, Evidence, Graph

NORD, SUD = Article("nord", "", "", ()), Article("sud", "", "", ())
PAUL = Entity("paul-ott", "Paul Ott", "Person", ("Paul Ott",))
VEXIA = Entity("vexia", "Vexia", "Organization", ("Vexia",))


def graph(*dates: str) -> Graph:
    claims = tuple(
        Claim(article.id, "paul-ott", "left", "vexia", "asserted", None,
              (Evidence(article.id, 0, 9, f"Ott part\nen {date}.", "left#1", 0.9, date=date),))
        for article, date in zip((NORD, SUD), dates, strict=True)
    )  # fmt: skip
    return Graph((NORD, SUD), (PAUL, VEXIA), claims, find_conflicts(claims))


def run(monkeypatch: pytest.MonkeyPatch, built: Graph, *arguments: str) -> Result:
    monkeypatch.setattr("kg.cli.commands.conflicts.load_graph", lambda folder: built)
    opened = SimpleNamespace(entity=lambda name: {"Vexia": VEXIA, "Brest": Entity("brest", "Brest", "Place", ())}[name])
    monkeypatch.setattr("kg.cli.commands.conflicts.kg.open", lambda folder: opened)
    return CliRunner().invoke(make_app(), ["conflicts", "-d", str(Path("graph")), *arguments])


def test_sides_stand_next_to_each_other_with_quotes(monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(monkeypatch, graph("2018", "2019"), "Vexia")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("date: Paul Ott") and lines[0].endswith("Vexia")
    assert lines[1:] == ["  2018", "    nord: « Ott part en 2018. »", "  2019", "    sud: « Ott part en 2019. »"]


def test_others_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, graph("2018", "2019"), "Brest", "--fail").stdout == "no conflicts\n"


def test_fail_exits_with_one_only_where_there_is_a_contradiction(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = run(monkeypatch, graph("2018", "2019"), "--fail")
    assert isinstance(failed.exception, DataError) and failed.exception.exit_code == 1
    assert run(monkeypatch, graph("2018", "2018"), "--fail").exit_code == 0
