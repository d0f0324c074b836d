"""Parse a sentence again without its detached phrases (« X, dont on parle, a racheté Y »), and put both trees together.

What stands between two commas behind a subject often makes the parser lose the verb of the sentence, or take the
participle of the phrase for it. Without the phrase the sentence is short and its tree right: the words outside the
phrase take their heads from it, the words inside keep those of the whole sentence. Measured with `kg eval
--explicit`: 851 right of 991 claims on gold/train where 842 of 983 were, on gold/dev 188 of 248 before and after. Of
400 sentences made of the relations' examples by putting one of five such phrases behind the subject, 49 lose the
claim of the example where 63 did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.extract.parser import parsed_docs

_ENDS = (".", "!", "?", "…", "...", "»", ";", ":")
_MARKS = (",", ";", ":", "—", "–", "«", "(")
_OPENS = ("DET", "PROPN", "NOUN", "PRON", "NUM", "ADJ")
_HEADS = ("NOUN", "PROPN", "PRON")
_CLITICS = ("se", "s'", "ne", "n'", "l'", "le", "la", "les", "lui", "leur", "en", "y", "nous", "vous", "me", "m'", "te")
_LONGEST = 14  # tokens of a subject


@dataclass(frozen=True, slots=True)
class _Cut:
    """A detached phrase with its commas: tokens `first` to `last` (excluded), behind a subject that starts at `of`."""

    of: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Core:
    """A sentence of a line without its detached phrases: its text, and its tokens by where in it they start."""

    line: int
    cuts: tuple[_Cut, ...]
    text: str
    tokens: dict[int, int]


def settle_detached(docs: Sequence[Doc]) -> list[Doc]:
    """The same lines, with the trees of their sentences as they are without what is detached from a subject."""
    cores = [core for line, doc in enumerate(docs) for core in _cores(line, doc)]
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


def _cores(line: int, doc: Doc) -> Iterator[_Core]:
    for first, last in _sentences(doc):
        cuts = tuple(_cuts(doc, first, last))
        if cuts:
            yield _core(line, doc, first, last, cuts)


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
        for i in range(cut.first, cut.last):
            if heads[i] == i or not (cut.first <= heads[i] < cut.last or heads[i] in kept):
                heads[i], deps[i] = top, _label_of_detached(doc[i])


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
