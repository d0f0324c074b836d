"""The wording of text objects (« ministre de l'Économie »): where it ends, and what is no text object at all."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.appositions import noun_kind
from kg.extract.dates import is_time_word
from kg.extract.lexicon import lexicon
from kg.extract.qualifier_words import qualifier_words
from kg.extract.references import References, noun_phrase
from kg.extract.referent_words import referent_words
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.model import AmountSpan, DateSpan

_ADJUNCTS = ("à", "en", "dans", "chez", "pour")
_JOINING = ("DET", "ADP", "NUM", "CCONJ")
_LOOSE = ("DET", "ADP", "ADV", "PUNCT", "CCONJ", "PRON")


class Texts:
    """Words text objects in one parsed article."""

    def __init__(
        self, parsed: Parsed, refs: References, dates: Sequence[DateSpan], amounts: Sequence[AmountSpan]
    ) -> None:
        self.parsed, self.refs = parsed, refs
        self.dates = {d.start: d for d in dates}
        self.amounts = amounts

    def phrase(self, head: int, office: bool, election: bool = False) -> str | None:
        """The phrase that token `head` heads; None for a quantity and a verb.

        Where `office` is set, None for what is no office; with `election`, for what is neither office nor election.
        """
        t = self._past_participle(self.parsed.tokens[head])
        head = t.i
        verb = (t.pos == "VERB" and not is_office(t)) or self._direct(t)
        empty = t.text.lower() in load_data("grammar.toml")["empty_texts"] and not self._heads_some(t)
        named = self.refs.named(head)
        if named is not None and election and named.text[:1].islower():
            seat = named.text.split()[0] in load_data("grammar.toml")["seats_of_office"]  # « brigue la mairie de Y »
            if seat or self.refs.kind(head) == "Event":
                return named.text
        if named is not None or self._quantity(t) or verb or empty:
            return None
        if office and t.text.lower() in load_data("grammar.toml")["posts"]:
            t = self._post(t)
            if t.i == head:
                return None  # « relevé de ses fonctions »
            head = t.i
        if (office or election) and not is_office(t) and not (election and is_election(t)):
            return None
        if office and self.parsed.tokens[t.i - 1].plain in load_data("grammar.toml")["honours"]:
            return None  # « élue meilleure joueuse »
        start, end = noun_phrase(self.parsed, head)
        proper = self._behind_adjunct(head, end)
        if proper is not None:
            return self.phrase(proper, office, election)
        text = self.wording(head, start, end)
        return text if text.lower() not in load_data("grammar.toml")["bare_texts"] else None

    def _past_participle(self, t: Token) -> Token:
        """« X est élu maire »: the office, where its participle was taken for what X is."""
        behind = self.parsed.tokens[min(t.i + 1, len(self.parsed.tokens) - 1)]
        chosen = t.pos == "VERB" and t.verbs & referent_words("electing")
        return behind if chosen and behind.head == t.i and is_office(behind) else t

    def _heads_some(self, t: Token) -> bool:
        """« élu chef de la majorité »: a chief of somebody is an office, « trois chefs d'accusation » are none."""
        behind = self.parsed.tokens[t.i + 1 : self.parsed.sentence_of(t.i).last][:2]
        of = len(behind) == 2 and behind[0].uncontracted == "de"
        return of and is_office(t) and (behind[1].pos == "DET" or behind[0].plain in ("du", "des"))

    def _behind_adjunct(self, head: int, end: int) -> int | None:
        """« Au niveau senior la danse est remportée par X »: the noun meant, behind an adjunct that took its place."""
        i = head
        while i > 0 and self.parsed.tokens[i - 1].pos in ("ADJ", "DET"):
            i -= 1
        opens = i > 0 and self.parsed.tokens[i - 1].uncontracted in _ADJUNCTS and i - 1 == self._first(head)
        behind = (t for t in self.parsed.tokens[head + 1 :] if t.start < end and self._article(t))
        article = next(behind, None) if opens else None
        return article.i + 1 if article is not None and self.parsed.tokens[article.i + 1].pos == "NOUN" else None

    def _first(self, token: int) -> int:
        return self.parsed.sentence_of(token).first

    def _article(self, t: Token) -> bool:
        """« titre | la Suissesse X »: a definite article right behind a noun or an adjective begins another phrase."""
        return t.plain in ("le", "la", "les", "l'") and self.parsed.tokens[t.i - 1].pos in ("NOUN", "ADJ", "PROPN")

    def _post(self, t: Token) -> Token:
        """« ses fonctions de préfet », « le poste de ministre »: the office; the noun itself where none is named."""
        of = (c for c in self.parsed.children(t.i) if c.i > t.i and c.dep == "nmod" and is_office(c))
        return next((c for c in of if self.parsed.tokens[c.i - 1].plain in ("de", "d'")), t)

    def wording(self, head: int, start: int, end: int, single: bool = False) -> str:
        """The text from `start` to `end` without the times and persons that the parser adds at its end.

        With `single`, the singular: of « les ministres X et Y » each is « ministre ».
        """
        inside = [t for t in self.parsed.words(self.parsed.sentence_of(head)) if start <= t.start and t.end <= end]
        kept = [t for t in inside if t.i <= head]
        for t in inside[len(kept) :]:
            if self._foreign(t):
                break
            kept.append(t)
        while kept and kept[-1].i > head and kept[-1].pos in _LOOSE:
            kept.pop()
        text = self.parsed.text[start : kept[-1].end] if kept else self.parsed.text[start:end]
        if single and self.parsed.tokens[head].text.lower().endswith("s"):
            text = singular(text, kept)
        return " ".join(text.split())

    def _foreign(self, t: Token) -> bool:
        """Does a time, an age, a gerund or a person begin here, which is no part of the text object?"""
        before = self.parsed.tokens[t.i - 1].plain
        date = self.dates.get(t.start)
        if date is not None:
            year = t.text.isdigit() and len(t.text) == 4 and date.end <= t.end
            return not (year and before not in ("en", "depuis", "dès"))
        if self._term(t) or self._moment(t):
            return True
        if t.pos == "NUM" and self.parsed.tokens[min(t.i + 1, len(self.parsed.tokens) - 1)].plain == "ans":
            return True  # « eurodéputée de 49 ans »
        if self._direct(t) or self._participle(t) or self._article(t) or self._work_behind(t):
            return True
        if before == "en" and (t.pos == "NUM" or t.text.lower().endswith("ant")):
            return True
        mention = self.refs.mention(t.i)
        return mention is not None and mention.kind == "demonym" and t.text[:1].isupper()

    def _term(self, t: Token) -> bool:
        """« élue maire pour un deuxième mandat », « préfet – poste qu'occupait X »: what an office does not hold."""
        behind = self.parsed.tokens[t.i + 1 : t.i + 4]
        return t.text in ("–", "—") or (t.plain == "pour" and any(k.plain in ("mandat", "fois") for k in behind))

    def _moment(self, t: Token) -> bool:
        """« nommée ministre lundi », « ce matin »: a day or a month that no article joins to what is before it."""
        before, after = self.parsed.tokens[t.i - 1], self.parsed.tokens[min(t.i + 1, len(self.parsed.tokens) - 1)]
        if t.plain in ("ce", "cet", "cette"):
            return is_time_word(after.plain)
        return is_time_word(t.text) and not t.text.isdigit() and (before.plain == "en" or before.pos not in _JOINING)

    def _work_behind(self, t: Token) -> bool:
        """« le prix du jury pour W »: « pour » and the title of what a prize is given for."""
        return t.plain == "pour" and self.refs.kind(t.i + 1) == "Work"

    def _participle(self, t: Token) -> bool:
        """« l'ancien maire de Brenne condamné à … », « pour fraude menée par X »: what a participle says is no part."""
        past = (
            t.pos == "VERB" and t.morph.get("VerbForm") == "Part" and t.text.lower().endswith(("é", "ée", "és", "ées"))
        )
        by = t.i + 1 < len(self.parsed.tokens) and self.parsed.tokens[t.i + 1].plain == "par"
        return past and (by or self.parsed.tokens[t.i - 1].name is not None)

    def _direct(self, t: Token) -> bool:
        """« pour corruption visant X »: a form in -ant with its object behind it is no part of the noun's phrase."""
        behind = self.parsed.tokens[t.i + 1] if t.i + 1 < self.parsed.sentence_of(t.i).last else None
        participle = t.name is None and bool(t.verbs) and t.text.lower().endswith("ant")
        governs = behind is not None and (behind.name is not None or behind.pos == "DET")
        return participle and (governs or (t.pos == "VERB" and t.dep.startswith("acl")))

    def _quantity(self, t: Token) -> bool:
        """« 3 000 euros », « 19 minutes »"""
        counted = any(c.dep == "nummod" for c in self.parsed.children(t.i))
        unit = t.text.lower() in qualifier_words("units")
        return unit or t.pos == "NUM" or (counted and any(a.start <= t.start < a.end for a in self.amounts))


def is_office(t: Token) -> bool:
    """Does the token name an office, one who holds it, or the seat that goes with it (« mairie », « présidence »)?"""
    word = t.text.lower()
    known = word in lexicon().heads or word in load_data("grammar.toml")["offices"]
    return known or (word in lexicon().roles and noun_kind(word) == "Person")


def is_election(t: Token) -> bool:
    """Does the token name an election or what one stands for (« primaire », « réélection »)?"""
    return t.text.lower() in load_data("grammar.toml")["elections"]


def singular(text: str, tokens: Sequence[Token]) -> str:
    """The first words of a plural text object, up to its complement, in the singular."""
    words = text.split()
    for i, word in enumerate(words):
        token = next((t for t in tokens if t.text == word), None)
        if token is None or token.pos not in ("NOUN", "ADJ", "PROPN"):
            break
        if word.endswith("s") and not word.endswith(("ais", "ois")):
            words[i] = word[:-1]
    return " ".join(words)
