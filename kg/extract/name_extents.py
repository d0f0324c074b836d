"""Put together what the name model cut in two (« Opéra de » and « Lyon »), divide what it took for one name.

« la branche X de Y » are a part and its whole, « X et Y ont … » two that act together, « le Mouvement de Paul Marel »
an organization and who leads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.name_heads import led_by, not_after_person
from kg.french import load_data
from kg.french.gazetteer import cities, known_type
from kg.french.given_names import listed_gender
from kg.french.name_finder import Found
from kg.model import TYPES

# A little word at the end of a name, which the model should have gone past or stopped before.
DANGLING = re.compile(r"(?:[ \u00a0]+(?:de|du|des|d|la|le|les|l|et|en|à|au|aux|pour|par|sur|dans)[’']?)+$")
# What may stand between a little word and what goes on behind it (« Sommet pour l'action sur | l' | IA »).
_ARTICLE = re.compile(r"[ \u00a0](?:l[ea]s? |l[’'])")
_ELIDED = re.compile(r"[ \u00a0](?:[dl]|qu)$")
_PART = re.compile(r"(?<!\w)(?:branche|filiale|division|antenne) $")
_OF_WHOLE = re.compile(r" (?:de |d[’']|du |de la |de l[’'])(?=[A-ZÉ])")
# Between two names that are one for the model, and what says that both act (« X et Y ont … »).
_AND = re.compile(r" et (?:de |d[’'])?(?=[A-ZÉÈ])")
_PLURAL = re.compile(
    r" (?:n[’']|ne |se |s[’'])?(?:ont|sont|avaient|étaient|vont|seront|auront|veulent|doivent|\w+ent)\b"
)
# What stands before a place and never before a person; « de » stands before both.
_AT_PLACE = re.compile(r"(?:^|[\s(])(?:à|À|A|du|de la|de l[’']|en|En) ?$")
_WORD_AND, _SPACE = re.compile(r"([A-ZÉÈ][\w-]+) "), re.compile(" ")
_PERSON, _ORGANIZATION = (tuple(float(kind == wanted) for kind in TYPES) for wanted in ("Person", "Organization"))
_INITIALS = re.compile(r"(?:[A-Z]\.-?)*[A-Z]")


def joined(text: str, found: Sequence[Found]) -> list[Found]:
    """What the model cut in two put together: « Opéra de » and « Lyon », « J.D » and « . Marel »."""
    names: list[Found] = []
    for name in (part for whole in found for part in _divided(text, whole)):
        last = names[-1] if names else None
        between = text[last.end : name.start] if last is not None else ""
        apart = last is None or _branch(text, last) or _leader(text, last, name)
        whole = _goes_on(text[last.start : last.end], between) if last is not None else False
        if last is not None and not apart and (whole or (between == "/" and _one_group(text, last.start, names))):
            names[-1] = Found(last.start, name.end, last.scores)
        else:
            names.append(name)
    return names


def _branch(text: str, name: Found) -> bool:
    """« la branche X de Y »: the two are a part and its whole, whatever the model takes for one name."""
    return _PART.search(text, max(0, name.start - 12), name.start) is not None


def _one_group(text: str, start: int, names: Sequence[Found]) -> bool:
    """« Paul Marel (Rouges/ALE) », « le groupe GRU/NGL »: two names with a stroke between that are one group's."""
    person = len(names) > 1 and names[-2].type == "Person" and text[names[-2].end : start] == " ("
    return person or text[:start].endswith(tuple(f"{noun} " for noun in load_data("names.toml")["groups"]))


def _leader(text: str, name: Found, other: Found) -> bool:
    """« Ligue citoyenne de » and « Paul Marel », « Nuits de » and « Daft Orbe »: a name and whose it is are two."""
    makers = ("Person",) if name.type == "Organization" else ("Person", "Organization")
    owned = name.type in ("Organization", "Work", "Product") and other.type in makers
    return owned and " " in text[other.start : other.end] and not_after_person(text[name.start : name.end])


def _divided(text: str, name: Found) -> list[Found]:
    """The parts of what the model took for one name: part and whole, two that act together, a place and a person."""
    group = _group_of_person(text, name)
    if group is not None:
        return [Found(name.start, group, _ORGANIZATION), Found(group + 1, name.end, _PERSON)]
    cut = _OF_WHOLE.search(text, name.start, name.end) if _branch(text, name) else _two(text, name)
    if cut is not None:
        return [replace(name, end=cut.start()), replace(name, start=cut.end())]
    cut, behind = led_by(text, name.start, name.end) if name.type == "Organization" else None, _PERSON
    if cut is None:
        cut, behind = _made_by(text, name), _ORGANIZATION
    return [name] if cut is None else [replace(name, end=cut.start()), Found(cut.end(), name.end, behind)]


