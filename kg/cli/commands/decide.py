"""`kg reject`, `kg confirm`, `kg rename`, `kg link`: the editor's decisions, written beside the articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.commands.query import Folder
from kg.errors import KgError
from kg.link.decisions import Decision, files_beside, replay, write_decision
from kg.pipeline import load_graph, sources_of

Why = Annotated[str, typer.Option("--why", help="The reason, kept with the decision.")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Subject = Annotated[str, typer.Argument(help="A name of the claim's subject.")]
Relation = Annotated[str, typer.Argument(help="The relation, as in acquired.")]
End = Annotated[str, typer.Argument(metavar="OBJECT", help="A name of the object, or its value.")]
Status = Annotated[str | None, typer.Option("--status", help="Only the claim with that status.")]
Name = Annotated[str, typer.Argument(metavar="ENTITY", help="A name or the id of the entity.")]
_PREFIXES = {"wd": "http://www.wikidata.org/entity/", "geonames": "https://sws.geonames.org/"}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (reject, confirm, rename, link):
        app.command(command.__name__)(command)


def reject(
    subject: Subject, relation: Relation, object: End, why: Why, by: By = "", status: Status = None,
    folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Reject a claim: it stays in the graph as rejected, out of what is taken for true."""
    _decide(folder, Decision("reject", _claim(subject, relation, object, status), why, by))


def confirm(
    subject: Subject, relation: Relation, object: End, why: Why = "", by: By = "", status: Status = None,
    folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Confirm a claim."""
    _decide(folder, Decision("confirm", _claim(subject, relation, object, status), why, by))


def rename(
    name: Name, label: Annotated[str, typer.Argument(help="The label it gets.")], why: Why = "", by: By = "",
    folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Give an entity another label; its IRI stays."""
    _decide(folder, Decision("rename", (name, label), why, by))


def link(
    name: Name, iri: Annotated[str, typer.Argument(metavar="wd:Q…|geonames:…|IRI", help="The same thing elsewhere.")],
    why: Why = "", by: By = "", folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Say what an entity is in Wikidata, GeoNames or elsewhere (an exact match)."""
    prefix, _, rest = iri.partition(":")
    full = _PREFIXES[prefix] + rest + ("/" if prefix == "geonames" else "") if prefix in _PREFIXES else iri
    _decide(folder, Decision("match", (name, full), why, by))


def _claim(subject: str, relation: str, object: str, status: str | None) -> tuple[str, ...]:
    return (subject, relation, object, status) if status else (subject, relation, object)


def _decide(folder: Path, decision: Decision) -> None:
    """Write a decision that applies to something in the graph into the file beside its articles."""
    files = files_beside(sources_of(folder).given)
    if not files:
        raise KgError(f"{folder}: its articles are no files here; decisions.toml stands beside the articles")
    if replay(load_graph(folder), [decision])[1]:
        raise KgError(f"{' '.join(decision.about)}: nothing of that kind in {folder}; kg show NAME lists what there is")
    path = next((file for file in files if file.exists()), files[0])
    write_decision(path, decision)
    print(f"{path}: {decision.kind} {' '.join(decision.about)}; kg update -o {folder} follows it")
