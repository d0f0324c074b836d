"""Measure how often each phrase is right on an annotated set, and write `kg/link/phrase_precision.toml`; or check how
well the confidences of claims are calibrated on another set.

    python tests/gold/measure_phrases.py SET                 write the record
    python tests/gold/measure_phrases.py SET --check         print the table: confidence, claims, share right
"""

from __future__ import annotations

import itertools
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import kg.link.claims as claims_module
from kg.evaluate import _best, load_gold
from kg.link.confidence import Basis
from kg.model import Claim, Graph
from kg.pipeline import graph_of, rows_of

OUT = Path(claims_module.__file__).with_name("phrase_precision.toml")
HEAD = """# How often claims were right on annotated articles, as [right, said]: right where relation, subject and
# object are those of an annotated fact. Written by tests/gold/measure_phrases.py; a claim is counted once an
# article, under the phrase of its first sentence there. Phrases are named by relation and number.
"""
BANDS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.01)


def judged(graph: Graph, folder: Path) -> Iterator[tuple[Claim, str, bool]]:
    """Each claim with each article that states it and whether that article's gold facts have it."""
    gold = {article.id: article for article in load_gold(folder)}
    for claim in graph.claims:
        for id in sorted({e.article for e in claim.evidence}):
            ours = tuple(e for e in claim.evidence if e.article == id)
            article = gold[id]
            part = Claim(claim.id, claim.subject, claim.relation, claim.object, claim.status, claim.attributed_to, ours)
            (row,) = rows_of(Graph(tuple(a for a in graph.articles if a.id == id), graph.entities, (part,)))
            yield part, id, _best(article, article.facts, row) is not None


def record(graph: Graph, folder: Path, bases: dict[tuple[str, str, int], Basis]) -> str:
    """The record as TOML."""
    tables: dict[str, dict[str, Counter[bool]]] = defaultdict(lambda: defaultdict(Counter))
    for claim, article, right in judged(graph, folder):
        first = claim.evidence[0]
        basis = bases[claim.id, article, first.start]
        tables["phrases"][first.phrase][right] += 1
        tables["relations"][claim.relation][right] += 1
        tables["methods"][basis.method][right] += 1
        tables["coreference"]["used" if basis.coreference else "unused"][right] += 1
    parts = [HEAD]
    for name in ("methods", "coreference", "relations", "phrases"):
        rows = (f'"{key}" = [{c[True]}, {c.total()}]\n' for key, c in sorted(tables[name].items()))
        parts.append(f"\n[{name}]\n" + "".join(rows))
    return "".join(parts)


def table(graph: Graph, folder: Path) -> str:
    """Bands of confidence with the number of claims and the share that is right."""
    rated = {claim.id: claim.confidence for claim in graph.claims}
    found = [(rated[claim.id], right) for claim, _, right in judged(graph, folder)]
    lines = ["confidence   claims   right"]
    for low, high in [*itertools.pairwise(BANDS), (0.8, 1.01)]:
        band = [right for confidence, right in found if low <= confidence < high]
        share = f"{sum(band) / len(band):.2f}" if band else "-"
        lines.append(f"{low:.1f} to {min(high, 1.0):.1f}   {len(band):6}   {share:>5}")
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Write the record, or print the table."""
    folder = Path(arguments[0])
    bases: dict[tuple[str, str, int], Basis] = {}
    rate = claims_module.rated

    def watched(claim: Claim, found: Sequence[Basis], *rest: object) -> Claim:
        bases.update({(claim.id, e.article, e.start): b for e, b in zip(claim.evidence, found, strict=True)})
        return claim if "--check" not in arguments else rate(claim, found, *rest)  # type: ignore[arg-type]

    claims_module.rated = watched  # type: ignore[assignment]
    graph = graph_of([folder / "articles"])
    if "--check" in arguments:
        print(table(graph, folder))
    else:
        OUT.write_text(record(graph, folder, bases), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
