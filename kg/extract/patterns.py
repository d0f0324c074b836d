"""Statements that no predicate words: demonyms, parties in parentheses, places within places, birth years, owners.

« le milliardaire sud-africain X », « la start-up française Y », « Z (LR) », « l'usine de Douai », « Lyon, en
France », « X (1985) », « la société xAI du milliardaire », « une offre de 3 milliards ». Each pattern names the
relation file whose phrase list it completes; its candidates carry the pattern's name as phrase id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from kg.extract.appositions import noun_kind, role_modifiers
from kg.extract.claimed_attacks import ClaimedAttacks
from kg.extract.clauses import Clause, Grammar, coordinated
from kg.extract.descriptions import seat
from kg.extract.lexicon import Entry, lexicon
from kg.extract.lists import past_bracket
from kg.extract.mentions import is_acronym
from kg.extract.parties import names_member
from kg.extract.place_words import place_words
from kg.extract.places import Places, is_road
from kg.extract.politics_words import is_party, politics_table
from kg.extract.qualifiers import Qualifiers
from kg.extract.references import References
from kg.extract.referent_words import referent_words
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.forms import looks_plural
from kg.french.gazetteer import countries
from kg.model import DateSpan, Literal, Mention, Status
from kg.ontology.phrases import Phrase
from kg.ontology.relations import load_relations

_OF_BEHIND = re.compile(r"\s?[»\"”]?\s(?:de|d['’]environ|de près de|de plus de|d['’]au moins)\s")
_OF = ("de", "d'", "du", "des")
_ONE = ("le", "la", "l'", "un", "une", "au", "du")
_BETWEEN = (",", "/", "-", "–", "et")
_CLOSERS = (",", ".", ")", "»", ":", "–", ";")
_OF_WHOLE = re.compile(r" (de la |de l['’]|de |du |des |d['’])")
_BEHIND_WHOLE = re.compile(r" (?:en|à|au|aux|pour|sur|contre) .*")
_FULL_DAY = len("2025-02-10")
_SHORTEST_LIFE = 18  # years of somebody whom a text calls by « (1950-2016) »
_LIFE = re.compile(r"(1\d{3}|20\d\d)[-–—](1\d{3}|20\d\d)")
_FIELD = ("DET", "NOUN", "ADJ")
_DASH = re.compile(r"\s*[-–—]\s*")
_DATE_BEHIND = re.compile(r"\s?[(,]?\s?(?:en|de|du|le|des)?\s?")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A statement found by a pattern: tokens of its ends, the mention ids of its objects, or a literal object."""

    entry: Entry
    trigger: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...] = ()
    mentions: tuple[int, ...] = ()
    literal: Literal | None = None
    status: Status = "asserted"
    dated: bool = False


def _also_called(name: str) -> tuple[str, ...]:
    """The names that everybody uses for the same thing (« ONU », « Nations unies »)."""
    rows = ((full, *others) for full, others in load_data("names.toml")["same"].items())
    return next((row for row in rows if name in row), ())


@cache
def pattern_entry(relation: str, pattern: str) -> Entry | None:
    """A pattern's place among the phrases of its relation; None if the ontology has no such relation."""
    found = load_relations().get(relation)
    if found is None:
        return None
    return Entry(found, Phrase(f"{relation}#{pattern}", pattern, "role", "", False, (), (("S", "subj"), ("O", "attr"))))


