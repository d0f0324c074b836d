"""Which mentions are the same entity, of which type: decided once, from all extracts. Each merge keeps its reason.

Within an article a bare surname joins the person who bears it, an acronym its expansion, a former name the present
one. Across articles names join when they are spelled alike (case, accents, spaces and a leading article aside).
The order of the articles does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.french import load_data
from kg.link.decisions import Decision
from kg.link.identities import PERSON, Identities, identities
from kg.link.slugs import fold, slug, squash
from kg.link.variants import fuller_names
from kg.model import NAMING, TYPES, Entity, EntityType, Extract, Mention

Keys = dict[tuple[str, int], str]  # (article id, mention id) → the key of a name
Votes = Mapping[tuple[str, int], tuple[tuple[EntityType, float], ...]]
_MENTION_WEIGHT = 1.0
# A share of the type scores that leaves no doubt.
_CLEAR = 0.9


@dataclass(frozen=True, slots=True)
class EntityIndex:
    """All entities, sorted by id; the entity of each (article id, mention id) that names one; each entity's type."""

    entities: tuple[Entity, ...]
    ids: Mapping[tuple[str, int], str]
    types: Mapping[str, EntityType]


class _Groups:
    """Union-find over name keys, which remembers why it joined, and keeps apart what the editor does."""

    def __init__(self, editor: Identities) -> None:
        self._apart = sorted(sorted(pair) for pair in editor.apart if len(pair) == 2)  # no name is apart from itself
        self._parent: dict[str, str] = {}
        self.reasons: dict[str, set[str]] = defaultdict(set)

    def find(self, key: str) -> str:
        """The key that stands for the group of `key`."""
        root = key
        while self._parent.setdefault(root, root) != root:
            root = self._parent[root]
        return root

    def join(self, a: str, b: str, reason: str) -> None:
        """Put two groups together; the smaller key stands for both, so that order does not matter."""
        first, second = sorted((self.find(a), self.find(b)))
        if any({self.find(x), self.find(y)} == {first, second} for x, y in self._apart):
            return
        self._parent[second] = first
        self.reasons[first] |= self.reasons.pop(second, set()) if second != first else set()
        if a != b:
            self.reasons[first].add(reason)


@cache
def _synonyms() -> dict[str, str]:
    """The key of every listed short or other name, with that of the name it is listed under."""
    return {squash(o): squash(name) for name, others in load_data("names.toml")["same"].items() for o in others}


def _key(mention: Mention) -> str:
    return _listed(squash(mention.canonical or mention.text))


def _listed(key: str) -> str:
    return _synonyms().get(key, key)


def resolve_entities(
    extracts: Sequence[Extract], votes: Votes | None = None, decisions: Sequence[Decision] = ()
) -> EntityIndex:
    """Resolve the names and demonyms of all extracts to entities, as the editor decided where he did.

    `votes` are further type scores by mention.
    """
    editor = identities(decisions, _listed)
    groups = _Groups(editor)
    _join_as_decided(editor, groups)
    keys, owns = _keys(extracts, groups, editor)
    _part_people(extracts, keys)
    editor = editor.on(keys, owns)
    _join_as_decided(editor, groups)
    _join_lone_surnames(extracts, keys, groups)
    return _index(extracts, keys, groups, votes or {}, editor)


def _join_as_decided(editor: Identities, groups: _Groups) -> None:
    for a, b, reason in editor.same:
        groups.join(a, b, reason)


def _keys(extracts: Sequence[Extract], groups: _Groups, editor: Identities) -> tuple[Keys, Keys]:
    """The key of each mention that names something, after what its article says of its names; and of its own words."""
    keys: Keys = {}
    owns: Keys = {}
    for extract in sorted(extracts, key=lambda e: e.article.id):
        surnames = _bearers(extract.mentions)
        fuller = fuller_names(extract.mentions)
        for mention in (m for m in extract.mentions if m.kind in NAMING):
            place = extract.article.id, mention.id
            owns[place] = _key(mention)
            own = surnames.get(mention.id) or owns[place]
            merged, reason = fuller.get(own, (own, ""))
            keys[place] = editor.key(owns[place], (own, merged), extract.article.id)
            if reason and keys[place] == merged:
                groups.reasons[groups.find(merged)].add(reason)
            if mention.id in surnames and keys[place] in (own, merged):
                groups.reasons[groups.find(own)].add(f"« {mention.text} »: the one who bears that name")
            for alias in mention.aliases:
                groups.join(owns[place], squash(alias), f"« {mention.text} » and « {alias} » given as two names")
    return keys, owns


def _bearers(mentions: Iterable[Mention]) -> dict[int, str]:
    """For each one-word name the key of the longer name of the article that ends with it; the last one before it."""
    known: dict[str, list[tuple[int, str]]] = defaultdict(list)
    names = [m for m in mentions if m.kind == "name"]
    for m in names:
        words = m.text.split()
        if len(words) in (2, 3, 4) and _may_be_person(m):
            known[fold(words[-1])].append((m.start, _key(m)))
            if len(words) > 2 and words[-2].lower() in load_data("names.toml")["particles"]:
                known[fold(" ".join(words[-2:]))].append((m.start, _key(m)))
    found = {}
    for m in names:
        bearers = known.get(fold(m.text), [])
        if bearers and _may_be_person(m):
            before = [key for start, key in bearers if start < m.start]
            found[m.id] = before[-1] if before else bearers[0][1]
    return found


