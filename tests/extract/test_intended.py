"""What somebody announces that he means to do is a plan, whatever the infinitive hangs on."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

_PLANS = [
    ("O{Norvax} a annoncé son intention de racheter O{Altenor}.", "Norvax acquired Altenor planned"),
    ("O{Norvax} a fait part de son intention de racheter O{Altenor}.", "Norvax acquired Altenor planned"),
    ("O{Norvax} a annoncé son intention de poursuivre O{Altenor} en justice.", "Norvax sues Altenor planned"),
]


@pytest.mark.parametrize(("text", "plan"), _PLANS)
def test_an_intention_is_a_plan(text: str, plan: str) -> None:
    assert plan in claims(text)


def test_no_intention_is_a_denial() -> None:
    assert "Norvax acquired Altenor denied" in claims("O{Norvax} n'a pas l'intention de racheter O{Altenor}.")


def test_what_was_managed_is_no_plan() -> None:
    assert "Norvax acquired Altenor" in claims("O{Norvax} a réussi à racheter O{Altenor}.")
