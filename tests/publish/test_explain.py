"""The chain behind a claim, from an article that is really read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.link.claims import link
from kg.link.decisions import Decision
from kg.link.replay import replay
from kg.model import Article
from kg.pipeline import extract, parsed_of
from kg.publish.explain import Explainer

TEXT = (
    "Le groupe Altenor a été fondé par Paul Marchand en 2009. Selon Nadia Ferrand, Altenor aurait racheté la société "
    "Brisol. Marchand n'a pas rencontré Nadia Ferrand."
)
DECIDED = (Decision("reject", ("Altenor", "acquired", "Brisol"), "a rumour", "Anne Roy", "decisions.toml:3"),)


@pytest.fixture(scope="module")
def told() -> Iterator[dict[str, str]]:
    """The explanation of each claim, by its relation."""
    extracts = [extract(Article("essai", TEXT, TEXT, (), outlet="Le Phare", published="2024-03-02"))]
    graph, _ = replay(link(extracts, DECIDED), DECIDED)
    explainer = Explainer(graph, extracts, DECIDED, parsed_of)
    yield {claim.relation: "\n".join(explainer.lines(claim)) for claim in graph.claims}


@pytest.mark.parametrize("part", [
    "Altenor · acquired · Brisol · alleged\naccording to Nadia Ferrand",
    f"[essai, Le Phare, 2024-03-02, characters {TEXT.index('Selon')} to {TEXT.index(' Marchand n')}]",
    "sentence    « Selon Nadia Ferrand, Altenor aurait racheté la société Brisol. »",
    "subject     « Altenor » → Altenor (Organization;",
    "frame       verb « racheter » (here « racheté »): S as subject, O as object, by the sentence's structure\n",
    "names       Nadia Ferrand (Person", "phrase      acquired#1: « S racheter O »\n",
    "status      alleged, from « aurait »", "source      from « Selon »",
    "confidence 0.", "  one source, not the article's own voice", "conflicts: none",
    "decisions:\n  this claim is rejected (Anne Roy, a rumour)\n  decisions.toml:3: reject Altenor, acquired, Brisol",
])  # fmt: skip
def test_every_link_of_the_chain_is_told(told: dict[str, str], part: str) -> None:
    assert part in told["acquired"]


def test_decisions_on_other_claims_of_the_same_people_are_left_out(told: dict[str, str]) -> None:
    assert told["founded"].endswith("decisions: none")


def test_a_bare_surname_says_how_it_was_resolved(told: dict[str, str]) -> None:
    assert "« Marchand » → Paul Marchand (Person; « Marchand »: the one who bears that name)" in told["meets"]
    assert "denied, from « pas »" in told["meets"]
