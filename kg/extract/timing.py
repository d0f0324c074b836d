"""When a statement holds: which of the article's dates belongs to it.

An event has the date in its predicate's own words, else in those of the clause that shares its circumstances, else
the one date that its main clause or the article's first lines give; the title has but that of the first lines. A
state has but the date since or until which it holds. A date never crosses into a neighbouring clause, an apposition
or a parenthesis behind a name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from kg.extract.clauses import Grammar
from kg.extract.dates import points_ahead
from kg.extract.modality import cues, is_future
from kg.extract.qualifier_words import qualifier_words
from kg.extract.quotes import find_quotes
from kg.extract.speech_words import speech_verbs
from kg.extract.stretches import Stretches, inside
from kg.extract.tree import Parsed, Token
from kg.model import DateSpan

Kind = Literal["event", "deal", "value", "contest", "measure", "noun", "state", "onset", "role"]

_ALONE = ("noun", "state", "onset", "role")  # dated by their own words only
_LASTING = ("state", "onset", "role")
_STOPS = (",", ";", ":", "(", ")", "–", "—")
_NOMINAL = ("NOUN", "PROPN", "ADJ", "ADP", "DET", "CCONJ", "NUM", "PUNCT")
_LEAD = 450  # characters that hold title, dateline and the first sentences of a news article
_CLIMBS = 4
_LISTED = re.compile(r"\s?(?:,|et|puis|,?\s?ainsi qu[e'’])(?:\s(?:en|le|du|de))?\s")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SPACES = " \u00a0\u202f"
_QUE = ("que", "qu'")
_CLEFT = re.compile(r"\b[Cc]['’](?:est|était) (?:seulement |bien )?(?:en |le |au |dès |à partir de |à partir du )?$")
_MAIN_ARGUMENTS = ("obj", "nsubj", "nsubj:pass", "xcomp", "obl:arg")


class Timing:
    """Attaches dates to statements of one parsed article. `dates` are sorted."""

    def __init__(self, parsed: Parsed, grammar: Grammar, stretches: Stretches, dates: Sequence[DateSpan]) -> None:
        self.parsed, self.grammar, self.stretches = parsed, grammar, stretches
        self.dates = sorted(dates, key=lambda d: d.start)
        self.quotes = find_quotes(parsed.text)

    def date(self, trigger: int, kind: Kind = "event") -> DateSpan | None:
        """The date of the statement at token `trigger`; of a `state` only the date since or until which it holds.

        A `deal` is an event that an announcement dates. An `onset` is a state that a verb may tell as what came about
        then (« a épousé Y en 1961 »). A `value` is an event of which the date is what the statement says (« existe
        depuis 1998 »). A `noun` that tells an event (« vainqueur ») and a `role` have but the dates of their own words;
        what a `contest` decided may be told in the present; a `measure` (how much something is worth) takes no scene.
        """
        found, top, shared = self._climb(trigger, kind)
        if found is None and kind in _LASTING:
            found = self._trailing(trigger)
        if found is not None or kind in _ALONE:
            return found
        if self._bracketed(trigger):
            return self._scene(trigger, kind)
        if self._headline(trigger) and kind != "measure":
            return None if self._around(top) or self._unreached(trigger) else self._scene(trigger, kind)
        if not shared or not self._main(top):
            return None
        around = self._around(top)
        if around:
            return around[0] if len(around) == 1 and not self._another_events(around[0], top) else None
        told = kind != "measure" and self._narrates(top, kind == "contest")
        return self._scene(trigger, kind) if told else None

    # -- the clause and those above it --------------------------------------------------------------------------------

    def _climb(self, trigger: int, kind: Kind) -> tuple[DateSpan | None, int, bool]:
        """The date of the nearest predicate that has one, the last token looked at, and whether the circumstances of
        the sentence are the statement's too (they are not behind an « and » or of what went before or after)."""
        at, listed = trigger, False
        for _ in range(_CLIMBS):
            own = [d for d in self._own(at) if self._fits(d, trigger, kind)]
            own = [d for d in own if not listed or d.start < self.parsed.tokens[at].start]
            if own:
                nearest = min(own, key=lambda d: (self.stretches.gap(d.start, trigger), d.start))
                return self._first_of_list(nearest, own), at, True
            above = self._above(at, kind)
            if above is None or kind in _ALONE:
                return None, at, not listed and not self._another_time(at)
            listed = listed or self.parsed.tokens[at].dep == "conj"
            at = above
        return None, at, not listed

    def _first_of_list(self, date: DateSpan, own: Sequence[DateSpan]) -> DateSpan:
        """« en 2008 et en 2012 »: of dates listed the first."""
        for before in [d for d in reversed(own) if d.start < date.start]:
            if not _LISTED.fullmatch(self.parsed.text[before.end : date.start]):
                break
            date = before
        return date

    def _own(self, at: int) -> list[DateSpan]:
        """The dates in the words of predicate `at`, in those of the occasion that it names, or that « when » opens."""
        own = inside(self.dates, self.stretches.of(at)) or self._of_occasion(at) or self._before_when(at)
        own = own or self._behind_other_time(at) or self._of_occurrence(at)
        own = [d for d in own if not self._behind_name(d) and not self._inserted(d, at)]
        return [d for d in own if not self._of_source(d, at) and not self._beside(d, at)]

    def _fits(self, date: DateSpan, trigger: int, kind: Kind) -> bool:
        if kind in ("state", "role", "onset") and self._bounds_state(date, trigger):
            return True
        if kind in ("state", "role") or (kind == "onset" and not self._comes_about(trigger)):
            return False
        if kind != "value" and self._preceded(date, qualifier_words("limits")):
            return False
        return kind == "value" or not self._preceded(date, qualifier_words("since")) or self._done(trigger)

    def _done(self, trigger: int) -> bool:
        """« X est mis en examen depuis mardi »: does a passive tell what came of a deed, done on the day it names?"""
        passive = any(c.dep == "aux:pass" for c in self.parsed.children(trigger))
        return passive and any(k.morph.get("Tense") == "Pres" for k in self._finite(trigger)[:1])

    def _above(self, i: int, kind: Kind) -> int | None:
        """What token `i` shares its circumstances with; a gerund those of its clause, an event noun after a
        preposition of another time (« après le rachat ») those of nothing."""
        t = self.parsed.tokens[i]
        if t.dep == "advcl" and i > 0 and self.parsed.tokens[i - 1].text.lower() == "en" and t.text.endswith("ant"):
            return t.head
        if t.dep in ("advcl", "acl", "obl:mod") and self._served(t):
            return t.head
        if t.dep == "xcomp" and t.head in self.grammar.clauses and self.grammar.clauses[t.head].verbs & speech_verbs():
            return None  # « a dit lundi vouloir racheter Y »: the day of the word
        if t.i not in self.grammar.clauses and not self._names_occasion(t):
            inner = t.dep == "nmod" and self.parsed.tokens[t.head].dep != "ROOT"
            if inner or self._tells(t.head, kind):
                return None
        return None if self._another_time(i) else self.stretches.above(i)

    def _served(self, t: Token) -> bool:
        """« a quitté X en 2008 pour rejoindre Y »: an aim that was reached with the deed itself."""
        above = self.grammar.clauses.get(t.head)
        marks = {c.plain for c in self.parsed.children(t.i) if c.dep in ("mark", "case")}
        return above is not None and "pour" in marks and bool(above.verbs & cues("factual", "purposes"))

    def _tells(self, verb: int, kind: Kind) -> bool:
        """« a condamné lundi l'attaque de X », « a annoncé lundi le lancement de Y »: is the day that of the word?

        What is announced of a deal was agreed that day.
        """
        clause = self.grammar.clauses.get(verb)
        if clause is None:
            return False
        words = set(qualifier_words("reactions"))
        return bool(clause.verbs & (words if kind == "deal" else words | speech_verbs()))

    def _another_time(self, i: int) -> bool:
        return self.grammar.preposition(self.parsed.tokens[i]) in qualifier_words("other_times")

    def _of_occasion(self, at: int) -> list[DateSpan]:
        """« lors de la finale disputée samedi »: the dates of a participle in the words that name the occasion."""
        clauses = [i for c in self.parsed.children(at) if self._names_occasion(c) for i in self._participles(c.i)]
        return [d for i in clauses for d in inside(self.dates, self.stretches.of(i))]

    def _of_occurrence(self, at: int) -> list[DateSpan]:
        """« la mort de X, survenue lundi », « le rachat de Y, finalisé en mars »: when it is said to have happened."""
        occurring = qualifier_words("occurring")
        told = [i for i in self._acls(at) if self.parsed.tokens[i].verbs.intersection(occurring)]
        return [d for i in told for d in inside(self.dates, self.stretches.of(i))]

    def _names_occasion(self, t: Token) -> bool:
        start = min(first for first, _ in self.stretches.of(t.i))
        return self.parsed.text[start : start + 30].lower().replace("’", "'").startswith(qualifier_words("occasions"))

    def _participles(self, i: int) -> list[int]:
        """The participles in the words of token `i`, down to the noun of a noun."""
        below = self.parsed.children(i)
        return [c.i for c in below if c.dep == "acl"] + [j for c in below if c.dep != "acl" for j in self._acls(c.i)]

    def _acls(self, i: int) -> list[int]:
        return [c.i for c in self.parsed.children(i) if c.dep == "acl"]

    def _before_when(self, at: int) -> list[DateSpan]:
        """« en 2015, lorsque X rachetait Y », « C'est en 2015 que X a … »: the date right before the conjunction."""
        for mark in self.parsed.children(at):
            if mark.i < at and (mark.plain in qualifier_words("when") or mark.plain in _QUE):
                before = self.parsed.text[: mark.start].rstrip(_SPACES + ",")
                dates = [d for d in self.dates if d.end == len(before)]
                return [d for d in dates if mark.plain not in _QUE or _CLEFT.search(self.parsed.text[: d.start])]
        return []

    def _behind_other_time(self, at: int) -> list[DateSpan]:
        """« tout a changé après le départ de X en 2018 »: the date that ends the phrase of an event of another time,
        which the parser may hang on the verb of the sentence."""
        date = self._ends_phrase(at) if self._another_time(at) else None
        return [] if date is None else [date]

    # -- dates of something else --------------------------------------------------------------------------------------

    def _behind_name(self, date: DateSpan) -> bool:
        """« X (1951-2018) »: a parenthesis of nothing but a date is about the name before it."""
        return self.parsed.text[: date.start].endswith("(") or self.parsed.text[date.start : date.end].startswith("(")

    def _inserted(self, date: DateSpan, at: int) -> bool:
        """« le frère de X (mort en 2013) »: does a parenthesis behind token `at` date something else?"""
        opened = self.parsed.text.rfind("(", self.parsed.tokens[at].end, date.start)
        if opened < 0 or ")" in self.parsed.text[opened : date.start]:
            return False
        words = self.parsed.words(self.parsed.sentence_of(at))
        return any(opened < t.start < date.start and t.pos not in ("ADP", "DET") for t in words)

    def _beside(self, date: DateSpan, at: int) -> bool:
        """« X, champion en 2019, … », « après le départ de X en mars »: the date of an apposition, of another event."""
        i = next((t.i for t in self.parsed.tokens[self._first(date) :] if t.end > date.start), at)
        for _ in range(_CLIMBS + 2):
            t = self.parsed.tokens[i]
            if i == at or t.head == i:
                return False
            outside = not date.start <= t.start < date.end
            noun = t.pos == "NOUN" and outside
            apposed = t.dep == "appos" and outside
            if apposed or (noun and (self._another_time(i) or self._anothers(date, t, at))):
                return True
            i = t.head
        return False

    def _anothers(self, date: DateSpan, noun: Token, at: int) -> bool:
        """« poursuivi en lien avec la déclaration du 10 octobre »: the day of what is but mentioned, no occasion."""
        far = noun.head != at and not self._names_occasion(noun)
        return far and noun.dep == "nmod" and self._preceded(date, qualifier_words("belonging"))

    def _of_source(self, date: DateSpan, at: int) -> bool:
        """« selon le Courrier de mardi »: the day of a paper, not of what it reports."""
        i = next((t.i for t in self.parsed.tokens[self._first(date) :] if t.end > date.start), at)
        for _ in range(_CLIMBS):
            if i == at or self.parsed.tokens[i].head == i:
                return False
            if self.grammar.preposition(self.parsed.tokens[i]) in qualifier_words("sources"):
                return True
            i = self.parsed.tokens[i].head
        return False

    def _first(self, date: DateSpan) -> int:
        """The index of the first token of the sentence that holds a date."""
        sentences = self.parsed.sentences
        return next((s.first for s in sentences if s.start <= date.start < s.end), 0)

    def _elsewhere(self, date: DateSpan, at: int) -> bool:
        """Does the date stand in a clause of its own, beside or below the one of token `at`?"""
        sentence = self.parsed.sentence_of(at)
        i = next((t.i for t in self.parsed.words(sentence) if t.end > date.start), at)
        while i != at and self.parsed.tokens[i].head != i:
            if self.stretches.embedded(i):
                return True
            i = self.parsed.tokens[i].head
        return i != at and i in self.grammar.clauses

    # -- states -------------------------------------------------------------------------------------------------------

    def _trailing(self, trigger: int) -> DateSpan | None:
        """« X, directeur de Y depuis 2016 », « patron de Y (2004-2011) »: the date that ends a role's own phrase, which
        the parser may hang on the verb of the sentence."""
        date = self._ends_phrase(trigger)
        if date is None:
            return None
        term = len(date.value) == len("2004/2011") and not any(self._is_person(t) for t in self._between(trigger, date))
        return date if term or self._bounds_state(date, trigger) else None

    def _ends_phrase(self, trigger: int) -> DateSpan | None:
        """The first date behind token `trigger` in its sentence, where nothing but a noun's phrase lies between."""
        start, end = self.parsed.tokens[trigger].end, self.parsed.sentence_of(trigger).end
        first = next((d for d in self.dates if start <= d.start < end), None)
        if first is None or any(t.pos not in _NOMINAL or t.text in _STOPS for t in self._between(trigger, first)):
            return None
        return first

    def _between(self, trigger: int, date: DateSpan) -> list[Token]:
        words = self.parsed.tokens[trigger + 1 : self.parsed.sentence_of(trigger).last]
        return [t for t in words if t.end <= date.start]

    def _is_person(self, t: Token) -> bool:
        """Is token `t` somebody's name, of whose life « (1920-1999) » behind it tells?"""
        return t.name is not None and self.parsed.names[t.name].type == "Person"

    def _comes_about(self, trigger: int) -> bool:
        """« a pris la tête de Y en 2012 », « épouse X en 1961 »: is it told how a state began, not that it is?"""
        clause = self.grammar.clauses.get(trigger)
        if clause is None or any(c.dep == "cop" for c in self.parsed.children(trigger)):
            return False
        perfect = any(c.dep == "aux:tense" for c in self.parsed.children(trigger))
        today = not perfect and any(k.morph.get("Tense") == "Pres" for k in self._finite(trigger)[:1])
        return not today or not clause.verbs & ({"être"} | cues("past", "durative"))

    def _bounds_state(self, date: DateSpan, trigger: int) -> bool:
        """Does a word like « depuis » tie the date to the state, with no comma between them?"""
        start = self.parsed.tokens[trigger].end
        between = self.parsed.text[start : date.start]
        if any(start <= d.start < date.start for d in self.dates):
            return False  # « trésorier en 1987, puis président de 1992 à 1993 »
        words = qualifier_words("state_dates")
        own = self.parsed.text[date.start : date.end].lower().startswith(words) or len(date.value) == len("2004/2011")
        return (own or self._preceded(date, words)) and "," not in between

    def _words(self, date: DateSpan) -> str:
        return self.parsed.text[date.start : date.end]

    def _preceded(self, date: DateSpan, words: tuple[str, ...]) -> bool:
        before = self.parsed.text[max(0, date.start - 20) : date.start].lower().rstrip(_SPACES + "'’")
        return any(re.search(rf"\b{re.escape(word)}$", before) for word in words)

    # -- the sentence and the first lines -----------------------------------------------------------------------------

    def _around(self, at: int) -> list[DateSpan]:
        sentence = self.parsed.sentence_of(at)
        inside_it = [d for d in self.dates if sentence.start <= d.start and d.end <= sentence.end]
        return [d for d in inside_it if not self._behind_name(d) and not self._preceded(d, qualifier_words("since"))]

    def _another_events(self, date: DateSpan, at: int) -> bool:
        """Is a date of the sentence one before or after which the statement holds, or that of something beside it?"""
        return self._preceded(date, qualifier_words("limits")) or self._beside(date, at) or self._elsewhere(date, at)

    def _bracketed(self, i: int) -> bool:
        """« (remportée par X) »: a participle that opens a parenthesis tells what happened."""
        return i > 0 and self.parsed.tokens[i - 1].text == "(" and self.parsed.tokens[i].morph.get("VerbForm") == "Part"

    def _main(self, trigger: int) -> bool:
        t = self.parsed.tokens[trigger]
        return t.dep == "ROOT" or (self.parsed.tokens[t.head].dep == "ROOT" and t.dep in _MAIN_ARGUMENTS)

    def _narrates(self, i: int, contest: bool) -> bool:
        """Is token `i` a verb that tells what happened (perfect or, of a contest, present), not what had or would?"""
        finite = self._finite(i)
        if not finite or finite[0].morph.get("Mood") != "Ind":
            return False
        told = any(c.dep == "aux:tense" for c in self._auxiliaries(i)) or contest
        tense = finite[0].morph.get("Tense")
        return tense == "Past" or (told and tense == "Pres")

    def _headline(self, trigger: int) -> bool:
        """Does token `trigger` stand in the title, of which the first lines tell when it happened?"""
        return "\n" not in self.parsed.text[: self.parsed.tokens[trigger].start].lstrip()

    def _unreached(self, trigger: int) -> bool:
        """« X avoue avoir attaqué Y », « X visitera Y »: the day is that of the word, not of the deed."""
        t = self.parsed.tokens[trigger]
        told = t.dep in ("xcomp", "ccomp") and t.head in self.grammar.clauses
        return told or any(is_future(k) for k in self._finite(trigger))

    def _auxiliaries(self, i: int) -> list[Token]:
        return [c for c in self.parsed.children(i) if c.dep.startswith(("aux", "cop"))]

    def _finite(self, i: int) -> list[Token]:
        """The finite forms of predicate `i`, its auxiliaries first."""
        return [k for k in (*self._auxiliaries(i), self.parsed.tokens[i]) if k.morph.get("VerbForm") == "Fin"]

    def _scene(self, trigger: int, kind: Kind) -> DateSpan | None:
        """The day that the first lines name; a month, or what the statement says, only where they and the text up to
        the trigger name no other time; nothing after a year in its own paragraph (« elle naît en 1950 »)."""
        at = self.parsed.tokens[trigger].start
        if any(q.covers(at, at) for q in self.quotes):
            return None  # what somebody tells happened on another day
        days = [d for d in self.dates if d.value[4:5] == "-"]
        paragraph = self.parsed.text.rfind("\n", 0, at)
        years = [d for d in self.dates if len(d.value) == len("2015") and paragraph < d.start < at]
        if any(self._preceded(d, ("en",)) for d in years):
            return None
        other = qualifier_words("limits") + qualifier_words("since")
        lead = [d for d in days if d.end <= _LEAD and not self._preceded(d, other) and not points_ahead(self._words(d))]
        known = {d.value for d in days if d.end <= max(_LEAD, at)}
        sole = len(known) == 1 and not self._headline(trigger)
        return lead[0] if lead and (sole or (kind != "value" and _DAY.match(lead[0].value))) else None
