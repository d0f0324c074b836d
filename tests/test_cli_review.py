"""`kg review` and the questions it asks: one key each, nothing written but decisions, nothing asked twice."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample
from small import build_here
from typer.testing import CliRunner

from kg.cli import make_app
from kg.link.decisions import Decision, read_decisions
from kg.link.doubts import doubts
from kg.model import Entity, Graph


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    build_here()
    return tmp_path


def review(monkeypatch: pytest.MonkeyPatch, keys: str) -> str:
    pressed = iter(keys)
    monkeypatch.setattr("click.getchar", lambda: next(pressed))
    result = CliRunner().invoke(make_app(), ["review", "--by", "Anne Roy"])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_each_key_is_one_decision_and_what_is_decided_is_not_asked_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "in" / "decisions.toml"
    built = {p: p.read_bytes() for p in (folder / "graph").glob("graph.*")}
    first = review(monkeypatch, "xnq")
    assert "1 decisions in" in first and "y yes · n no · s skip · q quit" in first
    (decision,) = read_decisions(path)
    assert (decision.kind, decision.by) == ("reject", "Anne Roy")
    second = review(monkeypatch, "sq")
    asked = [line for line in first.splitlines() if "Is it right" in line]
    assert asked[0].split("  ")[1] not in second
    assert asked[1].split("  ")[1] in second
    assert {p: p.read_bytes() for p in (folder / "graph").glob("graph.*")} == built


def test_a_skipped_question_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    review(monkeypatch, "ssssssss")
    assert not (folder / "in" / "decisions.toml").exists()


def test_merges_come_first_then_the_least_sure_claims() -> None:
    merged = Entity("vexia", "Vexia", "Organization", ("Vexia", "Vexya"), (),
                    ("« Vexya », « Vexia »: the same name, one letter apart",))  # fmt: skip
    entities = tuple(merged if e.id == "vexia" else e for e in sample.ENTITIES)
    found = doubts(Graph(sample.GRAPH.articles, entities, sample.GRAPH.claims), ())
    assert found[0].title == "Are « Vexya » and « Vexia » the same?"
    assert found[0].no == Decision("different", ("Vexya", "Vexia"))
    weakest = min(c.confidence for c in sample.CLAIMS if c.verdict is None)
    assert any(f"confidence {weakest:.2f}" in line for line in found[1].lines)
    assert len(found) == 1 + sum(c.verdict is None for c in sample.CLAIMS)
    assert doubts(Graph((), (merged,), ()), [Decision("same", ("vexia", "Vexya"))]) == []
