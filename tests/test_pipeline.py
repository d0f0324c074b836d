"""The whole path, with a fast extraction in place of the real one: builds, additions, removals, bad input."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import fake
import pyoxigraph
import pytest

from kg.errors import KgError
from kg.output import LARGE, Output
from kg.pipeline import Options, Report, add, articles_of, build, load_graph, remove, rows_of, update

FAST = Options(workers=1, task=fake.task, preload=())
WORDS = "Le groupe {a} a racheté la chaîne {b} pour douze millions. Puis {b} a repris {c} sans bruit."


def story(a: str, b: str, c: str) -> str:
    return WORDS.format(a=a, b=b, c=c)


def put(folder: Path, **articles: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in articles.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return put(
        tmp_path / "in", un=story("Brenn", "Ouest", "Vigie"), deux=story("Fontal", "Vigie", "Brenn"),
        trois=story("Morel", "Petit", "Ouest"),
    )  # fmt: skip


def files(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in LARGE}


def quads(out: Path) -> set[str]:
    return {str(quad) for quad in pyoxigraph.Store.read_only(str(out / "store"))}


# --- building


def test_a_build_writes_every_file_and_says_what_is_in_them(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report = build([source], out, FAST)
    assert (report.articles, report.parsed, report.skipped) == (3, 3, [])
    assert sorted(path.name for path in out.iterdir()) == sorted([".lock", "extracts.sqlite", "store", *LARGE])
    assert report.claims == len(load_graph(out).claims) == sum(report.statuses.values()) > 0
    assert list(report.seconds) == ["read", "extract", "duplicates", "link", "publish"]
    assert "Brenn" in files(out)["graph.ttl"].decode()


def test_a_second_build_extracts_nothing_and_gives_the_same_bytes(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = build([source], out, FAST)
    before = files(out)
    second = build([source], out, FAST)
    assert (second.parsed, second.counts()) == (0, first.counts())
    assert files(out) == before


def test_a_file_that_was_damaged_is_written_again(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source], out, FAST)
    before = files(out)
    (out / "graph.ttl").write_text("oops")
    assert build([source], out, FAST).parsed == 0
    assert files(out) == before


def test_neither_workers_nor_the_order_of_sources_change_a_byte(source: Path, tmp_path: Path) -> None:
    paths = sorted(source.glob("*.txt"))
    build(paths, tmp_path / "a", FAST)
    build(paths[::-1], tmp_path / "b", Options(workers=3, task=fake.task, preload=()))
    assert files(tmp_path / "a") == files(tmp_path / "b")
    assert quads(tmp_path / "a") == quads(tmp_path / "b")


def test_a_build_of_other_sources_forgets_the_first(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source], out, FAST)
    build([source / "un.txt"], out, FAST)
    build([source / "un.txt"], tmp_path / "scratch", FAST)
    assert files(out) == files(tmp_path / "scratch")


# --- step by step = from scratch


def same_as_from_scratch(out: Path, sources: list[Path], tmp_path: Path) -> None:
    scratch = tmp_path / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    build(sources, scratch, FAST)
    assert quads(out) == quads(scratch)
    update(out, FAST)
    assert files(out) == files(scratch)
    assert quads(out) == quads(scratch)


def test_added_articles_are_as_if_built_with_the_others(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source / "un.txt"], out, FAST)
    report = add([source / "deux.txt", source / "trois.txt"], out, FAST)
    assert (report.articles, report.parsed, report.files, report.stale) == (3, 2, ["store"], list(LARGE))
    same_as_from_scratch(out, sorted(source.glob("*.txt")), tmp_path)


def test_an_article_of_the_same_name_from_elsewhere_renames_both(source: Path, tmp_path: Path) -> None:
    other = put(tmp_path / "other", un=story("Roux", "Coz", "Vigie"))
    out = tmp_path / "out"
    build([source], out, FAST)
    report = add([other], out, FAST)
    assert report.parsed == 1
    assert [a.id for a in articles_of(out)] == ["deux", "in-un", "other-un", "trois"]
    same_as_from_scratch(out, [source, other], tmp_path)


def test_removed_articles_leave_nothing_behind(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source], out, FAST)
    report = remove(["deux"], out, FAST)
    assert (report.articles, report.parsed) == (2, 0)
    same_as_from_scratch(out, [source / "trois.txt", source / "un.txt"], tmp_path)
    assert add([source / "deux.txt"], out, FAST).articles == 3
    same_as_from_scratch(out, [source], tmp_path)


def test_update_takes_in_what_is_new_changed_or_gone(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source], out, FAST)
    (source / "un.txt").unlink()
    put(source, deux=story("Fontal", "Vigie", "Roux"), quatre=story("Coz", "Ouest", "Morel"))
    report = update(out, FAST)
    assert (report.articles, report.parsed) == (3, 2)
    same_as_from_scratch(out, [source], tmp_path)


def test_a_change_of_rules_extracts_again(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    build([source / "un.txt"], out, FAST)
    for module in ("kg.pipeline", "kg.extract.cache"):
        monkeypatch.setattr(f"{module}.fingerprint", lambda: "other rules")
    report = add([source / "deux.txt"], out, FAST)
    assert (report.articles, report.parsed) == (2, 2)
    assert add([source / "deux.txt"], out, FAST).parsed == 0


def test_unknown_articles_and_empty_builds_are_refused(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(KgError, match="nothing built here; run kg build"):
        add([source], out, FAST)
    assert not out.exists()
    build([source], out, FAST)
    with pytest.raises(KgError, match=r"dix: no such article in .*; kg sources"):
        remove(["dix"], out, FAST)
    with pytest.raises(KgError, match="nothing would be left"):
        remove(["un", "deux", "trois"], out, FAST)


# --- reprints


def test_reprints_are_found_whatever_comes_first(tmp_path: Path) -> None:
    body = " ".join(
        story(*names) for names in (("Brenn", "Ouest", "Vigie"), ("Fontal", "Morel", "Petit"), ("Roux", "Coz", "Ey"))
    )
    source = put(tmp_path / "in", a=body, b=f"Un titre à nous\n\n{body}", c=story("Brenn", "Vigie", "Coz"))
    (source / "b.yaml").write_text("published: 2024-03-01\noutlet: Gazette")
    (source / "a.yaml").write_text("published: 2024-03-02\noutlet: Courrier")
    out = tmp_path / "out"
    build([source / "a.txt", source / "c.txt"], out, FAST)
    assert [a.copy_of for a in articles_of(out)] == [None, None]
    assert add([source / "b.txt"], out, FAST).duplicates == 1
    assert [a.copy_of for a in articles_of(out)] == ["b", None, None]
    same_as_from_scratch(out, [source], tmp_path)


# --- rows


def test_rows_quote_the_file_as_it_stands(tmp_path: Path) -> None:
    source = put(tmp_path / "in", a="Partager cet article\nBrenn rachÃ¨te Ouest sans bruit.")
    build([source], tmp_path / "out", FAST)
    (row,) = rows_of(load_graph(tmp_path / "out"))
    assert row["evidence"] == "Brenn rachÃ¨te Ouest"
    assert (row["article"], row["relation"], row["attributedTo"]) == ("a", "acquired", None)


# --- bad input


def refused(says: str, *sources: Path, out: Path) -> None:
    before = sorted(out.rglob("*")) if out.exists() else None
    with pytest.raises(KgError, match=says) as caught:
        build(list(sources), out, FAST)
    assert "\n" not in str(caught.value)
    assert (sorted(out.rglob("*")) if out.exists() else None) == before


def test_what_is_no_source_is_refused_and_nothing_written(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    refused("nowhere: no such file or folder; check", tmp_path / "nowhere", out=out)
    refused("empty: no article in this folder", tmp_path / "empty", out=out)
    refused(r"empty\.txt: empty; put", tmp_path / "empty.txt", out=out)
    refused(r"binary\.txt: not a text but a binary file", tmp_path / "binary.txt", out=out)


def test_a_huge_text_is_refused(tmp_path: Path) -> None:
    source = put(tmp_path, huge="Brenn rachète Ouest. " * 1_000_000)
    refused(r"huge\.txt: more than .* no single article; split", source / "huge.txt", out=tmp_path / "out")


def test_bad_files_among_good_ones_are_reported_and_skipped(source: Path, tmp_path: Path) -> None:
    (source / "vide.txt").touch()
    (source / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    (source / "latin.txt").write_bytes(story("Étoile", "Brenn", "Ouest").encode("latin-1"))
    report = build([source], tmp_path / "out", FAST)
    assert report.articles == 4
    assert [line.split(": ")[1].split(";")[0] for line in report.skipped] == ["not a text but a binary file", "empty"]
    assert "Étoile" in files(tmp_path / "out")["graph.ttl"].decode()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_an_unreadable_file_is_reported(source: Path, tmp_path: Path) -> None:
    (source / "un.txt").chmod(0)
    assert "un.txt: cannot be read" in build([source], tmp_path / "out", FAST).skipped[0]


def test_folders_that_are_not_ours_are_left_alone(source: Path, tmp_path: Path) -> None:
    out = put(tmp_path / "home", thesis="Mon mémoire")
    refused("home: is not empty and was not built by kg", source, out=out)
    refused(r"thesis\.txt: is a file; name a folder", source, out=out / "thesis.txt")
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "extracts.sqlite").write_bytes(b"not a database at all, but long enough to look at" * 100)
    refused("extracts.sqlite: not a usable extract cache", source, out=broken)


def test_two_builds_into_one_folder_at_once_are_refused(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([source], out, FAST)
    before = files(out)
    with Output(out):
        code = f"""
