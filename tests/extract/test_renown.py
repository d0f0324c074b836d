"""What readers know of those whom an article names, as evidence for whom descriptions mean."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.extract.chains import Chain, Chains
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse
from kg.extract.renown import check, orders, teach
from kg.french import load_data
from kg.model import EntityType, NameSpan


def chains_of(text: str, names: dict[str, EntityType]) -> Chains:
    spans = [NameSpan(text.index(n), text.index(n) + len(n), n, ((t, 5.0),)) for n, t in names.items()]
    parsed = parse(text, tuple(sorted(spans, key=lambda n: n.start)))
    return Chains(parsed, [m for m in find_mentions(parsed) if m.kind == "name"])


def chain_of(chains: Chains, name: str) -> Chain:
    return next(c for c in chains.all.values() if c.names[0].text == name)


@pytest.mark.parametrize(
    ("text", "name", "kind", "noun", "place"),
    [
        ("Jacques Chirac est parti.", "Jacques Chirac", "Person", "président", "France"),
        ("Merkel est partie.", "Merkel", "Person", "chancelière", "Allemagne"),
        ("Nissan est en crise.", "Nissan", "Organization", "constructeur", "Japon"),
    ],
)
def test_known_ones_learn_their_office_or_trade(text: str, name: str, kind: EntityType, noun: str, place: str) -> None:
    chains = chains_of(text, {name: kind})
    teach(chains)
    assert noun in chain_of(chains, name).nouns
    assert place in chain_of(chains, name).places


def test_an_office_that_the_article_gives_to_another_is_not_taught() -> None:
    text = "Le président français Luc Perrin a reçu Jacques Chirac."
    chains = chains_of(text, {"Luc Perrin": "Person", "Jacques Chirac": "Person"})
    teach(chains)
    assert "président" not in chain_of(chains, "Jacques Chirac").nouns


def test_holders_of_an_office_stand_in_their_order() -> None:
    text = "Donald Trump a critiqué Barack Obama."
    chains = chains_of(text, {"Donald Trump": "Person", "Barack Obama": "Person"})
    trump, obama = chain_of(chains, "Donald Trump"), chain_of(chains, "Barack Obama")
    assert list(orders(chains, trump)) == [[obama.id, trump.id]]


@pytest.mark.parametrize(("change", "entry"), [({"bynames": "word"}, "bynames"), ({"unknown": ["x"]}, "unknown")])
def test_a_damaged_list_is_named(change: dict[str, object], entry: str) -> None:
    with pytest.raises(KgError, match=rf"known_roles\.toml: `{entry}`"):
        check({**load_data("known_roles.toml"), **change})


def test_an_office_without_its_nouns_is_named() -> None:
    data = load_data("known_roles.toml")
    words = {office: nouns for office, nouns in data["words"].items() if office != "roi"}
    with pytest.raises(KgError, match=r"known_roles\.toml: `words` lacks 'roi'"):
        check({**data, "words": words})
