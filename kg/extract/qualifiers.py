"""What qualifies a statement: its date, amount, share, place, and the stretch of text that is its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from kg.extract.clauses import SUBJECTS, Grammar
from kg.extract.tree import Parsed
from kg.french import load_data
from kg.model import AmountSpan, DateSpan

Span = TypeVar("Span", DateSpan, AmountSpan)

MAX_EVIDENCE = 600
_LEAD = 450  # characters that hold title, dateline and the first sentences of a news article
_CLIMBS = 4
_CLAUSAL = ("conj", "acl", "acl:relcl", "advcl", "ccomp", "parataxis", "appos", "xcomp")


class Qualifiers:
    """Attaches dates and amounts to statements of one parsed article."""

    def __init__(
        self, parsed: Parsed, grammar: Grammar, dates: Sequence[DateSpan], amounts: Sequence[AmountSpan]
    ) -> None:
        self.parsed, self.grammar = parsed, grammar
        self.dates = sorted(dates, key=lambda d: d.start)
        self.amounts = sorted(amounts, key=lambda a: a.start)

    def date(self, trigger: int, state: bool = False, role: bool = False) -> DateSpan | None:
        """The date of the statement at token `trigger`; of a state only the date since or until which it holds.

        First the predicate's own words, then those of the clause that it is an argument of, then a date alone in the
        sentence of a main verb, and last, for a main verb, the date on which the article's first lines set the scene.
        A `role` noun has but the dates of its own words.
        """
        at, listed = trigger, False
        for _ in range(_CLIMBS):
            own = [
                d for d in self._inside(self.dates, self._stretches(at)) if not state or self._bounds_state(d, trigger)
            ]
            own = [d for d in own if not listed or d.start < self.parsed.tokens[at].start]
            if own:
                return min(own, key=lambda d: (self._gap(d.start, trigger), d.start))
            above = self._shared_with(at)
            if above is None or state or role:
                break
            listed = listed or self.parsed.tokens[at].dep == "conj"
            at = above
        if role:
            return None
        if not state and self._bracketed(trigger):
            return self._scene(trigger)
        if state or not self._main(at):
            return None
        sentence = self.parsed.sentence_of(trigger)
        around = [d for d in self.dates if sentence.start <= d.start and d.end <= sentence.end]
        if around:
            return around[0] if len(around) == 1 and not self._elsewhere(around[0], at) else None
        return self._scene(trigger) if self._narrates(at) else None

    def _elsewhere(self, date: DateSpan, at: int) -> bool:
        """Does the date stand in a clause of its own, beside or below the one of token `at`?"""
        sentence = self.parsed.sentence_of(at)
        i = next((t.i for t in self.parsed.words(sentence) if t.end > date.start), at)
        while i != at and self.parsed.tokens[i].head != i:
            if self._embedded(i):
                return True
            i = self.parsed.tokens[i].head
        return False

    def _shared_with(self, i: int) -> int | None:
        """The predicate whose circumstances hold for token `i` too: that of a noun, an infinitive, a list."""
        t = self.parsed.tokens[i]
        if t.head == i or t.dep in ("acl", "acl:relcl", "advcl", "ccomp", "parataxis", "appos"):
            return None
        return t.head

    def _bounds_state(self, date: DateSpan, trigger: int) -> bool:
        """Does a word like « depuis » tie the date to the state, with no comma between them?"""
        before = self.parsed.text[max(0, date.start - 20) : date.start].lower().rstrip(" \u00a0\u202f'’")
        between = self.parsed.text[self.parsed.tokens[trigger].end : date.start]
        words = load_data("qualifiers.toml")["state_dates"]
        tied = self._opens(date, words) or any(before.endswith(word) for word in words)
        return tied and "," not in between

    def _opens(self, date: DateSpan, words: Sequence[str]) -> bool:
        return self.parsed.text[date.start : date.end].lower().startswith(tuple(words))

    def _bracketed(self, i: int) -> bool:
        """« (remportée par X) »: a participle that opens a parenthesis tells what happened."""
        return i > 0 and self.parsed.tokens[i - 1].text == "(" and self.parsed.tokens[i].morph.get("VerbForm") == "Part"

    def _narrates(self, i: int) -> bool:
        """Is token `i` a verb that tells what happened (present or perfect), not what had happened or would?"""
        t = self.parsed.tokens[i]
        auxiliaries = [c for c in self.parsed.children(i) if c.dep.startswith(("aux", "cop"))]
        finite = [k for k in (*auxiliaries, t) if k.morph.get("VerbForm") == "Fin"]
        return (
            bool(finite) and finite[0].morph.get("Tense") in ("Pres", "Past") and finite[0].morph.get("Mood") == "Ind"
        )

    def _scene(self, trigger: int) -> DateSpan | None:
        """The one day or month that the first lines name, where no other date comes between them and the trigger."""
        at = self.parsed.tokens[trigger].start
        lead = [d for d in self.dates if d.end <= _LEAD]
        values = {d.value for d in self.dates if d.end <= max(_LEAD, at)}
        return lead[0] if lead and len(values) == 1 and len(lead[0].value) > len("2015") else None

    def amount(self, trigger: int, kind: str = "money", beyond: bool = False) -> AmountSpan | None:
        """The nearest amount of that kind in the predicate's own words, behind the predicate if it can be.

        With `beyond`, where they hold none, the one amount in the words that the predicate depends on (« une offre de
        3 milliards pour racheter Y », « demande le rachat de Y pour 3 milliards »); none where there are several.
        """
        at = trigger
        for _ in range(_CLIMBS if beyond else 1):
            own = [a for a in self._inside(self.amounts, self._stretches(at)) if a.kind == kind]
            if own and at == trigger:
                start = self.parsed.tokens[trigger].start
                return min(own, key=lambda a: (a.start < start, self._gap(a.start, trigger)))
            if own:
                return own[0] if len(self._unconverted(own)) == 1 else None
            above = self._purpose_of(at)
            if above is None:
                return None
            at = above
        return None

    def figure(self, noun: int, kind: str) -> tuple[AmountSpan, int] | None:
        """The amount that a verb says of a noun (« le budget atteint 3 millions », « une fortune estimée à … »), and
        that verb's token. What follows « de » is no value but a change (« progresse de 3 millions »), unless it *is*.
        """
        for verb in self._said_of(noun):
            found = [a for a in self._inside(self.amounts, self._valued(verb)) if a.kind == kind]
            if found:
                return found[0], verb
        return None

    def _said_of(self, noun: int) -> list[int]:
        """The verbs of amount of which token `noun` is the subject, infinitives and participles too."""
        t = self.parsed.tokens[noun]
        above = [t.head] if t.dep in SUBJECTS else []
        above += [self.parsed.tokens[i].head for i in above if self.parsed.tokens[i].dep == "cop"]  # « n'est que de »
        around = [*above, *(c.i for i in (*above, noun) for c in self.parsed.children(i) if c.dep in ("xcomp", "acl"))]
        verbs = set(load_data("qualifiers.toml")["figure_verbs"])
        return [i for i in around if i in self.grammar.clauses and self.grammar.clauses[i].verbs & verbs]

    def _valued(self, verb: int) -> list[tuple[int, int]]:
        """The characters behind a verb of amount that may hold the value."""
        if "être" in self.grammar.clauses[verb].verbs:
            found = self._stretches(verb)
        else:
            behind = [c for c in self.parsed.children(verb) if c.i > verb and c.dep not in SUBJECTS]
            behind += [c for k in behind if k.text == "%" for c in self.parsed.children(k.i)]  # « de 3 % à 45 »
            valued = [c.i for c in behind if not self._embedded(c.i) and self.grammar.preposition(c) != "de"]
            found = [stretch for i in valued for stretch in self._stretches(i)]
        return found

    def _purpose_of(self, i: int) -> int | None:
        """What token `i` depends on where both speak of one deal: as for dates, and the aim of a noun or verb too."""
        t = self.parsed.tokens[i]
        infinitive = t.morph.get("VerbForm") == "Inf"
        return t.head if t.dep in ("acl", "advcl") and infinitive and t.head != i else self._shared_with(i)

    def _unconverted(self, amounts: Sequence[AmountSpan]) -> list[AmountSpan]:
        """The amounts without those that only convert the one before (« 3 dollars (2,8 euros) »)."""
        words = tuple(load_data("qualifiers.toml")["conversions"])
        kept: list[AmountSpan] = []
        for a in amounts:
            between = self.parsed.text[kept[-1].end : a.start].strip() if kept else ""
            if not kept or not between.lower().startswith(words) or len(between) > 20:
                kept.append(a)
        return kept

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
