"""The second pass of repair: infinitives read as nouns, lists torn apart, subjects cut off by an insertion."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.appositions import noun_kind
from kg.extract.dates import is_time_word
from kg.extract.lexicon import is_role
from kg.extract.qualifier_words import qualifier_words
from kg.extract.speech_words import speech_words
from kg.extract.tree import Parsed, Sentence, Token
from kg.french import load_data
from kg.french.forms import looks_plural

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus")
_ACTING = ("Person", "Organization")
_MARKS = ("de", "d'", "à", "pour", "sans", "afin")
_BESIDE = ("nmod", "appos", "flat:name", "flat")
_LIGHT = ("AUX", "ADV")
_DATIVES = ("lui", "leur")
_OWN = ("son", "sa", "ses", "leur", "leurs")
_INVERTING = ("parmi", "derrière", "sur", "dans", "à", "au", "chez", "avec", "sous", "entre", "contre")
_QUOTES = ("«", "“", '"')
_WITHIN = ("nmod", "obj", "acl")
_RELATIVE = ("qui", "que", "qu'", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles")
_PRONOUNS = ("il", "elle", "ils", "elles")
_ORDINALS = ("premier", "première", "second", "seconde")


def regroup(parsed: Parsed) -> None:
    """Mend the parse in place; names and verbs are where `repair` has put them."""
    for t in parsed.tokens:
        _free_of_time(parsed, t)
        _free_of_amount(parsed, t)
        _read_noun(parsed, t)
        _lift_name(parsed, t)
        _lower_name(parsed, t)
        _lift_person(parsed, t)
        _lift_complement(parsed, t)
        _tie_behind_object(parsed, t)
        _tie_relative(parsed, t)
        _bracket(parsed, t)
        _free_titled(parsed, t)
        _free_team(parsed, t)
        _join_complement(parsed, t)
        _join_between(parsed, t)
    parsed.forget_children()
    for t in parsed.tokens:
        if t.name is None and t.verbs:
            _read_infinitive(parsed, t)
            _tie_to_singled_out(parsed, t)
            _tie_accusation(parsed, t)
            _take_behind(parsed, t)
            _rejoin_participle(parsed, t)
            _give_relative(parsed, t)
            _free_verb(parsed, t)
            _take_object(parsed, t)
            _take_clitic(parsed, t)
            _lend_agent(parsed, t)
        elif t.plain in _DATIVES and t.dep in _SUBJECTS:
            _free_dative(parsed, t)
        elif t.dep in _SUBJECTS and t.plain in load_data("grammar.toml")["relatives"]:
            _swap_relative(parsed, t)
        elif t.plain in _PRONOUNS or t.plain in _ORDINALS:
            _read_subject(parsed, t)
        elif t.name is not None and t.dep in _SUBJECTS:
            _read_object(parsed, t)
        elif t.name is not None and t.dep == "conj":
            _rejoin_object(parsed, t)
            _rejoin_item(parsed, t)
    parsed.forget_children()
    for t in parsed.tokens:
        if t.dep in _SUBJECTS:
            _invert(parsed, t)
        if t.name is not None and t.dep in _SUBJECTS:
            _rejoin_subject(parsed, t)
            _rejoin_relative(parsed, t)
    parsed.forget_children()
    for t in parsed.tokens:
        if t.name is None and t.verbs and t.plain.endswith("ant"):
            _end_insertion(parsed, t)
    for s in parsed.sentences:
        for start in _starts(parsed, s):
            _bridge(parsed, s, start)
    parsed.forget_children()


def _is_time(t: Token) -> bool:
    return t.name is None and is_time_word(t.plain)


def _free_of_amount(parsed: Parsed, t: Token) -> None:
    """« a versé entre 10 et 15 millions d'euros à Y »: an amount is nobody's, who gets it hangs on its verb."""
    amount = parsed.tokens[t.head]
    if t.name is None or t.i < amount.i or not _counts(amount):
        return
    if not any(c.dep == "case" and c.plain == "à" for c in parsed.children(t.i)):
        return
    while _counts(amount) and amount.head != amount.i:
        amount = parsed.tokens[amount.head]
    if amount.verbs and amount.pos == "VERB":
        t.head, t.dep = amount.i, "obl:arg"


def _counts(t: Token) -> bool:
    return t.pos == "NUM" or t.plain in qualifier_words("units")


def _free_of_time(parsed: Parsed, t: Token) -> None:
    """« est mort mercredi à Lyon »: a day is in no place; what hangs on it belongs to what the day belongs to.

    « a présenté jeudi son nouveau modèle »: without a preposition it is the verb's object.
    """
    day = parsed.tokens[t.head]
    if t.i <= day.i or not _is_time(day) or _is_time(t) or t.dep not in ("nmod", "obl:mod", "obl:arg"):
        return
    cases = [c.plain for c in parsed.children(t.i) if c.dep == "case"]
    if cases and cases[0] in ("de", "d'", "du", "des"):
        return
    while _is_time(day) and day.head != day.i:
        day = parsed.tokens[day.head]
    verbal = day.pos in ("VERB", "AUX")
    if _is_time(day) or not (cases or (verbal and day.i < t.i and _wants_object(parsed, day, t))):
        return
    t.head, t.dep = day.i, "obj" if not cases else "obl:mod" if verbal else "nmod"


def _wants_object(parsed: Parsed, verb: Token, t: Token) -> bool:
    kids = parsed.children(verb.i)
    determined = t.name is not None or any(c.dep == "det" for c in parsed.children(t.i))
    return determined and not any(c.dep in ("obj", "aux:pass", "cop") for c in kids)


def _tie_relative(parsed: Parsed, t: Token) -> None:
    """« Y, qui appartient à X, … », « Y, dont le siège est à Z »: a relative is of the name before its pronoun."""
    if t.pos != "PRON" or t.plain not in ("qui", "dont") or t.i < 2:
        return
    before = t.i - 2 if parsed.tokens[t.i - 1].pos == "ADP" and t.i > 2 else t.i - 1  # « Y, à qui … »
    name = parsed.tokens[before - 1 if parsed.tokens[before].text == "," else before]
    verb = parsed.tokens[t.head]
    for _ in range(4):
        if _predicates(parsed, verb) or verb.head == verb.i:
            break
        verb = parsed.tokens[verb.head]
    if name.name is None or name.sentence != t.sentence or verb.i <= t.i or not _predicates(parsed, verb):
        return
    above = parsed.tokens[verb.head]
    tied = verb.dep.startswith("acl:relcl") and above.pos not in ("VERB", "AUX")
    if (tied and not _said_of_other(parsed, above, name)) or verb.dep.startswith(("aux", "cop")):
        return
    parsed.hang(verb.i, name.i, "acl:relcl")
    t.morph = {**t.morph, "PronType": "Rel"}


def _said_of_other(parsed: Parsed, noun: Token, name: Token) -> bool:
    """« Y est une filiale de X, qui … »: with a comma before it the relative is of X, not of what Y is said to be.

    Where a person is said to be something of an organization (« X est un ancien de Y, qui … »), either may be meant.
    """
    if parsed.tokens[name.i + 1].text != "," or not any(c.dep == "cop" for c in parsed.children(noun.i)):
        return False
    kinds = [parsed.names[c.name].type for c in parsed.children(noun.i) if c.dep in _SUBJECTS and c.name is not None]
    kind = parsed.names[name.name].type if name.name is not None else None
    return name.i > noun.i and kind in _ACTING and (kinds != ["Person"] or kind == "Person")


def _predicates(parsed: Parsed, t: Token) -> bool:
    """A verb, or what a copula says (« dont il est membre »)."""
    return t.pos in ("VERB", "AUX") or any(c.dep == "cop" for c in parsed.children(t.i))


def _bracket(parsed: Parsed, t: Token) -> None:
    """« a dénoncé X (Y) »: a name alone in the brackets behind a name is beside it, no object of the verb."""
    around = [parsed.tokens[i] for i in (t.i - 2, t.i - 1, t.i + 1) if 0 <= i < len(parsed.tokens)]
    if t.name is None or len(around) < 3 or around[0].name is None or t.head == around[0].i:
        return
    if (around[1].text, around[2].text) == ("(", ")") and parsed.tokens[t.head].pos in ("VERB", "AUX"):
        parsed.hang(t.i, around[0].i, "appos")


def _free_titled(parsed: Parsed, t: Token) -> None:
    """« Mes X et Y défendent Z », the title read as a determiner: the first name is what the title was."""
    title = parsed.tokens[t.head]
    if t.name is None or t.dep != "flat:name" or title.pos != "DET" or title.i != t.i - 1 or title.head == title.i:
        return
    parsed.hang(t.i, title.head, title.dep)
    parsed.hang(title.i, t.i, "det")


def _free_team(parsed: Parsed, verb: Token) -> None:
    """« une équipe de Y dirigée par X »: it is the team that X leads."""
    name = parsed.tokens[verb.head]
    team = parsed.tokens[name.head]
    if verb.dep != "acl" or name.name is None or name.dep != "nmod" or not team.i < name.i < verb.i:
        return
    led = any(c.dep == "obl:agent" for c in parsed.children(verb.i))
    if led and team.name is None and team.plain in load_data("grammar.toml")["teams"]:
        verb.head = team.i


def _swap_relative(parsed: Parsed, t: Token) -> None:
    """« Y, auquel participent X et Z »: what the relative was taken for, the name behind the verb is."""
    verb = parsed.tokens[t.head]
    behind = next((c for c in parsed.children(verb.i) if c.i > verb.i and c.dep == "obj"), None)
    if verb.i > t.i and behind is not None:
        t.dep, behind.dep = "obl:arg", "nsubj"
        t.pos, t.morph = "PRON", {**t.morph, "PronType": "Rel"}


def _lift_name(parsed: Parsed, t: Token) -> None:
    """« la marque de vêtements X », « la chaîne de télévision Y »: the name is that of the first noun, by its kind."""
    of = parsed.tokens[t.head]
    noun = parsed.tokens[of.head]
    if t.name is None or t.dep not in _BESIDE or not noun.i < of.i < t.i or of.dep != "nmod" or of.pos != "NOUN":
        return
    bare = not any(c.dep in ("case", "det") for c in parsed.children(t.i))
    kind = parsed.names[t.name].type
    if (
        bare
        and not any(c.dep == "det" for c in parsed.children(of.i))
        and noun_kind(noun.text) == kind != noun_kind(of.text)
    ):
        parsed.hang(t.i, noun.i, "flat:name")


def _lower_name(parsed: Parsed, t: Token) -> None:
    """« la suppression de la taxe X », « le tournoi de la ville « X » »: a bare name is the noun's right before it."""
    i = t.i - 1
    while i > 0 and parsed.tokens[i].text in _QUOTES:
        i -= 1
    noun, above = parsed.tokens[i], parsed.tokens[t.head]
    bare = not any(c.dep in ("case", "det") for c in parsed.children(t.i))
    if t.name is None or t.dep not in _BESIDE or not bare or noun.dep != "nmod" or noun.pos != "NOUN":
        return
    kind = parsed.names[t.name].type
    told = any(c.dep == "det" for c in parsed.children(noun.i))
    if told and noun.head == above.i and above.name is None and noun_kind(above.text) != kind:
        parsed.hang(t.i, noun.i, t.dep)


