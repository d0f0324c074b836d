"""Fact, plan, allegation, denial or ended state: one sentence a wording."""

from __future__ import annotations

import copy

import pytest
from marked import parsed_with_trigger

from kg.errors import KgError
from kg.extract.clauses import Grammar
from kg.extract.modality import Moods, check
from kg.french import load_data

EVENTS = [
    ("Brenn n'a pas officiellement *racheté* Doriane.", "denied"),
    ("Ni Brenn ni Altenor n'ont *racheté* Doriane.", "denied"),
    ("Brenn a officiellement *racheté* Doriane.", "asserted"),
    ("Brenn *rachète* Doriane.", "asserted"),
    ("Brenn a *racheté* Doriane en 2019.", "asserted"),
    ("Doriane a été *rachetée* par Brenn.", "asserted"),
    ("Brenn vient de *racheter* Doriane.", "asserted"),
    ("Brenn a réussi à *racheter* Doriane.", "asserted"),
    ("Brenn a accepté de *racheter* Doriane.", "asserted"),
    ("Ada Lorme affirme que Brenn a *racheté* Doriane.", "asserted"),
    ("Brenn n'a *racheté* que Doriane.", "asserted"),
    ("Brenn, qui avait *racheté* Doriane, se tait.", "asserted"),
    ("Brenn *rachètera* Doriane en mars.", "planned"),
    ("Brenn va *racheter* Doriane.", "planned"),
    ("Nous *rachèterons* Doriane.", "planned"),
    ("Brenn veut *racheter* Doriane.", "planned"),
    ("Brenn envisage de *racheter* Doriane.", "planned"),
    ("Brenn prévoit de *racheter* Doriane.", "planned"),
    ("Brenn s'est engagé à *racheter* Doriane.", "planned"),
    ("Brenn a promis de *racheter* Doriane.", "planned"),
    ("Brenn tente de *racheter* Doriane.", "planned"),
    ("Brenn souhaite *racheter* Doriane.", "planned"),
    ("Brenn s'apprête à *racheter* Doriane.", "planned"),
    ("Brenn pourrait *racheter* Doriane.", "planned"),
    ("Brenn devrait *racheter* Doriane.", "planned"),
    ("Brenn a fait une offre pour *racheter* Doriane.", "planned"),
    ("Brenn a présenté un projet pour *racheter* Doriane.", "planned"),
    ("Ada Lorme a dit que Brenn *rachèterait* Doriane.", "planned"),
    ("Brenn aurait *racheté* Doriane.", "alleged"),
    ("Doriane aurait été *rachetée* par Brenn.", "alleged"),
    ("Selon Orion, Brenn aurait *racheté* Doriane.", "alleged"),
    ("Brenn *détiendrait* Doriane.", "alleged"),
    ("Brenn *vendrait* Doriane.", "alleged"),
    ("Brenn est soupçonné d'avoir *racheté* Doriane.", "alleged"),
    ("Jean Vidal est accusé d'avoir *volé* Brenn.", "alleged"),
    ("Ada Lorme accuse Jean Vidal d'avoir *volé* Brenn.", "alleged"),
    ("Brenn semble avoir *racheté* Doriane.", "alleged"),
    ("Brenn n'a pas *racheté* Doriane.", "denied"),
    ("Brenn n'a jamais *racheté* Doriane.", "denied"),
    ("Brenn ne *rachètera* pas Doriane.", "denied"),
    ("Brenn ne veut pas *racheter* Doriane.", "denied"),
    ("Brenn dément avoir *racheté* Doriane.", "denied"),
    ("Brenn nie avoir *racheté* Doriane.", "denied"),
    ("Brenn a renoncé à *racheter* Doriane.", "denied"),
    ("Brenn a refusé de *racheter* Doriane.", "denied"),
    ("Ada Lorme dément que Brenn ait *racheté* Doriane.", "denied"),
    ("Brenn est parti sans *racheter* Doriane.", "denied"),
    ("Doriane n'a pas été *rachetée* par Brenn.", "denied"),
    ("Si Brenn *rachète* Doriane, Kervan perd tout.", "hypothetical"),
    ("Brenn a-t-il *racheté* Doriane ?", "hypothetical"),
    ("Brenn a confirmé le *rachat* de Doriane.", "asserted"),
    ("Brenn a annoncé le *rachat* de Doriane.", "asserted"),
    ("Brenn envisage le *rachat* de Doriane.", "planned"),
    ("Brenn a démenti le *rachat* de Doriane.", "denied"),
    ("Le *rachat* présumé de Doriane fait parler.", "alleged"),
    ("Le futur *rachat* de Doriane fait parler.", "planned"),
    ("Brenn est sur le point de *racheter* Doriane.", "planned"),
    ("Brenn est en passe de *racheter* Doriane.", "planned"),
    ("Brenn est en train de *racheter* Doriane.", "asserted"),
    ("Brenn est prêt à *racheter* Doriane.", "planned"),
    ("Brenn est en discussions pour *racheter* Doriane.", "planned"),
    ("Brenn a l'intention de *racheter* Doriane.", "planned"),
    ("Brenn a pour projet de *racheter* Doriane.", "planned"),
    ("Brenn se prépare à *racheter* Doriane.", "planned"),
    ("Brenn était sur le point de *racheter* Doriane.", "planned"),
    ("Il est faux que Brenn a *racheté* Doriane.", "denied"),
    ("Il n'est pas vrai que Brenn a *racheté* Doriane.", "denied"),
    ("Il n'est pas question que Brenn *rachète* Doriane.", "denied"),
    ("Il n'est pas question pour Brenn de *racheter* Doriane.", "denied"),
    ("Brenn dément avoir racheté Kervan et *racheté* Doriane.", "denied"),
    ("Brenn dément avoir racheté Kervan ou *volé* Doriane.", "denied"),
    ("Brenn n'a pas racheté Kervan ni *volé* Doriane.", "denied"),
    ("Brenn n'a ni racheté ni *volé* Doriane.", "denied"),
    ("Brenn n'a ni *racheté* ni volé Doriane.", "denied"),
    ("Brenn n'aurait pas *racheté* Doriane.", "denied"),
    ("Brenn a failli *racheter* Doriane.", "denied"),
    ("Brenn aurait pu *racheter* Doriane.", "hypothetical"),
    ("Brenn aurait dû *racheter* Doriane.", "hypothetical"),
    ("Brenn *rachèterait* Doriane si Kervan partait.", "hypothetical"),
    ("Si Kervan partait, Brenn *rachèterait* Doriane.", "hypothetical"),
    ("Si Kervan était parti, Brenn aurait *racheté* Doriane.", "hypothetical"),
    ("Brenn aurait *racheté* Doriane si Kervan avait reculé.", "hypothetical"),
    ("Brenn pourrait avoir *racheté* Doriane.", "alleged"),
    ("Brenn aurait *racheté* Doriane, selon Orion.", "alleged"),
    ("Il se pourrait que Brenn *rachète* Doriane.", "planned"),
    ("Il est possible que Brenn *rachète* Doriane.", "planned"),
    ("Il est question que Brenn *rachète* Doriane.", "planned"),
    ("La rumeur court que Brenn a *racheté* Doriane.", "alleged"),
    ("La rumeur selon laquelle Brenn a *racheté* Doriane enfle.", "alleged"),
    ("Brenn n'a pas l'intention de *racheter* Doriane.", "denied"),
    ("Brenn n'a pas encore *racheté* Doriane.", "denied"),
    ("Brenn ne *rachète* plus Doriane.", "denied"),
    ("Brenn n'a plus *racheté* Doriane depuis 2019.", "denied"),
    ("Aucun actionnaire n'a *racheté* Doriane.", "denied"),
    ("Brenn refuse de *racheter* Doriane.", "denied"),
    ("Brenn doit *racheter* Doriane.", "planned"),
    ("Brenn a dû *racheter* Doriane.", "asserted"),
    ("Brenn a pu *racheter* Doriane.", "asserted"),
    ("Brenn a voulu *racheter* Doriane.", "planned"),
    ("Brenn cherche à *racheter* Doriane.", "planned"),
    ("Ada Lorme souhaite que Brenn *rachète* Doriane.", "planned"),
    ("Ada Lorme craint que Brenn *rachète* Doriane.", "planned"),
    ("Ada Lorme craint que Brenn ait *racheté* Doriane.", "alleged"),
    ("Ada Lorme soupçonne Brenn d'avoir *racheté* Doriane.", "alleged"),
    ("Brenn s'est vu *condamner* par Doriane.", "asserted"),
    ("Brenn est censé *racheter* Doriane.", "planned"),
    ("Brenn est appelé à *racheter* Doriane.", "planned"),
    ("Brenn projette le *rachat* de Doriane.", "planned"),
    ("Le projet de *rachat* de Doriane par Brenn avance.", "planned"),
    ("Le *rachat* de Doriane par Brenn est annulé.", "denied"),
    ("Le *rachat* de Doriane par Brenn a échoué.", "denied"),
    ("Le *rachat* de Doriane par Brenn n'aura pas lieu.", "denied"),
    ("Le *rachat* de Doriane par Brenn est prévu en mars.", "planned"),
    ("Le *rachat* de Doriane par Brenn doit avoir lieu en mars.", "planned"),
    ("Le *rachat* de Doriane par Brenn aura lieu en mars.", "planned"),
    ("Le *rachat* de Doriane par Brenn pourrait être bloqué.", "planned"),
    ("Le *rachat* de Doriane par Brenn a été confirmé.", "asserted"),
    ("Ada Lorme regrette que Brenn ait *racheté* Doriane.", "asserted"),
    ("Bien que Brenn ait *racheté* Doriane, Kervan recule.", "asserted"),
    ("Brenn a été actif pour *protéger* Doriane.", "asserted"),
    ("Ada Lorme est partie pour *rejoindre* Brenn.", "asserted"),
    ("Ada Lorme a quitté Kervan pour *rejoindre* Brenn.", "asserted"),
    ("Ada Lorme quitte Kervan pour *rejoindre* Brenn.", "asserted"),
    ("Ada Lorme va quitter Kervan pour *rejoindre* Brenn.", "planned"),
    ("Ada Lorme a réclamé 3 millions d'euros pour *racheter* Doriane.", "planned"),
    ("Ada Lorme a dit que Brenn aurait *racheté* Doriane.", "alleged"),
    ("Brenn se dit prêt à *racheter* Doriane.", "planned"),
    ("Brenn n'exclut pas de *racheter* Doriane.", "planned"),
    ("Brenn ne nie pas avoir *racheté* Doriane.", "asserted"),
    ("Vers un *rachat* de Doriane par Brenn", "planned"),
    ("Le *rachat* de Doriane par Brenn est à l'étude.", "planned"),
    ("Le *rachat* de Doriane par Brenn est un succès.", "asserted"),
    ("Le *rachat* annulé de Doriane par Brenn coûte cher.", "denied"),
]
STATES = [
    ("Ada Lorme *dirige* Brenn.", "asserted"),
    ("Ada Lorme est *présidente* de Brenn.", "asserted"),
    ("Ada Lorme *dirigeait* Brenn.", "former"),
    ("Ada Lorme était *présidente* de Brenn.", "former"),
    ("Ada Lorme ne *dirige* plus Brenn.", "former"),
    ("Ada Lorme ne *dirige* pas Brenn.", "denied"),
    ("Ada Lorme n'est pas *présidente* de Brenn.", "denied"),
    ("Ada Lorme *dirigera* Brenn.", "planned"),
    ("Ada Lorme *dirigerait* Brenn.", "alleged"),
    ("Brenn veut fusionner avec Kervan, la *société* de Jean Vidal.", "asserted"),
    ("Kervan, alors *affilié* à Brenn, recule.", "former"),
    ("Ada Lorme pourra être *candidate* à la mairie.", "planned"),
    ("Ada Lorme a dit qu'elle serait *candidate* à la mairie.", "planned"),
    ("Ada Lorme ne sera pas *candidate* à la mairie.", "denied"),
    ("Ada Lorme renonce à être *candidate* à la mairie.", "denied"),
    ("Ada Lorme devrait être *candidate* à la mairie.", "planned"),
    ("Ada Lorme a été *présidente* de Brenn.", "former"),
    ("Ada Lorme avait été *présidente* de Brenn.", "former"),
    ("Ada Lorme avait *dirigé* Brenn.", "former"),
    ("Ada Lorme a *dirigé* Brenn pendant dix ans.", "former"),
    ("Ada Lorme a *dirigé* Brenn jusqu'en 2019.", "former"),
    ("Ada Lorme a *dirigé* Brenn de 2004 à 2011.", "former"),
    ("Ada Lorme n'est plus *présidente* de Brenn.", "former"),
    ("Ada Lorme n'était plus *présidente* de Brenn.", "former"),
    ("Ada Lorme n'a jamais été *présidente* de Brenn.", "denied"),
    ("Ada Lorme a cessé de *diriger* Brenn.", "former"),
    ("Ada Lorme fut *présidente* de Brenn.", "former"),
    ("Ada Lorme serait *présidente* de Brenn.", "alleged"),
    ("Ada Lorme *dirige* toujours Brenn.", "asserted"),
    ("Ada Lorme a affirmé que Jean Vidal *dirigeait* Brenn.", "asserted"),
    ("Ada Lorme a rappelé que Jean Vidal était *président* de Brenn.", "asserted"),
    ("Ada Lorme *dirigerait* Brenn depuis 2019.", "alleged"),
    ("Ada Lorme *continuera* à diriger Brenn.", "planned"),
    ("Ada Lorme pourrait *diriger* Brenn.", "planned"),
    ("Ada Lorme *dirigeait* Brenn depuis 2019.", "asserted"),
    ("Ada Lorme, qui *dirigeait* Brenn depuis 2019, a été limogée.", "former"),
]


