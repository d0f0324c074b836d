"""Who speaks: the subject of a verb of saying, before it, behind it, or a voice of somebody."""

from __future__ import annotations

import pytest
from marked import parsed_with_trigger

from kg.extract.clauses import Grammar
from kg.extract.coreference import resolve
from kg.extract.mentions import find_mentions
from kg.extract.references import References
from kg.extract.speakers import Speakers

VERBS = [
    ("Kervan recule, *affirme* Ada Lorme.", "Ada Lorme"),
    ("Kervan recule, a *affirmé* Ada Lorme.", "Ada Lorme"),
    ("Kervan recule, *indique* la direction de Brenn.", "Brenn"),
    ("Kervan recule, *rapporte* l'agence Orion.", "l'agence Orion"),
    ("La porte-parole de Brenn *affirme* que Kervan recule.", "Brenn"),
    ("Et Ada Lorme de *conclure* que Kervan recule.", "Ada Lorme"),
    ("Kervan recule, *affirme* un voisin de Brenn.", None),
]
INCISES = [
    ("Kervan recule, *affirme* Ada Lorme.", True),
    ("Kervan recule, *affirme*-t-elle.", True),
    ("Ada Lorme *affirme* que Kervan recule.", False),
    ("Kervan *dénonce* Ada Lorme.", False),
    ("Kervan recule, *rachète* Brenn.", False),
]


def _speakers(marked: str) -> tuple[Speakers, int, dict[int, str]]:
    parsed, trigger = parsed_with_trigger(marked)
    mentions = resolve(parsed, find_mentions(parsed))
    named = {m.id: m.text for m in mentions}
    return Speakers(parsed, Grammar(parsed), References(parsed, mentions)), trigger, named


@pytest.mark.parametrize(("marked", "expected"), VERBS)
def test_speakers_of_verbs(marked: str, expected: str | None) -> None:
    """The one speaker of a verb of saying, or nobody that has a name."""
    speakers, trigger, named = _speakers(marked)
    found = speakers.of(speakers.grammar.clauses[trigger])
    assert (None if found is None else named[found]) == expected


@pytest.mark.parametrize(("marked", "expected"), INCISES)
def test_incises(marked: str, expected: bool) -> None:
    """A verb of saying behind a comma with its subject behind it, as far as that is no object."""
    speakers, trigger, _ = _speakers(marked)
    assert speakers.is_incise(speakers.parsed.tokens[trigger]) is expected


def test_a_source_is_close_to_somebody_without_being_him() -> None:
    """« une source proche de X » is not X; « une étude de X » speaks for X."""
    for words, expected in (("une *source* proche de Brenn", None), ("une *étude* de Brenn", "Brenn")):
        speakers, trigger, named = _speakers(f"Selon {words}, Kervan recule.")
        found = speakers.named_from(trigger - 1, len(speakers.parsed.tokens))
        assert (None if found is None else named[found]) == expected
