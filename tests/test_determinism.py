"""The real extraction: the same bytes whatever the hash seed, the number of workers, and the way there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from kg.output import LARGE

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
NAMES = ("offre-musk-openai", "origines-openai", "stargate-musk-altman")


# the command line; the process that runs it leaves with 9 where it has loaded spaCy, which only workers may
RUN = """
import sys, kg.cli
try:
    kg.cli.main()
except SystemExit as end:
    if end.code:
        raise
sys.exit(9 if "spacy" in sys.modules else 0)
"""


def kg(*arguments: str | Path, seed: str = "0") -> str:
    command = [sys.executable, "-c", RUN, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert done.returncode == 0, (done.returncode, done.stderr)
    return done.stdout


def state(out: Path) -> tuple[list[bytes], set[str]]:
    store = pyoxigraph.Store.read_only(str(out / "store"))
    return [(out / name).read_bytes() for name in LARGE], {str(quad) for quad in store}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "out"
    kg("build", *(SEEDS / f"{name}.txt" for name in NAMES), "-o", out, "--workers", "2", seed="1")
    return out


def test_hash_seeds_and_workers_change_nothing(built: Path, tmp_path: Path) -> None:
    kg("build", *(SEEDS / f"{name}.txt" for name in NAMES), "-o", tmp_path / "out", "--workers", "1", seed="2")
    assert state(tmp_path / "out") == state(built)


def test_step_by_step_is_from_scratch(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kg("build", SEEDS / f"{NAMES[2]}.txt", SEEDS / "diner-sommet-paris.txt", "-o", out, seed="3")
    kg("add", *(SEEDS / f"{name}.txt" for name in NAMES[:2]), "-o", out)
    kg("remove", "diner-sommet-paris", "-o", out)
    assert state(out)[1] == state(built)[1]
    kg("update", "-o", out)
    assert state(out) == state(built)


def test_a_rebuild_without_changes_takes_under_five_seconds(built: Path) -> None:
    """Of processor time, so that what else the machine does is not counted."""
    before, started = state(built), os.times()
    kg("build", *(SEEDS / f"{name}.txt" for name in NAMES), "-o", built)
    ended = os.times()
    assert ended.children_user + ended.children_system - started.children_user - started.children_system < 5
    assert state(built) == before
