"""Lists of names that a group is made of: « trois clubs, dont A et B », « A, B et d'autres membres de Y »."""

from __future__ import annotations

from kg.extract.appositions import FILL, phrase_end
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.forms import looks_plural
from kg.model import EntityType

_STOPS = (",", ".", ")", ";", "–", "»")
_OPENERS = (",", "(", "–", ":")
_TITLE = 4  # words before a listed name (« le vice-président de la région X »)
_THEIRS = ("ses", "leurs", "nos")
_WITH_NAME = ("DET", "ADJ", "NOUN")
_LOOSE = ("DET", "ADP", "ADJ", "NOUN", "NUM")


def is_group(t: Token) -> bool:
    """Is it a common noun in the plural, or a number that stands for one (« deux d'entre eux »)?"""
    return t.name is None and t.pos in ("NOUN", "NUM", "PRON", "PROPN") and looks_plural(t.text)


def enumerated(parsed: Parsed, group: int) -> tuple[int, ...]:
    """The names that stand for noun `group` behind its phrase: « … , dont A et B », « les deux groupes, A et B, »."""
    if not is_group(parsed.tokens[group]) and not _counted(parsed, group):
        return ()
    last = parsed.sentence_of(group).last
    i = _past_groups(parsed, phrase_end(parsed, group) + 1, last)
    i += i < last and parsed.tokens[i].name is not None  # « membres de l'association Y, dont … »
    comma = i < last and parsed.tokens[i].text in _OPENERS
    i += comma
    words = _cue(parsed, i, last)
    if words is None and comma:
        return _spelled_out(parsed, group, i, last)
    if words is None or not (comma or words[0] in ("dont", "comme", "tels", "telles")):
        return ()
    return listed_names(parsed, i + len(words), last)


def _past_groups(parsed: Parsed, i: int, last: int) -> int:
    """« des maisons de disques et (des) chaînes, dont A »: the token behind the groups joined to one, or `i`."""
    while i + 2 < last and parsed.tokens[i].plain == "et":
        noun = parsed.tokens[i + 1 + (parsed.tokens[i + 1].plain in ("des", "de"))]
        if noun.name is not None or noun.pos != "NOUN" or not is_group(noun):
            break
        i = phrase_end(parsed, noun.i) + 1
    return i


def _counted(parsed: Parsed, noun: int) -> bool:
    """« vingt pays »: is a noun without a plural form of its own one by the number before it?"""
    t = parsed.tokens[noun]
    return t.pos == "NOUN" and t.name is None and t.plain.endswith("s") and parsed.tokens[noun - 1].pos == "NUM"


def _spelled_out(parsed: Parsed, group: int, i: int, last: int) -> tuple[int, ...]:
    """« deux rivaux, le groupe A et B », « ses actionnaires, A et B, », « trois marques : A, B et C »: all of them."""
    before = parsed.tokens[i - 1].text
    listed = listed_names(parsed, i, last)
    count = load_data("pronouns.toml")["numbers"].get(parsed.tokens[group - 1].plain)
    if count is not None:
        return listed if len(listed) == count else ()
    owned = any(c.plain in _THEIRS for c in parsed.children(group))
    return listed if len(listed) > 1 and (owned or before == ":") else ()


def _cue(parsed: Parsed, i: int, last: int) -> tuple[str, ...] | None:
    """The words at token `i` that open a list of members, if any do."""
    for cue in load_data("grammar.toml")["members"]:
        words = tuple(cue.split())
        if i + len(words) < last and tuple(t.uncontracted for t in parsed.tokens[i : i + len(words)]) == words:
            return words
    return None


def listed_names(parsed: Parsed, i: int, last: int) -> tuple[int, ...]:
    """The tokens of the names listed from token `i`, « et » before the last; none if a clause follows (« A est »)."""
    found: list[int] = []
    while i < last:
        name = titled_name(parsed, i, last)
        if name is None:
            whole = parsed.tokens[i - 1].text == "," or _unnamed_last(parsed, i, last)
            return tuple(found) if whole else ()
        found.append(name)
        i = past_bracket(parsed, name + 1, last)
        word = parsed.tokens[i].text.lower() if i < last else "."
        if word not in (",", "et", "ou"):
            return tuple(found) if word in _STOPS else ()
        i += 1
    return tuple(found)


