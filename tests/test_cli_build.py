"""The commands that build, clean and list, as a user runs them."""

from __future__ import annotations

import json
import os
from pathlib import Path

import fake
import pytest
from typer.testing import CliRunner, Result

import kg.pipeline
from kg.cli import main, make_app
from kg.cli.reporting import Verbosity
from kg.errors import KgError
from kg.pipeline import Options

TEXT = "Le groupe Brenn a racheté Ouest pour douze millions. Puis Ouest a repris Vigie sans bruit."


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fast extraction in place of the real one."""

    def options(*arguments: object, **named: object) -> Options:
        return Options(task=fake.task, preload=(), workers=int(str(named.get("workers") or 1)))

    for command in ("build", "add", "remove", "update"):
        monkeypatch.setattr(f"kg.cli.commands.{command}.options", options)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in ("un", "deux"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"{TEXT} Article {name}.", encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(make_app(), list(arguments))


def test_build_prints_what_it_built_and_where(folder: Path) -> None:
    result = run("build", "in", "-o", "out")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines[:2]] == ["articles", "entities"]
    assert lines[-1].startswith("Open out/graph.html in a browser")
    assert "contradictions" in result.stdout


def test_skipped_articles_are_named_and_the_rest_is_built(folder: Path) -> None:
    (folder / "in" / "vide.txt").touch()
    result = run("build", "in", "-o", "out")
    assert (result.exit_code, "skipped: in/vide.txt: empty" in result.stderr) == (0, True)
    assert run("build", "in", "-o", "out", "--quiet").stdout == ""


def test_many_skipped_articles_are_counted(folder: Path) -> None:
    for number in range(8):
        (folder / "in" / f"vide{number}.txt").touch()
    assert "skipped: 3 more (-v names them)" in run("build", "in", "-o", "out").stderr
    verbose = run("build", "in", "-o", "out", "-v")
    assert verbose.stderr.count("skipped: ") == 8
    assert "  link" in verbose.stdout


def test_the_report_for_machines(folder: Path) -> None:
    (folder / "in" / "vide.txt").touch()
    report = json.loads(run("build", "in", "-o", "out", "--json").stdout)
    assert (report["articles"], report["parsed"], len(report["skipped"])) == (2, 2, 1)
    assert sum(report["statuses"].values()) == report["claims"]
    assert set(report["seconds"]) == {"read", "extract", "duplicates", "link", "publish"}


def test_articles_come_and_go(folder: Path) -> None:
    (folder / "trois.txt").write_text("Fontal a racheté Vigie.", encoding="utf-8")
    run("build", "in", "-o", "out")
    added = run("add", "trois.txt", "-o", "out")
    assert "The store is up to date; kg update -o out rewrites graph.ttl, graph.trig, graph.html" in added.stdout
    assert [json.loads(line)["id"] for line in run("sources", "-o", "out", "--json").stdout.splitlines()] == [
        "deux", "trois", "un",
    ]  # fmt: skip
    assert run("remove", "un", "-o", "out").exit_code == 0
    assert "Open out/graph.html" in run("update", "-o", "out").stdout
    assert "2 articles of 0 outlets, 1 of them reprints" not in run("sources", "-o", "out").stdout


def test_sources_shows_outlets_and_reprints(folder: Path) -> None:
    long = " ".join(f"{TEXT} Le point numéro {n}." for n in range(5))
    for name, outlet in (("a", "Gazette"), ("b", "Courrier")):
        (folder / "in" / f"{name}.txt").write_text(long, encoding="utf-8")
        (folder / "in" / f"{name}.yaml").write_text(f"outlet: {outlet}\npublished: 2024", encoding="utf-8")
    run("build", "in/a.txt", "in/b.txt", "-o", "out")
    shown = run("sources", "-o", "out").stdout
    assert "2 articles of 2 outlets, 1 of them reprints" in shown
    assert shown.index("Courrier") < shown.index("Gazette")


def test_clean_shows_what_is_kept_and_what_is_not_and_why(folder: Path) -> None:
    (folder / "a.txt").write_text(f"Partager cet article\n{TEXT} cÅ“ur\n\nPublicité\n", encoding="utf-8")
    lines = run("clean", "a.txt").stdout.splitlines()
    assert lines == [
        "   1 - [share bar] Partager cet article", f"   2 + (mended) {TEXT} cÅ“ur", "   4 - [advertisement] Publicité",
    ]  # fmt: skip
    rows = [json.loads(line) for line in run("clean", "a.txt", "--json").stdout.splitlines()]
    assert [row["kept"] for row in rows] == [False, True, False]


def test_claims_are_one_json_object_a_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.commands.claims.Options", lambda **named: Options(1, task=fake.task, preload=()))
    assert run("claims", "in", "-o", "claims.jsonl").exit_code == 0
    rows = [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["article"] for row in rows} == {"un", "deux"}
    assert set(rows[0]) == {
        "article", "subject", "relation", "object", "status", "attributedTo", "date", "amount", "evidence",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "nowhere", "-o", "out"], "kg: nowhere: no such file or folder; check the path"),
        (["build", "in", "-o", "in"], "kg: in: is not empty and was not built by kg; name a new or empty folder"),
        (["add", "in", "-o", "none"], "kg: none: nothing built here; run kg build SOURCE -o none"),
        (["sources", "-o", "none"], "kg: none: nothing built here; run kg build SOURCE -o none"),
        (["eval", "in"], "kg: in: no gold set; it wants articles/ID.txt and facts/ID.json"),
    ],
)
def test_what_cannot_be_done_is_one_line_and_exit_code_2(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    monkeypatch.setattr("sys.argv", ["kg", *arguments])
    with pytest.raises(SystemExit) as end:
        main()
    assert (end.value.code, capsys.readouterr().err.strip()) == (2, says)


def test_the_most_that_is_asked_for_is_said() -> None:
    assert Verbosity.of(json=True, verbose=True, quiet=True) is Verbosity.JSON
    assert Verbosity.of(json=False, verbose=True, quiet=True) is Verbosity.QUIET
    assert Verbosity.of(json=False, verbose=False, quiet=False) is Verbosity.NORMAL


def test_workers_are_as_many_as_cores_unless_said() -> None:
    assert kg.pipeline.Options().workers == len(os.sched_getaffinity(0))
    assert issubclass(KgError, Exception)
