"""The notes of the bundled case, held against the rules that they were written by."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from urllib.parse import urlsplit

import pytest
import yaml

from summitry import cases

MEETINGS = {meeting.id: meeting for meeting in cases.case_info("trump_putin").meetings}
NOTES = cases.case_files("trump_putin")
ACCOUNTS = {"United States", "Russia", "host and allies", "third countries", "critics in the US", "experts", "press"}
ALWAYS = {"id", "title", "publisher", "url", "kind", "account"}
# Addresses under which a state itself publishes; only a page there may carry a side.
OFFICIAL = {"en.special.kremlin.ru": "RUS"}
TOWNS = {
    "hamburg-2017": "Hamburg",
    "da-nang-2017": "Da Nang",
    "helsinki-2018": "Helsinki",
    "washington-2018": "Washington",
    "paris-2018": "Paris",
    "buenos-aires-2018": "Buenos Aires",
    "osaka-2019": "Osaka",
    "anchorage-2025": "Anchorage",
    "budapest-2025": "Budapest",
}
# Pages that speak of a meeting before its day.
BEFORE = {
    "helsinki-2018/11-russia-matters-week-before.md",
    "helsinki-2018/29-bss-stoltenberg.md",
    "buenos-aires-2018/01-cnbc-cancelled.md",
}
# What accounts differ in, each version in the words of a note of its own.
CONTESTED = {
    "hamburg-2017": (
        ("two hours and 15 minutes", "two hours and 20 minutes", "two hours and 16 minutes"),
        ("Thirty minutes", "Between 30 and 45 minutes", "One hour had been", "25 minutes had been"),
        ("Hamburg as brief", "spoke for about an hour"),
        ("Putin denied it, by Tillerson", "accepted the statements"),
    ),
    "da-nang-2017": (("approved a joint statement", "signed a joint statement"),),
    "helsinki-2018": (
        ("about 90 minutes", "more than two hours", "two hours and ten minutes"),
        ("TASS named Mike Pompeo", "held four names"),
        ("the United States insisted", "Russia was ready to accept it"),
    ),
    "paris-2018": (
        ("discussed the INF Treaty, Syria", "denied that the two"),
        ("had a good talk", "There was no time"),
    ),
    "buenos-aires-2018": (("had an informal conversation", "but did not talk"),),
    "osaka-2019": (("about half an hour", "80 minutes"),),
    "anchorage-2025": (("about three hours", "two hours and 30 minutes", "six to seven hours"),),
    "budapest-2025": (
        ("cancelled the planned meeting", "postponed and not cancelled"),
        ("Russian demands unacceptable", "unnecessary after their call"),
    ),
}
QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]*)[\"”»]")
MARKUP = re.compile(r"https?:|www\.|[<>\[\]*_#`|\\{}]|^\s*(?:[-+]|\d+\.)\s|&\w+;", re.MULTILINE)
# No sentence of these notes ends in an abbreviation, so that a full stop before a capital ends one.
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")


def split(path):
    text = path.read_text(encoding="utf-8")
    opening, block, body = text.split("---\n", 2)
    assert opening == ""
    return yaml.load(block, Loader=yaml.BaseLoader), body


FIELDS = {f"{path.parent.name}/{path.name}": split(path)[0] for path in NOTES}
BODIES = {f"{path.parent.name}/{path.name}": split(path)[1] for path in NOTES}
each_note = pytest.mark.parametrize("name", list(FIELDS))
each_meeting = pytest.mark.parametrize("meeting", list(MEETINGS))


def meeting_of(name):
    return MEETINGS[name.split("/")[0]]


def names_of(meeting):
    return [name for name in FIELDS if meeting_of(name).id == meeting]


def test_there_are_enough_notes():
    assert len(names_of("helsinki-2018")) >= 46
    assert len(NOTES) - len(names_of("helsinki-2018")) >= 25
    assert set(TOWNS) == set(MEETINGS)


def test_ids_are_unique():
    assert len({fields["id"] for fields in FIELDS.values()}) == len(NOTES)


def test_no_sentence_stands_twice():
    found = Counter(sentence for body in BODIES.values() for sentence in SENTENCE_END.split(body.strip()))
    assert [sentence for sentence, count in found.items() if count > 1] == []


def test_every_kind_of_account_is_there():
    assert {fields["account"] for fields in FIELDS.values()} == ACCOUNTS


@each_meeting
def test_a_page_gives_one_note_for_each_account_on_a_meeting(meeting):
    cited = Counter((FIELDS[name]["account"], FIELDS[name]["url"]) for name in names_of(meeting))
    # RT told two versions of one talk in Paris, the president's and his spokesman's.
    twice = [url for (_, url), count in cited.items() if count > 1]
    assert twice == (["https://www.rt.com/news/443678-putin-talk-trump-paris/"] if meeting == "paris-2018" else [])


@each_meeting
def test_a_meeting_is_told_by_several_accounts(meeting):
    accounts = {FIELDS[name]["account"] for name in names_of(meeting)}
    # Of the invitation to Washington no Russian account is on record here.
    assert accounts >= ({"United States", "press"} if meeting == "washington-2018" else {"United States", "Russia"})


@each_meeting
def test_files_are_numbered_without_gaps(meeting):
    numbers = [int(name.split("/")[1][:2]) for name in names_of(meeting)]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(
    ("meeting", "versions"), [(meeting, versions) for meeting, points in CONTESTED.items() for versions in points]
)
def test_each_version_of_what_is_contested_stands_in_a_note_of_its_own(meeting, versions):
    where = defaultdict(set)
    for name in names_of(meeting):
        for version in versions:
            if version in BODIES[name]:
                where[version].add(name)
    assert set(where) == set(versions)
    assert len(set.union(*where.values())) >= len(versions) >= 2


@each_note
def test_a_note_has_its_fields_and_no_others(name):
    fields = FIELDS[name]
    held_on = meeting_of(name).held_on
    always = {*ALWAYS, "held_on"} if held_on else ALWAYS
    assert set(fields) - {"side"} in ({*always, "published_on"}, {*always, "published_in"})
    assert all(isinstance(value, str) and value.strip() for value in fields.values())
    assert fields["kind"] == "case note"
    assert fields["account"] in ACCOUNTS
    assert fields.get("held_on") == (held_on.isoformat() if held_on else None)


@each_note
def test_the_id_is_the_file_s_name_as_a_slug(name):
    found = re.fullmatch(r"[a-z0-9-]+/\d\d-([a-z0-9]+(?:-[a-z0-9]+)*)\.md", name)
    assert found is not None
    assert FIELDS[name]["id"] == f"{meeting_of(name).id}-{found[1]}"


@each_note
def test_the_cited_page_has_a_link_and_a_date_that_can_be(name):
    parts = urlsplit(FIELDS[name]["url"])
    assert parts.scheme in {"http", "https"}
    assert "." in parts.netloc
    if "published_on" in FIELDS[name]:
        day = FIELDS[name]["published_on"]
        assert re.fullmatch(r"20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", day)
        assert (day < str(meeting_of(name).held_on or meeting_of(name).announced_on)) == (name in BEFORE)
    else:
        assert re.fullmatch(r"20\d\d(?:-(?:0[1-9]|1[0-2]))?", FIELDS[name]["published_in"])


@each_note
def test_only_a_state_s_own_page_carries_a_side(name):
    assert FIELDS[name].get("side") == OFFICIAL.get(urlsplit(FIELDS[name]["url"]).netloc)


@each_note
def test_the_body_is_plain_prose_of_the_right_length(name):
    body = BODIES[name]
    assert MARKUP.search(body) is None
    assert body == body.strip() + "\n"
    assert 25 <= len(body.split()) <= 180
    assert all(paragraph.endswith(".") for paragraph in body.strip().split("\n\n"))


@each_note
def test_the_body_quotes_no_more_than_eight_words(name):
    assert all(len(quoted.split()) <= 8 for quoted in QUOTED.findall(BODIES[name]))
    assert not re.search('["“”„«»]', QUOTED.sub("", BODIES[name])), "a quotation mark stands alone"


@each_note
def test_the_note_names_both_leaders_and_the_place(name):
    body = BODIES[name]
    assert TOWNS[meeting_of(name).id] in body
    assert "Putin" in body
    assert re.search("Trump|President of the United States", body)


@each_note
def test_the_opening_paragraph_dates_the_meeting(name):
    meeting = meeting_of(name)
    if meeting.id == "helsinki-2018":
        return  # Its notes were written before the others and date it anywhere in their text.
    day = meeting.held_on or meeting.announced_on
    opening = BODIES[name].split("\n\n")[0]
    assert str(day.year) in opening
    if meeting.held_on:
        assert f"{day.day} {day:%B}" in opening
