"""The ontology and the shapes of relations, generated from the relation files and from `kg/ontology/terms.toml`.

`python -m kg.publish.ontology` writes them again; a test holds the committed files to what is generated.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from kg.ontology.relations import LITERALS, Relation, load_relations
from kg.publish.turtle import TurtleWriter, replacing
from kg.publish.vocabulary import CLASSES, DEFAULT_BASE, Iris

FOLDER = Path(str(resources.files("kg.ontology")))
Term = NamedNode | Literal
Pairs = list[tuple[NamedNode, Term]]
_PREFIXES = {
    "owl": "http://www.w3.org/2002/07/owl#", "sh": "http://www.w3.org/ns/shacl#",
    "wd": "http://www.wikidata.org/entity/",
}  # fmt: skip
_DATATYPES = {
    "date": ("xsd:gYear", "xsd:gYearMonth", "xsd:date", "<http://id.loc.gov/datatypes/edtf/EDTF>"),
    "number": ("xsd:integer", "xsd:decimal"),
    "text": ("xsd:string",),
}


def range_names(relation: Relation) -> Iterator[str]:
    """The classes and datatypes that the objects of a relation may have, as Turtle names them."""
    for kind in relation.range:
        if kind == "money":
            yield "schema:MonetaryAmount"
        elif kind in LITERALS:
            yield from _DATATYPES[kind]
        else:
            yield class_name(kind)


def class_name(kind: str) -> str:
    """The prefixed name of the class of an entity type."""
    types: Mapping[str, str] = {str(name): value for name, value in CLASSES.items()}
    return types[kind]


class OntologyWriter:
    """Writes the terms of the vocabulary as RDF."""

    def __init__(self, base_iri: str = DEFAULT_BASE) -> None:
        self.iris = Iris(base_iri)
        self.prefixes = {**self.iris.prefixes, **_PREFIXES}
        self.terms: dict[str, Any] = tomllib.loads((FOLDER / "terms.toml").read_text(encoding="utf-8"))
        self.exact = frozenset(self.terms["mappings"]["exact"])

    def node(self, name: str) -> NamedNode:
        """The node of a name: ours without a prefix, another's with one, or a full IRI."""
        if name.startswith("<") or "://" in name:
            return NamedNode(name.strip("<>"))
        prefix, _, local = name.rpartition(":")
        if prefix in _PREFIXES:
            return NamedNode(_PREFIXES[prefix] + local)
        return self.iris.term(f"{prefix or 'kg'}:{local}")

    def nodes(self, property: str, names: Iterable[str]) -> Pairs:
        """The same property for each of several names."""
        return [(self.node(property), self.node(name)) for name in names]

    def worded(self, entry: Mapping[str, Any]) -> Pairs:
        """Label and definition in each language, and where the term is defined."""
        return [
            *self.texts("rdfs:label", entry["label"]),
            *self.texts("skos:definition", entry["definition"]),
            (self.node("rdfs:isDefinedBy"), self.ontology),
        ]

    def texts(self, property: str, by_language: Mapping[str, str]) -> Pairs:
        """A text in each language."""
        return [(self.node(property), Literal(text, language=language)) for language, text in by_language.items()]

    @property
    def ontology(self) -> NamedNode:
        """The ontology itself: the namespace without its hash."""
        return NamedNode(self.iris.prefixes["kg"].rstrip("#"))

    def descriptions(self) -> Iterator[tuple[NamedNode, Pairs]]:
        """Every term with its properties: the ontology, classes, properties, individuals, relations."""
        entry = self.terms["ontology"]
        yield self.ontology, [*self.nodes("rdf:type", ["owl:Ontology"]), *self.worded(entry)[:-1]]
        for name, entry in sorted(self.terms["classes"].items()):
            yield self.node(name), self.a_class(entry)
        for name, entry in sorted(self.terms["properties"].items()):
            yield self.node(name), self.a_property(entry)
        for name, entry in sorted(self.terms["individuals"].items()):
            yield self.node(name), [*self.nodes("rdf:type", [entry["type"]]), *self.worded(entry)]
        for name, relation in load_relations().items():
            yield self.node(name), self.a_relation(relation)

    def a_class(self, entry: Mapping[str, Any]) -> Pairs:
        """A class of ours."""
        return [
            *self.nodes("rdf:type", ["rdfs:Class", "owl:Class"]), *self.worded(entry),
            *self.nodes("rdfs:subClassOf", entry.get("sub_class_of", [])),
            *self.nodes("skos:closeMatch", entry.get("close_match", [])),
        ]  # fmt: skip

    def a_property(self, entry: Mapping[str, Any]) -> Pairs:
        """A property that is no relation between entities."""
        ranges: list[str] = entry.get("range", [])
        kind = ["owl:DatatypeProperty" if ranges[0].startswith("xsd:") else "owl:ObjectProperty"] if ranges else []
        return [
            *self.nodes("rdf:type", ["rdf:Property", *kind]), *self.worded(entry),
            *self.nodes("rdfs:domain", entry.get("domain", [])), *self.nodes("rdfs:range", ranges),
            *self.nodes("rdfs:subPropertyOf", entry.get("sub_property_of", [])),
            *self.nodes("skos:closeMatch", entry.get("close_match", [])),
        ]  # fmt: skip

    def a_relation(self, relation: Relation) -> Pairs:
        """A relation: several domains are alternatives, which rdfs:domain could not say, so schema.org's term does."""
        things = [kind not in LITERALS or kind == "money" for kind in relation.range]
        owl = ["owl:ObjectProperty"] * all(things) + ["owl:DatatypeProperty"] * (not any(things))
        domain, ranges = [class_name(kind) for kind in relation.domain], list(range_names(relation))
        return [
            *self.nodes("rdf:type", ["rdf:Property", *owl, *(["owl:SymmetricProperty"] if relation.symmetric else [])]),
            *self.worded({"label": relation.label, "definition": relation.definition}),
            *self.texts("kg:inverseLabel", relation.inverse),
            *self.nodes("rdfs:domain" if len(domain) == 1 else "schema:domainIncludes", domain),
            *self.nodes("rdfs:range" if len(ranges) == 1 else "schema:rangeIncludes", ranges),
            *self.nodes("rdfs:subPropertyOf", [relation.sub_property_of] if relation.sub_property_of else []),
            *self.match("wd:", relation.wikidata), *self.match("schema:", relation.schema),
        ]  # fmt: skip

    def match(self, prefix: str, name: str | None) -> Pairs:
        """A property elsewhere that says the same or nearly so, perhaps (`^`) in the other direction."""
        if name is None:
            return []
        if name.startswith("^"):
            return self.nodes("kg:inverseMatch", [prefix + name[1:]])
        return self.nodes("skos:exactMatch" if prefix + name in self.exact else "skos:closeMatch", [prefix + name])


