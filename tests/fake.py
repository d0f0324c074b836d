"""An extraction that takes a millisecond, for tests of everything around it: names are capitalised words."""

from __future__ import annotations

import itertools
import os
import re
import signal
import time

from kg.extract.cache import encode
from kg.model import Article, Candidate, Extract, Mention

NAME = re.compile(r"[A-ZÀ-Ý][\w’-]+(?: [A-ZÀ-Ý][\w’-]+)*")
ORGANIZATION = (("Organization", 1.0),)


def extract(article: Article) -> Extract:
    """Each two names of a sentence in a row: the first acquired the second."""
    found = list(NAME.finditer(article.text))
    mentions = tuple(
        Mention(i, m.start(), m.end(), m.group(), "name", i, 0, scores=ORGANIZATION)  # type: ignore[arg-type]
        for i, m in enumerate(found)
    )
    candidates = tuple(
        Candidate(i, "acquired", i, i + 1, "asserted", a.start(), b.end(), "acquired#1", "frame", 0.9)
        for i, (a, b) in enumerate(itertools.pairwise(found))
        if a.group() != b.group() and "\n" not in article.text[a.start() : b.end()]
    )
    return Extract(article, mentions, candidates)


def task(article: Article) -> bytes:
    """What a worker does."""
    return encode(extract(article))


def slow_task(article: Article) -> bytes:
    """The same, in long enough for an interrupt to hit it."""
    time.sleep(0.005)
    return task(article)


def deadly_task(article: Article) -> bytes:
    """The same, but some articles harm their worker: by a signal, an exit, an error, an endless wait."""
    if "SIGKILL" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "EXIT" in article.text:
        os._exit(3)
    if "RAISE" in article.text:
        raise ValueError("une phrase\nimpossible")
    if "HANG" in article.text:
        time.sleep(60)
    if "GREED" in article.text:
        bytearray(8 << 30)
    return task(article)


def who_task(article: Article) -> bytes:
    """The process that was asked."""
    return str(os.getpid()).encode()
