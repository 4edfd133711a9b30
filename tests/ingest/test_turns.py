from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.ingest.turn_labels import iter_labels
from summitry.ingest.turns import find_turns


def said(text: str) -> list[tuple[str, str]]:
    return [(turn.label, turn.passage.exact) for turn in find_turns(text, "d")]


def test_labels_in_capitals_and_bare_questions():
    text = (
        "Oval Office\n\n11:26 A.M. EDT\n\nPRESIDENT VEGA: Well, thank you.\n\nIt is good to see you.\n\n"
        "PRIME MINISTER O’HOLM-BERG: (As interpreted.) I agree.\n\nQ Mr. President, will you sign?\n\n"
        "MR. MCKEE: He will.\n\nTHE PRESIDENT: (Laughs.) Yes.\n\n12:01 P.M. EDT"
    )
    assert said(text) == [
        ("PRESIDENT VEGA", "Well, thank you.\n\nIt is good to see you."),
        ("PRIME MINISTER O’HOLM-BERG", "I agree."),
        ("Q", "Mr. President, will you sign?"),
        ("MR. MCKEE", "He will."),
        ("THE PRESIDENT", "(Laughs.) Yes."),
    ]
    assert find_turns(text, "d")[1].notes == ("As interpreted",)


def test_labels_inside_one_paragraph():
    text = (
        "The President met the minister. President of Arland Jon Vega: Mr Holm, good afternoon. How are things? "
        "Foreign Minister Per Holm: Mr President, the talks: they go on. Jon Vega: Fine. Thank you. <…> "
        "Per Holm(retranslated): I have a question. Question: May I ask?"
    )
    assert said(text) == [
        ("President of Arland Jon Vega", "Mr Holm, good afternoon. How are things?"),
        ("Foreign Minister Per Holm", "Mr President, the talks: they go on."),
        ("Jon Vega", "Fine. Thank you."),
        ("Per Holm", "I have a question."),
        ("Question", "May I ask?"),
    ]
    assert find_turns(text, "d")[3].notes == ("retranslated",)


def test_a_pop_up_that_repeats_the_name_is_cut_off_the_label():
    text = "Defence Minister Per Holm Holm PerDefence Minister of Arland: Mr President, may I begin?"
    assert said(text) == [("Defence Minister Per Holm", "Mr President, may I begin?")]


def test_a_heading_that_runs_into_the_label_is_left_out():
    text = "It was long. * * * Beginning of the talks on ports President of Arland Jon Vega: I am glad to see you."
    assert said(text) == [("President of Arland Jon Vega", "I am glad to see you.")]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("**SECRETARY HOLM:** Thank you.\n\n**QUESTION:** Why?", ["SECRETARY HOLM", "QUESTION"]),
        ("MODERATOR: Please, you first.\n\nJON VEGA (via video): Thank you.", ["MODERATOR", "JON VEGA"]),
        ("Q: Why?\n\nA: I do not know.\n\nTHE PRESIDENT: Yes.", ["Q", "A", "THE PRESIDENT"]),
        ("Vega: I came.\nHolm: You did?\nVega: Yes.\nHolm: Thanks.", ["Vega", "Holm", "Vega", "Holm"]),
        ("Moderator: You have the floor.\nJon Vega: Thank you.", ["Moderator", "Jon Vega"]),
        ("SENIOR OFFICIAL: Thank you, all.\n\nARLANDIAN OFFICIAL: Yes.", ["SENIOR OFFICIAL", "ARLANDIAN OFFICIAL"]),
        ("President Joseph R. Vega, Jr.: Thank you all.", ["President Joseph R. Vega, Jr."]),
        ("Jon Vega, President of Arland: I thank you.\nPer Holm, Prime Minister: You too.",
         ["Jon Vega, President of Arland", "Per Holm, Prime Minister"]),
    ],
)  # fmt: skip
def test_other_ways_to_print_labels(text, labels):
    assert [turn.label for turn in find_turns(text, "d")] == labels


