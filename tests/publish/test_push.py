"""Pushing: to real servers, and to one that is down, slow, wants a password, or fails midway."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest
from interop.servers import free_port, virtuoso
from sample import GRAPH
from typer.testing import CliRunner

from kg.cli import make_app
from kg.errors import KgError
from kg.publish.graph import quads
from kg.publish.push import Options, Pushed, push
from kg.publish.store import write_store

GRAPHS = len({q.graph_name for q in quads(GRAPH)})
FAST = Options(retries=2, pause=0.01, timeout=5)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_store(GRAPH, tmp_path / "built" / "store")
    return tmp_path / "built"


@pytest.fixture(autouse=True)
def no_credentials(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("KG_PUSH_USER", "KG_PUSH_PASSWORD", "KG_PUSH_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))


class Fake(ThreadingHTTPServer):
    """An endpoint that keeps what is put, and misbehaves as told."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.held: dict[str, str] = {}
        self.status: list[int] = []  # what the next requests are answered; then 204
        self.wants = ""  # the value of Authorization
        self.delay = 0.0
        self.requests = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/store"


class Handler(BaseHTTPRequestHandler):
    """Graph Store protocol, as far as it is used."""

    server: Fake

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self._allowed():
            self.server.held[parse_qs(urlsplit(self.path).query)["graph"][0]] = body.decode()

    def do_DELETE(self) -> None:
        if self._allowed(404):
            self.server.held.pop(parse_qs(urlsplit(self.path).query)["graph"][0], None)

    def _allowed(self, fine: int = 204) -> bool:
        self.server.requests += 1
        time.sleep(self.server.delay)
        status = self.server.status.pop(0) if self.server.status else fine
        if self.server.wants and self.headers.get("Authorization") != self.server.wants:
            status = 401
        self.send_response(status)
        if status == 401:
            self.send_header("WWW-Authenticate", 'Basic realm="graphs"')
        self.send_header("Content-Length", "0")
        self.end_headers()
        return status in (204, 404)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def fake() -> Iterator[Fake]:
    server = Fake()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def held(fake: Fake) -> set[ox.Quad]:
    return {
        ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(name))
        for name, text in fake.held.items() for q in ox.parse(text, format=ox.RdfFormat.TURTLE)
    }  # fmt: skip


def test_sends_every_graph_once(folder: Path, fake: Fake) -> None:
    fake.held["http://example.org/other"] = ""  # of someone else
    assert push(folder, fake.url, FAST) == Pushed(GRAPHS, 0, 0)
    assert held(fake) == set(quads(GRAPH))
    assert push(folder, fake.url, FAST) == Pushed(0, GRAPHS, 0)
    assert fake.requests == GRAPHS
    assert push(folder, fake.url, Options(again=True)) == Pushed(GRAPHS, 0, 0)
    assert "http://example.org/other" in fake.held


def test_removes_graphs_of_articles_that_are_gone(folder: Path, fake: Fake) -> None:
    push(folder, fake.url, FAST)
    notes = json.loads((folder / "push.json").read_text())
    notes[fake.url]["http://example.org/kg/graph/gone"] = "0"
    (folder / "push.json").write_text(json.dumps(notes))
    fake.held["http://example.org/kg/graph/gone"] = ""
    assert push(folder, fake.url, FAST) == Pushed(0, GRAPHS, 1)
    assert "http://example.org/kg/graph/gone" not in fake.held
    assert push(folder, fake.url, FAST) == Pushed(0, GRAPHS, 0)


def test_goes_on_where_it_broke_off(folder: Path, fake: Fake) -> None:
    fake.status = [204, 204, 500, 500, 500]
    with pytest.raises(KgError, match=r"answered 500 .*; push again to go on where this stopped"):
        push(folder, fake.url, FAST)
    assert len(fake.held) == 2
    assert push(folder, fake.url, FAST) == Pushed(GRAPHS - 2, 2, 0)
    assert held(fake) == set(quads(GRAPH))


def test_a_passing_failure_is_not_felt(folder: Path, fake: Fake) -> None:
    fake.status = [503, 204, 500, 429]
    assert push(folder, fake.url, FAST) == Pushed(GRAPHS, 0, 0)
    assert fake.requests == GRAPHS + 3


