"""Match phrases against clauses, adjectives and event nouns: who is S, what is O."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from kg.extract.appositions import skip_age
from kg.extract.asides import past_aside
from kg.extract.clauses import NOMINAL, SUBJECTS, Clause, Grammar, coordinated, support_verbs
from kg.extract.dates import is_time_word
from kg.extract.lexicon import Entry, lexicon
from kg.extract.lists import enumerated
from kg.extract.places import Places
from kg.extract.qualifier_words import qualifier_words
from kg.extract.references import References
from kg.extract.set_against import is_set_against
from kg.extract.speech_words import speech_verbs
from kg.extract.texts import is_office
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.forms import adjective_forms, noun_forms
from kg.ontology.phrases import Phrase, compound_prepositions, words_of

_CLIMBS = 4  # from a participle to the subject of its sentence
# words between a predicate and a complement that the tree hangs elsewhere (« investir 3 milliards d'euros dans »)
_REACH = 9
_FAR_REACH = 30
_FURTHER = 14
_BARS = (";", ":", "«", "“")
_OWN = frozenset({"son", "sa", "ses"})
_PLACE_PREPOSITIONS = frozenset({"à", "en", "dans", "sur"})


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found at token `trigger`: tokens that fill S and O (`objects` empty where O is a literal elsewhere)."""

    entry: Entry
    trigger: int
    subjects: tuple[int, ...]
    objects: tuple[int, ...]
    method: Literal["frame", "pattern", "backoff"] = "frame"
    support: int | None = None
    fixed: tuple[int, ...] = ()

    def outdoes(self, other: Match) -> bool:
        """Does this wording hold the other one? Of two that hold each other, the verb's stays: it knows the mood."""
        counts = self.entry.relation.literal in ("money", "number")  # « se séparer de O » of staff, or of a business
        if counts and other.entry.relation.literal is None:
            return False
        mutual = other.contains(self)
        return self.contains(other) and not (mutual and other.entry.phrase.kind == "verb")

    def contains(self, other: Match) -> bool:
        """Does this wording hold the other one's predicate among its own words, and say it of the same ends?"""
        return (
            other.trigger in self.fixed
            and set(other.subjects) <= set(self.subjects) | set(self.objects)
            and set(other.objects) <= set(self.objects)
            and bool(other.objects)
        )

    def takes_up(self, other: Match) -> bool:
        """Is the other one's object a word of this one's own (« céder sa place à X » sells no place, « porté à la tête
        de X » has no office « tête »)?"""
        words, plain = self.entry.phrase, other.entry.phrase
        idiom = words.kind == "verb" and bool(words.fixed)
        word = self.fixed[0] if idiom else None
        of_same = plain.slot("X") == "obj" and bool(set(self.objects) & set(other.objects))
        said = word in other.objects or word in other.subjects or of_same
        of_other = words.slot("X") not in (None, "subj")  # « racheter les parts de X dans Y » buys nothing of X's
        another = self.trigger == other.trigger and (of_other or self.entry.relation is not other.entry.relation)
        return idiom and said and another and bool(self.objects) and not plain.fixed


@cache
def _occasions() -> tuple[str, ...]:
    return tuple(load_data("grammar.toml")["occasions"])


@cache
def _aiming() -> frozenset[str]:
    """Prepositions before whom something is done against, as the notation of phrases words them."""
    return frozenset(" ".join(words_of(text)) for text in load_data("grammar.toml")["aiming"])


