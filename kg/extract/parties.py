"""Parties named by their members (« les travaillistes ») and members named by their party (« le PS X »)."""

from __future__ import annotations

import re
from functools import cache

from kg.errors import KgError
from kg.extract.politics_words import politics_table
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.model import Mention

_FILE = "parties.toml"
_WORD = re.compile(r"[\w-]+")


@cache
def _groups() -> dict[str, list[str]]:
    """The nouns with the names that they stand for. Raises KgError naming the entry that is no list of names."""
    groups = load_data(_FILE)["groups"]
    for noun, names in groups.items():
        if not isinstance(names, list) or not all(isinstance(name, str) and name.strip() for name in names):
            raise KgError(f"kg/french/{_FILE}: `groups.{noun}` wants a list of names")
    return dict(groups)


def party(parsed: Parsed, t: Token) -> Mention | None:
    """The name that token `t` is by itself, an article right before it, or None.

    Its canonical name is the party's where the article names it (« les socialistes » beside « Parti socialiste »).
    """
    first = t.i == parsed.sentence_of(t.i).first
    if first or parsed.tokens[t.i - 1].plain not in load_data(_FILE)["before"]["articles"]:
        return None
    noun = _WORD.match(parsed.text, t.start)  # the tokenizer cuts « libéraux-démocrates »
    if noun is None or noun.group() not in _groups():
        return None
    named = {name.text for name in parsed.names}
    whole = next((name for name in _groups()[noun.group()] if name in named), None)
    sure = (("Organization", 1.0),)
    return Mention(0, t.start, noun.end(), noun.group(), "name", t.i, t.sentence, sure, None, "p", whole)  # type: ignore[arg-type]


def names_member(parsed: Parsed, t: Token, behind: Token) -> bool:
    """« l'ex-PS X », « la LR X »: does the known party of token `t` say whose member is the person right behind it?"""
    if t.name is None or behind.i != t.i + 1 or behind.name is None or parsed.names[behind.name].type != "Person":
        return False
    return parsed.names[t.name].text in politics_table("parties", "names")
