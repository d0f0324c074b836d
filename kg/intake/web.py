"""Fetch pages and feeds: robots.txt respected, one request a second to a host, bounded in time and size."""

from __future__ import annotations

import time
import urllib.robotparser
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from kg import __version__
from kg.errors import KgError

AGENT = f"kg/{__version__}"
MAX_REDIRECTS = 5


def is_address(source: str) -> bool:
    """Is this the address of a page rather than a path?"""
    return source.lower().startswith(("http://", "https://"))


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses, politely. `pause` is the least time between two requests to a host, in seconds."""

    pause: float = 1.0
    timeout: float = 20.0
    max_bytes: int = 10_000_000
    _robots: dict[str, urllib.robotparser.RobotFileParser] = field(default_factory=dict)
    _last: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str) -> tuple[str, bytes, str]:
        """(final address, content, content type) of a page. Raises KgError naming the address."""
        at = url
        for _ in range(MAX_REDIRECTS + 1):
            if not is_address(at):
                raise KgError(f"{url}: leads to {at!r:.100}, which is not a web address; left out")
            if not self._allowed(at):
                raise KgError(f"{at}: its robots.txt forbids fetching it; save the page by hand")
            status, headers, data = self._get(at)
            if status in (301, 302, 303, 307, 308) and headers.get("location"):
                at = urljoin(at, headers["location"])
                continue
            if status != 200:
                raise KgError(f"{url}: answers with status {status}; check the address")
            return at, data, headers.get("content-type", "")
        raise KgError(f"{url}: redirects more than {MAX_REDIRECTS} times; check the address")

    def _allowed(self, url: str) -> bool:
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}"
        if host not in self._robots:
            self._robots[host] = self._read_robots(host)
        return self._robots[host].can_fetch(AGENT, url)

    def _read_robots(self, host: str) -> urllib.robotparser.RobotFileParser:
        """The rules of a host: where it has none everything is allowed, where it fails nothing is."""
        robots = urllib.robotparser.RobotFileParser()
        status, _, data = self._get(f"{host}/robots.txt")
        closed = ["User-agent: *", "Disallow: /"] if status >= 500 else []
        robots.parse(data.decode("utf-8", errors="replace").splitlines() if status == 200 else closed)
        return robots

    def _get(self, url: str) -> tuple[int, dict[str, str], bytes]:
        import urllib3

        self._wait(urlsplit(url).netloc)
        timeout = urllib3.Timeout(connect=self.timeout, read=self.timeout)
        try:
            with urllib3.PoolManager(headers={"User-Agent": AGENT}) as pool:
                answer = pool.request("GET", url, timeout=timeout, redirect=False, retries=False, preload_content=False)
                try:
                    data = self._read(answer, url)
                finally:
                    answer.close()
        except (urllib3.exceptions.HTTPError, ValueError, OSError) as error:
            reason = " ".join(str(error).split())[:120]
            raise KgError(f"{url}: cannot be fetched ({type(error).__name__}: {reason}); check the address") from error
        return answer.status, {name.lower(): value for name, value in answer.headers.items()}, data

    def _read(self, answer: object, url: str) -> bytes:
        """The content, unless it is too long or comes too slowly."""
        data, until = b"", time.monotonic() + 3 * self.timeout
        for part in answer.stream(65_536):  # type: ignore[attr-defined]
            data += part
            if len(data) > self.max_bytes:
                raise KgError(f"{url}: more than {self.max_bytes / 1_000_000:g} MB, no single article; left out")
            if time.monotonic() > until:
                raise KgError(f"{url}: takes more than {3 * self.timeout:g} seconds; try again later")
        return data

    def _wait(self, host: str) -> None:
        left = self._last.get(host, -self.pause) + self.pause - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._last[host] = time.monotonic()
