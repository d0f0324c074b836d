"""Read annotated articles as labelled pieces of text.

`--corpus` is a folder of BRAT stand-off files (`ID.txt`, `ID.ann`) with the labels of WiNER-fr (Person, Organization,
Location, Product, Event; dates and hours are left out). `--gold` is a folder of `articles/ID.txt` and `facts/ID.json`
that list an article's names with one of the seven types; they refine the types of the corpus and add names to it.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.french.gazetteer import demonym
from kg.french.name_labels import pieces
from kg.model import EntityType

Kinds = tuple[EntityType, ...]
# WiNER-fr's Product covers films and songs too, so it leaves open which of three types a name has.
_KINDS: dict[str, Kinds] = {
    "Person": ("Person",), "Organization": ("Organization",), "Location": ("Place",), "Event": ("Event",),
    "Product": ("Product", "Work", "Project"),
}  # fmt: skip
_BRAT = re.compile(r"T\d+\t(\w+) (\d+) (\d+)\t")


@dataclass(frozen=True, slots=True)
class Span:
    """A name: characters `start` to `end`, and the types that it may have."""

    start: int
    end: int
    kinds: Kinds


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article with its names; offsets count from its start."""

    text: str
    spans: tuple[Span, ...]


def held_out(stem: str) -> bool:
    """Is this article kept for the test? One in ten, by a hash of its id."""
    return hashlib.sha256(stem.encode()).digest()[0] % 10 == 0


def outermost(spans: Iterable[Span]) -> list[Span]:
    """Of overlapping spans the one that starts first, of those the longest."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def read_brat(path: Path) -> list[Span]:
    """The outermost names of one `.ann` file."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        m = _BRAT.match(line)
        if m and m[1] in _KINDS:
            found.append(Span(int(m[2]), int(m[3]), _KINDS[m[1]]))
    return outermost(found)


def read_gold(path: Path, text: str) -> list[Span]:
    """Every place of the text where a name of one `facts/ID.json` stands, longest names first; no demonyms."""
    names: dict[str, EntityType] = {}
    for entity in json.loads(path.read_text(encoding="utf-8"))["entities"]:
        for name in entity["names"]:
            if any(c.isupper() for c in name) and demonym(name) is None:
                names.setdefault(name, entity["type"])
    found: list[Span] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            if all(m.end() <= s.start or s.end <= m.start() for s in found):
                found.append(Span(m.start(), m.end(), (names[name],)))
    return found


def _merged(brat: list[Span], gold: list[Span], text: str) -> list[Span]:
    """The corpus's extents, with the type that the gold set gives to the same name; other gold names beside them."""
    kinds = {text[s.start : s.end]: s.kinds for s in gold}
    typed = [Span(s.start, s.end, kinds.get(text[s.start : s.end], s.kinds)) for s in brat]
    return outermost([*typed, *(g for g in gold if all(g.end <= s.start or s.end <= g.start for s in brat))])


def read_articles(corpus: Path, gold: Path | None = None) -> dict[str, tuple[str, list[Span]]]:
    """Text and names of every article of the corpus and the gold set, by id."""
    found = {
        path.stem: (path.read_text(encoding="utf-8"), read_brat(path.with_suffix(".ann")))
        for path in sorted(corpus.glob("*.txt"))
    }
    for path in sorted((gold / "facts").glob("*.json")) if gold else ():
        article = path.parent.parent / "articles" / f"{path.stem}.txt"
        text, spans = found.get(path.stem, (article.read_text(encoding="utf-8"), []))
        found[path.stem] = (text, _merged(spans, read_gold(path, text), text))
    return found


def cut(text: str, spans: Iterable[Span]) -> Iterator[Piece]:
    """The pieces of an article as the model will see them; a name across a cut is dropped."""
    for start, end in pieces(text):
        inside = [Span(s.start - start, s.end - start, s.kinds) for s in spans if start <= s.start and s.end <= end]
        yield Piece(text[start:end], tuple(inside))


# Wikinews sets spaces around punctuation and apostrophes (« l' OMS , ») where the press does not.
_LOOSE = re.compile(r"(?<=[’'])[ \u00a0](?=\w)|[ \u00a0](?=[,.)])|(?<=\()[ \u00a0]")


def as_printed(piece: Piece, chance: random.Random) -> Piece:
    """The same piece without those spaces, with either apostrophe: what other outlets print."""
    gaps = [m.span() for m in _LOOSE.finditer(piece.text)]
    text = _LOOSE.sub("", piece.text)
    text = text.replace("'", "’") if chance.random() < 0.5 else text.replace("’", "'")

    def moved(offset: int) -> int:
        return offset - sum(min(end, offset) - start for start, end in gaps if start < offset)

    spans = (Span(moved(s.start), moved(s.end), s.kinds) for s in piece.spans)
    return Piece(text, tuple(s for s in spans if s.end > s.start))
