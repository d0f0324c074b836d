"""What qualifies a statement: its date, amount, share, place, and the stretch of text that is its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from kg.extract.clauses import Grammar
from kg.extract.parse import Parsed
from kg.model import AmountSpan, DateSpan

Span = TypeVar("Span", DateSpan, AmountSpan)

MAX_EVIDENCE = 600
_CLAUSAL = ("conj", "acl", "acl:relcl", "advcl", "ccomp", "parataxis", "appos", "xcomp")


class Qualifiers:
    """Attaches dates and amounts to statements of one parsed article."""

    def __init__(
        self, parsed: Parsed, grammar: Grammar, dates: Sequence[DateSpan], amounts: Sequence[AmountSpan]
    ) -> None:
        self.parsed, self.grammar = parsed, grammar
        self.dates = sorted(dates, key=lambda d: d.start)
        self.amounts = sorted(amounts, key=lambda a: a.start)

    def date(self, trigger: int) -> DateSpan | None:
        """The date that the predicate's own words hold; for a main verb also one alone in its sentence."""
        own = self._inside(self.dates, self._stretches(trigger))
        if own:
            return min(own, key=lambda d: self._gap(d.start, trigger))
        sentence = self.parsed.sentence_of(trigger)
        around = [d for d in self.dates if sentence.start <= d.start and d.end <= sentence.end]
        return around[0] if len(around) == 1 and self._main(trigger) else None

    def amount(self, trigger: int, kind: str = "money") -> AmountSpan | None:
        """The nearest amount of that kind in the predicate's own words, behind the predicate if it can be."""
        own = [a for a in self._inside(self.amounts, self._stretches(trigger)) if a.kind == kind]
        if not own:
            return None
        at = self.parsed.tokens[trigger].start
        return min(own, key=lambda a: (a.start < at, self._gap(a.start, trigger)))

    def evidence(self, tokens: Sequence[int]) -> tuple[int, int]:
        """The sentence of the statement; where it is longer than 600 characters, the words between its ends."""
        sentence = self.parsed.sentence_of(tokens[0])
        start, end = sentence.start, sentence.end
        if end - start <= MAX_EVIDENCE:
            return start, end
        inside = [self.parsed.tokens[i] for i in tokens if start <= self.parsed.tokens[i].start < end]
        first, last = min(t.start for t in inside), max(t.end for t in inside)
        return first, min(last, first + MAX_EVIDENCE)

    def _gap(self, offset: int, trigger: int) -> int:
        return abs(offset - self.parsed.tokens[trigger].start)

    def _main(self, trigger: int) -> bool:
        t = self.parsed.tokens[trigger]
        if t.dep == "ROOT":
            return True
        head = self.parsed.tokens[t.head]
        return head.dep == "ROOT" and t.dep in ("obj", "nsubj", "nsubj:pass", "xcomp", "obl:arg")

    def _stretches(self, trigger: int) -> list[tuple[int, int]]:
        """The characters of the predicate and its arguments, embedded clauses left out."""
        found, todo = [], [trigger]
        while todo:
            t = self.parsed.tokens[todo.pop()]
            found.append((t.start, t.end))
            todo.extend(c.i for c in self.parsed.children(t.i) if not self._embedded(c.i))
        return found

    def _embedded(self, i: int) -> bool:
        return self.parsed.tokens[i].dep in _CLAUSAL and i in self.grammar.clauses

    def _inside(self, spans: Sequence[Span], stretches: list[tuple[int, int]]) -> list[Span]:
        return [s for s in spans if any(s.start <= start < s.end for start, _ in stretches)]
