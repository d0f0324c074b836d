"""Parse an article with every known name masked by a common one, and carry the tree back to the article's text.

spaCy's French pipeline parses sentences with unknown foreign names badly; the same sentences with *Pierre*,
*Renault* or *Paris* in their place parse well. Masks are single tokens, differ within a line, and start with a
vowel where the text elides before the name (« d'OpenAI » → « d'Airbus »).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from kg.extract.detached import settle_detached
from kg.extract.parser import parsed_docs, pipeline
from kg.extract.repair import repair
from kg.extract.tree import Parsed, Sentence, Token
from kg.french import load_data
from kg.french.verbs import infinitives
from kg.model import EntityType, NameSpan

__all__ = ["Parsed", "Sentence", "Token", "parse", "parse_lines"]

# « détenu à 51 % par X », « appartient à 100 % à X »: the share, and the adverb that stands for it.
_SHARE = r"à (?:hauteur de |près de |plus de )?\d+(?:[.,]\d+)?[ \u00a0\u202f]?%(?= par (?!rapport)| à | au | aux)"
_PARTLY = "majoritairement"
APOSTROPHES = "'’ʼ"
# The marks around a name that stands alone in quotation marks (« l'auteure de « W » »), which the parser takes for
# the end of a sentence.
_OPENER, _CLOSER = re.compile(r"[«“\"][ \u00a0\u202f]?$"), re.compile(r"[ \u00a0\u202f]?[»”\"]")


@functools.cache
def _irregular_verbs() -> dict[str, list[str]]:
    lemmatizer: Any = pipeline().get_pipe("lemmatizer")
    table = lemmatizer.lookups.get_table("lemma_exc")
    return dict(table.get("verb", {}))


def _infinitives(word: str) -> frozenset[str]:
    if not word.isalpha():
        return frozenset()
    return infinitives(word, tuple(_irregular_verbs().get(word.lower(), ())))


@functools.cache
def _masks() -> dict[str, dict[str, list[str]]]:
    return load_data("masks.toml")


@functools.cache
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    """The words that are masked like names, as a pattern, and their masks."""
    words: dict[str, str] = load_data("masks.toml")["words"]
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))}|{_SHARE})(?![\w-])"), words


def _mask(kind: EntityType, elided: bool, used: dict[str, int]) -> str:
    choices = _masks()[kind]["vowel" if elided else "consonant"]
    key = f"{kind}{elided}"
    used[key] = used.get(key, -1) + 1
    return choices[used[key] % len(choices)]


@dataclass(slots=True)
class _Line:
    """A line of the article as masked: `pieces` are (masked start, masked end, source start, source end, name)."""

    text: str
    pieces: list[tuple[int, int, int, int, int | None]]


def _masked_line(text: str, start: int, end: int, names: Sequence[NameSpan], inside: list[int]) -> _Line:
    out: list[str] = []
    pieces: list[tuple[int, int, int, int, int | None]] = []
    length, at = 0, start
    used: dict[str, int] = {}

    def add(piece: str, source: int, source_end: int, name: int | None) -> None:
        nonlocal length
        if piece:
            out.append(piece)
            pieces.append((length, length + len(piece), source, source_end, name))
            length += len(piece)

    for index in inside:
        name = names[index]
        before = text[at : name.start]
        closer = _CLOSER.match(text, name.end, end)
        quoted = _OPENER.search(before) if closer is not None else None
        before = before[: quoted.start()] if quoted is not None else before
        elided = before.rstrip()[-1:] in APOSTROPHES and before.rstrip() != ""
        if elided:  # « d' Orlando »: the space that a link left behind an elision would cut the word in two
            before = before.rstrip()
        _add_words(before, at, add)
        add(_mask(name.type, elided, used), name.start, name.end, index)
        at = closer.end() if closer is not None and quoted is not None else name.end
    _add_words(text[at:end], at, add)
    return _Line("".join(out), pieces)


def _add_words(piece: str, at: int, add: Callable[[str, int, int, int | None], None]) -> None:
    """Add a stretch between names, its difficult words masked."""
    pattern, masks = _words()
    done = 0
    for m in pattern.finditer(piece):
        add(piece[done : m.start()].translate(_PLAIN), at + done, at + m.start(), None)
        add(masks.get(m.group(), _PARTLY), at + m.start(), at + m.end(), None)
        done = m.end()
    add(piece[done:].translate(_PLAIN), at + done, at + len(piece), None)


_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "})


def _source(line: _Line, start: int, end: int) -> tuple[int, int, int | None]:
    """Where masked characters `start` to `end` stand in the article, and the name that they mask."""
    source_start = source_end = -1
    name = None
    for masked, masked_end, source, source_stop, index in line.pieces:
        if masked_end <= start or masked >= end:
            continue
        whole = index is not None or masked_end - masked != source_stop - source
        first = source if whole else source + max(0, start - masked)
        last = source_stop if whole else source + min(masked_end, end) - masked
        source_start = first if source_start < 0 else source_start
        source_end = last
        name = index if index is not None else name
    return source_start, source_end, name


@functools.cache
def _dateline() -> re.Pattern[str]:
    """« PARIS, 3 mars (AFP) – »: what an agency writes before the first sentence, no part of it."""
    agencies = "|".join(re.escape(name) for name in load_data("agencies.toml")["names"])
    return re.compile(rf"[A-ZÀ-Ý][^.:;!?()]{{1,60}}\((?:{agencies})\)\s*[-–—]\s+")


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Where each line starts and ends that is not blank, the dateline of an agency apart."""
    at = 0
    for line in text.split("\n"):
        opening = _dateline().match(line)
        cut = opening.end() if opening is not None else 0
        for start, end in ((0, cut), (cut, len(line))):
            if line[start:end].strip():
                yield at + start, at + end
        at += len(line) + 1


def parse(text: str, names: Sequence[NameSpan]) -> Parsed:
    """Parse a cleaned article and mend the parse. `names` are sorted and do not overlap."""
    parsed = parse_lines(text, names)
    repair(parsed)
    return parsed


def parse_lines(text: str, names: Sequence[NameSpan]) -> Parsed:
    """The parse as spaCy makes it, each line of the text on its own."""
    lines = []
    for start, end in _lines(text):
        inside = [i for i, n in enumerate(names) if start <= n.start and n.end <= end]
        lines.append(_masked_line(text, start, end, names, inside))
    parsed = Parsed(text, [], [], names)
    docs = settle_detached(list(parsed_docs([line.text for line in lines])))
    for line, doc in zip(lines, docs, strict=True):
        _carry_back(line, doc, parsed)
    return parsed


def _carry_back(line: _Line, doc: Doc, parsed: Parsed) -> None:
    place: dict[int, int] = {}
    spans = {t.i: _source(line, t.idx, t.idx + len(t)) for t in doc if not t.is_space}
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        if not words:
            continue
        for t in words:
            place[t.i] = len(parsed.tokens)
            start, end, name = spans[t.i]
            parsed.tokens.append(
                Token(
                    i=place[t.i], text=parsed.text[start:end], lemma=t.lemma_.lower(), pos=t.pos_, dep=t.dep_,
                    head=t.head.i, start=start, end=end, sentence=len(parsed.sentences),
                    morph=t.morph.to_dict(), name=name,
                    verbs=_infinitives(t.text) if name is None else frozenset(),
                )
            )  # fmt: skip
        first = place[words[0].i]
        for token in parsed.tokens[first:]:
            token.head = place.get(token.head, token.i)
        parsed.sentences.append(Sentence(first, len(parsed.tokens), parsed.tokens[first].start, parsed.tokens[-1].end))
