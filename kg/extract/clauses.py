"""The grammar of clauses: every verb or predicate with its arguments by role, whatever the construction.

Undone here: passive, relative clauses, participles beside a noun, control of infinitives, coordination of verbs
with a shared subject, clitics. Roles are `subj`, `obj`, `attr` and prepositions (`sur`, `auprès de`), semantic ones:
the agent of a passive is its `subj`. Arguments are token indices; who they stand for is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from kg.extract.appositions import name_before, noun_kind
from kg.extract.lexicon import is_role, object_kinds
from kg.extract.lists import name_type, past_bracket
from kg.extract.speech_words import speech_words
from kg.extract.tree import Gap, Parsed, Token
from kg.french import load_data
from kg.model import EntityType

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "X")
_RELATIVE_DEPS = ("obj", "iobj", "obl:arg", "obl:mod", "obl:agent", "nmod", "obl", "expl:comp", "advmod", "mark", "dep")
_PERSONAL = ("il", "elle", "ils", "elles")
_COMPLEMENTS = ("obj", "iobj", "obl:arg", "obl:mod", "obl:agent")
_PEOPLED = ("Event", "Organization")
_INSERTED = 8  # tokens that a participle behind an item has at most
_ITEM = 4  # words before the name of a listed item (« la jeune société bretonne X »)
_INFINITIVE_MARKS = ("pour", "afin", "avant", "sans", "après", "en")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(load_data("grammar.toml")[name])


def support_verbs() -> frozenset[str]:
    """Verbs that only say of an event noun that the event takes place (« conclure un rachat »)."""
    return _set("support_verbs")


@dataclass(frozen=True, slots=True)
class Arg:
    """An argument of a predicate: its role and its head token."""

    role: str
    token: int


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its arguments. `governor` is the predicate that controls it (« tente de racheter »), if any."""

    head: int
    verbs: frozenset[str]
    args: tuple[Arg, ...]
    reflexive: bool = False
    passive: bool = False
    governor: int | None = None

    def role(self, name: str) -> list[int]:
        """The tokens that play the role `name`."""
        return [arg.token for arg in self.args if arg.role == name]


