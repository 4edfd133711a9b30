"""Accounts side by side."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry import ingest, reading
from summitry.meetings.compare import changes, compare, find_same
from summitry.meetings.compare.likeness import PARTS, WEIGHTS, measure
from summitry.meetings.meeting import Account
from summitry.meetings.points import find_points

NORWAY = (
    "Prime Minister Lie of Norway spoke today with President Ruto of Kenya. "
    "The leaders discussed the price of grain and the drought in the region. "
    "The prime minister reaffirmed Norway's commitment to the protection of the coral reefs. "
    "He urged Kenya to lower its tariffs on salmon. "
    "The conversation was frank and open."
)
KENYA = (
    "President Ruto had a telephone conversation with Prime Minister Lie of Norway. "
    "The parties exchanged views on high grain prices. "
    "The president thanked Norway for its firm support for the protection of coral reefs. "
    "President Ruto invited the prime minister to Nairobi. "
    "The tourism campaign for students was also discussed."
)


@cache
def points_of(text, name):
    return find_points(reading.read(ingest.to_document(text, id=name)))


def test_an_area_of_one_sentence_does_not_stand_over_what_one_account_alone_goes_on_with():
    text = (
        "Lakes need treaties on fish. The lake treaties on fish are old. The lake treaties on fish need more money "
        "and a hospital."
    )
    (topic,) = compare([account("a", "a")], {"a": points_of(text, "a")})
    assert len(topic.points["a"]) == 3
    assert "health" not in topic.issues
    assert "water" in topic.issues


def account(key, name):
    return Account(key, key, "side", (name,))


def lay(texts):
    accounts = [account(key, key.lower()) for key in texts]
    return compare(accounts, {key: points_of(text, key.lower()) for key, text in texts.items()})


def plain(topics):
    """What the topics say, free of ids: by account the passages."""
    return {
        frozenset((key, point.passage.exact) for key, points in topic.points.items() for point in points)
        for topic in topics
    }


def about(topics, words):
    (found,) = [
        topic
        for topic in topics
        if any(words in point.passage.exact for points in topic.points.values() for point in points)
    ]
    return found


@pytest.fixture(scope="module")
def topics():
    return lay({"NOR": NORWAY, "KEN": KENYA})


def test_what_both_mention_is_one_topic(topics):
    assert about(topics, "price of grain").mentioned_by == ("KEN", "NOR")
    assert about(topics, "coral").mentioned_by == ("KEN", "NOR")


def test_what_one_mentions_is_a_silence_of_the_other(topics):
    assert about(topics, "tariffs on salmon").mentioned_by == ("NOR",)
    assert about(topics, "tourism campaign").mentioned_by == ("KEN",)


def test_courtesy_and_setting_are_no_topics(topics):
    said = {text for topic in plain(topics) for _, text in topic}
    assert not any("frank and open" in text or "had a telephone conversation" in text for text in said)


def test_no_point_is_in_two_topics(topics):
    ids = [point.id for topic in topics for points in topic.points.values() for point in points]
    assert len(ids) == len(set(ids))


def test_a_score_keeps_its_parts(topics):
    likeness = about(topics, "price of grain").likeness
    assert set(likeness.parts) == set(PARTS)
    assert likeness.total == pytest.approx(sum(WEIGHTS[name] * likeness.parts[name] for name in PARTS), abs=0.001)
    assert all(0 <= value <= 1 for value in likeness.parts.values())
    assert about(topics, "tariffs on salmon").likeness is None


def test_areas_that_any_meeting_names_tell_less_than_others():
    def alike(first, second):
        points = [*points_of(first, "a"), *points_of(second, "b")]
        return measure(points, ["a", "b"], frozenset()).parts["issues"][0, 1]

    fish = alike("They spoke of fishing and of a visit.", "They spoke of fishing and of sport.")
    visit = alike("They spoke of fishing and of a visit.", "They spoke of a visit and of sport.")
    assert 0 < visit < fish


def test_the_weights_add_up_to_one():
    assert sum(WEIGHTS.values()) == pytest.approx(1.0)


def test_topics_stand_in_the_order_of_the_first_account(topics):
    starts = [topic.points["NOR"][0].passage.start for topic in topics if "NOR" in topic.points]
    assert starts == sorted(starts)
    last = [place for place, topic in enumerate(topics) if "NOR" in topic.points][-1]
    assert all("NOR" not in topic.points for topic in topics[last + 1 :])


def test_the_order_of_accounts_does_not_matter(topics):
    assert plain(lay({"KEN": KENYA, "NOR": NORWAY})) == plain(topics)


def test_swapping_the_names_swaps_the_result(topics):
    table = {"Norway": "Kenya", "Kenya": "Norway"}

    def swap(text):
        return re.sub("Norway|Kenya", lambda found: table[found[0]], text)

    swapped = lay({"KEN": swap(NORWAY), "NOR": swap(KENYA)})
    codes = {"NOR": "KEN", "KEN": "NOR"}
    assert plain(swapped) == {frozenset((codes[key], swap(text)) for key, text in topic) for topic in plain(topics)}


@given(st.permutations(["NOR", "KEN", "joint"]))
@settings(max_examples=6, deadline=None)
def test_three_accounts_in_any_order(keys):
    texts = {
        "NOR": NORWAY,
        "KEN": KENYA,
        "joint": "The two leaders discussed grain prices. Both sides agreed to protect the coral reefs of the coast.",
    }
    found = lay({key: texts[key] for key in keys})
    assert about(found, "grain prices.").mentioned_by == ("KEN", "NOR", "joint")
    assert plain(found) == plain(lay(texts))


def test_an_account_by_itself_and_an_empty_one():
    alone = lay({"NOR": NORWAY})
    assert alone
    assert all(topic.likeness is None for topic in alone)
    assert lay({"NOR": "Hello there.", "KEN": "Good morning."}) == ()
    assert all(topic.mentioned_by == ("NOR",) for topic in lay({"NOR": NORWAY, "KEN": "Good morning."}))
    assert compare([account("NOR", "a"), account("KEN", "b")], {}) == ()


def test_the_same_input_gives_the_same_topics(topics):
    assert lay({"NOR": NORWAY, "KEN": KENYA}) == topics


def test_a_promise_is_found_again():
    promised = points_of("Norway pledged to pay for the protection of the coral reefs.", "a")
    later = points_of("Norway paid two million dollars for the coral reefs' protection. The king likes tea.", "b")
    found = find_same(promised, later)
    assert [point.passage.exact for point in found[promised[0].id]] == [later[0].passage.exact]
    assert find_same(promised, []) == {}


def test_changes_between_two_versions():
    old = reading.read("The leaders met in Oslo. They discussed grain and fish. They agreed to meet in May.", id="old")
    new = reading.read("The leaders met in Oslo. They discussed grain and steel. The talks were long.", id="new")
    found = changes(old, new)
    assert [change.kind for change in found] == ["reworded", "removed", "added"]
    assert [passage.exact for passage in found[0].old_words] == ["fish"]
    assert [passage.exact for passage in found[0].new_words] == ["steel"]
    assert found[1].old.exact == "They agreed to meet in May."
    assert found[2].new.exact == "The talks were long."
    assert changes(old, old) == ()


def test_changes_the_other_way_round_are_the_same_turned():
    old = reading.read("The leaders met in Oslo. They discussed grain and fish.", id="old")
    new = reading.read("The leaders met in Oslo. They discussed grain and steel. The talks were long.", id="new")
    turned = {"added": "removed", "removed": "added", "reworded": "reworded"}
    there = [(turned[change.kind], change.new, change.old) for change in changes(new, old)]
    assert there == [(change.kind, change.old, change.new) for change in changes(old, new)]


def test_accounts_need_not_be_named_after_the_parties(topics):
    points = {"A": points_of(NORWAY, "nor"), "B": points_of(KENYA, "ken")}
    lettered = compare([account("A", "nor"), account("B", "ken")], points)
    codes = {"NOR": "A", "KEN": "B"}
    assert plain(lettered) == {frozenset((codes[key], text) for key, text in topic) for topic in plain(topics)}
