"""Read sources into articles: metadata settled, text cleaned, language told, other languages left out.

What is known of an article comes from the page itself, else from its sidecar or front matter, else from the text's
dateline; `Article.metadata_from` records which (`title: page; published: dateline`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import KgError
from kg.extract import language
from kg.extract.clean import FOREIGN, Verdict, assemble, explain
from kg.extract.read import KEYS, MAX_CHARACTERS, MAX_TITLE, article_ids, dateline, iso_date
from kg.intake.document import Document, Piece
from kg.intake.formats import read_pieces
from kg.intake.sources import find
from kg.intake.web import Fetcher
from kg.model import Article

FRENCH = "fr"


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article with where it came from: `origin` is a path (below an archive the path inside it), never shown."""

    origin: str
    article: Article


@dataclass(frozen=True, slots=True)
class Intake:
    """What came in: articles by id, and one line for each that could not be read, saying why."""

    articles: tuple[Incoming, ...]
    skipped: tuple[str, ...]


def read_sources(sources: Sequence[str], fetcher: Fetcher | None = None, pages: bool = False) -> Intake:
    """All articles in `sources`, by id. With `pages`, the page of each feed entry is fetched.

    Raises KgError where a source does not exist or nothing in them can be read.
    """
    found: dict[str, Article] = {}
    skipped: list[str] = []
    for item in _articles(sources, fetcher or Fetcher(), pages):
        if isinstance(item, KgError):
            skipped.append(str(item))
        elif item.origin in found:
            skipped.append(f"{item.origin}: there twice; the first is kept")
        else:
            found[item.origin] = item.article
    if not found:
        more = f" (and {len(skipped) - 1} more like it)" if len(skipped) > 1 else ""
        raise KgError(f"{skipped[0]}{more}" if skipped else "no article given; name files or folders")
    return Intake(tuple(with_ids(found)), tuple(skipped))


def with_ids(found: Mapping[str, Article]) -> list[Incoming]:
    """Articles by origin, each with its id (the stem, made unique by its folders), sorted by id."""
    ids = article_ids([Path(origin) for origin in sorted(found)])
    named = [Incoming(str(path), replace(found[str(path)], id=id)) for path, id in ids.items()]
    return sorted(named, key=lambda incoming: incoming.article.id)


def _articles(sources: Sequence[str], fetcher: Fetcher, pages: bool) -> Iterator[Incoming | KgError]:
    for place in find(sources, fetcher):
        if isinstance(place, KgError):
            yield place
            continue
        try:
            document = place.read()
            for piece in read_pieces(document):
                yield piece if isinstance(piece, KgError) else _incoming(document, piece, fetcher if pages else None)
        except KgError as error:
            yield error


def _incoming(document: Document, piece: Piece, fetcher: Fetcher | None) -> Incoming | KgError:
    try:
        if fetcher and piece.name and piece.page.get("url"):
            piece = _fetched(piece, fetcher)
        path = document.path / f"{_safe(piece.name)}.txt" if piece.name else document.path
        return Incoming(str(path), to_article(piece, document))
    except KgError as error:
        return error


def _safe(name: str) -> str:
    return "-".join(name.replace("\0", "").split("/"))[:150].strip(".") or "article"


def _fetched(piece: Piece, fetcher: Fetcher) -> Piece:
    """The page of a feed's entry; what the feed says of it fills the gaps."""
    from kg.intake.formats.html import read

    at, data, _ = fetcher.fetch(piece.page["url"])
    page = next(iter(read(Document(Path(at), at, data, at))))
    return Piece(page.text, {**piece.page, **page.page}, piece.name)


def to_article(piece: Piece, document: Document) -> Article:
    """Settle what is known of a piece and clean it. Raises KgError where it is too long, foreign or only noise."""
    name = f"{document.name}, {piece.name}" if piece.name else document.name
    if len(piece.text) > MAX_CHARACTERS:
        raise KgError(f"{name}: more than {MAX_CHARACTERS:,} characters, no single article; split it into articles")
    known, sources = _settled(piece, document, name)
    verdicts = explain(piece.text, known.get("title", ""))
    text, kept = assemble(piece.text, verdicts)
    tongue = _language(text, verdicts)
    if tongue != FRENCH:
        raise KgError(f"{name}: in another language ({tongue}); only French is read")
    if not text:
        raise KgError(f"{name}: no article in it, only page noise; see kg clean {document.name}")
    title = known.pop("title", "") or text.split("\n", 1)[0][:MAX_TITLE]
    return Article("", text, piece.text, kept, title, **known, language=tongue, metadata_from=sources)


def _settled(piece: Piece, document: Document, name: str) -> tuple[dict[str, str], str]:
    """What is known, and where each of it comes from: the page, the sidecar or front matter, the dateline."""
    page = {key: value for key, value in piece.page.items() if key in KEYS and value}
    if "published" in page:
        page["published"] = iso_date(page["published"], name)
    front = {key.removeprefix("front "): value for key, value in piece.page.items() if key.startswith("front ")}
    if document.url:
        page.setdefault("url", document.url)
    beside = dict(document.sidecar()) | front
    known = {**beside, **page}
    sources = {key: "page" if key in page else "sidecar" for key in known}
    written = dateline(piece.text)
    said = known.get("published")
    if written and (said is None or (written != said and written.startswith(said))):
        known["published"], sources["published"] = written, "dateline"
    return known, "; ".join(f"{key}: {sources[key]}" for key in KEYS if key in sources)


def _language(text: str, verdicts: Sequence[Verdict]) -> str:
    """The language of what was kept; where hardly anything was, that of the paragraphs left out as foreign."""
    foreign = [verdict.reason.removeprefix(FOREIGN) for verdict in verdicts if verdict.reason.startswith(FOREIGN)]
    if foreign and len(text) < language.SHORT:
        return max(sorted(set(foreign)), key=foreign.count)
    return language.of(text)
