"""Names in apposition: « X, le PDG de Y, a … », « le PDG de Y, X, a … », « X, une start-up, … ».

The parser makes a subject of nearly every apposition that a verb follows, so commas decide, not the tree.
"""

from __future__ import annotations

from functools import cache

from kg.extract.lexicon import lexicon
from kg.extract.referent_words import referent_words
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.forms import looks_plural
from kg.french.gazetteer import kind_of_noun
from kg.model import EntityType, Status
from kg.ontology.phrases import compound_prepositions

_REST = 8  # words of an adjective's phrase behind the noun of an apposition
OPENERS = frozenset({",", "(", "-", "–", "—", ":"})
_INSERTED = 14  # tokens
_STOPS = frozenset({";", ":", "«", "»", "(", ")"})
FILL = ("DET", "ADJ", "ADV", "NUM")
_BEFORE_ROLE = ("et", "ex", "-", "aussi", "également", "alors", "lui", "elle", "eux", "elles", "un", "une")
_COMPLEMENT = (
    "de",
    "d'",
    "d’",
    "du",
    "des",
    "à",
    "au",
    "aux",
    "en",
    "pour",
    "chargé",
    "chargée",
    "près",
    "sur",
    "contre",
)


def noun_kind(noun: str) -> EntityType | None:
    """The type of thing that a common noun denotes, role nouns of the relation files included; None if unknown."""
    kind = kind_of_noun(noun)
    if kind is not None:
        return kind
    word = noun.lower().removeprefix("ex-")
    if word in lexicon().heads:
        return "Person"
    roles = lexicon().roles.get(word, ())
    borne = [entry.relation.range if entry.phrase.inverse else entry.relation.domain for entry in roles]
    return "Person" if any("Person" in kinds for kinds in borne) else None


def may_be(noun: str, kind: EntityType) -> bool:
    """May the noun tell of such things: by its kind, as a role of theirs (« le concepteur de Y »), or as unknown?"""
    roles = lexicon().roles.get(noun.lower(), ())
    borne = (entry.relation.range if entry.phrase.inverse else entry.relation.domain for entry in roles)
    return noun_kind(noun) in (None, kind) or any(kind in kinds for kinds in borne)


@cache
def role_modifiers() -> dict[str, Status]:
    """Words that say how a role stands in time (« ancien », « futur ») or praise it (« célèbre »), with its status."""
    return {word: status for status, words in load_data("grammar.toml")["role_modifiers"].items() for word in words}


def is_modifier(t: Token) -> bool:
    """Is it a word that qualifies a role (`role_modifiers`)?"""
    return t.text.lower().rstrip("-") in role_modifiers()


def told_of(parsed: Parsed, t: Token) -> str:
    """The noun of a role as told of its holder, « ex- » before what he is no more (« ancien maire »: ex-maire)."""
    word = t.text.lower()
    before = parsed.tokens[max(parsed.sentence_of(t.i).first, t.i - 2) : t.i]
    if before and before[-1].plain in ("premier", "première") and word in ("ministre", "secrétaire"):
        word = f"premier {word}"  # who is no minister
        before = parsed.tokens[max(parsed.sentence_of(t.i).first, t.i - 3) : t.i - 1]
    former = any(role_modifiers().get(k.text.lower().rstrip("-")) == "former" for k in before)
    return f"ex-{word}" if former and not word.startswith("ex-") else word


def phrase_end(parsed: Parsed, head: int) -> int:
    """The last token of the phrase that noun `head` heads: adjectives and complements, no relative, no apposition."""
    last = parsed.sentence_of(head).last
    end, i = head, head + 1
    while i < last:
        t = parsed.tokens[i]
        if _opens_adjunct(parsed, head, i) or _opens_clause(parsed, head, i):
            break
        if t.name is not None:
            before = parsed.tokens[i - 1]
            inside = before.text.lower() in _COMPLEMENT or before.pos in ("ADP", "DET") or is_title(before)
            if not (inside or (before.i > head and before.text.lower() in _territories())):
                break
            end = i
        elif t.pos in ("ADJ", "NOUN", "PROPN", "NUM") or _participle_complement(t) or _charged(parsed, head, t):
            end = i
        elif not (
            t.text.lower() in _COMPLEMENT
            or t.pos in ("DET", "ADV")
            or t.text in ("-", "«", "»")
            or _joins(parsed, i)
            or _relations_with(parsed, head, i)
        ):
            break
        i += 1
    return end


