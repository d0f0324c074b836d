"""The phrases of all relations, indexed by predicate, and the word forms that a predicate may take."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.french.forms import adjective_forms, noun_forms
from kg.ontology.phrases import Phrase, words_of
from kg.ontology.relations import Relation, load_relations


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase with the relation that it words."""

    relation: Relation
    phrase: Phrase


@dataclass(frozen=True)
class Lexicon:
    """Entries by predicate: infinitives, adjective forms, event nouns, role nouns, and heads of text objects.

    `attributes` are phrases like `S être en visite à O` by the noun behind their first preposition, since « X, en
    visite à Y » says the same without the verb.
    """

    verbs: dict[str, list[Entry]]
    adjectives: dict[str, list[Entry]]
    nouns: dict[str, list[Entry]]
    roles: dict[str, list[Entry]]
    heads: dict[str, list[Entry]]
    attributes: dict[str, list[Entry]]


@cache
def lexicon() -> Lexicon:
    """Compile the index once a process from the relation files."""
    found = Lexicon({}, {}, {}, {}, {}, {})
    for relation in load_relations().values():
        for phrase in relation.phrases:
            _add(found, Entry(relation, phrase))
        for head in relation.heads:
            first, *rest = words_of(head.lower())
            for form in noun_forms(first):
                roles = (("S", "subj"), ("O", "attr"))
                phrase = Phrase(f"{relation.id}#{head}", head, "role", first, False, (), roles, tuple(rest))
                entry = Entry(relation, phrase)
                found.heads.setdefault(form, []).append(entry)
    return found


def _add(found: Lexicon, entry: Entry) -> None:
    phrase = entry.phrase
    if phrase.kind == "verb":
        found.verbs.setdefault(phrase.predicate, []).append(entry)
        if phrase.predicate == "être" and phrase.fixed and phrase.fixed[0][0] and not phrase.reflexive:
            for form in noun_forms(phrase.fixed[0][1]):
                found.attributes.setdefault(form, []).append(entry)
    elif phrase.kind == "adjective":
        for form in adjective_forms(phrase.predicate):
            found.adjectives.setdefault(form, []).append(entry)
    else:
        index = found.nouns if phrase.kind == "noun" else found.roles
        if phrase.predicate:
            for form in noun_forms(phrase.predicate):
                index.setdefault(form, []).append(entry)


@cache
def object_kinds(verb: str) -> frozenset[str]:
    """The types of what a verb is done to, over all wordings that it opens; empty where there is none."""
    kinds: set[str] = set()
    for entry in lexicon().verbs.get(verb, ()):
        for slot, types in (("O", entry.relation.range), ("S", entry.relation.domain)):
            if entry.phrase.slot(slot) == "obj":
                kinds.update(types)
    return frozenset(kinds)


def is_role(noun: str) -> bool:
    """Is it a noun that some relation words as a role (« propriétaire »)?"""
    return noun.lower() in lexicon().roles
