"""From the parse of one article to candidate claims: phrases, roles and patterns, with their qualifiers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from kg.extract.appositions import is_definite, phrase_end
from kg.extract.attribution import Sources
from kg.extract.candidacies import Candidacies
from kg.extract.charges import Charges, Deeds
from kg.extract.clauses import SUBJECTS, Grammar
from kg.extract.lexicon import Entry, lexicon
from kg.extract.matching import Match, Matcher
from kg.extract.modality import Modality, Moods
from kg.extract.patterns import Pattern, Patterns
from kg.extract.portfolios import Portfolios
from kg.extract.prices import Prices
from kg.extract.qualifiers import Qualifiers
from kg.extract.references import References
from kg.extract.roles import RoleMatch, Roles
from kg.extract.texts import Texts
from kg.extract.timing import Kind
from kg.extract.tree import Parsed
from kg.french import load_data
from kg.french.forms import noun_forms
from kg.model import AmountSpan, Candidate, DateSpan, Literal, Mention, Status
from kg.ontology.relations import Relation, load_relations

_POSTS = ("leads", "worksFor", "holdsOffice")  # what one can resign or be dismissed from
_TAKING = ("leads", "worksFor", "appointedTo", "joined")  # of which a phrase tells that somebody has a post
_NEAR = 8  # characters between a name and a date right behind it (« la mort de X, en 1992 »)
_POST_REACH = 3  # sentences
_ANNOUNCED = ("appointedTo", "dismissedFrom", "mergesWith")  # what holds from its announcement on, as deals do
_SUPPLY = "supplies"  # of goods
_SHARED = ("owns", "acquired", "sold")  # of what can be had in part, so that a percentage is the share


@dataclass(frozen=True, slots=True)
class _Draft:
    """A statement found, before it is spread over its subjects and objects."""

    entry: Entry
    trigger: int
    subjects: tuple[int, ...]
    objects: tuple[int | Literal, ...]
    status: Status
    source: int | None
    tokens: tuple[int, ...]
    method: str
    role: str | None = None
    dated: int | None = None
    fixed: tuple[int, ...] = ()


class Extractor:
    """Finds the candidate claims of one parsed article."""

    def __init__(
        self, parsed: Parsed, mentions: Sequence[Mention], dates: Sequence[DateSpan], amounts: Sequence[AmountSpan]
    ) -> None:
        self.parsed = parsed
        self.grammar = Grammar(parsed)
        self.refs = References(parsed, mentions)
        self.moods = Moods(parsed, self.grammar)
        self.sources = Sources(parsed, self.grammar, self.refs)
        self.qualifiers = Qualifiers(parsed, self.grammar, dates, amounts)
        self.prices = Prices(self.qualifiers)
        self.texts = Texts(parsed, self.refs, dates, amounts)
        self.charges = Charges(parsed, dates)

    def candidates(self) -> tuple[Candidate, ...]:
        """All candidates in text order; readings of the same words share their `frame`, the best one first."""
        roles = self._without_posts(list(self._roles()))
        drafts = [*self._phrases(roles), *roles, *self._patterns()]
        found = [c for d in _settled(drafts) for c in self._spread(d)]
        return _numbered(found)

    # -- phrases --------------------------------------------------------------------------------------------------

    def _phrases(self, roles: Sequence[_Draft]) -> Iterator[_Draft]:
        matches = Matcher(self.parsed, self.grammar, self.refs).matches()
        said = {(m.trigger, m.entry.relation.id) for m in matches if self._possible(m)}
        stated = [not m.entry.phrase.of_post or (m.trigger, m.entry.relation.id) in said for m in matches]
        told = [d for m, own in zip(matches, stated, strict=True) if own for d in self._phrase(m, ())]
        yield from told
        posts = sorted((*roles, *(d for d in told if d.entry.relation.id in _TAKING)), key=lambda d: d.trigger)
        for match, own in zip(matches, stated, strict=True):
            if not own and posts:
                yield from self._phrase(match, posts)

    def _phrase(self, match: Match, posts: Sequence[_Draft]) -> Iterator[_Draft]:
        """What a phrase says; with `posts` its object is the one of them that the subject has."""
        subjects = self._who(match.subjects)
        if not subjects or self._goods(match):
            return
        if match.subjects == match.objects:  # two people at one token, each the other's end
            subjects = subjects[:1]
        objects = self._post(match, subjects, posts) if posts else self._objects(match, subjects)
        modality = self._modality(match) if objects else None
        if modality is None or modality.hypothetical or (posts and modality.status == "denied"):
            return  # who has refused to resign is said nothing new of
        yield self._draft(match, subjects, objects, modality)

    def _possible(self, match: Match) -> bool:
        """Has the match an object that its relation may have (no « X a limogé Y » with X a person)?"""
        return any(self._fits(match.entry.relation, o) for o in self._objects(match, ()))

    def _fits(self, relation: Relation, o: int | Literal) -> bool:
        """May the relation have the object, by what it is?"""
        if isinstance(o, Literal):
            return True
        m = self.refs.mentions[o]
        meant = self.refs.mentions[m.antecedents[0]] if m.antecedents else m
        return any(kind in relation.range for kind, _ in meant.scores)

    def _post(self, match: Match, subjects: Sequence[int], roles: Sequence[_Draft]) -> tuple[int | Literal, ...]:
        """« Le PDG de Y, X, a démissionné »: the post that this sentence, or one shortly before, gives the subject.

        Nothing for a phrase with an object of its own, or a relation of which posts are no objects.
        """
        if not match.entry.phrase.of_post or "Organization" not in match.entry.relation.range:
            return ()
        sentence = self.parsed.tokens[match.trigger].sentence
        who = {self._referent(m) for m in subjects}
        for d in sorted(reversed(roles), key=lambda d: d.trigger not in match.subjects):
            behind = sentence - self.parsed.tokens[d.trigger].sentence
            taken = d.entry.relation.id in _TAKING and d.trigger < match.trigger and d.status == "asserted"
            had = d.entry.relation.id in _POSTS and d.status in ("asserted", "former")
            held = (taken or had) and 0 <= behind <= _POST_REACH
            if held and who & {self._referent(m) for m in d.subjects}:
                worded = match.entry.relation.literal == "text"
                kept = (o for o in d.objects if worded or not isinstance(o, Literal))
                posts = tuple(o for o in kept if self._fits(match.entry.relation, o))
                if posts:
                    return posts
        return ()

    def _goods(self, match: Match) -> bool:
        """« a vendu 24 appareils Z »: what is counted is delivered, nobody comes to own the product's name; nor is a
        share supplied."""
        if match.entry.relation.id == _SUPPLY and self._holding(match.trigger):
            return True
        counted = any(self._counted(i) for i in match.objects)
        return match.entry.relation.id in _SHARED and counted and self.refs.kinds(match.objects[0]) == {"Product"}

    def _counted(self, token: int) -> bool:
        """« 24 appareils Z », « 36 Z »: does a number count what stands at a token, whatever the tree says of it?"""
        before = self.parsed.tokens[token - 1] if token > self.parsed.sentence_of(token).first else None
        numbered = before is not None and before.text.isdigit()
        return numbered or any(c.dep == "nummod" for c in self.parsed.children(token))

    def _holding(self, verb: int) -> bool:
        """« a vendu ses parts à Y »: does the verb's object name a share or a business?"""
        clause = self.grammar.clauses.get(verb)
        words = load_data("grammar.toml")["holdings"]
        return clause is not None and any(self.parsed.tokens[i].text.lower() in words for i in clause.role("obj"))

    def _referent(self, mention: int) -> str:
        """The name that a mention stands for, as written."""
        m = self.refs.mentions[mention]
        return self.refs.mentions[m.antecedents[0]].text if len(m.antecedents) == 1 else m.text

    def _draft(
        self, match: Match, subjects: tuple[int, ...], objects: tuple[int | Literal, ...], modality: Modality
    ) -> _Draft:
        tokens = (match.trigger, *match.subjects, *match.objects)
        source = self.sources.of(match.trigger, modality.denier)
        status = self._phrase_status(match.entry, modality.status)
        return _Draft(
            match.entry, match.trigger, subjects, objects, status, source, tokens, match.method, fixed=match.fixed
        )  # fmt: skip

    def _phrase_status(self, entry: Entry, status: Status) -> Status:
        """A wording that carries a status of its own gives it, unless the clause says otherwise."""
        own = entry.phrase.status
        if own is None:
            return status
        if own == "denied" and status == "denied":
            return "asserted"
        return status if status != "asserted" else own  # type: ignore[return-value]

    def _modality(self, match: Match) -> Modality:
        state = match.entry.relation.state
        if match.support is not None:
            return self.moods.supported(match.support, state)
        said = self._figure(match)
        return self.moods.of(match.trigger if said is None else said[1], state)

    def _figure(self, match: Match) -> tuple[AmountSpan, int] | None:
        """The amount that a verb says of an event noun like « budget », and that verb."""
        kind = {"money": "money", "number": "count"}.get(match.entry.relation.literal or "")
        if kind is None or match.entry.phrase.kind != "noun" or self.qualifiers.amount(match.trigger, kind):
            return None
        return self.qualifiers.figure(match.trigger, kind)

    def _who(self, tokens: Sequence[int]) -> tuple[int, ...]:
        """The mention ids that tokens stand for; « je » and « nous » stand for who speaks."""
        found: list[int] = []
        for token in tokens:
            speaker = self.sources.first_person(self.parsed.tokens[token])
            found.extend([speaker] if speaker is not None else self.refs.of(token))
        return tuple(dict.fromkeys(found))

    def _objects(self, match: Match, subjects: tuple[int, ...]) -> tuple[int | Literal, ...]:
        kinds = match.entry.relation.range
        who = self._who(match.objects) or (self._owners(match) if match.entry.relation.through else ())
        named: tuple[int | Literal, ...] = tuple(m for m in who if m not in subjects)
        literal = match.entry.relation.literal
        if literal is None or (named and set(kinds) != {literal}):
            return named
        if kinds == ("text",) and not match.entry.relation.offices:
            worded = match.entry.phrase.slot("O") != "subj"
            said = self._charges(match) if match.entry.relation.offences else ()
            sure = not match.entry.relation.offences or match.entry.phrase.confidence == 1
            return said or (self._worded(match.entry, match.objects) if worded and sure else ())
        value = self._literal(literal, match)
        if value is None:
            return ()
        return (*(self._seat(match) if match.entry.relation.offices and len(kinds) > 1 else ()), value)

    def _owners(self, match: Match) -> tuple[int, ...]:
        return tuple(dict.fromkeys(m for token in match.objects for m in self.refs.owner(token)))

    def _charges(self, match: Match) -> tuple[Literal, ...]:
        """« mis en examen pour corruption et fraude »: each charge of a list is an object of its own."""
        preposition = match.entry.phrase.slot("O")
        if preposition is None or match.entry.phrase.kind == "role":
            return ()
        anchor = max((match.trigger, *match.fixed[: match.entry.phrase.fixed_before("O")]))
        texts = self.charges.behind(anchor, preposition, self._deeds(match), match.subjects)
        return tuple(Literal("text", text) for text in texts)

    def _deeds(self, match: Match) -> Deeds:
        """May what somebody did be the charge (« accusé d'avoir menti »)? Not where an accuser is named.

        Behind « pour » only what was done: what is to be done is what an enquiry is for (« pour déterminer si »).
        Nor where states are reproached with their policy (« accusé de créer l'instabilité »); of firms, what they did.
        """
        clause = self.grammar.clauses.get(match.trigger)
        if clause is not None and clause.passive and clause.role("subj"):
            return "none"
        if match.entry.phrase.slot("O") == "pour":
            return "past"
        kinds = {kind for i in match.subjects for kind in self.refs.kinds(i)}
        if match.entry.phrase.confidence == 1 or "Person" in kinds:
            return "any"
        return "past" if "Organization" in kinds else "none"

    def _worded(self, entry: Entry, objects: Sequence[int]) -> tuple[Literal, ...]:
        found = [self._text(entry, o) for o in objects]
        return tuple(dict.fromkeys(Literal("text", text) for text in found if text is not None))

    def _text(self, entry: Entry, token: int) -> str | None:
        """The phrase that `token` heads, None where it is no text object of the relation."""
        relation = entry.relation
        if entry.phrase.confidence < 1 and relation.things and not self._is_thing(token, relation):
            return None
        return self.texts.phrase(token, relation.offices, relation.elections)

    def _is_thing(self, token: int, relation: Relation) -> bool:
        """Is it among the `things` of the relation, or a number (« le 100m »)?"""
        word = self.parsed.tokens[token].text.lower()
        return word[:1].isdigit() or any(word in noun_forms(noun) for noun in relation.things)

    def _is_prize(self, token: int, relation: Relation) -> bool:
        """« la médaille d'or revient à X », « le titre revient à X »: among `things`, an award or a title."""
        data, word = load_data("grammar.toml"), self.parsed.tokens[token].text.lower()
        return self._is_thing(token, relation) and (word.startswith(tuple(data["awards"])) or word in data["titles"])

    def _seat(self, match: Match) -> tuple[int, ...]:
        """« nommé directeur financier de Y »: the name behind the office, where the relation takes one.

        Else the organization that is called so (« du groupe »), that appoints or that the heading is about.
        """
        head = match.objects[0]
        inside = self.parsed.tokens[head + 1 : phrase_end(self.parsed, head) + 1]
        name = next((self.refs.named(t.i) for t in inside if t.name is not None), None)
        if name is not None and self._fits(match.entry.relation, name.id):
            return (name.id,)
        found = [t.i for t in inside if self.refs.kinds(t.i) == {"Organization"}]
        return self.refs.of(found[0]) if found else self._appointing(match, head)

    def _appointing(self, match: Match, head: int) -> tuple[int, ...]:
        """« Y a nommé X directeur général », « Y : X nommé directeur général »: whose post it is that Y gives."""
        clause, first = self.grammar.clauses.get(match.trigger), self.parsed.sentence_of(head).first
        roles = lexicon().roles.get(self.parsed.tokens[head].text.lower(), ())
        if clause is None or not any(entry.relation.id in ("leads", "worksFor") for entry in roles):
            return ()
        heads_line = self.parsed.tokens[min(first + 1, head)].text == ":"
        by = [i for i in clause.role("subj") if i not in match.subjects] or ([first] if heads_line else [])
        return self.refs.of(by[0]) if by and self.refs.kinds(by[0]) == {"Organization"} else ()

    def _literal(self, kind: str, match: Match) -> Literal | None:
        if kind == "text":
            given = match.entry.phrase.slot("O") == "subj"  # who dismisses is no post
            worded = match.objects and (not given or self._is_prize(match.objects[0], match.entry.relation))
            text = self._text(match.entry, match.objects[0]) if worded else None
            return Literal("text", text) if text is not None else None
        if kind == "date":
            date = self._day(match)
            return Literal("date", date.value.split("/")[0]) if date is not None else None
        amount = self._amount(kind, match)
        if amount is None:
            return None
        sign = "-" if match.entry.phrase.negative else ""
        return Literal(kind, sign + (str(amount) if kind == "money" else amount.value))  # type: ignore[arg-type]

    def _day(self, match: Match) -> DateSpan | None:
        """The date that a statement says; of an event that is but spoken of, that of its own words only.

        « confirme mardi la mort de X », but « l'assassinat, en mai, de X ».
        """
        t = top = self.parsed.tokens[match.trigger]
        while top.dep == "nmod" and top.head < top.i:  # « la cérémonie d'ouverture de X s'est tenue mardi »
            top = self.parsed.tokens[top.head]
        if match.entry.phrase.kind != "noun" or top.dep in SUBJECTS:
            return self.qualifiers.date(match.trigger, "value")
        last = self.parsed.tokens[max(match.subjects)].end + _NEAR
        within = (d for d in self.qualifiers.dates if t.end < d.start <= last)
        return self.qualifiers.date(match.trigger, "noun") or next(within, None)

    def _amount(self, kind: str, match: Match) -> AmountSpan | None:
        """The amount in the predicate's own words, or the one that a verb says of the noun."""
        wanted = "money" if kind == "money" else "count"
        said = self._figure(match)
        found = said[0] if said is not None else self.qualifiers.amount(match.trigger, wanted)
        return None if found is None or self._of_some(match, found) else found

    def _of_some(self, match: Match, amount: AmountSpan) -> bool:
        """« 200 salariés de X défilent »: without an article a number counts some of them, not all."""
        counted = match.entry.phrase.kind == "noun" and amount.kind == "count" and match.entry.relation.state
        before = amount.start < self.parsed.tokens[match.trigger].start
        return counted and before and not is_definite(self.parsed, match.trigger)

    # -- roles and patterns ---------------------------------------------------------------------------------------

    def _roles(self) -> Iterator[_Draft]:
        for match in _longest(list(Roles(self.parsed, self.grammar, self.refs).matches())):
            words = match.said or _without_ex(self.texts.wording(match.trigger, *match.words, single=True))
            bearers, literal = self._who(match.bearers), match.entry.relation.literal == "text"
            others = self._others(match, words) if literal else self._who(match.objects)
            modality = self._role_modality(match)
            if match.entry.phrase.inverse and match.bearers == (match.trigger,):
                continue  # « son prédécesseur » alone: whom it means and whose it is are both guesses
            if bearers and others and not modality.hypothetical:
                yield self._role_draft(match, modality, bearers, others, None if literal else words)

    def _without_posts(self, roles: list[_Draft]) -> list[_Draft]:
        """« le président X » of whom the article says elsewhere that he is « président de Y »: no public office."""
        posts = {pair for d in roles if d.entry.relation.id in ("leads", "worksFor") for pair in self._borne(d)}
        return [d for d in roles if not (self._bare_office(d) and posts & self._borne(d))]

    def _bare_office(self, d: _Draft) -> bool:
        """Is it an office of which the text says no more than its one noun?"""
        worded = [o.value.lower() for o in d.objects if isinstance(o, Literal)]
        return d.entry.relation.id == "holdsOffice" and worded == [self.parsed.tokens[d.trigger].text.lower()]

    def _borne(self, d: _Draft) -> set[tuple[str, str]]:
        return {(self.parsed.tokens[d.trigger].text.lower(), self._referent(m)) for m in d.subjects}

    def _others(self, match: RoleMatch, words: str) -> tuple[int | Literal, ...]:
        """The text that a role stands for (« ministre »), or what it is a role for (« candidat à la mairie »).

        « champion du monde » is no « champion » of something that were called « monde ».
        """
        if not match.objects:
            return (Literal("text", words),)
        relation = match.entry.relation
        named = tuple(m.id for o in match.objects if (m := self.refs.named(o)) is not None)
        if named and relation.range != ("text",):
            return named
        head = self.parsed.tokens[match.trigger].text.lower() in relation.heads
        return () if head else self._worded(match.entry, match.objects)

    def _role_draft(
        self, match: RoleMatch, modality: Modality, bearers: tuple[int, ...], others: tuple[int | Literal, ...],
        words: str | None,
    ) -> _Draft:  # fmt: skip
        tokens = (match.trigger, *match.bearers, *match.objects)
        said = match.copula if match.copula is not None else match.trigger
        source = self.sources.of(said, modality.denier, aside=match.copula is None)
        subjects, objects, role = bearers, others, words
        if match.entry.phrase.inverse:
            subjects, objects, role = tuple(o for o in others if isinstance(o, int)), bearers, None
        return _Draft(
            match.entry, match.trigger, subjects, objects, modality.status, source, tokens, "frame", role, match.copula
        )

    def _role_modality(self, match: RoleMatch) -> Modality:
        past = match.status == "former" and not match.entry.relation.state  # « ancien ministre et fondateur »
        status = match.entry.phrase.status or ("asserted" if past else match.status)
        if status != "asserted":
            return Modality(status)  # type: ignore[arg-type]
        if match.copula is None:
            return Modality()
        return self.moods.of(match.copula, match.entry.relation.state)

    def _found(self) -> Iterator[Pattern]:
        yield from Patterns(self.parsed, self.grammar, self.refs, self.qualifiers).matches()
        yield from Portfolios(self.parsed, self.grammar, self.refs, self.moods).matches()
        yield from Candidacies(self.parsed, self.refs).matches()

    def _patterns(self) -> Iterator[_Draft]:
        for pattern in self._found():
            subjects = self._who(pattern.subjects)
            objects = (
                (pattern.literal,) if pattern.literal is not None else pattern.mentions or self._who(pattern.objects)
            )
            if subjects and objects:
                tokens = (pattern.trigger, *pattern.subjects)
                source = self.sources.of(pattern.trigger, aside=True)
                yield _Draft(
                    pattern.entry, pattern.trigger, subjects, objects, pattern.status, source, tokens, "pattern",
                    dated=-1 if not pattern.dated else None,
                )  # fmt: skip

    # -- spreading ------------------------------------------------------------------------------------------------

    def _date(self, d: _Draft) -> DateSpan | None:
        return self.qualifiers.date(d.dated or d.trigger, _time_kind(d))

    def _pairs(self, d: _Draft) -> Iterable[tuple[int, int | Literal]]:
        """Who is said to do what to whom: each to each, or « respectivement » the first to the first …"""
        if len(d.subjects) == len(d.objects) > 1 and self._respectively(d):
            return zip(d.subjects, d.objects, strict=True)
        return product(d.subjects, d.objects)

    def _respectively(self, d: _Draft) -> bool:
        sentence = self.parsed.sentence_of(d.trigger)
        return any(t.text.lower() == "respectivement" for t in self.parsed.words(sentence))

    def _spread(self, d: _Draft) -> Iterator[Candidate]:
        start, end = self.qualifiers.evidence(d.tokens)
        literal_kind = next((o.kind for o in d.objects if isinstance(o, Literal)), None)
        undated = d.dated == -1 or d.entry.relation.undated or literal_kind == "date"
        date = None if undated else self._date(d)
        amount = None if literal_kind == "money" else self.prices.of(d.trigger, d.fixed)
        share = self.qualifiers.amount(d.trigger, "share")
        itself = set() if d.entry.relation.symmetric else {self._referent(m) for m in d.subjects}
        for subject, obj in self._pairs(d):
            if subject != obj and not (isinstance(obj, int) and self._referent(obj) in itself):
                yield Candidate(
                    frame=d.trigger, relation=d.entry.relation.id, subject=subject, object=obj, status=d.status,
                    start=start, end=end, phrase=d.entry.phrase.id, method=d.method,  # type: ignore[arg-type]
                    confidence=d.entry.phrase.confidence, source=d.source if d.source != subject else None,
                    date=date, amount=amount if d.entry.relation.takes_amount else None,
                    joint=amount is not None and len(d.subjects) > 1,
                    share=str(share) if share is not None and d.entry.relation.id in _SHARED else None,
                    role=d.role,
                )  # fmt: skip


