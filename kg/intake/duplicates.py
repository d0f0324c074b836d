"""Recognise the same story printed twice: exact copies, and agency copy reprinted with other headlines and edges.

A signature (MinHash over word trigrams) depends on the text alone and is kept with the extract; comparing the
signatures of all articles is quick. Of several copies the one published first, then the first by id, is the original.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

PERMUTATIONS = 128
SIMILAR = 0.7  # share of trigrams in common from which two articles are one story; two reports of one event have 0.1
SHINGLE = 3  # words
_SEED = 1
_SCHEME: Literal["affine32"] = "affine32"
_VALUE = 4  # bytes of a value of a signature
_BAND = 4 * _VALUE
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
    """Each article with those before it that are alike.

    Alike are sure to share one of the bands of their signatures (99.98 % of those at the limit do), so that only
    those which share one are compared.
    """
    near: defaultdict[int, set[int]] = defaultdict(set)
    for at in range(0, PERMUTATIONS * _VALUE, _BAND):
        bands = [p.signature[at : at + _BAND] for p in prints]
        shared = {band for band, count in Counter(bands).items() if count > 1}
        before: defaultdict[bytes, list[int]] = defaultdict(list)
        for place, band in enumerate(bands) if shared else ():
            if band in shared:
                near[place].update(before[band])
                before[band].append(place)
    for place, p in enumerate(prints):
        others = (prints[other] for other in near.get(place, ()))
        yield p.id, sorted(other.id for other in others if _alike(p.signature, other.signature))


def _alike(a: bytes, b: bytes) -> bool:
    """Is the share of equal values, which estimates the share of equal trigrams, large enough?"""
    if a == b:
        return True
    same = sum(a[at : at + _VALUE] == b[at : at + _VALUE] for at in range(0, len(a), _VALUE))
    return same >= SIMILAR * PERMUTATIONS
