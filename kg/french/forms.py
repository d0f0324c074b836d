"""Regular inflection of French nouns and adjectives."""

from __future__ import annotations

from kg.french import load_data

_FEMININES = (
    ("eux", "euse"), ("if", "ive"), ("er", "ère"), ("el", "elle"), ("en", "enne"), ("eur", "rice"), ("eur", "euse"),
)  # fmt: skip


def adjective_forms(word: str) -> set[str]:
    """The forms of an adjective or participle given in the masculine singular, regular changes included."""
    feminine = {word + "e"} | {word[: -len(m)] + f for m, f in _FEMININES if word.endswith(m)}
    singular = {word} if word.endswith("e") else {word, *feminine}
    return singular | {form if form.endswith(("s", "x")) else form + "s" for form in singular}


def looks_plural(word: str) -> bool:
    """Does a noun end like a plural? Not « fonds » or « fils », which end so in the singular."""
    return word.lower().endswith(("s", "x")) and word.lower() not in load_data("grammar.toml")["invariable"]


def noun_forms(word: str) -> set[str]:
    """A noun's singular and plural."""
    if word.endswith(("s", "x", "z")):
        return {word}
    if word.endswith("al"):
        return {word, word[:-2] + "aux"}
    return {word, word + ("x" if word.endswith(("eau", "eu")) else "s")}
