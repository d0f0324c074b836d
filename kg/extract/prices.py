"""What a deal cost: which amount of money in the text belongs to a purchase, a grant, an offer, a fine.

The one in the predicate's own words, else in those of what it depends on (« une offre de 3 millions pour racheter Y »),
else the one that a price word puts behind it, else the one that the next sentence tells (« L'opération se monte à … »).
What an amount measures beside the deal (« 3 millions de chiffre d'affaires ») is no price, nor is a conversion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extract.clauses import SUBJECTS
from kg.extract.qualifier_words import qualifier_words
from kg.extract.qualifiers import Qualifiers
from kg.extract.stretches import inside
from kg.extract.tree import Token
from kg.model import AmountSpan

_CLIMBS = 4
_CONVERSION = 20  # characters at most before an amount that converts another
_OPENING = 8  # tokens in which the next sentence names the deal
_NEAR = 25  # characters between « d'un montant » and its amount
_BRACKETS = re.compile(r"\([^()]*\)")


class Prices:
    """Finds the price of deals in one parsed article."""

    def __init__(self, qualifiers: Qualifiers) -> None:
        self.qualifiers, self.parsed, self.grammar = qualifiers, qualifiers.parsed, qualifiers.grammar
        self.amounts = self._prices()

    def of(self, trigger: int, fixed: Sequence[int] = ()) -> AmountSpan | None:
        """The price of the deal whose predicate is token `trigger` and whose `fixed` words belong to the predicate."""
        said = [c.i for i in fixed for c in self.parsed.children(i) if c.dep == "acl"]  # « offre faite pour … »
        for token in (trigger, *fixed, *said):
            found = self._own(token)
            if found:
                start = self.parsed.tokens[token].start
                return min(found, key=lambda a: (a.start < start, abs(a.start - start)))
        return self._above(trigger) or self._behind(trigger) or self._told_next(trigger)

    def _prices(self) -> list[AmountSpan]:
        """The amounts of money, but those that convert the one before (« 3 dollars (2,8 euros) ») or measure else."""
        kept: list[AmountSpan] = []
        words, last = qualifier_words("conversions"), 0
        for a in (a for a in self.qualifiers.amounts if a.kind == "money"):
            between = self.parsed.text[last : a.start].strip() if last else ""
            converted = last > 0 and between.lower().startswith(words) and len(between) <= _CONVERSION
            if not converted and not self._measures(a):
                kept.append(a)
            last = a.end
        return kept

    def _measures(self, a: AmountSpan) -> bool:
        """« 40 millions de chiffre d'affaires », « une valorisation de 40 millions »: is it no price?"""
        before, after = self.parsed.text[max(0, a.start - 60) : a.start], self.parsed.text[a.end : a.end + 40]
        return _measured().match(after) is not None or _measured(before=True).search(before) is not None

    def _own(self, i: int) -> list[AmountSpan]:
        return inside(self.amounts, self.qualifiers.stretches.of(i))

    def _above(self, trigger: int) -> AmountSpan | None:
        """The one amount in the words that the predicate depends on, none where there are several."""
        at: int | None = trigger
        for _ in range(_CLIMBS):
            at = self._purpose_of(at) if at is not None else None
            found = self._own(at) if at is not None else []
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _purpose_of(self, i: int) -> int | None:
        """What token `i` depends on where both speak of one deal: as for dates, and the aim of a noun or verb too."""
        t = self.parsed.tokens[i]
        infinitive = t.morph.get("VerbForm") == "Inf"
        return (
            t.head if t.dep in ("acl", "advcl") and infinitive and t.head != i else self.qualifiers.stretches.above(i)
        )

    def _behind(self, trigger: int) -> AmountSpan | None:
        """« a racheté Y (maintenant Z) pour 3 millions »: the amount behind a price word, whatever it hangs on."""
        t, sentence = self.parsed.tokens[trigger], self.parsed.sentence_of(trigger)
        first = next((a for a in self.amounts if t.end <= a.start < sentence.end), None)
        if first is None:
            return None
        between = self.parsed.text[t.end : first.start]
        brackets = [(t.end + m.start(), t.end + m.end()) for m in _BRACKETS.finditer(between)]
        words = [k for k in self.parsed.tokens[trigger + 1 :] if k.end <= first.start]
        verbs = (k for k in words if k.i in self.grammar.clauses and not any(s <= k.start < e for s, e in brackets))
        priced = _price_word().search(between) is not None
        return first if priced and not any(not self._is_price_word(k) for k in verbs) else None

    def _is_price_word(self, t: Token) -> bool:
        return t.plain in qualifier_words("price_words")  # « moyennant » may be taken for a verb

    def _told_next(self, trigger: int) -> AmountSpan | None:
        """« X a racheté Y. L'opération se monte à 3 millions. »: what the next sentence says of the deal."""
        sentence = self.parsed.sentence_of(trigger)
        following = self.parsed.tokens[sentence.last : sentence.last + _OPENING]
        for t in following:
            if t.sentence == following[0].sentence and t.plain in qualifier_words("deals"):
                return self._worth(t)
            if t.pos in ("VERB", "AUX", "PROPN"):
                break
        return None

    def _worth(self, noun: Token) -> AmountSpan | None:
        """The amount that a verb says of a deal, or that « d'un montant de » puts beside its noun."""
        said = self.qualifiers.figure(noun.i, "money") if noun.dep in SUBJECTS else None
        if said is not None:
            return said[0]
        first = next((a for a in self.amounts if a.start >= noun.end), None)
        between = self.parsed.text[noun.end : first.start].lower().lstrip(", ") if first is not None else ""
        return (
            first if between.replace("’", "'").startswith(qualifier_words("worth")) and len(between) < _NEAR else None
        )


@cache
def _measured(before: bool = False) -> re.Pattern[str]:
    """A measure behind an amount (« de chiffre d'affaires ») or right `before` it (« un chiffre d'affaires de »)."""
    nouns = "|".join(re.escape(w).replace("'", "['’]") for w in qualifier_words("measures"))
    if before:
        return re.compile(rf"\b(?:{nouns})(?:\s\w+)?\s(?:de|d['’]|à)\s?(?:[\w']+\s){{0,3}}$", re.I)
    return re.compile(rf"\s(?:de|d['’]|en)\s?(?:{nouns})\b", re.I)


@cache
def _price_word() -> re.Pattern[str]:
    """A word that makes what follows, at most four words on, a price."""
    words = "|".join(re.escape(w) for w in qualifier_words("price_words"))
    return re.compile(rf"\b(?:{words})\s(?:[\w'’]+\s){{0,4}}$", re.I)
