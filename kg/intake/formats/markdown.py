"""Markdown, with what is known of the article as YAML between two lines `---` at the top (front matter)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from kg.extract.read import decode, known_of
from kg.intake.document import Document, Piece

SUFFIXES = (".md", ".markdown")
_FRONT = re.compile(r"\ufeff?---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)


def read(document: Document) -> Iterator[Piece]:
    """The one article, its marks taken out; front matter counts as a sidecar does."""
    text = decode(document.data, document.name)
    front = _FRONT.match(text)
    known = known_of(front[1], document.name) if front else {}
    body = text[front.end() :] if front else text
    yield Piece("\n\n".join(_lines(MarkdownIt().parse(body))), {f"front {k}": v for k, v in known.items()})


def _lines(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield "".join(map(_plain, token.children or []))
        elif token.type in ("fence", "code_block"):
            yield token.content.rstrip("\n")


def _plain(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    return "\n" if token.type in ("softbreak", "hardbreak") else ""
