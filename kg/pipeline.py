"""The order of the stages: read, clean, names, parse, mentions, relations (one article at a time), then link, publish.

This is the only module that knows it; a test forbids every other one to import a later stage. Stages that load large
libraries are imported where they are run, so that commands that do not extract start at once.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.errors import DataError, KgError
from kg.extract.cache import Cache, Entry, decode, encode, fingerprint, fingerprint_of, key_of
from kg.extract.read import read_articles
from kg.extract.workers import Workers
from kg.model import Article, Claim, Extract, Graph, Literal
from kg.output import EXTRACTS, OURS, PUBLISHED, Output, check_built, check_folder, sync

__all__ = [
    "EXTRACTS", "OURS", "Options", "Report", "build", "check_folder", "claim_rows", "extract", "extract_text",
    "graph_of",    "load_graph", "publish", "rows_of", "status_conflicts",
]  # fmt: skip

Progress = Callable[[str, int, int], None]
_LATER = ("kg.link", "kg.publish", "kg.ontology")  # what the published files depend on, beside the extracts


def extract(article: Article) -> Extract:
    """What one article says, in its own terms (stages 1 to 5)."""
    from kg.extract.amounts import find_amounts
    from kg.extract.coreference import resolve
    from kg.extract.dates import find_dates
    from kg.extract.mentions import find_mentions
    from kg.extract.names import find_names
    from kg.extract.parse import parse
    from kg.extract.relations import find_candidates

    names = find_names(article.text)  # 1
    parsed = parse(article.text, names)  # 2
    mentions = resolve(parsed, find_mentions(parsed))  # 3
    dates = find_dates(article.text, article.published)  # 4
    amounts = find_amounts(article.text)
    return Extract(article, mentions, find_candidates(parsed, mentions, dates, amounts))  # 5


def extract_encoded(article: Article) -> bytes:
    """`extract`, in the form in which the cache keeps it: what a worker does."""
    return encode(extract(article))


def link(extracts: Sequence[Extract]) -> Graph:
    """All extracts in, the graph out (stage 6)."""
    from kg.link.claims import link as link_claims

    return link_claims(extracts)


def extract_text(text: str, published: str | None = None) -> Graph:
    """The graph of a plain text, for trying things out: no file, no cleaning, no cache."""
    return link([extract(Article("text", text, text, (), published=published))])


def publish(graph: Graph, out: Path) -> list[str]:
    """Write every file that people use into `out` (stage 7); returns their names."""
    from kg.publish.graph import write_trig, write_turtle
    from kg.publish.render import write_html
    from kg.publish.store import write_store

    write_turtle(graph, out / "graph.ttl")
    write_trig(graph, out / "graph.trig")
    write_html(graph, out / "graph.html")
    write_store(graph, out / "store")
    return list(PUBLISHED)


@dataclass(slots=True)
class Report:
    """What a build did. `seconds` are by stage; `statuses` count claims."""

    articles: int = 0
    parsed: int = 0
    entities: int = 0
    claims: int = 0
    conflicts: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def count(self, graph: Graph) -> None:
        """Take down what is in a graph."""
        self.articles, self.entities, self.claims = len(graph.articles), len(graph.entities), len(graph.claims)
        self.conflicts = len(status_conflicts(graph))
        self.statuses = dict(sorted(Counter(claim.status for claim in graph.claims).items()))


def _silent(name: str, done: int, total: int) -> None:
    """Report no progress."""


def _workers() -> int:
    return len(os.sched_getaffinity(0))


@dataclass(frozen=True, slots=True)
class Options:
    """How a build runs; none of it changes what comes out.

    `task` extracts and encodes one article, in a worker forked from a process that has imported `preload`.
    """

    workers: int = field(default_factory=_workers)
    progress: Progress = _silent
    task: Callable[[Article], bytes] = extract_encoded
    preload: tuple[str, ...] = ("kg.warm",)


class _Clock:
    """Times the stages of a report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.since = time.perf_counter()

    def lap(self, stage: str) -> None:
        """What ran since the last lap was `stage`."""
        now = time.perf_counter()
        self.report.seconds[stage] = round(self.report.seconds.get(stage, 0.0) + now - self.since, 3)
        self.since = now


