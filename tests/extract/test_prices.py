"""Which amount is the price of a deal."""

from __future__ import annotations

import pytest
from marked import parsed_with_trigger

from kg.extract.amounts import find_amounts
from kg.extract.clauses import Grammar
from kg.extract.prices import Prices
from kg.extract.qualifiers import Qualifiers

AMOUNTS = [
    ("Brenn a *racheté* Doriane pour 3 millions d'euros.", "3000000 EUR"),
    ("Brenn a *racheté* Doriane, qui avait levé 3 millions d'euros.", None),
    ("Brenn a *racheté* Doriane pour 3 millions d'euros et vendu Kervan pour 5 millions d'euros.", "3000000 EUR"),
    ("Brenn a racheté Doriane pour 3 millions d'euros et *vendu* Kervan pour 5 millions d'euros.", "5000000 EUR"),
    ("Brenn fait une offre de 3 millions d'euros pour *racheter* Doriane.", "3000000 EUR"),
    ("Brenn fait une offre de 3 millions d'euros (3,2 millions de dollars) pour *racheter* Doriane.", "3000000 EUR"),
    ("Brenn *rachète* Doriane.", None),
    ("Brenn a *racheté* Doriane pour 3 millions de dollars, soit 2,8 millions d'euros.", "3000000 USD"),
    ("Brenn a *racheté* Doriane (maintenant Kervan) pour 3 millions d'euros.", "3000000 EUR"),
    ("Brenn a *racheté* Doriane moyennant 3 millions d'euros.", "3000000 EUR"),
    ("Brenn a *racheté* Doriane pour la coquette somme de 3 millions d'euros.", "3000000 EUR"),
    ("Brenn a *racheté* Doriane. L'opération se monte à 3 millions d'euros.", "3000000 EUR"),
    ("Brenn a *racheté* Doriane. Le montant de la transaction s'élève à 3 millions d'euros.", "3000000 EUR"),
    ("Brenn a *racheté* Doriane. L'accord, d'un montant de 3 millions d'euros, est signé.", "3000000 EUR"),
    ("Brenn a *racheté* Doriane. L'offre de Kervan, 3 millions d'euros, a été rejetée.", None),
    ("Brenn a *racheté* Doriane. Kervan vaut 3 millions d'euros.", None),
    ("Brenn a *racheté* Doriane (3 millions d'euros de chiffre d'affaires).", None),
    ("Brenn a *racheté* Doriane, une société au chiffre d'affaires de 3 millions d'euros.", None),
]


@pytest.mark.parametrize(("marked", "expected"), AMOUNTS)
def test_prices(marked: str, expected: str | None) -> None:
    """The amount of the deal's own clause, of the offer it is the aim of, or of what the next sentence calls it."""
    parsed, trigger = parsed_with_trigger(marked)
    qualifiers = Qualifiers(parsed, Grammar(parsed), (), find_amounts(parsed.text))
    found = Prices(qualifiers).of(trigger)
    assert (str(found) if found else None) == expected
