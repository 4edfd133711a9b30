"""A label that would name nothing gives way to the one issue area, else to the point's own words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry import reading
from summitry.meetings.compare.naming import find_label, holds, split
from summitry.meetings.points import find_points
from summitry.meetings.points.quotations import MOST_LETTERS, MOST_WORDS, is_quotation
from summitry.meetings.record import Status

LONG = "They would hardly have been as happy here again as they had been there with all of us for so very long."


def points_of(*texts):
    return [point for text in texts for point in find_points(reading.read(text))]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I propose pooling resources.", "“I propose pooling resources”"),
        ("We will continue working in this area.", "“We will continue working in this area”"),
        ("For them these are strange things.", "“For them these are strange things”"),
        ("They are already closing in Oslo.", "“They are already closing in Oslo”"),
        ("They say anticipation is all.", "“They say anticipation is all”"),
        ('Others say "We will learn to make them ourselves."', '“Others say "We will learn to make them ourselves."”'),
        ("That's correct.", "“That's correct”"),
        ("(Laughter.)", "“(Laughter.)”"),
    ],
)
def test_what_names_nothing_is_quoted(text, label):
    (point,) = points_of(text)
    assert point.label == label
    assert is_quotation(point)
    assert point.label_passage.exact in point.passage.exact


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("I propose pooling the salmon nets.", "salmon nets"),
        ("We will continue working in the salmon trade.", "salmon trade"),
        ("They discussed the lack of salmon in these bays.", "lack of salmon"),
        ("Norway asked for security guarantees.", "security guarantees"),
        ("They discussed the election.", "election"),
        ("They discussed fish, such as salmon.", "fish, such as salmon"),
        ("The ministers spoke about Norway.", "Norway"),
    ],
)
def test_what_names_a_subject_is_not_quoted(text, label):
    (point,) = points_of(text)
    assert point.label == label
    assert not is_quotation(point)


def test_the_one_issue_area_stands_before_a_quotation():
    (point,) = points_of("They discussed the role of this war.")
    assert point.label == "War and attacks"
    assert point.label_passage is None


def test_a_long_quotation_is_cut_at_a_word_and_its_ellipsis_stands_outside():
    label = next(point.label for point in points_of(LONG) if is_quotation(point))
    assert label.endswith("”…")
    assert label[1:-2] in LONG
    assert len(label) <= MOST_LETTERS


def test_a_quotation_does_not_begin_behind_a_negation():
    text = "We would not say, after all that was done here, that they have the competence to answer that."
    labels = [point.label for point in points_of(text) if is_quotation(point)]
    assert labels
    assert all(label.startswith("“We would not") for label in labels)


def test_a_quotation_names_no_other_point_and_no_topic_that_has_a_name():
    ours, theirs, salmon = points_of(
        "We will continue working in this area.", "They propose working in that area.", "They discussed salmon nets."
    )
    assert is_quotation(ours)
    assert is_quotation(theirs)
    assert not holds(ours, theirs)
    assert list(split([ours, theirs])) == [(ours,), (theirs,)]
    assert find_label([ours, salmon]) == find_label([salmon, ours]) == "salmon nets"


@given(st.lists(st.sampled_from(["the", "king", "ferry", "of", "“", "”", "(", ")", "-", "we", "said", "1,000", "…"])))
@settings(max_examples=40, deadline=None)
def test_a_quotation_is_word_for_word_and_short(words):
    text = " ".join(words)
    for point in points_of(text) if text.strip() else ():
        if is_quotation(point):
            shown = point.label.removesuffix("…")[1:-1]
            assert shown == " ".join(point.label_passage.exact.split())
            assert len(shown.split()) <= MOST_WORDS or " " not in shown
            assert point.label_passage.start >= 0


def test_what_was_not_signed_is_the_label_where_another_phrase_would_seem_to_be_denied():
    (point,) = (
        one
        for one in points_of(
            "While no major new treaties were signed, the ministers talked about these fishing rights."
        )
        if one.status is Status.DENIED
    )
    assert point.label == "“no major new treaties were signed”"
    assert point.label_passage.exact == "no major new treaties were signed"
