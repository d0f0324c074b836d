"""JSON-LD with a compact context: claims with their evidence inside, by names that a web developer can read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.model import Graph
from kg.ontology.relations import load_relations
from kg.publish.describe import Description
from kg.publish.export import Format
from kg.publish.graph import descriptions
from kg.publish.ontology import range_names
from kg.publish.turtle import replacing
from kg.publish.vocabulary import CLASSES, KG, Iris

Json = dict[str, Any]
# values are IRIs relative to the base (entity/…), or terms of the context (asserted, acquired)
_NODE, _TERM = "@id", "@vocab"
# name in the JSON: property, type of its values (None: each value says its own)
_NAMES: dict[str, tuple[str, str | None]] = {
    "label": ("rdfs:label", None), "aliases": ("skos:altLabel", None), "sameThing": ("skos:exactMatch", _NODE),
    "subject": ("rdf:subject", _NODE), "relation": ("rdf:predicate", _TERM), "object": ("rdf:object", None),
    "subPropertyOf": ("rdfs:subPropertyOf", _TERM), "article": ("prov:wasDerivedFrom", _NODE),
    "quote": ("oa:exact", None), "start": ("oa:start", None), "end": ("oa:end", None),
    "headline": ("schema:headline", None), "datePublished": ("schema:datePublished", None),
    "publisher": ("schema:publisher", None), "author": ("schema:author", None), "url": ("schema:url", None),
    "inLanguage": ("schema:inLanguage", None), "mentions": ("schema:mentions", _NODE),
    "articleBody": ("schema:articleBody", None), "number": ("schema:value", None),
    "currency": ("schema:currency", None), "unit": ("schema:unitText", None),
    "status": ("kg:status", _TERM), "attributedTo": ("kg:attributedTo", _NODE), "evidence": ("kg:evidence", _NODE),
    "confidence": ("kg:confidence", "xsd:decimal"), "reasons": ("kg:reason", None), "sources": ("kg:sources", None),
    "verdict": ("kg:verdict", _TERM), "decidedBy": ("kg:decidedBy", None),
    "decisionReason": ("kg:decisionReason", None), "decisionSource": ("kg:decisionSource", None),
    "date": ("kg:date", None), "earliest": ("kg:earliest", "xsd:date"),
    "latest": ("kg:latest", "xsd:date"), "amount": ("kg:amount", _NODE), "jointAmount": ("kg:jointAmount", None),
    "share": ("kg:share", None), "role": ("kg:role", None), "place": ("kg:place", _NODE), "phrase": ("kg:phrase", None),
    "copyOf": ("kg:copyOf", _NODE), "conflictKind": ("kg:conflictKind", _TERM), "sides": ("kg:side", _NODE),
    "claims": ("kg:claim", _NODE), "preferred": ("kg:preferred", _NODE), "value": ("kg:value", None),
    "statedIn": ("kg:statedIn", _NODE), "outweighedEvidence": ("kg:outweighedEvidence", _NODE),
}  # fmt: skip
_CLASSES = {
    **{curie.split(":")[1]: curie for curie in CLASSES.values()}, "NewsArticle": "schema:NewsArticle",
    "DigitalDocument": "schema:DigitalDocument",
    "MonetaryAmount": "schema:MonetaryAmount", "QuantitativeValue": "schema:QuantitativeValue",
    "Property": "rdf:Property", "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
}  # fmt: skip
_LISTS = (
    "aliases", "evidence", "outweighedEvidence", "reasons", "mentions", "sides", "claims", "statedIn", "sameThing",
)  # fmt: skip


class JsonLd:
    """Turns descriptions into JSON objects, and knows the context that turns them back."""

    def __init__(self, base_iri: str) -> None:
        self.iris = Iris(base_iri)
        self.base = base_iri if base_iri.endswith("/") else None  # no other base can be left out of its IRIs
        self.prefixes = {p: iri for p, iri in self.iris.prefixes.items() if p == "kg" or not iri.startswith(base_iri)}
        self.types: dict[str, str | None] = {name: kind for name, (_, kind) in _NAMES.items()}
        self.names = {self.iris.term(curie).value: name for name, (curie, _) in _NAMES.items()}
        self.terms = dict(_CLASSES)
        for term in (*load_relations(), *(n for n in KG.__annotations__ if not n.startswith("_"))):
            if f"kg:{term}" not in {curie for curie, _ in _NAMES.values()}:
                self.terms.setdefault(term, f"kg:{term}")
        for name, relation in load_relations().items():
            things = all(end.partition(":")[0] in ("schema", "kg") for end in range_names(relation))
            self.types[name] = _NODE if things else None
        self.compact = {self.iris.term(curie).value: term for term, curie in self.terms.items()}

    def context(self) -> Json:
        """The context: prefixes, then what each name stands for."""
        found: Json = {"id": "@id", "type": "@type", **({"@base": self.base} if self.base else {}), **self.prefixes}
        for name, (curie, kind) in _NAMES.items():
            found[name] = {"@id": curie, **({"@type": kind} if kind else {})}
            if name in _LISTS:
                found[name]["@container"] = "@set"
        for term, curie in sorted(self.terms.items()):
            kind = self.types.get(term)
            found[term] = {"@id": curie, "@type": kind} if kind else curie
        return found

    def describe(self, description: Description) -> Json:
        """One subject as an object; names with several values have a list."""
        subject, pairs = description
        found: Json = {"id": self.iri(subject)}
        for predicate, value in dict.fromkeys(pairs):
            if predicate == self.iris.term("rdf:type"):
                name, plain = "type", self.compact[value.value]
            else:
                name = self.names.get(predicate.value) or self.compact[predicate.value]
                plain = self.value(value, self.types[name])
            found.setdefault(name, []).append(plain)
        return {
            name: value[0] if isinstance(value, list) and len(value) == 1 and name not in _LISTS else value
            for name, value in found.items()
        }

    def value(self, term: NamedNode | Literal, kind: str | None) -> Any:
        """A value, said as shortly as the type of its property allows."""
        if isinstance(term, NamedNode):
            plain = self.compact.get(term.value, self.iri(term)) if kind == _TERM else self.iri(term)
            return plain if kind in (_NODE, _TERM) else {"id": self.iri(term)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        datatype = self.iri(term.datatype)
        if datatype in ("xsd:string", kind):
            return term.value
        if datatype in ("xsd:integer", "xsd:boolean"):
            return json.loads(term.value.lstrip("+"))
        return {"@value": term.value, "@type": datatype}

    def iri(self, node: NamedNode) -> str:
        """An IRI with its prefix where it has one, relative to the base where it begins with it."""
        for prefix, namespace in self.prefixes.items():
            if node.value.startswith(namespace):
                return f"{prefix}:{node.value[len(namespace) :]}"
        return node.value.removeprefix(self.base) if self.base else node.value


def nodes(graph: Graph, writer: JsonLd) -> Iterator[Json]:
    """The objects of the document; evidence stands inside its claim, sides inside their conflict."""
    held: Json | None = None
    for description in descriptions(graph, writer.iris.base):
        node = writer.describe(description)
        for name in ("evidence", "outweighedEvidence", "sides") if held else ():
            if held and node["id"] in held.get(name, ()):
                held[name][held[name].index(node["id"])] = node
                break
        else:
            if held:
                yield held
            held = node
    if held:
        yield held


def write_jsonld(graph: Graph, path: Path, base_iri: str) -> None:
    """Write the flat graph as JSON-LD 1.1."""
    writer = JsonLd(base_iri)
    with replacing(path) as file:
        file.write('{\n"@context": ' + json.dumps(writer.context(), ensure_ascii=False, indent=1) + ',\n"@graph": [')
        for number, node in enumerate(nodes(graph, writer)):
            file.write((",\n" if number else "\n") + json.dumps(node, ensure_ascii=False, indent=1))
        file.write("\n]\n}\n")


FORMATS = [Format("json-ld", "JSON-LD 1.1 with a compact context; claims hold their evidence", ".jsonld", write_jsonld)]