def _lift_person(parsed: Parsed, t: Token) -> None:
    """« Le candidat à la présidentielle, X, a … »: X is the candidate; « Première femme à diriger Y, X a … »: X has."""
    noun, first = parsed.tokens[t.head], parsed.sentence_of(t.i).first
    behind = t.name is not None and t.dep == "appos" and parsed.tokens[t.i - 1].text == "," and noun.i < t.i
    if not behind or parsed.names[t.name or 0].type != "Person" or noun_kind(noun.text) == "Person":
        return
    while noun.dep in _WITHIN and first <= noun.head < noun.i and noun_kind(noun.text) != "Person":
        noun = parsed.tokens[noun.head]
    if noun_kind(noun.text) != "Person" or noun.dep not in _SUBJECTS:
        return
    if any(c.dep == "det" for c in parsed.children(noun.i)):
        parsed.hang(t.i, noun.i, "appos")
        return
    verb = noun.head
    parsed.tokens[t.i - 1].head = verb
    parsed.hang(t.i, verb, noun.dep)
    parsed.hang(noun.i, verb, "obl:mod")


def _read_noun(parsed: Parsed, t: Token) -> None:
    """« une des premières investisseuses de Y »: behind an adjective that heads the phrase, the role is its noun."""
    above = parsed.tokens[t.head]
    if t.pos != "ADJ" or t.dep != "amod" or above.pos != "ADJ" or above.i != t.i - 1 or not is_role(t.text):
        return
    kids = [c.i for c in parsed.children(above.i) if c.i != t.i]
    t.pos = "NOUN"
    parsed.hang(t.i, t.i if above.head == above.i else above.head, above.dep)
    for i in (above.i, *kids):
        parsed.tokens[i].head = t.i
    above.dep = "amod"
    parsed.forget_children()


