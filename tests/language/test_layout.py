from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summitry.language.layout import find_paragraphs, is_wrapped


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in find_paragraphs(text)]


def test_each_line_is_a_paragraph_where_lines_are_long():
    assert paragraphs("Heading\nFirst paragraph.\n\n  Second one. \n") == ["Heading", "First paragraph.", "Second one."]


def test_wrapped_lines_are_joined():
    line = "The two leaders met in the capital on Monday and spoke of trade and"
    text = f"{line}\n{line}\nof peace.\n{line}\n{line}\n- an item\nPRESIDENT X: hello"
    assert is_wrapped(text)
    assert paragraphs(text) == [f"{line}\n{line}\nof peace.", f"{line}\n{line}", "- an item", "PRESIDENT X: hello"]


@given(st.text(st.sampled_from("ab \n\t-"), max_size=200))
def test_paragraphs_hold_every_word_once(text):
    spans = find_paragraphs(text)
    assert "".join(text[a:b] for a, b in spans).split() == text.split() or "".join(
        "".join(text[a:b].split()) for a, b in spans
    ) == "".join(text.split())
    assert all(a < b for a, b in spans)
    assert spans == sorted(spans)


def test_lines_that_an_editor_wrapped_at_120_are_joined():
    line = "The two leaders agreed to build a rail link between the two cities and to open it within three years of the day"
    text = f"{line}\n{line}\n{line}\nof signature."
    assert paragraphs(text) == [text]


def test_paragraphs_of_one_long_line_each_stay_apart():
    line = "The two leaders agreed to build a rail link between the two cities and to open it within three years of the day."
    assert paragraphs(f"{line}\n{line}\n{line}\n{line}") == [line] * 4


def test_a_long_heading_is_not_taken_for_a_wrapped_line():
    heading = "President Lindqvist and the Prime Minister of Brazil Meet to Talk of Trade"
    text = f"{heading}\nThe two leaders met on Sunday and spoke of trade and of the price of coffee beans."
    assert paragraphs(text) == text.split("\n")


def test_two_lines_of_one_sentence_are_joined():
    text = "The two leaders met on Sunday in the old town and spoke of\nthe price of coffee."
    assert paragraphs(text) == [text]
