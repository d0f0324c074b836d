"""`kg review` and the questions it asks: one key each, nothing written but decisions, nothing asked twice."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
import sample
from small import build_here
from typer.testing import CliRunner

import kg
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
    assert "1 decisions in" in first and "y yes · n no · s skip · u undo · q quit" in first
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


def test_undo_goes_back_to_the_question_before_and_takes_its_decision_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "in" / "decisions.toml"
    path.write_text('# ours\n[[decision]]\nrename = ["Vigie", "Vigie Nord"]\n', encoding="utf-8")
    before = path.read_bytes()
    shown = review(monkeypatch, "unuuq")
    assert path.read_bytes() == before
    asked = [line.split("  ")[1] for line in shown.splitlines() if "Is it right" in line]
    assert [asked.count(question) for question in dict.fromkeys(asked)] == [4, 1]
    assert "0 decisions in" in shown
    assert "1 decisions in" in review(monkeypatch, "nsuuyq")
    assert [d.kind for d in read_decisions(path)] == ["rename", "confirm"]


def on_a_terminal(keys: str) -> str:
    """What `kg review` shows on a pseudo-terminal to somebody who presses a key whenever it asks."""
    ours, theirs = pty.openpty()
    code = "from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "review", "--by", "Anne Roy"]
    environment = {**os.environ, "PYTHONPATH": str(Path(kg.__file__).parents[1])}
    run = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment, start_new_session=True)
    os.close(theirs)
    shown, pressed = b"", 0
    while True:
        if not select.select([ours], [], [], 60)[0]:
            run.kill()
            pytest.fail(f"waits for ever after {pressed} keys: {shown.decode()}")
        try:
            shown += os.read(ours, 4096)
        except OSError:  # the other end was closed
            break
        if pressed < min(len(keys), shown.count(b"q quit")):
            while termios.tcgetattr(ours)[3] & termios.ICANON:  # it listens to single keys once it has asked
                time.sleep(0.01)
            os.write(ours, keys[pressed].encode())
            pressed += 1
    os.close(ours)
    assert (run.wait(timeout=60), pressed) == (0, len(keys)), shown.decode()
    return shown.decode().replace("\r\n", "\n")


def test_on_a_terminal_one_key_answers_and_the_next_run_goes_on(folder: Path) -> None:
    path = folder / "in" / "decisions.toml"
    first = on_a_terminal("nuyq")
    assert "1 decisions in" in first
    assert [d.kind for d in read_decisions(path)] == ["confirm"]
    question = next(line for line in first.splitlines() if "Is it right" in line).split("  ")[1]
    second = on_a_terminal("nq")
    assert question not in second and "2 questions left" in second
    assert [(d.kind, d.by) for d in read_decisions(path)] == [("confirm", "Anne Roy"), ("reject", "Anne Roy")]
    assert "2 decisions in" in on_a_terminal("yy")


def test_an_interrupt_on_a_terminal_keeps_what_was_answered(folder: Path) -> None:
    assert "1 decisions in" in on_a_terminal("n\x03")
    assert [d.kind for d in read_decisions(folder / "in" / "decisions.toml")] == ["reject"]


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
