"""The tree of tokens: whatever heads a repair sets, every walk up ends."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.tree import Parsed, Sentence, Token


def tree(heads: list[int], pos: str = "NOUN") -> Parsed:
    """One sentence of as many words as there are heads."""
    tokens = [Token(i, "mot", "mot", pos, "nmod", head, 4 * i, 4 * i + 3, 0) for i, head in enumerate(heads)]
    return Parsed(" ".join("mot" for _ in heads), tokens, [Sentence(0, len(heads), 0, 4 * len(heads) - 1)], ())


def test_a_circle_is_cut_at_its_verb() -> None:
    parsed = tree([1, 2, 0, 1])
    parsed.tokens[2].pos = "VERB"
    parsed.forget_children()
    assert [(t.head, t.dep) for t in parsed.tokens] == [(1, "nmod"), (2, "nmod"), (2, "ROOT"), (1, "nmod")]


def test_a_tree_without_circle_stays_as_it_is() -> None:
    parsed = tree([1, 1, 1, 2])
    parsed.forget_children()
    assert [t.head for t in parsed.tokens] == [1, 1, 1, 2]


def test_a_token_hung_below_its_own_branch_gives_it_its_place() -> None:
    parsed = tree([3, 0, 1, 3])
    parsed.hang(0, 2, "nsubj")
    assert [(t.head, t.dep) for t in parsed.tokens[:3]] == [(2, "nsubj"), (3, "nmod"), (1, "nmod")]


@given(st.integers(1, 12).flatmap(lambda n: st.lists(st.integers(0, n - 1), min_size=n, max_size=n)))
def test_every_walk_up_ends_and_every_token_is_below_a_root(heads: list[int]) -> None:
    parsed = tree(heads)
    parsed.forget_children()
    roots = [t.i for t in parsed.tokens if t.head == t.i]
    assert roots
    assert sorted(t.i for root in roots for t in parsed.subtree(root)) == list(range(len(heads)))