@cache
def _territories() -> frozenset[str]:
    return frozenset(load_data("grammar.toml")["territories"])


def _opens_clause(parsed: Parsed, head: int, i: int) -> bool:
    """« le maire de Lyon mis en examen »: a participle behind the complement's name says something new of the noun."""
    t, before = parsed.tokens[i], parsed.tokens[i - 1]
    return t.pos == "VERB" and t.morph.get("VerbForm") == "Part" and before.name is not None and before.i > head


def _opens_adjunct(parsed: Parsed, head: int, i: int) -> bool:
    """« député face à X », « entraîneur en remplacement de Y »: a compound preposition belongs to no noun."""
    compounds = _compounds_by_opening().get(parsed.tokens[i].uncontracted)
    if compounds is None:
        return False
    words = tuple(t.uncontracted for t in parsed.tokens[i : i + 4])
    noun = parsed.tokens[head].text.lower()  # « secrétaire d'État auprès du ministre de Y »
    office = noun in lexicon().heads or noun in load_data("grammar.toml")["envoys"]
    within = load_data("grammar.toml")["office_complements"] if office else ()
    return any(words[: len(p)] == p for p in compounds if " ".join(p) not in within)


@cache
def _compounds_by_opening() -> dict[str, list[tuple[str, ...]]]:
    """Compound prepositions under their first words: most words open none, and this is asked of every word."""
    opened: dict[str, list[tuple[str, ...]]] = {}
    for compound in compound_prepositions():
        opened.setdefault(compound[0], []).append(compound)
    return opened


def _participle_complement(t: Token) -> bool:
    return t.pos == "VERB" and t.morph.get("VerbForm") == "Part" and t.dep == "acl"


def _charged(parsed: Parsed, head: int, t: Token) -> bool:
    """« ministre déléguée chargée des Transports »: a participle right behind an office is a part of its name."""
    office = parsed.tokens[head].text.lower() in lexicon().heads
    return office and t.plain in load_data("grammar.toml")["charged"]


def _relations_with(parsed: Parsed, head: int, i: int) -> bool:
    """« ministre des Relations avec le Parlement »: the only field of an office that has « avec » in it."""
    office = parsed.tokens[head].text.lower() in lexicon().heads
    return office and parsed.tokens[i].plain == "avec" and parsed.tokens[i - 1].plain == "relations"


def _joins(parsed: Parsed, i: int) -> bool:
    """Does « et » at `i` join two complements (« de l'Économie et des Finances »)?"""
    tokens = parsed.tokens
    if tokens[i].text.lower() != "et" or i + 2 >= len(tokens):
        return False
    return tokens[i + 1].text.lower() in ("de", "des", "du", "d'", "d’") and tokens[i + 2].name is None


def skip_age(parsed: Parsed, i: int, first: int) -> int:
    """« X, 45 ans, PDG … »: step back from token `i` over an age or a parenthesis."""
    if parsed.tokens[i].text.lower() == "ans" and i - 3 >= first:
        return i - 3 if parsed.tokens[i - 2].text == "," else i
    if parsed.tokens[i].text == ")":
        for j in range(i - 1, max(first, i - 6), -1):
            if parsed.tokens[j].text == "(":
                return j - 1
    return i


