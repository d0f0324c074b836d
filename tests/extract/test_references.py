"""Whom nouns stand for: names are marked `P{…}` (person, `O` organization, `L` place, `E` event), the noun `<…>`."""

from __future__ import annotations

import re

import pytest

from kg.extract.coreference import resolve
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse
from kg.extract.references import References
from kg.model import EntityType, NameSpan

_TYPES: dict[str, EntityType] = {"P": "Person", "O": "Organization", "L": "Place", "E": "Event", "T": "Product"}

STANDING = """
Une nouvelle <force> de police baptisée O{Mission Aurore} arrive à L{Lyon}. => Mission Aurore
P{Paul Marchand} organise un <événement> intitulé « E{Forum des Ports} ». => Forum des Ports
Une <femme> de 40 ans, nommée P{Claire Vasseur}, a fondé O{Altenor}. => Claire Vasseur
O{Altenor} a racheté une <start-up> lyonnaise nommée O{Brisac}. => Brisac
La <finale> du E{tournoi de Brenne} aura lieu à L{Lyon}. => tournoi de Brenne
P{Hugo Lanter} a battu le <champion> du monde en titre P{Paul Marchand}. => Paul Marchand
Un ancien <cadre> de la banque P{Paul Marchand} a fondé O{Altenor}. => Paul Marchand
P{Hugo Lanter} a devancé le <leader> du moment, l'Espagnol P{Paul Marchand}. => Paul Marchand
La <tenante> du titre, la Norvégienne P{Anna Weber}, a été battue. => Anna Weber
Son <rival>, l'écrivain P{Paul Marchand}, a quitté O{Altenor}. => Paul Marchand
Les <soldats> du L{Vardan} ont attaqué L{Castelo}. => Vardan
Les <polices> française et belge enquêtent sur P{Hugo Lanter}. => belge, française
Les <forces> syriennes ont attaqué L{Castelo}. => syriennes
La <compétition> internationale de patinage « E{Ronde des Neiges} » a lieu à L{Lyon}. => Ronde des Neiges
"""

NOBODY = """
Le <frère> du chanteur P{Paul Marchand} a fondé O{Altenor}.
Le <frère> de Mme P{Vasseur} a fondé O{Altenor}.
Le <maire>, l'avocat P{Paul Marchand} et la chanteuse P{Anna Weber} sont arrivés.
Le <maire>, l'avocat P{Paul Marchand}, la chanteuse P{Anna Weber} et un ami sont arrivés.
Les <forces> vives du club ont battu des coureurs syriens.
Le <tournoi> de la ville « O{Altenor} » a lieu à L{Lyon}.
Une <force> baptisée ainsi par O{Altenor} arrive.
"""


def _lines(text: str) -> list[str]:
    return [line for line in text.strip().splitlines() if "<" in line]


def _standing(marked: str) -> list[str]:
    """The texts of the names that the marked noun stands for."""
    names: list[NameSpan] = []
    text, at, noun = "", 0, -1
    for m in re.finditer(r"([POLET])\{([^}]*)\}|<([^>]*)>", marked):
        text += marked[at : m.start()]
        if m[1]:
            names.append(NameSpan(len(text), len(text) + len(m[2]), m[2], ((_TYPES[m[1]], 1.0),)))
        else:
            noun = len(text)
        text, at = text + (m[2] or m[3]), m.end()
    parsed = parse((text + marked[at:]).strip(), tuple(names))
    mentions = resolve(parsed, find_mentions(parsed))
    token = next(t.i for t in parsed.tokens if t.start == noun)
    found = [mentions[i] for i in References(parsed, mentions).of(token)]
    return sorted({mentions[a].text for m in found for a in (m.antecedents or (m.id,))})


@pytest.mark.parametrize("case", _lines(STANDING))
def test_stands_for(case: str) -> None:
    marked, expected = case.split(" => ")
    assert _standing(marked) == sorted(expected.split(", "))


@pytest.mark.parametrize("marked", _lines(NOBODY))
def test_stands_for_nobody(marked: str) -> None:
    assert _standing(marked) == []
