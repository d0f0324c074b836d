"""What link finds in one article without looking at another: which of its names are one, what it says of their types.

It depends on the extract alone, not even on the article's id, and is more work than all that comes after, so that it
is best done while other articles are still being extracted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.extract.bearers import bearers
from kg.french import load_data
from kg.french.gazetteer import cities, countries, known_type
from kg.link.slugs import squash
from kg.link.variants import fuller_names
from kg.model import NAMING, EntityType, Extract, Mention
from kg.ontology.relations import Relation, load_relations

Scores = tuple[tuple[EntityType, float], ...]
_End = tuple[int, tuple[EntityType, ...], bool, bool]
_VOTE = 0.6
# What a name's role says where its words say something that cannot play it, for each of the name's mentions.
_METONYMY = 1.2


@dataclass(frozen=True, slots=True)
class Naming:
    """Mentions of an article that name in the same way: alike but for where they stand.

    `mention` is the first of them, `ids` are those of all. `own` is the key of their words, `bearer` that of the person
    of the article whose surname they are, if any; `fuller` that of the fuller name for which `bearer` or else `own`
    stands there (itself where there is none), and `reason` says why. `scores` are what the words of all of them say
    of their type, `votes` what relations say of it.
    """

    mention: Mention
    ids: tuple[int, ...]
    own: str
    bearer: str | None
    fuller: str
    reason: str
    scores: Scores
    votes: Scores


@dataclass(frozen=True, slots=True)
class Local:
    """An extract with the ways in which its article names, in the order in which they first stand there."""

    extract: Extract
    namings: tuple[Naming, ...]

    def renamed(self, id: str, copy_of: str | None) -> Local:
        """The same by the id that the article has in a build, with the article that it reprints there."""
        article = self.extract.article
        if (article.id, article.copy_of) == (id, copy_of):
            return self
        return replace(self, extract=replace(self.extract, article=replace(article, id=id, copy_of=copy_of)))


def local(extract: Extract) -> Local:
    """What link finds in one article."""
    named = [m for m in extract.mentions if m.kind == "name"]
    borne = {id: key_of(bearer) for id, bearer in bearers(named, _may_be_person).items()}
    alike: dict[tuple[object, ...], list[Mention]] = {}
    for m in extract.mentions:
        if m.kind in NAMING:
            alike.setdefault((m.text, m.kind, m.canonical, m.scores, m.aliases, borne.get(m.id)), []).append(m)
    fuller, votes = fuller_names(extract.mentions), _votes(extract)
    namings = (_naming(same, borne.get(same[0].id), fuller, votes) for same in alike.values())
    return Local(extract, tuple(namings))


def _naming(
    same: Sequence[Mention], bearer: str | None, fuller: Mapping[str, tuple[str, str]], votes: Mapping[int, Scores]
) -> Naming:
    ids, own = tuple(m.id for m in same), key_of(same[0])
    merged, reason = fuller.get(bearer or own, (bearer or own, ""))
    totals: dict[EntityType, float] = {}
    for kind, vote in (pair for id in ids for pair in votes.get(id, ())):
        totals[kind] = totals.get(kind, 0.0) + vote
    scores = tuple((kind, score * len(ids)) for kind, score in same[0].scores)
    return Naming(same[0], ids, own, bearer, merged, reason, scores, tuple(sorted(totals.items())))


# -- keys ------------------------------------------------------------------------------------------------------------


@cache
def _synonyms() -> dict[str, str]:
    """The key of every listed short or other name, with that of the name it is listed under."""
    return {squash(o): squash(name) for name, others in load_data("names.toml")["same"].items() for o in others}


def key_of(mention: Mention) -> str:
    """The key of a mention's own words."""
    return listed(squash(mention.canonical or mention.text))


def listed(key: str) -> str:
    """The key of the name under which another one is listed, else that one itself."""
    return _synonyms().get(key, key)


# -- surnames --------------------------------------------------------------------------------------------------------


def _may_be_person(m: Mention) -> bool:
    return not m.scores or any(kind == "Person" and score >= 0.25 for kind, score in m.scores)


# -- what relations say ----------------------------------------------------------------------------------------------


def referent(mentions: Sequence[Mention], id: int) -> int:
    """The name (or demonym) mention that mention `id` refers to, itself where it names."""
    mention = mentions[id]
    return mention.antecedents[0] if len(mention.antecedents) == 1 else id


def _votes(extract: Extract) -> Mapping[int, Scores]:
    """What the relations that mentions take part in say of their types (what has a PDG is an Organization)."""
    votes: dict[int, dict[EntityType, float]] = {}
    for end, kinds, sure, acts in _ends(extract, load_relations()):
        if extract.mentions[end].text in countries():
            continue  # « exclut la Norvège » makes no person of it
        kept = votes.setdefault(end, {})
        for kind in kinds:
            kept[kind] = kept.get(kind, 0.0) + _VOTE / len(kinds)
        if (sure and _metonym(extract.mentions[end], kinds)) or (acts and _names_company(extract.mentions[end], kinds)):
            same = sum(m.text == extract.mentions[end].text for m in extract.mentions if m.kind == "name")
            kept["Organization"] = kept.get("Organization", 0.0) + _METONYMY * same
    return {id: tuple(kinds.items()) for id, kinds in votes.items()}


def _metonym(m: Mention, kinds: Sequence[EntityType]) -> bool:
    """Does the role of a name that its words take for a product, a work or a place make an organization of it?

    What has members or is founded (« membre de X ») is one, as a club with its city's name; countries and parts of the
    world stay places.
    """
    likely = m.scores[0][0] if m.scores else None
    things = likely in ("Product", "Work") or (likely == "Place" and m.kind == "name" and not _is_region(m.text))
    return things and likely not in kinds and "Organization" in kinds and "Person" not in kinds


def _names_company(m: Mention, kinds: Sequence[EntityType]) -> bool:
    """Is it a service that goes by its company's name, where it does what no product does (« Twitter rachète … »)?"""
    service = m.text in load_data("names.toml")["companies_of_services"] and m.scores[:1] != ()
    return service and m.scores[0][0] == "Product" and "Product" not in kinds and "Organization" in kinds


def _is_region(name: str) -> bool:
    return (
        name in countries()
        or known_type(name) == "Place"
        or name.lower().startswith(tuple(load_data("places.toml")["world_regions"]))
    )


def _ends(extract: Extract, relations: Mapping[str, Relation]) -> Iterator[_End]:
    """The ends of candidates whose frame has one reading only, with the types that the relation allows there.

    The third of each says whether the relation takes names only there (« nommée ministre de la Mer » is a text), and
    what it does there cannot be done with a city; the last, whether it is who does it.
    """
    readings: dict[int, set[str]] = {}
    for c in extract.candidates:
        readings.setdefault(c.frame, set()).add(c.relation)
    for c in extract.candidates:
        if len(readings[c.frame]) > 1 or c.confidence < 0.9 or c.method == "backoff":
            continue
        relation = relations[c.relation]
        yield referent(extract.mentions, c.subject), relation.domain, True, True
        if isinstance(c.object, int):
            kinds: tuple[EntityType, ...] = tuple(k for k in relation.range if k[0].isupper())  # type: ignore[misc]
            end = referent(extract.mentions, c.object)
            city = relation.travel and extract.mentions[end].text in cities()
            yield end, kinds, len(kinds) == len(relation.range) and not city, False
