"""Extract articles in worker processes, each article alone, so that one that kills its worker harms no other.

Workers are forked from a server process that has loaded the models once; the process that runs the build loads none.
A worker that dies is replaced, and the article that it was at is handed back as lost. One that has grown large is
replaced when it is done with its article, and none can grow without bound.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import multiprocessing.context
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from kg.model import Article

Task = Callable[[Article], bytes]
PATIENCE = 600.0  # seconds that one article may take before its worker is stopped


@dataclass(frozen=True, slots=True)
class Memory:
    """How much a worker may take, in bytes.

    A worker that was ever larger than `resident` is replaced before the next article. What it asks for beyond `growth`
    on top of what it began with it does not get (on Linux; elsewhere the system's own limits hold).
    """

    resident: int = 3 << 29
    growth: int = 3 << 30


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one article: the encoded extract, or in one line why there is none."""

    index: int
    data: bytes | None
    error: str = ""


def _serve(task: Task, pipe: Connection, growth: int) -> None:
    """A worker's life: one article in, one answer with its size out, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build decides what an interrupt means
    _bound(growth)
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            article = pipe.recv()
            try:
                pipe.send((task(article), "", _size()))
            except (Exception, RecursionError, MemoryError) as error:
                pipe.send((None, f"{type(error).__name__}: {' '.join(str(error).split())[:200]}", _size()))


def _bound(growth: int) -> None:
    """Have allocations fail that would make this process so many bytes larger than it is."""
    with contextlib.suppress(OSError, ValueError):  # where the size is not to be known, or the limit is lower already
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
        limit = pages * resource.getpagesize() + growth
        resource.setrlimit(resource.RLIMIT_AS, (limit, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _size() -> int:
    """The most memory that this process ever had, in bytes."""
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return largest if sys.platform == "darwin" else largest * 1024


class _Worker:
    """A process with the pipe to it and the article that it is at."""

    def __init__(self, context: multiprocessing.context.ForkServerContext, task: Task, growth: int) -> None:
        self.pipe, other = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(task, other, growth), daemon=True)
        self.process.start()
        other.close()
        self.index = -1
        self.since = 0.0
        self.size = 0

    def give(self, index: int, article: Article) -> None:
        """Send it an article; a worker that is dead already is found out by `take`."""
        self.index, self.since = index, time.monotonic()
        with contextlib.suppress(BrokenPipeError):
            self.pipe.send(article)

    def take(self) -> Done | None:
        """Its answer, or None where it died."""
        try:
            data, error, self.size = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            return None
        return Done(self.index, data, error)

    def stop(self) -> int | None:
        """End the process, at once; its exit code."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode


class Workers:
    """A pool of `count` workers that do `task`.

    `preload` names the modules that their server loads beforehand: it begins to, unless there is nothing to do, while
    whoever made the pool can go on with something else.
    """

    def __init__(
        self, task: Task, count: int, preload: Iterable[str] = (), patience: float = PATIENCE,
        memory: Memory = Memory(),
    ) -> None:  # fmt: skip
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(preload))
        self._task, self._count, self._patience, self._memory = task, count, patience, memory
        self._all: list[_Worker] = []
        if count:
            forkserver.ensure_running()

    def run(self, articles: Iterable[Article]) -> Iterator[Done]:
        """What came of each article, as soon as it is known (in any order)."""
        todo = iter(enumerate(articles))
        busy: dict[Connection, _Worker] = {}
        try:
            for index, article in itertools.islice(todo, self._count):
                self._give(self._start(), index, article, busy)
            while busy:
                for worker in self._ready(busy):
                    del busy[worker.pipe]
                    done, alive = self._answer(worker)
                    for index, article in itertools.islice(todo, 1):
                        self._give(alive or self._start(), index, article, busy)
                    yield done
        finally:
            for worker in self._all:
                worker.stop()

    def _start(self) -> _Worker:
        worker = _Worker(self._context, self._task, self._memory.growth)
        self._all.append(worker)
        return worker

    def _give(self, worker: _Worker, index: int, article: Article, busy: dict[Connection, _Worker]) -> None:
        worker.give(index, article)
        busy[worker.pipe] = worker

    def _ready(self, busy: dict[Connection, _Worker]) -> list[_Worker]:
        """The workers that have answered, died or taken too long."""
        left = min(worker.since for worker in busy.values()) + self._patience - time.monotonic()
        pipes = wait(list(busy), max(left, 0))
        late = time.monotonic() - self._patience
        return [worker for worker in busy.values() if worker.pipe in pipes or worker.since <= late]

    def _answer(self, worker: _Worker) -> tuple[Done, _Worker | None]:
        """What came of a worker's article, and the worker where it can go on."""
        late = not worker.pipe.poll()
        done = None if late else worker.take()
        if done is not None and worker.size <= self._memory.resident:
            return done, worker
        self._all.remove(worker)
        code = worker.stop()
        lost = f"took more than {self._patience:g} seconds" if late else _death(code)
        return done or Done(worker.index, None, lost), None


def _death(code: int | None) -> str:
    if code is not None and code < 0:  # stopping it is too late where it is dead already, so the code is its own
        return f"its worker was killed ({signal.Signals(-code).name})"
    return f"its worker ended (exit code {code})"
