"""What one account alone says beside its subjects."""

from __future__ import annotations

from functools import cache

from summitry import ingest, reading
from summitry.meetings.compare import compare
from summitry.meetings.compare.background import MOST
from summitry.meetings.meeting import Account
from summitry.meetings.points import find_points


@cache
def points_of(text, name):
    return find_points(reading.read(ingest.to_document(text, id=name)))


def lay(**texts):
    accounts = [Account(key, key, "side", (key,)) for key in texts]
    return compare(accounts, {key: points_of(text, key) for key, text in texts.items()})


def told(topics):
    """By topic and account the passages."""
    return [
        {key: [point.passage.exact for point in points] for key, points in topic.points.items()} for topic in topics
    ]


TRADE = "The trade between the two ports is growing. In the first months of this year the volume rose by 34 percent."
SCHOOLS = "Sixty students from Bergen study in Nairobi."


def test_a_sentence_without_a_subject_of_its_own_goes_on_with_the_one_before():
    assert told(lay(a=TRADE)) == [
        {
            "a": [
                "The trade between the two ports is growing.",
                "In the first months of this year the volume rose by 34 percent.",
            ]
        }
    ]


def test_what_leads_to_a_subject_goes_with_it():
    (topic,) = told(lay(a="Bergen and Mombasa have come a long way. The trade between the two ports is growing."))
    assert len(topic["a"]) == 2


def test_a_subject_of_its_own_is_a_topic_of_its_own():
    assert told(lay(a=f"The trade between the two ports is growing. {SCHOOLS}")) == [
        {"a": ["The trade between the two ports is growing."]},
        {"a": [SCHOOLS]},
    ]


def test_an_outcome_is_a_topic_of_its_own():
    found = told(lay(a=f"{SCHOOLS} The leaders agreed to open a joint office in Mombasa."))
    assert found == [{"a": [SCHOOLS]}, {"a": ["The leaders agreed to open a joint office in Mombasa."]}]


ASIDES = (
    "The captains wear blue coats. The lamps burn all night. Nobody sleeps before noon. Old women sell roses. "
    "Three dogs guard the crane. The clock is always late. Boys whistle on the stairs. A parrot counts the barrels. "
    "The bakery smells of ginger. Snow covers the roofs."
)


def test_background_without_end_is_not_one_topic():
    found = told(lay(a=f"The trade between the two ports is growing. {ASIDES}"))
    assert max(len(topic["a"]) for topic in found) == MOST


def test_what_only_one_says_does_not_go_on_with_what_both_say():
    found = told(lay(a=TRADE, b="We spoke of trade between the ports. The weather in Oslo was cold that May."))
    (shared,) = [topic for topic in found if set(topic) == {"a", "b"}]
    assert shared["b"] == ["We spoke of trade between the ports."]


def test_neither_the_order_nor_the_names_of_accounts_matter():
    text = f"{TRADE} {SCHOOLS}"
    other = "The leaders discussed fish. Sixty students study in Bergen."

    def plain(topics, names):
        return {frozenset((names[key], *texts) for key, texts in topic.items()) for topic in told(topics)}

    expected = plain(lay(a=text, b=other), {"a": 1, "b": 2})
    assert plain(lay(b=other, a=text), {"a": 1, "b": 2}) == expected
    assert plain(lay(a=other, b=text), {"a": 2, "b": 1}) == expected
