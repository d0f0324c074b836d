"""French dates, absolute and relative to the day of publication.

A date is given only as precisely as the text and the publication date allow: « lundi » in an article of which only
the month is known says nothing. A bare day or month takes the year that puts it nearest to the publication: the past
one, unless « prochain », a future tense or a word like « prévu » in its clause points ahead. The dateline of an
article (« 12 mars 2024. – ») is the date of the article and of nothing in it, so it is left out.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from kg.errors import KgError
from kg.french import load_data
from kg.model import DateSpan

_S = r"[ \u00a0\u202f]"
_YEAR = r"(?:1[5-9]|20)\d\d"
_MIDWEEK = 3  # up to Wednesday « ce week-end » may be the last one
_SOON_DAYS = 120  # a bare day up to four months ahead is still to come; beyond, it is last year's
_NEAR = 400  # characters back to the date that « le lendemain » counts from
_CLAUSE_END = re.compile(r"[.!?…]\s|\n|[,;:«»]| qu[ie]\b| qu['’]")
_CLEFT = re.compile(r" qu(?:e\b|['’])")
_DATELINE = re.compile(rf"{_S}*\.?{_S}*(?:\([^)\n]{{1,30}}\){_S}*)?[–—]{_S}*|{_S}*\.{_S}*-{_S}")
_BEFORE_DATELINE = re.compile(r"(?:[^.\n:;]{0,40}(?:,|\())?\s*(?:le\s)?\s*", re.I)


@cache
def _data() -> dict[str, Any]:
    data = load_data("dates.toml")
    check(data)
    return data


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of dates.toml that cannot be right."""
    lists = (
        "weekdays", "periods", "before_years", "dated_nouns", "after_quantities", "before_months", "ambiguous_months",
        "next", "soon", "last", "ahead", "onwards", "after_weekdays", "not_future", "future_endings", "ago", "roughly",
        "since", "short_periods",
    )  # fmt: skip
    for key in lists:
        entries = data.get(key)
        if not isinstance(entries, list) or not entries or not all(isinstance(e, str) and e.strip() for e in entries):
            raise _fail(key, "wants a list of words")
    if len(data["weekdays"]) != 7:
        raise _fail("weekdays", "wants seven days, Monday first")
    for section in ("months", "days", "weeks", "month_offsets", "years", "numbers"):
        for word, value in data.get(section, {"": None}).items():
            if not isinstance(value, int) or (section == "months" and not 1 <= value <= 12):
                raise _fail(f"{section}.{word}", f"{value!r} is no number that fits")
    counted = [("later", data.get("later")), *data.get("from_before", {"": None}).items()]
    for section, words in counted:
        if not isinstance(words, dict) or not all(isinstance(n, int) for n in words.values()):
            raise _fail(section, "wants words with the number that they count")
    for word, months in data.get("seasons", {}).items():
        if not isinstance(months, list) or len(months) != 2 or not 1 <= months[0] <= months[1] <= 12:
            raise _fail(f"seasons.{word}", "wants the first and the last month")


def _fail(entry: str, what: str) -> KgError:
    return KgError(f"kg/french/dates.toml: `{entry}` {what}")


@cache
def _time_words() -> frozenset[str]:
    data = _data()
    return frozenset((*data["weekdays"], *data["months"], *data["time_nouns"]))


def is_time_word(word: str) -> bool:
    """Is a lower-case word one of a date (« mercredi », « mai », « hier », « 2012 »)?"""
    return word in _time_words() or re.fullmatch(_YEAR, word) is not None


def is_period(before: str, word: str, after: str) -> bool:
    """Is a lower-case word, between two others, a span of time counted from today (« l'an dernier », « ce mois »)?"""
    data = _data()
    near = after in data["next"] or after in data["last"] or before in ("ce", "cet", "cette")
    return word in data["periods"] and near


def is_ahead(word: str, after: str) -> bool:
    """Do two lower-case words name a time still to come (« saison prochaine », « lundi prochain », « demain »)?"""
    data = _data()
    return word in data["soon"] or (after in data["next"] and (word in data["periods"] or is_time_word(word)))


