"""The order of the stages: read, clean, names, parse, mentions, relations (one article at a time), then link, publish.

This is the only module that knows it; a test forbids every other one to import a later stage.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.extract.amounts import find_amounts
from kg.extract.cache import Cache, key_of
from kg.extract.coreference import resolve
from kg.extract.dates import find_dates
from kg.extract.mentions import find_mentions
from kg.extract.names import find_names
from kg.extract.parse import parse
from kg.extract.read import read_articles
from kg.extract.relations import find_candidates
from kg.link.claims import link
from kg.model import Article, Claim, Extract, Graph, Literal
from kg.publish.graph import write_trig, write_turtle
from kg.publish.render import write_html
from kg.publish.store import write_store

EXTRACTS = "extracts.sqlite"
OURS = (EXTRACTS, "graph.ttl", "graph.trig", "graph.html", "store")
Progress = Callable[[str, int, int], None]


def extract(article: Article) -> Extract:
    """What one article says, in its own terms (stages 1 to 5)."""
    names = find_names(article.text)  # 1
    parsed = parse(article.text, names)  # 2
    mentions = resolve(parsed, find_mentions(parsed))  # 3
    dates = find_dates(article.text, article.published)  # 4
    amounts = find_amounts(article.text)
    return Extract(article, mentions, find_candidates(parsed, mentions, dates, amounts))  # 5


def extract_text(text: str, published: str | None = None) -> Graph:
    """The graph of a plain text, for trying things out: no file, no cleaning, no cache."""
    return link([extract(Article("text", text, text, (), published=published))])


@dataclass(slots=True)
class Report:
    """What a build did."""

    articles: int = 0
    parsed: int = 0
    entities: int = 0
    claims: int = 0
    conflicts: int = 0
    seconds: float = 0.0
    files: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)


def check_folder(out: Path) -> None:
    """Refuse an output folder that holds something else. Raises KgError."""
    if out.exists() and not out.is_dir():
        raise KgError(f"{out}: is a file; name a folder for the output")
    if out.is_dir() and any(out.iterdir()) and not (out / EXTRACTS).exists():
        raise KgError(f"{out}: is not empty and was not built by kg; name a new or empty folder")


def extract_all(articles: Sequence[Article], cache: Cache | None, progress: Progress) -> Iterator[Extract]:
    """The extracts of articles in order, from the cache where it has them."""
    for done, article in enumerate(articles, 1):
        key = key_of(article) if cache else ""
        found = cache.get(key) if cache else None
        if found is None:
            found = extract(article)
            if cache:
                cache.put(key, found)
        yield found
        progress(article.id, done, len(articles))


def _silent(name: str, done: int, total: int) -> None:
    """Report no progress."""


def build(sources: Iterable[Path], out: Path, progress: Progress = _silent) -> Report:
    """Build the graph of all articles in `sources` into folder `out`.

    Raises KgError where nothing can be read or `out` is not ours; what was built before is then left as it was.
    """
    started = time.perf_counter()
    check_folder(out)
    articles, skipped = read_articles(list(sources))
    out.mkdir(parents=True, exist_ok=True)
    cache = Cache(out / EXTRACTS)
    try:
        keys = [key_of(article) for article in articles]
        fresh = sum(cache.get(key) is None for key in keys)
        extracts = list(extract_all(articles, cache, progress))
        graph = link(extracts)
        files = publish(graph, out)
        cache.set_build(keys)
    finally:
        cache.close()
    return Report(
        len(articles), fresh, len(graph.entities), len(graph.claims), len(status_conflicts(graph)),
        time.perf_counter() - started, files, skipped,
    )  # fmt: skip


def publish(graph: Graph, out: Path) -> list[str]:
    """Write every file that people use into `out`; returns their names."""
    write_turtle(graph, out / "graph.ttl")
    write_trig(graph, out / "graph.trig")
    write_html(graph, out / "graph.html")
    write_store(graph, out / "store")
    return [name for name in OURS if name != EXTRACTS]


def load_graph(out: Path) -> Graph:
    """The graph that was built into `out`. Raises KgError where there is none."""
    if not (out / EXTRACTS).is_file():
        raise KgError(f"{out}: nothing built here; run kg build SOURCE -o {out}")
    cache = Cache(out / EXTRACTS)
    try:
        return link(cache.build())
    finally:
        cache.close()


def status_conflicts(graph: Graph) -> list[tuple[Claim, ...]]:
    """Claims that say the same of the same two with statuses that cannot both hold (asserted and denied or former)."""
    groups: dict[tuple[str, str, str | Literal], list[Claim]] = {}
    for claim in graph.claims:
        groups.setdefault((claim.subject, claim.relation, claim.object), []).append(claim)
    clash = ({"asserted", "denied"}, {"asserted", "former"}, {"planned", "denied"}, {"alleged", "denied"})
    return [tuple(g) for g in groups.values() if any(pair <= {c.status for c in g} for pair in clash)]


def claim_rows(sources: Sequence[Path], progress: Progress = _silent) -> list[dict[str, Any]]:
    """One row a claim and article, as the gold sets' scorer reads them; articles are named by their file's stem.

    A source that speaks of itself is left out, and a claim made several times in an article is one row.
    """
    articles, _ = read_articles(list(sources))
    graph = link(list(extract_all(articles, None, progress)))
    return rows_of(graph)


def rows_of(graph: Graph) -> list[dict[str, Any]]:
    """The rows of a linked graph, by article, then subject, relation, object, status."""
    names = {e.id: list(e.names) for e in graph.entities}
    texts = {a.id: a for a in graph.articles}
    rows: dict[tuple[str, str, str, str, str], dict[str, Any]] = {}
    for claim in graph.claims:
        for evidence in claim.evidence:
            literal = isinstance(claim.object, Literal)
            obj = {claim.object.kind: claim.object.value} if isinstance(claim.object, Literal) else names[claim.object]
            key = (evidence.article, claim.subject, claim.relation, str(claim.object), claim.status)
            source = claim.attributed_to
            speaks_of_itself = source in (claim.subject, None if literal else claim.object)
            row = {
                "article": evidence.article, "subject": names[claim.subject], "relation": claim.relation, "object": obj,
                "status": claim.status,
                "attributedTo": names[source] if source is not None and not speaks_of_itself else None,
                "date": evidence.date.split("/")[0] if evidence.date else None, "amount": evidence.amount,
                "evidence": texts[evidence.article].source_quote(evidence.start, evidence.end),
            }  # fmt: skip
            if key not in rows or _filled(row) > _filled(rows[key]):
                rows[key] = row
    return [rows[key] for key in sorted(rows)]


def _filled(row: dict[str, Any]) -> int:
    return sum(row[name] is not None for name in ("date", "amount"))
