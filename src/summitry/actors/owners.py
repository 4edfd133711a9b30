"""Which country or organisation an owner's words mean: "Ukraine's", "American", "NATO", "State Department"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors.lexicon import Entry, Kind

if TYPE_CHECKING:
    from summitry.actors.discourse import Discourse

_STATES = {Kind.COUNTRY, Kind.PEOPLE, Kind.ORGANISATION}


def codes_of(state: Discourse, entries: tuple[Entry, ...]) -> list[str]:
    """Give all codes that the words can mean on the document's day, those in force first."""
    facts = state.known.facts
    codes: list[str] = []
    for entry in entries:
        if entry.kind in _STATES:
            codes.append(entry.id)
        elif entry.kind is Kind.BODY:
            codes.extend(filter(None, (facts.body_country(entry.id),)))
        else:
            codes.extend(facts.place_countries(entry))
    codes = list(dict.fromkeys(codes))
    side = state.frame.document.side
    if not codes and side and entries and all(entry.kind is Kind.BODY for entry in entries):
        codes = [side]
    living = [code for code in codes if facts.exists_on(code, state.known.day)]
    return living or codes


def owner_codes(state: Discourse, entries: tuple[Entry, ...]) -> list[str]:
    """Give the one code that the words mean, or all of them where the document does not settle it."""
    codes = codes_of(state, entries)
    if len(codes) > 1:
        backed = [code for code in codes if code in state.evidence]
        return backed if len(backed) == 1 else codes
    return codes
