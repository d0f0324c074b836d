"""Attacks that somebody claims: who struck what the article told of before."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Une explosion a fait dix morts à L{Varna}. L'attaque a été revendiquée par le O{Front noir}.", "Varna"),
        ("Un attentat a fait deux morts dans le centre de L{Varna}. Le O{Front noir} a revendiqué l'attaque.", "Varna"),
        (
            "Une bombe a explosé devant l'O{Institut Orval}. Le O{Front noir} a revendiqué cet attentat.",
            "Institut Orval",
        ),
        ("Un attentat a frappé L{Varna}. Dix personnes sont mortes. Le O{Front noir} a revendiqué l'attaque.", "Varna"),
        ("Le O{Front noir} a revendiqué samedi l'attaque au couteau commise à L{Varna}.", "Varna"),
        ("Le O{Front noir} a revendiqué l'attaque, qui a fait trois morts à L{Varna}.", "Varna"),
    ],
)
def test_claimed(text: str, wanted: str) -> None:
    assert f"Front noir attacked {wanted}" in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le maire de L{Varna} a réagi. L'attaque a été revendiquée par le O{Front noir}.",
        "Un attentat a frappé L{Varna}. L'attaque n'a pas été revendiquée par le O{Front noir}.",
        "Une bombe a explosé à L{Varna}. Le O{Front noir} a revendiqué la victoire.",
        "Une bombe a explosé à L{Varna}. Le O{Front noir} avait revendiqué une attaque en mai.",
    ],
)
def test_not_claimed(text: str) -> None:
    assert "Front noir attacked Varna" not in claims(text)
