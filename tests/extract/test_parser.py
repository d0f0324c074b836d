"""The two parsers that are summed: they cut and step alike, and one makes good what the other gets wrong."""

from __future__ import annotations

import pytest

from kg.extract.parser import _second, parsed_docs, pipeline

TEXTS = (
    "L'ex-PDG d'Airbus, aujourd'hui à la tête d'Alstom, a vu son salaire passer à 1,2 M€ (+ 12 %).",
    "« C'est-à-dire qu'il n'y a rien », a-t-il dit : le rendez-vous de 16h30 est annulé…",
    "M. Morel, qu'on dit proche du Premier ministre, quitterait-il Brenn ?",
)


@pytest.mark.parametrize("text", TEXTS)
def test_both_cut_a_text_into_the_same_tokens(text: str) -> None:
    assert [t.text for t in pipeline().make_doc(text)] == [t.text for t in _second().make_doc(text)]


def test_both_make_the_same_moves() -> None:
    assert pipeline().get_pipe("parser").move_names == _second().get_pipe("parser").move_names  # type: ignore[attr-defined]


def test_second_parser_makes_good_what_the_first_gets_wrong() -> None:
    text = "Berlin n'a pas sanctionné Rome."
    (alone,) = pipeline().pipe([text])
    (summed,) = parsed_docs([text])
    arcs = [(t.text, t.dep_, t.head.text) for t in summed if t.text in ("Berlin", "Rome")]
    assert arcs == [("Berlin", "nsubj", "sanctionné"), ("Rome", "obj", "sanctionné")]
    assert arcs != [(t.text, t.dep_, t.head.text) for t in alone if t.text in ("Berlin", "Rome")]


def test_lines_come_back_in_order_with_lemmas_and_parts_of_speech() -> None:
    lines = [f"Le ministre numéro {i} a quitté Paris." for i in range(70)]  # more than one batch
    docs = list(parsed_docs(lines))
    assert [doc.text for doc in docs] == lines
    verbs = [[(t.lemma_, t.pos_) for t in doc if t.text == "quitté"] for doc in docs]
    assert verbs == [[("quitter", "VERB")]] * len(lines)


def test_no_line_is_no_doc() -> None:
    assert list(parsed_docs([])) == []
