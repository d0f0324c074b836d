"""The product's own name finder: a small encoder (`name_model/`, see `train_names`) that labels every word.

Runs on one thread of ONNX Runtime, a piece of text at a time: the model rounds over all that it reads at once, so a
piece's names depend on no other piece, and a padded batch costs twice the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from kg.errors import KgError
from kg.french.name_labels import LABELS, pieces
from kg.model import TYPES, EntityType

Floats = NDArray[np.float32]
_WORD = re.compile(r"\w+|[^\w\s]")
_IMPOSSIBLE = -1e9
# How much less likely (log-probability) a word is made to be outside of names where doubtful ones are looked for too.
_DOUBT = 2.5


@dataclass(frozen=True, slots=True)
class Found:
    """A name: characters `start` to `end`, and the probability of each of `TYPES` (together 1)."""

    start: int
    end: int
    scores: tuple[float, ...]

    @property
    def type(self) -> EntityType:
        """The likeliest type."""
        return TYPES[self.scores.index(max(self.scores))]


class _Model:
    """The files of `name_model`, loaded."""

    def __init__(self, folder: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            packed = np.load(folder / "words.npz")
        except Exception as error:  # each library raises types of its own for a damaged file
            raise KgError(f"{folder}: the name model cannot be loaded ({error}); reinstall kg") from error
        self._numbers, self._scales = packed["numbers"], packed["scales"]
        # The vector that a number stands for is worked out once a piece of vocabulary is met, not for all of them.
        self._known: dict[int, Floats] = {}

    def _vector(self, token: int) -> Floats:
        if token not in self._known:
            halves = np.concatenate([self._numbers[token] & 15, self._numbers[token] >> 4], axis=1)
            scaled = (halves.astype(np.float32) - 8) * self._scales[token].astype(np.float32)[:, None]
            self._known[token] = scaled.reshape(-1)
        return self._known[token]

    def label(self, texts: Sequence[str]) -> list[tuple[Encoding, Floats]]:
        """For each text its tokens and the log-probabilities of their labels."""
        return [(encoding, self._run(encoding.ids)) for encoding in self._tokenizer.encode_batch(list(texts))]

    def _run(self, ids: list[int]) -> Floats:
        words = np.stack([self._vector(token) for token in ids])[None]
        logits = self._session.run(None, {"words": words})[0][0]
        likely: Floats = logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True)
        return likely


@cache
def _model() -> _Model:
    return _Model(Path(str(resources.files("kg.french").joinpath("name_model"))))


@cache
def _moves() -> Floats:
    """Which label may follow which: inside of a name only what begins or continues a name of that type."""
    allowed = np.zeros((len(LABELS), len(LABELS)), np.float32)
    for j, label in enumerate(LABELS):
        if label.startswith("I-"):
            allowed[:, j] = _IMPOSSIBLE
            allowed[[LABELS.index("B-" + label[2:]), j], j] = 0
    return allowed


def find(text: str) -> list[Found]:
    """The names that the model sees in a text, in order, not overlapping."""
    return find_with_doubtful(text)[0]


def find_with_doubtful(text: str) -> tuple[list[Found], list[Found]]:
    """The names that the model sees in a text, and those that it would see if it doubted less; each list in order.

    The doubtful ones hold, grown or shrunk, most of the others; none only stands beside one of them, which is how the
    model cuts a name that it is unsure of. Of one run of the model, at no cost.
    """
    spans = list(pieces(text))
    labelled = _model().label([text[start:end] for start, end in spans])
    sure: list[Found] = []
    doubtful: list[Found] = []
    for (start, end), (encoding, scores) in zip(spans, labelled, strict=True):
        words = [m.span() for m in _WORD.finditer(text, start, end)]
        likely = _by_word(words, start, encoding, scores)
        sure += _names(words, likely)
        likely[:, 0] -= _DOUBT
        doubtful += _names(words, likely)
    return sure, [name for name in _joined(text, doubtful) if not _is_beside(name, sure)]


def _joined(text: str, names: Sequence[Found]) -> Iterator[Found]:
    """What the model begins twice in its doubt, once (« La | Saison sèche »), where it gives both parts one type."""
    held: Found | None = None
    for name in names:
        if held is not None and held.type == name.type and text[held.end : name.start] == " ":
            held = Found(held.start, name.end, name.scores)
            continue
        if held is not None:
            yield held
        held = name
    if held is not None:
        yield held


def _is_beside(name: Found, others: Sequence[Found]) -> bool:
    """Does it overlap none of the others, but touch one or stand a single character off?"""
    gaps = [max(name.start - other.end, other.start - name.end) for other in others]
    return any(0 <= gap <= 1 for gap in gaps)


def _names(words: Sequence[tuple[int, int]], likely: Floats) -> Iterator[Found]:
    first: int | None = None
    path = _best_path(likely)
    for i, label in enumerate((*path, 0)):
        if first is not None and not LABELS[label].startswith("I-"):
            yield Found(words[first][0], words[i - 1][1], _type_scores(likely[first:i]))
            first = None
        if LABELS[label].startswith("B-"):
            first = i


def _by_word(words: Sequence[tuple[int, int]], begin: int, encoding: Encoding, scores: Floats) -> Floats:
    """The log-probabilities of the token that each word begins in; the piece begins at `begin`."""
    found = np.full((len(words), len(LABELS)), _IMPOSSIBLE, np.float32)
    found[:, 0] = 0
    token = 0
    offsets = encoding.offsets
    for i, (start, _) in enumerate(words):
        while token < len(offsets) and offsets[token][1] <= start - begin:
            token += 1
        if token < len(offsets):
            found[i] = scores[token]
    return found


def _best_path(likely: Floats) -> list[int]:
    """The likeliest sequence of labels that is well formed (Viterbi)."""
    if not len(likely):
        return []
    # Where each word's likeliest label makes a well-formed sequence, that is the one: nearly always, at no cost.
    alone = likely.argmax(1)
    if not LABELS[alone[0]].startswith("I-") and not _moves()[alone[:-1], alone[1:]].any():
        return [int(label) for label in alone]
    best = likely[0] + np.where([label.startswith("I-") for label in LABELS], _IMPOSSIBLE, 0)
    back: list[NDArray[np.intp]] = []
    for row in likely[1:]:
        paths = best[:, None] + _moves()
        back.append(paths.argmax(0))
        best = paths.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _type_scores(likely: Floats) -> tuple[float, ...]:
    """How likely each type is over the words of a name, begin and inside together."""
    by_type = np.exp(likely[:, 1:]).reshape(len(likely), len(TYPES), 2).sum(-1).mean(0)
    total = float(by_type.sum()) or 1.0
    return tuple(round(float(p) / total, 3) for p in by_type)
