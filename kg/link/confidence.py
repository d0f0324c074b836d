"""How sure a claim is, why, and how many independent sources it has.

The confidence of one sentence is how often its phrase was right on annotated articles (`phrase_precision.toml`), drawn
towards its relation and its way of matching where the phrase was seen seldom, lowered where an end had to be found by
coreference. Sentences of independent articles support each other; copies of an article do not (`independence`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from kg.link.independence import groups
from kg.model import Claim, Evidence

_WEIGHT = 10.0  # a phrase's own record counts as much as what stands behind it when it was seen so often
# of what held on the annotated articles, so much holds elsewhere: the rules were written with those at hand
_NEW = 0.87
_MOST = 0.99
METHODS = {"frame": "the sentence's structure", "pattern": "a pattern of words", "backoff": "words near each other"}


@dataclass(frozen=True, slots=True)
class Basis:
    """What one piece of evidence rests on: how its phrase was matched, and whether coreference found an end."""

    method: str
    coreference: bool


Counts = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Record:
    """How often claims were right on annotated articles: [right, said] by phrase, relation, method and coreference."""

    phrases: Counts
    relations: Counts
    methods: Counts
    coreference: Counts

    def sentence(self, phrase: str, basis: Basis) -> float:
        """The chance that a sentence says what its phrase was read to say."""
        chance = _drawn(self.methods.get(basis.method, (0, 0)), 0.5)
        chance = _drawn(self.relations.get(phrase.partition("#")[0], (0, 0)), chance)
        chance = _drawn(self.phrases.get(phrase, (0, 0)), chance)
        return _NEW * chance * (self._loss() if basis.coreference else 1.0)

    def _loss(self) -> float:
        found, named = (_drawn(self.coreference.get(key, (0, 0)), 0.5) for key in ("used", "unused"))
        return min(1.0, found / named)


def _drawn(counts: Sequence[int], towards: float) -> float:
    right, said = counts
    return (right + _WEIGHT * towards) / (said + _WEIGHT)


@cache
def load_record() -> Record:
    """The record that ships with kg."""
    text = resources.files("kg.link").joinpath("phrase_precision.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return Record(data["phrases"], data["relations"], data["methods"], data["coreference"])


def rated(claim: Claim, bases: Sequence[Basis], origin: Mapping[str, str], record: Record | None = None) -> Claim:
    """The claim with its confidence, the reasons for it and the number of its independent sources.

    `bases` are those of its evidence, in order; `origin` says where articles come from. A source
    that several articles repeat is one source.
    """
    record = record or load_record()
    best: dict[int, tuple[float, Evidence, Basis]] = {}
    for evidence, basis, root in zip(claim.evidence, bases, groups(claim.evidence, origin), strict=True):
        chance = record.sentence(evidence.phrase, basis)
        if root not in best or chance > best[root][0]:
            best[root] = chance, evidence, basis
    doubt = 1.0
    for chance, _, _ in best.values():
        doubt *= 1 - chance
    sources = 1 if claim.attributed_to else len(best)
    strongest = max(best.values(), key=lambda found: (found[0], found[1].article, -found[1].start))
    reasons = tuple(
        _reasons(claim, strongest[1], strongest[2], record, sources, len({e.article for e in claim.evidence}))
    )
    return replace(claim, confidence=round(min(1 - doubt, _MOST), 2), reasons=reasons, sources=sources)


def _reasons(
    claim: Claim, evidence: Evidence, basis: Basis, record: Record, sources: int, articles: int
) -> Iterable[str]:
    right, said = record.phrases.get(evidence.phrase, (0, 0))
    seen = f"right {right} times of {said}" if said else "not seen there"
    yield f"phrase {evidence.phrase}: {seen} in annotated articles"
    yield f"matched by {METHODS.get(basis.method, basis.method)}"
    if basis.coreference:
        yield "one end is a pronoun or a description, found by coreference"
    if claim.attributed_to:
        yield "one source, repeated by several articles" if articles > 1 else "one source, not the article's own voice"
    else:
        yield f"{sources} independent sources" if sources > 1 else "one source"
        if articles > sources:
            yield f"{articles} articles: copies, reports of one agency and quotations of one statement count once"
    if claim.status != "asserted":
        yield f"status {claim.status}, from the words around it"
