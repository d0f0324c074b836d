"""`kg merge`, `kg split`, `kg rename`, `kg reject` and others: the editor's decisions, written beside the articles."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.commands.query import Folder
from kg.cli.deciding import Desk
from kg.link.decisions import Decision

Why = Annotated[str, typer.Option("--why", help="The reason, kept with the decision.")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Subject = Annotated[str, typer.Argument(help="A name of the claim's subject.")]
Relation = Annotated[str, typer.Argument(help="The relation, as in acquired.")]
End = Annotated[str, typer.Argument(metavar="OBJECT", help="A name of the object, or its value.")]
Status = Annotated[str | None, typer.Option("--status", help="Only the claim with that status.")]
Name = Annotated[str, typer.Argument(metavar="ENTITY", help="A name or the id of the entity.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="A name or the id of the other one.")]
_PREFIXES = {"wd": "http://www.wikidata.org/entity/", "geonames": "https://sws.geonames.org/"}


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (merge, split, rename, retype, pin, link, reject, confirm, assert_claim, prefer):
        app.command(_NAMES.get(command.__name__, command.__name__))(command)


_NAMES = {"assert_claim": "assert"}


def merge(name: Name, other: Other, why: Why = "", by: By = "", folder: Folder = Path("graph")) -> None:
    """Say that two entities are the same; takes back a split of them."""
    desk = Desk(folder)
    desk.decide(Decision("same", (desk.name(name), desk.name(other)), why, by))


def split(
    name: Name, other: Annotated[str, typer.Argument(metavar="[OTHER]", help="Another name that it goes by.")] = "",
    article: Annotated[str, typer.Option(help="Or: the id of an article where the name means somebody else.")] = "",
    why: Why = "", by: By = "", folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Say that two names are not of the same entity; takes back a merge of them."""
    desk = Desk(folder)
    kind, second = ("homonym", article) if article else ("different", other)
    desk.decide(Decision(kind, (name, second), why, by))


def rename(
    name: Name, label: Annotated[str, typer.Argument(help="The label it gets.")], why: Why = "", by: By = "",
    folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Give an entity another label; its IRI stays."""
    desk = Desk(folder)
    desk.decide(Decision("rename", (desk.name(name), label), why, by))


def retype(
    name: Name, type: Annotated[str, typer.Argument(help="Like Person, Place or Organization.")],
    why: Why = "", by: By = "", folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Say of which type an entity is."""
    desk = Desk(folder)
    desk.decide(Decision("retype", (desk.name(name), type), why, by))


def pin(
    name: Name, id: Annotated[str, typer.Argument(metavar="ID", help="What its IRI is to end in.")],
    why: Why = "", by: By = "", folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Give an entity an IRI that stays, whatever its articles call it."""
    desk = Desk(folder)
    desk.decide(Decision("pin", (desk.name(name), id), why, by))


def link(
    name: Name, iri: Annotated[str, typer.Argument(metavar="wd:Q…|geonames:…|IRI", help="The same thing elsewhere.")],
    why: Why = "", by: By = "", folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Say what an entity is in Wikidata, GeoNames or elsewhere (an exact match)."""
    prefix, _, rest = iri.partition(":")
    full = _PREFIXES[prefix] + rest + ("/" if prefix == "geonames" else "") if prefix in _PREFIXES else iri
    desk = Desk(folder)
    desk.decide(Decision("match", (desk.name(name), full), why, by))


def reject(
    subject: Subject, relation: Relation, object: End, why: Why, by: By = "", status: Status = None,
    folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Reject a claim: it stays in the graph as rejected, out of what is taken for true."""
    Desk(folder).decide(Decision("reject", _claim(subject, relation, object, status), why, by))


def confirm(
    subject: Subject, relation: Relation, object: End, why: Why = "", by: By = "", status: Status = None,
    folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Confirm a claim."""
    Desk(folder).decide(Decision("confirm", _claim(subject, relation, object, status), why, by))


def assert_claim(
    subject: Subject, relation: Relation, object: End,
    source: Annotated[str, typer.Option("--source", help="What it rests on: a document, an address.")],
    date: Annotated[str, typer.Option("--date", help="When: 2024, 2024-03, 2024-03-31 or 2023/2024.")] = "",
    amount: Annotated[str, typer.Option("--amount", help="How much, as in 12000000 EUR.")] = "",
    subject_type: Annotated[str, typer.Option("--subject-type", help="Of a subject that no article names.")] = "",
    object_type: Annotated[str, typer.Option("--object-type", help="Of an object that no article names.")] = "",
    why: Why = "", by: By = "", status: Status = None, folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Add a claim that no article makes, with its own source; names that no article has are given with their type."""
    details = {"date": date, "amount": amount, "subject_type": subject_type, "object_type": object_type}
    about = _claim(subject, relation, object, status)
    Desk(folder).decide(Decision("add", about, why, by, source=source, **details))


def prefer(
    subject: Subject, relation: Relation, object: End,
    value: Annotated[str, typer.Argument(metavar="[VALUE]", help="The side's date, amount or status.")] = "",
    why: Why = "", by: By = "", folder: Folder = Path("graph"),
) -> None:  # fmt: skip
    """Prefer one side of a conflict (kg conflicts shows them); a date, amount or status is given as VALUE."""
    Desk(folder).decide(Decision("prefer", _claim(subject, relation, object, value), why, by))


def _claim(subject: str, relation: str, object: str, last: str | None) -> tuple[str, ...]:
    return (subject, relation, object, last) if last else (subject, relation, object)
