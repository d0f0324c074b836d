"""Scoring: the same figures as the gold sets' own scorer, and a cause for every miss."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.cli.commands.eval import lines_of
from kg.errors import KgError
from kg.evaluate import evaluate, load_gold, name_key, same_date, same_quantity, same_text
from kg.model import Entity, Graph

SCORER = Path(__file__).resolve().parents[2] / "shared" / "gold" / "score.py"
TEXT = (
    "Le groupe Brenn, fondé par Anne Morel en 1998, a racheté Radio Ouest pour 12 millions d'euros. "
    "Selon Luc Petit, Brenn pourrait céder Vigie. Fontal est partenaire de Brenn. "
    "Radio Ouest vaut 10 millions d'euros. Anne Morel dirige la chaîne. Luc Petit accuse Anne Morel."
)
ENTITIES = [
    {"id": "brenn", "label": "Brenn", "type": "Organization", "names": ["Brenn", "groupe Brenn"]},
    {"id": "morel", "label": "Anne Morel", "type": "Person", "names": ["Anne Morel", "Morel"]},
    {"id": "ouest", "label": "Radio Ouest", "type": "Organization", "names": ["Radio Ouest"]},
    {"id": "petit", "label": "Luc Petit", "type": "Person", "names": ["Luc Petit"]},
    {"id": "vigie", "label": "Vigie", "type": "Organization", "names": ["Vigie"]},
    {"id": "fontal", "label": "Fontal", "type": "Organization", "names": ["Fontal"]},
]


def fact(s: str, p: str, o: Any, evidence: str, **more: Any) -> dict[str, Any]:
    return {"s": s, "p": p, "o": o, "status": "asserted", "evidence": evidence, **more}


FACTS = [
    fact("morel", "founded", "brenn", "Brenn, fondé par Anne Morel en 1998", date="1998"),
    fact("brenn", "acquired", "ouest", "a racheté Radio Ouest", amount="12000000 EUR"),
    fact("brenn", "sold", "vigie", "Brenn pourrait céder Vigie", status="alleged", attributedTo="petit"),
    fact("fontal", "partnersWith", "brenn", "Fontal est partenaire de Brenn"),
    fact("ouest", "valuedAt", {"money": "10000000 EUR"}, "Radio Ouest vaut 10 millions d'euros"),
    fact("morel", "leads", "ouest", "Anne Morel dirige la chaîne", inferred=True),
    fact("petit", "accuses", "morel", "Luc Petit accuse Anne Morel", alt=[{"p": "criticizes"}]),
]


def row(subject: list[str], relation: str, object: Any, evidence: str, **more: Any) -> dict[str, Any]:
    return {
        "article": "a", "subject": subject, "relation": relation, "object": object, "status": "asserted",
        "attributedTo": None, "date": None, "amount": None, "evidence": evidence, **more,
    }  # fmt: skip


ROWS = [
    row(["Anne Morel"], "founded", ["Le groupe Brenn", "Brenn"], "fondé par Anne Morel", date="1998-05"),
    row(["BRENN"], "acquired", ["Radio-Ouest"], "a racheté Radio Ouest", amount="12.01e6 EUR"),
    row(["Brenn"], "acquired", ["Radio Ouest"], "a racheté Radio Ouest"),
    row(["Brenn"], "sold", ["Vigie"], "Brenn pourrait céder Vigie", attributedTo=["Luc Petit"], date="2024"),
    row(["Brenn"], "partnersWith", ["Fontal"], "Fontal est partenaire de Brenn", status="planned"),
    row(["Radio Ouest"], "valuedAt", {"money": "10000000 EUR"}, "Radio Ouest vaut 10 millions d'euros"),
    row(["Luc Petit"], "criticizes", ["Anne Morel"], "Luc Petit accuse Anne Morel"),
    row(["Brenn"], "owns", ["Radio Ouest"], "a racheté Radio Ouest"),
    row(["Coz"], "owns", ["Vigie"], "Vigie"),
    row(["Brenn"], "founded", ["Anne Morel"], "une phrase qui n'est pas dans le texte"),
]
# what the gold sets' own scorer prints for these
STORED = """facts: gold 7, claimed 10, right 6: P 0.600 R 0.857 F1 0.706
status of the right ones: P 0.667 R 0.667 (gold 6)
status not asserted of the right ones: P 0.000 R 0.000 (gold 1)
attributedTo of the right ones: P 1.000 R 1.000 (gold 1)
date of the right ones: P 0.500 R 1.000 (gold 1)
amount of the right ones: P 1.000 R 1.000 (gold 1)"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    for name in ("articles", "facts"):
        (folder / name).mkdir(parents=True)
    (folder / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "facts" / "a.json").write_text(
        json.dumps({"id": "a", "entities": ENTITIES, "facts": FACTS}), encoding="utf-8"
    )
    return folder


