"""« a annoncé son intention de racheter Y »: the infinitive that the parser hung on the verb is what the noun is of."""

from __future__ import annotations

from kg.extract.modality import cues
from kg.extract.tree import Parsed, Token

_BEFORE = ("mark", "case", "expl:comp", "obj", "advmod")


def settle_intended(parsed: Parsed, t: Token) -> None:
    """Hang an infinitive behind « son intention de » that hangs on the verb on the noun, in place; `t` is any token."""
    if t.dep != "xcomp" or t.morph.get("VerbForm") != "Inf":
        return
    marks = [c.i for c in parsed.children(t.i) if c.i < t.i and c.dep in _BEFORE]
    noun = parsed.tokens[min(marks, default=t.i) - 1]
    if noun.name is None and noun.head == t.head and noun.dep in ("obj", "obl:arg") and _meant(parsed, noun):
        parsed.hang(t.i, noun.i, "acl")


def _meant(parsed: Parsed, noun: Token) -> bool:
    """Does the noun tell what its owner means to do?"""
    own = any(c.dep == "det" and c.plain in ("son", "sa", "leur") for c in parsed.children(noun.i))
    return own and noun.text.lower() in cues("intention", "nouns")
