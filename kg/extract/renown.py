"""What every reader of the press knows of those whom an article names: offices, trades, what they are called.

Evidence for whom a description means (« le chef de l'État », « le constructeur japonais », « la firme de Redmond »)
where the article itself does not tell; no claim comes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from kg.errors import KgError
from kg.extract.chains import Chain, Chains
from kg.extract.salience import Salience
from kg.extract.tree import Parsed, Token
from kg.french import check_lists, load_data
from kg.model import Mention

_FILE = "known_roles.toml"
_WORDS = 5  # of the longest byname
_ANYWHERE = 99  # sentences back


def check(data: dict[str, Any]) -> None:
    """Raise KgError naming the entry of known_roles.toml that is missing, unknown or no list of names."""
    nested = {f"{kind}.{key}": states for kind in ("offices", "makers") for key, states in data.get(kind, {}).items()}
    flat = {key: value for key, value in data.items() if key not in ("offices", "makers")}
    check_lists(_FILE, {**flat, **nested}, (), ("words", "bynames", *nested))
    for office in data["offices"]:
        if office not in data["words"]:
            raise KgError(f"kg/french/{_FILE}: `words` lacks {office!r}, an office; add the nouns that name it")


@cache
def _data() -> dict[str, Any]:
    data = load_data(_FILE)
    check(data)
    return data


def teach(chains: Chains) -> None:
    """Give the persons, companies and clubs of an article the offices and trades that they are known for.

    No office goes to those who have held it where the article itself tells who of them, or who else, holds it.
    """
    data = _data()
    for office, states in data["offices"].items():
        words = set(data["words"][office])
        for state, holders in states.items():
            told = [c for c in chains.all.values() if words & c.nouns and state in c.places]
            known = [c for c in chains.all.values() if c.kind == "Person" and _bears(c, holders)]
            for chain in known if not told or told == known else ():
                _learn(chain, words, state)
    for trade, states in data["makers"].items():
        for state, names in states.items():
            for chain in chains.all.values():
                if chain.kind == "Organization" and _bears(chain, names):
                    _learn(chain, {trade}, state)


def orders(chains: Chains, owner: Chain) -> Iterator[list[int]]:
    """For each office that `owner` is known for: the numbers of all named ones who have held it, in order."""
    for states in _data()["offices"].values():
        for holders in states.values():
            persons = [c for c in chains.all.values() if c.kind == "Person"]
            named = dict.fromkeys(c.id for holder in holders for c in persons if _bears(c, [holder]))
            if owner.id in named:
                yield list(named)


def _bears(chain: Chain, known: list[str]) -> bool:
    """Is the chain's full name, or its only name, a surname, one of those that are `known`?"""
    names = {n.text.replace("’", "'") for n in chain.names}
    if names & set(known):
        return True
    single = chain.kind == "Person" and all(" " not in name for name in names)
    return single and bool(names & {name.split()[-1] for name in known if " " in name})


def _learn(chain: Chain, words: set[str], state: str) -> None:
    told = any(f"ex-{word}" in chain.nouns for word in words)
    if not told:
        chain.nouns |= words
        chain.roles |= {(word, state) for word in words}
    if not chain.places:
        chain.places.add(state)


@cache
def _bynames() -> dict[str, frozenset[str]]:
    """Each byname with the names of those who are called so."""
    found: dict[str, frozenset[str]] = {}
    for name, bynames in _data()["bynames"].items():
        for byname in bynames:
            found[byname] = found.get(byname, frozenset()) | {name}
    return found


def called_so(parsed: Parsed, chains: Chains, salience: Salience, t: Token) -> Mention | None:
    """« la firme de Redmond »: who is named in the article and known to be meant by the phrase of noun `t`."""
    names = next((_bynames()[phrase] for phrase in _phrases(parsed, t) if phrase in _bynames()), frozenset())
    if not names:
        return None
    meant = {c.id: c for c in chains.all.values() if names & {n.text for n in c.names}}
    ranked = salience.rank(t, _ANYWHERE, lambda c: 0.0 if c.id in meant else None)
    if ranked:
        return ranked[0].name
    return next(iter(meant.values())).names[0] if len(meant) == 1 else None


def _phrases(parsed: Parsed, t: Token) -> Iterator[str]:
    """The noun with the words behind it, the longest phrase first."""
    last = min(t.i + _WORDS, parsed.sentence_of(t.i).last)
    for end in range(last, t.i, -1):
        yield parsed.text[t.start : parsed.tokens[end - 1].end].lower().replace("’", "'")
