"""A headless Chromium for the tests of the page; they are skipped where there is none, but fail under CI."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.publish.render import write_html

from pictures import hostile, large, press  # isort: skip

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def missing(what: str) -> None:
    """Skip, or fail where everything is meant to be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}: CI must have it")
    pytest.skip(what)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    path = os.environ.get("KG_CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        missing("no Chromium on this machine (apt-get install chromium, or name it in KG_CHROMIUM)")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed (pip install playwright)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    path = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        missing("axe-core is not installed (npm install --no-package-lock --prefix tests/publish/render)")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The page of a graph of `pictures`, by name, written once."""
    folder = tmp_path_factory.mktemp("pages")
    graphs = {"press": press, "hostile": hostile, "large": large}

    def written(name: str) -> Path:
        path = folder / f"{name}.html"
        if not path.exists():
            write_html(graphs[name](), path)
        return path

    return written


@pytest.fixture
def visit(browser: Any, files: Callable[[str], Path]) -> Iterator[Callable[..., Any]]:
    """Open a page in a browser of its own. Afterwards nothing may have gone wrong, or out, in it."""
    contexts, troubles = [], []

    def opened(name: str = "press", address: str = "", width: int = 1280, height: int = 800, **options: Any) -> Any:
        path = files(name)
        context = browser.new_context(viewport={"width": width, "height": height}, accept_downloads=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(40000)  # other work may run beside
        page.on(
            "console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None
        )
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.split("#")[0] in (path.as_uri(),) or request.url.startswith("blob:")
                else troubles.append(request.url[:200])
            ),
        )
        page.goto(path.as_uri() + (f"#{address}" if address else ""))
        page.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert troubles == []
