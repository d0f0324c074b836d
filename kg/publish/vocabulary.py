"""The terms and the IRIs of the graph: one closed vocabulary, and where everything else is named.

Every IRI that kg mints starts with the base IRI, so a text that uses the default one (a query, the shapes, the
ontology) is carried over to another base by `rebase`. A mistyped `kg:` term raises instead of making a new one.
"""

from __future__ import annotations

import hashlib
import re
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import NamedNode
from rdflib import Namespace, URIRef
from rdflib.namespace import DefinedNamespace

from kg.errors import KgError
from kg.model import EntityType, Evidence

_PLAIN = re.compile(r"[\w.~-]*")
DEFAULT_BASE = "http://example.org/kg/"


def _relation_names() -> list[str]:
    """The relations there are, by the names of their files alone: a damaged one must not keep this from loading."""
    names = (path.name for path in resources.files("kg.ontology").joinpath("relations").iterdir())
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


class KG(DefinedNamespace):
    """The classes, properties and individuals of the ontology, and its relations (one file each)."""

    _fail = True
    _NS = Namespace(DEFAULT_BASE + "ontology#")
    _extras = _relation_names()

    # classes
    Claim: URIRef
    Conflict: URIRef
    ConflictKind: URIRef
    Evidence: URIRef
    Project: URIRef
    Side: URIRef
    Status: URIRef
    Verdict: URIRef
    # of a claim
    attributedTo: URIRef
    confidence: URIRef
    decidedBy: URIRef
    decisionReason: URIRef
    decisionSource: URIRef
    evidence: URIRef
    outweighedEvidence: URIRef
    reason: URIRef
    sources: URIRef
    status: URIRef
    verdict: URIRef
    # of evidence
    amount: URIRef
    date: URIRef
    earliest: URIRef
    jointAmount: URIRef
    latest: URIRef
    phrase: URIRef
    place: URIRef
    role: URIRef
    share: URIRef
    # of a conflict, and of an article
    claim: URIRef
    conflictKind: URIRef
    copyOf: URIRef
    preferred: URIRef
    side: URIRef
    statedIn: URIRef
    value: URIRef
    # of a relation
    inverseLabel: URIRef
    inverseMatch: URIRef
    # statuses
    asserted: URIRef
    former: URIRef
    planned: URIRef
    alleged: URIRef
    denied: URIRef
    # verdicts
    confirmed: URIRef
    rejected: URIRef
    preferredSide: URIRef
    outweighed: URIRef
    added: URIRef
    # kinds of conflict
    dateConflict: URIRef
    amountConflict: URIRef
    statusConflict: URIRef
    objectConflict: URIRef
    voiceConflict: URIRef
    insideConflict: URIRef
    evolution: URIRef


EXTERNAL = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_OURS = {
    "amount": "amount/", "article": "article/", "claim": "claim/", "conflict": "conflict/", "evidence": "evidence/",
    "graph": "graph/", "kg": "ontology#", "kgr": "entity/", "side": "side/",
}  # fmt: skip
CLASSES: dict[EntityType, str] = {
    "Person": "schema:Person", "Organization": "schema:Organization", "Place": "schema:Place", "Event": "schema:Event",
    "Product": "schema:Product", "Project": "kg:Project", "Work": "schema:CreativeWork",
}  # fmt: skip
_VERDICTS = {"preferred": "preferredSide"}  # `kg:preferred` is the property that points from a conflict to its side
_KINDS = {"evolution": "evolution"}


