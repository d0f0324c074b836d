"""One office of two nations told at once: « les ministres français et allemand des Transports, X et Y », « les
présidents français X et russe Y »."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.lists import is_group
from kg.extract.references import References
from kg.extract.texts import singular
from kg.extract.tree import Parsed, Token

_REACH = 20  # tokens from the noun to the second name
_LINKS = ("ADP", "DET", "NOUN", "ADJ", "PROPN", "CCONJ")


def paired_offices(parsed: Parsed, refs: References, noun: int) -> tuple[tuple[int, str], ...]:
    """The token of each holder with the wording of his office; empty where the noun tells of no such pair."""
    t = parsed.tokens[noun]
    words = _up_to_second_person(parsed, refs, noun) if is_group(t) else ()
    nations = [k for k in words if _is_nation(refs, k)]
    people = [k for k in words if refs.kind(k.i) == "Person"]
    if len(nations) != 2 or len(people) != 2 or nations[0].i != noun + 1:
        return ()
    (first, second), (one, other) = nations, people
    together, apart = second.i == first.i + 2, one.i < second.i == other.i - 1
    joint = other.i - 1 if together else second.i - 1
    if not (together or apart) or parsed.tokens[joint].plain != "et":
        return ()
    field = parsed.text[(second if together else first).end : one.start].rstrip(" ,")
    office = singular(t.text, [t])
    return tuple((who.i, f"{office} {nation.text}{field}") for who, nation in ((one, first), (other, second)))


def _up_to_second_person(parsed: Parsed, refs: References, noun: int) -> Sequence[Token]:
    """The words behind the noun up to the second person's name; none if a verb or another sign comes before."""
    found: list[Token] = []
    for k in parsed.tokens[noun + 1 : min(noun + _REACH, parsed.sentence_of(noun).last)]:
        if k.name is None and k.pos not in _LINKS and k.text != ",":
            return ()
        found.append(k)
        if sum(refs.kind(w.i) == "Person" for w in found) == 2:
            return found
    return ()


def _is_nation(refs: References, t: Token) -> bool:
    mention = refs.mention(t.i)
    return mention is not None and mention.kind == "demonym"