class Matcher:
    """Finds phrases in one parsed article."""

    def __init__(self, parsed: Parsed, grammar: Grammar, refs: References) -> None:
        self.parsed, self.grammar, self.refs = parsed, grammar, refs
        self.places = Places(parsed, refs)
        self._near_found: dict[tuple[int, int, bool], list[tuple[int, bool]]] = {}

    def matches(self) -> list[Match]:
        """All matches of verb, adjective and event-noun phrases, in text order, but for those within a longer one."""
        found = list(self._all())
        longer = [m for m in found if m.fixed]
        titled = {m.trigger: m for m in found if m.entry.phrase.titled is not None}

        def beaten(m: Match) -> bool:
            if titled.get(m.trigger, m) is not m:  # « Me X défend Y »: whom a lawyer defends he speaks for
                return True
            return any(
                other.outdoes(self._owned_by(m, other)) or (other.takes_up(m) and not self._names(other.fixed[0]))
                for other in longer
            )

        return [m for m in found if not beaten(m)]

    def _names(self, word: int) -> bool:
        """Has the word of a phrase a name (« a lancé l'opération X contre Y » launches X and opposes Y)?"""
        return self.refs.named(word) is not None or self.refs.name_inside(word) is not None

    def _owned_by(self, m: Match, other: Match) -> Match:
        """« X vend sa participation dans Y »: the participation's owner by the token that « sa » stands for."""
        meant = {self._referent(i): i for i in other.subjects}
        return replace(m, subjects=tuple(meant.get(self._referent(i), i) for i in m.subjects))

    def _referent(self, token: int) -> int:
        """The mention that a token stands for in the end; below zero where it stands for nobody."""
        meant = self.refs.of(token)
        if len(meant) != 1:
            return -1 - token
        mention = self.refs.mentions[meant[0]]
        return mention.antecedents[0] if len(mention.antecedents) == 1 else mention.id

    def _all(self) -> Iterator[Match]:
        for t in self.parsed.tokens:
            if t.i in self.grammar.clauses:
                yield from self._verb(self.grammar.clauses[t.i])
            if t.name is None:
                yield from self._adjective(t)
                yield from self._event_noun(t)
                yield from self._attribute(t)
        for clause in self.grammar.gapped:
            yield from self._verb(clause)

    # -- verbs ----------------------------------------------------------------------------------------------------

    def _verb(self, clause: Clause) -> Iterator[Match]:
        entries = [e for lemma in sorted(clause.verbs) for e in lexicon().verbs.get(lemma, ())]
        for entry in entries:
            phrase = entry.phrase
            if phrase.reflexive != clause.reflexive:
                if not phrase.reflexive and clause.reflexive and entry.relation.symmetric:
                    yield from self._reciprocal(entry, clause)
                continue
            fixed = self._fixed(phrase, clause.head)
            if fixed is None or not self._has_clitic(phrase, clause.head):
                continue
            yield from self._filled(entry, clause, fixed)

    def _has_clitic(self, phrase: Phrase, verb: int) -> bool:
        """Does the pronoun that belongs to the phrase's verb (« s'en prendre ») stand before the verb?"""
        if phrase.clitic is None:
            return True
        before = self.parsed.tokens[max(self.parsed.sentence_of(verb).first, verb - 3) : verb]
        return any(t.plain == phrase.clitic for t in before)

    def _reciprocal(self, entry: Entry, clause: Clause) -> Iterator[Match]:
        """« X et Y se sont rencontrés »: the two subjects are the ends of a symmetric relation."""
        who = self._expand(clause.role("subj") + clause.role("obj"))
        both = self._both(self._expand(clause.role("subj")))
        if both and not entry.phrase.fixed:
            yield Match(entry, clause.head, *both)
        elif len(who) == 2 and not entry.phrase.fixed:
            yield Match(entry, clause.head, who[:1], who[1:])

    def _both(self, subjects: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """« les deux hommes », « ils » for two people: both ends of what is mutual, at one token."""
        pair = len(subjects) == 1 and len(self.refs.of(subjects[0])) == 2
        return (subjects, subjects) if pair else None

    def _filled(self, entry: Entry, clause: Clause, fixed: list[int]) -> Iterator[Match]:
        subjects = self._slot(entry.phrase, "S", clause, fixed)
        if entry.phrase.owners:
            subjects = self._able(entry.phrase, subjects) or self._able_above(entry.phrase, clause)
        objects = self._slot(entry.phrase, "O", clause, fixed)
        if entry.phrase.whom and not any(self.refs.kinds(i) & set(entry.phrase.whom) for i in objects[:1]):
            return
        if entry.phrase.titled is not None:
            subjects = self._titled(subjects, load_data("grammar.toml")[entry.phrase.titled])
        if entry.phrase.only is not None:
            objects = self._beginning(objects, load_data("grammar.toml")[entry.phrase.only])
        objects = self._themselves(entry, objects)
        if entry.relation.id in load_data("grammar.toml")["dealings"] and entry.phrase.slot("S") == "à":
            subjects = tuple(i for i in subjects if not self._says_where_only(i))
        if entry.relation.range == ("Place",) and entry.phrase.slot("O") in _PLACE_PREPOSITIONS:
            objects = tuple(i for i in objects if not self.refs.only_part(i))
        wants_other = entry.phrase.slot("X") not in (None, "subj") and not self._slot(entry.phrase, "X", clause, fixed)
        barred = any(clause.role(preposition) for preposition in entry.phrase.without)
        barred = barred or (entry.relation.id == "funds" and self._owed(clause))
        acted = entry.relation.id == "created" and self._for_acting(entry.phrase, clause, fixed)
        if (
            not subjects
            or wants_other
            or barred
            or acted
            or self._of_person(entry, clause)
            or self._of_thing(entry, clause)
            or (entry.relation.id == "attacked" and self._in_words(subjects))
        ):
            return
        if not objects and entry.relation.symmetric and entry.phrase.slot("O") == "avec":
            both = self._named_pair(subjects)  # « X et Y ont signé un accord »
            subjects, objects = (both[:1], both[1:]) if len(both) == 2 else self._both(subjects) or (subjects, objects)
        if not objects and entry.relation.literal is None and not entry.phrase.of_post:
            return
        if set(subjects) == set(objects) and len(subjects) == 2 and entry.relation.symmetric:
            subjects, objects = subjects[:1], objects[1:]
        subjects, objects = self._accompanying(entry, clause, subjects), self._accompanying(entry, clause, objects)
        if entry.relation.joint is not None:  # « X a fondé Y avec Z »
            subjects = (*subjects, *(i for i in clause.role("avec") if self._named_person(i)))
        yield Match(entry, clause.head, subjects, objects, fixed=tuple(fixed))

    def _in_words(self, subjects: tuple[int, ...]) -> bool:
        """« Facebook attaque Y »: what runs a service attacks in court or in words, not by force."""
        services = load_data("names.toml")["companies_of_services"]
        return any(self.parsed.tokens[i].text in services for i in subjects)

    def _themselves(self, entry: Entry, objects: tuple[int, ...]) -> tuple[int, ...]:
        """Without what only belongs to somebody (« attaque la décision de X », « la licence de Y »)."""
        words = load_data("grammar.toml")["not_themselves"].get(entry.relation.id, ())
        return tuple(i for i in objects if self.parsed.tokens[i].plain not in words)

    def _for_acting(self, phrase: Phrase, clause: Clause, fixed: list[int]) -> bool:
        """« X a reçu le prix du meilleur acteur pour W »: who is awarded for playing in a work did not make it."""
        prizes = self._slot(phrase, "X", clause, fixed) if phrase.slot("X") is not None else ()
        last = self.parsed.sentence_of(clause.head).last
        reach = (self.parsed.tokens[i : min(i + _REACH, last)] for i in prizes)
        return any(word in load_data("grammar.toml")["acting"] for ts in reach for t in ts for word in t.plain.split())

    def _owed(self, clause: Clause) -> bool:
        """« a versé à Y 3 millions d'euros de dommages et intérêts »: what one has to pay funds nobody."""
        last = self.parsed.sentence_of(clause.head).last
        behind = self.parsed.tokens[clause.head + 1 : min(clause.head + _REACH + 3, last)]
        return any(t.name is None and t.plain in load_data("grammar.toml")["owed"] for t in behind)

    def _accompanying(self, entry: Entry, clause: Clause, ends: tuple[int, ...]) -> tuple[int, ...]:
        """« X a été reçu par Y en compagnie de Z »: Z beside the end that is the clause's subject, if alike."""
        table = load_data("grammar.toml")
        before = [c.i for c in self.parsed.children(clause.head) if c.dep in SUBJECTS and c.name is not None]
        subject = before or clause.role("obj" if clause.passive else "subj")
        if entry.relation.id not in table["done_together"] or not set(subject) & set(ends):
            return ends
        kinds = self.refs.kinds(subject[0])
        free = [role for role in table["company"] if role not in dict(entry.phrase.slots).values()]
        beside = self._expand([i for role in free for i in self._linear(clause.head, role)])
        return (*ends, *(i for i in beside if kinds and self.refs.kinds(i) == kinds and i not in ends))

    def _beginning(self, objects: Sequence[int], words: Sequence[str]) -> tuple[int, ...]:
        """The objects whose words begin with one of a list (« le prix X », « cinq César »)."""
        return tuple(i for i in objects if self.parsed.tokens[i].text.lower().startswith(tuple(words)))

    def _titled(self, subjects: Sequence[int], words: Sequence[str]) -> tuple[int, ...]:
        """The subjects if one of the words stands before the first (« Me X », « Mes X et Y », « l'avocate X »)."""
        first = min(subjects, default=0)
        before = self.parsed.tokens[max(first - 1, 0) : first + 1] if subjects else []
        return tuple(subjects) if any(t.plain in words for t in before) else ()

    def _able(self, phrase: Phrase, subjects: Sequence[int]) -> tuple[int, ...]:
        """The subjects that are of a kind that the phrase tells of: what takes place is an event."""
        return tuple(i for i in subjects if self.refs.kinds(i) & set(phrase.owners))

    def _able_above(self, phrase: Phrase, clause: Clause) -> tuple[int, ...]:
        """« X est un tournoi organisé par Y, ayant lieu à Z »: a subject of that kind above a participle."""
        t = self.parsed.tokens[clause.head]
        for _ in range(_CLIMBS if t.dep.startswith("acl") else 0):
            t = self.parsed.tokens[t.head]
            found = self._able(phrase, (t.i, *self.grammar.subjects(t.i)))
            if found:
                return found
        return ()

    def _of_person(self, entry: Entry, clause: Clause) -> bool:
        """« Y a prêté X au club Z » gives Z no money: a deal whose phrase does not name what is given is of a thing."""
        unnamed = entry.relation.takes_amount and "obj" not in dict(entry.phrase.slots).values()
        return unnamed and not entry.phrase.fixed and any(self.refs.kind(i) == "Person" for i in clause.role("obj"))

    def _of_thing(self, entry: Entry, clause: Clause) -> bool:
        """« Y perd un contrat de 21 millions »: the sum is the contract's, where the verb's own object is to be one."""
        sums = (*qualifier_words("units"), *qualifier_words("sums"))
        summed = entry.relation.literal == "money" and not entry.phrase.fixed and entry.phrase.slot("O") == "obj"
        counted = (self._counted(i) or self.parsed.tokens[i].plain in sums for i in clause.role("obj"))
        return summed and bool(clause.role("obj")) and not any(counted)

    def _named_person(self, i: int) -> bool:
        """« avec X », « avec son collègue X »: does token `i` name a person?"""
        inner = self.refs.name_inside(i) if self.refs.named(i) is None else None
        return self.refs.kind(i if inner is None else inner.head) == "Person"

    def _named_pair(self, tokens: tuple[int, ...]) -> tuple[int, ...]:
        """« les deux groupes, X et Y, … »: of a noun and the two names that it stands for, the names."""
        named = tuple(i for i in tokens if self.refs.named(i) is not None)
        return named if len(tokens) == 3 and len(named) == 2 else tokens

    def _slot(self, phrase: Phrase, name: str, clause: Clause, fixed: list[int]) -> tuple[int, ...]:
        role = phrase.slot(name)
        if role is None:
            return ()
        tokens = self._clause_of(phrase, name, clause, fixed).role(role)
        tokens = tokens or (self._office_behind(clause) if role == "attr" else [])
        if role == ("obj" if clause.passive else "subj") and self._alone(self.parsed.tokens[clause.head]):
            return tuple(self._nearest(tokens, self.parsed.tokens[clause.head])) if tokens else ()
        if role in ("subj", "obj", "attr"):
            bare = [t for t in tokens if t not in fixed or self.parsed.tokens[t].name is not None]
            return self._expand(bare or (self._bare_behind(fixed[-1]) if role == "obj" and fixed else []))
        if not tokens and role in _PLACE_PREPOSITIONS and role != "sur":  # « l'a emporté à Y » beats no Y
            tokens = [a.token for a in clause.args if a.role in _PLACE_PREPOSITIONS and self._is_place(a.token)]
        tokens = [t for t in tokens if t not in fixed]
        before = phrase.fixed_before(name)
        own = bool(_OWN.intersection(phrase.text.split()))  # « quitter ses fonctions de »: S's, not O's
        for anchor in (*reversed(fixed[:before]), *fixed[before:]):
            tokens = tokens or [t for t in self._complement(anchor, role, owned=not own) if t not in fixed]
        if not tokens and role == "de" and fixed:  # « visé par des sanctions américaines »
            tokens = list(self._nationality(self.parsed.tokens[fixed[-1]]))
        if role in _aiming() and fixed:
            tokens = tokens or self._aimed_at(clause.head, fixed, role)
        tokens = tokens or (
            [] if role in _aiming() and fixed else self._linear(fixed[-1] if fixed else clause.head, role)
        )
        if not tokens and role == "devant":
            tokens = self._rival(fixed[-1] if fixed else clause.head)
        if not tokens and role == "pour" and name == "O":
            tokens = self._grounds(fixed[-1] if fixed else clause.head)
        if role in _PLACE_PREPOSITIONS and not any(self._is_place(t) for t in tokens):
            tokens = self._place_below(clause) or tokens
        if role in _PLACE_PREPOSITIONS:
            tokens = list(dict.fromkeys(self.places.innermost(t) for t in tokens))
        return self._expand(self._people(tokens))

    def _says_where_only(self, i: int) -> bool:
        """« a racheté Y en Suède »: is a place where it was done, no state that one deals with (« à la Suède »)?"""
        return self._is_place(i) and self.grammar.preposition(self.parsed.tokens[i]) in ("en", "dans", "sur")

    def _people(self, tokens: list[int]) -> list[int]:
        """« succède à X au ministère de Y »: of complements behind one preposition, persons if the first is one."""
        first = bool(tokens) and self.refs.kinds(min(tokens)) == {"Person"}
        return [i for i in tokens if self.refs.kinds(i) == {"Person"}] if first else tokens

    def _place_below(self, clause: Clause) -> list[int]:
        """« mort dans un accident au Chili », « décédé à son domicile de Lyon »: the place within a circumstance."""
        roles = (*_PLACE_PREPOSITIONS, "de", "lors de", "pendant")
        nouns = [self.parsed.tokens[arg.token] for arg in clause.args if arg.role in roles]
        for noun in [t for t in nouns if t.name is None]:
            within = [(noun, preposition) for preposition in sorted(_PLACE_PREPOSITIONS)]
            for above, preposition in (*within, *((t, "de") for t in self._premises(noun))):
                places = [i for i in self._complement(above.i, preposition, owned=False) if self._is_place(i)]
                if places:
                    return places[:1]
        return []

    def _premises(self, noun: Token) -> list[Token]:
        """« à son domicile », « d'un cancer à son domicile »: nouns of a circumstance with a place behind « de »."""
        below = [i for preposition in sorted(_PLACE_PREPOSITIONS) for i in self._complement(noun.i, preposition)]
        words = load_data("grammar.toml")["premises"]
        return [t for t in (noun, *(self.parsed.tokens[i] for i in below)) if t.text.lower() in words]

    def _office_behind(self, clause: Clause) -> list[int]:
        """« a été élue députée de Y », « ont élu X présidente »: the office behind the verb or its object, by place."""
        behind = [] if clause.passive else clause.role("obj")
        objects = [i for i in behind if i > clause.head and self.parsed.tokens[i].name is not None]
        i, last = max([clause.head, *objects]) + 1, self.parsed.sentence_of(clause.head).last
        while i < last and not is_office(self.parsed.tokens[i]):
            t, after = self.parsed.tokens[i], self.parsed.tokens[min(i + 1, last - 1)]
            year = t.text.lower() == "en" and after.pos == "NUM"
            there = t.plain in _PLACE_PREPOSITIONS and after.name is not None and self._is_place(after.i)
            moment = t.name is None and (is_time_word(t.plain) or (t.plain == "le" and after.text[:1].isdigit()))
            if t.pos not in ("ADJ", "ADV", "NUM") and not (year or there or moment):
                return []
            i += 1 + there
        return [i] if i < last else []

    def _bare_behind(self, anchor: int) -> list[int]:
        """« pointe du doigt X », « prend pour cible le patron de X »: an object behind the phrase's last fixed word."""
        found = self._noun_at(anchor + 1)
        return found if found and self.refs.of(found[0]) else []

    def _clause_of(self, phrase: Phrase, name: str, clause: Clause, fixed: list[int]) -> Clause:
        """The clause that a slot belongs to: that of the infinitive before it (« proposer de racheter O »), if any."""
        for token in reversed(fixed[: phrase.fixed_before(name)]):
            if token in self.grammar.clauses and self.parsed.tokens[token].morph.get("VerbForm") == "Inf":
                return self.grammar.clauses[token]
        return clause

    def _expand(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """Each token and those listed with it, once, in order."""
        listed = [j for i in tokens for j in coordinated(self.parsed, i) if not is_set_against(self.parsed, j)]
        return tuple(dict.fromkeys(k for j in listed for k in self._named_after(j)))

    def _named_after(self, i: int) -> list[int]:
        """« les ministres X et Y », « trois ministres, dont X et Y »: a plural noun and the names it stands for."""
        t = self.parsed.tokens[i]
        if t.name is not None:
            return [i]
        if not t.text.lower().endswith(("s", "x")):
            return [i, *self._joined_to(i)]
        inner = self.refs.name_inside(i) if self.refs.mention(i) is None else None
        listed = enumerated(self.parsed, i) if inner is None else coordinated(self.parsed, inner.head)[1:]
        return [i, *listed]

    def _joined_to(self, i: int) -> list[int]:
        """« la société A et B », « à la Norvégienne A et au Suédois B »: what the tree joins to the name of a noun."""
        inner = self.refs.name_inside(i)
        if inner is None:
            return []
        kind, found = self.refs.kind(inner.head), []
        for c in self.parsed.children(inner.head):
            name = self.refs.named(c.i) or self.refs.name_inside(c.i)
            if c.dep == "conj" and name is not None and self.refs.kind(name.head) == kind:
                found.append(c.i)
        return found

    def _is_place(self, token: int) -> bool:
        mention = self.refs.mention(token)
        return mention is not None and any(kind == "Place" for kind, _ in mention.scores)

    def _complement(self, anchor: int, preposition: str, owned: bool = True) -> list[int]:
        """What hangs on token `anchor` behind a preposition, by the tree; for « de » with `owned` its possessive."""
        if preposition == "de" and owned:
            owner = self._possessor(anchor)
            if owner is not None:
                return [owner]
            noun = self.parsed.tokens[anchor]
            beside = self.parsed.children(noun.head) if noun.dep in SUBJECTS else []  # « Y, dont le siège est à Z »
            if any(c.plain == "dont" and c.i < anchor for c in (*self.parsed.children(anchor), *beside)):
                of = self.grammar.antecedent(noun.head)
                return [] if of is None else [of]
        kids = [c for c in self.parsed.children(anchor) if c.i > anchor]
        found = [c for c in kids if c.pos in NOMINAL and self.grammar.preposition(c) == preposition]
        if preposition == "de":
            return [i for c in found for i in self._beyond(c)]
        if preposition == "par" and not found:  # « l'offre présentée par X »
            made = [self.grammar.clauses[c.i] for c in kids if c.dep == "acl" and c.i in self.grammar.clauses]
            return [
                i for clause in made if clause.passive and anchor in clause.role("obj") for i in clause.role("subj")
            ]
        return self._people([c.i for c in found])

    def _beyond(self, t: Token) -> list[int]:
        """« une offre de 3 milliards d'euros de X »: the name that hangs on the amount; else the token itself."""
        if not self._counted(t.i):
            return [t.i]
        named = [k for k in self.parsed.subtree(t.i) if k.name is not None and self.grammar.preposition(k) == "de"]
        return [named[0].i] if named else [t.i]

    def _possessor(self, noun: int) -> int | None:
        """The possessive determiner of a noun (« son rachat »), as the token of its mention."""
        for c in self.parsed.children(noun):
            if c.dep == "det" and c.i < noun:
                mention = self.refs.mention(c.i)
                if mention is not None and mention.kind == "possessive":
                    return c.i
        return None

    def _linear(self, anchor: int, preposition: str) -> list[int]:
        """What follows `anchor` behind the preposition, where the tree shows nothing: within a few words or, a name,
        further on in the clause.

        Of « de » and « par » near ones only: they belong to the noun or participle right before them (gold/train: with
        « de » 4 of 11 more claims are right, without the two all of 4).
        """
        found = self._nearby(anchor, preposition)
        return found or ([] if preposition in ("de", "par") else self._further(anchor, preposition))

    def _further(self, anchor: int, preposition: str) -> list[int]:
        """« des ententes signées entre X et Y », « ayant lieu du 2 au 4 mai à Y »: a name past other complements."""
        words, i = preposition.split(), anchor + 1
        last = min(anchor + _FURTHER, self.parsed.sentence_of(anchor).last)
        while i < last:
            t, past = self.parsed.tokens[i], past_aside(self.parsed, i)
            if t.morph.get("VerbForm") == "Fin" or t.pos in ("SCONJ", "PRON") or t.text in _BARS:
                return []
            if [k.uncontracted for k in self.parsed.tokens[i : i + len(words)]] == words:
                found = self._noun_at(i + len(words))
                if found and (self.refs.named(found[0]) or self.refs.name_inside(found[0])):
                    return found
            i = i + 1 if past == i else past
        return []

    def _nearby(self, anchor: int, preposition: str) -> list[int]:
        """The noun within a few words behind the preposition, with no verb and no comma before it."""
        words, start, i = preposition.split(), anchor, anchor + 1
        last = self.parsed.sentence_of(anchor).last
        while i < min(start + _REACH, last):
            got = [t.uncontracted for t in self.parsed.tokens[i : i + len(words)]]
            if got == words and not (preposition == "de" and self._ends_compound(i)):
                found = self._noun_at(i + len(words))
                place = preposition == "à" and any(self._is_place(k) for k in found)  # « lors d'une réunion à Y »
                others = (preposition == "de" or place) and self._owns_complement(start, i - 1)
                return [] if others else found
            past = past_aside(self.parsed, i)
            if past == i and self.parsed.tokens[i].pos in ("VERB", "PUNCT", "CCONJ", "SCONJ", "AUX"):
                return []
            start, i = (start, i + 1) if past == i else (past - 1, past)
        return []

    def _aimed_at(self, anchor: int, fixed: list[int], preposition: str) -> list[int]:
        """« a lancé des poursuites, auprès d'un tribunal de Z, à l'encontre de X », « prononce contre X une amende ».

        Whom a verb and its noun are against stands further on than other complements do, or between the two.
        """
        words, first = preposition.split(), anchor + 1
        for t in self.parsed.tokens[first : min(anchor + _FAR_REACH, self.parsed.sentence_of(anchor).last - 1)]:
            other = t.pos == "VERB" and t.i not in fixed and not t.dep.startswith("acl")
            if t.pos in ("AUX", "SCONJ") or t.morph.get("PronType") == "Rel" or other or t.text in (";", ":"):
                break
            if [k.uncontracted for k in self.parsed.tokens[t.i : t.i + len(words)]] == words:
                return self._noun_at(t.i + len(words)) if self._free_before(first, t.i, fixed) else []
        return []

    def _free_before(self, first: int, i: int, fixed: list[int]) -> bool:
        """Is the preposition at token `i` the verb's, not that of a noun before it (« après une attaque | contre »)?"""
        tokens, k = self.parsed.tokens, i - 1
        while k > first and (tokens[k].pos in ("ADJ", "ADV") or tokens[k - 1].uncontracted == "de"):
            k -= 1 if tokens[k].pos in ("ADJ", "ADV") else 2  # « une procédure d'infraction | contre »
        t = tokens[k]
        apart = t.pos != "NOUN" or t.name is not None or is_time_word(t.plain) or t.i in fixed or self._counted(t.i)
        before = {c.plain for c in tokens[max(first, k - 2) : k]} | {c.plain for c in tokens[fixed[-1] : i]} & {"pour"}
        return apart or bool(before.intersection(load_data("grammar.toml")["before_aim"]))

    def _rival(self, anchor: int) -> list[int]:
        """« arrive en tête du premier tour avec 35 % des voix, (loin) devant X »: who is named behind « devant »."""
        last = self.parsed.sentence_of(anchor).last
        for t in self.parsed.tokens[anchor + 1 : min(anchor + _FAR_REACH, last - 1)]:
            if t.pos in ("AUX", "SCONJ") or t.morph.get("VerbForm") == "Fin" or t.text in (";", ":"):
                break
            if t.plain == "devant":
                found = self._noun_at(t.i + 1)
                return found if found and self._named_person(found[0]) else []
        return []

    def _ends_compound(self, i: int) -> bool:
        """« plainte auprès | de X »: is « de » at token `i` the last word of a longer preposition?"""
        before = [t.uncontracted for t in self.parsed.tokens[max(i - 3, 0) : i + 1]]
        return any(c[-1] == "de" and tuple(before[-len(c) :]) == c for c in compound_prepositions())

    def _grounds(self, anchor: int) -> list[int]:
        """« condamné à un an de prison et 3 000 euros d'amende pour fraude »: the noun behind « pour » further on.

        Up to the next verb; « pour » with an article says for whom or how long.
        """
        last = self.parsed.sentence_of(anchor).last
        for t in self.parsed.tokens[anchor + 1 : min(anchor + _FAR_REACH, last - 1)]:
            if t.pos == "AUX" or t.morph.get("VerbForm") == "Fin" or t.text in (";", ":"):
                break
            behind = self.parsed.tokens[t.i + 1]
            if t.plain == "pour" and behind.pos in ("NOUN", "ADJ") and not is_time_word(behind.plain):
                return self._noun_at(t.i + 1)
        return []

    def _owns_complement(self, anchor: int, i: int) -> bool:
        """« rencontre avec le secrétaire | de Y »: « de » goes with a noun that has a preposition and article."""
        behind = self.parsed.tokens[anchor + 1 : i + 1]
        counted = ("DET", "NUM")
        cut = next((k for k, t in enumerate(behind[:-1]) if t.pos == "ADP" and behind[k + 1].pos in counted), None)
        return cut is not None and any(t.pos == "NOUN" and t.name is None for t in behind[cut:])

    def _noun_at(self, i: int) -> list[int]:
        last = self.parsed.sentence_of(min(i, len(self.parsed.tokens) - 1)).last
        while i < last and self.parsed.tokens[i].pos in ("DET", "ADJ", "NUM"):
            i += 1
        return [i] if i < last and self.parsed.tokens[i].pos in NOMINAL else []

    # -- fixed complements ----------------------------------------------------------------------------------------

    def _fixed(self, phrase: Phrase, anchor: int) -> list[int] | None:
        """The tokens of the phrase's fixed complements, in order behind `anchor` or its children; None if one lacks."""
        found: list[int] = []
        at = anchor
        for preposition, word in phrase.fixed:
            token = self._fixed_word(anchor, at, preposition, word)
            if token is None:
                return None
            found.append(token)
            at = max(at, token)
        return found

    def _fixed_word(self, anchor: int, at: int, preposition: str, word: str) -> int | None:
        forms = _forms(word)
        for i, taken in self._near(anchor, at, bool(preposition)):
            t = self.parsed.tokens[i]
            heads_name = t.name is not None and not preposition and t.text.lower().split()[0] in forms
            said = t.text.lower() in forms or word in t.verbs or heads_name
            if said and (taken or self._behind(preposition, i)):
                return i
        return None

    def _near(self, anchor: int, at: int, governed: bool) -> list[tuple[int, bool]]:
        """Where a fixed word may stand, and whether a relative takes it up; found once for all phrases of a verb."""
        key = (anchor, at, governed)
        if key not in self._near_found:
            self._near_found[key] = list(self._find_near(anchor, at, governed))
        return self._near_found[key]

    def _find_near(self, anchor: int, at: int, governed: bool) -> Iterator[tuple[int, bool]]:
        last = min(self._past_agent(anchor, at) + 6, self.parsed.sentence_of(anchor).last)
        nearby = list(range(at + 1, last)) + [c.i for i in dict.fromkeys((anchor, at)) for c in self.parsed.children(i)]
        nearby += [c.i for k in self.parsed.children(at) for c in self.parsed.children(k.i) if c.dep == "acl"]
        taken = [] if governed or anchor != at else self._taken_up(anchor)
        nearby += self._hung_on_object(anchor) if governed else [*self._attributes_behind(at, last), *taken]
        for i in dict.fromkeys(nearby):
            t = self.parsed.tokens[i]
            denied = i > 0 and self.parsed.tokens[i - 1].plain == "non"  # « plaide non coupable »
            fronted = t.dep == "obl:mod" and t.head == at == anchor and governed  # « À l'appel de X, … »
            if not denied and (i >= at or i in taken or t.dep in ("obj", "nsubj:pass") or fronted):
                yield i, i in taken

    def _taken_up(self, anchor: int) -> list[int]:
        """« le soutien que X a apporté à Y »: the noun before a relative whose verb has it as its object."""
        t, clause = self.parsed.tokens[anchor], self.grammar.clauses.get(anchor)
        objects = clause.role("obj") if clause is not None and not clause.passive else []
        objects = [i for i in objects if self.parsed.tokens[i].pos != "SCONJ"]
        que = self.parsed.tokens[t.head + 1] if t.dep == "acl" else t  # read as « l'idée que … »
        if not objects and que.plain in ("que", "qu'") and que.head == anchor:
            objects = [t.head]
        return [i for i in objects if i < anchor and self.parsed.tokens[i].pos == "NOUN"]

    def _past_agent(self, anchor: int, at: int) -> int:
        """« condamné | par le tribunal de Y | à 3 000 euros d'amende »: the end of a passive's agent."""
        agents = (c.i for c in self.parsed.children(anchor) if c.dep == "obl:agent")
        return next((i for i in agents if at == anchor < i < at + 6), at)

    def _hung_on_object(self, anchor: int) -> list[int]:
        """« condamne l'opérateur Y à une amende »: what the tree hangs on the verb's object, or on its name."""
        things = [c.i for c in self.parsed.children(anchor) if c.dep == "obj"]
        inner = [name.head for i in things if (name := self.refs.name_inside(i)) is not None]
        return [c.i for i in (*things, *inner) for c in self.parsed.children(i) if c.dep == "nmod"]

    def _attributes_behind(self, at: int, i: int) -> list[int]:
        """« a reconnu l'ancien président de Y, X, | coupable »: adjectives further on, up to a verb."""
        found = []
        for t in self.parsed.tokens[i : min(at + _REACH + 5, self.parsed.sentence_of(at).last)]:
            if t.pos in ("VERB", "AUX"):
                break
            if t.pos == "ADJ" or (t.pos == "NOUN" and self.parsed.tokens[t.i - 1].text == ","):
                found.append(t.i)
        return found

    def _behind(self, preposition: str, i: int) -> bool:
        if not preposition:
            return not self._complements(i) and not self._governed(i)
        words = preposition.split()
        first = self.parsed.sentence_of(i).first
        j = i - 1
        while (
            j >= first
            and self.parsed.tokens[j].pos in ("DET", "ADJ", "ADV", "NUM")
            and self.parsed.tokens[j].uncontracted not in words
        ):
            j -= 1
        return [t.uncontracted for t in self.parsed.tokens[max(first, j - len(words) + 1) : j + 1]] == words

    def _governed(self, i: int) -> bool:
        """« reçoit une note sur un soutien à Y »: does the word at `i` stand behind a preposition, with its article?"""
        first, k = self.parsed.sentence_of(i).first, i - 1
        while k > first and self.parsed.tokens[k].pos in ("DET", "ADJ"):
            k -= 1
        return self.parsed.tokens[k].plain in load_data("grammar.toml")["governing"] and k < i - 1

    def _complements(self, i: int) -> bool:
        """« annonce la fin de son partenariat »: is the word at `i` a definite complement of another noun?"""
        first = self.parsed.sentence_of(i).first
        i -= 1
        while i > first and self.parsed.tokens[i].pos == "ADJ":
            i -= 1
        if i <= first or self.parsed.tokens[i].pos != "DET" or self.parsed.tokens[i - 1].plain not in ("de", "d'"):
            return False
        return self.parsed.tokens[i - 2].pos == "NOUN" if i - 2 >= first else False

    # -- adjectives and participles -------------------------------------------------------------------------------

    def _adjective(self, t: Token) -> Iterator[Match]:
        if t.pos == "NOUN" and any(c.dep == "det" for c in self.parsed.children(t.i)):
            return  # « un ancien employé de Y »: a role
        for entry in lexicon().adjectives.get(t.text.lower(), ()):
            fixed = self._fixed(entry.phrase, t.i)
            if fixed is None:
                continue
            subjects = self._bearers(t)
            clause = self.grammar.clauses.get(t.i) or Clause(t.i, frozenset(), ())
            swapped = entry.phrase.slot("O") == "subj"  # « O être soumis à des sanctions de S »
            objects = self._adjective_object(entry.phrase, t, clause, fixed, "S" if swapped else "O")
            subjects = self._accompanying(entry, clause, subjects)
            if entry.phrase.owners:
                subjects = self._able(entry.phrase, subjects)
            if swapped:
                subjects, objects = objects, subjects
            if subjects and (objects or entry.relation.literal or entry.phrase.of_post):
                yield Match(entry, t.i, subjects, objects, fixed=tuple(fixed))

    def _adjective_object(
        self, phrase: Phrase, t: Token, clause: Clause, fixed: list[int], name: str
    ) -> tuple[int, ...]:
        """What fills the slot `name` behind the adjective or its fixed words."""
        role = phrase.slot(name) or ""
        for anchor in (t.i, *fixed):
            tokens = self._complement(anchor, role)
            if not tokens and role in _PLACE_PREPOSITIONS:
                tokens = [
                    j for p in sorted(_PLACE_PREPOSITIONS) for j in self._complement(anchor, p) if self._is_place(j)
                ]
            if tokens:
                return self._expand(tokens)
        return self._slot(phrase, name, clause, fixed)

    def _bearers(self, t: Token) -> tuple[int, ...]:
        """Whom it qualifies and, of a plural or an attribute, those listed with them."""
        found = self._qualified(t)
        if not any(self.refs.of(i) for i in found):
            found = self._name_before(t) or found  # « le procès de X, accusé de … »
        return tuple(found) if self._alone(t) else self._expand(found)

    def _alone(self, t: Token) -> bool:
        """A past participle in the singular beside its noun says nothing of what that noun is listed with."""
        past = t.morph.get("VerbForm") == "Part" and not t.text.lower().endswith(("s", "ant"))
        if not past or t.dep not in ("acl", "amod", "appos"):
            return False
        return not any(c.dep.startswith(("aux", "cop")) for c in self.parsed.children(t.i))

    def _qualified(self, t: Token) -> list[int]:
        """Whom an adjective or participle qualifies: the subject of its copula or passive, else its noun."""
        clause = self.grammar.clauses.get(t.i)
        kids = self.parsed.children(t.i)
        if any(c.dep == "aux:tense" and c.lemma == "avoir" for c in kids) and not self._passive(t):
            return []  # « X a nommé Y » is no « X est nommé »
        if t.dep == "conj" and self._shares_avoir(t):
            return []
        if clause is not None:
            own = clause.role("obj") if clause.passive else clause.role("subj")
            return self._nearest(own, t) if own else self._name_before(t)
        if t.dep in ("amod", "acl", "appos", "conj", "advcl", "nmod") and t.head != t.i:
            head = self.parsed.tokens[t.head]
            if head.pos in NOMINAL:
                return self._nearest([head.i], t)
            if head.i in self.grammar.clauses and t.dep == "advcl":
                return list(self.grammar.subjects(head.i))
        return []

    def _shares_avoir(self, t: Token) -> bool:
        """« X a menti et accusé Y de fraude »: does the participle go with « avoir » before another one?"""
        own = any(c.dep.startswith(("aux", "cop")) for c in self.parsed.children(t.i))
        if own or t.morph.get("VerbForm") != "Part":
            return False
        head = self.parsed.tokens[t.head]
        with_avoir = any(c.dep == "aux:tense" and c.lemma == "avoir" for c in self.parsed.children(head.i))
        return with_avoir and not self._passive(head)

    def _nearest(self, subjects: list[int], t: Token) -> list[int]:
        """« A, décédé en 1977, B, décédé en 1951 »: of listed names the one right before a participle's comma."""
        names = all(self.parsed.tokens[i].name is not None for i in subjects)
        before = self._name_before(t) if names and t.morph.get("Number") != "Plur" else []
        free = before and not self.grammar.preposition(self.parsed.tokens[before[0]])
        return before if free and before[0] > subjects[0] else subjects

    def _passive(self, t: Token) -> bool:
        return any(c.dep in ("aux:pass", "cop") for c in self.parsed.children(t.i))

    def _name_before(self, t: Token) -> list[int]:
        """« X, doté de … » where the tree hangs the participle elsewhere: the name right before the comma."""
        i, first = t.i - 1, self.parsed.sentence_of(t.i).first
        if i <= first or self.parsed.tokens[i].text != ",":
            return []
        while i > first and self.parsed.tokens[i].pos == "PUNCT":
            i -= 1
        i = skip_age(self.parsed, i, first)
        return [i] if self.parsed.tokens[i].name is not None else []

    def _attribute(self, t: Token) -> Iterator[Match]:
        """« X est en visite à Y » with the noun as predicate, and « X, en visite à Y, … » without a verb."""
        for entry in lexicon().attributes.get(t.text.lower(), ()):
            rest = self._fixed(replace(entry.phrase, fixed=entry.phrase.fixed[1:]), t.i)
            if rest is None or not self._behind(entry.phrase.fixed[0][0], t.i):
                continue
            clause = self.grammar.clauses.get(t.i)
            subjects = clause.role("subj") if clause is not None and "être" in clause.verbs else self._name_ahead(t)
            subjects = subjects or (self._doer(t) if entry.relation.symmetric else [])
            swapped = entry.phrase.slot("O") == "subj"  # « O être aux mains de S »
            objects = self._event_slot(t, entry.phrase.slot("S" if swapped else "O") or "", rest, len(rest))
            if swapped:
                subjects, objects = list(objects), tuple(subjects)
            if subjects and objects:
                yield Match(entry, t.i, self._expand(subjects), objects, fixed=tuple(rest))

    def _doer(self, t: Token) -> list[int]:
        """« En partenariat avec Y, X ouvre un centre »: who does what is said to be done together."""
        head = self.parsed.tokens[t.head]
        if t.dep == "nmod" and head.name is not None:
            return [head.i]  # « conçue par X en collaboration avec Y »
        if t.dep == "nmod" and head.dep == "obj":
            head = self.parsed.tokens[head.head]  # « X construit une usine en collaboration avec Y »
        above = t.dep in ("obl:mod", "obl:arg", "advcl", "advmod", "dep", "nmod") and head.i in self.grammar.clauses
        return self.grammar.clauses[head.i].role("subj") if above else []

    def _name_ahead(self, t: Token) -> list[int]:
        """The name before the comma before the preposition before `t`; where that opens the sentence, its subject."""
        i, first = t.i - 1, self.parsed.sentence_of(t.i).first
        while i > first and self._leads_to(self.parsed.tokens[i]):
            i -= 1
        if i == first and self.parsed.tokens[i].pos in ("ADP", "ADV", "ADJ"):
            return self._subject_behind(t)
        if i == first or self.parsed.tokens[i].text != ",":
            return []
        name = skip_age(self.parsed, i - 1, first)
        return [name] if self.parsed.tokens[name].name is not None else []

    def _leads_to(self, t: Token) -> bool:
        """May it stand between a comma and a noun with its preposition (« X, depuis 20 ans à la tête de Y »)?"""
        span = t.plain in load_data("grammar.toml")["spans"]
        return t.name is None and (t.pos in ("DET", "ADP", "ADV", "ADJ", "NUM") or span or is_time_word(t.plain))

    def _subject_behind(self, t: Token) -> list[int]:
        """« En visite à Y, X a … »: the subject right behind the comma that closes the words around `t`."""
        last = min(t.i + _REACH, self.parsed.sentence_of(t.i).last - 1)
        comma = next((k.i for k in self.parsed.tokens[t.i + 1 : last] if k.text == ","), None)
        behind = self.parsed.tokens[comma + 1 : comma + 4] if comma is not None else []
        return next(([k.i] for k in behind if k.dep in SUBJECTS), [])

    # -- event nouns ----------------------------------------------------------------------------------------------

    def _event_noun(self, t: Token) -> Iterator[Match]:
        if t.pos not in ("NOUN", "PROPN", "X", "VERB", "ADJ"):
            return
        for entry in lexicon().nouns.get(t.text.lower(), ()):
            fixed = self._fixed(entry.phrase, t.i)
            if fixed is None:
                continue
            yield from self._event(entry, t, fixed)

    def _event(self, entry: Entry, t: Token, fixed: list[int]) -> Iterator[Match]:
        used: dict[str, tuple[int, ...]] = {}
        for name, role in entry.phrase.slots:
            found = self._event_slot(t, role, fixed, entry.phrase.fixed_before(name))
            used[name] = tuple(j for j in found if j not in fixed and all(j not in u for u in used.values()))
        phrase, shared = entry.phrase, entry.phrase.slot("S")
        before = phrase.fixed_before("S")
        if shared is not None and shared == phrase.slot("O") and before == phrase.fixed_before("O"):
            both = self._event_slot(t, shared, fixed, before) or (self._bound(t) if shared == "entre" else ())
            first, second = [name for name, role in phrase.slots if role == shared][:2]  # « entre O et S »
            used = {first: both[:1], second: both[1:]} if " et " in phrase.text else self._two_owners(t, both[:1])
            if " et " in phrase.text and entry.relation.symmetric:  # « la fusion de A, de B et de C »
                yield from (Match(entry, t.i, both[k : k + 1], both[k + 1 :]) for k in range(1, len(both) - 1))
        subjects, objects, support = used.get("S", ()), used.get("O", ()), None
        if not subjects and entry.phrase.slot("S") in ("par", "de"):
            subjects, support = self._support(t)
            subjects = subjects or self._owner_of(objects) or self._nationality(t) or self._occasion(t)
            subjects = subjects or self._made_by(t)
        elif entry.relation.state:  # « devrait annoncer sa candidature »
            support = self._support(t)[1]
        if not subjects and objects and entry.relation.symmetric:
            subjects = self._partaking(t)
        if subjects and not objects and t.plain in load_data("grammar.toml")["backing"]:
            objects = self._backed(t)
        if shared is not None and not objects and entry.relation.symmetric:
            subjects, objects = self._plural_owner(t) or self._both(subjects) or (subjects, objects)
        subjects = self._able(entry.phrase, subjects) if entry.phrase.owners else subjects
        if entry.relation.literal in ("money", "number"):
            subjects = tuple(j for j in subjects if not self._counted(j)) or self._accompanied(t)
        if subjects and (objects or entry.relation.literal or entry.phrase.of_post):
            yield Match(entry, t.i, subjects, objects, support=support, fixed=tuple(fixed))

    def _owner_of(self, objects: tuple[int, ...]) -> tuple[int, ...]:
        """« le lancement de sa plateforme », « la vente de son journal »: whose the thing is does it.

        What is listed behind another thing is as like as not that one's (« une plainte contre Y et sa filiale Z »).
        """
        things = [i for i in objects[:1] if self.parsed.tokens[i].name is None and "Person" not in self.refs.kinds(i)]
        owners = [self._possessor(i) for i in things]  # whose PDG he is does not arrest him
        return tuple(i for i in owners if i is not None)

    def _made_by(self, t: Token) -> tuple[int, ...]:
        """« la visite effectuée en mars par X à Y »: the agent of a participle beside the event."""
        beside = (self.grammar.clauses.get(c.i) for c in self.parsed.children(t.i) if c.dep == "acl")
        passive = next((c for c in beside if c is not None and c.passive and not c.verbs & speech_verbs()), None)
        return self._expand(passive.role("subj")) if passive is not None else ()

    def _partaking(self, t: Token) -> tuple[int, ...]:
        """« X a parlé à l'issue d'une rencontre avec Y »: whose clause the event is an adjunct of took part."""
        for _ in range(3):
            if t.head in self.grammar.clauses:
                return self.grammar.subjects(t.head) if t.dep in ("obl:mod", "obl:arg") else ()
            if self.parsed.tokens[t.head].pos not in NOMINAL:
                return ()
            t = self.parsed.tokens[t.head]
        return ()

    def _backed(self, t: Token) -> tuple[int, ...]:
        """« X a été élu avec le soutien de Y », « Avec l'appui de Y, X … »: the subject has it."""
        return self._partaking(t) if self.grammar.preposition(t) == "avec" else ()

    def _plural_owner(self, t: Token) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """« A et B annoncent leur fusion »: the two ends that « leur » stands for."""
        owner = self._possessor(t.i)
        mention = self.refs.mention(owner) if owner is not None else None
        if mention is None or len(mention.antecedents) != 2:
            return None
        first, second = (self.refs.mentions[m].head for m in mention.antecedents)
        return (first,), (second,)

    def _occasion(self, t: Token) -> tuple[int, ...]:
        """« À l'issue d'une rencontre avec Y, X a … », « X a, lors d'une visite à Y, … »: the subject does it."""
        first, i = self.parsed.sentence_of(t.i).first, t.i - 1
        while i > first and self.parsed.tokens[i].pos == "ADJ":
            i -= 1
        before = " ".join(k.uncontracted for k in self.parsed.tokens[max(first, i - 2) : i])
        if self.parsed.tokens[i].plain not in ("un", "une") or not before.endswith(_occasions()):
            return ()
        return tuple(self._subject_behind(t)) if i - first <= 4 else self._partaking(t)

    def _nationality(self, t: Token) -> tuple[int, ...]:
        """« les frappes russes sur Y », « le soutien français à Y »: the state that the adjective names does it."""
        mentions = ((c, self.refs.mention(c.i)) for c in self.parsed.children(t.i) if c.dep == "amod")
        return tuple(c.i for c, m in mentions if m is not None and m.kind == "demonym")[:1]

    def _two_owners(self, t: Token, first: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
        """« le départ de X de Y », « son départ de Y »: who leaves, and what, which the tree may hang on who leaves."""
        first = self._expand(first)
        last = max(first, default=t.i)
        beside = [c.i for c in self.parsed.children(t.i) if c.i > last and c.pos in NOMINAL]
        below = [c.i for c in self.parsed.children(last) if self.refs.named(last) is not None and c.i > last]
        behind = [i for i in (*beside, *below) if self.grammar.preposition(self.parsed.tokens[i]) == "de"]
        return {"S": first, "O": self._expand(behind[:1])}

    def _event_slot(self, t: Token, role: str, fixed: list[int], before: int) -> tuple[int, ...]:
        """What fills a slot of an event noun, from the last of the `before` fixed words that stand before it."""
        anchors = [*reversed(fixed[:before]), t.i, *reversed(fixed[before:])]
        if role == "obj":
            infinitive = self.grammar.clauses.get(anchors[0])
            return self._expand(infinitive.role("obj")) if infinitive is not None else ()
        for anchor in anchors:
            tokens = [j for j in self._complement(anchor, role) if j not in fixed]
            if tokens:
                return self._expand(tokens)
        head = self.grammar.clauses.get(t.head)
        if (
            head is not None
            and (role not in ("de", "à", "en", "dans") or self._says_where(t, head, role))
            and t.dep in ("obj", "nsubj", "nsubj:pass", "obl:mod")
        ):
            behind = [a for a in head.args if a.role == role or (role == "par" and a.role == "subj" and head.passive)]
            tokens = [a.token for a in behind if t.i < a.token < t.i + 12]
            if tokens:
                return tuple(tokens)
        return self._expand(self._linear(anchors[0], role))

    def _bound(self, t: Token) -> tuple[int, ...]:
        """« le litige qui oppose X à Y », « l'accord liant X et Y »: between whom the noun is that is their subject."""
        others = load_data("grammar.toml")["binding_verbs"]
        binding = {verb for verb, nouns in others.items() if t.lemma not in nouns}
        for clause in self.grammar.clauses.values():
            if clause.verbs & binding and not clause.passive and t.i in clause.role("subj"):
                return (*self._expand(clause.role("obj")), *self._expand(clause.role("à")))
        return ()

    def _says_where(self, t: Token, head: Clause, role: str) -> bool:
        """« le siège de X se trouve à Y », « dont le siège est à Y »: a verb that says where its subject is."""
        standing = load_data("grammar.toml")["standing_verbs"]
        return role != "de" and t.dep in SUBJECTS and bool(head.verbs.intersection(standing))

    def _counted(self, i: int) -> bool:
        """« un budget de 3 millions »: is it a quantity, no owner?"""
        return self.parsed.tokens[i].pos == "NUM" or any(c.dep == "nummod" for c in self.parsed.children(i))

    def _accompanied(self, t: Token) -> tuple[int, ...]:
        """Whose figure it is in « X domine le marché, avec un chiffre d'affaires de … »: the subject's."""
        if self.grammar.preposition(t) not in ("avec", "pour") or t.head == t.i:
            return ()
        head = self.parsed.tokens[t.head]
        if head.pos in NOMINAL and head.name is None and head.i not in self.grammar.clauses:
            head = self.parsed.tokens[head.head]  # « un bénéfice de … pour un chiffre d'affaires de … »
        if head.i in self.grammar.clauses:
            return self.grammar.subjects(head.i)
        return (head.i,) if head.pos in NOMINAL else ()

    def _support(self, t: Token) -> tuple[tuple[int, ...], int | None]:
        """Who does an event whose noun is the object of a support verb (« X annonce le rachat de Y »).

        Behind another object it is what that one is for (« X annonce sa candidature à la présidence de Y »).
        """
        clause = self.grammar.clauses.get(t.head)
        if clause is None or t.dep not in ("obj", "obl:arg") or not clause.verbs & support_verbs():
            return (), None
        if t.dep == "obl:arg" and any(i < t.i and self.refs.named(i) is None for i in clause.role("obj")):
            return (), None
        return tuple(clause.role("subj")), clause.head


@cache
def _forms(word: str) -> frozenset[str]:
    return frozenset(noun_forms(word) | adjective_forms(word))
