"""Short and other forms of a name within one article: which longer name of the article each of them stands for.

Every rule is a small function named for what it finds; its docstring is the reason that a merge keeps.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import OSA

from kg.french import load_data
from kg.french.gazetteer import countries, demonym, kind_of_noun
from kg.link.slugs import fold, squash
from kg.model import TYPES, EntityType, Mention

_LONG = 6  # shorter words one letter apart are too often two names (Iran, Irak)
_SMALL = frozenset(("de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "pour", "of", "for", "the", "and"))
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name in an article: its folded words, its likeliest type, how often it stands there."""

    text: str
    key: str
    words: tuple[str, ...]
    kind: EntityType
    person: bool
    count: int


Rule = Callable[[Form, Form], bool]


def forms_of(mentions: Sequence[Mention]) -> list[Form]:
    """The spellings of an article's names, most words first."""
    by_text: dict[str, list[Mention]] = {}
    for m in mentions:
        if m.kind == "name" and not m.canonical:
            by_text.setdefault(m.text, []).append(m)
    found = [_form(text, same) for text, same in by_text.items()]
    return sorted(found, key=lambda f: (-len(f.words), -len(f.text), -f.count, f.text))


def _form(text: str, same: list[Mention]) -> Form:
    totals: Counter[EntityType] = Counter()
    for m in same:
        for kind, score in m.scores:
            totals[kind] += score  # type: ignore[assignment]
    kind = max(TYPES, key=lambda k: (totals[k], -TYPES.index(k)))
    person = not totals or totals["Person"] >= 0.25 * sum(totals.values())
    return Form(text, squash(text), _words(text), kind, person, len(same))


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(title) for title in load_data("names.toml")["titles"])


def _words(text: str) -> tuple[str, ...]:
    words = fold(text).split()
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    return tuple(words)


def given_name(short: Form, long: Form) -> bool:
    """the first name of a person named in full"""
    people = short.person and long.kind == "Person" and 2 <= len(long.words) <= 4
    return people and short.words == long.words[:1] and len(short.words[0]) > 2


def part_of_full_name(short: Form, long: Form) -> bool:
    """a person's name without a middle name, a second surname or a title"""
    if not (short.person and long.person and 2 <= len(short.words) <= len(long.words)):
        return False
    rest = iter(long.words)
    in_order = all(word in rest for word in short.words)
    return in_order and (short.words[-1] == long.words[-1] or short.words[0] == long.words[0])


def initial(short: Form, long: Form) -> bool:
    """a person's name with the first name as an initial"""
    s, n = short.words, long.words
    people = long.kind == "Person" and 2 <= len(s) <= 3 and len(n) >= 2
    return people and len(s[0]) == 1 and len(n[0]) > 1 and n[0][0] == s[0] and s[-1] == n[-1]


def misspelt_surname(short: Form, long: Form) -> bool:
    """a person's surname, one letter apart"""
    people = short.person and long.kind == "Person" and len(short.words) == 1 and len(long.words) >= 2
    return people and _one_apart(short.words[0], long.words[-1]) and short.words[0] != long.words[-1]


def acronym(short: Form, long: Form) -> bool:
    """the initials of a name of the article"""
    if len(short.words) != 1 or len(long.words) < 2 or long.kind == "Person":
        return False
    letters = _letters(short)
    capitals = sum(c.isupper() for c in letters)
    return 2 <= len(letters) <= 8 and capitals * 3 >= 2 * len(letters) and letters.lower() in _initials(long)


def _letters(form: Form) -> str:
    return "".join(c for c in form.text if c.isalpha())


def _initials(form: Form) -> tuple[str, str]:
    """The first letters of a name's words, with and without those of small words."""
    return "".join(word[0] for word in form.words), "".join(word[0] for word in form.words if word not in _SMALL)


def without_qualifier(short: Form, long: Form) -> bool:
    """the same name without a year, a legal form, a nationality or « de … » at its end"""
    size = len(short.words)
    if short.kind in ("Person", "Place") or short.kind != long.kind or short.words != long.words[:size]:
        return False
    rest = long.words[size:]
    if not rest:
        return False
    forms = {fold(word) for word in load_data("names.toml")["same_company"]}
    plain = all(w in forms or _YEAR.fullmatch(w) or demonym(w) is not None for w in rest)
    return plain or rest[0] in ("de", "des", "du", "d") or _is_head(short)


