"""Ask a reconciliation service (the API that OpenRefine uses; Wikidata's is one) what entities are there."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import KgError
from kg.model import Entity

_BATCH = 20  # entities a request
_MOST = 10_000_000  # bytes of an answer


@dataclass(frozen=True, slots=True)
class Match:
    """What a service takes an entity for: an IRI with its name, a score (in the service's own scale, more is better),
    and whether the service itself holds it for certain."""

    iri: str
    name: str
    score: float
    certain: bool
    description: str = ""


class Service:
    """A reconciliation service at an address. Raises KgError where it cannot be reached or answers something else."""

    def __init__(self, url: str, timeout: float = 30) -> None:
        if not url.startswith(("http://", "https://")):
            raise KgError(f"{url}: wants an address that begins with http:// or https://")
        self.url, self.timeout = url, timeout
        self._manifest = self._get(None)

    def matches(self, entities: Sequence[Entity], limit: int = 3) -> Iterator[tuple[Entity, list[Match]]]:
        """Each entity with what the service takes it for, best first."""
        for at in range(0, len(entities), _BATCH):
            batch = entities[at : at + _BATCH]
            queries = {f"q{n}": {"query": e.label, "limit": limit} for n, e in enumerate(batch)}
            answer = self._get(queries)
            for n, entity in enumerate(batch):
                found = answer.get(f"q{n}", {})
                yield entity, list(self._read(found.get("result", []) if isinstance(found, dict) else []))[:limit]

    def _read(self, results: Iterable[Any]) -> Iterator[Match]:
        try:
            found = [
                Match(self._iri(str(r["id"])), str(r["name"]), float(r["score"]), r.get("match") is True,
                      str(r.get("description") or ""))
                for r in results
            ]  # fmt: skip
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise KgError(f"{self.url}: a result without id, name or score ({error}); is it such a service?") from error
        return iter(sorted(found, key=lambda m: (-m.score, m.iri)))

    def _iri(self, id: str) -> str:
        """What stands for an id elsewhere: the space of identifiers that the service declares, then the id."""
        space = str(self._manifest.get("identifierSpace") or "")
        if id.startswith(("http://", "https://")):
            return id
        view = self._manifest.get("view")
        template = str(view.get("url", "")) if isinstance(view, dict) else ""
        quoted = urllib.parse.quote(id, safe="")
        return space + quoted if space.endswith(("/", "#")) else template.replace("{{id}}", quoted)

    def _get(self, queries: Mapping[str, Any] | None) -> dict[str, Any]:
        data = None
        if queries is not None:
            data = urllib.parse.urlencode({"queries": json.dumps(queries, ensure_ascii=False)}).encode()
        try:
            request = urllib.request.Request(self.url, data, {"Accept": "application/json", "User-Agent": "kg"})
            with urllib.request.urlopen(request, timeout=self.timeout) as answer:
                found = json.loads(answer.read(_MOST))
        except (urllib.error.URLError, OSError) as error:
            raise KgError(f"{self.url}: cannot be reached ({getattr(error, 'reason', error)})") from error
        except ValueError as error:
            raise KgError(f"{self.url}: answers no JSON; is it a reconciliation service?") from error
        if not isinstance(found, dict):
            raise KgError(f"{self.url}: answers a list; is it a reconciliation service?")
        return found
