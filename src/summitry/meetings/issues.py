"""Issue areas above the topics of single texts: a maintained list, as data.

Each row of ``issues.csv`` holds words and word groups, as lemmas in lower case; a text that has one of them speaks of
the issue. No row names a country, a person or a place.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from summitry.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Mapping


#: Issue areas that courtesy alone can name.
POLITE: Final = frozenset({"gratitude"})
#: Issue areas that any words on a meeting name.
CONTACT: Final = frozenset({"contacts", "relationship", *POLITE})


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue area.

    Attributes:
        id: Its id.
        name: What a reader is shown.
        words: Word groups, each a tuple of lemmas that stand in a row.
    """

    id: str
    name: str
    words: tuple[tuple[str, ...], ...]


@cache
def load_issues() -> Mapping[str, Issue]:
    """Give the issue areas by id, in the order of the file."""
    text = resources.files("summitry.meetings").joinpath("issues.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {
        row["id"]: Issue(row["id"], row["name"], tuple(tuple(group.split()) for group in row["words"].split(";")))
        for row in rows
    }


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for issue in load_issues().values():
        for group in issue.words:
            found.setdefault(group[0], []).append((group, issue.id))
    return {word: tuple(groups) for word, groups in found.items()}


def find_issues(lemmas: list[str]) -> tuple[str, ...]:
    """Give the ids of the issue areas that some lemmas, in the order of the text, speak of; sorted."""
    table = _by_first_word()
    found: set[str] = set()
    for place, lemma in enumerate(lemmas):
        for group, issue in table.get(lemma, ()):
            if issue not in found and _stands_at(lemmas, place, group):
                found.add(issue)
    return tuple(sorted(found))


def _stands_at(lemmas: list[str], place: int, group: tuple[str, ...]) -> bool:
    """Whether a word group stands at a place, with at most one other word between two of its own."""
    for word in group[1:]:
        if lemmas[place + 1 : place + 2] == [word]:
            place += 1
        elif lemmas[place + 2 : place + 3] == [word]:
            place += 2
        else:
            return False
    return True


def name_of(issue: str) -> str:
    """Give an issue area's name.

    Raises:
        UnknownCode: There is no such issue area.
    """
    issues = load_issues()
    if issue not in issues:
        raise UnknownCode(issue, "issue area", tuple(issues))
    return issues[issue].name
