"""Which date belongs to a statement, and what is its evidence."""

from __future__ import annotations

import pytest
from marked import parsed_with_trigger

from kg.errors import KgError
from kg.extract.amounts import find_amounts
from kg.extract.clauses import Grammar
from kg.extract.dates import find_dates
from kg.extract.qualifier_words import check
from kg.extract.qualifiers import MAX_EVIDENCE, Qualifiers
from kg.extract.stretches import inside
from kg.french import load_data
from kg.model import DateSpan

PUBLISHED = "2025-02-12"

DATES = [
    ("Brenn a *racheté* Doriane en 2019.", "2019"),
    ("En 2019, Brenn a *racheté* Doriane.", "2019"),
    ("Lundi, Brenn a *racheté* Doriane.", "2025-02-10"),
    ("Brenn, fondée en 1998, a *racheté* Doriane.", None),
    ("Brenn a *racheté* Doriane, qui avait été fondée en 1998.", None),
    ("Brenn a *racheté* Doriane, une société fondée en 1998, en mars 2019.", "2019-03"),
    ("En 2019, Brenn a racheté Doriane et *vendu* Kervan.", "2019"),
    ("Brenn a *racheté* Doriane en 2019 et vendu Kervan en 2021.", "2019"),
    ("Brenn a racheté Doriane en 2019 et *vendu* Kervan en 2021.", "2021"),
    ("Brenn a annoncé lundi le *lancement* de Doriane.", None),
    ("Brenn a condamné lundi le *rachat* de Doriane.", None),
    ("Brenn a bouclé lundi le *rachat* de Doriane.", "2025-02-10"),
    ("Brenn a *racheté* Doriane.", None),
    ("En 2016 et en 2019, Brenn a *racheté* des parts de Doriane.", "2016"),
    ("Brenn a annoncé la mort de Paul en 2019 et *rachète* Doriane.", None),
    ("Selon le Courrier de mardi, Brenn a *racheté* Doriane en 2016.", "2016"),
    ("Ada Lorme *succède* à Jean Vidal, en poste depuis 2012.", None),
    ("Ada Lorme (1951-2018) a *fondé* Doriane.", None),
    ("Après le *rachat* de Doriane par Brenn, Ada Lorme est partie lundi.", None),
    ("Lors de la finale disputée samedi à Kervan, Ada Lorme a *battu* Jean Vidal.", "2025-02-08"),
    ("Brenn s'est offert lundi la une en *rachetant* Doriane.", "2025-02-10"),
    ("Déjà en 2015, lorsque Brenn *rachetait* Doriane, Ada Lorme protestait.", "2015"),
    ("Ada Lorme a *rejoint* Brenn après la démission de Jean Vidal en mars.", None),
    ("Ada Lorme a *rejoint* Brenn trois ans après son départ de Kervan en 2019.", None),
    ("Ada Lorme a *rejoint* Brenn depuis le départ de Jean Vidal en mars.", None),
    ("Tout s'est joué après le *départ* d'Ada Lorme du conseil de Brenn en 2018.", "2018"),
    ("Après le *départ* d'Ada Lorme, Jean Vidal a rejoint Brenn en 2018.", None),
    ("Ada Lorme a été *élue* présidente de Brenn jusqu'en 2028.", None),
    ("Ada Lorme a été *élue* lundi présidente de Brenn jusqu'en 2028.", "2025-02-10"),
    ("Brenn a *racheté* Doriane avant 2019.", None),
    ("Ada Lorme a dit lundi vouloir *racheter* Doriane.", None),
    ("Ada Lorme a annoncé lundi avoir *racheté* Doriane.", None),
    ("Ada Lorme a annoncé lundi qu'elle avait *racheté* Doriane en 2019.", "2019"),
    ("Brenn a *racheté* Doriane lundi, a déclaré mardi Ada Lorme.", "2025-02-10"),
    ("Ada Lorme a *quitté* Brenn et dirige Kervan depuis 2021.", None),
    ("Ada Lorme est *mise* en examen depuis lundi pour fraude.", "2025-02-10"),
    ("Ada Lorme avait été *mise* en cause depuis lundi.", None),
    ("Ada Lorme est la *sœur* de Jean Vidal (mort en 2013).", None),
    ("Ada Lorme est *poursuivie* pour son rôle dans le lancement de la fusée du 10 octobre 2017.", None),
    ("Le 2 mai 2017, Brenn a racheté Doriane. Le lendemain, Ada Lorme a *quitté* Brenn.", "2017-05-03"),
]
STATES = [
    ("Ada Lorme est *présidente* de Brenn depuis 2019.", "2019"),
    ("Ada Lorme, *présidente* de Brenn depuis 2019, recule.", "2019"),
    ("Ada Lorme, *présidente* de Brenn de 2004 à 2011, recule.", "2004/2011"),
    ("La *présidente* de Brenn est partie lundi.", None),
    ("Ada Lorme est *trésorière* de Brenn en 1987 puis présidente de Kervan de 1992 à 1993.", None),
    ("En mars, Ada Lorme, *présidente* de Brenn, a vendu Doriane.", None),
]