class Grammar:
    """Reads the clauses off one parsed article. `clauses` holds them by head token."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self._subjects: dict[int, tuple[int, ...]] = {}
        self.clauses: dict[int, Clause] = {t.i: self._clause(t) for t in parsed.tokens if self._is_predicate(t)}
        self.gapped = [clause for gap in parsed.gaps if (clause := self._gapped(gap)) is not None]

    def _gapped(self, gap: Gap) -> Clause | None:
        """The clause « et Y à B » behind « X appartient à A », or « et Y à B » behind « Z a vendu X à A »."""
        clause = self.clauses.get(gap.verb)
        near = {gap.like, self.parsed.tokens[gap.like].head}
        own = next((a for a in clause.args if a.token in near), None) if clause is not None else None
        if clause is None or own is None:
            return None
        before = [a for a in clause.args if a.role == "obj" and gap.verb < a.token < own.token]
        role = "obj" if before or (clause.passive and own.role != "obj") else "subj"
        kept = tuple(a for a in clause.args if a.role not in (role, own.role))
        return replace(clause, args=(*kept, Arg(role, gap.first), Arg(own.role, gap.second)))

    # -- what a token is ------------------------------------------------------------------------------------------

    def _kids(self, i: int, *deps: str) -> list[Token]:
        return [t for t in self.parsed.children(i) if t.dep in deps]

    def _is_predicate(self, t: Token) -> bool:
        if t.name is not None:
            return False
        if t.pos == "VERB" or (t.pos == "AUX" and not t.dep.startswith(("aux", "cop"))) or _looks_past(t):
            return True
        if any(c.dep == "cop" for c in self.parsed.children(t.i)):
            return True
        return bool(t.verbs) and any(c.dep in SUBJECTS for c in self.parsed.children(t.i))

    def _participle(self, t: Token, tense: str) -> bool:
        if t.morph.get("VerbForm") == "Part":
            return t.morph.get("Tense") == tense
        if tense == "Past" and _looks_past(t):
            return True
        return tense == "Pres" and t.pos == "VERB" and t.text.endswith("ant")

    def is_passive(self, t: Token) -> bool:
        """Is the surface subject the one acted upon? (« a été racheté », « fondée en 2015 »)"""
        kids = self.parsed.children(t.i)
        if t.verbs & _set("etre_verbs") or self._is_finite(t):
            return False
        if any(self._reflects(c) and c.i < t.i for c in kids):
            return False  # « s'en est pris à »: être as the auxiliary of a reflexive verb
        if any(c.dep == "aux:pass" or (c.dep == "aux:tense" and c.lemma == "être") for c in kids):
            return True
        if any(c.dep.startswith("aux") for c in kids) or not self._participle(t, "Past"):
            return False
        if t.dep == "conj":
            head = self.parsed.tokens[t.head]
            return self.is_passive(head) if head.verbs and not any(c.dep in SUBJECTS for c in kids) else False
        return t.dep in ("acl", "advcl", "amod", "ROOT", "appos", "xcomp", "acl:relcl", "obl:mod")

    def _is_finite(self, t: Token) -> bool:
        """« le sommet réunit A et B », « X est avocate », read as a participle without auxiliary: it is none.

        No participle has its form, or it has a subject before it and an object behind it.
        """
        deps = {c.dep for c in self.parsed.children(t.i)}
        if any(dep.startswith("aux") for dep in deps):
            return False
        return not _could_be_past(t) or ("cop" not in deps and "nsubj" in deps and "obj" in deps)

    # -- who does it ----------------------------------------------------------------------------------------------

    def antecedent(self, verb: int) -> int | None:
        """The noun that a relative clause belongs to, from the clause's verb."""
        t = self.parsed.tokens[verb]
        for _ in range(4):
            if t.dep == "acl:relcl":
                return t.head
            if t.dep not in ("conj", "xcomp", "ccomp", "advcl"):
                return None
            t = self.parsed.tokens[t.head]
        return None

    def subjects(self, i: int) -> tuple[int, ...]:
        """The surface subject of predicate `i`: its own, or the one it shares with what governs it."""
        if i not in self._subjects:
            self._subjects[i] = ()  # ends the recursion in a malformed tree
            self._subjects[i] = self._find_subjects(self.parsed.tokens[i])
        return self._subjects[i]

    def _find_subjects(self, t: Token) -> tuple[int, ...]:
        own = [c for c in self._kids(t.i, *SUBJECTS)]
        own = [c for c in own if c.text.lower() in _PERSONAL] or own  # « Ancienne ministre, elle a voté … »
        if own:
            return tuple(self._resolve_relative(c, t.i) for c in own[:1])
        head = self.parsed.tokens[t.head]
        if self._participle(t, "Pres") and (self._is_gerund(t) or not self._beside_noun(t)):
            return self._subjects_above(t)
        if t.dep == "conj":
            return self.subjects(head.i) if self._is_predicate(head) else ()
        if t.dep == "acl" and self._had_done(t):
            return self._noun_controller(head)
        if t.dep in ("acl", "amod", "appos") and (self._participle(t, "Past") or self._participle(t, "Pres")):
            return (self._first_listed(head) if self._participle(t, "Pres") else self._agreeing(head, t).i,)
        if t.dep == "acl" and t.morph.get("VerbForm") == "Inf":
            return self._noun_controller(head)
        if t.dep in ("xcomp", "ccomp") and t.morph.get("VerbForm") != "Fin" and self._is_predicate(head):
            return self._controller(head)
        if (
            t.dep == "xcomp"
            and t.morph.get("VerbForm") == "Inf"
            and head.pos == "ADJ"
            and head.dep in ("amod", "acl", "appos")
        ):
            return (head.head,)  # « X, réputé pour avoir fondé Y »
        if t.dep == "xcomp" and head.pos == "ADJ" and head.dep == "xcomp" and not self._is_predicate(head):
            return self.subjects(head.head)  # « X se dit prêt à racheter Y »
        if t.dep in ("advcl", "obl:mod", "obl:arg") and t.morph.get("VerbForm") != "Fin" and self._is_predicate(head):
            return self._chosen(t, head) or self.subjects(head.i)
        return ()

    def _had_done(self, t: Token) -> bool:
        """« la seule à avoir rejoint Y »: a past infinitive, no participle of the noun."""
        aided = any(c.morph.get("VerbForm") == "Inf" for c in self._kids(t.i, "aux:tense"))
        return aided and any(c.plain == "à" for c in self._kids(t.i, "mark", "case"))

    def _agreeing(self, noun: Token, participle: Token) -> Token:
        """« X, convoqué en vue d'une mise en examen, soupçonné de … »: no masculine participle qualifies « mise ».

        Nor is it the sum that « une amende de 2 millions infligée par Y » inflicts.
        """
        gender = _gender(participle)
        counted = any(c.dep == "nummod" for c in self.parsed.children(noun.i))
        if gender is None or not (counted or self.parsed.tokens[participle.i - 1].text == ","):
            return noun
        head, beside = noun, self.parsed.tokens[participle.i - 2]
        other = noun.morph.get("Gender", gender) != gender or self._undergoes(beside, noun, participle)
        if noun.name is None and other and beside.name is not None:
            head = beside  # « un accord avec Y, rachetée par X »
        for _ in range(6):
            if head.name is not None:
                return self._host(head, participle) or head
            if head.pos in NOMINAL and head.morph.get("Gender") in (None, gender):
                return head
            head = self.parsed.tokens[head.head]
        return noun

    def _undergoes(self, name: Token, noun: Token, participle: Token) -> bool:
        """« le secrétaire général de Y, présidé par X »: is the verb done to what the name is, never to who has it?"""
        kinds = frozenset().union(*(object_kinds(verb) for verb in participle.verbs))
        named = self.parsed.names[name.name].type if name.name is not None else None
        return named in kinds and "Person" not in kinds and noun_kind(noun.text) == "Person"

    def _host(self, name: Token, participle: Token) -> Token | None:
        """« un contrat avec Y, signé en mai », « une usine à Y, rachetée par X »: the noun that has the name behind it.

        Only where the noun agrees with the participle and the name is nothing that the verb is done to.
        """
        preposition, noun = self.preposition(name), self.parsed.tokens[name.head]
        if noun.dep == "acl" and noun.pos == "VERB":
            noun = self.parsed.tokens[noun.head]  # « une exposition consacrée à Y, organisée par X »
        agrees = (noun.morph.get("Gender"), noun.morph.get("Number")) == (_gender(participle), _number(participle))
        if noun.name is not None or noun.pos != "NOUN" or noun.i > name.i or not agrees or preposition in ("", "par"):
            return None
        kind = self.parsed.names[name.name or 0].type
        there = kind == "Place" and preposition in ("à", "en", "dans")
        kinds = frozenset().union(*(object_kinds(verb) for verb in participle.verbs))
        return noun if there or preposition == "contre" or (kinds and kind not in kinds) else None

    def _first_listed(self, t: Token) -> int:
        """« A et B, représentant la Norvège »: the first of two names, for whom and for the second it holds alike."""
        first = self.parsed.tokens[t.head]
        et = any(c.dep == "cc" and c.text.lower() == "et" for c in self.parsed.children(t.i))
        listed = t.dep == "conj" and et and t.name is not None and first.name is not None
        return first.i if listed else t.i

    def _is_gerund(self, t: Token) -> bool:
        """« en dénonçant »: done by whoever does what the clause above says."""
        return t.i > 0 and self.parsed.tokens[t.i - 1].text.lower() in ("en", "tout")

    def _beside_noun(self, t: Token) -> bool:
        """Does the participle follow its noun, with nothing but the noun's own words between them?"""
        head = self.parsed.tokens[t.head]
        return (
            t.dep in ("acl", "amod")
            and head.i < t.i
            and not self._voiced(t, head)
            and all(k.pos != "VERB" for k in self.parsed.tokens[head.i + 1 : t.i])
        )

    def _voiced(self, t: Token, head: Token) -> bool:
        """« X a quitté la salle, reprochant à Y … », « X a été élu chef de file, battant Y »: no thing does that."""
        apart = self.parsed.tokens[t.i - 1].text == "," and head.name is None
        said = t.verbs & (speech_words("verbs", "saying") | speech_words("verbs", "accusing") | _set("deeds"))
        return apart and bool(said) and noun_kind(head.text) not in ("Person", "Organization")

    def _subjects_above(self, t: Token) -> tuple[int, ...]:
        """The subject of the nearest predicate above `t` that has one."""
        head = self.parsed.tokens[t.head]
        for _ in range(6):
            if self._is_predicate(head) and self.subjects(head.i):
                return self.subjects(head.i)
            if head.head == head.i:
                break
            head = self.parsed.tokens[head.head]
        return ()

    def _resolve_relative(self, c: Token, verb: int) -> int:
        if c.morph.get("PronType") == "Rel" or c.text.lower() in ("qui", "que", "qu'", "qu’"):
            found = self.antecedent(verb)
            return c.i if found is None else self._noun_before(c, found)
        return c.i

    def _noun_before(self, c: Token, found: int) -> int:
        """A relative that the parser hung on a verb belongs to the noun right before its pronoun, if one is there."""
        if self.parsed.tokens[found].pos not in ("VERB", "AUX") or c.i - 2 <= found:
            return found
        before = self.parsed.tokens[c.i - 2 if self.parsed.tokens[c.i - 1].text == "," else c.i - 1]
        return before.i if before.pos in ("NOUN", "PROPN") else found

    def _controller(self, head: Token) -> tuple[int, ...]:
        """Who does the infinitive under `head`: its object for verbs like *demander*, else its subject."""
        if head.verbs & _set("object_control"):
            objects = [c.i for c in self._kids(head.i, "obj", "iobj") if c.text.lower() not in _set("reflexives")]
            objects += [c.i for c in self._kids(head.i, "obl:arg") if self.preposition(c) == "à"]
            if objects:
                return tuple(objects[:1])
            if not head.verbs & _set("subject_control_alone") and not self.is_passive(head):
                return ()
        return self.subjects(head.i)

    def _chosen(self, t: Token, head: Token) -> tuple[int, ...]:
        """« Y a choisi X pour diriger Z »: whom one chooses is to do it."""
        chosen = head.verbs & _set("choosing") and any(
            c.text.lower() == "pour" for c in self._kids(t.i, "mark", "case")
        )
        return tuple(c.i for c in self._kids(head.i, "obj") if c.i > head.i)[:1] if chosen else ()

    def _noun_controller(self, noun: Token) -> tuple[int, ...]:
        """Who does the infinitive that depends on a noun (« son offre pour racheter », « propose un plan pour … »)."""
        owners = [c.i for c in self._kids(noun.i, "nmod") if self.preposition(c) == "de"]
        if owners and self.parsed.tokens[owners[0]].pos != "NUM":
            return tuple(owners[:1])
        head = self.parsed.tokens[noun.head]
        if self._singles_out(noun) and not (head.verbs & set(load_data("grammar.toml")["role_verbs"]["asserted"])):
            return self._singled_out(noun)
        if noun.dep in ("obj", "obl:arg", "obl:mod") and self._is_predicate(head) and not self.is_passive(head):
            return self.subjects(head.i)
        if self._is_predicate(noun):
            return self.subjects(noun.i)  # « X est en discussions pour racheter Y »
        return self._headed(noun)

    def _singles_out(self, noun: Token) -> bool:
        """« la première femme à diriger Y »: does the noun tell somebody apart, who does what stands behind it?"""
        before = self.parsed.tokens[max(self.parsed.sentence_of(noun.i).first, noun.i - 2) : noun.i + 1]
        return any(k.plain in _set("singling") for k in before)

    def _singled_out(self, noun: Token) -> tuple[int, ...]:
        """« X, première femme à diriger Y, … », « Seul à critiquer Y, X a … »: who is told apart by what was done."""
        if self._is_predicate(noun):
            return self.subjects(noun.i)
        last = max(k.i for k in self.parsed.subtree(noun.i))
        name = name_before(self.parsed, noun.i, last)
        if name is not None:
            return (name,)
        sentence = self.parsed.sentence_of(noun.i)
        opens = all(k.pos in ("DET", "ADJ") for k in self.parsed.tokens[sentence.first : noun.i])
        behind = self.parsed.tokens[last + 1 : min(last + 3, sentence.last)]
        subject = opens and len(behind) == 2 and behind[0].text == "," and behind[1].dep in SUBJECTS
        return (behind[1].i,) if subject else ()

    def _headed(self, noun: Token) -> tuple[int, ...]:
        """« X sur le point de racheter Y »: a heading without a verb is about the name that opens it."""
        first = self.parsed.tokens[self.parsed.sentence_of(noun.i).first]
        stated = noun.head in (noun.i, first.i) and first.name is not None and first.head == first.i
        return (first.i,) if stated and self._kids(noun.i, "case") else ()

    # -- what it is done to, with, at … ---------------------------------------------------------------------------

    def preposition(self, t: Token) -> str:
        """The preposition before `t`, compound ones as one string, uncontracted; "" where there is none."""
        cases = [c for c in self.parsed.children(t.i) if c.dep == "case" and c.i < t.i]
        agent = [c for c in cases[1:] if c.plain == "par"]  # « dirigée depuis peu par X »
        for case in agent or cases:
            return " ".join(k.uncontracted for k in (case, *self._kids(case.i, "fixed")))
        return load_data("grammar.toml")["relatives"].get(t.text.lower(), "") if t.pos == "PRON" else ""

    def _clause(self, t: Token) -> Clause:
        passive = self.is_passive(t)
        args = [Arg("obj" if passive else "subj", i) for i in self.subjects(t.i)]
        copula = any(c.dep == "cop" for c in self.parsed.children(t.i)) and not self._compound_tense(t)
        if copula:
            args.append(Arg("attr", t.i))
        for child in self.parsed.children(t.i):
            args.extend(self._arguments(t, child, passive))
        args.extend(self._shared(t, {arg.role for arg in args}, passive))
        verbs = frozenset({"être"}) if copula else t.verbs | {t.lemma}
        return Clause(t.i, verbs, tuple(args), self._reflexive(t), passive, self._governor(t))

    def _shared(self, t: Token, own: set[str], passive: bool) -> list[Arg]:
        """« a écrit et réalisé W », « a été conçu et fabriqué par Y »: what only the last of joined participles has."""
        role, deps = ("subj", ("obl:agent",)) if passive else ("obj", ("obj",))
        last, verb = self.parsed.sentence_of(t.i).last, t
        if role in own or not self._participle(t, "Past"):
            return []
        while verb.i + 2 < last and self.parsed.tokens[verb.i + 1].text.lower() in ("et", ","):
            verb = self.parsed.tokens[verb.i + 2]
            if verb.name is not None or not self._past_form(verb):
                return []
            shared = [c for c in self._kids(verb.i, *deps) if c.i > verb.i]
            if shared:
                return self._spread(role, shared[0])
        return []

    def _past_form(self, t: Token) -> bool:
        """Is it a past participle, maybe one that the parser took for a noun?"""
        ending = t.text.lower().endswith(("é", "ée", "és", "ées", "it"))
        return bool(t.verbs) and (ending or t.morph.get("VerbForm") == "Part")

    def _compound_tense(self, t: Token) -> bool:
        """« est mort », « s'est prise » with « être » read as a copula: it is the auxiliary of a past tense."""
        return (bool(t.verbs & _set("etre_verbs")) or self._reflexive(t)) and self._participle(t, "Past")

    def _reflexive(self, t: Token) -> bool:
        return any(self._reflects(c) for c in self.parsed.children(t.i) if c.i < t.i)

    def _reflects(self, c: Token) -> bool:
        """« se », and « me », « nous » that the parser has for such (« nous nous opposons à Y »)."""
        spoken = c.dep.startswith("expl") and c.plain in _set("spoken_reflexives")
        return c.text.lower() in _set("reflexives") or spoken

    def _governor(self, t: Token) -> int | None:
        head = self.parsed.tokens[t.head]
        if t.i != head.i and t.dep in ("xcomp", "ccomp", "advcl", "acl", "conj", "obl:mod", "obl:arg"):
            return head.i
        return None

    def _arguments(self, verb: Token, c: Token, passive: bool) -> list[Arg]:
        word = c.text.lower()
        if c.dep in _RELATIVE_DEPS:
            relative = c.pos == "PRON" and (c.morph.get("PronType") == "Rel" or word in ("que", "qu'", "qu’", "dont"))
            if relative or (word == "qui" and self.preposition(c)):
                return self._relative_argument(verb, c, word)
        if c.dep in ("obj",) and word not in _set("reflexives"):
            if self._past_colon(verb, c):
                return []
            signed = passive and c.name is not None and c.i == verb.i + 1 and bool(verb.verbs & _set("byline_verbs"))
            return self._spread("subj" if signed else "obj", c)  # « un documentaire signé X »
        clitics = load_data("grammar.toml")["clitics"]
        if (
            c.pos == "PRON"
            and c.i < verb.i
            and word in clitics
            and c.dep in ("iobj", "obl:arg", "obl:mod", "expl:comp", "obj")
        ):
            return [Arg(clitics[word], c.i)]
        if c.dep in ("obl:arg", "obl:mod", "obl:agent", "nmod", "obl", "dislocated", "iobj"):
            return self._oblique(verb, c, passive)
        if c.dep == "xcomp" and c.pos in (*NOMINAL, "ADJ"):
            return self._spread(self.preposition(c) or "attr", c)
        if c.dep == "xcomp" and not any(k.dep == "obj" for k in self.parsed.children(verb.i)) and c.pos in NOMINAL:
            return [Arg("attr", c.i)]
        return []

    def _past_colon(self, verb: Token, c: Token) -> bool:
        """« dix pays ont voté pour la résolution : A, B, … »: a name behind a colon says who or what was told of."""
        between = self.parsed.tokens[verb.i + 1 : c.i]
        return c.name is not None and any(k.text == ":" for k in between)

    def _relative_argument(self, verb: Token, c: Token, word: str) -> list[Arg]:
        antecedent = self.antecedent(verb.i)
        if antecedent is None and word in ("que", "qu'", "qu’"):
            antecedent = self._name_ahead(c.i)
        if antecedent is None:
            return []
        prep = self.preposition(c)
        held = word == "où" and self._kind(antecedent) in _PEOPLED  # « où travaille X », « où X siège »
        return [Arg(prep or "obj", antecedent), *([Arg("à", antecedent)] if held else [])]

    def _kind(self, i: int) -> EntityType | None:
        """The type of the name at token `i`, or of things that the noun there denotes."""
        name = self.parsed.tokens[i].name
        return noun_kind(self.parsed.tokens[i].text) if name is None else self.parsed.names[name].type

    def _name_ahead(self, i: int) -> int | None:
        """« Y, que dirige X, »: the name before the comma before a relative that the tree took for no relative."""
        first = self.parsed.sentence_of(i).first
        apart = i - 2 >= first and self.parsed.tokens[i - 1].text == "," and self.parsed.tokens[i - 2].name is not None
        return i - 2 if apart else None

    def _oblique(self, verb: Token, c: Token, passive: bool) -> list[Arg]:
        prep = self.preposition(c)
        if prep == "de" and c.name is None and c.plain in _set("own_sides"):
            return []  # « a, de son côté, reçu le soutien de X »
        if prep == "par" and (passive or c.dep == "obl:agent"):
            return self._spread("subj", c)
        if prep:
            return self._spread(prep, c)
        has_object = any(k.dep == "obj" for k in self.parsed.children(verb.i))
        if c.name is not None and not has_object and not passive and c.i > verb.i:
            return self._spread("obj", c)  # a bare oblique name is nearly always a misparsed object
        return []

    def _spread(self, role: str, t: Token) -> list[Arg]:
        return [Arg(role, i) for i in coordinated(self.parsed, t.i)]


