"""Names that a sentence says a noun to be: « le cycliste qui … est X », « celle qui … s'appelle X »."""

from __future__ import annotations

from kg.extract.clauses import SUBJECTS
from kg.extract.referent_words import referent_words
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.gazetteer import demonym

_GAP = 3  # words that may stand between the verb and the name: « est le Britannique X », « n'est autre que X »


def specified_name(parsed: Parsed, i: int) -> int | None:
    """The token of the name that the subject at token `i` is said to be; None where it is none or is not said.

    The verb is the first finite one that is no relative's and no participle's, the name stands right behind it.
    """
    t = parsed.tokens[i]
    if not _specifiable(parsed, t):
        return None
    last = parsed.sentence_of(i).last
    for k in parsed.tokens[i + 1 : last]:
        if k.name is not None and parsed.tokens[k.i - 1].dep not in ("case", "det") and _says(parsed, t, k):
            return k.i
    return None


def _specifiable(parsed: Parsed, t: Token) -> bool:
    """A definite noun that is a subject, or « celui » before a relative."""
    if t.name is not None:
        return False
    if t.plain in load_data("pronouns.toml")["near"]:
        return any(c.dep == "acl:relcl" for c in parsed.children(t.i))
    return t.pos in ("NOUN", "ADJ") and t.dep in SUBJECTS


def _says(parsed: Parsed, t: Token, name: Token) -> bool:
    """Does a copula or a verb of naming right before the name have `t` as its subject?"""
    verb = _verb_before(parsed, name)
    if verb is None or verb.i <= t.i:
        return False
    subject_of = parsed.tokens[t.head]
    own = (
        t.head in (verb.i, name.i, verb.head)
        or subject_of.head == verb.i
        or t.plain in load_data("pronouns.toml")["near"]
    )
    return own and not any(k.name is None and k.dep in SUBJECTS and k.head == verb.i and k.i > t.i for k in
                           parsed.tokens[t.i + 1 : verb.i])  # fmt: skip


def _verb_before(parsed: Parsed, name: Token) -> Token | None:
    """« est X », « est le Belge X », « n'est autre que X », « s'appelle X »: the verb that gives the name."""
    between = parsed.tokens[max(parsed.sentence_of(name.i).first, name.i - _GAP) : name.i]
    for k in reversed(between):
        if "être" in k.verbs or k.lemma == "être":
            return k if _affirmed(parsed, k, name) else None
        if k.verbs & referent_words("named"):
            return k if parsed.tokens[k.i - 1].plain in ("s'", "se") else None
        if k.pos != "DET" and demonym(k.text) is None and k.plain not in referent_words("no_other"):
            return None
    return None


def _affirmed(parsed: Parsed, verb: Token, name: Token) -> bool:
    """No « ne » before the verb, unless « autre que » is behind it."""
    denied = parsed.tokens[verb.i - 1].plain in ("n'", "ne")
    return not denied or parsed.tokens[verb.i + 1].plain in referent_words("no_other")
