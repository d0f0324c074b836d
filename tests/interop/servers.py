"""Virtuoso and Apache Jena as Debian ships them: what it takes to run them for a test."""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

JAVA = Path("/usr/share/java")
_JARS = (
    "commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io", "commons-lang3", "gson", "guava",
    "httpclient", "httpcore", "jackson-core", "jackson-databind", "jackson-annotations", "jsonld-java", "protobuf",
    "slf4j-api", "slf4j-nop", "titanium-json-ld", "thrift", "jakarta.json-api", "dexx.collection", "jsonp2", "parsson",
    "jakarta.json",
)  # fmt: skip
_VIRTUOSO = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 4000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
"""


def jena_classpath(folder: Path) -> str:
    """The class path of Debian's Jena, mended.

    Its Xerces was moved to `xerces.*`, the message files that it loads when it starts stayed in
    `org/apache/jena/ext/xerces` (libapache-jena-java 4.5.0-2): copies where it looks make it start.
    """
    inner = "org/apache/jena/ext/"
    with zipfile.ZipFile(JAVA / "jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(inner + "xerces/") and name.endswith(".properties"):
                for home in ("", "org/apache/"):
                    target = folder / (home + name.removeprefix(inner))
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(jar.read(name))
    jena = sorted(path for path in JAVA.glob("jena-*.jar") if not path.stem[-1].isdigit() or path.stem == "jena-tdb2")
    return ":".join(str(path) for path in (folder, *jena, *(JAVA / f"{name}.jar" for name in _JARS)))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Virtuoso:
    """A running Virtuoso, over HTTP: graphs go in by the Graph Store protocol, answers come by SPARQL."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, self.url, "dba", "dba")
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPDigestAuthHandler(passwords)
        )

    def put(self, path: Path, graph: str) -> None:
        """Replace a named graph by a Turtle file."""
        where = f"{self.url}/sparql-graph-crud-auth?{urllib.parse.urlencode({'graph-uri': graph})}"
        request = urllib.request.Request(where, path.read_bytes(), {"Content-Type": "text/turtle"}, method="PUT")
        with self.opener.open(request, timeout=60) as response:
            assert response.status in (200, 201, 204)

    def query(self, text: str) -> Any:
        """The answer in JSON; the default graph is the union of all."""
        asked = urllib.parse.urlencode({"query": text, "format": "application/sparql-results+json"})
        with self.opener.open(f"{self.url}/sparql?{asked}", timeout=60) as response:
            return json.load(response)


@contextmanager
def virtuoso(folder: Path) -> Iterator[Virtuoso]:
    """A new Virtuoso on loopback ports, its data in `folder`; stopped at the end."""
    port = free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(folder=folder, sql=free_port(), http=port))
    command = ["virtuoso-t", "-f", "-c", str(folder / "virtuoso.ini")]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        server = Virtuoso(port)
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait(server: Virtuoso, process: subprocess.Popen[bytes]) -> None:
    for _ in range(240):
        assert process.poll() is None, "Virtuoso ended at once"
        try:
            server.query("ASK {}")
            return
        except OSError:
            time.sleep(0.5)
    raise AssertionError("Virtuoso did not answer for two minutes")
