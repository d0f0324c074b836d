"""Objects behind a circumstance: each statement is read the same wherever the circumstance stands."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

STATEMENTS = {
    ("P{Paul Marchand} a rejoint", "O{Altenor}"): "Paul Marchand joined Altenor",
    ("P{Léa Normand} a quitté", "O{Altenor}"): "Léa Normand left Altenor",
    ("O{Altenor} a racheté", "O{Norvax}"): "Altenor acquired Norvax",
    ("P{Léa Normand} a reçu", "le E{prix Galien}"): "Léa Normand won prix Galien",
    ("P{Léa Normand} a rencontré", "P{Paul Marchand}"): "Léa Normand meets Paul Marchand",
    ("P{Paul Marchand} a fondé", "O{Norvax}"): "Paul Marchand founded Norvax",
}
CIRCUMSTANCES = (
    "le 13 octobre",
    "le 13 octobre à L{Bruxelles}",
    "en fin de semaine",
    "à la surprise générale",
    "dans un communiqué",
    ", selon nos informations,",
    ", après des mois de tractations,",
    "à l'issue d'une longue réunion",
    "depuis L{Bruxelles}",
    "lors d'une réunion publique à L{Bruxelles}",
    "au début du mois de mars",
    ", le 13 octobre,",
)


@pytest.mark.parametrize("circumstance", CIRCUMSTANCES)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_object_behind_a_circumstance(statement: tuple[str, str], circumstance: str) -> None:
    begun, object_ = statement
    text = f"{begun} {circumstance} {object_}.".replace(" ,", ",")
    assert STATEMENTS[statement] in claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "P{Paul Marchand} a travaillé dans le groupe O{Altenor}.",
        "P{Paul Marchand} a plaidé à L{Lyon} devant la présidente P{Léa Normand}.",
        "O{Altenor} a été vendu le 13 octobre à O{Norvax}.",
        "O{Altenor} a racheté des parts avec le fonds O{Norvax}.",
        "P{Paul Marchand} a quitté la scène, après des mois de silence, P{Léa Normand} aussi.",
        "P{Paul Marchand} s'est assis à côté du candidat P{Hugo Delmas}.",
    ],
)
def test_name_that_belongs_to_the_circumstance_is_no_object(text: str) -> None:
    objects = ("left Léa Normand", "joined Altenor", "acquired Norvax", "meets Léa Normand", "supports Hugo Delmas")
    assert not [c for c in claims(text) if c.endswith(objects)]
