"""What is fixed before anybody looks: windows, donors, placebos, level; its digest is part of every result."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from summitry.errors import BadField, InputError

if TYPE_CHECKING:
    from summitry.relations.panel import Grain

#: Days in a period of the grains that a window can be counted in.
DAYS: dict[Grain, int] = {"day": 1, "week": 7}

#: Goes up when the same settings would give another result.
METHOD = 1


@dataclass(frozen=True, slots=True)
class Design:
    """Settings of one estimate. The defaults were settled on dyads that no published figure rests on.

    Attributes:
        before: Days that the level before and the donors' weights are learnt from. Twelve weeks: three times the
            window after, and short enough for a source of half a year.
        lead: Days before the meeting that count neither as before nor as after, since a meeting is announced and
            prepared; they are tested by themselves.
        after: Days after, the meeting's own day being the first. Four weeks: long enough for a change that lasts
            beyond the news of the day, short enough that few other meetings fall into it.
        ridge: Pull of the donors' weights towards the dyad's own past, in units of a donor's variance. Twelve weeks
            cannot tell dozens of donors apart; without it the fit follows noise.
        pool: Busiest dyads among which donors are looked for.
        coverage: Least share of a window's periods that must have events.
        placebos: Placebo dates aimed at: their distance is a day at least, ``widest_step`` at most.
        widest_step: Days between placebo dates at most.
        full_span: Days that the placebo dates must span for the joint test to be compared with all dyads on all dates.
            With less, it is compared with other dyads on the meeting's date alone, which keeps the level and sees less.
        draws: Random sets of placebo dates where several meetings are tested together.
        third_parties: Dyads of each side with a third party, the busiest, that are tested for spill-over.
        level: Nominal level of the test and one less the coverage of the interval.
        power: Chance of being seen that the smallest visible effect is stated for.
        seed: Of the random sets.
    """

    before: int = 84
    lead: int = 7
    after: int = 28
    ridge: float = 3.0
    pool: int = 80
    coverage: float = 0.2
    placebos: int = 200
    widest_step: int = 7
    full_span: int = 364
    draws: int = 999
    third_parties: int = 5
    level: float = 0.05
    power: float = 0.8
    seed: int = 1

    def __post_init__(self) -> None:
        """Refuse settings that mean nothing.

        Raises:
            BadField: A number is out of its bounds.
        """
        least = {"before": 14, "lead": 0, "after": 1, "pool": 2, "placebos": 1, "widest_step": 1, "draws": 99}
        for name, bound in least.items():
            if getattr(self, name) < bound:
                raise BadField(f"$.{name}", f"{bound} or more", getattr(self, name))
        if self.third_parties < 0 or self.seed < 0:
            raise BadField("$.third_parties", "0 or more", self.third_parties)
        # Without some pull the least squares have no single answer where donors outnumber days.
        if not self.ridge >= 0.01:  # noqa: PLR2004
            raise BadField("$.ridge", "0.01 or more", self.ridge)
        for name in ("coverage", "level", "power"):
            if not 0 < getattr(self, name) < 1:
                raise BadField(f"$.{name}", "between 0 and 1", getattr(self, name))

    @property
    def fewest(self) -> int:
        """Placebo dates, and donors, below which no rank can reach the level: 19 at 5%."""
        return math.ceil(1 / self.level) - 1

    @property
    def digest(self) -> str:
        """Twelve hexadecimal characters that change with any setting and with the method."""
        text = json.dumps({"method": METHOD, **asdict(self)}, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    def windows(self, grain: Grain) -> Windows:
        """Count the windows in periods.

        Raises:
            InputError: The periods are longer than weeks, or a window is no whole number of them.
        """
        if grain not in DAYS:
            msg = f"the effect of a meeting is estimated by day or by week, not by {grain}; read the events again so"
            raise InputError(msg)
        length = DAYS[grain]
        uneven = [name for name in ("before", "lead", "after") if getattr(self, name) % length]
        if uneven:
            msg = f"design: {' and '.join(uneven)} must be a multiple of {length} days where periods are weeks"
            raise InputError(msg)
        return Windows(
            length=length,
            before=self.before // length,
            lead=self.lead // length,
            after=self.after // length,
            widest_step=max(1, self.widest_step // length),
            full_span=-(-self.full_span // length),
        )


@dataclass(frozen=True, slots=True)
class Windows:
    """A design's windows in periods of ``length`` days; the period of the meeting is the first of ``after``."""

    length: int
    before: int
    lead: int
    after: int
    widest_step: int
    full_span: int

    @property
    def first(self) -> int:
        """The earliest period that has its window before within the panel."""
        return self.before + self.lead
