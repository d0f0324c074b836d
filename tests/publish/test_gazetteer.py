"""Places have their match in GeoNames where the shipped extract knows what their name means."""

from __future__ import annotations

import pytest

from kg.model import Entity
from kg.publish.describe import matches
from kg.publish.gazetteer import geonames


@pytest.mark.parametrize(("name", "id"), [
    ("France", 3017382), ("Corée du Sud", 1835841), ("États-Unis", 6252001), ("Londres", 2643743), ("Lyon", 2996944),
    ("Bruxelles", 2800866), ("Moscou", 524901), ("Pékin", 1816670), ("Genève", 2660646), ("Cupertino", 5341145),
])  # fmt: skip
def test_a_country_or_large_city_has_a_match(name: str, id: int) -> None:
    assert geonames(name) == f"https://sws.geonames.org/{id}/"


@pytest.mark.parametrize("name", ["Brest", "Vexia", "Saint-Denis", "", "paris"])
def test_a_name_that_means_several_places_or_none_has_no_match(name: str) -> None:
    assert geonames(name) is None


def test_only_places_are_matched_and_the_editor_has_the_last_word() -> None:
    mine = "https://sws.geonames.org/1/"
    assert matches(Entity("lyon", "Lyon", "Place", ("Lyon",))) == ("https://sws.geonames.org/2996944/",)
    assert matches(Entity("lyon", "Lyon", "Organization", ("Lyon",))) == ()
    assert matches(Entity("lyon", "Lyon", "Place", ("Lyon",), matches=(mine,))) == (mine,)