def _lift_complement(parsed: Parsed, t: Token) -> None:
    """« chef de file des députés », « directeur de campagne de X »: of two nouns the complement is the person's."""
    field = parsed.tokens[t.head]
    person = parsed.tokens[field.head]
    if t.dep != "nmod" or field.dep != "nmod" or field.name is not None or not person.i == field.i - 2 < t.i - 3:
        return
    cases = [c.uncontracted for i in (t.i, field.i) for c in parsed.children(i) if c.dep == "case"]
    bare = not any(c.dep == "det" for c in parsed.children(field.i))
    if bare and cases == ["de", "de"] and noun_kind(person.text) == "Person" and noun_kind(field.text) is None:
        t.head = person.i


def _tie_behind_object(parsed: Parsed, t: Token) -> None:
    """« X remplace Y, débarqué par Z », « a choisi Y, libre depuis mai »: what a comma sets off behind Y tells of Y.

    So does a participle in brackets, whatever Y is to the verb (« oppose X à Y (né en 1985) »).
    """
    verb = parsed.tokens[t.head]
    comma, name = (parsed.tokens[t.i - 1], parsed.tokens[t.i - 2]) if t.i > 1 else (t, t)
    participle = t.pos == "VERB" and t.dep == "acl"
    if not (participle or (t.pos == "ADJ" and t.dep in ("advmod", "amod"))) or comma.text not in (",", "("):
        return
    ends = ("obj", "obl:agent", "obl:arg", "obl:mod") if comma.text == "(" else ("obj", "obl:agent")
    if verb.pos == "VERB" and name.name is not None and name.head == verb.i and name.dep in ends:
        parsed.hang(t.i, name.i, "acl" if participle else "amod")


