"""Amounts: money, shares and counts as French news writes them."""

from __future__ import annotations

import copy
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.extract.amounts import check, find_amounts, number
from kg.french import load_data

ONE = [
    ("une offre de 97,4 milliards $ pour Brenn", "97400000000 USD"),
    ("une offre de 9,74 milliards de dollars", "9740000000 USD"),
    ("Doriane lève 500 M€", "500000000 EUR"),
    ("Doriane lève 500M€", "500000000 EUR"),
    ("près de 100 millions d'euros", "100000000 EUR"),
    ("près de 100 millions d’euros", "100000000 EUR"),
    ("1,68 milliards de dollars US", "1680000000 USD"),
    ("1,68 milliard de dollars américains", "1680000000 USD"),
    ("un chèque de 1 200 euros", "1200 EUR"),
    ("un chèque de 1\u202f200\u00a0€", "1200 EUR"),
    ("un chèque de 3.000 euros", "3000 EUR"),
    ("une amende de 12.500.000 euros", "12500000 EUR"),
    ("il a payé $3 millions", "3000000 USD"),
    ("il a payé $3.5bn", "3500000000 USD"),
    ("il a payé £20m", "20000000 GBP"),
    ("vendu 2 Mds€", "2000000000 EUR"),
    ("vendu 2,5 Md€", "2500000000 EUR"),
    ("un budget de 40 k€", "40000 EUR"),
    ("trois millions de livres sterling", "3000000 GBP"),
    ("deux milliards de francs suisses", "2000000000 CHF"),
    ("un milliard d'euros", "1000000000 EUR"),
    ("cent millions de yens", "100000000 JPY"),
    ("15 milliards de yuans", "15000000000 CNY"),
    ("300 millions de francs CFA", "300000000 XOF"),
    ("300 millions de FCFA", "300000000 XOF"),
    ("2 millions de dollars canadiens", "2000000 CAD"),
    ("5 millions de roubles", "5000000 RUB"),
    ("entre 200 et 300 millions d'euros", "200000000 EUR"),
    ("vendu 10 millions d'USD", "10000000 USD"),
    ("60 millions EUR", "60000000 EUR"),
    ("un demi-milliard d'euros", "500000000 EUR"),
    ("une dizaine de millions d'euros", "10000000 EUR"),
    ("1,5 million de dollars", "1500000 USD"),
    ("quarante millions de couronnes suédoises", "40000000 SEK"),
    ("à hauteur de 49 %", "49%"),
    ("à hauteur de 49,5%", "49.5%"),
    ("vingt pour cent du capital", "20%"),
    ("12 pour cent des parts", "12%"),
    ("la moitié du capital", "50%"),
    ("un tiers des parts", "33.3%"),
    ("emploie 1 200 salariés", "1200 salarié"),
    ("supprime 3 000 postes", "3000 poste"),
    ("quelque 15.000 collaborateurs", "15000 collaborateur"),
    ("deux mille emplois", "2000 emploi"),
    ("une centaine de salariés", "100 salarié"),
    ("des milliers d'emplois", None),
    ("le 3 mars 2024", None),
    ("en 2015", None),
    ("la version 4.5", None),
    ("les euros", None),
    ("plusieurs millions d'euros", None),
    ("3 000 mètres", None),
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_one_amount(text: str, expected: str | None) -> None:
    """Each text holds the one amount, or none."""
    assert [str(a) for a in find_amounts(text)] == ([] if expected is None else [expected])


def test_the_span_is_the_wording() -> None:
    """Offsets delimit what the text says, and nothing more."""
    text = "Le groupe paie 3,5 millions d’euros à Doriane."
    (amount,) = find_amounts(text)
    assert text[amount.start : amount.end] == "3,5 millions d’euros"


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("environ 3 millions d'euros", "about"), ("près de 3 millions d'euros", "about"),
        ("plus de 3 millions d'euros", "at least"), ("au moins 3 millions d'euros", "at least"),
        ("jusqu'à 3 millions d'euros", "at most"), ("moins de 3 millions d'euros", "at most"),
        ("pour 3 millions d'euros", "exact"),
    ],
)  # fmt: skip
def test_bounds(text: str, bound: str) -> None:
    """Words before a figure say how firm it is."""
    assert find_amounts(text)[0].bound == bound


def test_several_in_order() -> None:
    """A price and its conversion are two amounts, in the order of the text."""
    found = find_amounts("97,4 milliards de dollars (93,4 milliards d'euros), soit 20 % du total")
    assert [str(a) for a in found] == ["97400000000 USD", "93400000000 EUR", "20%"]


@given(
    st.integers(1, 999),
    st.sampled_from([("millions", 6), ("milliards", 9)]),
    st.sampled_from([(" d'euros", "EUR"), (" de dollars", "USD")]),
)
def test_scales(figure: int, scale: tuple[str, int], currency: tuple[str, str]) -> None:
    """A figure, a scale and a currency read as their product."""
    (amount,) = find_amounts(f"payer {figure} {scale[0]}{currency[0]} comptant")
    assert Decimal(amount.value) == figure * 10 ** scale[1] and amount.unit == currency[1]


@given(st.integers(0, 10**9))
def test_grouped_figures(value: int) -> None:
    """Thousands apart by spaces or points give the number back."""
    grouped = f"{value:,}"
    assert number(grouped.replace(",", "\u202f")) == value
    assert number(grouped.replace(",", ".")) == value or value < 1000


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    """On any text: sorted, inside it, not overlapping."""
    found = find_amounts(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(0 <= a.start < a.end <= len(text) for a in found)


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("scales", "millions", "six"),
        ("currencies", "euros", "Euro"),
        ("numbers", "deux", "2"),
        ("shares", "la moitié", "half"),
        ("bounds", "about", "environ"),
    ],
)
def test_bad_data_is_named(section: str, key: str, value: object) -> None:
    """A mistake in the word list stops loading and names file and entry."""
    data = copy.deepcopy(load_data("amounts.toml"))
    data[section][key] = value
    with pytest.raises(KgError, match=f"amounts.toml: `{section}.{key}`"):
        check(data)


def test_cases_run() -> None:
    """No filter silently drops the table."""
    assert len(ONE) >= 40
