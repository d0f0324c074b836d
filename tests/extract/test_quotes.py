"""Where quotations stand."""

from __future__ import annotations

import pytest

from kg.extract.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Il dit : « Nous vendons Brenn. »", "« Nous vendons Brenn. »"),
        ("Il dit : “Nous vendons Brenn.”", "“Nous vendons Brenn.”"),
        ('Il dit : "Nous vendons Brenn."', '"Nous vendons Brenn."'),
        ("Il dit : „Nous vendons Brenn.“", "„Nous vendons Brenn.“"),
        ("« Nous vendons. Personne ne s'y oppose », dit-il.", "« Nous vendons. Personne ne s'y oppose »"),
        ("« Ils crient « au voleur » dans la rue », dit-il.", "« Ils crient « au voleur » dans la rue »"),
        ("Il le traite d'« escroc ».", None),
        ("Le film « La Mer » sort.", None),
        ("Il dit : « Nous vendons", None),
    ],
)  # fmt: skip
def test_quotes(text: str, said: str | None) -> None:
    """Quotations of three words or more, marks included."""
    assert [text[q.start : q.end] for q in find_quotes(text)] == ([] if said is None else [said])


def test_covers() -> None:
    """A quotation covers what stands between its marks and nothing behind."""
    (quote,) = find_quotes("Il dit : « Nous vendons Brenn. » Puis il part.")
    assert quote.covers(11, 15) and not quote.covers(0, 3) and not quote.covers(30, 36)
