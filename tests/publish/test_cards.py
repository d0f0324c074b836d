"""Cards: what is said of an entity, each line with status, source, date, amount and sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from sample import GRAPH
from typer.testing import CliRunner, Result

from kg.cli import make_app
from kg.errors import KgError
from kg.publish.store import write_store

VEXIA = """\
Vexia (Organization)
  also: groupe Vexia
  in 3 articles: dementi-brest, rachat-lille, reprise brève

acquired
  Lumen · asserted
      [rachat-lille, 2023, 12500000 EUR, 60%] « Le groupe Vexia a racheté en 2023 la société Lumen 🚀 pour 12,5 millions
        d'euros. »
      [reprise brève, 2023, 12500000 EUR] « Le groupe Vexia a racheté en 2023 la société Lumen 🚀 pour 12,5 millions
        d'euros. »
  Lumen · denied · according to Lumen
      [dementi-brest] « Lumen dément avoir été racheté par Vexia. »
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("shown")
    write_store(GRAPH, path / "store")
    return path


def show(folder: Path, *arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "120"}).invoke(make_app(), ["show", "-d", str(folder), *arguments])


def test_card(folder: Path) -> None:
    card = show(folder, "groupe vexia").stdout
    assert card.startswith(VEXIA)
    assert "\nwas cofounded by\n  Nora Sélim · asserted\n      [rachat-lille, 2011-03] « " in card
    assert "  Paul Ott · asserted · 2 independent sources\n" in card
    assert "[rachat-lille, dirigeante]" in card


def test_joint_amounts_places_and_sources_are_told(folder: Path) -> None:
    assert (
        "  Lumen · planned · according to Paul Ott\n      [rachat-lille, 100000000 EUR (jointly)]"
        in show(folder, "Aurore").stdout
    )
    assert "in Brest]" in show(folder, "Paul Ott").stdout


def test_rejected_claims_only_when_asked_for(folder: Path) -> None:
    assert "1200" not in show(folder, "Lumen").stdout
    shown = show(folder, "Lumen", "--rejected").stdout
    assert "  1200 · asserted · rejected by A. Roy\n" in shown
    assert "  5000000 EUR · asserted · added by A. Roy\n" in shown


def test_unknown_name_suggests_others(folder: Path) -> None:
    result = show(folder, "Nora Selin")
    assert isinstance(result.exception, KgError)
    assert str(result.exception) == "no entity is called 'Nora Selin'; did you mean 'Nora Sélim'?"
    assert result.exception.exit_code == 2


def test_card_as_a_page(folder: Path, tmp_path: Path) -> None:
    assert show(folder, "Vexia", "--html", str(tmp_path / "card.html")).exit_code == 0
    page = (tmp_path / "card.html").read_text(encoding="utf-8")
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert "Lumen dément avoir été racheté par Vexia." in page
    result = show(folder, "Vexia", "--html", str(tmp_path / "none" / "card.html"))
    assert "cannot be written (No such file or directory)" in str(result.exception)
