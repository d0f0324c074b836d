"""Who is in the reader's mind at a point of an article: what was named or referred to, how lately and in what role.

The weights are set by hand and were checked by counting, on annotated articles, which candidate an expression meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log2

from kg.extract.chains import Chain
from kg.extract.clauses import SUBJECTS
from kg.extract.quotes import find_quotes
from kg.extract.tree import Parsed, Token
from kg.model import Mention

_ROLES = {"subject": 2.0, "joined": 1.4, "object": 0.8, "oblique": 0.4, "inside": 0.2}
_PER_SENTENCE, _PER_TOKEN = 1.3, 0.02
_CONTINUED, _TOPIC, _LAST = 0.8, 0.6, 0.5
_DEPS = {"obj": "object", "obl:arg": "object", "iobj": "object", "obl:agent": "object", "ROOT": "subject"}


@dataclass(frozen=True, slots=True)
class Seen:
    """One place where a chain was named or referred to: its token, sentence, role and the name mention."""

    chain: Chain
    token: int
    sentence: int
    role: str
    name: Mention
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score (the higher the likelier), the last name of its chain before the expression.

    `sentence` is the last one that names or means it, `role` the weightiest that it has there.
    """

    score: float
    chain: Chain
    name: Mention
    sentence: int
    role: str


def role_of(parsed: Parsed, path: Sequence[int]) -> str:
    """The role in its clause of what stands at the last token of `path` (a name and the nouns it is beside)."""
    t = parsed.tokens[path[-1]]
    joined = False
    for _ in range(3):
        if t.dep != "conj":
            break
        joined, t = True, parsed.tokens[t.head]
    if t.dep in SUBJECTS:
        listed = any(c.dep == "conj" and c.name is not None for c in parsed.children(t.i))
        return "joined" if joined or listed else "subject"
    if t.dep == "ROOT":
        return "subject" if t.pos == "PROPN" or t.name is not None else "oblique"
    if t.dep in ("nmod", "appos", "det"):
        return "inside"
    return _DEPS.get(t.dep, "oblique")


def leader(ranked: Sequence[Ranked], margin: float) -> Mention | None:
    """The name that ranks first, None unless it leads the second by `margin`."""
    if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < margin):
        return None
    return ranked[0].name


def _in_quotes(parsed: Parsed) -> list[bool]:
    """For each sentence, does it stand in a quotation as a whole?"""
    quotes = find_quotes(parsed.text)
    return [any(q.covers(s.start, s.end) for q in quotes) for s in parsed.sentences]


class Salience:
    """Keeps what was seen, in text order, and ranks it."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.seen: list[Seen] = []
        self._quoted = list(accumulate(_in_quotes(parsed), initial=0))

    def see(self, seen: Seen) -> None:
        """Remember one more place (in text order)."""
        self.seen.append(seen)

    def distance(self, sentence: int, at: int) -> int:
        """How many sentences lie between two, those that are but part of a quotation passed over."""
        if at <= sentence or self._quoted[at + 1] > self._quoted[at]:
            return at - sentence
        return at - sentence - (self._quoted[at] - self._quoted[sentence + 1])

    def rank(
        self,
        at: Token,
        reach: int,
        fit: Callable[[Chain], float | None],
        barred: frozenset[int] = frozenset(),
        farthest: int = 4,
        often: float = 0.0,
    ) -> list[Ranked]:
        """The chains that fit, best first. `fit` gives points, None where a chain is out; `barred` lists chain ids.

        Nothing farther back than `reach` sentences counts; beyond `farthest` ones distance makes no difference.
        Who was named or meant twice as many times as another has `often` points more.
        """
        best: dict[int, Ranked] = {}
        fits: dict[int, float | None] = {}
        last = next((s.chain.id for s in reversed(self.seen) if s.role == "subject" and s.token < at.i), None)
        times = Counter(s.chain.id for s in self.seen if s.token < at.i)
        for s in self.seen:
            if s.token >= at.i or self.distance(s.sentence, at.sentence) > reach or s.chain.id in barred:
                continue
            if s.chain.id not in fits:
                fits[s.chain.id] = fit(s.chain)
            points = fits[s.chain.id]
            if points is not None:
                score = points + self._score(s, at, farthest) + (_LAST if s.chain.id == last else 0.0)
                score += often * log2(times[s.chain.id])
                known = best.get(s.chain.id)
                score = max(score, known.score) if known is not None else score
                role = s.role
                if known is not None and known.sentence == s.sentence and _ROLES[known.role] > _ROLES[role]:
                    role = known.role
                best[s.chain.id] = Ranked(score, s.chain, s.name, s.sentence, role)  # the last place, the best score
        return sorted(best.values(), key=lambda r: (-r.score, -r.name.start))

    def _score(self, s: Seen, at: Token, farthest: int) -> float:
        distance = min(self.distance(s.sentence, at.sentence), farthest)
        near = -min(at.i - s.token, 40) * _PER_TOKEN if distance == 0 else -40 * _PER_TOKEN
        bonus = (_CONTINUED if s.reference and s.role == "subject" else 0.0) + (_TOPIC if s.chain.topic else 0.0)
        return _ROLES[s.role] - _PER_SENTENCE * distance + near + bonus
