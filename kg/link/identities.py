"""What the editor decided about who is who, in the terms in which names are resolved: keys of names.

The editor's merges come before those that names suggest, and no merge puts together what the editor keeps apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kg.link.decisions import Decision, by_kind
from kg.link.slugs import squash
from kg.model import TYPES, EntityType

KeyOf = Callable[[str], str]
PERSON = "|person"  # what tells a person's key from that of a thing of the same name


@dataclass(frozen=True, slots=True)
class Identities:
    """Decisions on entities by keys of names: merges with their reasons, pairs kept apart, types, ids, homonyms.

    `homonyms` are (key, article id): the bearer of that name in that article is another one.
    """

    same: tuple[tuple[str, str, str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    types: Mapping[str, EntityType] = field(default_factory=dict)
    pins: Mapping[str, str] = field(default_factory=dict)
    homonyms: frozenset[tuple[str, str]] = frozenset()

    def key(self, own: str, merged: Iterable[str], article: str) -> str:
        """The key of a mention that bears the name `own`, which names of its article put under `merged`, step by step.

        Where the editor keeps two of them apart, it stays with the first.
        """
        kept = own
        for step in merged:
            if self.apart and frozenset((kept, step)) in self.apart:
                break
            kept = step
        other = self.homonyms and self.homonyms & {(own, article), (kept, article)}
        return f"{kept}|{article}" if other else kept

    def on(self, keys: Mapping[tuple[str, int], str], owns: Mapping[tuple[str, int], str]) -> Identities:
        """The same decisions on the keys that names ended under (`keys`), where no mention is left under its own."""
        there, under = set(keys.values()), defaultdict(set)
        for place, key in keys.items():
            under[owns[place]].add(key)

        def end(name: str) -> str:
            if name in there or len(under[name]) != 1:
                return name.removesuffix("person") + PERSON if _parted(name, there) else name
            return next(iter(under[name]))

        return Identities(
            tuple((end(a), end(b), why) for a, b, why in self.same), self.apart,
            {end(name): kind for name, kind in self.types.items()}, {end(n): id for n, id in self.pins.items()},
            self.homonyms,
        )  # fmt: skip


def _parted(name: str, there: set[str]) -> bool:
    """Is this the id of a person who shares a name with a thing (`vexia-person`)?"""
    return name not in there and name.removesuffix("person") + PERSON in there


def identities(decisions: Iterable[Decision], key_of: KeyOf) -> Identities:
    """The decisions on entities; `key_of` gives the key of a squashed name. A new label or id is a name like others."""
    found = by_kind(decisions)
    renamed = {squash(d.about[1]): squash(d.about[0]) for d in (*found["rename"], *found["pin"])}

    def key(name: str) -> str:
        plain = squash(name)
        return key_of(renamed.get(plain, plain))

    return Identities(
        tuple((key(d.about[0]), key(d.about[1]), _reason(d)) for d in found["same"]),
        frozenset(frozenset(map(key, d.about)) for d in found["different"]),
        {key(d.about[0]): next(t for t in TYPES if t == d.about[1]) for d in found["retype"]},
        {key(d.about[0]): d.about[1] for d in found["pin"]},
        frozenset((key(d.about[0]), d.about[1]) for d in found["homonym"]),
    )


def _reason(d: Decision) -> str:
    told = ", ".join(part for part in (d.by, d.why) if part)
    return f"« {d.about[0]} », « {d.about[1]} »: the editor's decision{f' ({told})' if told else ''}"
