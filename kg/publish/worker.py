"""One query in a process of its own, which can be killed: `python -m kg.publish.worker STORE < QUERY`.

The results go to standard output (SPARQL JSON, or N-Triples for CONSTRUCT and DESCRIBE). Exit code 1 comes with one
line that says what is wrong.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.publish.opening import open_store, reason


def answer(store: ox.Store, text: str) -> bytes:
    """The results of a query, as SPARQL JSON or, where they are triples, N-Triples. Raises KgError where it fails."""
    try:
        results = store.query(text)
        format = ox.RdfFormat.N_TRIPLES if isinstance(results, ox.QueryTriples) else ox.QueryResultsFormat.JSON
        return results.serialize(format=format)  # type: ignore[arg-type, return-value]
    except (OSError, RuntimeError, ValueError) as error:
        raise KgError(f"the query failed: {reason(error)}") from error


def main() -> None:
    """Answer the query on standard input from the store named by the first argument."""
    text = sys.stdin.buffer.read().decode()
    try:
        data = answer(open_store(Path(sys.argv[1])), text)
    except KgError as error:
        print(error, file=sys.stderr)
        sys.exit(1)
    sys.stdout.buffer.write(data)


if __name__ == "__main__":
    main()
