"""Who comes to a role by a verb."""

from __future__ import annotations

import pytest

from kg.extract.accessions import risen
from kg.extract.parse import parse
from kg.model import NameSpan

_NAME = "Louis Berthe"


def _risen(text: str, noun: str) -> str | None:
    parsed = parse(text, (NameSpan(text.index(_NAME), text.index(_NAME) + len(_NAME), _NAME, (("Person", 5.0),)),))
    token = risen(parsed, next(t for t in parsed.tokens if t.text == noun))
    return None if token is None else parsed.tokens[token].text


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Louis Berthe est devenu président de la République en mai 2011.", "président"),
        ("Louis Berthe a été élu chancelier mercredi par les députés.", "chancelier"),
        ("Louis Berthe a été nommé ministre de l'Économie lundi.", "ministre"),
        ("Louis Berthe, élu maire de la ville en 2014, est mort.", "maire"),
    ],
)
def test_a_verb_tells_who_comes_to_a_role(text: str, noun: str) -> None:
    assert _risen(text, noun) == _NAME


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Louis Berthe n'est pas devenu président en 2011.", "président"),
        ("Louis Berthe voulait devenir président en 2011.", "président"),
        ("Louis Berthe aurait été élu chancelier mercredi.", "chancelier"),
        ("Louis Berthe a rencontré le président en 2011.", "président"),
        ("Louis Berthe a nommé une ministre lundi.", "ministre"),
    ],
)
def test_what_is_wanted_denied_or_done_to_another_tells_nothing(text: str, noun: str) -> None:
    assert _risen(text, noun) is None
