"""The chance that the leaders of two states meet again, from visit records, beside the base rate and past scores."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

import summitry
from summitry.errors import InputError, UnknownCode
from summitry.relations import again_show
from summitry.relations.again_backtest import past_cases, score_past, tell_baselines
from summitry.relations.again_model import COVARIATES, MONTHS, add_months, describe, fit
from summitry.relations.again_records import load_records, to_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.relations.again_backtest import Bin, Score
    from summitry.relations.again_model import Cases, Fit
    from summitry.relations.again_records import Records

#: Seed of every draw; a field of the result.
SEED = 20180716


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance of a meeting within some months, and what to hold it against.

    Attributes:
        months: The horizon.
        until: Last day of it.
        chance: What the model tells, 0 to 1.
        base_rate: Share of all pairs that met within so many months, as known on the day.
        own_rate: The pair's own share, drawn to that of all.
        score: How such chances did before.
        like: The bin of the calibration table that the chance falls in, or None where no past case did.
    """

    months: int
    until: date
    chance: float
    base_rate: float
    own_rate: float
    score: Score
    like: Bin | None


@dataclass(frozen=True, slots=True)
class Again:
    """Whether the leaders of two states meet again, whoever leads them then.

    Attributes:
        a: One side, as ISO3; the lesser of the two by the alphabet.
        b: The other.
        on: The day on which it is asked.
        chances: Within 3, 6, 12 months.
        last_met_on: First day of the last meeting known by then.
        meetings: Meetings known by then.
        known: What the model was told, by covariate, for the first three months.
        hub: The state whose records they are.
        records_from: First day of the records.
        records_to: Day up to which they run.
        given: Meetings after that, which the caller told; empty where none was needed.
        assumption: What is assumed, in words; empty where the records cover the day.
        pairs: Pairs that the weights were fitted to.
        seed: Seed of the bootstrap.
        version: Of Summitry.
    """

    a: str
    b: str
    on: date
    chances: tuple[Chance, ...]
    last_met_on: date
    meetings: int
    known: dict[str, float]
    hub: str
    records_from: date
    records_to: date
    given: tuple[date, ...]
    assumption: str
    pairs: int
    seed: int
    version: str

    @property
    def limits(self) -> str:
        """Say what the records cover and what they do not."""
        return again_show.limits(self)

    def to_json(self) -> dict[str, Any]:
        """Give everything as plain data; days as ISO 8601."""
        data = asdict(self)
        data["limits"] = self.limits
        for name in ("on", "last_met_on", "records_from", "records_to"):
            data[name] = data[name].isoformat()
        data["given"] = [day.isoformat() for day in self.given]
        for chance in data["chances"]:
            chance["until"] = chance["until"].isoformat()
        return data

    def to_csv(self) -> str:
        """Give one row a horizon as CSV."""
        return again_show.csv_of(self)

    def chart(self) -> str:
        """Draw the calibration of the longest horizon, as SVG."""
        return again_show.chart(self)

    def figure_fields(self) -> dict[str, Any]:
        """Give the fields of a dossier's figure: id, title, caption, verdict, svg, columns, rows."""
        return again_show.figure_fields(self)


