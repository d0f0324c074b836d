"""The editor's decisions: replayed, kept, and refused with the line where they cannot be followed."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
import sample

from kg.errors import KgError
from kg.link.decision_file import write_decision
from kg.link.decisions import Decision, read_decisions
from kg.link.replay import replay
from kg.model import Graph

GRAPH = Graph((sample.LILLE, sample.BREST, sample.COPY), sample.ENTITIES, (
    sample.claim("vexia", "acquired", "lumen", sample.evidence(sample.LILLE, sample._BOUGHT, "acquired#1")),
    sample.claim(
        "vexia", "acquired", "lumen", sample.evidence(sample.BREST, "Lumen dément", "acquired#1"), status="denied"
    ),
))  # fmt: skip
TEXT = """# what the desk decided
[[decision]]
reject = ["Vexia", "acquired", "Lumen", "denied"]  # see the letter
why = "a mistake"
by = "Anne Roy"

[[decision]]
rename = ["Lumen", "Lumen SA"]

[[decision]]
match = ["Brest", "https://sws.geonames.org/1/"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_decisions_are_followed(tmp_path: Path) -> None:
    graph, idle = replay(GRAPH, read_decisions(written(tmp_path, TEXT)))
    verdicts = {claim.status: claim.verdict for claim in graph.claims}
    assert verdicts["asserted"] is None
    assert (verdicts["denied"].kind, verdicts["denied"].by) == ("rejected", "Anne Roy")
    assert graph.entity("lumen").label == "Lumen SA"
    assert "https://sws.geonames.org/1/" in graph.entity("brest").matches
    assert idle == ()


def test_what_applies_to_nothing_is_reported_with_its_line(tmp_path: Path) -> None:
    graph, idle = replay(replace(GRAPH, claims=()), read_decisions(written(tmp_path, TEXT)))
    assert [d.place.rpartition(":")[2] for d in idle] == ["2"]
    assert graph.claims == ()


DATED = replace(GRAPH, claims=(
    sample.IN_2011, sample.IN_2012,
    sample.claim(
        "paul-ott", "left", "vexia", sample.evidence(sample.LILLE, "Paul Ott", "left#1", date="2018"),
        sample.evidence(sample.BREST, "Paul Ott", "left#1", date="2019"),
    ),
))  # fmt: skip


def preferred(graph: Graph, *about: str) -> Graph:
    graph, idle = replay(graph, [Decision("prefer", about, "the letter", "Anne Roy")])
    assert idle == ()
    return graph


def test_claims_of_the_side_not_preferred_are_outweighed() -> None:
    for status, other in (("asserted", "denied"), ("denied", "asserted")):
        graph = preferred(GRAPH, "Vexia", "acquired", "Lumen", status)
        verdicts = {claim.status: claim.verdict for claim in graph.claims}
        assert (verdicts[status].kind, verdicts[other].kind) == ("preferred", "outweighed")
        assert (verdicts[other].by, verdicts[other].why) == ("Anne Roy", "the letter")
        assert {claim.status: claim.set_aside for claim in graph.claims} == {status: False, other: True}
        (conflict,) = graph.conflicts
        assert conflict.sides[conflict.preferred].value == status


def test_where_one_claim_has_both_sides_the_evidence_of_the_other_is_outweighed() -> None:
    left = next(c for c in preferred(DATED, "Paul Ott", "left", "Vexia", "2018").claims if c.relation == "left")
    assert (left.verdict, left.set_aside) == (None, False)
    assert {e.date: e.outweighed for e in left.evidence} == {"2018": False, "2019": True}


def test_the_one_true_value_is_named_as_object() -> None:
    graph = preferred(DATED, "Vexia", "foundedOn", "2012")
    verdicts = {claim.object.value: claim.verdict for claim in graph.claims if claim.relation == "foundedOn"}
    assert (verdicts["2012"].kind, verdicts["2011-03"].kind) == ("preferred", "outweighed")


def test_what_is_confirmed_cannot_be_outweighed(tmp_path: Path) -> None:
    both = """[[decision]]
confirm = ["Vexia", "acquired", "Lumen", "asserted"]

[[decision]]
prefer = ["Vexia", "acquired", "Lumen", "denied"]
"""
    with pytest.raises(KgError, match=r"decisions\.toml:4: contradicts .*decisions\.toml:1;"):
        replay(GRAPH, read_decisions(written(tmp_path, both)))


def test_an_evolution_has_no_side_to_prefer() -> None:
    march, april = (
        sample.evidence(sample.LILLE, "Vexia", "acquired#1"),
        sample.evidence(sample.BREST, "L", "acquired#1"),
    )
    later = replace(GRAPH, claims=(
        sample.claim("vexia", "acquired", "lumen", march, status="planned"),
        sample.claim("vexia", "acquired", "lumen", april),
    ))  # fmt: skip
    decision = Decision("prefer", ("Vexia", "acquired", "Lumen", "planned"))
    graph, idle = replay(later, [decision])
    assert [conflict.kind for conflict in graph.conflicts] == ["evolution"]
    assert idle == (decision,)


def test_ends_of_a_symmetric_claim_may_be_named_in_either_order() -> None:
    met = replace(GRAPH, claims=(
        sample.claim("nora-selim", "meets", "paul-ott", sample.evidence(sample.BREST, "Paul Ott a", "meets#1")),
    ))  # fmt: skip
    for ends in (("Nora Sélim", "Paul Ott"), ("Paul Ott", "Nora Sélim")):
        graph, idle = replay(met, [Decision("reject", (ends[0], "meets", ends[1]))])
        assert (graph.claims[0].set_aside, idle) == (True, ())


def test_no_file_changes_nothing(tmp_path: Path) -> None:
    assert replay(GRAPH, read_decisions(tmp_path / "decisions.toml")) == (GRAPH, ())


def test_contradictory_decisions_are_refused_naming_both_lines(tmp_path: Path) -> None:
    more = '[[decision]]\nconfirm = ["vexia", "acquired", "LUMEN", "denied"]\n'
    with pytest.raises(KgError, match=r"decisions\.toml:12: contradicts .*decisions\.toml:2;"):
        read_decisions(written(tmp_path, TEXT + more))


def test_writing_keeps_comments_and_order(tmp_path: Path) -> None:
    path = written(tmp_path, TEXT)
    write_decision(path, Decision("confirm", ("Vexia", "acquired", "Lumen", "asserted"), by='Anne « A. » "Roy"'))
    assert path.read_text(encoding="utf-8").startswith(TEXT)
    assert [d.kind for d in read_decisions(path)] == ["reject", "rename", "match", "confirm"]
    before = path.read_bytes()
    with pytest.raises(KgError, match="contradicts"):
        write_decision(path, Decision("reject", ("Vexia", "acquired", "Lumen", "asserted")))
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_a_thousand_damaged_files_give_one_line_with_its_number(tmp_path: Path) -> None:
    chance, refused = random.Random(7), 0
    for _ in range(1000):
        at, size = chance.randrange(len(TEXT)), chance.randrange(1, 12)
        junk = "".join(chance.choice('[]="\\#\n{}é0, \x00') for _ in range(chance.randrange(6)))
        path = written(tmp_path, TEXT[:at] + junk + TEXT[at + size :])
        try:
            read_decisions(path)
        except KgError as error:
            refused += 1
            assert "\n" not in str(error) and str(error).startswith(f"{path}:")
            assert str(error)[len(str(path)) + 1].isdigit()
    assert refused > 500
