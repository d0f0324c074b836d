"""Serving: what can be asked, what is refused, how it stops."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from sample import GRAPH

from kg.errors import KgError
from kg.publish.serve import Server
from kg.publish.store import write_store


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("served")
    write_store(GRAPH, path / "store")
    (path / "graph.html").write_text("<!doctype html><title>the graph</title>", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Server]:
    with Server(folder, port=0) as running:
        yield running


def ask(
    server: Server, method: str, path: str, body: str | None = None, **headers: str
) -> tuple[int, str, bytes]:  # fmt: skip
    port = server.front.server_address[1]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, answer.getheader("Content-Type") or "", data


COUNT = "SELECT (COUNT(?c) AS ?n) WHERE { ?c a <http://example.org/kg/ontology#Claim> }"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_answers_queries(server: Server, method: str) -> None:
    json_type = "application/sparql-results+json"
    if method == "GET":
        status, kind, data = ask(server, "GET", f"/query?query={quote(COUNT)}", Accept=json_type)
    else:
        sparql = "application/sparql-query"
        status, kind, data = ask(server, "POST", "/query", COUNT, Accept=json_type, Content_Type=sparql)
    assert (status, kind) == (200, json_type)
    assert json.loads(data)["results"]["bindings"][0]["n"]["value"] == str(len(GRAPH.claims))


def test_has_pages(server: Server) -> None:
    status, kind, data = ask(server, "GET", "/")
    assert status == 200 and b"html" in data and kind.startswith("text/html")
    assert ask(server, "GET", "/graph")[2] == b"<!doctype html><title>the graph</title>"
    status, kind, data = ask(server, "GET", f"/entity/{quote('Nora Sélim')}")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "Nora Sélim" in data.decode()
    status, _, data = ask(server, "GET", "/entity/vexia?format=text")
    assert status == 200
    assert data.decode().startswith("Vexia (Organization)\n")
    status, _, data = ask(server, "GET", "/entity/Vexio")
    assert (status, data.decode()) == (404, "no entity is called 'Vexio'; did you mean 'Vexia'?\n")


@pytest.mark.parametrize(("method", "path", "kind"), [
    ("POST", "/update", "application/sparql-update"), ("POST", "/store", "text/turtle"),
    ("PUT", "/store", "text/turtle"), ("DELETE", "/store?default", "text/plain"), ("PATCH", "/store", "text/plain"),
    ("GET", "/etc/passwd", "text/plain"),
])  # fmt: skip
def test_refuses_what_would_change_it(server: Server, method: str, path: str, kind: str) -> None:
    before = ask(server, "GET", f"/query?query={quote(COUNT)}")[2]
    status, _, data = ask(server, method, path, "DROP ALL" if method != "GET" else None, Content_Type=kind)
    assert status == 403
    assert b"for reading only" in data
    assert ask(server, "GET", f"/query?query={quote(COUNT)}")[2] == before


def test_update_in_a_query_is_refused(server: Server) -> None:
    status, _, _ = ask(server, "POST", "/query", "DROP ALL", Content_Type="application/sparql-query")
    assert status == 400


def test_name_of_elsewhere_that_points_here_is_refused(server: Server) -> None:
    assert ask(server, "GET", "/graph", Host="evil.example")[0] == 403
    assert ask(server, "GET", "/graph", Host="localhost:7878")[0] == 200


def test_stops_and_leaves_no_process(folder: Path) -> None:
    with Server(folder, port=0) as running:
        process, port = running.engine.process, running.front.server_address[1]
    assert process.returncode is not None
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), 1)


def test_taken_port_is_named(folder: Path, server: Server) -> None:
    port = server.front.server_address[1]
    with pytest.raises(KgError, match=rf"127\.0\.0\.1:{port}: cannot be served on .*choose another --port"):
        Server(folder, port=port)


def test_folder_without_a_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no store here"):
        Server(tmp_path, port=0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_command_stops_when_asked(folder: Path, number: signal.Signals) -> None:
    command = [str(Path(sys.executable).parent / "kg"), "serve", "-d", str(folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(4)]
        assert lines[0].startswith("query editor  http://127.0.0.1:")
        os.kill(process.pid, number)
        said, errors = process.communicate(timeout=20)
    assert (process.returncode, said, errors) == (0, "stopped\n", "")