import sys; sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path; import fake; from kg.pipeline import Options, build
build([Path({str(source)!r})], Path({str(out)!r}), Options(workers=1, task=fake.task, preload=()))
"""
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "another kg command is writing to it" in run.stderr
    assert files(out) == before


# --- faults


def test_articles_that_kill_or_stop_their_workers_are_reported(source: Path, tmp_path: Path) -> None:
    put(source, a="SIGKILL Brenn", b="EXIT Brenn", c="RAISE Brenn", d="HANG Brenn")
    options = Options(workers=2, task=fake.deadly_task, preload=(), patience=2.0)
    report = build([source], tmp_path / "out", options)
    assert report.articles == 3
    assert sorted(line.split("extracted: ")[1] for line in report.skipped) == [
        "ValueError: une phrase impossible", "its worker ended (exit code 3)", "its worker was killed (SIGKILL)",
        "took more than 2 seconds",
    ]  # fmt: skip
    assert [a.id for a in articles_of(tmp_path / "out")] == ["deux", "trois", "un"]


def test_a_build_of_nothing_but_deadly_articles_is_an_error(tmp_path: Path) -> None:
    source = put(tmp_path / "in", a="RAISE Brenn")
    with pytest.raises(KgError, match=r"no article could be extracted; .*ValueError"):
        build([source], tmp_path / "out", Options(workers=1, task=fake.deadly_task, preload=()))
    assert not (tmp_path / "out").exists()


def test_a_report_can_be_written_as_json(source: Path, tmp_path: Path) -> None:
    report = build([source], tmp_path / "out", FAST)
    again = Report()
    again.recall(json.dumps(json.loads(report.counts())))
    assert again.claims == report.claims
