"""« il » that means somebody, and « il » that means nobody."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

from kg.extract.impersonal import is_impersonal
from kg.extract.parse import parse


def _impersonal(text: str) -> bool:
    parsed = parse(text, ())
    return is_impersonal(parsed, next(t for t in parsed.tokens if t.text.lower() == "il"))


@pytest.mark.parametrize(
    "text",
    [
        "Il faut attendre la fin du procès.", "Il y a trois candidats.", "Il s'agit d'un accident.",
        "Il est possible que la vente échoue.", "Il n'y avait aucun témoin.", "Il semble que la vente ait échoué.",
        "Il a été décidé que la vente serait annulée.",
    ],
)  # fmt: skip
def test_means_nobody(text: str) -> None:
    assert _impersonal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Il est aussi l'auteur de deux romans.", "Il estime que la vente a échoué.", "Il va rencontrer le ministre.",
        "Il est membre du parti depuis 2004.", "Il demande que la vente soit annulée.",
        "Il apparaît à la télévision.", "Il agit seul.",
    ],
)  # fmt: skip
def test_means_somebody(text: str) -> None:
    assert not _impersonal(text)


@pytest.mark.parametrize("opening", ["C'est ainsi que", "C’est alors que", "C'est dans ce cadre que", "C'est pourquoi"])
def test_clause_behind_a_cleft_says_what_it_says_alone(opening: str) -> None:
    assert claims(f"{opening} la banque O{{Delcourt}} a racheté la société O{{Norvax}}.") == {
        "Delcourt acquired Norvax"
    }


def test_place_in_a_cleft_is_not_the_object() -> None:
    assert claims("C'est à L{Lyon} que P{Paul Marchand} a fondé O{Norvax}.") == {"Paul Marchand founded Norvax"}


def test_noun_in_a_cleft_is_no_part_of_its_clause() -> None:
    assert claims("C'est ce que P{Paul Marchand} a dit à P{Léa Normand}.") == set()
