"""Keeping extracts: keys, round trips, fingerprints, and workers that extract."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import fake
import pytest

from kg.errors import KgError
from kg.extract import cache as module
from kg.extract.cache import Cache, Entry, decode, encode, fingerprint, fingerprint_of, key_of
from kg.extract.workers import Memory, Workers
from kg.model import Article, Candidate, DateSpan, Extract, Kept, Literal

ARTICLE = Article("a", "Brenn rachète Ouest.", "Brenn rachète Ouest.", (Kept(0, 0, 20),), "Titre", "2024-03")


def test_extracts_come_back_as_they_went_in() -> None:
    found = fake.extract(ARTICLE)
    dated = Candidate(
        9, "valuedAt", 0, Literal("money", "12 EUR"), "planned", 0, 5, "valuedAt#1", "pattern", 0.5,
        date=DateSpan(0, 4, "2024", "2024-01-01", "2024-12-31"),
    )  # fmt: skip
    whole = Extract(ARTICLE, found.mentions, (*found.candidates, dated))
    assert decode(encode(whole)) == whole


def test_the_key_depends_on_what_the_article_says_and_not_on_its_name() -> None:
    key = key_of(ARTICLE)
    assert key_of(replace(ARTICLE, id="b", copy_of="c")) == key
    for other in (replace(ARTICLE, text="x"), replace(ARTICLE, published="2024"), replace(ARTICLE, title="x")):
        assert key_of(other) != key


def test_an_extract_takes_the_id_that_its_article_has_in_the_build(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c.sqlite")
    assert cache.is_empty()
    key = key_of(ARTICLE)
    cache.put(key, encode(fake.extract(ARTICLE)), "2024-03", b"print")
    cache.set_build([Entry("z", "/x/z.txt", key, "y")], {"note": "n"})
    cache.close()
    again = Cache(tmp_path / "c.sqlite")
    (entry,) = again.build()
    (extract,) = again.load([entry])
    assert (extract.article.id, extract.article.copy_of, again.meta("note")) == ("z", "y", "n")
    assert again.prints() == {key: ("2024-03", b"print")}
    with pytest.raises(KgError, match="the extract of q is missing; build again"):
        again.load([Entry("q", "/x/q.txt", "none")])


def test_what_a_build_is_not_made_of_is_forgotten(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c.sqlite")
    for key in ("k1", "k2"):
        cache.put(key, encode(fake.extract(ARTICLE)))
    cache.set_build([Entry("a", "/a", "k2")], {})
    assert cache.has(["k1", "k2"]) == {"k2"}


def test_the_fingerprint_is_of_code_data_and_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(Path(module.__file__).parent, folder)
    monkeypatch.setattr(module.resources, "files", lambda package: folder)
    before = fingerprint_of(["kg.extract"])
    assert fingerprint_of(["kg.extract"]) == before
    (folder / "clean.py").write_text("# what it does is in the article")
    assert fingerprint_of(["kg.extract"]) == before
    (folder / "model.bin").write_bytes(b"\0" * 100)
    with_model = fingerprint_of(["kg.extract"])
    (folder / "model.bin").write_bytes(b"\0" * 99 + b"\1")
    assert len({before, with_model, fingerprint_of(["kg.extract"])}) == 3


def test_the_fingerprint_is_the_same_twice() -> None:
    assert fingerprint() == fingerprint_of(module._STAGES) and len(fingerprint()) == 64


# --- workers


def test_workers_answer_for_each_article_by_its_place() -> None:
    articles = [replace(ARTICLE, text=f"Brenn rachète Ouest{i}.") for i in range(20)]
    done = {d.index: d.data for d in Workers(fake.task, 3).run(articles)}
    assert done == {i: fake.task(article) for i, article in enumerate(articles)}


def test_no_article_needs_no_worker() -> None:
    assert list(Workers(fake.task, 0).run([])) == []


def test_every_worker_that_dies_is_replaced() -> None:
    texts = ["SIGKILL", "RAISE", "Brenn rachète Ouest.", "EXIT", "SIGKILL", "Brenn rachète Vigie."]
    done = {d.index: d for d in Workers(fake.deadly_task, 1).run([replace(ARTICLE, text=t) for t in texts])}
    assert [bool(done[i].data) for i in range(6)] == [False, False, True, False, False, True]
    assert done[0].error == "its worker was killed (SIGKILL)"


def test_a_worker_that_takes_too_long_is_stopped() -> None:
    (done,) = Workers(fake.deadly_task, 1, patience=0.5).run([replace(ARTICLE, text="HANG")])
    assert (done.data, done.error) == (None, "took more than 0.5 seconds")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process does not know its size")
def test_a_worker_gets_no_memory_without_bound_and_lives_on() -> None:
    texts = ["GREED", "Brenn rachète Ouest."]
    first, second = Workers(fake.deadly_task, 1).run([replace(ARTICLE, text=t) for t in texts])
    assert (first.data, first.error) == (None, "MemoryError: ")
    assert second.data


@pytest.mark.parametrize(("memory", "processes"), [(Memory(), 1), (Memory(resident=1), 3)])
def test_a_worker_that_has_grown_large_is_replaced(memory: Memory, processes: int) -> None:
    asked = [d.data for d in Workers(fake.who_task, 1, memory=memory).run([ARTICLE] * 3)]
    assert len(set(asked)) == processes
