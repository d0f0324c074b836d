"""Export formats: each module here announces one or more, with its name, its help and its writer; none is listed."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.model import Graph

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a graph: `write(graph, path, base_iri)` replaces `path` when all is written.

    `suffix` ends the usual file name; it is empty where `path` is a folder.
    """

    name: str
    help: str
    suffix: str
    write: Callable[[Graph, Path, str], None]


def formats() -> dict[str, Format]:
    """Every format found in this folder, in alphabetical order of names."""
    found = [
        format
        for module in pkgutil.iter_modules(__path__)
        for format in importlib.import_module(f"{__name__}.{module.name}").FORMATS
    ]
    return {format.name: format for format in sorted(found, key=lambda f: f.name)}


def format_of(name: str) -> Format:
    """The format of that name. Raises KgError that names the ones there are."""
    known = formats()
    if name not in known:
        raise KgError(f"export format {name!r}: unknown; there are {', '.join(known)}")
    return known[name]


def xml_text(text: str) -> str:
    """A text with U+FFFD in place of the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
