"""Groups without a name, for whom who leads them stands: « un consortium mené par X », « une équipe que dirige X »."""

from __future__ import annotations

from kg.extract.tree import Parsed, Token
from kg.french import load_data

_INDEFINITE = ("un", "une")
_OF_SEVERAL = ("de", "d'")
_AGENTS = ("obl:agent", "obl:mod", "obl:arg")


def leader_of(parsed: Parsed, group: int) -> int | None:
    """The token of the name that leads the nameless group at token `group`; None where it is none or no name does.

    « le groupe dirigé par X » may be a firm that the article names: only an indefinite one is nameless, or one of
    several (« l'équipe de chercheurs menée par X »).
    """
    words = load_data("grammar.toml")["led_groups"]
    t = parsed.tokens[group]
    if t.name is not None or t.plain not in words["nouns"] or not _is_nameless(parsed, t):
        return None
    of = [c.i for c in parsed.children(group) if c.dep == "nmod" and c.name is None]  # « équipe d'ingénieurs menée »
    for verb in (c for i in (group, *of) for c in parsed.children(i)):
        leads = verb.verbs & set(words["verbs"]) and verb.morph.get("Number") != "Plur"
        leader = _leader(parsed, verb) if leads and verb.i > group and verb.dep.startswith("acl") else None
        if leader is not None:
            return leader.i
    return None


def _is_nameless(parsed: Parsed, t: Token) -> bool:
    kids = parsed.children(t.i)
    several = any(c.dep == "nmod" and any(k.plain in _OF_SEVERAL for k in parsed.children(c.i)) for c in kids)
    return several or any(c.dep == "det" and c.plain in _INDEFINITE for c in kids)


def _leader(parsed: Parsed, verb: Token) -> Token | None:
    """The name behind « par », or the subject of the relative (« que dirige X »)."""
    for c in parsed.children(verb.i):
        by = c.dep in _AGENTS and any(k.dep == "case" and k.plain == "par" for k in parsed.children(c.i))
        if c.name is not None and (by or (verb.dep == "acl:relcl" and c.dep == "nsubj")):
            return c
    return None
