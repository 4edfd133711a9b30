"""Meetings that one document tells of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.meetings.find import find_meetings
from summitry.meetings.find.words import circumstances, meeting_words
from summitry.model import DocumentKind
from tests.meetings.build import read_text

DAY = date(2019, 10, 15)  # Macron and Merkel in office


def meetings_of(text, **known):
    return find_meetings(read_text(text, **{"published_on": DAY, **known}))


def codes(meeting):
    return [party.code for party in meeting.parties]


@pytest.mark.parametrize("word", meeting_words(), ids=lambda word: f"{word.word} ({word.kind})")
def test_each_word_of_meeting_finds_its_example_and_not_its_near_miss(word):
    (meeting,) = meetings_of(word.example)
    assert codes(meeting) == ["DEU", "FRA"]
    if word.form != "unknown":
        assert meeting.form == word.form
    assert meetings_of(word.near_miss) == ()


@pytest.mark.parametrize("row", circumstances(), ids=lambda row: row.words)
def test_each_circumstance_is_read_from_its_example(row):
    meeting = meetings_of(row.example)[0]
    assert set(codes(meeting)) >= {"DEU", "FRA"}
    assert getattr(meeting, row.what) == row.value


def test_who_when_where_and_how_are_told_with_their_words():
    text = "President Emmanuel Macron and Chancellor Angela Merkel held talks in Toulouse on 16 October 2019."
    (meeting,) = meetings_of(text, published_on=date(2019, 10, 17))
    assert [party.leaders for party in meeting.parties] == [("angela-merkel",), ("emmanuel-macron",)]
    assert (meeting.held.first_on, meeting.rests_on, meeting.held.assumed_from) == (
        date(2019, 10, 16),
        "written out",
        None,
    )
    assert (meeting.place, meeting.place_passage.exact, meeting.form) == ("Toulouse", "Toulouse", "in person")
    assert (meeting.setting, meeting.state, meeting.is_main) == ("bilateral", "held", True)


def test_a_partys_own_account_without_a_day_is_of_its_publication_and_says_so():
    text = "Emmanuel Macron spoke by phone with Angela Merkel."
    (own,) = meetings_of(text, side="FRA", kind=DocumentKind.READOUT)
    assert (own.held.first_on, own.rests_on, own.held.assumed_from) == (DAY, "publication day", "published_on")
    (other,) = meetings_of(text, kind=DocumentKind.NEWS)
    assert (other.held, other.rests_on) == (None, "nothing")


def test_a_given_day_is_taken_and_said_to_be_given():
    (meeting,) = meetings_of("Emmanuel Macron met Angela Merkel in Toulouse.", held_on=date(2019, 10, 16))
    assert (meeting.held.first_on, meeting.rests_on, meeting.held.assumed_from) == (
        date(2019, 10, 16),
        "given",
        "held_on",
    )


def test_a_day_that_the_text_writes_out_stands_beside_a_given_one():
    text = "Emmanuel Macron met Angela Merkel in Toulouse on 15 October 2019."
    (meeting,) = meetings_of(text, held_on=date(2019, 10, 16))
    assert (meeting.held.first_on, meeting.rests_on) == (date(2019, 10, 15), "written out")


def test_a_place_and_a_year_find_a_known_meeting():
    text = "The Helsinki summit in 2018 was short.\n\nCritics of Trump and of Putin were many."
    (meeting,) = meetings_of(text, published_on=None)
    assert codes(meeting) == ["RUS", "USA"]
    assert (meeting.held.first_on, meeting.rests_on, meeting.held.assumed_from) == (
        date(2018, 7, 16),
        "catalogue",
        "catalogue",
    )
    assert meeting.held.passage.exact == "2018"


def test_a_place_alone_means_several_and_none_is_chosen():
    assert meetings_of("The Helsinki summit was short.", published_on=None) == ()


def test_a_place_and_a_year_do_not_mean_those_whom_the_text_never_names():
    assert meetings_of("The Paris summit in 2015 dealt with the climate.", published_on=None) == ()


def test_one_leader_at_a_place_is_no_known_meeting_of_others():
    assert meetings_of("Emmanuel Macron met farmers from Lille in Paris.", published_on=date(2019, 12, 10)) == ()


def test_what_others_say_of_a_meeting_is_about_that_meeting():
    text = "Senator John McCain said that the meeting of Donald Trump and Vladimir Putin in Helsinki was a mistake."
    (meeting,) = meetings_of(text, published_on=date(2018, 7, 17))
    assert codes(meeting) == ["RUS", "USA"]
    assert meeting.held.first_on == date(2018, 7, 16)


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron did not meet Angela Merkel.",
        "Emmanuel Macron could meet Angela Merkel.",
        "If Emmanuel Macron meets Angela Merkel, they will talk.",
        "Emmanuel Macron met Edouard Philippe in Paris.",
        "Emmanuel Macron met farmers from Germany.",
        "France reaffirmed its commitment to welcoming Sweden and Finland as allies.",
    ],
)
def test_no_meeting_is_made_of_what_is_none(text):
    assert meetings_of(text) == ()


def test_an_earlier_meeting_stands_apart():
    text = (
        "Emmanuel Macron spoke by phone with Angela Merkel. "
        "The President of France recalled that he and Angela Merkel had met in Toulouse on 16 September 2019."
    )
    first, *others = meetings_of(text, side="FRA")
    assert (first.is_main, first.form, first.held.first_on) == (True, "call", DAY)
    assert all(not other.is_main and other.held.first_on == date(2019, 9, 16) for other in others)


def test_a_transcript_is_of_those_who_speak_in_it():
    text = "Paris\n\n(October 13, 2019)\n\nPRESIDENT MACRON: Welcome.\n\nCHANCELLOR MERKEL: Thank you.\n\nPRESIDENT MACRON: Good."
    title = "Remarks by President Macron and Chancellor Merkel Before Meeting"
    (meeting,) = meetings_of(text, side="FRA", kind=DocumentKind.TRANSCRIPT, title=title)
    assert codes(meeting) == ["DEU", "FRA"]
    assert (meeting.held.first_on, meeting.is_main) == (date(2019, 10, 13), True)


PAIRS = [
    ("Emmanuel Macron", "FRA", "Angela Merkel", "DEU"),
    ("Vladimir Putin", "RUS", "Donald Trump", "USA"),
    ("Xi Jinping", "CHN", "Shinzo Abe", "JPN"),
]
SENTENCES = [
    "{a} met {b} in Reykjavik on 3 October 2019.",
    "{a} had a telephone conversation with {b}.",
    "The planned meeting of {a} and {b} was cancelled.",
    "{a} will receive {b} in Reykjavik on 20 October 2019.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair[1])
def test_swapping_the_two_changes_nothing_else(sentence, pair):
    a, code_a, b, code_b = pair
    one, other = meetings_of(sentence.format(a=a, b=b)), meetings_of(sentence.format(a=b, b=a))
    assert len(one) == len(other) == 1
    assert codes(one[0]) == codes(other[0]) == sorted([code_a, code_b])
    for name in ("rests_on", "place", "form", "setting", "state", "is_main"):
        assert getattr(one[0], name) == getattr(other[0], name)
    first, second = one[0].held, other[0].held
    assert (first and first.first_on) == (second and second.first_on)


PIECES = st.sampled_from(
    ["Emmanuel Macron ", "met ", "Angela Merkel ", "in Paris ", "on 3 October 2019", ". ", "\n\n", "a call with ", "\u202e",
     "the Helsinki summit ", "2018 ", "<script>", "Trump-Putin meeting", "— ", "and ", "will "]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=14).map("".join))
@settings(max_examples=25, deadline=None)
def test_every_passage_is_word_for_word(text):
    reading = read_text(f"{text} x", published_on=DAY)
    for meeting in find_meetings(reading):
        spans = [meeting.held.passage] if meeting.held else []
        for passage in [meeting.passage, meeting.place_passage, meeting.form_passage, *spans]:
            assert passage is None or reading.document.text[passage.start : passage.end] == passage.exact
        assert len(meeting.parties) != 1
        assert codes(meeting) == sorted(set(codes(meeting)))


def test_a_title_tells_who_met_where_no_sentence_does():
    text = "During the conversation, Emmanuel Macron congratulated the Federal Chancellor on her birthday in 2019."
    title = "Telephone conversation with Federal Chancellor of Germany Angela Merkel"
    (meeting,) = meetings_of(text, side="FRA", kind=DocumentKind.READOUT, title=title)
    assert codes(meeting) == ["DEU", "FRA"]
    assert (meeting.held.first_on, meeting.held.assumed_from, meeting.form) == (DAY, "published_on", "call")
    assert meeting.passage.exact == text


def test_a_title_names_a_known_meeting_that_the_text_only_speaks_of():
    text = "Critics of Trump were many. Putin was content, they said, after Helsinki."
    known = {
        "title": "Reactions to the Trump-Putin summit",
        "published_on": date(2018, 7, 18),
        "kind": DocumentKind.NEWS,
    }
    (meeting,) = meetings_of(text, **known)
    assert (meeting.held.first_on, meeting.rests_on) == (date(2018, 7, 16), "catalogue")
    assert meetings_of(text, **{**known, "published_on": date(2021, 7, 18)}) == ()


def test_a_states_delegation_is_a_party_and_its_lawmakers_are_not():
    (meeting,) = meetings_of("Emmanuel Macron met the German delegation in Paris.")
    assert [party.leaders for party in meeting.parties] == [(), ("emmanuel-macron",)]
    assert meetings_of("Emmanuel Macron met German lawmakers in Paris.") == ()


def test_the_day_of_a_report_is_not_that_of_the_meeting():
    text = "The agency reported on 17 October 2019 that Emmanuel Macron had met Angela Merkel in Toulouse."
    (meeting,) = meetings_of(text, held_on=date(2019, 10, 16))
    assert (meeting.held.first_on, meeting.rests_on) == (date(2019, 10, 16), "given")


def test_a_day_on_which_a_persons_term_ended_is_not_that_of_the_call():
    text = (
        "Emmanuel Macron had a telephone conversation with Angela Merkel, who completed her term of office as Federal "
        "Chancellor of Germany on December 8."
    )
    found = meetings_of(text, published_on=date(2021, 12, 9), side="FRA", kind="readout")
    assert [one.held.first_on for one in found if one.held] == [date(2021, 12, 9)]


@pytest.mark.parametrize(
    "text",
    [
        "Senior Adviser to President Emmanuel Macron, Dr. Ann Lee, spoke with Angela Merkel.",
        "Emmanuel Macron's assistant Ann Lee met with Angela Merkel in Toulouse.",
        "The adviser to Chancellor Angela Merkel spoke by phone with Emmanuel Macron's adviser.",
        "Assistant to the President of France Ann Lee met with Chancellor Angela Merkel in Toulouse.",
    ],
)
def test_whom_an_adviser_serves_has_not_met(text):
    assert meetings_of(text, side="FRA", kind=DocumentKind.READOUT) == ()


def test_a_planned_meeting_puts_nobody_on_an_advisers_call():
    text = (
        "The adviser Ann Lee spoke by phone with the adviser Jan Hecker. "
        "They discussed a planned meeting between President Macron and Chancellor Merkel."
    )
    assert meetings_of(text, side="FRA", kind=DocumentKind.READOUT) == ()


def test_a_meeting_that_is_planned_for_a_month_is_not_held():
    text = "The harvest was good. A meeting between Emmanuel Macron and Angela Merkel is planned for 3 November 2019."
    assert [meeting.state for meeting in meetings_of(text)] == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "{} It was a follow-up to the talks of Emmanuel Macron with Angela Merkel on 13 October 2019.",
        "As a follow-up to the meeting of Emmanuel Macron with Angela Merkel on 13 October 2019, they spoke. {}",
    ],
)
def test_a_call_that_follows_up_on_a_meeting_does_not_take_its_day(text):
    told = text.format("Emmanuel Macron spoke by phone with Angela Merkel.")
    found = meetings_of(told, side="FRA", kind=DocumentKind.READOUT)
    (call,) = [meeting for meeting in found if meeting.form == "call"]
    assert call.held.first_on == DAY
