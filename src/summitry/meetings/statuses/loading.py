"""The rules from their files."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from summitry.errors import BadField
from summitry.meetings.record import Status
from summitry.meetings.statuses.record import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LISTS = ("main", "content", "who", "whose", "modality", "content_modality", "tense", "words", "lacks")
_OTHERS = ("name", "about", "negated", "content_negated", "pattern", "flags", "priority", "examples", "near_misses")
_WHO = frozenset({"joint", "we", "i", "one", "thing", "none"})


@cache
def load_rules() -> tuple[Rule, ...]:
    """Give the rules that ship with the package, the first to be tried first.

    Raises:
        BadField: A rule has a field that there is not, or lacks its example or near miss.
    """
    import yaml  # noqa: PLC0415  loaded once, when the first rule is asked for

    folder = resources.files("summitry.meetings.statuses").joinpath("rules")
    found: list[Rule] = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            data = yaml.safe_load(file.read_text(encoding="utf-8"))
            found += read_file(data, file.name.removesuffix(".yaml"))
    return tuple(sorted(found, key=lambda rule: -rule.priority))


def read_file(data: Mapping[str, Any], stem: str) -> Iterator[Rule]:
    """Read one file's rules.

    Args:
        data: What the file holds: ``status``, ``lists`` of words, and ``rules``.
        stem: The file's name without its ending; the first half of each rule's id.

    Raises:
        BadField: A rule has a field that there is not, or lacks its example or near miss.
    """
    status = Status(data["status"]) if data["status"] else None
    lists = data.get("lists", {})
    for node in data["rules"]:
        where = f"{stem}.{node.get('name', '?')}"
        unknown = sorted(set(node) - {*_LISTS, *_OTHERS})
        if unknown:
            raise BadField(where, f"fields of {', '.join((*_LISTS, *_OTHERS))}", ", ".join(unknown))
        if not node.get("examples") or not node.get("near_misses"):
            raise BadField(where, "an example and a near miss", "neither or one of them")
        if not set(node.get("who", ())) | set(node.get("whose", ())) <= _WHO:
            raise BadField(f"{where}.who", ", ".join(sorted(_WHO)), str(node.get("who")))
        yield _to_rule(node, where, status, lists)


def _to_rule(node: Mapping[str, Any], where: str, status: Status | None, lists: Mapping[str, Sequence[str]]) -> Rule:
    parts = {name: frozenset(_spread(node.get(name, ()), lists)) for name in _LISTS}
    return Rule(
        id=where,
        about=node["about"],
        status=status,
        negated=node.get("negated"),
        content_negated=node.get("content_negated"),
        pattern=re.compile(node["pattern"]) if node.get("pattern") else None,
        flags=tuple(node.get("flags", ())),
        priority=node.get("priority", 0),
        examples=tuple(node["examples"]),
        near_misses=tuple(node["near_misses"]),
        **parts,
    )


def _spread(values: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Put a file's word list in where ``@name`` stands."""
    for value in values:
        if value.startswith("@"):
            yield from lists[value[1:]]
        else:
            yield value