def name_before(parsed: Parsed, noun: int, last: int) -> int | None:
    """The name before the comma, parenthesis or dash of an apposition whose phrase runs from `noun` to token `last`."""
    t, first = parsed.tokens[noun], parsed.sentence_of(noun).first
    i = _skip_moment(parsed, noun - 1, first)
    while i > first and (parsed.tokens[i].pos in FILL or is_modifier(parsed.tokens[i])):
        i -= 1
    i = _skip_moment(parsed, _skip_one_of(parsed, i, first), first)
    if _joins_another(parsed, i, noun, last) or _bears_another(parsed, i, noun, last):
        return None
    carriers = load_data("grammar.toml")["role_carriers"]
    while i > first and (parsed.tokens[i].text.lower() in _BEFORE_ROLE or parsed.tokens[i].text.lower() in carriers):
        i -= 1
    if i > first + 1 and parsed.tokens[i].text.lower() == "comme" and parsed.tokens[i - 1].pos in ("VERB", "ADJ"):
        i -= 2  # « X, présenté comme le PDG de Y »
    if i < first:
        return None
    if parsed.tokens[i].name is not None and i == noun - 1:
        return i  # « X porte-parole de Y »
    if i == first or parsed.tokens[i].text not in OPENERS:
        return None
    opener, comma, i = parsed.tokens[i].text, i, skip_age(parsed, i - 1, first)
    if opener == "," and parsed.tokens[i].plain == "qui" and parsed.tokens[i - 1].name is not None:
        return i - 1  # « X qui, ministre en 2004, avait … »
    if opener == "," and not is_definite(parsed, noun):
        inserted = _before_insertion(parsed, comma, first)
        i = i if inserted is None else inserted
    if parsed.tokens[i].name is None or (opener == "," and _own_subject(parsed, t, i, last)):
        return None
    return None if _of_person(parsed, i) else i


def _joins_another(parsed: Parsed, i: int, noun: int, last: int) -> bool:
    """« le ministre X, et le président de Y, Z, ont … »: « et » at `i`, an article and a name of its own behind."""
    named = parsed.tokens[i].plain == "et" and i < noun - 1 and is_definite(parsed, noun)
    return named and _named_behind(parsed, noun, last)


def _bears_another(parsed: Parsed, i: int, noun: int, last: int) -> bool:
    """« Reçu par le ministre X, le président de Y, Z, a … »: the name before the comma at `i` has its own noun."""
    first, k = parsed.sentence_of(noun).first, i - 2
    if i - 2 < first or parsed.tokens[i].text != "," or parsed.tokens[i - 1].name is None or i == noun - 1:
        return False
    while k > first and parsed.tokens[k].pos == "ADJ":
        k -= 1
    titled = parsed.tokens[k].name is None and noun_kind(parsed.tokens[k].text) == "Person"
    return titled and is_definite(parsed, noun) and _named_behind(parsed, noun, last)


def _named_behind(parsed: Parsed, noun: int, last: int) -> bool:
    """Does a name of the noun's kind stand behind the comma that closes its phrase?"""
    behind = name_behind(parsed, noun, last)
    name = None if behind is None else parsed.tokens[behind].name
    return name is not None and parsed.names[name].type == noun_kind(parsed.tokens[noun].text)


def _before_insertion(parsed: Parsed, comma: int, first: int) -> int | None:
    """« X, né en 1970, président de Y », « X, élue de Z, membre de Y »: the name before what stands between commas.

    The insertion opens with a participle, an adjective, a number or a bare noun, and holds no other such name.
    """
    kinds: set[EntityType] = set()
    for k in reversed(parsed.tokens[max(first, comma - _INSERTED) : comma]):
        if k.name is not None:
            kinds.add(parsed.names[k.name].type)
        if k.morph.get("VerbForm") == "Fin" or k.text in _STOPS or k.morph.get("PronType") == "Rel":
            return None
        opening, name = parsed.tokens[k.i + 1], parsed.tokens[k.i - 1]
        if k.text != "," or k.i - 1 < first or name.name is None:
            continue
        opens = opening.name is None and opening.pos in ("VERB", "ADJ", "NUM", "NOUN")
        return name.i if opens and parsed.names[name.name].type not in kinds else None
    return None


def _of_person(parsed: Parsed, i: int) -> bool:
    """« l'élue Z, membre de Y »: the name of a party behind a person's noun is not what an apposition tells of."""
    name, before = parsed.tokens[i].name, parsed.tokens[max(i - 1, 0)]
    noun = before.name is None and noun_kind(before.text) == "Person"
    return noun and name is not None and parsed.names[name].type == "Organization"


