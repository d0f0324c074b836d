"""Find the proper names of a cleaned article, with type scores.

The product's own name model (`kg.french.name_finder`) proposes, what it doubts is added between those names; shape
(capitals inside a word, digits), words beside the name (« le projet Stargate », « PDG de X », « M. »), legal forms and
lists of countries complete and correct it; a name found once is then found everywhere in the article. Types here are
evidence only: link decides them once for the whole corpus.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from kg.extract.common_words import is_common_word
from kg.extract.designations import designated_kind, find_designations, named_after
from kg.extract.initials import spelled_out
from kg.extract.known import find_known
from kg.extract.name_extents import DANGLING, joined, seen_whole
from kg.extract.name_heads import begins_behind, ends_before_noun
from kg.extract.places import is_road
from kg.extract.politics_words import without_fields
from kg.extract.titles import find_titles
from kg.extract.works import find_works
from kg.french import load_data
from kg.french.gazetteer import cities, countries, demonym, kind_of_noun, known_type
from kg.french.given_names import listed_gender
from kg.french.name_finder import find_with_doubtful
from kg.model import TYPES, EntityType, NameSpan

# The model's probabilities are the strongest evidence; cues decide where it hesitates.
_MODEL_WEIGHT, _DOUBTFUL_WEIGHT, _CUE_WEIGHT, _LIST_WEIGHT, _SHAPE_WEIGHT = 1.0, 0.2, 1.0, 1.0, 0.6
_KNOWN_WEIGHT, _CITY_WEIGHT = 2.0, 1.2
# Of what the model doubts, it knows these types well enough to count them.
_COUNTED = ("Person", "Organization", "Place")
# A site by its address (« orbe.fr »).
_DOMAIN = re.compile(r"[\w-]+\.(?:com|fr|org|net|info|io|tv|eu)")
# A word with capitals or digits inside (OpenAI, xAI, 8VC, GPT-4, iPhone), or of two capitals and more (MGX).
_SHAPED = re.compile(
    rf"(?<![\w’'.-])(?:[A-ZÉÈÀÔ][\w-]*[a-zé][A-Z]\w*|[a-z]{{1,7}}[A-Z]\w+|{_DOMAIN.pattern}|[A-Z]{{2,}}[\d-]*\w*|[A-Z]+-?\d+\w*|\d+[A-Z]{{2,}}\w*)(?!\w)"
)
# A new sentence that the model read as the end of a name (« Ondelis X. Actuellement »).
_NEXT_SENTENCE = re.compile(r"\. (\w+)")
# « le chef d'État français » is no name, « l'État français » is one.
_MINISTER, _BARE_FIELD = re.compile(r"[Mm]inistres? $"), re.compile(r"(?:de la |de l[’']|des |du |d[’'])[\w-]+")
_OF_STATE = re.compile(r"\b(?:chef|coup|homme|femme|secrétaire|ministre|affaire|raison)s? d[’']$")
# « la procureure de la République de Lyon » is one of Lyon.
_OF_PROSECUTOR = re.compile(r"\b(?:procureur|substitut)e?s?(?: [a-zé-]+)? de la $")
_REPUBLIC = re.compile(r"République(?: de (?:la )?| d[’']| du )?")
# « la République de l'histoire », « l'État de droit » name nothing either.
_OF_COMMON = re.compile(r"(?:République|Etat|État|Accord) (?:de la |de l[’']|de |d[’']|du |des )[a-zéè]+$")
# « le ministre délégué à la Santé » holds an office; « Santé » names nobody.
_PORTFOLIO = re.compile(
    r"(?<!\w)(?:vice-|sous-)?(?:ministres?|secrétaires? d[’'][ÉE]tat|commissaires?)(?: délégué\w*| adjointe?)?"
    r"(?: (?P<nation>(?!chargé)[\w-]+))?"
    r"(?: (?:de la |de l[’']|du |des |à la |à l[’']|au |aux )[A-ZÉ][\w’' -]{3,40}?(?:,| et|, et))*"  # several fields
    r" (?:de la|de l[’']|du|des|de|d[’']|à la|à l[’']|au|aux|chargée? (?:de la|de l[’']|du|des)) ?$"
)
# An office without a name (« ministre de la Santé »).
_OFFICE = re.compile(r"([a-zéè-]+) (?:de |du |des |d[’']|délégué|chargé|à la |à l[’'])")
# What goes on behind a name that is whole (« Horizons dans le Nord », « Orbe de Varnes »).
_TAIL = re.compile(r" (?:dans|en|à|au|aux|de|d[’'])(?: |(?<=[’']))(?:l[ea]s? |l[’'])?[A-ZÉÈÎ]")
# « la série « Les Nuits » »: what stands between a noun and the name that it introduces.
_OPENED = re.compile(r"\s?[«“\"] ?(?:L[ea]s? |L[’'])?$")
_ADJECTIVE = re.compile(
    r"\w+(?:ique|al|ale|el|elle|aire|ien|ienne|ais|aise|ois|oise|eux|euse|if|ive|é|ée|ant|ante|able)"
)
_APPOSITION = re.compile(r" ?, (?:une?|l[’']une? des) ([\w-]+)(?: ([\w-]+))?")
_ARTICLE_AND_WORD = re.compile(r"(?:\b(?:[Ll]e|[Dd]u|[Aa]u) |\b[Ll][’'])([a-zéè][\w-]+) $")
# « GPT-4 », and « le créateur de X ».
_VERSION = re.compile(r"[A-Za-z]+-\d+(?:[.,]\d+)?[A-Za-z]?")
_FIRM = 1.5  # how much more a cue counts that says no to what the model may take a name for
# « Norvax R1 », « Deep Brenn V3 »: a letter and a number behind a name are a release.
_RELEASE = re.compile(r"[A-ZÉ][\w-]+(?: [A-ZÉ][\w-]+)* [A-Z]\d{1,2}")
# « Brenn CX-40 »: the letters and digits of a make behind its maker's name.
_MAKE = re.compile(r"[A-ZÉ][\w-]+ [A-Z]{1,3}-\d{1,4}[A-Z]?")
# « le Brenn 20 Pro »: an article before a name with a number is a model's; films go without (« Brenn 3 »).
_MODEL = re.compile(r"[\w .-]+ \d{1,4}(?:[.,]\d+)?(?: (?:Pro|Plus|Max|Mini|Ultra|XL|SE|Lite|Air|S))*")
_ARTICLE_BEFORE = re.compile(r"(?<![\w-])(?:[Ll][ea]s?|[Dd]u|[Uu]ne?|[Aa]u) $")
_ELIDED_ARTICLE = re.compile(r"[ldLD][’']")
# What an award is for (« de la meilleure actrice », no « Oscar de la Torre »), and what its bare name stands behind.
_FOR_WHAT = re.compile(r" (?:de la |du |de l[’']|des |de (?!la |l[’'])|d[’'])[a-zà-öø-ÿœ]")
_DETERMINED = re.compile(r"(?<![\w-])(?:les?|des|du|aux?|un|deux|trois|quatre|cinq|l[’'])[ \u00a0]?$", re.IGNORECASE)
_PLUS = re.compile(r"\+(?![\w+])")
_NUMBER = re.compile(r" ([A-Z])?\d{1,3}(?:\.\d+)?(?![\w.]*\w)(?! ?[%€$]| [a-zéè]+s\b)")
_MAKER = re.compile(r"(?:fabricant|créat(?:eur|rice)|concept(?:eur|rice)|développeu(?:r|se))s? (?:de |d[’'])$")
# A capital article in mid sentence is a part of the name (« publie La Saison sèche »).
_ARTICLE = re.compile(r"(?:L[ea]s?|Une?) |L[’']")
_OWN_ARTICLE = re.compile(rf"[a-zà-ÿ0-9,(] ?(?:{_ARTICLE.pattern})$")
# « La Saison sèche »: an article, and at least one common noun or adjective behind a capital.
_TITLE = re.compile(rf"(?:{_ARTICLE.pattern})(?=.*\b[a-zà-ÿ]{{4,}})[\w’' -]+")
_OPENING = ("« ", "«\u00a0")
_QUOTED_NAME = r"[A-ZÉÈ][\w’' -]+"
_NICKNAME = re.compile(
    rf"(?<![\w-])([A-ZÉÈ][\w-]+) (?:«[ \u00a0]?{_QUOTED_NAME}?[ \u00a0]?»|\"{_QUOTED_NAME}\") [A-ZÉÈ][\w-]+"
)
_MAX_NAME = 120
_BEHIND_PREPOSITION = re.compile(r"(?<![\w-])(?:à|de|vers|depuis|d[’']) ?([A-ZÀ-Ý][\w-]+)(?![\w’'-]| [A-ZÀ-Ý\d&])")
_BEST = re.compile(r"(?<![\w-])([A-Z][\w-]+)s? (?:du meilleur|de la meilleure|des meilleure?s) [\w-]+")


@cache
def _data() -> dict[str, list[str]]:
    return load_data("names.toml")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(word.lower() for word in _data()["not_names"])


@cache
def _of_company() -> re.Pattern[str]:
    """What only a company has, right before its name (« le conseil d'administration de X », « une OPA sur X »)."""
    parts, lead = (
        "|".join(re.escape(w).replace("'", "[’']") for w in sorted(_data()[key], key=lambda w: (-len(w), w)))
        for key in ("company_parts", "company_before")
    )
    return re.compile(rf"(?<![\w-])(?:(?:{parts}) (?:de |d[’'])|(?:{lead}) )$")


@cache
def _of_seat() -> re.Pattern[str]:
    """What is called by the place where it sits, right before that place's name (« la firme de X »)."""
    nouns = "|".join(_data()["named_by_seat"])
    return re.compile(rf"(?<![\w-])(?:{nouns}) (?:de |d[’'])$")


@cache
def _placed() -> re.Pattern[str]:
    """What stands right before a place's name (« la province du Varn »)."""
    nouns = "|".join(_data()["placed"])
    return re.compile(rf"(?<![\w-])(?:{nouns})s? (?:[\w-]+ )?(?:de |d[’']|du |de la |des )$")


@cache
def _vessel() -> re.Pattern[str]:
    """What stands right before the name of a ship, be it a person's (« le pétrolier turc X »)."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(_data()['vessels'])})(?: {_ADJECTIVE.pattern})? [«“]? ?$")


@cache
def _headed() -> re.Pattern[str]:
    """« loi Vasseur »: a word that is no name elsewhere may be one with its noun."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(_data()['named_with_noun'])}) ([A-ZÉÈÎ][\w-]*)(?!\w|[’'-]| [A-ZÉÈÎ])")


