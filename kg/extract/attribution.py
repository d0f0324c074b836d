"""Who says it: « selon X », indirect speech, quotations and their speakers.

Speech verbs, source prepositions and nouns of speech are data (`french/attribution.toml`). What a sentence takes for
granted beside its statement (offices, demonyms, places in parentheses, relative clauses) is said by the article, even
where « selon X » opens the sentence; inside quotation marks everything is said by the speaker.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.errors import KgError
from kg.extract.clauses import Clause, Grammar
from kg.extract.quotes import Quote, find_quotes
from kg.extract.references import References
from kg.extract.tree import Parsed, Sentence, Token
from kg.french import load_data
from kg.french.prepositions import uncontracted

_ASIDES = ("acl:relcl", "appos", "parataxis")
_COMMAS = (",", "»", "”", '"', "!", "?", "…")
_NEAR = 200  # characters between a quotation and the verb that introduces it


@cache
def _data() -> dict[str, Any]:
    data = load_data("attribution.toml")
    check(data)
    return data


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of attribution.toml that is missing or no list of words."""
    wanted = (("verbs", "saying"), ("verbs", "accusing"), ("nouns", "saying"), ("prepositions", "sources"),
              ("prepositions", "opening"), ("persons", "first"))  # fmt: skip
    for section, key in wanted:
        words = data.get(section, {}).get(key)
        if not isinstance(words, list) or not words or not all(isinstance(w, str) and w.strip() for w in words):
            raise KgError(f"kg/french/attribution.toml: `{section}.{key}` wants a list of words")
        if len(set(words)) != len(words):
            twice = next(w for w in words if words.count(w) > 1)
            raise KgError(f"kg/french/attribution.toml: `{section}.{key}` lists “{twice}” twice")


@cache
def speech_verbs(kind: str = "saying") -> frozenset[str]:
    """Infinitives of saying (or of accusing), reflexive ones without their pronoun."""
    return frozenset(word.removeprefix("se ").removeprefix("s'") for word in _data()["verbs"][kind])


@cache
def source_words() -> tuple[tuple[str, ...], ...]:
    """The words that stand before a source (« selon »), the longest first."""
    split = {tuple(phrase.replace("'", "' ").split()) for phrase in _data()["prepositions"]["sources"]}
    return tuple(sorted(split, key=lambda words: (-len(words), words)))


@cache
def _source_words_by_first() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The same, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in source_words():
        found.setdefault(words[0], []).append(words)
    return {first: tuple(listed) for first, listed in found.items()}


def _opens(got: list[str], words: tuple[str, ...]) -> bool:
    """Are these the words, « de » at their end contracted with an article or not?"""
    contracted = words[-1] == "de" and got[:-1] == list(words[:-1]) and uncontracted(got[-1]) == "de"
    return tuple(got) == words or contracted


