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
