"""What is said of the time to come."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.meetings.find import find_meetings
from summitry.meetings.find.scene import scene_of
from summitry.meetings.outlook import find_outlook
from summitry.meetings.outlook.find import to_words
from summitry.meetings.outlook.rules import load_rules
from summitry.meetings.outlook.scale import load_scale
from summitry.meetings.outlook.telling import is_fragment
from tests.meetings.build import read_text, whole

DAY = date(2019, 10, 15)
RULES = load_rules()


def outlook_of(text, **known):
    reading = read_text(text, **{"published_on": DAY, **known})
    return find_outlook(reading, find_meetings(reading))


@pytest.mark.parametrize(
    ("rule", "text"), [(rule, text) for rule in RULES for text in rule.examples], ids=lambda x: getattr(x, "id", None)
)
def test_each_rule_reads_its_examples(rule, text):
    found = outlook_of(text, side="MLT")
    assert found
    if rule.match not in {"adjective", "possibility"}:
        assert rule.id in {one.rule for one in found} or rule.match == "future"
    assert any(one.is_commitment for one in found) == rule.binds


@pytest.mark.parametrize(
    ("rule", "text"),
    [(rule, text) for rule in RULES for text in rule.near_misses],
    ids=lambda x: getattr(x, "id", None),
)
def test_no_rule_reads_its_near_misses(rule, text):
    found = outlook_of(text, side="MLT")
    assert rule.id not in {one.rule for one in found}
    assert not any(one.is_commitment for one in found)


def test_the_scale_is_that_of_the_directive():
    bands = {(degree.band, degree.low, degree.high) for degree in load_scale().values() if degree.low is not None}
    assert sorted(bands, key=lambda band: band[1]) == [
        ("almost no chance", 1, 5),
        ("very unlikely", 5, 20),
        ("unlikely", 20, 45),
        ("roughly even chance", 45, 55),
        ("likely", 55, 80),
        ("very likely", 80, 95),
        ("almost certain", 95, 99),
    ]
    assert all(degree.source for degree in load_scale().values())


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The talks will very likely fail.", "very likely", "very likely (80-95%)"),
        ("A treaty is unlikely.", "unlikely", "unlikely (20-45%)"),
        ("The talks will probably resume.", "probably", "likely (55-80%)"),
        ("The talks could resume, an analyst said.", "could", "not on the scale"),
    ],
)
def test_words_of_likelihood_are_kept_and_mapped(text, words, shown):
    (one,) = outlook_of(text)
    assert (one.likelihood.passage.exact, to_words(one.likelihood)) == (words, shown)


def test_may_the_month_is_no_likelihood():
    (one,) = outlook_of("The sides will meet on 5 May 2020.", side="MLT")
    assert (one.likelihood, to_words(one.likelihood), one.due.last_on) == (None, "", date(2020, 5, 5))


def test_a_promise_with_a_day_is_due_on_it():
    (one,) = outlook_of("Emmanuel Macron pledged to send 20 buses to Malta by 1 December 2019.")
    assert (one.holder.label, one.holder.is_named, one.is_commitment) == ("Emmanuel Macron", True, True)
    assert one.what == "to send 20 buses to Malta by 1 December 2019"
    assert one.due.last_on == date(2019, 12, 1)


def test_a_day_gone_by_is_no_due_day():
    (one,) = outlook_of("Emmanuel Macron pledged to keep the promise of 3 May 2018.")
    assert one.due is None


def test_what_others_expect_of_somebody_binds_nobody():
    (one,) = outlook_of("Some analysts say that France will send buses to Malta.")
    assert (one.holder.label, one.holder.is_named, one.is_commitment) == ("some analysts", False, False)


def test_two_who_agree_hold_it_together():
    (one,) = outlook_of("Emmanuel Macron and Angela Merkel agreed to meet again in Toulouse.")
    assert (one.holder.label, one.is_commitment) == ("Emmanuel Macron and Angela Merkel", True)


@pytest.mark.parametrize(
    "text",
    [
        "Would France send buses?",
        "If France will not, Malta waits.",
        "We will look at buses.",
        "France sent buses.",
        "I will be brief.",
    ],
)
def test_questions_conditions_and_what_is_past_are_none(text):
    assert outlook_of(text) == ()


@pytest.mark.parametrize(
    ("a", "b", "code"), [("France", "Malta", "FRA"), ("Russia", "China", "RUS"), ("Malta", "France", "MLT")]
)
def test_any_side_binds_itself_alike(a, b, code):
    own, other = (outlook_of(f"{a} will send 20 buses to {b} in 2020.", side=side)[0] for side in (code, None))
    assert (own.is_commitment, other.is_commitment) == (True, False)
    assert own.due.last_on == other.due.last_on == date(2020, 12, 31)


PIECES = st.sampled_from(
    ["France ", "will ", "pledged to ", "send buses ", "by 1 December 2019", ". ", "\n\n", "probably ", "is likely to ", "an analyst said",
     "It remains to be seen ", "whether ", "\u202e", "<b>", "(", "“"]
)  # fmt: skip


@given(st.lists(PIECES, min_size=1, max_size=16).map("".join))
@settings(max_examples=25, deadline=None)
def test_every_passage_is_word_for_word(text):
    reading = read_text(f"{text} x", published_on=DAY, side="FRA")
    found = find_outlook(reading)
    for one in found:
        spans = [one.due.passage] if one.due else []
        spans += [one.likelihood.passage] if one.likelihood else []
        for passage in [one.passage, one.what_passage, one.holder.passage, *spans]:
            assert passage is None or reading.document.text[passage.start : passage.end] == passage.exact
    assert len({one.id for one in found}) == len(found)
    assert whole(reading).exact == reading.document.text


@pytest.mark.parametrize(
    "text", ["Other towns may decide that this is possible.", "It is possible to say that the bridge is old."]
)
def test_that_something_unsaid_is_possible_is_no_outlook(text):
    assert not any(one.rule == "expectation.adjective" for one in outlook_of(text))


def test_an_address_in_the_first_person_is_its_speakers_word():
    text = "I spoke today with the farmers. The farmers will sell more grain. I am grateful to President of Poland Andrzej Duda."
    title = "Address by President of France Emmanuel Macron"
    found = outlook_of(
        text, title=title, side="FRA", publisher="The Elysee", kind="statement", published_on=date(2023, 5, 10)
    )
    assert [one.holder.label for one in found if "grain" in one.what] == ["Emmanuel Macron"]


@pytest.mark.parametrize(("day", "kept"), [("On 3 June 2018", False), ("On 10 October 2019", True)])
def test_what_was_decided_long_ago_is_not_to_come(day, kept):
    found = outlook_of(f"{day} the president of Malta decided to build the bridge.", side="MLT")
    assert any(one.is_commitment for one in found) == kept


@pytest.mark.parametrize("who", ["he", "they"])
def test_what_somebody_unknown_said_is_nobodys(who):
    text = f'"The bridge will fall in spring, and the road will be closed in May," {who} said.'
    assert outlook_of(text, side="MLT", publisher="P") == ()


def test_a_question_without_its_mark_is_no_outlook():
    assert outlook_of("We think about the years to come. How we will rebuild the bridge.", side="MLT") == ()


def test_what_an_office_holder_says_is_not_the_publishers():
    found = outlook_of(
        '"We hope that the bridge will open in May," said the deputy minister.', side="MLT", publisher="P"
    )
    assert found
    assert all(one.holder.label == "the deputy minister" for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "The army came. Which hoped that the town would surrender.",
        "It is impossible to resolve this within one town in order to end the drought.",
    ],
)
def test_what_others_hoped_and_what_is_only_a_purpose_are_no_outlook(text):
    assert outlook_of(text, side="MLT", publisher="P") == ()


def test_nobody_is_bound_where_it_stays_open_who_decided():
    text = "I am the mayor. We keep away when an army directs all its might to destroy us, and decides to burn schools."
    assert not any(one.is_commitment and "burn" in one.what for one in outlook_of(text, side="MLT", publisher="P"))


@pytest.mark.parametrize(
    "text",
    [
        "Where is the ferry? How many years it will take is not known.",
        "The mayor counts the years it will take.",
        "He asked what the bridge will cost.",
        "The guide lists the towns in order to show that the ferries will come.",
        "The town saves water so that the farmers will not have to leave.",
        "The mayor should say that the bridge will fall.",
        "In May it will be ten years since the bridge opened.",
        "The risks that the drought will spread are small, the mayor said.",
        "Then the farmers will leave.",
        "Either the rain will come or the farmers will leave.",
        "The more boats come, the more likely it will be that the harbour closes.",
        "The key parts of the plan will be:",
        "We will do it.",
        "God forbid that the bridge will fall.",
    ],
)
def test_what_nobody_tells_as_true_is_no_outlook(text):
    assert outlook_of(text, side="MLT", publisher="P") == ()


@pytest.mark.parametrize(
    ("text", "near_miss"),
    [
        ("The memorandum aims to help farmers.", "Malta aims to help farmers."),
        ("The bridge is intended to help farmers.", "The bridge is planned to be opened in May 2020."),
        ("The two leaders agreed on the need to build a bridge.", "The two leaders agreed to build a bridge."),
        ("I decided to close the bridge.", "Malta decided to close the bridge."),
        ("We expected them to answer.", "We expect them to answer."),
        ("Malta has long decided to build a bridge.", "Malta has decided to build a bridge."),
    ],
)
def test_purposes_needs_and_stories_are_no_plans(text, near_miss):
    assert outlook_of(text, side="MLT", publisher="P") == ()
    assert len(outlook_of(near_miss, side="MLT", publisher="P")) == 1


def test_in_a_transcript_the_speaker_holds_it():
    text = (
        "PRESIDENT MACRON: The bridge will open by 1 December 2019.\n\n"
        "MINISTER ANNA BERG: France will send 20 buses by May 2020."
    )
    found = outlook_of(text, side="FRA", publisher="The Elysee", kind="transcript")
    assert [one.holder.label.casefold() for one in found] == ["emmanuel macron", "anna berg"]


def test_a_joint_statement_is_its_parties():
    text = "Malta and Cyprus will share water. We will open an office."
    found = outlook_of(text, kind="joint statement", side="MLT", publisher="P", title="Malta-Cyprus Joint Statement")
    assert {one.holder.label for one in found} == {"Malta and Cyprus"}


def test_a_message_is_its_senders():
    text = (
        "Emmanuel Macron sent greetings to the farmers of Malta.\n\n"
        'The message reads, in part: "I am sure that the farmers will sell more grain."'
    )
    (one,) = outlook_of(text, side="FRA", publisher="The Elysee")
    assert one.holder.label == "Emmanuel Macron"


def test_who_tells_it_holds_it_whatever_the_verb():
    (one,) = outlook_of("Emmanuel Macron shared that the bridge will open.", side="FRA", publisher="The Elysee")
    assert one.holder.label == "Emmanuel Macron"


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron expressed hope that France will win the race in 2020.",
        "Emmanuel Macron is convinced that France will receive the prize in 2020.",
    ],
)
def test_a_hope_binds_nobody(text):
    assert [one.is_commitment for one in outlook_of(text, side="FRA")] == [False]


def test_a_day_of_another_thing_is_no_due_day():
    text = "Emmanuel Macron pledged to help the farmers, including those of the fair that will open in May 2020."
    assert [one.due for one in outlook_of(text, side="FRA") if one.is_commitment] == [None]


def test_could_with_an_object_is_what_somebody_is_able_to():
    assert outlook_of("The minister says that Malta could export six tonnes of wheat.") == ()
    (one,) = outlook_of("The minister says that the talks could fail.")
    assert one.rule == "expectation.may"


@pytest.mark.parametrize(
    ("text", "near_miss"),
    [
        ("We hope to hear the mayor.", "We hope to open the bridge."),
        ("The shortage is due to the road that the mayor does not repair.", "The mayor is due to open the road."),
        ("The films are guaranteed to find readers.", "Malta guaranteed to find readers."),
        ("Someone will never come back.", "The mayor will never come back."),
        ("The two leaders agreed that the time is now to act.", "The two leaders agreed to act."),
        ("Other ways are possible.", "A flood is likely."),
        ("That remains to be seen.", "It remains to be seen whether the bridge holds."),
        ("I expect that Malta will do so again.", "I expect that Malta will open the bridge."),
    ],
)
def test_courtesies_causes_and_empty_words_are_no_outlook(text, near_miss):
    assert outlook_of(text, side="MLT", publisher="P") == ()
    assert len(outlook_of(near_miss, side="MLT", publisher="P")) == 1


@pytest.mark.parametrize("text", ["The town will use remote sensing.", "The town will help as much as possible."])
def test_words_of_likelihood_with_another_sense_are_none(text):
    assert [one.likelihood for one in outlook_of(text, side="MLT", publisher="P")] == [None]


@pytest.mark.parametrize(
    ("after", "holder"),
    [
        ("This was stated by Emmanuel Macron in Paris.", "Emmanuel Macron"),
        ("This was filmed by Emmanuel Macron in Paris.", "P"),
        ("The fair was praised by Emmanuel Macron in Paris.", "P"),
    ],
)
def test_who_said_it_by_the_next_sentence_holds_it(after, holder):
    found = outlook_of(f"The bridge will open next year. {after}", side="FRA", publisher="P")
    assert [one.holder.label for one in found] == [holder]


def test_according_to_him_leaves_the_holder_open():
    assert outlook_of("According to him, the bridge will open next year.", side="FRA", publisher="P") == ()
    assert len(outlook_of("According to Emmanuel Macron, the bridge will open next year.", side="FRA")) == 1


@pytest.mark.parametrize(
    ("opening", "holder"),
    [
        ("We, President Emmanuel Macron and Chancellor Angela Merkel, pledge", "Emmanuel Macron and Angela Merkel"),
        (
            "We, the President of France, Emmanuel Macron, and the Chancellor of Germany, Angela Merkel, commit",
            "Emmanuel Macron and Angela Merkel",
        ),
        (
            "We, Emmanuel Macron, Angela Merkel and Boris Johnson, promise",
            "Emmanuel Macron, Angela Merkel and Boris Johnson",
        ),
    ],
)
def test_all_whom_we_introduces_hold_the_promise(opening, holder):
    (found,) = outlook_of(f"{opening} to build ten bridges by 2022.", side="FRA", kind="statement")
    assert (found.holder.label, found.is_commitment) == (holder, True)


def test_we_that_introduces_nobody_keeps_its_writer():
    (found,) = outlook_of("We, as the harvest shows, will help Malta.", side="FRA", kind="statement")
    assert found.holder.label == "the text itself"


@pytest.mark.parametrize(
    "text",
    [
        "Experts said that such a flood could not happen again.",
        "He warned that the towns could no longer rely on the old bridge.",
        "Experts said that the harvest could never fail in those years.",
    ],
)
def test_what_could_not_be_is_not_to_come(text):
    assert outlook_of(text) == ()


def test_what_could_be_is():
    (found,) = outlook_of("Officials said that the bridge could fall in 2020.")
    assert found.rule == "expectation.may"


@pytest.mark.parametrize("words", ["will be", "will not be", "the long bridge by May"])
def test_words_without_a_verb_of_their_own_are_a_fragment(words):
    reading = read_text(words)
    assert is_fragment(scene_of(reading), whole(reading))


@pytest.mark.parametrize("words", ["The bridge will fall", "Malta will be rich", "to help"])
def test_words_that_say_what_comes_are_none(words):
    reading = read_text(words)
    assert not is_fragment(scene_of(reading), whole(reading))