class Sources:
    """Finds the source of any statement in one parsed article."""

    def __init__(self, parsed: Parsed, grammar: Grammar, refs: References) -> None:
        self.parsed, self.grammar, self.refs = parsed, grammar, refs
        self.quotes = find_quotes(parsed.text)
        self._speakers: dict[Quote, int | None] = {}
        self._according = {s.first: self._according_to(s) for s in parsed.sentences}

    def of(self, trigger: int, denier: int | None = None, aside: bool = False) -> int | None:
        """The mention id of whoever says the statement at token `trigger`; None where the article itself does.

        `denier` is the token of a predicate that denies it; what is said `aside` has the source of a quotation only.
        """
        t = self.parsed.tokens[trigger]
        if denier is not None:
            return self._first(self.grammar.subjects(denier) or [max(denier - 1, 0)])
        quote = self.quote_at(t)
        if quote is not None:
            return self.speaker(quote)
        if aside or not self._stated(t):
            return None
        for found in (self._indirect(t), self._announced(t), self._selon(t), self._incise(t)):
            if found is not None:
                return found
        return None

    def quote_at(self, t: Token) -> Quote | None:
        """The quotation that token `t` stands in."""
        return next((q for q in self.quotes if q.covers(t.start, t.end)), None)

    def first_person(self, t: Token) -> int | None:
        """Who « je » or « nous » is: the speaker of the quotation that it stands in."""
        quote = self.quote_at(t)
        return self.speaker(quote) if quote is not None and t.plain in _data()["persons"]["first"] else None

    def _first(self, tokens: tuple[int, ...] | list[int]) -> int | None:
        found = self.refs.of_all(tokens)
        return found[0] if len(found) == 1 else None

    def _stated(self, t: Token) -> bool:
        """Is token `t` the predicate of what the sentence states, or what that predicate acts on?"""
        return t.i in self.grammar.clauses or t.dep in ("obj", "ROOT", "nsubj:pass", "obl:arg", "xcomp")

    def _path(self, t: Token) -> list[Token]:
        """Token `t` and what governs it, up to the root of its sentence."""
        found = [t]
        while found[-1].head != found[-1].i and len(found) < 12:
            found.append(self.parsed.tokens[found[-1].head])
        return found

    # -- indirect speech ------------------------------------------------------------------------------------------

    def _indirect(self, t: Token) -> int | None:
        """The subject of the speech verb that governs the statement (« X affirme que … », « en affirmant … »)."""
        for below, head in zip(self._path(t), self._path(t)[1:], strict=False):
            clause = self.grammar.clauses.get(head.i)
            if below.dep in ("acl:relcl", "appos"):
                return None
            if clause is None or clause.passive or not self._is_content(below):
                continue
            if clause.verbs & speech_verbs():
                return self._sayer(head)
            if clause.verbs & speech_verbs("accusing") and below.dep in ("xcomp", "obl:arg", "ccomp"):
                return self._sayer(head)
        return None

    def _sayer(self, verb: Token) -> int | None:
        """The subject of a speech verb; of one outside a quotation whose subject the parser put inside, the speaker."""
        subjects = self.grammar.subjects(verb.i)
        quote = self.quote_at(self.parsed.tokens[subjects[0]]) if subjects else None
        if quote is not None and self.quote_at(verb) is None:
            return self.speaker(quote)
        return self._first(subjects)

    def _is_content(self, t: Token) -> bool:
        if t.dep in ("ccomp", "xcomp"):
            return True
        marks = [c.plain for c in self.parsed.children(t.i) if c.dep == "mark"]
        return t.dep in ("advcl", "acl", "obl:arg") and bool({"que", "qu'"} & set(marks))

    def _announced(self, t: Token) -> int | None:
        """« la révélation par X que … »: the agent of a noun of speech that a clause with « que » completes."""
        for below, head in zip(self._path(t), self._path(t)[1:], strict=False):
            marks = [c.plain for c in self.parsed.children(below.i) if c.dep == "mark"]
            if head.plain not in _data()["nouns"]["saying"] or not {"que", "qu'"} & set(marks):
                continue
            agents = [
                c.i
                for c in self.parsed.children(head.i)
                if self.grammar.preposition(c) in ("par", "de") and c.i < below.i
            ]
            return self._first(agents[:1])
        return None

    # -- « selon X » ----------------------------------------------------------------------------------------------

    def _selon(self, t: Token) -> int | None:
        """The source of « selon X » in the sentence, where it bears on the clause of token `t`."""
        found = self._according[self.parsed.sentence_of(t.i).first]
        if found is None:
            return None
        preposition, source = found
        aside = self._aside(self.parsed.tokens[preposition])
        return source if self._aside(t) == aside else None

    def _aside(self, t: Token) -> int | None:
        """The nearest clause above `t` (itself included) that the sentence only mentions in passing, if any."""
        return next((k.i for k in self._path(t) if k.dep in ("acl:relcl", "appos")), None)

    def _according_to(self, sentence: Sentence) -> tuple[int, int] | None:
        """The first source that a preposition introduces: the token of the preposition and the mention id."""
        tokens = self.parsed.words(sentence)
        plain = [t.plain for t in tokens]
        for k, word in enumerate(plain):
            for words in _source_words_by_first().get(word, ()):
                if _opens(plain[k : k + len(words)], words):
                    who = self._named_after(sentence, tokens[k].i + len(words))
                    return None if who is None else (tokens[k].i, who)
        return self._opening(tokens)

    def _named_after(self, sentence: Sentence, i: int) -> int | None:
        for t in self.parsed.tokens[i : min(i + 9, sentence.last)]:
            mention = self.refs.mention(t.i)
            if mention is not None and (mention.kind == "name" or (mention.kind != "demonym" and mention.antecedents)):
                return self._first([t.i])
            if t.pos in ("VERB", "AUX", "SCONJ") or (t.text in (",", ";", ":", ".") and not self._listed(t)):
                return None
        return None

    def _listed(self, t: Token) -> bool:
        """« selon certains experts, dont X »: the comma before « dont » goes on with the source."""
        return t.i + 1 < len(self.parsed.tokens) and self.parsed.tokens[t.i + 1].plain == "dont"

    def _opening(self, tokens: list[Token]) -> tuple[int, int] | None:
        """« Pour X, … » at the head of a sentence."""
        if len(tokens) < 3 or tokens[0].plain not in _data()["prepositions"]["opening"] or tokens[2].text != ",":
            return None
        mention = self.refs.named(tokens[1].i)
        kinds = [kind for kind, score in mention.scores if score >= 0.5] if mention is not None else []
        return (tokens[0].i, mention.id) if mention is not None and "Person" in kinds else None

    # -- quotations -----------------------------------------------------------------------------------------------

    def _incise(self, t: Token) -> int | None:
        """« …, a déclaré X » or « …, affirme-t-il, … » inside or behind the sentence, without quotation marks."""
        if self._aside(t) is not None:
            return None
        for k in self.parsed.words(self.parsed.sentence_of(t.i)):
            clause = self.grammar.clauses.get(k.i)
            if clause is None or k.i == t.i or not clause.verbs & speech_verbs() or self.quote_at(k) is not None:
                continue
            inverted = [c.i for c in self.parsed.children(k.i) if c.dep.startswith("nsubj") and c.i > k.i]
            inverted = inverted or [c.i for c in self.parsed.children(k.i) if c.text.startswith("-")]
            if inverted and self._comma_before(clause):
                return self._first(inverted)
        return None

    def _comma_before(self, clause: Clause) -> bool:
        starts = [c.i for c in self.parsed.children(clause.head) if c.dep.startswith("aux") or c.dep == "expl:comp"]
        i = min([clause.head, *starts]) - 1
        return i >= 0 and self.parsed.tokens[i].text in _COMMAS

    def speaker(self, quote: Quote) -> int | None:
        """The mention id of the quotation's speaker: the speech verb nearest to it, at most a sentence away."""
        if quote not in self._speakers:
            self._speakers[quote] = None  # a quotation inside itself has no speaker
            self._speakers[quote] = self._find_speaker(quote)
        return self._speakers[quote]

    def _find_speaker(self, quote: Quote) -> int | None:
        best: tuple[int, Clause] | None = None
        for clause in self.grammar.clauses.values():
            t = self.parsed.tokens[clause.head]
            if not clause.verbs & speech_verbs() or clause.passive or self.quote_at(t) is not None:
                continue
            distance = self._distance(quote, t)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, clause)
        if best is not None:
            return self._first(best[1].role("subj") or self._right_behind(best[1].head))
        return self._introduced(quote)

    def _right_behind(self, verb: int) -> list[int]:
        """The name right behind a speech verb whose inverted subject the parser took for something else."""
        return [t.i for t in self.parsed.tokens[verb + 1 : verb + 2] if self.refs.named(t.i) is not None]

    def _distance(self, quote: Quote, t: Token) -> int | None:
        """Characters between a speech verb and a quotation; None where a sentence stands between them."""
        before = t.end <= quote.start
        gap = self.parsed.text[t.end : quote.start] if before else self.parsed.text[quote.end : t.start]
        stop = gap.rstrip().rstrip(":").rstrip() if before else gap.split("\n")[0]
        if len(gap) > _NEAR or any(mark in stop for mark in (". ", "! ", "? ")) or ("\n" in gap.strip() and not before):
            return None
        if before and not gap.rstrip().endswith((":", ",")) and len(gap) > 80:
            return None
        return len(gap) + (0 if before else 1)

    def _introduced(self, quote: Quote) -> int | None:
        """Without a verb: « Selon X, « … » », « X : « … » », « un message de X : « … » »."""
        before = self._before(quote)
        if not before:
            return None
        found = self._according[self.parsed.sentence_of(before[-1].i).first]
        if found is not None and found[0] < before[-1].i:
            return found[1]
        if before[-1].text != ":":
            return None
        nouns = [t for t in before if t.plain in _data()["nouns"]["saying"]]
        if nouns:
            return self._named_after(self.parsed.sentence_of(nouns[-1].i), nouns[-1].i + 1)
        return self._first([before[-2].i]) if len(before) > 1 else None

    def _before(self, quote: Quote) -> list[Token]:
        """The tokens of the sentence that leads to the quotation, at most 200 characters of them."""
        near = [t for t in self.parsed.tokens if quote.start - _NEAR < t.start and t.end <= quote.start]
        stops = [
            k
            for k, t in enumerate(near)
            if t.text in (".", "!", "?", "»") or "\n" in self.parsed.text[t.end : t.end + 1]
        ]
        return near[stops[-1] + 1 :] if stops else near
