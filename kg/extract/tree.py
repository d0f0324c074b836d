"""The parse of an article as the later stages see it: tokens, sentences, names, over characters of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kg.french.prepositions import uncontracted
from kg.model import NameSpan


@dataclass(slots=True)
class Token:
    """A word of the article with its place in the tree. `i` and `head` count over the whole article.

    `text` is the word as in the article (a masked name is one token whose text is the whole name), `lemma` lower
    case; `pos` and `dep` are Universal Dependencies labels as spaCy gives them (`obl:agent`, `nsubj:pass`).
    `plain` is the word in lower case with a plain apostrophe (« L’ » → « l' »), kept as it is asked for a million times
    in a few dozen articles. `name` is the index of the NameSpan that the token stands for; `verbs` are the infinitives
    that its form may belong to, whatever part of speech the parser gave it.
    """

    i: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    start: int
    end: int
    sentence: int
    morph: dict[str, str] = field(default_factory=dict)
    name: int | None = None
    verbs: frozenset[str] = frozenset()
    plain: str = field(init=False, repr=False)
    uncontracted: str = field(init=False, repr=False)
    """The plain word, or the preposition that is contracted in it (« du » → « de »)."""

    def __post_init__(self) -> None:
        self.plain = self.text.lower().replace("’", "'")
        self.uncontracted = uncontracted(self.plain)


@dataclass(slots=True)
class Sentence:
    """Tokens `first` to `last` (excluded) of the article, characters `start` to `end`."""

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A clause that leaves out token `verb` (« et Y à B »): `first` stands before the complement `second`.

    `like` is the verb's own complement in whose place `second` stands.
    """

    verb: int
    like: int
    first: int
    second: int


@dataclass(slots=True)
class Parsed:
    """The parse of one article: all its tokens, its sentences, and the names that were masked.

    `gaps` are the clauses in which a verb is left out (`gapping`).
    """

    text: str
    tokens: list[Token]
    sentences: list[Sentence]
    names: Sequence[NameSpan]
    gaps: list[Gap] = field(default_factory=list)
    _children: list[list[Token]] = field(default_factory=list)

    def children(self, i: int) -> Sequence[Token]:
        """The tokens whose head is token `i`, in text order."""
        if not self._children:
            self._children = [[] for _ in self.tokens]
            for token in self.tokens:
                if token.head != token.i:
                    self._children[token.head].append(token)
        return self._children[i]

    def hang(self, i: int, head: int, dep: str) -> None:
        """Hang token `i` below `head`. Where `head` hung below `i`, its branch first takes `i`'s place."""
        t, branch, seen = self.tokens[i], self.tokens[head], {head}
        while branch.head not in (i, branch.i) and branch.head not in seen:
            branch = self.tokens[branch.head]
            seen.add(branch.i)
        if branch.head == i and branch.i != i:
            branch.head, branch.dep = (branch.i, "ROOT") if t.head == i else (t.head, t.dep)
        t.head, t.dep = head, dep
        self.forget_children()

    def forget_children(self) -> None:
        """Count children anew: to be called where heads were changed. A circle that the change made is cut."""
        self._children = []
        for circle in self._circles():
            top = min(circle, key=lambda i: (self.tokens[i].pos not in ("VERB", "AUX"), i))
            self.tokens[top].head, self.tokens[top].dep = top, "ROOT"

    def _circles(self) -> Iterator[list[int]]:
        """Tokens that are each other's head, in a circle, so that no walk up from them ends."""
        done: set[int] = set()
        for token in self.tokens:
            walk: dict[int, None] = {}
            i = token.i
            while i not in done and i not in walk:
                walk[i] = None
                i = self.tokens[i].head
            if i in walk and self.tokens[i].head != i:
                yield list(walk)[list(walk).index(i) :]
            done.update(walk)

    def subtree(self, i: int) -> list[Token]:
        """Token `i` and everything below it, in text order."""
        found, todo = [], [i]
        while todo:
            j = todo.pop()
            found.append(j)
            todo.extend(child.i for child in self.children(j))
        return [self.tokens[j] for j in sorted(found)]

    def sentence_of(self, i: int) -> Sentence:
        """The sentence that token `i` stands in."""
        return self.sentences[self.tokens[i].sentence]

    def words(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]
