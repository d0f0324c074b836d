"""Is it a fact, a plan, an allegation, a denial, something that has ended? Read off mood, tense, negation, governors.

The cues are data (`french/modality.toml`): verbs, nouns and adjectives of intention, attempt, hearsay, denial,
and verbs that keep the fact (« réussir à »). The conditional of hearsay and the future are morphology.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile
from typing import Any

from kg.errors import KgError
from kg.extract.clauses import SUBJECTS, Clause, Grammar
from kg.extract.dates import is_ahead
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.model import Status

_SUBORDINATE = ("xcomp", "ccomp", "acl", "obl:arg", "obl:mod", "advcl")


@dataclass(frozen=True, slots=True)
class Modality:
    """The status of a statement; `hypothetical` where it must not be claimed at all (« si », a question).

    `denier` is the token of the predicate that denies it, whose subject is then the source.
    """

    status: Status = "asserted"
    hypothetical: bool = False
    denier: int | None = None


@cache
def _data() -> dict[str, Any]:
    data = load_data("modality.toml")
    check(data)
    return data


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of modality.toml that is missing or no list of distinct words."""
    more = {"intention": ("clauses", "phrases", "predicates"), "denial": ("events", "open")}
    for section in ("intention", "attempt", "hearsay", "denial", "factual", "sentence", "past"):
        keys = {
            "factual": ("verbs", "purposes", "adjectives", "modals", "hiding"),
            "past": ("durative", "ending", "over", "breaking", "end", "stop", "stopping"),
            "sentence": ("verbs",),
        }
        for key in keys.get(section, ("verbs", "nouns", "adjectives", *more.get(section, ()))):
            words = data.get(section, {}).get(key)
            if not isinstance(words, list) or not all(isinstance(w, str) and w.strip() for w in words):
                raise KgError(f"kg/french/modality.toml: `{section}.{key}` wants a list of words")
            if len(set(words)) != len(words):
                raise KgError(f"kg/french/modality.toml: `{section}.{key}` lists a word twice")


@cache
def cues(section: str, key: str) -> frozenset[str]:
    """The words of one kind in modality.toml, reflexive verbs without their pronoun."""
    words = _data()[section].get(key, [])
    return frozenset(word.removeprefix("se ").removeprefix("s'") for word in words)


def _verb_cue(verbs: frozenset[str]) -> str | None:
    for section in ("factual", "denial", "hearsay", "intention", "attempt"):
        if verbs & cues(section, "verbs"):
            return section
    return None


_NE = frozenset({"ne", "n'", "n’"})
_CUE_STATUS: dict[str, Status] = {
    "denial": "denied",
    "hearsay": "alleged",
    "intention": "planned",
    "attempt": "planned",
}


def _is_adjective_of(t: Token, section: str) -> bool:
    """Is a predicate without a verb of its own one of a kind (« prêt à … », « il est question que … »)?"""
    return bool({t.text.lower(), t.lemma} & (cues(section, "adjectives") | cues(section, "clauses")))


