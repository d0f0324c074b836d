"""Role nouns and offices: who bears them, of what, since the parse of apposition is the parser's weakest part.

« Sam Altman, PDG d'OpenAI », « le patron d'OpenAI, Sam Altman », « le PDG Sam Altman », « X est (devenu) président
de Y », « son PDG, X », « cofondateur et ancien PDG de Y », « X (PDG de Y) ». Token patterns go before the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.appositions import FILL, is_definite, is_modifier, name_before, noun_kind, of_another, phrase_end
from kg.extract.clauses import NOMINAL, SUBJECTS, Grammar, coordinated
from kg.extract.descriptions import office_meant
from kg.extract.lexicon import Entry, is_role, lexicon
from kg.extract.lists import apposed_names, enumerated, is_group, listed_names, names_with_others, titled_name
from kg.extract.paired_offices import paired_offices
from kg.extract.parties import names_member
from kg.extract.politics_words import is_party, politics_list
from kg.extract.references import References, noun_phrase
from kg.extract.referent_words import referent_words
from kg.extract.role_chains import chained_bearer, respective_bearer, respective_pairs
from kg.extract.tenure import Tenure
from kg.extract.texts import is_election, is_office
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.forms import looks_plural
from kg.french.gazetteer import demonym
from kg.model import Status
from kg.ontology.phrases import GAPS, Phrase
from kg.ontology.relations import load_relations

# words that the complements of a role may take before the organization, and what ends them
_GAP = 9
_INNER = ("nmod", "obl:mod", "obl:arg", "obl:agent", "obj")
_INSERTION = 14  # tokens that an insertion between a role and its bearer has at most
_GAP_ENDS = ("PUNCT", "AUX", "SCONJ", "PRON")
_SURE = 0.8
_OPENING = ("NOUN", "ADJ", "ADV", "ADP", "PUNCT", "CCONJ")  # what may stand before a role in what opens a sentence
_INDEFINITE = ("un", "une")  # « employé d'un sous-traitant de Y » does not work for Y
_THE = ("le", "la", "l'", "du")


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """A role noun at token `trigger`: its bearers, what it is a role of (tokens), its wording as characters.

    Bearers are the subjects of the relation, of an inverse role its objects.
    """

    entry: Entry
    trigger: int
    bearers: tuple[int, ...]
    objects: tuple[int, ...]
    words: tuple[int, int]
    status: Status
    copula: int | None = None
    said: str | None = None  # the wording where it is not that of the article


class Roles:
    """Finds role nouns in one parsed article."""

    def __init__(self, parsed: Parsed, grammar: Grammar, refs: References) -> None:
        self.parsed, self.grammar, self.refs = parsed, grammar, refs
        self.tenure = Tenure(parsed, refs)
        self.offices: list[RoleMatch] = []

    def matches(self) -> Iterator[RoleMatch]:
        """All role nouns that somebody named bears, in text order; several relations may read the same noun."""
        for t in self.parsed.tokens:
            if t.name is not None or t.pos in ("ADP", "DET", "PUNCT", "CCONJ", "SCONJ", "PRON"):
                continue
            if self._participle(t) or self._says_field_of(t) or self._says_deputy(t):
                continue
            whole = self._worded_before(t)
            if t.plain in load_data("grammar.toml")["role_verbs"]["counterparts"]:
                yield from self._counterpart(t)
            word, prefixed = _without_prefix(t.text.lower())
            for entry in lexicon().roles.get(word, ()):
                if not whole or entry.relation.id in whole:
                    yield from self._role(entry, t, prefixed)
            for entry in lexicon().heads.get(word, ()):
                for match in self._office(entry, t, prefixed):
                    self.offices.append(match)
                    yield match

    def _counterpart(self, t: Token) -> Iterator[RoleMatch]:
        """« le ministre X a reçu son homologue polonais, Y »: Y holds the office that X was last said to hold."""
        owner = self._possessor(t)
        whom = {self._name_of(m) for m in self.refs.of(owner)} if owner is not None else set()
        held = self._held_by(whom)
        bearers, copula = self._bearers(t, phrase_end(self.parsed, t.i), ())
        if held is not None and bearers and whom:
            first = self.parsed.tokens[held.trigger]
            said = self._without_nation(held.words)
            words = (held.words[0], self._words_of_office(first, held.words[1]))
            yield RoleMatch(held.entry, held.trigger, bearers, (), words, "asserted", copula, said)

    def _held_by(self, whom: set[str]) -> RoleMatch | None:
        """The office that one of those named was last said to hold, in its longest wording (« Premier ministre »)."""
        held = [m for m in self.offices if whom & {self._name_of(i) for i in self.refs.of_all(m.bearers)}]
        last = self.parsed.tokens[held[-1].trigger].start if held else 0
        return min((m for m in held if m.words[1] > last), key=lambda m: m.words, default=None)

    def _without_nation(self, words: tuple[int, int]) -> str | None:
        """« ministre russe des Transports »: what an office is called elsewhere; None where no nation stands within."""
        inside = [k for k in self.parsed.tokens if words[0] <= k.start < k.end <= words[1]]
        nations = [k.i for k in inside if (m := self.refs.mention(k.i)) is not None and m.kind == "demonym"]
        if len(nations) != 1 or nations[0] == inside[-1].i or any(k.name is not None for k in inside):
            return None
        nation = self.parsed.tokens[nations[0]]
        return self.parsed.text[words[0] : nation.start] + self.parsed.text[nation.end : words[1]].lstrip()

    def _words_of_office(self, t: Token, end: int) -> int:
        """Where the words of an office end that are not of the country of who holds it."""
        stop = t.end
        for k in self.parsed.tokens[t.i + 1 :]:
            mention = self.refs.mention(k.i)
            if k.end > end or (mention is not None and mention.kind in ("name", "demonym")):
                return stop
            stop = k.end if k.pos in ("NOUN", "ADJ", "PROPN") else stop
        return stop

    def _name_of(self, mention: int) -> str:
        m = self.refs.mentions[mention]
        return self.refs.mentions[m.antecedents[0]].text if len(m.antecedents) == 1 else m.text

    def _participle(self, t: Token) -> bool:
        """« représentant la Géorgie », « X juge que »: a verb with what it governs is no role; nor is an adjective.

        Nor is the second noun of « la maison mère de Y ».
        """
        if t.verbs and self.parsed.tokens[min(t.i + 1, len(self.parsed.tokens) - 1)].plain in ("que", "qu'"):
            return True
        if self._predicates(t):
            return True
        apposed = self.parsed.tokens[t.i - 1].text == ","  # « X, infirmier à Y »
        if t.pos == "VERB" and t.plain in load_data("grammar.toml")["verbal_roles"] and t.dep == "acl":
            return any(self.grammar.preposition(c) == "à" for c in self.parsed.children(t.i))
        if t.pos == "ADJ" and t.dep == "amod" and t.head < t.i and not apposed:
            return True
        before = self.parsed.tokens[t.i - 1]
        if t.plain in load_data("grammar.toml")["parent_firms"] and before.i < t.i and before.pos == "NOUN":
            return noun_kind(before.text) == "Organization"
        after = self.parsed.tokens[t.i + 1] if t.i + 1 < self.parsed.sentence_of(t.i).last else None
        ending = t.text.lower().endswith(("ant", "ants"))
        return ending and after is not None and after.plain in ("le", "la", "les", "l'", "un", "une")

    def _predicates(self, t: Token) -> bool:
        """« X juge « irresponsable » la politique de Y »: a verb between its subject and what is quoted of it."""
        before, behind = self.parsed.tokens[t.i - 1], self.parsed.tokens[min(t.i + 1, len(self.parsed.tokens) - 1)]
        subject = before.i < t.i and before.name is not None and before.head == t.i and before.dep in SUBJECTS
        return t.pos == "VERB" and bool(t.verbs) and subject and behind.text in ("«", "“", '"')

    def _worded_before(self, t: Token) -> set[str]:
        """« premier secrétaire »: the relations of the role whose second word is `t`, its first word right before."""
        before = self.parsed.tokens[t.i - 1] if t.i > self.parsed.sentence_of(t.i).first else t
        if before.pos != "ADJ":
            return set()
        entries = lexicon().roles.get(_without_prefix(before.text.lower())[0], ())
        return {entry.relation.id for entry in entries if entry.phrase.words[:1] == (t.plain,)}

    def _says_field_of(self, t: Token) -> bool:
        """« la société de conseil de X »: a bare complement says what an organization does."""
        before = self.parsed.tokens[max(t.i - 2, 0) : t.i]
        of = len(before) == 2 and before[1].plain in ("de", "d'") and before[0].name is None
        return of and noun_kind(before[0].text) == "Organization"

    # -- what it is a role of -------------------------------------------------------------------------------------

    def _role(self, entry: Entry, t: Token, prefixed: bool) -> Iterator[RoleMatch]:
        end = self._words_end(entry, t)
        if end is None or self._lends(t):
            return
        borne = self._borne_inside(entry, t, end)
        objects = self._objects(entry, t, borne[0] + 1 if borne else end)
        if len(objects) > 2 and is_group(t) and is_definite(self.parsed, t.i) and "Person" in entry.relation.domain:
            objects, borne = objects[:1], objects[1:]  # « les avocats de Y, A et B »
        if not objects or not self._may_own(entry.phrase, objects):
            return
        if entry.relation.id == "leads" and self._is_deputy(t):
            return
        word = _without_prefix(t.text.lower())[0]
        public = "territories" if entry.relation.id == "leads" else "public_bodies"
        posts = entry.relation.id in ("worksFor", "leads", "memberOf") and word in lexicon().heads
        if posts and any(self._is_of(i, public) or self._executive(i) for i in objects):
            return
        if posts and entry.relation.id == "worksFor" and all(self.refs.kind(i) == "Place" for i in objects):
            return  # « conseillère municipale de Lyon »
        if posts and entry.relation.id in ("worksFor", "memberOf") and not self._party_post(entry, objects):
            return
        bearers, copula = (borne, None) if borne else self._bearers(t, self._last_token(objects, end), objects)
        bearers = tuple(i for i in bearers if copula is not None or not self._scene(entry, i))
        if bearers:
            bearers = (*bearers, *self._beside(t, self._last_token(objects, end), bearers))
            words = (t.start, self.parsed.tokens[end - 1].end)
            status = self.tenure.status(entry, t, prefixed, self._last_token(objects, end), copula is None)
            meant = tuple(dict.fromkeys(j for i in objects for j in enumerated(self.parsed, i) or (i,)))
            pairs = respective_pairs(self.parsed, t, bearers, meant, entry.relation.id)
            for who, whose in pairs or ((bearers, meant),):
                yield RoleMatch(_with_others(entry, t), t.i, who, whose, words, status, copula)

    def _lends(self, t: Token) -> bool:
        """« a apporté son soutien à la candidate X »: the support that one gives, no supporter."""
        behind = self.parsed.tokens[min(t.i + 1, len(self.parsed.tokens) - 1)]
        return t.plain in load_data("grammar.toml")["backing"] and behind.uncontracted == "à"

    def _scene(self, entry: Entry, i: int) -> bool:
        """« a reçu, lundi à Y, le soutien de X »: is token `i` the place where, which is no partisan or rival?"""
        there = self.grammar.preposition(self.parsed.tokens[i]) in ("à", "en", "dans")
        return there and "Person" in entry.relation.domain and self.refs.kind(i) == "Place"

    def _office(self, entry: Entry, t: Token, prefixed: bool) -> Iterator[RoleMatch]:
        pair = () if entry.phrase.words else paired_offices(self.parsed, self.refs, t.i)
        if pair:
            status = self.tenure.status(entry, t, prefixed, t.i, True)
            for who, said in pair:
                yield RoleMatch(entry, t.i, (who,), (), (t.start, t.end), status, None, said)
            return
        if self._words_end(entry, t) is None or self._heads_organization(t) or self._qualifies(t):
            return
        if self._of_organ(t):
            return
        _, stop = noun_phrase(self.parsed, t.i)
        last = max(k.i for k in self.parsed.words(self.parsed.sentence_of(t.i)) if k.end <= stop)
        # « le député LR X », « le conseiller municipal LR X »
        if self._organization(last + 1) and (last == t.i or self._kind_behind(last + 2) == "Person"):
            behind = self.parsed.tokens[last + 2 : last + 3]
            of = bool(behind) and behind[0].plain in ("de", "d'", "des")  # « le député LR de Paris »
            last = phrase_end(self.parsed, last + 1) if of else last + 1
            stop = self.parsed.tokens[last].end
        bearers, copula = self._bearers(t, last, ())
        if bearers:
            status = self.tenure.status(entry, t, prefixed, last, copula is None)
            if self.parsed.tokens[last].plain in load_data("grammar.toml")["outgoing"]:
                stop = self.parsed.tokens[last - 1].end
            yield RoleMatch(entry, t.i, bearers, (), (t.start, stop), status, copula)

    def _beside(self, t: Token, last: int, bearers: tuple[int, ...]) -> tuple[int, ...]:
        """« X, cofondateur de Y avec Z »: with whom one shares a role that is named as shared."""
        behind = self.parsed.tokens[last + 1 : min(last + 3, self.parsed.sentence_of(t.i).last)]
        shared = t.plain.startswith("co") and [k.plain for k in behind[:1]] == ["avec"] and len(behind) > 1
        named = shared and self._kind_behind(behind[1].i) == "Person" and behind[1].i not in bearers
        return tuple(coordinated(self.parsed, behind[1].i)) if named else ()

    def _of_role(self, t: Token) -> bool:
        """« le chef de file des députés, X »: does the noun stand in another role's complement?"""
        head = self.parsed.tokens[t.head]
        return t.dep == "nmod" and head.name is None and head.i < t.i and noun_kind(head.text) == "Person"

    def _of_organ(self, t: Token) -> bool:
        """« le président du conseil de surveillance »: what runs a company gives no public office."""
        behind = [k.uncontracted for k in self.parsed.tokens[t.i + 1 : t.i + 5] if k.pos != "DET"]
        return any(" ".join(behind).startswith(f"de {organ}") for organ in referent_words("organs"))

    def _qualifies(self, t: Token) -> bool:
        """« le directeur général X »: the second word of a role is no office of its own."""
        before = self.parsed.tokens[t.i - 1] if t.i > self.parsed.sentence_of(t.i).first else t
        if before.text.lower() == "des" and self._of_role(t):
            return True
        lasting = before.plain in load_data("grammar.toml")["spans"]  # « a été pendant dix ans maire de Y »
        return before.pos in ("NOUN", "PROPN") and before.name is None and before.i != t.i and not lasting

    def _is_deputy(self, t: Token) -> bool:
        """« le secrétaire général adjoint de Y »: do a role's adjectives end in such a word? He does not lead Y."""
        for k in self.parsed.tokens[t.i + 1 : self.parsed.sentence_of(t.i).last]:
            if k.name is not None or k.pos not in ("ADJ", "NOUN"):
                break
            if k.plain in load_data("grammar.toml")["deputies"]:
                return True
        return False

    def _says_deputy(self, t: Token) -> bool:
        """« le représentant spécial adjoint de Y »: is it the last word of somebody's role, adjectives between?"""
        i, first = t.i - 1, self.parsed.sentence_of(t.i).first
        if t.plain not in load_data("grammar.toml")["deputies"]:
            return False
        while i > first and self.parsed.tokens[i].pos == "ADJ":
            i -= 1
        before = self.parsed.tokens[i]
        bare = before.name is None and not is_modifier(before)
        return i >= first and bare and noun_kind(before.text) == "Person"

    def _heads_organization(self, t: Token) -> bool:
        """« président d'Oracle » leads an organization; « président de la République » holds an office."""
        entries = lexicon().roles.get(_without_prefix(t.text.lower())[0], ())
        if any(e.relation.id in ("leads", "worksFor") for e in entries) and self._of_theirs(t):
            return True
        if self._is_deputy(t) or not any(e.relation.id == "leads" for e in entries):
            return any(e.relation.id == "worksFor" and self._employs(e, t) for e in entries)
        end = phrase_end(self.parsed, t.i)
        for k in self.parsed.tokens[t.i + 1 : end + 1]:
            if self.refs.named(k.i) is not None:
                public = self._is_of(k.i, "territories") or self._executive(k.i)
                return self._organization(k.i) and not public
            mention = self.refs.mention(k.i)  # « le président du club »
            if mention is not None and len(mention.antecedents) == 1:
                meant = self.refs.mentions[mention.antecedents[0]].head
                if self.refs.kind(meant) != "Person":  # the second word of « premier secrétaire » is nothing led
                    return self._organization(meant)
        introduced = end > t.i and noun_kind(self.parsed.tokens[end].text) == "Organization"  # « du mouvement Y »
        return introduced and self._organization(end + 1)

    def _of_theirs(self, t: Token) -> bool:
        """« son président, X »: does a possessive say that it is an organization's?"""
        owner = self._possessor(t)
        return owner is not None and self.refs.kinds(owner) == {"Organization"}

    def _employs(self, entry: Entry, t: Token) -> bool:
        """« vice-président d'Oracle »: does an organization stand where the phrase has it?"""
        end = self._words_end(entry, t)
        objects = self._objects(entry, t, end) if end is not None else ()
        return any(self._organized(i) and not self._is_of(i, "public_bodies") for i in objects)

    def _party_post(self, entry: Entry, objects: tuple[int, ...]) -> bool:
        """« la conseillère municipale du PS »: a bare office of a party is its member's, it is nobody's job."""
        bare = entry.phrase.slot("O") == "de" and not entry.phrase.words
        of_party = any(is_party(said) for i in objects for said in self._said(i))
        return not bare or of_party == (entry.relation.id == "memberOf")

    def _is_of(self, i: int, words: str) -> bool:
        """« vice-présidente du Sénat », « de la région Y »: does token `i`, or its name, begin with such a noun?"""
        said = self._said(i)
        if words == "territories" and any(_is_state(text) for text in said):
            return True
        return any(text.split()[0].lower() in load_data("grammar.toml")[words] for text in said)

    def _said(self, i: int) -> tuple[str, str]:
        """What stands at token `i` and the name inside its phrase (« la section Y »), twice the same if it is one."""
        inner = self.refs.name_inside(i) if self.refs.named(i) is None else None
        return self.parsed.tokens[i].text, self.parsed.tokens[i if inner is None else inner.head].text

    def _words_end(self, entry: Entry, t: Token) -> int | None:
        """The token after the role's fixed words (« président du conseil »), adjectives between them allowed."""
        i = t.i + 1
        last = self.parsed.sentence_of(t.i).last
        for word in entry.phrase.words:
            if word in GAPS:
                return self._gap_end(entry, i)
            if i < last and self.parsed.tokens[i].name is not None and self._governs(word, i):
                return i + 1
            while i < last and self.parsed.tokens[i].pos == "ADJ" and self.parsed.tokens[i].text.lower() != word:
                i += 1
            if i >= last or self.parsed.tokens[i].plain != word:
                return None
            i += 1
        return self._past_tenure(i)

    def _executive(self, i: int) -> bool:
        """« le gouvernement hongrois »: does the name at token `i` say who governs?"""
        return self.parsed.tokens[i].plain.split()[0] in politics_list("executives")

    def _governs(self, word: str, i: int) -> bool:
        """« chef du gouvernement hongrois »: is the government that an office is of named as a whole at token `i`?"""
        name = self.parsed.tokens[i]
        named = name.plain.startswith(f"{word} ")
        return named and (word in politics_list("executives") or _is_state(name.text))

    def _past_tenure(self, i: int) -> int:
        """The token behind « par intérim », « en exercice », if it stands at token `i`."""
        last = self.parsed.sentence_of(i - 1).last
        for tenure in load_data("grammar.toml")["tenures"]:
            words = tenure.split()
            if [t.plain for t in self.parsed.tokens[i : min(i + len(words), last)]] == words:
                return i + len(words)
        return i

    def _gap_end(self, entry: Entry, i: int) -> int | None:
        """The token where, complements skipped, the preposition before an organization stands (« chef de projet à Y »).

        Places may stand in between (« correspondante à Moscou de Y »), no other name; before an office or an election
        also the party (« candidat de Z à la présidentielle »).
        """
        worded = entry.relation.literal == "text"
        parties, phrase = ("Organization",) if worded else (), entry.phrase
        preposition, last = phrase.slot("O") or "", min(self.parsed.sentence_of(i - 1).last, i + _GAP)
        said, first = phrase.words[-1] != "…", i
        while i < last:
            found = self._behind(preposition, i) if said else ()
            if found and (i == first or any(self._fits(j, worded) for j in found)):
                return i
            t = self.parsed.tokens[i]
            ends = t.pos in _GAP_ENDS or t.text.lower() in _INDEFINITE or self._another_role(i)
            ends = ends or self._sent_by(i)
            if ends or t.morph.get("VerbForm") == "Fin" or self.refs.kind(i) not in (None, "Place", *parties):
                return None
            said = said or t.pos in ("NOUN", "PROPN", "X") or t.name is not None
            i += 1
        return None

    def _sent_by(self, i: int) -> bool:
        """« le représentant de la France auprès de Y »: does a state at token `i` stand as whose he is?"""
        before = [k.uncontracted for k in self.parsed.tokens[max(i - 2, 0) : i]]
        behind = [k.plain for k in self.parsed.tokens[i + 1 : i + 2]]
        return self.parsed.tokens[i].name is not None and "de" in before and behind == ["auprès"]

    def _another_role(self, i: int) -> bool:
        """Does « et » at token `i` join a role of its own (« secrétaire d'État et ancien président de Y »)?"""
        ahead = self.parsed.tokens[i + 1 : min(i + 3, self.parsed.sentence_of(i).last)]
        return self.parsed.tokens[i].pos == "CCONJ" and any(
            k.name is None and not is_modifier(k) and noun_kind(k.text) == "Person" for k in ahead
        )

    def _fits(self, i: int, worded: bool) -> bool:
        """Is it what the complements of a role lead to: an organization or, of a text, an office or an election?"""
        t = self.parsed.tokens[i]
        return (is_office(t) or is_election(t)) if worded else self._organized(i)

    def _organized(self, i: int) -> bool:
        """Does token `i` name an organization or introduce one (« au sein du groupe Y »)?"""
        inner = self.refs.name_inside(i) if self.refs.named(i) is None else None
        return self.refs.kind(i if inner is None else inner.head) == "Organization"

    def _objects(self, entry: Entry, t: Token, end: int) -> tuple[int, ...]:
        preposition = entry.phrase.slot("S" if entry.phrase.inverse else "O")
        if preposition is None:
            return ()
        if preposition == "name":
            return self._party(end)
        owner = self._possessor(t) if preposition == "de" else None
        if owner is not None:
            return (owner,)
        found = self._behind(preposition, end) or self._behind(preposition, self._adjunct_end(end))
        if not found and preposition == "de":
            found = (
                self._past_field(entry, end)
                or self._dont(t)
                or self._en(t)
                or self._shared(t)
                or (self._demonym(t, end) if self._of_country(entry, t) else ())
                or self._having(t)
            )
        return found

    def _borne_inside(self, entry: Entry, t: Token, end: int) -> tuple[int, ...]:
        """« le modèle X de Y », « la filiale X de Y », « le rival X de Y »: the name between a noun and whose it is."""
        things = entry.relation.range if entry.phrase.inverse else entry.relation.domain
        preposition = entry.phrase.slot("S" if entry.phrase.inverse else "O")
        personal = "Person" in things and not entry.relation.symmetric
        if preposition != "de" or personal or self._possessor(t) is not None:
            return ()
        i, last = end, self.parsed.sentence_of(t.i).last
        while i < last and self.parsed.tokens[i].pos == "ADJ":
            i += 1
        behind = i + 1 < last and self.parsed.tokens[i + 1].uncontracted == "de"
        return (i,) if behind and self.refs.kind(i) in things else ()

    def _may_own(self, phrase: Phrase, objects: tuple[int, ...]) -> bool:
        """Are those that a thing is said to be of among the phrase's `owners`, where it names any?"""
        kinds = {kind for token in objects for kind in self.refs.kinds(token)}
        return not phrase.owners or (bool(kinds) and kinds <= set(phrase.owners))

    def _party(self, i: int) -> tuple[int, ...]:
        """The organization named behind the role, in brackets or not (« conseillère municipale (Z) de Y »)."""
        last = self.parsed.sentence_of(i - 1).last
        while i < last and self.parsed.tokens[i].pos == "ADJ" and self.parsed.tokens[i].name is None:
            i += 1
        i += i < last and self.parsed.tokens[i].text == "("
        if not self._organization(i) or (self.parsed.tokens[i - 1].plain == "groupe" and not self._sits(i, last)):
            return ()
        return (i,)

    def _sits(self, i: int, last: int) -> bool:
        """« le groupe PS », « le groupe Y au Sénat »: a party's group, not one of companies (« le groupe Norvax »)?"""
        where = {k.text.lower().split()[0] for k in self.parsed.tokens[i + 1 : min(i + 4, last)]}
        return is_party(self.parsed.tokens[i].text) or not where.isdisjoint(load_data("grammar.toml")["public_bodies"])

    def _past_field(self, entry: Entry, end: int) -> tuple[int, ...]:
        """« la filiale de jeux vidéo de Y », « la société d'IA de Y »: past a bare noun that says what a thing does."""
        things = entry.relation.range if entry.phrase.inverse else entry.relation.domain
        i, last = end + 1, self.parsed.sentence_of(end - 1).last
        if "Person" in things or i >= last or self.parsed.tokens[end].plain not in ("de", "d'"):
            return ()
        while i < last and self._says_field(i):
            i += 1
        return self._behind("de", i) if end + 1 < i < last else ()

    def _says_field(self, i: int) -> bool:
        """Is it a word of a field (« de commerce en ligne », « de vente de billets »), and not « de » before a name?"""
        t, behind = self.parsed.tokens[i], self.parsed.tokens[min(i + 1, len(self.parsed.tokens) - 1)]
        joins = t.plain in ("en", "de", "d'", "et") and behind.name is None and behind.pos in ("NOUN", "ADJ")
        return t.name is None and (t.pos in ("NOUN", "ADJ") or joins)

    def _adjunct_end(self, i: int) -> int:
        """Where « à 51 % », « depuis 2012 », « à hauteur de 30 % » ends, if it stands at token `i`."""
        last = self.parsed.sentence_of(i - 1).last
        if i >= last or self.parsed.tokens[i].plain not in ("à", "depuis"):
            return i
        number = next((k.i for k in self.parsed.tokens[i + 1 : min(i + 5, last)] if k.pos == "NUM"), None)
        if number is None:
            return i
        return number + 1 + (number + 1 < last and self.parsed.tokens[number + 1].text == "%")

    def _organization(self, i: int) -> bool:
        """Is token `i` of the same sentence the name of an organization?"""
        return i < self.parsed.sentence_of(i - 1).last and self.refs.kind(i) == "Organization"

    def _dont(self, t: Token) -> tuple[int, ...]:
        """« Y, dont X est le PDG », « Y, dont le PDG est X »: whose role it is stands before the relative."""
        one = t.dep == "nmod" and self.parsed.tokens[t.head].plain in ("un", "une")  # « dont X est l'un des patrons »
        predicate = t.head if one else t.i
        if not any(c.text.lower() == "dont" for c in self.parsed.children(predicate)):
            return ()
        above = self.parsed.tokens[t.head] if t.dep in SUBJECTS else t
        for i in (predicate, above.i, above.head):
            antecedent = self.grammar.antecedent(i)
            if antecedent is not None:
                return (antecedent,)
        return ()

    def _en(self, t: Token) -> tuple[int, ...]:
        """« X en est (devenu) le PDG »: whose role it is stands as « en » before the verb."""
        verb = self._copula(t)
        kids = () if verb is None else self.parsed.children(verb)
        return tuple(c.i for c in kids if c.plain == "en" and c.pos in ("PRON", "ADP", "ADV") and c.i < t.i)[:1]

    def _having(self, t: Token) -> tuple[int, ...]:
        """« Y compte sept membres, dont A », « Y a pour patron X »: whose they are is the subject."""
        had = self._had(t)
        if had is not None:
            return next(filter(None, map(self.grammar.subjects, (had, t.i, t.head))), ())
        clause = self.grammar.clauses.get(t.head)
        having = clause is not None and clause.verbs & set(load_data("grammar.toml")["having_verbs"])
        if not having or t.i < t.head or self.grammar.preposition(t) or not enumerated(self.parsed, t.i):
            return ()
        return self.grammar.subjects(t.head)

    def _had(self, t: Token) -> int | None:
        """« Y a pour (principal) actionnaire X »: the verb, where the noun stands bare behind its « pour »."""
        i, first = t.i - 1, self.parsed.sentence_of(t.i).first + 1
        while i > first and (self.parsed.tokens[i].pos == "ADJ" or is_modifier(self.parsed.tokens[i])):
            i -= 1
        verb, word = self.parsed.tokens[i - 1], self.parsed.tokens[i]
        return verb.i if i > first and word.plain == "pour" and "avoir" in (verb.lemma, *verb.verbs) else None

    def _who_is_had(self, t: Token, last: int) -> tuple[int, ...]:
        """« Y a pour actionnaires A, B et C »: the name or, of a plural, the names behind the noun."""
        end = self.parsed.sentence_of(t.i).last
        if looks_plural(t.text):
            return listed_names(self.parsed, last + 1, end)
        name = titled_name(self.parsed, last + 1, end)
        return () if name is None else (name,)

    def _possessor(self, t: Token) -> int | None:
        first, near = self.parsed.sentence_of(t.i).first, t.i - 2
        while near > first and self.parsed.tokens[near].pos in ("ADJ", "ADV", "NUM"):
            near -= 1  # « ses deux principaux fournisseurs »
        for k in self.parsed.tokens[max(first, near) : t.i]:
            mention = self.refs.mention(k.i)
            if mention is not None and mention.kind == "possessive":
                return k.i
        joined = self._joined_role(t.i - 1)
        return None if joined is None else self._possessor(joined)

    def _joined_role(self, i: int) -> Token | None:
        """« son fondateur et (ancien) PDG »: the role noun that « et », at or before token `i`, joins to another."""
        first = self.parsed.sentence_of(i).first
        while i > first and self.parsed.tokens[i].pos == "ADJ":
            i -= 1
        t = self.parsed.tokens[i - 1]
        return t if i > first and self.parsed.tokens[i].plain in ("et", "-", "–", "/") and is_role(t.text) else None

    def _behind(self, preposition: str, i: int) -> tuple[int, ...]:
        """The noun behind the preposition at token `i`, adjectives and fillers before it skipped."""
        sentence = self.parsed.sentence_of(i - 1)
        words = preposition.split()
        while i < sentence.last and self.parsed.tokens[i].pos in ("ADJ", "ADV"):
            i += 1
        governing = preposition == "de" and self.parsed.tokens[i - 1].plain in load_data("grammar.toml")["governing_de"]
        if governing or [k.uncontracted for k in self.parsed.tokens[i : i + len(words)]] != words:
            return ()  # « un village proche de Y » is none of Y's
        i += len(words)
        bare = preposition == "de" and self.parsed.tokens[i - 1].plain in ("de", "d'")
        while i < sentence.last and self.parsed.tokens[i].pos in FILL and not is_election(self.parsed.tokens[i]):
            bare, i = False, i + 1
        if i >= sentence.last or not (self.parsed.tokens[i].pos in NOMINAL or is_election(self.parsed.tokens[i])):
            return ()
        if bare and self.refs.mention(i) is None and self.refs.name_inside(i) is None:
            return ()  # « membre du conseil d'administration de Y » is no « conseil de Y »
        return self._list(i, preposition)

    def _list(self, i: int, preposition: str) -> tuple[int, ...]:
        """Token `i` and what is joined to it behind the same preposition (« PDG de xAI et de la plateforme X »)."""
        found, sentence = [i], self.parsed.sentence_of(i)
        inner = self.refs.name_inside(i) if self.refs.named(i) is None else None
        listed = coordinated(self.parsed, i) if inner is None and preposition != "et" else []
        if len(listed) > 2 and all(self.refs.kind(k) == self.refs.kind(i) for k in listed):
            return tuple(listed)  # « propriétaire de X, Y et Z »
        j = (i if inner is None else max(i, inner.head)) + 1  # « propriétaire du quotidien X et de la chaîne Y »
        while j < sentence.last:
            k = self.parsed.tokens[j]
            if k.text.lower() != "et" and not (k.text == "," and j + 1 < sentence.last):
                break
            comma, j = k.text == ",", j + 1
            behind = j < sentence.last and self.parsed.tokens[j].uncontracted == preposition
            j += behind
            while j < sentence.last and self.parsed.tokens[j].pos in FILL:
                j += 1
            if j >= sentence.last or not (behind or (self.parsed.tokens[j].name is not None and not comma)):
                break
            found.append(j)
            j += 1
            if j < sentence.last and self.parsed.tokens[j].name is not None and self.parsed.tokens[j - 1].name is None:
                j += 1
        return tuple(found)

    def _shared(self, t: Token) -> tuple[int, ...]:
        """« cofondateur et ancien PDG d'OpenAI »: the first noun shares the complement of the second."""
        sentence, i = self.parsed.sentence_of(t.i), t.i + 1
        if i >= sentence.last or self.parsed.tokens[i].text.lower() not in ("et", "-", "–", "/"):
            return ()
        for k in self.parsed.tokens[i + 1 : min(i + 6, sentence.last)]:
            noun = k.pos in ("NOUN", "PROPN", "X") or k.text.lower() in lexicon().roles
            if k.pos == "ADJ" and is_role(self.parsed.tokens[min(k.i + 1, sentence.last - 1)].text):
                continue  # « président et premier actionnaire de Y »
            if noun and k.name is None and k.text.lower() not in ("ex",):
                return self._behind("de", k.i + 1)
        return ()

    def _of_country(self, entry: Entry, t: Token) -> bool:
        """May a demonym say what the role is of? A lawyer's says where he is from (« l'avocate britannique X »)."""
        return entry.phrase.confidence >= _SURE and t.plain not in load_data("grammar.toml")["own_demonym"]

    def _demonym(self, t: Token, end: int) -> tuple[int, ...]:
        """« le président américain X »: the country; not where it is what the organization behind is from."""
        for k in self.parsed.tokens[t.i + 1 : min(end + 2, self.parsed.sentence_of(t.i).last)]:
            mention = self.refs.mention(k.i)
            if mention is not None and mention.kind == "demonym":
                return () if self._kind_behind(k.i + 1) == "Organization" else (k.i,)
            if k.pos != "ADJ" and k.i >= end:
                break
        return ()

    # -- who bears it ---------------------------------------------------------------------------------------------

    def _last_token(self, objects: tuple[int, ...], end: int) -> int:
        last = max(*objects, end - 1)
        if last not in objects:
            return last  # « son associé X »: the name behind the noun bears the role
        inner = self.refs.name_inside(last)
        return inner.head if inner is not None and self.refs.named(last) is None else last

    def _bearers(self, t: Token, last: int, objects: tuple[int, ...]) -> tuple[tuple[int, ...], int | None]:
        """The tokens that bear the role, and the copula's predicate where a verb says so."""
        own = respective_bearer(self.parsed, t.i)
        if own is not None and own not in objects:
            return (own,), None
        if self._had(t) is not None:
            return self._who_is_had(t, last), None
        copula = self._copula(t)
        others = any(noun_kind(k.text) == "Person" for k in self.parsed.tokens[t.i + 1 : last + 1])
        named = self._own(t, last) if copula is not None and not others else ()
        if named and named[0] not in objects:
            return named, None  # « Le président du jury sera le ministre X »
        if copula is not None:
            who = self._made_out(copula) or self.grammar.subjects(copula)
            said = tuple(i for i in self._all(who) if i not in objects)  # the list of objects may hang on the subjects
            return said or self._known_for(copula), copula
        identified = self._identified(t)
        if identified:
            return identified, t.head
        whole = phrase_end(self.parsed, self._past_party(last + 1) - 1)  # « le député Z du Rhône X »
        finders = (
            self._members, self._among, self._own, self._chained,
            self._before, self._after, self._joined, self._described,
        )  # fmt: skip
        ends = [*((find, last) for find in finders), (self._before, whole), (self._after, whole), (self._opened, whole)]
        another = self._of_another(t)
        for find, end in ends:
            if another and find in (self._chained, self._before, self._joined):
                continue
            found = find(t, end)
            if found and found[0] not in objects:
                return found, None
        return (), None

    def _of_another(self, t: Token) -> bool:
        """« X, …, et trois dirigeants de Y », « X, le chef du gouvernement, et son ministre »: other people than X.

        Whose possessive is an organization's may be X (« X, fondateur de Y et son président »).
        """
        first, i = self.parsed.sentence_of(t.i).first, t.i - 1
        while i > first and self.parsed.tokens[i].pos == "ADJ":
            i -= 1
        if i <= first or self.parsed.tokens[i - 1].plain != "et":
            return False
        mention = self.refs.mention(i)
        theirs = mention is not None and mention.kind == "possessive" and "Organization" not in self.refs.kinds(i)
        return (
            theirs
            or self.parsed.tokens[i].pos == "NUM"
            or self.parsed.tokens[i].plain in load_data("grammar.toml")["several"]
        )

    def _made_out(self, copula: int) -> tuple[int, ...]:
        """« Y a désigné X comme médiateur »: it is the object that is seen as something."""
        clause = self.grammar.clauses.get(copula)
        named_as = load_data("grammar.toml")["role_verbs"]["named_as"]
        if clause is None or clause.passive or not clause.verbs & set(named_as):
            return ()
        return tuple(i for i in clause.role("obj") if self.refs.of(i))[:1]

    def _known_for(self, copula: int) -> tuple[int, ...]:
        """« X, célèbre pour être le fondateur de Y », « X est connu pour en être le père »: of whom it is said."""
        t = self.parsed.tokens[copula]
        known = self.parsed.tokens[t.head]
        before = self.parsed.tokens[known.i + 1 : t.i]
        if known.i >= t.i or not any(c.plain == "pour" for c in before):
            return ()
        if known.name is not None:
            return (known.i,)
        return self.grammar.subjects(known.i) or ((known.head,) if known.dep in ("amod", "acl") else ())

    def _members(self, t: Token, last: int) -> tuple[int, ...]:
        """« trois membres de Y, dont A et B », « A, B et d'autres membres de Y »: the names of the group."""
        if not is_group(t):
            return ()
        return enumerated(self.parsed, t.i) or names_with_others(self.parsed, t.i)

    def _among(self, t: Token, last: int) -> tuple[int, ...]:
        """« Parmi ses clients figurent A et B », « A figure parmi les clients de Y »: who is said to be one of them."""
        clause = self.grammar.clauses.get(t.head)
        said = clause is not None and clause.verbs & set(load_data("grammar.toml")["figuring_verbs"])
        before = self.parsed.tokens[max(self.parsed.sentence_of(t.i).first, t.i - 4) : t.i]  # « parmi les dix autres »
        if clause is None or not said or not any(k.plain in ("parmi", "nombre") for k in before):
            return ()
        behind = [i for i in clause.role("obj") if i != t.i]
        named = behind or [i for i in clause.role("subj") if i != t.i]
        return self._all(tuple(i for i in named if self.refs.kind(i) is not None))

    def _all(self, subjects: tuple[int, ...]) -> tuple[int, ...]:
        """The subjects and those listed with them (« A, B et C sont les financeurs de Y »)."""
        return tuple(dict.fromkeys(j for i in subjects for j in coordinated(self.parsed, i)))

    def _copula(self, t: Token) -> int | None:
        if t.dep == "amod" and t.head == t.i + 1 and self._worded_before(self.parsed.tokens[t.head]):
            t = self.parsed.tokens[t.head]  # « premier secrétaire »
        table = load_data("grammar.toml")["role_verbs"]
        verbs, named_as = table["asserted"], {*table["named_as"], *table["working_as"]}
        clause = self.grammar.clauses.get(t.i)
        if (clause is not None and "être" in clause.verbs) or self._is_attribute(t):
            return None if self._cleft(t) else t.i
        head = self.grammar.clauses.get(t.head)
        attributes = () if head is None else (*head.role("attr"), *head.role("obj"))  # « devenir une filiale de »
        taken = t.dep == "xcomp" and t.morph.get("VerbForm") != "Inf"  # a noun that the parser took for a verb
        taken = taken or (t.dep in ("nmod", "obl:mod") and t.i == t.head + 1)  # « Devenu PDG de Y, X … »
        if head is not None and head.head != t.i and (t.i in attributes or taken) and head.verbs & set(verbs):
            return head.head
        if head is not None and head.verbs & named_as and self.grammar.preposition(t) == "comme":
            return head.head
        if self._in_capacity(t):
            return self._verb_above(t)
        partner = self.parsed.tokens[t.head]
        if t.dep in ("conj", "nmod") and partner.pos in ("NOUN", "PRON", "NUM") and _one_of(self.parsed, t, partner):
            return self._copula(partner)
        return None

    def _in_capacity(self, t: Token) -> bool:
        """« X a signé en tant que PDG de Y », « … en qualité de PDG de Y »."""
        first, last = self.parsed.sentence_of(t.i).first, t.i
        while last > first and is_modifier(self.parsed.tokens[last - 1]):
            last -= 1
        before = " ".join(k.uncontracted for k in self.parsed.tokens[max(first, last - 3) : last])
        return before in load_data("grammar.toml")["capacity"]

    def _verb_above(self, t: Token) -> int | None:
        """The verb of the clause that a token stands in."""
        while t.head != t.i and t.i not in self.grammar.clauses:
            t = self.parsed.tokens[t.head]
        return t.i if t.i in self.grammar.clauses else None

    def _identified(self, t: Token) -> tuple[int, ...]:
        """« Le principal actionnaire de Y est X », « Y, dont la maison mère est X »: who the role is said to be."""
        clause, head = self.grammar.clauses.get(t.head), self.parsed.tokens[t.head]
        if t.dep not in SUBJECTS or not is_definite(self.parsed, t.i):
            return ()
        if clause is None:
            said = head.name is not None and any(
                k.lemma == "être" for k in self.parsed.tokens[max(head.i - 3, 0) : head.i]
            )
            return self._all_said(t, head.i) if said and head.i > t.i else ()
        if "être" not in clause.verbs:
            return ()
        named = [i for i in (*clause.role("attr"), *clause.role("obj")) if self.refs.named(i) is not None and i > t.i]
        return self._all_said(t, named[0]) if named else ()

    def _all_said(self, t: Token, name: int) -> tuple[int, ...]:
        """« Ses actionnaires sont le groupe A (22 %), B et l'État »: all the names that a plural is said to be."""
        last = self.parsed.sentence_of(t.i).last
        listed = listed_names(self.parsed, name, last) if looks_plural(t.text) else ()
        return tuple(dict.fromkeys((*self._all((name,)), *listed)))

    def _cleft(self, t: Token) -> bool:
        """« C'est le maire de Y, X, qui … »: the copula says nothing of a subject."""
        return any(self.parsed.tokens[i].plain in ("c'", "ce") for i in self.grammar.subjects(t.i))

    def _is_attribute(self, t: Token) -> bool:
        """« X est sénatrice de Y », « X est devenu champion » where the parser took the noun for a participle."""
        kids = self.parsed.children(t.i)
        taken = t.pos == "VERB" or any("devenir" in c.verbs and c.i < t.i for c in kids)
        return taken and any(c.lemma == "être" and c.dep.startswith("aux") for c in kids)

    def _own(self, t: Token, last: int) -> tuple[int, ...]:
        """« A, le ministre B et … »: a definite noun's own name goes before the name that a comma parts from it."""
        i = last + 1
        person = self._kind_behind(i) == "Person" and is_definite(self.parsed, t.i) and not self._holder_inside(t, last)
        return (i,) if person and not t.text.lower().endswith("s") else ()

    def _holder_inside(self, t: Token, last: int) -> bool:
        """« le conseiller du président Z, X »: does the name right behind the phrase go with a person's noun in it?"""
        crown = load_data("grammar.toml")["crown"]
        inside = (k.i for k in self.parsed.tokens[t.i + 1 : last + 1] if k.name is None and k.plain not in crown)
        return self._kind_behind(last + 1) == "Person" and any(of_another(self.parsed, i) for i in inside)

    def _kind_behind(self, i: int) -> str | None:
        return self.refs.kind(i) if i < self.parsed.sentence_of(i - 1).last else None

    def _before(self, t: Token, last: int) -> tuple[int, ...]:
        """« X, (le) (célèbre) PDG … », « X (PDG …) », « X, présenté comme le PDG … »: the name before the comma."""
        name = name_before(self.parsed, t.i, last)
        if name is None or (name == t.i - 1 and self._appointed(name)):
            return ()
        several = self.parsed.tokens[t.i - 1].plain == "des" and t.text.lower().endswith("s")
        one_of = self.parsed.tokens[max(t.i - 2, 0)].plain in ("un", "une")  # « X, l'un des fondateurs de Y »
        alone = len(coordinated(self.parsed, name)) == 1
        return () if several and alone and not one_of else self._both(t, name)

    def _both(self, t: Token, name: int) -> tuple[int, ...]:
        """« X et Z, (ses deux) avocats »: a plural is what all those are that a list before its comma names."""
        listed = apposed_names(self.parsed, t.i)
        same = all(self.refs.kind(i) == self.refs.kind(name) for i in listed)
        return listed if listed and listed[-1] == name and same else (name,)

    def _appointed(self, name: int) -> bool:
        """« veut nommer X ministre »: what somebody is made is not what he is said to be."""
        clause = self.grammar.clauses.get(self.parsed.tokens[name].head)
        if clause is None or name not in clause.role("obj"):
            return False
        return any(entry.relation.offices for verb in clause.verbs for entry in lexicon().verbs.get(verb, ()))

    def _after(self, t: Token, last: int) -> tuple[int, ...]:
        """« le PDG d'OpenAI, X », « le PDG X »: the name right behind the phrase, a comma between allowed."""
        sentence, i = self.parsed.sentence_of(t.i), last + 1
        i += self._holder_inside(t, last)
        while i < sentence.last and self.parsed.tokens[i].pos == "ADJ":
            i += 1
        i = self._past_party(i)
        i = self._skip_adjunct(t, i)
        comma = i < sentence.last and self.parsed.tokens[i].text in (",", "-", "–", ":", "(")
        i += comma
        i += i < sentence.last and self.parsed.tokens[i].text in ("«", "“", '"')
        if i < sentence.last and self.parsed.tokens[i].text.lower() in ("m.", "mme", "monsieur", "madame", "dr", "me"):
            i += 1
        i = self._skip_title(self._past_insertion(t, i)) if comma else i
        fronted = comma and self._fronted(t)
        if i < sentence.last and fronted and self.parsed.tokens[i].plain in ("il", "elle"):
            return (i,)  # « Membre de Y, il a … »
        if i >= sentence.last or self.parsed.tokens[i].name is None or self._whereabouts(i):
            return ()
        if comma and of_another(self.parsed, t.i):
            return ()
        if self.refs.kind(i) == "Place" and not comma and self._kind_behind(i + 1) == "Person":
            return ()  # « le président Z de la région Y X »
        if not comma and self._of_other_office(t, last):
            return ()
        names = tuple(coordinated(self.parsed, i)) if is_group(t) else (i,)
        if comma and len(names) == 1 and not fronted and (not is_definite(self.parsed, t.i) or self._in_adjunct(t, i)):
            return ()
        return names

    def _of_other_office(self, t: Token, last: int) -> bool:
        """« secrétaire d'État auprès du ministre de Y X »: is the name's the definite office inside the phrase?"""
        inside = self.parsed.tokens[t.i + 1 : last + 1]
        offices = (k for k in inside if k.name is None and noun_kind(k.text) == "Person" and not looks_plural(k.text))
        return any(k.text.lower() in lexicon().heads and self.parsed.tokens[k.i - 1].plain in _THE for k in offices)

    def _in_adjunct(self, t: Token, name: int) -> bool:
        """« Après une réunion des députés, X a … »: the name behind the comma is the subject, the noun is of others.

        So is one person's role behind what opens the sentence (« Selon le directeur de Y, X a », « Reçue par le … »).
        """
        named = self.parsed.tokens[name]
        subject = self.parsed.tokens[named.head] if named.dep.startswith("flat") else named
        behind = self.parsed.tokens[name + 1 : self.parsed.sentence_of(name).last][:1]
        goes_on = any(k.pos in ("VERB", "AUX", "PRON", "ADV") and k.morph.get("PronType") != "Rel" for k in behind)
        one_of = any(k.plain in _INDEFINITE for k in self.parsed.tokens[max(t.i - 3, 0) : max(t.i - 1, 0)])
        if one_of and self._possessor(t) is not None:
            return False  # « L'un de ses avocats, X, a … »
        others = looks_plural(t.text) or self.parsed.tokens[max(t.i - 1, 0)].plain in _INDEFINITE
        others = others or self._in_opening(t, name)
        return others and goes_on and subject.dep in SUBJECTS and t.dep in _INNER

    def _in_opening(self, t: Token, name: int) -> bool:
        """Does the role stand in a preposition's or a participle's phrase, up to the comma before the name?"""
        opening = self.parsed.tokens[self.parsed.sentence_of(t.i).first : name - 1]
        return opening[0].pos in ("ADP", "VERB") and opening[0].i < t.i and all(k.text != "," for k in opening)

    def _fronted(self, t: Token) -> bool:
        """« Physicien de formation, chercheur à Y, X a … »: does the noun stand in what opens its sentence, bare?"""
        before = self.parsed.tokens[self.parsed.sentence_of(t.i).first : t.i]
        bare = not before or before[-1].text in (",", "et") or is_modifier(before[-1])
        return bare and all(k.name is None and k.pos in _OPENING for k in before)

    def _opened(self, t: Token, last: int) -> tuple[int, ...]:
        """« Ministre de 1986 à 1988, puis commissaire à Y, X a … »: the subject behind the bare nouns that open it."""
        sentence = self.parsed.sentence_of(t.i)
        first = self.parsed.tokens[sentence.first]
        role = first.text.lower().removeprefix("ex-")
        bare = is_modifier(first) or role in lexicon().roles or role in lexicon().heads
        before = self.parsed.tokens[t.i - 1] if t.i > sentence.first else t
        joined = before.i == t.i or before.text == "," or before.pos in ("CCONJ", "ADV") or is_modifier(before)
        if not (bare and joined) or any(self._finite(k) for k in self.parsed.tokens[sentence.first : t.i]):
            return ()
        for k in self.parsed.tokens[last + 1 : sentence.last]:
            if k.dep in SUBJECTS and (self.refs.kind(k.i) == "Person" or k.plain in ("il", "elle")):
                return (k.i,) if self.parsed.tokens[k.i - 1].text == "," else ()
            if k.dep in SUBJECTS and self.parsed.tokens[max(k.i - 2, last)].text == ",":
                return self._called(k)
            if self._finite(k) or k.dep in SUBJECTS:
                return ()
        return ()

    def _called(self, noun: Token) -> tuple[int, ...]:
        """« Patron de Y, l'homme d'affaires X a … », « le maire de Z, X, a … »: the name behind a person's noun."""
        i = phrase_end(self.parsed, noun.i) + 1
        i += i < self.parsed.sentence_of(noun.i).last and self.parsed.tokens[i].text == ","
        person = noun_kind(noun.text) == "Person" and is_definite(self.parsed, noun.i)
        return (i,) if person and self._kind_behind(i) == "Person" else ()

    def _finite(self, t: Token) -> bool:
        return t.morph.get("VerbForm") == "Fin" and t.pos in ("VERB", "AUX")

    def _whereabouts(self, i: int) -> bool:
        """« la commune de Lyon (Rhône) »: does a bracket only say in which place the one before it lies?"""
        return self.parsed.tokens[i - 1].text == "(" and self.refs.kind(i) == "Place"

    def _past_party(self, i: int) -> int:
        """« le sénateur (Z) X », « son rival Z X »: the token behind the party, its bracket or what is left of it.

        Else token `i`.
        """
        ahead = self.parsed.tokens[i : min(i + 3, self.parsed.sentence_of(i - 1).last)]
        if len(ahead) > 1 and names_member(self.parsed, ahead[0], ahead[1]):
            return i + 1
        texts = [k.text for k in ahead]
        if texts[:1] == [")"] and self._organization(i - 1):
            return i + 1
        return i + 3 if texts[:1] == ["("] and texts[2:] == [")"] and self._organization(i + 1) else i

    def _past_insertion(self, t: Token, i: int) -> int:
        """« le patron de Y, chargée des ventes, X, … »: past what an insertion behind the comma says of Y."""
        inserted = self.parsed.tokens[i : min(i + _INSERTION, self.parsed.sentence_of(t.i).last)]
        opens = bool(inserted) and (inserted[0].plain == "qui" or inserted[0].dep in ("acl", "amod", "acl:relcl"))
        comma = next((k.i for k in inserted if k.text == ","), None)
        if not opens or inserted[0].name is not None or comma is None or not is_definite(self.parsed, t.i):
            return i
        apart = all(self.refs.kind(k.i) != "Person" for k in self.parsed.tokens[i:comma])
        return comma + 1 if apart and self._kind_behind(comma + 1) == "Person" else i

    def _skip_title(self, i: int) -> int:
        """« le chef d'état-major, le général X », « son actionnaire, le groupe X »: a second title behind the comma."""
        noun = i + 1
        if noun >= self.parsed.sentence_of(i - 1).last or self.parsed.tokens[i].pos != "DET":
            return i
        if self._kind_behind(noun) in ("Organization", "Product"):  # « son club, l'AS Y »
            return noun
        mention = self.refs.mention(noun)
        if mention is not None and mention.kind == "demonym" and self._kind_behind(noun + 1) is not None:
            return noun + 1  # « son actionnaire, le chinois X »
        name = phrase_end(self.parsed, noun) + 1
        kind = noun_kind(self.parsed.tokens[noun].text)
        titled = kind in ("Person", "Organization") and self._kind_behind(name) == kind
        return name if titled else i

    def _skip_adjunct(self, t: Token, i: int) -> int:
        """« Président de Y depuis 2014, X »: an adjunct before the comma of a role that opens its sentence."""
        sentence = self.parsed.sentence_of(t.i)
        if (
            t.i > sentence.first + 1
            or i >= sentence.last
            or self.parsed.tokens[i].text.lower() not in ("depuis", "de", "à", "en")
        ):
            return i
        return next((k.i for k in self.parsed.tokens[i : min(i + 7, sentence.last)] if k.text == ","), i)

    def _joined(self, t: Token, last: int) -> tuple[int, ...]:
        """« X, fondateur et PDG de Y »: a role joined to another one has the same bearer."""
        i = t.i - 1
        first = self.parsed.sentence_of(t.i).first
        while i > first and (
            self.parsed.tokens[i].pos in FILL or is_modifier(self.parsed.tokens[i]) or self.parsed.tokens[i].text == "-"
        ):
            i -= 1
        if i <= first or self.parsed.tokens[i].text.lower() not in ("et", ","):
            return ()
        for j in range(i - 1, max(first, i - 12), -1):
            k = self.parsed.tokens[j]
            if is_modifier(k) or self._of_role(k):
                continue  # « X, fils de l'ancien président Y et député de Z »
            if k.name is None and (k.text.lower() in lexicon().roles or k.text.lower() in lexicon().heads):
                copula = self._copula(k)
                return self._all(self.grammar.subjects(copula)) if copula is not None else self._before(k, last)
            if k.pos == "VERB":
                return ()
        return ()

    def _chained(self, t: Token, last: int) -> tuple[int, ...]:
        """« le député et maire de Y, ancien ministre, X »: who bears all roles of a row, save the first one's own."""
        bearer = chained_bearer(self.parsed, t.i)
        return () if bearer is None or bearer == t.i else (bearer,)

    def _described(self, t: Token, last: int) -> tuple[int, ...]:
        """The description itself stands for somebody named elsewhere (coreference), by the same word."""
        if office_meant(self.parsed, t) is not None:
            return ()
        mention = self.refs.mention(t.i)
        return (t.i,) if mention is not None and mention.kind == "description" and mention.antecedents else ()


def _with_others(entry: Entry, t: Token) -> Entry:
    """« l'un des quatre fondateurs de Y »: what a plural says of somebody was done with others."""
    joint = entry.relation.joint if looks_plural(t.text) else None
    return entry if joint is None else Entry(load_relations()[joint], entry.phrase)


def _is_state(name: str) -> bool:
    """« République française », « République du Congo »: who presides it holds an office; no party is called so."""
    first, *rest = name.lower().replace("’", "'").split()
    of = any(word in ("de", "du", "des") or word.startswith("d'") or demonym(word) is not None for word in rest)
    return first in load_data("grammar.toml")["states"] and of


def _without_prefix(word: str) -> tuple[str, bool]:
    return (word[3:], True) if word.startswith("ex-") and len(word) > 3 else (word, False)


def _one_of(parsed: Parsed, t: Token, partner: Token) -> bool:
    """« est l'un des cofondateurs », « est le fondateur et PDG »: does `t` share its partner's copula?"""
    return t.dep == "conj" or partner.text.lower() in ("un", "une", "membre")
