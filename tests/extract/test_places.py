"""What stands in or at a place by the words beside its name: sites, parts of a region, parentheses, demonyms."""

from __future__ import annotations

import re

import pytest

from kg.errors import KgError
from kg.extract.coreference import resolve
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse
from kg.extract.place_words import check
from kg.extract.relations import find_candidates
from kg.french import load_data
from kg.model import EntityType, NameSpan

TYPES: dict[str, EntityType] = {"P": "Person", "O": "Organization", "L": "Place", "E": "Event"}
MARK = re.compile(r"([POLE])\{([^}]*)\}")


def located(marked: str) -> set[tuple[str, str]]:
    """The pairs (what, where) that candidates of locatedIn state; names are marked with their types."""
    text, names, last = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[last : m.start()]
        names.append(NameSpan(len(text), len(text) + len(m[2]), m[2], ((TYPES[m[1]], 5.0),)))
        text, last = text + m[2], m.end()
    parsed = parse(text + marked[last:], tuple(names))
    mentions = resolve(parsed, find_mentions(parsed))
    found = [c for c in find_candidates(parsed, mentions, (), ()) if c.relation == "locatedIn"]
    return {(mentions[c.subject].text, mentions[c.object].text) for c in found if isinstance(c.object, int)}


@pytest.mark.parametrize(
    ("marked", "what", "where"),
    [
        ("Le feu a pris à L{Varna}, en L{Bulgarie}.", "Varna", "Bulgarie"),
        ("Le feu a pris à L{Varna} au L{Portugal}.", "Varna", "Portugal"),
        ("Le feu a pris à L{Reims}, dans le nord de la L{France}.", "Reims", "France"),
        ("Le feu a pris à L{Varna}, au sud-est de la L{Bulgarie}.", "Varna", "Bulgarie"),
        ("Le feu a pris à L{Castelo}, dans la province de L{Braga}.", "Castelo", "Braga"),
        ("Le feu a pris sur la L{place Morvan} à L{Reims}.", "place Morvan", "Reims"),
        ("Le feu a pris dans la L{rue du Moulin}, à L{Reims}.", "rue du Moulin", "Reims"),
        ("Le feu a pris à l'L{hôpital Sainte-Claire} de L{Reims}.", "hôpital Sainte-Claire", "Reims"),
        ("La mosquée L{Al-Nour} de L{Reims} a été vandalisée.", "Al-Nour", "Reims"),
        ("La ville bulgare de L{Varna} a été inondée.", "Varna", "bulgare"),
        ("Le lac L{Morvan} se trouve dans l'ouest de l'L{Irlande}.", "Morvan", "Irlande"),
        ("Le village de L{Castelo}, situé dans le district de L{Braga}, a été évacué.", "Castelo", "Braga"),
        ("L'L{hôpital de Castelo} a fermé.", "hôpital de Castelo", "Castelo"),
        ("L'O{hôpital de Castelo} a fermé.", "hôpital de Castelo", "Castelo"),
        ("L'O{opéra de Varnes} ouvre.", "opéra de Varnes", "Varnes"),
        ("Les E{Jeux olympiques de Castelo} ont commencé.", "Jeux olympiques de Castelo", "Castelo"),
        ("Le bureau de l'O{Alliance Mirabel} à L{Reims} a fermé.", "Alliance Mirabel", "Reims"),
        ("Un atelier de l'entreprise O{Norvax} à L{Reims} a brûlé.", "Norvax", "Reims"),
        ("Le E{Trophée Alba} s'est déroulé à L{Varna} en L{Bulgarie}.", "Trophée Alba", "Varna"),
        ("Le pont est à L{Bagdad}, capitale de l'L{Irak}, au L{Moyen-Orient}.", "Irak", "Moyen-Orient"),
        ("Le feu a pris à L{Orval} (L{Drôme}, L{France}).", "Orval", "Drôme"),
        ("Le feu a pris dans la L{Drôme}, dans le sud-est de la L{France}.", "Drôme", "France"),
        ("Le feu a pris à L{Orval}, dans l'L{Ain}, et à L{Castelo}, dans le L{Rhône}.", "Orval", "Ain"),
        ("L'L{Écosse}, au L{Royaume-Uni}, votera.", "Écosse", "Royaume-Uni"),
        ("L'usine O{Norvax} de L{Reims} a fermé.", "Norvax", "Reims"),
        ("Le E{Grand Prix du Valois}, disputé dimanche à L{Reims}, a été annulé.", "Grand Prix du Valois", "Reims"),
    ],
)
def test_something_lies_in_a_place(marked: str, what: str, where: str) -> None:
    """The words before a place's name put the name before them in that place."""
    assert (what, where) in located(marked)


def test_a_bracket_behind_a_commune_says_where_it_lies() -> None:
    """« la commune d'Orval (Drôme) »: the Drôme is not the commune."""
    assert located("La commune d'L{Orval} (L{Drôme}) est en deuil.") == {("Orval", "Drôme")}


@pytest.mark.parametrize(
    "marked",
    [
        "L'équipe part de L{Lyon} à L{Reims}.",
        "Les manifestants ont défilé à L{Lyon}, à L{Reims} et à L{Dijon}.",
        "L{Oslo}, L{Vienne} et L{Varna} ont été touchées.",
        "Le village de L{Castelo}, situé à 30 kilomètres au nord de L{Porto}, a été évacué.",
        "La L{province de Castelo} a été inondée.",
        "Le E{Tour de France} a commencé.",
        "L'O{Université de Castelo} recrute.",
        "La course organisée par l'O{Alliance Mirabel} à L{Reims} a été annulée.",
        "Le groupe O{Mirabel} au L{Zénith} : le concert a ravi le public.",
        "Le radar de L{Nérac} (L{RD 12}) a brûlé.",
        "La course passe en L{Autriche}, dans la station de L{Zeltbach}.",
        "L'L{Irlande du Nord} a voté dans le L{Nord}.",
        "Le feu a pris en L{Alaska} dans la région de L{Varna}.",
        "Les groupes, basés en L{Russie}, dans le nord de l'L{Italie} et en L{Sicile}, ont parié.",
        "Des suspects ont été arrêtés à L{Paris}, dans les L{Yvelines}, dans le L{Rhône} et dans le L{Haut-Rhin}.",
        "La circulation est coupée de la L{rue Morvan} à la L{Concorde}.",
        "Le député O{LRP} du L{Pas-de-Calais} a parlé.",
        "Le péage L{Orval-Nord} de l'L{A7} a brûlé.",
        "Les pluies touchent l'L{Europe}, l'L{Asie}, à l'L{Afrique saharienne} et l'L{Amérique}.",
        "Il a vécu en L{Italie}, en L{France} et en L{Suisse}.",
        "La commune d'L{Orval} fait partie de la L{bande de Castelo}.",
    ],
)
def test_nothing_lies_in_a_place(marked: str) -> None:
    """Places listed, compared, left, near one another, and names that only hold another one."""
    assert not located(marked)


@pytest.mark.parametrize(("change", "entry"), [({"sites": "gare"}, "sites"), ({"sights": ["gare"]}, "sights")])
def test_a_damaged_word_list_is_named(change: dict[str, object], entry: str) -> None:
    """A list that is unknown or holds no words is named with its file."""
    with pytest.raises(KgError, match=rf"places\.toml: `{entry}`"):
        check({**load_data("places.toml"), **change})


def test_a_court_may_be_called_by_what_it_judges_for() -> None:
    assert not located("L'O{tribunal de Varnes} a tranché.")