def _skip_moment(parsed: Parsed, i: int, first: int) -> int:
    """« X, à l'époque directeur de Y », « X, par ailleurs membre de Y »: step back from token `i` over such words."""
    moments = (*load_data("grammar.toml")["past_moments"], *load_data("grammar.toml")["role_asides"])
    for j in range(i, max(first, i - 4), -1):
        if parsed.text[parsed.tokens[j].start : parsed.tokens[i].end].lower().replace("’", "'") in moments:
            return j - 1
    return i


def _skip_one_of(parsed: Parsed, i: int, first: int) -> int:
    """« X, (l')un des premiers investisseurs de Y »: step back from « des » over « l'un »."""
    if parsed.tokens[i].plain not in ("des", "de") or i - 2 < first or parsed.tokens[i - 1].plain not in ("un", "une"):
        return i
    i -= 2
    return i - 1 if parsed.tokens[i].plain == "l'" and i > first else i


def _own_subject(parsed: Parsed, t: Token, name: int, last: int) -> bool:
    """« Selon X, le PDG de Y a … »: the noun is a subject of its own, the name before it belongs to an adjunct.

    A comma behind the phrase, or no determiner before the noun, tells an apposition; so does another subject.
    """
    if t.dep not in ("nsubj", "nsubj:pass"):
        return False
    sentence = parsed.sentence_of(t.i)
    closed = _is_closed(parsed, last + 1)
    new = parsed.tokens[name + 2].plain in ("un", "une") and closed
    if new and noun_kind(t.text) == parsed.names[parsed.tokens[name].name or 0].type == "Organization":
        return False  # « Le patron de Y, une société fondée par Z, a … »
    if closed and any(k.i > last and k.dep == t.dep and k.pos != "PRON" for k in parsed.children(t.head)):
        return False  # « Pour X, le PDG de Y, le marché a … »
    i = name - 1
    while i > sentence.first and parsed.tokens[i].pos in ("DET", "ADJ"):
        i -= 1
    adjunct = i >= sentence.first and parsed.tokens[i].pos in ("ADP", "VERB", "SCONJ")
    return adjunct or not (closed or parsed.tokens[t.i - 1].plain in (",", "un", "une"))


def _is_closed(parsed: Parsed, i: int) -> bool:
    """Does a comma, dash or parenthesis come at `i`, an adjective phrase passed over (« un ingénieur âgé de … , »)?"""
    last = min(parsed.sentence_of(i - 1).last, i + _REST)
    for k in parsed.tokens[i:last]:
        if k.text in (",", "-", "–", ")"):
            return True
        before = parsed.tokens[k.i - 1]
        by = k.name is not None and (before.pos in ("ADP", "DET") or is_title(before))  # « fondé par (M.) X »
        if not by and k.pos not in ("ADJ", "ADP", "NUM", "NOUN", "DET") and k.morph.get("VerbForm") != "Part":
            return False
    return False


def name_behind(parsed: Parsed, noun: int, last: int) -> int | None:
    """The name behind the comma that closes a phrase: « le PDG de Y, X, a … », « a créé une filiale, X »."""
    sentence = parsed.sentence_of(noun)
    if last + 2 >= sentence.last:
        return None
    comma, name = parsed.tokens[last + 1], parsed.tokens[last + 2]
    one = any(k.plain in ("un", "une") for k in parsed.tokens[max(sentence.first, noun - 2) : noun])
    if comma.text != "," or not (is_definite(parsed, noun) or (one and name.name is not None)):
        return None
    if of_another(parsed, noun):
        return None
    if name.name is None:
        return _introduced(parsed, name.i)
    closed = last + 3 >= sentence.last or parsed.tokens[last + 3].text in (",", ".", ")", ":", "»", "(")
    return name.i if closed else None


