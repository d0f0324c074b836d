"""A made-up graph of any size: the same for the same size, with a few entities in many claims and many in few."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate

from kg.link.conflicts import find_conflicts
from kg.model import Article, Claim, Entity, EntityType, Evidence, Graph, Status

_PER_ARTICLE = 50
_RELATIONS = (
    "accuses", "acquired", "cofounded", "competesWith", "criticizes", "founded", "funds", "joined", "leads", "left",
    "meets", "offersToAcquire", "owns", "partnersWith", "sues", "worksFor",
)  # fmt: skip
_STATUSES: tuple[Status, ...] = ("asserted",) * 14 + ("former", "planned", "planned", "alleged", "alleged", "denied")
_KINDS: tuple[EntityType, ...] = ("Person", "Organization", "Person", "Organization", "Project")
_MONEY = ("funds", "acquired", "offersToAcquire")


def synthetic(size: int) -> Graph:
    """A graph of `size` claims: an entity for every 20 of them, an article for every 50."""
    entities = max(size // 20, 10)
    articles = _articles(size)
    claims = tuple(_claims(size, entities))
    return Graph(articles, _entities(entities, claims), claims, find_conflicts(claims, articles))


def _articles(size: int) -> tuple[Article, ...]:
    lines = [_sentence(number) for number in range(_PER_ARTICLE)]
    text = "\n".join(lines)
    return tuple(
        Article(f"a{number:06d}", text, "", (), f"Article {number}", f"20{number % 25:02d}-{number % 12 + 1:02d}")
        for number in range(-(-size // _PER_ARTICLE))
    )


def _sentence(number: int) -> str:
    return f"La phrase {number:02d} dit que l'un a fait quelque chose avec l'autre, et pour combien."


def _entities(count: int, claims: Sequence[Claim]) -> tuple[Entity, ...]:
    """Each mentioned once in every article that states something of it."""
    places: list[dict[str, None]] = [{} for _ in range(count)]
    for claim in claims:
        for end in (claim.subject, claim.object):
            places[int(str(end)[1:])] |= {evidence.article: None for evidence in claim.evidence}
    return tuple(
        Entity(f"e{number:06d}", f"Nom {number:06d}", _KINDS[number % 5], (f"Nom {number:06d}", f"N. {number:06d}"),
               tuple((article, number) for article in places[number]))
        for number in range(count)
    )  # fmt: skip


def _claims(size: int, entities: int) -> Iterator[Claim]:
    """Every claim with one piece of evidence, one in ten with a second in the next article."""
    dice = random.Random(20)
    weights = list(accumulate(1 / (rank + 10) for rank in range(entities)))

    def someone() -> str:
        return f"e{min(bisect(weights, dice.random() * weights[-1]), entities - 1):06d}"

    articles = -(-size // _PER_ARTICLE)
    for number in range(size):
        relation, subject, other = dice.choice(_RELATIONS), someone(), someone()
        article = number // _PER_ARTICLE
        places = [article] if dice.random() < 0.9 else [article, (article + 1) % articles]
        evidence = tuple(_evidence(place, number, relation, dice) for place in dict.fromkeys(places))
        source = someone() if dice.random() < 0.2 else None
        yield Claim(
            f"{number:016x}", subject, relation, other, dice.choice(_STATUSES), source, evidence,
            round(dice.uniform(0.4, 1), 2), (), len(evidence),
        )  # fmt: skip


def _evidence(article: int, number: int, relation: str, dice: random.Random) -> Evidence:
    line = number % _PER_ARTICLE
    quote = _sentence(line)
    start = line * (len(quote) + 1)
    day = f"20{dice.randrange(25):02d}-{dice.randrange(1, 13):02d}-{dice.randrange(1, 29):02d}"
    date = day if dice.random() < 0.4 else None
    amount = f"{dice.randrange(1, 1000)}000000 EUR" if relation in _MONEY and dice.random() < 0.5 else None
    return Evidence(
        f"a{article:06d}", start, start + len(quote), quote, f"{relation}#1", 0.9, date, date, date, amount,
        amount is not None and dice.random() < 0.1,
    )  # fmt: skip
