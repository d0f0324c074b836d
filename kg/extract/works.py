"""Find the titles of works that stand without quotation marks: « le réalisateur du Grand Calme », « W, de X ».

Plain text has lost the italics of titles, so that the name model takes a film for a firm or a person. What tells is
the words around: whose work it is, the prize that it was given, its author or its publisher behind it. A list goes on
with what its first title is. What stands in quotation marks with the same words around is a title, too, if no noun
before it says so (« l'auteure de « W » », « « W », le dernier roman de X »).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kg.extract.titles import quoted_stretches
from kg.french import check_lists, load_data
from kg.french.gazetteer import cities, countries, demonym, kind_of_noun, known_type
from kg.french.given_names import listed_gender
from kg.model import EntityType

_LISTS = ("makers", "among", "parts", "lead_ins", "given", "openers", "ends", "made", "publishers", "issuing")
Spans = Mapping[tuple[int, int], EntityType | None]

_CAPITAL = r"[A-ZÀ-ÖØ-Ý]"
_WORD = rf"{_CAPITAL}[\w’'-]*"
_LOWER = r"[a-zà-öø-ÿœ]+(?:-[a-zà-öø-ÿœ]+)*"
_LEADING = r"(?:L[ea]s? |L[’']|Une? |Des )"
# « La Plus Secrète Mémoire », « Les Rives »: words with capitals, « de » and « of » between.
_HEAD = re.compile(
    rf"{_LEADING}?{_WORD}(?: (?:(?:de la |de l[’']|de |du |des |d[’']|of (?:the )?|the )?(?={_CAPITAL}))?{_WORD})*"
    r"(?: \d{1,4}(?=[,.;)]))?"
)
# « … de la mémoire », « … mon amour »: what goes on in lower case behind it.
_TAIL = re.compile(rf" (?:(?:de la|du|des|de|mon|ma|mes|aux) |(?:de l|d)[’'])({_LOWER})(?![\w’'-])")
_YEAR = r"(?:19|20)\d\d"
_BOUNDARY = re.compile(rf"[,.;:()«»“”\"!?\n–—]| et (?:de |d[’']|du )?(?={_CAPITAL})| en {_YEAR}\b")
_MOST_WORDS = 7
# What may stand between two titles of a list.
_NEXT = re.compile(rf"(?: en {_YEAR}| \([^()]{{1,40}}\))?(?: ?,| et| puis|, puis|, et)(?: (?:de |du )| d[’']| )")
_NEXT_QUOTED = re.compile(r" ?[»”\"](?: \([^()\n]{1,40}\))?(?:,| et|, et| puis) (?:d[eu] )?[«“\"] ?")
_BRACKET = re.compile(r"\(([^()\n]{2,120})\)")
_OF = re.compile(r"(?:de la |de l[’']|de |du |des |d[’'])(?P<words>(?:[\w-]+ ){0,3})$")
_APART, _ONE = re.compile(r" ?»? ?, "), re.compile(r" (?=d)")
# « « W » de X », « « W » (2003) de X ».
_CLOSED_ONE = re.compile(rf" ?[»”\"](?: \({_YEAR}\))? (?=d)")
_WITHIN = re.compile(r"\b(?:dans|par) $")
_CLAUSE = re.compile(r"[.;:!?\n«»]")
_BACK = 90  # characters before a title that may say what it is


@cache
def _words(key: str) -> str:
    """The words of a list as a pattern, the longest first."""
    return "|".join(re.escape(w).replace("'", "[’']") for w in sorted(_list(key), key=lambda w: (-len(w), w)))


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of titles.toml that is missing, unknown or no list of words."""
    check_lists("titles.toml", data, _LISTS)


@cache
def _list(key: str) -> tuple[str, ...]:
    data = load_data("titles.toml")
    check(data)
    return tuple(data[key])


@cache
def _before() -> re.Pattern[str]:
    """What stands right before a title (« réalisateur de », « à l'affiche de »)."""
    among = rf"(?:,? (?:{_words('among')}),?)?"
    whole = rf"(?:{_words('makers')}|{_words('parts')}){among} (?:de |d[’']|du |des )"
    return re.compile(rf"(?<![\w-])(?:{whole}|(?:{_words('lead_ins')}) )$", re.IGNORECASE)


@cache
def _for() -> re.Pattern[str]:
    return re.compile(rf"(?:{_words('given')})[^.;:!?\n«»]{{0,80}}\bpour $", re.IGNORECASE)


