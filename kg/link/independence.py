"""Which articles are one source: copies, reports of one agency, those that share a sentence or quote one statement."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from kg.french import load_data
from kg.link.slugs import fold
from kg.model import Article, Evidence

_EDGE = 300  # characters at the beginning and the end of an article where an agency is credited
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]+)[»”\"]")
_STATEMENT = 5  # words: shorter quotations are turns of phrase


def origins(articles: Iterable[Article]) -> dict[str, str]:
    """For each article where it comes from: the one that it copies in the end, the agency credited there, or itself."""
    known = {article.id: article for article in articles}
    found = {}
    for id in known:
        seen, end = {id}, id
        while (before := known[end].copy_of) is not None and before in known and before not in seen:
            seen.add(before)
            end = before
        agency = _credited(known[end])
        found[id] = f"agency {agency}" if agency else end
    return found


def groups(evidence: Sequence[Evidence], origin: Mapping[str, str]) -> list[int]:
    """For each place the index of the first one that is of the same source."""
    if len(evidence) == 1:  # as most claims have
        return [0]
    first: dict[str, int] = {}
    found: list[int] = []
    for index, e in enumerate(evidence):
        keys = [origin.get(e.article, e.article), *_passed_on(e.quote)]
        home = min((first[key] for key in keys if key in first), default=index)
        merged = {first[key] for key in keys if key in first} - {home}
        found = [home if place in merged else place for place in found] + [home]
        first = {key: home if place in merged else place for key, place in first.items()}
        first |= dict.fromkeys(keys, home)
    return found


def _passed_on(sentence: str) -> Iterable[str]:
    """What a sentence passes on: an agency's report, somebody's statement in quotation marks."""
    if found := _reported().search(sentence.replace("’", "'")):
        yield f"agency {_one_name(found['name'] or found['credit'])}"
    for quoted in (sentence, *_QUOTED.findall(sentence)):  # the same sentence word for word was copied
        words = fold(quoted).split()
        if len(words) >= _STATEMENT:
            yield f"statement {' '.join(words)}"


def _credited(article: Article) -> str | None:
    """The agency in an article's byline, dateline or signature."""
    if article.author and (found := re.search(rf"\b(?:{_names()})\b", article.author)):
        return _one_name(found.group())
    signed = _signed()
    if found := signed.search(article.text[:_EDGE]) or signed.search(article.text[-_EDGE:]):
        return _one_name(found[1] or found[2])
    return None


@cache
def _names() -> str:
    return "|".join(re.escape(name) for name in sorted(load_data("agencies.toml")["names"], key=len, reverse=True))


@cache
def _signed() -> re.Pattern[str]:
    names = _names()
    return re.compile(rf"\((?![Pp]hoto|[Cc]rédit|©)(?:[^()]{{0,20}}\W)?({names})\)|\b[Aa]vec (?:l'|l’)?({names})\b")


@cache
def _reported() -> re.Pattern[str]:
    before = "|".join(re.escape(words) for words in load_data("agencies.toml")["before"])
    report = rf"\b(?:{before})\s+(?:l'agence\s+(?:de presse\s+)?|l')?(?P<name>{_names()})\b"
    return re.compile(rf"(?i:{report})|\((?P<credit>{_names()})\)")


@cache
def _one_name(name: str) -> str:
    same: Mapping[str, Sequence[str]] = load_data("agencies.toml")["same"]
    return next((main for main, others in same.items() if name in others), name)
