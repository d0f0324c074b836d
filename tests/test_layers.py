"""No module imports a later stage: only the pipeline knows the order, only command line and API stand above it."""

from __future__ import annotations

import ast
from pathlib import Path

import kg

ROOT = Path(kg.__file__).parent
# each may import itself and what stands before it
ORDER = ("model", "french", "ontology", "extract", "intake", "link", "publish", "pipeline")
GROUND = {"errors", "kg"}  # what everyone may import
# `output` keeps the files of a build with the cache of `extract`, `api` reads what is published; the rest is on top
PLACE = {"output": "extract", "warm": "pipeline", "api": "publish"} | {name: "pipeline" for name in ("evaluate", "cli")}


def stage(module: str) -> str:
    """The stage of a module, by its dotted name."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "kg"


def imports(path: Path) -> set[str]:
    """What a file imports of kg, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names if node.module == "kg"}
    return {name for name in found if name.split(".")[0] == "kg" and (name != "kg" or len(found) == 1)}


def rank(name: str) -> int | None:
    """Where a stage stands in the order; None for what is ground to all."""
    place = PLACE.get(name, name)
    return ORDER.index(place) if place in ORDER else None


def modules() -> dict[str, Path]:
    return {
        ".".join(("kg", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
        for path in sorted(ROOT.rglob("*.py"))
    }


def test_every_module_has_a_place() -> None:
    placed = {*ORDER, *GROUND, *PLACE}
    assert {stage(module) for module in modules()} <= placed


def test_no_module_imports_a_later_stage() -> None:
    wrong = []
    count = 0
    for module, path in modules().items():
        here = rank(stage(module))
        for target in imports(path):
            there = rank(stage(target))
            count += 1
            if here is not None and there is not None and there > here:
                wrong.append(f"{module} imports {target}")
    assert wrong == []
    assert count > 100


def test_only_the_top_imports_the_pipeline() -> None:
    top = {name for name, place in PLACE.items() if place == "pipeline"} | {"kg"}
    users = {stage(m) for m, path in modules().items() if any(stage(t) == "pipeline" for t in imports(path))}
    assert users <= top
