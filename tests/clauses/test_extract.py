"""Clauses of sentences that were parsed by hand, so that only our rules are on trial."""

from __future__ import annotations

import pytest

from tests.clauses.build import clauses_of, tell

EXPECTED = {
    "Norway and Chile warned Peru and Kenya.": [
        "warn: Norway, Chile > Peru, Kenya; past",
    ],
    "The two sides agreed to set up a working group and to hold talks with Turkey.": [
        "agree: The two sides >; past",
        "set up: *The two sides > a working group",
        "talk: *The two sides >; with Turkey",
    ],
    "Norway asked Chile to stop the tests.": [
        "ask: Norway > Chile; past",
        "stop: *Chile > the tests",
    ],
    "Chile promised Norway to stop the tests.": [
        "promise: Chile > Norway; past",
        "stop: *Chile > the tests",
    ],
    "Peru called on Kenya to release the crew.": [
        "call: Peru >; on Kenya; past",
        "release: *Kenya > the crew",
    ],
    "Kenya was urged by Peru to leave.": [
        "urge: Peru > Kenya; past; passive",
        "leave: *Kenya >",
    ],
    "It was agreed that the talks would resume.": [
        "agree: >; past; passive",
        "resume: the talks >; would",
    ],
    "An agreement was reached between Egypt and Sudan.": [
        "agree: Egypt, Sudan >; between Egypt; between Sudan; past; passive",
    ],
    "They voiced support for Kenya and concern about Peru.": [
        "support: They >; for Kenya; past",
        "be concerned: They >; about Peru; past",
    ],
    "Chile accused Peru of violating the treaty.": [
        "accuse: Chile > Peru; past",
        "violate: *Peru > the treaty",
    ],
    "Moscow's rejection of the proposal angered Kyiv.": [
        "reject: Moscow > the proposal",
        "anger: Moscow's rejection of the proposal > Kyiv; past",
    ],
    "The visit of President Lee to Japan was short.": [
        "visit: President Lee >; to Japan",
        "short: The visit of President Lee to Japan >; past",
    ],
    "The minister, who met Berg in Oslo, left.": [
        "meet: *The minister > Berg; in Oslo; past",
        "leave: The minister >; past",
    ],
    "Sanctions imposed by Norway on Chile hurt trade.": [
        "sanction: Norway >; on Chile; passive",
        "hurt: Sanctions > trade; past",
    ],
    '"We are ready to talk," said Berg.': [
        "ready: We >; present",
        "talk: *We >",
        "say: Berg >; past",
    ],
    "Berg, the minister, did not meet or call Lee.": [
        "meet: Berg > Lee; not; past",
        "call: *Berg > *Lee; not; past",
    ],
    "If Peru attacks, Chile will respond.": [
        "attack: Peru >; if; present",
        "respond: Chile >; if; will; future",
    ],
    "The deal that Norway signed is dead.": [
        "sign: Norway >; past",
        "dead: The deal >; present",
    ],
    "Chile condemned and rejected the plan.": [
        "condemn: Chile > the plan; past",
        "reject: *Chile > *the plan; past",
    ],
    "Has Kenya refused to pay?": [
        "refuse: Kenya >; ?; present; perfect",
        "pay: *Kenya >",
    ],
    "The parties are in contact with Oslo.": [
        "contact: The parties >; with Oslo; present",
    ],
    "Kenya may have been given weapons.": [
        "give: > Kenya, weapons; may; perfect; passive",
    ],
    "No agreement was signed.": [
        "sign: >; not; past; passive",
    ],
    "Norwegian sanctions on Chile ended.": [
        "sanction: Norwegian >; on Chile",
        "end: Norwegian sanctions on Chile >; past",
    ],
    "Peru issued a statement accusing Chile of aggression.": [
        "state: Peru >; past",
        "accuse: *Peru > Chile; of aggression",
    ],
    "Without naming Peru, she is going to complain.": [
        "name: *she > Peru; not",
        "go: she >; present; progressive",
        "complain: *she >; will; future",
    ],
    "The plan's rejection by Kyiv was reported.": [
        "reject: Kyiv > The plan",
        "report: > The plan's rejection by Kyiv; past; passive",
    ],
    'Lee said: "We will not pay."': [
        "say: Lee >; past",
        "pay: We >; not; will; future",
    ],
    "The talks, Berg said, have failed.": [
        "say: Berg >; past",
        "fail: The talks >; present; perfect",
    ],
    "Kenya decided to leave, Peru stayed and Chile, which had voted no, waited.": [
        "decide: Kenya >; past",
        "leave: *Kenya >",
        "stay: Peru >; past",
        "vote: *Chile >; past; perfect",
        "wait: Chile >; past",
    ],
    "Peru, whose proposal Chile backed, and its decision to stay were praised.": [
        "propose: *Peru >",
        "back: Chile > whose proposal; past",
        "decide: its >",
        "stay: *its >",
        "praise: > Peru, its decision; past; passive",
    ],
    "Kenya called the talks useful.": [
        "describe: Kenya > the talks; as useful; past",
        "useful: *the talks >",
    ],
    "Kenya called Ann Lee.": [
        "call: Kenya > Ann Lee; past",
    ],
    "Lee was dubbed a friend by Chile.": [
        "describe: Chile > Lee; as a friend; past; passive",
    ],
    "Kenya called Berg to meet.": [
        "call: Kenya > Berg; past",
        "meet: *Berg >",
    ],
    "Norway called for Peru to leave.": [
        "call: Norway >; for Peru; past",
        "leave: *Peru >",
    ],
    "Norway called for troops to leave.": [
        "call: Norway >; for troops; past",
        "leave: *troops >",
    ],
    "The draft was signed by Friday.": [
        "sign: > The draft; by Friday; past; passive",
    ],
    "Had Peru complied, Chile would have stayed.": [
        "comply: Peru >; if; past; perfect",
        "stay: Chile >; if; would; perfect",
    ],
}


