"""Whom pronouns, possessives and descriptions refer to, within one article. Abstains when unsure.

What has been named or referred to is ranked by how lately and in what role it was (`salience`); grammar, gender,
number, type and what the article says of each rule candidates out (`chains`). The best one counts where it leads
the second by a margin. Plurals go to names that the article joins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.appositions import apposed_name, noun_kind, phrase_end
from kg.extract.chains import Chain, Chains, gender_of
from kg.extract.clauses import SUBJECTS, coordinated
from kg.extract.descriptions import Descriptions
from kg.extract.disjoint import bare_opening, named_in_opening
from kg.extract.groups import Group, Groups
from kg.extract.lists import apposed_names
from kg.extract.referent_words import referent_table, referent_words
from kg.extract.salience import Ranked, Salience, Seen, leader, role_of
from kg.extract.speech_words import speech_verbs
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.model import NAMING, EntityType, Mention

_REACH, _FAR, _MARGIN, _SURE, _THING, _EVENT = 2, 8, 0.3, 1.0, -0.3, -1.5
_OFTEN, _CLOSE = 0.4, 0.15  # of subjects: whom the article is about is meant more often than others
_OBJECTS = ("l'", "le", "la", "lui")


def resolve(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with `antecedents` filled where the article settles them."""
    resolver = _Resolver(parsed, mentions)
    return tuple(resolver.resolved(m) for m in mentions)


