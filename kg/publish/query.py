"""Asking the store: parameters become terms, the query runs (in a process that a time limit can end), results have
a form for every use."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import KgError
from kg.model import STATUSES
from kg.publish.library import Query, Term
from kg.publish.names import Names
from kg.publish.records import Records, check_term, relation_ids
from kg.publish.worker import answer

if TYPE_CHECKING:
    import pandas

_XSD = "http://www.w3.org/2001/XMLSchema#"
_UPDATE = re.compile(r"^\s*(?:(?:PREFIX\s+\S*\s*<[^>]*>|BASE\s*<[^>]*>|#[^\n]*\n)\s*)*"
                     r"(INSERT|DELETE|DROP|CLEAR|LOAD|CREATE|COPY|MOVE|ADD)\b", re.IGNORECASE)  # fmt: skip
TABLES = {
    "csv": ox.QueryResultsFormat.CSV, "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML,
}  # fmt: skip
FORMATS = (*TABLES, "ttl")


@dataclass(frozen=True)
class Result:
    """What a query found: `data` is SPARQL JSON, or N-Triples where it found triples (`triples`)."""

    data: bytes
    triples: bool
    prefixes: Mapping[str, str]

    @cached_property
    def boolean(self) -> bool | None:
        """The answer of an ASK query, None for other forms."""
        results = None if self.triples else self._parsed()
        return bool(results) if isinstance(results, ox.QueryBoolean) else None

    @cached_property
    def variables(self) -> tuple[str, ...]:
        """The columns, in the order of the SELECT clause; of triples: subject, predicate, object."""
        if self.triples:
            return ("subject", "predicate", "object")
        results = self._parsed()
        return tuple(v.value for v in results.variables) if isinstance(results, ox.QuerySolutions) else ()

    @cached_property
    def terms(self) -> list[tuple[Any, ...]]:
        """The rows as pyoxigraph terms, None where a variable is unbound."""
        if self.triples:
            return [(q.subject, q.predicate, q.object) for q in ox.parse(self.data, format=ox.RdfFormat.N_TRIPLES)]
        results = self._parsed()
        return [tuple(row) for row in results] if isinstance(results, ox.QuerySolutions) else []

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows as dictionaries of Python values (see `python_value`)."""
        for row in self.terms:
            yield {name: self.python_value(term) for name, term in zip(self.variables, row, strict=True)}

    def __len__(self) -> int:
        return len(self.terms)

    def python_value(self, term: Any) -> str | int | bool | Decimal | date | None:
        """A term as a Python value: numbers, booleans and full days as such, IRIs shortened by the prefixes."""
        if not isinstance(term, ox.Literal):
            return None if term is None else self.short(str(term.value))
        read = {"integer": int, "decimal": Decimal, "boolean": "true".__eq__, "date": _day}
        return read.get(term.datatype.value.removeprefix(_XSD), str)(term.value)  # type: ignore[no-any-return, operator]

    def short(self, iri: str) -> str:
        """An IRI as a prefixed name where a prefix fits (`kgr:elon-musk`)."""
        fits = [(namespace, prefix) for prefix, namespace in self.prefixes.items() if iri.startswith(namespace)]
        if not fits:
            return iri
        namespace, prefix = max(fits, key=lambda fit: len(fit[0]))
        return f"{prefix}:{iri[len(namespace) :]}"

    def serialize(self, format: str) -> bytes:
        """The results as csv, tsv, json, xml, or ttl (triples only). Raises KgError where these do not fit."""
        if self.triples != (format == "ttl"):
            kinds = "triples: write them as ttl" if self.triples else "no triples: write it as csv, tsv, json or xml"
            raise KgError(f"the query finds {kinds}, not as {format}")
        if self.triples:
            return self._turtle().encode()
        if self.boolean is not None and format in ("csv", "tsv"):
            return b"true\n" if self.boolean else b"false\n"
        return self._parsed().serialize(format=TABLES[format]) or b""

    def _turtle(self) -> str:
        """Turtle with the prefixes that it uses, in alphabetical order (the library's own order is by hash)."""
        found = sorted(ox.parse(self.data, format=ox.RdfFormat.N_TRIPLES), key=str)
        text = ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=dict(self.prefixes)) or b""
        lines = text.decode().splitlines(keepends=True)
        body = "".join(line for line in lines if not line.startswith("@prefix "))
        heads = sorted(line for line in lines if line.startswith("@prefix ") and line.split()[1] in body)
        return "".join(heads) + body

    def to_dataframe(self) -> pandas.DataFrame:
        """The rows as a pandas table."""
        import pandas

        return pandas.DataFrame(list(self), columns=list(self.variables))

    def _parsed(self) -> ox.QuerySolutions | ox.QueryBoolean:
        return ox.parse_query_results(self.data, format=ox.QueryResultsFormat.JSON)