def build(sources: Sequence[Path], out: Path, options: Options | None = None) -> Report:
    """Build the graph of all articles in `sources` into folder `out`.

    Raises KgError where nothing can be read or `out` is not ours; what was built before is then left as it was.
    """
    options = options or Options()
    report = Report()
    clock = _Clock(report)
    check_folder(out)
    articles, report.skipped = read_articles(list(sources))
    clock.lap("read")
    with Output(out) as output:
        entries = _extract_into(output.cache, articles, options, report)
        clock.lap("extract")
        _link_into(output, entries, report, clock)
    return report


def _extract_into(cache: Cache, articles: Sequence[Article], options: Options, report: Report) -> list[Entry]:
    """Extract what is not in the cache yet; the entries of all articles that have an extract."""
    entries = [Entry(article.id, article.id, key_of(article)) for article in articles]
    kept = cache.has(entry.key for entry in entries)
    fresh = {e.key: a for e, a in zip(entries, articles, strict=True) if e.key not in kept}
    for key, data, error in _extracted(fresh, options):
        if data is None:
            report.skipped.append(f"{fresh[key].id}: could not be extracted: {error}")
        else:
            cache.put(key, data)
            kept.add(key)
            report.parsed += 1
    if not kept:
        raise KgError(f"no article could be extracted; {report.skipped[0]}")
    return [entry for entry in entries if entry.key in kept]


def _extracted(fresh: dict[str, Article], options: Options) -> Iterator[tuple[str, bytes | None, str]]:
    """What workers make of each article: its key, its extract or None, and why there is none."""
    keys = list(fresh)
    workers = Workers(options.task, min(options.workers, len(keys)), options.preload)
    for count, done in enumerate(workers.run(fresh.values()), 1):
        yield keys[done.index], done.data, done.error
        options.progress(fresh[keys[done.index]].id, count, len(keys))


def _link_into(output: Output, entries: Sequence[Entry], report: Report, clock: _Clock) -> None:
    """Link and publish, unless what is there was made of the same extracts by the same rules."""
    stamp = _stamp(entries)
    report.files = list(PUBLISHED)
    graph = link(list(output.cache.load(entries)))
    report.count(graph)
    clock.lap("link")
    if output.cache.meta("stamp") == stamp and all((output.path / name).exists() for name in PUBLISHED):
        return
    staged = output.stage()
    publish(graph, staged)
    sync(staged)
    output.cache.set_build(entries, {"stamp": stamp, "moving": "yes"})
    output.move()
    clock.lap("publish")


def _stamp(entries: Sequence[Entry]) -> str:
    """A hash of everything that the published files depend on."""
    digest = hashlib.sha256(f"{fingerprint()} {fingerprint_of(_LATER)}".encode())
    for entry in entries:
        digest.update(f"\n{entry.id}\t{entry.key}".encode())
    return digest.hexdigest()


def load_graph(out: Path) -> Graph:
    """The graph that was built into `out`. Raises KgError where there is none."""
    check_built(out)
    cache = Cache(out / EXTRACTS)
    try:
        return link(list(cache.load(cache.build())))
    finally:
        cache.close()


def status_conflicts(graph: Graph) -> list[tuple[Claim, ...]]:
    """Claims that say the same of the same two with statuses that cannot both hold (asserted and denied or former)."""
    groups: dict[tuple[str, str, str | Literal], list[Claim]] = {}
    for claim in graph.claims:
        groups.setdefault((claim.subject, claim.relation, claim.object), []).append(claim)
    clash = ({"asserted", "denied"}, {"asserted", "former"}, {"planned", "denied"}, {"alleged", "denied"})
    return [tuple(g) for g in groups.values() if any(pair <= {c.status for c in g} for pair in clash)]


def graph_of(sources: Sequence[Path], options: Options | None = None) -> Graph:
    """The graph of all articles in `sources`, without an output folder. Raises KgError where nothing can be read."""
    articles, _ = read_articles(list(sources))
    fresh = {str(place): article for place, article in enumerate(articles)}
    found: dict[str, Extract] = {}
    for key, data, error in _extracted(fresh, options or Options()):
        if data is None:
            raise DataError(f"{fresh[key].id}: could not be extracted: {error}")
        found[key] = decode(data)
    return link([found[key] for key in fresh])


def claim_rows(sources: Sequence[Path], options: Options | None = None) -> list[dict[str, Any]]:
    """One row a claim and article, as the gold sets' scorer reads them; articles are named by their file's stem.

    A source that speaks of itself is left out, and a claim made several times in an article is one row.
    """
    return rows_of(graph_of(sources, options))


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
