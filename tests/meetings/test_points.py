"""Points: what one document says of a meeting, one thing each, word for word."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry import ingest, reading
from summitry.meetings.points import find_points
from summitry.meetings.record import Status

SENTENCES = (
    "The leaders discussed the new sanctions and the relief for refugees.",
    "President Castro urged Norway to open its ports and condemned the attack on the convoy.",
    "They agreed to meet again in Vienna on 3 May 2024.",
    "“We need your help at once,” the king said.",
    "The conversation took place in a frank atmosphere.",
    "It was confirmed that the talks would open in March; a working group on water was established.",
    "PRIME MINISTER LEE: Thank you. We will continue our work on clean energy — and on trade.",
    "• Trade: tariffs on steel fell by 12 percent",
    "Der Satz ist deutsch. 你好。",
    "???",
)


def points_of(text, **known):
    return find_points(reading.read(text, **known))


def texts(points):
    return [point.passage.exact for point in points]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.sampled_from([" ", "\n", "\n\n"]))
@settings(max_examples=30, deadline=None)
def test_every_passage_is_word_for_word_and_none_overlaps(sentences, joint):
    document = ingest.to_document(joint.join(sentences))
    last = 0
    for point in find_points(reading.read(document)):
        for passage in (point.passage, point.sentence, point.label_passage, point.cue):
            if passage is not None:
                assert document.text[passage.start : passage.end] == passage.exact
        for amount in point.features.amounts:
            assert document.text[amount.passage.start : amount.passage.end] == amount.passage.exact
        assert point.passage.start >= last
        assert point.sentence.start <= point.passage.start
        assert point.passage.end <= point.sentence.end
        last = point.passage.end


def test_a_sentence_is_cut_where_it_says_several_things():
    found = points_of(
        "The two leaders discussed the water treaty, agreed to open a second bridge, and condemned the attack on the convoy."
    )
    assert [point.status for point in found] == [Status.DISCUSSED_ONLY, Status.AGREED, Status.AGREED]


def test_a_list_of_things_with_words_of_their_own_is_cut():
    found = points_of(
        "The leaders discussed the new sanctions package, the relief for refugees and the price of grain."
    )
    assert len(found) == 3
    assert {point.status for point in found} == {Status.DISCUSSED_ONLY}


def test_a_quoted_sentence_of_a_report_stays_whole():
    text = "“We need peace, and we want it to last for our children,” the king of Norway said. He urged Kenya to help."
    assert len(points_of(text)) == 2


def test_a_short_list_stays_whole():
    assert len(points_of("The minister reaffirmed his support for sovereignty and territorial integrity.")) == 1
    assert len(points_of("Canada and Brazil agreed on a treaty.")) == 1


def test_what_is_said_is_cut_at_each_that():
    found = points_of("The president said that Norway would send tents and that it would lower its tariffs on steel.")
    assert [point.status for point in found] == [Status.PLEDGED, Status.PLEDGED]


def test_semicolons_cut():
    found = points_of(
        "The parties will open the border for farmers; launch a joint study of the lake; train the rangers."
    )
    assert len(found) == 3


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The leaders discussed the water treaty.", "water treaty"),
        ("President Castro urged Norway to lift the tariffs on steel.", "tariffs on steel"),
    ],
)
def test_the_label_is_a_phrase_of_the_text(text, label):
    (point,) = points_of(text)
    assert point.label == label


def test_speaker_and_addressed():
    (point,) = points_of("Norway urged Kenya to lower its tariffs.")
    assert [speaker.actor_id for speaker in point.speakers] == ["NOR"]
    assert [speaker.actor_id for speaker in point.addressed] == ["KEN"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He told Norway that the border would be closed.", ["NOR"]),
        ("The minister promised Norway new tents.", ["NOR"]),
        ("The president called on Norway to keep the truce.", ["NOR"]),
        ("Canada agreed with Brazil on the text of a treaty.", ["BRA"]),
        ("The president made an appeal to Norway.", ["NOR"]),
        ("Tents will be supplied to Norway by rail.", []),
        ("The king will visit Norway in May.", []),
        ("They discussed Norway at length.", []),
        ("Canada will send tents to Norway.", []),
        ("He put pressure on Norway.", []),
    ],
)
def test_only_who_is_told_asked_or_promised_something_is_addressed(text, told):
    (point,) = points_of(text)
    assert [speaker.actor_id for speaker in point.addressed] == told


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("The Minister of Energy arrived with two engineers from the coast.", ()),
        ("The health minister arrived with two engineers from the coast.", ()),
        ("The minister spoke of energy with two engineers from the coast.", ("energy",)),
    ],
)
def test_what_an_office_is_named_after_is_no_subject(text, issues):
    assert [point.features.issues for point in points_of(text)] == [issues]


def test_members_of_an_armed_group_are_no_member_states():
    (point,) = points_of("Taliban members fight on the border.")
    assert [(speaker.label, speaker.actor_id) for speaker in point.speakers] == [("Taliban members", None)]


def test_what_the_other_side_is_said_to_do_is_reported():
    text = "Norway urged Kenya to lower its tariffs. Kenya pledged to send tents. Both sides agreed to meet."
    flags = {side: [point.flags for point in points_of(text, side=side)] for side in ("NOR", "KEN")}
    assert ["reported" in one for one in flags["NOR"]] == [False, True, False]
    assert ["reported" in one for one in flags["KEN"]] == [True, False, False]
    assert not any("reported" in point.flags for point in points_of(text))


def test_labels_of_a_transcript_are_no_points():
    text = "PRESIDENT LEE: We agreed to open the border.\n\nPRESIDENT OLAV: We discussed the price of grain.\n\nPRESIDENT LEE: Thank you."
    found = points_of(text, kind="transcript")
    assert not any("PRESIDENT LEE" in exact or "PRESIDENT OLAV" in exact for exact in texts(found))
    assert [point.status for point in found] == [Status.AGREED, Status.DISCUSSED_ONLY, None]


def test_the_parties_names_are_not_in_the_vector():
    pair = ("Norway", "Kenya")
    here = points_of("Norway urged Kenya to lower its tariffs on steel.")[0]
    there = points_of("Kenya urged Norway to lower its tariffs on steel.")[0]
    assert here.features.vector == there.features.vector
    assert here.features.words == there.features.words
    assert not set(here.features.words) & {name.lower() for name in pair}
    vector = np.frombuffer(here.features.vector, dtype="<f2").astype(float)
    assert np.linalg.norm(vector) == pytest.approx(1.0, abs=0.01)


def test_swapping_the_names_swaps_speakers_and_nothing_else():
    text = (
        "Norway urged Kenya to open its ports. The president of Norway rejected the offer. Both sides agreed to meet."
    )
    swapped = re.sub(r"Norway|Kenya", lambda found: {"Norway": "Kenya", "Kenya": "Norway"}[found[0]], text)
    here, there = points_of(text), points_of(swapped)
    assert [(point.status, point.status_rule, point.flags) for point in here] == [
        (point.status, point.status_rule, point.flags) for point in there
    ]
    assert [point.features.words for point in here] == [point.features.words for point in there]
    assert [point.features.vector for point in here] == [point.features.vector for point in there]


def test_the_same_input_gives_the_same_points():
    text = " ".join(SENTENCES)
    assert points_of(text, id="a") == points_of(text, id="a")


def test_a_document_without_a_word_that_can_be_read_says_nothing():
    assert points_of("a") == () or points_of("a")[0].status is None


def test_a_length_is_not_cut():
    (point,) = points_of("The talks lasted two hours and 15 minutes.")
    assert [amount.value for amount in point.features.amounts] == [135]


def test_what_is_agreed_on_is_the_subject_and_no_frame():
    (point,) = points_of("Norway, Kenya and Canada agreed on a ceasefire in the north.")
    assert (point.status, point.label) == (Status.AGREED, "ceasefire in the north")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They spoke about Syria.", "Syria"),
        ("The two presidents discussed Iran, Syria and Chad.", "Iran, Syria and Chad"),
        ("The two sides reached an understanding on Chad.", "Chad"),
        (
            "Prime Minister Lie said that a second round of sanctions would be in force from 26 August 2019.",
            "sanctions",
        ),
        ("Norway added 33 names to its sanctions list under the law on 20 September.", "sanctions list"),
        ("The minister, the leader of the party in the Senate, stressed the price of grain.", "price of grain"),
        ("They should go straight to a peace agreement and not to a ceasefire.", "peace agreement"),
        ("Norway welcomed the report on the price of grain, which is high.", "price of grain"),
        ("The harvest, however small, was watched by the farmers of the valley.", "harvest"),
        ("They discussed issues like water and human rights.", "water and human rights"),
        ("He proposed Oslo for the next meeting.", "Contacts and further talks"),
        ("Norway had invited President Ruto again.", "Contacts and further talks"),
        ("Kenya urged Norway to lower its tariffs on 3 May.", "tariffs"),
        ("The lengthy talks with the spokesman of the army were about the ban on land mines.", "ban on land mines"),
        ("Negotiations on fishing will take place in a narrow circle.", "Negotiations on fishing"),
        ("He mentioned the fact that fishermen from the valley were freed.", "fishermen from the valley"),
        ("The king spoke about the logic and objectives of the river law.", "river law"),
        ("We need a lasting trea- — a truce in the valley.", "truce in the valley"),
        ("Trade in timber and grain is the foundation of our wealth.", "Trade in timber and grain"),
        ("The ferry fleet is expanding from a small to a global one.", "ferry fleet"),
        (
            "They discussed cooperation in fisheries, including within the northern league of towns and ports.",
            "cooperation in fisheries",
        ),
        ("Norway has provided humanitarian aid to its people.", "humanitarian aid"),
        (
            "He is committed to the fast, sustained and wholly free delivery of ice-cold water to farmers in the north.",
            "fast, sustained and wholly free delivery",
        ),
        ("Norway spoke in favour of a ban on nets.", "ban on nets"),
        ("There is little time left for the harvest talks.", "harvest talks"),
        ("The king gave considerable attention to the salmon farms.", "salmon farms"),
        ("We have built a lot of trust between our peoples.", "trust between our peoples"),
        ("The war must end.", "War and attacks"),
        ("My father never mentioned the price of grain.", "price of grain"),
        ('They agreed on the launch of a "School of the Lake" in the north.', 'launch of a "School of the Lake"'),
        (
            "They welcomed the opening of the Northern Water Board (NWB) in Oslo.",
            "opening of the Northern Water Board (NWB)",
        ),
        ("They discussed the swift resumption of regular and open high-level talks on the salmon.", "swift resumption"),
        (
            "They discussed the safe and orderly return of all farmers in accordance with the law.",
            "safe and orderly return of all farmers",
        ),
        ("They talked about the Canada-United Kingdom treaty.", "Canada-United Kingdom treaty"),
        ("He announced.", "“He announced”"),
        ("The minister said that the talks were going well and that both sides were ready.", "“both sides were ready”"),
        ("So, the president was encouraged.", "“So, the president was encouraged”"),
        (
            "They described the need for new rules on the nets (long, heavy and blue) in the bay.",
            "new rules on the nets",
        ),
        ("The president said that he was ready.", "“The president said that he was ready”"),
    ],
)
def test_a_label_is_the_subject_and_no_party_speaker_text_or_day(text, label):
    assert label in {point.label for point in points_of(text)} | {
        point.label.removeprefix("second round of ") for point in points_of(text)
    }


def test_a_long_label_does_not_tear_apart_what_a_thing_is_between():
    (point,) = points_of(
        "The presidents discussed the difficult situation of farmers at the northern border between Norway and Kenya."
    )
    assert point.label == "difficult situation of farmers at the northern border"


def test_a_word_within_a_states_name_names_no_area():
    (point,) = points_of("The two discussed the fishing boats of the Democratic People's Republic of Korea.")
    assert "rights" not in point.features.areas
