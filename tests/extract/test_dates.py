"""Dates: absolute, relative to publication, ranges, and what is no date."""

from __future__ import annotations

import copy
import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.extract.dates import bounds, check, find_dates
from kg.french import load_data

WEDNESDAY = "2025-02-12"

ABSOLUTE = [
    ("le 3 mars 2024", "2024-03-03"),
    ("le 1er mai 2021", "2021-05-01"),
    ("le 1 er mai 2021", "2021-05-01"),
    ("mardi 21 janvier 2025", "2025-01-21"),
    ("le mardi\u00a021 janvier\u202f2025", "2025-01-21"),
    ("le 21/01/2025", "2025-01-21"),
    ("le 21.01.2025", "2025-01-21"),
    ("2025-01-21", "2025-01-21"),
    ("en août 2024", "2024-08"),
    ("en AOÛT 2024", "2024-08"),
    ("fin août 2024", "2024-08"),
    ("en sept. 2023", "2023-09"),
    ("fondée en 2015", "2015"),
    ("fin 2023", "2023"),
    ("mi-2023", "2023"),
    ("début 2019", "2019"),
    ("depuis 1997", "1997"),
    ("jusqu'en 2019", "2019"),
    ("jusqu’en 2019", "2019"),
    ("dès 2016", "2016"),
    ("d'ici à 2030", "2030"),
    ("à l'horizon 2030", "2030"),
    ("Ada Lorme (1985)", "1985"),
    ("la championne d'Europe 2011", "2011"),
    ("le lauréat du prix Brisac 2015", "2015"),
    ("de 2012 à 2016", "2012/2016"),
    ("entre 1994 et 2017", "1994/2017"),
    ("Jean Vidal (1912-1989)", "1912/1989"),
    ("du 18 au 21 octobre 2018", "2018-10-18/2018-10-21"),
    ("du 28 août au 3 septembre 2018", "2018-08-28/2018-09-03"),
    ("entre avril et octobre 2018", "2018-04/2018-10"),
    ("dans les années 1990", None),
    ("les années 1990", "1990/1999"),
    ("dans la nuit du 31 décembre 2021 au 1er janvier 2022", "2022-01-01"),
    ("dans la nuit du 1er au 2 mai 2022", "2022-05-02"),
    ("à l'été 2022", "2022-06/2022-08"),
    ("l'été 2022", "2022-06/2022-08"),
]
RELATIVE = [
    ("Il a démissionné dans la nuit de lundi à mardi.", "2025-02-11"),
    ("Il a démissionné dans la nuit du vendredi 7 au samedi 8 février.", "2025-02-08"),
    ("Il a démissionné mercredi 5.", "2025-02-05"),
    ("Il a démissionné lundi 10 au matin.", "2025-02-10"),
    ("Il est absent à partir de vendredi.", "2025-02-14"),
    ("Il quitterait Brenn en juin.", "2025-06"),
    ("Le titre s'est joué ce week-end.", "2025-02-08/2025-02-09"),
    ("Le titre se jouera ce week-end.", "2025-02-15/2025-02-16"),
    ("Il a échoué cette après-midi.", "2025-02-12"),
    ("Il a démissionné lundi.", "2025-02-10"),
    ("Il a démissionné ce lundi.", "2025-02-10"),
    ("Il a démissionné mercredi.", "2025-02-12"),
    ("Il a démissionné mercredi dernier.", "2025-02-05"),
    ("Il a démissionné jeudi.", "2025-02-06"),
    ("Elle rencontrera le maire jeudi.", "2025-02-13"),
    ("Jeudi, elle présentera son plan au conseil.", "2025-02-13"),
    ("Vendredi, Ada Lorme a dit que le groupe investira.", "2025-02-07"),
    ("Le vote aura lieu lundi prochain.", "2025-02-17"),
    ("Il est parti hier.", "2025-02-11"),
    ("Il est parti avant-hier.", "2025-02-10"),
    ("Il part demain.", "2025-02-13"),
    ("Il a signé ce matin.", "2025-02-12"),
    ("Il a signé aujourd’hui.", "2025-02-12"),
    ("Il est parti le 3 mars.", "2025-03-03"),
    ("Il est parti le 12 décembre.", "2024-12-12"),
    ("Il est parti le 12 décembre dernier.", "2024-12-12"),
    ("Le sommet se tiendra le 12 décembre.", "2025-12-12"),
    ("À partir du 15 octobre, la filiale sera remplacée.", "2025-10-15"),
    ("L'élection de mai prochain approche.", "2025-05"),
    ("Éliminé en novembre, il a dit qu'il reviendra.", "2024-11"),
    ("C'est le 15 septembre que la sonde plongera.", "2025-09-15"),
    ("Il est parti en août.", "2024-08"),
    ("Il est parti en janvier.", "2025-01"),
    ("Elle ouvrira en septembre.", "2025-09"),
    ("Il est parti en mars de l'année dernière.", "2024-03"),
    ("Il y a deux ans, il quittait Brenn.", "2023"),
    ("Il y a près de dix ans, il quittait Brenn.", "2015"),
    ("Il a quitté Brenn il y a environ un mois.", "2025-01"),
    ("Il a quitté Brenn il y a trois jours.", "2025-02-09"),
    ("Il a quitté Brenn il y a deux semaines.", "2025-01-29"),
    ("Il a quitté Brenn l'an dernier.", "2024"),
    ("Elle vendra Brenn l'année prochaine.", "2026"),
    ("Il a vendu Brenn le mois dernier.", "2025-01"),
    ("Il a vendu Brenn la semaine dernière.", "2025-02-03/2025-02-09"),
    ("Il a vendu Brenn l'été dernier.", "2024-06/2024-08"),
    ("Elle ouvrira à l'automne prochain.", None),
    ("Elle ouvrira l'automne prochain.", "2025-09/2025-11"),
    ("du 20 au 22 janvier", "2025-01-20/2025-01-22"),
]
NONE = [
    "Il mange des pommes.", "3 000 mètres", "un chèque de 2015 euros", "le mai", "Mars Aciers livre du fil.",
    "le 32 mars 2024", "le 31 février 2024", "la version 3.12.2", "l'opération 1984X", "page 2016",
    "dans les années 1990 000", "le mardi gras", "le lundi de Pâques", "Elle partira le jeudi suivant.",
    "de 2000 salariés", "la candidature de sept élus",
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ABSOLUTE)
def test_absolute(text: str, expected: str | None) -> None:
    """A date that the text fixes needs no publication date."""
    found = [d.value for d in find_dates(text, None)]
    assert found == [expected] if expected else all("1990" in value for value in found)


