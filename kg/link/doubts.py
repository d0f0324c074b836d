"""What most wants a person's eye: names that were merged on thin grounds, and claims that are least sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.link.decisions import Decision
from kg.link.directory import Directory
from kg.link.replay import means
from kg.link.slugs import squash
from kg.model import Claim, Entity, Graph, Literal

_PAIR = re.compile(r"« ([^»]+) »(?:,| and) « ([^»]+) »")
_EDITOR = "the editor's decision"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question to the editor: about what, the lines that show it, and the decision that each answer makes."""

    title: str
    lines: tuple[str, ...]
    yes: Decision
    no: Decision


def doubts(graph: Graph, decisions: Sequence[Decision]) -> list[Doubt]:
    """The open questions: merges first, then claims from the least sure on. What is decided is not asked again."""
    return [*_merges(graph, decisions), *_claims(graph, decisions)]


def _merges(graph: Graph, decisions: Sequence[Decision]) -> Iterator[Doubt]:
    decided = {frozenset(map(squash, d.about)) for d in decisions if d.kind in ("same", "different")}
    claims = {e.id: 0 for e in graph.entities}
    for claim in graph.claims:
        for end in (claim.subject, claim.object):
            if isinstance(end, str):
                claims[end] += 1
    for entity in sorted(graph.entities, key=lambda e: (-claims[e.id], e.id)):
        for one, other, reason in _pairs(entity):
            if frozenset((squash(one), squash(other))) not in decided:
                lines = (f"{entity.label} ({entity.type}), in {claims[entity.id]} claims", reason)
                about = (one, other)
                title = f"Are « {one} » and « {other} » the same?"
                yield Doubt(title, lines, Decision("same", about), Decision("different", about))


def _pairs(entity: Entity) -> Iterator[tuple[str, str, str]]:
    """The two names of each merge that names alone suggested, with the reason."""
    for reason in entity.reasons:
        found = _PAIR.match(reason)
        if found and _EDITOR not in reason and squash(found[1]) != squash(found[2]):
            yield found[1], found[2], reason


def _claims(graph: Graph, decisions: Sequence[Decision]) -> Iterator[Doubt]:
    people = Directory(graph.entities, decisions)
    labels = {e.id: e.label for e in graph.entities}
    judged = [d for d in decisions if d.kind in ("reject", "confirm", "add")]
    for c in sorted(graph.claims, key=lambda c: (c.confidence, c.id)):
        if c.verdict is None and not any(means(d.about, c, people) for d in judged):
            end = c.object.value if isinstance(c.object, Literal) else labels[c.object]
            about = (labels[c.subject], c.relation, end, c.status)
            lines = tuple(_shown(c, labels.get(c.attributed_to or "")))
            yield Doubt(
                f"Is it right: {' · '.join(about)}?", lines, Decision("confirm", about), Decision("reject", about)
            )


def _shown(claim: Claim, source: str | None) -> Iterable[str]:
    if source:
        yield f"according to {source}"
    for e in claim.evidence[:2]:
        yield f"[{e.article}] « {' '.join(e.quote.split())} »"
    yield f"confidence {claim.confidence:.2f}: {'; '.join(claim.reasons)}"