def _gender(participle: Token) -> str | None:
    """The gender that a participle's ending shows, or else its tag; None where neither does."""
    marked = {"é": "Masc", "és": "Masc", "ée": "Fem", "ées": "Fem"}
    word = participle.text.lower()
    return next((g for e, g in marked.items() if word.endswith(e)), participle.morph.get("Gender"))


def _number(participle: Token) -> str:
    return "Plur" if participle.text.lower().endswith("s") else "Sing"


def _could_be_past(t: Token) -> bool:
    """May the form be a past participle at all? (no « avocate », no « réunit »: verbs in -ir have theirs in -i)"""
    word = t.text.lower()
    if word.endswith(("é", "ée", "és", "ées")):
        return True
    others = [verb for verb in t.verbs if not verb.endswith("er")]
    return bool(others) and not (word.endswith("it") and all(verb.endswith("ir") for verb in others))


def _looks_past(t: Token) -> bool:
    """A participle that the parser took for a noun (« initiative portée par X »): its place in the tree shows it."""
    return t.dep == "acl" and t.name is None and bool(t.verbs) and t.text.lower().endswith(("é", "ée", "és", "ées"))


def coordinated(parsed: Parsed, i: int) -> list[int]:
    """Token `i` and the nouns coordinated with it, by the tree and, for names, by the comma list that they stand in."""
    found = [i]
    for t in found:
        for c in parsed.children(t):
            if c.dep == "conj" and c.pos in NOMINAL and c.i not in found and not _apposed(parsed, c):
                found.append(c.i)
    if parsed.tokens[i].name is not None:
        found.extend(j for j in _listed(parsed, i, i) if j not in found)
    elif _introduces(parsed, i):
        alike = [j for j in _listed(parsed, i, i + 1) if name_type(parsed, j) == name_type(parsed, i + 1)]
        found.extend(j for j in alike if j not in found)
    left_out = {gap.first for gap in parsed.gaps}  # « X appartient à A et Y à B »: no list
    return [j for j in found if j == i or j not in left_out]