class Patterns:
    """Finds the patterns in one parsed article."""

    def __init__(self, parsed: Parsed, grammar: Grammar, refs: References, qualifiers: Qualifiers) -> None:
        self.parsed, self.grammar, self.refs, self.qualifiers = parsed, grammar, refs, qualifiers
        self.places = Places(parsed, refs)
        self.claimed = ClaimedAttacks(parsed, grammar, refs)

    def matches(self) -> Iterator[Pattern]:
        """All patterns, in text order; the nationalities that others' tell last."""
        found = list(self._all())
        yield from found
        yield from self._same_nation([p for p in found if p.entry.relation.id == "hasNationality"])

    def _all(self) -> Iterator[Pattern]:
        for t in self.parsed.tokens:
            mention = self.refs.mention(t.i)
            if self.refs.country(t.i) is not None:
                yield from self._demonym(t)
            if mention is not None and mention.kind == "description":
                yield from self._sitting(t, mention)
            if t.text == "(":
                yield from self._parenthesis(t)
            if t.text.lower() in load_data("grammar.toml")["replacing"]:
                yield from self._replacing(t)
            if t.name is None and looks_plural(t.text):
                yield from self._mutual(t)
            if t.name is None and t.plain in load_data("grammar.toml")["between_two"]:
                yield from self._hyphened(t)
            if t.i in self.grammar.clauses:
                yield from self._claimed(t)
            if t.plain in load_data("grammar.toml")["voices"]:
                yield from self._voiced(t)
            if mention is not None and mention.kind == "name":
                yield from self._located(t)
                yield from self._inner(t)
                yield from self._organ(t)
                yield from self._held(t, mention)
                yield from self._costing(t, mention)
                yield from self._awarded(t) if self._is_award(t) else self._authored(t)
                yield from self._affiliated(t)
                yield from self._named_member(t)
                yield from self._led(t)

    def _made(
        self, relation: str, pattern: str, t: Token, subjects: Sequence[int], **ends: object
    ) -> Iterator[Pattern]:
        entry = pattern_entry(relation, pattern)
        if entry is not None and subjects:
            yield Pattern(entry, t.i, tuple(subjects), **ends)  # type: ignore[arg-type]

    # -- demonyms -------------------------------------------------------------------------------------------------

    def _demonym(self, t: Token) -> Iterator[Pattern]:
        """A demonym beside a noun that a name bears: nationality of a person, seat of an organization."""
        if t.text.islower() and t.i and self.refs.kind(t.i - 1) == "Organization":
            yield from self._nation_behind(t)
        noun = self._noun_of(t)
        if self._one_of_two(t):
            return
        if noun is None or any(not e.relation.contest for e in lexicon().heads.get(noun.text.lower(), ())):
            return
        yield from self._allied(noun, t)
        bearers = self._of_nation(noun) or self._bearers(noun, t)
        if self._is_group(noun) and not (set(bearers) - {noun.i}):
            return
        mention = self.refs.country(t.i)
        named = (mention.id,) if mention is not None else ()
        yield from self._made("hasNationality", "demonym", t, bearers, mentions=named)
        yield from self._made("basedIn", "demonym", t, bearers, mentions=named)
        if noun.text.lower() in place_words("settlements"):
            placed = bearers or self._called(max(noun.i, t.i))
            yield from self._made("locatedIn", "demonym", t, placed, mentions=named)

    def _one_of_two(self, t: Token) -> bool:
        """« les diplomaties russe et polonaise »: two nations in the singular behind a plural are one thing's each."""
        near = [k for k in self.parsed.tokens[max(t.i - 3, 0) : t.i + 3] if k.plain == "et" and abs(k.i - t.i) == 1]
        if not near or looks_plural(t.text):
            return False
        other = self.parsed.tokens[2 * near[0].i - t.i]
        mention, first = self.refs.mention(other.i), min(t.i, other.i)
        both = mention is not None and mention.kind == "demonym" and not looks_plural(other.text)
        return both and looks_plural(self.parsed.tokens[first - 1].text)

    def _same_nation(self, known: Sequence[Pattern]) -> Iterator[Pattern]:
        """« la Belge X devance sa compatriote Y »: Y has the nationality that the text says X to have."""
        nations = {self._surname(m): p for p in known for m in self.refs.of_all(p.subjects)}
        for t in self.parsed.tokens:
            if t.plain not in load_data("grammar.toml")["compatriots"]:
                continue
            own = next((m for c in self.parsed.children(t.i) if (m := self.refs.mention(c.i)) is not None), None)
            owners = own.antecedents if own is not None and own.kind == "possessive" else ()
            nation = next((nations[name] for name in map(self._surname, owners) if name in nations), None)
            named = [i for i in self._bearers(t, t) if self.refs.named(i) is not None]
            if nation is not None:
                ends = {"objects": nation.objects, "mentions": nation.mentions}
                yield from self._made("hasNationality", "compatriot", t, named, **ends)

    def _surname(self, mention: int) -> str:
        m = self.refs.mentions[mention]
        meant = self.refs.mentions[m.antecedents[0]] if len(m.antecedents) == 1 else m
        return meant.text.split()[-1]

    def _allied(self, noun: Token, t: Token) -> Iterator[Pattern]:
        """« X et son allié russe »: the country itself is what the noun says, if nobody is named behind it."""
        entries = [e for e in lexicon().roles.get(noun.text.lower(), ()) if e.relation.symmetric and not e.phrase.words]
        own = next((m for c in self.parsed.children(noun.i) if (m := self.refs.mention(c.i)) is not None), None)
        if not entries or own is None or own.kind != "possessive" or not t.text.islower():
            return
        states = [i for i in own.antecedents if self.refs.kind(self.refs.mentions[i].head) in ("Place", "Organization")]
        if states and set(self._bearers(noun, t)) <= {noun.i}:
            yield from self._made(entries[0].relation.id, "allied", t, (t.i,), mentions=tuple(states))

    def _nation_behind(self, t: Token) -> Iterator[Pattern]:
        """« l'Assemblée nationale française »: a demonym right behind the name of an organization."""
        mention, name = self.refs.mention(t.i), self.refs.named(t.i - 1)
        body = name is not None and noun_kind(name.text.split()[0].lower()) == "Organization"
        named = body or (t.i > 1 and self.parsed.tokens[t.i - 2].pos == "DET")  # « le Hezbollah libanais »
        if mention is not None and named and t.head == t.i - 1:
            yield from self._made("basedIn", "demonym", t, (t.i - 1,), mentions=(mention.id,))

    def _called(self, last: int) -> tuple[int, ...]:
        """« la ville bulgare de Varna »: the name behind « de »."""
        behind = self.parsed.tokens[last + 1 : last + 3]
        named = len(behind) == 2 and behind[0].plain in ("de", "d'")
        return (behind[1].i,) if named and self.refs.kind(behind[1].i) == "Place" else ()

    def _noun_of(self, t: Token) -> Token | None:
        """The noun that the demonym qualifies; itself where it is a noun beside a name (« le Français X »)."""
        if t.pos in ("NOUN", "PROPN") and t.text[:1].isupper():
            return t
        head = self.parsed.tokens[t.head]
        beside = head.name is not None and head.i == t.i + 1 and t.i > 0
        if beside and (t.text[:1].isupper() or self.parsed.tokens[t.i - 1].pos in ("DET", "ADP")):
            return t  # « contre le français X », « l'autre Français X »
        if _is_noun(head) and head.name is None and abs(head.i - t.i) <= 4:
            return head
        before = self.parsed.tokens[t.i - 1] if t.i else t
        return before if before.pos == "NOUN" and before.name is None else None

    def _is_group(self, noun: Token) -> bool:
        """« les Français X et Y »: a demonym tagged as a plural, no article in the singular before it."""
        if noun.morph.get("Number") != "Plur" or not noun.text[:1].isupper() or noun.i == 0:
            return False
        return self.parsed.tokens[noun.i - 1].plain not in _ONE

    def _bearers(self, noun: Token, demonym: Token) -> tuple[int, ...]:
        """The name beside the noun (« la start-up française X », « X, une entreprise émiratie »), or who it is."""
        last = self.parsed.sentence_of(noun.i).last
        i = max(noun.i, demonym.i) + 1
        while i < last and self.parsed.tokens[i].pos == "ADJ":
            i += 1
        plural = looks_plural(noun.text) and self.parsed.tokens[noun.i - 1].plain not in _ONE
        i = self._past_insertion(noun, i, last)
        if i < last and self.parsed.tokens[i].name is not None:
            return tuple(self._compatriots(i)) if plural else (i,)
        inner = self.refs.name_inside(noun.i)
        if inner is not None:
            return (inner.head,)
        before = self._apposed(noun)
        if before is not None:
            return (before,)
        clause = self.grammar.clauses.get(noun.i)
        if clause is not None and "être" in clause.verbs:
            return tuple(clause.role("subj"))
        mention = self.refs.mention(noun.i)
        return (noun.i,) if mention is not None and mention.antecedents else ()

    def _past_insertion(self, noun: Token, i: int, last: int) -> int:
        """« son compatriote, X, … », « le Français d'Arsenal X »: the token of the name behind that is the noun's."""
        behind = i
        club = i + 1 < last and self.parsed.tokens[i].plain in _OF and self.refs.kind(i + 1) == "Organization"
        behind += 2 * club
        apposed = behind + 1 < last and self.parsed.tokens[behind].text == ","
        behind += apposed
        of_people = noun_kind(noun.text) == "Person" or self.refs.country(noun.i) is not None
        if behind >= last or behind == i or not (of_people and self._person(behind)):
            return i
        names = coordinated(self.parsed, behind)
        return behind if not apposed or self._closed(max(names) + 1) else i

    def _compatriots(self, first: int) -> Iterator[int]:
        """« les Belges X et Y et le Suisse Z »: X and Y, the names up to the one that has a demonym of its own."""
        yield first
        for i in coordinated(self.parsed, first)[1:]:
            if self.refs.country(i - 1) is not None:
                return
            yield i

    def _of_nation(self, noun: Token) -> tuple[int, ...]:
        """« X, de nationalité française, … », « X est de nationalité française »: whose nationality it is."""
        if noun.plain not in load_data("grammar.toml")["nationality"]:
            return ()
        of, first = noun.i - 1, self.parsed.sentence_of(noun.i).first
        if of > first + 1 and self.parsed.tokens[of - 1].text == "," and self.parsed.tokens[of - 2].name is not None:
            return (of - 2,)
        clause = self.grammar.clauses.get(noun.i)
        return tuple(clause.role("subj")) if clause is not None else ()

    def _apposed(self, noun: Token) -> int | None:
        """« X, une entreprise émiratie »: the name before the comma of an apposition."""
        i, first = noun.i - 1, self.parsed.sentence_of(noun.i).first
        while i > first and self.parsed.tokens[i].pos in ("DET", "ADJ"):
            i -= 1
        if i > first and self.parsed.tokens[i].text in (",", "(") and self.parsed.tokens[i - 1].name is not None:
            return i - 1
        return None

    # -- parentheses ----------------------------------------------------------------------------------------------

    def _parenthesis(self, t: Token) -> Iterator[Pattern]:
        """« X (LR) »: a party; « X (1985) »: a birth year; « Lyon (France) »: a place within a place."""
        sentence = self.parsed.sentence_of(t.i)
        close = next((k.i for k in self.parsed.tokens[t.i + 1 : min(t.i + 20, sentence.last)] if k.text == ")"), None)
        if close is None or t.i == sentence.first or self.parsed.tokens[t.i - 1].name is None:
            return
        before, inside = t.i - 1, _without_age(self.parsed.tokens[t.i + 1 : close])
        first = inside[0] if inside else t
        if first.plain in load_data("grammar.toml")["wholes_of_firms"] and len(inside) == 2:
            yield from self._part(before, inside[1].i)
        if first.plain in place_words("directions") and inside[-1].name is not None:  # « Gao (nord du Mali) »
            yield from self._made("locatedIn", "parenthesis", t, (before,), objects=(inside[-1].i,))
        yield from self._made_of(t, before, inside)
        yield from self._made("locatedIn", "parts", t, self.places.parts(before, inside), objects=(before,))
        alone = len(inside) == 1 or (len(inside) > 1 and inside[1].text in (",", "-", "/", "–"))
        if self._person(before) and first.name is not None and self.refs.kind(first.i) == "Work":
            works = tuple(k.i for k in inside if k.name is not None and self.refs.kind(k.i) == "Work")
            yield from self._made("created", "bracketed", t, (before,), objects=works)
        elif self.refs.kind(before) == "Work" and self._person(first.i) and (alone or len(inside) == 1):
            yield from self._made("created", "bracketed", t, (first.i,), objects=(before,))  # « W (X, 2003) »
        elif alone and first.name is not None and not self._alias(before, first.i):
            if self._person(before):
                yield from self._of_party(t, before, inside)
            elif self._placed(before, inside):
                inner, outer = (first.i, before) if self.places.holds(before, first.i) else (before, first.i)
                yield from self._made("locatedIn", "parenthesis", t, (inner,), objects=(outer,))
        if self._person(before):
            yield from self._bracketed(t, before, inside)
        year = " ".join(k.text for k in inside)
        if len(inside) == 1 and year.isdigit() and len(year) == 4 and self._person(before):
            yield from self._made("bornOn", "year", t, (before,), literal=Literal("date", year))
        life = self._life(inside) if self._person(before) else None
        if life is not None:
            yield from self._made("bornOn", "life", t, (before,), literal=Literal("date", life[0]))
            yield from self._made("diedOn", "life", inside[-1], (before,), literal=Literal("date", life[1]))

    def _of_party(self, t: Token, person: int, inside: Sequence[Token]) -> Iterator[Pattern]:
        """« X (LR) », « X (Rhône, LR) »: a party, not the place that somebody was elected in or comes from."""
        named = [k for k in inside if k.name is not None and self.refs.kind(k.i) != "Place"]
        if named and not named[0].text[-1:].isdigit():  # « Apollo 16 » is no party
            bond = self._past_bond(person, named[0]) or self._bond(person)
            status: Status = "former" if _is_past(named[0]) else "asserted"
            yield from self._made(bond, "party", t, (person,), objects=(named[0].i,), status=status)

    def _life(self, inside: Sequence[Token]) -> tuple[str, str] | None:
        """« (1950-2016) », « (3 mai 1950 - 5 juin 2016) »: birth and death, if the brackets hold no more.

        Few years are a time in office.
        """
        years = _LIFE.fullmatch("".join(k.text for k in inside))
        if years is not None or not inside:
            lived = years is not None and int(years[2]) - int(years[1]) >= _SHORTEST_LIFE
            return (years[1], years[2]) if years is not None and lived else None
        start, end = inside[0].start, inside[-1].end
        days = [d for d in self.qualifiers.dates if start <= d.start and d.end <= end]
        whole = bool(days) and (days[0].start, days[-1].end) == (start, end)
        between = [self.parsed.text[a.end : b.start] for a, b in pairwise(days)]
        ends = [value for d in days for value in d.value.split("/")]
        if not whole or len(ends) != 2 or not all(_DASH.fullmatch(text) for text in between):
            return None
        return ends[0], ends[1]

    def _bracketed(self, t: Token, person: int, inside: Sequence[Token]) -> Iterator[Pattern]:
        """« X (Z, Italie) », « X (82 ans, Apollo 16) »: a country, or what somebody took part in."""
        if any(k.name is None and k.text not in _BETWEEN for k in inside):
            return
        for k in (k for k in inside if k.name is not None):
            if self._is_award(k):
                continue
            if self.refs.kind(k.i) == "Event" or k.text[-1:].isdigit():
                yield from self._made("participatesIn", "parenthesis", t, (person,), objects=(k.i,))
            elif k.text in countries():
                yield from self._made("hasNationality", "parenthesis", t, (person,), objects=(k.i,))

    def _made_of(self, t: Token, before: int, inside: Sequence[Token]) -> Iterator[Pattern]:
        """« le groupe Y (États-Unis, Russie et Chine) »: three or more states that an organization is made of."""
        states = [k.i for k in inside if k.name is not None and k.text in countries()]
        between = all(k.i in states or k.text in (",", "et") or k.pos == "DET" for k in inside)
        if between and len(states) > 2 and self.refs.kind(before) in ("Organization", "Project"):
            yield from self._made("memberOf", "states", t, states, objects=(before,))

    def _placed(self, before: int, inside: Sequence[Token]) -> bool:
        """« Lyon (Rhône) », « Lyon (Rhône, France) », but no site with its road (« le radar de Lyon (RD 12) »)."""
        whole = len(inside) == 3 and inside[1].text == "," and self.refs.kind(inside[2].i) == "Place"
        if is_road(inside[0].text) or not (len(inside) == 1 or whole):
            return False
        kind, within = self.refs.kind(before), self.refs.kind(inside[0].i)
        return kind == "Place" or (kind == "Organization" and within == "Place" and self.places.is_site(before))

    def _part(self, part: int, whole: int) -> Iterator[Pattern]:
        """« X (groupe Y) »: an organization and the larger one that it belongs to."""
        if self.refs.kind(part) == "Organization" == self.refs.kind(whole):
            t = self.parsed.tokens[part]
            yield from self._made("subsidiaryOf", "parenthesis", t, (part,), objects=(whole,))

    # -- affiliations ---------------------------------------------------------------------------------------------

    def _affiliated(self, t: Token) -> Iterator[Pattern]:
        """« X, de l'université Y, … », « le glaciologue X de Y »: who works for Y or, if it is a club, is of it."""
        sentence, i = self.parsed.sentence_of(t.i), t.i + 1
        if not self._person(t.i) or i >= sentence.last:
            return
        comma = self.parsed.tokens[i].text == ","
        i += comma
        if i >= sentence.last or self.parsed.tokens[i].plain not in _OF:
            return
        i += 1
        while i < sentence.last and self.parsed.tokens[i].pos == "DET":
            i += 1
        end = self._organization(i) if i < sentence.last else None
        if end is None or not (self._closed(end + 1) if comma else self._is_role(t.i - 1)):
            return
        relation = "memberOf" if self._takes_members(i, end, t.i - 1) else "worksFor"
        yield from self._made(relation, "affiliation", t, (t.i,), objects=(end,))

    def _named_member(self, t: Token) -> Iterator[Pattern]:
        """« l'ex-PS X », « l'ancien LREM X », « la LR X »: one who is named by the party before the name."""
        i, first = t.i - 1, self.parsed.sentence_of(t.i).first
        if i <= first or not names_member(self.parsed, self.parsed.tokens[i], t):
            return
        before = self.parsed.tokens[i - 1]
        past = _is_past(self.parsed.tokens[i]) or role_modifiers().get(before.plain) == "former"
        if before.pos == "DET" or past:
            status: Status = "former" if past else "asserted"
            yield from self._made("memberOf", "named", t, (t.i,), objects=(i,), status=status)

    def _organization(self, i: int) -> int | None:
        """The organization that token `i` names or introduces (« l'association Y »)."""
        inner = self.refs.name_inside(i) if self.refs.named(i) is None else None
        end = i if inner is None else inner.head
        return end if self.refs.kind(end) == "Organization" else None

    def _closed(self, i: int) -> bool:
        """Does the sentence or an insertion end at token `i`?"""
        return i >= self.parsed.sentence_of(i - 1).last or self.parsed.tokens[i].text in _CLOSERS

    def _is_role(self, i: int) -> bool:
        t = self.parsed.tokens[max(i, 0)]
        return t.name is None and t.pos in ("NOUN", "ADJ") and noun_kind(t.text) == "Person"

    def _takes_members(self, noun: int, organization: int, before: int) -> bool:
        """Does one belong to the organization (« le club Y ») rather than work for it, or say so (« le joueur X »)?"""
        first = self.parsed.tokens[organization].text.split()[0].lower()
        if noun != organization and self.parsed.tokens[noun].text.lower() in load_data("grammar.toml")["joined"]:
            return True
        if self.parsed.tokens[organization].text in politics_table("parties", "names"):
            return True  # « X, de La France insoumise »
        title = self.parsed.tokens[max(before, 0)].text.lower()
        roles = (entry.relation.id for entry in lexicon().roles.get(title, ()))
        return first in load_data("grammar.toml")["joined"] or "memberOf" in roles

    def _alias(self, before: int, inside: int) -> bool:
        """« Fédération X (FEX) »: a second name of the same, not a member of it."""
        if self._person(before) != self._person(inside):
            return False  # « Paul Serra (PS) »
        a, b = self.parsed.tokens[before].text, self.parsed.tokens[inside].text
        return (
            is_acronym(b, a) or is_acronym(a, b) or a.lower().startswith(b.lower()) or b.lower().startswith(a.lower())
        )

    def _bond(self, person: int) -> str:
        """« l'analyste X (Y) » works for Y, « le député X (Y) » belongs to it."""
        first = self.parsed.tokens[person]
        first = self.parsed.tokens[first.head] if first.dep == "conj" else first  # « les chercheurs X (Y) et Z (W) »
        noun = (first if first.name is None else self.parsed.tokens[max(first.i - 1, 0)]).text.lower().rstrip("s")
        relations = {entry.relation.id for entry in lexicon().roles.get(noun, ())}
        return "worksFor" if "worksFor" in relations and "memberOf" not in relations else "memberOf"

    def _replacing(self, t: Token) -> Iterator[Pattern]:
        """« X prend la tête de Y, en remplacement de Z », « Y a nommé X à la place de Z »: X comes after Z."""
        behind, last = t.i + 2, self.parsed.sentence_of(t.i).last
        if behind >= last or self.parsed.tokens[t.i + 1].plain not in _OF or not self._person(behind):
            return
        before = " ".join(k.plain for k in self.parsed.tokens[max(t.i - 2, 0) : t.i])
        head = self._above(t) if before == "à la" else self.grammar.clauses.get(t.head)
        if head is None or not (before == "à la" or self.grammar.preposition(t) == "en"):
            return
        people = [i for i in head.role("obj") if self._person(i)] or head.role("subj")
        yield from self._made("succeeds", "replacing", t, people[:1], objects=(behind,))

    def _above(self, t: Token) -> Clause | None:
        """The clause above « à la place de », if it gives somebody a post."""
        giving = politics_table("verbs", "naming") | politics_table("verbs", "taking") | referent_words("becoming")
        giving -= politics_table("verbs", "keeping")
        for _ in range(4):
            t = self.parsed.tokens[t.head]
            clause = self.grammar.clauses.get(t.i)
            if clause is not None:
                return clause if clause.verbs & giving else None
        return None

    def _mutual(self, t: Token) -> Iterator[Pattern]:
        """« les rivaux X et Y »: each is so to the other, but not in « Z a pour rivaux X et Y »."""
        entries = [e for e in lexicon().roles.get(t.text.lower(), ()) if e.relation.symmetric and not e.phrase.words]
        i, last = t.i + 1, self.parsed.sentence_of(t.i).last
        while i < last and self.parsed.tokens[i].pos == "ADJ":
            i += 1
        before = self.parsed.tokens[max(t.i - 3, 0) : t.i]
        owned = any((m := self.refs.mention(k.i)) is not None and m.kind == "possessive" for k in before)
        names = coordinated(self.parsed, i) if entries and i < last and self.refs.named(i) is not None else []
        owned = owned or ("pour" in {k.plain for k in before} and all(k.pos != "DET" for k in before))
        if len(names) == 2 and not owned:
            yield from self._made(entries[0].relation.id, "mutual", t, names[:1], objects=tuple(names[1:]))

    def _hyphened(self, t: Token) -> Iterator[Pattern]:
        """« l'alliance X-Y », « le match X - Y »: the two names, joined by a dash or a slash, are the ends."""
        behind = self.parsed.tokens[t.i + 1 : min(t.i + 4, self.parsed.sentence_of(t.i).last)]
        if len(behind) == 3 and behind[1].text in ("-", "–", "—", "/") and behind[0].name is not None:
            relation = load_data("grammar.toml")["between_two"][t.plain]
            same = self.refs.kind(behind[0].i) == self.refs.kind(behind[2].i)
            if behind[2].name is not None and same:
                yield from self._made(relation, "hyphened", t, (behind[0].i,), objects=(behind[2].i,))

    def _voiced(self, t: Token) -> Iterator[Pattern]:
        """« Y a répondu par la voix de X »: X speaks for Y."""
        kids = self.parsed.children(t.i)
        if not any(c.plain == "par" for c in kids):
            return
        speaker = [c.i for c in kids if c.i > t.i and any(k.plain in _OF for k in self.parsed.children(c.i))][:1]
        if any(k.morph.get("Poss") == "Yes" for i in speaker for k in self.parsed.children(i)):
            return  # « par la voix de son président »: what X is says whose
        head = self.parsed.tokens[t.head]
        # « l'ONG Y, par la voix de X »
        inner = self.refs.name_inside(head.i) if head.i not in self.grammar.clauses else None
        spoken_for = (head.i,) if head.name is not None else self.grammar.subjects(head.i)
        spoken_for = (inner.head,) if inner is not None else spoken_for
        spoken_for = tuple(i for i in spoken_for if self.refs.kinds(i) <= {"Organization", "Place"} and i != t.i)
        yield from self._made("represents", "voice", t, speaker, objects=spoken_for)

    def _claimed(self, t: Token) -> Iterator[Pattern]:
        """« L'attentat a été revendiqué par X »: X struck what the article said of it before."""
        subjects, objects = self.claimed.ends(t)
        if objects:
            yield from self._made("attacked", "claimed", t, subjects, objects=objects)

    def _led(self, t: Token) -> Iterator[Pattern]:
        """« l'UDI de X », « le Parti Z (PZ) de l'ancien ministre X »: a party and the person at its head."""
        last = self.parsed.sentence_of(t.i).last
        of = past_bracket(self.parsed, t.i + 1, last)
        if of + 1 >= last or self.refs.kind(t.i) != "Organization" or self.parsed.tokens[of].plain not in _OF:
            return
        name = of + 1 if self._person(of + 1) else self._titled(of + 1)
        title = self.parsed.tokens[of + 1 : name]
        titled = not title or any(noun_kind(k.text) == "Person" and not looks_plural(k.text) for k in title)
        if is_party(t.text) and titled and self._person(name):
            yield from self._made("leads", "led", t, (name,), objects=(t.i,))

    def _past_bond(self, person: int, t: Token) -> str | None:
        """« X (ex-Norvax) » worked for Y, « X (ex-PS) », « le gardien X (ex-Bastia) » belonged to it."""
        if not _is_past(t):
            return None
        title = self.parsed.tokens[max(person - 1, 0)].text.lower()
        if any(entry.relation.id == "memberOf" for entry in lexicon().roles.get(title, ())):
            return "memberOf"
        name = t.text[3:]
        joined = name.split()[0].lower() in load_data("grammar.toml")["joined"] or (name.isupper() and len(name) < 5)
        return "memberOf" if joined else "worksFor"

    def _person(self, token: int) -> bool:
        return self.refs.kind(token) == "Person"

    # -- places ---------------------------------------------------------------------------------------------------

    def _located(self, t: Token) -> Iterator[Pattern]:
        """« Lyon, en France », « l'usine Renault de Douai », « le sommet de Paris »: what stands in or at a place."""
        inside = self.places.standing_at(t.i) if self.refs.kind(t.i) == "Place" else None
        if inside is not None:
            yield from self._made("locatedIn", "place", t, (inside,), objects=(t.i,))
        company = self._company_of(t) if self.refs.kind(t.i) == "Place" else None
        if company is not None:
            yield from self._made("basedIn", "apposed", t, (company,), objects=(t.i,))

    def _company_of(self, t: Token) -> int | None:
        """« Y, une entreprise de Lyon, … »: the organization that an apposition puts in the place at token `t`."""
        noun = self.parsed.tokens[max(t.i - 2, 0)]
        if self.parsed.tokens[t.i - 1].plain not in _OF or seat(self.parsed, noun) != t.i:
            return None
        name = self._apposed(noun)
        return name if name is not None and self.refs.kind(name) == "Organization" else None

    def _inner(self, t: Token) -> Iterator[Pattern]:
        """« l'aéroport de Nice », « la fédération croate de patinage »: the place that a name holds."""
        kind, head = self.refs.kind(t.i), t.text.split()[0].lower()
        for place in self.refs.inside(t.i):
            if kind == "Organization" and head in place_words("located_heads") and place.canonical is None:
                yield from self._made("locatedIn", "inner", t, (t.i,), mentions=(place.id,))
            elif kind == "Organization" and self._seated(head, place):
                yield from self._made("basedIn", "inner", t, (t.i,), mentions=(place.id,))
            elif place.canonical is None and self._holds(t, place, kind):
                yield from self._made("locatedIn", "inner", t, (t.i,), mentions=(place.id,))

    def _sitting(self, t: Token, mention: Mention) -> Iterator[Pattern]:
        """« le groupe de Y », « la firme de Y » for a company named before: where it sits."""
        place = seat(self.parsed, t)
        if place is not None and mention.antecedents and self.refs.kind(place) == "Place":
            yield from self._made("basedIn", "seat", t, (t.i,), objects=(place,))

    def _organ(self, t: Token) -> Iterator[Pattern]:
        """« la commission des lois de l'Union Y », « la mission de Y au Mali », Y named elsewhere: a part of Y."""
        if self.refs.kind(t.i) != "Organization":
            return
        # « le mouvement des X » is theirs, if not they
        found = (m for m in _OF_WHOLE.finditer(t.text) if m[1] != "des " or re.search("[ -]", t.text[: m.start()]))
        rests = (_BEHIND_WHOLE.sub("", t.text[m.end() :]) for m in found)
        whole = next((self._wholes[rest] for rest in rests if rest in self._wholes), None)
        if whole is not None:
            yield from self._made("subsidiaryOf", "organ", t, (t.i,), mentions=(whole,))

    @cached_property
    def _wholes(self) -> dict[str, int]:
        """The first mention of each organization that the article names, by its name and by others that it has."""
        named = [m for m in self.refs.mentions if m.kind == "name" and self.refs.kind(m.head) == "Organization"]
        others = {other: m.id for m in reversed(named) for other in _also_called(m.text)}
        return {**others, **{m.text: m.id for m in reversed(named)}}

    def _seated(self, head: str, place: Mention) -> bool:
        """Does a name with that first word say by the place in it where the organization sits?"""
        words = load_data("grammar.toml")
        return head in words["seated"] or (place.canonical is not None and head in words["bodies"])

    def _holds(self, t: Token, place: Mention, kind: str | None) -> bool:
        """Is a place, event or mission in the place that its name holds (no « province de X », « Tour de France »)?"""
        if kind == "Place":
            whole = t.text.split()[0].lower() in load_data("grammar.toml")["wholes"]
            return not whole and place.text.lower() not in place_words("directions")
        before = t.text[: place.start - t.start].rstrip().lower()
        there = before.endswith((" en", " au", " aux"))
        return (kind == "Event" and place.text not in countries()) or (kind in ("Event", "Organization") and there)

    def _held(self, t: Token, mention: Mention) -> Iterator[Pattern]:
        """« les Jeux de Berlin en 1936 »: an event with its date right behind it."""
        if self.refs.kind(t.i) != "Event":
            return
        behind = next((d for d in self.qualifiers.dates if d.start >= mention.end), None)
        if behind is not None and _DATE_BEHIND.fullmatch(self.parsed.text[mention.end : behind.start]):
            value = behind.value.split("/")[0]
            yield from self._made("heldOn", "date", t, (t.i,), literal=Literal("date", value))
        for date in self.qualifiers.dates:
            if mention.start < date.start and date.end <= mention.end and self._dates_name(mention, date):
                yield from self._made("heldOn", "name", t, (t.i,), literal=Literal("date", date.value.split("/")[0]))

    def _dates_name(self, mention: Mention, date: DateSpan) -> bool:
        """« les élections de mai 2014 », « l'attentat du 14 juillet »: does the event's name say when it was?"""
        before = self.parsed.text[mention.start : date.start].rstrip().lower().replace("’", "'")
        if before.startswith(tuple(load_data("grammar.toml")["awards"])):
            return False
        votes = load_data("designations.toml")["words"]
        spoken_of = before.split()[0] in votes["dated_by_day"] and before.split()[0] not in votes["dated"]
        if spoken_of and len(date.value) < _FULL_DAY:
            return False  # « les élections de mai 2014 »
        return before.endswith((" de", " du", " d'", " des")) or date.value.split("/")[0] == date.value[:4]

    def _costing(self, t: Token, mention: Mention) -> Iterator[Pattern]:
        """« le projet X de 40 millions d'euros »: a project with its budget right behind its name."""
        if self.refs.kind(t.i) != "Project":
            return
        for amount in self.qualifiers.amounts:
            between = self.parsed.text[mention.end : amount.start]
            if amount.kind == "money" and _OF_BEHIND.fullmatch(between):
                yield from self._made("hasBudget", "behind", t, (t.i,), literal=Literal("money", str(amount)))

    def _is_award(self, t: Token) -> bool:
        return t.text.lower().startswith(tuple(load_data("grammar.toml")["awards"]))

    def _awarded(self, t: Token) -> Iterator[Pattern]:
        """« X, prix Y 2013, », « X (prix Y 2013) », « Prix Y en 2013, X … »: an award in apposition to who has won it.

        Dated, capitalised as who has it is called (« Prix Y de la paix »), or a name that is surely an award's.
        """
        sentence = self.parsed.sentence_of(t.i)
        before = self.parsed.tokens[t.i - 1].text if t.i > sentence.first else ""
        behind, dated = self._past_award(t)
        closed = behind < sentence.last and self.parsed.tokens[behind].text in (",", ")", ".")
        sure = dated or t.text[:1].isupper() or self.refs.kind(t.i) == "Event"
        if before in (",", "(") and sure and closed and self._person(t.i - 2):
            yield from self._made("won", "award", t, (t.i - 2,), objects=(t.i,))
        elif t.i == sentence.first and closed and behind + 1 < sentence.last and self._person(behind + 1):
            yield from self._made("won", "award", t, (behind + 1,), objects=(t.i,))
        elif before.lower() == "le" and behind < sentence.last and self._person(behind):  # « le prix Nobel X »
            yield from self._made("won", "award", t, (behind,), objects=(t.i,))

    def _past_award(self, t: Token) -> tuple[int, bool]:
        """The token behind an award, its field and its year (« | de la paix en 2010 | »), and whether it has a year."""
        i, last = t.i + 1, self.parsed.sentence_of(t.i).last
        field = i < last and self.parsed.tokens[i].plain in _OF
        i += field
        while field and i < last and self.parsed.tokens[i].name is None and self.parsed.tokens[i].pos in _FIELD:
            i += 1
        i += i + 1 < last and self.parsed.tokens[i].plain == "en" and self.parsed.tokens[i + 1].text.isdigit()
        year = i < last and self.parsed.tokens[i].text.isdigit()
        return i + year, year or t.text[-1:].isdigit()

    def _authored(self, t: Token) -> Iterator[Pattern]:
        """« W de X », « W, de la romancière X », « le modèle T d'Y »: a work and its author, a product, its maker."""
        behind, last = t.i + 1, self.parsed.sentence_of(t.i).last
        behind += behind < last and self.parsed.tokens[behind].text in ("»", "”", '"')
        apart = behind < last and self.parsed.tokens[behind].text == ","
        behind = self._kind_apposed(behind + 1) if apart else behind
        if behind + 1 >= last or self.parsed.tokens[behind].plain not in ("de", "d'", "du"):
            return
        noun = self.parsed.tokens[t.i - 1].plain if t.i else ""
        said = any(entry.phrase.inverse for entry in lexicon().roles.get(noun, ()))
        if noun in ("un", "une") or (said and not apart) or self._counted(t):
            return  # a phrase says whose such a thing is
        maker = {"Work": "Person", "Product": "Organization"}.get(self.refs.kind(t.i) or "")
        author = self._titled(behind + 1) if maker is not None else t.i
        if maker is None or self.refs.kind(author) != maker:
            return
        authors = tuple(coordinated(self.parsed, author)) if maker == "Person" else (author,)
        if not apart or self._closed(max(authors) + 1):
            yield from self._made("created", "author", t, authors, objects=(t.i,))

    def _counted(self, t: Token) -> bool:
        """« une commande de 500 A320 de Y »: so many of a product are what Y has or wants."""
        return t.i > 0 and self.parsed.tokens[t.i - 1].pos == "NUM"

    def _kind_apposed(self, i: int) -> int:
        """The token behind what kind of work an apposition says that it is: « W, comédie noire | de X »."""
        first, last = i, self.parsed.sentence_of(i - 1).last
        while i < last and self.parsed.tokens[i].pos in ("DET", "ADJ", "NUM"):
            i += 1
        if i == last or self.parsed.tokens[i].pos != "NOUN" or noun_kind(self.parsed.tokens[i].text) != "Work":
            return first
        i += 1
        while i < last and self.parsed.tokens[i].pos == "ADJ":
            i += 1
        return i

    def _titled(self, i: int) -> int:
        """The token of the name behind words like « la réalisatrice belge » that open at token `i`."""
        last = self.parsed.sentence_of(i).last
        j = i
        while j < min(i + 5, last - 1) and self.parsed.tokens[j].name is None:
            if self.parsed.tokens[j].pos not in ("DET", "NOUN", "ADJ", "PROPN"):
                return i
            j += 1
        return j


def _is_noun(t: Token) -> bool:
    """Is it a noun, or an adjective that stands for one in an apposition (« X, un scientifique péruvien »)?"""
    return t.pos == "NOUN" or (t.pos == "ADJ" and t.dep == "appos")


def _without_age(inside: Sequence[Token]) -> Sequence[Token]:
    """What brackets hold behind an age (« (82 ans, Z) »)."""
    aged = len(inside) > 3 and inside[0].text.isdigit() and inside[1].plain == "ans" and inside[2].text == ","
    return inside[3:] if aged else inside


def _is_past(t: Token) -> bool:
    """« ex-Norvax »: is the name one of what somebody has left?"""
    return t.text.lower().startswith("ex-")
