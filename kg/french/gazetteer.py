"""Places, demonyms, kinds of things and first names: look-ups over the word lists and the CLDR names in babel."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from babel import Locale

from kg.errors import KgError
from kg.french import check_lists, load_data
from kg.french.forms import adjective_forms, noun_forms
from kg.model import TYPES, EntityType

_MODEL = re.compile(r"\d{3}|[A-Z]{1,3}-?\d{1,4}[A-Za-z]?")


@cache
def countries() -> frozenset[str]:
    """French names of countries and territories, from the CLDR data in babel, and the demonym list's own."""
    names = {name for code, name in Locale("fr").territories.items() if len(code) == 2}
    return frozenset(names | set(load_data("demonyms.toml")["places"]))


@cache
def cities() -> frozenset[str]:
    """French names of large cities and of those of the French-speaking countries, from the GeoNames extract."""
    text = resources.files("kg.ontology").joinpath("geonames.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["cities"])


@cache
def known_names() -> dict[str, EntityType]:
    """The names that every reader of the press knows, with their types."""
    data = load_data("known_names.toml")
    kinds = [kind for kind in TYPES if kind in data]
    check_lists("known_names.toml", data, ("seats", "lines", *kinds), ("beside", "no_name_behind"))
    found: dict[str, EntityType] = dict.fromkeys((*data["seats"], *data["beside"]), "Organization")
    for kind in sorted(kinds):
        found.update(dict.fromkeys(data[kind], kind))
    return found


@cache
def names_beside() -> dict[str, list[str]]:
    """Organizations whose short names are names only in a text that names one of others too (« X »: « Twitter »)."""
    beside: dict[str, list[str]] = load_data("known_names.toml")["beside"]
    return beside


def known_type(name: str) -> EntityType | None:
    """The type of a name that every reader of the press knows (« CGT », « Matignon » → Organization), or None.

    What begins like the names of a make is a product of it (« iPhone 5S »), and so is a known maker's model (« Boeing
    737 »).
    """
    plain = name.replace("’", "'")
    exact = known_names().get(plain) or known_names().get(name)
    return exact or ("Product" if _of_line(plain) or _is_model(plain) else None)


@cache
def _lines() -> tuple[str, ...]:
    return tuple(f"{line}{end}" for line in load_data("known_names.toml")["lines"] for end in " -")


def _of_line(name: str) -> bool:
    return name.startswith(_lines())


def _is_model(name: str) -> bool:
    """A known maker's name, then a number of three figures, or letters and figures (« Nokia N95 »)."""
    maker, _, model = name.rpartition(" ")
    return _MODEL.fullmatch(model) is not None and known_names().get(maker) == "Organization"


@cache
def _demonyms(name: str = "demonyms.toml") -> dict[str, str]:
    data = load_data(name)
    check_lists(name, {"places": data.get("places")}, (), ("places",))
    for form, place in data["irregular"].items():
        if place not in data["places"]:
            raise KgError(f"kg/french/{name}: `irregular.{form}` wants one of the places above")
    forms = {f: place for place, words in data["places"].items() for word in words for f in adjective_forms(word)}
    return {**forms, **data["irregular"]}


def town_demonym(word: str) -> str | None:
    """The town or region that the form of an adjective belongs to (« lyonnaise » → Lyon), or None."""
    return _demonyms("town_demonyms.toml").get(word.lower())


def demonym(word: str) -> str | None:
    """The place that a demonym form belongs to (« sud-africaine » → Afrique du Sud), or None.

    Of a double one it is the second (« franco-belge » → Belgique).
    """
    low = word.lower()
    first, _, second = low.partition("-")
    found = _demonyms().get(low)
    return found or (_demonyms().get(second) if first in load_data("demonyms.toml")["doubled"] else None)


@cache
def _kinds() -> dict[str, EntityType]:
    found: dict[str, EntityType] = {}
    for kind, nouns in load_data("kinds.toml").items():
        for noun in nouns:
            for form in noun_forms(noun.lower()):
                found.setdefault(form, kind)  # type: ignore[arg-type]
    return found


def kind_of_noun(word: str) -> EntityType | None:
    """The type of thing that a common noun denotes (« start-up » → Organization), or None."""
    return _kinds().get(word.lower())
