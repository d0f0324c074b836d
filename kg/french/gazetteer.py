"""Places, demonyms, kinds of things and first names: look-ups over the word lists and the CLDR names in babel."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from babel import Locale

from kg.french import load_data
from kg.french.forms import adjective_forms, noun_forms
from kg.model import EntityType


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
    data = dict(load_data("known_names.toml"))
    found: dict[str, EntityType] = dict.fromkeys(data.pop("seats"), "Organization")
    for kind in sorted(data):
        found.update(dict.fromkeys(data[kind], kind))
    return found


def known_type(name: str) -> EntityType | None:
    """The type of a name that every reader of the press knows (« CGT », « Matignon » → Organization), or None."""
    return known_names().get(name.replace("’", "'")) or known_names().get(name)


@cache
def _demonyms() -> dict[str, str]:
    data = load_data("demonyms.toml")
    forms = {f: place for place, words in data["places"].items() for word in words for f in adjective_forms(word)}
    return {**forms, **data["irregular"]}


def demonym(word: str) -> str | None:
    """The place that a demonym form belongs to (« sud-africaine » → Afrique du Sud), or None."""
    return _demonyms().get(word.lower())


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
