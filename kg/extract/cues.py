"""The words of a sentence that its reading rests on: what gives a statement its status, and its source.

For people who check a claim; the reading itself (`modality`, `attribution`) goes by the tree, this names its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.modality import cues, is_conditional, is_future
from kg.extract.speech_words import source_words_at, speech_verbs
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.model import Status

_SECTIONS: dict[Status, tuple[str, ...]] = {
    "planned": ("intention", "attempt"), "alleged": ("hearsay",), "denied": ("denial",),
}  # fmt: skip


def words_of(parsed: Parsed, start: int, end: int) -> list[Token]:
    """The tokens between two offsets."""
    return [t for t in parsed.tokens if t.start >= start and t.end <= end]


def status_cues(tokens: list[Token], status: Status) -> list[str]:
    """The words among `tokens` that may give a statement this status, as written, in their order."""
    return [t.text for t in tokens if any(_gives(t, status))]


def _gives(t: Token, status: Status) -> Iterator[bool]:
    grammar, word = load_data("grammar.toml"), t.text.lower().rstrip("-")
    verbs = t.verbs or {t.lemma}
    for section in _SECTIONS.get(status, ()):
        yield t.pos in ("VERB", "AUX") and bool(verbs & cues(section, "verbs"))
        yield t.pos == "NOUN" and t.lemma in cues(section, "nouns")
        yield word in cues(section, "adjectives")
    yield status == "planned" and is_future(t)
    yield status == "alleged" and is_conditional(t)
    yield status in ("denied", "former") and t.dep != "det" and word in grammar["negations"]
    yield status == "former" and word in grammar["role_modifiers"]["former"]


def source_cues(tokens: list[Token]) -> list[str]:
    """The words among `tokens` that may introduce a source: prepositions, verbs of saying and accusing."""
    speech = speech_verbs() | speech_verbs("accusing")
    plain = [t.plain for t in tokens]
    found = []
    for place, t in enumerate(tokens):
        before = source_words_at(plain, place)
        if before or (t.pos in ("VERB", "AUX") and (t.verbs or {t.lemma}) & speech):
            found.append(" ".join(u.text for u in tokens[place : place + max(before, 1)]))
    return found
