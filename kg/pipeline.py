"""The order of the stages: read, clean, names, parse, mentions, relations (one article at a time), then link, publish.

This is the only module that knows it; a test forbids every other one to import a later stage. Stages that load large
libraries are imported where they are run, so that commands that do not extract start at once.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import DataError, KgError
from kg.extract.cache import Cache, Entry, decode, encode, fingerprint, fingerprint_of, key_of
from kg.extract.read import article_ids
from kg.extract.workers import PATIENCE, Workers
from kg.intake.duplicates import Print, copies, signature
from kg.intake.reading import Intake, read_sources
from kg.intake.sources import STANDARD_INPUT
from kg.intake.web import Fetcher, is_address
from kg.model import BY_EDITOR, Article, Extract, Graph, Literal
from kg.output import EXTRACTS, LARGE, OURS, PUBLISHED, Output, check_built, check_folder, digests, sync

__all__ = [
    "EXTRACTS", "OURS", "Options", "Report", "add", "articles_of", "build", "check_folder", "claim_rows", "extract",
    "extract_text", "graph_of", "load_graph", "publish", "remove", "rows_of", "update",
]  # fmt: skip

if TYPE_CHECKING:
    from kg.extract.tree import Parsed
    from kg.link.decisions import Decision
    from kg.link.local import Local
    from kg.link.thresholds import Least

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


def parsed_of(extract: Extract) -> Parsed:
    """The parse that an extract was read off, made again (stages 1 and 2)."""
    from kg.extract.names import find_names
    from kg.extract.parse import parse

    return parse(extract.article.text, find_names(extract.article.text))


def extract_encoded(article: Article) -> bytes:
    """`extract`, in the form in which the cache keeps it: what a worker does."""
    return encode(extract(article))


def link(extracts: Sequence[Extract], decisions: Sequence[Decision] = ()) -> tuple[Graph, list[str]]:
    """All extracts in, the graph out (stage 6), the editor's decisions followed.

    Also a line for each decision that applies to nothing in it.
    """
    from kg.link.local import local

    return link_locals(map(local, extracts), decisions)


def link_locals(articles: Iterable[Local], decisions: Sequence[Decision] = ()) -> tuple[Graph, list[str]]:
    """As `link`, from what was found in each article already."""
    from kg.link.claims import link_locals
    from kg.link.replay import replay

    graph, idle = replay(link_locals(articles, decisions), decisions)
    return graph, [f"{d.place}: this decision applies to nothing in the graph" for d in idle]


def decisions_on(sources: Sources) -> tuple[Decision, ...]:
    """What the editor decided, beside the articles. Raises KgError naming file and line."""
    from kg.link.decisions import read_beside

    return read_beside(sources.given)


def extract_text(text: str, published: str | None = None) -> Graph:
    """The graph of a plain text, for trying things out: no file, no cleaning, no cache."""
    return link([extract(Article("text", text, text, (), published=published))])[0]


def publish(graph: Graph, out: Path, base: str = "") -> list[str]:
    """Write every file that people use into `out` (stage 7), with IRIs of a base; returns their names."""
    from kg.publish.graph import write_trig, write_turtle
    from kg.publish.render import write_html
    from kg.publish.store import write_store

    base_iri = _base_iri(base)
    write_turtle(graph, out / "graph.ttl", base_iri)
    write_trig(graph, out / "graph.trig", base_iri)
    write_html(graph, out / "graph.html", base_iri=base_iri)
    write_store(graph, out / "store", base_iri)
    return list(PUBLISHED)


@dataclass(slots=True)
class Report:
    """What a command did to a build. `seconds` are by stage, `statuses` count claims, `skipped` says why, a line each.

    `duplicates` are articles that reprint another one; `stale` files still show the graph as it was before.
    """

    articles: int = 0
    parsed: int = 0
    duplicates: int = 0
    entities: int = 0
    claims: int = 0
    conflicts: int = 0
    statuses: dict[str, int] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def count(self, graph: Graph) -> None:
        """Take down what is in a graph."""
        self.articles = sum(article.metadata_from != BY_EDITOR for article in graph.articles)
        self.entities, self.claims = len(graph.entities), len(graph.claims)
        self.conflicts = sum(conflict.kind != "evolution" for conflict in graph.conflicts)
        self.statuses = dict(sorted(Counter(claim.status for claim in graph.claims).items()))

    def counts(self) -> str:
        """What `recall` takes up again, as JSON."""
        names = ("articles", "duplicates", "entities", "claims", "conflicts", "statuses")
        return json.dumps({name: getattr(self, name) for name in names})

    def recall(self, counts: str) -> None:
        """Take down what an earlier report counted."""
        for name, value in json.loads(counts).items():
            setattr(self, name, value)


def _silent(name: str, done: int, total: int) -> None:
    """Report no progress."""


def _workers() -> int:
    return len(os.sched_getaffinity(0))


@dataclass(frozen=True, slots=True)
class Options:
    """How a build runs; but for `pages` and `base` none of it changes what comes out.

    `task` extracts and encodes one article, in a worker forked from a process that has imported `preload`.
    `pages` has the page of each feed entry fetched, by `fetcher`;
    `patience` is how many seconds one article may take. `base` begins every IRI of a new build ("": the usual one).
    """

    workers: int = field(default_factory=_workers)
    progress: Progress = _silent
    fetcher: Fetcher = field(default_factory=Fetcher)
    pages: bool = False
    base: str = ""
    patience: float = PATIENCE
    task: Callable[[Article], bytes] = extract_encoded
    preload: tuple[str, ...] = ("kg.warm",)


def build(sources: Sequence[str | Path], out: Path, options: Options | None = None) -> Report:
    """Build the graph of all articles in `sources` (paths, addresses, `-`) into folder `out`.

    Raises KgError where nothing can be read or `out` is not ours; what was built before is then left as it was.
    """
    run = _Run(options or Options())
    check_folder(out)
    _base_iri(run.options.base)
    wanted = Sources(tuple(map(absolute, sources)), base=run.options.base)
    decisions_on(wanted)  # refused before anything is done
    intake = run.read(list(map(str, sources)))
    with _opened(out) as output:
        entries = run.extract(output.cache, {i.origin: i.article for i in intake.articles}, {})
        run.publish_all(output, entries, wanted)
    return run.report


def update(out: Path, options: Options | None = None) -> Report:
    """Read the sources of a build again: take in what is new or changed, drop what is gone, write every file."""
    run = _Run(options or Options())
    decisions_on(sources_of(out))  # refused before anything is done
    with _opened(out) as output:
        wanted = Sources.decode(output.cache.meta("sources"))
        intake = run.read(wanted.given, wanted.without)
        entries = run.extract(output.cache, {i.origin: i.article for i in intake.articles}, {})
        run.publish_all(output, entries, wanted)
    return run.report


def add(sources: Sequence[str | Path], out: Path, options: Options | None = None) -> Report:
    """Add articles to a build; the store is brought up to date, the large files are left to `update` and exports.

    An article that is there already is read again. Raises KgError where nothing is built or can be read.
    """
    run = _Run(options or Options())
    check_built(out)
    more = tuple(map(absolute, sources))
    decisions_on(sources_of(out).plus(more, ()))  # refused before anything is done
    intake = run.read(list(map(str, sources)))
    with _opened(out) as output:
        old = Sources.decode(output.cache.meta("sources"))
        fresh = {i.origin: i.article for i in intake.articles}
        kept = {e.origin: e for e in output.cache.build() if e.origin not in fresh}
        entries = run.extract(output.cache, fresh, kept)
        run.publish_store(output, entries, old.plus(more, fresh))
    return run.report


def remove(articles: Sequence[str], out: Path, options: Options | None = None) -> Report:
    """Take articles (by id) out of a build, as `add` puts them in. Raises KgError for an id that is not there."""
    run = _Run(options or Options())
    decisions_on(sources_of(out))
    with _opened(out) as output:
        there = {e.id: e for e in output.cache.build()}
        for id in articles:
            if id not in there:
                raise KgError(f"{id}: no such article in {out}; kg sources -o {out} lists them")
        gone = {there[id].origin for id in articles}
        kept = {e.origin: e for e in there.values() if e.origin not in gone}
        if not kept:
            raise KgError(f"{out}: nothing would be left; remove the folder instead")
        old = Sources.decode(output.cache.meta("sources"))
        run.publish_store(output, run.extract(output.cache, {}, kept), old.minus(gone))
    return run.report


def absolute(source: str | Path) -> str:
    """A source in a form that means the same from every folder."""
    plain = str(source)
    return plain if plain == STANDARD_INPUT or is_address(plain) else str(Path(plain).absolute())


@dataclass(frozen=True, slots=True)
class Sources:
    """What a build is made of: sources, the origins that were removed from them, and the base of its IRIs."""

    given: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    base: str = ""

    def plus(self, more: Sequence[str], fresh: Iterable[str]) -> Sources:
        """With more sources, and the articles `fresh` no longer left out."""
        given = dict.fromkeys([*self.given, *more])
        return Sources(tuple(given), tuple(sorted(set(self.without) - set(fresh))), self.base)

    def minus(self, gone: Iterable[str]) -> Sources:
        """Without some of the articles."""
        return Sources(self.given, tuple(sorted({*self.without, *gone})), self.base)

    def encode(self) -> str:
        """As kept with a build."""
        return json.dumps([self.given, self.without, self.base])

    @classmethod
    def decode(cls, text: str) -> Sources:
        """What `encode` gave."""
        given, without, *base = json.loads(text)
        return cls(tuple(given), tuple(without), *base)


class _Run:
    """One command that changes a build: its report, its clock, its stages."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.report = Report()
        self._since = time.perf_counter()
        self._found: dict[str, Local] = {}  # by the key of the extract

    def _lap(self, stage: str) -> None:
        """What ran since the last lap was `stage`."""
        now = time.perf_counter()
        self.report.seconds[stage] = round(self.report.seconds.get(stage, 0.0) + now - self._since, 3)
        self._since = now

    def read(self, sources: Sequence[str], without: Sequence[str] = ()) -> Intake:
        """Read and clean what is in sources, but for the origins that are to be left out."""
        intake = read_sources(sources, self.options.fetcher, self.options.pages)
        self.report.skipped += intake.skipped
        self._lap("read")
        kept = tuple(incoming for incoming in intake.articles if incoming.origin not in without)
        return Intake(kept, intake.skipped)

    def extract(self, cache: Cache, fresh: Mapping[str, Article], kept: Mapping[str, Entry]) -> list[Entry]:
        """Extract those of the fresh articles (by origin) that are not in the cache; entries of all, with their ids.

        Kept entries whose extract was made by other rules are extracted again, from the article that it holds.
        """
        prefix = fingerprint()
        articles = dict(fresh)
        if kept and cache.meta("rules") != prefix:
            extracts = cache.load(list(kept.values()))
            articles |= {origin: e.article for origin, e in zip(kept, extracts, strict=True)}
        keys = {origin: key_of(article) for origin, article in articles.items()}
        failed = self._extract_missing(cache, {keys[origin]: a for origin, a in articles.items()})
        keys = {origin: kept[origin].key for origin in kept} | keys
        entries = _named({origin: key for origin, key in keys.items() if key not in failed})
        self._lap("extract")
        entries = _with_copies(cache, entries)
        self.report.duplicates = sum(entry.copy_of is not None for entry in entries)
        self._lap("duplicates")
        return entries

    def _extract_missing(self, cache: Cache, articles: Mapping[str, Article]) -> set[str]:
        """Put the extracts of articles (by key) that are not there into the cache; the keys of those that failed."""
        kept = cache.has(articles)
        missing = {key: article for key, article in articles.items() if key not in kept}
        failed = set()
        extracted = _extracted(missing, self.options)
        prints = {key: signature(article.text) for key, article in missing.items()}
        if missing and cache.meta("rules") == fingerprint():  # there will be much to link, and workers are loading
            self._locals(cache, cache.build())
        for key, data, error in extracted:
            if data is None:
                self.report.skipped.append(f"{missing[key].title[:60]!r}: could not be extracted: {error}")
                failed.add(key)
            else:
                cache.put(key, data, missing[key].published, prints[key])
                self.report.parsed += 1
        if failed and len(failed) == len(articles):
            raise KgError(f"no article could be extracted; {self.report.skipped[-1]}")
        return failed

    def _locals(self, cache: Cache, entries: Sequence[Entry]) -> list[Local]:
        """What link finds in each article of entries alone. Raises KgError where an extract is missing."""
        from kg.link.local import local

        more = [entry for entry in entries if entry.key not in self._found]
        with _without_collection():
            self._found |= zip((entry.key for entry in more), map(local, cache.load(more)), strict=True)
            return [self._found[entry.key].renamed(entry.id, entry.copy_of) for entry in entries]

    def publish_all(self, output: Output, entries: Sequence[Entry], sources: Sources) -> None:
        """Link and write every file, unless what is there was made of the same extracts by the same rules."""
        stamp = _stamp(entries, sources)
        self.report.files = list(PUBLISHED)
        if output.cache.meta("stamp") == stamp and output.cache.meta("files") == digests(output.path, LARGE):
            self.report.recall(output.cache.meta("counts"))
            output.cache.set_build(entries, {"sources": sources.encode(), "rules": fingerprint()})
            self._lap("link")
            return
        graph = self._link(output, entries, sources)
        staged, parts = _published(graph, output, sources.base), _part_digests(graph, sources.base)
        meta = {"stamp": stamp, "store": stamp, "files": digests(staged, LARGE), "moving": "yes", "parts": ""}
        self._record(output, entries, sources, meta)
        output.move()
        output.cache.set_parts(parts, {"parts": _publishing()})
        self._lap("publish")

    def publish_store(self, output: Output, entries: Sequence[Entry], sources: Sources) -> None:
        """Link and bring the store up to date, article by article; the large files stay as they are."""
        from kg.publish.store import update_store

        stamp = _stamp(entries, sources)
        if output.cache.meta("store") == stamp:
            self.report.recall(output.cache.meta("counts"))
            return
        graph = self._link(output, entries, sources)
        known = _known_parts(output.cache)
        self._record(output, entries, sources, {"stamp": "", "store": ""})
        with _without_collection():
            changes = update_store(graph, output.path / "store", _base_iri(sources.base), known)
        output.cache.set_parts(changes.digests, {"store": stamp, "parts": _publishing()})
        self.report.files, self.report.stale = ["store"], list(LARGE)
        self._lap("publish")

    def _link(self, output: Output, entries: Sequence[Entry], sources: Sources) -> Graph:
        with _without_collection():
            graph, idle = link_locals(self._locals(output.cache, entries), decisions_on(sources))
        self.report.skipped += idle
        self.report.count(graph)
        self._lap("link")
        return graph

    def _record(self, output: Output, entries: Sequence[Entry], sources: Sources, meta: dict[str, str]) -> None:
        common = {"sources": sources.encode(), "rules": fingerprint(), "counts": self.report.counts()}
        output.cache.set_build(entries, common | meta)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Millions of new objects, none of them garbage: looking for some, now or later, takes longer than the work."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


