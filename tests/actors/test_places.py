from __future__ import annotations

from datetime import date

import pytest

from tests.actors.parses import parsed, who

DAY = date(2022, 3, 1)


@pytest.mark.parametrize(
    ("rows", "form", "actors"),
    [
        ("They PRON nsubj 2\nmet VERB root 0 meet\nin ADP case 4\nMoscow PROPN obl 2", "place", ("place:moscow",)),
        ("He PRON nsubj 2\nflew VERB root 0 fly\nto ADP case 4\nBeijing PROPN obl 2", "place", ("place:beijing",)),
        ("He PRON nsubj 2\nvisited VERB root 0 visit\nKyiv PROPN obj 2", "place", ("place:kyiv",)),
        ("Moscow PROPN nsubj 2\nwarned VERB root 0 warn\nthem PRON obj 2", "capital", ("RUS",)),
        ("Talks NOUN nsubj 5\nwith ADP case 3\nBeijing PROPN nmod 1\nhave AUX aux 5\nended VERB root 0 end", "capital",
         ("CHN",)),
        ("They PRON nsubj 2\nurged VERB root 0 urge\nKyiv PROPN obj 2", "capital", ("UKR",)),
        ("Moscow PROPN nmod:poss 3\n's PART case 1\nrejection NOUN nsubj 4\nsurprised VERB root 0 surprise", "capital",
         ("RUS",)),
        ("The DET det 2\nKremlin PROPN nsubj 3\ndeclined VERB root 0 decline", "seat", ("RUS",)),
        ("at ADP case 4\nthe DET det 4\nWhite PROPN compound 4\nHouse PROPN root 0", "place", ("place:white-house",)),
        ("They PRON nsubj 2\nsaw VERB root 0 see\nMoscow PROPN obj 2", "capital", ()),
    ],
)  # fmt: skip
def test_a_capital_or_seat_is_a_government_a_place_or_open(rows, form, actors):
    found = [m for m in who(parsed(rows, on=DAY)) if m[1] in {"place", "capital", "seat"}]
    assert [(found_form, found_actors) for _, found_form, found_actors in found] == [(form, actors)]


def test_a_dateline_is_a_place():
    rows = "KYIV PROPN root 0\n— PUNCT punct 1\nIt PRON nsubj 4\nrained VERB parataxis 1 rain"
    assert who(parsed(rows, on=DAY))[0][1:] == ("place", ("place:kyiv",))


def test_and_between_a_capital_and_its_head_makes_it_no_part_of_a_name():
    rows = """They PRON nsubj 2
warned VERB root 0 warn
Lima PROPN compound 6
and CCONJ cc 5
other ADJ conj 3
capitals NOUN iobj 2 capital"""
    assert ("Lima", "capital", ("PER",)) in who(parsed(rows, on=DAY))
