"""Claims that cannot all hold, grouped into conflicts: each with its kind, and its sides with where they are said.

What only looks like a contradiction is none: a rounded figure, a date that holds the finer one, a sum that comes in
phases, a relation that happens again. A plan or a rumour that later articles report as done is an `evolution`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import combinations

from kg.model import Article, Claim, Conflict, ConflictKind, Evidence, Literal, Side
from kg.ontology.relations import Relation, load_relations

Place = tuple[Claim, int]
_ROUNDING = Decimal("0.05")  # « près de 100 » for 97,4
_ENDS = frozenset({"left"})  # repeatable in principle, but the press means one departure where it dates it
_FIGURES = frozenset({"money", "number"})
_HELD = frozenset({"asserted", "former"})


def find_conflicts(claims: Sequence[Claim], articles: Iterable[Article] = ()) -> tuple[Conflict, ...]:
    """All conflicts among claims, by id. The articles' dates tell an evolution from a contradiction."""
    relations, published = load_relations(), {a.id: a.published or "" for a in articles}
    live = [c for c in claims if not c.set_aside]
    found: list[Conflict] = []
    for group in _grouped(live, lambda c: (c.subject, c.relation, str(c.object))):
        relation = relations[group[0].relation]
        found += _of_statuses(group, relation, published)
        if not relation.repeatable or relation.id in _ENDS:
            found += _of_dates(group)
            found += _of_amounts(group)
    for group in _grouped(live, lambda c: (c.subject, c.relation)):
        if relations[group[0].relation].single_valued:
            found += _of_objects(group)
        elif isinstance(group[0].object, Literal):
            found += _of_figures(group)
    return tuple(sorted({c.id: c for c in found}.values(), key=lambda c: c.id))


def _grouped(claims: Iterable[Claim], key: Callable[[Claim], tuple[str, ...]]) -> Iterable[list[Claim]]:
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return groups.values()


def _places(claims: Iterable[Claim]) -> Iterator[Place]:
    for claim in claims:
        yield from ((claim, index) for index in range(len(claim.evidence)))


def _conflict(kind: ConflictKind, sides: Mapping[str, Sequence[Place]]) -> Conflict:
    """A conflict whose id depends on its kind and its claims alone."""
    made = tuple(
        Side(value, tuple(sorted((claim.id, index) for claim, index in sides[value]))) for value in sorted(sides)
    )
    articles = {claim.evidence[index].article for places in sides.values() for claim, index in places}
    kind = "inside" if len(articles) == 1 and kind != "evolution" else kind
    ids = sorted({id for side in made for id, _ in side.evidence})
    digest = hashlib.sha256("\x1f".join((kind, *(side.value for side in made), *ids)).encode()).hexdigest()
    return Conflict(digest[:16], kind, made)


# -- statuses and voices ---------------------------------------------------------------------------------------------


def _of_statuses(group: Sequence[Claim], relation: Relation, published: Mapping[str, str]) -> Iterator[Conflict]:
    sides: dict[str, list[Place]] = defaultdict(list)
    for claim, index in _places(group):
        sides[claim.status].append((claim, index))
    yield from _denials(sides, published)
    if relation.state and {"asserted", "former"} <= set(sides):
        pair = {status: sides[status] for status in ("asserted", "former")}
        earlier, later = _span(pair["asserted"], published), _span(pair["former"], published)
        yield _conflict("evolution" if _before(earlier, later) else "status", pair)
    planned, done = sides.get("planned", []), sides.get("asserted", [])
    if planned and done and _before(_span(planned, published), _span(done, published)):
        yield _conflict("evolution", {"planned": planned, "asserted": done})


def _denials(sides: Mapping[str, list[Place]], published: Mapping[str, str]) -> Iterator[Conflict]:
    """What is denied here and said there; between a source and an article's own voice it is a conflict of voices."""
    held = {status: sides[status] for status in sorted(_HELD | {"alleged", "planned"}) if status in sides}
    if not held or "denied" not in sides:
        return
    if set(held) == {"planned"} and _before(_span(held["planned"], published), _span(sides["denied"], published)):
        yield _conflict("evolution", {**held, "denied": sides["denied"]})
        return
    pair = {**held, "denied": sides["denied"]}
    spoken = [{claim.attributed_to is None for claim, _ in places} for places in pair.values()]
    yield _conflict("voice" if {True} in spoken and {False} in spoken else "status", pair)


def _span(places: Iterable[Place], published: Mapping[str, str]) -> tuple[str, str]:
    """When the articles that say so appeared, first and last; empty where one has no date."""
    days = sorted(published.get(claim.evidence[index].article, "") for claim, index in places)
    return (days[0], days[-1]) if days and days[0] else ("", "")


