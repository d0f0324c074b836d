"""From the candidates of all extracts to claims: ends become entities, types decide between readings, evidence is
gathered under each claim's identity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.link.confidence import Basis, rated
from kg.link.conflicts import find_conflicts
from kg.link.decisions import Decision
from kg.link.entities import EntityIndex, resolve_entities
from kg.link.identity import claim_id, claim_order
from kg.link.independence import origins
from kg.link.local import Local, local, referent
from kg.link.wordings import fullest
from kg.model import NAMING, Candidate, Claim, Evidence, Extract, Graph, Literal, Mention, Status
from kg.ontology.relations import Relation, load_relations


@dataclass(frozen=True, slots=True)
class _Key:
    """A claim's identity."""

    subject: str
    relation: str
    object: str | Literal
    status: Status
    attributed_to: str | None

    def identity(self) -> tuple[str, str, str | Literal, Status, str | None]:
        return self.subject, self.relation, self.object, self.status, self.attributed_to


class _Linker:
    """Turns the candidates of one extract into keyed evidence."""

    def __init__(self, extract: Extract, index: EntityIndex, relations: Mapping[str, Relation]) -> None:
        self.extract, self.index, self.relations = extract, index, relations

    def entity(self, mention: int) -> str | None:
        return self.index.ids.get((self.extract.article.id, referent(self.extract.mentions, mention)))

    def found(self) -> Iterator[tuple[_Key, Evidence]]:
        """One (identity, evidence) for each frame: its first reading whose ends have types that the relation allows."""
        done: set[int] = set()
        for candidate in self.extract.candidates:
            if candidate.frame not in done:
                key = self._key(candidate)
                if key is not None:
                    done.add(candidate.frame)
                    yield key, self._evidence(candidate)

    def _key(self, c: Candidate) -> _Key | None:
        relation = self.relations[c.relation]
        subject = self.entity(c.subject)
        obj = c.object if isinstance(c.object, Literal) else self.entity(c.object)
        if subject is None or obj is None or subject == obj or self.index.types[subject] not in relation.domain:
            return None
        if isinstance(obj, str) and self.index.types[obj] not in relation.range:
            return None
        if isinstance(obj, str) and relation.alike and self.index.types[subject] != self.index.types[obj]:
            return None
        if isinstance(obj, str) and relation.symmetric and obj < subject:
            subject, obj = obj, subject
        source = self.entity(c.source) if c.source is not None else None
        return _Key(subject, c.relation, obj, c.status, source)

    def _evidence(self, c: Candidate) -> Evidence:
        article = self.extract.article
        return Evidence(
            article=article.id, start=c.start, end=c.end, quote=article.text[c.start : c.end], phrase=c.phrase,
            confidence=c.confidence, date=c.date.value if c.date else None,
            earliest=c.date.earliest if c.date else None, latest=c.date.latest if c.date else None,
            amount=str(c.amount) if c.amount else None, joint_amount=c.joint, share=c.share, role=c.role,
            place=self.entity(c.place) if c.place is not None else None,
        )  # fmt: skip


def _without_general(
    found: dict[_Key, list[Evidence]], relations: Mapping[str, Relation]
) -> dict[_Key, list[Evidence]]:
    """Leave out a claim where a more specific one says the same of the same two (`cofounded`, not also `founded`)."""
    specific = {(k.subject, relations[k.relation].sub_property_of, k.object) for k in found}
    return {k: v for k, v in found.items() if (k.subject, k.relation, k.object) not in specific}


def link(extracts: Iterable[Extract], decisions: Sequence[Decision] = ()) -> Graph:
    """All extracts in, the graph out: entities resolved across articles, claims with all their evidence, sorted.

    Of the editor's decisions those on who is who are followed here, the others by `replay`.
    """
    return link_locals(map(local, extracts), decisions)


def link_locals(articles: Iterable[Local], decisions: Sequence[Decision] = ()) -> Graph:
    """The graph of all articles, from what link found in each of them."""
    articles = sorted(articles, key=lambda found: found.extract.article.id)
    extracts = [found.extract for found in articles]
    relations = load_relations()
    index = resolve_entities(articles, decisions)
    found: dict[_Key, list[Evidence]] = {}
    for extract in extracts:
        for key, evidence in _one_wording(list(_Linker(extract, index, relations).found())):
            found.setdefault(key, []).append(evidence)
    found = _without_general(found, relations)
    claims = [Claim(claim_id(*k.identity()), *k.identity(), _distinct(evidence)) for k, evidence in found.items()]
    claims.sort(key=claim_order)
    claims = _rated(claims, extracts)
    texts = tuple(e.article for e in extracts)
    return Graph(texts, index.entities, tuple(claims), find_conflicts(claims, texts))


def _rated(claims: Iterable[Claim], extracts: Sequence[Extract]) -> list[Claim]:
    """Claims with their confidence: what each piece of evidence rests on is found again by its sentence and phrase."""
    bases: dict[tuple[str, int, str], Basis] = {}
    for extract in extracts:
        for c in extract.candidates:
            bases.setdefault((extract.article.id, c.start, c.phrase), _basis(c, extract.mentions))
    origin = origins(extract.article for extract in extracts)
    return [rated(c, [bases[e.article, e.start, e.phrase] for e in c.evidence], origin) for c in claims]


def _basis(c: Candidate, mentions: Sequence[Mention]) -> Basis:
    ends = (c.subject, c.object) if isinstance(c.object, int) else (c.subject,)
    return Basis(c.method, any(mentions[end].kind not in NAMING for end in ends))


def _one_wording(found: list[tuple[_Key, Evidence]]) -> Iterator[tuple[_Key, Evidence]]:
    """The findings of one article, text objects of one subject and relation brought under their fullest wording."""
    texts: dict[tuple[str, str, Status], Counter[str]] = defaultdict(Counter)
    for key, _ in found:
        if isinstance(key.object, Literal) and key.object.kind == "text":
            texts[key.subject, key.relation, key.status][key.object.value] += 1
    offences = {name for name, relation in load_relations().items() if relation.offences}
    wording = {group: fullest(counts, group[1] in offences) for group, counts in texts.items()}
    for key, evidence in found:
        group = (key.subject, key.relation, key.status)
        if isinstance(key.object, Literal) and key.object.kind == "text":
            key = replace(key, object=Literal("text", wording[group][key.object.value]))
        yield key, evidence


def _distinct(evidence: list[Evidence]) -> tuple[Evidence, ...]:
    """Evidence in text order, each sentence once; of two readings of a sentence the fuller one."""
    best: dict[tuple[str, int], Evidence] = {}
    for e in evidence:
        kept = best.get((e.article, e.start))
        if kept is None or _fullness(e) > _fullness(kept):
            best[e.article, e.start] = e
    return tuple(best[key] for key in sorted(best))


def _fullness(e: Evidence) -> tuple[int, float]:
    return sum(value is not None for value in (e.date, e.amount, e.share, e.role, e.place)), e.confidence
