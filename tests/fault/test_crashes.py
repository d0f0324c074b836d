"""A build that is killed: at every write of its last stage, and at random points of the whole.

`KG_KILLS` sets how many random kills (50 for the full run, a few by default).
"""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import fake
import pytest

from kg.errors import KgError
from kg.output import LARGE, NEXT
from kg.pipeline import Options, add, articles_of, build, load_graph
from kg.publish.opening import open_store

FAST = Options(workers=1, task=fake.task, preload=())
KILLS = int(os.environ.get("KG_KILLS", "4"))
STEP = 1 if KILLS >= 50 else 5  # of the writes, each or every fifth
ARTICLES = 200
CRASHED = 77
WRITES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree")


def state(out: Path) -> tuple[dict[str, bytes], set[str]]:
    store = open_store(out / "store")
    return {name: (out / name).read_bytes() for name in LARGE}, {str(quad) for quad in store}


def put(folder: Path, count: int) -> Path:
    names = ["Brenn", "Ouest", "Vigie", "Fontal", "Morel", "Petit", "Roux", "Coz"]
    folder.mkdir()
    for i in range(count):
        a, b, c = (names[(i * step + step) % len(names)] + chr(97 + i % 7) for step in (1, 2, 3))
        text = f"Le groupe {a} a racheté {b} pour {i + 1} millions. Puis {b} a repris {c}, article {i}."
        (folder / f"article-{i:03}.txt").write_text(text, encoding="utf-8")
    return folder


def build_until(write: int, sources: list[Path], out: Path) -> None:
    """Build, but end as by a power cut at the n-th write."""
    count = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        opened = event == "open" and isinstance(arguments[1], str) and arguments[1] not in ("r", "rb")
        count += (opened or event in WRITES) and str(out) in str(arguments[0])
        if count > write:
            os._exit(CRASHED)

    sys.addaudithook(watch)
    build(sources, out, FAST)


def crash_at(write: int, sources: list[Path], out: Path) -> bool:
    """Build until the n-th write in a process of its own; False where the build came to its end before."""
    process = multiprocessing.get_context("forkserver").Process(target=build_until, args=(write, sources, out))
    process.start()
    process.join(60)
    assert process.exitcode in (0, CRASHED)
    return process.exitcode == CRASHED


def test_a_crash_at_any_write_leaves_one_state_or_the_other(tmp_path: Path) -> None:
    paths = sorted(put(tmp_path / "in", 3).glob("*.txt"))
    out = tmp_path / "out"
    build(paths[:1], tmp_path / "after", FAST)
    build(paths, tmp_path / "before", FAST)
    before, after = state(tmp_path / "before"), state(tmp_path / "after")
    write = 0
    while True:
        shutil.rmtree(out, ignore_errors=True)
        shutil.copytree(tmp_path / "before", out)
        if not crash_at(write, paths[:1], out):
            break
        files, quads = state(out)  # what a reader sees: each file whole, old or new
        assert quads in (before[1], after[1])
        assert all(files[name] in (before[0][name], after[0][name]) for name in LARGE)
        assert len(articles_of(out)) in (1, 3)
        build(paths[:1], out, FAST)
        assert state(out) == after
        assert not (out / NEXT).exists()
        write += STEP
    assert write > 8


def test_a_folder_whose_first_build_was_cut_off_can_be_built_into(tmp_path: Path) -> None:
    paths = sorted(put(tmp_path / "in", 2).glob("*.txt"))
    build(paths, tmp_path / "scratch", FAST)
    for write in range(0, 6, 1 + STEP // 2):
        out = tmp_path / f"out-{write}"
        assert crash_at(write, paths, out)
        build(paths, out, FAST)
        assert state(out) == state(tmp_path / "scratch")


def test_an_addition_that_was_cut_off_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted(put(tmp_path / "in", 3).glob("*.txt"))
    out = tmp_path / "out"
    build(paths[:2], out, FAST)
    with monkeypatch.context() as patch:
        patch.setattr("kg.publish.store.update_store", lambda *a: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            add(paths[2:], out, FAST)
    assert len(articles_of(out)) == 3
    report = add(paths[2:], out, FAST)
    assert (report.parsed, report.files) == (0, ["store"])
    build(paths, tmp_path / "scratch", FAST)
    assert state(out)[1] == state(tmp_path / "scratch")[1]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted(put(tmp_path / "in", 2).glob("*.txt"))
    out = tmp_path / "out"
    build(paths[:1], out, FAST)
    before = state(out)

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("kg.publish.graph.write_trig", full)
        with pytest.raises(KgError, match=r"cannot be written .No space left on device"):
            build(paths, out, FAST)
    assert state(out) == before
    assert build(paths, out, FAST).articles == 2


def test_an_interrupt_ends_the_build_in_one_line(tmp_path: Path) -> None:
    arguments = ["build", str(put(tmp_path / "in", ARTICLES)), "-o", str(tmp_path / "out")]
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # shells let their jobs ignore it
    code = f"{heed}; import kg.cli; kg.cli.main()"
    run = subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while not (tmp_path / "out" / "extracts.sqlite").exists():
        time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    _, error = run.communicate(timeout=60)
    assert run.returncode == 130
    assert error.decode().strip().endswith("kg: interrupted; what is extracted is kept, the same command goes on")
    assert "Traceback" not in error.decode()
    build([tmp_path / "in"], tmp_path / "out", FAST)


SCRIPT = """
import sys; sys.path.insert(0, {tests!r})
from pathlib import Path
import fake
from kg.pipeline import Options, build
build([Path({source!r})], Path({out!r}), Options(workers=2, task=fake.slow_task, preload=()))
"""


def start(source: Path, out: Path) -> subprocess.Popen[bytes]:
    tests = str(Path(fake.__file__).parent)
    code = SCRIPT.format(tests=tests, source=str(source), out=str(out))
    return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_builds_killed_at_random_points_go_on_to_the_same_bytes(tmp_path: Path) -> None:
    source = put(tmp_path / "in", ARTICLES)
    scratch = tmp_path / "scratch"
    started = time.monotonic()
    assert start(source, scratch).wait() == 0
    length = time.monotonic() - started
    wanted = state(scratch)
    chance = random.Random(6)
    killed = 0
    for number in range(KILLS):
        out = tmp_path / f"out-{number}"
        run = start(source, out)
        time.sleep(length * chance.random())
        run.kill()
        run.communicate()
        killed += run.returncode == -signal.SIGKILL
        report = build([source], out, FAST)
        assert report.articles == ARTICLES and report.skipped == []
        assert state(out) == wanted
        assert len(load_graph(out).articles) == ARTICLES
        shutil.rmtree(out)
    assert killed >= KILLS // 2
