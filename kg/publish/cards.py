"""An entity's card as text: names, type, and what is said of it, each line with what makes it checkable."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from kg.model import Claim, Entity, Evidence, Literal
from kg.ontology.relations import Relation

_SHOWN = 3  # quotes of a claim; the rest is counted


def card_text(
    entity: Entity, claims: Sequence[Claim], label: Callable[[str], str], relations: Mapping[str, Relation],
    width: int = 100,
) -> str:  # fmt: skip
    """The card of an entity, from the claims that have it at either end.

    `label` gives the label of an entity's id; `width` is in characters.
    """
    lines = [f"{entity.label} ({entity.type})"]
    if len(entity.names) > 1:
        lines += _wrapped(f"also: {', '.join(entity.names[1:])}", "  ", width)
    articles = sorted({article for article, _ in entity.mentions})
    if articles:
        lines += _wrapped(f"in {len(articles)} article{'s' * (len(articles) > 1)}: {', '.join(articles)}", "  ", width)
    for heading, group in _groups(entity, claims, relations):
        lines += ["", heading]
        for claim in group:
            lines += _claim_lines(entity, claim, label, width)
    if not claims:
        lines += ["", "nothing is said of it"]
    return "\n".join(lines) + "\n"


def _groups(
    entity: Entity, claims: Sequence[Claim], relations: Mapping[str, Relation]
) -> Iterator[tuple[str, list[Claim]]]:
    """What the entity does, relation by relation, then what is done to it."""

    def heading(claim: Claim) -> tuple[bool, str]:
        relation = relations[claim.relation]
        inverse = claim.subject != entity.id
        return inverse, (relation.inverse if inverse and not relation.symmetric else relation.label)["en"]

    ordered = sorted(claims, key=lambda c: (heading(c), _earliest(c), str(c.object), c.subject, c.status))
    for (_, name), group in groupby(ordered, key=heading):
        yield name, list(group)


def _earliest(claim: Claim) -> str:
    return min((e.earliest for e in claim.evidence if e.earliest), default="9999")


def _claim_lines(entity: Entity, claim: Claim, label: Callable[[str], str], width: int) -> Iterator[str]:
    other = claim.object if claim.subject == entity.id else claim.subject
    said = [other.value if isinstance(other, Literal) else label(other), claim.status]
    if claim.attributed_to:
        said.append(f"according to {label(claim.attributed_to)}")
    if claim.sources > 1:
        said.append(f"{claim.sources} independent sources")
    if claim.verdict:
        said.append(f"{claim.verdict.kind} by {claim.verdict.by or 'the editor'}")
    yield from _wrapped(" · ".join(said), "  ", width)
    for evidence in claim.evidence[:_SHOWN]:
        yield from _wrapped(_where(evidence, label), "      ", width)
    if len(claim.evidence) > _SHOWN:
        yield f"      and {len(claim.evidence) - _SHOWN} more"


def _where(e: Evidence, label: Callable[[str], str]) -> str:
    """`[article, date, amount] « quote »`."""
    joint = " (jointly)" if e.joint_amount else ""
    facts = (
        "outweighed" if e.outweighed else "", e.article, e.date, e.amount and e.amount + joint, e.share, e.role,
        e.place and f"in {label(e.place)}",
    )  # fmt: skip
    quote = " ".join(e.quote.split())
    return f"[{', '.join(fact for fact in facts if fact)}] « {quote} »"


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)