def _unnamed_last(parsed: Parsed, i: int, last: int) -> bool:
    """« A, B et l'État, »: does a list end, at token `i`, in somebody without a name?"""
    noun = parsed.tokens[i + 1] if i + 1 < last else parsed.tokens[i]
    end = phrase_end(parsed, noun.i) + 1
    joined = parsed.tokens[i - 1].plain == "et" and parsed.tokens[i].pos == "DET" and noun.pos in ("NOUN", "PROPN")
    return joined and end <= last and (end == last or parsed.tokens[end].text in _STOPS)


def titled_name(parsed: Parsed, i: int, last: int) -> int | None:
    """The name at token `i`, or the one behind the title that stands there (« le ministre X »)."""
    for j in range(i, min(i + _TITLE, last)):
        t = parsed.tokens[j]
        if t.name is not None:
            return j
        if t.pos not in _LOOSE and t.text.lower() not in ("m.", "mme", "me"):
            return None
    return None


def past_bracket(parsed: Parsed, i: int, last: int) -> int:
    """The token behind the bracket that opens at token `i` (« X (Z) »), or `i`."""
    if i < last and parsed.tokens[i].text == "(":
        return next((t.i + 1 for t in parsed.tokens[i : min(i + 6, last)] if t.text == ")"), i)
    return i


def names_with_others(parsed: Parsed, noun: int) -> tuple[int, ...]:
    """The names before « et d'autres membres de Y »: they are members as well."""
    first, i = parsed.sentence_of(noun).first, noun - 1
    if i <= first + 2 or parsed.tokens[i].text.lower() != "autres":
        return ()
    i -= 1
    while i > first and parsed.tokens[i].pos in ("DET", "ADP", "ADJ"):
        i -= 1
    if i <= first or parsed.tokens[i].text.lower() != "et":
        return ()
    found: list[int] = []
    while i > first and parsed.tokens[i].text.lower() in ("et", ","):
        if parsed.tokens[i - 1].name is None:
            break
        found.insert(0, i - 1)
        i -= 2
        while i > first and parsed.tokens[i].pos == "DET":
            i -= 1
    return tuple(found)


def names_until(parsed: Parsed, name: int) -> tuple[int, ...]:
    """The names of the list « A, l'allemand B et C » that ends with the name at token `name`, in text order."""
    first, found = parsed.sentence_of(name).first, [name]
    joint = _before_title(parsed, name, first)
    while joint > first and parsed.tokens[joint].plain == ("et" if len(found) == 1 else ","):
        k = joint - 1
        if parsed.tokens[k].text == ")":
            k = next((t.i - 1 for t in reversed(parsed.tokens[max(first + 1, k - 6) : k]) if t.text == "("), k)
        if parsed.tokens[k].name is None:
            break
        found.insert(0, k)
        joint = _before_title(parsed, k, first)
    return tuple(found)


def _before_title(parsed: Parsed, name: int, first: int) -> int:
    """The token before a listed name and the words that go before it (« et l'allemand X », « et du Niger »)."""
    i = name - 1
    while i > first and i > name - _TITLE and parsed.tokens[i].name is None and parsed.tokens[i].pos in _WITH_NAME:
        i -= 1
    behind = i > first and parsed.tokens[i].pos == "ADP" and parsed.tokens[i - 1].plain in ("et", ",")
    return i - 1 if behind else i


def apposed_names(parsed: Parsed, noun: int) -> tuple[int, ...]:
    """« A, B et C, ses deux rivaux »: the names that a plural behind their comma stands for, as many as it counts."""
    t, i = parsed.tokens[noun], noun - 1
    first = parsed.sentence_of(noun).first
    while i > first and parsed.tokens[i].pos in FILL:
        i -= 1
    if not looks_plural(t.text) or i - 1 <= first or parsed.tokens[i].text not in (",", "("):
        return ()
    if parsed.tokens[i - 1].name is None:
        return ()
    kind = name_type(parsed, i - 1)
    found = [k for k in names_until(parsed, i - 1) if name_type(parsed, k) == kind]
    numbers = load_data("pronouns.toml")["numbers"]
    count = next((numbers[k.plain] for k in parsed.tokens[i + 1 : noun] if k.plain in numbers), len(found))
    return tuple(found[-count:]) if 1 < count <= len(found) else ()


def name_type(parsed: Parsed, name: int) -> EntityType | None:
    """The type of the name that token `name` is, None for another word."""
    index = parsed.tokens[name].name
    return None if index is None else parsed.names[index].type
