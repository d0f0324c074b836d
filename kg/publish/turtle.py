"""Readable Turtle and TriG, always the same bytes: prefixes, sorted properties, a blank line between subjects.

Written here because pyoxigraph leaves datatypes in full and subjects unseparated, and rdflib sorts 100,000 claims in
minutes. Subjects come in the order given; what is written is a file beside, which replaces the old one when complete.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import TextIO

from pyoxigraph import Literal, NamedNode, Triple

from kg.errors import KgError

_CHARS = r"A-Za-z0-9_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u3041-\uD7FF"  # of PN_CHARS
_LOCAL = re.compile(rf"(?:[{_CHARS}]|%[0-9A-F]{{2}})(?:[{_CHARS}.-]|%[0-9A-F]{{2}})*(?<!\.)")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_SPECIAL = re.compile(r'[\\"\r\x00-\x08\x0b-\x1f\x7f]')
_BARE = {
    "boolean": re.compile("true|false"), "integer": re.compile(r"[+-]?\d+"), "decimal": re.compile(r"[+-]?\d*\.\d+"),
}  # fmt: skip
_XSD = "http://www.w3.org/2001/XMLSchema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_FIRST = {name: place for place, name in enumerate((
    "a", "rdfs:label", "skos:prefLabel", "skos:altLabel", "rdf:subject", "rdf:predicate", "rdf:object", "kg:status",
    "kg:attributedTo", "kg:evidence", "oa:exact", "oa:start", "oa:end", "prov:wasDerivedFrom",
))}  # fmt: skip


def _escape(match: re.Match[str]) -> str:
    char = match[0]
    return _ESCAPES.get(char) or f"\\u{ord(char):04X}"


@contextmanager
def replacing(path: Path) -> Iterator[TextIO]:
    """A text file beside `path` that replaces it when the block ends well. Raises KgError where it cannot be."""
    beside = path.with_name(f".{path.name}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise KgError(f"{path}: cannot be written ({error.strerror}); name another file") from error
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


class TurtleWriter:
    """Writes descriptions to a file. Use it as a context manager."""

    def __init__(self, path: Path, prefixes: Mapping[str, str]) -> None:
        self.prefixes = prefixes
        self._namespaces = sorted(((iri, prefix) for prefix, iri in prefixes.items()), key=lambda p: (-len(p[0]), p))
        self._name = lru_cache(maxsize=1 << 16)(self._shorten)  # the most are few; the rest must not fill memory
        self._context = replacing(path)
        self._indent = ""

    def __enter__(self) -> TurtleWriter:
        self._file = self._context.__enter__()
        for prefix, iri in self.prefixes.items():
            self._file.write(f"@prefix {prefix}: <{iri}> .\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        return self._context.__exit__(kind, error, trace)

    @contextmanager
    def graph(self, name: NamedNode) -> Iterator[None]:
        """What is described within the block goes into the named graph."""
        self._file.write(f"\n{self._name(name.value)} {{")
        self._indent = "    "
        yield
        self._indent = ""
        self._file.write("}\n")

    def describe(self, subject: NamedNode, pairs: Iterable[tuple[NamedNode, NamedNode | Literal | Triple]]) -> None:
        """Write one subject with all its properties, sorted, each pair once."""
        values: dict[str, set[str]] = {}
        for predicate, value in pairs:
            name = "a" if predicate.value == _TYPE else self._name(predicate.value)
            values.setdefault(name, set()).add(self.term(value))
        if not values:
            return
        names = sorted(values, key=lambda name: (_FIRST.get(name, len(_FIRST)), name))
        lines = f" ;\n{self._indent}    ".join(f"{name} {', '.join(sorted(values[name]))}" for name in names)
        self._file.write(f"\n{self._indent}{self._name(subject.value)} {lines} .\n")

    def term(self, term: NamedNode | Literal | Triple) -> str:
        """A term as Turtle writes it."""
        if isinstance(term, NamedNode):
            return self._name(term.value)
        if isinstance(term, Literal):
            return self._literal(term)
        parts = (term.subject, term.predicate, term.object)
        return f"<<( {' '.join(self.term(part) for part in parts)} )>>"  # type: ignore[arg-type]

    def _shorten(self, iri: str) -> str:
        for namespace, prefix in self._namespaces:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                return f"{prefix}:{iri[len(namespace) :]}"
        return f"<{iri}>"

    def _literal(self, literal: Literal) -> str:
        value = literal.value
        text = _SPECIAL.sub(_escape, value)
        quoted = f'"""{text}"""' if "\n" in value else f'"{text}"'
        if literal.language:
            return f"{quoted}@{literal.language}"
        datatype = literal.datatype.value
        if datatype == _XSD + "string":
            return quoted
        bare = _BARE.get(datatype.removeprefix(_XSD))
        return value if bare and bare.fullmatch(value) else f"{quoted}^^{self._name(datatype)}"