class Moods:
    """Reads the modality of statements in one parsed article."""

    def __init__(self, parsed: Parsed, grammar: Grammar) -> None:
        self.parsed, self.grammar = parsed, grammar

    def of(self, trigger: int, state: bool) -> Modality:
        """The modality of the statement whose predicate is token `trigger`; `state` for relations that can end."""
        t = self.parsed.tokens[trigger]
        if self._question(t):
            return Modality(hypothetical=True)
        denier = self._misparsed_denier(t)
        if denier is not None:
            return Modality("denied", denier=denier)
        if trigger in self.grammar.clauses:
            return self._clause(self.grammar.clauses[trigger], state, depth=0)
        return self._noun(t, state)

    def supported(self, support: int, state: bool) -> Modality:
        """The modality of an event noun under verb `support`: of « demande le rachat de Y » a plan."""
        above = self.of(support, state)
        clause = self.grammar.clauses.get(support)
        cue = _verb_cue(clause.verbs) if clause is not None and not above.hypothetical else None
        if above.status != "asserted" or cue not in _CUE_STATUS:
            return above
        return Modality(_CUE_STATUS[cue], denier=support if cue == "denial" else None)

    def _misparsed_denier(self, t: Token) -> int | None:
        """A verb of denial that the parser took for an adverb or adjective (« X dément avoir … »)."""
        opened = load_data("grammar.toml")["negations"]
        for k in reversed(self.parsed.tokens[self.parsed.sentence_of(t.i).first : t.i]):
            if k.text == "," or k.text.lower() in opened:
                return None
            following = self.parsed.tokens[k.i + 1]
            complement = following.text.lower() in ("que", "qu'", "qu’") or following.lemma in ("avoir", "être")
            if k.i not in self.grammar.clauses and k.pos in ("ADV", "ADJ", "X") and complement:
                return k.i if k.verbs & cues("denial", "verbs") else None
        return None

    def _question(self, t: Token) -> bool:
        sentence = self.parsed.sentence_of(t.i)
        return self.parsed.text[sentence.start : sentence.end].rstrip(" »\u00a0\u202f").endswith("?")

    # -- clauses --------------------------------------------------------------------------------------------------

    def finite(self, t: Token) -> Token:
        """The token that carries mood and tense: the auxiliary or copula if there is one, else the verb."""
        kids = [c for c in self.parsed.children(t.i) if c.dep.startswith("aux") or c.dep == "cop"]
        for c in kids:
            if c.morph.get("VerbForm") == "Fin" or is_conditional(c):
                return c
        head = self.parsed.tokens[t.head]
        if not kids and t.dep == "conj" and t.morph.get("VerbForm") == "Part" and head.i in self.grammar.clauses:
            return self.finite(head)
        return kids[0] if kids else t

    def negated(self, t: Token) -> str | None:
        """The negation of a predicate (`pas`, `plus`, `jamais`, `sans` …) or None; « ne … que » restricts, no more."""
        negations = load_data("grammar.toml")["negations"]
        if t.plain in load_data("grammar.toml")["singling"] and t.pos != "VERB":
            return None  # « n'est pas la seule à s'opposer à Y »
        words = [c.text.lower() for c in self.parsed.children(t.i)]
        for c in self.parsed.children(t.i):
            if c.dep == "mark" and c.text.lower() == "sans":
                return "sans"
            if c.dep == "cc" and c.text.lower() == "ni":
                return "ni"
            if (c.plain == "encore" or _NE & set(words)) and self._weakly_denied(c):
                return "pas"
            if c.dep in ("advmod", "obj", "nsubj", "aux:tense", "obl:mod", "det") and c.text.lower() in negations:
                bare_plus = c.text.lower() in ("plus", "point", "personne") and not _NE & set(words)
                if not bare_plus:
                    return c.text.lower()
        if _NE & set(words) and self._negative_argument(t):
            return "aucun"
        return None

    def _weakly_denied(self, c: Token) -> bool:
        """« n'a pas clairement affiché », « pas encore »: does the denial hang on an adverb or auxiliary?"""
        return c.pos in ("ADV", "AUX") and any(k.i != c.i and k.plain == "pas" for k in self.parsed.subtree(c.i))

    def _negative_argument(self, t: Token) -> bool:
        return any(
            k.text.lower() in ("aucun", "aucune", "nul", "nulle", "ni")
            for c in self.parsed.children(t.i)
            for k in self.parsed.children(c.i)
        )

    def _clause(self, clause: Clause, state: bool, depth: int) -> Modality:
        t = self.parsed.tokens[clause.head]
        if self._if(t) or self._on_condition(t):
            return Modality(hypothetical=True)
        own = self._own_status(t, state)
        if depth > 6:
            return Modality(own)
        above = self._governed(clause, t, depth)
        if above.status == "former" and not state:
            above = Modality()  # « a cessé de voir X »: it happened
        if above.hypothetical:
            return above
        if "denied" in (own, above.status):
            # « ne cache pas n'avoir rien acheté »
            doubly = own == above.status == "denied" and above.denier is not None
            return Modality("asserted" if doubly else "denied", denier=None if doubly else above.denier)
        return Modality(own if own != "asserted" else above.status)

    def _if(self, t: Token) -> Token | None:
        """The « si » that opens the clause of `t`."""
        marks = (c for c in self.parsed.children(t.i) if c.dep == "mark")
        return next((c for c in marks if c.text.lower() in ("si", "s'", "s’")), None)

    def _on_condition(self, t: Token) -> bool:
        """« rachèterait Y si X partait »: what depends on something that is not so."""
        if not is_conditional(self.finite(t)):
            return False
        for c in self.parsed.children(t.i):
            mark = self._if(c) if c.dep == "advcl" else None
            even = mark is not None and mark.i > 0 and self.parsed.tokens[mark.i - 1].text.lower() in ("même", "comme")
            if mark is not None and not even and self.finite(c).morph.get("Tense") in ("Imp", "Past"):
                return True
        return False

    def _own_status(self, t: Token, state: bool) -> Status:
        negation = None if t.verbs & cues("factual", "hiding") else self.negated(t)
        if negation:
            return "former" if negation == "plus" and state else "denied"
        finite = self.finite(t)
        if is_conditional(finite):
            return self._conditional_status(t, finite)
        if is_future(finite) or (not state and self._soon(t, finite)):
            return "planned"
        return "former" if state and self._over(t, finite) else "asserted"

    def _soon(self, t: Token, finite: Token) -> bool:
        """« X rencontre Y demain », « X rejoint Y la saison prochaine »: a present tense with a time still to come."""
        if finite.i != t.i or finite.morph.get("Tense") != "Pres" or finite.morph.get("VerbForm") != "Fin":
            return False
        behind = self.parsed.tokens[t.i + 1 : self.parsed.sentence_of(t.i).last]
        clause = takewhile(lambda k: k.pos not in ("PUNCT", "VERB", "AUX"), behind)
        return any(is_ahead(word, after) for word, after in pairwise([*(k.plain for k in clause), ""]))

    def _over(self, t: Token, finite: Token) -> bool:
        """Is the state of predicate `t` told as past (« dirigeait », « a été présidente », « avait présidé »)?"""
        tense = finite.morph.get("Tense")
        ended = t.morph.get("VerbForm") == "Part" and bool(self.grammar.clauses[t.i].role("jusque"))
        if ended and (finite.i == t.i or (tense == "Imp" and self.grammar.is_passive(t))):
            return True  # « Y, (qui était) dirigée jusqu'en 2015 par X »
        if self.parsed.tokens[max(t.i - 1, 0)].text.lower() == "alors":
            return True  # « X, alors affilié à Y »
        if finite.dep == "cop" or finite.i == t.i:
            past = tense == "Imp" or (tense == "Past" and finite.i != t.i) or (finite.i == t.i and _lasted(t))
            return past and not self._at_the_time(t) and not (tense == "Imp" and self._still(t))
        bare = finite.plain in ("avoir", "ayant")  # « après avoir dirigé Y »
        if not bare and (finite.morph.get("Mood") != "Ind" or tense not in ("Pres", "Imp")):
            return False
        copula = any(c.dep == "cop" and c.text.lower() == "été" for c in self.parsed.children(t.i))
        lasted = bool(t.verbs & cues("past", "durative")) and not self.grammar.is_passive(t)
        return copula or (lasted and not self.grammar.clauses[t.i].role("avec"))

    def _still(self, t: Token) -> bool:
        """« Y, que X dirigeait depuis 2010, a … »: what began and, as nothing in the sentence ends it, goes on."""
        if not self.grammar.clauses[t.i].role("depuis"):
            return False
        words = self.parsed.words(self.parsed.sentence_of(t.i))
        return not any(k.verbs & cues("past", "over") for k in words if k.i in self.grammar.clauses)

    def _at_the_time(self, t: Token) -> bool:
        """« a rappelé que X dirigeait Y »: the imperfect of reported speech is what holds when it is said."""
        head = self.parsed.tokens[t.head]
        above = self.finite(head)
        compound = above.i != head.i and above.dep.startswith("aux")
        return t.dep == "ccomp" and head.i in self.grammar.clauses and compound

    def _conditional_status(self, t: Token, finite: Token) -> Status:
        """Hearsay (« aurait injecté »), but a future seen from the past in reports (« a dit qu'il rachèterait »)."""
        head = self.parsed.tokens[t.head]
        above = self.finite(head)
        told = above.morph.get("Tense") in ("Past", "Imp") or (
            above.i != head.i and head.morph.get("VerbForm") == "Part"
        )
        reported = t.dep == "ccomp" and (finite.i == t.i or finite.dep == "cop") and told
        modal = bool(t.verbs & {"pouvoir", "devoir", "vouloir", "souhaiter", "aimer"})
        return "planned" if reported or modal else "alleged"

    def _governed(self, clause: Clause, t: Token, depth: int) -> Modality:
        """What the predicate or noun above makes of it."""
        head = self.parsed.tokens[t.head]
        infinitive = t.morph.get("VerbForm") == "Inf"
        governor = self.grammar.clauses.get(head.i) if t.i != head.i else None
        if t.i == head.i:
            return Modality("planned") if infinitive and self._about_to(t) else Modality()
        if t.dep == "conj" and governor is not None:
            return self._shared(t, head, depth)
        if infinitive and governor is not None and governor.verbs & cues("sentence", "verbs"):
            return Modality(hypothetical=True)
        if infinitive and self._about_to(t):
            return self._unless_denied(Modality("planned"), governor, depth)
        if t.dep in ("advcl", "acl", "obl:mod") and infinitive and self._is_aim(t):
            served = governor is not None and self._serves(governor)
            return self._clause(governor, False, depth + 1) if governor is not None and served else Modality("planned")
        if t.dep == "xcomp" and infinitive and governor is None and _is_adjective_of(head, "intention"):
            return Modality("planned")  # « se dit prêt à racheter Y »
        if t.dep in _SUBORDINATE and governor is not None and t.dep != "advcl":
            return self._under_verb(t, governor, depth)
        if t.dep == "acl" and infinitive:
            had = self.grammar.clauses.get(head.head) if head.dep == "obj" else None
            had = had if had is not None and "avoir" in had.verbs else None
            return self._unless_denied(self._under_noun(head), had, depth)
        return self._under_noun(head) if t.dep.startswith("acl") and self._is_content(t) else Modality()

    def _is_aim(self, t: Token) -> bool:
        return any(c.dep in ("mark", "case") and c.text.lower() in ("pour", "afin") for c in self.parsed.children(t.i))

    def _is_content(self, t: Token) -> bool:
        """« la rumeur selon laquelle … », « la rumeur court que … »: what a noun of speech is about."""
        below = self.parsed.children(t.i)
        if any(c.dep == "mark" and c.text.lower() in ("que", "qu'", "qu’") for c in below):
            return True
        relatives = (c for c in below if c.text.lower() in ("laquelle", "lesquelles", "lequel"))
        return any(self.grammar.preposition(c) == "selon" for c in relatives)

    def _about_to(self, t: Token) -> bool:
        """« sur le point de racheter »: an idiom of intention right before the infinitive and its preposition."""
        marks = [c.start for c in self.parsed.children(t.i) if c.dep in ("mark", "case") and c.i < t.i]
        start = min(marks, default=t.start)
        before = " " + self.parsed.text[max(0, start - 30) : start].lower().rstrip().replace("’", "'")
        return before.endswith(tuple(f" {phrase}" for phrase in cues("intention", "phrases")))

    def _unless_denied(self, found: Modality, governor: Clause | None, depth: int) -> Modality:
        """What was found, unless what it depends on is denied, hearsay or no more than imagined."""
        above = self._clause(governor, False, depth + 1) if governor is not None else Modality()
        return above if above.hypothetical or above.status in ("denied", "alleged") else found

    def _serves(self, governor: Clause) -> bool:
        """« a quitté X pour rejoindre Y », « actif pour défendre X »: what is told as done, not as a mere aim."""
        head = self.parsed.tokens[governor.head]
        return bool(governor.verbs & cues("factual", "purposes")) or head.text.lower() in cues("factual", "adjectives")

    def _shared(self, t: Token, head: Token, depth: int) -> Modality:
        """A coordinated infinitive or bare participle shares what governs the first one."""
        if t.morph.get("VerbForm") == "Inf" or any(c.dep.startswith("nsubj") for c in self.parsed.children(t.i)):
            clause = self.grammar.clauses[head.i]
            return self._governed(clause, head, depth + 1) if t.morph.get("VerbForm") == "Inf" else Modality()
        return Modality()

    def _under_verb(self, t: Token, governor: Clause, depth: int) -> Modality:
        head = self.parsed.tokens[governor.head]
        infinitive = t.morph.get("VerbForm") == "Inf"
        cue = self._cue(governor)
        if cue == "denial":
            inner = self._own_negation(head)
            if inner and infinitive and self.finite(t).i == t.i and governor.verbs & cues("denial", "open"):
                return Modality("planned")
            denier = governor.head if (t.dep == "ccomp" or infinitive) and head.pos != "ADJ" else None
            return Modality("asserted" if inner else "denied", denier=denier)
        if t.dep == "ccomp" and not infinitive:
            return self._in_that_clause(t, governor, cue)
        if governor.verbs & cues("past", "ending"):
            return Modality("former")
        if governor.verbs & cues("factual", "modals") and (compound := self._modal_past(t, head)) is not None:
            return compound
        above = self._clause(governor, False, depth + 1)
        if above.hypothetical or above.status in ("denied", "alleged"):
            return above
        if cue in ("hearsay", "intention", "attempt"):
            return Modality(_CUE_STATUS[cue])
        if infinitive and "aller" in governor.verbs and self.finite(head).morph.get("Tense") in ("Pres", "Imp"):
            return Modality("planned")
        return above

    def _cue(self, governor: Clause) -> str | None:
        """What kind of verb, or of adjective behind « être », a predicate is."""
        head = self.parsed.tokens[governor.head]
        found = _verb_cue(governor.verbs)
        if found is not None or head.pos == "VERB":
            return found
        return next((s for s in ("denial", "intention", "hearsay") if _is_adjective_of(head, s)), None)

    def _in_that_clause(self, t: Token, governor: Clause, cue: str | None) -> Modality:
        """« souhaite que X rachète Y », « il est possible que … », « il n'est pas vrai que … »."""
        head = self.parsed.tokens[governor.head]
        if cue == "hearsay":
            return Modality("alleged")
        told = head.text.lower() in cues("factual", "adjectives")
        if not told and not governor.verbs & cues("intention", "clauses") and not (cue and head.pos in ("ADJ", "NOUN")):
            return Modality()
        if self._own_negation(head):
            return Modality("denied")
        past = self.finite(t).i != t.i or self.finite(t).morph.get("Tense") in ("Past", "Imp")
        return Modality() if told else Modality("alleged" if past else "planned")

    def _modal_past(self, t: Token, head: Token) -> Modality | None:
        """« a pu racheter » is told, « aurait pu racheter » imagined, « doit avoir racheté » supposed."""
        if any(c.dep == "aux:tense" and c.morph.get("VerbForm") == "Inf" for c in self.parsed.children(t.i)):
            return None if self._own_negation(head) else Modality("alleged")
        auxiliary = self.finite(head)
        if auxiliary.i == head.i or self._own_negation(head):
            return None
        return Modality(hypothetical=True) if is_conditional(auxiliary) else Modality()

    def _own_negation(self, head: Token) -> bool:
        return self.negated(head) is not None

    def _under_noun(self, noun: Token) -> Modality:
        word = noun.lemma
        for section, status in _CUE_STATUS.items():
            if word in cues(section, "nouns") or noun.text.lower() in cues(section, "nouns"):
                return Modality(status)
        return Modality()

    # -- nouns ----------------------------------------------------------------------------------------------------

    def _noun(self, t: Token, state: bool) -> Modality:
        """An event noun, an adjective or a role: what it depends on decides."""
        adjectives = {c.text.lower() for c in self.parsed.children(t.i) if c.pos in ("ADJ", "VERB")}
        for section, status in _CUE_STATUS.items():
            if adjectives & cues(section, "adjectives"):
                return Modality(status)
        head = self.parsed.tokens[t.head]
        if self.grammar.preposition(t) == "vers" and not state:
            return Modality("planned")  # « Vers un rachat de Y par X »
        if state and t.i != head.i:
            return self._state_noun(t, head)
        if t.i == head.i or t.dep == "appos":  # what somebody is holds whatever the clause says he does
            return Modality()
        if self._done(t):
            return Modality()
        if head.pos == "NOUN" and head.name is None and t.dep not in SUBJECTS:
            under = self._under_noun(head)
            return under if under.status != "asserted" else Modality()
        if head.i not in self.grammar.clauses:
            return Modality()
        return self._noun_in_clause(t, self.grammar.clauses[head.i])

    def _state_noun(self, t: Token, head: Token) -> Modality:
        """« met fin à son partenariat avec Y », « la fin de l'alliance », « le refus d'un accord », else a fact."""
        if head.pos == "NOUN" and head.name is None and self.grammar.preposition(t) == "de":
            if head.text.lower() in cues("past", "end"):
                above = self.grammar.clauses.get(head.head)
                return Modality("former") if above is None else self._ended_by(above)
            return Modality("denied") if head.text.lower() in cues("denial", "nouns") else Modality()
        clause = self.grammar.clauses.get(head.i)
        if clause is None:
            return Modality()
        stopped = any(c.text.lower() in cues("past", "stop") for c in self.parsed.children(head.i))
        put = stopped and clause.verbs & cues("past", "stopping")
        broken = clause.verbs & cues("past", "breaking") and t.dep in ("obj", "nsubj:pass", "nsubj")
        return self._ended_by(clause) if put or broken else Modality()

    def _ended_by(self, clause: Clause) -> Modality:
        """A state that a predicate ends is over, unless its end is no more than a plan or denied."""
        above = self._clause(clause, False, depth=1)
        return Modality("former") if above.status in ("asserted", "alleged") else Modality()

    def _done(self, t: Token) -> bool:
        """« doit examiner la plainte déposée par X »: a definite event that a participle says was made."""
        kids = self.parsed.children(t.i)
        made = any(c.dep == "acl" and c.i > t.i and c.morph.get("Tense") == "Past" for c in kids)
        return made and any(c.plain in ("le", "la", "l'", "les") for c in kids if c.i < t.i)

    def _noun_in_clause(self, t: Token, clause: Clause) -> Modality:
        cue = _verb_cue(clause.verbs)
        if self._cancelled(t, clause):
            return Modality("denied")
        head = self.parsed.tokens[clause.head]
        considered = head.text.lower() in cues("intention", "predicates") and self.grammar.preposition(head) != ""
        if t.dep == "nsubj" and (clause.verbs & cues("factual", "modals") or considered):
            return Modality("planned")
        aimed = t.dep == "obl:mod" and self.grammar.preposition(t) in ("à", "pour", "contre")
        if (t.dep in ("obj", "nsubj:pass", "obl:arg") or aimed) and cue in _CUE_STATUS:
            denier = clause.head if cue == "denial" else None
            if self._own_negation(self.parsed.tokens[clause.head]):
                return Modality("denied" if cue != "denial" else "asserted")
            return Modality(_CUE_STATUS[cue], denier=denier)
        if t.dep in ("obj", "nsubj:pass", "nsubj"):
            above = self._clause(clause, False, depth=1)
            return above if above.status != "denied" or t.dep == "obj" else Modality()
        return Modality()

    def _cancelled(self, t: Token, clause: Clause) -> bool:
        """« le rachat a échoué », « est annulé », « n'aura pas lieu »."""
        if t.dep not in SUBJECTS:
            return False
        if clause.verbs & cues("denial", "events"):
            return not self._own_negation(self.parsed.tokens[clause.head])
        takes_place = any(c.text.lower() == "lieu" for c in self.parsed.children(clause.head))
        return takes_place and self._own_negation(self.parsed.tokens[clause.head])


