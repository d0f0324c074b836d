"""Entities, claims and evidence read back from the store, as the values that link made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast
from urllib.parse import unquote

import pyoxigraph as ox

from kg.errors import KgError
from kg.model import Article, Claim, Entity, EntityType, Evidence, Literal, LiteralKind, Status, Verdict
from kg.publish.opening import reason
from kg.publish.vocabulary import DEFAULT_BASE

_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_PREFIXES = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": _RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_TYPES: dict[str, EntityType] = {
    "schema:Person": "Person", "schema:Organization": "Organization", "schema:Place": "Place", "schema:Event": "Event",
    "schema:Product": "Product", "kg:Project": "Project", "schema:CreativeWork": "Work",
}  # fmt: skip
_VERDICTS = {"preferredSide": "preferred"}
_EVIDENCE = ("kg:evidence", "kg:outweighedEvidence")
_KINDS: dict[str, LiteralKind] = {"integer": "number", "decimal": "number", "string": "text"}  # others are dates

Node = ox.NamedNode
Values = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims to read: ids of entities, relations and articles; None stands for any.

    `about` is an entity at either end. Claims that the editor set aside are left out unless `rejected`.
    """

    subject: str | None = None
    relation: str | None = None
    object: str | None = None
    about: str | None = None
    status: str | None = None
    source: str | None = None
    article: str | None = None
    rejected: bool = False


class Records:
    """Reads a store. Everything is looked up by index; nothing is loaded that is not asked for."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store

    def quads(
        self, subject: Node | None = None, predicate: Node | None = None, object: Node | ox.Literal | None = None
    ) -> Iterator[ox.Quad]:
        """What the flat graph holds; None stands for any. Raises KgError where the store turns out to be damaged."""
        try:
            yield from self.store.quads_for_pattern(subject, predicate, object, ox.DefaultGraph())
        except (OSError, RuntimeError, ValueError) as error:
            raise KgError(f"the store is damaged ({reason(error)}); delete it and run kg build again") from error

    @cached_property
    def base(self) -> str:
        """The base IRI that the store was written with: what stands before `ontology#` in its relations."""
        for quad in self.quads(predicate=Node(_RDF + "predicate")):
            return str(quad.object.value).split("ontology#")[0]  # type: ignore[union-attr]
        return DEFAULT_BASE

    def node(self, name: str) -> Node:
        """The node of a prefixed name; `kg:`, `kgr:`, `article:` and `claim:` are ours."""
        prefix, local = name.split(":", 1)
        ours = {"kg": "ontology#", "kgr": "entity/", "article": "article/", "claim": "claim/"}
        return Node((self.base + ours[prefix] if prefix in ours else _PREFIXES[prefix]) + local)

    def _name(self, iri: str) -> str:
        for prefix, namespace in {"kg": self.base + "ontology#", **_PREFIXES}.items():
            if iri.startswith(namespace):
                return f"{prefix}:{iri[len(namespace) :]}"
        return iri

    def _values(self, node: ox.NamedNode) -> Values:
        """What the store says of a node: values by prefixed name, each list sorted."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for quad in self.quads(node):
            found[self._name(quad.predicate.value)].append(str(quad.object.value))  # type: ignore[union-attr]
        return {name: sorted(values) for name, values in found.items()}

    def subjects(self, predicate: str, value: ox.NamedNode | ox.Literal) -> Iterator[Node]:
        """Nodes that have a value for a property."""
        for quad in self.quads(None, self.node(predicate), value):
            if isinstance(quad.subject, Node):
                yield quad.subject

    # -- entities and articles ------------------------------------------------------------------------------------

    def entity_ids(self) -> list[str]:
        """Ids of all entities, sorted."""
        found = (self.subjects("rdf:type", self.node(kind)) for kind in _TYPES)
        return sorted(_local(node.value) for nodes in found for node in nodes)

    def entity(self, id: str) -> Entity:
        """The entity of that id, its names after the label in alphabetical order. Raises KeyError if there is none."""
        node = self._entity_node(id)
        values = self._values(node)
        label = values["rdfs:label"][0]
        kind = next(_TYPES[name] for name in map(self._name, values["rdf:type"]) if name in _TYPES)
        names = (label, *values.get("skos:altLabel", ()))
        mentions = tuple((article, -1) for article in self.articles_of(id))
        reasons, matches = values.get("kg:reason", ()), values.get("skos:exactMatch", ())
        return Entity(id, label, kind, names, mentions, tuple(reasons), tuple(matches))

    def articles_of(self, id: str) -> list[str]:
        """Ids of the articles that mention an entity."""
        return sorted(_local(node.value) for node in self.subjects("schema:mentions", self._entity_node(id)))

    def _entity_node(self, id: str) -> Node:
        return Node(self.base + "entity/" + _encoded(id))

    def article(self, id: str) -> Article:
        """The article of that id, as cleaned. Raises KeyError if there is none."""
        values = self._values(self.article_node(id))
        first = {name: found[0] for name, found in values.items()}
        copy, title = first.get("kg:copyOf"), first.get("schema:headline", "")
        return Article(
            id, first["schema:articleBody"], "", (), title, first.get("schema:datePublished"),
            first.get("schema:publisher"), first.get("schema:author"), first.get("schema:url"),
            first.get("schema:inLanguage", "fr"), copy_of=_local(copy) if copy else None,
        )  # fmt: skip

    def article_node(self, id: str) -> Node:
        """The node of an article."""
        return Node(self.base + "article/" + _encoded(id))

    def article_ids(self) -> list[str]:
        """Ids of all articles, sorted."""
        return sorted(_local(node.value) for node in self.subjects("rdf:type", self.node("schema:NewsArticle")))

    # -- claims ---------------------------------------------------------------------------------------------------

    def claims(self, wanted: Filter) -> list[Claim]:
        """The claims that pass a filter, by subject, relation, object, status and source."""
        claims = (self.claim(node) for node in self._claim_nodes(wanted))
        return sorted((claim for claim in claims if _passes(claim, wanted)), key=_order)

    def _claim_nodes(self, wanted: Filter) -> Iterator[Node]:
        """Claims found through the index that leaves the fewest to read."""
        if wanted.subject is not None:
            return self.subjects("rdf:subject", self._entity_node(wanted.subject))
        if wanted.object is not None:
            return self.subjects("rdf:object", self._entity_node(wanted.object))
        if wanted.about is not None:
            node = self._entity_node(wanted.about)
            return iter({*self.subjects("rdf:subject", node), *self.subjects("rdf:object", node)})
        if wanted.source is not None:
            return self.subjects("kg:attributedTo", self._entity_node(wanted.source))
        if wanted.article is not None:
            return self._claims_in(wanted.article)
        if wanted.relation is not None:
            return self.subjects("rdf:predicate", self.node(f"kg:{wanted.relation}"))
        return self.subjects("rdf:type", self.node("kg:Claim"))

    def _claims_in(self, article: str) -> Iterator[Node]:
        places = self.subjects("prov:wasDerivedFrom", self.article_node(article))
        return iter({claim for place in places for name in _EVIDENCE for claim in self.subjects(name, place)})

    def claim(self, node: Node) -> Claim:
        """One claim with its evidence in the order of articles and offsets."""
        values = self._values(node)
        first = {name: found[0] for name, found in values.items()}
        evidence = (self._evidence(Node(place), name) for name in _EVIDENCE for place in values.get(name, ()))
        return Claim(
            _local(node.value), _local(first["rdf:subject"]), _term(first["rdf:predicate"]), self._object(node),
            cast(Status, _term(first["kg:status"])),
            _local(first["kg:attributedTo"]) if "kg:attributedTo" in first else None,
            tuple(sorted(evidence, key=lambda e: (e.article, e.start, e.end, e.phrase))), float(first["kg:confidence"]),
            tuple(values.get("kg:reason", ())), int(first["kg:sources"]), _verdict(first),
        )  # fmt: skip

    def _object(self, claim: Node) -> str | Literal:
        (quad,) = self.quads(claim, self.node("rdf:object"))
        if isinstance(quad.object, ox.Literal):
            kind = quad.object.datatype.value.removeprefix(_XSD)
            return Literal(_KINDS.get(kind, "date"), quad.object.value)
        iri = str(quad.object.value)  # type: ignore[union-attr]
        return Literal("money", self._amount(iri)) if iri.startswith(self.base + "amount/") else _local(iri)

    def _amount(self, iri: str) -> str:
        values = self._values(Node(iri))
        return f"{values['schema:value'][0]} {(values.get('schema:currency') or values['schema:unitText'])[0]}"

    def _evidence(self, node: Node, name: str) -> Evidence:
        first = {name: found[0] for name, found in self._values(node).items()}
        return Evidence(
            _local(first["prov:wasDerivedFrom"]), int(first["oa:start"]), int(first["oa:end"]), first["oa:exact"],
            first["kg:phrase"], float(first["kg:confidence"]), first.get("kg:date"), first.get("kg:earliest"),
            first.get("kg:latest"), self._amount(first["kg:amount"]) if "kg:amount" in first else None,
            first.get("kg:jointAmount") == "true", f"{first['kg:share']}%" if "kg:share" in first else None,
            first.get("kg:role"), _local(first["kg:place"]) if "kg:place" in first else None,
            name == "kg:outweighedEvidence",
        )  # fmt: skip


