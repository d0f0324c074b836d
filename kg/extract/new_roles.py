"""Whom a description means that tells a role the article has not given him yet (« L'ancien maire de Y a … »)."""

from __future__ import annotations

from kg.extract.appositions import is_modifier, phrase_end
from kg.extract.chains import Chain, Chains, gender_of
from kg.extract.clauses import SUBJECTS
from kg.extract.referent_words import referent_words
from kg.extract.salience import Salience, leader
from kg.extract.tree import Parsed, Token
from kg.french.gazetteer import demonym
from kg.model import Mention

_REACH, _OPENING, _LEAD = 3, 8, 1.0


def introduces(parsed: Parsed, t: Token) -> bool:
    """Does a name follow the noun (« la start-up X », « le groupe rebelle appelé X »)?"""
    sentence = parsed.sentence_of(t.i)
    last = phrase_end(parsed, t.i)
    for k in parsed.tokens[last + 1 : min(last + 4, sentence.last)]:
        if k.name is not None or k.text.lower() in referent_words("naming"):
            return True
        if k.pos != "ADJ" and k.text not in ("«", '"', "“"):
            break
    return any(k.text.lower() in referent_words("naming") for k in parsed.tokens[t.i + 1 : last + 1])


def of_gender(parsed: Parsed, t: Token, chain: Chain) -> float | None:
    """Points for a person as what noun `t` means, None for what is no person or of the other sex."""
    return chain.agrees(gender_of(parsed, t)) if chain.kind == "Person" else None


class NewRoles:
    """Finds the person in mind of whom a new role is told."""

    def __init__(self, parsed: Parsed, chains: Chains, salience: Salience) -> None:
        self.parsed = parsed
        self.chains = chains
        self.salience = salience

    def meant(self, m: Mention, t: Token, whose: str | None) -> Mention | None:
        """The only person in mind, by a role that the article has not told before.

        `whose` tells whose role it is: the number of a name's chain, a country, None where the phrase names nobody.
        Of roles that a story's other persons have, and of those that are no name's, only what he was.
        """
        word = t.text.lower()
        if m.scores[0][0] != "Person" or t.dep not in SUBJECTS or word in referent_words("relational"):
            return None
        if introduces(self.parsed, t):
            return None
        over = word.startswith("ex-") or any(is_modifier(k) for k in self.parsed.tokens[max(0, t.i - 2) : t.i])
        owner = self.chains.all[int(whose)] if whose is not None and whose.isdigit() else None
        only = self._only_one(m, t, owner, over) if whose is None or owner is not None else None
        return only if only is not None else self._just_named(m, t, owner, whose, over)

    def _only_one(self, m: Mention, t: Token, owner: Chain | None, over: bool) -> Mention | None:
        word = t.text.lower()
        made = owner is not None and owner.kind in ("Work", "Product")
        sure = over or made or (owner is not None and word not in referent_words("others"))
        if not sure or (owner is not None and not self._may_be_new(t, owner, over)):
            return None
        ranked = self.salience.rank(t, _REACH, lambda c: of_gender(self.parsed, t, c))
        known = [r for r in ranked if over and word.removeprefix("ex-") in r.chain.nouns]
        if known:  # « l'ancien président » is rather one who is known as a president
            return leader(known, _LEAD)
        ranked = [r for r in ranked if not any(told == word for told, _ in r.chain.roles)]
        return ranked[0].name if len(ranked) == 1 and ranked[0].sentence < m.sentence else None

    def _may_be_new(self, t: Token, owner: Chain, over: bool) -> bool:
        """May the article have left unsaid so far that somebody is, or was if `over`, in a role of `owner`?

        No present one with a place or with one organization of several: they have heads of their own.
        """
        if owner.kind == "Person" or (owner.kind == "Place" and not over):
            return False
        if over or t.text.lower() in referent_words("standing"):
            return True
        others = (s.chain for s in self.salience.seen if s.chain.kind == "Organization" and s.token < t.i)
        return owner.kind != "Organization" or all(c.id == owner.id for c in others)

    def _just_named(self, m: Mention, t: Token, owner: Chain | None, whose: str | None, over: bool) -> Mention | None:
        """« X a … . Le chef du Y … »: whom the sentence before is about, where this one opens with what he is.

        What the role is one of must not have been named before: else the story would have a head of its own for it.
        """
        if not self._opens(t) or (not over and not self._first_told(t, owner, whose)):
            return None
        ranked = self.salience.rank(t, 1, lambda c: self._fits(t, c))
        before = [r for r in ranked if self.salience.distance(r.sentence, m.sentence) == 1]
        return leader(before, _LEAD) if len(before) == len(ranked) else None

    def _first_told(self, t: Token, owner: Chain | None, whose: str | None) -> bool:
        if t.text.lower() in referent_words("others") or whose is None:
            return False
        if owner is not None:
            bodies = (s for s in self.salience.seen if s.chain.kind == "Organization" and s.token < t.i)
            alone = all(s.sentence < t.sentence - 1 for s in bodies)  # « X dirige Z. Le patron de Y … » is not X
            alone |= owner.kind in ("Work", "Product") or t.text.lower() in referent_words("standing")
            return alone and all(n.start > t.start for n in owner.names)
        return all(s.chain.names[0].text != whose for s in self.salience.seen if s.token < t.i)

    def _fits(self, t: Token, chain: Chain) -> float | None:
        place = next((demonym(c.text) for c in self.parsed.children(t.i) if c.name is None and demonym(c.text)), None)
        if place is not None and chain.places and place not in chain.places:
            return None
        return of_gender(self.parsed, t, chain)

    def _opens(self, t: Token) -> bool:
        """Does the noun's phrase open its sentence, at most an adverbial without names or verb before it?"""
        first = self.parsed.sentence_of(t.i).first
        before = self.parsed.tokens[first : t.i]
        return len(before) <= _OPENING and all(k.name is None and not k.verbs for k in before)
