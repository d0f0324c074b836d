"""What stands in or at a place by the words beside the place's name alone, without a verb.

« Lyon, en France », « Varna, au sud-est de la Bulgarie », « l'usine Renault de Douai », « la mosquée Al-Nour de
Reims », « la rue du Moulin, à Reims », « le sommet de Paris », « la ville bulgare de Varna ».
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.appositions import noun_kind
from kg.extract.place_words import place_words
from kg.extract.references import References
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.gazetteer import countries

_BRANCH_REACH = 6  # tokens between a branch and the name of its organization
_ROAD = re.compile(r"(?:[ANDE]|RN|RD)[ -]?\d{1,4}")


def is_road(name: str) -> bool:
    """« A62 », « RN 20 »: a numbered road, in which nothing lies."""
    return _ROAD.fullmatch(name) is not None


class Places:
    """Reads places off the words around names in one parsed article."""

    def __init__(self, parsed: Parsed, refs: References) -> None:
        self.parsed, self.refs = parsed, refs

    def standing_at(self, place: int) -> int | None:
        """The token of the name that stands in or at the place named by token `place`, if the words before say so."""
        preposition, start = self._preposition(place)
        if preposition is None or self.parsed.tokens[place].plain in place_words("directions"):
            return None
        k = start - 1
        comma = k >= 0 and self.parsed.tokens[k].text == ","
        k = self._before_parenthesis(k - comma)
        if k < self.parsed.sentence_of(place).first or self.parsed.tokens[k].name is None:
            return None
        if is_road(self.parsed.tokens[place].text) or self._listed(k, place, preposition, comma):
            return None
        return k if self._in(k, place, preposition, comma) else None

    def _listed(self, k: int, place: int, preposition: str, comma: bool) -> bool:
        """« à Lyon, dans l'Ain, dans le Rhône et en Suisse », « de la rue X à la place Y »: places beside each other.

        What stands « en » a region is no place inside another region.
        """
        before = self._preposition(k)[0]
        large = self._is_country(place) or self._is_region(place)
        at_site = preposition == "à" and self.is_site(k)  # « au péage X à Lyon »
        if preposition in ("à", "dans") and before == preposition and not large and not at_site:
            return True
        if preposition != "de" and self._goes_on(place, preposition):
            return True
        if before == "en" and ((preposition == "en" and comma) or (preposition == "dans" and not large)):
            return True
        articled = self.parsed.tokens[place - 1].text.lower() in ("la", "l'")
        return preposition == "à" and before == "de" and articled

    def _goes_on(self, place: int, preposition: str) -> bool:
        """Does another place with the same preposition or none follow (« …, dans l'Ain, dans le Rhône, la Drôme »)?"""
        last = self.parsed.sentence_of(place).last
        i = place + 1
        if i >= last or self.parsed.tokens[i].plain not in (",", "et", "ou"):
            return False
        ahead = (j for j in range(i + 1, min(i + 5, last)) if self.parsed.tokens[j].name is not None)
        other = next(ahead, None)
        if other is None or self.refs.kind(other) != "Place":
            return False
        bare = other - i <= 2 and self.parsed.tokens[other - 1].pos in ("DET", "PUNCT", "CCONJ")
        return bare or self._preposition(other) == (preposition, i + 1)

    def _before_parenthesis(self, i: int) -> int:
        """« Trèbes (Aude), en France »: from the token that closes a parenthesis to the one before it."""
        if i < 0 or self.parsed.tokens[i].text != ")":
            return i
        start = max(self.parsed.sentence_of(i).first, i - 5)
        opened = (j for j in range(i - 1, start, -1) if self.parsed.tokens[j].text == "(")
        return next(opened, i + 1) - 1

    def is_site(self, token: int) -> bool:
        """« l'hôpital Sainte-Claire », « la mosquée Al-Nour »: does a site's noun head or precede the name?"""
        head, *rest = self.parsed.tokens[token].text.lower().split()
        before = self.parsed.tokens[token - 1].text.lower() if token else ""
        return (bool(rest) and head in place_words("sites")) or before in place_words("sites")  # Carrefour is none

    def _is_branch(self, k: int) -> bool:
        """« le bureau de Y », « un atelier de l'entreprise Y »: is a branch of organization `k` meant?"""
        first = max(self.parsed.sentence_of(k).first, k - _BRANCH_REACH)
        before = [t for t in self.parsed.tokens[first:k] if t.pos not in ("ADP", "DET")]
        head = self.parsed.tokens[k].text.split()[0].lower()
        return head in place_words("branches") or any(t.lemma in place_words("branches") for t in before)

    def _in(self, k: int, place: int, preposition: str, comma: bool) -> bool:
        """Does the name at `k`, with that preposition (and a comma) before the place, lie in it?

        A country lies in no place that is none (« en Autriche, dans la station de Zeltveg »).
        """
        if (self._is_country(k) or self._is_region(k)) and not self._is_region(place):
            return False
        kind = self.refs.kind(k)
        if kind == "Event":
            return not comma
        if kind == "Organization":  # « organisé par la fédération à Lyon », « la mission de l'association en Haïti »
            bare = self.parsed.tokens[place - 1].plain in ("de", "d'") and not self._is_party(k)  # « X de Reims »
            if comma:  # « l'institut X, à Lyon »
                return self.is_site(k) and preposition != "de"
            return self.is_site(k) or bare or (preposition == "à" and self._is_branch(k))
        if kind != "Place":
            return False
        if preposition == "de":
            return not comma and self.is_site(k)
        if preposition == "à":  # « comparer Oslo à Bergen », « à Lyon, à Reims et à Dijon » put neither into the other
            return self.is_site(k) or (comma and self._preposition(k)[0] != "à")
        return True

    def _is_party(self, k: int) -> bool:
        """« le maire Y de Reims »: is name `k` but the party of the person whose noun stands before it?"""
        before = self.parsed.tokens[max(k - 1, 0)]
        return before.name is None and before.pos != "DET" and noun_kind(before.text) == "Person"

    def holds(self, outer: int, inner: int) -> bool:
        """« en Allemagne (Bavière) »: is the name before brackets that of the country which holds the place inside?"""
        return self._is_country(outer) and not (self._is_country(inner) or self._is_region(inner))

    def parts(self, outer: int, inside: Sequence[Token]) -> tuple[int, ...]:
        """« dans le Lot (Cahors, Figeac et Gourdon) »: the places in brackets, two and more, that lie in one region."""
        names = tuple(t.i for t in inside if t.name is not None)
        listed = len(names) > 1 and all(t.i in names or t.text in (",", "et") for t in inside)
        region = self.refs.kind(outer) == "Place" and self._preposition(outer)[0] in ("en", "dans")
        places = all(self.refs.kind(i) == "Place" and not self._is_country(i) for i in names)
        return names if listed and region and places and inside[-2].text == "et" else ()

    def innermost(self, place: int) -> int:
        """« à Soria en Espagne »: of two places, one in the other, the token of the one that something is at."""
        inner = self.standing_at(place) if self.refs.kind(place) == "Place" else None
        return inner if inner is not None and self.refs.kind(inner) == "Place" else place

    def _is_country(self, i: int) -> bool:
        name = self.parsed.tokens[i].text
        return name in countries() and name.lower() not in place_words("lands")

    def _is_region(self, i: int) -> bool:
        """« Europe », « Afrique de l'Ouest »: a part of the world that countries lie in."""
        return self.parsed.tokens[i].text.lower().startswith(tuple(place_words("world_regions")))

    def _preposition(self, i: int) -> tuple[str | None, int]:
        """The preposition that puts something at place `i` and the index where its words begin: « en », « dans le
        nord de », « dans la province de », « au sud de » a country."""
        word, j = self._before(i)
        country = self._is_country(i)
        if country and self.parsed.tokens[j].text.lower() in ("au", "aux"):
            return "en", j  # « Oslo au Canada » like « Oslo en Norvège »
        if word == "de" and j > 0:
            noun = self.parsed.tokens[j - 1].text.lower()
            outer, k = self._before(j - 1)
            if noun in place_words("directions") and (outer == "dans" or country):
                return ("dans", k) if outer in ("dans", "à") else (word, j)
            if noun in place_words("divisions") and outer == "dans":
                return "dans", k
        return (word, j) if word in load_data("grammar.toml")["place_prepositions"] else (None, j)

    def _before(self, i: int) -> tuple[str, int]:
        """The preposition right before token `i` (a determiner may stand between) and its index."""
        j = i - 1
        if j > 0 and self.parsed.tokens[j].pos == "DET":
            j -= 1
        return self.parsed.tokens[j].uncontracted if j >= 0 else "", j