def _verdict(first: Mapping[str, str]) -> Verdict | None:
    if "kg:verdict" not in first:
        return None
    kind: Any = _term(first["kg:verdict"])
    notes = (first.get(f"kg:{name}", "") for name in ("decidedBy", "decisionReason", "decisionSource"))
    return Verdict(_VERDICTS.get(kind, kind), *notes)


def _passes(claim: Claim, wanted: Filter) -> bool:
    pairs = (
        (wanted.subject, claim.subject), (wanted.relation, claim.relation), (wanted.object, claim.object),
        (wanted.status, claim.status), (wanted.source, claim.attributed_to),
    )  # fmt: skip
    if any(want is not None and want != have for want, have in pairs):
        return False
    if wanted.about is not None and wanted.about not in (claim.subject, claim.object):
        return False
    if wanted.article is not None and all(e.article != wanted.article for e in claim.evidence):
        return False
    return wanted.rejected or not claim.set_aside


def _order(claim: Claim) -> tuple[str, ...]:
    return claim.subject, claim.relation, str(claim.object), claim.status, claim.attributed_to or ""


def _local(iri: str) -> str:
    """What ends an IRI of ours, decoded: the id of an entity, article or claim."""
    return unquote(iri.rsplit("/", 1)[-1])


def _term(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


def _encoded(id: str) -> str:
    from urllib.parse import quote

    return id if id.isidentifier() else "".join(c if c.isalnum() or c in "-_.~" else quote(c, safe="") for c in id)


def relation_ids(records: Records) -> list[str]:
    """Ids of the relations that the store uses, sorted."""
    found = records.subjects("rdf:type", records.node("rdf:Property"))
    return sorted(_term(node.value) for node in found)


def check_term(id: str, known: list[str], what: str) -> str:
    """The id, where it is known. Raises KgError with what there is."""
    if id in known:
        return id
    raise KgError(f"no {what} {id!r} here; there are: {', '.join(known)}")
