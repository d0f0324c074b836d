"""Which of two verbs beside each other heads the clause, where the two parsers that were summed did not agree.

A tree that one parser began and the other ended may hang words on an auxiliary, on a participle that is no main verb,
or on an infinitive that its causative should govern. Each function mends one such tree in place.
"""

from __future__ import annotations

from kg.extract.speech_words import speech_verbs
from kg.extract.tree import Parsed, Token
from kg.french import load_data

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
_LIGHT = ("aux", "cop")
_JOINED = ("conj", "cc", "fixed")
_OBJECTS = ("l'", "le", "la", "les")
_PLACED = ("à", "en", "dans", "chez")


def settle_verb_heads(parsed: Parsed) -> None:
    """Mend all of them in a parse, before subjects and objects are looked for."""
    for t in parsed.tokens:
        _lift_from_auxiliary(parsed, t)
        _raise_causative(parsed, t)
        _read_located(parsed, t)
        _free_infinitive(parsed, t)
        _read_conjunction(parsed, t)
        _tie_reason(parsed, t)
        _tie_aim(parsed, t)
        _tie_bare_infinitive(parsed, t)
        _tie_content(parsed, t)
        _tie_told(parsed, t)
        _raise_joined(parsed, t)
        _lower_participle(parsed, t)
        _lower_article(parsed, t)
        _read_clitic(parsed, t)
        _read_latter(parsed, t)


def _lift_from_auxiliary(parsed: Parsed, t: Token) -> None:
    """« Il n'est pas vrai que … »: what hangs on an auxiliary or a copula is its head's."""
    if not t.dep.startswith(_LIGHT) or t.head == t.i:
        return
    lifted = [c for c in parsed.children(t.i) if c.dep not in _JOINED]
    for c in lifted:
        c.head = t.head
    if lifted:
        parsed.forget_children()


def _raise_causative(parsed: Parsed, t: Token) -> None:
    """« X a fait savoir que … » with « fait » hung on the infinitive: it governs the infinitive and has its subject."""
    infinitive = parsed.tokens[t.head]
    causing = bool(t.verbs & set(load_data("grammar.toml")["causative"])) and t.dep == "dep"
    if not causing or infinitive.i != t.i + 1 or infinitive.morph.get("VerbForm") != "Inf":
        return
    govern(parsed, t, infinitive)


def govern(parsed: Parsed, verb: Token, infinitive: Token) -> None:
    """Hang the infinitive below the verb before it, in place; what stood before that verb is the verb's."""
    before = [c.i for c in parsed.children(infinitive.i) if c.i < verb.i]
    parsed.hang(infinitive.i, verb.i, "xcomp")
    for i in before:
        parsed.tokens[i].head = verb.i
    parsed.forget_children()


def _read_located(parsed: Parsed, t: Token) -> None:
    """« X, dont le siège est à Y »: where something is, « être » is a verb and the place hangs on it."""
    place = parsed.tokens[t.head]
    if t.dep != "cop" or t.morph.get("VerbForm") != "Fin" or place.name is None or place.i < t.i:
        return
    placed = any(c.dep == "case" and c.uncontracted in _PLACED for c in parsed.children(place.i))
    if not placed or parsed.names[place.name].type != "Place":
        return
    own = [c for c in parsed.children(place.i) if c.i < t.i]
    t.pos = "VERB"
    parsed.hang(t.i, place.i if place.head == place.i else place.head, place.dep)
    parsed.hang(place.i, t.i, "obl:mod")
    for c in own:
        c.head = t.i
    parsed.forget_children()


def _free_infinitive(parsed: Parsed, t: Token) -> None:
    """« pas question pour X de racheter Y », « pousse X à partir »: such an infinitive is no name's, but its head's."""
    name = parsed.tokens[t.head]
    marked = any(c.dep == "mark" and c.uncontracted in ("de", "à") for c in parsed.children(t.i))
    if t.dep == "acl" and t.morph.get("VerbForm") == "Inf" and name.name is not None and name.head != name.i and marked:
        parsed.hang(t.i, name.head, "xcomp")


def _read_conjunction(parsed: Parsed, t: Token) -> None:
    """« quand X, une société, a … »: a conjunction is no preposition of the name behind it."""
    if t.pos == "SCONJ" and t.dep == "case" and parsed.tokens[t.head].name is not None and t.i + 1 == t.head:
        t.dep = "mark"


def _tie_reason(parsed: Parsed, t: Token) -> None:
    """« racheter X, société connue pour avoir créé Y »: « pour » right behind a participle goes on with it."""
    mark = next((c for c in parsed.children(t.i) if c.dep == "mark" and c.plain == "pour"), None)
    had = any(c.dep == "aux:tense" and c.morph.get("VerbForm") == "Inf" for c in parsed.children(t.i))
    participle = parsed.tokens[mark.i - 1] if mark is not None and mark.i else t
    if had and t.dep == "advcl" and participle.dep == "acl" and participle.i not in (t.i, t.head):
        parsed.hang(t.i, participle.i, "advcl")