def _status(marked: str, state: bool) -> str:
    parsed, trigger = parsed_with_trigger(marked)
    modality = Moods(parsed, Grammar(parsed)).of(trigger, state)
    return "hypothetical" if modality.hypothetical else modality.status


@pytest.mark.parametrize(("marked", "expected"), EVENTS)
def test_events(marked: str, expected: str) -> None:
    """What happened, will, may or did not."""
    assert _status(marked, state=False) == expected


@pytest.mark.parametrize(("marked", "expected"), STATES)
def test_states(marked: str, expected: str) -> None:
    """What holds, held or does not hold."""
    assert _status(marked, state=True) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Brenn *demande* le rachat de Doriane.", "planned"),
        ("Brenn vient de *demander* le rachat de Doriane.", "planned"),
        ("Brenn *propose* le rachat de Doriane.", "planned"), ("Brenn a *réalisé* le rachat de Doriane.", "asserted"),
        ("Brenn n'a pas *réalisé* le rachat de Doriane.", "denied"),
    ],
)  # fmt: skip
def test_support_verbs(marked: str, expected: str) -> None:
    """A verb that carries an event noun says whether the event took place."""
    parsed, support = parsed_with_trigger(marked)
    assert Moods(parsed, Grammar(parsed)).supported(support, False).status == expected


def test_the_denier_is_the_source() -> None:
    """« X dément que … » names the predicate whose subject denies."""
    parsed, trigger = parsed_with_trigger("Ada Lorme dément que Brenn ait *racheté* Doriane.")
    denier = Moods(parsed, Grammar(parsed)).of(trigger, False).denier
    assert denier is not None and parsed.tokens[denier].text == "dément"


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [("intention", "verbs", "vouloir"), ("hearsay", "nouns", [""]), ("denial", "verbs", ["nier", "nier"])],
)
def test_bad_data_is_named(section: str, key: str, value: object) -> None:
    """A mistake in the word list stops loading and names file and entry."""
    data = copy.deepcopy(load_data("modality.toml"))
    data[section][key] = value
    with pytest.raises(KgError, match=f"modality.toml: `{section}.{key}`"):
        check(data)


def test_cases_run() -> None:
    """No filter silently drops the tables."""
    assert len(EVENTS) + len(STATES) >= 40