def _is_head(form: Form) -> bool:
    heads = (*load_data("names.toml")["organization_heads"], *load_data("names.toml")["event_heads"])
    return len(form.words) == 1 and form.text in heads


def with_kind(short: Form, long: Form) -> bool:
    """the same name with the noun that says what it is (« le projet … »)"""
    if len(long.words) != len(short.words) + 1 or long.words[1:] != short.words:
        return False
    # « le groupe X », « l'université X » may be another thing than X; a project, product or work hardly.
    return kind_of_noun(long.text.split()[0]) in ("Project", "Product", "Work")


def other_spelling(short: Form, long: Form) -> bool:
    """the same name, one letter apart"""
    if short.kind != long.kind or len(short.words) != len(long.words):
        return False
    if short.text in countries() and long.text in countries():
        return False
    if len(short.words) > 1 and (short.words[0] != long.words[0] and short.kind == "Person"):
        return False
    pairs = [(a, b) for a, b in zip(short.words, long.words, strict=True) if a != b]
    plural = all(a.rstrip("s") == b.rstrip("s") for a, b in pairs)
    return bool(pairs) and (plural or (len(pairs) == 1 and _one_apart(*pairs[0])))


def _one_apart(a: str, b: str) -> bool:
    digits = any(c.isdigit() for c in a + b)
    return min(len(a), len(b)) >= _LONG - 1 and not digits and a[0] == b[0] and OSA.distance(a, b) <= 1


RULES: tuple[Rule, ...] = (
    acronym, part_of_full_name, initial, with_kind, without_qualifier, given_name, misspelt_surname, other_spelling,
)  # fmt: skip


def fuller_names(mentions: Sequence[Mention]) -> dict[str, tuple[str, str]]:
    """For each key of a short or variant name, the key of the one fuller name it stands for, and the reason.

    A form that could stand for two different names is left alone.
    """
    forms = forms_of(mentions)
    found: dict[str, tuple[str, str]] = {}
    index = _Index(forms)
    for i, short in enumerate(forms):
        near = [(j, forms[j]) for j in index.near(short) if forms[j].key != short.key]
        for rule in RULES if near else ():
            fitting = [f for j, f in near if _before(j, i, rule, short, f) and rule(short, f)]
            if fitting and _alike(fitting):
                long = fitting[0]
                found[short.key] = (long.key, f"« {short.text} », « {long.text} »: {rule.__doc__}")
                break
    return {key: (_end(key, found), reason) for key, (_, reason) in found.items()}


class _Index:
    """Finds the forms that a rule may join with a given one: comparing each with each costs more than all the rest.

    The two share a word, or all their words begin alike, or one is a surname that begins like the other's, or one's
    letters are the other's initials.
    """

    def __init__(self, forms: Sequence[Form]) -> None:
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        for place, form in enumerate(forms):
            full, bare = _initials(form)
            surname = {f"~{full[-1]}"} if len(full) > 1 else set()
            for key in {*form.words, f"-{full}", f"={full}", f"={bare}", *surname}:
                self._at[key].append(place)

    def near(self, short: Form) -> list[int]:
        """Places of the forms, in order."""
        full = _initials(short)[0]
        lone = (f"~{full}", f"={_letters(short).lower()}") if len(full) == 1 else ()
        return sorted({place for key in (*short.words, f"-{full}", *lone) for place in self._at.get(key, ())})


def _before(j: int, i: int, rule: Rule, short: Form, long: Form) -> bool:
    """May form `j` stand for form `i`? The longer one, of equally long ones the more frequent, may."""
    if rule is with_kind:
        return len(long.words) > len(short.words)
    if rule is other_spelling:
        return (-long.count, long.text) < (-short.count, short.text)
    return j < i


def _alike(fitting: list[Form]) -> bool:
    """Do all that fit name the same (each the beginning of the first, or its words in order)?"""
    first = fitting[0]
    return all(set(other.words) <= set(first.words) for other in fitting[1:])


def _end(key: str, found: dict[str, tuple[str, str]]) -> str:
    seen = {key}
    while key in found and found[key][0] not in seen:
        key = found[key][0]
        seen.add(key)
    return key