@pytest.mark.parametrize("text", EXPECTED)
def test_roles_and_flags(text):
    assert [tell(clause) for clause in clauses_of(text)] == EXPECTED[text]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (
            "The two sides agreed to set up a working group and to hold talks with Turkey.",
            [("root", None, ""), ("infinitive", 0, "to"), ("infinitive", 0, "to")],
        ),
        ("It was agreed that the talks would resume.", [("root", None, ""), ("complement", 0, "that")]),
        ("Chile accused Peru of violating the treaty.", [("root", None, ""), ("complement", 0, "of")]),
        ("The minister, who met Berg in Oslo, left.", [("relative", 1, ""), ("root", None, "")]),
        ("If Peru attacks, Chile will respond.", [("adverbial", 1, "if"), ("root", None, "")]),
        (
            '"We are ready to talk," said Berg.',
            [("complement", 2, ""), ("infinitive", 0, "to"), ("root", None, "")],
        ),
        ("The talks, Berg said, have failed.", [("root", None, ""), ("complement", 0, "")]),
        ('Lee said: "We will not pay."', [("root", None, ""), ("complement", 0, "")]),
        ("Chile condemned and rejected the plan.", [("root", None, ""), ("coordinated", 0, "")]),
        ("Norwegian sanctions on Chile ended.", [("nominal", 1, ""), ("root", None, "")]),
        (
            "Peru issued a statement accusing Chile of aggression.",
            [("root", None, ""), ("participle", 0, "")],
        ),
    ],
)
def test_how_clauses_hang_together(text, links):
    assert [(clause.relation, clause.governor, clause.marker) for clause in clauses_of(text)] == links


def test_complements_and_conjuncts_are_listed_by_id():
    agree, set_up, hold = clauses_of("The two sides agreed to set up a working group and to hold talks with Turkey.")
    assert agree.complements == (set_up.id, hold.id)
    assert hold.coordinated_with == set_up.id


def test_a_light_verb_keeps_both_words_and_the_whole_phrase():
    (clause,) = clauses_of("An agreement was reached between Egypt and Sudan.")
    assert clause.predicate.kind == "light verb"
    assert (clause.predicate.lemma, clause.predicate.means) == ("reach agreement", "agree")
    assert (clause.predicate.verb_lemma, clause.predicate.noun_lemma) == ("reach", "agreement")
    assert clause.noun is not None
    assert clause.noun.passage.exact == "An agreement"
    assert clause.predicate.passage.exact == "agreement was reached"


def test_two_light_nouns_of_one_verb_are_two_clauses_with_the_same_subject():
    support, concern = clauses_of("They voiced support for Kenya and concern about Peru.")
    assert support.subjects == concern.subjects
    assert [item.passage.exact for item in support.recipients()] == ["Kenya"]
    assert [item.passage.exact for item in concern.recipients()] == ["Peru"]


def test_active_and_passive_name_the_same_parties():
    active = clauses_of("Peru called on Kenya to release the crew.")[1]
    passive = clauses_of("Kenya was urged by Peru to leave.")
    assert [item.passage.exact for item in passive[0].actors_first()] == ["Peru"]
    assert [item.passage.exact for item in passive[0].recipients()] == ["Kenya"]
    assert [item.passage.exact for item in passive[1].subjects] == ["Kenya"]
    assert [item.passage.exact for item in active.subjects] == ["Kenya"]


def test_an_apposition_is_noted_and_left_out_of_the_phrase():
    meet = clauses_of("Berg, the minister, did not meet or call Lee.")[0]
    (berg,) = meet.subjects
    assert berg.passage.exact == "Berg"
    assert [passage.exact for passage in berg.appositions] == ["the minister"]


def test_a_nominal_event_finds_who_is_acted_upon_by_its_preposition():
    sanctions = clauses_of("Norwegian sanctions on Chile ended.")[0]
    assert sanctions.predicate.kind == "noun"
    assert [item.passage.exact for item in sanctions.recipients()] == ["Chile"]
