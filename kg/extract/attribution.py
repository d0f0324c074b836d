"""Who says it: « selon X », indirect speech, quotations and their speakers.

Speech verbs, source prepositions and nouns of speech are data (`french/attribution.toml`).
"""

from __future__ import annotations

from functools import cache

from kg.extract.clauses import Clause, Grammar
from kg.extract.parse import Parsed, Sentence, Token
from kg.extract.quotes import Quote, find_quotes
from kg.extract.references import References
from kg.french import load_data

_FIRST_PERSON = ("je", "j'", "j’", "nous", "on", "me", "m'", "m’", "moi")


@cache
def speech_verbs() -> frozenset[str]:
    """Infinitives of saying, reflexive ones without their pronoun."""
    table = load_data("attribution.toml")["verbs"]
    return frozenset(word.removeprefix("se ").removeprefix("s'") for words in table.values() for word in words)


@cache
def _source_prepositions() -> tuple[tuple[str, ...], ...]:
    phrases = load_data("attribution.toml")["prepositions"]["sources"]
    split = {tuple(phrase.replace("’", "'").replace("'", "' ").split()) for phrase in phrases}
    return tuple(sorted(split, key=lambda words: (-len(words), words)))


class Sources:
    """Finds the source of any statement in one parsed article."""

    def __init__(self, parsed: Parsed, grammar: Grammar, refs: References) -> None:
        self.parsed, self.grammar, self.refs = parsed, grammar, refs
        self.quotes = find_quotes(parsed.text)
        self._speakers: dict[Quote, int | None] = {}
        self._according = {s.first: self._according_to(s) for s in parsed.sentences}

    def of(self, trigger: int, denier: int | None = None) -> int | None:
        """The mention id of whoever says the statement at token `trigger`; None where the article itself does."""
        t = self.parsed.tokens[trigger]
        if denier is not None:
            return self._first(self.grammar.subjects(denier))
        quote = self.quote_at(t)
        if quote is not None:
            return self.speaker(quote)
        return self._indirect(t) or self._according[self.parsed.sentence_of(trigger).first] or self._incise(t)

    def quote_at(self, t: Token) -> Quote | None:
        """The quotation that token `t` stands in."""
        return next((q for q in self.quotes if q.covers(t.start, t.end)), None)

    def first_person(self, t: Token) -> int | None:
        """Who « je » or « nous » is: the speaker of the quotation that it stands in."""
        quote = self.quote_at(t)
        return self.speaker(quote) if quote is not None and t.text.lower() in _FIRST_PERSON else None

    def _first(self, tokens: tuple[int, ...] | list[int]) -> int | None:
        found = self.refs.of_all(tokens)
        return found[0] if len(found) == 1 else None

    # -- indirect speech ------------------------------------------------------------------------------------------

    def _indirect(self, t: Token) -> int | None:
        """The subject of the speech verb that governs the statement (« X affirme que … », « en affirmant … »)."""
        for _ in range(8):
            if t.head == t.i:
                return None
            head = self.parsed.tokens[t.head]
            clause = self.grammar.clauses.get(head.i)
            if clause is not None and clause.verbs & speech_verbs() and self._is_content(t):
                return self._first(self.grammar.subjects(head.i)) if not clause.passive else None
            t = head
        return None

    def _is_content(self, t: Token) -> bool:
        if t.dep in ("ccomp", "xcomp"):
            return True
        marks = [c.text.lower() for c in self.parsed.children(t.i) if c.dep == "mark"]
        return t.dep in ("advcl", "acl") and bool({"que", "qu'", "qu’"} & set(marks))

    # -- « selon X » ----------------------------------------------------------------------------------------------

    def _according_to(self, sentence: Sentence) -> int | None:
        tokens = self.parsed.words(sentence)
        for k in range(len(tokens)):
            for words in _source_prepositions():
                got = [t.text.lower().replace("’", "'") for t in tokens[k : k + len(words)]]
                if tuple(got) == words:
                    return self._named_after(sentence, tokens[k].i + len(words))
        return None

    def _named_after(self, sentence: Sentence, i: int) -> int | None:
        for t in self.parsed.tokens[i : min(i + 7, sentence.last)]:
            mention = self.refs.mention(t.i)
            if mention is not None and (mention.kind == "name" or (mention.kind != "demonym" and mention.antecedents)):
                return self._first([t.i])
            if t.pos in ("VERB", "AUX", "PUNCT", "SCONJ"):
                return None
        return None

    # -- quotations -----------------------------------------------------------------------------------------------

    def _incise(self, t: Token) -> int | None:
        """« …, a déclaré X » or « …, affirme-t-il » behind or inside the sentence, without quotation marks."""
        sentence = self.parsed.sentence_of(t.i)
        for k in self.parsed.words(sentence):
            clause = self.grammar.clauses.get(k.i)
            if clause is None or not clause.verbs & speech_verbs() or k.dep not in ("parataxis", "ROOT") or k.i < t.i:
                continue
            inverted = [c.i for c in self.parsed.children(k.i) if c.dep.startswith("nsubj") and c.i > k.i]
            if inverted and self._comma_before(clause):
                return self._first(inverted)
        return None

    def _comma_before(self, clause: Clause) -> bool:
        i = min([clause.head, *(c.i for c in self.parsed.children(clause.head) if c.dep.startswith("aux"))]) - 1
        return i >= 0 and self.parsed.tokens[i].text in (",", "»", "”", '"')

    def speaker(self, quote: Quote) -> int | None:
        """The mention id of the quotation's speaker: the speech verb nearest to it, in its sentence or the next ones."""
        if quote not in self._speakers:
            self._speakers[quote] = self._find_speaker(quote)
        return self._speakers[quote]

    def _find_speaker(self, quote: Quote) -> int | None:
        best: tuple[int, int] | None = None
        for clause in self.grammar.clauses.values():
            t = self.parsed.tokens[clause.head]
            if not clause.verbs & speech_verbs() or quote.covers(t.start, t.end) or clause.passive:
                continue
            distance = self._distance(quote, t)
            who = self._first(clause.role("subj"))
            if distance is not None and who is not None and (best is None or distance < best[0]):
                best = (distance, who)
        if best is not None:
            return best[1]
        return self._introduced(quote)

    def _distance(self, quote: Quote, t: Token) -> int | None:
        """Characters between a speech verb and a quotation; None where a sentence stands between them."""
        gap = self.parsed.text[t.end : quote.start] if t.end <= quote.start else self.parsed.text[quote.end : t.start]
        before = t.end <= quote.start
        stop = gap.rstrip().rstrip(":").rstrip() if before else gap.split("\n")[0]
        if len(gap) > 200 or any(mark in stop for mark in (". ", "! ", "? ")) or ("\n" in gap.strip() and not before):
            return None
        if before and not gap.rstrip().endswith((":", ",")) and len(gap) > 80:
            return None
        return len(gap) + (0 if before else 1)

    def _introduced(self, quote: Quote) -> int | None:
        """« X : « … » » and « Pour X, « … » »: a name right before the colon."""
        before = [t for t in self.parsed.tokens if quote.start - 60 < t.start and t.end <= quote.start]
        if before and before[-1].text == ":" and len(before) > 1:
            return self._first([before[-2].i])
        return None
