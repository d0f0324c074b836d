"""Claims that the editor adds: their source, date and amount, and ends that no article names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sample

from kg.errors import KgError
from kg.link.added import document
from kg.link.decisions import Decision, read_decisions
from kg.link.identity import claim_id
from kg.link.replay import replay
from kg.model import BY_EDITOR, Claim, Graph, Literal

BOUGHT = replace(sample.BOUGHT, id=claim_id("vexia", "acquired", "lumen", "asserted", None))
GRAPH = Graph((sample.BREST, sample.LILLE), sample.ENTITIES, (BOUGHT, sample.IN_2011))
REPORT = "rapport annuel 2023, p. 12"


def add(*about: str, source: str = REPORT, **details: str) -> Decision:
    return Decision("add", about, by="Anne Roy", source=source, **details)


def claim(graph: Graph, relation: str) -> Claim:
    (found,) = (c for c in graph.claims if c.relation == relation)
    return found


def test_a_claim_rests_on_its_source_with_its_date_and_amount() -> None:
    graph, idle = replay(GRAPH, [add("Orbe", "funds", "Aurore", date="2024-03", amount="12000000 EUR")])
    assert idle == ()
    found = claim(graph, "funds")
    assert (found.verdict.kind, found.verdict.source, found.sources) == ("added", REPORT, 1)
    (evidence,) = found.evidence
    assert (evidence.date, evidence.earliest, evidence.latest) == ("2024-03", "2024-03-01", "2024-03-31")
    assert (evidence.amount, evidence.quote) == ("12000000 EUR", REPORT)
    (source,) = (a for a in graph.articles if a.metadata_from == BY_EDITOR)
    assert (source.id, source.text[evidence.start : evidence.end]) == (evidence.article, REPORT)


def test_ends_that_no_article_names_come_in_with_their_type() -> None:
    decisions = [
        add("Léo Brun", "leads", "Sirena", subject_type="Person", object_type="Organization"),
        add("Léo Brun", "bornOn", "1971-05-03"),
        Decision("match", ("Léo Brun", "http://www.wikidata.org/entity/Q1")),
    ]
    for order in (decisions, decisions[::-1]):
        graph, idle = replay(GRAPH, order)
        assert idle == ()
        assert {(e.id, e.label, e.type) for e in graph.entities} - {
            (e.id, e.label, e.type) for e in GRAPH.entities
        } == {("leo-brun", "Léo Brun", "Person"), ("sirena", "Sirena", "Organization")}
        assert graph.entity("leo-brun").matches == ("http://www.wikidata.org/entity/Q1",)
        assert claim(graph, "leads").object == "sirena"
        assert Literal("date", "1971-05-03") in {c.object for c in graph.claims}


def test_once_articles_name_them_the_entities_are_theirs() -> None:
    given = add("Nora Sélim", "leads", "Orbe", subject_type="Person", object_type="Organization")
    graph, idle = replay(GRAPH, [given])
    assert (graph.entities, idle) == (GRAPH.entities, ())
    assert (claim(graph, "leads").subject, claim(graph, "leads").object) == ("nora-selim", "orbe")


def test_what_articles_state_too_has_one_source_more() -> None:
    graph, _ = replay(GRAPH, [add("Vexia", "acquired", "Lumen", date="2023-06")])
    found = claim(graph, "acquired")
    assert found.id == BOUGHT.id
    assert len(found.evidence) == len(BOUGHT.evidence) + 1
    assert found.sources == BOUGHT.sources + 1


def test_it_contradicts_what_articles_say_and_may_be_preferred() -> None:
    decisions = [add("Vexia", "foundedOn", "2009"), Decision("prefer", ("Vexia", "foundedOn", "2009"))]
    graph, idle = replay(GRAPH, decisions)
    (conflict,) = graph.conflicts
    assert (conflict.kind, idle) == ("date", ())
    assert {c.object.value: c.set_aside for c in graph.claims if c.relation == "foundedOn"} == {
        "2011-03": True, "2009": False,
    }  # fmt: skip


@pytest.mark.parametrize("decision", [
    add("Léo Brun", "leads", "Vexia"),
    add("Nora Sélim", "acquired", "Brest"),
    add("Brest", "bornOn", "1970"),
    add("Vexia", "owns", "groupe Vexia"),
], ids=["unknown", "range", "domain", "itself"])  # fmt: skip
def test_what_cannot_be_added_is_reported_and_changes_nothing(decision: Decision) -> None:
    assert replay(GRAPH, [decision]) == (GRAPH, (decision,))


@pytest.mark.parametrize(("lines", "message"), [
    ('add = ["A", "funds", "B"]\nsource = "s"\ndate = "2024-13"', "'2024-13' is no date; write it like 2024, 2024-03"),
    ('add = ["A", "funds", "B"]\nsource = "s"\ndate = "2023-02-31"', "'2023-02-31' is no date"),
    ('add = ["A", "funds", "B"]\nsource = "s"\ndate = "2024/2023"', "'2024/2023' is no date"),
    ('add = ["A", "funds", "B"]\nsource = "s"\namount = "12 M€"', "'12 M€' is no amount; write it like 12000000 EUR"),
    ('add = ["A", "leads", "B"]\nsource = "s"\namount = "12 EUR"', "leads takes no amount"),
    ('add = ["A", "leads", "B"]\nsource = "s"\nsubject_type = "Firm"', "unknown type 'Firm'; there are Person"),
    ('add = ["A", "leads", "B"]\nsource = "s"\nsubject_type = "Place"', "the subject of leads is no Place, but Person"),
    ('add = ["A", "bornOn", "1970-02-30"]\nsource = "s"', "'1970-02-30' is no date as claims have it"),
    ('add = ["A", "leads", "B"]', "`add` wants its own source"),
    ('confirm = ["A", "leads", "B"]\ndate = "2024"', "`date` goes with `add` alone"),
])  # fmt: skip
def test_what_no_graph_could_take_is_refused_with_its_line(lines: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text(f"# a comment\n[[decision]]\n{lines}\n", encoding="utf-8")
    with pytest.raises(KgError) as caught:
        read_decisions(path)
    assert str(caught.value).startswith(f"{path}:2: ") and message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("first", "second"), [
    ({"date": "2019"}, {"date": "2020"}),
    ({"subject_type": "Person"}, {"subject_type": "Organization"}),
])  # fmt: skip
def test_two_that_cannot_both_be_followed_are_refused_naming_both_lines(
    first: dict[str, str], second: dict[str, str], tmp_path: Path
) -> None:
    def table(details: dict[str, str]) -> str:
        more = "".join(f'{key} = "{value}"\n' for key, value in details.items())
        return f'[[decision]]\nadd = ["Sirena", "founded", "Vexia"]\nsource = "s"\n{more}'

    path = tmp_path / "decisions.toml"
    path.write_text(table(first) + table(second), encoding="utf-8")
    with pytest.raises(KgError, match=r"decisions\.toml:5: contradicts .*decisions\.toml:1;"):
        replay(GRAPH, read_decisions(path))


def test_an_address_is_linked_and_a_source_has_one_document() -> None:
    url = "https://registre.example/vexia?id=1"
    assert (document(url).url, document(REPORT).url) == (url, None)
    both = [add("Orbe", "funds", "Aurore"), add("Vexia", "owns", "Orbe"), add("Vexia", "owns", "Lumen", source=url)]
    graph, _ = replay(replace(GRAPH, claims=()), both)
    assert sorted(a.text for a in graph.articles if a.metadata_from == BY_EDITOR) == [url, REPORT]
