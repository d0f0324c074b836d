"""Roles in a row: « Le député et maire de Y, ancien ministre, X, … » bears all of them, « X et Y, respectivement
président de Y et maire de Z » one each."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.appositions import is_modifier, is_title, noun_kind, phrase_end
from kg.extract.lists import is_group
from kg.extract.tree import Parsed, Token
from kg.french import load_data

_LINKS = ("et", ",", "puis", "/", "-", "–")
_ARTICLED = ("du", "au")
_CLOSERS = (",", ".", ")", "»", ":", "(", "–")
_BETWEEN = 3  # modifiers between a link and the noun of a role (« et désormais ancien premier »)


def chained_bearer(parsed: Parsed, noun: int) -> int | None:
    """The token of who bears all roles of the row in which role noun `noun` stands; None where it stands in none.

    That is the name at the end of the row or, where there is none, the first role (« Le député et maire de Y a … »).
    """
    head = _head(parsed, noun)
    if head is None:
        return None
    i, last = phrase_end(parsed, [head, *_row(parsed, head)][-1]) + 1, parsed.sentence_of(noun).last
    comma = i < last and parsed.tokens[i].text == ","
    i += comma
    if i >= last or not _is_person(parsed, i):
        return head
    closed = i + 1 >= last or parsed.tokens[i + 1].text in _CLOSERS
    return i if closed or not comma or _opens(parsed, head) else head


def respective_bearer(parsed: Parsed, noun: int) -> int | None:
    """The name that bears role `noun` of « X et Y, respectivement PDG de A et maire de B »; None where none is told."""
    first = parsed.sentence_of(noun).first
    word = next((k.i for k in parsed.tokens[first:noun] if k.plain == "respectivement"), None)
    if word is None:
        return None
    behind = parsed.tokens[word + 1 : parsed.sentence_of(noun).last]
    roles = [k.i for k in behind if _is_role(k) and _follows(parsed, k.i, word)]
    names = _names_before(parsed, word - 1, first)
    return names[roles.index(noun)] if noun in roles and 1 < len(roles) == len(names) else None


def respective_pairs(
    parsed: Parsed, noun: Token, bearers: tuple[int, ...], objects: tuple[int, ...], relation: str
) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """« les patrons de A et de B, X et Y »: of a post that each has one holder of, who holds which, in their order.

    None where they are not as many, or share the post (« coprésidents »); of any role where the text says it so.
    """
    table = load_data("grammar.toml")["pairings"]
    s = parsed.sentence_of(noun.i)
    near = parsed.tokens[max(s.first, noun.i - 2) : min(noun.i + 3, s.last)]
    said = any(k.plain in table["respective"] for k in near)
    alone = relation in table["one_holder"] and is_group(noun) and not noun.plain.startswith("co")
    if len(bearers) != len(objects) or len(bearers) < 2 or not (said or alone):
        return ()
    return tuple(((who,), (whose,)) for who, whose in zip(sorted(bearers), sorted(objects), strict=True))


def _follows(parsed: Parsed, noun: int, word: int) -> bool:
    """Does a role stand right behind « respectivement », a comma or « et »?"""
    i = noun - 1
    while i > word and (_qualifies(parsed.tokens[i]) or parsed.tokens[i].pos == "DET"):
        i -= 1
    return i == word or parsed.tokens[i].text.lower() in (",", "et")


def _names_before(parsed: Parsed, i: int, first: int) -> list[int]:
    """The names listed before token `i`, in text order, a comma or a form of « être » between passed over."""
    found: list[int] = []
    while i >= first and (parsed.tokens[i].text in (",", "(") or parsed.tokens[i].lemma == "être"):
        i -= 1
    while i >= first and parsed.tokens[i].name is not None:
        found.insert(0, i)
        i -= 1
        while i >= first and is_title(parsed.tokens[i]):
            i -= 1
        if i < first or parsed.tokens[i].text.lower() not in (",", "et"):
            break
        i -= 1
    return found


def _row(parsed: Parsed, noun: int) -> Iterator[int]:
    """The role nouns behind `noun`, each bare behind « et » or a comma."""
    following = _next(parsed, noun)
    while following is not None:
        yield following
        following = _next(parsed, following)


def _next(parsed: Parsed, noun: int) -> int | None:
    """The noun of the role that comes behind the phrase of another one, bare of any article (« et maire de Y »)."""
    i, last = phrase_end(parsed, noun) + 1, parsed.sentence_of(noun).last
    if i >= last or parsed.tokens[i].text.lower() not in _LINKS:
        return None
    i += 1
    stop = min(i + _BETWEEN, last)
    while i < stop and not _is_role(parsed.tokens[i]) and (_qualifies(parsed.tokens[i])):
        i += 1
    return i if i < last and _is_role(parsed.tokens[i]) else None


def _qualifies(t: Token) -> bool:
    return t.name is None and (is_modifier(t) or t.pos in ("ADJ", "ADV") or t.text == "-")


def _is_role(t: Token) -> bool:
    nominal = t.name is None and t.pos not in ("ADV", "DET", "ADP") and not is_modifier(t)
    return nominal and noun_kind(t.text) == "Person"


def _head(parsed: Parsed, noun: int) -> int | None:
    """The first role of the row of two or more that `noun` stands in: it has an article or opens its sentence."""
    first = parsed.sentence_of(noun).first
    for k in parsed.tokens[first : noun + 1]:
        if _is_role(k) and _begins(parsed, k.i):
            row = [k.i, *_row(parsed, k.i)]
            if len(row) > 1 and noun in row:
                return k.i
    return None


def _begins(parsed: Parsed, noun: int) -> bool:
    """Does an article stand before a role, or does it open its sentence, and does no name stand there to bear it?"""
    i, first = noun - 1, parsed.sentence_of(noun).first
    while i >= first and _qualifies(parsed.tokens[i]):
        i -= 1
    if i < first:
        return True
    if parsed.tokens[i].pos != "DET" and parsed.tokens[i].text.lower() not in _ARTICLED:
        return False
    apposed = i - 2 >= first and parsed.tokens[i - 1].text == "," and _is_person(parsed, i - 2)
    return not apposed


def _opens(parsed: Parsed, head: int) -> bool:
    """Does a role open its sentence without an article (« Ancien ministre et maire de Y, X … »)?"""
    before = parsed.tokens[parsed.sentence_of(head).first : head]
    return all(_qualifies(k) for k in before)


def _is_person(parsed: Parsed, i: int) -> bool:
    name = parsed.tokens[i].name
    return name is not None and parsed.names[name].type == "Person"
