"""Whose predecessor somebody is, by what the article tells: marks as in `test_coreference`."""

from __future__ import annotations

import pytest

from kg.extract.chains import Chains
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse
from kg.extract.successions import Successions
from kg.model import NameSpan


@pytest.mark.parametrize(
    ("text", "new", "old"),
    [
        ("Paul Marchand remplace Claire Vasseur.", "Paul Marchand", "Claire Vasseur"),
        ("Paul Marchand a succédé à Claire Vasseur.", "Paul Marchand", "Claire Vasseur"),
        ("Claire Vasseur est remplacée par Paul Marchand.", "Paul Marchand", "Claire Vasseur"),
    ],
)
def test_verbs_of_replacing_tell_who_came_before(text: str, new: str, old: str) -> None:
    spans = (NameSpan(text.index(n), text.index(n) + len(n), n, (("Person", 5.0),)) for n in (new, old))
    parsed = parse(text, tuple(sorted(spans, key=lambda n: n.start)))
    chains = Chains(parsed, [m for m in find_mentions(parsed) if m.kind == "name"])
    number = {c.names[0].text: c.id for c in chains.all.values()}
    assert Successions(parsed, chains).told == {(number[new], number[old])}
