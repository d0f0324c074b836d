"""Score claims against a gold set: articles with every fact that a careful reader finds in them.

A set is a folder with `articles/ID.txt` and `facts/ID.json`. A claim matches a fact when relation, subject and object
agree (a name in common, and of the article's gold entities none shares more names with that end) and its evidence is
a quote of at most 600 characters that stands in the article. Each fact and each claim is matched once. Status, source,
date and amount are scored over the matched pairs. Every miss and every wrong claim gets its likeliest cause, so that
the next improvement is always the largest one.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import Graph
from kg.ontology.relations import Relation, load_relations

Row = dict[str, Any]
QUALIFIERS = ("status", "status not asserted", "attributedTo", "date", "amount")
MAX_QUOTE = 600
_TOLERANCE = 0.005
_ARTICLES = {"le", "la", "les", "l", "the"}
_SMALL = _ARTICLES | {"de", "du", "des", "d", "un", "une", "en", "a", "au", "aux", "et"}


# --- names and values --------------------------------------------------------------------------------------------


def fold(text: str) -> str:
    """Words in lower case, without accents and punctuation."""
    text = text.replace("’", "'").replace("œ", "oe").replace("Œ", "OE")
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", text).strip()


def name_key(name: str) -> str:
    """A name as names are compared: folded, without leading articles, in one piece."""
    words = fold(name).split()
    while words and words[0] in _ARTICLES:
        words = words[1:]
    return "".join(words)


def _number(text: object) -> float | None:
    match = re.match(r"\s*(-?[\d.]+(?:e\d+)?)", str(text))
    return float(match.group(1)) if match else None


def _currency(text: object) -> str | None:
    match = re.search(r"[A-Z]{3}", str(text))
    return match.group() if match else None


def same_quantity(gold: object, said: object) -> bool:
    """Equal but for rounding, in the same currency where both name one."""
    x, y = _number(gold), _number(said)
    if x is None or y is None:
        return False
    units = {_currency(gold), _currency(said)} - {None}
    return abs(x - y) <= _TOLERANCE * max(abs(x), abs(y)) and len(units) <= 1


def same_date(gold: object, said: object) -> bool:
    """Equal, or within the gold date where that is coarser; of a gold range the start counts."""
    return bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", str(said))) and str(said).startswith(str(gold).split("/")[0])


def same_text(gold: object, said: object) -> bool:
    """At least half of the words in common, small ones aside."""
    x, y = set(fold(str(gold)).split()) - _SMALL, set(fold(str(said)).split()) - _SMALL
    return bool(x and y) and len(x & y) / len(x | y) >= 0.5


_SAME = {"money": same_quantity, "number": same_quantity, "date": same_date, "text": same_text}


def same_literal(gold: Mapping[str, object], said: Mapping[str, object]) -> bool:
    """Two literals of the same kind and the same value."""
    kind = next(iter(gold))
    return kind in said and _SAME[kind](gold[kind], said[kind])


# --- a gold set --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An annotated article: its text, the name keys of its entities by id, their types and labels, its facts."""

    id: str
    text: str
    keys: Mapping[str, frozenset[str]]
    types: Mapping[str, str]
    labels: Mapping[str, str]
    facts: Sequence[Mapping[str, Any]]

    def fits(self, names: set[str], entity: str) -> bool:
        """Do these name keys mean the entity, and no other one more?"""
        common = len(names & self.keys[entity])
        return common > 0 and all(len(names & other) <= common for other in self.keys.values())

    def show(self, end: object) -> str:
        """An end of a fact, for people."""
        return self.labels[end] if isinstance(end, str) else json.dumps(end, ensure_ascii=False)


def load_gold(folder: Path) -> list[GoldArticle]:
    """The articles of a gold set, by id. Raises KgError naming what is missing or damaged."""
    paths = sorted((folder / "facts").glob("*.json"))
    if not paths:
        raise KgError(f"{folder}: no gold set; it wants articles/ID.txt and facts/ID.json")
    return [_load_article(folder, path) for path in paths]


