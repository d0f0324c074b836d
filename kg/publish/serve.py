"""The built graph on a local address: SPARQL, its query editor, the page and the entity cards; nothing can be written.

Oxigraph's server does the SPARQL, on a port that only this process knows of; in front of it stands a small server of
the standard library, which adds the pages and lets no update through. Paths:

    /                 Oxigraph's query editor
    /query            SPARQL 1.1 protocol (GET, POST)
    /store            Graph Store protocol, reading only
    /graph            the graph as a page
    /entity/NAME      an entity's card as a page; `?format=text` as text
"""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import sys
import sysconfig
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qs, unquote, urlsplit

from kg.api import KnowledgeGraph
from kg.errors import KgError
from kg.ontology.relations import load_relations
from kg.publish.cards import card_text
from kg.publish.render.document import card_html

_PASSED = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
_RETURNED = ("Content-Type", "Content-Encoding", "Location", "Cache-Control")
_READS = {"GET": ("/query", "/store", "/"), "HEAD": ("/query", "/store", "/"), "POST": ("/query",)}
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_START = 20.0  # seconds that Oxigraph may take to answer
_BODY = 10_000_000  # bytes of a query


class Server:
    """Serves a built folder until it is closed. Use it as a context manager."""

    def __init__(self, folder: Path, host: str = "127.0.0.1", port: int = 7878, timeout: int = 60) -> None:
        """Start serving. `port` 0 takes a free one; `timeout` ends a query, in seconds.

        Raises KgError where the folder has no readable store, the address is taken, or Oxigraph does not start.
        """
        self.graph = KnowledgeGraph(folder)
        self.host = host
        self.front = self._listen(host, port)
        try:
            self.engine = _Oxigraph(folder / "store", timeout)
        except KgError:
            self.front.server_close()
            raise
        self.thread = threading.Thread(target=self.front.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        self.thread.start()

    @property
    def address(self) -> str:
        """Where it is served, with a slash at the end."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.front.server_address[1]}/"

    def close(self) -> None:
        """Stop both servers and wait until they have stopped."""
        self.front.shutdown()
        self.front.server_close()
        self.thread.join()
        self.engine.close()

    def check(self) -> None:
        """Raises KgError where Oxigraph has ended, which it does by itself only when it fails."""
        code = self.engine.process.poll()
        if code is not None:
            raise KgError(f"the Oxigraph server ended with code {code}")

    def __enter__(self) -> Server:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _listen(self, host: str, port: int) -> ThreadingHTTPServer:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        make = type("Front", (ThreadingHTTPServer,), {"address_family": family, "daemon_threads": True})
        handler = type("Handler", (_Handler,), {"served": self})
        try:
            front: ThreadingHTTPServer = make((host, port), handler)
        except (OSError, OverflowError) as error:
            raise KgError(f"{host}:{port}: cannot be served on ({error}); choose another --port") from error
        return front


class _Oxigraph:
    """Oxigraph's server in a process of its own, reading only."""

    def __init__(self, store: Path, timeout: int) -> None:
        self.port = _free_port()
        command = [
            _binary(), "serve-read-only", "--location", str(store), "--bind", f"127.0.0.1:{self.port}",
            "--timeout-s", str(timeout),
        ]  # fmt: skip
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self._await()

    def _await(self) -> None:
        end = time.monotonic() + _START
        while time.monotonic() < end:
            if self.process.poll() is not None:
                said = self.process.stderr.read().strip().splitlines() if self.process.stderr else []
                raise KgError(f"the Oxigraph server did not start: {said[-1] if said else self.process.returncode}")
            try:
                socket.create_connection(("127.0.0.1", self.port), 0.2).close()
                return
            except OSError:
                time.sleep(0.05)
        self.close()
        raise KgError(f"the Oxigraph server did not answer within {_START:g} s")

    def close(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stderr:
            self.process.stderr.close()


class _Handler(BaseHTTPRequestHandler):
    """Answers one request: our own pages, or Oxigraph's answer."""

    served: Server
    server_version = "kg"
    sys_version = ""

    def parse_request(self) -> bool:
        """Refuse a page of elsewhere whose name was made to point to this machine (DNS rebinding)."""
        if not super().parse_request():
            return False
        asked = urlsplit(f"//{self.headers.get('Host', '')}").hostname
        if self.served.host in _LOOPBACK and asked not in _LOOPBACK:
            self._refuse()
            return False
        return True

    def do_GET(self) -> None:
        """A page of ours, or what Oxigraph has."""
        path = urlsplit(self.path)
        if path.path == "/graph":
            self._send_file(self.served.graph.folder / "graph.html")
        elif path.path.startswith("/entity/"):
            as_text = "text" in parse_qs(path.query).get("format", ())
            self._send_card(unquote(path.path.removeprefix("/entity/")), as_text)
        else:
            self._forward()

    def do_POST(self) -> None:
        """A query."""
        self._forward()

    do_HEAD = do_GET

    def _refuse(self) -> None:
        self._send(HTTPStatus.FORBIDDEN, b"this graph is served for reading only\n", "text/plain; charset=utf-8")

    do_PUT = do_DELETE = do_PATCH = _refuse

    def _send_file(self, path: Path) -> None:
        try:
            self._send(HTTPStatus.OK, path.read_bytes(), "text/html; charset=utf-8")
        except OSError:
            self._send(HTTPStatus.NOT_FOUND, f"{path.name} was not built\n".encode(), "text/plain; charset=utf-8")

    def _send_card(self, name: str, as_text: bool) -> None:
        graph = self.served.graph
        try:
            if as_text:
                text = card_text(graph.entity(name), graph.claims(about=name), graph.label, load_relations())
                self._send(HTTPStatus.OK, text.encode(), "text/plain; charset=utf-8")
            else:
                page = card_html(graph.neighbourhood(name), graph.entity(name).id, base_iri=graph.base_iri)
                self._send(HTTPStatus.OK, page.encode(), "text/html; charset=utf-8")
        except KgError as error:
            self._send(HTTPStatus.NOT_FOUND, f"{error}\n".encode(), "text/plain; charset=utf-8")

    def _forward(self) -> None:
        path = urlsplit(self.path).path
        part_of_editor = self.command != "POST" and path.endswith((".js", ".css", ".svg", ".ico"))
        if path not in _READS.get(self.command, ()) and not part_of_editor:
            self._refuse()
            return
        length = int(self.headers.get("Content-Length") or 0)
        if length > _BODY:
            self._send(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"the query is too long\n", "text/plain; charset=utf-8")
            return
        self._pass_on(self.rfile.read(length) if length else None)

    def _pass_on(self, body: bytes | None) -> None:
        engine = http.client.HTTPConnection("127.0.0.1", self.served.engine.port)
        headers = {name: value for name in _PASSED if (value := self.headers.get(name))}
        try:
            engine.request(self.command, self.path, body, headers)
            answer = engine.getresponse()
            self.send_response(answer.status)
            for name in _RETURNED:
                if value := answer.getheader(name):
                    self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            shutil.copyfileobj(answer, self.wfile)
        except ConnectionError as error:
            self.log_error("%s", error)
        finally:
            engine.close()

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: what is asked of a local graph is nobody's business."""


def _binary() -> str:
    """Oxigraph's program, from the package of that name. Raises KgError where it is not installed."""
    here = (Path(sys.executable).parent / "oxigraph", Path(sysconfig.get_path("scripts")) / "oxigraph")
    found = next((str(path) for path in here if path.is_file()), shutil.which("oxigraph"))
    if found is None:
        raise KgError("the Oxigraph server is not installed; run pip install oxigraph")
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
