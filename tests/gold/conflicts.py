"""Contradictions among the annotated facts of a gold set, which stand in for a perfect extraction, or among our own.

python tests/gold/conflicts.py SET           the annotated facts of a set
python tests/gold/conflicts.py --own FOLDER  what kg reads in a folder of articles
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.evaluate import GoldArticle, load_gold
from kg.link.conflicts import find_conflicts
from kg.model import Article, Claim, Conflict, Evidence, Literal
from kg.pipeline import graph_of


def claims_of(folder: Path) -> dict[str, Claim]:
    """The explicit facts of a set as claims, by id; entities of all articles are one where they share a label."""
    found: dict[str, Claim] = {}
    for article in load_gold(folder):
        for fact in article.facts:
            if not fact.get("inferred"):
                claim = _claim(article, fact)
                same = found.setdefault(claim.id, claim)
                if same is not claim:
                    evidence = (*same.evidence, *claim.evidence)
                    found[claim.id] = Claim(*_identity(same), evidence)
    return found


def _identity(c: Claim) -> tuple[str, str, str, str | Literal, str, str | None]:
    return c.id, c.subject, c.relation, c.object, c.status, c.attributed_to


def _claim(article: GoldArticle, fact: dict[str, object]) -> Claim:  # type: ignore[type-arg]
    def name(end: object) -> str | Literal:
        if isinstance(end, dict):
            return next(Literal(kind, str(value)) for kind, value in end.items())
        return article.labels[str(end)]

    subject, relation, object = name(fact["s"]), str(fact["p"]), name(fact["o"])
    status, source = str(fact["status"]), fact.get("attributedTo")
    by = article.labels.get(str(source)) if source else None
    quote = str(fact["evidence"])
    start = max(article.text.find(quote), 0)
    date, amount = fact.get("date"), fact.get("amount")
    evidence = Evidence(article.id, start, start + len(quote), quote, "gold", 1.0,
                        date=str(date) if date else None, amount=str(amount) if amount else None)  # fmt: skip
    parts = (str(subject), relation, str(object), status, by or "")
    id = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
    return Claim(id, str(subject), relation, object, status, by, (evidence,))  # type: ignore[arg-type]


def contradictions(folder: Path) -> Iterator[tuple[Conflict, Claim]]:
    """The contradictions among them (no evolutions), each with its first claim."""
    claims = claims_of(folder)
    articles = [Article(article.id, article.text, "", ()) for article in load_gold(folder)]
    for conflict in find_conflicts(list(claims.values()), articles):
        if conflict.kind != "evolution":
            yield conflict, claims[conflict.sides[0].evidence[0][0]]


def own_contradictions(folder: Path) -> Iterator[tuple[Conflict, Claim]]:
    """The contradictions that kg finds in a folder of articles, each with its first claim, its ends as labels."""
    graph = graph_of([folder])
    labels, claims = {e.id: e.label for e in graph.entities}, {c.id: c for c in graph.claims}
    for conflict in graph.conflicts:
        if conflict.kind != "evolution":
            first = claims[conflict.sides[0].evidence[0][0]]
            end = labels[first.object] if isinstance(first.object, str) else first.object
            yield conflict, replace(first, subject=labels[first.subject], object=end)


def main() -> None:
    """Print them."""
    own = sys.argv[1] == "--own"
    for conflict, claim in own_contradictions(Path(sys.argv[2])) if own else contradictions(Path(sys.argv[1])):
        sides = " / ".join(side.value for side in conflict.sides)
        print(f"{conflict.kind}: {claim.subject} {claim.relation} {claim.object}: {sides}")


if __name__ == "__main__":
    main()
