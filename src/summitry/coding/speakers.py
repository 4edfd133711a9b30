"""Pronouns inside what somebody says: "the ministry said it would withdraw" is the ministry's withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.coding.keys import keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summitry.clauses import Argument, Clause
    from summitry.coding.parties import Parties
    from summitry.coding.record import Party

_MOST_STEPS = 12
#: Kinds of speaker that a pronoun can stand for.
_FITS = {
    "he": frozenset(("person", "group")),
    "she": frozenset(("person", "group")),
    "i": frozenset(("person",)),
    "it": frozenset(("country", "organisation", "group", "other")),
    "they": frozenset(("country", "organisation", "group", "other")),
    "we": frozenset(("person", "country", "organisation", "group", "other")),
}


def name_actors(
    arguments: Iterable[Argument],
    clause: Clause,
    clauses: Sequence[Clause],
    parties: Parties,
    irrealis: Mapping[tuple[str, str], str],
) -> tuple[Party, ...]:
    """Name who acts; in the place of a pronoun the speaker whose words these are, unless it is known to be another.

    An "it" that stays untold is left out.
    """
    found: list[Party] = []
    for argument in arguments:
        named = parties.direct(argument)
        pronoun = argument.passage.exact.lower()
        if argument.is_pronoun and pronoun in _FITS and len(named) == 1:
            known = named[0].actor
            speakers = _iter_speakers(clause, clauses, parties, irrealis)
            fitting = (s for s in speakers if s.kind in _FITS[pronoun] and (known is None or s.actor == known))
            speaker = next(fitting, None)
            named = (speaker,) if speaker is not None else named if known or pronoun != "it" else ()
        found.extend(named)
    return tuple(found)


def _iter_speakers(
    clause: Clause, clauses: Sequence[Clause], parties: Parties, irrealis: Mapping[tuple[str, str], str]
) -> Iterator[Party]:
    """Climb to the verbs of saying above a clause and give who says so, the nearest first."""
    for _ in range(_MOST_STEPS):
        if clause.governor is None:
            return
        above = clauses[clause.governor]
        if clause.relation in {"complement", "parataxis"} and _is_saying(above, clause.marker, irrealis):
            said = [party for argument in above.actors_first() for party in parties.direct(argument)]
            if len(said) == 1:
                yield said[0]
        clause = above


def _is_saying(above: Clause, marker: str, irrealis: Mapping[tuple[str, str], str]) -> bool:
    keys = keys_of(above)
    return any((irrealis.get((key, marker)) or irrealis.get((key, "*"))) == "reported" for key in keys)
