"""The command line: a thin skin over the library.

Every module of `kg/cli/commands` adds its commands through `register(app)`; none is listed here. Exit codes: 0 done,
1 the data does not hold (invalid graph, conflict asked about), 2 the run could not happen (one line says why).
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import typer

from kg.cli import commands
from kg.errors import KgError


def make_app() -> typer.Typer:
    """The application with every command found in `kg/cli/commands`, in alphabetical order of their modules."""
    app = typer.Typer(
        name="kg", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
        help="French press articles in, a checkable knowledge graph out.",
    )  # fmt: skip
    for module in sorted(m.name for m in pkgutil.iter_modules(commands.__path__)):
        importlib.import_module(f"kg.cli.commands.{module}").register(app)
    return app


def main() -> None:
    """Run the command line; an error that the user can mend is one line on standard error, never a traceback."""
    try:
        make_app()()
    except KgError as error:
        print(f"kg: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:  # the reader (head, a pager) has seen enough
        sys.stderr.close()
