"""Adjectives of towns and regions beside nouns for organizations tell where those sit."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

from kg.errors import KgError
from kg.french import gazetteer
from kg.french.gazetteer import town_demonym


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("La start-up parisienne O{Norvax} recrute.", {"Norvax basedIn Paris"}),
        ("L'entreprise familiale nantaise O{Norvax} recrute.", {"Norvax basedIn Nantes"}),
        ("O{Norvax}, une société toulousaine, recrute.", {"Norvax basedIn Toulouse"}),
        ("O{Norvax} recrute. Le groupe lyonnais se porte bien.", {"Norvax basedIn Lyon"}),
        (
            "O{Norvax}, filiale du groupe bavarois O{Altenor}, recrute.",
            {"Altenor basedIn Bavière", "Norvax subsidiaryOf Altenor"},
        ),
    ],
)
def test_seat(text: str, wanted: set[str]) -> None:
    assert claims(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "L'architecte lyonnais P{Paul Marchand} a parlé.",  # no nationality
        "Le Lyonnais P{Paul Marchand} a parlé.",
        "O{Norvax} a ouvert un restaurant lyonnais.",
        "Une start-up parisienne a battu O{Norvax}.",
    ],
)
def test_no_seat(text: str) -> None:
    assert claims(text) == set()


def test_forms() -> None:
    assert [town_demonym(w) for w in ("lyonnaise", "lyonnais", "bourguignonne", "quotidienne")] == [
        "Lyon", "Lyon", "Bourgogne", None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "entry"),
    [
        ({"places": {"Lyon": ["lyonnais"]}, "irregular": {"niçoise": "Nice"}}, "irregular.niçoise"),
        ({"places": {"Lyon": "lyonnais"}, "irregular": {}}, "places.Lyon"),
        ({"irregular": {}}, "places"),
    ],
)
def test_a_damaged_list_is_named_with_its_entry(
    data: dict[str, object], entry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer, "load_data", lambda name: data)
    with pytest.raises(KgError, match=rf"town_demonyms\.toml: `{entry}`"):
        gazetteer._demonyms.__wrapped__("town_demonyms.toml")
