"""The chance that the two leaders meet again within 3, 6 and 12 months of their last meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.charts import Pair, draw_dumbbell
from summitry.dossier.days import write_days
from summitry.dossier.meaning.gauges import no_records
from summitry.dossier.meaning.part import Share, make_figure, reason_of
from summitry.dossier.record import Figure
from summitry.errors import InputError

if TYPE_CHECKING:
    from summitry.dossier.meaning.dyads import Dyad
    from summitry.relations.again import Again


def tell_again(dyad: Dyad) -> Share:
    """Draw the chances beside the base rate, and how such chances did before."""
    from summitry.relations.again import meet_again  # noqa: PLC0415 - it loads scipy
    from summitry.relations.again_records import load_records  # noqa: PLC0415 - likewise

    if not dyad.met:
        return Share(missing=("no chance of meeting again: no meeting with a day was held by these documents",))
    hub = load_records().hub
    if hub not in (dyad.a, dyad.b):
        return Share(missing=(no_records(hub),))
    on = dyad.days[-1]
    also = [met.on for met in dyad.met if not met.is_apart]
    try:
        again = meet_again(dyad.a, dyad.b, on, also=also)
    except InputError as error:
        return Share(missing=(f"no chance of meeting again: {reason_of(error)}",))
    chances = ", ".join(
        f"{chance.chance:.0%} within {chance.months} months (all pairs {chance.base_rate:.0%})"
        for chance in again.chances
    )
    return Share(
        (_chances(dyad, again), _calibration(dyad, again)),
        said=f"Chance that the two leaders, whoever they are by then, meet again after {write_days(on, on)}: {chances}",
    )


def _chances(dyad: Dyad, again: Again) -> Figure:
    fields = again.figure_fields()
    title = f"Chance that the leaders meet again after {write_days(again.on, again.on)}"
    drawn = draw_dumbbell(
        f"again-{dyad.key}",
        f"{title}: {dyad.label}",
        "The chance by the model beside the share of all pairs of states that met within so many months.",
        ("all pairs (base rate), %", "these two, %"),
        [
            Pair(f"within {chance.months} months, to {chance.until}", 100 * chance.base_rate, 100 * chance.chance)
            for chance in again.chances
        ],
        places=0,
    )
    given = (
        f"{again.assumption} The meetings given are those that this dossier's documents tell." if again.given else ""
    )
    caption = fields["caption"].replace(again.assumption, given) if given else fields["caption"]
    return make_figure(fields, id=f"again-{dyad.key}", title=title, caption=caption, svg=drawn.svg)


def _calibration(dyad: Dyad, again: Again) -> Figure:
    """Show what was told before and what came, for the longest horizon."""
    score = again.chances[-1].score
    rows = tuple(
        (f"{part.low:.0%} to {part.high:.0%}", f"{part.cases:,}", f"{part.told:.0%}", f"{part.came:.0%}")
        for part in score.bins
    )
    caption = (
        f"Past chances within {score.months} months, told with what was known then, by tenths: where the two marks lie"
        f" on one another, as many met as was told. {score.cases:,} chances of all pairs; Brier score"
        f" {score.brier:.3f}, base rate {score.brier_base:.3f} (lower is better). Data and method as in the figure"
        f" before. Summitry {again.version}."
    )
    return Figure(
        id=f"again-calibration-{dyad.key}",
        title="How such chances did before",
        caption=caption,
        verdict="",
        svg=again.chart(),
        columns=("told", "cases", "mean chance told", "share that met"),
        rows=rows,
    )