def _tie_aim(parsed: Parsed, t: Token) -> None:
    """« emprunte afin de racheter Y »: the infinitive is the verb's, whose adverb it was hung on."""
    adverb = parsed.tokens[t.head]
    if t.morph.get("VerbForm") == "Inf" and adverb.plain == "afin" and adverb.head not in (adverb.i, t.i):
        parsed.hang(t.i, adverb.head, "advcl")
        parsed.hang(adverb.i, t.i, "mark")


def _tie_bare_infinitive(parsed: Parsed, t: Token) -> None:
    """« pourrait, d'ici un an, succéder à Y »: no infinitive without preposition is a noun's, but the verb's above."""
    noun = parsed.tokens[t.head]
    verb = parsed.tokens[noun.head]
    bare = t.morph.get("VerbForm") == "Inf" and not any(c.dep in ("mark", "case") for c in parsed.children(t.i))
    free = verb.i < noun.i < t.i and not any(c.dep in ("obj", "xcomp") for c in parsed.children(verb.i))
    if bare and free and t.dep == "acl" and noun.dep == "obl:mod" and verb.morph.get("VerbForm") == "Fin":
        parsed.hang(t.i, verb.i, "xcomp")


def _tie_content(parsed: Parsed, t: Token) -> None:
    """« L'accord prévoit que X rachète Y »: a clause that « que » opens right behind a verb is that verb's."""
    mark = next((c for c in parsed.children(t.i) if c.dep == "mark" and c.plain in ("que", "qu'")), None)
    verb = parsed.tokens[mark.i - 1] if mark is not None and mark.i else t
    misread = t.dep == "acl" or (t.dep == "acl:relcl" and verb.morph.get("VerbForm") == "Fin")
    if misread and verb.pos == "VERB" and verb.i not in (t.i, t.head) and verb.head != t.i:
        parsed.hang(t.i, verb.i, "ccomp")


def _tie_told(parsed: Parsed, t: Token) -> None:
    """« déclare à l'AFP qu'il a quitté Y »: what is said to somebody is no relative clause about them."""
    told, que = parsed.tokens[t.head], next((c for c in parsed.children(t.i) if c.plain in ("que", "qu'")), None)
    verb = parsed.tokens[told.head]
    if t.dep != "acl:relcl" or que is None or not verb.verbs & speech_verbs() or not told.dep.startswith("obl"):
        return
    behind = que.i > told.i and all(k.text != "," for k in parsed.tokens[told.i : que.i])
    if not behind or any(c.dep == "obj" for c in parsed.children(verb.i)):
        return
    parsed.hang(t.i, verb.i, "ccomp")
    que.pos, que.dep, que.morph = "SCONJ", "mark", {}
    subjects = [c for c in parsed.children(t.i) if c.dep in _SUBJECTS]
    for c in subjects if any(c.i < t.i for c in subjects) else ():
        c.dep = "obj" if c.i > t.i else c.dep


def _raise_joined(parsed: Parsed, t: Token) -> None:
    """« reproche à X d'avoir menti et soutient Y »: a finite verb behind « et » goes on with no infinitive."""
    joined = t.dep == "conj" and t.pos == "VERB" and parsed.tokens[t.i - 1].plain in ("et", "mais", "ou", "puis")
    verb = parsed.tokens[t.head]
    if not joined or t.morph.get("VerbForm") != "Fin" or not _is_infinitive(parsed, verb):
        return
    while verb.head != verb.i and _is_infinitive(parsed, verb):
        verb = parsed.tokens[verb.head]
    if verb.pos == "VERB" and verb.i < t.i:
        parsed.hang(t.i, verb.i, "conj")


def _is_infinitive(parsed: Parsed, t: Token) -> bool:
    """Is it one, or has it an auxiliary that is (« avoir menti »)?"""
    helped = any(c.dep.startswith("aux") and c.morph.get("VerbForm") == "Inf" for c in parsed.children(t.i))
    return t.morph.get("VerbForm") == "Inf" or helped


def _lower_participle(parsed: Parsed, t: Token) -> None:
    """« Un homme nommé X a rejoint Y »: a participle without auxiliary is no main verb beside one that has its own."""
    if t.dep != "ROOT" or t.pos != "VERB" or t.morph.get("VerbForm") != "Part" or t.morph.get("Tense") != "Past":
        return
    kids = parsed.children(t.i)
    subject = next((c for c in kids if c.dep in _SUBJECTS and c.i < t.i), None)
    verb = next((c for c in kids if c.i > t.i and c.dep in ("xcomp", "ccomp") and _stands_alone(parsed, c)), None)
    if subject is None or verb is None or any(c.dep.startswith(_LIGHT) for c in kids):
        return
    verb.head, verb.dep = verb.i, "ROOT"
    parsed.hang(subject.i, verb.i, "nsubj")
    parsed.hang(t.i, subject.i, "acl")


