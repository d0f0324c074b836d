"""Statements with all that qualifies them, end to end: status, date, amount, source. Names as in marked.NAMES."""

from __future__ import annotations

import re

import pytest
from marked import NAMES

from kg.extract.amounts import find_amounts
from kg.extract.coreference import resolve
from kg.extract.dates import find_dates
from kg.extract.mentions import find_mentions
from kg.extract.parse import parse
from kg.extract.relations import find_candidates
from kg.link.claims import link
from kg.model import Article, Extract, NameSpan
from kg.pipeline import rows_of

_PUBLISHED = "2025-02-12"  # a Wednesday


def statements(text: str) -> set[str]:
    """The claims of a text: subject, relation, object, status if it is no fact, `@date`, `$amount`, `<source`."""
    pattern = re.compile("|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True)))
    names = [NameSpan(m.start(), m.end(), m.group(), ((NAMES[m.group()], 5.0),)) for m in pattern.finditer(text)]
    parsed = parse(text, names)
    mentions = resolve(parsed, find_mentions(parsed))
    found = find_candidates(parsed, mentions, find_dates(text, _PUBLISHED), find_amounts(text))
    rows = rows_of(link([Extract(Article("t", text, text, (), published=_PUBLISHED), mentions, found)]))
    return {_worded(row) for row in rows}


def _worded(row: dict[str, object]) -> str:
    subject, obj = _name(row["subject"]), _name(row["object"])
    marks = [("", "status"), ("@", "date"), ("$", "amount"), ("<", "attributedTo")]
    more = [f"{mark}{_name(row[key])}" for mark, key in marks if row[key] not in (None, "asserted")]
    return " ".join([subject, str(row["relation"]), obj, *more])


def _name(value: object) -> str:
    """The fullest of an entity's names, the value of a literal."""
    if isinstance(value, dict):
        return str(next(iter(value.values())))
    return max(value, key=len) if isinstance(value, list) else str(value)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a state that a verb tells as what came about, or that a role's own words bound
        ("Ada Lorme a pris la tête de Brenn en 2012.", "Ada Lorme leads Brenn @2012"),
        ("Ada Lorme avait épousé en 1961 le sculpteur Jean Vidal.", "Ada Lorme marriedTo Jean Vidal @1961"),
        ("Marié depuis 1999 à Ada Lorme, Jean Vidal a deux enfants.", "Ada Lorme marriedTo Jean Vidal @1999"),
        ("Brenn s'est allié en 2014 à Doriane.", "Brenn partnersWith Doriane @2014"),
        ("Ada Lorme est devenue présidente de Brenn en 2004.", "Ada Lorme leads Brenn @2004"),
        (
            "« Tout va bien pour nous », a dit Ada Lorme, présidente de Brenn depuis 2016.",
            "Ada Lorme leads Brenn @2016",
        ),
        ("Ada Lorme, ancienne patronne de Brenn (2004-2011), recule.", "Ada Lorme leads Brenn former @2004"),
        ("En mars, Ada Lorme, présidente de Brenn, a vendu Doriane.", "Ada Lorme leads Brenn"),
        # how a role stands in time
        ("Ada Lorme, présidente de Brenn de 2004 à 2008, recule.", "Ada Lorme leads Brenn former @2004"),
        ("Ada Lorme, présidente de Brenn jusqu'en 2008, recule.", "Ada Lorme leads Brenn former @2008"),
        ("Ada Lorme pourra être présidente de Brenn jusqu'en 2028.", "Ada Lorme leads Brenn planned @2028"),
        ("Brenn, dirigée jusqu'en 2015 par Ada Lorme, recule.", "Ada Lorme leads Brenn former @2015"),
        ("C'est en 2015 que Brenn a racheté Doriane.", "Brenn acquired Doriane @2015"),
        ("Brenn, dirigée depuis 2015 par Ada Lorme, recule.", "Ada Lorme leads Brenn @2015"),
        ("Ada Lorme, présidente de Brenn l'an passé, recule.", "Ada Lorme leads Brenn former"),
        ("Ada Lorme, à l'époque présidente de Brenn, a été entendue.", "Ada Lorme leads Brenn former"),
        ("La présidente de Brenn à l'époque, Ada Lorme, a été entendue.", "Ada Lorme leads Brenn former"),
        ("Ada Lorme, qui dirigeait Brenn depuis 2010, a été reconduite.", "Ada Lorme leads Brenn @2010"),
        ("Ada Lorme, qui dirigeait Brenn depuis 2010, a démissionné.", "Ada Lorme leads Brenn former @2010"),
    ],
)
def test_states_and_their_time(text: str, wanted: str) -> None:
    """Since when it holds, whether it still does."""
    assert wanted in statements(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Brenn a lancé une offre hostile de 3 millions d'euros (3,2 millions de dollars) pour racheter Doriane.",
            "Brenn offersToAcquire Doriane $3000000 EUR",
        ),
        ("Brenn a versé entre 10 et 15 millions d'euros à Doriane.", "Brenn funds Doriane $10000000 EUR"),
        ("Brenn a acquis 12 % de Doriane pour 30 millions d'euros.", "Brenn acquired Doriane $30000000 EUR"),
        (
            "Brenn va racheter Doriane. L'opération porte sur 3 millions d'euros.",
            "Brenn acquired Doriane planned $3000000 EUR",
        ),
    ],
)
def test_amounts(text: str, wanted: str) -> None:
    """What a deal costs, not what else is counted beside it."""
    assert wanted in statements(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Brenn a confirmé qu'il avait racheté Doriane.", "Brenn acquired Doriane"),
        ("Ada Lorme compte rencontrer Jean Vidal en juin.", "Ada Lorme meets Jean Vidal planned @2025-06"),
        ("Ada Lorme rencontre Jean Vidal demain.", "Ada Lorme meets Jean Vidal planned @2025-02-13"),
        ("Ada Lorme rejoint Brenn la saison prochaine.", "Ada Lorme joined Brenn planned"),
        ("L'accord prévoit que Brenn rachète Doriane.", "Brenn acquired Doriane planned"),
        ("Ada Lorme se dit prête à racheter Doriane.", "Ada Lorme acquired Doriane planned"),
        ("Brenn sur le point de racheter Doriane", "Brenn acquired Doriane planned"),
        ("Ada Lorme a accusé Jean Vidal d'avoir financé Doriane.", "Jean Vidal funds Doriane alleged <Ada Lorme"),
        ("Ada Lorme devait rencontrer vendredi Jean Vidal.", "Ada Lorme meets Jean Vidal planned @2025-02-14"),
        (
            "Brenn a annoncé lundi la nomination de Jean Vidal comme directeur.",
            "Jean Vidal appointedTo directeur @2025-02-10",
        ),
        ("Ada Lorme a rejoint Brenn l'an dernier.", "Ada Lorme joined Brenn @2024"),
        ("Ada Lorme a quitté Brenn en 2008 pour rejoindre Doriane.", "Ada Lorme joined Doriane @2008"),
        ("Ada Lorme a rejoint Brenn dans la nuit de lundi à mardi.", "Ada Lorme joined Brenn @2025-02-11"),
        ("Doriane a condamné lundi l'attaque de Brenn contre Kervan.", "Brenn attacked Kervan"),
    ],
)
def test_plans_and_days(text: str, wanted: str) -> None:
    """What is meant to happen and when; the day of the word is not that of the event."""
    assert wanted in statements(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Brenn a racheté Doriane, peut-on lire dans Le Courrier de l'Ouest.", "<Le Courrier de l'Ouest"),
        ("« Brenn a racheté Doriane », lit-on dans Le Courrier de l'Ouest.", "<Le Courrier de l'Ouest"),
        ("Brenn a racheté Doriane, a-t-on appris auprès de Jean Vidal.", "<Jean Vidal"),
        ("Brenn a racheté Doriane, a-t-on appris de source judiciaire.", ""),
        ("« Brenn a racheté Doriane », a réagi lundi son président, Jean Vidal.", "<Jean Vidal"),
        ("« Brenn a racheté Doriane », tonne Jean Vidal.", "<Jean Vidal"),
        ("« Brenn a racheté Doriane », a dit une source dans Le Courrier de l'Ouest.", ""),
        ("Jean Vidal a réagi lundi. « Brenn a racheté Doriane », explique-t-il.", "<Jean Vidal"),
    ],
)
def test_sources(text: str, wanted: str) -> None:
    """Who says it; the day of the word is not that of what is told."""
    assert " ".join(["Brenn acquired Doriane", *wanted.split("\n")]).strip() in statements(text)


def test_a_circumstance_is_nobodys_word() -> None:
    """« X révèle que Y a rejoint Z, alors qu'elle dirigeait W »: when it was is the article's own."""
    text = "Jean Vidal révèle qu'Ada Lorme a rejoint Brenn, alors qu'elle n'était pas mariée avec Paul Astier."
    assert "Ada Lorme marriedTo Paul Astier denied" in statements(text)
    assert "Ada Lorme joined Brenn <Jean Vidal" in statements(text)