def _time_kind(d: _Draft) -> Kind:
    """How a statement is dated: as an event, a state, a role without a verb …"""
    relation = d.entry.relation
    if relation.literal in ("money", "number"):
        return "measure"
    bare = d.entry.phrase.kind == "role" and d.dated is None
    if relation.state:
        there = relation.range == ("Place",)  # on the day of what happens there, which other claims tell
        return "role" if bare else "state" if there or d.status == "former" else "onset"
    event: Kind = "deal" if relation.takes_amount or relation.id in _ANNOUNCED else "event"
    return "noun" if bare else "contest" if relation.contest else event


def _settled(drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    """The drafts but those that yield to another one of the same predicate; joint deeds under their own relation."""
    said = {(d.trigger, d.entry.relation.id) for d in drafts}
    for d in drafts:
        relation = d.entry.relation
        if any((d.trigger, other) in said for other in relation.yields_to):
            continue
        if relation.joint is not None and len(d.subjects) > 1:
            d = replace(d, entry=Entry(load_relations()[relation.joint], d.entry.phrase))
        yield d


def _without_ex(words: str) -> str:
    return words[3:] if words.lower().startswith("ex-") else words


def _longest(matches: list[RoleMatch]) -> list[RoleMatch]:
    """Of overlapping offices of one bearer (« Premier ministre », « ministre ») only the longest."""

    def inside(a: RoleMatch, b: RoleMatch) -> bool:
        return (
            a is not b
            and a.entry.relation is b.entry.relation
            and b.words[0] <= a.words[0]
            and a.words[1] <= b.words[1]
            and (b.words[1] - b.words[0]) > (a.words[1] - a.words[0])
            and set(a.bearers) <= set(b.bearers)
        )

    return [a for a in matches if not any(inside(a, b) for b in matches)]


def _end(c: Candidate, named: Mapping[tuple[int, int, str], object]) -> object:
    """What tells frames apart beside predicate and subject: the object; a text is but another reading of a name.

    « nommé directeur de X »: appointed to X or, where X can be no object of the relation, to « directeur de X ».
    """
    if isinstance(c.object, int):
        return c.object
    other = named.get((c.frame, c.subject, c.relation)) if c.object.kind == "text" else None
    relation = load_relations()[c.relation]
    if relation.range == ("text",) and not relation.offices:
        return c.object.value  # « pour corruption et fraude » gives two objects
    return "literal" if other is None else other


def _rank(c: Candidate) -> tuple[bool, float, int, str, str]:
    """Names before texts, sure readings before unsure ones, of these the phrases that fix more words."""
    return (not isinstance(c.object, int), -c.confidence, -_specificity().get(c.phrase, 0), c.relation, c.phrase)


@cache
def _specificity() -> Mapping[str, int]:
    phrases = [phrase for relation in load_relations().values() for phrase in relation.phrases]
    return {phrase.id: phrase.specificity for phrase in phrases}


def _numbered(found: list[Candidate]) -> tuple[Candidate, ...]:
    """Give the readings of the same predicate between the same ends one frame number, the best reading first."""
    named = {(c.frame, c.subject, c.relation): c.object for c in reversed(found) if isinstance(c.object, int)}
    groups: dict[tuple[int, int, object], list[Candidate]] = {}
    for c in found:
        groups.setdefault((c.frame, c.subject, _end(c, named)), []).append(c)
    numbered = []
    for number, key in enumerate(sorted(groups, key=lambda k: (k[0], k[1], str(k[2])))):
        for c in sorted(groups[key], key=_rank):
            numbered.append(replace(c, frame=number))
    return tuple(numbered)


def find_candidates(
    parsed: Parsed, mentions: Sequence[Mention], dates: Sequence[DateSpan], amounts: Sequence[AmountSpan]
) -> tuple[Candidate, ...]:
    """The candidate claims of one article, from its parse, its resolved mentions, its dates and its amounts."""
    return Extractor(parsed, mentions, dates, amounts).candidates()