def _introduces(parsed: Parsed, i: int) -> bool:
    """« la banque X, l'assureur Y et Z »: does noun `i` say what the name right behind it is?"""
    behind = parsed.tokens[i + 1] if i + 1 < parsed.sentence_of(i).last else parsed.tokens[i]
    return parsed.tokens[i].pos == "NOUN" and behind.name is not None and behind.head == i


def _apposed(parsed: Parsed, t: Token) -> bool:
    """« le groupe X, propriétaire de Y, … » read as a list: a noun without article behind no more than a comma."""
    bare = not any(c.dep in ("det", "cc", "case", "nummod") for c in parsed.children(t.i))
    return bare and t.name is None and t.pos == "NOUN" and parsed.tokens[t.i - 1].text == "," and is_role(t.text)


def _listed(parsed: Parsed, i: int, named: int) -> list[int]:
    """The names of a list « A, la société B et C », « A ainsi que B » behind its first one; empty without end.

    Token `i` is the first item, the name at token `named` or the noun that says what that one is.
    """
    last, case = parsed.sentence_of(i).last, _case(parsed, i)
    items, j = [], past_bracket(parsed, named + 1, last)
    while j < last:
        apart = parsed.tokens[j].text == ","  # « A, qui soutient X, et B, qui … »
        ends, k = _connector(parsed, j, last)
        name = _item(parsed, k, last, case) if k > j else None
        if name is None:
            after = _past_participle_clause(parsed, j, last)
            if after is None:
                return []
            j = after
            continue
        items.append(name)
        j = past_bracket(parsed, name + 1, last)
        if ends:
            closed = j < last and parsed.tokens[j].text == "," and not apart
            return [] if not closed and any(_begins_clause(parsed, i, k) for k in items) else items
    return []


