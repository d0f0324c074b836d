"""The editor's last word holds whatever comes after: articles that come and go, new rules, another order."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import fake
import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import FAST

from kg.errors import KgError
from kg.link.decisions import read_decisions
from kg.model import Article, Graph
from kg.output import LARGE
from kg.pipeline import add, build, link, load_graph, remove, update

TEXTS = {
    "un": "Brenn a racheté Ouest, qui a repris Vigie.",
    "deux": "Fontal a racheté Vigie, qui a repris Brenn.",
    "trois": "Morel a racheté Ouest, qui a repris Fontal.",
}
DECIDED = """# the desk
[[decision]]
reject = ["Ouest", "acquired", "Vigie"]
why = "a mistake"
by = "Anne Roy"

[[decision]]
rename = ["Vigie", "Vigie Nord"]

[[decision]]
same = ["Fontal", "Morel"]

[[decision]]
add = ["Léo Brun", "leads", "Brenn"]
source = "registre, p. 3"
date = "2023"
subject_type = "Person"
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def decide(source: Path, text: str = DECIDED) -> None:
    (source / "decisions.toml").write_text(text, encoding="utf-8")


def verdicts(out: Path) -> dict[tuple[str, str], str]:
    """The verdicts in a build, by the labels of both ends."""
    graph = load_graph(out)
    label = {entity.id: entity.label for entity in graph.entities}
    return {(label[c.subject], label[str(c.object)]): c.verdict.kind for c in graph.claims if c.verdict}


def content(out: Path) -> set[str]:
    return {str(quad) for quad in pyoxigraph.Store.read_only(str(out / "store"))}


REJECTED, ADDED = {("Ouest", "Vigie Nord"): "rejected"}, {("Léo Brun", "Brenn"): "added"}


def test_decisions_survive_articles_that_come_and_go(source: Path, tmp_path: Path) -> None:
    decide(source)
    out = tmp_path / "out"
    build([source / "un.txt"], out, FAST)
    assert verdicts(out) == REJECTED | ADDED
    add([source / "deux.txt", source / "trois.txt"], out, FAST)
    assert verdicts(out) == REJECTED | ADDED
    gone = remove(["un"], out, FAST)
    assert verdicts(out) == ADDED
    assert [line.split(":")[1] for line in gone.skipped] == ["2"]
    add([source / "un.txt"], out, FAST)
    assert verdicts(out) == REJECTED | ADDED
    build([source], tmp_path / "scratch", FAST)
    assert content(out) == content(tmp_path / "scratch")


def renumbered(article: Article) -> bytes:
    """Other rules: candidates in another order, with longer evidence."""
    extract = fake.extract(article)
    return fake.encode(replace(extract, candidates=tuple(replace(c, start=0) for c in extract.candidates[::-1])))


def test_decisions_survive_new_rules(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decide(source)
    out = tmp_path / "out"
    build([source], out, FAST)
    before = content(out)
    for module in ("kg.pipeline", "kg.extract.cache"):
        monkeypatch.setattr(f"{module}.fingerprint", lambda: "other rules")
    report = update(out, replace(FAST, task=renumbered))
    assert report.parsed == len(TEXTS)
    assert verdicts(out) == REJECTED | ADDED
    assert content(out) != before


def test_without_the_file_the_graph_is_the_one_without_it(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source], out, FAST)
    before = [(out / name).read_bytes() for name in LARGE], content(out)
    decide(source)
    update(out, FAST)
    assert content(out) != before[1]
    (source / "decisions.toml").unlink()
    update(out, FAST)
    assert ([(out / name).read_bytes() for name in LARGE], content(out)) == before


@pytest.mark.parametrize("command", ["add", "remove", "update", "build"])
def test_a_damaged_file_is_refused_before_anything_is_done(
    command: str, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build([source / "un.txt", source / "deux.txt"], out, FAST)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    decide(source, DECIDED.replace('same = ["Fontal", "Morel"]', 'same = ["Fontal"]'))

    def nothing(*arguments: object, **named: object) -> None:
        pytest.fail("work was begun")

    monkeypatch.setattr("kg.pipeline.read_sources", nothing)
    monkeypatch.setattr("kg.pipeline.Output", nothing)
    run = {
        "add": lambda: add([source / "trois.txt"], out, FAST), "remove": lambda: remove(["un"], out, FAST),
        "update": lambda: update(out, FAST), "build": lambda: build([source], out, FAST),
    }  # fmt: skip
    with pytest.raises(KgError, match=r"decisions\.toml:10: `same` wants a list of 2 texts") as caught:
        run[command]()
    assert "\n" not in str(caught.value)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


# --- any decisions, in any order, on articles in any order

NAMES = ("Brenn", "Ouest", "Vigie", "Fontal", "Morel", "Inconnu")
EXTRACTS = [fake.extract(Article(id, text, text, ())) for id, text in TEXTS.items()]
_name = st.sampled_from(NAMES)
_pairs = st.tuples(_name, _name).filter(lambda pair: pair[0] != pair[1])
_tables = st.one_of(
    st.tuples(st.sampled_from(["same", "different"]), _pairs),
    st.tuples(st.just("rename"), st.tuples(_name, st.sampled_from(["Premier", "Second"]))),
    st.tuples(st.just("retype"), st.tuples(_name, st.sampled_from(["Product", "Organization"]))),
    st.tuples(st.just("pin"), st.tuples(_name, st.sampled_from(["un-id", "autre-id"]))),
    st.tuples(st.just("homonym"), st.tuples(_name, st.sampled_from(list(TEXTS)))),
    st.tuples(st.sampled_from(["reject", "confirm"]), st.builds(lambda p: (p[0], "acquired", p[1]), _pairs)),
    st.tuples(st.just("add"), st.builds(lambda p: (p[0], "acquired", p[1], "denied"), _pairs)),
    st.tuples(st.just("prefer"), st.builds(lambda p: (p[0], "acquired", p[1], "denied"), _pairs)),
)


def written(tables: Sequence[tuple[str, tuple[str, ...]]]) -> str:
    texts = []
    for kind, about in tables:
        words = ", ".join(f'"{word}"' for word in about)
        texts.append(f"[[decision]]\n{kind} = [{words}]\n" + ('source = "registre"\n' if kind == "add" else ""))
    return "".join(texts)


def linked(path: Path, tables: Sequence[tuple[str, tuple[str, ...]]], order: Sequence[int]) -> Graph | None:
    """The graph with decisions as their file has them; None where they are refused."""
    path.write_text(written(tables), encoding="utf-8")
    try:
        return link([EXTRACTS[n] for n in order], read_decisions(path))[0]
    except KgError as error:
        assert "\n" not in str(error) and "contradicts" in str(error)
        return None


@settings(max_examples=150, deadline=None)
@given(tables=st.lists(_tables, max_size=6), chance=st.randoms(use_true_random=False))
def test_any_decisions_give_one_graph_whatever_the_order(
    tables: list[tuple[str, tuple[str, ...]]], chance: random.Random, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "decisions.toml"
    graphs = [linked(path, tables, order) for order in itertools.permutations(range(len(EXTRACTS)))]
    assert all(graph == graphs[0] for graph in graphs)
    shuffled = chance.sample(tables, len(tables))
    assert linked(path, shuffled, range(len(EXTRACTS))) == graphs[0]