def points_ahead(date: str) -> bool:
    """Do the words of a date tell that it is still to come (« mai prochain »)?"""
    return date.lower().split()[-1] in _data()["next"]


def _words(entries: Any) -> str:
    """An alternation of words, longest first, with any space and any apostrophe."""
    longest = sorted(entries, key=lambda w: (-len(w), w))
    return "|".join(re.escape(w).replace(r"\ ", f"{_S}+").replace("'", f"['’]{_S}?") for w in longest)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns by the name of their reader; the first to claim a stretch of text has it."""
    data, s = _data(), _S
    months, days, numbers = _words(data["months"]), _words(data["weekdays"]), _words(data["numbers"])
    towards = rf"(?P<to>{_words(data['next'] + data['last'])})"
    day = rf"\d{{1,2}}|1{s}?er"
    quantity = rf"(?!{s}?(?:{_words(data['after_quantities'])})(?!\w))"
    sources = {
        "night": rf"\bnuit{s}(?:de{s}|du{s})(?:(?:{days}){s})?(?:(?:{day}){s})?(?:(?:{months}){s})?(?:{_YEAR}{s})?"
        rf"(?:à|au){s}"
        rf"(?:(?P<w>{days}){s}?)?(?:(?P<d>{day}){s}(?P<m>{months})\b)?(?:{s}(?P<y>{_YEAR})\b|{s}{towards}\b)?",
        "range": rf"\b(?:du|entre{s}le|d['’]ici{s}le)?(?:{s}|\b)"
        rf"(?P<d1>{day})(?:{s}(?P<m1>{months})\.?)?"
        rf"{s}?(?:au|et{s}le|et|à|-|–){s}?(?P<d2>{day}){s}(?P<m2>{months})\b\.?(?:{s}(?P<y>{_YEAR})\b)?",
        "years": rf"\b(?:entre|de|depuis){s}(?P<y1>{_YEAR}){s}"
        rf"(?:et|à|jusqu['’]en|jusqu['’]à){s}(?P<y2>{_YEAR})\b{quantity}",
        "span": rf"\((?P<y1>{_YEAR}){s}?[-–]{s}?(?P<y2>{_YEAR})\)",
        "month_span": rf"\b(?:entre|de|d['’]){s}?(?P<m1>{months}){s}(?:et|à){s}"
        rf"(?P<m2>{months})(?:{s}(?P<y>{_YEAR})\b)?",
        "day": rf"\b(?:(?:{days}){s}?[(,]?{s}?(?:le{s})?)?(?P<d>{day}){s}(?P<m>{months})\b\.?"
        rf"(?:,?{s}(?P<y>{_YEAR})\b|{s}{towards}\b)?",
        "iso": r"\b(?P<y>\d{4})-(?P<mm>\d\d)-(?P<d>\d\d)\b",
        "slash": r"\b(?P<d>\d{1,2})[/.](?P<mm>\d{1,2})[/.](?P<y>\d{4})\b",
        "month": rf"\b(?P<m>{months})\b\.?(?:,?{s}(?P<y>{_YEAR})\b|"
        rf"{s}(?P<off>de{s}(?:{_words(data['years'])}))|{s}{towards}\b)?",
        "ago": rf"\b(?:{_words(data['ago'])}){s}(?:(?:{_words(data['roughly'])}){s})?(?P<n>\d{{1,3}}|{numbers}){s}"
        rf"(?:de{s})?(?P<u>jours?|semaines?|mois|ans?|années?)\b",
        "decade": rf"\b(?:les|des){s}années{s}(?P<y>(?:1[5-9]|20)\d0)\b",
        "relative_day": rf"\b(?P<w>{_words(data['days'])})\b",
        "relative_week": rf"\b(?P<w>{_words(data['weeks'])})\b",
        "relative_year": rf"\b(?P<w>{_words(data['years'])})\b",
        "relative_month": rf"\b(?P<w>{_words(data['month_offsets'])})\b",
        "season": rf"\b(?:l['’]|cet{s}|ce{s}|le{s}|du{s}|au{s})(?P<w>{_words(data['seasons'])})"
        rf"(?:{s}(?P<y>{_YEAR})\b|{s}{towards}\b)?",
        "weekday_day": rf"\b(?P<w>{days}){s}(?P<d>{day})\b(?!{s}?[\w%€$])(?![,.]\d)",
        "weekday": rf"\b(?:ce{s})?(?P<w>{days})\b(?!{s}(?:{_words(data['after_weekdays'])})\b)"
        rf"(?:{s}(?:matin|midi|soir|après-midi))?(?:{s}{towards}\b)?",
        "noun_year": rf"\b(?:{_words(data['dated_nouns'])})\b(?:{s}(?!en\b)[\w'’-]+){{0,4}}{s}"
        rf"(?P<y>{_YEAR})\b{quantity}",
        "year": rf"(?:\b(?:{_words(data['before_years'])})(?:{s}|-|(?<=['’]))|\()(?P<y>{_YEAR})\b(?!-\d){quantity}",
    }
    return tuple((name, re.compile(source, re.IGNORECASE)) for name, source in sources.items())


@dataclass(frozen=True, slots=True)
class _Day:
    """The publication date, as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def date(self) -> dt.date | None:
        return dt.date(self.year, self.month, self.day) if self.year and self.month and self.day else None


