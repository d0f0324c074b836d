"""Everything in a parsed article that stands for an entity: names, demonyms, pronouns, possessives, descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from kg.extract.appositions import apposed_name, noun_kind, phrase_end
from kg.extract.designations import takes_bare_name
from kg.extract.impersonal import is_impersonal
from kg.extract.parties import party
from kg.extract.place_words import place_words
from kg.extract.referent_words import referent_table, referent_words
from kg.extract.tree import Parsed, Token
from kg.french import load_data
from kg.french.gazetteer import cities, countries, demonym, town_demonym
from kg.french.given_names import listed_gender
from kg.model import Mention, NameSpan

# « le Lyonnais », « la Niçoise », « le Parisien »: where somebody is from, of towns beyond those of the gazetteer
_MASCULINE = ("le", "un", "du", "au", "ce", "cet")
_TOWNSMAN = re.compile(r"[A-ZÀ-Ý][\w-]*(?:[ao]is|[ao]ise|[iée]en|[iée]enne)")

_FAMILY = 5.0  # as sure as a name that a text marks
_DEFINITE = ("le", "la", "l'", "ce", "cet", "cette", "du", "au")
# « X (maintenant Y) », « Agence française anticorruption (AFA) », « X, rebaptisé Y »
_LINKS = re.compile(
    r"^\s?\((?:ex-|anciennement |maintenant |désormais |alias |aussi appelée? )?$|^,? ?(?:rebaptisée?|alias|devenue?) $"
)


_WORDS = re.compile(r"\w[\w’'-]*")
_PLACE_PREPOSITION = re.compile(
    r"(?:^|\s)(?:de|du|des|d['’]|à|au|aux|en|de la|de l['’]|à la|à l['’])\s?$", re.IGNORECASE
)

_TAIL = re.compile(r"((?:L[ea]s? )?[A-ZÉÈÎÔ][\w’'-]+(?: [A-ZÉÈÎÔ][\w’'-]+)?)(?: (?:1[89]|20)\d\d)?$")
_EDITION = re.compile(r"(?:\d+ ?(?:e|er|re|ème|ère)|[XVI]+e) (?=[A-ZÉa-zéè])")
_OF_PLACE = re.compile(r"\s(?:de|d['’]|à|au)\s?$")


def find_mentions(parsed: Parsed) -> tuple[Mention, ...]:
    """All mentions of an article, in text order, numbered, antecedents still empty."""
    names = tuple(_names(parsed))
    found = sorted((*names, *_inner(parsed, names), *_others(parsed)), key=lambda m: (m.start, m.end))
    return tuple(_numbered(m, i) for i, m in enumerate(found))


def _numbered(m: Mention, id: int) -> Mention:
    return Mention(id, m.start, m.end, m.text, m.kind, m.head, m.sentence, m.scores, m.gender, m.number, m.canonical,
                   m.antecedents, m.aliases)  # fmt: skip


def _names(parsed: Parsed) -> Iterator[Mention]:
    sovereigns = _sovereigns(parsed)
    for t in parsed.tokens:
        if t.name is None or (t.i and parsed.tokens[t.i - 1].name == t.name):
            continue
        name = parsed.names[t.name]
        gender = (listed_gender(name.text) or _titled(parsed, t)) if name.type == "Person" else None
        family = _family(parsed, t, name)
        called = family or sovereigns.get(name.text)
        scores = name.scores if family is None else (("Organization", _FAMILY),)
        yield Mention(
            0, name.start, name.end, name.text, "name", t.i, t.sentence, scores, gender if family is None else None,  # type: ignore[arg-type]
            canonical=called, aliases=(*_aliases(parsed, t.name), *_without_kind(name.text)),
        )  # fmt: skip


def _titled(parsed: Parsed, t: Token) -> str | None:
    """The gender that the word before a person's name tells (« Mme X »)."""
    first = t.i == parsed.sentence_of(t.i).first
    return None if first else referent_table("before").get(parsed.tokens[t.i - 1].plain)


def _sovereigns(parsed: Parsed) -> dict[str, str]:
    """« le pape Sixtin »: the names of one word that such a title stands before somewhere, with it.

    They are no given names of others whom the article names in full (« Sixtin Marel »).
    """
    titles = load_data("grammar.toml")["sovereigns"]
    before = ((parsed.tokens[t.i - 1], parsed.names[t.name]) for t in parsed.tokens if t.i and t.name is not None)
    return {
        name.text: f"{title.plain} {name.text}"
        for title, name in before
        if title.plain in titles and name.type == "Person" and " " not in name.text
    }


