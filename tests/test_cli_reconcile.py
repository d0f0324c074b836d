"""`kg reconcile` with a service on this machine: candidates are shown, decisions written only when asked for."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from small import FAST
from typer.testing import CliRunner, Result

from kg.cli import make_app
from kg.errors import KgError
from kg.link.decisions import read_decisions
from kg.pipeline import build

KNOWN = {
    "Ouest": [("Q1", 40.0, False), ("Q2", 98.5, True)], "Vigie": [("Q3", 60.0, False)],
    "Brenn": [("Q4", 90.0, True), ("Q5", 90.0, True)],
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    """The W3C reconciliation API: a manifest on GET, a batch of queries on POST."""

    def do_GET(self) -> None:
        self._send({"name": "Essai", "identifierSpace": "http://www.wikidata.org/entity/"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        queries = json.loads(parse_qs(body)["queries"][0])
        self._send({key: {"result": [
            {"id": id, "name": f"{asked['query']} SA", "score": score, "match": match, "description": "société"}
            for id, score, match in KNOWN.get(asked["query"], [])
        ]} for key, asked in queries.items()})  # fmt: skip

    def _send(self, answer: object) -> None:
        body = json.dumps(answer).encode() if self.path == "/api" else b"<html>"
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "un.txt").write_text("Brenn a racheté Ouest. Puis Ouest a repris Vigie.", encoding="utf-8")
    build(["in"], Path("graph"), FAST)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api"
    server.shutdown()
    thread.join()
    server.server_close()


def run(service: str, *arguments: str) -> Result:
    return CliRunner().invoke(make_app(), ["reconcile", "--service", service, *arguments])


def test_candidates_are_shown_best_first_and_nothing_is_written(service: str) -> None:
    result = run(service)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    at = lines.index("Ouest (Organization)")
    assert lines[at + 1 : at + 5] == [
        "  98.5 certain  Ouest SA (société)", "    kg link ouest http://www.wikidata.org/entity/Q2",
        "  40  Ouest SA (société)", "    kg link ouest http://www.wikidata.org/entity/Q1",
    ]  # fmt: skip
    assert not Path("in/decisions.toml").exists()


def test_what_the_service_is_certain_of_is_written_when_asked_for(service: str) -> None:
    assert run(service, "--write", "--by", "Anne Roy").exit_code == 0
    (decision,) = read_decisions(Path("in/decisions.toml"))  # one is uncertain, one has two certain candidates
    assert (decision.kind, decision.about) == ("match", ("Ouest", "http://www.wikidata.org/entity/Q2"))
    assert (decision.by, decision.why) == ("Anne Roy", f"score 98.5 at {service}")


def test_only_some_entities_and_scores_can_be_asked_for(service: str) -> None:
    lines = run(service, "Ouest", "Vigie", "--min-score", "70").stdout.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == [
        "Ouest (Organization)", "Vigie (Organization): no candidate", "nothing written; --write keeps the certain ones",
    ]  # fmt: skip


@pytest.mark.parametrize(("url", "says"), [
    ("ftp://x", "wants an address"), ("http://127.0.0.1:9/api", "cannot be reached"), ("{}/page", "answers no JSON"),
])  # fmt: skip
def test_what_is_no_service_is_refused_in_one_line(service: str, url: str, says: str) -> None:
    error = run(url.format(service.removesuffix("/api"))).exception
    assert isinstance(error, KgError) and says in str(error) and "\n" not in str(error)
