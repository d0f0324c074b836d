"""The notation of phrases: what each form compiles to, and which are refused."""

from __future__ import annotations

import pytest

from kg.ontology.phrases import PhraseError, compile_phrase


def test_fixed_infinitive_stands_before_its_slot() -> None:
    phrase = compile_phrase("S proposer de racheter O", "x")
    assert phrase.fixed == (("de", "racheter"),)
    assert (phrase.fixed_before("S"), phrase.fixed_before("O"), phrase.slot("O")) == (0, 1, "obj")


def test_slots_of_an_event_noun_know_what_stands_before_them() -> None:
    phrase = compile_phrase("nomination de S à la tête de O", "x")
    assert (phrase.fixed_before("S"), phrase.fixed_before("O")) == (0, 1)


def test_role_that_the_object_bears() -> None:
    phrase = compile_phrase("O = fils de S", "x")
    assert phrase.inverse
    assert (phrase.slot("O"), phrase.slot("S")) == ("subj", "de")
    assert not compile_phrase("S = père de O", "x").inverse


def test_role_with_a_name_right_behind_it() -> None:
    assert compile_phrase("S = député O", "x").slot("O") == "name"
    assert compile_phrase("S = tête de liste O", "x").slot("O") == "name"


def test_longer_phrase_is_more_specific() -> None:
    short, long = compile_phrase("S = directeur de O", "x"), compile_phrase("S = directeur adjoint de O", "x")
    assert long.specificity > short.specificity


def test_gap_is_no_word_that_a_phrase_fixes() -> None:
    gap = compile_phrase("S = directeur … de O", "x")
    assert gap.words == ("…",)
    assert gap.specificity == 0


@pytest.mark.parametrize(
    "text", ["offre de S O", "O = fils", "S mange", "S racheter O à", "S = patron dee O", "S = chef du clan dde O"]
)
def test_refused(text: str) -> None:
    with pytest.raises(PhraseError):
        compile_phrase(text, "x")
