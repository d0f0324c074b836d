"""Whom definite descriptions mean: « le patron de Tesla », « la start-up », « le Norvégien », « son pays »."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import nlargest
from itertools import takewhile

from kg.extract.accessions import risen
from kg.extract.appositions import apposed_name, is_definite, noun_kind, phrase_end, told_of
from kg.extract.chains import Chain, Chains, gender_of, origins, sorts_of
from kg.extract.clauses import SUBJECTS
from kg.extract.disjoint import named_in_opening
from kg.extract.new_roles import NewRoles, introduces, of_gender
from kg.extract.referent_words import narrower, referent_table, referent_words
from kg.extract.renown import called_so, teach
from kg.extract.salience import Ranked, Salience, leader
from kg.extract.specified import specified_name
from kg.extract.successions import Successions
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.gazetteer import demonym
from kg.model import Mention

_COUNTRY_REACH, _REACH, _MARGIN, _PERSON_MARGIN, _CALLED = 99, 4, 0.3, 2.0, 3.0
_LEARNED, _NEW_MARGIN, _TRADE = 1.0, 1.0, 3.5
_CALLED_COMPANY = 1.5  # « le groupe », « la société » may be any
_ORGAN_WORDS, _TOLD_TOGETHER, _SEAT = 3, 2, 3


def office_meant(parsed: Parsed, t: Token) -> str | None:
    """« le chef de l'État » → « président »; None where the phrase of noun `t` is no other word for an office."""
    said = parsed.text[t.start : parsed.tokens[phrase_end(parsed, t.i)].end].lower().replace("’", "'")
    return next((office for words, office in referent_table("synonyms").items() if said.startswith(words)), None)


def organ_end(parsed: Parsed, t: Token) -> int | None:
    """The last token of the words for what runs a company (« le conseil d'administration »); None if `t` heads none."""
    words = [k.plain for k in parsed.tokens[t.i : t.i + _ORGAN_WORDS]]
    ends = [n for n in range(1, len(words) + 1) if " ".join(words[:n]) in referent_words("organs")]
    return t.i + ends[-1] - 1 if ends else None


def seat(parsed: Parsed, t: Token) -> int | None:
    """The name behind « le groupe de Y », « la firme de Y », a place or not; None if `t` is no noun for companies."""
    last = phrase_end(parsed, t.i)
    near = 1 < last - t.i <= _SEAT and parsed.tokens[last - 1].plain in ("de", "d'")
    return last if near and parsed.tokens[last].name is not None and "company" in sorts_of(t.text.lower()) else None


