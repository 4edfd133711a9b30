from __future__ import annotations

import json

from tests.reading.samples import make_reading


def test_the_record_survives_json():
    record = make_reading(publisher="Example Post").to_json()
    assert json.loads(json.dumps(record)) == record


def test_every_passage_is_word_for_word():
    record = make_reading().to_json()
    text = record["document"]["text"]
    spans = [*record["sentences"], *record["mentions"], *record["dates"], *record["quotes"]]
    assert len(spans) == 9
    assert all(text[span["start"] : span["end"]] == span["exact"] for span in spans)


def test_mentions_name_their_actors_and_the_actors_are_listed_once():
    record = make_reading().to_json()
    assert [mention["actors"] for mention in record["mentions"]] == [["ada-example"], ["ada-example"], ["XAA"], []]
    assert [actor["id"] for actor in record["actors"]] == ["XAA", "ada-example"]
    assert record["actors"][1] == {
        "id": "ada-example",
        "label": "Ada Example",
        "kind": "person",
        "country": "XAA",
        "office": "head_of_state",
        "title": "President",
        "from": "2019-01-01",
        "to": None,
        "gender": "f",
        "taken_from": "test",
        "note": None,
    }


def test_an_assumption_is_a_field():
    (day,) = make_reading().to_json()["dates"]
    assert (day["assumed_from"], day["note"]) == ("published_on", "year assumed")


def test_a_reading_says_in_one_line_what_it_holds():
    assert (
        str(make_reading(title="Talks"))
        == "Talks: 3 sentences, 4 mentions of 2 actors (1 undecided), 1 dates, 1 quotes"
    )
