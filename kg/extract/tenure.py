"""How a role stands in time: held, no longer held (« ex- », « à l'époque », « de 2004 à 2008 ») or to come."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.appositions import role_modifiers
from kg.extract.lexicon import Entry
from kg.extract.references import References
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.model import Status

_YEAR = r"(?:19|20)\d\d"
_TERM = re.compile(rf"\s*,?\s*(?:\(\s*|entre |de ){_YEAR}\s?(?:-|–|à|et)\s?{_YEAR}\b")
_UNTIL = re.compile(rf"\s*,?\s*jusqu['’](?:en|au|à)\s[\w\s]{{0,20}}\b{_YEAR}\b")
_THEN = re.compile(rf"\s*,?\s*(?:en\s{_YEAR}|l['’]an(?:née)?\s(?:dernier|dernière|passé|passée))\b")
_BEFORE = 3  # tokens before the noun that may hold « l'ancien »


class Tenure:
    """Reads off one parsed article whether a role is held, was held, or will be."""

    def __init__(self, parsed: Parsed, refs: References) -> None:
        self.parsed, self.refs = parsed, refs

    def status(self, entry: Entry, t: Token, prefixed: bool, last: int, apposed: bool) -> Status:
        """former for « ex- », « ancien », « alors », or a term that is over; planned for « futur »; else asserted.

        `t` is the role's noun, `last` the last token of the role's own words; `apposed` where no verb gives the role.
        """
        if prefixed or (entry.relation.state and self._over(t, last, apposed)):
            return "former"
        if apposed and entry.relation.state and not entry.relation.elections and self._behind(_THEN, t, last):
            return "former"  # « président du jury l'an passé »; one can be candidate for what is to come
        first = self.parsed.sentence_of(t.i).first
        for k in reversed(self.parsed.tokens[max(first, t.i - _BEFORE) : t.i]):
            if k.pos == "DET" and k.text.lower() not in role_modifiers():
                break
            if k.text.lower().rstrip("-") in role_modifiers():
                return role_modifiers()[k.text.lower().rstrip("-")]
        return "asserted"

    def _over(self, t: Token, last: int, apposed: bool) -> bool:
        """« ministre sous Jean Vidal », « président de Brenn de 2004 à 2011 »: a term that has ended."""
        if self._behind(_TERM, t, last) or (apposed and self._behind(_UNTIL, t, last)):
            return True
        return self._then(t, self.parsed.tokens[last].end) or self._under(last)

    def _behind(self, pattern: re.Pattern[str], t: Token, last: int) -> bool:
        """Do words of time stand in or right behind the role's own words?"""
        found = pattern.search(self.parsed.text, t.end)
        return found is not None and found.start() <= self.parsed.tokens[last].end

    def _then(self, t: Token, end: int) -> bool:
        """« à l'époque directeur de Y », « le directeur de Y à l'époque »."""
        before, within = self.parsed.text[max(0, t.start - 40) : t.start], self.parsed.text[t.end : end + 40]
        trailing = _moments().search(within)
        return _moments(before=True).search(before) is not None or (
            trailing is not None and trailing.start() <= end - t.end
        )

    def _under(self, last: int) -> bool:
        """« ministre sous Jean Vidal »."""
        if last + 2 >= self.parsed.sentence_of(last).last or self.parsed.tokens[last + 1].text.lower() != "sous":
            return False
        mention = self.refs.named(last + 2)
        return mention is not None and any(kind == "Person" and score >= 0.5 for kind, score in mention.scores)


@cache
def _moments(before: bool = False) -> re.Pattern[str]:
    """The words for a time gone by, behind a role or (`before`) right before its noun and article."""
    words = "|".join(re.escape(w).replace("'", "['’]") for w in load_data("grammar.toml")["past_moments"])
    article = r"(?:le\s|la\s|l['’])?"
    # « Auparavant, le président X avait … » opens a sentence: that says nothing of the role
    ahead = rf"(?:^|\s|,)(?:{words})\s{article}$|,\s(?:{words}),\s{article}$"
    return re.compile(ahead if before else rf"\s,?\s?(?:{words})\b", re.I)