def _join_complement(parsed: Parsed, t: Token) -> None:
    """« X, propriétaire de Y et des studios Z, a … » with the studios joined to X: they are what he owns as well."""
    first = parsed.tokens[t.head]
    if t.dep != "conj" or first.name is None or first.i > t.i or first.dep not in _SUBJECTS:
        return
    case = next((c for c in parsed.children(t.i) if c.dep == "case"), None)
    if case is None or case.uncontracted != "de" or any(c.dep == "case" for c in parsed.children(first.i)):
        return
    for k in reversed(parsed.tokens[first.i + 1 : case.i]):
        if k.pos in ("NOUN", "PROPN") and any(c.uncontracted == "de" for c in parsed.children(k.i) if c.dep == "case"):
            parsed.hang(t.i, k.i, "conj")
            return


def _join_between(parsed: Parsed, t: Token) -> None:
    """« les accords signés entre A et B inquiètent » with B as subject of the verb: it is the second of the two."""
    first = parsed.tokens[t.head]
    if t.plain != "entre" or t.dep != "case" or first.i < t.i:
        return
    last = min(first.i + 4, parsed.sentence_of(t.i).last - 1)
    near = parsed.tokens[first.i + 1 : last]
    joint = next((k for k in near if k.text == "et" and not any(c.text == "," for c in near[: k.i - first.i])), None)
    behind = parsed.tokens[joint.i + 1 : joint.i + 4] if joint is not None else []
    second = next((k for k in behind if k.name is not None or k.pos in ("NOUN", "PROPN")), None)
    if joint is not None and second is not None and second.dep in _SUBJECTS:
        parsed.hang(second.i, first.i, "conj")
        parsed.hang(joint.i, second.i, "cc")


def _read_infinitive(parsed: Parsed, t: Token) -> None:
    """« envisage de licencier X »: a noun that is its own infinitive, behind « de » and a verb, is that infinitive."""
    if t.pos not in ("NOUN", "ADJ", "PROPN", "X") or t.text.lower() not in t.verbs or not t.text.islower():
        return
    head, mark = parsed.tokens[t.head], parsed.tokens[t.i - 1]
    if t.i == 0 or mark.plain not in _MARKS or head.i >= t.i or not (head.pos in ("VERB", "AUX") or head.verbs):
        return
    t.pos, t.dep, t.morph = "VERB", "xcomp" if head.pos in ("VERB", "AUX") else "acl", {"VerbForm": "Inf"}
    for c in parsed.children(t.i):
        if c.dep == "case":
            c.dep = "mark"
        elif c.i > t.i and c.dep in _BESIDE and not any(k.dep == "case" for k in parsed.children(c.i)):
            c.dep = "obj"


def _tie_accusation(parsed: Parsed, t: Token) -> None:
    """« X a porté plainte contre Y, l'accusant de … »: it is X who accuses, not whom he sues."""
    name = parsed.tokens[t.head]
    said = speech_words("verbs", "accusing") | speech_words("verbs", "saying")
    behind = t.dep == "acl" and t.plain.endswith("ant") and any(k.text == "," for k in parsed.tokens[name.i + 1 : t.i])
    sued = name.name is not None and any(c.dep == "case" and c.plain == "contre" for c in parsed.children(name.i))
    if behind and sued and t.verbs & said and name.dep.startswith("obl"):
        parsed.hang(t.i, name.head, "advcl")


def _tie_to_singled_out(parsed: Parsed, t: Token) -> None:
    """« félicite la première femme à diriger Y »: an infinitive behind who is told apart by it is that noun's."""
    if t.dep != "xcomp" or t.morph.get("VerbForm") != "Inf" or t.i < 3 or parsed.tokens[t.i - 1].plain != "à":
        return
    noun, before = parsed.tokens[t.i - 2], parsed.tokens[t.i - 3]
    if noun.dep == "obj" and noun.head == t.head and before.plain in load_data("grammar.toml")["singling"]:
        parsed.hang(t.i, noun.i, "acl")


def _take_behind(parsed: Parsed, t: Token) -> None:
    """« le premier étranger à présider Y »: what stands right behind an infinitive is its object, not the noun's."""
    if t.dep != "acl" or t.morph.get("VerbForm") != "Inf" or any(c.dep == "obj" for c in parsed.children(t.i)):
        return
    behind = parsed.tokens[t.i + 1 : parsed.sentence_of(t.i).last]
    first = next((k for k in behind if k.pos not in ("DET", "ADJ") or k.name is not None), None)
    if first is None or first.head not in (t.head, parsed.tokens[t.head].head) or first.dep not in _BESIDE:
        return
    if not any(c.dep == "case" for c in parsed.children(first.i)):
        parsed.hang(first.i, t.i, "obj")


