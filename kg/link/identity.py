"""What makes a claim the claim it is, and the order that claims stand in."""

from __future__ import annotations

import hashlib

from kg.model import Claim, Literal

Order = tuple[str, str, str, str, str]


def _end(object: str | Literal) -> str:
    return object if isinstance(object, str) else f"{object.kind}:{object.value}"


def claim_id(subject: str, relation: str, object: str | Literal, status: str, attributed_to: str | None) -> str:
    """A hash of a claim's identity."""
    parts = (subject, relation, _end(object), status, attributed_to or "")
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def claim_order(claim: Claim) -> Order:
    """Claims stand by subject, relation, object, status and source."""
    return claim.subject, claim.relation, _end(claim.object), claim.status, claim.attributed_to or ""
