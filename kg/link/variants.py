"""Short and other forms of a name within one article: which longer name of the article each of them stands for.

Every rule is a small function named for what it finds; its docstring is the reason that a merge keeps.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from kg.french import load_data
from kg.french.gazetteer import countries, demonym, kind_of_noun
from kg.link.slugs import NAMES, fold, squash
from kg.model import TYPES, EntityType, Mention

_LONG = 6  # shorter words one letter apart are too often two names (Iran, Irak)
_SMALL = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "et", "en", "au", "aux", "pour", "of", "for", "the", "and")
)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Spelling:
    """What rules look at in a name as it is spelled: its key, its folded words, their first letters, its letters."""

    key: str
    words: tuple[str, ...]
    letters: str
    initials: str
    bare_initials: str  # without those of small words


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name in an article: its likeliest type, how often it stands there."""

    text: str
    spelling: Spelling
    kind: EntityType
    person: bool
    count: int

    @property
    def key(self) -> str:
        return self.spelling.key

    @property
    def words(self) -> tuple[str, ...]:
        return self.spelling.words


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
    totals = dict.fromkeys(TYPES, 0.0)
    for m in same:
        for kind, score in m.scores:
            totals[kind] += score
    person = not any(m.scores for m in same) or totals["Person"] >= 0.25 * sum(totals.values())
    return Form(text, _spelling(text), max(TYPES, key=totals.__getitem__), person, len(same))


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(title) for title in load_data("names.toml")["titles"])


@lru_cache(NAMES)
def _spelling(text: str) -> Spelling:
    words = fold(text).split()
    while len(words) > 1 and words[0] in _titles():
        words = words[1:]
    letters = "".join(c for c in text if c.isalpha())
    bare = "".join(word[0] for word in words if word not in _SMALL)
    return Spelling(squash(text), tuple(words), letters, "".join(word[0] for word in words), bare)


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
    letters, full = short.spelling.letters, long.spelling
    capitals = sum(c.isupper() for c in letters)
    enough = 2 <= len(letters) <= 8 and capitals * 3 >= 2 * len(letters)
    return enough and letters.lower() in (full.initials, full.bare_initials)


def without_qualifier(short: Form, long: Form) -> bool:
    """the same name without a year, a legal form, a nationality or « de … » at its end"""
    size = len(short.words)
    if short.kind in ("Person", "Place") or short.kind != long.kind or short.words != long.words[:size]:
        return False
    rest = long.words[size:]
    if not rest:
        return False
    plain = all(w in _company_words() or _YEAR.fullmatch(w) or demonym(w) is not None for w in rest)
    return plain or rest[0] in ("de", "des", "du", "d") or _is_head(short)


@cache
def _company_words() -> frozenset[str]:
    return frozenset(fold(word) for word in load_data("names.toml")["same_company"])


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


# Where one of these holds, the two names share a word.
_SHARING: tuple[Rule, ...] = (part_of_full_name, initial, with_kind, without_qualifier, given_name)


def fuller_names(mentions: Sequence[Mention]) -> dict[str, tuple[str, str]]:
    """For each key of a short or variant name, the key of the one fuller name it stands for, and the reason.

    A form that could stand for two different names is left alone.
    """
    forms = forms_of(mentions)
    found: dict[str, tuple[str, str]] = {}
    index = _Index(forms)
    for place, short in enumerate(forms):
        for rule, near in index.trials(place, short):
            fitting = [long for long in near if long.key != short.key and rule(short, long)]
            if fitting and _alike(fitting):
                long = fitting[0]
                found[short.key] = (long.key, f"« {short.text} », « {long.text} »: {rule.__doc__}")
                break
    return {key: (_end(key, found), reason) for key, (_, reason) in found.items()}


class _Index:
    """Finds the forms that a rule may join with a given one: comparing each with each costs more than all the rest.

    The longer of two forms may stand for the shorter one, of equally long ones the more frequent.
    """

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = forms
        self._at: defaultdict[str, list[int]] = defaultdict(list)
        for place, form in enumerate(forms):
            full, bare = form.spelling.initials, form.spelling.bare_initials
            surname = {f"~{full[-1]}"} if len(full) > 1 else set()
            for key in {*form.words, f"-{full}", f"={full}", f"={bare}", *surname}:
                self._at[key].append(place)

    def trials(self, place: int, short: Form) -> Iterator[tuple[Rule, list[Form]]]:
        """The rules in the order of trust, each with the forms it may hold for, most words first."""
        spelling, lone = short.spelling, len(short.words) == 1
        if lone and (spelled_out := self._before(place, f"={spelling.letters.lower()}")):
            yield acronym, spelled_out
        if sharing := self._before(place, *short.words):
            yield from ((rule, sharing) for rule in _SHARING)
        if lone and (surnames := self._before(place, f"~{spelling.initials}")):
            yield misspelt_surname, surnames
        if frequent := [f for f in self._of_outline(spelling.initials) if _more_frequent(f, short)]:
            yield other_spelling, frequent

    def _before(self, place: int, *keys: str) -> list[Form]:
        places = {at for key in keys for at in self._at.get(key, ()) if at < place}
        return [self._forms[at] for at in sorted(places)]

    def _of_outline(self, initials: str) -> Iterator[Form]:
        return (self._forms[at] for at in self._at[f"-{initials}"])


def _more_frequent(form: Form, other: Form) -> bool:
    return (-form.count, form.text) < (-other.count, other.text)


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