@cache
def _published(published: str | None) -> _Day:
    if not published or not re.fullmatch(r"\d{4}(-\d\d){0,2}", published):
        return _Day()
    return _Day(*(int(part) for part in published.split("-")))


def find_dates(text: str, published: str | None) -> tuple[DateSpan, ...]:
    """All dates of a text, sorted, not overlapping, datelines left out.

    `published` is an ISO date, month or year, or None where nothing is known.
    """
    counted = list(_from_before().finditer(text))
    taken = [m.span() for m in counted]
    found: list[DateSpan] = []
    for name, pattern in _patterns():
        for m in pattern.finditer(text):
            start, end = m.span("y") if name in ("year", "noun_year", "decade") else m.span()
            if any(start < b and a < end for a, b in taken) or _attached(text, start):
                continue
            for value in _values(name, m, published):
                taken.append((start, end))
                if not _in_dateline(text, start, end):
                    found.append(DateSpan(start, end, value, *bounds(value)))
    for m in counted:
        found.extend(_counted(m, sorted(found, key=lambda d: d.start)))
    return tuple(sorted(found, key=lambda d: d.start))


@cache
def _from_before() -> re.Pattern[str]:
    """« le lendemain », « deux ans plus tard »: words that count from the date before them."""
    data, s = _data(), _S
    words = [word for unit in data["from_before"].values() for word in unit]
    numbers, roughly = _words(data["numbers"]), _words(data["roughly"])
    return re.compile(
        rf"\b(?:(?P<w>{_words(words)})(?!{s}(?:de|du|des|d['’]))"
        rf"|(?<!\d )(?:(?:{roughly}){s})?(?P<n>\d{{1,2}}|{numbers}){s}(?P<u>jours?|semaines?|mois|ans?|années?){s}"
        rf"(?P<l>{_words(data['later'])})(?=[,.;:)]|$|(?<=tard)|(?<=tôt)|(?<=auparavant)))(?![\w'’])"
        rf"(?!{s}qu[e'’])",
        re.IGNORECASE,
    )


def _counted(m: re.Match[str], before: list[DateSpan]) -> Iterator[DateSpan]:
    """The date that a match counts from the last one named before it, if that is near and precise enough."""
    near = [d for d in before if d.end <= m.start() and m.start() - d.end <= _NEAR]
    if not near:
        return
    value = _shifted_by(_published(near[-1].value.split("/")[0]), *_offset(m))
    if value is not None:
        yield DateSpan(m.start(), m.end(), value, *bounds(value))


