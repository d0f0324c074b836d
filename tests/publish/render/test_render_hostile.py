"""Articles that attack the page: nothing in them runs, nothing leaves the page, everything is still shown as text."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
from pictures import ATTACKS, hostile

from kg.publish.render import graph_html


@pytest.mark.parametrize(
    "address",
    ["", "view=table", "view=timeline", "sel=e00", "sel=e02&with=e03", "focus=e05&depth=2", "from=e00&to=e04"],
)
def test_nothing_runs(visit: Any, address: str) -> None:
    page = visit("hostile", address)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    for index in range(len(ATTACKS)):
        page.evaluate(f"go(selection('e{index:02}'))")
    page.fill("#search", "<")
    assert page.evaluate("window.hacked") is None
    assert page.locator("script").count() == 3
    assert page.locator("#panel img, #panel script, #panel iframe, [onerror], [onmouseover]").count() == 0


def test_only_web_addresses_become_links(visit: Any) -> None:
    page = visit("hostile")
    addresses = set()
    for index in range(len(ATTACKS)):
        page.evaluate(f"go(selection('e{index:02}'))")
        addresses |= set(page.evaluate("[...document.querySelectorAll('#panel a')].map((a) => a.protocol)"))
    assert addresses == {"https:"}


def test_a_hostile_address_changes_nothing(visit: Any) -> None:
    page = visit(
        "press",
        "view=<script>&sel=__proto__&type=x&depth=-5&top=NaN&lang=<b>&theme=toString&sort=constructor&claim=x&focus=constructor",
    )
    assert page.evaluate("[state.view, state.depth, state.top]") == ["network", 1, 200]
    assert page.is_hidden("#panel")


def test_long_names_do_not_widen_the_page(visit: Any) -> None:
    for width in (390, 1280):
        page = visit("hostile", "sel=e13", width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("panel.scrollWidth <= panel.clientWidth")


def test_names_show_what_they_say(visit: Any) -> None:
    labels = visit("hostile").evaluate("entities.map((e) => e.label).join('\\n')")
    assert not set(labels) & set("\u202e\u202c\u200b\ufeff\u0000\u0007\u200f")
    assert "gnirts desrever" in labels and "محمد العربي" in labels


def test_exports_are_sound(visit: Any, tmp_path: Path) -> None:
    page = visit("hostile")
    for format in ("csv", "ttl", "svg", "png"):
        with page.expect_download() as waited:
            page.evaluate(f"exportView('{format}')")
        waited.value.save_as(tmp_path / f"x.{format}")
    rows = list(csv.reader(io.StringIO((tmp_path / "x.csv").read_text(encoding="utf-8-sig"))))
    assert len(rows) == 1 + 2 * len(ATTACKS)
    assert not any(cell.startswith(("=", "@")) for row in rows for cell in row)
    assert any(pyoxigraph.parse((tmp_path / "x.ttl").read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
    assert "<script" not in (tmp_path / "x.svg").read_text(encoding="utf-8")


def test_the_file_cannot_be_closed_from_within() -> None:
    text = graph_html(hostile())
    data = text.split('id="data">')[1].split("</script>")[0]
    assert text.count("</script") == 3 and not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data)["articles"][0]["title"] == ATTACKS[0]
    assert "default-src &#x27;none&#x27;" in text and "unsafe" not in text.split("<style>")[0]
    page = text.split("<style>")[0] + text.split("</style>")[1].split("<script")[0]
    assert "<link" not in page and " src=" not in page
