"""Names that the initials behind them spell out."""

from __future__ import annotations

import pytest

from kg.extract.initials import spelled_out


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le Comité de défense du marais de Varne (CDMV) proteste.", ["Comité de défense du marais de Varne"]),
        (
            "Haute autorité de contrôle des poids et mesures (Hacpm)",
            ["Haute autorité de contrôle des poids et mesures"],
        ),
        ("Selon l'Union des Marels (UDM), tout va.", ["Union des Marels"]),
        ("Le Front de Varne (PDM) recule.", []),
        ("Paul Marel (Nord) est élu.", []),
        ("Le Conseil régional. Marais de Varne (CMV)", []),
    ],
)
def test_spelled_out(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in spelled_out(text)] == names
