"""Find names made of common nouns, which begin in lower case: « armée turque », « aéroport de Nice ».

A noun of the list `designations.toml`, perhaps an adjective and a field (« tribunal de commerce »), then what singles
the thing out: a demonym, or « de » and a place that has been found, of organs also an organization (« comité des droits
de l'homme de l'ONU »), of events also another preposition and a place (« guerre civile en Syrie »); some nouns go on
with a field (« fédération belge de natation »). Other nouns take a bare name behind them (« prix Renard »).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kg.french import load_data
from kg.french.gazetteer import countries, demonym
from kg.model import EntityType

_PREPOSITION = r"(?:de la |de l[’'] ?|du |des |de |d[’'] ?)"
_WORD = r"[a-zà-öø-ÿœ]+(?:-[a-zà-öø-ÿœ]+)*"
_NATION = re.compile(rf" ({_WORD})(?![\w-])")
_OF = re.compile(rf" {_PREPOSITION}")
# « tribunal de grande instance », « conseil des droits de l'homme »: what an organ is for, before what singles it out.
_PURPOSE = re.compile(
    rf" (?:des |de la |de l[’'] ?|de |d[’'] ?|du |aux |à la )(?!administration|surveillance)[A-ZÉ]?{_WORD}"
    rf"(?: {_WORD}(?:ères?|ales?|iques?|elles?|ées?|ives?|aires?|aines?))?(?: et (?:de |d[’']|des )?{_WORD})?"
)
_FIELD = re.compile(
    rf" (?:de |d[’'] ?|du )({_WORD})(?: {_WORD}(?:ique|ée|al|in|ine))?"
    rf"(?: d[’']hiver| d[’']été| (?:sur )?(?:longue|courte) distance)?(?![\w-])"
)
# « candidate à la mairie de Nice » runs for an office, « chef d'orchestre français » is one.
_OFFICE = re.compile(
    r"(?:\b(?:candidat\w*|se présent\w+|investie?s?)(?: [\w’'-]+){0,4}? (?:à|aux?|pour) (?:la |les? |l[’'])?"
    r"|\b(?:chefs?|siège|poste) (?:de |d[’']))$",
    re.IGNORECASE,
)
# « réalisateur de télévision français » is of no television in particular.
_BARE = re.compile(r"\b(?:de |d[’'])$", re.IGNORECASE)
# « un quartier de Nice » is any of them.
_ANY = re.compile(r"\b(?:une?|plusieurs|quelques|certaine?s|chaque|aucune?) $", re.IGNORECASE)
_AT = re.compile(r" (?:en|au|aux|à|à la|à l[’']|dans la|dans le|dans les) ")
_AT_TOWN = re.compile(r" à ")
_VAGUE = re.compile(r" (?:de |d[’'])\w+")
_YEAR = re.compile(r" (?:19|20)\d\d(?!\w)")


@cache
def _dated(by_day: bool) -> re.Pattern[str]:
    """« de 2012 », « de mai 2014 », « du 29 mai 2005 » behind an event; with `by_day` « du 29 mai », too."""
    months = "|".join(load_data("dates.toml")["months"])
    month, year = rf"(?:(?:\d{{1,2}}|1 ?er)[ -])?(?:{months})", r"(?:19|20)\d\d"
    date = rf"{month}(?: {year})?|{year}" if by_day else rf"(?:{month} )?{year}"
    return re.compile(rf" (?:d[’']|de |du )(?:{date})(?![\w-])", re.IGNORECASE)


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, EntityType]]:
    """A pattern of nouns with the adjectives behind them, and the type that each noun names."""
    data = load_data("designations.toml")
    kinds: dict[str, EntityType] = {
        head: kind for kind in ("Organization", "Place", "Event") for head in data[kind]["heads"]
    } | {head: kind for kind, heads in data["whole"].items() for head in heads}
    longest = "|".join(re.escape(h).replace("'", "[’']") for h in sorted(kinds, key=lambda h: (-len(h), h)))
    modifiers = "|".join(sorted(data["words"]["modifiers"], key=lambda w: (-len(w), w)))
    first = rf"(?<![\w-])({longest})((?: (?:{modifiers}))*)(?![\w-])"
    return re.compile(first, re.IGNORECASE), kinds


def find_designations(
    text: str, places: Iterable[tuple[int, int]], organizations: Iterable[tuple[int, int]] = (),
    happenings: Iterable[tuple[int, int]] = (),
) -> Iterator[tuple[int, int, EntityType]]:  # fmt: skip
    """Start, end and type of each such name of a text, by the spans of the names of places and organizations in it.

    `happenings` are those of events.
    """
    ends, wholes, events = dict(places), dict(organizations), dict(happenings)
    pattern, kinds = _heads()
    words, whole = (load_data("designations.toml")[table] for table in ("words", "whole"))
    for m in reversed(list(pattern.finditer(text))):  # « le pôle financier du tribunal de X »: first what stands behind
        if any(no.search(text, max(0, m.start() - 60), m.start()) for no in (_OFFICE, _ANY)):
            continue
        if text.startswith(tuple(words["no_names"]), m.start()):
            continue
        head = m.group(1).lower().replace("’", "'")
        kind = kinds.get(head) or kinds[next(h for h in kinds if h.lower() == head)]
        if kind != "Organization" and head in whole.get(kind, ()):
            last = _with_date(text, m.end(), head.split()[0], bare=False) or m.end()
            yield m.start(), last, kind
            continue
        generic = kind == "Organization" and m.group()[0].islower()
        if generic and _BARE.search(text, max(0, m.start() - 3), m.start()):
            continue
        singling = _singling(head, ends, wholes, events)
        end = _singled_out(text, m.end(), singling, head, kind) or _with_date(text, m.end(), head, bare=not m[2])
        if end is not None and _is_vague(text[m.end() : end], head) and _with_field(text, end, head, kind) == end:
            continue
        if end is None and kind == "Organization":
            end = _organ(text, m.end(), ends, wholes if head in words["organs"] else {})
            end = _at(text, end, ends) if end is not None and head in words["abroad"] else end
        if end is None and (head.endswith(("du monde", "d'europe")) or head in whole["Organization"]):
            end = m.end()
        if end is not None:
            end = _with_field(text, end, head, kind)
            if kind == "Organization":
                wholes[m.start()] = end
            yield m.start(), end, kind


def _singling(
    head: str, places: dict[int, int], wholes: Mapping[int, int], events: Mapping[int, int]
) -> dict[int, int]:
    """The names that single out what a noun names, the end of each by its start: places, for some events more."""
    words = load_data("designations.toml")["words"]
    if head in words["of_event"]:
        return dict(events)
    return places | dict(wholes) | dict(events) if head in words["of_body"] else places  # the G7 is an event, too


def _singled_out(text: str, at: int, ends: dict[int, int], head: str, kind: EntityType) -> int | None:
    """Where the demonym or the name behind a noun ends, or None."""
    words = load_data("designations.toml")["words"]
    nation = _NATION.match(text, at)
    if nation is not None and demonym(nation[1]) is not None and head not in words["no_nation"]:
        return nation.end()
    of = _OF.match(text, at)
    end = ends.get(of.end()) if of is not None else None
    if end is not None and of is not None and head in words["by_states"] and text[of.end() : end] in countries():
        return None
    if end is None and kind == "Event" and head not in words["of_event"]:
        where = (_AT_TOWN if head in words["by_states"] else _AT).match(text, at)
        end = ends.get(where.end()) if where is not None else None
    return end


def _at(text: str, end: int, places: Mapping[int, int]) -> int:
    """Where the place behind a mission abroad ends (« mission de l'Union X en Somalie »), or `end`."""
    where = _AT.match(text, end)
    return places.get(where.end(), end) if where is not None else end


def _is_vague(behind: str, head: str) -> bool:
    """Is all that singles out such a noun a demonym (« l'agence russe »)?"""
    return head in load_data("designations.toml")["words"]["vague"] and _NATION.fullmatch(behind) is not None


def _with_date(text: str, at: int, head: str, bare: bool) -> int | None:
    """Where the date behind an event ends that singles it out (« référendum de 2005 »), or None.

    Of votes and attacks it is a day or a month of a year where no adjective says more (« élections de mai » are many).
    """
    words = load_data("designations.toml")["words"]
    by_day = head in words["dated_by_day"]
    dated = _dated(by_day).match(text, at) if by_day or head in words["dated"] else None
    if dated is None or (bare and head not in words["dated"] and _VAGUE.fullmatch(dated.group())):
        return None
    return dated.end()


def _organ(text: str, at: int, places: Mapping[int, int], wholes: Mapping[int, int]) -> int | None:
    """Where the place or the whole behind an organ, what it is for between, ends: « conseil de sécurité de l'ONU »."""
    for _ in range(3):
        of = _OF.match(text, at)
        end = (wholes.get(of.end()) or places.get(of.end())) if of is not None else None
        if end is not None:
            return end
        purpose = _PURPOSE.match(text, at)
        if purpose is None:
            return None
        at = purpose.end()
    return None


def named_after(text: str, names: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, EntityType]]:
    """Start, end and type of each noun with a bare name behind it (« stade Renard », « affaire Marel »).

    `names` are the spans of the names found in the text.
    """
    pattern, kinds = _bearing()
    for start, end in names:
        m = pattern.search(text, max(0, start - 40), start)
        if m is not None and text[start : start + 1].isupper() and not _is_verb(text, m):
            yield m.start(1), end, kinds[m[1].lower().replace("’", "'")]


