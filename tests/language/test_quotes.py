from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.language.quotes import find_quotes
from summitry.model import Document


def read(text: str) -> list[tuple[str, list[str], bool]]:
    return [
        (q.passage.exact, [part.exact for part in q.content], q.is_balanced)
        for q in find_quotes(Document("d", text, ""))
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said, “We met.”", [("“We met.”", ["We met."])]),
        ('He said "no".', [('"no"', ["no"])]),
        ("‘I don’t know,’ he said.", [("‘I don’t know,’", ["I don’t know,"])]),
        ("He called it 'a first step' today.", [("'a first step'", ["a first step"])]),
        ("„Ja“, «да», « oui »", [("„Ja“", ["Ja"]), ("«да»", ["да"]), ("« oui »", [" oui "])]),
        ("``We met'' he said", [("``We met''", ["We met"])]),
        ("“A ‘b’ c”", [("“A ‘b’ c”", ["A ‘b’ c"]), ("‘b’", ["b"])]),
        ("“A “b” c”", [("“A “b” c”", ["A “b” c"]), ("“b”", ["b"])]),
        ('"A "b"," he said', [('"A "b","', ['A "b",']), ('"b"', ["b"])]),
        ("'Ours' and the leaders' call", [("'Ours'", ["Ours"])]),
        ('Putin ("the host") left', [('"the host"', ["the host"])]),
        ("“the leaders’ meeting” was", [("“the leaders’ meeting”", ["the leaders’ meeting"])]),
    ],
)
def test_balanced_marks(text, quotes):
    assert read(text) == [(whole, parts, True) for whole, parts in quotes]


@pytest.mark.parametrize(
    "text",
    [
        "don't, it's, the leaders' talks",
        "the '90s and ’em",
        "5'10 tall",
        "rock ’n’ roll",
        "",
        "”",
        "“”",
        '""',
        "'",
        "a ” b",
    ],
)
def test_apostrophes_and_stray_marks_are_no_quotes(text):
    assert read(text) == []


def test_a_quote_over_paragraphs_is_one_quote():
    text = "“One.\n\n“Two.\n\n“Three,” he said. “Four.”"
    assert read(text) == [
        ("“One.\n\n“Two.\n\n“Three,”", ["One.", "Two.", "Three,"], True),
        ("“Four.”", ["Four."], True),
    ]


def test_what_does_not_balance_is_refused_to_the_end_of_its_paragraph():
    text = "“Fine.” “Broken, he said. “Lost.” More.\n\nNext “fine” one."
    assert read(text) == [
        ("“Fine.”", ["Fine."], True),
        ("“Broken, he said. “Lost.” More.", [], False),
        ("“fine”", ["fine"], True),
    ]


def test_a_continued_quote_that_never_closes_is_refused():
    assert read("“One.\n\n“Two.\n\nThree “ok”.") == [("“One.\n\n“Two.", [], False), ("“ok”", ["ok"], True)]


@pytest.mark.parametrize("unit", ['"', "“", "' ", '"a ', "‘a", "“‘", "”", "``", "“\n\n", "‘s a’ "])
def test_hostile_text_takes_time_in_proportion(unit):
    started = time.perf_counter()
    find_quotes(Document("d", unit * 10_000, ""))
    assert time.perf_counter() - started < 3


@given(st.text(st.sampled_from("ab .\n\"'“”‘’«»"), max_size=200))
def test_contents_lie_inside_their_quotes(text):
    for quote in find_quotes(Document("d", text, "")):
        assert text[quote.passage.start : quote.passage.end] == quote.passage.exact
        assert quote.is_balanced == bool(quote.content)
        for part in quote.content:
            assert quote.passage.start < part.start < part.end <= quote.passage.end


@given(st.lists(st.text(st.sampled_from("abc ,"), min_size=1, max_size=20), min_size=1, max_size=5))
def test_what_is_put_between_marks_comes_back(parts):
    text = " said. ".join(f"“x{part}”" for part in parts)
    assert [q[1] for q in read(text)] == [[f"x{part}"] for part in parts]