def _before(earlier: tuple[str, str], later: tuple[str, str]) -> bool:
    """Whether all of one span lies before the other, as far as both are dated; a month is not before its days."""
    if not earlier[1] or not later[0]:
        return False
    size = min(len(earlier[1]), len(later[0]))
    return earlier[1][:size] < later[0][:size]


# -- dates, amounts, objects -----------------------------------------------------------------------------------------


def _clusters(places: Sequence[tuple[str, Place]], agree: Callable[[str, str], bool]) -> dict[str, list[Place]]:
    """Values with who says them, each in the group of the finest value that it agrees with."""
    groups: dict[str, list[Place]] = {}
    for value, place in sorted(places, key=lambda p: (-len(p[0]), p[0], p[1][0].id, p[1][1])):
        home = next((kept for kept in groups if agree(kept, value)), value)
        groups.setdefault(home, []).append(place)
    return groups


def _of_dates(group: Sequence[Claim]) -> Iterator[Conflict]:
    """Dates of one event, none of which holds another. States have dates of validity, which need not agree."""
    if load_relations()[group[0].relation].state:
        return
    dated = [(e.date, (c, i)) for c, i in _places(group) if c.status in _HELD and (e := c.evidence[i]).date]
    sides = _clusters([(date, place) for date, place in dated if date and "/" not in date], same_date)
    if len(sides) > 1 and not _in_steps(sides.values()):
        yield _conflict("date", sides)


def _in_steps(sides: Iterable[Sequence[Place]]) -> bool:
    """Each date comes with an amount of its own (a tenth in 2017, the rest in 2021)."""
    sums = [[claim.evidence[index].amount or "" for claim, index in places] for places in sides]
    return all(map(all, sums)) and not any(
        same_amount(a, b) for one, other in combinations(sums, 2) for a in one for b in other
    )


def same_date(a: str, b: str) -> bool:
    """Whether two ISO dates can be the same day: one is the other or holds it (`2019` holds `2019-03`)."""
    return a.startswith(b) or b.startswith(a)


def _of_amounts(group: Sequence[Claim]) -> Iterator[Conflict]:
    """Amounts of one thing in one currency, said with one status, beyond rounding."""
    for status in sorted({claim.status for claim in group} - {"denied"}):
        found = [
            (amount, (c, i))
            for c, i in _places(c for c in group if c.status == status)
            if (amount := c.evidence[i].amount) and not c.evidence[i].joint_amount
        ]
        for unit in sorted({_unit(amount) for amount, _ in found}):
            ours = [pair for pair in found if _unit(pair[0]) == unit]
            sides = _clusters(ours, same_amount)
            if len(sides) > 1 and not _in_phases([claim.evidence[i] for _, (claim, i) in ours]):
                yield _conflict("amount", sides)


def same_amount(a: str, b: str) -> bool:
    """Whether two amounts (`97400000000 USD`, or a bare number) are the same but for rounding.

    Sums in two units are not compared: they pass for the same.
    """
    if _unit(a) != _unit(b):
        return True
    try:
        x, y = Decimal(a.split()[0]), Decimal(b.split()[0])
    except InvalidOperation:
        return a == b
    return abs(x - y) <= _ROUNDING * max(abs(x), abs(y))


def _unit(amount: str) -> str:
    return amount.partition(" ")[2]


def _in_phases(evidence: Sequence[Evidence]) -> bool:
    """One sentence gives several amounts (100 now, 500 later), or each amount has a date of its own."""
    dates: dict[str, set[str]] = defaultdict(set)
    for e in evidence:
        dates[e.amount or ""].add(e.date or "")
    dated = [days for days in dates.values() if "" not in days]
    places = [(e.article, e.start) for e in evidence]
    return len(set(places)) < len(places) or (len(dated) == len(dates) and not set.intersection(*dated))


def _of_figures(group: Sequence[Claim]) -> Iterator[Conflict]:
    """Figures (a turnover, a headcount) given for one and the same date, beyond rounding."""
    found: dict[str, list[tuple[str, Place]]] = defaultdict(list)
    for claim, index in _places(group):
        date = claim.evidence[index].date
        if date and claim.status in _HELD and isinstance(claim.object, Literal) and claim.object.kind in _FIGURES:
            found[date].append((claim.object.value, (claim, index)))
    for date in sorted(found):
        sides = _clusters(found[date], same_amount)
        if len(sides) > 1:
            yield _conflict("amount", sides)


def _of_objects(group: Sequence[Claim]) -> Iterator[Conflict]:
    """Different objects of a relation that has one true value."""
    found = [(_value(c.object), (c, i)) for c, i in _places(group) if c.status in _HELD]
    literal = isinstance(group[0].object, Literal)
    sides = _clusters(found, same_date if literal else lambda a, b: a == b)
    if len(sides) > 1:
        yield _conflict("date" if literal and group[0].object.kind == "date" else "object", sides)  # type: ignore[union-attr]


def _value(object: str | Literal) -> str:
    return object.value if isinstance(object, Literal) else object
