"""Charges: the offences that somebody is charged with or convicted of, and the lists that they come in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Literal

from kg.extract.dates import is_time_word
from kg.extract.tree import Parsed, Token
from kg.french import check_lists, load_data
from kg.french.forms import noun_forms
from kg.model import DateSpan

_REACH = 30  # words between a predicate and the first charge
_DEED = 12  # words of an infinitive's wording
Deeds = Literal["none", "past", "any"]
_QUOTES = ("«", "»", "“", "”", '"')


_LISTS = (
    "offences", "offence_adjectives", "carriers", "carrier_links", "pairs", "derived", "separators", "before_charge",
    "complement_prepositions", "en_nouns", "no_complements", "owners_of_charges", "no_charges", "infinitive_ends",
    "empty_deeds",
)  # fmt: skip


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of charges.toml that is missing, unknown or no list of words."""
    check_lists("charges.toml", data, _LISTS)


@cache
def _words(name: str) -> frozenset[str]:
    data = load_data("charges.toml")
    check(data)
    return frozenset(data[name])


@cache
def _offences() -> frozenset[str]:
    return frozenset(form for noun in _words("offences") for form in noun_forms(noun))


class Charges:
    """Reads the charges behind predicates of one parsed article."""

    def __init__(self, parsed: Parsed, dates: Sequence[DateSpan]) -> None:
        self.parsed = parsed
        self.dates = frozenset(d.start for d in dates)
        self._bearers: frozenset[int] = frozenset()  # of the predicate being read

    def behind(self, anchor: int, preposition: str, deeds: Deeds, bearers: Sequence[int] = ()) -> tuple[str, ...]:
        """The charges behind the first `preposition` after token `anchor` that opens any, each as the text words it.

        With `deeds` also infinitives: "past" ones (« soupçonné d'avoir détourné des fonds ») or "any". Whoever is
        charged is in none of them (« une plainte pour corruption | contre X »).
        """
        self._bearers = frozenset(bearers)
        last = self.parsed.sentence_of(anchor).last
        for t in self.parsed.tokens[anchor + 1 : min(anchor + _REACH, last - 1)]:
            if t.pos == "AUX" or t.morph.get("VerbForm") == "Fin" or t.text in (";", ":"):
                return ()
            if t.uncontracted != preposition or (t.i > anchor + 1 and self._owned(t.i)):
                continue
            first = self._opening(t.i + 1, last, deeds)
            if first is not None:
                return tuple(dict.fromkeys(self._listed(first, last, deeds)))
        return ()

    def _owned(self, i: int) -> bool:
        """« accusé par les victimes | de viol », « la peine | pour vol »: does the preposition go with a noun?"""
        before = self.parsed.tokens[i - 1]
        if before.plain in _words("owners_of_charges"):
            return True
        free = before.name is not None or before.pos not in ("NOUN", "PROPN") or is_time_word(before.plain)
        return self.parsed.tokens[i].plain != "pour" and not (free or before.plain in _words("carriers"))

    def _opening(self, i: int, last: int, deeds: Deeds) -> int | None:
        """The first word of the first charge at or behind token `i`, past articles, quotes and « chefs de »."""
        while i < last:
            t = self.parsed.tokens[i]
            if self._begins(i, last, deeds):
                carried = self._carried(i, last, deeds) if t.plain in _words("carriers") else None
                return i if carried is None else carried
            if t.plain in _words("carriers"):
                return self._carried(i, last, deeds)
            if t.text not in _QUOTES and t.pos not in ("DET", "NUM"):
                return None
            i += 1
        return None

    def _carried(self, i: int, last: int, deeds: Deeds) -> int | None:
        """« chefs d'accusation, dont | meurtre »: the charge behind a noun that says only that one follows."""
        links = _words("carrier_links") | _words("carriers")
        i += 1
        while i < last and self.parsed.tokens[i].plain in links and not self._begins(i, last, "none"):
            i += 1
        while i < last and self.parsed.tokens[i].plain in _words("carriers"):
            i += 1
        return i if i < last and self._begins(i, last, deeds) else None

    def _begins(self, i: int, last: int, deeds: Deeds) -> bool:
        """Does a charge begin at token `i`: an offence with the adjectives before it, or an infinitive?"""
        return self._deed(i, last, deeds) or self._offence(i, last) is not None

    def _offence(self, i: int, last: int) -> int | None:
        """The noun of the offence that begins at token `i`, or None."""
        for t in self.parsed.tokens[i : min(i + 3, last)]:
            if t.plain in _offences() and t.name is None:
                return t.i
            if t.plain in _words("offence_adjectives") and t.i + 1 < last:
                return t.i
            if t.pos != "ADJ":
                return None
        return None

    def _deed(self, i: int, last: int, deeds: Deeds) -> bool:
        """« d'| avoir détourné », « de | diriger », behind its preposition."""
        i += self.parsed.tokens[i].plain in ("s'", "se") and i + 1 < last
        t = self.parsed.tokens[i]
        if deeds == "none" or t.plain in _words("no_charges"):
            return False
        present = t.pos == "VERB" and t.morph.get("VerbForm") == "Inf"
        return t.plain in ("avoir", "être") or (present and deeds == "any")

    # -- the list ---------------------------------------------------------------------------------------------------

    def _listed(self, i: int, last: int, deeds: Deeds) -> Iterator[str]:
        """The charges of the list that begins at token `i`."""
        bare: list[str] = []
        while True:
            noun = self._offence(i, last)
            end = self._deed_end(i, last) if noun is None else self._end(noun, last)
            text = self._wording(i, end)
            following = self._next(end + 1, last, deeds)
            if noun is not None and text in _words("derived") and following is not None:
                bare.append(text)
            else:
                of = self._complement_of(noun, end) if bare and noun is not None else None
                yield from (b if of is None else f"{b} {of}" for b in bare)
                bare = []
                yield text
            if following is None:
                return
            i = following

    def _complement_of(self, noun: int, end: int) -> str | None:
        """« complicité et recel | d'abus de biens »: what both are of."""
        behind = self.parsed.tokens[noun + 1] if end > noun else None
        of = behind is not None and self.parsed.tokens[noun].plain in _words("derived") and behind.plain in ("de", "d'")
        return self._wording(noun + 1, end) if of else None

    def _next(self, i: int, last: int, deeds: Deeds) -> int | None:
        """The first word of the next charge of the list, if one follows at token `i`."""
        first, tokens = i, self.parsed.tokens
        while i < last and tokens[i].plain in (*_QUOTES, *_words("separators")):
            i += 1
        if not any(t.plain in _words("separators") for t in tokens[first:i]):
            return None
        opened = i
        while i < last and (tokens[i].plain in _words("before_charge") or tokens[i].text in _QUOTES):
            i += 1
        prepositions = any(t.uncontracted in ("de", "pour") for t in tokens[opened:i])
        if i >= last or (tokens[opened].pos == "DET" and not prepositions):
            return None
        if tokens[i].plain in _words("carriers"):
            carried = self._carried(i, last, deeds)
            return carried if carried is not None else (i if self._begins(i, last, "none") else None)
        return i if self._begins(i, last, deeds if prepositions else "none") else None

    def _end(self, noun: int, last: int) -> int:
        """The last word of the charge that the offence at token `noun` heads: its adjectives and complements."""
        end, i = noun, noun + 1
        while i < last and self.parsed.tokens[i].start not in self.dates:
            t = self.parsed.tokens[i]
            if t.plain in ("et", "ou"):
                reached = self._joined(noun, i, last)
            elif t.uncontracted in _words("complement_prepositions"):
                reached = self._complement(i, last)
            elif t.text in ("«", "“"):
                reached = i
            else:
                reached = i if t.name is None and self._qualifies(t) else None
            if reached is None:
                break
            end, i = reached, reached + 1
        return end

    def _qualifies(self, t: Token) -> bool:
        """« aggravé », « fiscale »: an adjective or a participle behind the noun, with nothing of its own behind it."""
        behind = self.parsed.tokens[min(t.i + 1, len(self.parsed.tokens) - 1)].plain
        past = t.pos == "VERB" and t.plain.endswith(("é", "ée", "és", "ées"))
        noun = t.pos == "NOUN" and self.parsed.tokens[t.i - 1].pos == "NOUN"  # « enfants soldats »
        return t.pos == "ADJ" or (past and behind not in ("par", "à", "pour", "en")) or noun

    def _complement(self, i: int, last: int) -> int | None:
        """The noun of the complement that the preposition at token `i` opens, if it is one of the offence's."""
        preposition, j = self.parsed.tokens[i].uncontracted, i + 1
        while j < last and self._before_noun(self.parsed.tokens[j]):
            j += 1
        if j >= last or self.parsed.tokens[j].start in self.dates or j in self._bearers:
            return None
        t = self.parsed.tokens[j]
        noun = t.pos in ("NOUN", "PROPN") or t.name is not None or t.plain in _offences()
        if not noun or t.plain in _words("no_complements") or is_time_word(t.plain):
            return None
        if preposition == "en" and t.plain not in _words("en_nouns"):
            return None
        named = t.name is not None and preposition not in ("de", "contre", "sur")
        return None if named or (preposition == "avec" and j > i + 1) else j

    def _before_noun(self, t: Token) -> bool:
        return (t.pos in ("DET", "ADJ", "NUM") and t.plain not in _offences()) or t.text in _QUOTES

    def _joined(self, noun: int, i: int, last: int) -> int | None:
        """« coups et blessures », « biens et de fonds », « passive et active »: what « et » adds within one charge."""
        tokens = self.parsed.tokens
        if i + 1 >= last:
            return None
        if f"{tokens[i - 1].plain} {tokens[i].plain} {tokens[i + 1].plain}" in _words("pairs"):
            return i + 1
        if self._next(i, last, "none") is not None:
            return None
        if tokens[i + 1].pos == "ADJ" and tokens[i - 1].pos == "ADJ":
            return i + 1
        again = tokens[i + 1].uncontracted == "de" and i - 1 > noun
        return self._complement(i + 1, last) if again else None

    # -- infinitives ------------------------------------------------------------------------------------------------

    def _deed_end(self, i: int, last: int) -> int:
        """The last word of an infinitive's wording: up to a comma, another clause, a time or what circumstances it."""
        end = i
        for t in self.parsed.tokens[i + 1 : min(i + _DEED, last)]:
            ends = t.text in (",", ";", ":", ".", "(", ")", "–", "-", "?", "!") or t.plain in _words("infinitive_ends")
            if ends or t.start in self.dates:
                break
            end = t.i
        while end > i + 1 and self.parsed.tokens[end].pos in ("DET", "ADP", "ADV", "CCONJ", "PRON"):
            end -= 1
        return end

    def _wording(self, first: int, end: int) -> str:
        """The text of the tokens, without quotation marks and a deed that says less than its object."""
        tokens = self.parsed.tokens[first : end + 1]
        if len(tokens) > 2 and tokens[0].plain == "avoir" and tokens[1].plain in _words("empty_deeds"):
            tokens = tokens[2:]
            tokens = tokens[tokens[0].pos == "DET" :]
        start, stop = tokens[0].start, tokens[-1].end
        text = self.parsed.text[start:stop]
        return " ".join("".join(c for c in text if c not in _QUOTES).split())
