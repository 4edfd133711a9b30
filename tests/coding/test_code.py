from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def told(events):
    return [(e.event_type, e.actor.text, e.recipient.text if e.recipient else None) for e in events]


def one(events):
    assert len(events) == 1, told(events)
    return events[0]


def test_who_did_what_to_whom(code_text):
    event = one(code_text("Canada urged Brazil to join the talks."))
    assert (event.event_type, event.actor.code, event.recipient.code) == ("REQUEST", "CAN", "BRA")
    assert event.passage.exact == "Canada urged Brazil to join the talks"
    assert event.cameo.startswith(("02", "10"))


def test_compound_actors_are_kept_apart(code_text):
    events = code_text("Kenya and Ghana condemned Chile and Peru.")
    pairs = {(e.actor.code, e.recipient.code) for e in events}
    assert pairs == {("KEN", "CHL"), ("KEN", "PER"), ("GHA", "CHL"), ("GHA", "PER")}


def test_those_who_meet_are_coded_both_ways(code_text):
    events = code_text("Kenya and Ghana held talks.")
    assert {(e.actor.code, e.recipient.code) for e in events} == {("KEN", "GHA"), ("GHA", "KEN")}


def test_a_passive_is_turned_round(code_text):
    event = one(code_text("Brazil was criticised by Canada."))
    assert (event.event_type, event.actor.code, event.recipient.code) == ("ACCUSE", "CAN", "BRA")


def test_parties_need_no_name(code_text):
    event = one(code_text("Police arrested the protesters."))
    assert event.event_type == "COERCE"
    assert (event.actor.code, event.actor.kind, event.actor.role) == (None, "organisation", "COP")
    assert event.recipient.text == "the protesters"


def test_a_body_has_its_country_and_role(code_text):
    event = one(code_text("The Kenyan army attacked the rebels."))
    assert event.actor.code == "KENMIL"


def test_what_is_acted_upon_may_be_a_thing_without_code(code_text):
    event = one(code_text("Norway rejected the proposal."))
    assert (event.recipient.text, event.recipient.kind, event.recipient.code) == ("the proposal", "thing", None)


@pytest.mark.parametrize(
    "text",
    [
        "The weather in Canada was fine.",
        "Brazil exports coffee.",
        "The report has ten pages.",
        "It rained.",
    ],
)
def test_no_event_is_a_normal_answer(code_text, text):
    assert code_text(text) == ()


def test_what_somebody_says_is_told_with_who_says_it(code_text):
    event = one(code_text("The minister said that Norway attacked the rebels."))
    assert event.event_type == "ASSAULT"
    assert event.flags == ("reported",)
    assert event.reported_by[0].source.exact == "The minister"
    assert event.reported_by[0].cue.exact == "said"


def test_according_to(code_text):
    event = one(code_text("According to the ministry, Norway condemned Chile."))
    assert event.reported_by[0].cue.exact.lower() == "according to"
    assert event.reported_by[0].source.exact == "the ministry"


def test_a_speakers_pronoun_is_the_speaker(code_text):
    event = one(code_text("The rebels said they attacked the army."))
    assert event.actor.text == "The rebels"


def test_what_is_agreed_is_not_told_as_done(code_text):
    events = code_text("Kenya agreed with Ghana to hold talks.")
    assert {e.event_type for e in events} == {"AGREE"}


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("Kenya may condemn Chile.", "hypothetical"),
        ("If Kenya condemned Chile, Peru would listen.", "hypothetical"),
        ("Kenya did not condemn Chile.", "negated"),
    ],
)
def test_what_is_not_told_as_done_is_flagged_or_left_out(code_text, text, flag):
    events = [e for e in code_text(text) if e.event_type == "ACCUSE"]
    assert all(flag in e.flags for e in events)


@pytest.mark.parametrize(
    ("text", "near_miss", "kind"),
    [
        (
            "Kenya's president called Ghana's president on Monday.",
            "Kenya's president called Ghana's a friend.",
            "CONSULT",
        ),
        (
            "Ghana's visit to Kenya began.",
            "Ghana's visit to Kenya fell through.",
            "CONSULT",
        ),
        (
            "The visit to Kenya by Ghana's president began.",
            "The visit to Kenya by Ghana's president was put off.",
            "CONSULT",
        ),
        ("A meeting of Ghana and Kenya took place.", "A meeting of Ghana and Kenya will take place.", "CONSULT"),
        ("Talks between Ghana and Kenya took place.", "Talks between Ghana and Kenya never took place.", "CONSULT"),
        ("Ghana recognized Kenya's government.", "Ghana held off recognizing Kenya's government.", "SUPPORT"),
        ("Ghana kept thanking Kenya.", "Ghana stopped short of thanking Kenya.", "SUPPORT"),
        ("Ghana swiftly attacked Kenya.", "Ghana almost attacked Kenya.", "ASSAULT"),
        ("Ghana sent missiles to Kenya.", "Ghana dropped bombs on Kenya.", "AID"),
        ("Ghana shot down Kenya's proposal.", "Ghana shot down a plane of Kenya's air force.", "REJECT"),
        ("Ghana ordered tanks to Kenya's border.", "Ghana ordered 20 tanks from Kenya.", "MOBILIZE"),
        ("Ghana called for Kenya to leave.", "Ghana called Kenya's film brave.", "REQUEST"),
    ],
)
def test_a_word_of_several_senses_is_read_by_what_stands_with_it(code_text, text, near_miss, kind):
    assert kind in {e.event_type for e in code_text(text)}
    assert kind not in {e.event_type for e in code_text(near_miss)}


