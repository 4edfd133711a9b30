"""From a region's words to a step on the ladder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.statuses.loading import load_rules
from summitry.meetings.statuses.record import Decision
from summitry.meetings.statuses.told import keys_of

if TYPE_CHECKING:
    from summitry.clauses import Clause
    from summitry.meetings.statuses.record import Rule
    from summitry.meetings.statuses.told import Index, Told
    from summitry.model import Passage

_CONDITION: Final = re.compile(
    r"\b(?:in the event of|in case of|on condition that|provided that"
    r"|as long as(?! (?:it takes|(?:is )?necessary|needed)))\b"
)


def decide(told: Told, index: Index) -> Decision:
    """Try the rules on a region, the highest priority first."""
    main = keys_of(told.main) if told.main else frozenset()
    contents = tuple((clause, keys_of(clause)) for clause in told.content)
    flags = set(_flags(told))
    for rule in load_rules():
        if not _fits_main(rule, told, main) or not _fits_words(rule, told):
            continue
        fits, clause = _fits_content(rule, told, contents, index)
        if fits:
            cue = _cue(told, clause if rule.content and not rule.main else None)
            flags |= (
                {"joint"} if clause and rule.whose and index.who_of(clause, told.who, told.who) == "joint" else set()
            )
            return Decision(rule.status, rule.id, cue, tuple(sorted(flags | set(rule.flags))), bool(rule.main))
    return Decision(None, "", None, tuple(sorted(flags)))


def _fits_main(rule: Rule, told: Told, keys: frozenset[str]) -> bool:
    if rule.who and told.who not in rule.who:
        return False
    if rule.main and not keys & rule.main:
        return False
    clause = told.main
    if clause is None:
        return not (rule.modality or rule.tense or rule.negated)
    if rule.modality and clause.modality not in rule.modality:
        return False
    if rule.tense and clause.tense not in rule.tense:
        return False
    return rule.negated is None or clause.is_negated is rule.negated


def _fits_words(rule: Rule, told: Told) -> bool:
    if rule.words and not told.words & rule.words:
        return False
    if rule.lacks and told.words & rule.lacks:
        return False
    return rule.pattern is None or rule.pattern.search(told.text) is not None


def _fits_content(
    rule: Rule, told: Told, contents: tuple[tuple[Clause, frozenset[str]], ...], index: Index
) -> tuple[bool, Clause | None]:
    asks = rule.content or rule.content_modality or rule.whose or rule.content_negated is not None
    if not asks:
        return True, None
    for clause, keys in contents:
        if rule.content and not keys & rule.content:
            continue
        if rule.content_modality and clause.modality not in rule.content_modality:
            continue
        if rule.content_negated is not None and clause.is_negated is not rule.content_negated:
            continue
        if rule.whose and index.who_of(clause, told.who, told.who) not in rule.whose:
            continue
        return True, clause
    return False, None


def _flags(told: Told) -> set[str]:
    flags: set[str] = set()
    clauses = (*((told.main,) if told.main and not told.region.is_item else ()), *told.content)
    if _CONDITION.search(told.text) or any(clause.is_conditional for clause in (*clauses, *told.inner)):
        flags.add("conditional")
    if told.who == "joint":
        flags.add("joint")
    if any(clause.is_negated for clause in clauses[:2]):
        flags.add("negated")
    if any(clause.tense == "future" or clause.modality in {"will", "would"} for clause in clauses[:2]):
        flags.add("future")
    return flags


def _cue(told: Told, clause: Clause | None) -> Passage | None:
    deciding = clause or told.main
    return deciding.predicate.passage if deciding else None
