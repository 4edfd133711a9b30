from __future__ import annotations

from datetime import date

from tests.actors.parses import ids, mention, parsed

DAY = date(2022, 6, 15)
BOTH = {"Emmanuel Macron": "PER", "Maia Sandu": "PER", "Andrzej Duda": "PER"}
CALL = """Emmanuel PROPN nsubj 3
Macron PROPN flat 1
called VERB root 0 call
{0} PROPN obj 3
{1} PROPN flat 4
{tail}"""


def call(first: str, last: str, tail: str):
    return parsed(CALL.format(first, last, tail=tail), names=BOTH, on=DAY)


def test_gender_tells_two_persons_apart():
    tail = "and CCONJ cc 8\nshe PRON nsubj 8\nanswered VERB conj 3 answer\n. PUNCT punct 3"
    assert ids(call("Maia", "Sandu", tail), "she") == ("maia-sandu",)


def test_an_object_pronoun_is_not_the_subject_of_its_verb():
    tail = "to PART mark 7\ncongratulate VERB advcl 3\nhim PRON obj 7\n. PUNCT punct 3"
    assert ids(call("Andrzej", "Duda", tail), "him") == ("andrzej-duda",)


def test_two_who_fit_leave_his_open():
    tail = "about ADP case 8\nhis PRON nmod:poss 8\nplan NOUN obl 3\n. PUNCT punct 3"
    document = call("Andrzej", "Duda", tail)
    assert ids(document, "his") == ()
    assert {actor.id for actor in mention(document, "his").candidates} == {"emmanuel-macron", "andrzej-duda"}


def test_congratulating_somebody_on_his_is_about_him():
    rows = CALL.format(
        "Andrzej", "Duda", tail="on ADP case 8\nhis PRON nmod:poss 8\nelection NOUN obl 3\n. PUNCT punct 3"
    )
    document = parsed(
        rows.replace("called VERB root 0 call", "congratulated VERB root 0 congratulate"), names=BOTH, on=DAY
    )
    assert ids(document, "his") == ("andrzej-duda",)


def test_the_subject_of_the_sentence_before_is_preferred():
    rows = (
        CALL.format("Andrzej", "Duda", tail=". PUNCT punct 3")
        + "\n\nHe PRON nsubj 2\nspoke VERB root 0 speak\n. PUNCT punct 2"
    )
    assert ids(parsed(rows, names=BOTH, on=DAY), "He") == ("emmanuel-macron",)


def test_his_ahead_of_its_subject_looks_forward():
    rows = """Andrzej PROPN nsubj 3
Duda PROPN flat 1
waited VERB root 0 wait
. PUNCT punct 3

During ADP case 3
his PRON nmod:poss 3
visit NOUN obl 7
, PUNCT punct 3
Emmanuel PROPN nsubj 7
Macron PROPN flat 5
spoke VERB root 0 speak
. PUNCT punct 7"""
    assert ids(parsed(rows, names=BOTH, on=DAY), "his") == ("emmanuel-macron",)


def test_its_is_the_country_that_is_asked():
    rows = """They PRON nsubj 2
urged VERB root 0 urge
Russia PROPN obj 2
to PART mark 5
withdraw VERB xcomp 2
its PRON nmod:poss 7
troops NOUN obj 5 troop
. PUNCT punct 2"""
    assert ids(parsed(rows, on=DAY), "its") == ("RUS",)


def test_a_stranger_as_subject_leaves_he_open():
    rows = """Maia PROPN nmod 4
Sandu PROPN flat 1
's PART case 1
driver NOUN nsubj 5
met VERB root 0 meet
Emmanuel PROPN obj 5
Macron PROPN flat 6
. PUNCT punct 5

He PRON nsubj 2
left VERB root 0 leave
. PUNCT punct 2"""
    assert ids(parsed(rows, names=BOTH, on=DAY), "He") == ()


def test_they_after_a_plural_subject():
    rows = """France PROPN nsubj 4
and CCONJ cc 3
Poland PROPN conj 1
agreed VERB root 0 agree
. PUNCT punct 4

They PRON nsubj 2
spoke VERB root 0 speak
. PUNCT punct 2"""
    assert ids(parsed(rows, on=DAY), "They") == ("FRA", "POL")


def test_we_stays_open_and_tells_the_speaker():
    rows = "We PRON nsubj 2\nspoke VERB root 0 speak\n. PUNCT punct 2"
    document = parsed(rows, on=DAY, side="FRA", title="Address by President Emmanuel Macron")
    assert ids(document, "We") == ()
    assert [actor.id for actor in mention(document, "We").candidates] == ["emmanuel-macron"]


def test_a_government_under_a_named_person_is_no_he():
    rows = """Jake PROPN nsubj 3
Sullivan PROPN flat 1
praised VERB root 0 praise
the DET det 6
Biden PROPN compound 6
administration NOUN obj 3
and CCONJ cc 9
he PRON nsubj 9
left VERB conj 3 leave"""
    names = {"Jake Sullivan": "PER", "Biden": "PER"}
    document = parsed(rows, names=names, on=date(2022, 3, 1), side="USA")
    assert ids(document, "the Biden administration") == ("USA",)
    assert ids(document, "he") == ("jake-sullivan",)
