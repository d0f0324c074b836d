"""`kg eval`: how good the claims are, against a gold set."""

from __future__ import annotations

import dataclasses
import json as jsonlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.reporting import Verbosity, progress_bar
from kg.evaluate import Score, evaluate, load_gold
from kg.pipeline import Options, graph_of, rows_of


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("eval")(eval_command)


def eval_command(
    sets: Annotated[list[Path], typer.Argument(metavar="SET...", help="Gold sets: folders with articles and facts.")],
    show: Annotated[bool, typer.Option("--show", help="List what went wrong, grouped by cause.")] = False,
    explicit: Annotated[bool, typer.Option("--explicit", help="Do not ask for facts that are only inferred.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Extract the articles of gold sets and score the claims against their facts."""
    gold = [article for folder in sets for article in load_gold(folder)]
    with progress_bar(Verbosity.of(json, False, False)) as progress:
        graph = graph_of([folder / "articles" for folder in sets], Options(progress=progress))
    score = evaluate(gold, rows_of(graph), graph, explicit)
    if json:
        jsonlib.dump(_figures(score), sys.stdout, ensure_ascii=False, indent=2)
        print()
        return
    if show:
        _show(score)
    for line in lines_of(score):
        print(line)


def lines_of(score: Score) -> list[str]:
    """The figures of a score, one line each."""
    f = score.facts
    lines = [
        f"facts: gold {f.gold}, claimed {f.said}, right {f.right}: P {f.precision:.3f} R {f.recall:.3f} F1 {f.f1:.3f}"
    ]
    for name, tally in score.qualifiers.items():
        lines.append(f"{name} of the right ones: P {tally.precision:.3f} R {tally.recall:.3f} (gold {tally.gold})")
    return lines


def _figures(score: Score) -> dict[str, object]:
    tallies = {"facts": score.facts, **score.qualifiers, **dict(sorted(score.relations.items()))}
    return {name: dataclasses.asdict(tally) for name, tally in tallies.items()}


def _show(score: Score) -> None:
    for kind, cause, count in score.causes():
        print(f"{kind} {cause}: {count}")
        issues = [issue for issue in score.issues if (issue.kind, issue.cause) == (kind, cause)]
        for issue in issues:
            print(f"    {issue.article}\t{issue.text}")
    for relation, tally in sorted(score.relations.items(), key=lambda item: (-item[1].gold, item[0])):
        print(f"  {relation:18} gold {tally.gold:3}  found {tally.right:3}  claimed {tally.said:3}")
