"""Swapping the parties and the genders of the pronouns swaps the coding, and nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.reading import code

DAY = date(2022, 5, 3)
MAN = {"name": "Emmanuel Macron", "he": "he", "He": "He", "his": "his", "land": "France", "code": "FRA"}
WOMAN = {"name": "Sanna Marin", "he": "she", "He": "She", "his": "her", "land": "Finland", "code": "FIN"}
STORIES = (
    "{a[name]} met {b[name]} in Geneva. {a[He]} urged {b[land]} to reopen the border.",
    "{a[name]} criticised {b[land]}. {a[He]} warned {b[land]} that talks could end.",
    "{a[name]} said that {a[he]} would visit {b[land]}. {a[He]} thanked {b[land]} for its help.",
    "{a[name]} and {a[his]} team rejected a proposal from {b[land]}. {a[He]} accused {b[land]} of delay.",
)


def coded(story, first, second):
    events = code(story.format(a=first, b=second), published_on=DAY)
    swap = {first["code"]: "A", second["code"]: "B"}

    def named(party):
        return swap.get((party.code or "")[:3], party.code) if party else None

    return [(named(e.actor), e.event_type, named(e.recipient), e.flags, e.rule) for e in events]


@pytest.mark.parametrize("story", STORIES)
def test_he_and_she_are_coded_alike(story):
    straight, crossed = coded(story, MAN, WOMAN), coded(story, WOMAN, MAN)
    assert straight == crossed
    assert ("A", "B") in {(actor, recipient) for actor, _, recipient, _, _ in straight}
