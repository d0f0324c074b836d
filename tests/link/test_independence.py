"""Which articles are one source: five papers that pass on one agency's report, or one statement."""

from __future__ import annotations

import pytest

from kg.link.independence import groups, origins
from kg.model import Article, Evidence

PLAIN = "Altenor a racheté Brisol."


def count(*sentences: str, texts: tuple[str, ...] = (), authors: tuple[str, ...] = ()) -> int:
    """How many sources sentences of as many articles are."""
    articles = [
        Article(f"a{n}", text, "", (), author=author)
        for n, (text, author) in enumerate(zip(texts or sentences, authors or [""] * len(sentences), strict=True))
    ]
    evidence = [Evidence(f"a{n}", 0, 9, s, "acquired#1", 1.0) for n, s in enumerate(sentences)]
    return len(set(groups(evidence, origins(articles))))


@pytest.mark.parametrize(("one", "other"), [
    ("Altenor a racheté Brisol, selon l'AFP.", "D'après l’Agence France-Presse, Brisol est à Altenor."),
    ("Altenor a racheté Brisol, rapporte Reuters.", "Altenor reprend Brisol (Reuters)."),
    ("« Nous avons racheté Brisol ce matin », dit-il.", "Il a tweeté : “Nous avons racheté Brisol ce matin”."),
    ("Altenor a racheté Brisol pour un euro.", "Altenor a racheté Brisol pour un euro."),
])  # fmt: skip
def test_one_report_or_statement_passed_on_twice_is_one_source(one: str, other: str) -> None:
    assert count(one, other) == 1


@pytest.mark.parametrize(("one", "other"), [
    (PLAIN, "Brisol passe à Altenor."),
    ("Altenor a racheté Brisol, selon l'AFP.", "Selon Reuters, Brisol est à Altenor."),
    ("Altenor veut « aller de l'avant ».", "Brisol veut « aller de l'avant »."),
    ("L'AFP a nommé Paul Marchand.", "Paul Marchand rejoint l'AFP."),
])  # fmt: skip
def test_what_only_looks_alike_is_two_sources(one: str, other: str) -> None:
    assert count(one, other) == 2


def test_an_agency_is_credited_in_dateline_signature_and_byline() -> None:
    texts = (f"PARIS (AFP) – {PLAIN}", f"{PLAIN} La rédaction avec AFP", PLAIN, f"{PLAIN} (Photo AFP)", PLAIN)
    assert count(*[PLAIN] * 5, texts=texts, authors=("", "", "AFP", "", "Léa Roy")) == 3


def test_a_chain_of_shared_origins_is_one_source() -> None:
    quoted = "« Nous avons racheté Brisol ce matin »"
    assert count("Altenor, selon l'AFP.", f"{quoted}, dit-il.", f"{quoted}, selon l'AFP.") == 1
