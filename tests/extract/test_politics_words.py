"""The words of politics, and the names of an article that are none but fields of its government."""

from __future__ import annotations

from kg.extract.politics_words import politics_list, politics_table, without_fields


def kept(text: str, *names: str) -> list[str]:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    return [text[s:e] for s, e in without_fields(text, spans)]


def test_fields_of_a_government_are_no_names() -> None:
    """« la Défense » is a field where a minister is told of, and a place where none is."""
    assert kept("La ministre quitte l'Intérieur pour la Défense.", "Intérieur", "Défense") == []
    assert kept("Il travaille à la Défense.", "Défense") == ["Défense"]


def test_several_fields_are_one_name_less() -> None:
    """« Jeunesse et des Sports » is made of fields alone, « Jeunesse communiste unie » is not."""
    text = "Le ministre obtient la Jeunesse et des Sports, les Affaires de Brenne."
    assert kept(text, "Jeunesse et des Sports", "Affaires de Brenne") == ["Affaires de Brenne"]


def test_the_lists_hold_what_they_are_for() -> None:
    """Fields are in small letters, since they are compared so; verbs are infinitives."""
    assert all(word.islower() for word in politics_list("fields"))
    assert all(word.endswith(("er", "ir", "re")) for word in politics_table("verbs", "taking"))
