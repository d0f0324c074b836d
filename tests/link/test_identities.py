"""Who is who as the editor decided: merges, splits, types and ids, whatever the order of articles and decisions."""

from __future__ import annotations

import itertools
from pathlib import Path

import fake
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.link.claims import link
from kg.link.decision_file import write_decision
from kg.link.decisions import Decision, read_decisions, refuse_contradictions
from kg.link.replay import canonical, replay
from kg.model import Article, Extract, Graph, Mention

TEXTS = (
    "Le groupe Brenn a racheté Ouest pour douze millions. Puis Ouest a repris Vigie sans bruit.",
    "Fontal a repris Brenn. Orion Santé a vendu Vigie. Le groupe Brenn a cédé Coz à Morel.",
    "Morel a acheté Petit. Puis Orion a repris Fontal, et Vigie a quitté Coz.",
)
EXTRACTS = [fake.extract(Article(f"a{n}", text, text, ())) for n, text in enumerate(TEXTS)]
NAMES = ["Brenn", "Ouest", "Vigie", "Fontal", "Orion Santé", "Orion", "Coz", "Morel", "Petit", "Inconnu"]


def graph(*decisions: Decision, extracts: list[Extract] = EXTRACTS) -> Graph:
    return replay(link(extracts, decisions), decisions)[0]


def ids(made: Graph) -> set[str]:
    return {entity.id for entity in made.entities}


# -- merges and splits


def test_merged_entities_are_one_with_all_their_names_claims_and_the_reason() -> None:
    made = graph(Decision("same", ("Brenn", "Vigie"), "the owner says so", "Anne Roy"))
    (one,) = [e for e in made.entities if "Brenn" in e.names]
    assert "Vigie" in one.names and len(made.entities) == len(graph().entities) - 1
    assert one.reasons == ("« Brenn », « Vigie »: the editor's decision (Anne Roy, the owner says so)",)
    assert {c.subject for c in made.claims} <= ids(made)


def article(id: str, *names: str) -> Extract:
    places = list(itertools.accumulate((len(name) + 2 for name in names), initial=0))
    text = ", ".join(names) + "."
    mentions = tuple(
        Mention(i, at, at + len(name), name, "name", i, 0, scores=(("Person", 1.0),))
        for i, (name, at) in enumerate(zip(names, places, strict=False))
    )
    return Extract(Article(id, text, text, ()), mentions, ())


def test_a_surname_can_be_kept_from_the_one_who_bears_it() -> None:
    extracts = [article("a", "Paul Ott", "Ott"), article("b", "Nora Sélim")]
    assert ids(graph(extracts=extracts)) == {"paul-ott", "nora-selim"}
    split = graph(Decision("different", ("Ott", "Paul Ott")), extracts=extracts)
    assert ids(split) == {"paul-ott", "nora-selim", "ott"}
    moved = (Decision("different", ("Ott", "Paul Ott")), Decision("same", ("Ott", "Nora Sélim")))
    assert {e.names for e in graph(*moved, extracts=extracts).entities} == {("Nora Sélim", "Ott"), ("Paul Ott",)}


def test_a_name_in_one_article_can_be_of_somebody_else() -> None:
    extracts = [article("a", "Paul Ott"), article("b", "Paul Ott", "Ott")]
    made = graph(Decision("homonym", ("Paul Ott", "b")), extracts=extracts)
    assert sorted(tuple(sorted({a for a, _ in e.mentions})) for e in made.entities) == [("a",), ("b",)]


def test_a_merge_by_a_short_name_reaches_the_entity_it_is_read_as() -> None:
    extracts = [article("a", "Paul Ott", "Ott"), article("b", "Nora Sélim")]
    made = graph(Decision("same", ("Ott", "Nora Sélim")), extracts=extracts)
    assert len(made.entities) == 1


# -- types and ids


def test_a_type_and_an_id_are_as_decided_and_others_make_way() -> None:
    decisions = (Decision("retype", ("Brenn", "Place")), Decision("pin", ("Brenn", "vigie")))
    made = graph(*decisions)
    assert made.entity("vigie").type == "Place" and made.entity("vigie").label == "Brenn"
    assert made.entity("vigie-organization").label == "Vigie"
    assert len(ids(made)) == len(made.entities)


def test_a_decision_may_use_a_name_that_another_gave() -> None:
    renamed = Decision("rename", ("Brenn", "Nouveau"))
    made = graph(renamed, Decision("same", ("Nouveau", "Coz")))
    assert {"Nouveau", "Brenn", "Coz"} <= set(next(e for e in made.entities if e.label == "Nouveau").names)


# -- contradictions


@pytest.mark.parametrize("pair", [
    (Decision("same", ("A", "B")), Decision("different", ("b", "a"))),
    (Decision("retype", ("A", "Place")), Decision("retype", ("a", "Person"))),
    (Decision("pin", ("A", "x")), Decision("pin", ("A", "y"))),
    (Decision("pin", ("A", "x")), Decision("pin", ("B", "x"))),
    (Decision("rename", ("A", "C")), Decision("rename", ("A", "D"))),
    (Decision("match", ("A", "http://x/1")), Decision("match", ("A", "http://x/2"))),
    (Decision("reject", ("A", "left", "B")), Decision("confirm", ("A", "left", "B", "denied"))),
    (Decision("reject", ("A", "left", "B")), Decision("add", ("A", "left", "B"), source="s")),
    (Decision("prefer", ("A", "bornIn", "B")), Decision("prefer", ("A", "bornIn", "C"))),
    (Decision("prefer", ("A", "left", "B", "2018")), Decision("prefer", ("A", "left", "B", "2019"))),
])  # fmt: skip
def test_two_that_cannot_both_be_followed_are_refused_naming_both_lines(pair: tuple[Decision, Decision]) -> None:
    placed = [Decision(d.kind, d.about, place=f"decisions.toml:{n}", source=d.source) for n, d in enumerate(pair, 7)]
    with pytest.raises(KgError, match=r"^decisions\.toml:8: contradicts decisions\.toml:7;"):
        refuse_contradictions(placed)
    refuse_contradictions(placed[:1] * 2)


