"""`kg render`: parts of a built graph as a page of their own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pictures import press
from typer.testing import CliRunner

from kg.cli import make_app
from kg.cli.commands import render
from kg.errors import KgError


@pytest.fixture(autouse=True)
def built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "load_graph", lambda folder: press())
    monkeypatch.setattr(render, "base_of", lambda folder: "https://journal.example/kg/")


def run(folder: Path, *arguments: str) -> dict[str, Any]:
    """The data of the page that the command writes."""
    path = folder / "part.html"
    result = CliRunner().invoke(make_app(), ["render", "-o", str(path), *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == 0, result.output
    return json.loads(path.read_text(encoding="utf-8").split('id="data">')[1].split("</script>")[0])


def test_the_whole_graph(tmp_path: Path) -> None:
    data = run(tmp_path)
    assert len(data["claims"]) == len(press().claims) and data["language"] == "fr"
    assert data["prefixes"]["kgr"] == "https://journal.example/kg/entity/"


def test_around_an_entity(tmp_path: Path) -> None:
    data = run(tmp_path, "--focus", "gand", "--depth", "2", "--language", "en")
    assert {one["id"] for one in data["entities"]} == {"gand", "delta", "cap-nord", "brisk"}
    assert data["language"] == "en"


def test_by_status_and_date(tmp_path: Path) -> None:
    assert {one["st"] for one in run(tmp_path, "--status", "planned", "--status", "denied")["claims"]} == {
        "planned",
        "denied",
    }
    assert {one["p"] for one in run(tmp_path, "--since", "2019", "--until", "2019-12")["claims"]} == {"leads"}


def test_an_unknown_name_is_an_error_that_helps(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="near it: Gand"):
        run(tmp_path, "--focus", "Gant")