def _group_of_person(text: str, name: Found) -> int | None:
    """« le pilote Varnex Paul Marel », « l'attaquant de Varnex Paul Marel »: where the known group of a person ends."""
    words = text[name.start : name.end].split(" ")
    for count in (2, 1):
        group, person = " ".join(words[:count]), words[count:]
        full = len(person) > 1 and listed_gender(person[0]) is not None and all(w[:1].isupper() for w in person)
        if full and known_type(group) == "Organization" and listed_gender(group) is None:
            return name.start + len(group)
    return None


def _made_by(text: str, name: Found) -> re.Match[str] | None:
    """The « de » between a product and the known firm that makes it (« le Varnox de Pfizer »), if any."""
    for of in _OF_WHOLE.finditer(text, name.start, name.end):
        product = name.type == "Product" or known_type(text[name.start : of.start()]) == "Product"
        if product and known_type(text[of.end() : name.end]) == "Organization":
            return of
    return None


def _two(text: str, name: Found) -> re.Match[str] | None:
    """What stands between two names that the model took for one, if the text tells that they are two.

    « X et Y » are where both act or one stands elsewhere on its own, « l'ailier de Pau Paul Marel » is a city and a
    person.
    """
    city = _WORD_AND.match(text, name.start, name.end)
    at = _AT_PLACE.search(text, max(0, name.start - 7), name.start) is not None
    behind = at or text[max(0, name.start - 4) : name.start].endswith((" de ", " d'", " d’"))
    if city is not None and (at or (behind and city[1] in cities())) and listed_gender(city[1]) is None:
        rest = text[city.end() : name.end].split()
        if len(rest) > 1 and listed_gender(rest[0]) is not None:
            return _SPACE.search(text, name.start, name.end)
    both = _AND.search(text, name.start, name.end)
    if both is None:
        return None
    if len(both.group()) > 4 and " " not in text[name.start : both.start()]:
        return both  # « réalisateur d'Interstice et de Tenir »
    if name.type != "Organization":
        return None
    halves = text[name.start : both.start()], text[both.end() : name.end]
    if _PLURAL.match(text, name.end) or any(_known_half(half) for half in halves):
        return both
    alone = rf"(?<![\w-])(?:{'|'.join(re.escape(half) for half in halves)})(?![\w-])"
    return both if sum(1 for _ in re.finditer(alone, text)) > 2 * text.count(text[name.start : name.end]) else None


def _known_half(half: str) -> bool:
    """Is one of two names known (« Orbe »), or a part of what is (« CGT Cheminots »)?"""
    first = half.split()[0]
    return known_type(half) is not None or (first.isupper() and known_type(first) is not None)


def _goes_on(name: str, between: str) -> bool:
    """Does a name that ends like this go on behind what stands between it and the next?"""
    if between == "" or between == "-":  # « Nord- » and « Varne »
        return between == "-" or name.endswith("-")
    if between.strip(" \u00a0") == "" or _ARTICLE.fullmatch(between):
        return DANGLING.search(name) is not None
    if between in ("'", "’"):  # « Sommet pour l » and « Action climatique »
        return _ELIDED.search(name) is not None
    return between in (". ", ".\u00a0", ".") and _INITIALS.fullmatch(name) is not None


def seen_whole(
    text: str, names: Mapping[tuple[int, int], bool], seen: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Of the names that the model sees in doubt (`seen`) those that it has in pieces, or only the first word of.

    « Varner | Allgemeine », « Mouvement | du 23 mars »: a first word that many organizations begin with is no name.
    `names` are the model's, each with whether it is surely a person's, who is no piece behind another.
    """
    known = sorted(names)
    heads = {*load_data("names.toml")["organization_heads"], *load_data("names.toml")["event_heads"]}
    for start, end in seen:
        inside = [(a, b) for a, b in known if start <= a and b <= end]
        if not inside or inside[0][0] != start or (start, end) in inside or any(a < end < b for a, b in known):
            continue
        pieces = inside[-1][1] == end and all(text[b:c] == " " for (_, b), (c, _) in pairwise(inside))
        bare_head = len(inside) == 1 and text[slice(*inside[0])] in heads
        if bare_head or (pieces and not any(names[piece] for piece in inside[1:])):
            yield start, end
