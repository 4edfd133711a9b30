"""The field's words, each with a definition of our own: for tooltips, for docs, and for ``summitry explain``."""

from __future__ import annotations

import csv
import difflib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from summitry.errors import UnknownCode

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def definitions() -> Mapping[str, str]:
    """Give every term with its definition, in the order of the alphabet."""
    text = files("summitry").joinpath("glossary.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    found = {row["term"]: row["definition"] for row in rows}
    return dict(sorted(found.items(), key=lambda item: item[0].casefold()))


def define(term: str) -> tuple[str, str]:
    """Give a term as the glossary writes it, with its definition; case does not matter.

    Raises:
        UnknownCode: The glossary does not have it; the error names the nearest terms.
    """
    known = definitions()
    folded = {name.casefold(): name for name in known}
    name = folded.get(term.strip().casefold())
    if name is None:
        nearest = difflib.get_close_matches(term.strip().casefold(), folded, n=3)
        raise UnknownCode(term, "term", [folded[word] for word in nearest])
    return name, known[name]
