"""Whom pronouns, possessives and descriptions refer to, within one article. Abstains when unsure.

What has been named or referred to is ranked by how lately and in what role it was (`salience`); grammar, gender,
number, type and what the article says of each rule candidates out (`chains`). The best one counts where it leads
the second by a margin. Plurals go to names that the article joins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extract.appositions import apposed_name, noun_kind, phrase_end
from kg.extract.chains import Chain, Chains, gender_of, sort_of
from kg.extract.clauses import SUBJECTS
from kg.extract.salience import Ranked, Salience, Seen, role_of
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.gazetteer import demonym
from kg.model import NAMING, EntityType, Mention

_PRONOUN_REACH, _DESCRIPTION_REACH = 2, 4
_MARGIN, _PERSON_MARGIN = 0.3, 0.9
_CALLED, _UNSURE = 3.0, -1.0
_OBJECTS = ("l'", "le", "la", "lui")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_data("referents.toml")[name])


def resolve(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with `antecedents` filled where the article settles them."""
    resolver = _Resolver(parsed, mentions)
    return tuple(resolver.resolved(m) for m in mentions)


class _Resolver:
    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self.parsed = parsed
        self.chains = Chains(parsed, [m for m in mentions if m.kind == "name"])
        self.salience = Salience(parsed)
        self.found: dict[int, Mention] = {}
        self._offices()

    # -- roles that the article gives -----------------------------------------------------------------------------

    def _offices(self) -> None:
        """Gives persons the roles that appositions say, and whose they are (« X, patron de Tesla »)."""
        for t in self.parsed.tokens:
            token = apposed_name(self.parsed, t.i)
            if token is None:
                token = self._title(t)
            if token not in self.chains.at:
                continue
            chain = self.chains.of(self.chains.at[token])
            chain.nouns.add(t.text.lower())
            gender = gender_of(self.parsed, t) if chain.kind == "Person" else None
            if gender is not None:
                chain.votes[gender] += 1.0
            whose = self._complement(t)
            if whose is not None:
                chain.roles.add((t.text.lower(), whose))

    def _title(self, t: Token) -> int | None:
        """The name right behind a role and its complement: « le patron de Tesla Elon Musk »."""
        if t.pos != "NOUN" or t.name is not None or noun_kind(t.text) != "Person":
            return None
        last = phrase_end(self.parsed, t.i)
        behind = self.parsed.tokens[last + 1] if last + 1 < self.parsed.sentence_of(t.i).last else None
        return behind.i if behind is not None and behind.name is not None else None

    def _complement(self, t: Token) -> str | None:
        """Whose role it is: the name (or its chain's number) or the demonym inside the role's phrase."""
        for k in self.parsed.tokens[t.i + 1 : phrase_end(self.parsed, t.i) + 1]:
            if k.i in self.chains.at:
                return str(self.chains.of(self.chains.at[k.i]).id)
            if k.name is None and demonym(k.text):
                return demonym(k.text)
        return None

    # -- one mention ----------------------------------------------------------------------------------------------

    def resolved(self, m: Mention) -> Mention:
        """The mention with its antecedents; names and demonyms come back as they are."""
        if m.kind in NAMING:
            if m.kind == "name":
                self._see(m, m.head, reference=False)
            return m
        target = self._description(m) if m.kind == "description" else self._pronoun(m)
        if target is None:
            return m
        self.found[m.head] = target
        self._see(target, m.head, reference=True)
        return replace(m, antecedents=(target.id,))

    def _see(self, name: Mention, token: int, reference: bool) -> None:
        path = [token] if reference else self.chains.path(token)
        sentence = self.parsed.tokens[token].sentence
        role = role_of(self.parsed, path)
        self.salience.see(Seen(self.chains.of(name), token, sentence, role, name, reference))

    def _who(self, token: int) -> Mention | None:
        """The name that a token stands for, by itself or by what was found for it."""
        return self.found.get(token) or self.chains.standing.get(token)

    # -- pronouns and possessives ---------------------------------------------------------------------------------

    def _pronoun(self, m: Mention) -> Mention | None:
        t = self.parsed.tokens[m.head]
        if m.number == "p":
            return None
        if m.text.lower() in ("dernier", "dernière"):
            return self._latter(m)
        if m.kind == "possessive":
            return self._owner(m, t)
        barred = self._beside(t)
        if t.text.lower().replace("’", "'") in _OBJECTS:
            own = self._clause_subject(t)
            barred |= {self.chains.of(own).id} if own is not None else set()
        return self._best(m, t, frozenset(barred))

    def _latter(self, m: Mention) -> Mention | None:
        """« ce dernier »: what was named last, of fitting gender."""
        at = self.parsed.tokens[m.head]
        for seen in reversed(self.salience.seen):
            if at.sentence - seen.sentence > 1:
                return None
            kind = seen.chain.kind
            if kind in ("Person", "Organization") and not seen.reference and self._agrees(m.gender, seen.chain) is not None:
                return seen.name
        return None

    def _best(self, m: Mention, t: Token, barred: frozenset[int] = frozenset()) -> Mention | None:
        """The name that ranks highest, None where no candidate leads."""
        ranked = self.salience.rank(t, _PRONOUN_REACH, lambda c: self._fits(m, c), barred)
        return self._leader(ranked, _MARGIN)

    def _leader(self, ranked: Sequence[Ranked], margin: float) -> Mention | None:
        if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < margin):
            return None
        return ranked[0].name

    def _agrees(self, gender: str | None, chain: Chain) -> float | None:
        """Points for agreement in gender, None where it is against what is known."""
        known, sure = chain.gender()
        if gender is None or known is None:
            return 0.0
        if known == gender:
            return 0.3
        return None if sure >= 1.0 else _UNSURE

    def _fits(self, m: Mention, chain: Chain) -> float | None:
        """Points for type, number and gender of a chain as what the singular pronoun `m` stands for."""
        agreed = self._agrees(m.gender, chain)
        if agreed is None or chain.kind is None or chain.plural:
            return None
        if chain.kind == "Person":
            return agreed
        if chain.kind == "Organization":
            if m.kind == "possessive" or m.gender == "f":
                return agreed - 0.3
            return agreed - 0.5 if chain.gender()[0] is not None else None
        return None

    def _beside(self, t: Token) -> set[int]:
        """Chains of the names that depend on the pronoun's own verb: they cannot be what it stands for."""
        head = t.head
        kids = [c for c in self.parsed.children(head) if c.i < t.i and c.dep not in SUBJECTS]
        named = [self.chains.standing.get(c.i) for c in kids if c.dep.startswith(("obl", "obj", "iobj"))]
        return {self.chains.of(n).id for n in named if n is not None}

    def _clause_subject(self, t: Token) -> Mention | None:
        """Who is the subject of the clause that token `t` stands in."""
        subject = self._subject_token(t)
        return self._who(subject.i) if subject is not None else None

    def _subject_token(self, t: Token) -> Token | None:
        head = self.parsed.tokens[t.head]
        for _ in range(6):
            for c in self.parsed.children(head.i):
                if c.dep in SUBJECTS and c.i != t.i:
                    return self._relative(c, head)
            if head.head == head.i:
                break
            head = self.parsed.tokens[head.head]
        return None

    def _relative(self, subject: Token, verb: Token) -> Token:
        """What a relative « qui » stands for."""
        if subject.text.lower() != "qui":
            return subject
        for _ in range(3):
            if verb.dep == "acl:relcl":
                return self.parsed.tokens[verb.head]
            verb = self.parsed.tokens[verb.head]
        return subject

    def _owner(self, m: Mention, t: Token) -> Mention | None:
        """A possessive belongs to the subject of its clause unless it stands in the subject itself."""
        noun = self.parsed.tokens[t.head]
        if noun.dep == "conj":  # « Musk reprochait à OpenAI et à son PDG … »: what it is joined to
            joined = self.chains.standing.get(noun.head)
            if joined is not None:
                return joined
        if noun.dep not in SUBJECTS:
            subject = self._subject_token(noun)
            if subject is not None and subject.i < t.i:
                who = self._who(subject.i)
                if who is not None:
                    return who if self._fits(m, self.chains.of(who)) is not None else None
                if noun_kind(subject.text) in ("Person", "Organization") or subject.pos == "PRON":
                    return None
            if subject is not None and subject.i > t.i:
                ahead = self._who(subject.i)
                if ahead is not None and self._fits(m, self.chains.of(ahead)) is not None:
                    return ahead
        return self._best(m, t)

    # -- descriptions ---------------------------------------------------------------------------------------------

    def _description(self, m: Mention) -> Mention | None:
        """What stands in apposition, bears the role or was called so in the article; else the last of its kind."""
        t = self.parsed.tokens[m.head]
        apposed = apposed_name(self.parsed, t.i)
        if apposed is not None:
            return self.chains.at.get(apposed)
        whose = self._complement(t)
        if whose is not None:
            holder = self._office_holder(t, whose)
            if holder is not None or whose.isdigit():
                return holder
        if self._has_complement(t) or not m.scores or self._introduces(t):
            return None
        barred = frozenset(self._co_arguments(t))
        ranked = self.salience.rank(t, _DESCRIPTION_REACH, lambda c: self._describes(m, t, c), barred)
        if m.scores[0][0] != "Person":
            return self._leader(ranked, _MARGIN)
        told = [r for r in ranked if t.text.lower() in r.chain.nouns or self._demonym_beside(t) in r.chain.places]
        if told:
            return self._leader(told, _PERSON_MARGIN)
        close = [r for r in ranked if r.sentence >= m.sentence - 1]
        return close[0].name if len(close) == 1 else None

    def _office_holder(self, t: Token, whose: str) -> Mention | None:
        """The one person to whom the article gives that role (« le patron de Tesla »)."""
        holders = [c for c in self.chains.all.values() if (t.text.lower(), whose) in c.roles]
        if len(holders) != 1:
            return None
        before = [n for n in holders[0].names if n.end <= t.start]
        return before[-1] if before else holders[0].names[0]

    def _has_complement(self, t: Token) -> bool:
        """« le patron de X », « la société de Y » say whose they are: not a bare reference."""
        return any(c.dep in ("nmod", "obl:arg") and c.i > t.i for c in self.parsed.children(t.i))

    def _introduces(self, t: Token) -> bool:
        """Does a name follow the noun (« la start-up X »)?"""
        return t.i + 1 < len(self.parsed.tokens) and self.parsed.tokens[t.i + 1].name is not None

    def _co_arguments(self, t: Token) -> Iterator[int]:
        own = self._clause_subject(t) if t.dep not in SUBJECTS else None
        if own is not None:
            yield self.chains.of(own).id
        yield from self._beside(t)

    def _describes(self, m: Mention, t: Token, chain: Chain) -> float | None:
        """Points for a chain as what the description means."""
        kind: EntityType = m.scores[0][0]
        if chain.kind != kind:
            return None
        word = t.text.lower()
        agreed = self._agrees(gender_of(self.parsed, t), chain) if kind == "Person" else 0.0
        place = self._demonym_beside(t)
        if agreed is None or (place is not None and chain.places and place not in chain.places):
            return None
        points = agreed + (_CALLED if place is not None and place in chain.places else 0.0)
        if word in chain.nouns:
            return points + _CALLED
        if word in _words("relational") or word in _words("institutions"):
            return None
        return points + self._sort_points(word, chain) if self._same_sort(word, chain) else None

    def _sort_points(self, word: str, chain: Chain) -> float:
        return 0.5 if sort_of(word) is not None and sort_of(word) in chain.sorts() else 0.0

    def _same_sort(self, word: str, chain: Chain) -> bool:
        sort, sorts = sort_of(word), chain.sorts()
        return sort is None or not sorts or sort in sorts

    def _demonym_beside(self, t: Token) -> str | None:
        """The place of a demonym among the noun's adjectives (« le groupe japonais »)."""
        return next((demonym(c.text) for c in self.parsed.children(t.i) if c.name is None and demonym(c.text)), None)
