"""« il » and « ce » that mean nobody: « il faut », « il s'agit de », « il y a », « c'est ainsi que »."""

from __future__ import annotations

from kg.extract.referent_words import referent_words
from kg.extract.tree import Parsed, Token

_IL = ("il", "-il", "t-il", "-t-il")
_CLEFT = 10  # tokens from « c'est » within which « que » stands


def is_impersonal(parsed: Parsed, t: Token) -> bool:
    """Is the pronoun « il » at `t` the empty subject of its verb? The parser's label is right half the time."""
    if t.text.lower() not in _IL:
        return False
    head = parsed.tokens[t.head]
    verbs = head.verbs | {head.lemma}
    between = [k.plain for k in parsed.tokens[min(t.i, head.i) : max(t.i, head.i)]]
    behind = [k.text.lower() for k in parsed.tokens[t.i + 1 : min(t.i + 4, parsed.sentence_of(t.i).last)]]
    if (
        "y" in behind
        and not _past(parsed, t)
        and ("avoir" in verbs or behind[behind.index("y") + 1 :][:1] in (["a"], ["avait"], ["aura"]))
    ):
        return True
    if "agir" in verbs:
        return "s'" in between or "se" in between
    if verbs & referent_words("impersonal"):
        return True
    if head.text.lower() in referent_words("impersonal_predicates"):
        return True
    passive = head.text.lower() in referent_words("impersonal_passives") and any(
        c.lemma == "être" or c.dep == "aux:pass" for c in parsed.children(head.i)
    )
    return (passive or bool(verbs & referent_words("impersonal_that"))) and _that_follows(parsed, max(head.i, t.i))


def _past(parsed: Parsed, t: Token) -> bool:
    """« il y a rencontré X »: « a » is the auxiliary of a past tense."""
    behind = parsed.tokens[t.i + 3 : t.i + 4]
    if not behind or behind[0].pos != "VERB" or "avoir" in behind[0].verbs:
        return False
    return any(c.dep == "aux:tense" for c in parsed.children(behind[0].i))


def settle_subject(parsed: Parsed, t: Token) -> None:
    """Make « il » the subject of its verb, or no subject, in place."""
    if t.text.lower() in _IL and t.dep in ("expl:subj", "nsubj", "nsubj:pass"):
        passive = any(c.dep == "aux:pass" for c in parsed.children(t.head))
        t.dep = "expl:subj" if is_impersonal(parsed, t) else "nsubj:pass" if passive else "nsubj"


def settle_cleft(parsed: Parsed, t: Token) -> None:
    """« C'est ainsi que X a racheté Y »: « c'est » is neither subject nor auxiliary of the verb behind « que ».

    Nor is the place of « C'est à Y que X … » what the clause is about: a relative clause has no preposition before it.
    """
    behind = parsed.tokens[t.i + 1 : min(t.i + _CLEFT, parsed.sentence_of(t.i).last)]
    being = next((k for k in behind[:2] if "être" in k.verbs), None)
    que = next((k for k in behind if k.plain in ("que", "qu'")), None)
    if t.plain not in ("c'", "ce") or being is None or que is None:
        return
    if t.head == being.head > que.i:
        t.dep = being.dep = "dep"
    noun, verb = parsed.tokens[que.i - 1], parsed.tokens[que.head]
    if verb.dep == "acl:relcl" and verb.head == noun.i and any(c.dep == "case" for c in parsed.children(noun.i)):
        parsed.hang(verb.i, being.i, "ccomp")


def _that_follows(parsed: Parsed, i: int) -> bool:
    behind = parsed.tokens[i + 1 : min(i + 4, parsed.sentence_of(i).last)]
    return any(k.plain in ("que", "qu'", "si") for k in behind)