def _past_participle_clause(parsed: Parsed, comma: int, last: int) -> int | None:
    """« A, acheté en 2011, B et C »: the comma behind what a participle says of an item, if one opens at `comma`."""
    opening = parsed.tokens[comma + 1] if comma + 1 < last else parsed.tokens[comma]
    if parsed.tokens[comma].text != "," or opening.name is not None or opening.morph.get("VerbForm") != "Part":
        return None
    for t in parsed.tokens[comma + 2 : min(comma + _INSERTED, last)]:
        if t.text == ",":
            return t.i
        if t.name is not None or t.morph.get("VerbForm") == "Fin":
            return None
    return None


def _connector(parsed: Parsed, j: int, last: int) -> tuple[bool, int]:
    """Whether what joins a list at token `j` comes before its last item, and where that item begins."""
    behind = j + (parsed.tokens[j].text == ",")
    for words in _joining():
        if tuple(t.uncontracted for t in parsed.tokens[behind : min(behind + len(words), last)]) == words:
            return True, behind + len(words)
    return False, behind


@cache
def _joining() -> tuple[tuple[str, ...], ...]:
    """The words that stand before the last item of a list, longest first."""
    words = (tuple(joint.split()) for joint in load_data("grammar.toml")["joining"])
    return tuple(sorted(words, key=lambda w: (-len(w), w)))


