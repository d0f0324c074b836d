"""Which of two verbs heads a clause: trees as the two parsers may leave them, one word a line, and as they are mended.

A word is `text/part of speech/label/head`, heads counted from 0; behind them stand the form of a verb and its verbs.
"""

from __future__ import annotations

import pytest

from kg.extract.tree import Parsed, Sentence, Token
from kg.extract.verb_heads import settle_verb_heads, tie_gerund
from kg.model import EntityType, NameSpan

_FORMS = {"Fin": {"VerbForm": "Fin"}, "Inf": {"VerbForm": "Inf"}, "Part": {"VerbForm": "Part", "Tense": "Past"}}


def tree(words: str, **names: EntityType) -> Parsed:
    """A parse of one sentence; `names` are those of its words that are names."""
    tokens, spans, at = [], [], 0
    for i, word in enumerate(words.split()):
        text, pos, dep, head, *form = word.split("/")
        name = None
        if text in names:
            name = len(spans)
            spans.append(NameSpan(at, at + len(text), text, ((names[text], 1.0),)))
        verbs = frozenset(form[1:])
        morph = _FORMS[form[0]] if form and form[0] else {}
        tokens.append(
            Token(i, text, text.lower(), pos, dep, int(head), at, at + len(text), 0, dict(morph), name, verbs)
        )
        at += len(text) + 1
    text = " ".join(t.text for t in tokens)
    return Parsed(text, tokens, [Sentence(0, len(tokens), 0, len(text))], spans)


def arcs(parsed: Parsed) -> list[str]:
    """Each word with its label and the word that it hangs on."""
    return [f"{t.text}-{t.dep}>{parsed.tokens[t.head].text}" for t in parsed.tokens]


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        # what hangs on a copula or an auxiliary
        ("Il/PRON/nsubj/1 est/AUX/cop/2/Fin vrai/ADJ/ROOT/2", "Il-nsubj>vrai est-cop>vrai vrai-ROOT>vrai"),
        (
            "Brenn/PROPN/nsubj/1 a/AUX/aux:tense/2/Fin dit/VERB/ROOT/2/Part/dire",
            "Brenn-nsubj>dit a-aux:tense>dit dit-ROOT>dit",
        ),
        # a causative hung on its infinitive, and another verb that is none
        (
            "Ada/PROPN/nsubj/1 fait/VERB/dep/2/Fin/faire savoir/VERB/ROOT/2/Inf/savoir",
            "Ada-nsubj>fait fait-ROOT>fait savoir-xcomp>fait",
        ),
        (
            "Ada/PROPN/nsubj/1 veut/VERB/dep/2/Fin/vouloir savoir/VERB/ROOT/2/Inf/savoir",
            "Ada-nsubj>veut veut-dep>savoir savoir-ROOT>savoir",
        ),
        # where something is
        (
            "siège/NOUN/nsubj/3 est/AUX/cop/3/Fin à/ADP/case/3 Brenne/PROPN/ROOT/3",
            "siège-nsubj>est est-ROOT>est à-case>Brenne Brenne-obl:mod>est",
        ),
        (
            "siège/NOUN/nsubj/3 est/AUX/cop/3/Fin de/ADP/case/3 Brenne/PROPN/ROOT/3",
            "siège-nsubj>Brenne est-cop>Brenne de-case>Brenne Brenne-ROOT>Brenne",
        ),
        # an infinitive hung on a name
        (
            "question/NOUN/ROOT/0 pour/ADP/case/2 Brenn/PROPN/obl:mod/0 de/ADP/mark/4 partir/VERB/acl/2/Inf/partir",
            "question-ROOT>question pour-case>Brenn Brenn-obl:mod>question de-mark>partir partir-xcomp>question",
        ),
        # a participle that took the main verb's place, and one that has it by right
        (
            "homme/NOUN/nsubj/1 nommé/VERB/ROOT/1/Part/nommer Ada/PROPN/xcomp/1 "
            "a/AUX/aux:tense/4/Fin fui/VERB/xcomp/1/Part/fuir",
            "homme-nsubj>fui nommé-acl>homme Ada-xcomp>nommé a-aux:tense>fui fui-ROOT>fui",
        ),
        (
            "a/AUX/aux:tense/2/Fin homme/NOUN/nsubj/2 nommé/VERB/ROOT/2/Part/nommer "
            "a/AUX/aux:tense/4/Fin fui/VERB/xcomp/2/Part/fuir",
            "a-aux:tense>nommé homme-nsubj>nommé nommé-ROOT>nommé a-aux:tense>fui fui-xcomp>nommé",
        ),
        # a reason behind a participle, and an aim that is the main verb's
        (
            "veut/VERB/ROOT/0/Fin connue/VERB/acl/0/Part pour/ADP/mark/4 avoir/AUX/aux:tense/4/Inf fui/VERB/advcl/0",
            "veut-ROOT>veut connue-acl>veut pour-mark>fui avoir-aux:tense>fui fui-advcl>connue",
        ),
        (
            "veut/VERB/ROOT/0/Fin/vouloir connue/VERB/acl/0/Part pour/ADP/mark/3 fuir/VERB/advcl/0/Inf/fuir",
            "veut-ROOT>veut connue-acl>veut pour-mark>fuir fuir-advcl>veut",
        ),
        # what is said, hung on who says it, and a relative
        (
            "Brenn/PROPN/nsubj/1 dit/VERB/ROOT/1/Fin/dire que/SCONJ/mark/3 part/VERB/acl/0/Fin/partir",
            "Brenn-nsubj>dit dit-ROOT>dit que-mark>part part-ccomp>dit",
        ),
        (
            "idée/NOUN/obj/1 dit/VERB/ROOT/1/Fin/dire idée/NOUN/obj/1 que/SCONJ/mark/4 part/VERB/acl/2/Fin/partir",
            "idée-obj>dit dit-ROOT>dit idée-obj>dit que-mark>part part-acl>idée",
        ),
        # a determiner at the top
        (
            "ce/DET/ROOT/0 maire/NOUN/nsubj/2 part/VERB/acl:relcl/0/Fin/partir",
            "ce-det>maire maire-nsubj>part part-ROOT>part",
        ),
    ],
)
def test_heads(before: str, wanted: str) -> None:
    parsed = tree(before, Brenn="Organization", Ada="Person", Brenne="Place")
    settle_verb_heads(parsed)
    assert arcs(parsed) == wanted.split()


def test_gerund_is_the_main_verbs() -> None:
    parsed = tree("Ada/PROPN/nsubj/1 gagne/VERB/ROOT/1/Fin/gagner en/ADP/mark/3 devançant/VERB/ROOT/3/Part/devancer")
    tie_gerund(parsed, parsed.tokens[3])
    assert arcs(parsed)[3] == "devançant-advcl>gagne"


def test_participle_without_en_stays_apart() -> None:
    parsed = tree(
        "Ada/PROPN/nsubj/1 gagne/VERB/ROOT/1/Fin/gagner devançant/VERB/ROOT/2/Part/devancer Brenn/PROPN/obj/2"
    )
    tie_gerund(parsed, parsed.tokens[2])
    assert arcs(parsed)[2] == "devançant-ROOT>devançant"
