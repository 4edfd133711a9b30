"""A file of rules beside the codebook's own: ``rules:`` and a list, read whole or refused with every problem named."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, TypeVar

from summitry.codebook.nodes import CodebookError, Problems, compose, fields_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

Rule = TypeVar("Rule")


def read_rules(name: str, read: Callable[[yaml.Node, int, Problems], Rule]) -> tuple[Rule, ...]:
    """Read the rules of a file of this package.

    Args:
        name: The file, such as ``outlook.yaml``.
        read: Makes a rule of its node and its place in the file, and adds to the problems what is wrong with it.

    Raises:
        CodebookError: A rule cannot be used; each problem names file, rule and line.
    """
    text = resources.files("summitry.codebook").joinpath(name).read_text(encoding="utf-8")
    problems = Problems(name)
    root = compose(text, name)
    fields = fields_of(root, ("rules",), problems, "the file") if root is not None else {}
    rules = tuple(read(node, at, problems) for at, node in enumerate(parts_of(fields.get("rules"), problems, "rules")))
    if problems.found:
        raise CodebookError(problems.found)
    return rules