def _family(parsed: Parsed, t: Token, name: NameSpan) -> str | None:
    """« la famille Morvan »: a surname that stands for several people, none of them a bearer that is named alone."""
    noun = parsed.tokens[t.i - 1] if t.i > parsed.sentence_of(t.i).first else t
    one_word = name.type == "Person" and " " not in name.text
    return f"{noun.plain} {name.text}" if one_word and noun.plain in load_data("grammar.toml")["families"] else None


def _inner(parsed: Parsed, names: Sequence[Mention]) -> Iterator[Mention]:
    """Places inside longer names: behind a preposition of place (« aéroport de Nice »), or as a demonym."""
    places = {m.text for m in names if m.scores and m.scores[0][0] == "Place"}
    for m in names:
        for word in _WORDS.finditer(m.text):
            place = _place_inside(m, word, places)
            if place is not None:
                canonical = (
                    None if place[:1].isupper() and (place in places or place in countries()) else demonym(place)
                )
                start = m.start + word.start()
                yield Mention(
                    0,
                    start,
                    start + len(place),
                    place,
                    "inner",
                    m.head,
                    m.sentence,
                    (("Place", 1.0),),
                    canonical=canonical,
                )


def _place_inside(m: Mention, word: re.Match[str], places: set[str]) -> str | None:
    """The place that begins at `word` of a name: a known one behind a preposition, or a demonym behind a noun."""
    name = m.text
    before = name[: word.start()]
    if _PLACE_PREPOSITION.search(before):
        rest = name[word.start() :]
        known = [p for p in (*places, *countries()) if re.match(rf"{re.escape(p)}(?!\w)", rest) and p != name]
        return max(known, key=len) if known else _place_behind(m, before, rest)
    plain = word.group()[:1].islower() or before.strip() != ""
    return (
        word.group() if plain and before.strip() and demonym(word.group()) and word.group() not in countries() else None
    )


def _place_behind(m: Mention, before: str, rest: str) -> str | None:
    """« aéroport de | Royan », « Jeux de | Melbourne »: a place that the text names nowhere else, by what stands before
    it, or a large city."""
    tail = _TAIL.match(rest)
    if tail is None or not m.scores:
        return None
    kind, head = m.scores[0][0], _OF_PLACE.sub("", before.lower())
    if kind == "Organization":
        return tail[1] if head in place_words("standing_bodies") else None
    known = head in place_words("standing") or head in place_words("standing_bodies") or tail[1] in cities()
    return tail[1] if kind in ("Place", "Event") and known else None


def _aliases(parsed: Parsed, index: int) -> tuple[str, ...]:
    """Another name that the text gives right behind this one."""
    if index + 1 >= len(parsed.names):
        return ()
    name, other = parsed.names[index], parsed.names[index + 1]
    between = parsed.text[name.end : other.start]
    if not _LINKS.match(between) or (name.type == "Person") != (other.type == "Person"):
        return ()  # « X (ex-Brenn) » has left an employer, no name
    bare = between.strip() == "("
    if bare and name.type == "Event" and name.text[0].lower() != other.text[0].lower():
        return ()  # « le sommet de l'Union des Rives (UR) »: the letters are of who meets there
    return (other.text,) if not bare or is_acronym(other.text, name.text) or is_acronym(name.text, other.text) else ()


def _without_kind(name: str) -> tuple[str, ...]:
    """The other form of a name with a noun that says what it is (« projet Horizon ») or the number of an edition."""
    edition = _EDITION.match(name)
    if edition is not None:  # « 72e Festival de Varnes »
        return (name[edition.end() :],)
    words = name.split()
    bare = len(words) > 1 and words[0].islower() and noun_kind(words[0]) is not None and words[1][:1].isupper()
    if bare and takes_bare_name(words[0]):  # « gouvernement Conti » is not Conti
        return ()
    return (" ".join(words[1:]),) if bare else ()


def is_acronym(short: str, long: str) -> bool:
    """Do the letters of `short` begin the words of `long` (« AFA », « Agence française anticorruption »)?"""
    initials = [w[0].lower() for w in re.findall(r"\w+", long) if len(w) > 1]
    letters = [c.lower() for c in short if c.isalpha()]
    if not 2 <= len(letters) <= 8 or len(initials) < len(letters):
        return False
    rest = iter(initials)
    return all(any(c == i for i in rest) for c in letters)