def _load_article(folder: Path, path: Path) -> GoldArticle:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / "articles" / f"{path.stem}.txt").read_text(encoding="utf-8")
        keys = {e["id"]: frozenset(map(name_key, [e["label"], *e["names"]])) for e in data["entities"]}
        types = {e["id"]: e["type"] for e in data["entities"]}
        labels = {e["id"]: e["label"] for e in data["entities"]}
        return GoldArticle(path.stem, text, keys, types, labels, data["facts"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KgError(f"{path}: not a gold annotation ({type(error).__name__}: {error}); mend it") from error


def readings(fact: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The fact as annotated, then each other reading that counts as right."""
    yield fact
    for other in fact.get("alt", []):
        yield {**fact, **other}


# --- matching ----------------------------------------------------------------------------------------------------


def _keys(names: Sequence[str]) -> set[str]:
    return {name_key(name) for name in names}


def matches(article: GoldArticle, reading: Mapping[str, Any], claim: Row) -> bool:
    """Does a claim say what a reading of a fact says, with evidence that stands in the article?"""
    quote = claim.get("evidence") or ""
    if claim["relation"] != reading["p"] or not quote or len(quote) > MAX_QUOTE or quote not in article.text:
        return False
    subject, said, wanted = _keys(claim["subject"]), claim["object"], reading["o"]
    if isinstance(said, dict) or isinstance(wanted, dict):
        both = isinstance(said, dict) and isinstance(wanted, dict)
        return both and article.fits(subject, reading["s"]) and same_literal(wanted, said)
    straight = article.fits(subject, reading["s"]) and article.fits(_keys(said), wanted)
    return straight or (_symmetric(reading["p"]) and _crossed(article, reading, subject, _keys(said)))


def _symmetric(relation: str) -> bool:
    found = load_relations().get(relation)
    return found is not None and found.symmetric


def _crossed(article: GoldArticle, reading: Mapping[str, Any], subject: set[str], said: set[str]) -> bool:
    return article.fits(subject, reading["o"]) and article.fits(said, reading["s"])


@dataclass(slots=True)
class Tally:
    """How many were right, how many gold has, how many were said."""

    right: int = 0
    gold: int = 0
    said: int = 0

    def add(self, right: bool, gold: bool, said: bool) -> None:
        """Count one case."""
        self.right, self.gold, self.said = self.right + right, self.gold + gold, self.said + said

    @property
    def precision(self) -> float:
        """Right among those said."""
        return self.right / self.said if self.said else 0.0

    @property
    def recall(self) -> float:
        """Right among those that gold has."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Issue:
    """A fact missed (`-`), a claim too many (`+`) or a fact found with a wrong qualifier (`~`), with its cause."""

    kind: str
    cause: str
    article: str
    text: str


@dataclass(slots=True)
class Score:
    """What came of a set: all facts, each qualifier over the matched pairs, each relation, and what went wrong."""

    facts: Tally = field(default_factory=Tally)
    qualifiers: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in QUALIFIERS})
    relations: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    issues: list[Issue] = field(default_factory=list)

    def causes(self) -> list[tuple[str, str, int]]:
        """(kind, cause, how many), the largest first."""
        counts = Counter((issue.kind, issue.cause) for issue in self.issues)
        return [(*key, n) for key, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def evaluate(gold: Sequence[GoldArticle], rows: Sequence[Row], graph: Graph | None, explicit: bool = False) -> Score:
    """Score rows (`rows_of`) against gold; `graph` is what they were made of, and is needed to name causes of misses.

    With `explicit`, a fact marked as inferred is no miss where it is not found.
    """
    score = Score()
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_article[row["article"]].append(row)
    for article in gold:
        _score_article(
            article, by_article[article.id], score, _Causes(article, by_article[article.id], graph), explicit
        )
    return score


def _score_article(article: GoldArticle, claims: list[Row], score: Score, causes: _Causes, explicit: bool) -> None:
    left = list(article.facts)
    for claim in claims:
        hit = _best(article, left, claim)
        score.facts.add(hit is not None, False, True)
        score.relations[claim["relation"]].add(hit is not None, False, True)
        if hit is None:
            score.issues.append(causes.extra(claim))
            continue
        left.remove(hit[0])
        _score_qualifiers(article, *hit, claim, score)
    missed = [fact for fact in left if not (explicit and fact.get("inferred"))]
    gone = [fact for fact in left if explicit and fact.get("inferred")]
    for fact in article.facts:
        if not any(fact is other for other in gone):
            score.facts.add(False, True, False)
            score.relations[fact["p"]].add(False, True, False)
    score.issues += [causes.missed(fact) for fact in missed]


def _best(article: GoldArticle, facts: Sequence[Mapping[str, Any]], claim: Row) -> tuple[Any, Any] | None:
    """The fact and reading that a claim matches, one with its status where there is one."""
    hits = [(f, r) for f in facts for r in readings(f) if matches(article, r, claim)]
    hits.sort(key=lambda hit: hit[1]["status"] != claim.get("status"))
    return hits[0] if hits else None


def _score_qualifiers(
    article: GoldArticle, fact: Mapping[str, Any], reading: Mapping[str, Any], claim: Row, score: Score
) -> None:
    gold, said = reading["status"], claim.get("status")
    score.qualifiers["status"].add(gold == said, True, True)
    score.qualifiers["status not asserted"].add(gold == said != "asserted", gold != "asserted", said != "asserted")
    if gold != said:
        score.issues.append(_qualifier_issue(article, fact, "status", f"{gold}, not {said}"))
    for name in ("attributedTo", "date", "amount"):
        wanted, given = fact.get(name), claim.get(name)
        right = wanted is not None and bool(given) and _same_qualifier(article, name, wanted, given)
        score.qualifiers[name].add(right, wanted is not None, bool(given))
        if not right and (wanted is not None or given):
            shown = article.show(wanted) if name == "attributedTo" and wanted else wanted
            score.issues.append(_qualifier_issue(article, fact, name, f"{shown}, not {given}"))


def _same_qualifier(article: GoldArticle, name: str, wanted: object, given: Any) -> bool:
    if name == "attributedTo":
        return bool(_keys(given) & article.keys[str(wanted)])
    return same_date(wanted, given) if name == "date" else same_quantity(wanted, given)


def _qualifier_issue(article: GoldArticle, fact: Mapping[str, Any], name: str, what: str) -> Issue:
    return Issue("~", f"wrong {name}", article.id, f"{_fact_text(article, fact)}: {what}")


def _fact_text(article: GoldArticle, fact: Mapping[str, Any]) -> str:
    return f"{article.show(fact['s'])} {fact['p']} {article.show(fact['o'])} [{fact['status']}]"


# --- causes ------------------------------------------------------------------------------------------------------


class _Causes:
    """Tells why a fact was missed or a claim is too many, from what is known of the article."""

    def __init__(self, article: GoldArticle, claims: Sequence[Row], graph: Graph | None) -> None:
        self.article, self.claims = article, claims
        self.relations: Mapping[str, Relation] = load_relations()
        here = [e for e in graph.entities if any(a == article.id for a, _ in e.mentions)] if graph else []
        self.found = [(_keys(e.names), e.type) for e in here]

    def missed(self, fact: Mapping[str, Any]) -> Issue:
        """A fact that no claim states."""
        text = f"{_fact_text(self.article, fact)}: {fact['evidence'][:120]!r}"
        return Issue("-", self._why_missed(fact), self.article.id, text)

    def _why_missed(self, fact: Mapping[str, Any]) -> str:
        ends = [end for end in (fact["s"], fact["o"]) if isinstance(end, str)]
        types = [self._types(end) for end in ends]
        if not all(types):
            return "name not found"
        if not all(found & allowed for found, allowed in zip(types, self._allowed(fact["p"]), strict=False)):
            return "wrong type"
        near = self._near(fact)
        if near is not None:
            return near
        if fact.get("inferred"):
            return "inferred"
        evidence = name_key(fact["evidence"])
        if any(not any(key in evidence for key in self.article.keys[end]) for end in ends):
            return "coreference"
        return "no frame"

    def _allowed(self, relation: str) -> tuple[set[str], set[str]]:
        """The types that a relation allows its subject and its object."""
        found = self.relations.get(relation)
        return (set(found.domain), set(found.range)) if found else (set(), set())

    def _types(self, entity: str) -> set[str]:
        """The types of what was found under a name of this gold entity."""
        return {kind for names, kind in self.found if self.article.fits(names, entity)}

    def _near(self, fact: Mapping[str, Any]) -> str | None:
        """A claim that says nearly the same: of the same two, or the same relation of one of them."""
        for claim in self.claims:
            same = claim["relation"] == fact["p"]
            subject, other = self._end(claim["subject"], fact["s"]), self._end(claim["object"], fact["o"])
            swapped = self._end(claim["subject"], fact["o"]) and self._end(claim["object"], fact["s"])
            if subject and other:
                return "matched already" if same else "other relation"
            if same and swapped:
                return "wrong role"
        overlaps = (c for c in self.claims if c["relation"] == fact["p"] and fact["evidence"] in (c["evidence"] or ""))
        return next(("wrong end" for c in overlaps if self._half(c, fact)), None)

    def _half(self, claim: Row, fact: Mapping[str, Any]) -> bool:
        return self._end(claim["subject"], fact["s"]) != self._end(claim["object"], fact["o"])

    def _end(self, said: Any, wanted: Any) -> bool:
        if isinstance(said, dict) or isinstance(wanted, dict):
            return isinstance(said, dict) and isinstance(wanted, dict) and same_literal(wanted, said)
        return self.article.fits(_keys(said), wanted)

    def extra(self, claim: Row) -> Issue:
        """A claim that is no fact of gold."""
        said = claim["object"]
        shown = json.dumps(said, ensure_ascii=False) if isinstance(said, dict) else said[0]
        what = f"{claim['subject'][0]} {claim['relation']} {shown} [{claim.get('status')}]"
        return Issue("+", self._why_extra(claim), self.article.id, f"{what}: {(claim.get('evidence') or '')[:120]!r}")

    def _why_extra(self, claim: Row) -> str:
        if len(claim.get("evidence") or "") > MAX_QUOTE:
            return "evidence too long"
        ends = [claim["subject"], *([] if isinstance(claim["object"], dict) else [claim["object"]])]
        if any(not any(self.article.fits(_keys(end), e) for e in self.article.keys) for end in ends):
            return "no such entity"
        for fact in self.article.facts:
            if self._end(claim["subject"], fact["s"]) and self._end(claim["object"], fact["o"]):
                return "said twice" if claim["relation"] == fact["p"] else "other relation"
            if self._end(claim["subject"], fact["o"]) and self._end(claim["object"], fact["s"]):
                return "wrong role"
        return "not a fact"