def write_ontology(path: Path, base_iri: str = DEFAULT_BASE) -> None:
    """Write the ontology as Turtle."""
    ontology = OntologyWriter(base_iri)
    prefixes = {p: ontology.prefixes[p] for p in sorted({*ontology.prefixes} & {
        "kg", "oa", "owl", "prov", "rdf", "rdfs", "schema", "skos", "wd", "xsd",
    })}  # fmt: skip
    with TurtleWriter(path, prefixes) as writer:
        for subject, pairs in ontology.descriptions():
            writer.describe(subject, pairs)


def _alternatives(names: Iterable[str]) -> str:
    kinds = (f"[ sh:{'datatype' if name[:3] in ('xsd', '<ht') else 'class'} {name} ]" for name in names)
    return f"( {' '.join(kinds)} )"


def relation_shape(relation: Relation) -> str:
    """The shape of a relation's direct triples: what may stand at both ends."""
    subjects, objects = [class_name(kind) for kind in relation.domain], list(range_names(relation))
    return f"""
shape:{relation.id} a sh:NodeShape ;
    sh:targetSubjectsOf kg:{relation.id} ;
    sh:or {_alternatives(subjects)} ;
    sh:message "kg:{relation.id} starts from {_or(subjects)}" ;
    sh:property shape:{relation.id}-object .

shape:{relation.id}-object a sh:PropertyShape ;
    sh:path kg:{relation.id} ;
    sh:or {_alternatives(objects)} ;
    sh:message "kg:{relation.id} leads to {_or(objects)}" .
"""


def _or(names: list[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def write_relation_shapes(path: Path, base_iri: str = DEFAULT_BASE) -> None:
    """Write the shapes that follow from the domains and ranges of the relations."""
    iris, relations = Iris(base_iri), load_relations()
    known = {**iris.prefixes, **_PREFIXES, "shape": iris.base + "shape/"}
    with replacing(path) as file:
        for prefix in ("kg", "rdf", "schema", "sh", "shape", "xsd"):
            file.write(f"@prefix {prefix}: <{known[prefix]}> .\n")
        names = "\n        ".join(f"kg:{name}" for name in relations)
        file.write(f"""
shape:claim-relation a sh:PropertyShape ;
    sh:path rdf:predicate ;
    sh:minCount 1 ;
    sh:maxCount 1 ;
    sh:in (
        {names}
    ) ;
    sh:message "a claim has one relation of the inventory (rdf:predicate)" .
""")
        for relation in relations.values():
            file.write(relation_shape(relation))


def main() -> None:
    """Write the generated files of `kg/ontology`."""
    write_ontology(FOLDER / "kg.ttl")
    write_relation_shapes(FOLDER / "relation-shapes.ttl")


if __name__ == "__main__":
    main()
