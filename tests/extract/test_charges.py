"""Charges behind a predicate: where their list begins, how it is divided, and what is no charge."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.extract.charges import Charges, Deeds, check
from kg.extract.dates import find_dates
from kg.extract.parse import parse
from kg.french import load_data
from kg.model import NameSpan

NAMES = {"Paul Marchand": "Person", "Altenor": "Organization"}


def charges(text: str, verb: str, preposition: str, deeds: Deeds = "any") -> list[str]:
    found = sorted((text.index(name), name, kind) for name, kind in NAMES.items() if name in text)
    parsed = parse(text, tuple(NameSpan(i, i + len(name), name, ((kind, 5.0),)) for i, name, kind in found))
    anchor = next(t.i for t in parsed.tokens if t.text == verb)
    return list(Charges(parsed, find_dates(text, "2020-01-15")).behind(anchor, preposition, deeds))


@pytest.mark.parametrize(
    ("text", "verb", "preposition", "said"),
    [
        ("Il est poursuivi pour vol.", "poursuivi", "pour", ["vol"]),
        (
            "Il a été inculpé de corruption et d'abus de pouvoir.",
            "inculpé",
            "de",
            ["corruption", "abus de pouvoir"],
        ),
        (
            "Il a été inculpé dans la nuit d'agression sexuelle, de tentative de viol et de séquestration.",
            "inculpé",
            "de",
            ["agression sexuelle", "tentative de viol", "séquestration"],
        ),
        ("Il a été inculpé en mai de « crimes économiques » par un juge.", "inculpé", "de", ["crimes économiques"]),
        (
            "Il est jugé pour onze chefs d'accusation, dont meurtre et enrôlement d'enfants soldats.",
            "jugé",
            "pour",
            ["meurtre", "enrôlement d'enfants soldats"],
        ),
        ("Il est jugé pour des faits de violences aggravées.", "jugé", "pour", ["violences aggravées"]),
        (
            "Il est jugé pour détournement de fonds publics et de biens et pour faux et usage de faux.",
            "jugé",
            "pour",
            ["détournement de fonds publics et de biens", "faux et usage de faux"],
        ),
        (
            "Il est mis en examen pour complicité et recel d'abus de biens sociaux.",
            "mis",
            "pour",
            ["complicité d'abus de biens sociaux", "recel d'abus de biens sociaux"],
        ),
        ("Il a été condamné pour fraude fiscale le 3 mai 2019 à Lyon.", "condamné", "pour", ["fraude fiscale"]),
        ("Il est soupçonné d'avoir détourné des fonds en 2012.", "soupçonné", "de", ["avoir détourné des fonds"]),
        ("Il est accusé d'avoir commis des crimes de guerre.", "accusé", "de", ["crimes de guerre"]),
        (
            "Il est accusé de meurtre et d'avoir dissimulé un corps.",
            "accusé",
            "de",
            ["meurtre", "avoir dissimulé un corps"],
        ),
    ],
)
def test_charges(text: str, verb: str, preposition: str, said: list[str]) -> None:
    assert charges(text, verb, preposition) == said


@pytest.mark.parametrize(
    ("text", "verb", "preposition"),
    [
        ("Il est poursuivi pour les mêmes faits.", "poursuivi", "pour"),
        ("Il est accusé de vouloir quitter Altenor.", "accusé", "de"),
        ("Il est accusé par les victimes de viol.", "accusé", "de"),
        ("Il est jugé à Lyon et sera poursuivi pour vol.", "jugé", "pour"),
        ("Il est jugé digne de confiance.", "jugé", "de"),
    ],
)
def test_no_charges(text: str, verb: str, preposition: str) -> None:
    assert charges(text, verb, preposition) == []


def test_past_deeds() -> None:
    assert charges("Altenor est accusée de polluer le fleuve.", "accusée", "de", deeds="past") == []
    assert charges("Altenor est accusée d'avoir menti.", "accusée", "de", deeds="past") == ["avoir menti"]


def test_deeds_only_where_wanted() -> None:
    assert charges("Il est accusé d'avoir menti à la police.", "accusé", "de", deeds="none") == []


@pytest.mark.parametrize(("change", "entry"), [({"pairs": "word"}, "pairs"), ({"unknown": ["x"]}, "unknown")])
def test_a_damaged_list_is_named(change: dict[str, object], entry: str) -> None:
    with pytest.raises(KgError, match=rf"charges\.toml: `{entry}`"):
        check({**load_data("charges.toml"), **change})
