"""Sentences of our own, with who says what in them."""

from __future__ import annotations

import pytest

from tests.statements.build import statements_of, tell, told

EXAMPLES = {
    # direct speech: behind, before and around the cue, inverted, and going on without one
    'The minister said, "We will sign tomorrow."': ['The minister | said | "We will sign tomorrow."'],
    '"We will sign tomorrow," the minister said.': ['the minister | said | "We will sign tomorrow,"'],
    '"Our position has not changed," said Anna Berg, the foreign minister of Norway. "We want talks."': [
        'Anna Berg, the foreign minister of Norway | said | "Our position has not changed," … "We want talks."'
    ],
    '"We will not sign," the envoy said. "It is too weak."\n\n"It also names no date," she added.': [
        'the envoy | said | "We will not sign," … "It is too weak."',
        'she | added | "It also names no date,"',
    ],
    '"Norway stands with its neighbours" - said the Prime Minister during the visit.': [
        'the Prime Minister | said | "Norway stands with its neighbours"'
    ],
    "''We are ready,'' the envoy said. ''Nothing else is needed.''": [
        "the envoy | said | ''We are ready,'' … ''Nothing else is needed.''"
    ],
    # indirect, with and without "that"; the reporter's asides stay outside
    "Luis Soto said that the talks would continue.": ["Luis Soto | said | that the talks would continue"],
    "Luis Soto says Chile will leave the treaty.": ["Luis Soto | says | Chile will leave the treaty"],
    "The plan, the ministry said, was unacceptable.": ["the ministry | said | The plan … was unacceptable"],
    "The President did not say whether he would come.": ["The President | did not say | whether he would come"],
    "On the border, Soto said, nothing had changed.": ["Soto | said | On the border … nothing had changed"],
    "Anna Berg, opening the session, said that the talks had failed.": ["Anna Berg | said | that the talks had failed"],
    "Anna Berg, the envoy of Norway, told reporters that the talks had failed.": [
        "Anna Berg, the envoy of Norway, | told | that the talks had failed"
    ],
    "Rosa Diaz (N.M.) said the talks had failed.": ["Rosa Diaz (N.M.) | said | the talks had failed"],
    "The envoy, who had seen the text, warned that it was weak.": [
        "The envoy, who had seen the text, | warned | that it was weak"
    ],
    "They also said that the talks had failed.": ["They | also said | that the talks had failed"],
    "Soto wants to sign the treaty.": ["Soto | wants | to sign the treaty"],
    "Soto's claim that Chile had left was wrong.": ["Soto's | claim | that Chile had left"],
    "The treaty was endorsed by Norway.": ["Norway | was endorsed by | The treaty"],
    '"We will not sign," Luis Soto, the foreign minister of Chile, one of the states that fished there, said.': [
        'Luis Soto, the foreign minister of Chile, one of the states that fished there, | said | "We will not sign,"'
    ],
    "The senator praised the plan, which would cost ten million dollars.": ["The senator | praised | the plan"],
    "The senator praised the plan which would cost ten million dollars.": [
        "The senator | praised | the plan which would cost ten million dollars"
    ],
    "The critics went after Soto as a weak negotiator.": ["The critics | went after | Soto as a weak negotiator"],
    "Soto said the talks had failed and his plan was dead.": [
        "Soto | said | the talks had failed and his plan was dead"
    ],
    "Soto said the talks had failed, and the crowd went home.": ["Soto | said | the talks had failed"],
    "Berg noted that three things had changed: prices had risen, rates were low and lenders were bold.": [
        "Berg | noted | that three things had changed: prices had risen, rates were low and lenders were bold"
    ],
    "Berg noted that three things had changed. Prices had risen.": ["Berg | noted | that three things had changed"],
    # mixed
    'Anna Berg called the offer "a joke" and accused Chile of delaying the talks.': [
        'Anna Berg | called | the offer "a joke"',
        "Anna Berg | accused Chile of | delaying the talks",
    ],
    # phrases and nouns
    "According to the Norwegian government, the two sides agreed on a timetable.": [
        "the Norwegian government | According to | the two sides agreed on a timetable"
    ],
    'In the words of Anna Berg, the offer was "a joke".': ['Anna Berg | In the words of | the offer was "a joke"'],
    'As the minister put it, "nothing is agreed until everything is agreed".': [
        'the minister | put it | "nothing is agreed until everything is agreed"'
    ],
    # belief and attitude
    "Norway believes that the border is safe.": ["Norway | believes | that the border is safe"],
    "The ministers are concerned that the talks could fail.": [
        "The ministers | are concerned | that the talks could fail"
    ],
    "Norway expressed concern about the new tests and called on Chile to stop them.": [
        "Norway | expressed concern about | the new tests",
        "Norway | called on | Chile to stop them",
    ],
    "Joseph Biden outlined possible sanctions against Moscow.": [
        "Joseph Biden | outlined | possible sanctions against Moscow"
    ],
    # nobody named
    "It is believed that the ministers discussed the border.": [
        " | is believed | that the ministers discussed the border"
    ],
    "Critics warn that the deal could fail.": ["Critics | warn | that the deal could fail"],
    # layout
    "Berg: Norway will not sign the treaty": ["Berg | : | Norway will not sign the treaty"],
    "The delegation said that:\n\n- the ceasefire must hold;\n- prisoners must be released.": [
        "The delegation | said | the ceasefire must hold … prisoners must be released"
    ],
    # no statement at all
    "Norway and Chile signed the treaty in Oslo.": [],
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_finds_source_cue_and_content(nlp, text):
    assert told(nlp, text) == EXAMPLES[text]


TRANSCRIPT = (
    "PRESIDENT BERG: Thank you all for coming. I want to thank my colleague.\n\n"
    "Q Mr. President, will you sign?\n\n"
    "PRESIDENT BERG: Yes, I will.\n\n"
    "Q When do you think you will do it?\n\n"
    "PRESIDENT SOTO (through interpreter): We have agreed on a date, and you will hear it."
)


def test_turns_of_a_transcript_are_direct_speech_of_their_label(nlp):
    found = statements_of(nlp, TRANSCRIPT)
    assert [tell(statement).split(" | ")[0] for statement in found][::2] == [
        "PRESIDENT BERG",
        "PRESIDENT BERG",
        "PRESIDENT SOTO",
    ]
    assert {statement.attribution.form for statement in found} == {"direct"}
    assert found[-1].attribution.content[0].exact.startswith("We have agreed on a date")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('"We will sign," the envoy said.', "direct"),
        ("The envoy said that they would sign.", "indirect"),
        ('The envoy said that the text was "too weak" to be signed.', "mixed"),
    ],
)
def test_form(nlp, text, form):
    assert [statement.attribution.form for statement in statements_of(nlp, text)] == [form]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Chile said that its ships had left.", "affirmed"),
        ("Chile denied that its ships had crossed the line.", "denied"),
        ("Chile refused to withdraw its ships.", "refused"),
        ("Chile doubts that the ships will leave.", "doubted"),
        ("Chile did not say that the ships would leave.", "refused"),
        ("Chile failed to say whether the ships would leave.", "refused"),
        ("Chile does not believe that the ships will leave.", "denied"),
    ],
)
def test_polarity(nlp, text, polarity):
    assert [statement.polarity for statement in statements_of(nlp, text)] == [polarity]