def _others(parsed: Parsed) -> Iterator[Mention]:
    for t in parsed.tokens:
        if t.name is None:
            native = _inhabitant(parsed, t)
            country = _demonym(parsed, t)
            found = native or country or party(parsed, t) or _pronoun(parsed, t) or _post(parsed, t)
            found = found or _description(parsed, t)
            if found is not None:
                yield found
            if native is not None and country is not None:
                yield country  # « le Norvégien » is a person and tells his country


def _made(t: Token, kind: str, **more: object) -> Mention:
    return Mention(0, t.start, t.end, t.text, kind, t.i, t.sentence, **more)  # type: ignore[arg-type]


def _demonym(parsed: Parsed, t: Token) -> Mention | None:
    if t.pos in ("VERB", "AUX", "ADP", "DET", "PRON"):
        return None
    place = demonym(t.text) or _town(parsed, t)
    if place is None or (t.text in countries() and t.text[0].isupper() and not _of_man(parsed, t)):
        return None
    return _made(t, "demonym", scores=(("Place", 1.0),), canonical=place, number=_number(t))


def _of_man(parsed: Parsed, t: Token) -> bool:
    """« le Suisse X », « l'Argentine Y »: does the name of a country tell where somebody is from?"""
    before, behind = parsed.tokens[t.i - 1 : t.i], parsed.tokens[t.i + 1 : t.i + 2]
    return any(k.plain in _MASCULINE for k in before) or any(k.name is not None for k in behind)


def _town(parsed: Parsed, t: Token) -> str | None:
    """« la start-up lyonnaise »: the place of an adjective behind a noun for organizations, or None."""
    place, noun = town_demonym(t.text) if t.text.islower() else None, t.i - 1
    while place is not None and noun > parsed.sentence_of(t.i).first and parsed.tokens[noun].pos == "ADJ":
        noun -= 1
    beside = place is not None and t.i > 0 and parsed.tokens[noun].name is None
    return place if beside and noun_kind(parsed.tokens[noun].text) == "Organization" else None


def _inhabitant(parsed: Parsed, t: Token) -> Mention | None:
    """« le Norvégien », « la Russe »: a person by nationality, named elsewhere."""
    local = _TOWNSMAN.fullmatch(t.text) is not None and t.pos in ("NOUN", "PROPN", "ADJ")
    country = t.text in countries() and not _of_man(parsed, t)
    if not t.text[0].isupper() or not (demonym(t.text) or local) or country or _number(t) == "p":
        return None
    before = next((k for k in reversed(parsed.tokens[max(0, t.i - 3) : t.i]) if k.pos != "ADJ"), None)
    if before is None or before.plain not in _DEFINITE or (t.text.lower().endswith("s") and not local):
        return None
    behind = takewhile(lambda k: k.pos in ("NOUN", "ADJ", "PROPN"), parsed.tokens[t.i + 1 : t.i + 4])
    opened = before.i > 1 and parsed.tokens[before.i - 1].text in (",", "(")
    apposed = opened and parsed.tokens[before.i - 2].name is not None  # « En 2009, la Bretonne » is no apposition
    if apposed or any(k.name is not None for k in behind):
        return None
    gender = {"la": "f", "cette": "f", "le": "m", "du": "m", "au": "m", "ce": "m"}.get(before.text.lower())
    return _made(t, "description", scores=(("Person", 1.0),), gender=gender)


def _number(t: Token) -> str:
    return "p" if t.morph.get("Number") == "Plur" else "s"


def _pronoun(parsed: Parsed, t: Token) -> Mention | None:
    data = load_data("pronouns.toml")
    word = t.plain
    if word in data["possessive"] and t.pos == "DET":
        return _made(t, "possessive", number=data["possessive"][word][1])
    if word in data["personal"] and t.pos in ("PRON", "X") and not is_impersonal(parsed, t) and not _empty(parsed, t):
        gender, number = data["personal"][word]
        if word == "lui" and t.dep in ("iobj", "obl:arg") and not parsed.children(t.i):
            gender = ""  # « lui parler »: to him or to her
        return _made(t, "pronoun", gender=gender or _agreement(parsed, t), number=number)
    if word in data["adverbial"] and t.pos == "PRON":
        return _made(t, "pronoun")
    if word in data["numbers"]:
        return _all_of_them(parsed, t)
    if word in data["near"] and [k.text for k in parsed.tokens[t.i + 1 : t.i + 3]] == ["-", "ci"]:
        gender, number = data["near"][word]
        return _made(t, "pronoun", gender=gender, number=number)
    if word in data["ordered"] and _alone(parsed, t):
        return _made(t, "pronoun", gender=data["ordered"][word])
    if word in data["last"] and t.i and parsed.tokens[t.i - 1].text.lower() in ("ce", "cette"):
        return _made(t, "pronoun", gender=data["last"][word])
    return None


