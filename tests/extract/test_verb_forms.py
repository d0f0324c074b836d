"""Forms that the tagger gets wrong, on trees written by hand."""

from __future__ import annotations

from kg.extract.tree import Parsed, Sentence, Token
from kg.extract.verb_forms import settle_form

PAST, INFINITIVE = {"VerbForm": "Part", "Tense": "Past"}, {"VerbForm": "Inf"}


def form(verb: str, tag: dict[str, str], *around: tuple[str, str, str]) -> str | None:
    """The form of `verb`, tagged `tag`, after correction; `around` are other words with tag and label below it."""
    rows = [*(r for r in around if r[2] != "obj"), (verb, "VERB", "ROOT"), *(r for r in around if r[2] == "obj")]
    at = next(i for i, row in enumerate(rows) if row[2] == "ROOT")
    tokens = [
        Token(i, text, text.lower(), pos, dep, at, 2 * i, 2 * i + 1, 0, dict(tag) if i == at else {}, None, frozenset())
        for i, (text, pos, dep) in enumerate(rows)
    ]
    parsed = Parsed(" ".join(row[0] for row in rows), tokens, [Sentence(0, len(tokens), 0, 2 * len(tokens))], [])
    settle_form(parsed, tokens[at])
    return tokens[at].morph.get("VerbForm")


def test_participle_with_subject_and_object_but_no_auxiliary_is_a_present() -> None:
    assert form("construit", PAST, ("Altenor", "PROPN", "nsubj"), ("avion", "NOUN", "obj")) == "Fin"


def test_participle_with_auxiliary_or_without_object_stays_one() -> None:
    subject, object_ = ("Altenor", "PROPN", "nsubj"), ("avion", "NOUN", "obj")
    assert form("construit", PAST, subject, ("a", "AUX", "aux:tense"), object_) == "Part"
    assert form("construit", PAST, subject) == "Part"
    assert form("construit", PAST, object_) == "Part"


def test_form_that_no_participle_has_is_finite() -> None:
    assert form("commémore", PAST, ("fête", "NOUN", "nsubj")) == "Fin"


def test_infinitive_by_tag_only() -> None:
    assert form("importé", INFINITIVE, ("avoir", "AUX", "aux:tense")) == "Part"
    assert form("cédant", INFINITIVE) == "Part"
    assert form("rachetons", INFINITIVE) == "Fin"
    assert form("racheter", INFINITIVE) == "Inf"
