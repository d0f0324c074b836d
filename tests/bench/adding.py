"""How long `kg add` of one article takes beside many that are there: `python tests/bench/adding.py [--articles 10000]`.

Makes up articles, builds them with an extraction that only looks for capitals (so that it takes minutes, not hours),
then adds one article as a user does: a new process, the real extraction, the loading of its models included.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from kg.extract.cache import encode
from kg.model import Article, Candidate, EntityType, Extract, Mention
from kg.pipeline import Options, build

BAR = 20  # seconds, on two cores
_SEED = Path(__file__).parents[2] / "seeds" / "diner-sommet-paris.txt"
_RELATIONS = {"dirige": "leads", "a rencontré": "meets", "a racheté": "acquired", "a attaqué": "attacked"}
_NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)?")
_SYLLABLES = tuple(c + v for c in "bcdfghjklmnprstvz" for v in ("a", "el", "i", "on", "u"))
_WORDS = (
    "la", "ville", "année", "dernière", "un", "projet", "de", "loi", "sur", "les", "prix", "que", "chacun",
    "attend", "depuis", "des", "mois", "mais", "rien", "ne", "presse", "dans", "cette", "affaire",
)  # fmt: skip


def main() -> None:
    """Build, add, print; exit code 1 where adding takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    count = parser.parse_args().articles
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place) / "articles", Path(place) / "graph"
        write_articles(folder, count)
        report = build([folder], out, Options(task=task, preload=()))
        print(f"{report.articles:,} articles, {report.entities:,} entities, {report.claims:,} claims built", flush=True)
        seconds, processor = added(out)
    print(f"kg add of one article: {seconds:.1f} s, {processor:.1f} s of processor time (at most {BAR} s)")
    sys.exit(seconds > BAR)


def added(out: Path) -> tuple[float, float]:
    """Seconds that adding an article takes, and those that processors worked for it."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = "import kg.cli; kg.cli.main()"
    subprocess.run([sys.executable, "-c", command, "add", str(_SEED), "-o", str(out), "-v"], check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - started, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_articles(folder: Path, count: int) -> None:
    """Articles of some 2,500 characters with some 30 names each: few names often, most of them seldom."""
    folder.mkdir()
    dice = random.Random(10)
    people = sorted({f"{_word(dice, 2)} {_word(dice, 3)}" for _ in range(2 * count)})
    firms = sorted({_word(dice, 4) for _ in range(count)})
    dice.shuffle(people)
    dice.shuffle(firms)
    for number in range(count):
        cast = [_one(dice, people) for _ in range(8)], [_one(dice, firms) for _ in range(6)]
        text = "\n\n".join(" ".join(_sentences(dice, *cast, 4)) for _ in range(5))
        (folder / f"a{number:05}.txt").write_text(f"L'article {number}\n\n{text}\n", encoding="utf-8")


def _word(dice: random.Random, syllables: int) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(syllables)).capitalize()


def _sentences(dice: random.Random, people: list[str], firms: list[str], count: int) -> Iterator[str]:
    for number in range(count):
        first, second, firm, other = (_one(dice, names) for names in (people, people, firms, firms))
        filler = " ".join(dice.choice(_WORDS) for _ in range(16))
        said = (f"{first} dirige {firm}", f"{first} a rencontré {second}", f"{firm} a racheté {other}",
                f"{first} a attaqué {firm}", f"D'après {first}, {firm} hésite encore")  # fmt: skip
        yield f"{said[min(dice.randrange(10), 4)]} et {filler}." if number % 2 else f"Or {first} le sait : {filler}."


def _one(dice: random.Random, names: list[str]) -> str:
    """The first of the names often, the last seldom."""
    return names[int(len(names) * dice.random() ** 3)]


def task(article: Article) -> bytes:
    """What a worker does: capitalised words are names, a verb between two of them is a claim."""
    found = [m for m in _NAME.finditer(article.text) if m.group() not in ("Or", "D", "L")]
    mentions = tuple(
        Mention(id, m.start(), m.end(), m.group(), "name", id, 0, scores=_scores(m.group()))
        for id, m in enumerate(found)
    )
    return encode(Extract(article, mentions, tuple(_candidates(article.text, mentions))))


def _scores(name: str) -> tuple[tuple[EntityType, float], ...]:
    return (("Person", 0.9), ("Organization", 0.1)) if " " in name else (("Organization", 0.8), ("Product", 0.2))


def _candidates(text: str, mentions: tuple[Mention, ...]) -> Iterator[Candidate]:
    for a, b in pairwise(mentions):
        relation = _RELATIONS.get(text[a.end : b.start].strip())
        if relation and a.text != b.text:
            end = text.index(".", b.end) + 1
            yield Candidate(a.id, relation, a.id, b.id, "asserted", a.start, end, f"{relation}#1", "frame", 0.9)


if __name__ == "__main__":
    main()
