"""Known names of more than one word and known products: where they stand, whole."""

from __future__ import annotations

import pytest

from kg.extract.known import find_known


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Selon La Voix du Nord, Marel renonce.", ["La Voix du Nord"]),
        ("Marel a rejoint Les Républicains, puis l’Union des démocrates et indépendants.",
         ["Les Républicains", "Union des démocrates et indépendants"]),
        ("L’équipe de La Nouvelle République du Centre-Ouest.", ["La Nouvelle République du Centre-Ouest"]),
        ("Le Conseil d’État a tranché.", ["Conseil d’État"]),
        ("Marel a ouvert LibreOffice sous Windows Vista.", ["LibreOffice", "Windows Vista"]),
    ],
)  # fmt: skip
def test_known_names_are_found_whole(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_known(text)] == names


def test_an_article_that_opens_a_sentence_is_no_part_of_a_name() -> None:
    text = "Il part. La Croix est lourde. Les Dernières Nouvelles d'Alsace le disent."
    assert [text[start:end] for start, end in find_known(text)] == ["Dernières Nouvelles d'Alsace"]


def test_a_name_is_not_found_inside_a_word() -> None:
    assert list(find_known("Le Parti socialistement parlant.")) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Elle a quitté X (ex-Twitter) hier.", ["Twitter", "X"]),
        ("Elle a quitté X hier.", []),
        ("Malcolm X aurait détesté Twitter, né sous X ou non.", ["Twitter"]),
    ],
)
def test_a_name_of_one_letter_is_one_beside_another(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in find_known(text)] == names
