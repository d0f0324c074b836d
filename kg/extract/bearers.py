"""Who of the people whom an article names in full bears a surname that stands alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from kg.french.given_names import guessed_gender
from kg.model import Mention


def bearers(names: Iterable[Mention], person: Callable[[Mention], bool]) -> dict[int, Mention]:
    """For the id of each name that ends a longer one, the mention of the longer one that it stands for.

    Only names for which `person` holds bear a name and stand for somebody. Names are in text order.
    """
    names = list(names)
    firms = _before_any_bearer(names)
    people = [m for m in names if person(m) and m.text not in firms]
    known: dict[str, list[Mention]] = defaultdict(list)
    for m in people:
        for surname in _surnames(m.text):
            known[surname].append(m)
    return {m.id: _bearer(m, known[m.text.lower()]) for m in people if m.text.lower() in known}


def _before_any_bearer(names: Sequence[Mention]) -> set[str]:
    """Names, of an organization by their words, that the text (not its title) has before anybody who may bear them.

    « Norvax veut … . La maison fondée par Anne Norvax »: who is but a surname has been named in full before.
    """
    first = {surname: m.start for m in reversed(names) for surname in _surnames(m.text)}
    return {
        m.text
        for m in names
        if m.sentence and m.scores and m.text.lower() in first and m.start < first[m.text.lower()]
        and m.gender is None and max(m.scores, key=lambda pair: pair[1])[0] == "Organization"
    }  # fmt: skip


def _surnames(full: str) -> list[str]:
    """The shorter forms of a full name: its last words (« Le Pen » of « Marine Le Pen »)."""
    words = full.lower().split()
    return [" ".join(words[k:]) for k in range(1, len(words))]


def _bearer(m: Mention, full: Sequence[Mention]) -> Mention:
    """Of those who bear it: of the gender of its title (« Mme X »), the last one named before it, else the first."""
    fitting = [p for p in full if m.gender is None or (p.gender or guessed_gender(p.text)) in (None, m.gender)] or full
    before = [p for p in fitting if p.start < m.start]
    return before[-1] if before else fitting[0]
