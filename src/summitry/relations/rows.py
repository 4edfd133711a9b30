"""Event rows as one SQL selection: what a series file and a lake both become, and what may be left out of them.

Everything that is computed from events starts at ``EventRows.select(...)``: one ``SELECT`` whose columns are ``day``,
``a``, ``b``, ``value``, ``weight`` (events that the row stands for), ``known_at``, ``code``, ``quad``. It is plain SQL,
so that other engines can run it; nothing is read before it is run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from summitry.errors import InputError
from summitry.relations.periods import PERIOD_END, period_sql

if TYPE_CHECKING:
    from datetime import date

    from summitry.relations.panel import Grain

#: What of the events is looked at: all, words alone, deeds alone.
Mode = Literal["all", "verbal", "material"]

#: A code says that the event is itself a meeting or the announcement of one: CAMEO 036 (express intent to meet or
#: negotiate) and 04 (consult) with what stands below them, and PLOVER's CONSULT.
IS_MEETING = "(coalesce(code, '') LIKE '036%' OR coalesce(code, '') LIKE '04%' OR coalesce(code, '') = 'CONSULT')"

#: Quad classes as in GDELT's code book: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict.
QUADS: dict[Mode, str] = {"all": "(1, 2, 3, 4)", "verbal": "(1, 3)", "material": "(2, 4)"}

#: Quad class of a CAMEO code by its root, as in the GDELT event code book (CAMEO 09 counts as verbal conflict).
QUAD_OF_CAMEO = (
    "CASE WHEN regexp_matches(code, '^[0-9]{2,4}$') THEN CASE"
    " WHEN left(code, 2) BETWEEN '01' AND '05' THEN 1 WHEN left(code, 2) BETWEEN '06' AND '08' THEN 2"
    " WHEN left(code, 2) BETWEEN '09' AND '13' THEN 3 WHEN left(code, 2) BETWEEN '14' AND '20' THEN 4 END END"
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events count.

    Attributes:
        is_directed: Keep who did it to whom; otherwise a dyad's two directions are one.
        since: First day, or None.
        until: Last day, or None.
        mode: All events, verbal ones alone or material ones alone.
        without_meetings: Leave out events that are themselves meetings (CAMEO 036, 04; PLOVER CONSULT).
        government_only: Only events whose two actors are governments, by the roles that the data set gives.
        known_within: Days after a period's end by which an event must have been known, or None for no such bound.
    """

    is_directed: bool = False
    since: date | None = None
    until: date | None = None
    mode: Mode = "all"
    without_meetings: bool = False
    government_only: bool = False
    known_within: int | None = None

    def __post_init__(self) -> None:
        """Refuse a time that ends before it begins.

        Raises:
            InputError: ``since`` is after ``until``, or ``known_within`` is negative.
        """
        if self.since and self.until and self.since > self.until:
            msg = f"since {self.since} is after until {self.until}; give the earlier day first"
            raise InputError(msg)
        if self.known_within is not None and self.known_within < 0:
            msg = f"known_within is {self.known_within}; give days from 0 up"
            raise InputError(msg)

    def words(self) -> str:
        """Say in words what was left out, or ``all events``."""
        parts = [
            f"{self.mode} events" if self.mode != "all" else "all events",
            "without meeting codes (CAMEO 036, 04)" if self.without_meetings else "",
            "governments alone" if self.government_only else "",
            f"known within {self.known_within} days of the period's end" if self.known_within is not None else "",
        ]
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class EventRows:
    """A data set's rows, one event or one dyad-day each, as a ``SELECT`` that DuckDB can run.

    Attributes:
        sql: Gives ``day, a, b, value, weight, known_at, code, quad, is_government``; a column that the data set lacks
            is null. Rows that cannot be used are not in it.
        name: The data set in words, with its rows and what was set aside.
        measure: What ``value`` is, in words.
        breaks_of: Keys of the data sets whose breaks concern it, as in ``data/breaks.csv``.
        has_code: Rows carry an event code.
        has_quad: Rows carry a quad class.
        has_roles: Rows say which actors are governments.
        has_single_events: A row is one event, so that the spread among them is known.
        has_unit_weights: Every weight is 1.
        has_quads: Every row has a quad class of 1 to 4.
        bounds: Least and greatest value that there can be, or None.
    """

    sql: str
    name: str
    measure: str
    breaks_of: tuple[str, ...] = ()
    has_code: bool = False
    has_quad: bool = False
    has_roles: bool = False
    has_single_events: bool = False
    has_unit_weights: bool = False
    has_quads: bool = False
    bounds: tuple[float, float] | None = None

    def select(
        self, selection: Selection, dyads: tuple[tuple[str, str], ...] | None = None, *, by: Grain = "day"
    ) -> str:
        """Write the SQL for a selection, of all dyads or of some.

        Args:
            selection: Which events count.
            dyads: These alone.
            by: Length of the period at whose end, and some days more, an event must have been known.

        Raises:
            InputError: The data set lacks what the selection asks for.
        """
        self._require(selection)
        a, b = ("a", "b") if selection.is_directed else ("least(a, b)", "greatest(a, b)")
        wheres = list(_wheres(selection, by))
        if dyads is not None:
            wheres.append(_dyad_condition(a, b, dyads, is_directed=selection.is_directed))
        where = f" WHERE {' AND '.join(wheres)}" if wheres else ""
        columns = f"day, {a} AS a, {b} AS b, value, weight, known_at, code, quad, is_government"
        return f"SELECT {columns} FROM ({self.sql}) AS r{where}"

    @property
    def shape(self) -> dict[str, bool]:
        """What ``cells.add_up`` must know of the rows."""
        return {name: getattr(self, name) for name in ("has_single_events", "has_unit_weights", "has_quads")}

    def _require(self, selection: Selection) -> None:
        missing = ""
        if selection.without_meetings and not self.has_code:
            missing = "no event codes, so that meetings cannot be taken out; name the column with `code=`"
        elif selection.mode != "all" and not self.has_quad:
            missing = "no quad classes or CAMEO codes, so that verbal and material cannot be told apart"
        elif selection.government_only and not self.has_roles:
            missing = "nothing on the actors' roles, so that governments cannot be told apart"
        if missing:
            msg = f"{self.name} has {missing}"
            raise InputError(msg)


def quote(text: str) -> str:
    """Write a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def quote_name(name: str) -> str:
    """Write a column's name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def _wheres(selection: Selection, by: Grain) -> list[str]:
    wheres = []
    if selection.since:
        wheres.append(f"day >= DATE '{selection.since.isoformat()}'")
    if selection.until:
        wheres.append(f"day <= DATE '{selection.until.isoformat()}'")
    if selection.mode != "all":
        wheres.append(f"quad IN {QUADS[selection.mode]}")
    if selection.without_meetings:
        wheres.append(f"NOT {IS_MEETING}")
    if selection.government_only:
        wheres.append("is_government")
    if selection.known_within is not None:
        end = PERIOD_END[by].format(start=period_sql(by))
        wheres.append(f"(known_at IS NULL OR known_at <= {end} + INTERVAL {int(selection.known_within)} DAY)")
    return wheres


def _dyad_condition(a: str, b: str, dyads: tuple[tuple[str, str], ...], *, is_directed: bool) -> str:
    pairs = [pair if is_directed else (min(pair), max(pair)) for pair in dyads]
    listed = ", ".join(f"({quote(first)}, {quote(second)})" for first, second in sorted(set(pairs)))
    return f"({a}, {b}) IN ({listed})" if listed else "FALSE"