def _is_verb(text: str, noun: re.Match[str]) -> bool:
    """« le tribunal place X en redressement »: a noun that is a verb's form too, without an article before it."""
    words = load_data("designations.toml")["words"]
    bare = re.search(r"(?<![\w-])[\w-]{4,} $", text[max(0, noun.start() - 30) : noun.start()])
    return noun[1] in words["verbs_too"] and bare is not None and bare.group().strip() not in words["before_nouns"]


def designated_kind(name: str) -> EntityType | None:
    """The type of a name by its first noun in lower case and the « de » behind (« opéra de Lyon » is no work)."""
    noun = name.split()[0]
    return _heads()[1].get(noun) if _OF.match(name, len(noun)) else None


def takes_bare_name(noun: str) -> bool:
    """Does this noun take a bare name behind it, the two together one name?"""
    return noun.lower() in _bearing()[1]


@cache
def _bearing() -> tuple[re.Pattern[str], dict[str, EntityType]]:
    """A pattern of nouns that take a bare name behind them, which ends where the name begins, and their types."""
    bearing = load_data("designations.toml")["named_after"]
    kinds: dict[str, EntityType] = {noun: kind for kind, nouns in bearing.items() for noun in nouns}
    longest = "|".join(re.escape(noun).replace("'", "[’']") for noun in sorted(kinds, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<![\w-])({longest}) $", re.IGNORECASE), kinds


def _with_field(text: str, end: int, head: str, kind: EntityType) -> int:
    words = load_data("designations.toml")["words"]
    if head in {w.lower() for w in words["with_field"]}:
        field = _FIELD.match(text, end)
        if field is not None and field[1] not in words["no_field"] and demonym(field[1]) is None:
            end = field.end()
    year = _YEAR.match(text, end) if kind == "Event" else None
    return year.end() if year is not None else end