def _qualifiers(marked: str) -> tuple[Qualifiers, int]:
    parsed, trigger = parsed_with_trigger(marked)
    dates, amounts = find_dates(parsed.text, PUBLISHED), find_amounts(parsed.text)
    return Qualifiers(parsed, Grammar(parsed), dates, amounts), trigger


@pytest.mark.parametrize(("marked", "expected"), DATES)
def test_dates_of_events(marked: str, expected: str | None) -> None:
    """The date of the statement's own clause, none of its neighbours'."""
    qualifiers, trigger = _qualifiers(marked)
    found = qualifiers.date(trigger)
    assert (found.value if found else None) == expected


def test_a_deal_is_dated_by_its_announcement() -> None:
    """« a annoncé lundi le rachat de Y »: agreed that day; who condemns it does so on another."""
    qualifiers, trigger = _qualifiers("Brenn a annoncé lundi le *rachat* de Doriane.")
    found = qualifiers.date(trigger, "deal")
    assert found is not None and found.value == "2025-02-10"
    qualifiers, trigger = _qualifiers("Ada Lorme a condamné lundi le *rachat* de Doriane.")
    assert qualifiers.date(trigger, "deal") is None


@pytest.mark.parametrize(("marked", "expected"), STATES)
def test_dates_of_states(marked: str, expected: str | None) -> None:
    """A state is dated by its beginning or end only, not by what its bearer does."""
    qualifiers, trigger = _qualifiers(marked)
    found = qualifiers.date(trigger, "state")
    assert (found.value if found else None) == expected


def test_the_scene_dates_what_the_article_narrates() -> None:
    """A result further down happened on the day that the first lines name; what had happened before did not."""
    text = "Le tournoi de Kervan s'est joué le 9 février 2025.\n\nAda Lorme {} Jean Vidal en finale."
    qualifiers, trigger = _qualifiers(text.format("*bat*"))
    found = qualifiers.date(trigger, "contest")
    assert found is not None and found.value == "2025-02-09"
    assert qualifiers.date(trigger) is None
    qualifiers, trigger = _qualifiers(text.format("a *battu*"))
    found = qualifiers.date(trigger)
    assert found is not None and found.value == "2025-02-09"
    qualifiers, trigger = _qualifiers(text.format("est *soutenue* par"))
    assert qualifiers.date(trigger) is None
    qualifiers, trigger = _qualifiers(text.format("avait *battu*"))
    assert qualifiers.date(trigger, "contest") is None


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Brenn *rachète* Doriane", "2025-02-10"),
        ("Énergie : Brenn *rachète* Doriane", "2025-02-10"),
        ("Le *rachat* de Doriane par Brenn", "2025-02-10"),
        ("Brenn *rachetait* Doriane en 2019", "2019"),
        ("Brenn avoue avoir *racheté* Doriane", None),
        ("Brenn *rachètera* Doriane", None),
    ],
)
def test_the_first_lines_date_the_title(title: str, expected: str | None) -> None:
    """What the title tells happened on the first day of the article, if it is no plan and no word about it."""
    text = f"{title}\n\nLe groupe l'a fait savoir lundi. Jusqu'au 3 janvier, il avait songé à Kervan."
    qualifiers, trigger = _qualifiers(text)
    found = qualifiers.date(trigger)
    assert (found.value if found else None) == expected


def test_the_name_of_an_event_dates_what_happens_there() -> None:
    """« lors de la présidentielle de 2012 »: a date within a name belongs to the predicate's words."""
    date = DateSpan(40, 44, "2012", "2012-01-01", "2012-12-31")
    assert inside([date], [(20, 44)]) == inside([date], [(40, 44)]) == [date]
    assert inside([date], [(20, 40), (44, 50)]) == []


def test_another_date_ends_the_scene() -> None:
    """Once the text has named another date, the first one sets no scene any more."""
    qualifiers, trigger = _qualifiers(
        "Ada Lorme est morte le 9 février 2025.\n\nElle naît en 1950. Elle *bat* Jean Vidal."
    )
    assert qualifiers.date(trigger, "contest") is None


def test_the_evidence_is_the_sentence_or_a_part_of_it() -> None:
    """The sentence, and of a long one the words between the statement's ends, at most 600 characters."""
    qualifiers, trigger = _qualifiers("Kervan recule. Brenn *rachète* Doriane.")
    start, end = qualifiers.evidence([trigger])
    assert qualifiers.parsed.text[start:end] == "Brenn rachète Doriane."
    long = "Brenn, " + "une société connue pour ses voiles, ses cordes et ses bateaux, " * 12 + "*rachète* Doriane."
    qualifiers, trigger = _qualifiers(long)
    start, end = qualifiers.evidence([trigger, trigger + 1])
    assert end - start <= MAX_EVIDENCE and qualifiers.parsed.text[start:end].startswith("rachète")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [({"units": [3]}, "units"), ({"since": []}, "since"), ({"sinse": ["depuis"]}, "sinse"), ({"when": None}, "when")],
)
def test_a_damaged_word_list_is_named(change: dict[str, object], complaint: str) -> None:
    """A list that is missing, unknown or holds no words is named with its file."""
    data = {k: v for k, v in {**load_data("qualifiers.toml"), **change}.items() if v is not None}
    with pytest.raises(KgError, match=rf"qualifiers\.toml: `{complaint}`"):
        check(data)
