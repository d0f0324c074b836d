"""What one article says of those that it names."""

from __future__ import annotations

import re

import pytest

from kg.extract.chains import Chain, Chains
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse
from kg.model import EntityType, NameSpan

_TYPES: dict[str, EntityType] = {
    "Marine Aubert": "Person", "Paul Le Goff": "Person", "Altenor": "Organization", "Le Goff": "Person",
    "Aubert": "Person", "Paul Aubert": "Person",
    "Camille Rousset": "Person", "Opéra de Lyon": "Organization", "Lyon": "Place", "Paul": "Person",
}  # fmt: skip


def _chains(text: str) -> Chains:
    pattern = re.compile("|".join(re.escape(name) for name in sorted(_TYPES, key=len, reverse=True)))
    names = tuple(NameSpan(m.start(), m.end(), m.group(), ((_TYPES[m.group()], 1.0),)) for m in pattern.finditer(text))
    parsed = parse(text, names)
    return Chains(parsed, [m for m in find_mentions(parsed) if m.kind == "name"])


def _of(chains: Chains, name: str) -> Chain:
    return chains.of(next(m for m in chains.names if m.text == name))


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Paul Le Goff est arrivé. Le Goff a parlé.", "Le Goff", "Paul Le Goff"),
        ("Marine Aubert est arrivée. Aubert a parlé.", "Aubert", "Marine Aubert"),
        ("Paul Le Goff est arrivé. Paul a parlé.", "Paul", "Paul Le Goff"),
    ],
)
def test_short_form(text: str, short: str, full: str) -> None:
    chains = _chains(text)
    assert _of(chains, short) is _of(chains, full)


def test_a_title_tells_two_of_one_surname_apart() -> None:
    chains = _chains("Marine Aubert est arrivée. Paul Aubert a parlé. Mme Aubert est partie.")
    assert _of(chains, "Aubert") is _of(chains, "Marine Aubert")


def test_a_city_is_not_what_stands_there() -> None:
    chains = _chains("L'Opéra de Lyon ouvre. Le maire de Lyon est venu.")
    assert _of(chains, "Lyon") is not _of(chains, "Opéra de Lyon")


@pytest.mark.parametrize(
    ("text", "name", "gender"),
    [
        ("La chanteuse Camille Rousset est arrivée.", "Camille Rousset", "f"),
        ("M. Aubert est arrivé.", "Aubert", "m"),
        ("Mme Aubert est arrivée.", "Aubert", "f"),
        ("Marine Aubert est arrivée.", "Marine Aubert", "f"),
        ("Le groupe Altenor a fermé.", "Altenor", "m"),
        ("La victime Aubert a parlé.", "Aubert", None),
    ],
)
def test_gender(text: str, name: str, gender: str | None) -> None:
    assert _of(_chains(text), name).gender()[0] == gender


def test_nationality_and_nouns() -> None:
    chain = _of(_chains("La romancière belge Camille Rousset est arrivée."), "Camille Rousset")
    assert chain.places == {"Belgique"} and "romancière" in chain.nouns