@contextmanager
def _opened(out: Path) -> Iterator[Output]:
    """The output folder of a command; at its end what was kept from the garbage collector is given back to it."""
    with Output(out) as output:
        try:
            yield output
        finally:
            gc.unfreeze()


def _part_digests(graph: Graph, base: str) -> dict[str, str]:
    from kg.publish.store import part_digests

    return part_digests(graph, _base_iri(base))


def _base_iri(base: str) -> str:
    """The base IRI, checked; the usual one where none was chosen. Raises KgError where it can begin no IRI."""
    from kg.publish.vocabulary import DEFAULT_BASE, check_base

    return check_base(base) if base else DEFAULT_BASE


def _published(graph: Graph, output: Output, base: str) -> Path:
    """The folder with the files of a graph, all of them on disk. Raises KgError where there is no room for them."""
    try:
        staged = output.stage()
        publish(graph, staged, base)
        sync(staged)
    except OSError as error:
        raise KgError(f"{output.path}: cannot be written ({error.strerror}); nothing there was changed") from error
    return staged


def _extracted(missing: Mapping[str, Article], options: Options) -> Iterator[tuple[str, bytes | None, str]]:
    """What workers make of each article: its key, its extract or None, why there is none. They load from now on."""
    keys = list(missing)
    workers = Workers(options.task, min(options.workers, len(keys)), options.preload, options.patience)

    def answers() -> Iterator[tuple[str, bytes | None, str]]:
        for count, done in enumerate(workers.run(missing.values()), 1):
            yield keys[done.index], done.data, done.error
            options.progress(missing[keys[done.index]].title, count, len(keys))

    return answers()


