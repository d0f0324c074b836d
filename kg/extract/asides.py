"""Words between a noun and its complement that belong to neither (« le rachat, pour 3 millions d'euros, de Y »)."""

from __future__ import annotations

from kg.extract.qualifier_words import qualifier_words
from kg.extract.tree import Parsed, Token

_LONGEST = 10  # tokens


def past_aside(parsed: Parsed, i: int) -> int:
    """The token at which the sentence goes on past an aside that begins at token `i`; `i` where none does.

    An aside is what stands in brackets, a complement between two commas before « de » or another preposition, and
    « pour un montant non dévoilé ».
    """
    last = min(i + _LONGEST, parsed.sentence_of(i).last)
    t, behind = parsed.tokens[i], parsed.tokens[i + 1 : last]
    if t.text == "(":
        return _past(behind, ")") or i
    if t.text == "," and behind and behind[0].pos == "ADP":
        end = _past(behind, ",")
        verbal = any(k.pos in ("VERB", "AUX", "SCONJ", "PRON") for k in behind[: end - i - 1] if end)
        return end if end and end < last and parsed.tokens[end].pos == "ADP" and not verbal else i
    return _past_sum(behind) or i if t.plain == "pour" else i


def _past(behind: list[Token], mark: str) -> int:
    """The token behind the first such mark; 0 where there is none."""
    return next((t.i + 1 for t in behind if t.text == mark), 0)


def _past_sum(behind: list[Token]) -> int:
    """The token behind « un montant non dévoilé »; 0 where no such words stand there."""
    at = next((k for k, t in enumerate(behind[:3]) if t.plain in qualifier_words("sums")), None)
    rest = behind[at + 1 : at + 3] if at is not None else []
    kept_quiet = len(rest) == 2 and rest[0].plain in ("non", "resté") and rest[1].morph.get("VerbForm") == "Part"
    return rest[1].i + 1 if kept_quiet else 0
