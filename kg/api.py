"""The graph in Python: `kg.open("graph")` gives what a built folder knows, read from its store.

    graph = kg.open("graph")
    for claim in graph.claims(subject="Elon Musk", relation="funds"):
        print(claim.object, claim.status, claim.evidence[0].quote)
    graph.query("who-leads-what", organization="OpenAI").to_dataframe()

Entities may be given by any of their names, by id (`elon-musk`) or by IRI. Nothing is written, and nothing is loaded
that is not asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.link.thresholds import Least
from kg.model import STATUSES, Article, Claim, Entity, Graph, Literal
from kg.publish.library import Query, find_query
from kg.publish.names import Names
from kg.publish.opening import open_store
from kg.publish.query import Result, check_syntax, make_terms, run
from kg.publish.records import Filter, Records, check_term, relation_ids
from kg.publish.vocabulary import DEFAULT_BASE, prefixes

if TYPE_CHECKING:
    import networkx
    import pandas

__all__ = ["KnowledgeGraph", "open_graph"]


class KnowledgeGraph:
    """A built graph, open for reading."""

    def __init__(self, folder: Path) -> None:
        """Open what `kg build` left in `folder`. Raises KgError where there is no store, or it cannot be read."""
        self.folder = folder
        self.store_path = folder / "store"
        self.store = open_store(self.store_path)
        self.records = Records(self.store)
        self.names = Names(self.records)

    def __repr__(self) -> str:
        return f"<KnowledgeGraph {str(self.folder)!r}>"

    @property
    def base_iri(self) -> str:
        """The IRI that all names of the graph start with."""
        return self.records.base

    @property
    def prefixes(self) -> dict[str, str]:
        """The prefixes that every query may use without declaring them."""
        return prefixes(self.base_iri)

    @cached_property
    def relations(self) -> list[str]:
        """Ids of the relations that the graph uses."""
        return relation_ids(self.records)

    # -- what is in it --------------------------------------------------------------------------------------------

    def entity(self, name: str) -> Entity:
        """The entity that a name stands for. Raises KgError for an unknown name (with those alike) or a shared one."""
        return self.records.entity(self.names.resolve(name))

    def entities(self) -> list[Entity]:
        """All entities, by id."""
        return [self.records.entity(id) for id in self.records.entity_ids()]

    def articles(self) -> list[Article]:
        """All articles, by id."""
        return [self.records.article(id) for id in self.records.article_ids()]

    def claims(
        self, subject: str | None = None, relation: str | None = None, object: str | None = None, *,
        about: str | None = None, status: str | None = None, source: str | None = None, article: str | None = None,
        rejected: bool = False, min_confidence: float = 0, min_sources: int = 0,
    ) -> list[Claim]:  # fmt: skip
        """The claims that pass every filter given, by subject, relation and object.

        `subject`, `object`, `about` (either end) and `source` (to whom it is attributed) are names of entities;
        `article` is an article's id. Claims that the editor rejected, or set aside for another side of a conflict,
        are left out unless `rejected`, those with less confidence or fewer independent sources than asked for always.
        Raises KgError for a name, relation, status or article that the graph does not have.
        """
        found = self.records.claims(Filter(
            subject=self._id(subject), object=self._id(object), about=self._id(about), source=self._id(source),
            relation=relation and check_term(relation, self.relations, "relation"),
            status=status and check_term(status, list(STATUSES), "status"),
            article=article and check_term(article, self.records.article_ids(), "article"), rejected=rejected,
        ))  # fmt: skip
        return list(filter(Least(min_confidence, min_sources).reached, found))

    def _id(self, name: str | None) -> str | None:
        return None if name is None else self.names.resolve(name)

    # -- queries --------------------------------------------------------------------------------------------------

    def query(
        self, query: str | Query, parameters: Mapping[str, str] | None = None, *, timeout: float | None = None,
        **more: str,
    ) -> Result:  # fmt: skip
        """Ask a query of the library by its name, a file or a SPARQL text, with its parameters bound as terms.

        `timeout` is in seconds. Raises KgError where the query is no SPARQL (with line and column), does not know a
        parameter, fails or takes longer.
        """
        asked = find_query(query) if isinstance(query, str) else query
        asked = Query(asked.name, asked.text.replace(DEFAULT_BASE, self.base_iri), asked.help, asked.parameters)
        triples = check_syntax(asked, self.prefixes)
        text = asked.bind(make_terms(asked, {**(parameters or {}), **more}, self.records))
        declared = " ".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in self.prefixes.items())
        return Result(run(self.store, self.store_path, f"{declared} {text}", timeout), triples, self.prefixes)

    # -- for other tools ------------------------------------------------------------------------------------------

    def neighbourhood(self, name: str, **filters: Any) -> Graph:
        """The part of the graph about one entity: its claims, all that they name, the articles they stand in.

        Filters are those of `claims`.
        """
        claims = self.claims(about=name, **filters)
        ends = {self.names.resolve(name)}
        for claim in claims:
            named = (claim.subject, claim.object, claim.attributed_to, *(e.place for e in claim.evidence))
            ends.update(end for end in named if isinstance(end, str))
        articles = sorted({e.article for claim in claims for e in claim.evidence})
        return Graph(
            tuple(self.records.article(id) for id in articles), tuple(self.records.entity(id) for id in sorted(ends)),
            tuple(claims),
        )  # fmt: skip

    def to_networkx(self, **filters: Any) -> networkx.MultiDiGraph[str]:
        """Entities as nodes (`label`, `type`), the claims between them as edges keyed by claim id.

        Edges carry `relation`, `status`, `source`, `confidence`, `sources`, and `date`, `amount` and `quote` of the
        first evidence that has them. Filters are those of `claims`.
        """
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        claims = [claim for claim in self.claims(**filters) if isinstance(claim.object, str)]
        ends = {end for claim in claims for end in (claim.subject, str(claim.object))}
        for id in sorted(ends) if filters else self.records.entity_ids():
            entity = self.records.entity(id)
            graph.add_node(id, label=entity.label, type=entity.type)
        for claim in claims:
            row = self._row(claim)
            kept = ("relation", "status", "source", "confidence", "sources", "date", "amount", "quote")
            graph.add_edge(claim.subject, str(claim.object), claim.id, **{key: row[key] for key in kept})
        return graph

    def to_dataframe(self, **filters: Any) -> pandas.DataFrame:
        """One row a claim, with labels in place of ids. Filters are those of `claims`.

        Columns: subject, relation, object, status, source, date, earliest, latest, amount, joint, article, quote,
        confidence, sources, claim. Date, amount and quote are of the first evidence that has them.
        """
        import pandas

        columns = (
            "subject", "relation", "object", "status", "source", "date", "earliest", "latest", "amount", "joint",
            "article", "quote", "confidence", "sources", "claim",
        )  # fmt: skip
        rows = [self._row(claim, labels=True) for claim in self.claims(**filters)]
        return pandas.DataFrame(rows, columns=list(columns))

    def label(self, id: str) -> str:
        """The label of the entity with that id. Raises KeyError where there is none."""
        return self.records.entity(id).label

    def _row(self, claim: Claim, labels: bool = False) -> dict[str, Any]:
        name = self._labelled if labels else str
        places = [e for e in claim.evidence if not e.outweighed]
        dated = next((e for e in places if e.date), None)
        paid = next((e for e in places if e.amount), None)
        first = places[0] if places else None
        end = claim.object.value if isinstance(claim.object, Literal) else name(claim.object)
        return {
            "subject": name(claim.subject), "relation": claim.relation, "object": end, "status": claim.status,
            "source": claim.attributed_to and name(claim.attributed_to),
            "date": dated and dated.date, "earliest": dated and dated.earliest, "latest": dated and dated.latest,
            "amount": paid and paid.amount, "joint": bool(paid and paid.joint_amount),
            "article": first and first.article, "quote": first and first.quote,
            "confidence": claim.confidence, "sources": claim.sources, "claim": claim.id,
        }  # fmt: skip

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {}

    def _labelled(self, id: str) -> str:
        if id not in self._labels:
            self._labels[id] = self.label(id)
        return self._labels[id]


def open_graph(folder: str | Path) -> KnowledgeGraph:
    """The graph that `kg build` left in `folder`, open for reading. Raises KgError where there is none."""
    path = Path(folder)
    if not path.is_dir():
        raise KgError(f"{path}: no such folder; run kg build SOURCE -o {path}")
    return KnowledgeGraph(path)
