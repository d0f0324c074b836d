"""Does a graph hold? The SHACL shapes, and every quote against the text that it was taken from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph
import pyshacl
import rdflib
from rdflib.namespace import RDF, SDO, SH, XSD
from rdflib.term import Node

from kg.errors import KgError
from kg.publish.ontology import FOLDER
from kg.publish.vocabulary import DEFAULT_BASE, KG, prefixes, rebase

_OA = rdflib.Namespace(prefixes()["oa"])
_PROV = rdflib.Namespace(prefixes()["prov"])
SHAPES = ("shapes.ttl", "relation-shapes.ttl")


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that does not hold: the node, what is asked of it, and the value that stands there (or "")."""

    node: str
    message: str
    value: str = ""
    shape: str = ""

    def __str__(self) -> str:
        return f"{self.node}: {self.message}" + (f"; found {self.value}" if self.value else "")


@dataclass(frozen=True, slots=True)
class Validation:
    """What was checked and what does not hold."""

    triples: int
    claims: int
    quotes: int
    problems: tuple[Problem, ...]

    @property
    def conforms(self) -> bool:
        """Whether everything holds."""
        return not self.problems


def read_rdf(path: Path) -> rdflib.Graph:
    """Every triple of an RDF file, whatever graph it is in. The name's ending says the syntax. Raises KgError."""
    ending = path.suffix.removeprefix(".")
    format = pyoxigraph.RdfFormat.from_extension(ending)
    if format is None:
        raise KgError(f"{path}: .{ending} is no RDF syntax; use .ttl, .trig, .nt, .nq, .rdf or .jsonld")
    graph = rdflib.Graph()
    try:
        for quad in pyoxigraph.parse(path=str(path), format=format):
            graph.add((_node(quad.subject), _node(quad.predicate), _node(quad.object)))
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror or error})") from error
    except (SyntaxError, ValueError) as error:
        raise KgError(f"{path}: is not well-formed: {error}") from error
    return graph


def _node(term: object) -> Node:
    match term:
        case pyoxigraph.NamedNode():
            return rdflib.URIRef(term.value)
        case pyoxigraph.BlankNode():
            return rdflib.BNode(term.value)
        case pyoxigraph.Literal() if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        case pyoxigraph.Literal():
            # rdflib would rewrite `01` as `1`; what is checked must be what the file says
            plain = term.datatype.value == str(XSD.string)
            datatype = None if plain else rdflib.URIRef(term.datatype.value)
            return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise ValueError("triple terms are RDF 1.2; export the graph as turtle to check it")


def base_of_graph(graph: rdflib.Graph) -> str:
    """The base IRI that a graph was written with: what comes before the kg: class of its claims."""
    ending = str(KG.Claim).removeprefix(DEFAULT_BASE)
    classes = sorted({str(kind) for kind in graph.objects(None, RDF.type) if str(kind).endswith(ending)})
    return classes[0].removesuffix(ending) if classes else DEFAULT_BASE


@cache
def load_shapes(base_iri: str = DEFAULT_BASE) -> rdflib.Graph:
    """The shapes for graphs of one base IRI."""
    shapes = rdflib.Graph()
    for name in SHAPES:
        shapes.parse(data=rebase((FOLDER / name).read_text(encoding="utf-8"), base_iri), format="turtle")
    return shapes


def validate(graph: rdflib.Graph, base_iri: str | None = None) -> Validation:
    """Check a graph against the shapes and its quotes against the texts. The problems come sorted."""
    base = base_iri or base_of_graph(graph)
    _, results, _ = pyshacl.validate(
        graph, shacl_graph=load_shapes(base), inference="none", advanced=False, meta_shacl=False, do_owl_imports=False
    )
    if not isinstance(results, rdflib.Graph):
        raise KgError(f"the shapes could not be run: {results}")
    quotes = list(graph.subjects(_OA.exact, None))
    claims = graph.subjects(RDF.type, rdflib.URIRef(rebase(str(KG.Claim), base)))
    found = {*_from_report(graph, results, base), *wrong_quotes(graph, base)}
    return Validation(len(graph), len(list(claims)), len(quotes), tuple(sorted(found)))


def _from_report(graph: rdflib.Graph, results: rdflib.Graph, base: str) -> Iterator[Problem]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        messages = sorted(str(message) for message in results.objects(result, SH.resultMessage))
        value, focus = results.value(result, SH.value), results.value(result, SH.focusNode)
        shape = str(results.value(result, SH.sourceShape)).removeprefix(f"{base}shape/")
        path = results.value(result, SH.resultPath)
        message = messages[0] if messages else ""
        if results.value(result, SH.sourceConstraintComponent) == SH.ClosedConstraintComponent:
            message = f"has {shorten(path, base)}, which nothing of its kind has"
        yield Problem(shorten(focus, base), message, "" if value in (None, focus) else shorten(value, base), shape)


def wrong_quotes(graph: rdflib.Graph, base: str) -> Iterator[Problem]:
    """Evidence whose quote is not what stands at its offsets (code points, end excluded) in the article's text."""
    for node, quote in graph.subject_objects(_OA.exact):
        start, end = (_offset(graph.value(node, place)) for place in (_OA.start, _OA.end))
        body = graph.value(graph.value(node, _PROV.wasDerivedFrom), SDO.articleBody)
        if body is None or start is None or end is None:
            continue  # the shapes say so
        text = str(body)
        if end > len(text):
            message = f"a quote ends within its article (oa:end), which has {len(text)} characters"
            yield Problem(shorten(node, base), message, str(end), "quote")
        elif text[start:end] != str(quote):
            message = f"a quote is what its article says from {start} to {end} (oa:exact)"
            yield Problem(shorten(node, base), message, shorten(quote, base), "quote")


def _offset(term: Node | None) -> int | None:
    value = term.value if isinstance(term, rdflib.Literal) else None
    return value if isinstance(value, int) else None


def shorten(term: Node | None, base: str) -> str:
    """A term as a reader wants to see it: with a prefix where there is one, a long text cut."""
    if isinstance(term, rdflib.Literal):
        text = f"{str(term)[:60]}…" if len(term) > 60 else str(term)
        kind = str(term.datatype).rsplit("#")[-1].rsplit("/")[-1]
        return f"« {text} »" + (f" ({kind})" if term.datatype else "")
    for prefix, namespace in sorted(prefixes(base).items(), key=lambda pair: -len(pair[1])):
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term)[len(namespace) :]}"
    return str(term)


def report(validation: Validation, name: str, most: int = 50) -> Iterable[str]:
    """The lines that tell a person what was found."""
    what = f"{validation.triples} triples, {validation.claims} claims, {validation.quotes} quotes checked"
    if validation.conforms:
        return [f"{name}: conforms ({what})"]
    problems = validation.problems
    lines = [f"{name}: does not conform ({what}; {len(problems)} problem{'s' * (len(problems) > 1)})"]
    lines += [f"  {problem}" for problem in problems[:most]]
    return lines + ([f"  … and {len(problems) - most} more"] if len(problems) > most else [])
