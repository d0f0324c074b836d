"""French dates, absolute and relative to the day of publication.

A date is given only as precisely as the text and the publication date allow: « lundi » in an article of which only
the month is known says nothing. A bare day or month takes the year that puts it nearest to the publication, the
past preferred.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.french import load_data
from kg.model import DateSpan

_SPACE = r"[ \u00a0\u202f]"
_AHEAD_DAYS = 120  # a bare day and month up to four months ahead of publication is still to come; beyond, it is past


@cache
def _data() -> dict[str, Any]:
    return load_data("dates.toml")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    months = "|".join(sorted(_data()["months"], key=len, reverse=True))
    days = "|".join(_data()["weekdays"])
    numbers = "|".join(_data()["numbers"])

    def words(key: str) -> str:
        return "|".join(re.escape(w).replace("'", "['’]") for w in sorted(_data()[key], key=len, reverse=True))

    s = _SPACE
    sources = {
        "range": rf"\b(?:du|entre le){s}(?P<d1>\d{{1,2}}|1er)(?:{s}(?P<m1>{months}))?{s}(?:au|et le){s}(?P<d2>\d{{1,2}}){s}(?P<m2>{months})\b\.?(?:{s}(?P<y>\d{{4}})\b)?",
        "years": rf"\b(?:entre|de|depuis){s}(?P<y1>(?:19|20)\d\d){s}(?:et|à|jusqu['’]en){s}(?P<y2>(?:19|20)\d\d)\b",
        "day": rf"\b(?:(?:{days}){s}?[(,]?{s}?)?(?P<d>\d{{1,2}}|1er){s}(?P<m>{months})\b\.?(?:{s}(?P<y>\d{{4}})\b)?",
        "iso": r"\b(?P<y>\d{4})-(?P<mm>\d\d)-(?P<d>\d\d)\b",
        "slash": r"\b(?P<d>\d{1,2})[/.](?P<mm>\d{1,2})[/.](?P<y>\d{4})\b",
        "month": rf"\b(?P<m>{months})\b\.?(?:{s}(?P<y>\d{{4}})\b)?",
        "ago": rf"\bil{s}y{s}a{s}(?P<n>\d{{1,3}}|{numbers}){s}(?P<u>jours?|semaines?|mois|ans?)\b",
        "relative_day": rf"\b(?P<w>{words('days')})\b",
        "relative_year": rf"\b(?P<w>{words('years')})",
        "relative_month": rf"\b(?P<w>{words('month_offsets')})",
        "weekday": rf"\b(?:ce{s})?(?P<w>{days})(?:{s}(?P<next>prochain|dernier))?\b",
        "year": rf"(?:\b(?:en|fin|début|mi|dès|depuis|année|avant|après|vers|de|jusqu['’]en|l['’]an|l['’]été|l['’]automne|printemps|hiver|été|automne){s}(?:{s}|-)?|\(|en{s}l['’]an{s})(?P<y>(?:1[5-9]|20)\d\d)\b(?!{s}?(?:euros|dollars|personnes|salariés|emplois|postes|mètres|km|%|€|\$))",
    }
    return tuple((name, re.compile(source, re.IGNORECASE)) for name, source in sources.items())


@cache
def _published(published: str | None) -> tuple[int | None, int | None, int | None]:
    parts = [int(p) for p in published.split("-")] if published and re.fullmatch(r"\d{4}(-\d\d){0,2}", published) else []
    year, month, day = (parts + [None, None, None])[:3]  # type: ignore[list-item]
    return year, month, day


def find_dates(text: str, published: str | None) -> tuple[DateSpan, ...]:
    """All dates of a text, sorted, not overlapping. `published` is an ISO date, month or year, or None."""
    taken: list[tuple[int, int]] = []
    found: list[DateSpan] = []
    for name, pattern in _patterns():
        for m in pattern.finditer(text):
            start, end = (m.span("y") if name == "year" else m.span())
            if any(start < b and a < end for a, b in taken) or _attached(text, start):
                continue
            for value in _values(name, m, published):
                taken.append((start, end))
                found.append(DateSpan(start, end, value, *bounds(value)))
    return tuple(sorted(found, key=lambda d: d.start))


def _attached(text: str, start: int) -> bool:
    """Part of a longer number or word (« 3.12 », « R2 »)?"""
    return start > 0 and text[start].isdigit() and (text[start - 1].isalnum() or text[start - 1] in ",.")


def bounds(value: str) -> tuple[str, str]:
    """The first and the last day of an ISO date of reduced precision, or of a range `start/end`."""
    first, _, last = value.partition("/")
    last = last or first
    year, month, day = ([int(p) for p in last.split("-")] + [0, 0])[:3]
    ending = f"{year:04}-{month or 12:02}-{day or calendar.monthrange(year, month or 12)[1]:02}"
    return (first + "-01-01"[: 10 - len(first)] if len(first) == 4 else (first + "-01")[:10]), ending


def _values(name: str, m: re.Match[str], published: str | None) -> Iterator[str]:
    """The ISO value of a match, or nothing where the text and the publication date do not fix it."""
    try:
        value = _READERS[name](m, published)
    except (ValueError, OverflowError):
        return
    if value:
        yield value


def _month_number(word: str) -> int:
    return int(_data()["months"][word.lower().rstrip(".")])


def _year_of(month: int, day: int | None, published: str | None) -> int | None:
    """The year that puts a bare day or month nearest to the publication: past, unless it is soon to come."""
    year, pub_month, pub_day = _published(published)
    if year is None:
        return None
    if pub_month is None:
        return year
    here = dt.date(year, pub_month, pub_day or calendar.monthrange(year, pub_month)[1])
    there = dt.date(year, month, min(day or 1, calendar.monthrange(year, month)[1]))
    ahead = (there - here).days
    if day is None:
        return year if month <= pub_month else year - 1
    if ahead > _AHEAD_DAYS:
        return year - 1
    return year + 1 if ahead < -330 else year


def _day(m: re.Match[str], published: str | None) -> str | None:
    day = int(m["d"].removesuffix("er").removesuffix("ER"))
    month = _month_number(m["m"])
    year = int(m["y"]) if m["y"] else _year_of(month, day, published)
    if year is None:
        return None
    return dt.date(year, month, day).isoformat()


def _numeric(m: re.Match[str], published: str | None) -> str | None:
    return dt.date(int(m["y"]), int(m["mm"]), int(m["d"])).isoformat()


def _month(m: re.Match[str], published: str | None) -> str | None:
    if m.group().lower() in ("mars", "mai", "avr", "sept", "oct", "nov") and not re.search(
        rf"(?:en|de|fin|début|mi|dès|depuis|à partir de|mois de|ce|d['’]){_SPACE}?-?{_SPACE}?$", m.string[: m.start()], re.I
    ):
        return None
    month = _month_number(m["m"])
    year = int(m["y"]) if m["y"] else _year_of(month, None, published)
    return f"{year:04}-{month:02}" if year is not None else None


def _range(m: re.Match[str], published: str | None) -> str | None:
    second = _month_number(m["m2"])
    first = _month_number(m["m1"]) if m["m1"] else second
    d1, d2 = int(m["d1"].removesuffix("er")), int(m["d2"])
    year = int(m["y"]) if m["y"] else _year_of(second, d2, published)
    if year is None:
        return None
    return f"{dt.date(year - (first > second), first, d1).isoformat()}/{dt.date(year, second, d2).isoformat()}"


def _ago(m: re.Match[str], published: str | None) -> str | None:
    year, month, day = _published(published)
    count = int(m["n"]) if m["n"].isdigit() else _data()["numbers"][m["n"].lower()]
    unit = m["u"].lower()
    if year is None:
        return None
    if unit.startswith("an"):
        return f"{year - count:04}"
    if month is None:
        return None
    if unit == "mois":
        months = year * 12 + month - 1 - count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if day is None:
        return None
    return (dt.date(year, month, day) - dt.timedelta(days=count * (7 if unit.startswith("semaine") else 1))).isoformat()


def _relative_day(m: re.Match[str], published: str | None) -> str | None:
    year, month, day = _published(published)
    if year is None or month is None or day is None:
        return None
    offset = _data()["days"][m["w"].lower().replace("’", "'")]
    return (dt.date(year, month, day) + dt.timedelta(days=offset)).isoformat()


def _relative_year(m: re.Match[str], published: str | None) -> str | None:
    year = _published(published)[0]
    return f"{year + _data()['years'][m['w'].lower().replace('’', chr(39))]:04}" if year is not None else None


def _relative_month(m: re.Match[str], published: str | None) -> str | None:
    year, month, _ = _published(published)
    if year is None or month is None:
        return None
    months = year * 12 + month - 1 + _data()["month_offsets"][m["w"].lower()]
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _weekday(m: re.Match[str], published: str | None) -> str | None:
    """The nearest such day not after publication; after it where the word « prochain » or a future verb says so."""
    year, month, day = _published(published)
    index = _data()["weekdays"].index(m["w"].lower())
    if year is None or month is None or day is None:
        return _weekday_in_text(m, index, published)
    here = dt.date(year, month, day)
    if m["next"] and m["next"].lower() == "prochain":
        return (here + dt.timedelta(days=(index - here.weekday() - 1) % 7 + 1)).isoformat()
    return (here - dt.timedelta(days=(here.weekday() - index) % 7)).isoformat()


def _weekday_in_text(m: re.Match[str], index: int, published: str | None) -> str | None:
    """« lundi » where the same weekday is dated elsewhere in the text (« lundi 10 février »)."""
    name, months = _data()["weekdays"][index], "|".join(_data()["months"])
    dated = re.compile(rf"\b{name}{_SPACE}?[(,]?{_SPACE}?(?P<d>\d{{1,2}}|1er){_SPACE}(?P<m>{months})\b(?:{_SPACE}(?P<y>\d{{4}}))?", re.I)
    values = {_day(other, published) for other in dated.finditer(m.string)}
    return values.pop() if len(values) == 1 else None


def _year(m: re.Match[str], published: str | None) -> str | None:
    return m["y"]


def _years(m: re.Match[str], published: str | None) -> str | None:
    return f"{m['y1']}/{m['y2']}" if m["y1"] < m["y2"] else None


_READERS = {
    "range": _range, "years": _years, "day": _day, "iso": _numeric, "slash": _numeric, "month": _month, "ago": _ago,
    "relative_day": _relative_day, "relative_year": _relative_year, "relative_month": _relative_month,
    "weekday": _weekday, "year": _year,
}  # fmt: skip
