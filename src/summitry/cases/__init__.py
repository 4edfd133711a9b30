"""Cases that come with the package: notes in our own words, each resting on one public page that it cites.

A case is a folder beside this file. ``case.yaml`` says what the case is and which meetings belong to it; each meeting
has a folder of its own, named by its id, in which every ``.md`` file is one note, with front matter that ``ingest``
reads like that of any other document.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import yaml

from summitry.errors import BadField, UnknownCode, Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["CaseInfo", "CaseMeeting", "case_files", "case_info", "iter_cases", "parse_case_info"]

INFO_NAME = "case.yaml"
_PARTY = re.compile(r"[A-Z]{3}")
_MEETING_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMeeting:
    """One meeting of a bundled case.

    Attributes:
        id: Name of its folder, such as ``helsinki-2018``; the ids of its notes begin with it.
        state: ``held``, or ``not held`` where it was announced and then cancelled or put off.
        held_on: Day of the meeting; None where it was not held.
        announced_on: Day on which it was announced; None where it was held.
        place: Where it was held, or was to be held.
    """

    id: str
    state: Literal["held", "not held"]
    held_on: date | None
    announced_on: date | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInfo:
    """What a bundled case is about, and how its notes were written.

    Attributes:
        name: The case's folder, such as ``trump_putin``.
        title: The line that a page about the case is headed with.
        parties: ISO3 codes of the states that met, at least two.
        meetings: Its meetings, in the order in which their notes are read; at least one.
        how_written: What the notes retell, and what the fields of their front matter mean.
        licence: Licence of the notes' words.
        facts: What the facts in them rest on.
    """

    name: str
    title: str
    parties: tuple[str, ...]
    meetings: tuple[CaseMeeting, ...]
    how_written: str
    licence: str
    facts: str


def iter_cases() -> tuple[str, ...]:
    """Name the bundled cases, sorted."""
    return tuple(sorted(path.parent.name for path in _root().glob(f"*/{INFO_NAME}")))


def case_files(name: str, meeting: str | None = None) -> tuple[Path, ...]:
    """Give the notes of a bundled case, in the order in which they are read.

    Args:
        name: The case.
        meeting: Id of one of its meetings, to be given the notes on that one alone.

    Raises:
        UnknownCode: No bundled case has that name, or the case has no such meeting.
    """
    known = tuple(item.id for item in case_info(name).meetings)
    if meeting is not None and meeting not in known:
        raise UnknownCode(meeting, f"meeting of the bundled case {name}", _nearest(meeting, known))
    wanted = known if meeting is None else (meeting,)
    return tuple(path for folder in wanted for path in sorted((_folder(name) / folder).glob("*.md")))


def case_info(name: str) -> CaseInfo:
    """Say what a bundled case is about.

    Raises:
        UnknownCode: No bundled case has that name.
        BadField: The case's own description lacks a field.
        Unreadable: The case's own description is not YAML.
    """
    return parse_case_info(name, (_folder(name) / INFO_NAME).read_text(encoding="utf-8"))


def parse_case_info(name: str, text: str) -> CaseInfo:
    """Read a case's description.

    Args:
        name: The case's folder.
        text: What stands in its ``case.yaml``.

    Raises:
        BadField: A field is missing, empty or of the wrong type.
        Unreadable: The text is not YAML.
    """
    try:
        fields = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError) as fault:
        msg = f"{name}/{INFO_NAME} is not YAML: {' '.join(str(fault).split())[:200]}"
        raise Unreadable(msg) from fault
    if not isinstance(fields, dict):
        raise BadField("$", "one 'name: value' a line", fields)
    return CaseInfo(
        name=name,
        title=_line(fields, "title"),
        parties=_parties(fields),
        meetings=_meetings(fields),
        how_written=_line(fields, "how_written"),
        licence=_line(fields, "licence"),
        facts=_line(fields, "facts"),
    )


def _root() -> Path:
    root = files("summitry.cases")
    if not isinstance(root, Path):
        msg = "the bundled cases lie inside an archive; install summitry unpacked, as pip does"
        raise Unreadable(msg)
    return root


def _folder(name: str) -> Path:
    # Only names from the list are joined to a path, so none can lead out of the package.
    known = iter_cases()
    if name not in known:
        raise UnknownCode(name, "bundled case", _nearest(name, known))
    return _root() / name


def _nearest(name: str, known: Sequence[str]) -> Sequence[str]:
    return difflib.get_close_matches(name, known) or known


def _line(fields: Mapping[str, object], key: str, path: str = "$") -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadField(f"{path}.{key}", "some words", value)
    return " ".join(value.split())


def _day(fields: Mapping[str, object], key: str, path: str) -> date:
    value = fields.get(key)
    # YAML reads an instant as a datetime, which is a date too, and would smuggle an hour into a day.
    if type(value) is not date:
        raise BadField(f"{path}.{key}", "a day such as 2018-07-16", value)
    return value


def _meetings(fields: Mapping[str, object]) -> tuple[CaseMeeting, ...]:
    value = fields.get("meetings")
    if not isinstance(value, list) or not value:
        raise BadField("$.meetings", "a list of at least one meeting", value)
    meetings = tuple(_meeting(item, f"$.meetings[{index}]") for index, item in enumerate(value))
    if len({item.id for item in meetings}) < len(meetings):
        raise BadField("$.meetings", "meetings of different ids", [item.id for item in meetings])
    return meetings


def _meeting(item: object, path: str) -> CaseMeeting:
    if not isinstance(item, dict):
        raise BadField(path, "the fields of a meeting", item)
    meeting_id, state = item.get("id"), item.get("state")
    # The id names a folder, so that nothing but a slug may be one.
    if not isinstance(meeting_id, str) or _MEETING_ID.fullmatch(meeting_id) is None:
        raise BadField(f"{path}.id", "a slug such as helsinki-2018", meeting_id)
    if state not in {"held", "not held"}:
        raise BadField(f"{path}.state", "'held' or 'not held'", state)
    key, other = ("held_on", "announced_on") if state == "held" else ("announced_on", "held_on")
    if item.get(other) is not None:
        raise BadField(f"{path}.{other}", f"no day where a meeting was {state}", item[other])
    day = _day(item, key, path)
    return CaseMeeting(
        id=meeting_id,
        state=state,
        held_on=day if state == "held" else None,
        announced_on=None if state == "held" else day,
        place=_line(item, "place", path),
    )


def _parties(fields: Mapping[str, object]) -> tuple[str, ...]:
    value = fields.get("parties")
    expected = "a list of at least two different ISO3 codes"
    if not isinstance(value, list) or not all(isinstance(code, str) and _PARTY.fullmatch(code) for code in value):
        raise BadField("$.parties", expected, value)
    if len(value) < 2 or len(set(value)) < len(value):  # noqa: PLR2004  a meeting has two sides
        raise BadField("$.parties", expected, value)
    return tuple(value)