def _post(parsed: Parsed, t: Token) -> Mention | None:
    """« Le directeur général, X, … »: the article stands for « son » where the post has no complement."""
    noun = parsed.tokens[t.i + 1] if t.i + 1 < parsed.sentence_of(t.i).last else t
    if t.pos != "DET" or t.plain not in ("le", "la", "l'") or noun.name is not None:
        return None
    behind = parsed.tokens[noun.i + 1 : phrase_end(parsed, noun.i) + 1]
    field = noun.text.lower() in referent_words("directing") and any(
        k.text.lower() in referent_words("directed") for k in behind
    )
    post = noun.text.lower() in referent_words("posts") or field
    if not post or any(k.pos != "ADJ" for k in behind) or apposed_name(parsed, noun.i) is None:
        return None
    return _made(t, "possessive", number="s")


def _alone(parsed: Parsed, t: Token) -> bool:
    """« le premier a …, le second … »: an ordinal with its article and no noun."""
    behind = parsed.tokens[t.i + 1] if t.i + 1 < parsed.sentence_of(t.i).last else t
    article = t.i > 0 and parsed.tokens[t.i - 1].plain in ("le", "la")
    noun = behind.pos in ("NOUN", "ADJ", "PROPN", "NUM") or behind.uncontracted in ("à", "de")
    return article and not noun


def _all_of_them(parsed: Parsed, t: Token) -> Mention | None:
    """« tous deux », « toutes les trois »"""
    before = [k.plain for k in parsed.tokens[max(0, t.i - 2) : t.i] if k.plain != "les"]
    genders = load_data("pronouns.toml")["all"]
    return _made(t, "pronoun", gender=genders[before[-1]], number="p") if before and before[-1] in genders else None


def _agreement(parsed: Parsed, t: Token) -> str | None:
    """« X l'avait fondée »: the gender that a past participle takes from the object before it."""
    verb = parsed.tokens[t.head]
    if t.dep != "obj" or t.plain != "l'" or not any(c.dep == "aux:tense" for c in parsed.children(verb.i)):
        return None
    return "f" if verb.text.endswith(("ée", "ie", "ue", "ise", "ite")) else "m" if verb.text.endswith("é") else None


def _empty(parsed: Parsed, t: Token) -> bool:
    """« l'emporter »: the pronoun of an idiom means nothing; nor does an article read as a pronoun."""
    head = parsed.tokens[t.head]
    article = t.text.lower() in ("le", "la", "les") and head.pos == "NOUN" and head.i == t.i + 1 and not head.verbs
    return article or (t.text.lower() in ("l'", "l’") and "emporter" in head.verbs)


def _description(parsed: Parsed, t: Token) -> Mention | None:
    """« la start-up », « le milliardaire »: a definite noun of a known kind."""
    kind = (noun_kind(t.text) or referent_table("generic").get(t.text.lower())) if _nominal(parsed, t) else None
    if not t.i:
        return None
    before = [k.plain for k in parsed.tokens[max(0, t.i - 3) : t.i] if k.pos != "ADJ"]
    definite = bool(before) and before[-1] in _DEFINITE
    if definite and t.text.lower() in referent_table("collectives"):
        return _made(t, "description", scores=(("Person", 1.0),), number="p")
    if kind is None or parsed.tokens[t.i : t.i + 2][-1].text.isdigit():  # « le numéro 9 »
        return None
    numbers = load_data("pronouns.toml")["numbers"]
    if t.morph.get("Number") == "Plur":
        plural = ("les", "ces", "des", "aux", "ses", "leurs", "nos")
        counted = len(before) > 1 and before[-1] in numbers and before[-2] in plural
        return _made(t, "description", scores=((kind, 1.0),), number="p") if counted else None
    if not definite and (not before or before[-1] not in load_data("pronouns.toml")["possessive"]):
        return None
    gender = {"Masc": "m", "Fem": "f"}.get(t.morph.get("Gender", ""))
    return _made(t, "description", scores=((kind, 1.0),), gender=gender)


def _nominal(parsed: Parsed, t: Token) -> bool:
    """A noun, or what has a determiner like one where the parser took it for another word (« la quinquagénaire »)."""
    if t.pos == "NOUN":
        return True
    return t.pos in ("ADJ", "VERB") and any(c.dep == "det" and c.i < t.i for c in parsed.children(t.i))
