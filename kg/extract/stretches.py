"""The words of a predicate: the stretch of text that dates and amounts must stand in to qualify a statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from kg.extract.clauses import Grammar
from kg.extract.tree import Parsed
from kg.model import AmountSpan, DateSpan

Span = TypeVar("Span", DateSpan, AmountSpan)

_CLAUSAL = ("conj", "acl", "acl:relcl", "advcl", "ccomp", "parataxis", "appos", "xcomp")
_OWN_CLAUSES = ("acl", "acl:relcl", "advcl", "ccomp", "parataxis", "appos")


class Stretches:
    """Reads off one parsed article which characters belong to a predicate and its arguments."""

    def __init__(self, parsed: Parsed, grammar: Grammar) -> None:
        self.parsed, self.grammar = parsed, grammar

    def of(self, trigger: int) -> list[tuple[int, int]]:
        """The characters of the predicate and its arguments, embedded clauses left out."""
        found, todo = [], [trigger]
        while todo:
            t = self.parsed.tokens[todo.pop()]
            found.append((t.start, t.end))
            todo.extend(c.i for c in self.parsed.children(t.i) if not self.embedded(c.i))
        return found

    def embedded(self, i: int) -> bool:
        """Does token `i` head a clause inside another one?"""
        return self.parsed.tokens[i].dep in _CLAUSAL and i in self.grammar.clauses

    def above(self, i: int) -> int | None:
        """The predicate whose circumstances hold for token `i` too: that of a noun, an infinitive, a list."""
        t = self.parsed.tokens[i]
        return None if t.head == i or t.dep in _OWN_CLAUSES else t.head

    def gap(self, offset: int, trigger: int) -> int:
        """How many characters lie between an offset and the start of token `trigger`."""
        return abs(offset - self.parsed.tokens[trigger].start)


def inside(spans: Sequence[Span], stretches: Sequence[tuple[int, int]]) -> list[Span]:
    """The spans of which a stretch holds the start or which hold the start of a stretch."""
    return [s for s in spans if any(s.start <= start < s.end or start <= s.start < end for start, end in stretches)]
