"""The README shows what kg says: its commands are run, its Turtle is looked up. KG_REFRESH=1 writes both anew."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import make_app

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_CONSOLE = re.compile(r"^```console\n\$ (kg .*)\n((?:.*\n)*?)```$", re.MULTILINE)
_TURTLE = re.compile(r"^```turtle\n((?:.*\n)*?)```$", re.MULTILINE)
_KG = (sys.executable, "-c", "import kg.cli; kg.cli.main()")
_WIDTH = "112"


def said(command: str, folder: Path) -> str:
    """What a command of the README prints on a terminal, but for the seconds that it took."""
    words = shlex.split(command)[1:]
    table = ("-f", "table") if words[0] == "query" and len(words) > 1 else ()
    done = subprocess.run(
        [*_KG, *words, *table], cwd=folder, capture_output=True, text=True, env={**os.environ, "COLUMNS": _WIDTH}
    )
    assert done.returncode == 0, done.stderr
    lines = (line.rstrip() for line in done.stdout.splitlines() if not line.startswith("seconds"))
    return "\n".join(lines).strip("\n") + "\n"


def turtle(claim: str, path: Path) -> str:
    """The paragraphs of a Turtle file that state a claim: its own, its evidence, the amounts."""
    known = {text.split(" ", 1)[0]: text.strip() for text in path.read_text(encoding="utf-8").split("\n\n")}
    shown, wanted = [], [claim]
    while wanted:
        text = known[wanted.pop(0)]
        shown.append(text)
        wanted += [name for name in re.findall(r"(?:evidence|amount):\S+", text.split("\n", 1)[-1]) if name in known]
    return "\n\n".join(dict.fromkeys(shown)) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader has it before the first command."""
    made = tmp_path_factory.mktemp("readme")
    for name in ("seeds", "tests"):
        (made / name).symlink_to(ROOT / name)
    return made


def test_readme_shows_what_kg_says(folder: Path) -> None:
    text = README.read_text(encoding="utf-8")
    shown = _CONSOLE.sub(lambda m: f"```console\n$ {m[1]}\n{said(m[1], folder)}```", text)
    shown = _TURTLE.sub(lambda m: f"```turtle\n{turtle(m[1].split()[0], folder / 'graph' / 'graph.ttl')}```", shown)
    assert len(_CONSOLE.findall(text)) >= 6
    assert len(_TURTLE.findall(text)) == 1
    if os.environ.get("KG_REFRESH"):
        README.write_text(shown, encoding="utf-8")
    else:
        assert shown == text


def test_every_command_is_described() -> None:
    text = README.read_text(encoding="utf-8")
    commands = {str(command.name) for command in make_app().registered_commands}
    assert len(commands) > 10
    assert {name for name in commands if f"`kg {name}" not in text} == set()