def _case(parsed: Parsed, i: int) -> str | None:
    """The preposition of the name at token `i`, an article and words that say what it is between them."""
    for t in reversed(parsed.tokens[max(i - _ITEM, parsed.sentence_of(i).first) : i]):
        if t.pos == "ADP" or t.pos not in ("DET", "ADJ", "NOUN"):
            return t.uncontracted if t.pos == "ADP" else None
    return None


def _item(parsed: Parsed, k: int, last: int, case: str | None) -> int | None:
    """The name of the item that begins at token `k`, words that say what it is before it (« la société B »).

    It has no other preposition than the first item, and no noun without an article, which tells of the item before.
    """
    first = k
    while k < last and parsed.tokens[k].name is None and k - first < _ITEM:
        t = parsed.tokens[k]
        if t.pos == "ADP" and (k > first or t.uncontracted not in (case, "comme")):
            return None
        if t.pos not in ("ADP", "DET") and (t.pos not in ("ADJ", "NOUN") or k == first):
            return None
        k += 1
    return k if k < last and parsed.tokens[k].name is not None else None


def _begins_clause(parsed: Parsed, first: int, name: int) -> bool:
    """« X a rejoint A et B a quitté C »: is the name the subject of a verb behind it, the first one a complement?"""
    t = parsed.tokens[name]
    comma = parsed.tokens[first + 1].text == ","  # « après un entretien avec A, B et C ont … »
    cased = parsed.tokens[first].dep == "nmod" and comma and _case(parsed, first) == "avec"
    return t.dep in SUBJECTS and t.head > name and (parsed.tokens[first].dep in _COMPLEMENTS or cased)
