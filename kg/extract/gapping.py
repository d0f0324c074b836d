"""Clauses that leave out the verb of the one before them: « X appartient à A et Y à B », « X détient 40 % et Y 30 % ».

The parser makes of what is left a second complement of the verb (Y and B would own X, too).
"""

from __future__ import annotations

from kg.extract.dates import is_time_word
from kg.extract.tree import Gap, Parsed, Token

_INTRODUCING = ("DET", "NOUN", "ADJ")
_WORDS = 4  # up to the name behind « et » (« et le groupe allemand X »)
_REACH = 14  # from a verb to its object
_JOINING = ("et", ",", ";")
_ENDS = (".", ",", ";", "et", ")", "!", "»")


def settle_gaps(parsed: Parsed) -> None:
    """Take what such clauses are made of out of the verb's own complements, and note it in `parsed.gaps`."""
    for t in parsed.tokens:
        gap = _gap(parsed, t) if t.plain in _JOINING else None
        if gap is not None:
            for k in parsed.tokens[t.i : gap.second + 1]:
                if not t.i <= k.head <= gap.first or (k.i > gap.first and k.head <= gap.first):
                    parsed.hang(k.i, gap.verb, "punct" if k.pos == "PUNCT" else "dep")
            parsed.gaps.append(gap)


def _gap(parsed: Parsed, joint: Token) -> Gap | None:
    last = parsed.sentence_of(joint.i).last
    first = _name_from(parsed, joint.i + 1, last)
    if first is None or first + 2 >= last:
        return None
    behind = (
        first + 1 + (parsed.tokens[first + 1].plain.startswith("à ") and parsed.tokens[first + 1].text.endswith("%"))
    )
    if parsed.tokens[behind].pos == "ADP":
        second = _name_from(parsed, behind + 1, last)
        like = _placed_alike(parsed, joint.i, parsed.tokens[behind].uncontracted)
    elif parsed.tokens[behind].name is not None and behind == first + 1:
        second, like = behind, _object_before(parsed, joint.i, named=True)
    else:
        second = behind + 1 if parsed.tokens[behind].pos == "NUM" and parsed.tokens[behind + 1].text == "%" else None
        like = _object_before(parsed, joint.i, named=False)
    if second is None or like is None or not _ends(parsed, second + 1, last):
        return None
    verb = _verb_of(parsed, like)
    if verb is None or any(k.pos in ("VERB", "AUX") for k in parsed.tokens[verb + 1 : second]):
        return None
    return Gap(verb, like, first, second)


def _ends(parsed: Parsed, i: int, last: int) -> bool:
    """Does the clause end at token `i`, or with the year there (« et Y B en 2013 »)?"""
    dated = i + 1 < last and parsed.tokens[i].plain == "en" and is_time_word(parsed.tokens[i + 1].plain)
    return i >= last or dated or parsed.tokens[i].plain in _ENDS


def _name_from(parsed: Parsed, i: int, last: int) -> int | None:
    """The name at token `i`, or the one that the article and noun there introduce."""
    for t in parsed.tokens[i : min(i + _WORDS, last)]:
        if t.name is not None:
            return t.i
        if t.pos not in _INTRODUCING:
            return None
    return None


def _placed_alike(parsed: Parsed, joint: int, preposition: str) -> int | None:
    """The name right before the joint, if it stands behind the same preposition."""
    name = parsed.tokens[joint - 1 - (parsed.tokens[joint - 1].text == ",")]
    if name.name is None or name.sentence != parsed.tokens[joint].sentence:
        return None
    for t in reversed(parsed.tokens[max(0, name.i - _WORDS) : name.i]):
        if t.pos == "ADP":
            return name.i if t.uncontracted == preposition else None
        if t.pos not in _INTRODUCING:
            return None
    return None


def _object_before(parsed: Parsed, joint: int, named: bool) -> int | None:
    """The last name, or else percentage, before the joint that is the object of a verb."""
    first = max(parsed.sentence_of(joint).first, joint - _REACH)
    objects = (t for t in reversed(parsed.tokens[first:joint]) if t.dep == "obj")
    return next((t.i for t in objects if (t.name is not None if named else t.text == "%")), None)


def _verb_of(parsed: Parsed, complement: int) -> int | None:
    """The verb that a name hangs on, itself or by the noun that introduces it."""
    t = parsed.tokens[complement]
    above = parsed.tokens[t.head]
    between = parsed.tokens[above.i : t.i]
    if above.pos == "NOUN" and 0 < len(between) <= _WORDS and all(k.pos in _INTRODUCING for k in between):
        above = parsed.tokens[above.head]
    return above.i if above.pos == "VERB" and above.name is None and above.i < t.i else None