def _free_verb(parsed: Parsed, verb: Token) -> None:
    """« Le projet X bénéficie de … » read as a modified noun: a finite verb modifies nothing, it has a subject."""
    noun = parsed.tokens[verb.head]
    if verb.dep not in ("acl", "amod", "appos", "nmod") or verb.morph.get("VerbForm") != "Fin" or noun.i >= verb.i:
        return
    between = parsed.tokens[noun.i + 1 : verb.i]
    plain = all(
        t.name is not None or t.pos in ("ADJ", "NOUN", "PROPN", "ADV") or t.dep.startswith("expl") for t in between
    )
    alone = not any(c.dep in _SUBJECTS or c.dep == "mark" for c in parsed.children(verb.i))
    first = parsed.sentence_of(noun.i).first
    if plain and alone and noun.head == noun.i and all(t.pos in ("DET", "ADJ") for t in parsed.tokens[first : noun.i]):
        verb.head, verb.dep = verb.i, "ROOT"
        parsed.hang(noun.i, verb.i, "nsubj")


def _take_object(parsed: Parsed, verb: Token) -> None:
    """« qui regroupe les sociétés X et Y » with the noun cut off: the free noun right behind a verb is its object.

    So is the one that the tree hangs on the name before it (« a vendu à X ses parts dans Y »).
    """
    i, last = verb.i + 1, parsed.sentence_of(verb.i).last
    kids = [c for c in parsed.children(verb.i) if c.i > verb.i and c.name is not None]
    given = next((c for c in kids if c.dep == "obl:arg"), None)
    i = i if given is None else given.i + 1
    if verb.pos != "VERB" or i >= last or parsed.tokens[i].pos != "DET":
        return
    while i < last - 1 and parsed.tokens[i].pos in ("DET", "ADJ"):
        i += 1
    noun = parsed.tokens[i]
    free = noun.head == noun.i or (given is not None and noun.head == given.i and noun.dep == "nmod")
    if noun.pos != "NOUN" or not free or any(c.dep == "case" for c in parsed.children(noun.i)):
        return
    if not any(c.dep in ("obj", "aux:pass", "cop") for c in parsed.children(verb.i)):
        parsed.hang(noun.i, verb.i, "obj")


def _take_clitic(parsed: Parsed, participle: Token) -> None:
    """« X a assigné Y, l'accusant de … »: before a form in -ant, what the parser took for an article is its object."""
    before = parsed.tokens[participle.i - 1]
    pronoun = before.pos == "PRON" and before.dep == "det" and before.head == participle.i
    if pronoun and participle.i > before.i and participle.pos == "VERB" and participle.plain.endswith("ant"):
        before.dep = "obj"


def _lend_agent(parsed: Parsed, verb: Token) -> None:
    """« a été condamné à une amende par X », « fondée à Y par X »: an agent hung on a complement is the passive's."""
    kids = parsed.children(verb.i)
    bare = verb.morph.get("Tense") == "Past" and verb.dep.startswith(("acl", "advcl")) and not _compound(kids)
    if not (bare or any(c.dep == "aux:pass" for c in kids)) or any(c.dep == "obl:agent" for c in kids):
        return
    noun = parsed.tokens[verb.head]
    if bare and noun.i < verb.i and noun.name is None:  # « le quotidien fondé en 1870 par X »
        beside = (c for c in parsed.children(noun.i) if c.i > verb.i and c.dep == "nmod" and c.name is not None)
        own = next((c for c in beside if _by(parsed, c)), None)
        if own is not None:
            parsed.hang(own.i, verb.i, "obl:agent")
            return
    for c in kids:
        for t in parsed.children(c.i) if c.i > verb.i and c.dep in ("obl:arg", "obl:mod", "obj", "xcomp") else ():
            if (
                _by(parsed, t)
                and t.i > c.i
                and (t.name is not None or any(k.dep == "det" for k in parsed.children(t.i)))
            ):
                parsed.hang(t.i, verb.i, "obl:agent")
                return


def _by(parsed: Parsed, t: Token) -> bool:
    return any(k.dep == "case" and k.plain == "par" for k in parsed.children(t.i))


def _compound(kids: Sequence[Token]) -> bool:
    return any(c.dep.startswith(("aux", "cop")) for c in kids)


def _read_subject(parsed: Parsed, t: Token) -> None:
    """« Elle en est la directrice », « le second dirige Y »: what can only be a subject is that of its head behind."""
    head = parsed.tokens[t.head]
    finite = head.morph.get("VerbForm") == "Fin"
    said = finite or any(c.dep in ("cop", "aux:tense", "aux:pass") for c in parsed.children(head.i))
    wrong = ("nmod", "dep", "obl:mod", "advmod") if t.plain in _PRONOUNS else ("amod",)
    alone = not any(c.dep in _SUBJECTS for c in parsed.children(head.i))
    if t.dep not in wrong or not t.i < head.i or not said or not alone:
        return
    t.dep = "nsubj"
    article = parsed.tokens[t.i - 1] if t.i else t
    if t.plain in _ORDINALS and article.head == head.i:
        article.head = t.i


def _read_object(parsed: Parsed, t: Token) -> None:
    """« Après avoir dirigé Y, X … »: an infinitive has no subject, the name right behind it is its object."""
    verb = parsed.tokens[t.head]
    kids = parsed.children(verb.i)
    had = any(c.dep == "aux:tense" and c.plain == "avoir" for c in kids)
    if had and t.i == verb.i + 1 and not any(c.dep == "obj" for c in kids):
        t.dep = "obj"


