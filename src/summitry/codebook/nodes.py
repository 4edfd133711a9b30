"""YAML read as nodes, so that each error can name file, rule and line."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from summitry.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST_FILE = 4_000_000
_DEEPEST = 12
_MOST_NODES = 400_000
_SHOWN = 40
_YES, _NO = {"true": True, "yes": True}, {"false": False, "no": False}


class CodebookError(InputError):
    """Rules that cannot be used.

    Attributes:
        problems: One line each: file, line, rule, what is wrong and what to do.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        shown = "\n".join(self.problems[:_SHOWN])
        rest = len(self.problems) - _SHOWN
        super().__init__(shown + (f"\n... and {rest} more" if rest > 0 else ""))


@dataclass(slots=True)
class Problems:
    """Gathers what is wrong in one file, so that all of it is told at once."""

    file: str
    rule: str = ""
    found: list[str] = field(default_factory=list)

    def add(self, node: yaml.Node, message: str) -> None:
        """Note what is wrong at a node."""
        self.add_at(node.start_mark.line + 1, message)

    def add_at(self, line: int, message: str) -> None:
        """Note what is wrong at a line, counted from 1."""
        where = f"rule {self.rule}: " if self.rule else ""
        self.found.append(f"{self.file}:{line}: {where}{message}")


def compose(text: str, file: str) -> yaml.Node | None:
    """Parse YAML into nodes with their places; None for an empty file.

    Raises:
        CodebookError: It is no YAML, too large, too deep, or built of aliases.
    """
    if len(text) > _LONGEST_FILE:
        raise CodebookError([f"{file}: longer than {_LONGEST_FILE} characters; split it"])
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(text, Loader=loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise CodebookError([f"{file}:{line}: not YAML: {what}"]) from error
    except RecursionError as error:
        raise CodebookError([f"{file}: nested too deeply"]) from error
    if root is not None:
        _bound(root, file)
    return root


def _bound(root: yaml.Node, file: str) -> None:
    """Refuse what would take for ever: nodes are counted as often as aliases lead to them."""
    left, stack = _MOST_NODES, [(root, 0)]
    while stack:
        node, depth = stack.pop()
        left -= 1
        if left < 0 or depth > _DEEPEST:
            raise CodebookError([f"{file}: nested too deeply or too many parts; write it out without aliases"])
        if isinstance(node, yaml.MappingNode):
            stack.extend((part, depth + 1) for pair in node.value for part in pair)
        elif isinstance(node, yaml.SequenceNode):
            stack.extend((part, depth + 1) for part in node.value)


def is_null(node: yaml.Node) -> bool:
    """Whether it says nothing (``null``, ``~`` or an empty value)."""
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def fields_of(node: yaml.Node, known: Iterable[str], problems: Problems, what: str) -> dict[str, yaml.Node]:
    """Give a mapping's values by key; unknown and repeated keys are problems."""
    if not isinstance(node, yaml.MappingNode):
        problems.add(node, f"expected {what} as `key: value` lines")
        return {}
    known = tuple(known)
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if known and name not in known:
            problems.add(key, f"unknown key {name!r} in {what}{hint(name, known)}")
        elif name in found:
            problems.add(key, f"key {name!r} stands twice in {what}")
        else:
            found[name] = value
    return found


def hint(name: str, known: Iterable[str]) -> str:
    """Name what looks most like it, as the end of a message."""
    near = difflib.get_close_matches(name, tuple(known), n=3, cutoff=0.5)
    return f"; nearest: {', '.join(near)}" if near else ""


def text_of(node: yaml.Node | None, problems: Problems, what: str) -> str:
    """Read a piece of text; the empty string where it is missing."""
    if node is None or is_null(node):
        return ""
    if not isinstance(node, yaml.ScalarNode):
        problems.add(node, f"{what}: expected text")
        return ""
    return str(node.value).strip()


def texts_of(node: yaml.Node | None, problems: Problems, what: str) -> tuple[str, ...]:
    """Read one text or a list of texts."""
    if node is None or is_null(node):
        return ()
    if isinstance(node, yaml.SequenceNode):
        return tuple(text_of(part, problems, what) for part in node.value)
    return (text_of(node, problems, what),)


def truth_of(node: yaml.Node | None, problems: Problems, what: str, *, default: bool) -> bool:
    """Read true or false."""
    if node is None or is_null(node):
        return default
    value = str(node.value).lower() if isinstance(node, yaml.ScalarNode) else ""
    if value not in _YES | _NO:
        problems.add(node, f"{what}: expected true or false")
        return default
    return value in _YES


def number_of(node: yaml.Node | None, problems: Problems, what: str) -> int:
    """Read a whole number; 0 where it is missing."""
    if node is None or is_null(node):
        return 0
    try:
        return int(str(node.value))
    except ValueError:
        problems.add(node, f"{what}: expected a whole number")
        return 0


def parts_of(node: yaml.Node | None, problems: Problems, what: str) -> Iterator[yaml.Node]:
    """Give the items of a list."""
    if node is None or is_null(node):
        return
    if not isinstance(node, yaml.SequenceNode):
        problems.add(node, f"{what}: expected a list, each item after a dash")
        return
    yield from node.value
