"""Who says it: « selon X », indirect speech, quotations and their speakers.

Speech verbs, source prepositions and nouns of speech are data (`french/attribution.toml`). What a sentence takes for
granted beside its statement (offices, demonyms, places in parentheses, relative clauses) is said by the article, even
where « selon X » opens the sentence; inside quotation marks everything is said by the speaker.
"""

from __future__ import annotations

from kg.extract.clauses import Clause, Grammar, support_verbs
from kg.extract.quotes import Quote, find_quotes
from kg.extract.references import References
from kg.extract.referent_words import referent_words
from kg.extract.speakers import Speakers
from kg.extract.speech_words import source_words_at, speech_verbs, speech_words
from kg.extract.tree import Parsed, Sentence, Token

_QUE = frozenset(("que", "qu'"))
_ON = 3  # tokens behind a quotation in which « peut-on » stands
_NEAR = 200  # characters between a quotation and the verb that introduces it


class Sources:
    """Finds the source of any statement in one parsed article."""

    def __init__(self, parsed: Parsed, grammar: Grammar, refs: References) -> None:
        self.parsed, self.grammar, self.refs = parsed, grammar, refs
        self.speakers = Speakers(parsed, grammar, refs)
        self.quotes = find_quotes(parsed.text)
        self._speakers: dict[Quote, int | None] = {}
        self._according = {s.first: self._according_to(s) for s in parsed.sentences}

    def of(self, trigger: int, denier: int | None = None, aside: bool = False) -> int | None:
        """The mention id of whoever says the statement at token `trigger`; None where the article itself does.

        `denier` is the token of a predicate that denies it; what is said `aside` has the source of a quotation only.
        """
        t = self.parsed.tokens[trigger]
        if denier is not None:
            return self.speakers.one(self.grammar.subjects(denier) or [max(denier - 1, 0)])
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
        return self.speaker(quote) if quote is not None and t.plain in speech_words("persons", "first") else None

    def _stated(self, t: Token) -> bool:
        """Is token `t` the predicate of what the sentence states, or what that predicate acts on?

        « X dit que la mort de Y a été filmée » takes the death for granted; « que le rachat de Y a été conclu » states
        the purchase.
        """
        verb = self.grammar.clauses.get(t.head) if t.dep == "nsubj:pass" else None
        supported = verb is not None and bool(verb.verbs & support_verbs())
        return supported or t.i in self.grammar.clauses or t.dep in ("obj", "ROOT", "obl:arg", "xcomp")

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
            if below.dep in ("acl:relcl", "appos") or self._qualifies(below) or self._circumstance(below, head):
                return None
            if clause is None or not self._is_content(below, head):
                continue
            if head.text.lower() in speech_words("adjectives", "convinced"):
                return self._sayer(head)
            if clause.passive:
                continue
            if clause.verbs & speech_verbs() or self._lets_know(head, clause):
                return self._sayer(head)
            if clause.verbs & speech_verbs("accusing") and below.dep in ("xcomp", "obl:arg", "ccomp"):
                return self._sayer(head)
        return None

    def _qualifies(self, t: Token) -> bool:
        """« X veut saisir Y, présidée par Z »: does a participle say of a noun what the sentence takes for granted?"""
        return t.dep == "acl" and t.morph.get("VerbForm") == "Part" and not t.plain.endswith("ant")

    def _circumstance(self, t: Token, head: Token) -> bool:
        """« X affirme que Y a quitté Z alors qu'elle dirigeait W »: the article's own words for when it was."""
        marks = {c.plain for c in self.parsed.children(t.i) if c.dep in ("mark", "advmod")}
        return (
            t.dep == "advcl" and bool(marks & speech_words("marks", "circumstance")) and not head.verbs & speech_verbs()
        )

    def _lets_know(self, verb: Token, clause: Clause) -> bool:
        """« a fait savoir », « laisse entendre »: an infinitive that says so under such a verb only."""
        above = self.grammar.clauses.get(verb.head)
        governing = above.verbs if above is not None and verb.dep in ("xcomp", "ccomp") else frozenset()
        return any(f"{g} {v}" in speech_verbs() for g in governing for v in clause.verbs)

    def _sayer(self, verb: Token) -> int | None:
        """The subject of a speech verb; of one outside a quotation whose subject the parser put inside, the speaker."""
        subjects = self.grammar.subjects(verb.i) or self.grammar.subjects(verb.head)
        quote = self.quote_at(self.parsed.tokens[subjects[0]]) if subjects else None
        if quote is not None and self.quote_at(verb) is None:
            return self.speaker(quote)
        if subjects:
            return self.speakers.one(subjects)
        return self.speakers.of(self.grammar.clauses[verb.i])

    def _is_content(self, t: Token, head: Token) -> bool:
        if t.dep in ("ccomp", "xcomp"):
            return True
        marks = {c.plain for c in self.parsed.children(t.i) if c.dep == "mark"}
        if t.dep in ("advcl", "acl", "obl:arg") and _QUE & marks:
            return not marks & speech_words("marks", "conjunctions")
        between = self.parsed.tokens[head.i + 1 : t.i]  # « X l'assure : … »
        said = any(c.dep == "obj" and c.plain in ("le", "l'") for c in self.parsed.children(head.i))
        return said and t.dep in ("advcl", "parataxis", "conj") and any(k.text == ":" for k in between)

    def _announced(self, t: Token) -> int | None:
        """« la révélation par X que … »: the agent of a noun of speech that a clause with « que » completes."""
        for below, head in zip(self._path(t), self._path(t)[1:], strict=False):
            marks = {c.plain for c in self.parsed.children(below.i) if c.dep in ("mark", "obj") and c.i < below.i}
            if head.plain not in speech_words("nouns", "saying") or not _QUE & marks:
                continue
            agents = [
                c.i
                for c in self.parsed.children(head.i)
                if self.grammar.preposition(c) in ("par", "de") and c.i < below.i
            ]
            return self.speakers.one(agents[:1])
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
        """The nearest clause above `t` (itself included) that the sentence only mentions in passing, if any.

        The parser takes a relative clause behind a preposition (« sans lequel ») for another kind at times.
        """
        return next((k.i for k in self._path(t) if k.dep in ("acl:relcl", "appos") or self._is_inserted(k)), None)

    def _is_inserted(self, k: Token) -> bool:
        """« selon X, le groupe, dirigé par Y, … »: who heads what behind a comma, a relative behind a preposition."""
        heads = self._qualifies(k) and bool(k.verbs & referent_words("presiding"))
        return (heads and self.parsed.tokens[k.i - 1].text == ",") or self._is_relative(k)

    def _is_relative(self, verb: Token) -> bool:
        """« sans lequel Y perdrait … »: does the clause begin with a preposition and a relative pronoun?"""
        relatives = (c for c in self.parsed.children(verb.i) if c.morph.get("PronType") == "Rel" and c.i < verb.i)
        return any(self.grammar.preposition(c) for c in relatives)

    def _according_to(self, sentence: Sentence) -> tuple[int, int] | None:
        """The first source that a preposition introduces: the token of the preposition and the mention id."""
        tokens = self.parsed.words(sentence)
        plain = [t.plain for t in tokens]
        for k in range(len(plain)):
            behind = source_words_at(plain, k) or self._as_said(tokens, k) or self._learned(tokens, plain, k)
            if behind:
                who = self.speakers.named_from(tokens[k].i + behind, sentence.last)
                return None if who is None else (tokens[k].i, who)
        return self._opening(tokens)

    def _as_said(self, tokens: list[Token], k: int) -> int:
        """The number of words of « comme le souligne », « comme l'a révélé » from the `k`-th on; 0 for others."""
        if tokens[k].plain != "comme" or k + 2 >= len(tokens) or tokens[k + 1].plain not in ("le", "l'"):
            return 0
        verb = k + 3 if tokens[k + 2].plain in ("a", "avait") and k + 3 < len(tokens) else k + 2
        return verb - k + 1 if tokens[verb].verbs & speech_verbs() else 0

    def _learned(self, tokens: list[Token], plain: list[str], k: int) -> int:
        """The number of words of « on lire dans », « on appris auprès de » from the `k`-th on; 0 for others."""
        verbs = speech_verbs() | speech_words("verbs", "learning")
        if plain[k] != "-on":
            return 0
        said = any((t.verbs | {t.lemma}) & verbs for t in tokens[max(k - 2, 0) : k + 2])
        start = next((j for j in range(k + 1, min(k + 3, len(plain))) if source_words_at(plain, j, "learned")), None)
        return start - k + source_words_at(plain, start, "learned") if said and start is not None else 0

    def _opening(self, tokens: list[Token]) -> tuple[int, int] | None:
        """« Pour X, … » at the head of a sentence."""
        if len(tokens) < 3 or tokens[0].plain not in speech_words("prepositions", "opening") or tokens[2].text != ",":
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
            if k.i != t.i and self.quote_at(k) is None and self.speakers.is_incise(k) and not self._of_quote(k):
                return self._speaker_of(k)
        return None

    def _speaker_of(self, verb: Token) -> int | None:
        clause = self.grammar.clauses.get(verb.i)
        return self.speakers.of(clause) if clause is not None else self.speakers.inverted(verb)

    def _of_quote(self, verb: Token) -> bool:
        """Does the verb of an incise end a quotation that says something of its own (« et « c'est bien », dit X »)?"""
        ended = [q for q in self.quotes if q.end <= verb.start and len(self.parsed.text[q.end : verb.start]) < 12]
        inside = (t for q in ended for t in self.parsed.tokens if q.covers(t.start, t.end))
        return any(t.morph.get("VerbForm") == "Fin" for t in inside)

    def speaker(self, quote: Quote) -> int | None:
        """The mention id of the quotation's speaker: the speech verb nearest to it, at most a sentence away."""
        if quote not in self._speakers:
            self._speakers[quote] = None  # a quotation inside itself has no speaker
            interrupting = next((t for t in self._words(quote) if self.speakers.is_incise(t)), None)
            found = self._speaker_of(interrupting) if interrupting is not None else self._find_speaker(quote)
            taken = interrupting is None and self._within(found)
            self._speakers[quote] = self._outside(quote) if taken else found
        return self._speakers[quote]

    def _within(self, speaker: int | None) -> bool:
        """Is the speaker somebody whom only a quotation names, as a pronoun taken for one of those spoken about?"""
        mention = self.refs.mentions[speaker] if speaker is not None else None
        if mention is None:
            return False
        name = self.refs.mentions[mention.antecedents[0]] if len(mention.antecedents) == 1 else mention
        return any(q.covers(name.start, name.end) for q in self.quotes)

    def _outside(self, quote: Quote) -> int | None:
        """« X recule. « … », dit-il »: the one person whom the sentence before a quotation is about."""
        before = [s for s in self.parsed.sentences if s.end <= quote.start + 1]
        roots = [t.i for t in self.parsed.words(before[-1]) if t.dep == "ROOT"] if before else []
        subjects = [i for root in roots for i in self.grammar.subjects(root)]
        return self.speakers.one([i for i in subjects if self.refs.kind(i) == "Person"])

    def _find_speaker(self, quote: Quote) -> int | None:
        verb = self._nearest_verb(quote)
        if verb is None:
            return self._read_in(quote) or self._introduced(quote)
        clause = self.grammar.clauses.get(verb.i)
        if clause is not None and self._goes_on(verb):
            return self._earlier_speaker(quote)
        found = self._speaker_of(verb)
        return found if found is not None else self._introduced(quote)

    def _read_in(self, quote: Quote) -> int | None:
        """« … », peut-on lire dans X: the source that « on » introduces right behind the quotation."""
        behind = next((t for t in self.parsed.tokens if t.start >= quote.end and t.text != ","), None)
        found = self._according[self.parsed.sentence_of(behind.i).first] if behind is not None else None
        near = found is not None and behind is not None and behind.i <= found[0] <= behind.i + _ON
        return found[1] if found is not None and near and self.parsed.tokens[found[0]].plain == "-on" else None

    def _words(self, quote: Quote) -> list[Token]:
        return [t for t in self.parsed.tokens if quote.covers(t.start, t.end)]

    def _nearest_verb(self, quote: Quote) -> Token | None:
        """The verb of saying nearest to a quotation, outside any, at most a sentence away."""
        best: tuple[int, Token] | None = None
        for t in self.parsed.tokens:
            clause = self.grammar.clauses.get(t.i)
            speaks = clause is not None and not clause.passive and bool(clause.verbs & speech_verbs())
            if not speaks and not (clause is None and t.pos in ("NOUN", "ADJ") and self.speakers.is_incise(t)):
                continue
            going_on = t.start > quote.end and t.text.endswith("ant")  # « …, ajoutant que … » says something else
            distance = self._distance(quote, t) if self.quote_at(t) is None and not going_on else None
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, t)
        return best[1] if best is not None else None

    def _goes_on(self, verb: Token) -> bool:
        """« Et d'ajouter : « … » », « …, poursuivant : « … » »: said by the speaker of the quotation before."""
        before = [t.plain for t in self.parsed.tokens[max(verb.i - 2, 0) : verb.i]]
        behind_quote = verb.i > 0 and self.quote_at(self.parsed.tokens[verb.i - 1]) is not None
        return before in (["et", "de"], ["et", "d'"]) or (behind_quote and verb.text.endswith("ant"))

    def _earlier_speaker(self, quote: Quote) -> int | None:
        earlier = [q for q in self.quotes if q.end <= quote.start]
        return self.speaker(earlier[-1]) if earlier else None

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
            return self._outside(quote) if self._stands_alone(quote) else None
        found = self._according[self.parsed.sentence_of(before[-1].i).first]
        if found is not None and found[0] < before[-1].i:
            return found[1]
        if before[-1].text != ":":
            return None
        nouns = [t for t in before if t.plain in speech_words("nouns", "saying")]
        start = nouns[-1].i + 1 if nouns else before[0].i
        told = any(t.i in self.grammar.clauses for t in before) and not nouns
        if told:  # « X sourit : « … » »
            return self.speakers.one([before[-2].i]) if len(before) > 1 else None
        return self.speakers.named_from(start, before[-1].i)

    def _stands_alone(self, quote: Quote) -> bool:
        """Does a quotation open a sentence behind another one of the same paragraph?"""
        before = self.parsed.text[max(0, quote.start - 3) : quote.start]
        return "\n" not in before and before.rstrip().endswith((".", "!", "…"))

    def _before(self, quote: Quote) -> list[Token]:
        """The tokens of the sentence that leads to the quotation, at most 200 characters of them."""
        near = [t for t in self.parsed.tokens if quote.start - _NEAR < t.start and t.end <= quote.start]
        stops = [
            k
            for k, t in enumerate(near)
            if t.text in (".", "!", "?", "»") or "\n" in self.parsed.text[t.end : t.end + 1]
        ]
        return near[stops[-1] + 1 :] if stops else near
