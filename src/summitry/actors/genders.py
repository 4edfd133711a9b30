"""Which gender a given name tells, where nearly everybody who bears it has that gender."""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

from summitry.actors.pieces import fold


@cache
def _given_names() -> dict[str, str]:
    text = (resources.files("summitry.actors") / "given_names.csv").read_text(encoding="utf-8")
    return {fold(row["name"]): row["gender"] for row in csv.DictReader(text.splitlines())}


def gender_of(names: list[str]) -> str | None:
    """Tell the gender of a full name by its given name.

    Args:
        names: The folded pieces of a full name, the given name first.

    Returns:
        ``m``, ``f``, or None where the names do not tell or there is only one.
    """
    if len(names) < 2:  # noqa: PLR2004 - a family name alone tells nothing
        return None
    return _given_names().get(names[0])
