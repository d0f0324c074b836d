"""From a token of the parse to the mention that it stands for, and from a noun to the words of its phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from kg.extract.appositions import apposed_name, is_title, noun_kind, phrase_end
from kg.extract.clauses import SUBJECTS
from kg.extract.led_groups import leader_of
from kg.extract.lexicon import lexicon
from kg.extract.place_words import place_words
from kg.extract.referent_words import referent_table, referent_words
from kg.extract.specified import specified_name
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.verbs import infinitives
from kg.model import EntityType, Mention

_NAMING = ("appos", "flat:name", "flat", "flat:foreign", "nmod", "obl:mod", "amod")
_QUOTES = ("«", '"', "“")
_OF = ("de", "du", "des", "d'")


@cache
def _transparent() -> frozenset[str]:
    return frozenset(load_data("grammar.toml")["transparent"])


class References:
    """Looks mentions up by token. A mention without name and without antecedent stands for nobody."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self.parsed = parsed
        self.mentions = mentions
        self._at: dict[int, Mention] = {}
        self._inner: dict[int, list[Mention]] = {}
        self._countries = {m.head: m for m in mentions if m.kind == "demonym"}
        for mention in sorted(mentions, key=lambda m: (m.kind == "name", m.kind != "demonym")):
            if mention.kind == "inner":
                self._inner.setdefault(mention.head, []).append(mention)
            else:
                self._at[mention.head] = mention

    def mention(self, token: int) -> Mention | None:
        """The mention whose head is `token`, resolved or not."""
        return self._at.get(token)

    def inside(self, token: int) -> list[Mention]:
        """The places named inside the name at `token`."""
        return self._inner.get(token, [])

    def country(self, token: int) -> Mention | None:
        """The demonym at `token`, be it also a description of who comes from there (« le Norvégien »)."""
        return self._countries.get(token)

    def named(self, token: int) -> Mention | None:
        """The name mention at `token`, if that token is a name."""
        mention = self._at.get(token)
        return mention if mention is not None and mention.kind == "name" else None

    def kind(self, token: int) -> EntityType | None:
        """What the name at `token` most likely is; None where no name stands there."""
        mention = self.named(token)
        scores = mention.scores if mention is not None else ()
        return max(scores, key=lambda pair: pair[1])[0] if scores else None

    def kinds(self, token: int) -> set[EntityType]:
        """What those that `token` stands for most likely are; empty where it stands for nobody named."""
        meant = [self.mentions[m] for m in self.of(token)]
        named = [self.mentions[m.antecedents[0]] if m.antecedents else m for m in meant]
        return {max(m.scores, key=lambda pair: pair[1])[0] for m in named if m.scores}

    def of(self, token: int) -> tuple[int, ...]:
        """The mention ids that `token` stands for: itself, its name in apposition, or what it refers to."""
        mention = self._at.get(token)
        if self._unknown(token):
            return ()
        if mention is not None and mention.kind == "demonym" and self._inhabitant(token):
            behind = self._next_name(token)  # « la Norvégienne X » is X, « le Norvégien » a person, not the country
            return (behind.id,) if behind is not None else ()
        if mention is not None and (mention.kind in ("name", "demonym") or len(mention.antecedents) == 1):
            return () if self._one_of_a_make(token) else (mention.id,)
        if mention is not None and mention.antecedents:
            return mention.antecedents
        inner = self.name_inside(token) or self._apposed(token)
        if inner is not None:
            return (inner.id,)
        states = self._states(token)
        if states:
            return states
        leader = leader_of(self.parsed, token)
        if leader is not None:
            return self.of(leader)
        said = specified_name(self.parsed, token)
        if said is not None:
            return self.of(said)
        whole = self._whole(token)
        if whole is not None:
            return self.of(whole)
        subject = self._subject_of_attribute(token)
        if subject is not None:
            return self.of(subject)
        side = self._side_of(token)
        return self.of(side) if side is not None else ()

    def _unknown(self, token: int) -> bool:
        """« porter plainte contre X »: is it somebody whom nobody knows yet?"""
        before = self.parsed.tokens[max(self.parsed.sentence_of(token).first, token - 4) : token]
        against = before[-1:] and before[-1].plain == "contre" and self.parsed.tokens[token].text.rstrip(".") == "X"
        return bool(against) and any(k.plain in load_data("grammar.toml")["charges"] for k in before)

    def _one_of_a_make(self, token: int) -> bool:
        """« une Peugeot volée », « un A320 »: one thing of a make, not the make."""
        indefinite = token > 0 and self.parsed.tokens[token - 1].plain in ("un", "une")
        make = self.parsed.tokens[token].text[:1].isupper() and self.kind(token) in ("Organization", "Product")
        return indefinite and make

    def _inhabitant(self, token: int) -> bool:
        """« la Norvégienne », « l'australienne remporte … »: is it a person, not the country?"""
        t = self.parsed.tokens[token]
        subject = (
            t.pos in ("NOUN", "ADJ") and t.dep in SUBJECTS and t.i > 0 and self.parsed.tokens[t.i - 1].pos == "DET"
        )
        return t.text[:1].isupper() or (subject and t.morph.get("Number") != "Plur")

    def _states(self, token: int) -> tuple[int, ...]:
        """« le régime syrien », « les polices française et belge »: the states that adjectives of the noun name."""
        if self.parsed.tokens[token].text.lower() not in load_data("grammar.toml")["governments"]:
            return ()
        found: list[int] = []
        if self._of_name(token + 1) and self.parsed.tokens[min(token + 2, len(self.parsed.tokens) - 1)].pos == "NOUN":
            token += 2  # « des avions de chasse turcs »
        for t in self.parsed.tokens[token + 1 : min(token + 5, self.parsed.sentence_of(token).last)]:
            mention = self._at.get(t.i)
            if mention is not None and mention.kind == "demonym":
                found.append(mention.id)
            elif t.pos not in ("ADJ", "CCONJ") or (found and t.pos == "ADJ"):
                break
        return tuple(found)

    def _whole(self, token: int) -> int | None:
        """« 34 % du capital de X », « la politique de X », « la direction de X »: what it is a part or side of."""
        t = self.parsed.tokens[token]
        if t.lemma not in _transparent() and t.text.lower() not in _transparent() and not self._is_place_of(t):
            return None
        for c in self.parsed.children(token):
            if c.i > token and self._cased(c.i, _OF):
                return self._behind_role(c.i)
        return None

    def only_part(self, token: int) -> bool:
        """« à l'initiative de la Norvège »: is it, no place of its own, a side or a deed of somebody?"""
        t = self.parsed.tokens[token]
        if self.named(token) is not None or t.plain in load_data("grammar.toml")["premises"] or self._is_place_of(t):
            return False
        return bool({t.lemma, t.plain} & _transparent()) or self._side_of(token) is not None

    def _is_place_of(self, t: Token) -> bool:
        """« le village (malien) de Y » is Y; « dans l'ouest de l'Irlande », « ville du nord de l'Italie » in it."""
        word = t.text.lower()
        if word in place_words("settlements"):
            of, last = t.i + 1, self.parsed.sentence_of(t.i).last - 1
            while of < last and self.parsed.tokens[of].pos == "ADJ":
                of += 1  # « la ville portuaire syrienne de Y »
            return of < last and self._of_name(of) and self.kind(of + 1) == "Place"
        if word not in place_words("directions") and word not in place_words("divisions"):
            return False
        return any(c.dep == "case" and c.uncontracted in ("dans", "de") for c in self.parsed.children(t.i))

    def _of_name(self, i: int) -> bool:
        return i < len(self.parsed.tokens) and self.parsed.tokens[i].uncontracted == "de"

    def _side_of(self, token: int) -> int | None:
        """« la candidature de X », « les actifs de Y »: whom a noun that is no thing of its own is about."""
        t = self.parsed.tokens[token]
        word = t.text.lower()
        if t.pos != "NOUN" or noun_kind(word) is not None or word in lexicon().nouns or word in lexicon().roles:
            return None
        endings, undergone = (load_data("grammar.toml")[key] for key in ("abstract_endings", "undergone"))
        if word in undergone or not word.rstrip("s").endswith(tuple(endings)):
            return None
        for c in self.parsed.children(token):
            if c.i > token and self._cased(c.i, _OF) and (c.name is not None or self.name_inside(c.i) is not None):
                return c.i
        return None

    def owner(self, token: int) -> tuple[int, ...]:
        """Whose the thing at `token` is, for what is said of him through it: « critiquer la lenteur de X ».

        Empty for names, persons and what stands for somebody itself.
        """
        t = self.parsed.tokens[token]
        if t.pos != "NOUN" or t.name is not None or token in self._at or noun_kind(t.text) is not None:
            return ()
        kids = self.parsed.children(token)
        undergone = t.lemma in load_data("grammar.toml")["undergone"]  # « dénonce l'arrestation de X (par Y) »
        own = next((c.i for c in kids if c.i in self._at and self._at[c.i].kind == "possessive"), None)
        if own is not None and not undergone:
            return self.of(own)
        behind = [c.i for c in kids if c.i > token and c.dep in ("nmod", "obl:agent", "obl:arg", "obl:mod")]
        for case in ("par", *(() if undergone else _OF)):
            for i in behind:
                if self._cased(i, (case,)):
                    return self.of(i) or self.owner(i)
        demonyms = (m.id for c in kids if (m := self._at.get(c.i)) is not None and m.kind == "demonym")
        return () if undergone else tuple(demonyms)[:1]

    def _cased(self, token: int, words: Sequence[str]) -> bool:
        kids = self.parsed.children(token)
        return any(k.dep == "case" and k.plain in words for k in kids)

    def _behind_role(self, token: int) -> int:
        """« ses fonctions de directrice de X »: what the role is one of; the token itself where it is no role."""
        word = self.parsed.tokens[token].text.lower()
        if word in lexicon().roles and noun_kind(word) == "Person" and self._at.get(token) is None:
            kids = [c.i for c in self.parsed.children(token) if c.i > token and c.dep == "nmod"]
            return kids[0] if kids else token
        return token

    def _subject_of_attribute(self, token: int) -> int | None:
        """« X est une compétition organisée par Y »: the attribute stands for the subject."""
        kids = self.parsed.children(token)
        if self.parsed.tokens[token].pos != "NOUN" or not any(c.dep == "cop" for c in kids):
            return None
        return next((c.i for c in kids if c.dep == "nsubj" and c.i < token), None)

    def _apposed(self, token: int) -> Mention | None:
        name = apposed_name(self.parsed, token)
        return self.named(name) if name is not None else None

    def of_all(self, tokens: Iterable[int]) -> tuple[int, ...]:
        """The mention ids that several tokens stand for, each once, in order."""
        return tuple(dict.fromkeys(m for token in tokens for m in self.of(token)))

    def name_inside(self, token: int) -> Mention | None:
        """The name that a common noun introduces: « le projet Stargate », « la société chinoise DeepSeek »."""
        t = self.parsed.tokens[token]
        if t.pos not in ("NOUN", "PROPN", "ADJ", "X", "VERB", "NUM"):
            return None
        for child in self.parsed.children(token):
            bare = not any(c.dep == "case" for c in self.parsed.children(child.i))
            apposed = child.dep == "appos" and self.parsed.tokens[child.i - 1].text == ","
            if child.i > token and child.dep in _NAMING and bare and (apposed or self._adjoins(token, child.i)):
                return self._bearer(token, self.named(child.i))
        given = self._given_name(t) or self._bearer(token, self._next_name(token))
        return given or self._quoted(t) or self._bracketed(t)

    def _bracketed(self, t: Token) -> Mention | None:
        """« la police de New York (NYPD) », « le parti au pouvoir (AKP) »: the short name of an organization."""
        opener, last = phrase_end(self.parsed, t.i) + 1, self.parsed.sentence_of(t.i).last
        texts = [k.text for k in self.parsed.tokens[opener : min(opener + 3, last)]]
        short = len(texts) == 3 and texts[0] == "(" and texts[2] == ")" and texts[1].isupper()
        organized = short and noun_kind(t.text) == "Organization" and self.kind(opener + 1) == "Organization"
        return self.named(opener + 1) if organized and self.parsed.tokens[opener - 1].name is None else None

    def _quoted(self, t: Token) -> Mention | None:
        """« la compétition de patinage « X » »: the name of the noun's kind in quotes behind its phrase."""
        kind = noun_kind(t.text) or referent_table("generic").get(t.text.lower())
        opener = phrase_end(self.parsed, t.i) + 1
        quoted = opener + 1 < self.parsed.sentence_of(t.i).last and self.parsed.tokens[opener].text in _QUOTES
        return self.named(opener + 1) if quoted and kind is not None and self.kind(opener + 1) == kind else None

    def _given_name(self, t: Token) -> Mention | None:
        """« une force de police baptisée X », « l'événement, intitulé « X » »: the name that a participle gives."""
        for c in self.parsed.children(t.i):
            if c.i > t.i and c.dep in ("acl", "amod") and c.text.lower() in referent_words("naming"):
                name = c.i + 2 if self.parsed.tokens[c.i + 1].text in _QUOTES else c.i + 1
                return self.named(name) if name < self.parsed.sentence_of(t.i).last else None
        return None

    def _bearer(self, noun: int, name: Mention | None) -> Mention | None:
        """« le député LR X »: of a person's noun with two names behind it the second one is the person's."""
        if name is None or self.parsed.names[self.parsed.tokens[name.head].name or 0].type == "Person":
            return name
        last = self.parsed.sentence_of(noun).last
        behind = self.named(name.head + 1) if name.head + 1 < last else None
        if noun_kind(self.parsed.tokens[noun].text) != "Person":
            return name
        party = name.text.isupper() and self.kind(name.head) == "Organization"  # « le candidat LR » is not LR
        return behind or (None if party else name)

    def _adjoins(self, noun: int, name: int) -> bool:
        """Do only adjectives (and the noun's own complements) stand between a noun and its name?"""
        if is_title(self.parsed.tokens[name - 1]) and name - 2 > noun:
            return False  # « le frère de Mme X »
        return self.named(name) is not None and all(
            t.pos in ("ADJ", "NOUN", "ADV", "ADP", "DET", "PUNCT") and t.text != "," and t.name is None
            for t in self.parsed.tokens[noun + 1 : name]
        )

    def _next_name(self, token: int) -> Mention | None:
        for t in self.parsed.tokens[token + 1 : min(token + 4, self.parsed.sentence_of(token).last)]:
            if t.name is not None:
                return self.named(t.i)
            if t.pos not in ("ADJ", "NOUN") and t.text not in _QUOTES:
                return None  # a bare noun may stand between: « le constructeur automobile X »
        return None


def noun_phrase(parsed: Parsed, head: int) -> tuple[int, int]:
    """The characters of the phrase that noun `head` heads: adjectives and complements, no relative, no apposition."""
    first, last = _adjectives_before(parsed, head), phrase_end(parsed, head)
    ages = load_data("grammar.toml")["age_words"]  # « le président Y âgé de 84 ans » is called no more than president
    aged = next((k.i for k in parsed.tokens[head + 1 : last + 1] if k.plain in ages), last + 1)
    return parsed.tokens[first].start, parsed.tokens[aged - 1].end


def _adjectives_before(parsed: Parsed, head: int) -> int:
    first = head
    while first > 0 and parsed.tokens[first - 1].sentence == parsed.tokens[head].sentence:
        before = parsed.tokens[first - 1]
        if infinitives(before.text) & referent_words("electing"):
            break  # « tout juste sacrée championne »
        if before.pos != "ADJ" and before.text.lower() not in ("premier", "première", "vice"):
            break
        first -= 1
    return first