@cache
def _issued() -> re.Pattern[str]:
    """The verb that a title in quotation marks is the object of (« elle publie en 2003 « W » »)."""
    return re.compile(rf"(?<![\w-])(?:{_words('issuing')})(?: en {_YEAR})? $", re.IGNORECASE)


@cache
def _published() -> re.Pattern[str]:
    """« elle publie en 2003 La Saison sèche chez Y »: the title, group 1, up to who publishes it."""
    verbs = rf"(?<![\w-])(?:{_words('issuing')})(?: en {_YEAR})? "
    return re.compile(rf"{verbs}({_CAPITAL}[^,.;:()«»“”\"\n]{{2,60}}?) (?:chez {_CAPITAL}|aux [éÉ]ditions )")


@cache
def _behind(quoted: bool = False) -> re.Pattern[str]:
    """What stands right behind a title: what was done to it, its publisher, what kind of work it is."""
    articles = r"un|une|son|sa|leur|le|la" if quoted else r"un|une|son|sa|leur"
    order = rf"(?:(?:{articles}) )?(?:(?:premi\w+|second\w*|dernier|dernière|nouve\w+|\w+ième) )?"
    return re.compile(
        rf" ?[»”\"]?(?: ?, (?:(?:{_words('made')}) (?:par|en|chez|aux|de|avec|l[’']an|cette|sur)\b"
        rf"|{order}(?P<kind>[\w-]+)(?! de (?:\d|\w+ \w+s\b)))"
        rf"| \((?:{_words('publishers')})[,)])"
    )