def test_a_chain_of_merges_contradicts_a_split() -> None:
    chain = [Decision("same", ("A", "B"), place="d:1"), Decision("different", ("A", "C"), place="d:4"),
             Decision("same", ("B", "C"), place="d:7")]  # fmt: skip
    refuse_contradictions(chain[:2])
    with pytest.raises(KgError, match="contradicts"):
        refuse_contradictions(chain)


def test_two_names_of_one_entity_cannot_get_two_labels() -> None:
    decisions = (Decision("rename", ("Morel", "X"), place="d:1"), Decision("rename", ("Coz", "Y"), place="d:4"),
                 Decision("same", ("Morel", "Coz"), place="d:7"))  # fmt: skip
    with pytest.raises(KgError, match="d:4: contradicts d:1"):
        graph(*decisions)


# -- properties

_PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
_ENTITY = st.one_of(
    st.builds(lambda kind, pair: Decision(kind, pair), st.sampled_from(["same", "different"]), _PAIRS),
    st.builds(lambda n, t: Decision("retype", (n, t)), st.sampled_from(NAMES), st.sampled_from(["Place", "Person"])),
    st.builds(lambda n, i: Decision("pin", (n, i)), st.sampled_from(NAMES), st.sampled_from(["x", "brenn", "coz"])),
    st.builds(lambda n, i: Decision("rename", (n, i)), st.sampled_from(NAMES), st.sampled_from(["Un", "Deux"])),
)
_CLAIM = st.builds(
    lambda kind, pair: Decision(kind, (pair[0], "acquired", pair[1]), source="s" if kind == "add" else ""),
    st.sampled_from(["reject", "confirm", "add"]), _PAIRS,
)  # fmt: skip
_SEQUENCE = st.lists(st.one_of(_ENTITY, _CLAIM), max_size=6)


def outcome(extracts: list[Extract], decisions: list[Decision]) -> object:
    """The graph, or that the decisions cannot all be followed."""
    try:
        refuse_contradictions(decisions)
        return replay(link(extracts, decisions), decisions)
    except KgError as error:
        assert "contradicts" in str(error)
        return "refused"


@settings(max_examples=150)
@given(_SEQUENCE, st.permutations(EXTRACTS))
def test_decisions_give_the_same_graph_whatever_the_order_of_articles(
    decisions: list[Decision], order: list[Extract]
) -> None:
    assert outcome(order, decisions) == outcome(EXTRACTS, decisions)


@settings(max_examples=100)
@given(_SEQUENCE, st.permutations(EXTRACTS), st.integers(1, 2))
def test_decisions_survive_articles_that_go_and_come_back(
    decisions: list[Decision], order: list[Extract], kept: int
) -> None:
    def said(made: object) -> object:
        return made if made == "refused" else made[0]  # type: ignore[index]

    before = said(outcome(EXTRACTS, decisions))
    outcome(order[:kept], decisions)  # a build of some of them follows what applies, and forgets nothing
    assert said(outcome([*order[:kept], *order[kept:]], decisions)) == before


@settings(max_examples=60)
@given(st.lists(_ENTITY, max_size=3), _PAIRS)
def test_merge_then_split_is_a_no_op(
    tmp_path_factory: pytest.TempPathFactory, before: list[Decision], pair: tuple[str, str]
) -> None:
    path = tmp_path_factory.mktemp("desk") / "decisions.toml"
    for decision in before:
        try:
            write_decision(path, decision)
        except KgError:
            continue
    kept, text = path.exists(), path.read_bytes() if path.exists() else b""
    try:
        done = write_decision(path, Decision("same", pair))
    except KgError:
        assert (path.read_bytes() if path.exists() else b"") == text
        return
    if done == "added":
        assert write_decision(path, Decision("different", pair)) == "taken back"
        assert (path.exists(), path.read_bytes() if path.exists() else b"") == (kept, text)


def test_taking_back_leaves_comments_and_other_decisions(tmp_path: Path) -> None:
    path = tmp_path / "decisions.toml"
    path.write_text('# ours\n[[decision]]\nsame = ["A", "B"]\n\n# theirs\n[[decision]]\nrename = ["C", "D"]\n')
    write_decision(path, Decision("different", ("B", "a")))
    assert path.read_text() == '# ours\n\n# theirs\n[[decision]]\nrename = ["C", "D"]\n'
    assert [d.kind for d in read_decisions(path)] == ["rename"]


def test_an_entity_is_spoken_of_by_a_name_of_its_articles() -> None:
    made = graph(Decision("rename", ("Brenn", "Nouveau")))
    assert canonical(graph(), "brenn") == "Brenn"
    assert canonical(made, "Nouveau") == "Nouveau"
    assert canonical(made, "Inconnu") is None
