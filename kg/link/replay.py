"""Follow the editor's decisions on a linked graph: labels, matches, verdicts, added claims, preferred sides.

Who is who was decided before, when names were resolved (`identities`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.link.added import Additions, additions, joined
from kg.link.conflicts import find_conflicts
from kg.link.decisions import CLAIMS, VERDICTS, Decision, refuse, refuse_rivals
from kg.link.directory import Directory
from kg.link.identity import claim_order
from kg.link.slugs import squash
from kg.model import STATUSES, Claim, Conflict, Entity, Graph, Literal, Verdict
from kg.ontology.relations import load_relations


def replay(graph: Graph, decisions: Sequence[Decision]) -> tuple[Graph, tuple[Decision, ...]]:
    """The graph with decisions followed, and those that apply to nothing in it; their order does not matter.

    Raises KgError naming both lines where two cannot both be followed.
    """
    if not decisions:
        return graph, ()
    more = additions(graph, decisions)
    graph = _with_additions(graph, more)
    people = Directory(graph.entities, decisions)
    on_entities = [d for d in decisions if d.kind not in CLAIMS]
    idle = [d for d in on_entities if not _applies(d, people, graph)]
    refuse_rivals([d for d in decisions if d.kind != "prefer"], lambda d: people.one(d.about[0]) or squash(d.about[0]))
    graph = replace(graph, entities=tuple(_described(graph.entities, on_entities, people)))
    graph, missed = _judged(graph, [d for d in decisions if d.kind in VERDICTS], people, more)
    graph = replace(graph, conflicts=find_conflicts(graph.claims, graph.articles))
    graph, unsettled = _settled(graph, decisions, people)
    return graph, tuple(d for d in decisions if d in (*idle, *missed, *unsettled))


def _with_additions(graph: Graph, more: Additions) -> Graph:
    return replace(
        graph,
        entities=tuple(sorted((*graph.entities, *more.entities), key=lambda e: e.id)),
        articles=tuple(sorted((*graph.articles, *more.documents), key=lambda a: a.id)),
    )


# -- entities --------------------------------------------------------------------------------------------------------


def _applies(d: Decision, people: Directory, graph: Graph) -> bool:
    if d.kind in ("same", "different"):
        return bool(people.of(d.about[0]) and people.of(d.about[1]))
    if d.kind == "homonym":
        return bool(people.of(d.about[0])) and d.about[1] in {a.id for a in graph.articles}
    return people.one(d.about[1] if d.kind == "pin" else d.about[0]) is not None


def _described(entities: Iterable[Entity], decisions: Sequence[Decision], people: Directory) -> Iterator[Entity]:
    """The entities with the labels and matches that were decided."""
    labels = {people.one(d.about[0]): d.about[1] for d in decisions if d.kind == "rename"}
    matches = [(people.one(d.about[0]), d.about[1]) for d in decisions if d.kind == "match"]
    for e in entities:
        label = labels.get(e.id, e.label)
        more = {iri for id, iri in matches if id == e.id}
        names = tuple(dict.fromkeys((label, *e.names)))
        yield replace(e, label=label, names=names, matches=tuple(sorted({*e.matches, *more})) if more else e.matches)


# -- verdicts and added claims ---------------------------------------------------------------------------------------


def _judged(
    graph: Graph, decisions: Sequence[Decision], people: Directory, more: Additions
) -> tuple[Graph, list[Decision]]:
    decided: dict[str, Decision] = {}
    claims, idle = {c.id: c for c in graph.claims}, []
    by_relation: dict[str, list[Claim]] = {}
    for c in graph.claims:
        by_relation.setdefault(c.relation, []).append(c)
    for d in sorted(decisions, key=lambda d: (d.about, d.kind, d.source, d.by, d.why)):
        if d in more.claims:
            new = more.claims[d]
            claims[new.id] = joined(claims.get(new.id), new)
            meant = [new.id]
        elif d.kind != "add":
            meant = [c.id for c in by_relation.get(d.about[1], ()) if means(d.about, c, people)]
        else:
            meant = []
        for id in meant:
            other = decided.setdefault(id, d)
            if other.kind != d.kind:
                refuse(other, d)
        if not meant:
            idle.append(d)
    judged = (_with_verdict(c, decided[c.id]) if c.id in decided else c for c in claims.values())
    return replace(graph, claims=tuple(sorted(judged, key=claim_order))), idle


def means(about: Sequence[str], c: Claim, people: Directory) -> bool:
    """Is a claim the one that (subject, relation, object, perhaps status) means?"""
    return c.relation == about[1] and c.status in (about[3:] or STATUSES) and _between(about[0], about[2], c, people)


def _between(subject: str, object: str, c: Claim, people: Directory) -> bool:
    """Is a claim of these two? Those of a symmetric relation may be named in either order."""
    if isinstance(c.object, Literal):
        return c.subject in people.of(subject) and c.object.value == object
    ends = [(c.subject, c.object)] + ([(c.object, c.subject)] if load_relations()[c.relation].symmetric else [])
    return any(one in people.of(subject) and other in people.of(object) for one, other in ends)


def _with_verdict(c: Claim, d: Decision) -> Claim:
    who = d.by or "the editor"
    verdict = Verdict(VERDICTS[d.kind], d.by, d.why, d.source)  # type: ignore[arg-type]
    if d.kind == "reject":
        return replace(c, verdict=verdict)
    reason = f"added by {who}, from: {d.source}" if d.kind == "add" else f"confirmed by {who}"
    return replace(c, verdict=verdict, confidence=1.0, reasons=(*c.reasons, reason))


# -- preferred sides -------------------------------------------------------------------------------------------------


Lost = dict[str, dict[int, Decision]]  # by claim and number of the evidence, the decision that prefers another side


def _settled(graph: Graph, decisions: Sequence[Decision], people: Directory) -> tuple[Graph, list[Decision]]:
    """The graph with the preferred sides of contradictions marked, and what stands against them outweighed."""
    claims = {c.id: c for c in graph.claims}
    conflicts, used = {c.id: c for c in graph.conflicts}, []
    won, lost = dict[str, Decision](), Lost()
    preferences = [d for d in decisions if d.kind == "prefer"]
    for d in sorted(preferences, key=lambda d: (d.about, d.why, d.by)):
        for conflict in (c for c in graph.conflicts if c.kind != "evolution"):
            number = _side(conflict, d, claims, people)
            if number is not None:
                conflicts[conflict.id] = replace(conflict, preferred=number)
                used.append(d)
                won |= dict.fromkeys(_only(conflict, number), d)
                _lose(conflict, number, d, lost)
    _refuse_outweighed(claims, [d for d in decisions if d.kind == "confirm"], lost, people)
    weighed = (_weighed(c, won.get(c.id), lost.get(c.id, {})) for c in graph.claims)
    graph = replace(graph, claims=tuple(weighed), conflicts=tuple(conflicts.values()))
    return graph, [d for d in preferences if d not in used]


def _lose(conflict: Conflict, number: int, d: Decision, lost: Lost) -> None:
    """Take down the places of all sides of a conflict but one."""
    kept = set(conflict.sides[number].evidence)
    for id, index in (place for side in conflict.sides for place in side.evidence if place not in kept):
        lost.setdefault(id, {})[index] = d


def _refuse_outweighed(
    claims: Mapping[str, Claim], confirmations: Sequence[Decision], lost: Lost, people: Directory
) -> None:
    """Raise KgError for a claim that is confirmed, and on the side that another decision does not prefer."""
    for id, places in sorted(lost.items()):
        c = claims[id]
        for d in confirmations if len(places) == len(c.evidence) else ():
            if means(d.about, c, people):
                refuse(d, places[min(places)])


def _weighed(c: Claim, won: Decision | None, lost: Mapping[int, Decision]) -> Claim:
    """A claim with what preferences make of it.

    It is outweighed where no place is left that states it; where some are (two dates of one departure), those of the
    other side are.
    """
    if lost and len(lost) == len(c.evidence):
        d = lost[min(lost)]
        return replace(c, verdict=Verdict("outweighed", d.by, d.why))
    evidence = tuple(replace(e, outweighed=n in lost) for n, e in enumerate(c.evidence))
    verdict = Verdict("preferred", won.by, won.why) if won and c.verdict is None else c.verdict
    return replace(c, evidence=evidence, verdict=verdict)


def _side(conflict: Conflict, d: Decision, claims: Mapping[str, Claim], people: Directory) -> int | None:
    """Which side of a conflict a decision prefers; None where it is about something else."""
    ours = [claims[id] for side in conflict.sides for id, _ in side.evidence]
    if len(d.about) > 3 and not all(means(d.about[:3], c, people) for c in ours):
        return None
    if len(d.about) == 3 and not all(c.subject in people.of(d.about[0]) and c.relation == d.about[1] for c in ours):
        return None
    values = {d.about[-1], *people.of(d.about[-1])}
    return next((n for n, side in enumerate(conflict.sides) if side.value in values), None)


def _only(conflict: Conflict, number: int) -> set[str]:
    """Ids of the claims that one side of a conflict makes and no other."""
    others = {id for n, side in enumerate(conflict.sides) if n != number for id, _ in side.evidence}
    return {id for id, _ in conflict.sides[number].evidence} - others


def canonical(graph: Graph, name: str) -> str | None:
    """The name under which decisions best speak of an entity: one that its articles give it, fullest first."""
    id = Directory(graph.entities).one(name)
    return None if id is None else next((n for n in _spoken(graph, id)), id)


def _spoken(graph: Graph, id: str) -> Iterator[str]:
    people = Directory(graph.entities)
    yield from (name for name in graph.entity(id).names if people.one(name) == id)
