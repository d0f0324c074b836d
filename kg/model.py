"""The values that flow through kg, from an article to a claim. All are immutable.

Offsets are counted in characters (Unicode code points) of `Article.text`, the cleaned text, end excluded.
Dates are ISO 8601 of reduced precision (`2015`, `2025-02`, `2025-02-10`); currencies are ISO 4217 codes.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from typing import Literal as OneOf

EntityType = OneOf["Person", "Organization", "Place", "Event", "Product", "Project", "Work"]
Status = OneOf["asserted", "former", "planned", "alleged", "denied"]
MentionKind = OneOf["name", "demonym", "inner", "pronoun", "possessive", "description"]
NAMING: frozenset[MentionKind] = frozenset({"name", "demonym", "inner"})
LiteralKind = OneOf["money", "date", "number", "text"]

TYPES: tuple[EntityType, ...] = ("Person", "Organization", "Place", "Event", "Product", "Project", "Work")
AGENT: tuple[EntityType, ...] = ("Person", "Organization", "Place")
BY_EDITOR = "decision"  # where the metadata of an article is from that is no article, but what an added claim rests on
STATUSES: tuple[Status, ...] = ("asserted", "former", "planned", "alleged", "denied")


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch of the cleaned text: `length` characters from `start` came from `source` on in the file as read.

    Where a repair changed their number, `width` is how many characters of the file they stand for, as a whole.
    """

    start: int
    source: int
    length: int
    width: int | None = None

    def place(self, offset: int) -> tuple[int, int]:
        """Where in the file character `offset` of the text came from, first and last (excluded) character."""
        if self.width is not None:
            return self.source, self.source + self.width
        first = self.source + min(offset - self.start, self.length - 1)
        return first, first + 1


@dataclass(frozen=True, slots=True)
class Article:
    """One article as cleaned: what every offset of its extract points into.

    `id` is the file's stem (made unique within a build); `raw` the text as read, before cleaning.
    `published` is an ISO date, possibly only a month or a year, against which relative dates are resolved.
    `language` is an ISO 639-1 code; `metadata_from` says where title, date and outlet were found (`page`, `sidecar`,
    `dateline`, or BY_EDITOR); `copy_of` is the id of the article that this one reprints.
    """

    id: str
    text: str
    raw: str
    kept: tuple[Kept, ...]
    title: str = ""
    published: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    language: str = "fr"
    metadata_from: str = ""
    copy_of: str | None = None

    def source_offset(self, offset: int) -> int:
        """The place in `raw` that character `offset` of `text` came from."""
        return self._place(offset)[0]

    def source_quote(self, start: int, end: int) -> str:
        """The stretch of `raw` from which `text[start:end]` was cleaned."""
        return self.raw[self._place(start)[0] : self._place(end - 1)[1]] if end > start else ""

    def _place(self, offset: int) -> tuple[int, int]:
        if not self.kept:  # nothing was cleaned
            return offset, offset + 1
        index = bisect.bisect_right(self.kept, offset, key=lambda stretch: stretch.start) - 1
        return self.kept[max(index, 0)].place(offset)


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A proper name found in the text, with a score between 0 and 1 for each type that it may have."""

    start: int
    end: int
    text: str
    scores: tuple[tuple[EntityType, float], ...]

    @property
    def type(self) -> EntityType:
        """The type with the best score (the first of equals)."""
        return max(self.scores, key=lambda pair: pair[1])[0] if self.scores else "Organization"


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date in the text. `value` is ISO 8601; a range is `start/end`. `earliest` and `latest` are full days."""

    start: int
    end: int
    value: str
    earliest: str
    latest: str


