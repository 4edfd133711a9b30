"""Cases that come with the package: notes in our own words, each resting on one public page that it cites.

A case is a folder beside this file. ``case.yaml`` says what the case is; every ``.md`` file is one note, with front
matter that ``ingest`` reads like that of any other document.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from summitry.errors import BadField, UnknownCode, Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CaseInfo", "case_files", "case_info", "iter_cases", "parse_case_info"]

INFO_NAME = "case.yaml"
_PARTY = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseInfo:
    """What a bundled case is about, and how its notes were written.

    Attributes:
        name: The case's folder, such as ``helsinki_2018``.
        title: The line that a page about the case is headed with.
        held_on: Day of the meeting.
        place: Where it was held.
        parties: ISO3 codes of the states that met, at least two.
        how_written: What the notes retell, and what the fields of their front matter mean.
        licence: Licence of the notes' words.
        facts: What the facts in them rest on.
    """

    name: str
    title: str
    held_on: date
    place: str
    parties: tuple[str, ...]
    how_written: str
    licence: str
    facts: str


def iter_cases() -> tuple[str, ...]:
    """Name the bundled cases, sorted."""
    return tuple(sorted(path.parent.name for path in _root().glob(f"*/{INFO_NAME}")))


def case_files(name: str) -> tuple[Path, ...]:
    """Give the notes of a bundled case, in the order in which they are read.

    Raises:
        UnknownCode: No bundled case has that name.
    """
    return tuple(sorted(_folder(name).glob("*.md")))


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
        held_on=_day(fields, "held_on"),
        place=_line(fields, "place"),
        parties=_parties(fields),
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
        raise UnknownCode(name, "bundled case", difflib.get_close_matches(name, known) or known)
    return _root() / name


def _line(fields: Mapping[str, object], key: str) -> str:
    value = fields.get(key)
    if not isinstance(value, str) or not value.strip():
        raise BadField(f"$.{key}", "some words", value)
    return " ".join(value.split())


def _day(fields: Mapping[str, object], key: str) -> date:
    value = fields.get(key)
    # YAML reads an instant as a datetime, which is a date too, and would smuggle an hour into a day.
    if type(value) is not date:
        raise BadField(f"$.{key}", "a day such as 2018-07-16", value)
    return value


def _parties(fields: Mapping[str, object]) -> tuple[str, ...]:
    value = fields.get("parties")
    expected = "a list of at least two different ISO3 codes"
    if not isinstance(value, list) or not all(isinstance(code, str) and _PARTY.fullmatch(code) for code in value):
        raise BadField("$.parties", expected, value)
    if len(value) < 2 or len(set(value)) < len(value):  # noqa: PLR2004  a meeting has two sides
        raise BadField("$.parties", expected, value)
    return tuple(value)