@cache
def _edition() -> re.Pattern[str]:
    """« 58e édition du » before the name of an event, no part of it."""
    return re.compile(rf"(?:\d+\w* )?(?:{'|'.join(_data()['editions'])}) (?:de la |de l[’']|du |des |de |d[’'])")


@cache
def _seats() -> re.Pattern[str]:
    longest = sorted(load_data("known_names.toml")["seats"], key=lambda seat: (-len(seat), seat))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(seat) for seat in longest)})(?![\w-])")


@cache
def _heavenly() -> re.Pattern[str]:
    """« sur Mars », « la planète Mars »: in mid sentence, where only a name has a capital."""
    return re.compile(rf"(?<=[a-zé] )(?:{'|'.join(_data()['heavenly'])})(?![\w-]| [A-ZÉ\d])")


def find_names(text: str) -> tuple[NameSpan, ...]:
    """The names of an article: sorted, not overlapping, offsets in characters, scores over the seven types."""
    votes = _Votes()
    spans: dict[tuple[int, int], str] = {}
    sure, doubtful = find_with_doubtful(text)
    for name in joined(text, sure):
        start, end = _trimmed(text, name.start, name.end)
        if end > start and _plausible(text[start:end]) and not _opening_noun(text, start, end):
            spans[start, end] = text[start:end]
            for kind, score in zip(TYPES, name.scores, strict=True):
                votes.add(text[start:end], kind if score >= 0.05 else None, score * _MODEL_WEIGHT)
    for m in _headed().finditer(text):
        if text.count(m[1]) == text.count(m.group()) and all(m.end() <= a or b <= m.start() for a, b in spans):
            spans[m.span()] = m.group()
    seen = [(*_trimmed(text, name.start, name.end), name.type) for name in doubtful]
    for start, end, type_ in seen:
        if end > start and _plausible(text[start:end]) and not _opening_word(text, start, end):
            staff = votes.employs(text[start:end], text[max(0, start - 60) : start])
            # What opens a sentence is a guess too often.
            counts = type_ in _COUNTED and not staff and not _opens(text, start, end)
            votes.add(text[start:end], type_ if counts else None, _DOUBTFUL_WEIGHT)
            if all(end <= a or b <= start for a, b in spans):
                spans[start, end] = text[start:end]
    for m in _SHAPED.finditer(text):
        if m.group().lower() not in _not_names() and _plausible(m.group()) and len(m.group()) > 1:
            spans.setdefault(m.span(), m.group())
    people = {span: votes.surely(name, "Person") for span, name in spans.items()}
    for start, end in (*seen_whole(text, people, [span[:2] for span in seen]), *spelled_out(text)):
        begun = next((votes.best(text[a:b]) for a, b in sorted(spans) if a == start), None)
        votes.add(text[start:end], begun or "Organization", _MODEL_WEIGHT)
        spans[start, end] = text[start:end]
    _take_versions(text, spans, votes)
    spans.update({m.span(): m.group() for m in _seats().finditer(text)})
    for m in _heavenly().finditer(text):
        spans[m.span()] = m.group()
        votes.add(m.group(), "Place", _KNOWN_WEIGHT)
    spans.update({(start, end): text[start:end] for start, end in find_known(text)})
    for m in _projects().finditer(text):
        if any(start == m.start(1) and end < m.end(1) for start, end in spans):
            spans[m.span(1)] = m[1]
            votes.add(m[1], "Project", _CUE_WEIGHT)
    _split_places(text, spans, votes)
    for start, end in (*_located(text, spans), *_best_awards(text)):
        spans[start, end] = text[start:end]
    for start, end in _nicknamed(text):
        spans[start, end] = text[start:end]
        votes.add(text[start:end], "Person", _KNOWN_WEIGHT)
    for start, end, titled in find_titles(text):
        spans[start, end] = text[start:end]
        votes.add(text[start:end], titled, _KNOWN_WEIGHT)
    for start, end in find_works(text, {span: votes.best(name) for span, name in spans.items()}):
        spans[start, end] = text[start:end]
        votes.add(text[start:end], "Work", _KNOWN_WEIGHT)
    by_kind = {span: votes.best(name) or "Organization" for span, name in spans.items()}
    kinds = ([s for s, kind in by_kind.items() if kind == k] for k in ("Place", "Organization", "Event"))
    for start, end, designated in (*find_designations(text, *kinds), *named_after(text, _longest(spans))):
        spans[start, end] = text[start:end]
        votes.add(text[start:end], designated, _KNOWN_WEIGHT)
    chosen = _everywhere(text, _halved(text, _longest(spans)))
    chosen = _without_accounts(text, _without_natives(text, chosen))
    for start, end in chosen:
        votes.cues(text, start, end)
    votes.share_surnames()
    chosen = [(s, e) for s, e in chosen if not (_portfolio(text[:s]) and _field(text[s:e], votes.best(text[s:e])))]
    chosen = _without_datelines(text, without_fields(text, chosen))
    named = [(s, e) for s, e in chosen if votes.speak_for(text[s:e], text[max(0, s - 2) : s])]
    return tuple(NameSpan(s, e, text[s:e], votes.scores(text[s:e])) for s, e in named)


