"""What an estimate comes to: frozen, with everything that a reader needs to doubt it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

from summitry.relations.impact.show import chart, csv_of, figures

if TYPE_CHECKING:
    from datetime import date

    from summitry.charts import Chart
    from summitry.relations.impact.design import Design
    from summitry.relations.panel import Grain

Word = Literal["higher", "lower", "inconclusive"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting's own numbers, in the panel's unit.

    Attributes:
        on: Its day.
        before: Mean over the window before.
        after: Mean over the window after.
        counterfactual: What the mean after would have been had the dyad moved as its donors and its past did.
        effect: ``after`` less ``counterfactual``.
        events_before: Events in the window before.
        events_after: Events in the window after.
    """

    on: date
    before: float
    after: float
    counterfactual: float
    effect: float
    events_before: int
    events_after: int


@dataclass(frozen=True, slots=True)
class Donor:
    """A dyad that the counterfactual is made from, and its mean weight over the meetings."""

    dyad: tuple[str, str]
    weight: float


@dataclass(frozen=True, slots=True)
class ThirdParty:
    """A dyad of one side with somebody else, over the same dates.

    Attributes:
        dyad: Which.
        effect: In the panel's unit.
        p: Share of the placebo dates of all third parties with a gap at least as unusual.
        p_holm: The same, corrected for the number of third parties (Holm 1979).
        word: From ``p_holm``.
    """

    dyad: tuple[str, str]
    effect: float
    p: float
    p_holm: float
    word: Word


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How often the whole rule calls an effect where no meeting was asked about, on this data.

    Attributes:
        calls: Times that it called one.
        tests: Times that it was asked.
        dyads: Dyads that it was asked about.
        dates: Dates, or sets of dates.
        low: Lower end of the 95% interval of the rate, dyads taken as independent (Wilson).
        high: Upper end.
    """

    calls: int
    tests: int
    dyads: int
    dates: int
    low: float
    high: float

    @property
    def rate(self) -> float:
        """Share of calls."""
        return self.calls / self.tests


@dataclass(frozen=True, slots=True)
class Result:
    """The estimate on one panel; numbers are in the panel's unit, None where they cannot be had.

    Attributes:
        word: ``higher``, ``lower`` or ``inconclusive``.
        reason: Why it is inconclusive, or what the word rests on.
        effect: Mean effect over the meetings, each weighted by one over its scale.
        low: Lower end of the interval, all sizes that the joint test does not reject.
        high: Upper end.
        p: Of the joint test, which the word rests on.
        p_time: Rank among the dyad's own earlier dates.
        p_space: Rank among other dyads on the same dates.
        visible: Smallest size that would have been called with the design's ``power``.
        error_rate: Of the whole rule, on this data.
        lead_effect: The same gap for the days before the meeting that were left out.
        lead_p: Of its own joint test.
        meetings: Each meeting's numbers.
        own_weight: Weight of the dyad's own past in the counterfactual.
        donors: The dyads with a weight, the heaviest first.
        without_one: Lowest and highest effect where any one of the donors is left out.
        third_parties: Spill-over, the most unusual first.
        placebos: Effects on the placebo dates (for several meetings: sets of dates).
        placebo_days: Days that the placebo dates span; the least of the meetings' where they are several.
        is_pooled: Whether the joint test compared with all dyads on all dates, or on the meeting's date alone.
        elsewhere: Effects of other dyads on the same dates, brought to this dyad's scale.
        first_on: First day of the panel.
        last_on: Its last day.
        sources: What the panel was computed from.
    """

    word: Word
    reason: str
    effect: float
    low: float | None
    high: float | None
    p: float | None
    p_time: float | None
    p_space: float | None
    visible: float | None
    error_rate: ErrorRate | None
    lead_effect: float | None
    lead_p: float | None
    meetings: tuple[Meeting, ...]
    own_weight: float
    donors: tuple[Donor, ...]
    without_one: tuple[float, float] | None
    third_parties: tuple[ThirdParty, ...]
    placebos: tuple[float, ...]
    placebo_days: int
    is_pooled: bool
    elsewhere: tuple[tuple[tuple[str, str], float], ...]
    first_on: date
    last_on: date
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """The change associated with one meeting or a series of them.

    Attributes:
        dyad: Who met.
        days: When.
        affected: Further countries that were kept from being donors.
        grain: Length of the panel's periods.
        measure: What the values are.
        is_directed: Whether the dyad has a direction.
        design: The settings, fixed beforehand.
        digest: The settings' digest.
        result: With all events.
        without: With the meetings' own events left out, where such a panel was given.
        word: The final word: of ``without`` where it is given, since a meeting counts itself as cooperation.
    """

    dyad: tuple[str, str]
    days: tuple[date, ...]
    affected: tuple[str, ...]
    grain: Grain
    measure: str
    is_directed: bool
    design: Design
    digest: str
    result: Result
    without: Result | None

    @property
    def word(self) -> Word:
        """The final word."""
        return self.main.word

    @property
    def main(self) -> Result:
        """The result that the final word rests on."""
        return self.without or self.result

    def chart(self) -> Chart:
        """Draw the effect among its placebos in time; the table has all numbers."""
        return chart(self)

    def figures(self) -> tuple[dict[str, Any], ...]:
        """Give the fields of a dossier's figures: placebos in time, in space, each meeting, third parties."""
        return figures(self)

    def figure_fields(self) -> dict[str, Any]:
        """Give the fields of the first of ``figures``, which has the word as its verdict."""
        return figures(self)[0]

    def to_csv(self) -> str:
        """Write every effect in a row of its own."""
        return csv_of(self)

    def to_json(self) -> dict[str, Any]:
        """Give it as plain data; days in ISO 8601."""
        data = _plain(asdict(self))
        assert isinstance(data, dict)
        return {"word": self.word, "word_rests_on": "without" if self.without else "result", **data}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