@cache
def _maker() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_words('makers')})(?![\w-])(?! (?:de|d[’']|du|des)\b)", re.IGNORECASE)


def find_works(text: str, spans: Spans) -> Iterator[tuple[int, int]]:
    """Start and end of each such title, by the names found in the text and the type that most speaks for so far."""
    ends = {start: end for start, end in sorted(spans)}
    people = {start for (start, _), kind in spans.items() if kind == "Person"}
    found = dict(_announced(text, ends, people)) | dict(_quoted(text, people))
    for start, end in spans:
        if start not in found and _told(text, start, end, people) and _free(text, start, end):
            found[start] = _extended(text, start, end)
    found |= {m.start(1): m.end(1) for m in _published().finditer(text) if m.start(1) not in people}
    found |= dict(_bracketed(text, ends))
    found |= dict(_listed(text, found, ends, spans))
    yield from sorted(found.items())


def _announced(text: str, ends: Mapping[int, int], people: set[int]) -> Iterator[tuple[int, int]]:
    """The titles that the words before announce."""
    for m in re.finditer(rf"(?<= |’|'){_CAPITAL}", text):
        at = m.start()
        before = text[max(0, at - _BACK) : at]
        if _before().search(before) or _for().search(before):
            end = _title_end(text, at, ends, people)
            if end is not None and _free(text, at, end):
                yield at, end


def _quoted(text: str, people: set[int]) -> Iterator[tuple[int, int]]:
    """The titles in quotation marks, by the words before or behind them."""
    last = None
    for start, end in quoted_stretches(text):
        mark = len(text[:start].rstrip(' \u00a0«“"'))
        before = text[max(0, mark - _BACK) : mark] + " "
        announced = any(p.search(before) for p in (_before(), _for(), _issued()))
        listed = last is not None and _NEXT_QUOTED.fullmatch(text, last, start) is not None
        if (announced or listed or _told(text, start, end, people, quoted=True)) and _free(text, start, end):
            yield start, end
            last = end


def _title_end(text: str, at: int, ends: Mapping[int, int], people: set[int]) -> int | None:
    """Where the title that begins at a place ends, or None."""
    opener = next((w for w in _list("openers") if re.match(rf"{w} ".replace("'", "[’']"), text[at : at + 12])), None)
    if opener is not None:
        return _to_boundary(text, at, people)
    m = _HEAD.match(text, at)
    if m is None:
        return None
    end = max(m.end(), ends.get(at, at))
    inner = min((start for start in ends if ends.get(at, at) <= start < end and at < start), default=None)
    of = _OF.search(text, at, inner) if inner is not None else None
    return _extended(text, at, end if of is None else of.start() - 1)


def _to_boundary(text: str, at: int, people: set[int]) -> int | None:
    """« On connaît la suite, … »: a title that is a sentence or a noun phrase, up to the next punctuation."""
    boundary = _BOUNDARY.search(text, at + 1)
    end = boundary.start() if boundary is not None else len(text)
    stop = re.search(rf" (?:{_words('ends')})(?!\w)", text[at:end])
    end = end if stop is None else at + stop.start()
    for start in sorted(s for s in people if at < s < end):
        of = _OF.search(text, at, start)
        end = of.start() - 1 if of is not None else end
    return end if 1 < len(text[at:end].split()) <= _MOST_WORDS else None


def _extended(text: str, start: int, end: int) -> int:
    """Where a title ends that goes on in lower case: « Les Rives | de la mémoire »."""
    m = _TAIL.match(text, end)
    while m is not None and _part(m[1], text, m.end()):
        end = m.end()
        m = _TAIL.match(text, end)
    return end


def _part(word: str, text: str, end: int) -> bool:
    """Can a noun be of a title: no one who is named behind it (« W du cinéaste X »), no time?"""
    named = text[end : end + 2].strip()[:1].isupper()
    no = word in load_data("designations.toml")["words"]["no_field"]
    return not no and not (named and kind_of_noun(word) == "Person") and demonym(word) is None


def _free(text: str, start: int, end: int) -> bool:
    """Is it no name that everybody knows for something else?"""
    name = text[start:end]
    kind = known_type(name)
    return kind in (None, "Work") and name not in countries() and name not in cities() and demonym(name) is None


def _told(text: str, start: int, end: int, people: set[int], *, quoted: bool = False) -> bool:
    """Do the words behind a name, or behind a stretch in quotation marks, say that it is a work?"""
    if start in people and listed_gender(text[start:end].split()[0]) is not None:
        return False
    m = _behind(quoted).match(text, end)
    if m is not None and (m["kind"] is None or kind_of_noun(m["kind"]) == "Work"):
        return True
    apart = _APART.match(text, end)
    close = _CLOSED_ONE.match(text, end) if quoted else None
    apart = apart or close
    if apart is None:
        apart = _ONE.match(text, end) if _WITHIN.search(text, max(0, start - 8), start) else None
    if apart is None or _OF.search(text, max(0, start - 6), start) is not None:
        return False
    authors = (p for p in people if apart.end() < p <= apart.end() + 40 and _by(text, apart.end(), p))
    return any(close is not None or _closed(text, p) for p in authors)


def _by(text: str, at: int, person: int) -> bool:
    """« du Français X », « de la romancière X »: is it « de » and words for a person that stand before the name?"""
    of = _OF.match(text, at, person)
    words = of["words"].split() if of is not None else []
    return of is not None and all(demonym(w) is not None or kind_of_noun(w) == "Person" for w in words)


def _closed(text: str, person: int) -> bool:
    """Does the insertion end behind the person who is named there, be it with a second one?"""
    return re.match(rf"(?:{_WORD}|[ &’'-]|d[eu]|et){{1,14}}(?=[,.;:)(»\n])", text[person:]) is not None


def _bracketed(text: str, ends: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """« le réalisateur X (W, V) », « Y (W, Gallimard) »: the titles in brackets behind who made them."""
    for m in _BRACKET.finditer(text):
        clause = _CLAUSE.split(text[max(0, m.start() - _BACK) : m.start()])[-1].split(",")[-1]
        parts = [(p.start() + m.start(1), p.end() + m.start(1)) for p in re.finditer(r"[^,]+", m[1])]
        parts = [_stripped(text, s, e) for s, e in parts]
        published = text[slice(*parts[-1])] in _list("publishers") and len(parts) > 1
        if published:
            parts = parts[:1]
        if published or _maker().search(clause):
            yield from ((s, e) for s, e in parts if _looks_titled(text[s:e]) and _free(text, s, e))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Without the spaces and dots around it (« W ...»)."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip(" \u00a0.…"))


def _looks_titled(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= _MOST_WORDS and (part[0].isupper() or len(words) > 2) and any(c.islower() for c in part)


def _listed(text: str, found: Mapping[int, int], ends: Mapping[int, int], spans: Spans) -> Iterator[tuple[int, int]]:
    """What a list goes on with behind a title."""
    people = {start for (start, _), kind in spans.items() if kind == "Person"}
    for end in sorted(found.values()):
        m = _NEXT.match(text, end)
        while m is not None and re.match(_CAPITAL, text[m.end() : m.end() + 1]):
            at = m.end()
            kind = spans.get((at, ends.get(at, at)))
            last = _title_end(text, at, ends, people) if kind != "Person" and at not in found else None
            if last is None or not _free(text, at, last) or demonym(text[at:last].split()[0]) is not None:
                break
            yield at, last
            m = _NEXT.match(text, last)
