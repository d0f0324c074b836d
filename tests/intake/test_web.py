"""Fetching, from a server on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest
from test_formats import BODY, PAGE, RSS

from kg.errors import KgError
from kg.intake.reading import read_sources
from kg.intake.web import Fetcher, is_address

ASKED: list[tuple[str, float]] = []
PAGES = {"/page": PAGE, "/feed": RSS.replace("https://gazette.example/brenn-radio", "HOST/page"), "/text": BODY}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ASKED.append((self.path, time.monotonic()))
        if self.path == "/robots.txt":
            self.answer("User-agent: *\nDisallow: /private\n")
        elif self.path == "/moved":
            self.answer("", 302, location="/page")
        elif self.path == "/loop":
            self.answer("", 301, location="/loop")
        elif self.path == "/away":
            self.answer("", 302, location="file:///etc/passwd")
        elif self.path == "/slow":
            time.sleep(3)
        elif self.path == "/huge":
            self.answer("a" * 300_000)
        elif self.path in PAGES:
            host = f"http://127.0.0.1:{self.server.server_address[1]}"
            self.answer(PAGES[self.path].replace("HOST", host))
        else:
            self.answer("", 404)

    def answer(self, text: str, status: int = 200, location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    ASKED.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def quick(**options: float) -> Fetcher:
    return Fetcher(pause=0, timeout=1, max_bytes=200_000, **options)  # type: ignore[arg-type]


def test_a_page_is_an_article(host: str) -> None:
    (incoming,) = read_sources([f"{host}/page"], quick()).articles
    assert (incoming.article.id, incoming.article.title) == ("page", "Brenn rachète Radio Ouest")
    assert incoming.article.url == f"{host}/page"
    assert [path for path, _ in ASKED] == ["/robots.txt", "/page"]


def test_redirects_are_followed_to_pages_only(host: str) -> None:
    assert quick().fetch(f"{host}/moved")[0] == f"{host}/page"
    with pytest.raises(KgError, match="redirects more than 5 times"):
        quick().fetch(f"{host}/loop")
    with pytest.raises(KgError, match="which is not a web address; left out"):
        quick().fetch(f"{host}/away")


def test_robots_are_kept_out_where_they_are_not_wanted(host: str) -> None:
    with pytest.raises(KgError, match=r"its robots\.txt forbids fetching it"):
        quick().fetch(f"{host}/private/a")
    assert [path for path, _ in ASKED] == ["/robots.txt"]


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/none", "answers with status 404"),
        ("/huge", r"more than 0\.2 MB"),
        ("/slow", "cannot be fetched .*TimeoutError"),
    ],
)
def test_what_cannot_be_fetched_is_named(host: str, path: str, says: str) -> None:
    with pytest.raises(KgError, match=f"{host}{path}: {says}"):
        quick().fetch(host + path)


def test_a_host_that_does_not_answer_is_named() -> None:
    with pytest.raises(KgError, match=r"http://127\.0\.0\.1:9.*: cannot be fetched"):
        quick().fetch("http://127.0.0.1:9/a")


def test_a_host_is_asked_once_in_a_while(host: str) -> None:
    fetcher = Fetcher(pause=0.3, timeout=1)
    fetcher.fetch(f"{host}/page")
    fetcher.fetch(f"{host}/text")
    times = [at for _, at in ASKED]
    assert all(b - a >= 0.25 for a, b in pairwise(times))
    assert len(times) == 3


def test_pages_of_feed_entries_are_fetched_if_asked(host: str) -> None:
    plain = read_sources([f"{host}/feed"], quick())
    assert [path for path, _ in ASKED] == ["/robots.txt", "/feed"]
    assert plain.articles[0].article.author is None
    asked = read_sources([f"{host}/feed"], quick(), pages=True)
    assert f"{host}/page" == asked.articles[0].article.url
    assert asked.articles[0].article.author == "Nora Sélim"


def test_addresses() -> None:
    assert is_address("HTTPS://gazette.example/a") and is_address("http://x")
    assert not is_address("ftp://x") and not is_address("seeds")
