"""Titles in quotation marks: extent and type, from the noun before them."""

from __future__ import annotations

from kg.extract.titles import find_titles


def titles(text: str) -> dict[str, str]:
    return {text[start:end]: kind for start, end, kind in find_titles(text)}


def test_a_title_behind_the_noun_that_says_what_it_is() -> None:
    text = "Son deuxième roman, publié hier, suit l'album solo « Le Bruit des eaux » et le film intitulé “Sans toi”."
    assert titles(text) == {"Le Bruit des eaux": "Work", "Sans toi": "Work"}


def test_a_list_of_titles() -> None:
    assert titles("Les films « Marée », « Le Pont » et « Adieu Orbe » sortent.") == dict.fromkeys(
        ("Marée", "Le Pont", "Adieu Orbe"), "Work"
    )


def test_what_is_said_is_no_title() -> None:
    assert titles("Le film est prêt. « Je suis fier », a dit Marel.") == {}
    assert titles("Il juge « Scandaleux » ce refus.") == {}
