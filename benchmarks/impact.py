"""What the shipped design of ``summitry impact`` calls an effect on dates when nobody met, and what it can see.

    ./scripts/bench impact rates PATH/dyad_days.parquet     # 60 busy dyads, 1,500 random dates, by day and by week
    ./scripts/bench impact series PATH/dyad_days.parquet    # random sets of five dates, and third parties
    ./scripts/bench impact icews PATH/icews.parquet         # one meeting with and without its own codes

``dyad_days`` has ``date, a, b, score``; ``icews`` has ``date, source_country_guess, target_country_guess, cameo_code,
goldstein``. The 80 busiest dyads are read, which is the design's own pool; the 60 busiest of them are asked about. The
random dates are drawn with a fixed seed before anything is estimated. Effects are planted by moving the dyad's values
after the date, and reach those dyads too whose counterfactual the dyad is part of.
"""

from __future__ import annotations

import argparse
import os

# The matrices are small: more threads only wait for one another.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from rich.console import Console
from rich.progress import track
from scipy.stats import ttest_ind

from benchmarks.impact_data import read_icews, read_scores
from benchmarks.impact_tests import step_regression
from summitry.relations.impact import Design, estimate
from summitry.relations.impact.draws import draw, spans
from summitry.relations.impact.gaps import GapTable, share_country
from summitry.relations.impact.placebo import critical_size, rank, visible_size
from summitry.relations.impact.trial import comparable, run

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from summitry.relations.impact.record import Result
    from summitry.relations.panel import Grain, Panel

ASKED = 60
SIZES = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0)
LEVEL = 0.05


@dataclass(frozen=True)
class Case:
    """One dyad on one date, with the test's outcomes by planted size in standard deviations of a period.

    Attributes:
        at: Period.
        place: The dyad.
        joint: p of the whole rule, by size.
        in_time: Rank in time, nothing planted.
        in_space: Rank in space, nothing planted.
        covers: Whether the interval holds the truth, by size.
        sees: Whether a change of the stated visible size is called.
        visible: That size, in standard deviations of a period.
        others: p of Welch's test and of the step regression, nothing planted.
    """

    at: int
    place: int
    joint: tuple[float, ...]
    in_time: float
    in_space: float
    covers: tuple[bool, ...]
    sees: bool
    visible: float
    others: tuple[float, float, float]


class Board:
    """All gaps of a panel, and the shipped rule applied to any of them without anew computing what is there."""

    def __init__(self, panel: Panel, design: Design) -> None:
        self.panel, self.design = panel, design
        self.shared = share_country(panel.dyads)
        self.table = GapTable(panel, np.arange(len(panel.dyads)), barred=self.shared, design=design)
        windows = self.table.windows
        self.first = windows.first + windows.lead + windows.after + design.fewest - 1
        self.last = len(panel.starts) - windows.after
        for at in track(range(windows.first, self.last + 1), "gaps of all dyads", console=Console(stderr=True)):
            self.table.row(at)

    def gaps(self, meetings: NDArray[np.int64], place: int) -> tuple[NDArray[np.float64], NDArray[np.int64], bool]:
        """Give the matrix that the rule ranks, the donors' places, and whether it compares with all dates."""
        draws = draw(meetings, self.table.windows, self.design)
        gaps = run(self.table, draws.at).gaps
        donors = comparable(gaps, np.flatnonzero(~self.shared[place]))
        return gaps[:, np.append(place, donors)], donors, spans(draws.shifts, self.table.windows.full_span)

    def ask(self, at: int, place: int, sign: int) -> Case | None:
        """Apply everything to one dyad and date; None where it has too few events or donors."""
        gaps, donors, pooled = self.gaps(np.array([at]), place)
        if not np.isfinite(gaps[0, 0]) or len(donors) < self.design.fewest:
            return None
        pull = self.table.row(at).weights[donors, place]
        ranks = rank(gaps, pooled=pooled)
        joint, covers = [], []
        for size in SIZES:
            planted = _plant(gaps, pull, sign * size)
            joint.append(rank(planted, pooled=pooled).joint)
            critical = critical_size(planted, LEVEL, pooled=pooled)
            covers.append(critical is None or abs(planted[0, 0] - sign * size) <= critical)
        critical = critical_size(gaps, LEVEL, pooled=pooled)
        placebos = gaps[1:, 0][np.isfinite(gaps[1:, 0])]
        visible = np.inf if critical is None else visible_size(placebos, critical, self.design.power)
        seen = rank(_plant(gaps, pull, sign * visible), pooled=pooled).joint <= LEVEL if critical is not None else False
        return Case(
            at,
            place,
            tuple(joint),
            ranks.in_time,
            ranks.in_space,
            tuple(covers),
            seen,
            visible,
            self._others(at, place),
        )

    def _others(self, at: int, place: int) -> tuple[float, float, float]:
        windows = self.table.windows
        values = self.panel.values[:, place]
        before = values[at - windows.first : at - windows.lead]
        after = values[at : at + windows.after]
        near = values[at - windows.lead - windows.after : at - windows.lead]
        before, after, near = (part[np.isfinite(part)] for part in (before, after, near))
        return (
            float(ttest_ind(after, before, equal_var=False).pvalue),
            float(ttest_ind(after, near, equal_var=False).pvalue),
            step_regression(before, after),
        )


