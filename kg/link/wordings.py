"""One office in several wordings (« président », « président américain », « président des États-Unis ») is one claim.

Within an article the fullest wording keeps the evidence of the shorter ones; across articles wordings stay apart, since
« président » alone may mean another office there.
"""

from __future__ import annotations

from collections.abc import Mapping

from kg.french.gazetteer import demonym
from kg.link.slugs import fold

_EMPTY = frozenset({"de", "du", "des", "d", "la", "le", "les", "l", "a", "au", "aux", "et", "en"})


def content(text: str) -> frozenset[str]:
    """The words of a text that say something, folded; a demonym counts as its place."""
    words: set[str] = set()
    for word in text.replace("’", "'").replace("'", " ").split():
        words.update(fold(demonym(word.strip(",.")) or word).split())
    return frozenset(words - _EMPTY)


def _head(text: str) -> str:
    return fold(text.split()[0]) if text.split() else ""


def fullest(texts: Mapping[str, int], headed: bool = False) -> dict[str, str]:
    """For each wording (with how often it stands) the fullest one that says the same and more, or itself.

    If `headed`, one that begins with the same word (« fraude fiscale » is no « blanchiment de fraude fiscale »).
    """
    known = {text: content(text) for text in texts}
    order = sorted(texts, key=lambda t: (-len(known[t]), -texts[t], len(t), t))
    found: dict[str, str] = {}
    for text in order:
        wider = [
            other
            for other in order
            if other in found.values() and known[text] <= known[other] and (not headed or _head(text) == _head(other))
        ]
        found[text] = wider[0] if wider else text
    return found