def _named(keys: Mapping[str, str]) -> list[Entry]:
    """Entries by id. Ids depend on all origins, so that it does not matter which came first."""
    ids = article_ids([Path(origin) for origin in sorted(keys)])
    return sorted((Entry(id, str(path), keys[str(path)]) for path, id in ids.items()), key=lambda entry: entry.id)


def _with_copies(cache: Cache, entries: Sequence[Entry]) -> list[Entry]:
    """The entries, each with the article that it reprints."""
    known = cache.prints()
    prints = [Print(entry.id, *known[entry.key]) for entry in entries]
    original = copies(prints) if len(prints) > 1 else {}
    return [replace(entry, copy_of=original.get(entry.id)) for entry in entries]


def _publishing() -> str:
    """A hash of the rules by which a graph is written."""
    return fingerprint_of(_LATER)


def _known_parts(cache: Cache) -> dict[str, str] | None:
    """What the parts of the store are made of; None where that is not sure."""
    sure = cache.meta("store") and cache.meta("parts") == _publishing()
    return cache.parts() if sure else None


def _stamp(entries: Sequence[Entry], sources: Sources) -> str:
    """A hash of everything that the published files depend on."""
    from kg.link.decisions import files_beside

    digest = hashlib.sha256(f"{fingerprint()} {_publishing()} {sources.base}".encode())
    for path in files_beside(sources.given):
        digest.update(path.read_bytes() if path.is_file() else b"")
    for entry in entries:
        digest.update(f"\n{entry.id}\t{entry.key}\t{entry.copy_of}".encode())
    return digest.hexdigest()


