"""Tell a name from what the finder's model took with it: the noun that introduces it, the person who leads it.

« le laboratoire lyonnais bioVarne » is bioVarne, « l'ONG Orbe » is Orbe; « le Mouvement citoyen de Paul Marel » are an
organization and a person, « Orbe de la société X » goes no further than Orbe.
"""

from __future__ import annotations

import re

from kg.extract.designations import takes_bare_name
from kg.french import load_data
from kg.french.gazetteer import kind_of_noun, known_type
from kg.french.given_names import listed_gender

# A noun in small letters (or « ONG »), perhaps an adjective, and a name.
_NOUN_AND_NAME = re.compile(r"([a-zà-öø-ÿœ-]+|[A-Z]{3})[ \u00a0](?:([a-zà-öø-ÿœ-]+)[ \u00a0])?(?=\w*[A-ZÉÈÀÎ])")
_OF_PERSON = re.compile(r"[ \u00a0](?:de |d[’'])(?=[A-ZÉÈ])")
_AT_ELECTION = re.compile(r"[ \u00a0](?:aux|à la|à l[’'])[ \u00a0]?(?:élections? )?([a-zà-öø-ÿœ-]+)(?![\w-])")
_OF_NOUN = re.compile(r"[ \u00a0](?:du |de la |de l[’']|des )([a-zà-öø-ÿœ-]+)(?![\w-])")


def begins_behind(text: str, start: int, end: int) -> int:
    """Where the name of the characters `start` to `end` begins behind the noun that introduces it.

    Nouns that are part of a name (« hôpital Marel », « armée de l'air »: designations.toml) stay in it.
    """
    m = _NOUN_AND_NAME.match(text, start, end)
    if m is None or known_type(text[start:end]) is not None or takes_bare_name(m[1]):
        return start
    noun = m[1].lower()
    introduces = noun in _firms() or m[1] in _firms()
    # « agence Anatolie », « marine Nationale »: what is left would be a place, or no name of its own.
    of_its_own = known_type(text[m.end() : end]) != "Place" and not _is_word(text[m.end() : end])
    return m.end() if introduces and of_its_own else start


def _is_word(name: str) -> bool:
    return " " not in name and kind_of_noun(name.lower()) is not None


def _firms() -> frozenset[str]:
    return frozenset(load_data("names.toml")["firms"])


def led_by(text: str, start: int, end: int) -> re.Match[str] | None:
    """The « de » between an organization and the person who leads it that the model took for one name, if any.

    The person is told by a given name, or by standing elsewhere in the text without the organization.
    """
    for of in _OF_PERSON.finditer(text, start, end):
        person = text[of.end() : end]
        words = person.split()
        full = len(words) in (2, 3) and all(w[0].isupper() for w in words)
        if full and not_after_person(text[start : of.start()]):
            alone = rf"(?<!de )(?<!d[’'])(?<![\w-]){re.escape(person)}(?![\w-])"
            if _given(words[0]) or re.search(alone, text):
                return of
    return None


def not_after_person(name: str) -> bool:
    """Is this no beginning of the name of an organization named after somebody (« Fondation »)?"""
    return name.split()[0].lower() not in load_data("names.toml")["named_after_persons"]


def _at_election(text: str, start: int, end: int) -> int:
    """Where a name ends before « aux européennes », « à la présidentielle », which the model took for its end."""
    for at in _AT_ELECTION.finditer(text, start, end):
        if at[1] in load_data("grammar.toml")["elections"]:
            return at.start()
    return end


def _given(word: str) -> bool:
    return listed_gender(word) is not None and known_type(word) is None


def ends_before_noun(text: str, start: int, end: int) -> int:
    """Where a name ends before « de la société … » or « aux européennes », which the model took for its end."""
    end = _at_election(text, start, end)
    for of in _OF_NOUN.finditer(text, start, end):
        if of[1] in _firms():
            return of.start()
    return end
