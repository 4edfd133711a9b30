"""A step of the ladder is shown where a party took it, or two together; a promise binds somebody to something."""

from __future__ import annotations

import pytest

from summitry import ingest
from summitry.case import make_dossier
from summitry.meetings.record import Status


def dossier_of(*texts, kind="readout"):
    documents = [
        ingest.to_document(text, id=f"d{at}", side="FRA", kind=kind, published_on=f"2023-0{at}-12")
        for at, text in enumerate(texts, start=5)
    ]
    return make_dossier(documents)[0]


def met(day="11 May"):
    return (
        f"President of France Emmanuel Macron spoke by telephone with President of Poland Andrzej Duda on {day} 2023. "
    )


def statuses_of(part):
    rows = (*part.outcomes, *part.mentions)
    return {line.text: line.tags.get("status", "") for row in rows for cell in row.cells for line in cell.lines}


def status_in(part, words):
    return next(status for text, status in statuses_of(part).items() if words in text)


def test_what_a_third_state_announced_is_told_and_no_outcome_of_this_meeting():
    text = met() + "They discussed the ferry line. The government of Brazil announced a new tax on grain."
    (part,) = dossier_of(text).meetings
    assert status_in(part, "tax on grain") == ""
    assert status_in(part, "ferry line") == Status.DISCUSSED_ONLY.value


def test_what_a_party_announced_is_an_outcome():
    text = met() + "They discussed the ferry line. The President of Poland announced a new tax on grain."
    (part,) = dossier_of(text).meetings
    assert status_in(part, "tax on grain") == Status.PLEDGED.value


@pytest.mark.parametrize("who", ["The leaders of the churches", "Other business leaders"])
def test_what_unnamed_people_hold_in_common_is_no_outcome_without_a_meeting(who):
    part = dossier_of(
        f"A round table on schools was held in the palace. {who} stressed the need for new schools."
    ).unjoined
    assert set(statuses_of(part).values()) <= {""}


def test_a_step_that_rests_on_words_before_it_shows_them_too():
    text = (
        met() + "They discussed the price of grain, the ferry line between the two ports, and the bridge on the border."
    )
    (part,) = dossier_of(text).meetings
    lines = [line for row in part.outcomes for cell in row.cells for line in cell.lines]
    assert len(lines) > 1
    for line in lines:
        assert any("discussed" in passage.exact for passage in line.passages)


def promised(text):
    (series,) = dossier_of(met() + text, met("11 June") + "They discussed the price of grain.").series
    return [follow.promised.text for follow in series.follow_ups]


def test_what_both_will_do_is_a_promise():
    assert len(promised("They agreed to build a bridge on the border.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "They shared the view that the bridge is a fine example.",
        "They reaffirmed the strength of the alliance on the tenth anniversary of the treaty.",
    ],
)
def test_a_view_that_both_hold_promises_nothing(text):
    assert promised(text) == []


def test_who_took_a_step_together_is_not_said_where_only_one_side_was_found():
    text = (
        "President of France Emmanuel Macron and the French foreign minister Catherine Colonna rang Warsaw on 11 May 2023. "
        "They spoke with President of Poland Andrzej Duda. The leaders agreed to build a bridge on the border."
    )
    for part in dossier_of(text).meetings:
        for row in part.outcomes:
            for cell in row.cells:
                for line in cell.lines:
                    assert line.tags.get("by", "") not in {"Emmanuel Macron", "Emmanuel Macron, Catherine Colonna"}


def test_who_is_named_by_a_role_alone_is_not_taken_for_another_than_who_met():
    text = (
        "Vladimir Putin had a telephone conversation with President of Serbia Aleksandar Vučić on 11 May 2022. "
        "Vladimir Putin congratulated the Serbian leader on the new ferry line. He told the Serbian leader about the dam."
    )
    document = ingest.to_document(text, id="d", side="RUS", kind="readout", published_on="2022-05-12")
    (part,) = make_dossier([document])[0].meetings
    lines = [line for row in (*part.outcomes, *part.mentions) for cell in row.cells for line in cell.lines]
    assert lines
    assert {line.tags.get("to", "") for line in lines} <= {"", "Aleksandar Vučić"}


@pytest.mark.parametrize(
    "said",
    [
        "I’ve asked the — and I want to thank the president for the grain.",
        "Back then, we decided that the dam was done.",
    ],
)
def test_words_that_were_broken_off_or_are_of_long_ago_are_no_step(said):
    text = f"{met()}They discussed the ferry line. PRESIDENT MACRON: {said}"
    (part,) = dossier_of(text).meetings
    assert {status for told, status in statuses_of(part).items() if told in said and status} == set()


def by_in(part, words):
    rows = (*part.outcomes, *part.mentions)
    lines = [line for row in rows for cell in row.cells for line in cell.lines if words in line.text]
    return [line.tags.get("by", "") for line in lines]


def test_unnamed_people_of_another_sentence_are_not_taken_for_they():
    text = met() + "Experts spoke of the harvest in the north. They want a new dam on the river for the farmers."
    for part in dossier_of(text).meetings:
        assert all("xperts" not in by for by in by_in(part, "dam on the river"))


def test_who_thanks_for_a_pledge_has_not_made_it():
    text = met() + "President Macron thanked Poland for the decision to send another 20 million euros for the dam."
    (part,) = dossier_of(text).meetings
    assert by_in(part, "20 million") == [""]


def test_that_people_talked_without_a_subject_is_no_step():
    text = met() + "They discussed the ferry line. Emmanuel Macron had a conversation with King Charles on Monday."
    (part,) = dossier_of(text).meetings
    assert all("conversation" not in told for told, status in statuses_of(part).items() if status)


@pytest.mark.parametrize(
    "text",
    [
        "At the 2021 summit in Oslo, both sides launched a council on fishing.",
        "The President of Poland announced the launch of the fishing council while in Oslo in November 2021.",
        "In 1975 the two countries signed the treaty on fishing.",
        "The two countries signed the treaty on fishing in 1975.",
        "Last year the two presidents signed a memorandum on fishing.",
        "Two months ago the two sides launched a council on fishing.",
        "The two sides launched a council on fishing in March.",
    ],
)
def test_what_was_done_in_a_year_before_is_no_step_of_this_meeting(text):
    (part,) = dossier_of(f"{met()}They discussed the ferry line. {text}").meetings
    assert {status for told, status in statuses_of(part).items() if "fishing" in told} <= {""}


@pytest.mark.parametrize(
    "text",
    [
        "On 11 May 2023, both sides launched a council on fishing.",
        "The two sides agreed to hold a council on fishing in March.",
        "Both sides decided to renew the council on fishing that was founded in 1975.",
        "The two sides launched a council on fishing in May.",
        "Both presidents welcomed the growth of the council on fishing last year.",
    ],
)
def test_what_was_done_this_year_is(text):
    (part,) = dossier_of(f"{met()}They discussed the ferry line. {text}").meetings
    assert status_in(part, "council on fishing") == Status.AGREED.value
