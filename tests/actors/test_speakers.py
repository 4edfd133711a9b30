from __future__ import annotations

from dataclasses import replace
from datetime import date

from summitry.model import Turn
from tests.actors.parses import ids, mention, parsed

DAY = date(2022, 6, 15)
NAMES = {"Emmanuel Macron": "PER", "Andrzej Duda": "PER"}
QUOTE = """“ PUNCT punct 3
I PRON nsubj 3
agree VERB ccomp 6
, PUNCT punct 3
” PUNCT punct 3
said VERB root 0 say
{0} PROPN nsubj 6
{1} PROPN flat 7
. PUNCT punct 6"""


def test_i_in_a_quote_is_the_subject_of_the_verb_of_saying():
    document = parsed(QUOTE.format("Emmanuel", "Macron"), names=NAMES, on=DAY)
    found = mention(document, "I")
    assert found.actors[0].id == "emmanuel-macron"
    assert found.antecedent is not None
    assert found.antecedent.exact == "Emmanuel Macron"


def test_i_in_a_quote_without_a_speaker_is_open():
    rows = "The DET det 2\nmessage NOUN nsubj 3\nreads VERB root 0 read\n: PUNCT punct 3\n“ PUNCT punct 7\nI PRON nsubj 7\nagree VERB ccomp 3\n. PUNCT punct 3\n” PUNCT punct 3"
    assert ids(parsed(rows, on=DAY, side="FRA"), "I") == ()


def test_i_in_a_turn_is_the_one_whom_the_label_names():
    rows = "PRESIDENT PROPN root 0\nMACRON PROPN flat 1\n: PUNCT punct 1\n\nI PRON nsubj 2\nagree VERB root 0\n. PUNCT punct 2"
    base = parsed(rows, names={"MACRON": "PER"}, on=DAY)
    label = base.document.passage(0, 16)
    start = base.document.text.index("I agree")
    turn = Turn(base.document.passage(start, len(base.document.text)), label.exact, label)
    document = replace(base, document=replace(base.document, turns=(turn,)))
    assert ids(document, "I") == ("emmanuel-macron",)


def test_greetings_to_somebody_are_not_his_words():
    rows = "I PRON nsubj 2\nagree VERB root 0\n. PUNCT punct 2"
    assert ids(parsed(rows, on=DAY, title="Greetings to President Andrzej Duda"), "I") == ()
    assert ids(parsed(rows, on=DAY, title="Remarks by President Andrzej Duda"), "I") == ("andrzej-duda",)