@pytest.mark.parametrize(("text", "expected"), RELATIVE)
def test_relative(text: str, expected: str | None) -> None:
    """A relative date is counted from the publication, back unless the words point ahead."""
    found = [d.value for d in find_dates(text, WEDNESDAY)]
    assert found == [expected] if expected else len(found) == 1


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    """Quantities, names and impossible days are no dates."""
    assert not [d for d in find_dates(text, WEDNESDAY) if "1990" not in d.value]


@pytest.mark.parametrize(
    "text", ["Il est parti lundi.", "Il est parti hier.", "Il est parti ce matin.", "la semaine dernière"]
)
@pytest.mark.parametrize("published", [None, "2025", "2025-02"])
def test_only_as_precise_as_known(text: str, published: str | None) -> None:
    """« lundi » says nothing where the day of publication is unknown."""
    assert find_dates(text, published) == ()


def test_a_weekday_dated_elsewhere() -> None:
    """« lundi » is fixed by « lundi 10 février » of the same text."""
    found = find_dates("Le conseil siège lundi 10 février 2025. Depuis lundi, Brenn se tait.", "2025-02")
    assert [d.value for d in found] == ["2025-02-10", "2025-02-10"]


@pytest.mark.parametrize(
    "text", ["Titre\n\n12 mars 2024 . –\nIl est parti.", "PARIS, 12 mars 2024 (AOP) – Il est parti."]
)
def test_datelines_are_left_out(text: str) -> None:
    """The date of the article is the date of nothing in it."""
    assert find_dates(text, "2024-03-12") == ()


