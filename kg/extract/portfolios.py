"""Who gets or keeps which field of a government: « X hérite de la Défense », « à la Culture, X », « Intérieur : X ».

A field is a word with a capital behind an article in an article about a government. Lists of a new government leave
out nearly every verb, so that the words beside the field tell more than the tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.clauses import Grammar
from kg.extract.modality import Moods
from kg.extract.patterns import Pattern, pattern_entry
from kg.extract.politics_words import politics_list, politics_table
from kg.extract.references import References
from kg.extract.tree import Parsed, Token
from kg.model import Literal, Status

_ARTICLES = ("le", "la", "les", "l'", "au", "aux", "du", "des")
_BETWEEN = 5  # words between a verb and its field (« se charge, elle, de l'Asile »)
_TITLE = 4  # words before the name of who gets a field (« au président de Y, X »)
_GAINED: tuple[tuple[str, str], ...] = (
    ("taking", "appointedTo"), ("naming", "appointedTo"), ("replacing", "appointedTo"),
    ("keeping", "holdsOffice"), ("confirming", "holdsOffice"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Field:
    """A field at tokens `first` to `last` (included); its phrase begins at `outer`, behind preposition `case`."""

    first: int
    last: int
    outer: int
    case: str


class Portfolios:
    """Finds fields of ministers and who they go to in one parsed article."""

    def __init__(self, parsed: Parsed, grammar: Grammar, refs: References, moods: Moods) -> None:
        self.parsed, self.grammar, self.refs, self.moods = parsed, grammar, refs, moods

    def matches(self) -> Iterator[Pattern]:
        """All fields that somebody is said to get or to keep, in text order."""
        if not any(t.plain in politics_list("governments") for t in self.parsed.tokens):
            return
        before: Pattern | None = None
        for field in self._fields():
            found = self._listed(field) or self._taken(field) or self._falling(field) or self._beside(field, before)
            if found is not None:
                yield found
                before = found

    def _fields(self) -> Iterator[_Field]:
        end = -1
        for t in self.parsed.tokens:
            if t.i > end and self._is_field(t):
                field = self._whole(t)
                if field is not None:
                    end = field.last
                    yield field

    def _is_field(self, t: Token) -> bool:
        return t.name is None and t.text[:1].isupper() and t.plain in politics_list("fields")

    def _whole(self, t: Token) -> _Field | None:
        """The field that begins at token `t`, « Jeunesse et Sports » as one; None for that of a titled minister."""
        last = self._end(t.i)
        if last == t.i and t.plain in politics_list("bare_not"):
            return None
        first = self.parsed.sentence_of(t.i).first
        i = t.i - 1
        article = i >= first and self.parsed.tokens[i].plain in _ARTICLES
        if not article:
            opens = t.i == first or self.parsed.tokens[i].text in (";", "•", "–", "-", "(")
            return _Field(t.i, last, t.i, "") if opens else None
        before = self.parsed.tokens[i].uncontracted
        case = before if before in ("à", "de") else ""
        i -= not case
        if not case and i >= first and self.parsed.tokens[i].plain in ("à", "de"):
            case, i = self.parsed.tokens[i].plain, i - 1
        elif case:
            i -= 1
        else:
            return _Field(t.i, last, i + 1, "")
        return self._held(t.i, last, i, first) if case == "de" else _Field(t.i, last, i + 1, case)

    def _held(self, head: int, last: int, i: int, first: int) -> _Field | None:
        """The field behind « de »: the portfolio's (« le portefeuille de la Défense ») or a verb's (« hérite de »)."""
        while i > first and self.parsed.tokens[i].pos == "ADJ":
            i -= 1
        if self.parsed.tokens[i].plain not in politics_list("holders"):
            verb = bool(self.parsed.tokens[i].verbs) or self.parsed.tokens[i].text == ","
            return _Field(head, last, i + 1, "de") if verb and self.parsed.tokens[i].pos != "NOUN" else None
        i -= 1
        while i > first and (self.parsed.tokens[i].pos in ("ADJ", "DET") or self.parsed.tokens[i].plain in _ARTICLES):
            if self.parsed.tokens[i].uncontracted in ("à", "de"):
                return _Field(head, last, i, self.parsed.tokens[i].uncontracted)
            i -= 1
        case = self.parsed.tokens[i].plain if self.parsed.tokens[i].plain in ("à", "de", "d'") else ""
        return _Field(head, last, i if case else i + 1, case)

    def _end(self, i: int) -> int:
        """The last token of the field that begins at token `i`."""
        last = self.parsed.sentence_of(i).last
        while i + 1 < last:
            t = self.parsed.tokens[i + 1]
            if t.pos == "ADJ" and t.text.islower() and t.name is None:
                i += 1
                continue
            ahead = self._joined(i + 1, last)
            if ahead is None:
                return i
            i = ahead
        return i

    def _joined(self, i: int, last: int) -> int | None:
        """The token of the next field that « et », « et de la » or « , de la » joins to the one before."""
        words: list[str] = []
        j = i
        while j < last and len(words) < 4 and self.parsed.tokens[j].plain in ("et", ",", "de", "d'", *_ARTICLES):
            words.append(self.parsed.tokens[j].plain)
            j += 1
        if j >= last or not words or words[0] not in ("et", ",") or not self._is_field(self.parsed.tokens[j]):
            return None
        of = len(words) > 1 and words[1] in ("de", "d'", "du", "des")
        return j if of or words == ["et"] else None

    # -- who gets it ----------------------------------------------------------------------------------------------

    def _listed(self, field: _Field) -> Pattern | None:
        """« Intérieur : X ; Justice : Y »: the list of a new government."""
        behind, last = field.last + 1, self.parsed.sentence_of(field.first).last
        if field.case or behind + 1 >= last or self.parsed.tokens[behind].text != ":":
            return None
        return self._made("appointedTo", field, self._titled(behind + 1, last))

    def _taken(self, field: _Field) -> Pattern | None:
        """« X hérite de la Défense », « X a été nommé à la Culture », « X conserve la Justice »."""
        verb = self._verb_before(field.outer - 1)
        clause = None if verb is None else self.grammar.clauses.get(verb.i)
        if verb is None or clause is None:
            return None
        for kind, relation in _GAINED[:2] + _GAINED[3:]:
            if verb.verbs & politics_table("verbs", kind) and self._takes(kind, field.case):
                named = clause.passive or kind in ("naming", "confirming")
                who = self._people(clause.role("obj" if named else "subj")) or self._people(clause.role("subj"))
                return self._said(relation, field, who, verb)
        return None

    def _takes(self, kind: str, case: str) -> bool:
        """Does the verb take its field so (« nommer à », « hériter de », « obtenir »)?"""
        return case in ("à", "pour") if kind in ("naming", "confirming") else case in ("", "à", "de")

    def _verb_before(self, i: int) -> Token | None:
        first = self.parsed.sentence_of(i + 1).first
        for t in reversed(self.parsed.tokens[max(first, i - _BETWEEN) : i + 1]):
            if t.name is not None:
                return None
            if t.pos in ("VERB", "AUX") or (t.verbs and t.i in self.grammar.clauses):
                return t
            if t.pos not in ("ADV", "PUNCT", "PRON", "ADP", "DET"):
                return None
        return None

    def _falling(self, field: _Field) -> Pattern | None:
        """« la Défense échoit à X », « le portefeuille des Finances revient à X »."""
        last = self.parsed.sentence_of(field.first).last
        ahead = self.parsed.tokens[field.last + 1 : min(field.last + 5, last)]
        verb = next((t for t in ahead if t.verbs & politics_table("verbs", "falling") and t.pos != "NOUN"), None)
        if (
            verb is None
            or field.case
            or any(t.name is not None or t.pos == "PUNCT" for t in ahead[: verb.i - field.last - 1])
        ):
            return None
        to = verb.i + 1
        if to >= last or self.parsed.tokens[to].uncontracted != "à":
            return None
        return self._said("appointedTo", field, self._titled(to + 1, last), verb)

    def _beside(self, field: _Field, before: Pattern | None) -> Pattern | None:
        """« X aux Affaires étrangères », « A récupère les Finances, B la Défense », « X (Intérieur) »."""
        sentence, i = self.parsed.sentence_of(field.first), field.outer - 1
        if i < sentence.first:
            return None
        if self.parsed.tokens[i].text == "(":
            closed = self.parsed.tokens[min(field.last + 1, sentence.last - 1)].text == ")"
            return self._made("holdsOffice", field, self._person(i - 1)) if closed else None
        if self.parsed.tokens[i].text == ")":
            opened = (t.i - 1 for t in reversed(self.parsed.tokens[max(i - 6, sentence.first) : i]) if t.text == "(")
            i = next(opened, i)
        if field.case == "à":
            return self._placed(field, i) if self._person(i) else None
        near = before is not None and sentence.first <= before.trigger
        return self._likewise(field, i, before) if near and before is not None and not field.case else None

    def _likewise(self, field: _Field, i: int, before: Pattern) -> Pattern | None:
        """« A récupère les Finances et B la Défense », « la Défense échoit à A et la Justice à B »: as said before."""
        to, last = field.last + 1, self.parsed.sentence_of(field.first).last
        who = self._person(i) if self._in_list(i) else ()
        if not who and to < last and self.parsed.tokens[to].uncontracted == "à":
            who = self._titled(to + 1, last)
        return self._made(before.entry.relation.id, field, who, before.status)

    def _placed(self, field: _Field, name: int) -> Pattern | None:
        """« X à l'Intérieur »: X, or who takes the place of X; nobody where another verb puts him there."""
        head = self.grammar.clauses.get(self.parsed.tokens[name].head)
        case = self.parsed.tokens[name - 1].uncontracted if name else ""
        if head is not None and head.verbs & politics_table("verbs", "replacing"):
            return self._said("appointedTo", field, self._people(head.role("subj")), self.parsed.tokens[head.head])
        if case in ("à", "de", "par", "avec", "pour"):
            return None
        done = head is not None and name in head.role("obj") and not head.passive
        known = {v for kind, _ in _GAINED for v in politics_table("verbs", kind)}
        if done and head is not None and not head.verbs & known:
            return None
        words = self.parsed.words(self.parsed.sentence_of(name))
        kept = any(
            t.verbs & (politics_table("verbs", "keeping") | politics_table("verbs", "confirming")) for t in words
        )
        return self._made("holdsOffice" if kept else "appointedTo", field, (name,))

    def _in_list(self, name: int) -> bool:
        return self.parsed.tokens[max(name - 1, 0)].text in (",", ";", "et", "tandis", "quand")

    def _person(self, i: int) -> tuple[int, ...]:
        return (i,) if self.refs.kind(i) == "Person" else ()

    def _people(self, tokens: list[int]) -> tuple[int, ...]:
        return tuple(i for i in tokens if self.refs.kinds(i) == {"Person"})

    def _titled(self, i: int, last: int) -> tuple[int, ...]:
        """The person named at token `i`, or behind a title there (« au président de Y, X »)."""
        for t in self.parsed.tokens[i : min(i + 2 * _TITLE, last)]:
            if self.refs.kind(t.i) == "Person":
                return (t.i,)
            if t.pos not in ("DET", "NOUN", "ADJ", "ADP", "PUNCT") and t.name is None:
                return ()
        return ()

    def _said(self, relation: str, field: _Field, who: tuple[int, ...], verb: Token) -> Pattern | None:
        modality = self.moods.of(verb.i, relation == "holdsOffice")
        return None if modality.hypothetical else self._made(relation, field, who, modality.status)

    def _made(self, relation: str, field: _Field, who: tuple[int, ...], status: Status = "asserted") -> Pattern | None:
        entry = pattern_entry(relation, "portfolio")
        text = self.parsed.text[self.parsed.tokens[field.first].start : self.parsed.tokens[field.last].end]
        if entry is None or not who:
            return None
        return Pattern(entry, field.first, who, literal=Literal("text", " ".join(text.split())), status=status)
