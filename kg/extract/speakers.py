"""Who speaks: from a verb or preposition of saying to the mention of whoever says it.

The subject before the verb, the inverted one behind it (« affirme X », « se félicite-t-elle », « indique la direction
de Y »), the name before an infinitive (« Et X de conclure »). A spokesperson or a report without a name of its own
speaks for the organization that it is of.
"""

from __future__ import annotations

from kg.extract.appositions import noun_kind
from kg.extract.clauses import SUBJECTS, Clause, Grammar
from kg.extract.references import References
from kg.extract.speech_words import speech_verbs, speech_words
from kg.extract.tree import Parsed, Token

_REACH = 9  # tokens
_COMMAS = (",", "»", "”", '"', "!", "?", "…")
_OF = ("de", "par", "à", "chez")


class Speakers:
    """Finds the speaker of a verb of saying in one parsed article."""

    def __init__(self, parsed: Parsed, grammar: Grammar, refs: References) -> None:
        self.parsed, self.grammar, self.refs = parsed, grammar, refs

    def one(self, tokens: tuple[int, ...] | list[int]) -> int | None:
        """The mention id that tokens stand for, if it is but one; for a voice (« le porte-parole de X ») its owner."""
        tokens = [self._pronoun(i) for i in tokens]
        found = self.refs.of_all(tokens)
        if not found and len(tokens) == 1:
            found = self._owner(self.parsed.tokens[tokens[0]])
        return found[0] if len(found) == 1 else None

    def named_from(self, i: int, stop: int, apposed: bool = False) -> int | None:
        """The first mention from token `i` on that names somebody or stands for a name, before a verb or a comma.

        Of « une source proche de X » nobody: behind another noun than a voice, « de » leads to no speaker. With
        `apposed` the comma behind a noun for a person may be followed by the name (« a réagi son président, X »).
        """
        noun: Token | None = None
        for t in self.parsed.tokens[i : min(i + _REACH, stop)]:
            mention = self.refs.mention(t.i)
            if mention is not None and mention.kind == "possessive" and not self._is_voice(self.parsed.tokens[t.head]):
                continue  # « a réagi son président, X »
            if mention is not None and (mention.kind == "name" or (mention.kind != "demonym" and mention.antecedents)):
                inside = self.grammar.preposition(t)
                silent = noun is not None and inside != "" and not (inside in _OF and self._is_voice(noun))
                return None if silent else self.one([t.i])
            named = apposed and t.text == "," and noun is not None and self._names_person(noun, t.i + 1)
            stops = t.text in (",", ";", ":", ".") and not self._listed(t) and not named
            if stops or t.pos in ("VERB", "AUX", "SCONJ"):
                return None
            noun = t if t.pos == "NOUN" else noun
        return None

    def _names_person(self, noun: Token, i: int) -> bool:
        """« son président, X »: does token `i` name the person whom the noun before the comma describes?"""
        name = self.refs.named(i)
        return (
            name is not None
            and noun_kind(noun.text) == "Person"
            and any(kind == "Person" and score >= 0.5 for kind, score in name.scores)
        )

    def of(self, clause: Clause) -> int | None:
        """Who says what the verb of saying at the head of `clause` introduces."""
        verb = self.parsed.tokens[clause.head]
        before = self._before_infinitive(verb)
        if before is not None:
            return self.one([before])
        own = any(c.dep in SUBJECTS for c in self.parsed.children(verb.i))
        found = self.inverted(verb) if not own and self.is_incise(verb) else self.one(clause.role("subj"))
        return found if found is not None else self.inverted(verb)

    def inverted(self, verb: Token) -> int | None:
        """The speaker right behind a verb of saying that follows a comma or a quotation mark."""
        if not self._comma_before(verb) or self._subject_before(verb):
            return None
        behind = verb.i + 1
        tokens = self.parsed.tokens
        if behind < len(tokens) and tokens[behind].pos in ("ADP", "SCONJ", "CCONJ", "ADV"):
            return None
        clitic = self._clitic(verb)
        if clitic is not None:
            return self.one([clitic])
        return self.named_from(behind, self.parsed.sentence_of(verb.i).last, apposed=True)

    def is_incise(self, t: Token) -> bool:
        """Is token `t` a verb of saying that its subject follows (« …, affirme X », « …, a-t-il dit »)?"""
        verbs = t.verbs & speech_verbs()
        if not verbs or t.text.endswith("ant") or not self._comma_before(t) or self._subject_before(t):
            return False
        if self._clitic(t) is not None or any(c.dep in SUBJECTS and c.i > t.i for c in self.parsed.children(t.i)):
            return t.i in self.grammar.clauses
        return not t.verbs & set(speech_words("verbs", "transitive"))

    # -- around the verb ------------------------------------------------------------------------------------------

    def _pronoun(self, i: int) -> int:
        """« a-t-elle dit »: the pronoun behind the « t » that only eases pronunciation."""
        t = self.parsed.tokens[i]
        behind = self.parsed.tokens[i + 1] if i + 1 < len(self.parsed.tokens) else None
        return i + 1 if t.text.lower() == "-t" and behind is not None and behind.text.startswith("-") else i

    def _clitic(self, verb: Token) -> int | None:
        """The inverted pronoun of a verb or of its auxiliary (« a-t-elle déclaré », « affirme-t-il »)."""
        near = self.parsed.tokens[max(verb.i - 3, 0) : verb.i + 4]
        marked = [t.i for t in near if t.text.startswith("-") and t.pos == "PRON" and self._of_verb(t, verb)]
        return self._pronoun(marked[0]) if marked else None

    def _of_verb(self, t: Token, verb: Token) -> bool:
        head = self.parsed.tokens[t.head]
        return verb.i in (t.head, head.head) or head.head == verb.head

    def _comma_before(self, verb: Token) -> bool:
        starts = [c.i for c in self.parsed.children(verb.i) if c.dep.startswith("aux") or c.dep == "expl:comp"]
        i = min([verb.i, *starts]) - 1
        if i >= 0 and self.parsed.tokens[i].plain in ("se", "s'", "me", "m'", "a", "avait"):
            i -= 1
        return i >= 0 and self.parsed.tokens[i].text in _COMMAS

    def _subject_before(self, verb: Token) -> bool:
        before = (c for c in self.parsed.children(verb.i) if c.dep in SUBJECTS and c.i < verb.i)
        return any(not c.text.startswith("-") for c in before)

    def _before_infinitive(self, verb: Token) -> int | None:
        """« Et X de conclure »: the name before the preposition of the infinitive."""
        if verb.i < 3 or verb.morph.get("VerbForm") != "Inf":
            return None
        first, name, mark = self.parsed.tokens[verb.i - 3 : verb.i]
        fits = first.plain == "et" and mark.plain in ("de", "d'") and self.refs.named(name.i) is not None
        return name.i if fits else None

    # -- voices ---------------------------------------------------------------------------------------------------

    def _is_voice(self, t: Token) -> bool:
        word = t.text.lower()
        return word in speech_words("nouns", "voices") or word in speech_words("nouns", "saying")

    def _owner(self, t: Token) -> tuple[int, ...]:
        """« le porte-parole de X », « la direction de X »: the name that such a noun speaks for."""
        if not self._is_voice(t):
            return ()
        owners = [c.i for c in self.parsed.children(t.i) if self.grammar.preposition(c) == "de" and c.i > t.i]
        return self.refs.of_all(owners[:1])

    def _listed(self, t: Token) -> bool:
        """« selon certains experts, dont X »: the comma before « dont » goes on with the source."""
        return t.i + 1 < len(self.parsed.tokens) and self.parsed.tokens[t.i + 1].plain == "dont"