@pytest.mark.parametrize(
    "text",
    [
        "He said: I will come. Then she said: you will not.",
        "The topics: trade, ports and you.",
        "We discussed three things. Trade: I told you so. Ports: yes.",
        "President Vega: “I am glad,” and President Holm: “You too.”",
        "As put by President Jon Vega: I am glad that you came.",
        "FACT SHEET: I welcome you\n\nCONTACT: your desk\n\nWHO: you",
        "Strengthening Trade: The sides agreed.\n\nClean Ports: The sides agreed.",
        "President Vega: A Foreign Policy for the Country",
        "At 10: 30 you came. In 12:45 I left.",
        "Q fever is a disease that you may know.",
        "To: you\nFrom: me\nSubject: my call",
        "Participants included:\n\n- I, Jon Vega: chair",
        "",
        ":",
        ": : : :",
    ],
)
def test_ordinary_colons_are_no_labels(text):
    assert find_turns(text, "d") == ()


def test_a_quoted_speaker_inside_a_transcript_is_no_turn():
    text = "PRESIDENT VEGA: I read it.\n\nPer Holm: “No.” That is what you said.\n\nQ Will you go?"
    assert [label for label, _ in said(text)] == ["PRESIDENT VEGA", "Q"]


def test_a_label_without_words_gives_no_turn():
    assert said("PRESIDENT VEGA:\n\nPRESIDENT HOLM: Thank you.") == [("PRESIDENT HOLM", "Thank you.")]
    assert find_turns("PRESIDENT VEGA:", "d") == ()


def test_swapping_the_two_speakers_swaps_the_turns():
    text = "PRESIDENT VEGA: I thank you.\n\nPRESIDENT HOLM: You are welcome.\n\nQ Mr. President?"
    swapped = text.replace("VEGA", "*").replace("HOLM", "VEGA").replace("*", "HOLM")
    names = {"PRESIDENT VEGA": "PRESIDENT HOLM", "PRESIDENT HOLM": "PRESIDENT VEGA"}
    assert said(swapped) == [(names.get(label, label), words) for label, words in said(text)]


PIECES = st.sampled_from(
    ["PRESIDENT VEGA:", "Q ", "Q:", "Jon Vega:", "Vega", "President of Arland Jon Vega:", " ", "\n", "\n\n", ". ", ": ",
     "I thank you", "(As interpreted.)", "“", "<…>", "* * *", "(", ")", "12:01 P.M. EDT", "é", "😀", "END", ",", "Mr."]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=30).map("".join))
def test_turns_are_sorted_apart_and_exact(text):
    reached = 0
    for turn in find_turns(text, "d"):
        assert reached <= turn.label_passage.start < turn.label_passage.end <= turn.passage.start < turn.passage.end
        assert text[turn.passage.start : turn.passage.end] == turn.passage.exact
        assert text[turn.label_passage.start : turn.label_passage.end] == turn.label_passage.exact == turn.label
        assert turn.passage.exact == turn.passage.exact.strip()
        reached = turn.passage.end


@pytest.mark.parametrize("piece", [": ", "A: ", "Q ", "Vega Holm ", "( ", "Mr. ", "PRESIDENT VEGA: I ", "\nQ \t", "* "])
def test_long_and_hostile_texts_are_read_in_time(piece):
    started = time.perf_counter()
    find_turns(piece * (400_000 // len(piece)), "d")
    assert time.perf_counter() - started < 6


@pytest.mark.parametrize("comma", ["", ","])
def test_a_label_whose_name_and_office_are_printed_again_is_one(comma):
    text = (
        f"Ann Roth: Please.\n\nPresident of the Republic of Norland{comma} Alexander Doe Doe AlexanderPresident of Norland: "
        "Thank you.\n\nAnn Roth: Good.\n\nAlexander Doe: Yes."
    )
    labels = [label for label, _ in said(text)]
    assert labels == [
        "Ann Roth",
        f"President of the Republic of Norland{comma} Alexander Doe",
        "Ann Roth",
        "Alexander Doe",
    ]


def test_a_comma_before_a_plain_name_still_makes_no_label():
    text = "President of the Republic of Norland, Alexander Doe: Thank you."
    assert [label.text for label in iter_labels(text)] == []