def _rejoin_object(parsed: Parsed, t: Token) -> None:
    """« X détient A, acheté en 2011, mais aussi B »: a name joined to the verb is listed with the verb's object."""
    verb, kids = parsed.tokens[t.head], parsed.children(t.i)
    said = any(c.dep in (*_SUBJECTS, "cop", "case") for c in kids)
    objects = [c for c in parsed.children(verb.i) if c.dep == "obj" and c.name is not None and verb.i < c.i < t.i]
    if verb.pos == "VERB" and verb.name is None and len(objects) == 1 and not said:
        parsed.hang(t.i, objects[0].i, "conj")


def _rejoin_item(parsed: Parsed, t: Token) -> None:
    """« X, qui possède A, B ou C, … » with B joined to X: a name behind a comma is listed with the name before it."""
    comma, item = (parsed.tokens[t.i - 1], parsed.tokens[t.i - 2]) if t.i > 1 else (t, t)
    verb = parsed.tokens[item.head]
    listed = comma.text == "," and item.name is not None and item.dep == "obj" and verb.head == t.head
    if listed and verb.dep == "acl:relcl" and any(c.dep == "conj" for c in parsed.children(t.i)):
        parsed.hang(t.i, item.i, "conj")


def _free_dative(parsed: Parsed, t: Token) -> None:
    """« X, maire de Y, lui a répondu »: the clitic right before a verb that has a subject is no second subject."""
    verb = parsed.tokens[t.head]
    behind = parsed.tokens[t.i + 1 : verb.i + 1]
    others = any(c.dep in _SUBJECTS and c.i < t.i for c in parsed.children(verb.i))
    if others and behind and all(k.pos in ("AUX", "VERB") or k is verb for k in behind):
        t.dep = "iobj"


def _rejoin_participle(parsed: Parsed, t: Token) -> None:
    """« X, porté par A et financé par B »: a participle joined to an agent goes on the agent's participle."""
    name = parsed.tokens[t.head]
    verb = parsed.tokens[name.head]
    joined = t.dep == "conj" and name.name is not None and name.dep in ("obl:agent", "obl:mod", "obl:arg")
    if joined and verb.morph.get("VerbForm") == "Part" and t.morph.get("VerbForm") == "Part" and verb.i < t.i:
        t.head = verb.i


def _give_relative(parsed: Parsed, verb: Token) -> None:
    """« Y, que X avait fondée, … » with « que » read as a conjunction: it stands for the name before its comma."""
    que = next((c for c in parsed.children(verb.i) if c.plain in ("que", "qu'") and c.dep in ("obj", "mark")), None)
    if que is None or que.pos == "PRON" or not verb.dep.startswith("acl") or que.i < 2:
        return
    comma, name = parsed.tokens[que.i - 1], parsed.tokens[que.i - 2]
    own = any(c.dep in ("obj", "ccomp", "xcomp") for c in parsed.children(verb.i) if c is not que)
    if comma.i == verb.head and verb.dep == "acl:relcl" and not own:  # « la société que X a fondée »
        que.pos, que.dep, que.morph = "PRON", "obj", {"PronType": "Rel"}
        return
    if comma.text == "," and name.name is not None and name.sentence == verb.sentence:
        que.pos, que.dep, que.morph = "PRON", "obj", {"PronType": "Rel"}
        parsed.hang(verb.i, name.i, "acl:relcl")


def _invert(parsed: Parsed, t: Token) -> None:
    """« Derrière Y se cache X »: the subject is what stands behind the verb, unless it owns what is before it."""
    cases = [c for c in parsed.children(t.i) if c.dep == "case" and c.i < t.i]
    if not cases or cases[0].plain not in _INVERTING or cases[0].i != parsed.sentence_of(t.i).first or t.head < t.i:
        return
    if any(c.plain in _OWN for c in parsed.children(t.i)):
        return  # « Parmi ses clients figure Y »: « ses » is somebody named before
    kids = parsed.children(t.head)
    behind = next((c for c in kids if c.dep == "obj" and c.i > t.head and c.text.lower() != "que"), None)
    if behind is not None and not any(c.dep in _SUBJECTS and c is not t for c in kids):
        t.dep, behind.dep = "obl:mod", "nsubj"


def _rejoin_subject(parsed: Parsed, t: Token) -> None:
    """« les ministres X et Y ont … »: a second subject right behind « et » and a name is listed with that name."""
    et, first = (parsed.tokens[t.i - 1], parsed.tokens[t.i - 2]) if t.i > 1 else (t, t)
    if et.plain != "et" or first.name is None or first.sentence != t.sentence:
        return
    if first.dep in _SUBJECTS and first.head == t.head and t.name is not None:
        parsed.hang(t.i, first.i, "conj")
    if first.dep not in _BESIDE:
        return
    noun, verb = parsed.tokens[first.head], parsed.tokens[t.head]
    if verb.head == noun.i and verb.dep == "conj" and noun.pos == "NOUN" and looks_plural(noun.text):
        parsed.hang(noun.i, verb.i, "nsubj")  # « Les rivaux X et Y ont … » read as a noun and a sentence joined to it
    if noun.dep in _SUBJECTS and noun.head == t.head:
        parsed.hang(t.i, first.i, "conj")


