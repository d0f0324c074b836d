"""Lists of candidates: « Les candidats retenus sont A, B et C », « Trois femmes sont en lice : A, B et C ».

What they stand for is said beside the list or was said last before it.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses import coordinated
from kg.extract.lists import listed_names, past_bracket
from kg.extract.patterns import Pattern, pattern_entry
from kg.extract.politics_words import politics_table
from kg.extract.references import References, noun_phrase
from kg.extract.texts import is_election, is_office
from kg.extract.tree import Parsed, Token
from kg.model import Literal

_REACH = 4  # sentences back to where the election was named
_STOPS = (".", ";", "!", "?")


class Candidacies:
    """Finds lists of candidates in one parsed article."""

    def __init__(self, parsed: Parsed, refs: References) -> None:
        self.parsed, self.refs = parsed, refs

    def matches(self) -> Iterator[Pattern]:
        """All lists of two candidates and more of which the article says what they stand for."""
        entry, done = pattern_entry("candidateFor", "listed"), -1
        for t in self.parsed.tokens:
            if entry is None or t.i <= done or not self._stands(t):
                continue
            names = self._listed(t)
            election = self._election(t) if names else None
            if election is not None:
                done = names[-1]
                yield Pattern(entry, t.i, names, literal=Literal("text", election))

    def _stands(self, t: Token) -> bool:
        """« les candidats », « les sept retenus », « en lice »"""
        if t.name is not None:
            return False
        before = [k.plain for k in self.parsed.tokens[max(t.i - 3, self.parsed.sentence_of(t.i).first) : t.i]]
        if t.plain in politics_table("candidacy", "picked"):
            return bool(before) and (before[0] in ("les", "des") or before[-1] in ("les", "sont"))
        if t.plain in politics_table("candidacy", "running"):
            return before[-1:] == ["en"] or before[-2:] in (["dans", "la"], ["sur", "les"])
        return t.plain in politics_table("candidacy", "words")

    def _listed(self, t: Token) -> tuple[int, ...]:
        """The names that « : », « sont » or, behind « sont en lice », nothing opens behind token `t`."""
        sentence = self.parsed.sentence_of(t.i)
        running = self._said_before(t)
        before = self._before(t)
        if before:
            return before
        for k in self.parsed.tokens[t.i + 1 : sentence.last]:
            if k.text in _STOPS or (k.name is not None and not running):
                return ()
            if k.name is not None or k.text in (":", "–"):
                opened = k.i + (k.name is None)
                return self._people(opened, sentence.last)
            if k.lemma == "être" and k.plain in politics_table("candidacy", "are"):
                return self._people(k.i + 1, sentence.last)
            if k.pos == "VERB" and k.plain not in politics_table("candidacy", "picked"):
                return ()
        return ()

    def _before(self, t: Token) -> tuple[int, ...]:
        """« A, B et C sont (aussi) en lice »: the people listed right before the verb."""
        first = self.parsed.sentence_of(t.i).first
        are = politics_table("candidacy", "are")
        verb = next((k for k in reversed(self.parsed.tokens[max(first, t.i - 5) : t.i]) if k.plain in are), None)
        if verb is None or any(k.name is not None for k in self.parsed.tokens[verb.i : t.i]):
            return ()
        for k in self.parsed.tokens[first : verb.i]:
            if self.refs.kind(k.i) == "Person":
                listed = [i for i in coordinated(self.parsed, k.i) if self.refs.kind(i) == "Person" and i < verb.i]
                ends = past_bracket(self.parsed, max(listed, default=first) + 1, verb.i + 1) == verb.i
                return tuple(sorted(listed)) if len(listed) > 1 and ends else ()
        return ()

    def _said_before(self, t: Token) -> bool:
        """« Sont en lice A et B »: does the verb open the sentence, so that its subjects come behind?"""
        first = self.parsed.tokens[self.parsed.sentence_of(t.i).first]
        return first.plain in politics_table("candidacy", "opening") and t.i - first.i < 6

    def _people(self, i: int, last: int) -> tuple[int, ...]:
        names = listed_names(self.parsed, i, last)
        people = tuple(i for i in names if self.refs.kind(i) == "Person")
        return people if len(people) > 1 and len(people) == len(names) else ()

    def _election(self, t: Token) -> str | None:
        """What the candidates of token `t` stand for, as last named up to the list."""
        sentence = self.parsed.tokens[t.i].sentence
        here = self.parsed.words(self.parsed.sentences[sentence])
        start = self.parsed.sentences[max(0, sentence - _REACH)].first
        for k in [*here[t.i - here[0].i :], *reversed(self.parsed.tokens[start : t.i])]:
            if k.text == ":" and k.i > t.i:
                continue
            found = self._worded(k, t)
            if found is not None:
                return found
        return None

    def _worded(self, k: Token, t: Token) -> str | None:
        """The phrase that token `k` heads if it names an election or, behind « candidats à », an office."""
        mention = self.refs.named(k.i)
        if mention is not None:
            event = self.refs.kind(k.i) == "Event" and self._first_word_elects(k)
            return mention.text if event else None
        before = self.parsed.tokens[max(k.i - 2, 0) : k.i]
        for_office = is_office(k) and k.i > t.i and any(b.uncontracted in ("à", "pour") for b in before)
        if not (is_election(k) or for_office):
            return None
        start, end = noun_phrase(self.parsed, k.i)
        inside = [w for w in self.parsed.words(self.parsed.sentence_of(k.i)) if start <= w.start and w.end <= end]
        stop = next((w.start for w in inside if w.i > k.i and w.text in (":", "–", ",", "(")), end)
        return " ".join(self.parsed.text[start:stop].split())

    def _first_word_elects(self, k: Token) -> bool:
        return k.text.lower().split()[0] in politics_table("candidacy", "elections")
