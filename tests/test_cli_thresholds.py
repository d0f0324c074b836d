"""`--min-confidence` and `--min-sources`: what is listed with and without them."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample
from typer.testing import CliRunner

from kg.cli import make_app
from kg.publish.graph import write_turtle
from kg.publish.store import write_store


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_store(sample.GRAPH, tmp_path / "store")
    write_turtle(sample.GRAPH, tmp_path / "graph.ttl")
    for module in ("kg.cli.thresholds", "kg.cli.commands.export", "kg.cli.commands.conflicts"):
        monkeypatch.setattr(f"{module}.load_graph", lambda folder: sample.GRAPH)
    return tmp_path


def listed(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(make_app(), [*arguments, "-d", str(folder)])
    assert result.exit_code == 0, result.output
    return result.stdout


COUNT = "SELECT (COUNT(?c) AS ?n) { ?c a kg:Claim }"


@pytest.mark.parametrize(("options", "claims"), [
    ((), len(sample.CLAIMS)), (("--min-confidence", "0.91"), 1), (("--min-sources", "2"), 1),
    (("--min-confidence", "0.91", "--min-sources", "2"), 0),
])  # fmt: skip
def test_a_query_sees_what_reaches_them(folder: Path, options: tuple[str, ...], claims: int) -> None:
    assert listed(folder, "query", COUNT, "-f", "csv", *options).split() == ["n", str(claims)]


def test_a_card_shows_what_reaches_them(folder: Path) -> None:
    assert "according to Paul Ott" in listed(folder, "show", "Aurore")
    assert "nothing is said of it" in listed(folder, "show", "Aurore", "--min-confidence", "0.8")


def test_conflicts_of_weak_claims_are_left_out(folder: Path) -> None:
    assert listed(folder, "conflicts").startswith("date:")
    assert listed(folder, "conflicts", "--min-confidence", "0.95") == "no conflicts\n"


def test_an_export_holds_what_reaches_them(folder: Path) -> None:
    out = folder / "claims.nt"
    for options, count in (((), len(sample.CLAIMS)), (("--min-confidence", "0.91"), 1)):
        listed(folder, "export", "n-triples", "-o", str(out), *options)
        assert out.read_text(encoding="utf-8").count("ontology#Claim>") == count