def _lasted(t: Token) -> bool:
    """« il présida Y », « il dirigea Y »: the simple past of what lasts, which the parser takes for a present."""
    word = t.text.lower()
    stems = (word.removesuffix(end) for end in ("a", "ea", "èrent", "eèrent") if word.endswith(end))
    return any(stem + "er" in t.verbs & cues("past", "durative") for stem in stems)


def is_future(t: Token) -> bool:
    """Future by its tag or, where the parser takes « rachèterons » or « rendra » for another tense, by its ending."""
    if t.morph.get("Tense") == "Fut":
        return True
    if t.pos not in ("VERB", "AUX") or t.morph.get("VerbForm") != "Fin" or not t.verbs:
        return False
    word = t.text.lower()
    if word.endswith(("erai", "era", "erons", "eront")):
        return True
    stem = next((word.removesuffix(e) for e in ("ront", "rons", "rai", "ra") if word.endswith(e)), None)
    return stem is not None and bool(t.verbs - {stem + "rer"})  # « rendra » of rendre, no « montra » of montrer


def is_conditional(t: Token) -> bool:
    """Conditional by its tag or, where the parser takes « deviendrait » for an imperfect, by its ending."""
    word = t.text.lower()
    if t.morph.get("Mood") == "Cnd" or word.endswith(("erait", "eraient")):  # imperfects have « érait » or « rrait »
        return True
    stem = next((word.removesuffix(e) for e in ("raient", "rait") if word.endswith(e)), None)
    if stem is None or t.pos not in ("VERB", "AUX"):
        return False
    return any(not v.endswith("er") and v != stem + "rir" for v in t.verbs)  # no « montrait », « courait »
