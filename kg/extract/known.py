"""Find the names of more than one word and the products that every reader of the press knows, where they stand.

A name model cuts them (« La Voix | du Nord ») or takes words beside them for a part of them. Names too short to be
known by themselves are names where another stands in the same text (« X » beside « Twitter »).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from kg.french import load_data
from kg.french.gazetteer import known_names, names_beside

_FIRST = re.compile(r"(?<![\w-])(?=((?:[LD][’'])?[\w.·-]+))")
_PARTS = re.compile(r"[ &+!]")
_ENDED = re.compile(r"(?:^|[.!?:…»«–—-]\s*|\n\s*)$")


def find_known(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each such name of a text, the longest of those that begin at one place."""
    done = 0
    for m in _FIRST.finditer(text):
        names = _by_first_word().get(m[1].replace("’", "'"), ()) if m.start() >= done else ()
        ends = (m.start() + len(name) for name in names if _stands(name, text, m.start()))
        end = next(ends, 0)
        if end:
            done = end
            yield from _without_article(text, m.start(), end)
    for name, others in names_beside().items():
        found = [place for other in others for place in _places(other, r"\w", text)]
        if found:
            shorts = _places(name, r"\w’'-", text)
            yield from found
            yield from (place for place in shorts if text[: place[0]].split()[-1:] not in _no_name_behind(name))


def _places(name: str, not_before: str, text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(rf"(?<![{not_before}]){re.escape(name)}(?![\w-])", text)]


def _stands(name: str, text: str, at: int) -> bool:
    """Does a text hold a name at a place, whatever its apostrophes?"""
    end = at + len(name)
    return text[at:end].replace("’", "'") == name and not text[end : end + 1].isalnum()


def _without_article(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The article of « La Poste » opens a sentence as likely as a name; there only what lies behind it is sure."""
    article = _ARTICLE.match(text, start, end)
    if article is None or _ENDED.search(text, max(0, start - 4), start) is None:
        yield start, end
    elif _PARTS.search(text, article.end(), end) is not None:
        yield article.end(), end


_ARTICLE = re.compile(r"(?:L[ea]s? |L[’'])")


@cache
def _no_name_behind(name: str) -> list[list[str]]:
    return [[word] for word in load_data("known_names.toml")["no_name_behind"].get(name, ())]


@cache
def _by_first_word() -> dict[str, tuple[str, ...]]:
    """The names of more than one word, and products' of one, by their first, the longest first."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, kind in known_names().items():
        first = _FIRST.match(name)
        if first is not None and (kind == "Product" or _PARTS.search(name) is not None):
            found[first[1].replace("’", "'")].append(name.replace("’", "'"))
    return {first: tuple(sorted(set(names), key=lambda n: (-len(n), n))) for first, names in found.items()}