@dataclass(frozen=True, slots=True)
class AmountSpan:
    """An amount in the text: money, a share or a count.

    `value` is a plain decimal number (`97400000000`), `unit` an ISO 4217 code for money, `%` for a share and the
    lemma of the counted noun (`poste`, `salarié`) for a count. `bound` says how the text qualifies the figure.
    """

    start: int
    end: int
    kind: OneOf["money", "share", "count"]
    value: str
    unit: str
    bound: OneOf["exact", "about", "at least", "at most"] = "exact"

    def __str__(self) -> str:
        return f"{self.value}%" if self.kind == "share" else f"{self.value} {self.unit}"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that stands for an entity: a name, a demonym, a pronoun, a description (« la start-up »).

    `inner` is a place named inside another name (« Rio » in « Jeux olympiques de Rio », « croate » in « fédération
    croate de patinage »). Mentions of the kinds in NAMING name their entity themselves.

    `head` is the index (over the whole article) of the mention's head token, `sentence` the index of its sentence.
    `canonical` is what a demonym or an acronym stands for (`sud-africain` → `Afrique du Sud`).
    `antecedents` are ids of name mentions that coreference found for it (several for a plural), empty where it
    abstained; a name's own antecedents are empty. `scores` are type scores as in NameSpan.
    `aliases` are other names that the text itself gives for it (« Twitter (maintenant X) », « l'AFA »).
    """

    id: int
    start: int
    end: int
    text: str
    kind: MentionKind
    head: int
    sentence: int
    scores: tuple[tuple[EntityType, float], ...] = ()
    gender: OneOf["m", "f"] | None = None
    number: OneOf["s", "p"] = "s"
    canonical: str | None = None
    antecedents: tuple[int, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """An object that is a value: `{"money": "9000 USD"}`, `{"date": "2015"}`, `{"number": "12"}`, `{"text": …}`."""

    kind: LiteralKind
    value: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim between mentions of one article, before entities and types are decided.

    `subject`, `object`, `source` and `place` are mention ids. Candidates with the same `frame` are alternative
    readings of the same words, best first; link keeps the first whose ends have types that the relation allows.
    `start` and `end` delimit the sentence that states it. `phrase` is the id of the phrase that made it
    (`acquired#3`), `method` how it was matched.
    """

    frame: int
    relation: str
    subject: int
    object: int | Literal
    status: Status
    start: int
    end: int
    phrase: str
    method: OneOf["frame", "pattern", "backoff"]
    confidence: float
    source: int | None = None
    date: DateSpan | None = None
    amount: AmountSpan | None = None
    joint: bool = False
    share: str | None = None
    role: str | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Extract:
    """What one article says, in its own terms. Depends on the article, the rules and the models only."""

    article: Article
    mentions: tuple[Mention, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something named in the articles.

    `id` is the readable slug that ends its IRI; `label` its fullest name; `names` every name it goes by in the
    articles, the label first, then by falling frequency. `mentions` lists (article id, mention id).
    `reasons` says why mentions were merged, one line each. `matches` are IRIs of the same thing elsewhere.
    """

    id: str
    label: str
    type: EntityType
    names: tuple[str, ...]
    mentions: tuple[tuple[str, int], ...] = ()
    reasons: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One place of one article that states a claim. `quote` is `Article.text[start:end]`.

    It is `outweighed` where the editor prefers what other places say of the same claim (its date, its amount).
    """

    article: str
    start: int
    end: int
    quote: str
    phrase: str
    confidence: float
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None
    amount: str | None = None
    joint_amount: bool = False
    share: str | None = None
    role: str | None = None
    place: str | None = None
    outweighed: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the editor decided about a claim (`decisions.toml`): who, and why.

    `source` is what an added claim rests on. A claim is `outweighed` where the editor prefers another side of a
    conflict, as the claims of that side are `preferred`.
    """

    kind: OneOf["confirmed", "rejected", "preferred", "outweighed", "added"]
    by: str = ""
    why: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement with its status and its source: (subject, relation, object, status, attributed_to) is its identity.

    `id` is a hash of that identity; subject, object (where no literal) and attributed_to are entity ids.
    `confidence` is between 0 and 1, `reasons` say in words what it rests on, `sources` counts the independent sources.
    """

    id: str
    subject: str
    relation: str
    object: str | Literal
    status: Status
    attributed_to: str | None = None
    evidence: tuple[Evidence, ...] = field(default_factory=tuple)
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
    sources: int = 1
    verdict: Verdict | None = None

    @property
    def set_aside(self) -> bool:
        """Whether the editor took it out of what is held for true."""
        return self.verdict is not None and self.verdict.kind in ("rejected", "outweighed")


ConflictKind = OneOf["date", "amount", "status", "object", "voice", "inside", "evolution"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a conflict: what it says (`2018`, `denied`, an entity's id) and where (claim id, evidence index)."""

    value: str
    evidence: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold. `evolution` is no contradiction: a status that later events explain."""

    id: str
    kind: ConflictKind
    sides: tuple[Side, ...]
    preferred: int | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """What link makes of all extracts: sorted, so that the same input gives the same bytes."""

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...] = ()

    def entity(self, id: str) -> Entity:
        """The entity of that id. Raises KeyError where there is none."""
        for entity in self.entities:
            if entity.id == id:
                return entity
        raise KeyError(id)