def _rejoin_relative(parsed: Parsed, t: Token) -> None:
    """« X et son mari Y ont … »: of a subject cut in two, X left free, the second name goes to the noun beside it."""
    noun, verb = parsed.tokens[t.i - 1] if t.i else t, parsed.tokens[t.head]
    first = parsed.tokens[noun.head]
    opens = first.i == parsed.sentence_of(t.i).first and first.head == first.i and first.name is not None
    if noun.pos != "NOUN" or noun.dep != "conj" or not opens or verb.i < t.i:
        return
    parsed.hang(t.i, noun.i, "nmod")
    _give_main(parsed, first, verb)


def _starts(parsed: Parsed, s: Sentence) -> list[int]:
    """Where a clause may begin: at the head of the sentence, behind a comma, « que », « quand »."""
    opens = (t.i + 1 for t in parsed.tokens[s.first : s.last - 2] if t.text == "," or _opens_clause(parsed, t))
    return [s.first, *opens]


def _opens_clause(parsed: Parsed, t: Token) -> bool:
    return t.plain in ("que", "qu'") or (t.dep == "mark" and parsed.tokens[t.head].name is not None)


def _bridge(parsed: Parsed, s: Sentence, start: int) -> None:
    """« X, en visite à Y, a … »: the name that opens a clause is the subject of the verb behind the insertion."""
    name = _opening(parsed, s, start)
    if name is None:
        return
    _divide(parsed, name, s.last)
    end = max((c.i for c in parsed.children(name.i) if c.dep == "conj" and c.pos != "VERB"), default=name.i)
    if end + 1 >= s.last or parsed.tokens[end + 1].text != ",":
        return
    for comma in range(end + 2, s.last - 1):
        if parsed.tokens[comma].text == ",":
            verb = _verb_behind(parsed, comma, s.last)
            if verb is not None:
                _give_main(parsed, name, verb)
                _gather(parsed, name, end + 2, comma)
                return
        elif start != s.first and not _may_insert(parsed, end + 2, comma):
            return


def _end_insertion(parsed: Parsed, t: Token) -> None:
    """« X, représentant la Norvège a … », no comma behind: Norway is what X represents, X the subject of the verb."""
    name = parsed.tokens[t.i - 2] if t.i > 1 and parsed.tokens[t.i - 1].text == "," else t
    if name.name is None or name.sentence != t.sentence or t.head != name.i:
        return
    last, i = parsed.sentence_of(t.i).last, t.i + 1
    i += i < last and parsed.tokens[i].pos == "DET"
    object_ = parsed.tokens[i] if i < last else t
    if object_.name is None or any(c.dep == "case" for c in parsed.children(i)):
        return
    verb = parsed.tokens[object_.head]
    t.pos, t.dep, t.morph = "VERB", "acl", {"VerbForm": "Part", "Tense": "Pres"}
    parsed.hang(i, t.i, "obj")
    if object_.i < verb.i and verb.pos == "VERB" and not any(c.dep in _SUBJECTS for c in parsed.children(verb.i)):
        _give_main(parsed, _titled(parsed, name), verb)


def _titled(parsed: Parsed, name: Token) -> Token:
    """« le patineur X »: the noun that a name stands behind, as long as it stands free."""
    noun = parsed.tokens[name.head]
    return noun if name.dep in _BESIDE and noun.i == name.i - 1 and noun.name is None else name


def _may_insert(parsed: Parsed, first: int, i: int) -> bool:
    """May token `i` stand in an insertion that begins at `first`: no finite verb but in a relative?"""
    t = parsed.tokens[i]
    finite = t.morph.get("VerbForm") == "Fin" and t.name is None
    return not finite or any(k.plain in _RELATIVE for k in parsed.tokens[first : min(first + 3, i)])


def _gather(parsed: Parsed, name: Token, first: int, comma: int) -> None:
    """Hang what stands between the commas on the name that it is about."""
    for t in parsed.tokens[first:comma]:
        outside = t.head == t.i or not first <= t.head < comma
        if outside and t.head != name.i and t.pos in ("VERB", "NOUN", "ADJ") and t.name is None:
            participle = t.pos == "VERB" and t.morph.get("VerbForm") == "Part"
            parsed.hang(t.i, name.i, "acl" if participle else "acl:relcl" if t.pos == "VERB" else "nmod")