def meet_again(
    a: str, b: str, on: date, *, also: Iterable[date] | None = None, records: Records | None = None, seed: int = SEED
) -> Again:
    """Tell the chance that the leaders of two states meet within 3, 6, 12 months after a day.

    Only what had begun by that day is used: for what is known of the pair, for the weights, and for the scores.

    Args:
        a: One state, as ISO3.
        b: The other; their order means nothing.
        on: The day.
        also: First days of meetings of the two after the end of the records, for a day that lies beyond it; an empty
            list says that there was none. None leaves such a day refused.
        records: Other records than those that ship.
        seed: Seed of the block bootstrap.

    Raises:
        UnknownCode: The records know no such state.
        InputError: Neither side is the state whose records they are, the two never met by that day, a state is no
            more, the day lies beyond the records, or too little had been recorded by then to learn from.
    """
    records = records or load_records()
    place = _place_of(records, a, b)
    day = to_number(on)
    given = _check_day(records, a, b, on, also)
    starts = np.concatenate([records.starts[place], np.array([to_number(met) for met in given], dtype=np.int64)])
    known_starts = starts[starts <= day]
    if not len(known_starts):
        msg = f"{a} and {b}: the records tell of no meeting of their leaders by {on}, so none can come again"
        raise InputError(msg)
    if day > records.ended[place]:
        msg = f"{records.states[place]} was no state any more on {on}; ask for a state of that day"
        raise InputError(msg)
    learnt = _learn(records, min(day, to_number(records.last_on)), seed)
    if learnt is None:
        msg = f"{on} is too early: there are not yet enough recorded meetings to learn from; ask for a later day"
        raise InputError(msg)
    cases, weights, scores = learnt
    known = describe(known_starts, records.contacts[place], np.array([day]))
    base, own = tell_baselines(cases, min(day, to_number(records.last_on)), np.array([place]))
    told = weights.chances(known)[0]
    return Again(
        a=min(a, b),
        b=max(a, b),
        on=on,
        chances=tuple(
            Chance(
                months=months,
                until=_add_months(on, months),
                chance=float(told[span]),
                base_rate=float(base[span]),
                own_rate=float(own[0, span]),
                score=scores[span],
                like=_like(scores[span], float(told[span])),
            )
            for span, months in enumerate(MONTHS)
        ),
        last_met_on=date(1970, 1, 1) + timedelta(days=int(known_starts[-1])),
        meetings=len(known_starts),
        known=dict(zip(COVARIATES, known[0, 0].tolist(), strict=True)),
        hub=records.hub,
        records_from=records.first_on,
        records_to=records.last_on,
        given=given,
        assumption=again_show.assumption(on, records.last_on, given),
        pairs=len(np.unique(cases.state)),
        seed=seed,
        version=summitry.__version__,
    )


def _place_of(records: Records, a: str, b: str) -> int:
    if records.hub not in (a, b):
        msg = (
            f"{a} and {b}: the records are those of {records.hub} and tell of meetings with its leader alone; ask for"
            f" {records.hub} and another state"
        )
        raise InputError(msg)
    other = b if a == records.hub else a
    if other == records.hub:
        msg = f"{a} and {b} are one state; ask for two"
        raise InputError(msg)
    if other not in records.states:
        near = [state for state in sorted(records.states) if state[:2] == other[:2].upper()]
        raise UnknownCode(other, "state in the visit records (ISO3)", near)
    return records.states.index(other)


def _check_day(records: Records, a: str, b: str, on: date, also: Iterable[date] | None) -> tuple[date, ...]:
    if on <= records.last_on:
        return ()
    if also is None:
        msg = (
            f"the records of leaders' meetings run to {records.last_on}, {on} lies beyond; ask for a day up to then, or"
            f" tell the days on which the leaders of {a} and {b} met since then (on the command line --met DAY, or"
            " --met none)"
        )
        raise InputError(msg)
    return tuple(sorted({met for met in also if records.last_on < met <= on}))


@lru_cache(maxsize=16)
def _learn(records: Records, until: int, seed: int) -> tuple[Cases, Fit, tuple[Score, ...]] | None:
    cases = past_cases(records, until)
    weights = fit(cases, until) if len(cases.day) else None
    if weights is None:
        return None
    scores = score_past(cases, until, seed=seed)
    return None if not scores else (cases, weights, scores)


def _like(score: Score, chance: float) -> Bin | None:
    return next((part for part in score.bins if part.low <= chance < part.high or chance == part.high == 1), None)


def _add_months(on: date, months: int) -> date:
    return date(1970, 1, 1) + timedelta(days=int(add_months(np.array([to_number(on)]), months)[0]))