def _plant(gaps: NDArray[np.float64], pull: NDArray[np.float32], size: float) -> NDArray[np.float64]:
    planted = gaps.copy()
    planted[0, 0] += size
    planted[0, 1:] -= pull * size
    return planted


def draw_cases(board: Board, count: int, seed: int) -> list[Case]:
    """Ask about random dyads on random dates."""
    rng = np.random.default_rng(seed)
    cases = []
    for _ in track(range(count), "random dates", console=Console(stderr=True)):
        at, place, sign = int(rng.integers(board.first, board.last + 1)), int(rng.integers(ASKED)), rng.choice([-1, 1])
        case = board.ask(at, place, int(sign))
        if case:
            cases.append(case)
    return cases


def check_against_estimate(board: Board, cases: list[Case], count: int) -> None:
    """Make sure that the fast way above gives what ``estimate`` gives."""
    for case in cases[:count]:
        day = board.panel.starts[case.at].astype(object)
        result = estimate(board.panel, *board.panel.dyads[case.place], [day], design=board.design).main
        assert result.p is not None
        assert abs(result.p - case.joint[0]) < 1e-9, (case, result.p)


def busiest_first(panel: Panel) -> Panel:
    """Put the dyads with the most periods with events first."""
    order = np.argsort(-np.isfinite(panel.values).sum(0), kind="stable")
    return replace(
        panel,
        dyads=tuple(panel.dyads[column] for column in order),
        values=panel.values[:, order],
        counts=panel.counts[:, order],
    )


def report_rates(path: Path, by: Grain, count: int, seed: int) -> None:
    """Print false positives, power and coverage."""
    design = Design()
    panel = busiest_first(read_scores(path, by, design.pool))
    board = Board(panel, design)
    cases = draw_cases(board, count, seed)
    check_against_estimate(board, cases, 5)
    print(f"\n## By {by}: {len(cases)} of {count} random dyad-dates, {ASKED} dyads, design {design.digest}\n")
    print("| test at a nominal 5% | calls an effect |\n|---|---|")
    names = (f"Welch, {design.before} days before", f"Welch, {design.after} days before", "step regression, HAC")
    for place, name in enumerate(names):
        print(f"| {name} | {_share([case.others[place] <= LEVEL for case in cases])} |")
    print(f"| placebo rank in time alone | {_share([case.in_time <= LEVEL for case in cases])} |")
    print(f"| placebo rank in space alone | {_share([case.in_space <= LEVEL for case in cases])} |")
    print(f"| **the shipped rule** | **{_share([case.joint[0] <= LEVEL for case in cases])}** |")
    years = panel.starts.astype("datetime64[Y]").astype(int) + 1970
    by_year = [
        f"{year}: {_share([case.joint[0] <= LEVEL for case in cases if years[case.at] == year])}"
        for year in sorted({int(years[case.at]) for case in cases})
    ]
    print("\nThe shipped rule by year: " + "; ".join(by_year))
    print("\n| planted, standard deviations of a period | called | interval holds it |\n|---|---|---|")
    for place, size in enumerate(SIZES):
        called = _share([case.joint[place] <= LEVEL for case in cases])
        print(f"| {size:g} | {called} | {_share([case.covers[place] for case in cases])} |")
    visible = [case.visible for case in cases if np.isfinite(case.visible)]
    print(
        f"\nSmallest visible change, median {np.median(visible):.2f}; planted at its stated size it is called in ",
        end="",
    )
    print(f"{_share([case.sees for case in cases if np.isfinite(case.visible)])}")


