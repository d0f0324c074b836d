"""The infinitives that a verb form may belong to.

spaCy's lemma depends on the part of speech it guessed (« tente » → *tente*, « fonde » → *fondre*), so the grammar
asks here instead: irregular forms come from the exception table that ships with spaCy's French pipeline, forms of
the first group (-er) from its regular paradigm with its spelling changes. All candidates are returned; the phrase
that is looked up decides.
"""

from __future__ import annotations

from functools import cache

from kg.french import load_data


@cache
def infinitives(form: str, irregular: tuple[str, ...] = ()) -> frozenset[str]:
    """Every infinitive that `form` (one word, any case) may belong to; `irregular` are spaCy's own candidates."""
    word = form.lower()
    found = set(irregular)
    for ending in load_data("conjugation.toml")["er_endings"]:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            found.update(stem + "er" for stem in _stems(word[: -len(ending)], ending))
    return frozenset(found)


def _stems(stem: str, ending: str) -> set[str]:
    """The spellings that a stem may have in the infinitive: lèv- → lev-, lév-; lanç- → lanc-; mange- → mang-."""
    stems = {stem}
    if stem.endswith("ç"):
        stems.add(stem[:-1] + "c")
    if stem.endswith("ge"):
        stems.add(stem[:-1])
    if stem.endswith("i") and ending.startswith("e"):
        stems.add(stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in "lt":
        stems.add(stem[:-1])
    at = stem.rfind("è")
    if at >= 0 and len(stem) - at <= 3:
        stems.update(stem[:at] + vowel + stem[at + 1 :] for vowel in "eé")
    return stems
