"""Relatives with the subject behind the verb: « auquel participent X et Y », « où siège X », « que développe X »."""

from __future__ import annotations

from kg.extract.openings import past_participle
from kg.extract.tree import Parsed, Token
from kg.french import load_data

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "expl:subj")
_CASED = ("qui", "lequel", "laquelle", "lesquels", "lesquelles")  # relative behind a preposition
_QUE = ("que", "qu'")
_CLITICS = ("se", "s'", "y", "en", "ne", "n'")


def settle_inverted_relative(parsed: Parsed, pronoun: Token) -> None:
    """Make what stands right behind the verb of a relative without a subject before it its subject, in place.

    `pronoun` is any token; one that is no relative pronoun behind or with a preposition in it is left alone.
    """
    if not _is_oblique(parsed, pronoun):
        return
    _lower(parsed, pronoun)
    _name_subject(parsed, pronoun)
    _hang_on_noun(parsed, pronoun)
    verb = _verb_behind(parsed, pronoun)
    if verb is None or any(c.dep in _SUBJECTS and c is not pronoun for c in parsed.children(verb.i)):
        return
    passive = _settle_passive(parsed, verb)
    subject = _subject_behind(parsed, verb)
    if subject is None:
        return
    if pronoun.dep in _SUBJECTS:
        pronoun.dep = "obl:arg"
    pronoun.morph = {**pronoun.morph, "PronType": "Rel"}
    parsed.hang(subject.i, verb.i, "nsubj:pass" if passive else "nsubj")


def _is_oblique(parsed: Parsed, t: Token) -> bool:
    case = t.plain in _CASED and parsed.tokens[t.i - 1].pos == "ADP"
    return t.pos == "PRON" and (case or t.plain in load_data("grammar.toml")["relatives"])


def _lower(parsed: Parsed, pronoun: Token) -> None:
    """« le sommet, auquel doit assister X »: the preposition is that of the infinitive below a modal verb."""
    modal = parsed.tokens[pronoun.head]
    below = next((c for c in parsed.children(modal.i) if c.dep == "xcomp" and c.i > modal.i), None)
    infinitive = below is not None and below.morph.get("VerbForm") == "Inf"
    if below is not None and infinitive and modal.verbs & set(load_data("modality.toml")["factual"]["modals"]):
        parsed.hang(pronoun.i, below.i, "obl:arg")


def _name_subject(parsed: Parsed, pronoun: Token) -> None:
    """« le projet, auquel X s'oppose », the pronoun read as the subject: it is the name right behind it."""
    behind = parsed.tokens[min(pronoun.i + 1, parsed.sentence_of(pronoun.i).last - 1)]
    if pronoun.dep in _SUBJECTS and behind.head == pronoun.i and behind.dep == "flat:name":
        parsed.hang(behind.i, pronoun.head, pronoun.dep)
        pronoun.dep = "obl:arg"


def _hang_on_noun(parsed: Parsed, pronoun: Token) -> None:
    """« Y, à laquelle s'oppose X, … » read as a clause of its own: hang its verb on the noun right before it."""
    verb, first = parsed.tokens[pronoun.head], parsed.sentence_of(pronoun.i).first
    i = pronoun.i - 1 - (pronoun.plain in _CASED)
    i -= i > first and parsed.tokens[i].text == ","
    noun = parsed.tokens[max(i, first)]
    if verb.dep == "advcl" and verb.i > pronoun.i > noun.i and noun.pos in ("NOUN", "PROPN"):
        parsed.hang(verb.i, noun.i, "acl:relcl")


def _verb_behind(parsed: Parsed, pronoun: Token) -> Token | None:
    """The verb of the relative, if it (or its auxiliary) is finite and stands right behind the pronoun."""
    i, last = pronoun.i + 1, parsed.sentence_of(pronoun.i).last
    while i < last - 1 and parsed.tokens[i].plain in _CLITICS:
        i += 1
    t = parsed.tokens[min(i, last - 1)]
    if t.morph.get("VerbForm") != "Fin":
        return None
    verb = parsed.tokens[t.head] if t.dep.startswith(("aux", "cop")) else t
    relative = verb.dep == "acl:relcl" and verb.head < pronoun.i < verb.i
    return verb if relative and verb.name is None else None


def _settle_passive(parsed: Parsed, verb: Token) -> bool:
    """« où sont attendus X et Y » read as an adjective: is it a passive, made one here?"""
    kids = parsed.children(verb.i)
    for c in kids:
        if c.dep == "cop" and c.i == verb.i - 1 and past_participle(verb) and verb.pos != "NOUN":
            c.dep, verb.pos = "aux:pass", "VERB"
            verb.morph = {**verb.morph, "VerbForm": "Part", "Tense": "Past"}
    return any(c.dep == "aux:pass" for c in kids)


def _subject_behind(parsed: Parsed, verb: Token) -> Token | None:
    """The object that has no preposition, of the verb or of the infinitive below it (« doivent assister X et Y »)."""
    infinitives = [c.i for c in parsed.children(verb.i) if c.dep == "xcomp" and c.i > verb.i]
    for i in (verb.i, *infinitives):
        for c in parsed.children(i):
            said = c.name is not None or any(k.dep == "det" for k in parsed.children(c.i))
            if c.dep == "obj" and c.i > i and said and not _is_cased(parsed, c):
                return c
    return _name_behind(parsed, verb)


def _name_behind(parsed: Parsed, predicate: Token) -> Token | None:
    """« dont sont membres X et Y »: the name right behind a predicate, read as a part of it."""
    behind = parsed.tokens[min(predicate.i + 1, parsed.sentence_of(predicate.i).last - 1)]
    copula = any(c.dep == "cop" and c.i == predicate.i - 1 for c in parsed.children(predicate.i))
    return behind if copula and behind.name is not None and behind.head == predicate.i else None


def settle_inverted_que(parsed: Parsed, que: Token) -> None:
    """« le navigateur que développe X » with « que » read as a conjunction: X, behind the verb, is its subject.

    `que` is any token; one that is no such conjunction is left alone.
    """
    verb = parsed.tokens[que.head]
    marks = que.plain in _QUE and que.dep == "mark" and verb.dep == "acl:relcl" and verb.i == que.i + 1
    if not marks or verb.morph.get("VerbForm") != "Fin":
        return
    kids = [c for c in parsed.children(verb.i) if c.i > verb.i]
    subject = next((c for c in kids if c.dep == "obj" and c.name is not None and not _is_cased(parsed, c)), None)
    if subject is not None and not any(c.dep in _SUBJECTS for c in parsed.children(verb.i)):
        subject.dep = "nsubj"
        que.pos, que.dep, que.morph = "PRON", "obj", {"PronType": "Rel"}


def _is_cased(parsed: Parsed, t: Token) -> bool:
    return any(k.dep in ("case", "mark") for k in parsed.children(t.i))
