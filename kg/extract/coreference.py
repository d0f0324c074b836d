"""Whom pronouns, possessives and descriptions refer to, within one article. Abstains when unsure.

Names are grouped into chains first (« Musk » with « Elon Musk »). A pronoun goes to a subject before anything else,
to the nearest before a farther one; a description to what the article itself called by that noun, else to the last
entity of its kind. Nothing is looked for farther back than a few sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.appositions import apposed_name, noun_kind, phrase_end
from kg.extract.clauses import SUBJECTS
from kg.extract.tree import Parsed, Token
from kg.french.gazetteer import demonym
from kg.model import NAMING, EntityType, Mention

_PRONOUN_REACH, _DESCRIPTION_REACH = 2, 3


def resolve(parsed: Parsed, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with `antecedents` filled where the article settles them."""
    resolver = _Resolver(parsed, mentions)
    return tuple(resolver.resolved(m) for m in mentions)


class _Resolver:
    def __init__(self, parsed: Parsed, mentions: Sequence[Mention]) -> None:
        self.parsed = parsed
        self.names = [m for m in mentions if m.kind == "name"]
        self.chain = _chains(self.names)
        self.kind = self._kinds()
        self.found: dict[int, int] = {}
        self.called = self._introductions()
        self.at = {m.head: m for m in self.names}
        self.offices = self._offices()
        for (role, _), chains in self.offices.items():
            self.called.setdefault(role, set()).update(chains)

    def _kinds(self) -> dict[int, EntityType | None]:
        """The likeliest type of each chain, from all its names' scores."""
        totals: dict[int, dict[EntityType, float]] = {}
        for m in self.names:
            for kind, score in m.scores:
                kept = totals.setdefault(self.chain[m.id], {})
                kept[kind] = kept.get(kind, 0.0) + score
        return {c: max(sorted(t.items()), key=lambda pair: pair[1])[0] if t else None for c, t in totals.items()}

    def _introductions(self) -> dict[str, set[int]]:
        """Chains by the nouns that the article puts beside their names (« la start-up OpenAI » → start-up)."""
        found: dict[str, set[int]] = {}
        for m in self.names:
            head = self.parsed.tokens[m.head]
            beside = [self.parsed.tokens[head.head]] if head.dep in ("appos", "flat:name", "nmod") else []
            beside += [c for c in self.parsed.children(head.i) if c.dep in ("appos", "acl:relcl")]
            beside += [self.parsed.tokens[j] for j in range(max(0, m.head - 2), m.head)]
            for t in beside:
                bare = not any(c.dep == "case" for c in self.parsed.children(m.head))
                if t.pos == "NOUN" and t.name is None and bare:
                    found.setdefault(t.text.lower(), set()).add(self.chain[m.id])
        return found

    def _offices(self) -> dict[tuple[str, str], set[int]]:
        """Chains of persons by the role that an apposition gives them and whose it is (« X, patron de Tesla »)."""
        found: dict[tuple[str, str], set[int]] = {}
        for t in self.parsed.tokens:
            name = apposed_name(self.parsed, t.i) or self._title(t)
            whose = self._complement(t) if name is not None else None
            if name in self.at and whose is not None:
                found.setdefault((t.text.lower(), whose), set()).add(self.chain[self.at[name].id])
        return found

    def _title(self, t: Token) -> int | None:
        """The name right behind a role and its complement: « le patron de Tesla Elon Musk »."""
        if t.pos != "NOUN" or t.name is not None or noun_kind(t.text) != "Person":
            return None
        last = phrase_end(self.parsed, t.i)
        behind = self.parsed.tokens[last + 1] if last + 1 < self.parsed.sentence_of(t.i).last else None
        return behind.i if behind is not None and behind.name is not None else None

    def _complement(self, t: Token) -> str | None:
        """Whose role it is: the name (or its chain's first form) or the demonym inside the role's phrase."""
        for k in self.parsed.tokens[t.i + 1 : phrase_end(self.parsed, t.i) + 1]:
            if k.i in self.at:
                return str(self.chain[self.at[k.i].id])
            if k.name is None and demonym(k.text):
                return demonym(k.text)
        return None

    # -- one mention ----------------------------------------------------------------------------------------------

    def resolved(self, m: Mention) -> Mention:
        """The mention with its antecedent; names and demonyms come back as they are."""
        if m.kind in NAMING:
            return m
        target = self._description(m) if m.kind == "description" else self._pronoun(m)
        if target is None:
            return m
        self.found[m.head] = target.id
        return replace(m, antecedents=(target.id,))

    def _pronoun(self, m: Mention) -> Mention | None:
        t = self.parsed.tokens[m.head]
        if m.number == "p":
            return None
        if m.text.lower() in ("dernier", "dernière"):
            return self._last(m, ("Person", "Organization"))
        if m.kind == "possessive":
            return self._owner(t) or self._subject_before(m)
        if t.text.lower().replace("’", "'") in ("l'", "le", "la", "lui"):
            own = self._clause_subject(t)
            return self._subject_before(m, exclude=own)
        return self._subject_before(m)

    def _fits(self, m: Mention, name: Mention) -> bool:
        """Do gender and type allow the pronoun `m` to stand for the name?"""
        kind = self.kind[self.chain[name.id]]
        if kind == "Person":
            gender = next((n.gender for n in self.names if self.chain[n.id] == self.chain[name.id] and n.gender), None)
            return m.gender is None or gender is None or m.gender == gender
        return kind == "Organization" and (m.kind == "possessive" or m.gender == "f")

    def _near(self, m: Mention, reach: int) -> list[Mention]:
        return [n for n in self.names if n.end <= m.start and m.sentence - reach <= n.sentence]

    def _subject_before(self, m: Mention, exclude: Mention | None = None) -> Mention | None:
        """The nearest fitting subject before `m`, else the only fitting person around."""
        near = [n for n in self._near(m, _PRONOUN_REACH) if self._fits(m, n)]
        if exclude is not None:
            near = [n for n in near if self.chain[n.id] != self.chain[exclude.id]]
        subjects = [n for n in near if self._is_subject(n)]
        earlier = self._pronoun_subject(m)
        if earlier is not None and (exclude is None or self.chain[earlier.id] != self.chain[exclude.id]):
            last = subjects[-1] if subjects else None
            if last is None or last.head < self._last_pronoun(m):
                return earlier if self._fits(m, earlier) else None
        if subjects:
            return subjects[-1]
        return near[-1] if len({self.chain[n.id] for n in near}) == 1 else None

    def _last_pronoun(self, m: Mention) -> int:
        return max((h for h in self.found if h < m.head), default=-1)

    def _pronoun_subject(self, m: Mention) -> Mention | None:
        """Whom the last resolved subject pronoun or description before `m` stood for, in this sentence or the last."""
        heads = [
            h
            for h in self.found
            if h < m.head and self.parsed.tokens[h].dep in SUBJECTS and self.parsed.tokens[h].sentence >= m.sentence - 1
        ]
        return self._by_id(self.found[max(heads)]) if heads else None

    def _by_id(self, id: int) -> Mention:
        return next(n for n in self.names if n.id == id)

    def _is_subject(self, n: Mention) -> bool:
        t = self.parsed.tokens[n.head]
        for _ in range(3):
            if t.dep in SUBJECTS or (t.dep == "ROOT" and t.pos == "PROPN"):
                return True
            if t.dep not in ("appos", "flat:name", "nmod") or any(c.dep == "case" for c in self.parsed.children(t.i)):
                return False
            t = self.parsed.tokens[t.head]
        return False

    def _clause_subject(self, t: Token) -> Mention | None:
        """The name that is subject of the clause that token `t` stands in."""
        head = self.parsed.tokens[t.head]
        for _ in range(5):
            for c in self.parsed.children(head.i):
                if c.dep in SUBJECTS:
                    named = next((n for n in self.names if n.head == c.i), None)
                    return named or (self._by_id(self.found[c.i]) if c.i in self.found else None)
            if head.head == head.i:
                break
            head = self.parsed.tokens[head.head]
        return None

    def _owner(self, t: Token) -> Mention | None:
        """A possessive belongs to the subject of its clause unless it stands in the subject itself."""
        noun = self.parsed.tokens[t.head]
        if noun.dep in SUBJECTS:
            return None
        if noun.dep == "conj":  # « Musk reprochait à OpenAI et à son PDG … »: what it is joined to
            joined = next((n for n in self.names if n.head == noun.head), None)
            if joined is not None:
                return joined
        if noun.dep == "appos":
            apposed = next((n for n in self.names if n.head == noun.head), None)
            if apposed is not None and self.kind[self.chain[apposed.id]] == "Organization":
                return None
        return self._clause_subject(t)

    def _last(self, m: Mention, kinds: tuple[EntityType, ...]) -> Mention | None:
        near = [n for n in self._near(m, 1) if self.kind[self.chain[n.id]] in kinds and self._fits_description(m, n)]
        return near[-1] if near else None

    def _office_holder(self, t: Token, whose: str) -> Mention | None:
        """The one person to whom the article gives that role (« le patron de Tesla »)."""
        chains = self.offices.get((t.text.lower(), whose), set())
        if len(chains) != 1:
            return None
        borne = [n for n in self.names if self.chain[n.id] in chains]
        before = [n for n in borne if n.end <= t.start]
        return before[-1] if before else borne[0]

    def _fits_description(self, m: Mention, n: Mention) -> bool:
        return self.kind[self.chain[n.id]] != "Person" or self._fits(m, n)

    def _description(self, m: Mention) -> Mention | None:
        """What stands in apposition, bears the role or was called so in the article; else the last of its kind."""
        t = self.parsed.tokens[m.head]
        apposed = apposed_name(self.parsed, t.i)
        if apposed is not None:
            return self.at.get(apposed)
        whose = self._complement(t)
        if whose is not None:
            holder = self._office_holder(t, whose)
            if holder is not None or whose.isdigit():
                return holder
        if any(c.dep in ("nmod", "obl:arg") and c.i > t.i for c in self.parsed.children(t.i)) or not m.scores:
            return None  # « le patron de X », « la société de Y » say whose they are: not a bare reference
        if t.i + 1 < len(self.parsed.tokens) and self.parsed.tokens[t.i + 1].name is not None:
            return None
        kind = m.scores[0][0]
        near = [n for n in self._near(m, _DESCRIPTION_REACH + 3) if self.kind[self.chain[n.id]] == kind]
        called = self.called.get(t.text.lower(), set())
        known = [
            n for n in self.names if n.end <= m.start and self.chain[n.id] in called and self._fits_description(m, n)
        ]
        if known and len({self.chain[n.id] for n in known}) == 1:
            return known[-1]
        close = [n for n in near if n.sentence >= m.sentence - 1]
        if kind == "Person":
            own = self._clause_subject(t)
            close = [n for n in close if own is None or self.chain[n.id] != self.chain[own.id]]
        if kind in ("Place", "Event", "Work") and len({self.chain[n.id] for n in near}) != 1:
            return None
        return close[-1] if close and (kind != "Person" or len({self.chain[n.id] for n in close}) == 1) else None


def _chains(names: Sequence[Mention]) -> dict[int, int]:
    """A chain number for each name: equal names, and a last word alone with the full name that bears it."""
    full = {m.text: m.id for m in reversed(names)}
    last = {text.split()[-1]: id for text, id in reversed(full.items()) if " " in text}
    return {m.id: full[m.text] if m.text not in last or " " in m.text else last[m.text] for m in names}