def articles_of(out: Path) -> list[Article]:
    """The articles of the build in `out`, by id. Raises KgError where there is none."""
    return [extract.article for extract in load_extracts(out)]


def load_extracts(out: Path) -> list[Extract]:
    """What each article of the build in `out` says, by id. Raises KgError where there is none."""
    check_built(out)
    cache = Cache(out / EXTRACTS)
    try:
        return cache.load(cache.build())
    finally:
        cache.close()


def load_graph(out: Path) -> Graph:
    """The graph that was built into `out`, the decisions beside its articles followed. Raises KgError without one."""
    return link(load_extracts(out), decisions_on(sources_of(out)))[0]


def sources_of(out: Path) -> Sources:
    """What the build in `out` is made of. Raises KgError where there is none."""
    check_built(out)
    cache = Cache(out / EXTRACTS)
    try:
        return Sources.decode(cache.meta("sources"))
    finally:
        cache.close()


def graph_of(sources: Sequence[str | Path], options: Options | None = None) -> Graph:
    """The graph of all articles in `sources`, without an output folder. Raises KgError where nothing can be read."""
    fresh = {i.article.id: i.article for i in read_sources(list(map(str, sources))).articles}
    found: dict[str, Extract] = {}
    for key, data, error in _extracted(fresh, options or Options()):
        if data is None:
            raise DataError(f"{fresh[key].id}: could not be extracted: {error}")
        found[key] = decode(data)
    return link([found[key] for key in fresh])[0]


def claim_rows(
    sources: Sequence[str | Path], options: Options | None = None, least: Least | None = None
) -> list[dict[str, Any]]:
    """One row a claim and article, as the gold sets' scorer reads them; articles are named by their file's stem.

    A source that speaks of itself is left out, and a claim made several times in an article is one row.
    """
    graph = graph_of(sources, options)
    return rows_of(least.part(graph) if least else graph)


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