def _stands_alone(parsed: Parsed, verb: Token) -> bool:
    """Has the verb a finite auxiliary of its own, but no subject and nothing that subordinates it?"""
    kids = parsed.children(verb.i)
    helped = any(c.dep.startswith("aux") and c.morph.get("VerbForm") == "Fin" for c in kids)
    return helped and verb.pos == "VERB" and not any(c.dep in (*_SUBJECTS, "mark") for c in kids)


def _lower_article(parsed: Parsed, t: Token) -> None:
    """« ce quadragénaire encourt … » with « ce » at the top: it is of the noun behind it, whose verb heads all."""
    noun = parsed.tokens[t.i + 1] if t.i + 1 < parsed.sentence_of(t.i).last else t
    verb = parsed.tokens[noun.head]
    if t.pos == "DET" and noun.dep in _SUBJECTS and verb.head == t.i and verb.i > noun.i:
        verb.head, verb.dep = (verb.i, "ROOT") if t.head == t.i else (t.head, t.dep)
        parsed.hang(t.i, noun.i, "det")


def _read_clitic(parsed: Parsed, t: Token) -> None:
    """« Le maire l'accuse de fraude »: a pronoun right before its verb is the object, no article."""
    verb = parsed.tokens[t.head]
    light = all(k.dep.startswith("aux") or k.plain in ("y", "en") for k in parsed.tokens[t.i + 1 : verb.i])
    if t.pos == "PRON" and t.dep == "det" and t.plain in _OBJECTS and verb.pos == "VERB" and verb.i > t.i and light:
        t.dep = "obj"
        parsed.forget_children()


def _read_latter(parsed: Parsed, t: Token) -> None:
    """« Cette dernière emploie … »: it stands for a noun, so it is the subject of the verb right behind it."""
    this, verb = parsed.tokens[t.i - 1] if t.i else t, parsed.tokens[t.head]
    latter = t.plain in load_data("pronouns.toml")["last"] and this.plain in ("ce", "cette") and this.pos == "DET"
    free = verb.pos == "VERB" and not any(c.dep in _SUBJECTS for c in parsed.children(verb.i))
    if latter and free and t.dep == "amod" and t.i < verb.i and verb.morph.get("VerbForm") == "Fin":
        t.dep = "nsubj"
        parsed.hang(this.i, t.i, "det")


def join_participle(parsed: Parsed, t: Token) -> None:
    """« X a racheté Y, cédé Z et quitté W »: a participle with an object of its own goes on with « a »; in place."""
    noun, kids, before = parsed.tokens[t.head], parsed.children(t.i), parsed.tokens[t.i - 1]
    verb = parsed.tokens[noun.head] if noun.pos not in ("VERB", "AUX") else noun
    own = any(c.dep == "obj" and c.i > t.i and not any(k.dep == "case" for k in parsed.children(c.i)) for c in kids)
    bare = own and not any(c.dep.startswith(_LIGHT) or c.dep in _SUBJECTS for c in kids)
    parted = before.text == "," if t.dep in ("acl", "amod", "advcl") else t.dep == "conj" and before.plain == "et"
    if bare and parted and _plain_participle(t) and verb.i <= noun.i < t.i and _has_done(parsed, verb):
        parsed.hang(t.i, verb.i, "conj")


def _has_done(parsed: Parsed, verb: Token) -> bool:
    """Is it a past tense with « avoir », or a participle that goes on with one?"""
    helped = any(c.dep == "aux:tense" and c.lemma == "avoir" for c in parsed.children(verb.i))
    above = parsed.tokens[verb.head]
    return helped or (verb.dep == "conj" and _plain_participle(verb) and above.i < verb.i and _has_done(parsed, above))


def _plain_participle(t: Token) -> bool:
    """Is it a past participle that agrees with nothing (« cédé », « rejoint »)?"""
    past = t.pos == "VERB" and t.morph.get("VerbForm") == "Part" and t.morph.get("Tense") == "Past"
    return past and not t.plain.endswith(("e", "es", "és", "us", "ts"))


def tie_gerund(parsed: Parsed, t: Token) -> None:
    """« X gagne en devançant Y » cut in two: a gerund at `t` is an adjunct of the main verb before it; in place."""
    if t.head != t.i or t.i == parsed.sentence_of(t.i).first or not t.plain.endswith("ant") or not t.verbs:
        return
    if not any(c.plain == "en" and c.i == t.i - 1 for c in parsed.children(t.i)):
        return
    before = parsed.tokens[parsed.sentence_of(t.i).first : t.i]
    verb = next((k for k in reversed(before) if k.head == k.i and k.pos == "VERB"), None)
    if verb is not None:
        parsed.hang(t.i, verb.i, "advcl")
