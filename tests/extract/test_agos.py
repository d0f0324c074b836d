"""Times counted from today within a clause part none of its words from its verb."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

from kg.extract.agos import agos
from kg.extract.parser import parsed_docs


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "La revue O{Altenor}, rachetée il y a trois ans par O{Norvax}, emploie 40 personnes.",
            "Norvax acquired Altenor",
        ),
        ("O{Altenor}, fondée il y a plus de dix ans par P{Luc Vidal}, a fermé.", "Luc Vidal founded Altenor"),
        ("O{Altenor}, fondée voilà dix ans par P{Luc Vidal}, a fermé.", "Luc Vidal founded Altenor"),
        (
            "P{Luc Vidal}, nommé il y a un an directeur général d'O{Altenor}, est parti.",
            "Luc Vidal appointedTo Altenor",
        ),
        ("O{Norvax}, propriétaire depuis deux ans du club O{Altenor}, va licencier.", "Norvax owns Altenor"),
    ],
)
def test_claimed(text: str, wanted: str) -> None:
    assert wanted in claims(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le club, racheté il y a trois ans par Renault, va fermer.", ["il y a trois ans"]),
        ("Le club est depuis mars la propriété de Renault.", ["depuis mars"]),
        ("Le club, racheté il y a trois ans, va fermer.", []),  # nothing behind it is torn away
        ("Le club dit qu'il y a deux mois de retard sur le chantier.", []),
        ("Le club joue depuis Lyon un match.", []),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    (doc,) = parsed_docs([text])
    assert [doc[start:end].text for start, end in agos(doc, 0, len(doc))] == found
