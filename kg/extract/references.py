"""From a token of the parse to the mention that it stands for, and from a noun to the words of its phrase."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.extract.parse import Parsed, Token
from kg.model import Mention

_NAMING = ("appos", "flat:name", "flat", "flat:foreign", "nmod", "obl:mod", "amod")


class References:
    """Looks mentions up by token. A mention without name and without antecedent stands for nobody."""

    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self.parsed = parsed
        self.mentions = mentions
        self._at: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda m: (m.kind == "name", m.kind != "demonym")):
            self._at[mention.head] = mention

    def mention(self, token: int) -> Mention | None:
        """The mention whose head is `token`, resolved or not."""
        return self._at.get(token)

    def named(self, token: int) -> Mention | None:
        """The name mention at `token`, if that token is a name."""
        mention = self._at.get(token)
        return mention if mention is not None and mention.kind == "name" else None

    def of(self, token: int) -> tuple[int, ...]:
        """The mention ids that `token` stands for: itself, its name in apposition, or what it refers to."""
        mention = self._at.get(token)
        if mention is not None and (mention.kind in ("name", "demonym") or len(mention.antecedents) == 1):
            return (mention.id,)
        if mention is not None and mention.antecedents:
            return mention.antecedents
        inner = self.name_inside(token)
        return (inner.id,) if inner is not None else ()

    def of_all(self, tokens: Iterable[int]) -> tuple[int, ...]:
        """The mention ids that several tokens stand for, each once, in order."""
        return tuple(dict.fromkeys(m for token in tokens for m in self.of(token)))

    def name_inside(self, token: int) -> Mention | None:
        """The name that a common noun introduces: « le projet Stargate », « la société chinoise DeepSeek »."""
        t = self.parsed.tokens[token]
        if t.pos not in ("NOUN", "PROPN", "ADJ", "X", "VERB", "NUM"):
            return None
        for child in self.parsed.children(token):
            bare = not any(c.dep == "case" for c in self.parsed.children(child.i))
            if child.i > token and child.dep in _NAMING and bare and self._adjoins(token, child.i):
                return self.named(child.i)
        return self._next_name(token)

    def _adjoins(self, noun: int, name: int) -> bool:
        """Do only adjectives (and the noun's own complements) stand between a noun and its name?"""
        return self.named(name) is not None and all(
            t.pos in ("ADJ", "NOUN", "ADV", "ADP", "DET", "PUNCT") and t.text != "," and t.name is None
            for t in self.parsed.tokens[noun + 1 : name]
        )

    def _next_name(self, token: int) -> Mention | None:
        for t in self.parsed.tokens[token + 1 : min(token + 4, self.parsed.sentence_of(token).last)]:
            if t.name is not None:
                return self.named(t.i)
            if t.pos not in ("ADJ",) and t.text not in ("«", '"', "“"):
                return None
        return None


_COMPLEMENT = ("de", "d'", "d’", "du", "des", "à", "au", "aux", "en", "pour", "chargé", "chargée", "près", "sur", "contre")


def noun_phrase(parsed: Parsed, head: int, refs: References) -> tuple[int, int]:
    """The characters of the phrase that noun `head` heads: adjectives and complements, no relative, no apposition."""
    last = parsed.sentence_of(head).last
    first, end, i = _adjectives_before(parsed, head), head, head + 1
    while i < last:
        t = parsed.tokens[i]
        if t.name is not None:
            if parsed.tokens[i - 1].text.lower() not in _COMPLEMENT and parsed.tokens[i - 1].pos not in ("ADP", "DET"):
                break
            end = i
        elif t.pos in ("ADJ", "NOUN", "PROPN", "NUM") or (t.pos == "VERB" and t.morph.get("VerbForm") == "Part" and t.dep == "acl"):
            end = i
        elif not (t.text.lower() in _COMPLEMENT or t.pos in ("DET", "ADV") or t.text in ("-", "«", "»") or _joins(parsed, i)):
            break
        i += 1
    return parsed.tokens[first].start, parsed.tokens[end].end


def _adjectives_before(parsed: Parsed, head: int) -> int:
    first = head
    while first > 0 and parsed.tokens[first - 1].pos == "ADJ" and parsed.tokens[first - 1].sentence == parsed.tokens[head].sentence:
        first -= 1
    return first


def _joins(parsed: Parsed, i: int) -> bool:
    """Does « et » at `i` join two complements (« de l'Économie et des Finances »)?"""
    tokens = parsed.tokens
    if tokens[i].text.lower() != "et" or i + 2 >= len(tokens):
        return False
    return tokens[i + 1].text.lower() in ("de", "des", "du", "d'", "d’") and tokens[i + 2].name is None


def previous_word(parsed: Parsed, i: int, skip: Sequence[str] = ("DET", "ADJ")) -> Token | None:
    """The nearest token before `i` in its sentence whose part of speech is not in `skip`."""
    first = parsed.sentence_of(i).first
    for j in range(i - 1, first - 1, -1):
        if parsed.tokens[j].pos not in skip:
            return parsed.tokens[j]
    return None
