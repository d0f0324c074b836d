"""Small pairs of articles: what is a contradiction, of which kind, and what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.link.conflicts import find_conflicts
from kg.model import Article, Claim, Conflict, Evidence, Literal, Status, Verdict

NORD = Article("nord", "", "", (), published="2024-01-10")
SUD = Article("sud", "", "", (), published="2024-03-20")
ARTICLES = (NORD, SUD)
_BORN = Literal("date", "1970")


def said(
    article: Article, relation: str, object: str | Literal = "lumen", status: Status = "asserted",
    by: str | None = None, verdict: Verdict | None = None, start: int = 0, **qualifiers: object,
) -> Claim:  # fmt: skip
    """A claim of one article about Vexia."""
    evidence = Evidence(article.id, start, start + 10, "une phrase", "p#1", 0.9, **qualifiers)  # type: ignore[arg-type]
    identity = "|".join((relation, str(object), status, by or "", article.id, str(start)))
    return Claim(identity, "vexia", relation, object, status, by, (evidence,), verdict=verdict)


def kinds(*claims: Claim) -> list[str]:
    return [conflict.kind for conflict in find_conflicts(claims, ARTICLES)]


CONTRADICTIONS: Sequence[tuple[str, Claim, Claim]] = [
    ("date", said(NORD, "left", date="2018"), said(SUD, "left", date="2019")),
    ("date", said(NORD, "bornOn", _BORN), said(SUD, "bornOn", Literal("date", "1971"))),
    ("amount", said(NORD, "acquired", amount="12000000 EUR"), said(SUD, "acquired", amount="20000000 EUR")),
    ("status", said(NORD, "leads"), said(NORD, "leads", status="former", start=50)),
    ("status", said(SUD, "leads"), said(NORD, "leads", status="former")),
    ("status", said(NORD, "acquired"), said(SUD, "acquired", status="denied")),
    ("object", said(NORD, "bornIn", "lille"), said(SUD, "bornIn", "brest")),
    ("voice", said(NORD, "acquired"), said(SUD, "acquired", status="denied", by="lumen")),
    ("inside", said(NORD, "left", date="2018"), said(NORD, "left", date="2019", start=50)),
    ("evolution", said(NORD, "acquired", status="planned"), said(SUD, "acquired")),
    ("evolution", said(NORD, "leads"), said(SUD, "leads", status="former")),
]  # fmt: skip

FALSE_ALARMS: Sequence[tuple[str, Claim, Claim]] = [
    ("rounding", said(NORD, "acquired", amount="97400000000 USD"), said(SUD, "acquired", amount="100000000000 USD")),
    ("two currencies", said(NORD, "acquired", amount="97 USD"), said(SUD, "acquired", amount="20 EUR")),
    ("a coarser date", said(NORD, "left", date="2018"), said(SUD, "left", date="2018-02")),
    ("phases", said(NORD, "owns", amount="1 USD", date="2024"), said(SUD, "owns", amount="5 USD", date="2028")),
    ("it happens again", said(NORD, "meets", date="2018"), said(SUD, "meets", date="2019")),
    ("a list", said(NORD, "owns", "lumen"), said(SUD, "owns", "orbe")),
    ("joint amounts", said(NORD, "acquired", amount="1 USD", joint_amount=True), said(SUD, "acquired", amount="9 USD")),
    ("same again", said(NORD, "bornIn", "lille"), said(SUD, "bornIn", "lille")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "one", "other"), CONTRADICTIONS)
def test_a_contradiction_has_its_kind(kind: str, one: Claim, other: Claim) -> None:
    wanted = "inside" if one.evidence[0].article == other.evidence[0].article else kind
    assert kinds(one, other) == kinds(other, one) == [wanted]


@pytest.mark.parametrize(("name", "one", "other"), FALSE_ALARMS)
def test_a_false_alarm_is_not_raised(name: str, one: Claim, other: Claim) -> None:
    assert kinds(one, other) == [], name


def test_sides_say_what_is_said_and_where() -> None:
    conflict: Conflict
    (conflict,) = find_conflicts([said(NORD, "left", date="2018"), said(SUD, "left", date="2019")], ARTICLES)
    assert [side.value for side in conflict.sides] == ["2018", "2019"]
    assert ["nord" in side.evidence[0][0] for side in conflict.sides] == [True, False]


def test_a_rejected_claim_contradicts_nothing() -> None:
    gone = said(SUD, "left", date="2019", verdict=Verdict("rejected"))
    assert kinds(said(NORD, "left", date="2018"), gone) == []
