"""What qualifies a statement: its date, amount, share, place, and the stretch of text that is its evidence."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.clauses import SUBJECTS, Grammar
from kg.extract.qualifier_words import qualifier_words
from kg.extract.stretches import Stretches, inside
from kg.extract.timing import Kind, Timing
from kg.extract.tree import Parsed
from kg.model import AmountSpan, DateSpan

MAX_EVIDENCE = 600


class Qualifiers:
    """Attaches dates and amounts to statements of one parsed article."""

    def __init__(
        self, parsed: Parsed, grammar: Grammar, dates: Sequence[DateSpan], amounts: Sequence[AmountSpan]
    ) -> None:
        self.parsed, self.grammar = parsed, grammar
        self.stretches = Stretches(parsed, grammar)
        self._timing = Timing(parsed, grammar, self.stretches, dates)
        self.dates = self._timing.dates
        self.amounts = sorted(amounts, key=lambda a: a.start)

    def date(self, trigger: int, kind: Kind = "event") -> DateSpan | None:
        """The date of the statement at token `trigger`, as in `Timing`."""
        return self._timing.date(trigger, kind)

    def amount(self, trigger: int, kind: str) -> AmountSpan | None:
        """The nearest amount of that kind in the predicate's own words, behind the predicate if it can be."""
        own = [a for a in inside(self.amounts, self.stretches.of(trigger)) if a.kind == kind]
        start = self.parsed.tokens[trigger].start
        return min(own, key=lambda a: (a.start < start, self.stretches.gap(a.start, trigger)), default=None)

    def figure(self, noun: int, kind: str) -> tuple[AmountSpan, int] | None:
        """The amount that a verb says of a noun (« le budget atteint 3 millions », « une fortune estimée à … »), and
        that verb's token. What follows « de » is no value but a change (« progresse de 3 millions »), unless it *is*.
        """
        for verb in self._said_of(noun):
            found = [a for a in inside(self.amounts, self._valued(verb)) if a.kind == kind]
            if found:
                return found[0], verb
        return None

    def _said_of(self, noun: int) -> list[int]:
        """The verbs of amount of which token `noun` is the subject, infinitives and participles too."""
        t = self.parsed.tokens[noun]
        above = [t.head] if t.dep in SUBJECTS else []
        above += [self.parsed.tokens[i].head for i in above if self.parsed.tokens[i].dep == "cop"]  # « n'est que de »
        around = [*above, *(c.i for i in (*above, noun) for c in self.parsed.children(i) if c.dep in ("xcomp", "acl"))]
        if t.dep == "obj":  # « voit ses pertes se creuser à 3 millions »
            seen = (self.grammar.clauses.get(c.i) for c in self.parsed.children(t.head) if c.dep == "xcomp")
            around += [clause.head for clause in seen if clause is not None and noun in clause.role("subj")]
        verbs = set(qualifier_words("figure_verbs"))
        return [i for i in around if i in self.grammar.clauses and self.grammar.clauses[i].verbs & verbs]

    def _valued(self, verb: int) -> list[tuple[int, int]]:
        """The characters behind a verb of amount that may hold the value."""
        if "être" in self.grammar.clauses[verb].verbs:
            found = self.stretches.of(verb)
        else:
            behind = [c for c in self.parsed.children(verb) if c.i > verb and c.dep not in SUBJECTS]
            behind += [c for k in behind if k.text == "%" for c in self.parsed.children(k.i)]  # « de 3 % à 45 »
            valued = [c.i for c in behind if not self.stretches.embedded(c.i) and self.grammar.preposition(c) != "de"]
            found = [stretch for i in valued for stretch in self.stretches.of(i)]
        return found

    def evidence(self, tokens: Sequence[int]) -> tuple[int, int]:
        """The sentence of the statement; where it is longer than 600 characters, the words between its ends."""
        sentence = self.parsed.sentence_of(tokens[0])
        start, end = sentence.start, sentence.end
        if end - start <= MAX_EVIDENCE:
            return start, end
        inside = [self.parsed.tokens[i] for i in tokens if start <= self.parsed.tokens[i].start < end]
        first, last = min(t.start for t in inside), max(t.end for t in inside)
        return first, min(last, first + MAX_EVIDENCE)
