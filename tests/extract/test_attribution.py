"""Whose words a statement is: one text a wording."""

from __future__ import annotations

import copy

import pytest
from marked import parsed_with_trigger

from kg.errors import KgError
from kg.extract.attribution import Sources, check
from kg.extract.clauses import Grammar
from kg.extract.coreference import resolve
from kg.extract.mentions import find_mentions
from kg.extract.references import References
from kg.french import load_data

CASES = [
    ("Ada Lorme affirme que Brenn *rachète* Doriane.", "Ada Lorme"),
    ("Ada Lorme a déclaré que Brenn avait *racheté* Doriane.", "Ada Lorme"),
    ("Jean Vidal estime que Brenn va *racheter* Doriane.", "Jean Vidal"),
    ("L'an dernier, Jean Vidal avait révélé que Brenn *rachetait* Doriane.", "Jean Vidal"),
    ("Selon Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("D'après Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("D’après Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Brenn a *racheté* Doriane, selon Ada Lorme.", "Ada Lorme"),
    ("Brenn aurait *racheté* Doriane, selon le journal Orion.", "Orion"),
    ("À en croire Jean Vidal, Brenn a *racheté* Doriane.", "Jean Vidal"),
    ("Aux dires de Jean Vidal, Brenn a *racheté* Doriane.", "Jean Vidal"),
    ("De l'avis de Jean Vidal, Brenn a *racheté* Doriane.", "Jean Vidal"),
    ("Brenn a *racheté* Doriane, a déclaré Ada Lorme.", "Ada Lorme"),
    ("Brenn a *racheté* Doriane, indique Jean Vidal.", "Jean Vidal"),
    ("« Brenn a *racheté* Doriane », a déclaré Ada Lorme.", "Ada Lorme"),
    ("« Brenn a *racheté* Doriane. Personne n'y croyait », raconte Jean Vidal.", "Jean Vidal"),
    ("“Brenn a *racheté* Doriane”, affirme Jean Vidal.", "Jean Vidal"),
    ('"Brenn a *racheté* Doriane", affirme Jean Vidal.', "Jean Vidal"),
    ("Ada Lorme a déclaré : « Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("Ada Lorme a écrit sur un réseau social : « Nous partons. Brenn a *racheté* Doriane. »", "Ada Lorme"),
    ("Jean Vidal : « Brenn a *racheté* Doriane. »", "Jean Vidal"),
    ("Selon Jean Vidal, « Brenn a *racheté* Doriane pour rien ».", "Jean Vidal"),
    ("Un message de Jean Vidal : « Brenn a *racheté* Doriane. »", "Jean Vidal"),
    ("Ada Lorme accuse Jean Vidal d'avoir *volé* Brenn.", "Ada Lorme"),
    ("Pour Ada Lorme, Brenn a *racheté* Doriane.", "Ada Lorme"),
    ("Brenn a *racheté* Doriane.", None),
    ("Brenn a *racheté* Doriane. Ada Lorme affirme que Kervan recule.", None),
    ("Ada Lorme a quitté Brenn, qui avait *racheté* Doriane en 2019.", None),
    ("Selon Jean Vidal, Ada Lorme dirige Kervan, une société que Brenn a *rachetée* en 2019.", None),
    ("Brenn a *racheté* Doriane, selon plusieurs sources.", None),
    ("Il est dit que Brenn a *racheté* Doriane.", None),
    ("Brenn a *racheté* Doriane, que Jean Vidal dit aimer.", None),
    ("Pour Brenn, qui a *racheté* Doriane, rien ne change.", None),
]


def _sources(marked: str) -> tuple[Sources, int, dict[int, str]]:
    parsed, trigger = parsed_with_trigger(marked)
    mentions = resolve(parsed, find_mentions(parsed))
    named = {m.id: m.text for m in mentions}
    named |= {m.id: named[m.antecedents[0]] for m in mentions if m.antecedents}
    return Sources(parsed, Grammar(parsed), References(parsed, mentions)), trigger, named


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_sources(marked: str, expected: str | None) -> None:
    """The named source of the statement, or nobody where the article says it."""
    sources, trigger, named = _sources(marked)
    found = sources.of(trigger)
    assert (None if found is None else named[found]) == expected


def test_what_is_said_aside_is_the_articles() -> None:
    """Offices and demonyms beside a reported statement are the article's own; inside a quotation the speaker's."""
    sources, trigger, _ = _sources("Selon Ada Lorme, Brenn a *racheté* Doriane.")
    assert sources.of(trigger, aside=True) is None
    sources, trigger, named = _sources("« Brenn a *racheté* Doriane », a déclaré Ada Lorme.")
    found = sources.of(trigger, aside=True)
    assert found is not None and named[found] == "Ada Lorme"


def test_first_person_is_the_speaker() -> None:
    """« nous » in a quotation is whoever says it."""
    sources, trigger, named = _sources("« *Nous* rachetons Doriane », a déclaré Ada Lorme.")
    found = sources.first_person(sources.parsed.tokens[trigger])
    assert found is not None and named[found] == "Ada Lorme"


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [("verbs", "saying", "dire"), ("prepositions", "sources", []), ("nouns", "saying", ["aveu", "aveu"])],
)
def test_bad_data_is_named(section: str, key: str, value: object) -> None:
    """A mistake in the word list stops loading and names file and entry."""
    data = copy.deepcopy(load_data("attribution.toml"))
    data[section][key] = value
    with pytest.raises(KgError, match=f"attribution.toml: `{section}.{key}`"):
        check(data)


def test_cases_run() -> None:
    """No filter silently drops the table."""
    assert len(CASES) >= 25
