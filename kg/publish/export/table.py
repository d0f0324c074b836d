"""CSV of claims: one row for each place that states a claim, for spreadsheets and data frames."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from kg.model import Claim, Evidence, Graph, Literal
from kg.ontology.relations import load_relations
from kg.publish.export import Format
from kg.publish.turtle import replacing

Cell = str | int | float | None
COLUMNS = (
    "claim", "subject", "subject_label", "relation", "relation_label", "object", "object_label", "object_kind",
    "status", "attributed_to", "attributed_to_label", "confidence", "sources", "verdict", "decided_by",
    "decision_reason", "date", "earliest", "latest", "amount", "joint_amount", "share", "role", "place", "article",
    "title", "outlet", "published", "url", "start", "end", "quote", "phrase", "evidence_confidence",
)  # fmt: skip


def rows(graph: Graph) -> Iterator[dict[str, Cell]]:
    """One row for each evidence of each claim, by claim; a claim without evidence has one row."""
    labels = {entity.id: entity.label for entity in graph.entities}
    articles = {article.id: article for article in graph.articles}
    for claim in sorted(graph.claims, key=lambda c: (c.subject, c.relation, str(c.object), c.id)):
        of_claim = _claim(claim, labels)
        for evidence in claim.evidence:
            article = articles[evidence.article]
            yield {
                **of_claim, **_evidence(evidence), "title": article.title, "outlet": article.outlet,
                "published": article.published, "url": article.url,
            }  # fmt: skip
        if not claim.evidence:
            yield of_claim


def _claim(claim: Claim, labels: dict[str, str]) -> dict[str, Cell]:
    end, source, verdict = claim.object, claim.attributed_to, claim.verdict
    return {
        "claim": claim.id, "subject": claim.subject, "subject_label": labels[claim.subject],
        "relation": claim.relation, "relation_label": load_relations()[claim.relation].label["fr"],
        "object": end.value if isinstance(end, Literal) else end,
        "object_label": end.value if isinstance(end, Literal) else labels[end],
        "object_kind": end.kind if isinstance(end, Literal) else "entity", "status": claim.status,
        "attributed_to": source, "attributed_to_label": labels[source] if source else None,
        "confidence": round(claim.confidence, 4), "sources": claim.sources,
        "verdict": verdict.kind if verdict else None, "decided_by": verdict.by if verdict else None,
        "decision_reason": verdict.why if verdict else None,
    }  # fmt: skip


def _evidence(e: Evidence) -> dict[str, Cell]:
    return {
        "date": e.date, "earliest": e.earliest, "latest": e.latest, "amount": e.amount,
        "joint_amount": "true" if e.joint_amount else None, "share": e.share, "role": e.role, "place": e.place,
        "article": e.article, "start": e.start, "end": e.end, "quote": e.quote, "phrase": e.phrase,
        "evidence_confidence": round(e.confidence, 4), **({"verdict": "outweighed"} if e.outweighed else {}),
    }  # fmt: skip


def write_csv(graph: Graph, path: Path, base_iri: str) -> None:
    """Write one row for each evidence of each claim (RFC 4180, UTF-8, a header line)."""
    with replacing(path) as file:
        table = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
        table.writeheader()
        table.writerows(rows(graph))


FORMATS = [Format("csv", "CSV of claims: one row for each sentence that states a claim", ".csv", write_csv)]
