"""The commands that write the editor's decisions, and builds that follow them."""

from __future__ import annotations

from pathlib import Path

import pytest
from small import FAST, build_here
from typer.testing import CliRunner, Result

import kg
from kg.cli import make_app
from kg.errors import KgError
from kg.pipeline import load_graph, update

FILES = ("graph.ttl", "graph.trig", "graph.html")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    build_here()
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(make_app(), list(arguments))


def written(out: Path) -> list[bytes]:
    return [(out / name).read_bytes() for name in FILES]


def test_a_rejected_claim_stays_as_rejected_until_the_file_is_removed(folder: Path) -> None:
    before = written(folder / "graph")
    claim = next(c for c in load_graph(Path("graph")).claims if isinstance(c.object, str))
    assert len(kg.open("graph").claims(subject=claim.subject, relation=claim.relation, object=str(claim.object))) > 0
    result = run("reject", claim.subject, claim.relation, str(claim.object), "--why", "an error", "--by", "Anne Roy")
    assert result.exit_code == 0, result.output
    update(Path("graph"), FAST)
    found = {c.id: c for c in load_graph(Path("graph")).claims}[claim.id]
    assert found.verdict is not None and (found.verdict.kind, found.verdict.by) == ("rejected", "Anne Roy")
    assert claim.id not in {c.id for c in kg.open("graph").claims()}
    assert claim.id in {c.id for c in kg.open("graph").claims(rejected=True)}
    (folder / "in" / "decisions.toml").unlink()
    update(Path("graph"), FAST)
    assert written(folder / "graph") == before


def test_a_name_and_a_match_are_written_and_followed(folder: Path) -> None:
    entity = load_graph(Path("graph")).entities[0]
    assert run("rename", entity.id, "Nouveau Nom").exit_code == 0
    assert run("link", entity.id, "wd:Q42").exit_code == 0
    update(Path("graph"), FAST)
    found = kg.open("graph").entity("Nouveau Nom")
    assert (found.id, found.matches) == (entity.id, ("http://www.wikidata.org/entity/Q42",))


def test_a_decision_on_nothing_is_refused_and_a_stale_one_reported(folder: Path) -> None:
    result = run("rename", "Inconnu", "Autre")
    assert isinstance(result.exception, KgError) and not (folder / "in" / "decisions.toml").exists()
    (folder / "in" / "decisions.toml").write_text('[[decision]]\nrename = ["Inconnu", "Autre"]\n', encoding="utf-8")
    report = update(Path("graph"), FAST)
    assert any("decisions.toml:1: this decision applies to nothing" in line for line in report.skipped)


def test_a_merge_and_its_split_leave_everything_as_it_was(folder: Path) -> None:
    before = written(folder / "graph")
    assert run("merge", "Ouest", "vigie", "--by", "Anne Roy").exit_code == 0
    update(Path("graph"), FAST)
    assert kg.open("graph").entity("Vigie").id == kg.open("graph").entity("Ouest").id
    again = run("merge", "Ouest", "vigie").exception
    assert isinstance(again, KgError) and "one already" in str(again)
    assert run("split", "Vigie", "Ouest").exit_code == 0
    assert not (folder / "in" / "decisions.toml").exists()
    update(Path("graph"), FAST)
    assert written(folder / "graph") == before


def test_a_type_an_iri_and_a_claim_with_its_source_are_written_and_followed(folder: Path) -> None:
    assert run("retype", "Vigie", "Product").exit_code == 0
    assert run("pin", "Vigie", "vigie-nord").exit_code == 0
    done = run("assert", "Ouest", "hasRevenue", "5000000 EUR", "--source", "rapport annuel", "--by", "Anne Roy")
    assert done.exit_code == 0, done.output
    update(Path("graph"), FAST)
    opened = kg.open("graph")
    assert (opened.entity("Vigie").id, opened.entity("Vigie").type) == ("vigie-nord", "Product")
    (claim,) = opened.claims(relation="hasRevenue")
    assert claim.verdict is not None
    assert (claim.verdict.kind, claim.verdict.by, claim.verdict.source) == ("added", "Anne Roy", "rapport annuel")
    assert run("validate").exit_code == 0
    text = (folder / "in" / "decisions.toml").read_bytes()
    nothing = run("prefer", "Ouest", "hasRevenue", "5000000 EUR").exception
    assert isinstance(nothing, KgError) and "nothing of that kind" in str(nothing)
    assert (folder / "in" / "decisions.toml").read_bytes() == text