class _Resolver:
    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self.parsed = parsed
        self.chains = Chains(parsed, [m for m in mentions if m.kind == "name"])
        self.natives = {m.head for m in mentions if m.kind == "description"}
        self.salience = Salience(parsed)
        self.found: dict[int, Group] = {}
        self.paired: Group | None = None
        self.groups = Groups(parsed, self.chains)
        self.descriptions = Descriptions(parsed, self.chains, self.salience, self._clause_subject)

    # -- one mention ----------------------------------------------------------------------------------------------

    def resolved(self, m: Mention) -> Mention:
        """The mention with its antecedents; names and demonyms come back as they are."""
        if m.kind in NAMING:
            self._named(m)
            return m
        target = self._target(m)
        if not target:
            return m
        self.found[m.head] = target
        if m.kind == "description" and len(target) == 1:
            self.descriptions.learn(m, target[0])
        if m.text.lower() not in load_data("pronouns.toml")["adverbial"]:  # these bring nothing to mind
            self._refer(m.head, target)
        return replace(m, antecedents=tuple(n.id for n in target))

    def _named(self, m: Mention) -> None:
        if m.kind == "name":
            self.chains.call(m, self.chains.path(m.head)[1:])
            self._see(m, m.head, self.chains.path(m.head), reference=False)
            self.groups.see(m)
        elif m.kind == "demonym":
            country = self.chains.country(m)
            if m.head in self.natives:
                return  # « le Norvégien » brings a person to mind, not his country
            self.salience.see(Seen(self.chains.of(country), m.head, m.sentence, "inside", country))

    def _refer(self, token: int, target: Group) -> None:
        if len(target) > 1:
            self.groups.refer(token, target)
        for name in target:
            back = name.head < token  # « le groupe X » refers to nobody named before
            self._see(name, token, [token], reference=back)

    def _see(self, name: Mention, token: int, path: Sequence[int], reference: bool) -> None:
        sentence = self.parsed.tokens[token].sentence
        self.salience.see(Seen(self.chains.of(name), token, sentence, role_of(self.parsed, path), name, reference))

    def _target(self, m: Mention) -> Group:
        """Whom a mention that names nobody stands for; empty where the article does not settle it."""
        if m.kind == "description":
            return self._counted(m) if m.number == "p" else self._one(self.descriptions.of(m, self._owned(m)))
        return self._plural(m) if m.number == "p" else self._one(self._pronoun(m))

    def _one(self, name: Mention | None) -> Group:
        return (name,) if name is not None else ()

    def _who(self, token: int) -> Mention | None:
        """The one name that a token stands for, by itself or by what was found for it."""
        found = self.found.get(token)
        if found is not None:
            return found[0] if len(found) == 1 else None
        return self.chains.standing.get(token)

    # -- plurals --------------------------------------------------------------------------------------------------

    def _plural(self, m: Mention) -> Group:
        t = self.parsed.tokens[m.head]
        subject = self._subject_token(t) if t.pos == "DET" or t.dep not in SUBJECTS else None
        barred: set[int] = set()
        if subject is not None and subject.i < t.i:
            own = self.found.get(subject.i) or self._joined(subject)
            if m.kind == "possessive" and self.parsed.tokens[t.head].dep not in SUBJECTS:
                return own if len(own) > 1 else ()
            barred = {self.chains.of(n).id for n in own}
        if t.plain in load_data("pronouns.toml")["numbers"]:
            barred = set()
        return self.groups.of_pronoun(t, m.gender, frozenset(barred)) or ()

    def _joined(self, t: Token) -> Group:
        """The names that a subject joins."""
        found = [self.chains.standing[i] for i in coordinated(self.parsed, t.i) if i in self.chains.standing]
        return tuple(found)

    def _counted(self, m: Mention) -> Group:
        near = [(s.sentence, s.chain, s.name) for s in self.salience.seen if s.token < m.head]
        return self.groups.counted(self.parsed.tokens[m.head], m.scores[0][0], near) or ()

    # -- pronouns and possessives ---------------------------------------------------------------------------------

    def _pronoun(self, m: Mention) -> Mention | None:
        t = self.parsed.tokens[m.head]
        if m.text.lower() in referent_words("latter"):
            return self._latter(m)
        if m.text.lower() in load_data("pronouns.toml")["ordered"]:
            return self._ordered(m, t)
        if m.kind == "possessive":
            unsaid = t.plain not in load_data("pronouns.toml")["possessive"]
            return self.descriptions.in_mind(t) if unsaid else self._owner(m, t)
        if t.plain in load_data("pronouns.toml")["adverbial"]:
            return self._thing(t)
        if self._emphatic(t):
            return self._who(t.i - 2) or self._who(t.i - 3)
        ahead = self._topic(t) or self._ahead(t)
        if ahead is not None and self._fits(m, self.chains.of(ahead)) is not None:
            return ahead
        spoken_of = self._object_above(t)
        if spoken_of is not None and self.chains.of(spoken_of).agrees(m.gender) is not None:
            return spoken_of
        served = self._subject_above(t)
        if served is not None:
            return served
        itself = self._reporting(m, t)
        if itself is not None:
            return itself
        barred = self._beside(t) | named_in_opening(self.parsed, self.chains, t)
        if t.plain in _OBJECTS:
            own = self._told(t) or self._clause_subject(t)
            barred |= {self.chains.of(own).id} if own is not None else set()
        return self._best(m, t, frozenset(barred))

    def _subject_above(self, t: Token) -> Mention | None:
        """« X profite des centres que Y lui fournit »: whom a relative with a subject of its own does something to."""
        verb = self.parsed.tokens[t.head]
        if t.plain != "lui" or t.dep not in ("iobj", "obl:arg") or verb.dep != "acl:relcl":
            return None
        own, above = self._clause_subject(t), self._clause_subject(self.parsed.tokens[verb.head])
        return (
            above
            if own is not None and above is not None and self.chains.of(own) is not self.chains.of(above)
            else None
        )

    def _object_above(self, t: Token) -> Mention | None:
        """« X a assigné Y, l'accusant de … », « … lui reprochant … »: the object of the verb above a form in -ant."""
        verb = self.parsed.tokens[t.head]
        above = self.parsed.tokens[verb.head]
        if t.plain not in _OBJECTS or not verb.plain.endswith("ant") or above.i >= verb.i:
            return None
        objects = [c.i for c in self.parsed.children(above.i) if c.dep == "obj" and above.i < c.i < t.i]
        return self._who(objects[0]) if len(objects) == 1 else None

    def _emphatic(self, t: Token) -> bool:
        """« X, lui, a … », « X, encore lui, »: the pronoun repeats what stands before the comma."""
        before = [k.plain for k in self.parsed.tokens[max(0, t.i - 2) : t.i]]
        behind = self.parsed.tokens[t.i + 1].plain if t.i + 1 < len(self.parsed.tokens) else ""
        stressed = t.plain in load_data("pronouns.toml")["stressed"] and behind in (",", "aussi")
        adverb = before[-1:] and before[-1] in load_data("pronouns.toml")["again"] and before[-2:-1] == [","]
        return stressed and (before[-1:] == [","] or bool(adverb))

    def _reporting(self, m: Mention, t: Token) -> Mention | None:
        """« Y a confirmé qu'il avait … »: an organization of unknown gender speaks of itself."""
        verb = self.parsed.tokens[t.head]
        above = self.parsed.tokens[verb.head]
        subjects = [c for c in self.parsed.children(above.i) if c.dep in SUBJECTS and c.i < above.i]
        told = t.dep in SUBJECTS and verb.dep == "ccomp" and above.verbs & speech_verbs()
        who = self.chains.standing.get(subjects[0].i) if told and len(subjects) == 1 else None
        if who is None or m.gender != "m" or self.chains.of(who).kind != "Organization":
            return None
        if self.chains.of(who).gender()[0] is not None or self.chains.of(who).plural:
            return None
        own = {k.i for k in self.parsed.subtree(subjects[0].i)}  # « Y, que dirige X, a confirmé qu'il … »
        before = (k for k in self.parsed.tokens[self.parsed.sentence_of(t.i).first : t.i] if k.i not in own)
        named = (self.chains.standing.get(k.i) for k in before)
        return None if any(n is not None and self.chains.of(n).kind == "Person" for n in named) else who

    def _told(self, t: Token) -> Mention | None:
        """« X a demandé à Y de lui céder Z »: Y, who is to do it, so that the pronoun is somebody else."""
        verb = self.parsed.tokens[t.head]
        above = self.parsed.tokens[verb.head]
        ordered = above.verbs.intersection(load_data("grammar.toml")["object_control"])
        if verb.morph.get("VerbForm") != "Inf" or not ordered:
            return None
        objects = (c for c in self.parsed.children(above.i) if c.dep in ("obj", "iobj", "obl:arg") and c.i < t.i)
        return next((who for c in objects if (who := self._who(c.i)) is not None), None)

    def _topic(self, t: Token) -> Mention | None:
        """« Quant à X, il … »: who the sentence begins by naming as the one it is about."""
        first = self.parsed.sentence_of(t.i).first
        words = [k.uncontracted for k in self.parsed.tokens[first : first + 2]]
        topics = [k for k in self.parsed.tokens[first + 2 : t.i - 1] if k.name is not None]
        apart = t.dep in SUBJECTS and len(topics) == 1 and self.parsed.tokens[t.i - 1].text == ","
        return self._who(topics[0].i) if apart and words == ["quant", "à"] else None

    def _ahead(self, t: Token) -> Mention | None:
        """« Lorsqu'il était sénateur, X avait … »: the named subject that the pronoun's clause stands before."""
        clause = self.parsed.tokens[t.head]
        main = self._main_behind(clause) if t.dep in SUBJECTS else None
        if main is None:
            return None
        subjects = [c for c in self.parsed.children(main.i) if c.dep in SUBJECTS and clause.i < c.i < main.i]
        return self.chains.standing.get(subjects[0].i) if subjects else None

    def _main_behind(self, clause: Token) -> Token | None:
        """The verb behind it that an adverbial clause depends on, or stands beside where the tree has two roots."""
        if clause.dep == "advcl":
            above = self.parsed.tokens[clause.head]
            return above if above.i > clause.i else None
        if clause.dep != "ROOT" or not any(c.dep == "mark" for c in self.parsed.children(clause.i)):
            return None
        behind = self.parsed.tokens[clause.i + 1 : self.parsed.sentence_of(clause.i).last]
        return next((k for k in behind if k.dep == "ROOT" and k.pos == "VERB"), None)

    def _latter(self, m: Mention) -> Mention | None:
        """« ce dernier »: what was named last, of fitting gender."""
        at = self.parsed.tokens[m.head]
        for seen in reversed(self.salience.seen):
            if at.sentence - seen.sentence > 1:
                return None
            kind = seen.chain.kind
            again = self.parsed.tokens[seen.token].text.lower() in referent_words("latter")
            new = not seen.reference or again
            if kind in ("Person", "Organization") and new and seen.chain.agrees(m.gender) is not None:
                return seen.name
        return None

    def _ordered(self, m: Mention, t: Token) -> Mention | None:
        """« le premier … » with « le second … » behind it, in this sentence or the next one: of the two just joined."""
        if m.text.lower().startswith("premi"):
            pair = self.groups.pair(t)
            last = self.parsed.sentence_of(t.i).last
            end = self.parsed.sentence_of(last).last if last < len(self.parsed.tokens) else last
            other = any(k.plain in ("second", "seconde") for k in self.parsed.tokens[t.i + 1 : end])
            self.paired = pair if other else None
            return pair[0] if pair is not None and other else None
        pair, self.paired = self.paired, None
        return pair[1] if pair is not None else None

    def _thing(self, t: Token) -> Mention | None:
        """« y », « en »: the thing or place in mind, not the subject of the clause."""
        own = self._clause_subject(t)
        barred = self._beside(t) | self._in_subject(t) | ({self.chains.of(own).id} if own is not None else set())
        ranked = self.salience.rank(t, 1, lambda c: None if c.kind in (None, "Person") else 0.0, frozenset(barred))
        return leader(ranked, _MARGIN)

    def _best(self, m: Mention, t: Token, barred: frozenset[int] = frozenset()) -> Mention | None:
        """The name that ranks highest, None where no candidate leads."""
        if self._takes_place(m, t):
            return self._event(m, t)
        subject = m.kind == "pronoun" and t.dep in SUBJECTS
        often, margin = (_OFTEN, _CLOSE) if subject else (0.0, _MARGIN)
        ranked = self.salience.rank(t, _REACH, lambda c: self._fits(m, c), barred, often=often)
        ranked = [r for r in ranked if m.kind != "pronoun" or self._carries(m, t, r)]
        if ranked and ranked[0].chain.kind == "Person":  # a country beside a person is where he was
            ranked = [r for r in ranked if r.chain.kind != "Place"]
        if not ranked:
            return self._hero(m, t, barred)
        if ranked and ranked[0].chain.kind != "Person" and ranked[0].score < _THING:
            return None
        found = leader(ranked, margin)
        return None if found is not None and m.kind == "pronoun" and self._rival(m, t, found) else found

    def _takes_place(self, m: Mention, t: Token) -> bool:
        """« elle a lieu », « il est organisé par »: is the pronoun the subject of what only events do or undergo?"""
        if m.kind != "pronoun" or t.dep not in SUBJECTS:
            return False
        verb = self.parsed.tokens[t.head]
        kids = self.parsed.children(verb.i)
        passive = any(c.dep == "aux:pass" for c in kids)
        reflexive = any(c.dep.startswith("expl") and c.plain in ("se", "s'") for c in kids)
        place = "avoir" in verb.verbs and any(c.plain == "lieu" for c in self.parsed.tokens[verb.i + 1 : verb.i + 3])
        held = verb.verbs & referent_words("held")
        return place or (passive and bool(held)) or (reflexive and bool(verb.verbs & referent_words("happening")))

    def _event(self, m: Mention, t: Token) -> Mention | None:
        """The event in mind, the one that the article is about before all others."""
        ranked = self.salience.rank(t, _FAR, lambda c: self._gendered(m, c) if c.kind == "Event" else None)
        return leader(ranked, _SURE) if ranked and ranked[0].score > _EVENT else None

    def _gendered(self, m: Mention, chain: Chain) -> float | None:
        agreed = chain.agrees(m.gender)
        return None if agreed is None else agreed + (1.0 if chain.topic else 0.0)

    def _hero(self, m: Mention, t: Token, barred: frozenset[int]) -> Mention | None:
        """« Il avait fondé … » with nobody named lately: the one person of that gender whom the article is about."""
        persons = self.salience.rank(t, _FAR, lambda c: self._fits(m, c) if c.kind == "Person" else None, barred)
        if len(persons) != 1 or not persons[0].chain.topic or persons[0].chain.gender()[0] != m.gender:
            return None
        return None if self._rival(m, t, persons[0].name) else persons[0].name

    def _rival(self, m: Mention, t: Token, found: Mention) -> bool:
        """Is somebody whom the article does not name the subject between the name and the pronoun?"""
        chain = self.chains.of(found)
        last = max(s.token for s in self.salience.seen if s.chain is chain and s.token < t.i)
        if chain.kind != "Person":
            return False
        opening = {k.i for k in bare_opening(self.parsed, t)}
        return any(
            k.dep in SUBJECTS
            and k.i not in opening
            and k.name is None
            and k.pos == "NOUN"
            and k.i not in self.found
            and k.i not in self.chains.standing
            and noun_kind(k.text) == "Person"
            and apposed_name(self.parsed, k.i) is None
            and k.morph.get("Number") != "Plur"
            and gender_of(self.parsed, k) in (None, m.gender)
            for k in self.parsed.tokens[last + 1 : t.i]
        )

    def _fits(self, m: Mention, chain: Chain) -> float | None:
        """Points for type, number and gender of a chain as what the singular pronoun `m` stands for."""
        agreed = chain.agrees(m.gender)
        if agreed is None or chain.kind is None or chain.plural:
            return None
        said = self._owner_kind(m) if m.kind == "possessive" else self._predicate(m)
        if said is not None and chain.kind != said:
            return None
        if chain.kind == "Person":
            return agreed
        if chain.kind == "Organization":
            if m.kind == "possessive":
                return agreed - 0.3
            if chain.said is not None:
                return agreed - 0.3 if chain.said == m.gender else None
            return agreed - 0.3 if m.gender == "f" else agreed - 0.5 if chain.gender()[0] is not None else None
        if chain.said is not None and m.kind == "pronoun" and not chain.is_country():
            return agreed - 0.3 if chain.said == m.gender else None
        return agreed - 0.8 if chain.is_country() and chain.gender()[0] is not None else None

    def _carries(self, m: Mention, t: Token, r: Ranked) -> bool:
        """« Le festival … . Il … »: of things only subjects are carried on, and only by subjects."""
        chain = r.chain
        if chain.kind == "Person" or chain.said is None or chain.is_country():
            return True
        if chain.kind == "Organization" and (m.gender == "f" or chain.gender()[0] is not None):
            return True
        return r.role == "subject" and t.dep in SUBJECTS

    def _owner_kind(self, m: Mention) -> EntityType | None:
        """« son épouse », « sa filiale »: what alone has such things."""
        noun = self.parsed.tokens[self.parsed.tokens[m.head].head].text.lower()
        return referent_table("owned").get(noun)  # type: ignore[return-value]

    def _predicate(self, m: Mention) -> EntityType | None:
        """« il est sénateur », « il est né à Y », « il remplace X »: what the pronoun is said to be."""
        t = self.parsed.tokens[m.head]
        said = self.parsed.tokens[t.head]
        if m.kind != "pronoun" or t.dep not in SUBJECTS:
            return None
        if said.pos == "NOUN":
            copula = any(c.dep == "cop" for c in self.parsed.children(said.i))
            return noun_kind(said.text) if copula else None
        if said.verbs & referent_words("replacing"):
            replaced = (self.chains.standing.get(c.i) for c in self.parsed.children(said.i) if c.i > said.i)
            return next((self.chains.of(n).kind for n in replaced if n is not None), None)
        return "Person" if said.verbs & referent_words("personal") else None

    def _beside(self, t: Token) -> set[int]:
        """Chains of the names that depend on the pronoun's own verb: they cannot be what it stands for."""
        head = t.head
        kids = [c for c in self.parsed.children(head) if c.i < t.i and c.dep not in SUBJECTS]
        named = [self.chains.standing.get(c.i) for c in kids if c.dep.startswith(("obl", "obj", "iobj"))]
        if self.parsed.tokens[head].dep == "acl:relcl":  # « Y, où il a signé … »: not Y
            named.append(self.chains.standing.get(self.parsed.tokens[head].head))
        return {self.chains.of(n).id for n in named if n is not None}

    def _in_subject(self, t: Token) -> set[int]:
        """Chains of the names inside the subject's phrase: « la présidente de Y y a … »."""
        subject = self._subject_token(t)
        if subject is None or subject.i > t.i:
            return set()
        names = [self.chains.at.get(i) for i in range(subject.i, min(phrase_end(self.parsed, subject.i) + 1, t.i))]
        return {self.chains.of(n).id for n in names if n is not None}

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
            beside = self.parsed.tokens[head.head]
            if head.dep in ("acl", "amod") and self._qualified(beside, head):
                return beside  # « ils ont choisi X, libre depuis son éviction »
            head = self.parsed.tokens[head.head]
        return None

    def _qualified(self, name: Token, word: Token) -> bool:
        """Is what stands right before a participle or adjective (« X, libre depuis … ») somebody named?"""
        who = self.chains.standing.get(name.i)
        between = self.parsed.tokens[name.i + 1 : word.i]
        return (
            who is not None
            and word.pos in ("VERB", "ADJ")
            and self.chains.of(who).kind in ("Person", "Organization")
            and name.i < word.i
            and all(k.text == "," or k.pos == "ADV" for k in between)
        )

    def _relative(self, subject: Token, verb: Token) -> Token:
        """What a relative « qui » stands for."""
        if subject.text.lower() != "qui":
            return subject
        for _ in range(3):
            if verb.dep == "acl:relcl":
                return self.parsed.tokens[verb.head]
            verb = self.parsed.tokens[verb.head]
        return subject

    def _owned(self, m: Mention) -> Mention | None:
        """Whose the described thing is, by the possessive before it (« son frère »)."""
        first = max(0, m.head - 3)
        owner = next((self.found[i] for i in range(m.head - 1, first - 1, -1) if i in self.found), ())
        return owner[0] if len(owner) == 1 else None

    def _owner_of_apposed(self, m: Mention, t: Token, apposed: tuple[int, ...]) -> Mention | None:
        """« Face à A et B, ses deux rivaux, X … »: never one of those that the noun stands for."""
        subject = self._subject_token(self.parsed.tokens[t.head])
        who = self._who(subject.i) if subject is not None and subject.i not in apposed else None
        if who is not None and self._fits(m, self.chains.of(who)) is not None:
            return who
        named = (self.chains.standing.get(i) for i in apposed)
        return self._best(m, t, frozenset(self.chains.of(n).id for n in named if n is not None))

    def _owner(self, m: Mention, t: Token) -> Mention | None:
        """A possessive belongs to the subject of its clause unless it stands in the subject itself."""
        noun = self.parsed.tokens[t.head]
        apposed = apposed_names(self.parsed, noun.i)
        if apposed:
            return self._owner_of_apposed(m, t, apposed)
        if noun.dep == "conj" and self._in_list(noun):  # « … à OpenAI et à son PDG »: what it is joined to
            joined = self.chains.standing.get(noun.head)
            if joined is not None:
                return joined
        settled = self._partner(m, noun) or self._ousted(noun)
        if settled is not None:
            return settled
        dative = self._dative(noun)
        if dative is not None:  # « Y veut lui racheter sa part »: whom the pronoun before the verb stands for
            who = self._who(dative.i)
            return who if who is not None and self._fits(m, self.chains.of(who)) is not None else None
        itself = self._bearers(noun) | self._within(noun)
        if noun.dep not in SUBJECTS and not self._speaks(noun):
            subject = self._subject_token(noun)
            if subject is not None and subject.i < t.i and noun.dep == "nmod" and noun.head == subject.i:
                return self._best(m, t, itself)  # « L'un de ses avocats »
            if subject is not None and subject.i < t.i and len(self._joined(subject)) > 1:
                return self._best(m, t, itself | {self.chains.of(n).id for n in self._joined(subject)})
            if subject is not None and subject.i < t.i:
                who = self._who(subject.i)
                if who is not None and self.chains.of(who).id in itself:
                    return self._best(m, t, itself)
                if who is not None and self._fits(m, self.chains.of(who)) is not None:
                    return who
                if who is not None:
                    return self._best(m, t, itself) if self._owner_kind(m) is not None else None
                if noun_kind(subject.text) in ("Person", "Organization") or subject.pos == "PRON":
                    return None
            if subject is not None and subject.i > t.i and any(c.dep == "case" for c in self.parsed.children(noun.i)):
                ahead = self._who(subject.i)
                if ahead is not None and self._fits(m, self.chains.of(ahead)) is not None:
                    return ahead
        return self._best(m, t, itself)

    def _partner(self, m: Mention, noun: Token) -> Mention | None:
        """« A et B, son associé, … »: A, to whom « et » joins the one that the noun is beside."""
        name = apposed_name(self.parsed, noun.i)
        beside = self.parsed.tokens[name] if name is not None and name < noun.i else noun
        if beside.name is None or beside.dep != "conj" or self.parsed.tokens[beside.i - 1].plain != "et":
            return None
        first = self._who(beside.head)
        return first if first is not None and self._fits(m, self.chains.of(first)) is not None else None

    def _dative(self, noun: Token) -> Token | None:
        """The pronoun « lui » or « leur » before the verb whose object the noun is."""
        verb = self.parsed.tokens[noun.head]
        before = self.parsed.tokens[max(verb.i - 3, 0) : verb.i] if noun.dep == "obj" else []
        return next((t for t in before if t.plain in ("lui", "leur") and t.head == verb.i), None)

    def _ousted(self, noun: Token) -> Mention | None:
        """« Y a démis X de ses fonctions »: X, the object of the verb."""
        above = self.parsed.tokens[noun.head]
        verb = self.parsed.tokens[above.head] if above.dep == "obj" else above
        objects = [c.i for c in self.parsed.children(verb.i) if c.dep == "obj" and c.i < noun.i]
        from_it = any(c.dep == "case" and c.uncontracted == "de" for c in self.parsed.children(noun.i))
        ousts = from_it and bool(verb.verbs & referent_words("ousting")) and len(objects) == 1
        return self._who(objects[0]) if ousts else None

    def _speaks(self, noun: Token) -> bool:
        """« … », a déclaré son président: the subject behind a verb of saying, whatever the tree makes of it."""
        verb = self.parsed.tokens[noun.head]
        opened = [k.text for k in self.parsed.tokens[max(0, verb.i - 3) : verb.i]]
        return verb.i == noun.i - 2 and bool(verb.verbs & speech_verbs()) and not {"»", "”"}.isdisjoint(opened)

    def _within(self, noun: Token) -> frozenset[int]:
        """« Le chef de son parti, X, »: the chain of the one whose phrase the possessed noun is a complement in."""
        found: set[int] = set()
        while noun.dep == "nmod" and noun.head < noun.i:
            noun = self.parsed.tokens[noun.head]
            who = self._who(noun.i) if noun.name is None else None
            found |= {self.chains.of(who).id} if who is not None else set()
        return frozenset(found)

    def _in_list(self, noun: Token) -> bool:
        """« X et son avocat », « X, son épouse et leur fille »: does a word join the noun, or another one to it?"""
        others = [noun, *(c for c in self.parsed.children(noun.i) if c.dep == "conj")]
        words = [c for o in others for c in self.parsed.children(o.i) if c.dep == "cc" and c.i < o.i]
        return any(c.i < noun.i or self.parsed.tokens[c.i + 1].pos in ("DET", "PROPN") for c in words)

    def _bearers(self, noun: Token) -> frozenset[int]:
        """« X, son rival », « son avocat, Me X »: chains of what the possessed noun is beside, never its owner."""
        apposed = noun.dep == "appos" or (noun.dep == "conj" and not self._in_list(noun))
        beside = [apposed_name(self.parsed, noun.i), noun.head if apposed else None]
        names = (self.chains.standing.get(i) for i in beside if i is not None)
        return frozenset(self.chains.of(n).id for n in names if n is not None)