def _offset(m: re.Match[str]) -> tuple[str, int]:
    """The unit (`days`, `months`, `years`) and how many of it a match counts."""
    data = _data()
    if m["w"]:
        word = _key(m["w"])
        return next((unit, words[word]) for unit, words in data["from_before"].items() if word in words)
    count = _number(m["n"]) * int(data["later"][_key(m["l"])])
    unit = m["u"].lower()
    if unit.startswith("an"):
        return "years", count
    return ("months", count) if unit == "mois" else ("days", count * (7 if unit.startswith("semaine") else 1))


def _shifted_by(base: _Day, unit: str, count: int) -> str | None:
    if unit == "years":
        return f"{base.year + count:04}" if base.year is not None else None
    if unit == "months":
        return _shifted(base, count)
    return (base.date + dt.timedelta(days=count)).isoformat() if base.date is not None else None


def _attached(text: str, start: int) -> bool:
    """Part of a longer number or word (« 3.12 », « R2 »)?"""
    return start > 0 and text[start].isdigit() and (text[start - 1].isalnum() or text[start - 1] in ",.")


def _in_dateline(text: str, start: int, end: int) -> bool:
    """« 12 mars 2024. – » or « PARIS, 12 mars (AFP) – » at the head of a line."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    return _BEFORE_DATELINE.fullmatch(before) is not None and _DATELINE.match(text, end) is not None


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
        value = _READERS[name](m, _published(published))
    except (ValueError, OverflowError):
        return
    if value:
        yield value


# -- which one is meant ---------------------------------------------------------------------------------------------


@cache
def _future() -> re.Pattern[str]:
    endings = "|".join(_data()["future_endings"])
    return re.compile(
        rf"\b(?!(?:{_words(_data()['not_future'])})\b)\w*(?:{endings})\b|\b(?:{_words(_data()['ahead'])})\b", re.I
    )


@cache
def _onwards() -> re.Pattern[str]:
    """« à partir de mardi »: words right before a day that is still to come."""
    return re.compile(rf"\b(?:{_words(_data()['onwards'])}){_S}$", re.I)


def _towards(m: re.Match[str]) -> int:
    """1 where the words point ahead of publication, -1 where they point back, 0 where they leave it open.

    Beside « prochain » and « dernier » only the words between the nearest commas count.
    """
    word = (m.groupdict().get("to") or "").lower()
    if word:
        return 1 if word in _data()["next"] else -1
    if _onwards().search(m.string[max(0, m.start() - 20) : m.start()]):
        return 1
    before = _CLAUSE_END.split(m.string[max(0, m.start() - 200) : m.start()])[-1]
    cleft = _CLEFT.match(m.string, m.end())  # « c'est mardi que le groupe présentera … »
    after, *rest = _CLAUSE_END.split(m.string[cleft.end() if cleft else m.end() : m.end() + 200], maxsplit=2)
    if rest and len((before + after).split()) < 3:  # « Lundi, le groupe présentera … »
        after = f"{after} {rest[0]}"
    return 1 if _future().search(f"{before} {after}") else 0


def _year_of(month: int, day: int | None, here: _Day, towards: int) -> int | None:
    """The year of a bare day or month: the one nearest to publication on the side that the words point to."""
    if here.year is None or here.month is None:
        return here.year
    if day is None or here.day is None:
        later, earlier = month < here.month, month > here.month
    else:
        there, now = (month, day), (here.month, here.day)
        later, earlier = there < now, there > now
    if towards > 0:
        months_back = (here.month - month) % 12
        return here.year + 1 if later and months_back > 2 else here.year
    if earlier and (towards < 0 or day is None or _days_ahead(here, month, day) > _SOON_DAYS):
        return here.year - 1
    return here.year


def _days_ahead(here: _Day, month: int, day: int) -> int:
    assert here.year is not None and here.month is not None
    last = calendar.monthrange(here.year, here.month)[1]
    return (dt.date(here.year, month, min(day, 28)) - dt.date(here.year, here.month, here.day or last)).days


def _month_number(word: str) -> int:
    return int(_data()["months"][word.lower().rstrip(".")])


def _number(word: str) -> int:
    flat = re.sub(_S, " ", word.lower())
    return int(flat) if flat.isdigit() else int(_data()["numbers"][flat])


def _day_number(word: str) -> int:
    return int(re.sub(r"\D", "", word))


def _key(word: str) -> str:
    return re.sub(rf"['’]{_S}?", "'", re.sub(f"{_S}+", " ", word.lower()))


# -- readers, one a pattern -----------------------------------------------------------------------------------------


def _day(m: re.Match[str], here: _Day) -> str | None:
    day, month = _day_number(m["d"]), _month_number(m["m"])
    year = int(m["y"]) if m["y"] else _year_of(month, day, here, _towards(m))
    return dt.date(year, month, day).isoformat() if year is not None else None


def _numeric(m: re.Match[str], here: _Day) -> str | None:
    return dt.date(int(m["y"]), int(m["mm"]), int(m["d"])).isoformat()


@cache
def _before_month() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(«'’-])(?:{_words(_data()['before_months'])}){_S}?-?{_S}?$", re.I)


def _month(m: re.Match[str], here: _Day) -> str | None:
    if re.search(rf"\d{_S}$", m.string[max(0, m.start() - 3) : m.start()]):
        return None  # « 32 mars » is no date, and no month either
    bare = not (m["y"] or m["off"] or m["to"])
    if bare and m["m"].lower() in _data()["numbers"] and not m.group().endswith("."):
        return None  # « la candidature de sept élus »
    ambiguous = m["m"].lower() in _data()["ambiguous_months"] or m["m"][0].isupper()
    if bare and ambiguous and not _before_month().search(m.string[max(0, m.start() - 20) : m.start()]):
        return None
    month = _month_number(m["m"])
    if m["off"]:
        offset = _data()["years"][_key(m["off"])[3:]]
        return f"{here.year + offset:04}-{month:02}" if here.year is not None else None
    year = int(m["y"]) if m["y"] else _year_of(month, None, here, _towards(m))
    return f"{year:04}-{month:02}" if year is not None else None


def _range(m: re.Match[str], here: _Day) -> str | None:
    second = _month_number(m["m2"])
    first = _month_number(m["m1"]) if m["m1"] else second
    d1, d2 = _day_number(m["d1"]), _day_number(m["d2"])
    year = int(m["y"]) if m["y"] else _year_of(second, d2, here, _towards(m))
    if year is None or (first == second and d1 >= d2):
        return None
    return f"{dt.date(year - (first > second), first, d1).isoformat()}/{dt.date(year, second, d2).isoformat()}"


def _month_span(m: re.Match[str], here: _Day) -> str | None:
    first, second = _month_number(m["m1"]), _month_number(m["m2"])
    year = int(m["y"]) if m["y"] else _year_of(second, None, here, _towards(m))
    return f"{year - (first > second):04}-{first:02}/{year:04}-{second:02}" if year is not None else None


def _ago(m: re.Match[str], here: _Day) -> str | None:
    count, unit = _number(m["n"]), m["u"].lower()
    if here.year is None:
        return None
    if unit.startswith("an"):
        return f"{here.year - count:04}"
    if here.month is None:
        return None
    if unit == "mois":
        return _shifted(here, -count)
    if here.date is None:
        return None
    return (here.date - dt.timedelta(days=count * (7 if unit.startswith("semaine") else 1))).isoformat()


def _shifted(here: _Day, months: int) -> str | None:
    if here.year is None or here.month is None:
        return None
    total = here.year * 12 + here.month - 1 + months
    return f"{total // 12:04}-{total % 12 + 1:02}"


def _decade(m: re.Match[str], here: _Day) -> str:
    return f"{m['y']}/{int(m['y']) + 9}"


def _relative_day(m: re.Match[str], here: _Day) -> str | None:
    offset = _data()["days"][_key(m["w"])]
    return (here.date + dt.timedelta(days=offset)).isoformat() if here.date else None


def _relative_week(m: re.Match[str], here: _Day) -> str | None:
    """Monday to Sunday of the week; Saturday and Sunday of a week-end, early in the week the one just past."""
    if here.date is None:
        return None
    word = _key(m["w"])
    monday = here.date - dt.timedelta(days=here.date.weekday()) + dt.timedelta(weeks=_data()["weeks"][word])
    if "week-end" not in word:
        return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    early = here.date.weekday() < _MIDWEEK and _data()["weeks"][word] == 0
    saturday = monday + dt.timedelta(days=5 - (7 if early and _towards(m) <= 0 else 0))
    return f"{saturday.isoformat()}/{(saturday + dt.timedelta(days=1)).isoformat()}"


def _relative_year(m: re.Match[str], here: _Day) -> str | None:
    return f"{here.year + _data()['years'][_key(m['w'])]:04}" if here.year is not None else None


def _relative_month(m: re.Match[str], here: _Day) -> str | None:
    return _shifted(here, _data()["month_offsets"][_key(m["w"])])


def _season(m: re.Match[str], here: _Day) -> str | None:
    first, last = _data()["seasons"][m["w"].lower()]
    year = int(m["y"]) if m["y"] else _season_year(m, first, last, here)
    return f"{year:04}-{first:02}/{year:04}-{last:02}" if year is not None else None


def _season_year(m: re.Match[str], first: int, last: int, here: _Day) -> int | None:
    """A season without a year is dated only where a word fixes it (« l'été dernier », « cet automne »)."""
    if here.year is None or here.month is None:
        return None
    if m["to"]:
        return (
            _year_of(last, None, here, _towards(m))
            if not first <= here.month <= last
            else here.year + min(_towards(m), 0)
        )
    return here.year if m.group().lower().startswith("ce") else None


def _weekday(m: re.Match[str], here: _Day) -> str | None:
    """The nearest such day not after publication; after it where the words point ahead."""
    index = _data()["weekdays"].index(m["w"].lower())
    if here.date is None:
        return _weekday_in_text(m, index, here)
    back = (here.date.weekday() - index) % 7
    towards = _towards(m)
    if towards > 0 and (back or m["to"]):
        return (here.date + dt.timedelta(days=7 - back)).isoformat()
    return (here.date - dt.timedelta(days=back or (7 if m["to"] else 0))).isoformat()


def _night(m: re.Match[str], here: _Day) -> str | None:
    """« la nuit de mardi à mercredi », « la nuit du 1er au 2 mai »: what happens in it is told of its second day."""
    if m["d"]:
        return _day(m, here)
    return _weekday(m, here) if m["w"] else None


def _weekday_day(m: re.Match[str], here: _Day) -> str | None:
    """« samedi 3 »: the day nearest to publication that is both."""
    if here.date is None:
        return None
    index, day = _data()["weekdays"].index(m["w"].lower()), _day_number(m["d"])
    around = (here.date + dt.timedelta(days=n) for n in sorted(range(-60, 61), key=lambda n: (abs(n), n)))
    return next((d.isoformat() for d in around if d.day == day and d.weekday() == index), None)


def _weekday_in_text(m: re.Match[str], index: int, here: _Day) -> str | None:
    """« lundi » where the same weekday is dated elsewhere in the text (« lundi 10 février »)."""
    name = re.compile(rf"\b{_data()['weekdays'][index]}\b", re.I)
    dated = [d for d in dict(_patterns())["day"].finditer(m.string) if name.match(d.group())]
    values = {_day(d, here) for d in dated}
    return values.pop() if len(values) == 1 else None


def _year(m: re.Match[str], here: _Day) -> str:
    return m["y"]


def _years(m: re.Match[str], here: _Day) -> str | None:
    return f"{m['y1']}/{m['y2']}" if m["y1"] < m["y2"] else None


_READERS: dict[str, Callable[[re.Match[str], _Day], str | None]] = {
    "night": _night, "range": _range, "years": _years, "span": _years, "month_span": _month_span, "day": _day,
    "iso": _numeric,
    "slash": _numeric, "month": _month, "ago": _ago, "decade": _decade, "relative_day": _relative_day,
    "relative_week": _relative_week, "relative_year": _relative_year, "relative_month": _relative_month,
    "season": _season, "weekday_day": _weekday_day, "weekday": _weekday, "noun_year": _year, "year": _year,
}  # fmt: skip
