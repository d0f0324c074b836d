"""The closed inventory of relations: one TOML file each, checked when loaded, the culprit named."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from kg.errors import KgError
from kg.french import load_data
from kg.model import AGENT, STATUSES, TYPES, EntityType, LiteralKind
from kg.ontology.phrases import Phrase, PhraseError, compile_phrase, expand, simple_prepositions

LITERALS: tuple[LiteralKind, ...] = ("money", "date", "number", "text")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the claim that it states, or (`negative`) one that must not match. Examples run as tests.

    `fails` is why the grammar does not yet read it right; the test then expects it to fail.
    """

    text: str
    subject: str = ""
    object: str = ""
    negative: bool = False
    status: str = "asserted"
    source: str | None = None
    date: str | None = None
    amount: str | None = None
    fails: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of the inventory. `range` is a tuple of entity types, of literal kinds, or of both.

    `label`, `inverse` and `definition` are by language (`fr`, `en`); `wikidata` is a property id, with a leading `^`
    where Wikidata's runs the other way; `schema` a schema.org property likewise. `heads` are the nouns that may head
    a text object (`ministre`). A `repeatable` relation can happen again between the same two; a `single_valued` one
    has one true value. What several subjects do in one predicate is `joint` (`founded` becomes `cofounded`); a relation
    is left out where one that it `yields_to` is read off the same predicate (the date of a founding goes with its
    founder). `through` is set where what is said of somebody's doings is said of him (« critiquer le bilan de X »).
    What one does with a place as with an organization (one leaves a city or a club) is `travel`.
    Both ends of an `alike` relation are of one type (a person succeeds a person).
    A text object is the wording of an office where `offices` is set, of an office or an election with `elections`, of
    what the law forbids with `offences`.
    `things` are the nouns that may head one of a phrase of less than full confidence (« décrocher le titre », but not
    « décrocher ses poursuivants »); where there are none, any may.
    What a `contest` decides is told in the present (« X remporte la course »), and happened on its day. An `undated`
    relation has no date of its own: the day of a birth or an event is what another relation states.
    """

    id: str
    label: Mapping[str, str]
    inverse: Mapping[str, str]
    definition: Mapping[str, str]
    domain: tuple[EntityType, ...]
    range: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    examples: tuple[Example, ...]
    sub_property_of: str | None = None
    symmetric: bool = False
    repeatable: bool = False
    single_valued: bool = False
    state: bool = False
    takes_amount: bool = False
    wikidata: str | None = None
    schema: str | None = None
    heads: tuple[str, ...] = ()
    offices: bool = False
    elections: bool = False
    offences: bool = False
    things: tuple[str, ...] = ()
    contest: bool = False
    undated: bool = False
    joint: str | None = None
    through: bool = False
    travel: bool = False
    alike: bool = False
    yields_to: tuple[str, ...] = ()

    @property
    def literal(self) -> LiteralKind | None:
        """The kind of literal that the object may be, or None."""
        return next((kind for kind in LITERALS if kind in self.range), None)


_KEYS = {
    "label", "inverse", "definition", "domain", "range", "phrases", "examples", "sub_property_of", "symmetric",
    "repeatable", "single_valued", "state", "takes_amount", "wikidata", "schema", "heads", "offices", "elections",
    "contest", "undated", "offences", "joint", "through", "travel", "alike", "yields_to", "things",
}  # fmt: skip


_ENDS = ("owners", "whom")  # what a phrase says of the types of its ends
_PHRASE_KEYS = {"phrase", "status", "confidence", "negative", "owners", "whom", "without", "only", "titled"}


def _fail(name: str, what: str) -> KgError:
    return KgError(f"kg/ontology/relations/{name}.toml: {what}")


def _types(name: str, key: str, values: object, literals: bool) -> tuple[Any, ...]:
    if not isinstance(values, list) or not values:
        raise _fail(name, f"`{key}` wants a list")
    found: list[str] = []
    for value in values:
        if value == "Agent":
            found.extend(AGENT)
        elif value in TYPES or (literals and value in LITERALS):
            found.append(value)
        else:
            raise _fail(name, f"`{key}` has the unknown type {value!r}")
    return tuple(dict.fromkeys(found))


def _prepositions(name: str, number: int, words: Any) -> tuple[str, ...]:
    if not isinstance(words, list) or not set(words) <= {*simple_prepositions(), "obj"}:
        raise _fail(name, f"phrase {number}: `without` wants a list of prepositions or `obj`, not {words!r}")
    return tuple(words)


def _listed(name: str, number: int, key: str, fields: dict[str, Any]) -> str | None:
    """The name of a word list of grammar.toml that a phrase gives under `key`, checked."""
    words: str | None = fields.get(key)
    if words is None:
        return None
    if not isinstance(words, str) or not isinstance(load_data("grammar.toml").get(words), list):
        raise _fail(name, f"phrase {number}: `{key}` wants the name of a list in grammar.toml, not {words!r}")
    return words


def _phrases(name: str, entries: list[Any]) -> tuple[Phrase, ...]:
    found: list[Phrase] = []
    said: set[tuple[str, ...]] = set()
    for number, entry in enumerate(entries, 1):
        fields = {"phrase": entry} if isinstance(entry, str) else entry
        if not isinstance(fields, dict) or set(fields) - _PHRASE_KEYS or "phrase" not in fields:
            wanted = "a string or { phrase, status, confidence, negative, owners, whom, without, only, titled }"
            raise _fail(name, f"phrase {number} wants {wanted}: {entry!r}")
        wording = tuple(str(fields.get(key)) for key in ("phrase", "only", "titled"))
        if wording in said:
            raise _fail(name, f"phrase {number} stands there twice: {fields['phrase']!r}; keep one")
        said.add(wording)
        if fields.get("status", "asserted") not in STATUSES:
            raise _fail(name, f"phrase {number} has the unknown status {fields['status']!r}")
        try:
            for text in expand(fields["phrase"]):
                phrase = compile_phrase(text, f"{name}#{number}", fields.get("status"), fields.get("confidence", 1.0))
                owners, whom = (_types(name, key, fields[key], False) if key in fields else () for key in _ENDS)
                without = _prepositions(name, number, fields.get("without", []))
                only, titled = _listed(name, number, "only", fields), _listed(name, number, "titled", fields)
                negative = fields.get("negative", False)
                found.append(
                    replace(
                        phrase, negative=negative, owners=owners, whom=whom, without=without, only=only, titled=titled
                    )
                )
        except PhraseError as error:
            raise _fail(name, f"phrase {number}: {error}") from error
    return tuple(found)


def _example(name: str, number: int, entry: dict[str, Any]) -> Example:
    try:
        example = Example(**entry)
    except TypeError as error:
        raise _fail(name, f"example {number}: {error}") from error
    for end in (example.subject, example.object):
        if not example.negative and not end:
            raise _fail(name, f"example {number} wants `subject` and `object`")
    return example


def read_relation(name: str, data: dict[str, Any]) -> Relation:
    """Check one relation's data and compile its phrases. Raises KgError naming the file and the entry."""
    if set(data) - _KEYS:
        raise _fail(name, f"unknown key {sorted(set(data) - _KEYS)[0]!r}")
    for key in ("label", "definition", "inverse"):
        if set(data.get(key, {})) != {"fr", "en"}:
            raise _fail(name, f"`{key}` wants fr and en")
    plain = {
        k: data[k]
        for k in (
            "sub_property_of",
            "symmetric",
            "repeatable",
            "single_valued",
            "state",
            "takes_amount",
            "wikidata",
            "schema",
            "offices",
            "elections",
            "offences",
            "contest",
            "undated",
            "joint",
            "through",
            "travel",
            "alike",
        )
        if k in data
    }
    return Relation(
        id=name, label=data["label"], inverse=data["inverse"], definition=data["definition"],
        domain=_types(name, "domain", data.get("domain"), False), range=_types(name, "range", data.get("range"), True),
        phrases=_phrases(name, data.get("phrases", [])),
        examples=tuple(_example(name, i, e) for i, e in enumerate(data.get("examples", []), 1)),
        heads=tuple(data.get("heads", ())), yields_to=tuple(data.get("yields_to", ())),
        things=tuple(data.get("things", ())), **plain,
    )  # fmt: skip


@cache
def load_relations() -> dict[str, Relation]:
    """All relations by id, in alphabetical order. Raises KgError naming file and entry if any is damaged."""
    folder = resources.files("kg.ontology").joinpath("relations")
    found = {}
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            name = path.name.removesuffix(".toml")
            try:
                data = tomllib.loads(path.read_text(encoding="utf-8"))
            except tomllib.TOMLDecodeError as error:
                raise _fail(name, str(error)) from error
            found[name] = read_relation(name, data)
    for relation in found.values():
        named = {"sub_property_of": relation.sub_property_of, "joint": relation.joint}
        for key, other in [*named.items(), *(("yields_to", id) for id in relation.yields_to)]:
            if other is not None and other not in found:
                raise _fail(relation.id, f"`{key}` names the unknown relation {other!r}")
    return found