def test_an_added_claim_has_date_and_amount_and_may_name_what_no_article_does(folder: Path) -> None:
    done = run(
        "assert", "Léo Brun", "acquired", "Ouest", "--source", "https://registre.example/12", "--date", "2023-06",
        "--amount", "12000000 EUR", "--subject-type", "Person", "--why", "a letter", "--by", "Anne Roy",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    report = update(Path("graph"), FAST)
    assert (report.articles, [line for line in report.skipped if "decisions" in line]) == (1, [])
    opened = kg.open("graph")
    (claim,) = opened.claims(subject="Léo Brun")
    assert (claim.object, claim.evidence[0].date, claim.evidence[0].amount) == ("ouest", "2023-06", "12000000 EUR")
    assert opened.entity("Léo Brun").type == "Person"
    assert "2023-06" in opened.query("timeline").data.decode()
    assert [article.id for article in opened.articles()] == ["un"]
    assert run("validate").exit_code == 0
    shown = run("explain", "Léo Brun", "acquired", "Ouest").stdout
    assert "[added by the editor, from: https://registre.example/12]" in shown and "2023-06" in shown
    assert "this claim is added (Anne Roy, a letter, https://registre.example/12)" in shown
    update(Path("graph"), FAST)


@pytest.mark.parametrize(("arguments", "message"), [
    (["Léo Brun", "acquired", "Ouest"], "Léo Brun: no entity of that name; say of which type it is with --subject"),
    (["Ouest", "acquired", "Léo Brun"], "Léo Brun: no entity of that name; say of which type it is with --object"),
    (["Ouest", "acquired", "Léo Brun", "--object-type", "Person"], "the object of acquired is no Person, but"),
    (["Ouest", "acquired", "Vigie", "--object-type", "Product"], "Vigie: is of type Organization in graph already"),
    (["Ouest", "bornOn", "1970"], "Ouest: is of type Organization; the subject of bornOn wants Person"),
    (["Ouest", "acquired", "Vigie", "--date", "hier"], "'hier' is no date; write it like 2024, 2024-03 or 2024-03-31"),
    (["Ouest", "acquired", "Vigie", "--amount", "12 M€"], "'12 M€' is no amount; write it like 12000000 EUR"),
    (["Ouest", "leads", "Vigie", "--amount", "1 EUR"], "leads takes no amount"),
    (["Ouest", "devours", "Vigie"], "unknown relation 'devours'"),
    (["Ouest", "acquired", "Ouest"], "Ouest: is both ends of the claim"),
    (["Ouest", "acquired", "Vigie", "--status", "sure"], "unknown status 'sure'"),
])  # fmt: skip
def test_an_unsound_claim_is_refused_in_one_line(folder: Path, arguments: list[str], message: str) -> None:
    error = run("assert", *arguments, "--source", "rapport").exception
    assert isinstance(error, KgError), error
    assert message in str(error) and "\n" not in str(error)
    assert not (folder / "in" / "decisions.toml").exists()


def test_a_damaged_file_stops_a_build_before_it_changes_anything(folder: Path) -> None:
    before = written(folder / "graph")
    (folder / "in" / "decisions.toml").write_text('[[decision]]\nsame = ["Ouest"]\n', encoding="utf-8")
    with pytest.raises(KgError, match=r"decisions\.toml:1: `same` wants a list of 2 texts"):
        update(Path("graph"), FAST)
    assert written(folder / "graph") == before