def _divide(parsed: Parsed, name: Token, last: int) -> None:
    """« X, dont le siège est à Y, emploie … » read as one: what stands before the comma has its own verb."""
    comma = next((t.i for t in parsed.tokens[name.i + 3 : last - 1] if t.text == ","), None)
    if comma is None or not _in_relative(parsed, name.i):
        return
    within = parsed.tokens[name.i + 3 : comma]
    copula = next((t for t in within if t.lemma == "être" and t.pos in ("AUX", "VERB")), None)
    behind = parsed.tokens[comma + 1 : comma + 4]
    subject = next((c for c in within if c.dep in _SUBJECTS and parsed.tokens[c.head] in behind), None)
    if copula is None or subject is None or subject.i > copula.i:
        return
    main = parsed.tokens[subject.head]
    for t in within:
        if t.head == main.i and t is not copula:
            t.head = copula.i
    copula.pos, copula.head, copula.dep = "VERB", name.i, "acl:relcl"
    copula.morph = {"VerbForm": "Fin", "Mood": "Ind", "Tense": "Pres"}
    main.head, main.dep = main.i, "ROOT"
    parsed.forget_children()


def _give_main(parsed: Parsed, name: Token, verb: Token) -> None:
    """Make `verb` the main one with `name` as its subject; what the name hung on is then a relative of the name."""
    above = parsed.tokens[name.head]
    swallowed = above is not name and _in_relative(parsed, name.i) and name.i < above.i < verb.i
    free = name.head == name.i or swallowed
    if verb.dep == "ccomp":  # « X, qui dit que …, a … »: what is said is said by the relative's verb
        for c in parsed.children(verb.i):
            if verb.head < c.i < verb.i and c.dep == "advcl":
                c.head, c.dep = verb.head, "ccomp"
    within = name.i < verb.head < verb.i
    if free or within or above.i < name.i or above is verb:
        verb.head, verb.dep = (verb.i, "ROOT") if free or verb.head == verb.i else (verb.head, verb.dep)
    else:
        verb.head, verb.dep = name.head, name.dep
    behind = [c for c in parsed.children(verb.i) if c.dep in _SUBJECTS and c.i > verb.i]
    if behind and behind[0].name is not None and not any(c.dep == "obj" for c in parsed.children(verb.i)):
        behind[0].dep = "obj"  # « quand X, une société, a lancé Y » with Y as the subject
    parsed.hang(name.i, verb.i, "nsubj:pass" if _passive(parsed, verb) else "nsubj")
    if swallowed:
        parsed.hang(above.i, name.i, "acl:relcl")


def _in_relative(parsed: Parsed, i: int) -> bool:
    """Does « , dont », « , où » or « , auquel » follow token `i`?"""
    behind = [t.plain for t in parsed.tokens[i + 1 : i + 3]]
    return len(behind) == 2 and behind[0] == "," and behind[1] in ("où", *load_data("grammar.toml")["relatives"])


def _opening(parsed: Parsed, s: Sentence, start: int) -> Token | None:
    """The free name at the very beginning of a clause, a determiner before it allowed, or a noun with an article.

    Further on in a sentence, one that the tree hangs on what comes before it is as good as free.
    """
    article = start + 1 < s.last and parsed.tokens[start].pos == "DET"
    i = start + article
    t = parsed.tokens[i]
    if any(c.dep == "case" for c in parsed.children(i)):
        return None
    free = t.head == i or (start != s.first and s.first <= t.head < start)
    if article and t.pos == "NOUN" and not _is_time(t):
        return t if free else None
    free = free or t.dep in ("dep", "parataxis", "dislocated", "vocative") or _in_relative(parsed, i)
    return t if i < s.last and t.name is not None and free else None


def _verb_behind(parsed: Parsed, comma: int, last: int) -> Token | None:
    """The finite verb without subject right behind a comma, its auxiliaries and clitics between them."""
    i = comma + 1
    while i < last - 1 and (parsed.tokens[i].pos in _LIGHT or parsed.tokens[i].dep.startswith("expl")):
        i += 1
    t = parsed.tokens[i]
    finite = t.morph.get("VerbForm") == "Fin" or any(
        c.dep.startswith(("aux", "cop")) and comma < c.i < t.i for c in parsed.children(t.i)
    )
    alone = not any(c.dep in _SUBJECTS and not _taken_for_subject(parsed, t, c) for c in parsed.children(t.i))
    marked = any(c.dep == "mark" for c in parsed.children(t.i))
    governed = t.dep.startswith("acl:relcl") or t.dep == "xcomp" or (t.dep in ("advcl", "ccomp") and marked)
    return t if t.pos in ("VERB", "ADJ", "NOUN") and finite and alone and not governed and t.name is None else None


def _taken_for_subject(parsed: Parsed, verb: Token, t: Token) -> bool:
    """« quand X, une société, a lancé Y »: is Y, right behind a verb that ends no quotation, its object?"""
    behind = t.i == verb.i + 1 and t.name is not None and any(c.dep == "aux:tense" for c in parsed.children(verb.i))
    sentence = parsed.sentence_of(verb.i)
    quoted = any(k.text in ("»", "”", '"') for k in parsed.tokens[sentence.first : verb.i])
    return behind and not (quoted and verb.verbs & speech_words("verbs", "saying"))


def _passive(parsed: Parsed, verb: Token) -> bool:
    return any(c.dep == "aux:pass" for c in parsed.children(verb.i))
