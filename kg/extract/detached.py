"""Parse a sentence again without what is put into it (« X, dont on parle, a racheté, mardi, Y »), and join both trees.

What stands between two commas behind a subject or a verb, or between two dashes, often makes the parser lose the verb
of the sentence or its object, or take the participle of the phrase for the verb. Without the phrase the sentence is
short and its tree right: the words outside the phrase take their heads from it, the words inside keep those of the
whole sentence. Times counted from today (`agos`) are left out in the same way. What stands behind verbs and between
dashes goes first, for it may stand within a phrase behind a subject. Measured with `kg eval --explicit` for phrases
behind subjects: 851 right of 991 claims on gold/train where 842 of 983 were, on gold/dev 188 of 248 before and after;
of 400 sentences made of the relations' examples by putting one of five such phrases behind the subject, 49 lose the
claim of the example where 63 did. For phrases behind verbs
and between dashes: no claim more or less on the gold sets; of 202 sentences made of the examples by putting one of
five behind the verb, 24 lose the claim of the example where 50 did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.agos import agos
from kg.extract.dates import is_time_word
from kg.extract.parser import parsed_docs

_ENDS = (".", "!", "?", "…", "...", "»", ";", ":")
_MARKS = (",", ";", ":", "—", "–", "«", "(")
_OPENS = ("DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ")
_HEADS = ("NOUN", "PROPN", "PRON")
_CLITICS = ("se", "s'", "ne", "n'", "l'", "le", "la", "les", "lui", "leur", "en", "y", "nous", "vous", "me", "m'", "te")
_LONGEST = 14  # tokens of a subject, or of what stands between dashes
_DASHES = ("–", "—", "-")
_CIRCUMSTANCES = ("ADP", "ADV", "DET", "NUM")
_DAY_ARTICLES = ("le", "ce")


@dataclass(frozen=True, slots=True)
class _Cut:
    """A detached phrase with its marks: tokens `first` to `last` (excluded), behind what starts at `of`.

    A `timed` one is a time without marks, whose last word is its head.
    """

    of: int
    first: int
    last: int
    timed: bool = False


@dataclass(frozen=True, slots=True)
class _Core:
    """A sentence of a line without its detached phrases: its text, and its tokens by where in it they start."""

    line: int
    cuts: tuple[_Cut, ...]
    text: str
    tokens: dict[int, int]


_Finder = Callable[[Doc, int, int], Iterator[_Cut]]


def settle_detached(docs: Sequence[Doc]) -> list[Doc]:
    """The same lines, with the trees of their sentences as they are without what is put into them."""
    return _without(_without(docs, _inserted), _cuts)


def _without(docs: Sequence[Doc], cuts: _Finder) -> list[Doc]:
    """The same lines, with the trees of their sentences as they are without what `cuts` finds in them."""
    cores = [core for line, doc in enumerate(docs) for core in _cores(line, doc, cuts)]
    trees = {line: ([t.head.i for t in doc], [t.dep_ for t in doc]) for line, doc in enumerate(docs)}
    for core, again in zip(cores, parsed_docs([core.text for core in cores]), strict=True):
        _take_over(docs[core.line], core, again, *trees[core.line])
    changed = {core.line for core in cores}
    return [_with_tree(doc, *trees[line]) if line in changed else doc for line, doc in enumerate(docs)]


def _with_tree(doc: Doc, heads: list[int], deps: list[str]) -> Doc:
    return Doc(
        doc.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], pos=[t.pos_ for t in doc],
        lemmas=[t.lemma_ for t in doc], morphs=[str(t.morph) for t in doc], heads=heads, deps=deps,
    )  # fmt: skip


def _cores(line: int, doc: Doc, cuts: _Finder) -> Iterator[_Core]:
    for first, last in _sentences(doc):
        found = tuple(cuts(doc, first, last))
        if found:
            yield _core(line, doc, first, last, found)


def _sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """As the parser has them, but together where the first does not end as a sentence does."""
    start = 0
    for sentence in doc.sents:
        if doc[sentence.end - 1].text in _ENDS or sentence.end == len(doc):
            yield start, sentence.end
            start = sentence.end


def _cuts(doc: Doc, first: int, last: int) -> Iterator[_Cut]:
    """The phrases between a subject, a comma each side, and its verb."""
    behind = first
    for closing in range(first + 3, last - 1):
        if doc[closing].text != "," or not _verb_follows(doc, closing + 1, last):
            continue
        for opening in range(closing - 2, behind, -1):
            start = _subject(doc, first, opening) if doc[opening].text == "," else None
            if start is not None and _is_phrase(doc, opening + 1, closing):
                yield _Cut(start, opening, closing + 1)
                behind = closing
                break


def _inserted(doc: Doc, first: int, last: int) -> Iterator[_Cut]:
    """What stands between dashes, and outside them what stands behind verbs and times counted from today."""
    found = list(_dashed(doc, first, last))
    counted = (_Cut(start - 1, start, end, timed=True) for start, end in agos(doc, first, last))
    for cut in (*_behind_verbs(doc, first, last), *counted):
        if all(cut.last <= other.first or other.last <= cut.first for other in found):
            found.append(cut)
    yield from found


def _dashed(doc: Doc, first: int, last: int) -> Iterator[_Cut]:
    """What stands between the two dashes of a sentence."""
    dashes = [i for i in range(first + 1, last - 1) if doc[i].text in _DASHES and doc[i - 1].whitespace_]
    if len(dashes) == 2 and 1 < dashes[1] - dashes[0] <= _LONGEST and dashes[1] + 1 < last:
        yield _Cut(dashes[0] - 1, dashes[0], dashes[1] + 1)


def _behind_verbs(doc: Doc, first: int, last: int) -> Iterator[_Cut]:
    """Circumstances between two commas, or times without any, right behind a verb (« nommé, le 3 mai, directeur »)."""
    behind = first
    for i in range(first + 1, last - 1):
        before = i - 2 if is_time_word(doc[i - 1].lower_) else i - 1
        if before < max(first, behind) or doc[before].pos_ not in ("VERB", "AUX"):
            continue
        end = _circumstance(doc, i, last) if doc[i].text == "," else _time(doc, i, last)
        if end is not None:
            yield _Cut(i - 1, i, end)
            behind = end


def _circumstance(doc: Doc, opening: int, last: int) -> int | None:
    """Where the circumstance ends that a comma opens: behind the second one."""
    closing = next((i for i in range(opening + 1, min(opening + _LONGEST, last)) if doc[i].text == ","), None)
    if closing is None or closing - opening < 2 or closing + 1 >= last:
        return None
    opens = doc[opening + 1].pos_ in _CIRCUMSTANCES or is_time_word(doc[opening + 1].lower_)
    goes_on = doc[closing + 1].pos_ in ("CCONJ", "SCONJ") or doc[closing + 1].text in _MARKS
    return closing + 1 if opens and not goes_on and _is_phrase(doc, opening + 1, closing) else None


def _time(doc: Doc, i: int, last: int) -> int | None:
    """Where a time without commas ends that a noun or name without determiner follows."""
    end = i
    while end < last and (is_time_word(doc[end].lower_) or doc[end].pos_ == "NUM" or doc[end].lower_ in _DAY_ARTICLES):
        end += 1
    timed = any(is_time_word(t.lower_) for t in doc[i:end])
    return end if timed and end < last and doc[end].pos_ in ("NOUN", "PROPN") else None


def _is_finite(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", [])


def _verb_follows(doc: Doc, i: int, last: int) -> bool:
    while i < last and doc[i].lower_ in _CLITICS:
        i += 1
    return i < last and _is_finite(doc[i])


def _subject(doc: Doc, first: int, comma: int) -> int | None:
    """Where the noun phrase that ends before a comma begins; None if what stands there is none, or goes on a list."""
    start = comma
    while start > first and doc[start - 1].text not in _MARKS:
        start -= 1
    listed = start > first and doc[start - 1].text == ","
    if start > first and doc[start - 1].text == "(":
        return None
    while start < comma and doc[start].pos_ in ("CCONJ", "SCONJ"):
        start += 1
    phrase = doc[start:comma]
    if not 0 < len(phrase) <= _LONGEST or any(_is_finite(t) for t in phrase):
        return None
    opens = phrase[0].pos_ in (("DET", "PROPN") if listed else _OPENS) and phrase[0].morph.get("Person", []) != ["3"]
    return start if opens and any(t.pos_ in _HEADS for t in phrase) else None


def _is_phrase(doc: Doc, start: int, end: int) -> bool:
    """Has it no verb of its own, but in a relative clause that it is?"""
    phrase = doc[start:end]
    relative = any(t.morph.get("PronType", []) == ["Rel"] for t in phrase[:2])
    return (relative or not any(_is_finite(t) for t in phrase)) and all(t.text != ";" for t in phrase)


def _core(line: int, doc: Doc, first: int, last: int, cuts: tuple[_Cut, ...]) -> _Core:
    text = ""
    tokens: dict[int, int] = {}
    for i in range(first, last):
        cut = next((cut for cut in cuts if cut.first <= i < cut.last), None)
        if cut is None and not doc[i].is_space:
            tokens[len(text)] = i
            text += doc[i].text_with_ws
        elif cut is not None and text[-1:].strip():
            text += " "
    return _Core(line, cuts, text.rstrip(), tokens)


def _take_over(doc: Doc, core: _Core, again: Doc, heads: list[int], deps: list[str]) -> None:
    """Put the tree of the core into the one of its line, and hang up what it has left without a head."""
    place = [core.tokens.get(t.idx, -1) for t in again]
    if len(place) != len(core.tokens) or -1 in place:
        return  # without the phrase the words are cut otherwise
    roots = [t for t in again if t.head.i == t.i]
    main = next((t for t in roots if _is_finite(t)), roots[0])
    for t in again:
        heads[place[t.i]], deps[place[t.i]] = place[t.head.i], t.dep_
    for root in roots:
        if root.i != main.i:
            heads[place[root.i]], deps[place[root.i]] = place[main.i], _label_below(main, root)
    kept = set(place)
    for cut in core.cuts:
        top = cut.first - 1
        while cut.of <= heads[top] < cut.first and heads[top] != top:
            top = heads[top]
        if cut.timed:
            _hang_time(doc, cut, heads, deps)
            continue
        for i in range(cut.first, cut.last):
            if heads[i] == i or not (cut.first <= heads[i] < cut.last or heads[i] in kept):
                heads[i], deps[i] = top, _label_of_detached(doc[i])


def _hang_time(doc: Doc, cut: _Cut, heads: list[int], deps: list[str]) -> None:
    """Hang a time below the word before it, all its words below its last one as the parser does where it sees it."""
    noun = cut.last - 1
    opened = cut.first + 1 if doc[cut.first].pos_ == "ADP" else cut.first + 3
    for i in range(cut.first, noun):
        opens = i < opened and doc[i].pos_ in ("PRON", "VERB", "AUX", "ADP")
        heads[i] = cut.first if opens and i > cut.first else noun
        deps[i] = ("case" if i == cut.first else "fixed") if opens else "dep"
    heads[noun], deps[noun] = cut.first - 1, "obl:mod"


def _label_below(verb: Token, root: Token) -> str:
    """What a second root is to the verb of the sentence: its subject, where it stands before it and it has none."""
    free = not any(c.dep_.startswith("nsubj") for c in verb.children)
    return "nsubj" if free and root.i < verb.i and root.pos_ in ("NOUN", "PROPN") else "dep"


def _label_of_detached(token: Token) -> str:
    if token.is_punct:
        return "punct"
    if _is_finite(token):
        return "acl:relcl"
    return "acl" if token.pos_ == "VERB" else "appos"
