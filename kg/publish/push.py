"""Sending the graph to a SPARQL 1.1 endpoint, one named graph at a time, so that a push that breaks off can go on.

Graph Store protocol: each named graph takes the place of the one of that name (PUT). Update protocol: it is dropped and
inserted again in batches. Either way, pushing twice leaves what pushing once leaves. What the endpoint has taken is
noted beside the store (`push.json`): the next push to it sends only what has changed since, and removes the graphs of
articles that are gone.
"""

from __future__ import annotations

import hashlib
import json
import netrc
import os
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from itertools import islice
from pathlib import Path
from typing import Literal as OneOf
from urllib.parse import quote, urlsplit

import pyoxigraph as ox

from kg.errors import KgError
from kg.publish.opening import open_store, reason

Protocol = OneOf["store", "update"]
NOTES = "push.json"
_UPDATES = ("update", "sparql", "sparql-auth", "statements")  # how the addresses of update endpoints end
_BATCH = 2_000  # triples of one INSERT DATA: Virtuoso refuses texts that compile to more than 10,000 lines
_TRY_AGAIN = (408, 425, 429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Options:
    """How to push. `timeout` is of one request and `pause` before the first retry, in seconds; pauses double."""

    protocol: Protocol | None = None
    timeout: float = 60
    retries: int = 4
    pause: float = 0.5
    again: bool = False
    progress: Callable[[int, int], None] = lambda done, total: None


@dataclass(frozen=True, slots=True)
class Pushed:
    """What a push did, in named graphs: sent, not sent because the endpoint has them already, removed."""

    sent: int
    kept: int
    removed: int


def push(folder: Path, url: str, options: Options | None = None) -> Pushed:
    """Send the graph built into `folder` to an endpoint.

    Credentials come from KG_PUSH_TOKEN (bearer), KG_PUSH_USER and KG_PUSH_PASSWORD, or netrc. Raises KgError where the
    endpoint cannot be reached, refuses, or fails more often than is retried: what it has taken until then is noted.
    """
    options = options or Options()
    endpoint = _endpoint(url, options)
    store = open_store(folder / "store")
    notes = _Notes(folder / NOTES, url, options.again)
    names = sorted((n for n in store.named_graphs() if isinstance(n, ox.NamedNode)), key=lambda n: n.value)
    sent = 0
    for place, name in enumerate(names):
        lines = sorted(f"{q.triple} ." for q in store.quads_for_pattern(None, None, None, name))
        digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
        if notes.taken.get(name.value) != digest:
            notes.forget(name.value)  # until it is all there, nobody knows what is
            endpoint.replace(name.value, lines)
            notes.note(name.value, digest)
            sent += 1
        options.progress(place + 1, len(names))
    gone = sorted(set(notes.taken) - {name.value for name in names})
    for graph in gone:
        endpoint.remove(graph)
        notes.forget(graph)
    return Pushed(sent, len(names) - sent, len(gone))


class _Notes:
    """What an endpoint has taken: the digest of each named graph, on disk after every one."""

    def __init__(self, path: Path, url: str, again: bool) -> None:
        self.path, self.url = path, url
        try:
            self.all: dict[str, dict[str, str]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        except (OSError, ValueError) as error:
            raise KgError(f"{path}: cannot be read ({reason(error)}); delete it to push everything again") from error
        if again:
            self.all[url] = dict.fromkeys(self.all.get(url, {}), "")
        self.taken = self.all.setdefault(url, {})

    def note(self, graph: str, digest: str) -> None:
        self.taken[graph] = digest
        self._write()

    def forget(self, graph: str) -> None:
        if self.taken.pop(graph, None) is not None:
            self._write()

    def _write(self) -> None:
        new = self.path.with_name(self.path.name + ".new")
        try:
            new.write_text(json.dumps(self.all, indent=1, sort_keys=True), encoding="utf-8")
            os.replace(new, self.path)
        except OSError as error:
            raise KgError(f"{self.path}: cannot be written ({reason(error)})") from error


class _Endpoint:
    """Sends requests, again where that may help."""

    def __init__(self, url: str, options: Options) -> None:
        self.url, self.options = url, options
        self.opener, self.headers = _authenticated(url)

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """Make a named graph hold these N-Triples lines and no others."""
        self._send("PUT", self._of(graph), "\n".join(lines), "text/turtle; charset=utf-8")

    def remove(self, graph: str) -> None:
        """Remove a named graph; it does no harm where there is none."""
        self._send("DELETE", self._of(graph), None, "", missing=True)

    def _of(self, graph: str) -> str:
        return f"{self.url}{'&' if '?' in self.url else '?'}graph={quote(graph, safe='')}"

    def _send(self, method: str, url: str, body: str | None, kind: str, missing: bool = False) -> None:
        data = None if body is None else body.encode()
        headers = {**self.headers, **({"Content-Type": kind} if kind else {})}
        for pause in [*(self.options.pause * 2**n for n in range(self.options.retries)), None]:
            try:
                request = urllib.request.Request(url, data, headers, method=method)
                with self.opener.open(request, timeout=self.options.timeout) as answer:
                    answer.read()
                return
            except urllib.error.HTTPError as error:
                if missing and error.code == 404:
                    return
                if pause is None or error.code not in _TRY_AGAIN:
                    raise self._refused(error) from error
            except (OSError, HTTPException) as error:
                if pause is None:
                    raise KgError(f"{self.url}: {self._unreachable(error)}") from error
            time.sleep(pause)

    def _refused(self, error: urllib.error.HTTPError) -> KgError:
        said = " ".join(error.read(500).decode(errors="replace").split())[:200]
        if error.code in (401, 403):
            return KgError(
                f"{self.url}: refused ({error.code}); set KG_PUSH_USER and KG_PUSH_PASSWORD or KG_PUSH_TOKEN, "
                "or name the host in ~/.netrc"
            )
        advice = "push again to go on where this stopped" if error.code in _TRY_AGAIN else "is it the right address?"
        return KgError(f"{self.url}: answered {error.code} {error.reason}{f' ({said})' if said else ''}; {advice}")

    def _unreachable(self, error: Exception) -> str:
        cause = error.reason if isinstance(error, urllib.error.URLError) else error
        if isinstance(cause, TimeoutError):
            return f"no answer within {self.options.timeout:g} s; push again to go on where this stopped"
        known = {ConnectionRefusedError: "nothing listens there", socket.gaierror: "no such host"}
        what = next((text for kind, text in known.items() if isinstance(cause, kind)), str(cause) or repr(cause))
        return f"cannot be reached ({what}); push again to go on where this stopped"


class _UpdateEndpoint(_Endpoint):
    """Says the same in SPARQL Update."""

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        self.remove(graph)
        for batch in _batches(lines, _BATCH):
            self._update(f"INSERT DATA {{ GRAPH <{graph}> {{\n" + "\n".join(batch) + "\n} }")

    def remove(self, graph: str) -> None:
        self._update(f"DROP SILENT GRAPH <{graph}>")

    def _update(self, text: str) -> None:
        self._send("POST", self.url, text, "application/sparql-update; charset=utf-8")


def _endpoint(url: str, options: Options) -> _Endpoint:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise KgError(f"{url}: no address of an endpoint; it looks like http://localhost:7878/store")
    update = parts.path.rstrip("/").rsplit("/", 1)[-1] in _UPDATES
    protocol = options.protocol or ("update" if update else "store")
    return _UpdateEndpoint(url, options) if protocol == "update" else _Endpoint(url, options)


def _authenticated(url: str) -> tuple[urllib.request.OpenerDirector, dict[str, str]]:
    """An opener that answers Basic and Digest challenges, and the headers of every request."""
    host = urlsplit(url).hostname or ""
    proxy = [urllib.request.ProxyHandler({})] if host in ("localhost", "127.0.0.1", "::1") else []
    if token := os.environ.get("KG_PUSH_TOKEN"):
        return urllib.request.build_opener(*proxy), {"Authorization": f"Bearer {token}"}
    user, password = _credentials(host)
    if not user:
        return urllib.request.build_opener(*proxy), {}
    known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    known.add_password(None, url, user, password)
    handlers = urllib.request.HTTPDigestAuthHandler(known), urllib.request.HTTPBasicAuthHandler(known)
    return urllib.request.build_opener(*proxy, *handlers), {}


def _credentials(host: str) -> tuple[str, str]:
    if user := os.environ.get("KG_PUSH_USER"):
        return user, os.environ.get("KG_PUSH_PASSWORD", "")
    try:
        found = netrc.netrc().authenticators(host)
    except FileNotFoundError:
        return "", ""
    except (OSError, netrc.NetrcParseError) as error:
        raise KgError(f"~/.netrc: cannot be read ({reason(error)})") from error
    return (found[0], found[2]) if found else ("", "")


def _batches(lines: Sequence[str], size: int) -> Iterator[list[str]]:
    rest = iter(lines)
    while batch := list(islice(rest, size)):
        yield batch