def _without_datelines(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """« GORNA, Varna (Reuters) - … »: where an agency wrote its report is none of the report's facts."""
    lines = [m.span() for m in _dateline().finditer(text)]
    return [(s, e) for s, e in spans if not any(start <= s < end for start, end in lines)]


@cache
def _dateline() -> re.Pattern[str]:
    agency = "|".join(map(re.escape, load_data("agencies.toml")["names"]))
    place = r"[A-ZÀ-Ý][^\W\d]*(?:[-' ’][^\W\d]+){0,4}"
    return re.compile(rf"^[ \t]*(?:{place}(?:, {place})? )?\((?:{agency})\) ?(?:[-–—]|--) ", re.M)


def _opening_word(text: str, start: int, end: int) -> bool:
    """One word of the dictionary that opens a sentence (« Vexé, il … »): its capital says nothing to go by."""
    name = text[start:end]
    if _opening_noun(text, start, end):
        return True
    return _opens(text, start, end) and (is_common_word(name) or name.lower() in _not_names())


def _opens(text: str, start: int, end: int) -> bool:
    before = text[:start].rstrip(" \u00a0")
    return " " not in text[start:end] and (not before or before[-1] in ".!?…\n»«") and text[end : end + 1] in (",", " ")


def _opening_noun(text: str, start: int, end: int) -> bool:
    """« Patronne de Y, X a … », « Vexé, il … »: a person's noun that opens a sentence, or a word like a participle."""
    held = re.match(r" (?:de |du |des |d[’'])", text[end:]) is not None and kind_of_noun(text[start:end]) == "Person"
    return (held and _opens(text, start, end)) or _opening_participle(text, start, end)


def _opening_participle(text: str, start: int, end: int) -> bool:
    """« Vexé, il … »: a word that opens a sentence, ends like a participle and is nobody's given name."""
    word = text[start:end]
    alone = _opens(text, start, end) and text.count(word) == 1
    return alone and word.endswith(("é", "ée", "és", "ées")) and listed_gender(word) is None


def _field(name: str, type: EntityType | None) -> bool:
    """Can it be the field of a minister: what the finder takes for an organization, or an unknown place?"""
    if name in countries():  # « la première ministre de Norvège »
        return False
    return type == "Organization" or (type == "Place" and known_type(name) is None)


def _portfolio(before: str) -> bool:
    """Does what stands before a name make it the field of a minister (« ministre de l'Intérieur »)?"""
    m = _PORTFOLIO.search(before[-160:])
    return m is not None and (m["nation"] in (None, "européen", "européenne") or demonym(m["nation"]) is not None)


def _nicknamed(text: str) -> Iterator[tuple[int, int]]:
    """« Thomas « Bob » Rivel »: a person's nickname in quotation marks, between given name and surname."""
    for m in _NICKNAME.finditer(text):
        if listed_gender(m[1]) is not None:
            yield m.span()


def _located(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Large cities behind a preposition, where the model saw no name (« le maire UMP de Nice »)."""
    taken = list(spans)
    for m in _BEHIND_PREPOSITION.finditer(text):
        start, end = m.span(1)
        if m[1] in cities() and all(end <= a or b <= start for a, b in taken):
            yield start, end


def _best_awards(text: str) -> Iterator[tuple[int, int]]:
    """« le César de la meilleure actrice », whose head alone may be a person's name."""
    awards = load_data("grammar.toml")["awards"]
    return (m.span() for m in _BEST.finditer(text) if m[1].lower() in awards)


def _split_places(text: str, spans: dict[tuple[int, int], str], votes: _Votes) -> None:
    """« À Villers Jean Rivel est connu »: a place that opens the sentence, and the person behind it."""
    for start, end in list(spans):
        words = spans[start, end].split(" ")
        opens = text[:start].rsplit("\n", 1)[-1].rsplit(". ", 1)[-1] == "À "
        if opens and len(words) > 2 and listed_gender(words[0]) is None and listed_gender(words[1]) is not None:
            del spans[start, end]
            middle = start + len(words[0])
            parts: dict[EntityType, tuple[int, int]] = {"Place": (start, middle), "Person": (middle + 1, end)}
            for kind, (a, b) in parts.items():
                spans[a, b] = text[a:b]
                votes.add(text[a:b], kind, _CUE_WEIGHT)


def _take_versions(text: str, spans: dict[tuple[int, int], str], votes: _Votes) -> None:
    """Put a model's number to the name before it (« Orbe R1 », « Orbe V2.5 », of a product « Orbe 3 »), and a plus."""
    for start, end in sorted(spans):
        if _PLUS.match(text, end):
            end += 1
            spans[start, end] = text[start:end]
            votes.add(text[start:end], known_type(text[start:end]) or "Product", _KNOWN_WEIGHT)
        m = _NUMBER.match(text, end)
        if m is not None and (m[1] or votes.best(text[start:end]) in ("Product", "Work", "Project")):
            spans[start, m.end()] = text[start : m.end()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without leading determiners, titles, nouns and stop words, elided articles, trailing punctuation."""
    start = begins_behind(text, _begin(text, start, end), end)
    end = ends_before_noun(text, start, end)
    for m in _NEXT_SENTENCE.finditer(text, start, end):
        if m[1].lower() in _not_names():
            end = m.start()
            break
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")."):
        end -= 1
    if end > start and text[end - 1] == "." and not re.search(r"\b[A-Z]\.$|Inc\.$|Corp\.$|Ltd\.$", text[start:end]):
        end -= 1
    end = start + len(DANGLING.sub("", text[start:end]))
    held = _is_holder(text[max(0, start - 30) : start])
    tail = next((m for m in _TAIL.finditer(text, start, end) if _whole(text[start : m.start()], held)), None)
    end = tail.start() if tail is not None and known_type(text[start:end]) is None else end
    end = start + len(_within_quotes(text[start:end]))
    if text[start:end].count("(") != text[start:end].count(")"):
        end = start + len(text[start:end].split("(")[0].split(")")[0].rstrip())
    return start, end


def _within_quotes(name: str) -> str:
    """A name up to the quotation mark that closes a quotation around it (« W » | de la chanteuse »)."""
    head = name.split("»")[0]
    return name if "«" in head else head.rstrip()


def _whole(name: str, held: bool) -> bool:
    """Is it a name of one word that everybody knows (« Horizons »), no initials (« CHU ») but `held` by a person?"""
    if held and name.isupper():
        return True
    return known_type(name) == "Organization" and not name.isupper() and " " not in name


def _is_holder(before: str) -> bool:
    """« le maire UMP de Nice »: initials behind the noun of a person are a party's, whole before « de »."""
    word = re.search(r"(?<![\w-])([\w-]+) $", before)
    return word is not None and kind_of_noun(word[1]) == "Person"


def _begin(text: str, start: int, end: int) -> int:
    """Where a name begins behind the determiners, titles and stop words that were taken with it; `end` if nowhere."""
    if _OF_STATE.search(text, max(0, start - 20), start) and text[start:end].startswith(("État", "Etat")):
        return end
    republic = _REPUBLIC.match(text, start, end)
    if republic is not None and _OF_PROSECUTOR.search(text, max(0, start - 40), start):
        start = republic.end()
    edition = _edition().match(text, start, end)
    start = start if edition is None else edition.end()
    while start < end:
        m = re.match(r"(?:[dlDLqQ]u?[’'])|ex-(?=[A-ZÉ])|[\w.-]+[ \u00a0]+|[^\w]+", text[start:end])
        if m is None or not _no_part(m.group(), text, start + m.end(), end):
            break
        start += m.end()
    field = _MINISTER.search(text, max(0, start - 12), start) and _BARE_FIELD.fullmatch(text, start, end)
    return start if field is None else end  # « le Ministre | de la Défense | X »


def _no_part(piece: str, text: str, at: int, end: int) -> bool:
    """Is this first piece of a name, which goes on at `at`, none of it?"""
    word = piece.strip(" \u00a0")
    if _own_article(text, at - len(piece), at, end):
        return False
    if (word[-1:] in "’'" and len(word) <= 3) or word == "ex-" or not re.match(r"\w", word):
        return True
    # A common noun that the model takes for the head of a name stays (« aéroport de Toulouse »).
    if word[:1].islower() and word not in _data()["small_words"]:
        return False
    # « la Roumaine Popescu »: a demonym before a surname, but not a country's name (« Chine Éclair »).
    if demonym(word) is not None and word not in countries() and at < end and text[at].isupper():
        return True
    if word in _data()["opening_nouns"] or (word in _data()["opening_words"] and text[at : at + 1].isupper()):
        return at >= end
    # « société de Marel » where he is also named without « de », unlike « de Villecourt »
    if word in ("Le", "La") and re.search(rf"[A-ZÉ][\w-]+ {word} {re.escape(text[at:end])}(?!\w)", text):
        return False  # « M. Le Brec » where he is also named in full
    apart = word == "de" and re.search(rf"(?<!\b[Dd]e )(?<!\w){re.escape(text[at:end])}(?!\w)", text) is not None
    return apart or word in _data()["titles"] or word.lower() in _not_names()


def _own_article(text: str, start: int, at: int, end: int) -> bool:
    """Is what stands from `start` to `at` the article of a title (« publie La Saison sèche », « Le Bruit »)?"""
    if _OWN_ARTICLE.search(text[max(0, start - 2) : at]):
        return True
    quoted = text[max(0, start - 2) : start].strip() == "«" and text[end : end + 2].strip() == "»"
    return quoted and _ARTICLE.fullmatch(text[start:at]) is not None


def _plausible(name: str) -> bool:
    """Does it look like a name: capital or digit, not a stop word, a demonym or a sentence?"""
    if not name or len(name) > _MAX_NAME or "\n" in name:
        return False
    if _DOMAIN.fullmatch(name):
        return True
    if not any(c.isupper() for c in name):
        return False
    if len(name) == 1 and name != "X":
        return False
    if name.lower() in _not_names() or re.fullmatch(r"[\d\W]+", name) or _OF_COMMON.fullmatch(name):
        return False
    office = _OFFICE.match(name)
    if office is not None and kind_of_noun(office[1]) == "Person":
        return False
    if name.islower() or (name[0].islower() and " " not in name and not re.search(r"[a-zé][A-Z]|['’-]", name)):
        return False
    return not (" " not in name and (demonym(name) is not None and name not in countries()))


def _is_full_name(name: str) -> bool:
    """« Inès Carpentier »: a given name with a surname, of no known place."""
    first, *rest = name.split()
    surname = len(rest) == 1 and rest[0].isalpha() and rest[0][:1].isupper()
    return surname and listed_gender(first) is not None and name not in cities() and known_type(name) is None


@cache
def _projects() -> re.Pattern[str]:
    """« projet Horizon Bleu »: the whole name behind a noun for projects, group 1."""
    nouns = "|".join(_data()["projects"])
    return re.compile(rf"\b(?:{nouns}) ([A-ZÉÈÎ][\w-]*(?: [A-ZÉÈÎ][\w-]+)+)")


def _without_natives(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names but those of countries that tell where somebody is from (« le Suisse Roger Marel », « le Suisse »)."""
    starts = {start for start, _ in spans}
    return [(start, end) for start, end in spans if not _is_native(text, start, end, starts)]


def _without_accounts(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names but those of platforms on which somebody has something (« le compte Twitter de X »)."""
    held = {m.span(1) for m in _accounts().finditer(text)}
    return [span for span in spans if span not in held]


def _is_native(text: str, start: int, end: int, starts: set[int]) -> bool:
    if text[start:end] not in countries() or demonym(text[start:end]) is None:
        return False
    article = text[max(0, start - 4) : start].lower()
    person = article.endswith(("l'", "l’", "la ")) and text[end : end + 1] == " " and end + 1 in starts
    return person or re.search(r"\b(?:le|un|du|au) $", article) is not None


@cache
def _accounts() -> re.Pattern[str]:
    """« compte Twitter de », « chaîne YouTube d' »: the platform is group 1."""
    nouns, platforms = ("|".join(map(re.escape, _data()[words])) for words in ("accounts", "platforms"))
    return re.compile(
        rf"\b(?:{nouns}) (?:officiels? |officielles? )?({platforms}) (?:officiels? |officielles? )?d(?:e|u|es|['’])\b"
    )


def _longest(spans: dict[tuple[int, int], str]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (-(s[1] - s[0]), s[0])):
        if all(end <= a or b <= start for a, b in kept):
            kept.append((start, end))
    return sorted(kept)


def _halved(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """« l'alliance Orbe-Norvax », « le match Orbe-Norvax » of two that the article names: two names."""
    names = {text[start:end] for start, end in spans}
    found = []
    for start, end in spans:
        left, _, right = text[start:end].partition("-")
        before = re.search(r"([\w-]+) $", text[max(0, start - 20) : start])
        two = before is not None and before[1].lower() in load_data("grammar.toml")["between_two"]
        both = {left, right} <= names and left != right
        found += [(start, start + len(left)), (end - len(right), end)] if two and both else [(start, end)]
    return found


def _everywhere(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Add every other place where a found name, or the last word of a found two-word name, stands."""
    counts = Counter(text[s:e] for s, e in spans)
    names = {name for name in counts if len(name) > 2 or counts[name] > 1 or name in ("X",)}
    lasts = {name.split()[-1] for name in names if len(name.split()) == 2 and name.split()[-1][0].isupper()}
    names |= {
        last for last in lasts if len(last) > 3 and last.lower() not in _not_names() and kind_of_noun(last) is None
    }
    found = list(spans)
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if demonym(name) is not None and name not in countries():
            continue
        for m in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            if all(m.end() <= a or b <= m.start() for a, b in found):
                found.append(m.span())
    return sorted(found)


class _Votes:
    """Type evidence by surface form, over one article."""

    def __init__(self) -> None:
        self._votes: dict[str, Counter[EntityType]] = {}
        # One-word names by the noun that introduces them (« le groupe Orbe »), and those that a title makes a person's.
        self._introduced: set[str] = set()
        self._titled: set[str] = set()

    def add(self, name: str, kind: EntityType | None, weight: float) -> None:
        """Count `weight` for `kind`, if there is one."""
        if kind is not None:
            self._votes.setdefault(name, Counter())[kind] += weight  # type: ignore[assignment]

    def speak_for(self, name: str, before: str) -> bool:
        """Is it a name? Capitals that nothing else speaks for (« VTT ») are none, but behind an expansion."""
        return name in self._votes or _SHAPED.fullmatch(name) is None or before == " ("

    def best(self, name: str) -> EntityType | None:
        """The type that most speaks for so far, None without any evidence."""
        votes = self._votes.get(name)
        return min(votes.items(), key=lambda pair: (-pair[1], pair[0]))[0] if votes else None

    def surely(self, name: str, kind: EntityType) -> bool:
        """Does four fifths of the evidence so far speak for a type?"""
        best, share = self.scores(name)[0]
        return best == kind and share >= 0.8

    def cues(self, text: str, start: int, end: int) -> None:
        """Count what the words before the name and the name's own words say."""
        name = text[start:end]
        before = text[max(0, start - 60) : start]
        employs = self.employs(name, before)
        told, firm = None if employs else _kind_before(before), not employs and _introduces_firm(before)
        if firm and " " not in name:
            self._introduced.add(name)
        self.add(name, None if told == "Person" and name.isupper() else told, _CUE_WEIGHT)
        self.add(name, "Organization" if firm else None, _KNOWN_WEIGHT)
        self.add(name, _kind_behind(text[end : end + 60]), _CUE_WEIGHT)
        inside = _kind_inside(name)
        self.add(name, inside, _LIST_WEIGHT * (_FIRM if inside == "Event" else 1))
        self.add(name, "Event" if _is_award(name, before) else None, _KNOWN_WEIGHT)
        self.add(name, known_type(name), _KNOWN_WEIGHT)
        self.add(name, "Work" if _TITLE.fullmatch(name) and known_type(name) is None else None, _CUE_WEIGHT)
        if _ARTICLE.match(name) and before.endswith(_OPENING) and text[end : end + 2].endswith("»"):
            self.add(name, "Work" if known_type(name) is None else None, _CUE_WEIGHT)
        if _firm_behind(before) and listed_gender(name.split()[0]) is None:
            self.add(name, "Organization", _CUE_WEIGHT)
        if self.best(name) == "Place" and _is_full_name(name):
            self.add(name, "Person", _CUE_WEIGHT * _FIRM)
        # Cities give their names to clubs, newspapers and people; the list decides only where little else speaks.
        self.add(name, "Place" if name in cities() else None, _CITY_WEIGHT)
        made = any(c.islower() for c in name) or (any(c.isdigit() for c in name) and not is_road(name))
        if name[0].isupper() and made and _SHAPED.fullmatch(name):
            # Companies and what they make are written like this, places never are.
            kind = self.best(name)
            factor = 0.5 if kind in ("Product", "Work", "Project", "Event") else 2.5 if kind == "Place" else 1
            self.add(name, "Organization", _SHAPE_WEIGHT * factor)
        self.add(name, "Product" if _MAKE.fullmatch(name) else None, _KNOWN_WEIGHT)
        if told is None and _MODEL.fullmatch(name) and _ARTICLE_BEFORE.search(before) and self.best(name) == "Work":
            self.add(name, "Product", _SHAPE_WEIGHT)
        if _VERSION.fullmatch(name) or _MAKER.search(before):
            self.add(name, "Product", _SHAPE_WEIGHT)
        if told is None and _RELEASE.fullmatch(name):
            self.add(name, "Product", _CUE_WEIGHT)
        if any(before.rstrip().endswith(title) for title in ("M.", "Mme", "Mlle", "Maître", "Monsieur", "Madame")):
            self.add(name, "Person", _CUE_WEIGHT)
            self._titled.add(name)
        self.add(name, "Place" if _placed().search(before) else None, _CUE_WEIGHT)
        self.add(name, "Product" if _vessel().search(before) else None, _KNOWN_WEIGHT)
        if _of_seat().search(before) and known_type(name) is None and listed_gender(name.split()[0]) is None:
            self.add(name, "Place", _CUE_WEIGHT)
        if _of_company().search(before) and listed_gender(name.split()[0]) is None:
            self.add(name, "Organization", _CUE_WEIGHT * (1 if name in cities() else _FIRM))

    def employs(self, name: str, before: str) -> bool:
        """« le cabinet Rivel » of a Jean Rivel whom the text names: those who work for him, no firm."""
        noun = re.search(r"([\w-]+) $", before)
        if noun is None or noun[1] not in _data()["staffs"]:
            return False
        return any(full.endswith(f" {name}") and self.surely(full, "Person") for full in self._votes)

    def share_surnames(self) -> None:
        """A person's last word alone is that person too (« Musk » after « Elon Musk »), but for a firm of that name."""
        for name in self._introduced - self._titled:
            del self._votes[name]["Person"]
        for name, votes in list(self._votes.items()):
            last, firm = name.split()[-1], self._introduced - self._titled
            if len(name.split()) in (2, 3) and votes.most_common(1)[0][0] == "Person" and last not in firm:
                self.add(last, "Person", _LIST_WEIGHT)

    def scores(self, name: str) -> tuple[tuple[EntityType, float], ...]:
        """Normalised scores of a name, best first; a name of no evidence is an Organization with little weight."""
        votes = self._votes.get(name)
        if not votes:
            return (("Organization", 0.1),)
        total = sum(votes.values())
        ranked = sorted(votes.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple((kind, round(weight / total, 3)) for kind, weight in ranked)


def _kind_before(before: str) -> EntityType | None:
    """The kind of the noun right before a name (adjectives may stand between), « de » excluded."""
    before = _OPENED.sub(" ", before)
    words = re.findall(r"[\w’'-]+", before.split("\n")[-1])
    if re.search(r"[,;:.!?)]\s*$", before):
        return None
    if len(words) > 2 and words[-2] == "de" and not (kind_of_noun(words[-1]) or words[-1] in _data()["small_words"]):
        words = words[:-2]  # « le groupe de luxe Orbe »
    for i, word in enumerate(reversed(words[-3:]), 1):
        word = _ELIDED_ARTICLE.sub("", word)
        kind = kind_of_noun(word)
        if kind is not None:  # « le logiciel espion X » is no spy
            head = _ELIDED_ARTICLE.sub("", words[-i - 1]) if len(words) > i else ""
            return kind_of_noun(head) or kind
        if not (demonym(word) is not None or _ADJECTIVE.fullmatch(word)):
            return None
    return None


def _introduces_firm(before: str) -> bool:
    """« le groupe laitier Orbe »: the noun that introduces a firm, whatever the model takes its name for elsewhere."""
    words = re.findall(r"[\w’'-]+|[^\w\s]", before)
    while words and (demonym(words[-1]) is not None or _ADJECTIVE.fullmatch(words[-1])):
        words.pop()
    field = words[-2:-1] == ["de"] and _ELIDED_ARTICLE.match(words[-1]) is None  # « le groupe de luxe Orbe »
    words = words[:-2] if field else words
    return bool(words) and _ELIDED_ARTICLE.sub("", words[-1]) in _data()["firms"]


def _firm_behind(before: str) -> bool:
    """« l'américain Ondelis », « au suisse Palmera »: of a person the demonym would be a noun with a capital."""
    m = _ARTICLE_AND_WORD.search(before)
    return m is not None and demonym(m[1]) is not None


def _kind_behind(after: str) -> EntityType | None:
    """The kind of the noun that stands in apposition behind a name (« X, une start-up »)."""
    m = _APPOSITION.match(after)
    kinds = [kind_of_noun(word) for word in m.groups() if word] if m else []
    return next((kind for kind in kinds if kind is not None), None)


def _is_award(name: str, before: str) -> bool:
    """« prix Valmer », « César de la meilleure actrice », and, of heads that are no common nouns, « le Goncourt »."""
    head = next((word for word in load_data("grammar.toml")["awards"] if name.lower().startswith(word)), None)
    if head is None:
        return False
    rest = name[len(head) :]
    if not rest:
        return name[0].isupper() and _DETERMINED.search(before) is not None
    return rest[0] == " " and (name[0].islower() or _FOR_WHAT.match(rest) is not None)


def _kind_inside(name: str) -> EntityType | None:
    """The type that a name's own words tell: a country, a legal form, a first or last word (« Coupe », « Summit »)."""
    words = name.split()
    if name in countries():
        return "Place"
    if words[-1] in _data()["legal_forms"] and len(words) > 1:
        return "Organization"
    if words[0].islower() and len(words) > 1:
        return designated_kind(name) or kind_of_noun(words[0])
    for kind, key in (("Organization", "organization_heads"), ("Event", "event_heads"), ("Place", "place_heads")):
        if any(name == head or name.startswith((head + " ", head + "-")) for head in _data()[key]):
            return kind  # type: ignore[return-value]
    return "Event" if len(words) > 1 and words[-1] in _data()["event_tails"] else None
