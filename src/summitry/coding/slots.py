"""Where in a clause a rule looks for a party."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from summitry.clauses import Argument, Clause

#: Phrases that say when or where and not whom.
_CIRCUMSTANCES = frozenset(
    (
        "in",
        "at",
        "on",
        "during",
        "since",
        "until",
        "till",
        "before",
        "after",
        "near",
        "within",
        "inside",
        "outside",
        "throughout",
        "amid",
        "following",
        "despite",
        "because",
        "of",
        "due",
        "to",
        "as",
        "like",
        "including",
        "by",
    )
)


def find_arguments(slot: str, clause: Clause, clauses: Sequence[Clause]) -> tuple[Argument, ...]:
    """The phrases that fill a slot of a rule.

    Args:
        slot: ``subject``, ``object``, ``indirect``, ``recipient`` (what the noun itself leads to), ``oblique`` (any
            phrase with a preposition that is not of time or place), ``where`` (those of place), a preposition, or
            ``complement-`` and one of these for the clause that complements this one.
        clause: The clause that the rule's predicate stands in.
        clauses: All clauses of the document.
    """
    find = _FINDERS.get(slot)
    if find is not None:
        return find(clause)
    if slot.startswith("complement-"):
        return tuple(_in_complements(slot.removeprefix("complement-"), clause, clauses))
    return clause.under(slot)


def _subject(clause: Clause) -> tuple[Argument, ...]:
    return clause.under("from", "by", "of", "among") if receives(clause) else clause.actors_first()


def _object(clause: Clause) -> tuple[Argument, ...]:
    if receives(clause):
        return clause.subjects
    if clause.voice == "passive":
        return clause.subjects + clause.objects
    # with one object alone, "told the guards to leave" may be parsed either way
    return clause.objects or clause.indirect_objects


def _indirect(clause: Clause) -> tuple[Argument, ...]:
    return clause.indirect_objects


def _oblique(clause: Clause) -> tuple[Argument, ...]:
    return tuple(item.argument for item in clause.obliques if item.case and item.case not in _CIRCUMSTANCES)


def _where(clause: Clause) -> tuple[Argument, ...]:
    return clause.under("in", "at", "near", "inside", "outside", "into", "across", "on", "around", "over")


_FINDERS: Mapping[str, Callable[[Clause], tuple[Argument, ...]]] = {
    "subject": _subject,
    "object": _object,
    "indirect": _indirect,
    "oblique": _oblique,
    "where": _where,
    "recipient": lambda clause: clause.recipients(),
}


def receives(clause: Clause) -> bool:
    """Whether the grammatical subject is acted upon: "faced criticism from", "came under attack by"."""
    predicate = clause.predicate
    if predicate.kind != "light verb" or clause.voice == "passive":
        return False
    if predicate.means.startswith("be "):
        return bool(clause.under("from", "by"))
    return predicate.verb_lemma in _receiving()


@cache
def _receiving() -> frozenset[str]:
    text = resources.files("summitry.coding").joinpath("receiving.csv").read_text(encoding="utf-8")
    return frozenset(text.split("\n")[1:])


def _in_complements(slot: str, clause: Clause, clauses: Sequence[Clause]) -> Iterator[Argument]:
    own = {argument.head for argument in clause.actors_first()}
    for index in clause.complements:
        for argument in find_arguments(slot, clauses[index], clauses):
            if argument.head not in own:
                yield argument
