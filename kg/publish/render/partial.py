"""Part of a graph: around one entity, of some statuses, of some time."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process

from kg.errors import KgError
from kg.model import STATUSES, Article, Claim, Entity, Evidence, Graph
from kg.publish.render.data import ends


@dataclass(frozen=True, slots=True)
class Cut:
    """What to keep: entities up to `depth` steps from `focus` (a name or an id), claims of `statuses` (all if empty)
    that date from between `since` and `until` (ISO dates, any precision, included)."""

    focus: str | None = None
    depth: int = 1
    statuses: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


def partial_graph(graph: Graph, cut: Cut) -> Graph:
    """The part of the graph that `cut` describes, with the entities and articles it needs.

    A claim dates from the day its evidence gives, else from its article's. Raises KgError for an unknown or
    ambiguous name, a status or a depth that does not exist, and where nothing is left.
    """
    _check(cut)
    published = {article.id: article.published for article in graph.articles}
    claims = [claim for claim in graph.claims if _kept(claim, cut, published)]
    if cut.focus is not None:
        focus = find_entity(graph.entities, cut.focus)
        near = _near(claims, focus.id, cut.depth)
        claims = [claim for claim in claims if near.issuperset(ends(claim))]
    if not claims:
        raise KgError("nothing to draw: no claim passes these options; widen them")
    return _with(graph, claims)


def find_entity(entities: Sequence[Entity], name: str) -> Entity:
    """The entity of that id or name, whatever its case and accents. Raises KgError if there is none, or several."""
    wanted = _plain(name)
    found = [e for e in entities if e.id == name] or [e for e in entities if _plain(e.label) == wanted]
    found = found or [e for e in entities if wanted in map(_plain, e.names)]
    if len(found) == 1:
        return found[0]
    if found:
        raise KgError(f"“{name}” names several: {', '.join(sorted(e.id for e in found))}; give one of these")
    labels = sorted({e.label for e in entities})
    near = [match for match, *_ in process.extract(name, labels, limit=3, score_cutoff=60)]
    raise KgError(f"nobody is called “{name}” here" + (f"; near it: {', '.join(near)}" if near else ""))


def _check(cut: Cut) -> None:
    for status in cut.statuses:
        if status not in STATUSES:
            raise KgError(f"there is no status “{status}”; choose from {', '.join(STATUSES)}")
    if cut.depth < 0:
        raise KgError(f"depth {cut.depth}: give 0 or more")


def _plain(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.replace("’", "'").casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).strip()


def _kept(claim: Claim, cut: Cut, published: Mapping[str, str | None]) -> bool:
    if cut.statuses and claim.status not in cut.statuses:
        return False
    if cut.since is None and cut.until is None:
        return True
    return any(_within(e, cut, published[e.article]) for e in claim.evidence if not e.outweighed)


def _within(evidence: Evidence, cut: Cut, published: str | None) -> bool:
    first = evidence.earliest or evidence.date or published
    last = evidence.latest or evidence.date or published
    if first is None or last is None:
        return False
    # of two dates of different precision, only what both say is compared: 2025-02 is not before 2025-02-10
    after = cut.since is None or last[: len(cut.since)] >= cut.since[: len(last)]
    return after and (cut.until is None or first[: len(cut.until)] <= cut.until[: len(first)])


def _near(claims: Sequence[Claim], focus: str, depth: int) -> set[str]:
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for end in ends(claim):
            beside[end].update(ends(claim))
    near = {focus}
    for _ in range(depth):
        near |= {other for slug in near for other in beside[slug]}
    return near


def _with(graph: Graph, claims: Sequence[Claim]) -> Graph:
    slugs: Collection[str] = {slug for claim in claims for slug in (*ends(claim), claim.attributed_to or claim.subject)}
    kept = {claim.id for claim in claims}
    conflicts = tuple(c for c in graph.conflicts if all(kept.issuperset(id for id, _ in s.evidence) for s in c.sides))
    sources = {evidence.article for claim in claims for evidence in claim.evidence}
    articles: tuple[Article, ...] = tuple(a for a in graph.articles if a.id in sources)
    return Graph(articles, tuple(e for e in graph.entities if e.id in slugs), tuple(claims), conflicts)
