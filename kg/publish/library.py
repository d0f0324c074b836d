"""The library of questions: one SPARQL file each, which states its help and its parameters in comments.

    # Who founded what, when, and who says so.
    # param person entity: only what this person or organisation founded
    # param since since: only from this date on
    PREFIX kg: <http://example.org/kg/ontology#>
    SELECT … WHERE {
      # bind ?person
      VALUES ?since { "0001-01-01"^^xsd:date }  # bind ?since
      …

A file is plain SPARQL 1.1 as it stands, for any tool. A parameter that is given takes the place of its `# bind` lines,
as `VALUES ?person { <term> }` and what follows on the line: a term that the RDF library has written, never the text
that was typed. Where a query has no such line for it, the term is bound at the start of its outermost group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError

KINDS = ("entity", "relation", "status", "article", "since", "until", "number", "text")
Term = ox.NamedNode | ox.Literal

_PARAM = re.compile(r"#\s*param\s+(\w+)\s+(\S+?):\s*(.+)")
_FORM = re.compile(r"\b(SELECT|ASK|CONSTRUCT|DESCRIBE|INSERT|DELETE|DROP|CLEAR|LOAD)\b", re.IGNORECASE)
_BIND = r"^[^\n]*#[ \t]*bind[ \t]+\?{name}\b([^\n]*)$"
_TOKENS = re.compile(
    r"""(?P<skip>\#[^\n]* | <[^<>"{}|^`\\\s]*> | \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*') | (?P<variable>[?$]\w+) | (?P<word>[A-Za-z]+) | (?P<brace>[{}])""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query can be asked for: `kind` says how a typed value becomes a term (see KINDS)."""

    name: str
    kind: str
    help: str


@dataclass(frozen=True, slots=True)
class Query:
    """A query with its help (the first comment line) and parameters; `name` is what errors call it."""

    name: str
    text: str
    help: str = ""
    parameters: tuple[Parameter, ...] = ()

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name; a variable that the query does not declare stands for an entity.

        Raises KgError with what there is.
        """
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        if not self.parameters and f"?{name}" in variables(self.text):
            return Parameter(name, "entity", "")
        names = [p.name for p in self.parameters] or sorted(v[1:] for v in variables(self.text))
        there = f"it takes {', '.join(names)}" if names else "it takes none"
        raise KgError(f"{self.name}: no parameter {name!r}; {there}")

    def bind(self, terms: Mapping[str, Term]) -> str:
        """The text with each parameter bound to its term. Lines keep their numbers."""
        text = self.text
        for name, term in terms.items():
            values = f"VALUES ?{name} {{ {term} }}"
            bind = _BIND.format(name=re.escape(name))
            text, count = re.subn(bind, values.replace("\\", r"\\") + r"\1", text, flags=re.MULTILINE)
            if not count:
                place = _outer_group(text)
                text = f"{text[:place]} {values} {text[place:]}"
        return text


def read_query(name: str, text: str) -> Query:
    """A query with what its comments declare. Raises KgError for a parameter of an unknown kind."""
    comments = [line.strip() for line in text.splitlines() if line.lstrip().startswith("#")]
    helps = [c.lstrip("# ") for c in comments[:1] if not _PARAM.match(c)]
    parameters = tuple(Parameter(*found.groups()) for c in comments if (found := _PARAM.match(c)))
    for parameter in parameters:
        if parameter.kind not in KINDS:
            raise KgError(f"{name}: parameter {parameter.name} has the unknown kind {parameter.kind!r}")
    return Query(name, text, helps[0] if helps else "", parameters)


def library() -> dict[str, Query]:
    """All queries of the library by name, in alphabetical order."""
    return {path.stem: read_query(path.stem, path.read_text(encoding="utf-8")) for path in _files()}


def find_query(asked: str) -> Query:
    """The query that a name of the library, a file or a text stands for. Raises KgError where it is none of these."""
    if re.search(r"\s", asked) and _FORM.search(asked) and not asked.endswith(".rq"):
        return read_query("query", asked)
    files = {path.stem: path for path in _files()}
    path = files.get(asked) or Path(asked)
    if asked not in files and not path.is_file():
        raise KgError(f"no query {asked!r}: neither a file nor one of the library; run kg query to list it")
    try:
        return read_query(asked, path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{path}: cannot be read as a query ({error})") from error


def variables(text: str) -> set[str]:
    """Every variable of a query (`?person`), outside of comments, strings and IRIs."""
    return {"?" + m["variable"][1:] for m in _TOKENS.finditer(text) if m["variable"]}


def _outer_group(text: str) -> int:
    """The place behind the brace that opens the query's pattern (the second group of a CONSTRUCT with a template)."""
    depth, groups, form = 0, 0, ""
    for token in _TOKENS.finditer(text):
        word = (token["word"] or "").upper()
        if not form and word in ("SELECT", "ASK", "DESCRIBE", "CONSTRUCT"):
            form = word
        if word == "WHERE" and depth == 0:
            form = "WHERE"
        if token["brace"] == "{":
            if depth == 0:
                groups += 1
            if (depth == 0 and form != "CONSTRUCT") or groups == 2:
                return token.end()
        depth += {"{": 1, "}": -1}.get(token["brace"] or "", 0)
    raise KgError("the query has no group in braces that a parameter could be bound in")


def _files() -> Iterator[Path]:
    """The files of the library: the folder `queries` of a checkout, or what the installed package brought."""
    folder = Path(__file__).resolve().parents[2] / "queries"
    if folder.is_dir():
        return iter(sorted(folder.glob("*.rq")))
    brought = (file for file in metadata.files("kg") or () if file.suffix == ".rq")
    return iter(sorted((Path(str(file.locate())) for file in brought), key=lambda path: path.name))
