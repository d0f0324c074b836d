"""What stands in or at a place by the words beside the place's name alone, without a verb.

« Lyon, en France », « Varna, au sud-est de la Bulgarie », « l'usine Renault de Douai », « la mosquée Al-Nour de
Reims », « la rue du Moulin, à Reims », « le sommet de Paris », « la ville bulgare de Varna ».
"""

from __future__ import annotations

from kg.extract.place_words import place_words
from kg.extract.references import References
from kg.extract.tree import Parsed
from kg.french import load_data
from kg.french.gazetteer import countries

_BRANCH_REACH = 6  # tokens between a branch and the name of its organization


class Places:
    """Reads places off the words around names in one parsed article."""

    def __init__(self, parsed: Parsed, refs: References) -> None:
        self.parsed, self.refs = parsed, refs

    def standing_at(self, place: int) -> int | None:
        """The token of the name that stands in or at the place named by token `place`, if the words before say so."""
        preposition, start = self._preposition(place)
        if preposition is None:
            return None
        k = start - 1
        comma = k >= 0 and self.parsed.tokens[k].text == ","
        k = self._before_parenthesis(k - comma)
        if k < self.parsed.sentence_of(place).first or self.parsed.tokens[k].name is None:
            return None
        return k if self._in(k, place, preposition, comma) else None

    def _before_parenthesis(self, i: int) -> int:
        """« Trèbes (Aude), en France »: from the token that closes a parenthesis to the one before it."""
        if i < 0 or self.parsed.tokens[i].text != ")":
            return i
        start = max(self.parsed.sentence_of(i).first, i - 5)
        opened = (j for j in range(i - 1, start, -1) if self.parsed.tokens[j].text == "(")
        return next(opened, i + 1) - 1

    def is_site(self, token: int) -> bool:
        """« l'hôpital Sainte-Claire », « la mosquée Al-Nour »: does a site's noun head or precede the name?"""
        head = self.parsed.tokens[token].text.split()[0].lower()
        before = self.parsed.tokens[token - 1].text.lower() if token else ""
        return head in place_words("sites") or before in place_words("sites")

    def _is_branch(self, k: int) -> bool:
        """« le bureau de Y », « un atelier de l'entreprise Y »: is a branch of organization `k` meant?"""
        first = max(self.parsed.sentence_of(k).first, k - _BRANCH_REACH)
        before = [t for t in self.parsed.tokens[first:k] if t.pos not in ("ADP", "DET")]
        head = self.parsed.tokens[k].text.split()[0].lower()
        return head in place_words("branches") or any(t.text.lower() in place_words("branches") for t in before)

    def _in(self, k: int, place: int, preposition: str, comma: bool) -> bool:
        """Does the name at `k`, with that preposition (and a comma) before the place, lie in it?

        A country lies in no place that is none (« en Autriche, dans la station de Zeltveg »).
        """
        if self._is_country(k) and not self._is_country(place) and not self._is_region(place):
            return False
        kind = self.refs.kind(k)
        if kind == "Event":
            return not comma
        if kind == "Organization":  # « organisé par la fédération à Lyon », « la mission de l'association en Haïti »
            return not comma and (preposition == "de" or self.is_site(k) or (preposition == "à" and self._is_branch(k)))
        if kind != "Place":
            return False
        if preposition == "de":
            return not comma and self.is_site(k)
        if preposition == "à":  # « comparer Oslo à Bergen », « à Lyon, à Reims et à Dijon » put neither into the other
            return self.is_site(k) or (comma and self._preposition(k)[0] != "à")
        return True

    def innermost(self, place: int) -> int:
        """« à Soria en Espagne »: of two places, one in the other, the token of the one that something is at."""
        inner = self.standing_at(place) if self.refs.kind(place) == "Place" else None
        return inner if inner is not None and self.refs.kind(inner) == "Place" else place

    def _is_country(self, i: int) -> bool:
        return self.parsed.tokens[i].text in countries()

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
