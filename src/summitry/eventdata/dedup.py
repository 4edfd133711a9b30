"""Rules for what counts once, none of which touches the lake: a rule is a way to read it.

The same act is often in an event table many times: from several articles, twice from one, and from both ends (``A
consults B`` and ``B consults A``). Which row of a group is kept does not depend on whom it names: it is the one of the
least ``event_key``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.errors import UnknownCode
from summitry.eventdata.engine import interruptible

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: rows of one source that agree in ``keys`` count once."""

    name: str
    about: str
    keys: tuple[str, ...]


_SIDE = "concat({0}, '|', {0}_role)"
_A, _B = _SIDE.format("actor"), _SIDE.format("recipient")

RULES: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        Rule("none", "every row counts", ()),
        Rule(
            "article",
            "same day, sides with roles, code and article count once; rows without an article stay",
            ("coalesce(CAST(dup_group AS VARCHAR), event_key)",),
        ),
        Rule(
            "mirror",
            "likewise, and A to B and B to A of one code and article count once",
            (
                "event_date",
                "code",
                "coalesce(CAST(url_cluster AS VARCHAR), event_key)",
                f"least({_A}, {_B})",
                f"greatest({_A}, {_B})",
            ),
        ),
        Rule(
            "day",
            "same day, two named sides with roles, and code count once, in however many articles",
            (
                "event_date",
                "code",
                "actor",
                "actor_role",
                "recipient",
                "recipient_role",
                "CASE WHEN actor IS NULL OR recipient IS NULL THEN event_key END",
            ),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a rule does to one source.

    Attributes:
        source: The data set.
        rule: The rule's name.
        events: Rows that count.
        share_left_out: Share of all rows that do not, 0 to 1.
        mean_goldstein: Mean Goldstein value of what counts, None for a source without.
        share_cooperation: Share of quad classes 1 and 2 among 1 to 4 of what counts, 0 to 1; None where no row has one.
    """

    source: str
    rule: str
    events: int
    share_left_out: float
    mean_goldstein: float | None
    share_cooperation: float | None


def find_rule(name: str) -> Rule:
    """Give a rule by its name.

    Raises:
        UnknownCode: There is none of that name.
    """
    if name not in RULES:
        raise UnknownCode(name, "rule for duplicates", tuple(RULES))
    return RULES[name]


def once(rule: Rule, relation: str) -> str:
    """Give SQL for the rows of a relation that count."""
    if not rule.keys:
        return f"SELECT * FROM {relation}"
    keys = ", ".join(("source", *rule.keys))
    return f"SELECT * FROM {relation} QUALIFY row_number() OVER (PARTITION BY {keys} ORDER BY event_key) = 1"


def measure_effects(lake: DuckDBPyConnection, relation: str = "all_events") -> list[Effect]:
    """Tell for each source what each rule leaves, beside the figures without a rule."""
    effects = []
    totals: dict[str, int] = {}
    for rule in RULES.values():
        with interruptible():
            found = lake.execute(
                "SELECT source, count(*), avg(goldstein), avg(CAST(quad IN (1, 2) AS INTEGER)) FILTER (quad > 0) "
                f"FROM ({once(rule, relation)}) GROUP BY source ORDER BY source"
            ).fetchall()
        for source, events, goldstein, cooperation in found:
            total = totals.setdefault(source, events)
            effects.append(Effect(source, rule.name, events, 1 - events / total, goldstein, cooperation))
    return sorted(effects, key=lambda effect: effect.source)
