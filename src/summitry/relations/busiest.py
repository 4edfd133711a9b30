"""The busiest dyads of a data set, and its last day: what a test or a forecast of one dyad is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.relations.asking import asking
from summitry.relations.events import require_sides

if TYPE_CHECKING:
    from datetime import date

    from summitry.relations.rows import EventRows, Selection


def find_first(rows: EventRows, chosen: Selection, a: str, b: str) -> date | None:
    """Give the first day on which a dyad has an event, None where it has none.

    Raises:
        InputError: The events cannot be read.
    """
    with asking(f"{rows.name} cannot be read") as connection:
        found = connection.execute(f"SELECT min(day) FROM ({rows.select(chosen, ((a, b),))}) AS s").fetchone()
    return found[0] if found else None


def find_busiest(
    rows: EventRows, chosen: Selection, a: str, b: str, most: int, *, before: Selection | None = None
) -> tuple[tuple[tuple[str, str], ...], date | None]:
    """Find the dyads with events on most days.

    Args:
        rows: The events.
        chosen: Which events count.
        a: One side of the dyad that is asked about; it is among those found in any case.
        b: The other.
        most: How many dyads; those that tie for the last place all count.
        before: Which events the choice rests on, if not all that count.

    Returns:
        The dyads, sorted, and the last day with any event.

    Raises:
        UnknownCode: A side is not in the data set.
        InputError: The events cannot be read.
    """
    own = (a, b) if chosen.is_directed else (min(a, b), max(a, b))
    with asking(f"{rows.name} cannot be read") as connection:
        require_sides(connection, rows, a, b)
        found = connection.execute(
            f"SELECT a, b FROM (SELECT a, b, count(DISTINCT day) AS days FROM ({rows.select(before or chosen)}) AS s"
            f" GROUP BY a, b) AS d QUALIFY rank() OVER (ORDER BY days DESC) <= {most} ORDER BY a, b"
        ).fetchall()
        last = connection.execute(f"SELECT max(day) FROM ({rows.select(chosen)}) AS s").fetchone()
    return tuple(sorted({own, *((str(row[0]), str(row[1])) for row in found)})), last[0] if last else None