def check_base(base_iri: str) -> str:
    """The base IRI as given. Raises KgError where nothing could be appended to it."""
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`#?]*[/:]", base_iri, re.IGNORECASE):
        raise KgError(f"base IRI {base_iri!r}: wants an absolute IRI that ends in /, like {DEFAULT_BASE}")
    return base_iri


def prefixes(base_iri: str = DEFAULT_BASE) -> dict[str, str]:
    """Every prefix that the files declare, with its namespace, in alphabetical order."""
    ours = {prefix: base_iri + path for prefix, path in _OURS.items()}
    return dict(sorted({**EXTERNAL, **ours}.items()))


def rebase(text: str, base_iri: str) -> str:
    """A text written for the default base (a query, the shapes), for another base."""
    return text.replace(DEFAULT_BASE, check_base(base_iri))


def base_of(folder: Path) -> str:
    """The base IRI that a built folder was written with: what the prefix `kgr:` of its Turtle file says."""
    pattern = re.compile(rf"@prefix kgr: <(.*){_OURS['kgr']}> \.")
    try:
        with (folder / "graph.ttl").open(encoding="utf-8") as lines:
            for line in lines:
                if found := pattern.match(line):
                    return found[1]
                if not line.startswith("@prefix"):
                    break
    except OSError as error:
        raise KgError(f"{folder / 'graph.ttl'}: cannot be read ({error.strerror}); run kg build first") from error
    raise KgError(f"{folder / 'graph.ttl'}: declares no prefix kgr:; build the folder again")


class Iris:
    """Names everything of a graph under one base IRI. Every method returns the node for what it is given."""

    def __init__(self, base_iri: str = DEFAULT_BASE) -> None:
        self.base = check_base(base_iri)
        self.prefixes = prefixes(base_iri)
        self._terms: dict[str, NamedNode] = {}

    def term(self, curie: str) -> NamedNode:
        """The node of a prefixed name (`kg:status`, `prov:wasDerivedFrom`).

        Raises AttributeError for a kg: term that the vocabulary does not have, KeyError for an unknown prefix.
        """
        node = self._terms.get(curie)
        if node is None:
            prefix, local = curie.split(":", 1)
            if prefix == "kg":
                KG[local]
            node = self._terms[curie] = NamedNode(self.prefixes[prefix] + local)
        return node

    def status(self, status: str) -> NamedNode:
        """A claim's status as an individual of kg:Status."""
        return self.term(f"kg:{status}")

    def verdict(self, kind: str) -> NamedNode:
        """An editor's verdict as an individual of kg:Verdict."""
        return self.term(f"kg:{_VERDICTS.get(kind, kind)}")

    def conflict_kind(self, kind: str) -> NamedNode:
        """A kind of conflict as an individual of kg:ConflictKind."""
        return self.term(f"kg:{_KINDS.get(kind, kind + 'Conflict')}")

    def entity(self, id: str) -> NamedNode:
        """An entity: its id is the slug that ends its IRI."""
        return self._node("kgr", id)

    def article(self, id: str) -> NamedNode:
        """An article, by its id."""
        return self._node("article", id)

    def graph(self, article: str) -> NamedNode:
        """The named graph that holds what an article supports."""
        return self._node("graph", article)

    def editor_graph(self) -> NamedNode:
        """The named graph of what the editor added and no article supports."""
        return NamedNode(self.base + "editor")

    def claim(self, id: str) -> NamedNode:
        """A claim, by its id (a hash of its identity)."""
        return self._node("claim", id)

    def evidence(self, claim: str, evidence: Evidence) -> NamedNode:
        """A place that states a claim: its IRI is derived from the claim and the place."""
        place = f"{claim}\x1f{evidence.article}\x1f{evidence.start}\x1f{evidence.end}"
        return self._node("evidence", hashlib.sha256(place.encode()).hexdigest()[:16])

    def amount(self, amount: str) -> NamedNode:
        """An amount (`97400000000 USD`): its IRI says what it holds (`97400000000-USD`)."""
        return self._node("amount", amount.replace(" ", "-"))

    def conflict(self, id: str) -> NamedNode:
        """A conflict, by its id."""
        return self._node("conflict", id)

    def side(self, conflict: str, number: int) -> NamedNode:
        """The side of a conflict, numbered from 0."""
        return self._node("side", f"{conflict}-{number + 1}")

    def _node(self, prefix: str, local: str) -> NamedNode:
        # non-ASCII letters stay as they are (IRIs, not URIs); what an IRI may not hold is percent-encoded
        if not _PLAIN.fullmatch(local):
            local = "".join(c if _PLAIN.fullmatch(c) else quote(c, safe="") for c in local)
        return NamedNode(self.prefixes[prefix] + local)
