"""Roles in apposition: each role is read the same in whatever frame it stands."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

ROLES = {
    "président d'O{Altenor}": "Paul Marchand leads Altenor",
    "membre du O{Parti bleu}": "Paul Marchand memberOf Parti bleu",
    "chercheur à l'O{Institut Galien}": "Paul Marchand worksFor Institut Galien",
    "maire de L{Nantes}": "Paul Marchand holdsOffice maire de Nantes",
    "avocat de P{Hugo Delmas}": "Paul Marchand represents Hugo Delmas",
    "fondateur d'O{Altenor}": "Paul Marchand founded Altenor",
}
FRAMES = (
    "P{Paul Marchand}, ROLE, a pris la parole.",
    "P{Paul Marchand} (ROLE) a pris la parole.",
    "P{Paul Marchand}, 45 ans, ROLE, a pris la parole.",
    "P{Paul Marchand}, né en 1970, ROLE, a pris la parole.",
    "P{Paul Marchand}, père de deux enfants, ROLE, a pris la parole.",
    "P{Paul Marchand}, par ailleurs ROLE, a pris la parole.",
    "P{Paul Marchand}, entre autres ROLE, a pris la parole.",
    "En tant que ROLE, P{Paul Marchand} a pris la parole.",
    "Devenu ROLE en 2014, P{Paul Marchand} a pris la parole.",
    "P{Paul Marchand} a signé le texte en qualité de ROLE.",
    "Selon P{Paul Marchand}, ROLE, la crise s'aggrave.",
    "La crise s'aggrave, estime P{Paul Marchand}, ROLE, dans un entretien.",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("role", ROLES)
def test_role_in_apposition(role: str, frame: str) -> None:
    if frame.startswith("Devenu") and role.startswith("fondateur"):
        pytest.xfail("the parser hangs the noun on the main verb")
    assert ROLES[role] in claims(frame.replace("ROLE", role).replace("de a", "d'a"))


@pytest.mark.parametrize(
    "text",
    [
        "Selon P{Paul Marchand}, arrivé en retard, le président d'O{Altenor} ment.",
        "P{Paul Marchand}, frère de P{Hugo Delmas}, maire de L{Nantes}, a pris la parole.",
        "P{Paul Marchand} a parlé, et P{Hugo Delmas}, qui l'écoutait, membre du O{Parti bleu} depuis toujours, a ri.",
    ],
)
def test_role_of_somebody_else(text: str) -> None:
    wrong = ("leads Altenor", "holdsOffice maire de Nantes", "memberOf Parti bleu")
    assert not claims(text) & {f"Paul Marchand {claim}" for claim in wrong}


@pytest.mark.parametrize(
    "text",
    [
        "Le premier ministre, P{Hugo Delmas}, et le président d'O{Altenor}, P{Paul Marchand}, ont salué l'accord.",
        "P{Hugo Delmas}, ministre de la Culture, et le président d'O{Altenor}, P{Paul Marchand}, ont signé.",
    ],
)
def test_second_role_names_its_own_bearer(text: str) -> None:
    found = claims(text)
    assert "Paul Marchand leads Altenor" in found
    assert "Hugo Delmas leads Altenor" not in found
