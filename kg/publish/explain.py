"""The whole chain behind a claim, as text: the sentence, who was recognised in it and how, the phrase that read it, the
words that gave status and source, the confidence with its reasons, what contradicts it, what the editor decided."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from kg.extract.cues import source_cues, status_cues, words_of
from kg.extract.tree import Parsed, Token
from kg.link.confidence import METHODS
from kg.link.decisions import CLAIMS, Decision
from kg.model import Candidate, Claim, Entity, Evidence, Extract, Graph, Literal, Mention
from kg.ontology.phrases import Phrase
from kg.ontology.relations import load_relations

_ROLES = {"subj": "as subject", "obj": "as object", "attr": "as attribute", "name": "as name"}
ParsedOf = Callable[[Extract], Parsed]


class Explainer:
    """Explains claims of a graph from the extracts it was linked of.

    `parsed` gives the parse of an article (asked for once an article); `decisions` are those that were followed.
    """

    def __init__(
        self, graph: Graph, extracts: Sequence[Extract], decisions: Sequence[Decision], parsed: ParsedOf
    ) -> None:
        self.graph, self.decisions = graph, decisions
        self.extracts = {e.article.id: e for e in extracts}
        self.entities: Mapping[str, Entity] = {e.id: e for e in graph.entities}
        self._at = {place: e.id for e in graph.entities for place in e.mentions}
        self._parse, self._parsed = parsed, dict[str, Parsed]()

    def lines(self, claim: Claim) -> Iterator[str]:
        """The explanation of a claim, line by line."""
        yield f"{self._label(claim.subject)} · {claim.relation} · {self._label(claim.object)} · {claim.status}"
        if claim.attributed_to:
            yield f"according to {self._label(claim.attributed_to)}"
        for evidence in claim.evidence:
            yield ""
            yield from self._evidence(claim, evidence)
        yield ""
        yield f"confidence {claim.confidence:.2f}, {claim.sources} independent source{'s' * (claim.sources != 1)}"
        yield from (f"  {reason}" for reason in claim.reasons)
        yield from self._conflicts(claim)
        yield from self._decided(claim)

    # -- one sentence ---------------------------------------------------------------------------------------------

    def _evidence(self, claim: Claim, e: Evidence) -> Iterator[str]:
        extract = self.extracts.get(e.article)
        if extract is None:  # no article, but what the editor added rests on
            yield f"[added by the editor, from: {e.quote}]"
            yield from _said(e)
            return
        article = extract.article
        head = ", ".join(part for part in (article.id, article.outlet, article.published) if part)
        yield f"[{head}, characters {e.start} to {e.end}]"
        yield f"  sentence    « {' '.join(e.quote.split())} »"
        named = [m for m in extract.mentions if e.start <= m.start and m.end <= e.end]
        names = ", ".join(f"{m.text} ({_kinds(m)})" for m in named if m.scores) or "none"
        yield f"  names       {names}"
        candidate = self._candidate(claim, e, extract)
        if candidate is None:
            return
        ends = [("subject", candidate.subject), ("object", candidate.object), ("source", candidate.source)]
        for name, mention in ends:
            if isinstance(mention, int):
                yield f"  {name:<11} {self._resolved(extract, mention)}"
        yield from self._reading(claim, e, candidate, extract)

    def _candidate(self, claim: Claim, e: Evidence, extract: Extract) -> Candidate | None:
        """The candidate that became this evidence."""
        fitting = [c for c in extract.candidates if (c.start, c.phrase, c.status) == (e.start, e.phrase, claim.status)]
        ends = {claim.subject, claim.object}

        def same(c: Candidate) -> bool:
            found = {self._entity(extract, end) for end in (c.subject, c.object) if isinstance(end, int)}
            return found <= ends

        return next(filter(same, fitting), None)

    def _entity(self, extract: Extract, mention: int) -> str | None:
        m = extract.mentions[mention]
        return self._at.get((extract.article.id, m.antecedents[0] if len(m.antecedents) == 1 else mention))

    def _resolved(self, extract: Extract, mention: int) -> str:
        """« il » → « Paul Ott » (coreference) → Paul Ott (Person), with the reasons of merges."""
        m = extract.mentions[mention]
        steps = [f"« {m.text} »"]
        if len(m.antecedents) == 1:
            steps.append(f"« {extract.mentions[m.antecedents[0]].text} » ({m.kind}, by coreference)")
        id = self._entity(extract, mention)
        if id is None:
            return steps[0]
        entity = self.entities[id]
        reasons = "; ".join(entity.reasons) or "the same name"
        return " → ".join([*steps, f"{entity.label} ({entity.type}; {reasons})"])

    def _reading(self, claim: Claim, e: Evidence, c: Candidate, extract: Extract) -> Iterator[str]:
        tokens = words_of(self._tree(extract), e.start, e.end)
        made = next((p for p in load_relations()[_relation(e)].phrases if p.id == e.phrase), None)
        yield f"  frame       {_frame(made, tokens) if made else 'a head noun'}, by {METHODS.get(c.method, c.method)}"
        yield f"  phrase      {e.phrase}: « {made.text if made else e.phrase.partition('#')[2]} »"
        status = ", ".join(f"« {word} »" for word in status_cues(tokens, claim.status))
        yield f"  status      {claim.status}, from {status or 'no word: that of the phrase, or plain'}"
        source = ", ".join(f"« {word} »" for word in source_cues(tokens)) if c.source is not None else ""
        yield f"  source      {f'from {source}' if source else _voice(c)}"
        yield from _said(e)

    def _tree(self, extract: Extract) -> Parsed:
        id = extract.article.id
        if id not in self._parsed:
            self._parsed[id] = self._parse(extract)
        return self._parsed[id]

    # -- what is said against it, and decided about it ------------------------------------------------------------

    def _conflicts(self, claim: Claim) -> Iterator[str]:
        ours = [c for c in self.graph.conflicts if any(id == claim.id for side in c.sides for id, _ in side.evidence)]
        yield "conflicts: none" if not ours else "conflicts:"
        for conflict in ours:
            values = [self._label(side.value) for side in conflict.sides]
            if conflict.preferred is not None:
                values[conflict.preferred] += " (preferred)"
            yield f"  {conflict.kind}: {' against '.join(values)}"

    def _decided(self, claim: Claim) -> Iterator[str]:
        v = claim.verdict
        ends = [
            self.entities[id] for id in (claim.subject, claim.object) if isinstance(id, str) and id in self.entities
        ]
        names = {name for e in ends for name in (e.id, *e.names)}
        about = [d for d in self.decisions if _concerns(d, claim, names)]
        yield "decisions: none" if v is None and not about else "decisions:"
        if v is not None:
            told = ", ".join(part for part in (v.by, v.why, v.source) if part)
            yield f"  this claim is {v.kind}{f' ({told})' if told else ''}"
        yield from (f"  {d.place}: {d.kind} {', '.join(d.about)}" for d in about)

    def _label(self, value: str | Literal) -> str:
        if isinstance(value, Literal):
            return value.value
        return self.entities[value].label if value in self.entities else value


def _concerns(d: Decision, claim: Claim, names: Set[str]) -> bool:
    """Is a decision about one of these names, and if it is on claims, on this relation?"""
    if d.kind in CLAIMS:
        return d.about[1] == claim.relation and bool(names & {d.about[0], d.about[2]})
    return bool(names & set(d.about[:2]))


def _relation(e: Evidence) -> str:
    """The relation whose phrase made a piece of evidence (`founded#3` also makes `cofounded`)."""
    return e.phrase.partition("#")[0]


def _frame(phrase: Phrase, tokens: Sequence[Token]) -> str:
    """`verb « racheter » (here « racheté »): S as subject, O as object`."""
    here = next((t.text for t in tokens if phrase.predicate in {t.lemma, t.plain, *(t.verbs or ())}), None)
    slots = ", ".join(f"{slot} {_ROLES.get(role, f'behind « {role} »')}" for slot, role in phrase.slots)
    word = f"« {phrase.predicate} »" + (f" (here « {here} »)" if here else "")
    return f"{phrase.kind} {word}: {slots}"


def _said(e: Evidence) -> Iterator[str]:
    """What a sentence says beside its claim."""
    said = [("date", e.date), ("amount", e.amount), ("share", e.share), ("role", e.role), ("place", e.place)]
    yield from (f"  {name:<11} {value}" for name, value in said if value)


def _kinds(m: Mention) -> str:
    return ", ".join(f"{kind} {score:.2f}" for kind, score in m.scores[:2])


def _voice(c: Candidate) -> str:
    return "the article's own voice" if c.source is None else "a quotation"