def _may_be_person(m: Mention) -> bool:
    return not m.scores or any(kind == "Person" and score >= 0.25 for kind, score in m.scores)


def _part_people(extracts: Sequence[Extract], keys: Keys) -> None:
    """Where one article clearly names a person and another clearly something else by the same word, they are two."""
    totals: dict[tuple[str, str], Counter[bool]] = defaultdict(Counter)
    for extract in extracts:
        for m in extract.mentions:
            place = (extract.article.id, m.id)
            for kind, score in m.scores if place in keys else ():
                totals[place[0], keys[place]][kind == "Person"] += score  # type: ignore[assignment]
    people = {spot for spot, votes in totals.items() if votes[True] > _CLEAR * votes.total()}
    others = {key for (_, key), votes in totals.items() if votes[False] > _CLEAR * votes.total()}
    for place, key in keys.items():
        if (place[0], key) in people and key in others:
            keys[place] = key + PERSON


def _join_lone_surnames(extracts: Sequence[Extract], keys: Keys, groups: _Groups) -> None:
    """A bare surname of an article that gives no full name joins the one person of that surname in the corpus."""
    full: dict[str, set[str]] = defaultdict(set)
    lone: dict[str, str] = {}
    for extract in extracts:
        for m in extract.mentions:
            if m.kind != "name" or not m.scores or m.scores[0][0] != "Person":
                continue
            if " " in m.text:
                full[squash(m.text.split()[-1])].add(groups.find(keys[extract.article.id, m.id]))
            elif keys[extract.article.id, m.id] == _key(m):
                lone[_key(m)] = m.text
    for key in sorted(lone):
        if len(full.get(key, ())) == 1:
            groups.join(key, next(iter(full[key])), f"« {lone[key]} »: the only one of that name in the corpus")


def _index(extracts: Sequence[Extract], keys: Keys, groups: _Groups, votes: Votes, editor: Identities) -> EntityIndex:
    members: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
    for extract in sorted(extracts, key=lambda e: e.article.id):
        for m in extract.mentions:
            if (extract.article.id, m.id) in keys:
                members[groups.find(keys[extract.article.id, m.id])].append((extract.article.id, m))
    types = {groups.find(key): kind for key, kind in editor.types.items()}
    pins = {groups.find(key): id for key, id in editor.pins.items()}
    drafts = {
        root: _entity(found, votes, groups.reasons[root], types.get(root)) for root, found in sorted(members.items())
    }
    entities = _with_slugs(drafts, pins)
    ids = {place: e.id for e in entities for place in e.mentions}
    return EntityIndex(tuple(sorted(entities, key=lambda e: e.id)), ids, {e.id: e.type for e in entities})


def _entity(found: list[tuple[str, Mention]], votes: Votes, reasons: set[str], decided: EntityType | None) -> Entity:
    counts: Counter[str] = Counter()
    totals: Counter[EntityType] = Counter()
    for article, m in found:
        counts[m.text] += 1
        for alias in m.aliases:
            counts[alias] += 0
        for kind, score in (*((k, s * _MENTION_WEIGHT) for k, s in m.scores), *votes.get((article, m.id), ())):
            totals[kind] += score  # type: ignore[assignment]
    likely = max(TYPES, key=lambda k: (totals[k], -TYPES.index(k)))
    label = next((m.canonical for _, m in found if m.canonical), None) or _fullest(counts)
    names = tuple(dict.fromkeys([label, *sorted(counts, key=lambda n: (-counts[n], n))]))
    return Entity("", label, decided or likely, names, tuple((a, m.id) for a, m in found), tuple(sorted(reasons)))


def _fullest(counts: Counter[str]) -> str:
    """The name of most words, then the most frequent, then the first by alphabet."""
    proper = {n: c for n, c in counts.items() if c}
    return min(proper, key=lambda n: (-min(len(n.split()), 3), -proper[n], n))


def _with_slugs(drafts: Mapping[str, Entity], pins: Mapping[str, str]) -> list[Entity]:
    """Give each entity its slug; those that would share one get their type, then a number by their names.

    A pinned id goes to whom it is pinned; who else would have it gets a type.
    """
    found = [replace(drafts[root], id=id) for root, id in pins.items() if root in drafts]
    by_slug: dict[str, list[Entity]] = defaultdict(list)
    for root, e in drafts.items():
        if root not in pins:
            by_slug[slug(e.label)].append(e)
    for base, same in sorted(by_slug.items()):
        for number, e in enumerate(sorted(same, key=lambda e: (e.type, e.names)), 1):
            twins = [o for o in same if o.type == e.type]
            suffix = f"-{e.type.lower()}" if len(same) > 1 or base in pins.values() else ""
            suffix += f"-{number}" if len(twins) > 1 else ""
            found.append(replace(e, id=base + suffix))
    return found