def report_series(path: Path, count: int, seed: int) -> None:
    """Print how often a set of five random dates, and any third party, is called."""
    design = Design()
    panel = busiest_first(read_scores(path, "day", design.pool))
    board = Board(panel, design)
    rng = np.random.default_rng(seed)
    calls, spilled, thirds = [], [], []
    for _ in track(range(count), "sets of dates", console=Console(stderr=True)):
        meetings = np.sort(rng.choice(np.arange(board.first, board.last + 1), 5, replace=False))
        place = int(rng.integers(ASKED))
        gaps, donors, pooled = board.gaps(meetings, place)
        if np.isfinite(gaps[0, 0]) and len(donors) >= design.fewest and len(gaps) > design.fewest:
            calls.append(rank(gaps, pooled=pooled).joint <= LEVEL)
        day = panel.starts[int(rng.integers(board.first, board.last + 1))].astype(object)
        found = estimate(panel, *panel.dyads[int(rng.integers(ASKED))], [day], design=design).main.third_parties
        if found:
            spilled.append(any(third.word != "inconclusive" for third in found))
            thirds.append(len(found))
    print(f"\n{len(calls)} sets of five random dates: called {_share(calls)}")
    print(f"{len(spilled)} random dates with {np.mean(thirds):.1f} third parties on average: ", end="")
    print(f"any of them called {_share(spilled)} (Holm)")


def report_icews(path: Path, a: str, b: str, day: date) -> None:
    """Print one meeting with and without the meetings' own codes, beside Welch's test."""
    panel, without = read_icews(path, "day")
    impact = estimate(panel, a, b, [day], without=without)
    print(f"\n## {a}-{b}, {day}, {impact.measure}, design {impact.digest}: {impact.word}\n")
    for name, result in (("all events", impact.result), ("without CAMEO 036, 04", impact.without)):
        assert result is not None
        _print_result(name, result)
    at = int((np.datetime64(day) - panel.starts[0]).astype(int))
    for name, chosen in (("all events", panel), ("without", without)):
        values = chosen.values[:, chosen.column(a, b)]
        for length in (28, 30, 60):
            after, before = values[at : at + length], values[at - length : at]
            after, before = after[np.isfinite(after)], before[np.isfinite(before)]
            p = ttest_ind(after, before, equal_var=False).pvalue
            print(f"Welch, {name}, {length} days each: {after.mean() - before.mean():+.2f}, p = {p:.4f}")


def report_icews_rates(path: Path, count: int, seed: int) -> None:
    """Print how often the rule calls on ten months of event data, whose placebo dates are few."""
    design = Design()
    for name, read in zip(("all events", "without CAMEO 036, 04"), read_icews(path, "day"), strict=True):
        panel = busiest_first(read)
        kept = slice(0, design.pool)
        panel = replace(panel, dyads=panel.dyads[kept], values=panel.values[:, kept], counts=panel.counts[:, kept])
        cases = draw_cases(Board(panel, design), count, seed)
        in_time = _share([case.in_time <= LEVEL for case in cases])
        joint = _share([case.joint[0] <= LEVEL for case in cases])
        welch, step = (_share([case.others[place] <= LEVEL for case in cases]) for place in (1, 2))
        print(
            f"{name}, {len(cases)} of {count} random dyad-dates: shipped rule {joint}, in time alone {in_time},", end=""
        )
        print(f" Welch {welch}, step regression {step}")


def _print_result(name: str, result: Result) -> None:
    meeting = result.meetings[0]
    print(f"{name}: {result.word}; {result.reason}")
    print(f"  before {meeting.before:.2f}, after {meeting.after:.2f}, counterfactual {meeting.counterfactual:.2f}")
    assert result.low is not None
    assert result.high is not None
    print(f"  effect {result.effect:.2f} [{result.low:.2f}, {result.high:.2f}], visible {result.visible:.2f}")
    print(f"  p {result.p:.3f}, in time {result.p_time:.3f}, in space {result.p_space:.3f}, lead p {result.lead_p:.3f}")
    print(f"  {len(result.placebos)} placebo dates, {len(result.elsewhere)} dyads; own rate {result.error_rate}")
    for third in result.third_parties[:3]:
        print(f"  third party {third.dyad}: {third.effect:+.2f}, p {third.p:.3f}, Holm {third.p_holm:.2f}")


def _share(calls: list[bool]) -> str:
    return f"{np.mean(calls):.1%}" if calls else "none"


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("rates", "series", "icews"))
    parser.add_argument("path", type=Path)
    parser.add_argument("--by", choices=("day", "week"), action="append")
    parser.add_argument("--count", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=2018)
    parser.add_argument("--dyad", nargs=2, default=("USA", "RUS"))
    parser.add_argument("--on", type=date.fromisoformat, default=date(2018, 7, 16))
    options = parser.parse_args()
    if options.what == "rates":
        for by in options.by or ("day", "week"):
            report_rates(options.path, by, options.count, options.seed)
    elif options.what == "series":
        report_series(options.path, options.count, options.seed)
    else:
        report_icews(options.path, options.dyad[0], options.dyad[1], options.on)
        report_icews_rates(options.path, options.count, options.seed)


if __name__ == "__main__":
    main()
