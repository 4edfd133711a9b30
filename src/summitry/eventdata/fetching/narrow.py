"""The rows of one dyad, from a whole file into a smaller one beside it."""

from __future__ import annotations

import os
import zipfile
import zlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from summitry.errors import InputError, UnknownCode, Unreadable
from summitry.eventdata.crosswalk import load_places
from summitry.eventdata.raw import LARGEST_RATIO, SMALL_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Where a row of either release has Actor1CountryCode and Actor2CountryCode, from 0 (GDELT's code books).
_ACTOR_1, _ACTOR_2 = 7, 17
_LONGEST_LINE = 4 * 2**20
_BLOCK = 2**20
_LONGEST_SHOWN = 5
#: The date that every smaller file's member carries, so that the same rows give the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two countries, as a file's rows name them.

    Attributes:
        sides: Their ISO3 codes, sorted.
        codes: The CAMEO codes of each, in the same order; some countries have had several.
    """

    sides: tuple[str, str]
    codes: tuple[frozenset[bytes], frozenset[bytes]]

    @property
    def name(self) -> str:
        """The two codes joined by a hyphen."""
        return "-".join(self.sides)

    def joins(self, first: bytes, second: bytes) -> bool:
        """Whether two codes are the two sides, in either order."""
        a, b = self.codes
        return (first in a and second in b) or (first in b and second in a)


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is in a smaller file.

    Attributes:
        path: Where it is, or None where no row is left.
        rows: Rows of the whole file.
        kept: Rows of the smaller one.
        short: Rows with too few cells to say whom they are about.
    """

    path: Path | None
    rows: int
    kept: int
    short: int


def find_dyad(a: str, b: str) -> Dyad:
    """Look two countries up.

    Raises:
        UnknownCode: One is no ISO3 code of a country that GDELT names.
        InputError: They are one and the same.
    """
    if a == b:
        msg = f"both sides are {a}; a dyad is of two countries"
        raise InputError(msg)
    first, second = sorted((a, b))
    codes = [frozenset(code.encode() for code in find_codes(side)) for side in (first, second)]
    return Dyad((first, second), (codes[0], codes[1]))


def find_codes(iso3: str) -> frozenset[str]:
    """Give the CAMEO codes that GDELT has for a country.

    Raises:
        UnknownCode: It is no ISO3 code of a country that GDELT names.
    """
    import difflib  # noqa: PLC0415 -- for the message alone

    countries = {code: place.actor for code, place in load_places("cameo").items() if place.kind == "country"}
    codes = frozenset(code for code, actor in countries.items() if actor == iso3)
    if not codes:
        known = sorted(set(countries.values()))
        raise UnknownCode(iso3, "country (ISO3)", difflib.get_close_matches(iso3.upper(), known, n=_LONGEST_SHOWN))
    return codes


def narrow(whole: Path, target: Path, dyad: Dyad) -> Narrowed:
    """Write the rows of a dyad, as they are and in their order, to a zip of their own.

    Args:
        whole: A zip of GDELT's.
        target: Where the smaller zip goes; nothing is written where no row is left.
        dyad: Whose rows.

    Raises:
        Unreadable: The zip is damaged, or unpacks to more than event files do.
        OSError: The disk is full.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.tmp")
    rows = kept = short = 0
    member = zipfile.ZipInfo(target.name.removesuffix(".zip"), _NO_DATE)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    try:
        with zipfile.ZipFile(temporary, "w") as bundle, bundle.open(member, "w", force_zip64=True) as out:
            for line in _iter_lines(whole):
                rows += 1
                cells = line.split(b"\t", _ACTOR_2 + 1)
                if len(cells) <= _ACTOR_2:
                    short += 1
                elif dyad.joins(cells[_ACTOR_1], cells[_ACTOR_2]):
                    kept += 1
                    out.write(line + b"\n")
        if kept:
            _flush(temporary)
            temporary.replace(target)
        else:
            target.unlink(missing_ok=True)
    finally:
        temporary.unlink(missing_ok=True)
    return Narrowed(target if kept else None, rows, kept, short)


def _iter_lines(whole: Path) -> Iterator[bytes]:
    """Yield lines without their ends; whole blocks are split at once, which is twice as fast as asking for lines."""
    rest = b""
    for block in _iter_blocks(whole):
        lines = (rest + block).split(b"\n")
        rest = lines.pop()
        yield from lines
        if len(rest) > _LONGEST_LINE:
            yield rest
            rest = b""
    if rest:
        yield rest


def _iter_blocks(whole: Path) -> Iterator[bytes]:
    most = max(SMALL_TEXT, whole.stat().st_size * LARGEST_RATIO)
    total = 0
    try:
        with zipfile.ZipFile(whole) as bundle:
            for info in bundle.infolist():
                if info.is_dir():
                    continue
                with bundle.open(info) as text:
                    for block in iter(partial(text.read, _BLOCK), b""):
                        total += len(block)
                        if total > most:
                            msg = f"{whole.name} unpacks to more than {most:,} bytes, as no event file does"
                            raise Unreadable(msg)
                        yield block
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as fault:
        msg = f"{whole.name} is a damaged zip ({fault}): delete it and fetch it again"
        raise Unreadable(msg) from fault


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
