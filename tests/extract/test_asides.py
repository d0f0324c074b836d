"""What stands between a noun and its complement, and belongs to neither."""

from __future__ import annotations

import pytest
from extract.test_constructions import claims

_SAID = [
    ("O{Delcourt} annonce le rachat, pour 100 millions d'euros, de O{TransAlpes}.", "Delcourt acquired TransAlpes"),
    ("O{Delcourt} annonce l'acquisition pour un montant non dévoilé de O{TransAlpes}.", "Delcourt acquired TransAlpes"),
    ("O{Delcourt} annonce l'acquisition pour une somme non révélée de O{TransAlpes}.", "Delcourt acquired TransAlpes"),
    ("O{Delcourt} cède le solde de sa participation (51 %) dans O{TransAlpes}.", "Delcourt sold TransAlpes"),
    ("O{Delcourt} annonce le rachat, en Bourse, de O{TransAlpes}.", "Delcourt acquired TransAlpes"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), _SAID)
def test_a_complement_is_found_past_an_aside(text: str, said: str) -> None:
    assert said in claims(text)


_UNSAID = [
    ("O{Delcourt} annonce l'acquisition, par la société de O{Norvax}, de la ferme.", "Delcourt acquired Norvax"),
    ("O{Delcourt} annonce un rachat (le dixième, selon le président de O{Norvax}).", "Delcourt acquired Norvax"),
    ("O{Delcourt} annonce un rachat pour un montant non dévoilé, selon O{Norvax}.", "Delcourt acquired Norvax"),
]


@pytest.mark.parametrize(("text", "unsaid"), _UNSAID)
def test_what_stands_in_an_aside_is_no_complement(text: str, unsaid: str) -> None:
    assert unsaid not in claims(text)