class Descriptions:
    """Resolves descriptions by what the article says of those that it names."""

    def __init__(
        self, parsed: Parsed, chains: Chains, salience: Salience, subject: Callable[[Token], Mention | None]
    ) -> None:
        self.parsed = parsed
        self.chains = chains
        self.salience = salience
        self.subject = subject
        self.new_roles = NewRoles(parsed, chains, salience)
        for t in parsed.tokens:
            self._office(t)
            self._headed(t)
        teach(chains)
        self.successions = Successions(parsed, chains)

    # -- roles that the article gives -----------------------------------------------------------------------------

    def _office(self, t: Token) -> None:
        """Give a person the role that an apposition says, and whose it is (« X, patron de Tesla »)."""
        token = apposed_name(self.parsed, t.i)
        if token is None:
            token = self._title(t)
        if token is None:
            token = self._predicative(t)
        if token is None:
            token = risen(self.parsed, t)
        if token not in self.chains.at:
            return
        chain = self.chains.of(self.chains.at[token])
        chain.nouns.add(told_of(self.parsed, t))
        chain.vote(gender_of(self.parsed, t) if chain.kind == "Person" else None, 1.0)
        chain.origins |= origins(self.parsed, t)
        place = self._demonym_beside(t)
        if place is not None:
            chain.places.add(place)
        whose = self._complement(t) or (self._worded(t) if chain.kind == "Person" else None)
        if whose is not None:
            chain.roles.add((told_of(self.parsed, t), whose))

    def _headed(self, t: Token) -> None:
        """« X, qui dirige Y », « Y, dirigé par X »: X is the head of Y."""
        if not t.verbs & referent_words("presiding"):
            return
        kids = self.parsed.children(t.i)
        who = [self.chains.standing.get(self._meant_by(c, t)) for c in kids if c.dep in ("nsubj", "obl:agent")]
        what = [self.chains.standing.get(c.i) for c in kids if c.dep in ("obj", "nsubj:pass")]
        what += [self.chains.standing.get(t.head)] if t.dep == "acl" else []
        heads = [n for n in who if n is not None and self.chains.of(n).kind == "Person"]
        bodies = [n for n in what if n is not None and self.chains.of(n).kind == "Organization"]
        if len(heads) == 1 and len(bodies) == 1:
            role = "dirigeant" if t.morph.get("Tense") == "Pres" or t.dep == "acl" else "ex-dirigeant"
            self.chains.of(heads[0]).roles.add((role, str(self.chains.of(bodies[0]).id)))

    def _meant_by(self, subject: Token, verb: Token) -> int:
        """The antecedent of a relative « qui », else the subject itself."""
        return verb.head if subject.plain == "qui" and verb.dep == "acl:relcl" else subject.i

    def _title(self, t: Token) -> int | None:
        """The name right behind a role and its complement: « le patron de Tesla Elon Musk »."""
        native = demonym(t.text) is not None and t.text[:1].isupper()
        if t.name is not None or not (native or (t.pos == "NOUN" and noun_kind(t.text) == "Person")):
            return None
        last = phrase_end(self.parsed, t.i)
        behind = self.parsed.tokens[last + 1] if last + 1 < self.parsed.sentence_of(t.i).last else None
        return behind.i if behind is not None and behind.name is not None else None

    def _predicative(self, t: Token) -> int | None:
        """« X est la mère de Y »: the name that a noun is said of."""
        kids = self.parsed.children(t.i) if t.pos == "NOUN" and t.name is None else []
        if not any(c.dep == "cop" for c in kids) or any(c.plain in ("pas", "ne", "n'") for c in kids):
            return None
        return next((c.i for c in kids if c.dep in SUBJECTS and c.i < t.i), None)

    def _complement(self, t: Token) -> str | None:
        """Whose role it is: the number of a name's chain, or the place of a demonym, inside the role's phrase."""
        for k in self.parsed.tokens[t.i + 1 : phrase_end(self.parsed, t.i) + 1]:
            if k.dep == "acl":
                return None  # « l'entreprise basée à Y »
            if k.i in self.chains.at:
                return str(self.chains.of(self.chains.at[k.i]).id)
            if k.name is None and demonym(k.text):
                return demonym(k.text)
        return None

    def _worded(self, t: Token) -> str | None:
        """« ministre de l'Intérieur » → « de l'intérieur »: the complement of a role that holds no name."""
        last = phrase_end(self.parsed, t.i)
        behind = list(takewhile(lambda k: not self._dated(k), self.parsed.tokens[t.i + 1 : last + 1]))
        if not behind or behind[0].pos != "ADP" or any(k.name is not None for k in behind):
            return None
        if any(noun_kind(k.text) == "Person" for k in behind if k.pos == "NOUN"):
            return None  # « le conseiller du ministre X »: X is the minister
        return self.parsed.text[behind[0].start : behind[-1].end].lower().replace("’", "'")

    # -- one description ------------------------------------------------------------------------------------------

    def of(self, m: Mention, owner: Mention | None) -> Mention | None:
        """What stands in apposition, bears the role or was called so in the article; else the last of its kind.

        `owner` is whose it is by a possessive before it.
        """
        t = self.parsed.tokens[m.head]
        apposed = apposed_name(self.parsed, t.i)
        if apposed is None:
            apposed = specified_name(self.parsed, t.i)
        if apposed is not None:
            return self.chains.at.get(apposed)
        known = called_so(self.parsed, self.chains, self.salience, t)
        if known is not None and not self._possessive(t):
            return known
        if self._possessive(t):
            new = owner is None or introduces(self.parsed, t) or self._brought_about(t)
            return None if new or owner is None else self._belonging(m, t, owner)
        office = office_meant(self.parsed, t)
        if office is not None:
            return self._incumbent(t, office)
        organ = organ_end(self.parsed, t)
        if organ is not None:
            return self._run(t, organ)
        if self._pointing(m, t):
            return self._pointed_at(t)
        thing = self._thing_pointed_at(m, t)
        if thing is not None:
            return thing
        led = self._led(m, t)
        if led is not None or self._leader(t) is not None:
            return led
        boss = self._owner(t)
        if boss is not None and self._is_led(m, t):
            return self._owned_by(t, boss)
        whose = self._complement(t)
        if whose is not None and not (self._is_company(m, t) and self._seat(t)):
            holder = self._office_holder(t, whose)
            if holder is not None or whose.isdigit():
                return holder if holder is not None else self.new_roles.meant(m, t, whose)
        worded = self._worded(t) if whose is None and m.scores[:1] and m.scores[0][0] == "Person" else None
        holder = self._office_holder(t, worded) if worded is not None else None
        if holder is not None:
            return holder
        over = told_of(self.parsed, t).startswith("ex-")
        former = self.new_roles.meant(m, t, None) if whose is None and (over or self._has_complement(t)) else None
        if former is not None:
            return former
        seated = self._is_company(m, t) and self._seat(t)
        told_apart = (self._has_complement(t) and not self._of_trade(t) and not seated) or self._restricted(t)
        if told_apart or not m.scores or introduces(self.parsed, t):
            return None
        if m.scores[0][0] == "Event" and self._compound(t):
            return None  # « la compétition de niveau junior »: a part of the one spoken of
        barred = frozenset(self._co_arguments(t))
        return self._ranked(m, t, barred) or self._state(t) or self._told_long_ago(m, t, barred)

    def _told_long_ago(self, m: Mention, t: Token, barred: frozenset[int]) -> Mention | None:
        """« Le festival », « la commune »: the only one of the article so far, or of a town the one told of most."""
        word, kind = t.text.lower(), m.scores[0][0]
        town = "town" in sorts_of(word) and kind == "Place"
        own = town or kind in ("Event", "Work", "Product") or word in referent_words("companies")
        if kind == "Person" or phrase_end(self.parsed, t.i) > t.i or not own:
            return None
        told = self.salience.rank(t, _COUNTRY_REACH, lambda c: self._named_so(m, t, c, town), barred, 1)
        often = [sum(n.end <= t.start for n in r.chain.names) for r in told]
        best = [r for r, n in zip(told, often, strict=True) if n == max(often)]
        return best[0].name if len(best) == 1 and (len(told) == 1 or town) else None

    def _named_so(self, m: Mention, t: Token, chain: Chain, town: bool) -> float | None:
        if town:
            plain = chain.kind == "Place" and not chain.is_country() and chain.topic and chain.sorts() <= {"town"}
            return 0.0 if plain else None
        about = chain.topic and "company" in chain.sorts() and t.text.lower() in referent_words("companies")
        return 0.0 if chain.kind == m.scores[0][0] and (about or self._called(t, chain)) else None

    def learn(self, m: Mention, name: Mention) -> None:
        """What a description that means `name` tells of it: the noun, the nationality, the gender."""
        t, chain = self.parsed.tokens[m.head], self.chains.of(name)
        place = self._demonym_beside(t)
        if t.name is None:
            chain.nouns.add(told_of(self.parsed, t))
        chain.origins |= origins(self.parsed, t)
        if place is not None:
            chain.places.add(place)
        self.chains.call(name, [t.i])
        if chain.kind == "Person" and not self._possessive(t):
            chain.vote(gender_of(self.parsed, t), _LEARNED)

    def _pointing(self, m: Mention, t: Token) -> bool:
        """« ce proche de Z a … », « cet ancien avocat »: is it somebody of whom the article has just told?"""
        person = bool(m.scores) and m.scores[0][0] == "Person" and not introduces(self.parsed, t)
        return person and self._demonstrative(t)

    def _demonstrative(self, t: Token) -> bool:
        kids = [c for c in self.parsed.children(t.i) if c.i < t.i]
        return any(c.plain in ("ce", "cet", "cette") and c.pos == "DET" for c in kids)

    def _thing_pointed_at(self, m: Mention, t: Token) -> Mention | None:
        """« Y a racheté Z. Cette société … »: the last one of its kind that the sentence before names."""
        bare = phrase_end(self.parsed, t.i) == t.i and not self._restricted(t) and not introduces(self.parsed, t)
        if not self._demonstrative(t) or not bare or not m.scores or m.scores[0][0] == "Person":
            return None
        kind, any_may = m.scores[0][0], t.text.lower() in referent_table("generic")

        def fit(c: Chain) -> float | None:
            own = any_may or kind not in ("Work", "Product") or self._called(t, c)
            return self._describes(m, t, c) if own else None

        ranked = self.salience.rank(t, 1, fit, frozenset(self._co_arguments(t)))
        ids = {r.chain.id for r in ranked}
        seen = [s for s in self.salience.seen if s.chain.id in ids and t.sentence - s.sentence == 1 and s.token < t.i]
        return seen[-1].name if seen and len({r.sentence for r in ranked}) == 1 else None

    def _pointed_at(self, t: Token) -> Mention | None:
        ranked = self.salience.rank(t, 1, lambda c: of_gender(self.parsed, t, c), frozenset(self._co_arguments(t)))
        return leader(ranked, _MARGIN)

    def _is_company(self, m: Mention, t: Token) -> bool:
        """Is it a noun for companies (« le groupe », « le constructeur »), and for organizations first of all?"""
        return m.scores[:1] != () and m.scores[0][0] == "Organization" and "company" in sorts_of(t.text.lower())

    def _seat(self, t: Token) -> bool:
        """Does the phrase say where the company in mind sits (« le groupe de Y »)?"""
        name = seat(self.parsed, t)
        return name in self.chains.at and self.chains.of(self.chains.at[name]).kind == "Place"

    def _leader(self, t: Token) -> Token | None:
        """The person behind « le groupe dirigé par X », « la société fondée par X »."""
        told = (c for c in self.parsed.children(t.i) if c.i > t.i and c.verbs & referent_words("leading"))
        for c in told:
            agent = next((k for k in self.parsed.children(c.i) if k.i in self.chains.at), None)
            by = agent is not None and any(k.plain == "par" for k in self.parsed.children(agent.i))
            if by and agent is not None and self.chains.of(self.chains.at[agent.i]).kind == "Person":
                return agent
        return None

    def _led(self, m: Mention, t: Token) -> Mention | None:
        """« Le groupe dirigé par X »: the company in mind, if nobody else is said to lead it; the one X leads first."""
        leader = self._leader(t)
        if leader is None or not self._is_led(m, t):
            return None
        headed = self._place_of(t, leader, lambda role: True)
        if headed is not None or not self._is_company(m, t):
            return headed
        person = self.chains.of(self.chains.at[leader.i])
        others = (c for c in self.chains.all.values() if c.kind == "Person" and c is not person)
        barred = {int(whose) for c in others for _, whose in c.roles if whose.isdigit()}
        return self._ranked(m, t, frozenset(barred | set(self._co_arguments(t))))

    def _place_of(self, t: Token, person: Token, fits: Callable[[str], bool]) -> Mention | None:
        """The one organization of the sort of noun `t` in which the article gives the person such a role."""
        roles = self.chains.of(self.chains.at[person.i]).roles
        told = [self._chain(n) for n in {whose for role, whose in roles if whose.isdigit() and fits(role)}]
        fit = [c for c in told if c.kind == "Organization" and (not c.sorts() or c.sorts() & sorts_of(t.text.lower()))]
        return fit[0].names[0] if len(fit) == 1 else None

    def _owned_by(self, t: Token, boss: Token) -> Mention | None:
        """« Le parti de X »: the one that X heads or has founded."""
        own = referent_words("heads") | referent_words("owners")
        return self._place_of(t, boss, lambda role: role in own)

    def _is_led(self, m: Mention, t: Token) -> bool:
        """Is it a noun for what somebody may lead (« le groupe », « le parti », « le club »)?"""
        led = bool(sorts_of(t.text.lower()) & referent_words("led_sorts"))
        return m.scores[:1] != () and m.scores[0][0] == "Organization" and led

    def _owner(self, t: Token) -> Token | None:
        """The person right behind « le parti de X », « le groupe de X »."""
        behind = self.parsed.tokens[t.i + 1 : t.i + 3]
        of = len(behind) == 2 and behind[0].plain in ("de", "d'") and behind[1].i in self.chains.at
        return behind[1] if of and self.chains.of(self.chains.at[behind[1].i]).kind == "Person" else None

    def _state(self, t: Token) -> Mention | None:
        """« le gouvernement »: the state that the article is about, where that is one only."""
        if t.text.lower() not in referent_words("powers") or phrase_end(self.parsed, t.i) > t.i:
            return None
        about = [c for c in self.chains.all.values() if c.is_country() and c.topic]
        before = [n for c in about for n in c.names if n.end <= t.start]
        return before[-1] if len(about) == 1 and before else None

    def _ranked(self, m: Mention, t: Token, barred: frozenset[int]) -> Mention | None:
        reach, farthest = (_COUNTRY_REACH, 1) if t.text.lower() == "pays" else (_REACH, _REACH)
        ranked = self.salience.rank(t, reach, lambda c: self._describes(m, t, c), barred, farthest)
        if m.scores[0][0] in ("Place", "Organization"):
            return leader(ranked, _MARGIN)
        if m.scores[0][0] != "Person":
            return ranked[0].name if len(ranked) == 1 and not self._ordinal(t) else None
        told = [r for r in ranked if self._told(t, r)]
        if told:
            return leader(told, _PERSON_MARGIN)
        close = [r for r in ranked if r.sentence >= m.sentence - 1]
        return self._newly_described(m, t, close) if close else self._hero(t, ranked)

    def _hero(self, t: Token, ranked: list[Ranked]) -> Mention | None:
        """« La dirigeante a … » with nobody named lately: the one person of that sex whom the article is about."""
        about = [r for r in ranked if r.chain.topic and r.chain.gender()[0] == gender_of(self.parsed, t)]
        plain = t.dep in SUBJECTS and t.text.lower() not in referent_words("anybody")
        return about[0].name if plain and len(about) == 1 else None

    def _newly_described(self, m: Mention, t: Token, close: list[Ranked]) -> Mention | None:
        """« L'attaquant » of whom nobody was called so: the one person near, or the one that leads by far.

        Two nouns of one sentence rather mean two persons (« X est sauf et le chef d'état-major … »).
        """
        if self._said_before(t):
            return None
        if t.text.lower() in referent_words("anybody") and not self._alone(t, close):
            return None
        if len(close) == 1 and t.dep not in SUBJECTS:
            return None if demonym(t.text) else close[0].name
        attribute = any(c.dep == "cop" for c in self.parsed.children(t.i))
        if attribute or t.dep not in SUBJECTS:
            return None
        if len(close) == 1 and not self._joint(t, close[0]):
            return close[0].name
        sure = close[0].chain.gender()[0] is not None and close[0].sentence < m.sentence
        return leader(close, _NEW_MARGIN) if sure else None

    def _said_before(self, t: Token) -> bool:
        """Was somebody called so before with nobody found whom it means? Then the word is not new."""
        before = (k for k in self.parsed.tokens[: t.i] if k.plain == t.plain and k.name is None)
        return any(is_definite(self.parsed, k.i) and apposed_name(self.parsed, k.i) is None for k in before)

    def _alone(self, t: Token, close: list[Ranked]) -> bool:
        """Is the only candidate the only person whom the article has named so far, and of known sex?"""
        persons = {s.chain.id for s in self.salience.seen if s.chain.kind == "Person" and s.token < t.i}
        return len(close) == 1 and len(persons) == 1 and close[0].chain.gender()[0] == gender_of(self.parsed, t)

    def _joint(self, t: Token, r: Ranked) -> bool:
        """Is the candidate named in the same sentence as the description is subject?"""
        return r.sentence == t.sentence and self.parsed.tokens[r.name.head].sentence == t.sentence

    def _told(self, t: Token, r: Ranked) -> bool:
        """Did the article call the person so, or of that nationality?"""
        return self._called(t, r.chain) or self._demonym_beside(t) in r.chain.places

    def _called(self, t: Token, chain: Chain) -> bool:
        """Did the article call it so, or by a narrower noun (« l'attaquant », « le joueur »)?"""
        told = told_of(self.parsed, t)
        over, word = told.startswith("ex-"), told.removeprefix("ex-")
        words = {word, *narrower(word)}
        return bool(words & chain.nouns) or (over and any(f"ex-{w}" in chain.nouns for w in words))

    def _office_holder(self, t: Token, whose: str) -> Mention | None:
        """The one person to whom the article gives that role (« le patron de Tesla »)."""
        told = told_of(self.parsed, t)
        holders = [c for c in self.chains.all.values() if (told, whose) in c.roles]
        if not holders:
            holders = [c for c in self.chains.all.values() if (told.removeprefix("ex-"), whose) in c.roles]
        if not holders and whose.isdigit() and told in referent_words("heads"):  # « X, PDG de Y … . Le patron de Y … »
            heads = {(word, whose) for word in referent_words("heads")}
            holders = [c for c in self.chains.all.values() if heads & c.roles]
        if len(holders) != 1:
            return None
        before = [n for n in holders[0].names if n.end <= t.start]
        return before[-1] if before else holders[0].names[0]

    def _incumbent(self, t: Token, office: str) -> Mention | None:
        """The only person whom the article calls so, of that country if it tells one; of several the one in mind."""
        place = self._demonym_beside(t)
        words = {office, f"{office}e"}
        called = [c for c in self.chains.all.values() if c.kind == "Person" and words & c.nouns]
        called = [c for c in called if place is None or not c.places or place in c.places]
        if place is not None and any(place in c.places for c in called):
            called = [c for c in called if place in c.places]
        if len(called) > 1:
            ids = {c.id for c in called}
            near = self.salience.rank(t, _REACH, lambda c: of_gender(self.parsed, t, c) if c.id in ids else None)
            return leader(near, _PERSON_MARGIN)
        before = [n for c in called for n in c.names if n.end <= t.start]
        return before[-1] if before else None

    def _run(self, t: Token, last: int) -> Mention | None:
        """« la direction », « le conseil d'administration »: of the company in mind, unless it says of which."""
        behind = self.parsed.tokens[last + 1] if last + 1 < self.parsed.sentence_of(t.i).last else None
        if behind is not None and (behind.uncontracted == "de" or behind.name is not None):
            return None
        theirs = self._told_of_with(t)
        return theirs if theirs is not None else self.in_mind(t)

    def in_mind(self, t: Token) -> Mention | None:
        """« La direction », « le directeur général, X »: the company or club in mind, of those near told of most."""
        ranked = self.salience.rank(t, _REACH, self._has_organs, frozenset(self._co_arguments(t)))
        best = leader(ranked, _MARGIN)
        often = max((len(r.chain.names) for r in ranked), default=0)
        return best if best is not None and len(self.chains.of(best).names) == often else None

    def _told_of_with(self, t: Token) -> Mention | None:
        """« le départ de X du conseil d'administration »: of the company that most sentences before tell of with X."""
        person = self._person_beside(t)
        if person is None:
            return None
        seen = {n.sentence for n in person.names if n.end <= t.start}
        shared: dict[Mention, int] = {}
        for chain in self.chains.all.values():
            before = [n for n in chain.names if n.end <= t.start]
            if before and self._has_organs(chain) is not None:
                shared[before[-1]] = len(seen & {n.sentence for n in before})
        first, second = nlargest(2, [*shared.values(), 0, 0])
        if first < _TOLD_TOGETHER or first < 2 * second:
            return None
        return next(name for name, often in shared.items() if often == first)

    def _person_beside(self, t: Token) -> Chain | None:
        """The person whom the verb or the noun of the same clause has as its subject or complement."""
        above = self.parsed.tokens[t.head]
        for k in (above, *self.parsed.children(above.i)):
            if k.i in self.chains.at and self.chains.of(self.chains.at[k.i]).kind == "Person":
                return self.chains.of(self.chains.at[k.i])
        return None

    def _has_organs(self, chain: Chain) -> float | None:
        """Points for what the article tells most of, None for what no directors run."""
        if chain.kind != "Organization" or "state" in chain.sorts() or chain.plural:
            return None
        return min(len(chain.names), 5) * 0.3 + (1.0 if chain.topic else 0.0)

    # -- « son … » ------------------------------------------------------------------------------------------------

    def _possessive(self, t: Token) -> bool:
        before = self.parsed.tokens[max(0, t.i - 3) : t.i]
        return any(k.text.lower() in load_data("pronouns.toml")["possessive"] for k in before if k.head == t.i)

    def _belonging(self, m: Mention, t: Token, owner: Mention) -> Mention | None:
        """« son pays », « son entreprise », « son PDG »: what the article says to be the owner's."""
        chain, word = self.chains.of(owner), t.text.lower()
        if word == "pays":
            return self._by_name(next(iter(chain.places))) if len(chain.places) == 1 else None
        holder = self._office_holder(t, str(chain.id)) or self.successions.other(t, chain)
        if holder is not None:
            return holder
        if m.scores[0][0] != "Organization":
            return None
        led = {
            whose
            for _, whose in sorted(chain.roles)
            if whose.isdigit() and self._describes(m, t, self._chain(whose)) is not None
        }
        if len(led) == 1:
            return self._chain(led.pop()).names[0]
        return self._ranked(m, t, frozenset({chain.id})) if not led else None

    def _chain(self, number: str) -> Chain:
        return self.chains.all[int(number)]

    def _by_name(self, place: str) -> Mention | None:
        return next((n for n in self.chains.names if n.text == place), None)

    # -- the form of the phrase -----------------------------------------------------------------------------------

    def _has_complement(self, t: Token) -> bool:
        """« le patron de X », « la société de Y » say whose they are: not a bare reference."""
        last = phrase_end(self.parsed, t.i)
        kids = [c for c in self.parsed.children(t.i) if c.dep in ("nmod", "obl:arg") and t.i < c.i <= last]
        return any(not self._compounded(t, c) and not self._aside(t, c) and not self._moment(t, c) for c in kids)

    def _moment(self, t: Token, c: Token) -> bool:
        """« rejoindre l'entreprise en 2003 », « le groupe mardi »: a date that the tree hangs on the noun."""
        time = self._dated(c) or c.pos == "NUM"
        return time and all(k.uncontracted != "de" for k in self.parsed.tokens[t.i + 1 : c.i])

    def _aside(self, t: Token, c: Token) -> bool:
        """« la société peu après son rachat »: what the tree hangs on the noun does not belong to it."""
        return any(k.pos == "ADV" or k.dep == "acl" for k in self.parsed.tokens[t.i + 1 : c.i])

    def _dated(self, c: Token) -> bool:
        dates = load_data("dates.toml")
        return c.text.lower() in dates["months"] or c.text.lower() in (*dates["weekdays"], *dates["time_nouns"])

    def _restricted(self, t: Token) -> bool:
        """« le club présidé par X », « X, dont l'équipe … »: what tells which one is not what was named last."""
        kids = self.parsed.children(t.i)
        told = [c for c in kids if c.dep == "acl" and c.i > t.i and c.morph.get("VerbForm") == "Part"]
        told = [c for c in told if all(k.text != "," for k in self.parsed.tokens[t.i + 1 : c.i])]
        by = any(k.plain == "par" for c in told for k in self.parsed.tokens[c.i : c.i + 3])
        first = min((c.i for c in kids if c.i < t.i), default=t.i)
        return by or self.parsed.tokens[max(first, 1) - 1].plain == "dont" or self.parsed.tokens[first].plain == "dont"

    def _compound(self, t: Token) -> bool:
        """« la cour d'appel »"""
        return any(self._compounded(t, c) for c in self.parsed.children(t.i))

    def _compounded(self, t: Token, c: Token) -> bool:
        """« l'homme d'affaires », « la société d'assurance »: a noun without article right behind « de »."""
        if c.text.lower() == "ans":
            return True  # « la jeune femme de 22 ans »
        before = self.parsed.tokens[c.i - 1].plain
        return c.i == t.i + 2 and before in ("de", "d'", "en") and c.pos == "NOUN" and c.name is None

    def _brought_about(self, t: Token) -> bool:
        """« avant de créer sa société »: what comes into being there was not spoken of before."""
        return t.dep == "obj" and bool(self.parsed.tokens[t.head].verbs & set(referent_words("founding")))

    def _of_trade(self, t: Token) -> bool:
        """« le géant du luxe »: does the noun's complement say a trade, not a name?"""
        inside = self.parsed.tokens[t.i + 1 : phrase_end(self.parsed, t.i) + 1]
        return t.text.lower() in referent_words("champions") and all(k.name is None for k in inside)

    def _ordinal(self, t: Token) -> bool:
        """« la quatrième édition », « la prochaine édition »: not the one spoken of."""
        before = self.parsed.tokens[t.i - 1]
        return (
            before.morph.get("NumType") == "Ord"
            or before.text.lower().endswith(("ième", "ème"))
            or before.text.lower() in referent_words("ordinals")
        )

    def _co_arguments(self, t: Token) -> Iterator[int]:
        """Who cannot be meant: the subject of the same clause, what opens it, whose apposition it stands in."""
        if t.dep in SUBJECTS:
            yield from named_in_opening(self.parsed, self.chains, t)
        own = self.subject(t) if t.dep not in SUBJECTS else None
        if own is not None:
            yield self.chains.of(own).id
        above = t
        for _ in range(4):
            if above.dep not in ("nmod", "appos", "acl", "amod") or above.head == above.i:
                break
            above = self.parsed.tokens[above.head]
            if above.i in self.chains.at:
                yield self.chains.of(self.chains.at[above.i]).id

    # -- what fits ------------------------------------------------------------------------------------------------

    def _describes(self, m: Mention, t: Token, chain: Chain) -> float | None:
        """Points for a chain as what the description means, None where it cannot."""
        if chain.kind != m.scores[0][0]:
            return None
        agreed = chain.agrees(gender_of(self.parsed, t)) if chain.kind == "Person" else 0.0
        place = self._demonym_beside(t)
        if agreed is None or (place is not None and chain.places and place not in chain.places):
            return None
        local = origins(self.parsed, t)
        if local and chain.origins and not local & chain.origins:
            return None
        known = (place is not None and place in chain.places) or bool(local & chain.origins)
        points = agreed + (_CALLED if known else 0.0) - (_TRADE if self._other_trade(t, chain) else 0.0)
        word = t.text.lower()
        if self._called(t, chain) and not (word in referent_words("institutions") and self._compound(t)):
            called = _CALLED_COMPANY if word in referent_words("companies") else _CALLED
            return points + called + self._topic_points(word, chain)
        if word in referent_words("parts"):
            return None
        if self._of_known_sort(word, chain):
            return points + self._sort_points(word, chain)
        if word in referent_words("champions") and self._of_trade(t):
            return points if not chain.sorts() or "company" in chain.sorts() else None
        if (
            word in referent_words("relational")
            or word in referent_words("institutions")
            or word in referent_words("others")
            or demonym(t.text)
        ):
            return points if demonym(t.text) and (points >= _CALLED or not chain.places) else None
        if chain.kind == "Place":
            return points if "town" in sorts_of(word) and not chain.is_country() and not chain.sorts() else None
        if not self._same_sort(word, chain):
            return None
        return points + self._sort_points(word, chain) + self._topic_points(word, chain)

    def _other_trade(self, t: Token, chain: Chain) -> bool:
        """« le distributeur »: was the company called by another trade (« le constructeur »), never by this one?"""
        word, told = t.text.lower(), chain.nouns & referent_words("trades")
        return word in referent_words("trades") and bool(told) and word not in told

    def _of_known_sort(self, word: str, chain: Chain) -> bool:
        """« la formation » is the party, « l'association » the club of which the article says that it is one."""
        return word in referent_words("institutions") and bool(sorts_of(word) & chain.sorts() - {"state"})

    def _sort_points(self, word: str, chain: Chain) -> float:
        return 0.5 if sorts_of(word) & chain.sorts() else 0.0

    def _topic_points(self, word: str, chain: Chain) -> float:
        """« le pays », « la société » is the one that the article is about rather than the last one named."""
        if chain.is_country():
            return min(len(chain.names), 5) * 0.3 + (1.5 if chain.topic else 0.0)
        company = chain.kind == "Organization" and word in referent_words("companies")
        return min(len(chain.names), 5) * 0.2 + (0.8 if chain.topic else 0.0) if company else 0.0

    def _same_sort(self, word: str, chain: Chain) -> bool:
        sorts, known = sorts_of(word), chain.sorts()
        if not known and sorts and not sorts & {"company", "media"}:
            own_body = sorts & {"party", "club", "union"} and self._only_near(chain)
            return chain.topic or bool(
                own_body
            )  # of what nothing is known, only the article's subject may be a party or a club
        return not sorts or not known or bool(sorts & known)

    def _only_near(self, chain: Chain) -> bool:
        """Is it the only organization that the last sentence but quotations names?"""
        seen = [s for s in self.salience.seen if s.chain.kind == "Organization"]
        last = max((s.sentence for s in seen), default=0)
        return {s.chain.id for s in seen if s.sentence == last} == {chain.id}

    def _demonym_beside(self, t: Token) -> str | None:
        """The place of a demonym that is the noun or among its adjectives (« le groupe japonais »)."""
        if t.name is None and demonym(t.text):
            return demonym(t.text)
        return next((demonym(c.text) for c in self.parsed.children(t.i) if c.name is None and demonym(c.text)), None)
