"""What goes into the page, how it is laid out, what part of it is drawn: all without a browser."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from pictures import article, claim, entity, large, press, said

from kg.errors import KgError
from kg.model import BY_EDITOR
from kg.ontology.relations import load_relations
from kg.publish.render import Cut, card_html, graph_html, inline_html, partial_graph, write_html
from kg.publish.render.data import page_data, seen
from kg.publish.render.layout import box


def ids(cut: Cut) -> set[str]:
    return {one.id for one in partial_graph(press(), cut).entities}


def test_the_same_graph_gives_the_same_bytes(tmp_path: Path) -> None:
    write_html(press(), tmp_path / "a.html")
    write_html(press(), tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b.html"]


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="nowhere"):
        write_html(press(), tmp_path / "nowhere" / "a.html")


def test_most_important_first_and_nobody_on_top_of_another() -> None:
    data = page_data(large(600, 2000), load_relations())["entities"]
    assert data[0]["r"] == max(one["r"] for one in data)
    boxes = [(one["x"], one["y"], *box(one["label"], one["r"])) for one in data]
    for i, (x, y, w, h) in enumerate(boxes):
        for other in boxes[i + 1 :]:
            assert abs(x - other[0]) + 1 >= w + other[2] or abs(y - other[1]) + 1 >= h + other[3]


def test_one_more_article_leaves_the_others_in_place() -> None:
    graph = press()
    more = claim("nova", "sues", "gand", said("Nova attaque Gand.", "trois"))
    grown = dataclasses.replace(
        graph, articles=(*graph.articles, article("trois", "Nova")),
        entities=(*graph.entities, entity("nova", "Nova", "Organization")),
        claims=tuple(sorted((*graph.claims, more), key=lambda one: one.id)),
    )  # fmt: skip
    before, after = (
        {one["id"]: (one["x"], one["y"]) for one in page_data(g, load_relations())["entities"]} for g in (graph, grown)
    )
    width = max(x for x, _ in before.values()) - min(x for x, _ in before.values())
    moved = sorted(abs(before[id][0] - after[id][0]) + abs(before[id][1] - after[id][1]) for id in before)
    assert moved[len(moved) // 2] < width / 3  # most stay in their region


def test_what_is_outweighed_and_what_the_editor_added_is_marked() -> None:
    graph = press()
    bought = next(c for c in graph.claims if len(c.evidence) == 3)
    places = (dataclasses.replace(bought.evidence[0], outweighed=True), *bought.evidence[1:])
    claims = tuple(dataclasses.replace(c, evidence=places) if c is bought else c for c in graph.claims)
    articles = tuple(dataclasses.replace(a, metadata_from=BY_EDITOR) if a.id == "une" else a for a in graph.articles)
    data = page_data(dataclasses.replace(graph, claims=claims, articles=articles), load_relations())
    (found,) = (c for c in data["claims"] if c["id"] == bought.id)
    assert [place.get("out") for place in found["ev"]] == [True, None, None]
    assert [(a["id"], a.get("added")) for a in data["articles"]] == [("deux", None), ("une", True)]


def test_a_cut_by_date_does_not_go_by_an_outweighed_one() -> None:
    graph = press()
    weighed = dataclasses.replace(graph, claims=tuple(
        dataclasses.replace(c, evidence=tuple(dataclasses.replace(e, outweighed=True) for e in c.evidence))
        if c.subject == "hugo-lenz" and c.object == "ecume" else c for c in graph.claims
    ))  # fmt: skip
    cut = Cut(until="1998")
    assert len(partial_graph(graph, cut).claims) == 1
    with pytest.raises(KgError, match="nothing to draw"):
        partial_graph(weighed, cut)


def test_what_cannot_be_seen_is_not_shown() -> None:
    assert seen("a\u202eb\u200bc\ufeffd\u0007") == "abcd"
    assert seen("می\u200cخواهم 👩\u200d🚀") == "می\u200cخواهم 👩\u200d🚀"


def test_quotes_stand_once_and_sources_are_kept() -> None:
    data = page_data(press(), load_relations())
    assert len(data["quotes"]) == len(set(data["quotes"]))
    denied = next(one for one in data["claims"] if one["st"] == "denied")
    assert data["entities"][denied["by"]]["id"] == "alma-rey"
    assert data["conflicts"][0]["sides"][1]["v"] == "denied"


def test_parts() -> None:
    assert ids(Cut(focus="Gand")) == {"gand", "delta", "cap-nord"}
    assert ids(Cut(focus="gand", depth=2)) == {"gand", "delta", "cap-nord", "brisk"}
    assert ids(Cut(statuses=("planned",))) == {"orval", "brisk"}
    assert ids(Cut(until="1999")) == {"hugo-lenz", "ecume"}
    assert len(partial_graph(press(), Cut(statuses=("asserted", "denied"))).conflicts) == 1
    assert partial_graph(press(), Cut(statuses=("planned",))).conflicts == ()


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        (Cut(focus="Gant"), "near it: Gand"),
        (Cut(focus="Gand", depth=-1), "0 or more"),
        (Cut(statuses=("rumoured",)), "choose from asserted"),
        (Cut(since="2031"), "nothing to draw"),
    ],
)
def test_what_cannot_be_drawn_is_explained(cut: Cut, words: str) -> None:
    with pytest.raises(KgError, match=words):
        partial_graph(press(), cut)


def test_names_that_several_bear_are_refused() -> None:
    graph = press()
    twins = dataclasses.replace(graph, entities=(*graph.entities, entity("gand-2", "Gand", "Organization")))
    with pytest.raises(KgError, match="gand, gand-2"):
        partial_graph(twins, Cut(focus="Gand"))


def test_card_opens_on_its_entity_and_inline_is_a_sandboxed_frame() -> None:
    card = card_html(press(), "groupe Orval")
    assert '"view":{"sel":"orval"}' in card and "Cap Nord" not in card
    frame = inline_html(press(), height=500)
    assert frame.startswith("<iframe") and 'height="500"' in frame and "allow-same-origin" not in frame
    assert frame.count("<") == 2
    for page in (card_html(press(), "orval", base_iri="https://kg.example/"),
                 inline_html(press(), base_iri="https://kg.example/")):  # fmt: skip
        assert "https://kg.example/" in page


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KgError, match="fr, en"):
        graph_html(press(), language="de")


def test_no_address_but_names_and_licences_is_in_the_page() -> None:
    text = graph_html(press())
    assert "cdnjs" not in text and "jsdelivr" not in text and "unpkg" not in text and "@import" not in text
