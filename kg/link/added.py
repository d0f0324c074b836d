"""Claims that the editor adds: each rests on a source of its own, and may bring in what no article names."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.dates import bounds
from kg.link.decisions import Decision, is_value, refuse
from kg.link.directory import Directory
from kg.link.identity import claim_id
from kg.link.slugs import slug, squash
from kg.model import BY_EDITOR, STATUSES, TYPES, Article, Claim, Entity, EntityType, Evidence, Graph, Literal, Status
from kg.ontology.relations import Relation, load_relations

PHRASE = "decision"  # what the evidence of an added claim has in place of a phrase
_SLUG = 48  # characters of a source in the id of its document


@dataclass(frozen=True, slots=True)
class Additions:
    """The claims that decisions add to a graph, the entities and documents that these bring in.

    `problems` says, of each decision that cannot be followed in that graph, why.
    """

    claims: Mapping[Decision, Claim]
    entities: tuple[Entity, ...]
    documents: tuple[Article, ...]
    problems: Mapping[Decision, str]


def additions(graph: Graph, decisions: Sequence[Decision]) -> Additions:
    """What decisions add to a graph. Raises KgError for two that say that one thing is of two types."""
    added = [d for d in decisions if d.kind == "add"]
    fresh = _newcomers(graph, added, decisions)
    entities = {e.id: e for e in (*graph.entities, *fresh)}
    people = Directory(entities.values(), decisions)
    problems = {d: why for d in added if (why := next(_problems(d, people, entities), None)) is not None}
    claims = {d: _claim(d, people) for d in added if d not in problems}
    named = {end for claim in claims.values() for end in (claim.subject, claim.object)}
    documents = {d.source: document(d.source) for d in claims}
    return Additions(
        claims, tuple(e for e in fresh if e.id in named), tuple(documents[name] for name in sorted(documents)), problems
    )


def document(source: str) -> Article:
    """What an added claim rests on, as an article whose text is the words that the editor gives for it."""
    digest = hashlib.sha256(source.encode()).hexdigest()[:8]
    url = source if re.fullmatch(r"https?://\S+", source) else None
    return Article(
        f"source-{slug(source)[:_SLUG].strip('-')}-{digest}", source, source, (), source, url=url,
        metadata_from=BY_EDITOR,
    )  # fmt: skip


def joined(known: Claim | None, new: Claim) -> Claim:
    """An added claim together with what else states it: its source is one more."""
    if known is None:
        return new
    places = {(e.article, e.start): e for e in (*known.evidence, *new.evidence)}
    more = {e.article for e in new.evidence} - {e.article for e in known.evidence}
    return replace(known, evidence=tuple(places[place] for place in sorted(places)), sources=known.sources + len(more))


# -- ends ------------------------------------------------------------------------------------------------------------


def _newcomers(graph: Graph, added: Iterable[Decision], decisions: Iterable[Decision]) -> list[Entity]:
    """The entities whose types decisions give, and which the graph does not have."""
    people, taken = Directory(graph.entities, decisions), {e.id for e in graph.entities}
    typed: dict[str, tuple[str, EntityType, Decision]] = {}
    for d in sorted(added, key=lambda d: d.about):
        for name, type in _typed(d):
            if not people.of(name) and typed.setdefault(squash(name), (name, type, d))[1] != type:
                refuse(typed[squash(name)][2], d)
    for d in decisions:
        if d.kind == "retype" and typed.get(squash(d.about[0]), ("", d.about[1]))[1] != d.about[1]:
            refuse(typed[squash(d.about[0])][2], d)
    made = []
    for name, type, d in typed.values():
        base = slug(name)
        id = base if base not in taken else f"{base}-{type.lower()}"
        reason = f"brought in by {d.by or 'the editor'}, from: {d.source}"
        made.append(Entity(id, name, type, (name,), reasons=(reason,)))
    return made


def _typed(d: Decision) -> Iterator[tuple[str, EntityType]]:
    """The ends whose types a decision gives."""
    for name, given in ((d.about[0], d.subject_type), (d.about[2], d.object_type)):
        yield from ((name, type) for type in TYPES if type == given)


def _problems(d: Decision, people: Directory, entities: Mapping[str, Entity]) -> Iterator[str]:
    """Why a claim cannot be added: ends that are unknown, or not of the types that its relation wants."""
    relation = load_relations()[d.about[1]]
    ends: list[tuple[str, str, Sequence[str]]] = [("subject", d.about[0], relation.domain)]
    if not isinstance(_object(d, relation, people), Literal):
        ends.append(("object", d.about[2], relation.range))
    for end, name, allowed in ends:
        found = people.of(name)
        if len(found) != 1:
            yield f"{name}: {'several entities' if found else 'no entity'} of that name; " + (
                "give an id" if found else f"say of which type it is with --{end}-type"
            )
        elif (type := entities[next(iter(found))].type) not in allowed:
            yield f"{name}: is of type {type}; the {end} of {relation.id} wants {' or '.join(allowed)}"
    if people.one(d.about[0]) == people.one(d.about[2]) is not None:
        yield f"{d.about[2]}: is both ends of the claim"


def _object(d: Decision, relation: Relation, people: Directory) -> str | Literal | None:
    end = people.one(d.about[2]) if set(relation.range) & set(TYPES) else None
    if end is None and not d.object_type and relation.literal and is_value(relation.literal, d.about[2]):
        return Literal(relation.literal, d.about[2])
    return end


def _claim(d: Decision, people: Directory) -> Claim:
    """The claim that a decision without problems adds."""
    relation, made = load_relations()[d.about[1]], document(d.source)
    subject, end = people.one(d.about[0]), _object(d, relation, people)
    assert subject is not None and end is not None
    if isinstance(end, str) and relation.symmetric and end < subject:
        subject, end = end, subject
    status: Status = next((s for s in STATUSES if s in d.about[3:]), "asserted")
    first, last = bounds(d.date) if d.date else (None, None)
    evidence = Evidence(
        made.id, 0, len(made.text), made.text, PHRASE, 1.0, d.date or None, first, last, d.amount or None
    )
    id = claim_id(subject, relation.id, end, status, None)
    return Claim(id, subject, relation.id, end, status, evidence=(evidence,))