def test_endpoint_that_is_down_is_named(folder: Path) -> None:
    url = f"http://127.0.0.1:{free_port()}/store"
    with pytest.raises(KgError, match=rf"^{url}: cannot be reached \(nothing listens there\)"):
        push(folder, url, FAST)


def test_endpoint_that_is_slow_is_given_up(folder: Path, fake: Fake) -> None:
    fake.delay = 1
    with pytest.raises(KgError, match=r"no answer within 0\.1 s"):
        push(folder, fake.url, Options(retries=0, timeout=0.1))


def test_refusal_says_how_to_give_credentials(folder: Path, fake: Fake) -> None:
    fake.wants = "Bearer secret"
    with pytest.raises(KgError, match=r"refused \(401\); set KG_PUSH_USER and KG_PUSH_PASSWORD or KG_PUSH_TOKEN"):
        push(folder, fake.url, FAST)
    assert fake.requests == 1  # not tried again


def test_credentials_from_the_environment(folder: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    fake.wants = "Basic " + base64.b64encode(b"anne:pass").decode()
    monkeypatch.setenv("KG_PUSH_USER", "anne")
    monkeypatch.setenv("KG_PUSH_PASSWORD", "pass")
    assert push(folder, fake.url, FAST).sent == GRAPHS
    fake.wants = "Bearer t0ken"
    monkeypatch.setenv("KG_PUSH_TOKEN", "t0ken")
    assert push(folder, fake.url, Options(again=True)).sent == GRAPHS


def test_credentials_from_netrc(folder: Path, fake: Fake, tmp_path: Path) -> None:
    fake.wants = "Basic " + base64.b64encode(b"paul:word").decode()
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login paul password word\n")
    (tmp_path / ".netrc").chmod(0o600)
    assert push(folder, fake.url, FAST).sent == GRAPHS


@pytest.mark.parametrize("url", ["nowhere", "ftp://example.org/store", "http://", "file:///etc/passwd"])
def test_what_is_no_address_is_refused(folder: Path, url: str) -> None:
    with pytest.raises(KgError, match="no address of an endpoint"):
        push(folder, url, FAST)


def test_damaged_notes_are_named(folder: Path, fake: Fake) -> None:
    (folder / "push.json").write_text("{")
    with pytest.raises(KgError, match=r"push\.json: cannot be read .*delete it"):
        push(folder, fake.url, FAST)


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """A writable Oxigraph server on a new store."""
    port = free_port()
    command = [str(Path(sys.executable).parent / "oxigraph"), "serve", "-l", str(folder), "-b", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.mark.parametrize("path", ["/store", "/update"])
def test_oxigraph_server_holds_what_was_pushed(folder: Path, tmp_path: Path, path: str) -> None:
    with oxigraph(tmp_path / "target") as url:
        assert push(folder, url + path, Options(pause=0.2)) == Pushed(GRAPHS, 0, 0)
        assert push(folder, url + path, Options(again=True)) == Pushed(GRAPHS, 0, 0)
    assert set(ox.Store.read_only(str(tmp_path / "target"))) == set(quads(GRAPH))


@pytest.mark.skipif(shutil.which("virtuoso-t") is None, reason="virtuoso-opensource is not installed")
def test_virtuoso_holds_what_was_pushed(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "virtuoso").mkdir()
    with virtuoso(tmp_path / "virtuoso") as server:
        url = f"{server.url}/sparql-graph-crud-auth"
        with pytest.raises(KgError, match=r"refused \(401\)"):
            push(folder, url, FAST)
        monkeypatch.setenv("KG_PUSH_USER", "dba")
        monkeypatch.setenv("KG_PUSH_PASSWORD", "dba")
        assert push(folder, url, FAST) == Pushed(GRAPHS, 0, 0)
        for name in sorted({str(q.graph_name.value) for q in quads(GRAPH)}):
            wanted = {q.triple for q in quads(GRAPH) if q.graph_name.value == name}
            count = server.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
            assert int(count["results"]["bindings"][0]["n"]["value"]) == len(wanted)


def test_command_says_what_it_did(folder: Path, fake: Fake) -> None:
    result = CliRunner().invoke(make_app(), ["push", fake.url, "-d", str(folder)])
    assert (result.exit_code, result.stdout) == (0, f"{GRAPHS} graphs sent, 0 there already, 0 removed\n")