def test_the_span_is_the_wording() -> None:
    """Offsets delimit what the text says."""
    text = "Brenn a été vendue le mardi 21 janvier 2025 à Doriane."
    (date,) = find_dates(text, None)
    assert text[date.start : date.end] == "mardi 21 janvier 2025"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024", ("2024-01-01", "2024-12-31")), ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-02-03", ("2024-02-03", "2024-02-03")), ("2012/2016", ("2012-01-01", "2016-12-31")),
        ("2018-10-18/2018-10-21", ("2018-10-18", "2018-10-21")),
    ],
)  # fmt: skip
def test_bounds(value: str, expected: tuple[str, str]) -> None:
    """The first and the last day that a date of reduced precision may mean."""
    assert bounds(value) == expected


@given(st.dates(dt.date(1500, 1, 1), dt.date(2099, 12, 31)))
def test_full_dates_come_back(day: dt.date) -> None:
    """Any written day is read as itself, whatever the publication date."""
    months = {number: name for name, number in reversed(load_data("dates.toml")["months"].items()) if len(name) > 2}
    text = f"le {'1er' if day.day == 1 else day.day} {months[day.month].rstrip('.')} {day.year}"
    assert [d.value for d in find_dates(text, WEDNESDAY)] == [day.isoformat()]


@given(st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1)), st.sampled_from(load_data("dates.toml")["weekdays"]))
def test_a_weekday_is_within_the_week(published: dt.date, name: str) -> None:
    """A bare weekday is that weekday, at most six days before publication."""
    (date,) = find_dates(f"Il a signé {name}.", published.isoformat())
    day = dt.date.fromisoformat(date.value)
    assert 0 <= (published - day).days < 7 and load_data("dates.toml")["weekdays"][day.weekday()] == name


@given(st.text(alphabet="0123456789 /-.()duaemrslnij’'è\n", max_size=120))
def test_any_text(text: str) -> None:
    """On any text: sorted, inside it, not overlapping, with bounds in order."""
    found = find_dates(text, WEDNESDAY)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(d.earliest <= d.latest for d in found)


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [("months", "mars", 13), ("days", "hier", "-1"), ("seasons", "automne", [11, 9]), ("numbers", "deux", 2.5)],
)
def test_bad_data_is_named(section: str, key: str, value: object) -> None:
    """A mistake in the word list stops loading and names file and entry."""
    data = copy.deepcopy(load_data("dates.toml"))
    data[section][key] = value
    with pytest.raises(KgError, match=f"dates.toml: `{section}.{key}`"):
        check(data)


def test_cases_run() -> None:
    """No filter silently drops the tables."""
    assert len(ABSOLUTE) + len(RELATIVE) + len(NONE) >= 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le 2 mai 2017, elle quitte Brenn. Le lendemain, elle rejoint Doriane.", "2017-05-03"),
        ("Le 2 mai 2017, elle quitte Brenn. Le même jour, elle rejoint Doriane.", "2017-05-02"),
        ("Elle quitte Brenn le 2 mai 2017. La veille, elle avait vendu Doriane.", "2017-05-01"),
        ("En 2015, elle quitte Brenn. La même année, elle fonde Doriane.", "2015"),
        ("En 2015, elle quitte Brenn. Deux ans plus tard, elle fonde Doriane.", "2017"),
        ("En mars 2015, elle quitte Brenn. Trois mois plus tôt, elle avait fondé Doriane.", "2014-12"),
        ("Le 2 mai 2017, elle quitte Brenn. Deux semaines après, elle fonde Doriane.", "2017-05-16"),
        ("En 2015, elle quitte Brenn. Le lendemain, elle fonde Doriane.", None),
        ("Le 2 mai 2017, elle quitte Brenn, deux ans après sa nomination.", None),
        ("Le 2 mai 2017, elle quitte Brenn, le lendemain de sa nomination.", None),
        ("Elle a quitté Brenn. Le lendemain, elle a fondé Doriane.", None),
    ],
)
def test_dates_counted_from_the_one_before(text: str, expected: str | None) -> None:
    """« le lendemain », « deux ans plus tard » count from the date named before, where that is precise enough."""
    found = find_dates(text, WEDNESDAY)
    named = [d.value for d in found if d.start > text.index("Brenn")]
    assert named[-1:] == ([expected] if expected else [])
