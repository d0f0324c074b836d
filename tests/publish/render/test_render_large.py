"""5,000 entities and 20,000 claims: the page opens at once with the most important, and filters without a wait."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pictures import large

from kg.ontology.relations import load_relations
from kg.publish.render.data import page_data
from kg.publish.render.document import _library

_APPLY = """(change) => new Promise((done) => {
    const from = performance.now();
    go(change());
    requestAnimationFrame(() => done(performance.now() - from));
})"""
# twice and more what is aimed at (2 s, 0.2 s), since tests run on machines that do other work
_OPENS, _FILTERS = 6.0, 1.0


def filter_time(page: Any, change: str) -> float:
    """Seconds from the change of a filter to the frame that shows it."""
    return page.evaluate(f"({_APPLY})(() => ({change}))") / 1000


def test_opens_and_filters_quickly(
    visit: Any, files: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    files("large")
    page = visit("large")
    page.click("#type-Person")  # the first interaction, waited for until it is answered
    page.wait_for_function("state.type !== null")
    opened = page.evaluate("performance.now()") / 1000
    page.click("#type-Person")
    page.evaluate("go({ top: 1000 })")
    changes = [
        "{ status: new Set(['planned', 'asserted']) }",
        "{ status: null }",
        "{ type: new Set(['Person', 'Place']) }",
        "{ type: null }",
        "{ since: '2015' }",
    ]
    taken = [filter_time(page, change) for change in changes]
    with capsys.disabled():
        print(f"\nlarge graph: first interaction {opened:.2f} s after navigation; filters with 1,000 shown: median "
              f"{statistics.median(taken):.3f} s, worst {max(taken):.3f} s")  # fmt: skip
    assert opened < _OPENS
    assert statistics.median(taken) < _FILTERS


def test_starts_with_the_most_important_and_shows_more(visit: Any) -> None:
    page = visit("large")
    assert page.evaluate("chosen.nodes") == list(range(200))
    page.click("#show-more")
    assert page.evaluate("chosen.nodes.length") == 400
    started = time.perf_counter()
    page.click("#show-all")
    page.wait_for_function("chosen.nodes.length === chosen.total && picture.body.nodeIndices.length === chosen.total")
    assert page.evaluate("chosen.total") > 4900 and time.perf_counter() - started < 15
    page.click("#show-fewer")
    assert page.evaluate("chosen.nodes.length") == 200


def test_file_is_little_more_than_its_data(files: Callable[[str], Path]) -> None:
    data = len(json.dumps(page_data(large(), load_relations()), ensure_ascii=False, separators=(",", ":")).encode())
    assert files("large").stat().st_size < 1.5 * data + len(_library().encode())
