"""One module a format: `SUFFIXES` are the endings of its files, `read(document)` yields the articles in one.

A format announces itself; none is listed here. A module that wants a library which is not installed says which extra
brings it. Articles that cannot be read raise KgError naming the document.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from types import ModuleType

from kg.errors import KgError
from kg.intake.document import Document, Piece


@functools.cache
def formats() -> Mapping[str, ModuleType]:
    """The module that reads each file ending (`.html`)."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return {suffix: module for module in modules for suffix in module.SUFFIXES}


def read_pieces(document: Document) -> Iterator[Piece | KgError]:
    """The articles in a document, by its ending; one with an unknown ending is told by its first bytes."""
    suffix = document.path.suffix.lower()
    module = formats().get(suffix) or formats()[guess(document.data)]
    try:
        yield from module.read(document)
    except KgError:
        raise
    except ImportError as error:
        extra = getattr(module, "EXTRA", "")
        raise KgError(f"{document.name}: reading this wants an optional library; pip install 'kg[{extra}]'") from error
    except (Exception, RecursionError) as error:  # a library's parser on damaged input may raise anything
        reason = " ".join(f"{type(error).__name__}: {error}".split())[:160]
        raise KgError(f"{document.name}: damaged ({reason}); mend it or remove it") from error


def guess(data: bytes) -> str:
    """The ending that fits bytes of unknown format: a feed, a page, JSON Lines, or else plain text."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<?xml", b"<rss", b"<feed")) and (b"<rss" in start or b"<feed" in start):
        return ".xml"
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    if start.startswith(b"{"):
        return ".jsonl"
    return ".pdf" if start.startswith(b"%pdf") else ".txt"
