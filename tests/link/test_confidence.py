"""What makes a claim more or less sure, and which sources count once."""

from __future__ import annotations

import dataclasses

from kg.link.confidence import Basis, Record, rated
from kg.link.independence import origins
from kg.model import Article, Claim, Evidence

RECORD = Record(
    phrases={"acquired#1": (40, 40), "acquired#2": (1, 40)},
    relations={"acquired": (41, 80)}, methods={"frame": (80, 100), "pattern": (20, 100)},
    coreference={"used": (40, 100), "unused": (80, 100)},
)  # fmt: skip
NAMED, PRONOUN = Basis("frame", False), Basis("frame", True)


def said(*articles: str, phrase: str = "acquired#1", by: str | None = None) -> Claim:
    evidence = tuple(Evidence(article, 0, 9, "une phrase", phrase, 1.0) for article in articles)
    return Claim("c", "vexia", "acquired", "lumen", "asserted", by, evidence)


def rate(claim: Claim, basis: Basis = NAMED, **copies: str) -> Claim:
    articles = [Article(e.article, "", "", (), copy_of=copies.get(e.article)) for e in claim.evidence]
    return rated(claim, [basis] * len(claim.evidence), origins(articles), RECORD)


def test_a_phrase_that_was_right_gives_more_than_one_that_was_wrong() -> None:
    good, bad, unseen = (rate(said("a", phrase=f"acquired#{n}")).confidence for n in (1, 2, 3))
    assert good > unseen > bad


def test_an_end_found_by_coreference_lowers_it_and_is_a_reason() -> None:
    named, pronoun = rate(said("a")), rate(said("a"), PRONOUN)
    assert pronoun.confidence < named.confidence
    assert any("coreference" in reason for reason in pronoun.reasons)
    assert not any("coreference" in reason for reason in named.reasons)


def test_independent_articles_support_each_other_and_copies_do_not() -> None:
    one, two = rate(said("a")), rate(said("a", "b"))
    copied = rate(said("a", "b"), b="a")
    assert (one.sources, two.sources, copied.sources) == (1, 2, 1)
    assert two.confidence > one.confidence == copied.confidence


def test_copies_of_copies_are_one_source() -> None:
    assert rate(said("a", "b", "c"), b="a", c="b").sources == 1


def test_a_person_whom_five_papers_repeat_is_one_source() -> None:
    claim = rate(said("a", "b", "c", "d", "e", by="paul-ott"))
    assert claim.sources == 1
    assert "one source, repeated by several articles" in claim.reasons


def test_reasons_say_what_the_phrase_is_worth_and_the_status() -> None:
    claim = rate(dataclasses.replace(said("a"), status="alleged"))
    assert "phrase acquired#1: right 40 times of 40 in annotated articles" in claim.reasons
    assert "status alleged, from the words around it" in claim.reasons
