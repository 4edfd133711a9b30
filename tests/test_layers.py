"""Imports go one way: a step imports the steps above it in this list, never below."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parent.parent / "src" / "summitry"
FLOORS = [
    "lazy",
    "errors",
    "model",
    "glossary",
    "charts",
    "gazetteer",
    "ingest",
    "language",
    "clauses",
    "actors",
    "codebook",
    "statements",
    "coding",
    "reading",
    "meetings",
    "eventdata",
    "relations",
    "dossier",
    "case",
    "cases",
    "demo",
    "cli",
    "web",
    "__main__",
]


def _modules() -> list[Path]:
    return sorted(path for path in SRC.rglob("*.py") if path != SRC / "__init__.py")


def _floor(path: Path) -> str:
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def _imported_floors(path: Path) -> set[str]:
    package = ("summitry", *path.relative_to(SRC).parts[:-1])
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*start, *([node.module] if node.module else [])])
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        for name in names:
            parts = name.split(".")
            if parts[0] == "summitry" and len(parts) > 1:
                found.add(parts[1])
    return found & set(FLOORS)


def test_there_are_modules_to_check():
    assert len(_modules()) > 10


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SRC)))
def test_a_step_imports_only_steps_above_it(path):
    own = FLOORS.index(_floor(path))
    below = [name for name in sorted(_imported_floors(path)) if FLOORS.index(name) > own]
    assert below == [], f"{path.relative_to(SRC)} imports {below}, which stand below it"


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(SRC)))
def test_no_file_outgrows_its_reader(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{path.relative_to(SRC)} has {lines} lines; split it"