def _day(value: str) -> date | str:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return value


def check_syntax(query: Query, prefixes: Mapping[str, str]) -> bool:
    """Whether the query finds triples. Raises KgError with line and column where it is not SPARQL, or changes data."""
    if found := _UPDATE.match(query.text):
        raise KgError(f"{query.name}: {found[1].upper()} changes data, and a query only reads")
    try:
        results = ox.Store().query(query.text, prefixes=dict(prefixes))
    except SyntaxError as error:
        raise KgError(f"{query.name}: {_explain(str(error), query.text)}") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise KgError(f"{query.name}: {str(error).splitlines()[0]}") from error
    return isinstance(results, ox.QueryTriples)


def _explain(message: str, text: str) -> str:
    """`line 2, column 10: …` of what the parser says (`error at 2:10: expected one of …`)."""
    found = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if found is None:
        return f"not SPARQL ({' '.join(message.split())[:200]})"
    line, column = int(found[1]), int(found[2])
    lines = text.splitlines()
    there = lines[line - 1].strip() if line <= len(lines) else ""
    what = "a prefix is not declared" if "Prefix not found" in found[3] else "this is not SPARQL"
    return f"line {line}, column {column}: {what}" + (f": {there}" if there else "")


def make_terms(query: Query, given: Mapping[str, str], records: Records) -> dict[str, Term]:
    """The terms that typed values stand for. Raises KgError for an unknown parameter, name, relation, status, date."""
    names = Names(records)
    return {name: _make_term(query, name, value, records, names) for name, value in given.items()}


def _make_term(query: Query, name: str, value: str, records: Records, names: Names) -> Term:
    kind = query.parameter(name).kind
    if kind == "entity":
        return ox.NamedNode(records.base + "entity/" + names.resolve(value))
    if kind == "relation":
        return records.node("kg:" + check_term(value.removeprefix("kg:"), relation_ids(records), "relation"))
    if kind == "status":
        return records.node("kg:" + check_term(value.removeprefix("kg:"), list(STATUSES), "status"))
    if kind == "article":
        return records.article_node(check_term(value, records.article_ids(), "article"))
    if kind == "number":
        return _number(name, value)
    return ox.Literal(value) if kind == "text" else _date(name, value, kind == "until")


def _number(name: str, value: str) -> ox.Literal:
    plain = value.replace("_", "").replace(" ", "")
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", plain):
        raise KgError(f"parameter {name}: {value!r} is no number; write it like 1000000 or 2.5")
    return ox.Literal(plain, datatype=ox.NamedNode(_XSD + ("decimal" if "." in plain else "integer")))


def _date(name: str, value: str, end: bool) -> ox.Literal:
    """A day; of a year or a month its first day, or its last where it ends a period."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value.strip())
    try:
        if found is None:
            raise ValueError
        year, month = int(found[1]), int(found[2] or (12 if end else 1))
        day = int(found[3]) if found[3] else _last_day(year, month) if end else 1
        return ox.Literal(date(year, month, day).isoformat(), datatype=ox.NamedNode(_XSD + "date"))
    except ValueError as error:
        raise KgError(f"parameter {name}: {value!r} is no date; write it like 2025, 2025-02 or 2025-02-10") from error


def _last_day(year: int, month: int) -> int:
    import calendar

    return calendar.monthrange(year, month)[1]


def run(store: ox.Store, path: Path, text: str, timeout: float | None) -> bytes:
    """Run a query: in this process, or with a time limit (in seconds) in one that is killed when it is over.

    Raises KgError where it fails or takes longer.
    """
    if timeout is None:
        return _interruptibly(lambda: answer(store, text))
    command = [sys.executable, "-m", "kg.publish.worker", str(path)]
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired as error:
        raise KgError(f"the query took longer than {timeout:g} s; narrow it, or raise --timeout") from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode(errors="replace").strip().splitlines()
    raise KgError(said[-1] if done.returncode == 1 and said else f"the query ended with code {done.returncode}")


def _interruptibly(work: Callable[[], bytes]) -> bytes:
    """What `work` gives, done in a thread: a call into the store hears no Ctrl-C, waiting for a thread does.

    An interrupted query goes on until it or the process ends, whichever is first.
    """
    found: list[bytes] = []
    failed: list[BaseException] = []

    def do() -> None:
        try:
            found.append(work())
        except BaseException as error:  # raised again by the caller
            failed.append(error)

    thread = threading.Thread(target=do, daemon=True)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return found[0]
