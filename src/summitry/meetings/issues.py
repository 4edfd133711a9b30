"""Issue areas above the topics of single texts: a maintained list, as data.

Each row of ``issues.csv`` holds words and word groups, as lemmas in lower case; a text that has one of them speaks of
the issue. What stands under ``but`` are groups in which such a word means something else ("with energy", "green
light"). What stands under ``loose`` helps to compare texts and is not sure enough to be shown: a word that often means
something else ("history", "plant"), or a group in which a word of the issue mostly does ("combat corruption"). No row
names a country, a person or a place.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal

from summitry.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


#: Issue areas that courtesy alone can name.
POLITE: Final = frozenset({"gratitude"})
#: Issue areas that any words on a meeting name.
CONTACT: Final = frozenset({"contacts", "relationship", *POLITE})
_Field = Literal["words", "but", "loose"]


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue area.

    Attributes:
        id: Its id.
        name: What a reader is shown.
        words: Word groups, each a tuple of lemmas that stand in a row.
        but: Word groups whose words do not count as words of the issue.
        loose: Word groups that count where texts are compared, and not where an area is shown.
    """

    id: str
    name: str
    words: tuple[tuple[str, ...], ...]
    but: tuple[tuple[str, ...], ...] = ()
    loose: tuple[tuple[str, ...], ...] = ()


@cache
def load_issues() -> Mapping[str, Issue]:
    """Give the issue areas by id, in the order of the file."""
    text = resources.files("summitry.meetings").joinpath("issues.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {
        row["id"]: Issue(row["id"], row["name"], _groups(row["words"]), _groups(row["but"]), _groups(row["loose"]))
        for row in rows
    }


def _groups(field: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(group.split()) for group in field.split(";") if group)


@cache
def _by_first_word(field: _Field) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for issue in load_issues().values():
        for group in getattr(issue, field):
            found.setdefault(group[0], []).append((group, issue.id))
    return {word: tuple(groups) for word, groups in found.items()}


def find_issues(lemmas: list[str]) -> tuple[str, ...]:
    """Give the ids of the issue areas that some lemmas, in the order of the text, speak of; sorted."""
    barred = {(place, issue) for issue, places in _matches(lemmas, "but") for place in places}
    return tuple(
        sorted(
            {
                issue
                for issue, places in _matches(lemmas, "words")
                if not barred or not any((place, issue) in barred for place in places)
            }
        )
    )


def find_areas(lemmas: list[str]) -> tuple[str, ...]:
    """Give the ids of the issue areas that some lemmas speak of in so many words, such as may be shown; sorted."""
    loose = set(_matches(lemmas, "loose"))
    others = [*_matches(lemmas, "but"), *(match for match in loose if len(match[1]) > 1)]
    barred = {(place, issue) for issue, places in others for place in places}
    return tuple(
        sorted(
            {
                issue
                for issue, places in _matches(lemmas, "words")
                if (issue, places) not in loose and not any((place, issue) in barred for place in places)
            }
        )
    )


def _matches(lemmas: list[str], field: _Field) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield the issue and the places of each word group that stands among some lemmas."""
    table = _by_first_word(field)
    for place, lemma in enumerate(lemmas):
        for group, issue in table.get(lemma, ()):
            if places := _places(lemmas, place, group):
                yield issue, places


def _places(lemmas: list[str], place: int, group: tuple[str, ...]) -> tuple[int, ...]:
    """Where a group's words stand from a place on, at most one other word between two; empty if they do not."""
    found = [place]
    for word in group[1:]:
        if lemmas[place + 1 : place + 2] == [word]:
            place += 1
        elif lemmas[place + 2 : place + 3] == [word]:
            place += 2
        else:
            return ()
        found.append(place)
    return tuple(found)


def name_of(issue: str) -> str:
    """Give an issue area's name.

    Raises:
        UnknownCode: There is no such issue area.
    """
    issues = load_issues()
    if issue not in issues:
        raise UnknownCode(issue, "issue area", tuple(issues))
    return issues[issue].name
