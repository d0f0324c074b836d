"""How each value of the graph is described in RDF: entities, claims, evidence, articles, amounts, conflicts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from kg.model import BY_EDITOR, Article, Claim, Conflict, Entity, Evidence, Literal
from kg.ontology.relations import load_relations
from kg.publish.gazetteer import geonames
from kg.publish.vocabulary import CLASSES, DEFAULT_BASE, Iris

Term = NamedNode | RdfLiteral
Description = tuple[NamedNode, list[tuple[NamedNode, Term]]]
_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
_DATES = ((r"-?\d{4,}", "gYear"), (r"-?\d{4,}-\d\d", "gYearMonth"), (r"-?\d{4,}-\d\d-\d\d", "date"))
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def speaks_in_own_voice(claim: Claim) -> bool:
    """Whether articles assert the claim themselves, so that it may stand as a direct triple."""
    return claim.status == "asserted" and claim.attributed_to is None and not claim.set_aside


def matches(entity: Entity) -> tuple[str, ...]:
    """IRIs of the same thing elsewhere: the editor's, and for a place GeoNames' unless the editor gave one."""
    home = "https://sws.geonames.org/"
    if entity.type != "Place" or any(match.startswith(home) for match in entity.matches):
        return entity.matches
    found = geonames(entity.label)
    return (*entity.matches, found) if found else entity.matches


def _evidence(e: Evidence) -> str:
    """How a claim points at a place that states it; queries, which follow `kg:evidence`, do not see the outweighed."""
    return "kg:outweighedEvidence" if e.outweighed else "kg:evidence"


class Describer:
    """Describes the values of a graph under one base IRI."""

    def __init__(self, base_iri: str = DEFAULT_BASE) -> None:
        self.iris = Iris(base_iri)
        names = ("boolean", "date", "decimal", "gYear", "gYearMonth", "integer")
        self._xsd = {name: self.iris.term(f"xsd:{name}") for name in names}
        self._edtf = NamedNode(_EDTF)

    # -- literals -------------------------------------------------------------------------------------------------

    def date(self, value: str) -> RdfLiteral:
        """A date of reduced precision, typed by its precision; a range `start/end` is EDTF (ISO 8601-2)."""
        for pattern, name in _DATES:
            if re.fullmatch(pattern, value):
                return RdfLiteral(value, datatype=self._xsd[name])
        return RdfLiteral(value, datatype=self._edtf)

    def number(self, value: str) -> RdfLiteral:
        """An integer where it is whole, else a decimal; what is no number stays text (and fails validation)."""
        if not _NUMBER.fullmatch(value):
            return RdfLiteral(value)
        return RdfLiteral(value, datatype=self._xsd["decimal" if "." in value else "integer"])

    def decimal(self, value: float) -> RdfLiteral:
        """A score, as a decimal of at most four digits after the point."""
        plain = f"{value:.4f}".rstrip("0")
        return RdfLiteral(plain + "0" if plain.endswith(".") else plain, datatype=self._xsd["decimal"])

    def object(self, value: str | Literal) -> Term:
        """The object of a claim: an entity, an amount of money, or a literal of its kind."""
        if isinstance(value, str):
            return self.iris.entity(value)
        if value.kind == "money":
            return self.iris.amount(value.value)
        if value.kind == "date":
            return self.date(value.value)
        return self.number(value.value) if value.kind == "number" else RdfLiteral(value.value)

    # -- descriptions ---------------------------------------------------------------------------------------------

    def describe(self, subject: NamedNode, pairs: Iterable[tuple[str, Term | None]]) -> Description:
        """A subject with the properties that have a value, given by prefixed name."""
        return subject, [(self.iris.term(name), value) for name, value in pairs if value is not None]

    def entity(self, entity: Entity, direct: Iterable[Claim]) -> Description:
        """An entity with its names and what articles assert of it."""
        term = self.iris.term
        pairs: list[tuple[str, Term | None]] = [
            ("rdf:type", term(CLASSES[entity.type])),
            ("rdfs:label", RdfLiteral(entity.label)),
            *(("skos:altLabel", RdfLiteral(name)) for name in entity.names if name != entity.label),
            *(("kg:reason", RdfLiteral(reason)) for reason in entity.reasons),
            *(("skos:exactMatch", NamedNode(match)) for match in matches(entity)),
            *((f"kg:{claim.relation}", self.object(claim.object)) for claim in direct),
        ]
        return self.describe(self.iris.entity(entity.id), pairs)

    def claim(self, claim: Claim) -> Description:
        """A claim: its identity, what it rests on, what the editor decided about it."""
        term, verdict = self.iris.term, claim.verdict
        pairs: list[tuple[str, Term | None]] = [
            ("rdf:type", term("kg:Claim")),
            ("rdf:subject", self.iris.entity(claim.subject)),
            ("rdf:predicate", term(f"kg:{claim.relation}")),
            ("rdf:object", self.object(claim.object)),
            ("kg:status", self.iris.status(claim.status)),
            ("kg:attributedTo", self.iris.entity(claim.attributed_to) if claim.attributed_to else None),
            *((_evidence(e), self.iris.evidence(claim.id, e)) for e in claim.evidence),
            ("kg:confidence", self.decimal(claim.confidence)),
            *(("kg:reason", RdfLiteral(reason)) for reason in claim.reasons),
            ("kg:sources", self.number(str(claim.sources))),
        ]
        if verdict is not None:
            pairs.append(("kg:verdict", self.iris.verdict(verdict.kind)))
            pairs.append(("kg:decidedBy", RdfLiteral(verdict.by) if verdict.by else None))
            pairs.append(("kg:decisionReason", RdfLiteral(verdict.why) if verdict.why else None))
            pairs.append(("kg:decisionSource", RdfLiteral(verdict.source) if verdict.source else None))
        return self.describe(self.iris.claim(claim.id), pairs)

    def evidence(self, claim: str, e: Evidence) -> Description:
        """A Web Annotation selector of the words that state a claim, with what they say of it beside."""
        term, day = self.iris.term, self._xsd["date"]
        pairs: list[tuple[str, Term | None]] = [
            ("rdf:type", term("kg:Evidence")),
            ("rdf:type", term("oa:TextPositionSelector")),
            ("rdf:type", term("oa:TextQuoteSelector")),
            ("prov:wasDerivedFrom", self.iris.article(e.article)),
            ("oa:exact", RdfLiteral(e.quote)),
            ("oa:start", self.number(str(e.start))),
            ("oa:end", self.number(str(e.end))),
            ("kg:date", self.date(e.date) if e.date else None),
            ("kg:earliest", RdfLiteral(e.earliest, datatype=day) if e.earliest else None),
            ("kg:latest", RdfLiteral(e.latest, datatype=day) if e.latest else None),
            ("kg:amount", self.iris.amount(e.amount) if e.amount else None),
            ("kg:jointAmount", RdfLiteral("true", datatype=self._xsd["boolean"]) if e.joint_amount else None),
            ("kg:share", self.number(e.share.rstrip("% ")) if e.share else None),
            ("kg:role", RdfLiteral(e.role) if e.role else None),
            ("kg:place", self.iris.entity(e.place) if e.place else None),
            ("kg:phrase", RdfLiteral(e.phrase)),
            ("kg:confidence", self.decimal(e.confidence)),
        ]
        return self.describe(self.iris.evidence(claim, e), pairs)

    def article(self, article: Article, mentioned: Iterable[str]) -> Description:
        """An article with its cleaned text, which every offset counts in, and the entities that it mentions.

        What an added claim rests on is a document whose text is what the editor says of it.
        """
        by_editor = article.metadata_from == BY_EDITOR
        pairs: list[tuple[str, Term | None]] = [
            ("rdf:type", self.iris.term("schema:DigitalDocument" if by_editor else "schema:NewsArticle")),
            ("schema:headline", RdfLiteral(article.title) if article.title else None),
            ("schema:datePublished", self.date(article.published) if article.published else None),
            ("schema:publisher", RdfLiteral(article.outlet) if article.outlet else None),
            ("schema:author", RdfLiteral(article.author) if article.author else None),
            ("schema:url", RdfLiteral(article.url) if article.url else None),
            ("schema:inLanguage", RdfLiteral(article.language)),
            ("kg:copyOf", self.iris.article(article.copy_of) if article.copy_of else None),
            *(("schema:mentions", self.iris.entity(id)) for id in mentioned),
            ("schema:articleBody", RdfLiteral(article.text)),
        ]
        return self.describe(self.iris.article(article.id), pairs)

    def amount(self, amount: str) -> Description:
        """An amount: money with its currency, or a count with what is counted."""
        value, _, unit = amount.partition(" ")
        money = re.fullmatch("[A-Z]{3}", unit) is not None
        return self.describe(self.iris.amount(amount), [
            ("rdf:type", self.iris.term("schema:MonetaryAmount" if money else "schema:QuantitativeValue")),
            ("schema:value", self.number(value)),
            ("schema:currency" if money else "schema:unitText", RdfLiteral(unit)),
        ])  # fmt: skip

    def conflict(self, conflict: Conflict) -> Description:
        """Claims that cannot all hold."""
        sides: list[tuple[str, Term | None]] = [
            ("kg:side", self.iris.side(conflict.id, number)) for number in range(len(conflict.sides))
        ]
        preferred = None if conflict.preferred is None else self.iris.side(conflict.id, conflict.preferred)
        return self.describe(self.iris.conflict(conflict.id), [
            ("rdf:type", self.iris.term("kg:Conflict")),
            ("kg:conflictKind", self.iris.conflict_kind(conflict.kind)),
            *sides,
            ("kg:preferred", preferred),
        ])  # fmt: skip

    def side(self, conflict: Conflict, number: int, claims: Mapping[str, Claim]) -> Description:
        """One side of a conflict: what it says, in which claims and where."""
        side = conflict.sides[number]
        held = [(claims[id], index) for id, index in side.evidence if id in claims]
        entity = any(claim.object == side.value for claim, _ in held)
        value = self.iris.entity(side.value) if entity else RdfLiteral(side.value)
        return self.describe(self.iris.side(conflict.id, number), [
            ("rdf:type", self.iris.term("kg:Side")),
            ("kg:value", value),
            *(("kg:claim", self.iris.claim(claim.id)) for claim, _ in held),
            *(("kg:statedIn", self.iris.evidence(claim.id, claim.evidence[index])) for claim, index in held),
        ])  # fmt: skip

    def relation(self, id: str) -> Description:
        """What a reader of the graph wants to know of a relation; the ontology says the rest."""
        relation = load_relations()[id]
        parent = relation.sub_property_of
        return self.describe(self.iris.term(f"kg:{id}"), [
            ("rdf:type", self.iris.term("rdf:Property")),
            *(("rdfs:label", RdfLiteral(text, language=lang)) for lang, text in relation.label.items()),
            ("rdfs:subPropertyOf", self.iris.term(f"kg:{parent}") if parent else None),
        ])  # fmt: skip
