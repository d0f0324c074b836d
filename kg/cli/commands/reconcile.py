"""`kg reconcile`: what entities are in a reconciliation service, proposed as decisions."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.commands.query import Folder
from kg.cli.deciding import Desk
from kg.link.decision_file import write_decision
from kg.link.decisions import Decision
from kg.link.reconcile import Match, Service
from kg.model import Entity


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("reconcile")(reconcile)


def reconcile(
    service: Annotated[str, typer.Option("--service", metavar="URL", help="The address of the service.")],
    names: Annotated[list[str] | None, typer.Argument(metavar="[ENTITY]...", help="Only these.")] = None,
    folder: Folder = Path("graph"),
    limit: Annotated[int, typer.Option(min=1, help="How many entities to ask about.")] = 50,
    min_score: Annotated[float, typer.Option(help="Only candidates with that score or more.")] = 0,
    write: Annotated[bool, typer.Option("--write", help="Write the ones that the service is certain of.")] = False,
    by: Annotated[str, typer.Option("--by", help="Who decides, with --write.")] = "",
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds to wait for an answer.")] = 30,
) -> None:  # fmt: skip
    """Ask a service what entities are; prints candidates with scores, writes nothing without --write."""
    desk = Desk(folder)
    written = 0
    for entity, found in Service(service, timeout).matches(_asked(desk, names or [], limit)):
        good = [match for match in found if match.score >= min_score]
        print(f"{entity.label} ({entity.type})" + ("" if good else ": no candidate"))
        for match in good:
            print(f"  {match.score:g}{' certain' if match.certain else ''}  {match.name}{_told(match)}")
            print(f"    kg link {entity.id} {match.iri}")
        certain = [match for match in good if match.certain]
        if write and len(certain) == 1:
            about = (desk.name(entity.id), certain[0].iri)
            why = f"score {certain[0].score:g} at {service}"
            written += write_decision(desk.path, Decision("match", about, why, by)) == "added"
    print(f"{written} decisions written to {desk.path}" if write else "nothing written; --write keeps the certain ones")


def _told(match: Match) -> str:
    return f" ({match.description})" if match.description else ""


def _asked(desk: Desk, names: list[str], limit: int) -> list[Entity]:
    """The entities asked about: those named, else those most often named that have no match yet."""
    if names:
        wanted = {desk.id(name) for name in names}
        return [e for e in desk.graph.entities if e.id in wanted]
    unmatched = (e for e in desk.graph.entities if not e.matches)
    return sorted(unmatched, key=lambda e: (-len(e.mentions), e.id))[:limit]
