"""Attacks that somebody claims: « Une bombe a explosé à Y. […] L'attentat a été revendiqué par X. »"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from kg.extract.clauses import Grammar
from kg.extract.modality import is_conditional
from kg.extract.references import References
from kg.extract.tree import Parsed, Token
from kg.french import load_data

_BACK = 4  # sentences back to where an attack is told
_TARGETS = {"Place", "Organization"}


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load_data("grammar.toml")["claimed_attacks"][key])


class ClaimedAttacks:
    """Finds who claims an attack, and whom or what it struck."""

    def __init__(self, parsed: Parsed, grammar: Grammar, refs: References) -> None:
        self.parsed, self.grammar, self.refs = parsed, grammar, refs

    def ends(self, t: Token) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The tokens of those who claim an attack by the verb at token `t`, and of what it struck; empty if none."""
        clause = self.grammar.clauses.get(t.i)
        if clause is None or not clause.verbs & _words("verbs") or self._doubted(t):
            return (), ()
        attacks = [self.parsed.tokens[i] for i in clause.role("obj") if self._is_attack(self.parsed.tokens[i])]
        who = clause.role("subj")
        if not attacks or not who or not {k for i in who for k in self.refs.kinds(i)} <= {"Organization", "Person"}:
            return (), ()
        return tuple(who), self._struck(attacks[0], t)

    def _doubted(self, t: Token) -> bool:
        """« n'a pas été revendiqué », « aurait revendiqué »: is it told as anything but done?"""
        kids = self.parsed.children(t.i)
        return any(k.plain in ("ne", "n'") or is_conditional(k) for k in kids) or is_conditional(t)

    def _is_attack(self, t: Token) -> bool:
        return t.name is None and t.plain in _words("nouns")

    def _struck(self, attack: Token, verb: Token) -> tuple[int, ...]:
        """The target that the attack's own words name, else where the article last told of an attack."""
        sentence = self.parsed.sentence_of(verb.i)
        behind = (k for k in self.parsed.tokens[attack.i + 1 : sentence.last] if attack.i in self._above(k))
        own = self._target(k for k in behind if verb.i < attack.i or k.i < verb.i)
        if own or not self._taken_up(attack):
            return own
        at = self.parsed.sentences.index(sentence)
        for told in reversed(self.parsed.sentences[max(0, at - _BACK) : at]):
            words = self.parsed.tokens[told.first : told.last]
            if any(k.name is None and (k.plain in _words("nouns") or k.verbs & _words("told")) for k in words):
                return self._target(words)
        return ()

    def _taken_up(self, attack: Token) -> bool:
        """« l'attaque », « ce double attentat »: an attack that was told of before."""
        return any(k.plain in _words("taken_up") for k in self.parsed.children(attack.i) if k.pos == "DET")

    def _above(self, t: Token) -> set[int]:
        """The tokens that govern token `t`."""
        found = {t.i}
        while t.head not in found:
            found.add(t.head)
            t = self.parsed.tokens[t.head]
        return found

    def _target(self, words: Iterable[Token]) -> tuple[int, ...]:
        """The first name behind « contre », « devant », « à » … among the words."""
        for t in words:
            if t.name is not None and self.refs.kinds(t.i) & _TARGETS and self._placed(t):
                return (t.i,)
        return ()

    def _placed(self, t: Token) -> bool:
        if t.dep == "obj" and self.parsed.tokens[t.head].verbs & _words("strikes"):
            return True
        before = self.parsed.tokens[max(0, t.i - 2) : t.i]
        ahead = _words("prepositions") | _words("parts")
        return any(k.uncontracted in ahead or k.plain in ahead for k in before)
