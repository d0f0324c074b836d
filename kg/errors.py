"""What can go wrong in a way the user can mend.

Every error that is expected to reach a user is a KgError: one line that names the file and the remedy.
The command line prints it and leaves with its exit code; anything else is a bug and shows a traceback.
"""

from __future__ import annotations


class KgError(Exception):
    """The run could not happen. `str()` is the one line the user reads; the exit code is 2."""

    exit_code = 2


class DataError(KgError):
    """The data does not hold (invalid graph, conflict asked about). The exit code is 1."""

    exit_code = 1