def test_who_is_called_upon_to_act_is_asked(code_text):
    event = one(code_text("Ghana called for Kenya to withdraw its troops."))
    assert (event.event_type, event.recipient.text) == ("REQUEST", "Kenya")


def test_a_promise_is_an_agreement(code_text):
    event = one(code_text("Sweden will provide aid to Cambodia."))
    assert event.event_type == "AGREE"
    assert "future" not in event.flags


def test_the_day_rests_on_the_words_or_else_on_the_publication(code_text):
    written = one(code_text("Canada condemned Brazil on 3 May 2019.", published_on=date(2019, 5, 6)))
    assert written.happened_on == date(2019, 5, 3)
    assert written.happened.passage.exact in "on 3 May 2019"
    assumed = one(code_text("Canada condemned Brazil.", published_on=date(2019, 5, 6)))
    assert assumed.happened_on == date(2019, 5, 6)
    assert assumed.happened.assumed_from == "published_on"
    unknown = one(code_text("Canada condemned Brazil."))
    assert unknown.happened_on is None
    assert unknown.happened.rests_on == "nothing"


def test_what_lies_far_back_is_history(code_text):
    event = one(code_text("Canada condemned Brazil on 3 May 1999.", published_on=date(2019, 5, 6)))
    assert "historical" in event.flags


def test_the_same_event_told_twice_is_one_with_two_passages(code_text):
    events = code_text("Canada condemned Brazil. Norway slept. Canada condemned Brazil.")
    event = one(events)
    assert [p.exact for p in event.passages] == ["Canada condemned Brazil", "Canada condemned Brazil"]


def test_ids_are_stable_and_of_their_own(code_text):
    text = "Canada condemned Brazil. Norway praised Chile. Peru and Ghana held talks."
    first, again = code_text(text, id="d"), code_text(text, id="d")
    assert [e.id for e in first] == [e.id for e in again]
    assert len({e.id for e in first}) == len(first) == 4
    assert {e.id for e in code_text(text, id="other")}.isdisjoint(e.id for e in first)


def test_the_main_clause_comes_first(code_text):
    events = code_text("Canada, which attacked the rebels, condemned Brazil.")
    assert events[0].event_type == "ACCUSE"


def test_nearest_is_marked_with_its_likeness(code_text):
    events = code_text("Canada castigated Brazil for the delay.", nearest=True)
    for event in events:
        if event.similarity is not None:
            assert event.rule.startswith("nearest:")
            assert 0.8 <= event.similarity <= 1.0


@pytest.mark.parametrize(
    "text",
    [
        " . ",
        "“” \"\" '' ''",
        '"“"”"',
        "\x00\x01\x02 Canada \x07 condemned \x1b Brazil.",
        "Canada condemned " + "Brazil and " * 400 + "Peru.",
        "🇨🇦 condemned 🇧🇷 . " * 20,
        "=cmd()|condemn @ - +",
    ],
)
def test_hostile_text_gives_a_clean_result(code_text, text):
    for event in code_text(text):
        assert all(p.exact == text[p.start : p.end] for p in event.passages)


WORDS = (
    'Canada Brazil police rebels condemned agreed talks with to on the and said that not will attacked . , “ ” " ( ) he'
)


@settings(max_examples=40)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=40).map(" ".join))
def test_every_passage_is_word_for_word(code_text, text):
    for event in code_text(text):
        passages = [event.sentence, event.predicate, *event.passages, event.actor.passage]
        passages += [event.recipient.passage] if event.recipient else []
        passages += [event.place] if event.place else []
        assert all(p.exact == text[p.start : p.end] for p in passages)
        assert event.actor.text == event.actor.passage.exact


def test_an_amount_stands_for_what_it_measures(code_text):
    event = one(code_text("Norway sent Haiti a batch of vaccines."))
    assert (event.event_type, event.actor.code, event.recipient.code) == ("AID", "NOR", "HTI")
    assert code_text("Norway sent Haiti a batch of stamps.") == ()


def test_who_gives_in_a_passive_may_stand_behind_what_is_given(code_text):
    (event, *_) = code_text("Haiti has been given a loan by Norway.")
    assert (event.event_type, event.actor.code, event.recipient.code) == ("AID", "NOR", "HTI")


def test_nobody_is_both_sides_of_an_event(code_text):
    events = code_text("Trade between Norway and Haiti has grown.")
    assert {(e.actor.code, e.recipient.code) for e in events} == {("NOR", "HTI"), ("HTI", "NOR")}
