"""What must hold for whole readings, through the shipped model."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.read_corpus import iter_passages
from summitry import cases, ingest
from summitry.model import SetAside
from summitry.reading import read
from summitry.reading.batch import iter_records

DAY = date(2022, 5, 3)
ONE = ("Emmanuel Macron", "France", "French", "emmanuel-macron", "FRA")
OTHER = ("Joe Biden", "the United States", "American", "joe-biden", "USA")
READOUTS = (
    "{0} met {5} in Geneva on Monday. The two leaders discussed trade. {0} said that {1} and {6} would hold talks.",
    "President {0} spoke by telephone with {5}. Both sides agreed to meet again. The {7} side thanked the {2} side.",
    "{0} welcomed {5} to the palace. {0} told reporters that {6} was a partner. The {7} president thanked his host.",
)


def read_pair(template, first, second):
    return read(template.format(*first, *second), id="d", published_on=DAY)


def named(reading):
    return [sorted(actor.id for actor in mention.actors) for mention in reading.mentions]


@pytest.mark.parametrize("template", READOUTS)
def test_swapping_the_sides_swaps_who_is_meant(template):
    swap = {ONE[3]: OTHER[3], OTHER[3]: ONE[3], ONE[4]: OTHER[4], OTHER[4]: ONE[4]}
    straight = named(read_pair(template, ONE, OTHER))
    crossed = named(read_pair(template, OTHER, ONE))
    assert straight == [sorted(swap.get(name, name) for name in names) for names in crossed]
    assert any(ONE[3] in names for names in straight)


def test_the_order_of_documents_does_not_matter():
    files = cases.case_files("trump_putin", "helsinki-2018")
    documents = [item for item in ingest.fetch(files) if not isinstance(item, SetAside)]
    there = {record["id"]: record for record in iter_records(documents)}
    back = {record["id"]: record for record in iter_records(documents[::-1])}
    assert there == back
    assert len(there) > 10


def test_every_passage_of_the_bundled_case_is_word_for_word():
    count = 0
    for record in iter_records(ingest.fetch(cases.case_files("trump_putin", "helsinki-2018"))):
        text = record["document"]["text"]
        for passage in iter_passages(record):
            assert text[passage["start"] : passage["end"]] == passage["exact"]
            assert passage["document_id"] == record["id"]
            count += 1
    assert count > 1000


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from([*"“”\"'()[]—-…,.:;!? \n\t\u202e\x00é中🙂", " He said ", " Biden ", " 3 May ", "U.S. "]),
        max_size=40,
    )
)
def test_any_text_is_read_without_a_fault_and_word_for_word(parts):
    text = "x" + "".join(parts)
    reading = read(text, id="d", published_on=DAY)
    record = reading.to_json()
    assert all(text[p["start"] : p["end"]] == p["exact"] for p in iter_passages(record) if "exact" in p)
