"""The page on scale: its commands run, its Python imports, and each of its queries parses in its dialect."""

from __future__ import annotations

import ast
import re
import shlex
import sys
from importlib import import_module, util
from pathlib import Path

import pytest
import sqlglot

from summitry.cli import main

PAGE = Path(__file__).parent.parent / "docs" / "scale.md"
TEXT = PAGE.read_text(encoding="utf-8")
COMMANDS = [line.strip() for line in TEXT.splitlines() if re.match(r" {4,}summitry ", line)]
QUERIES = [line.partition(" > ")[0] for line in COMMANDS if " events sql " in line]
BLOCKS = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)


def run(monkeypatch, capsys, words: list[str]) -> tuple[int, str]:
    monkeypatch.setattr(sys, "argv", words)
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0), capsys.readouterr().out


def test_the_page_has_commands_and_code():
    assert len(COMMANDS) >= 7
    assert len(QUERIES) >= 4
    assert len(BLOCKS) >= 3


@pytest.mark.parametrize("command", QUERIES)
def test_each_query_of_the_page_is_printed_and_parses(monkeypatch, capsys, command):
    words = shlex.split(command)
    code, out = run(monkeypatch, capsys, words)
    assert code == 0
    engine = words[words.index("--engine") + 1]
    tree = sqlglot.parse_one(out.partition("\nSETTINGS")[0], read=engine)
    assert tree.named_selects[:4] == ["a", "b", "start", "n"]


@pytest.mark.parametrize("command", [command for command in COMMANDS if command not in QUERIES])
def test_each_option_of_the_other_commands_is_one_that_they_have(monkeypatch, capsys, command):
    words = shlex.split(command.partition(" > ")[0])
    code, out = run(monkeypatch, capsys, [*words[:3], "--help"])
    assert code == 0
    assert [word for word in words if word.startswith("--") and word not in out] == []


@pytest.mark.parametrize("block", BLOCKS)
def test_each_name_that_the_code_imports_is_there(block):
    imports = [node for node in ast.walk(ast.parse(block)) if isinstance(node, ast.ImportFrom)]
    assert imports
    for node in imports:
        if node.module.startswith("pyspark") and util.find_spec("pyspark") is None:
            continue
        module = import_module(node.module)
        assert all(hasattr(module, alias.name) for alias in node.names)