def test_modality_and_tense_are_those_of_what_is_said(nlp):
    will, had = statements_of(nlp, "Chile said that it will leave. Norway said that the ships had gone.")
    assert (will.modality, will.tense) == ("will", "future")
    assert (had.modality, had.tense) == ("", "past")


def test_reporter_and_speaker_are_kept_apart(nlp):
    text = "Joseph Biden outlined possible sanctions against Moscow. He said that the talks would continue."
    first, second = statements_of(nlp, text, publisher="Kremlin", side="RUS", published_on="2022-02-12")
    assert first.attribution.reporter == second.attribution.reporter == "Kremlin"
    assert first.attribution.reporter_side == "RUS"
    assert [actor.id for actor in first.attribution.speakers] == ["joe-biden"]
    assert [actor.id for actor in second.attribution.speakers] == ["joe-biden"]
    assert (first.attribution.source_kind, second.attribution.source_kind) == ("named", "carried over")


def test_everybody_in_a_row_of_speakers_speaks(nlp):
    (found,) = statements_of(nlp, "Norway and Chile said that they would leave the treaty.")
    assert [actor.id for actor in found.attribution.speakers] == ["NOR", "CHL"]


def test_an_apposition_adds_no_speaker(nlp):
    (found,) = statements_of(nlp, "Anna Berg, the foreign minister of Norway, said that the talks had failed.")
    assert [actor.label for actor in found.attribution.speakers] == ["Anna Berg"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway said that it would leave.", "named"),
        ("A senior official said that it would leave.", "unnamed"),
        ("It is believed that the ships will leave.", "absent"),
    ],
)
def test_source_kind(nlp, text, kind):
    assert [statement.attribution.source_kind for statement in statements_of(nlp, text)] == [kind]


def test_unbalanced_marks_are_refused_and_said_so(nlp):
    (found,) = statements_of(nlp, 'The minister said: "We will sign tomorrow. Nothing else was agreed.')
    assert found.attribution.content == ()
    assert "do not balance" in found.attribution.note


def test_what_stands_in_anothers_words_is_given_only_when_asked_for(nlp):
    text = "Norway said that Chile believes that the ships will leave."
    assert told(nlp, text) == ["Norway | said | that Chile believes that the ships will leave"]
    inner = [statement for statement in statements_of(nlp, text, nested=True) if statement.is_nested]
    assert [tell(statement) for statement in inner] == ["Chile | believes | that the ships will leave"]


def test_asides_of_the_reporter_are_their_own_statements(nlp):
    assert told(nlp, "Soto said that Chile would leave, adding that no date had been set.") == [
        "Soto | said | that Chile would leave",
        "Soto | adding | that no date had been set",
    ]


def test_a_heading_that_begins_with_a_name_is_no_speaker(nlp):
    found = statements_of(nlp, "Lindqvist Visit: What We Know\n\nThe minister came and went.")
    assert [s for s in found if s.attribution.cue_lemma in {"label", "turn"}] == []


def test_whom_a_relative_clause_names_does_not_speak(nlp):
    found = statements_of(nlp, "Observers that follow Canada closely said the talks went well.")
    assert [speaker.id for s in found for speaker in s.attribution.speakers if speaker.id == "CAN"] == []
