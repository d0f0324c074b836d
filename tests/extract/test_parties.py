"""Parties and movements that are named by their members."""

from __future__ import annotations

import pytest

from kg.errors import KgError
from kg.extract import parties
from kg.extract.mentions import find_mentions
from kg.extract.names import find_names
from kg.extract.parse import parse


def named(text: str) -> list[tuple[str, str | None]]:
    names = (m for m in find_mentions(parse(text, find_names(text))) if m.kind == "name" and m.number == "p")
    return [(m.text, m.canonical) for m in names]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les travaillistes ont perdu les élections.", [("travaillistes", None)]),
        ("Le chef des libéraux-démocrates a parlé aux talibans.", [("libéraux-démocrates", None), ("talibans", None)]),
        ("Le Parti socialiste recule. Les socialistes sont inquiets.", [("socialistes", "Parti socialiste")]),
        ("Les députés démocrates ont voté contre.", []),
        ("Plusieurs talibans ont été tués.", []),
    ],
)
def test_members_name_their_party_behind_an_article(text: str, found: list[tuple[str, str | None]]) -> None:
    assert named(text) == found


def test_a_damaged_list_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parties, "load_data", lambda _: {"groups": {"verts": "Les Verts"}})
    parties._groups.cache_clear()
    with pytest.raises(KgError, match=r"parties\.toml: `groups\.verts` wants a list of names"):
        parties._groups()
    parties._groups.cache_clear()