def of_another(parsed: Parsed, noun: int) -> bool:
    """« le porte-parole du maire de Y, X »: is it a person's noun in the complement of another one's, who is X?"""
    i, first = noun - 1, parsed.sentence_of(noun).first
    while i > first and (parsed.tokens[i].pos == "ADJ" or is_modifier(parsed.tokens[i])):
        i -= 1
    i -= parsed.tokens[i].plain in ("le", "la", "l'")
    if i <= first or parsed.tokens[i].plain not in ("de", "du"):
        return False
    whose = parsed.tokens[i - 1]
    if looks_plural(whose.text) or whose.plain in load_data("grammar.toml")["things_too"]:
        return False  # « les partisans du président, X », « avec le soutien du président, X »
    return whose.name is None and noun_kind(whose.text) == noun_kind(parsed.tokens[noun].text) == "Person"


def _introduced(parsed: Parsed, i: int) -> int | None:
    """The name behind a second noun that opens at `i`: « le tenant du titre, le Norvégien X, a … »; not in a list."""
    tokens, last = parsed.tokens, parsed.sentence_of(i).last
    if tokens[i].plain not in ("le", "la", "l'", "les") or i + 2 >= last:
        return None
    name = next((k for k in tokens[i + 1 : min(i + 4, last)] if k.name is not None), None)
    if name is None or any(k.pos not in ("NOUN", "ADJ", "PROPN") for k in tokens[i + 1 : name.i]):
        return None
    behind = tokens[name.i + 1 : name.i + 3]
    listed = len(behind) > 1 and (behind[1].plain in ("et", "ou") or behind[1].pos == "DET")
    closed = not behind or behind[0].text in (",", ".", ")", ":", "»", "(")
    return name.i if closed and not (behind and behind[0].text == "," and listed) else None


def _right_behind(parsed: Parsed, noun: int, last: int) -> int | None:
    """The name right behind a noun with complements (« le champion du monde en titre X ») that no other noun takes."""
    name = last + 1
    if last == noun or name >= parsed.sentence_of(noun).last or parsed.tokens[name].name is None:
        return None
    kind, inside = noun_kind(parsed.tokens[noun].text), parsed.tokens[noun + 1 : name]
    apart = (k for k in inside if parsed.tokens[k.i - 1].plain not in ("de", "d'"))  # « le groupe de médias X »
    rivals = any(k.pos in ("NOUN", "ADJ") and k.name is None and noun_kind(k.text) == kind for k in apart)
    return None if rivals or is_title(inside[-1]) else name


def is_title(t: Token) -> bool:
    """Is it a word of courtesy or rank before a person's name (« Mme », « Dr »)?"""
    return t.plain in referent_words("titles")


def is_definite(parsed: Parsed, noun: int) -> bool:
    """Does a determiner stand before the noun, or does the noun open its sentence?"""
    first = parsed.sentence_of(noun).first
    for k in parsed.tokens[max(first, noun - 4) : noun]:
        if k.pos == "DET" or k.text.lower() in ("du", "des", "au", "aux", "le", "la", "l’", "l'", "les"):
            return True
    return all(is_modifier(k) or k.pos in ("ADJ", "ADV") for k in parsed.tokens[first:noun])


def _names_another(parsed: Parsed, noun: int, last: int) -> bool:
    """« A, le fonds japonais B et … »: a definite noun with a name right behind its phrase goes with that name."""
    behind = parsed.tokens[last + 1] if last + 1 < parsed.sentence_of(noun).last else None
    if behind is None or behind.name is None or not is_definite(parsed, noun):
        return False
    return parsed.names[behind.name].type == noun_kind(parsed.tokens[noun].text)


def apposed_name(parsed: Parsed, noun: int) -> int | None:
    """The token of the name that common noun `noun` stands in apposition to; None where there is none of its kind."""
    t = parsed.tokens[noun]
    kind = noun_kind(t.text) if t.name is None and t.pos in ("NOUN", "ADJ", "PROPN", "X") else None
    kinds = {kind, "Organization"} if t.name is None and t.text.lower() in referent_words("either") else {kind}
    if kinds == {None}:
        return None
    last = phrase_end(parsed, noun)
    before = None if _names_another(parsed, noun, last) else name_before(parsed, noun, last)
    for name in (before, name_behind(parsed, noun, last), _right_behind(parsed, noun, last)):
        if name is not None and parsed.names[parsed.tokens[name].name or 0].type in kinds:
            return name
    return None
