"""Which mentions are the same entity, of which type: decided once, from all extracts. Each merge keeps its reason.

Within an article a bare surname joins the person who bears it, an acronym its expansion, a former name the present
one. Across articles names join when they are spelled alike (case, accents, spaces and a leading article aside).
The order of the articles does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.link.decisions import Decision
from kg.link.identities import PERSON, Identities, identities
from kg.link.local import Local, Naming, listed
from kg.link.slugs import slug, squash
from kg.model import TYPES, Entity, EntityType

Spot = tuple[str, int]  # article id, place among its namings
Named = tuple[Spot, Naming]
Keys = dict[Spot, str]  # the key of the name that each naming ends under
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


def resolve_entities(articles: Iterable[Local], decisions: Sequence[Decision] = ()) -> EntityIndex:
    """Resolve the names and demonyms of all articles to entities, as the editor decided where he did."""
    named = [
        ((found.extract.article.id, place), naming)
        for found in sorted(articles, key=lambda found: found.extract.article.id)
        for place, naming in enumerate(found.namings)
    ]
    editor = identities(decisions, listed)
    groups = _Groups(editor)
    _join_as_decided(editor, groups)
    keys = _keys(named, groups, editor)
    _part_people(named, keys)
    editor = editor.on(keys, {spot: naming.own for spot, naming in named}) if decisions else editor
    _join_as_decided(editor, groups)
    _join_lone_surnames(named, keys, groups)
    return _index(named, keys, groups, editor)


def _join_as_decided(editor: Identities, groups: _Groups) -> None:
    for a, b, reason in editor.same:
        groups.join(a, b, reason)


def _keys(named: Sequence[Named], groups: _Groups, editor: Identities) -> Keys:
    """The key of each naming, after what its article says of its names."""
    keys: Keys = {}
    for spot, n in named:
        key = keys[spot] = editor.key(n.own, (n.bearer or n.own, n.fuller), spot[0])
        if n.reason and key == n.fuller:
            groups.reasons[groups.find(key)].add(n.reason)
        if n.bearer and key in (n.bearer, n.fuller):
            groups.reasons[groups.find(n.bearer)].add(f"« {n.mention.text} »: the one who bears that name")
        for alias in n.mention.aliases:
            reason = f"« {n.mention.text} » and « {alias} » given as two names"
            groups.join(n.own, squash(alias), reason)
    return keys


def _part_people(named: Sequence[Named], keys: Keys) -> None:
    """Where one article clearly names a person and another clearly something else by the same word, they are two."""
    people: dict[tuple[str, str], float] = defaultdict(float)
    totals: dict[tuple[str, str], float] = defaultdict(float)
    for spot, naming in named:
        home = spot[0], keys[spot]
        for kind, score in naming.scores:
            totals[home] += score
            people[home] += score if kind == "Person" else 0.0
    others = {key for (article, key), total in totals.items() if total - people[article, key] > _CLEAR * total}
    for spot, key in keys.items():
        home = spot[0], key
        if key in others and people[home] > _CLEAR * totals[home]:
            keys[spot] = key + PERSON


def _join_lone_surnames(named: Sequence[Named], keys: Keys, groups: _Groups) -> None:
    """A bare surname of an article that gives no full name joins the one person of that surname in the corpus."""
    full: dict[str, set[str]] = defaultdict(set)
    lone: dict[str, str] = {}
    for spot, naming in named:
        m = naming.mention
        if m.kind != "name" or not m.scores or m.scores[0][0] != "Person":
            continue
        if " " in m.text:
            full[squash(m.text.split()[-1])].add(groups.find(keys[spot]))
        elif keys[spot] == naming.own:
            lone[naming.own] = m.text
    for key in sorted(lone):
        if len(full.get(key, ())) == 1:
            groups.join(key, next(iter(full[key])), f"« {lone[key]} »: the only one of that name in the corpus")


def _index(named: Sequence[Named], keys: Keys, groups: _Groups, editor: Identities) -> EntityIndex:
    members: dict[str, list[tuple[str, Naming]]] = defaultdict(list)
    for spot, naming in named:
        members[groups.find(keys[spot])].append((spot[0], naming))
    types = {groups.find(key): kind for key, kind in editor.types.items()}
    pins = {groups.find(key): id for key, id in editor.pins.items()}
    drafts = {root: _draft([n for _, n in found], types.get(root)) for root, found in sorted(members.items())}
    entities = []
    for root, id in _slugs(drafts, pins).items():
        mentions = tuple(sorted((article, mention) for article, naming in members[root] for mention in naming.ids))
        draft, reasons = drafts[root], tuple(sorted(groups.reasons.get(root, ())))
        entities.append(Entity(id, draft.names[0], draft.type, draft.names, mentions, reasons))
    ids = {place: e.id for e in entities for place in e.mentions}
    return EntityIndex(tuple(sorted(entities, key=lambda e: e.id)), ids, {e.id: e.type for e in entities})


@dataclass(frozen=True, slots=True)
class _Draft:
    """What an entity's id is made of: its type, and its names, the label first."""

    type: EntityType
    names: tuple[str, ...]


def _draft(found: Sequence[Naming], decided: EntityType | None) -> _Draft:
    counts: dict[str, int] = {}
    totals = dict.fromkeys(TYPES, 0.0)
    for naming in found:
        counts[naming.mention.text] = counts.get(naming.mention.text, 0) + len(naming.ids)
        for alias in naming.mention.aliases:
            counts.setdefault(alias, 0)
        for kind, score in (*naming.scores, *naming.votes):
            totals[kind] += score
    likely = max(TYPES, key=totals.__getitem__)  # the first of equals
    label = next((n.mention.canonical for n in found if n.mention.canonical), None) or _fullest(counts)
    names = sorted(counts, key=lambda n: (-counts[n], n)) if len(counts) > 1 else counts
    return _Draft(decided or likely, tuple(dict.fromkeys([label, *names])))


def _fullest(counts: Mapping[str, int]) -> str:
    """The name of most words, then the most frequent, then the first by alphabet."""
    return min((n for n in counts if counts[n]), key=lambda n: (-min(len(n.split()), 3), -counts[n], n))


def _slugs(drafts: Mapping[str, _Draft], pins: Mapping[str, str]) -> dict[str, str]:
    """The slug of each entity, by root; those that would share one get their type, then a number by their names.

    A pinned id goes to whom it is pinned; who else would have it gets a type.
    """
    found = {root: id for root, id in pins.items() if root in drafts}
    by_slug: dict[str, list[str]] = defaultdict(list)
    for root, draft in drafts.items():
        if root not in pins:
            by_slug[slug(draft.names[0])].append(root)
    for base, same in by_slug.items():
        kinds = Counter(drafts[root].type for root in same)
        for number, root in enumerate(sorted(same, key=lambda r: (drafts[r].type, drafts[r].names)), 1):
            kind = drafts[root].type
            suffix = f"-{kind.lower()}" if len(same) > 1 or base in pins.values() else ""
            suffix += f"-{number}" if kinds[kind] > 1 else ""
            found[root] = base + suffix
    return found
