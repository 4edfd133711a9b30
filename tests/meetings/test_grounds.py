"""Documents that only retell: what is told in them is one topic only where there is a ground for it."""

from __future__ import annotations

from summitry import ingest, reading
from summitry.meetings.compare import compare
from summitry.meetings.compare.grounds import RETOLD
from summitry.meetings.meeting import Account
from summitry.meetings.points import find_points

TEXTS = {
    "press": "Norway imposed sanctions on two banks of the coast. The two presidents discussed the fishing treaty.",
    "experts": "The two leaders discussed the treaty on fishing rights. Kenya opened a school of mining in the valley.",
}


def topics_of(texts, retelling):
    points = {
        key: [
            point
            for number, text in enumerate(held if isinstance(held, tuple) else (held,))
            for point in find_points(reading.read(ingest.to_document(text, id=f"{key}{number}")))
        ]
        for key, held in texts.items()
    }
    accounts = [Account(key, key, "press", tuple({p.passage.document_id for p in points[key]})) for key in texts]
    return compare(accounts, points, ("NOR", "KEN"), retelling)


def test_one_subject_stays_one_topic_and_no_other_joins_it():
    topics = topics_of(TEXTS, ("press0", "experts0"))
    both = [topic for topic in topics if len(topic.points) > 1]
    assert [topic.label for topic in both] == ["treaty on fishing rights"]
    assert all(topic.likeness.total >= RETOLD for topic in both)


def test_nothing_changes_between_documents_that_do_not_only_retell():
    assert topics_of(TEXTS, ()) == topics_of(TEXTS, ("another",))


def test_what_two_documents_of_one_account_tell_is_told_once():
    texts = {
        "press": ("Norway rejected the ban on salmon.", "Norway rejected the ban on salmon at once."),
        "experts": "The two presidents discussed the fishing treaty.",
    }
    (topic,) = [one for one in topics_of(texts, ("press0", "press1", "experts0")) if "ban" in one.label]
    assert [point.passage.document_id for point in topic.points["press"]] == ["press0", "press1"]
