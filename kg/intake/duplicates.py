"""Recognise the same story printed twice: exact copies, and agency copy reprinted with other headlines and edges.

A signature (MinHash over word trigrams) depends on the text alone and is kept with the extract; comparing the
signatures of all articles is quick. Of several copies the one published first, then the first by id, is the original.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

PERMUTATIONS = 128
SIMILAR = 0.7  # share of trigrams in common from which two articles are one story; two reports of one event have 0.1
SHINGLE = 3  # words
_SEED = 1
_SCHEME: Literal["affine32"] = "affine32"
SHORT = 20  # words: shorter texts are copies only where they are equal


@dataclass(frozen=True, slots=True)
class Print:
    """An article as printed: when (ISO date or None), and the signature of its text."""

    id: str
    published: str | None
    signature: bytes


def signature(text: str) -> bytes:
    """The signature of a text, of the same size whatever the text's."""
    from datasketch import MinHash

    words = re.findall(r"\w+", text.lower())
    size = SHINGLE if len(words) >= SHORT else max(len(words), 1)
    shingles = sorted({" ".join(words[i : i + size]) for i in range(len(words) - size + 1)})
    found = MinHash(num_perm=PERMUTATIONS, seed=_SEED, scheme=_SCHEME)
    found.update_batch([shingle.encode() for shingle in shingles])
    return bytes(found.hashvalues.astype("<u4").tobytes())


def copies(prints: Sequence[Print]) -> dict[str, str]:
    """For each article that reprints another, by id: the id of the original. The order of `prints` does not matter."""
    first = {p.id: p for p in sorted(prints, key=lambda p: (p.published is None, p.published or "", p.id))}
    rank = {id: place for place, id in enumerate(first)}
    original: dict[str, str] = {}
    for id, similar in _similar(list(first.values())):
        earlier = [original.get(other, other) for other in similar if rank[other] < rank[id]]
        if earlier:
            original[id] = min(earlier, key=rank.__getitem__)
    return dict(sorted(original.items()))


def _similar(prints: Sequence[Print]) -> Iterator[tuple[str, list[str]]]:
    """Each article with those that are alike, in the given order."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=SIMILAR, num_perm=PERMUTATIONS)
    hashes = {
        p.id: MinHash(num_perm=PERMUTATIONS, seed=_SEED, scheme=_SCHEME, hashvalues=_values(p.signature))
        for p in prints
    }
    for id, found in hashes.items():
        near = [other for other in index.query(found) if found.jaccard(hashes[other]) >= SIMILAR]
        yield id, sorted(near)
        index.insert(id, found)


def _values(signature: bytes) -> Any:
    import numpy

    return numpy.frombuffer(signature, dtype="<u4")