def graph(*names: str, type: str = "Organization") -> Graph:
    entities = [Entity(name.lower(), name, type, (name,), (("a", i),)) for i, name in enumerate(names)]  # type: ignore[arg-type]
    return Graph((), tuple(entities), ())


def test_figures_are_those_of_the_gold_sets_own_scorer(gold: Path, tmp_path: Path) -> None:
    assert "\n".join(lines_of(evaluate(load_gold(gold), ROWS, None))) == STORED
    if not SCORER.is_file():
        pytest.skip("the gold sets' own scorer is not on this machine; compared with what it printed before")
    system = tmp_path / "claims.jsonl"
    system.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    for explicit in (False, True):
        command = [sys.executable, str(SCORER), "score", str(gold), "--system", str(system)]
        done = subprocess.run(
            [*command, *(["--explicit"] if explicit else [])], capture_output=True, text=True, check=True
        )
        assert done.stdout.strip().splitlines() == lines_of(evaluate(load_gold(gold), ROWS, None, explicit))


def test_an_inferred_fact_is_no_miss_where_only_explicit_ones_are_asked_for(gold: Path) -> None:
    assert evaluate(load_gold(gold), ROWS, None).facts.gold == 7
    assert evaluate(load_gold(gold), ROWS, None, explicit=True).facts.gold == 6
    found = [*ROWS, row(["Anne Morel"], "leads", ["Radio Ouest"], "Anne Morel dirige la chaîne")]
    assert evaluate(load_gold(gold), found, None, explicit=True).facts.gold == 7


def test_every_miss_and_every_wrong_claim_has_its_cause(gold: Path) -> None:
    score = evaluate(load_gold(gold), ROWS, graph("Brenn", "Radio Ouest", "Anne Morel"))
    assert sorted(score.causes()) == [
        ("+", "no such entity", 1), ("+", "other relation", 1), ("+", "said twice", 1), ("+", "wrong role", 1),
        ("-", "wrong type", 1), ("~", "wrong date", 1), ("~", "wrong status", 2),
    ]  # fmt: skip
    assert score.causes()[0] == ("~", "wrong status", 2)


def cause(gold: Path, fact: int, rows: list[dict[str, Any]], found: Graph) -> str:
    """The cause given for missing one fact."""
    score = evaluate(load_gold(gold), rows, found)
    return next(i.cause for i in score.issues if i.kind == "-" and FACTS[fact]["evidence"] in i.text)


def test_causes_of_misses(gold: Path) -> None:
    everyone = Graph(
        (),
        graph("Brenn", "Radio Ouest", "Vigie", "Fontal").entities
        + graph("Anne Morel", "Luc Petit", type="Person").entities,
        (),
    )
    assert cause(gold, 0, [], graph("Brenn")) == "name not found"
    assert cause(gold, 0, [], graph("Brenn", "Anne Morel", type="Place")) == "wrong type"
    assert cause(gold, 0, [], everyone) == "no frame"
    assert cause(gold, 1, [], everyone) == "coreference"
    assert cause(gold, 5, [], everyone) == "inferred"
    assert cause(gold, 0, [row(["Anne Morel"], "leads", ["Brenn"], "fondé")], everyone) == "other relation"
    assert cause(gold, 0, [row(["Brenn"], "founded", ["Anne Morel"], "fondé")], everyone) == "wrong role"
    wrong_end = row(["Anne Morel"], "founded", ["Vigie"], FACTS[0]["evidence"])
    assert cause(gold, 0, [wrong_end], everyone) == "wrong end"


def test_names_and_values_are_compared_as_the_scorer_does() -> None:
    assert name_key("L’Œuvre de  la Mer") == name_key("oeuvre de la mer") == "oeuvredelamer"
    assert same_quantity("12 EUR", "12.05 EUR") and not same_quantity("12 EUR", "12 USD")
    assert same_quantity("12 EUR", "12") and not same_quantity("x", "12")
    assert same_date("2015", "2015-02") and not same_date("2015-02", "2015") and same_date("2015/2016", "2015")
    assert same_text("ministre de l'Économie", "Ministre Economie") and not same_text("maire", "de")


def test_a_folder_that_is_no_gold_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"no gold set; it wants articles/ID\.txt"):
        load_gold(tmp_path)
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "a.json").write_text("{}")
    with pytest.raises(KgError, match=re.escape("a.json: not a gold annotation (FileNotFoundError")):
        load_gold(tmp_path)
