"""PDF: pages of text, and clear words where there is none to be had."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter

from summitry.errors import Unreadable
from summitry.ingest import Settings, parse_bytes
from summitry.ingest.pdf import join_parted_words
from tests.ingest.samples import ENGLISH, attempt, make_pdf, rewrite_pdf

RAW = make_pdf(["The two sides agreed on coop-", "eration. Their cooperation goes on."], ["Second page."])


def read(raw, **settings):
    return parse_bytes(raw, media_type=None, origin="a.pdf", settings=Settings(**settings))


def test_pages_are_parted_by_blank_lines_and_bytes_kept():
    doc = read(RAW)
    assert doc.text == "The two sides agreed on cooperation. Their cooperation goes on.\n\nSecond page."
    assert (doc.raw, doc.media_type) == (RAW, "application/pdf")


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("co-\noperation and cooperation", "cooperation and cooperation"),
        ("vice-\npresident, the vice-president", "vice-president, the vice-president"),
        ("vice-\npresident alone", "vice-\npresident alone"),
        ("1990-\n1995", "1990-\n1995"),
        ("talks -\nthey said", "talks -\nthey said"),
    ],
)
def test_parted_words_are_joined_only_where_the_text_shows_how(text, joined):
    assert join_parted_words(text) == joined


@given(st.text(alphabet="ab-\n ", max_size=60))
def test_joining_only_takes_hyphens_and_line_ends_away(text):
    joined = join_parted_words(text)
    assert joined.replace("-", "").replace("\n", "") == text.replace("-", "").replace("\n", "")


def test_password_is_asked_for_in_words():
    with pytest.raises(Unreadable, match=r"^a\.pdf: is encrypted .* save a copy without one"):
        read(rewrite_pdf(RAW, password="secret"))


def test_file_locked_against_printing_alone_is_read():
    assert "Second page." in read(rewrite_pdf(RAW, password="")).text


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_file_cut_short_is_refused(share):
    with pytest.raises(Unreadable, match="cut short or damaged: fetch it again"):
        read(RAW[: int(len(RAW) * share)])


@pytest.mark.parametrize(
    "raw", [b"%PDF-1.4\n%%EOF", b"%PDF-1.4\n" + bytes(range(256)) * 20 + b"%%EOF", RAW.replace(b"/Pages", b"/Pagan")]
)
def test_damaged_files_are_refused_without_a_traceback(raw):
    with pytest.raises(Unreadable, match=r"^a\.pdf: "):
        read(raw)


@given(st.integers(20, len(RAW) - 20), st.binary(min_size=1, max_size=12))
def test_any_damage_is_read_or_refused(at, noise):
    doc, refusal = attempt(lambda: read(RAW[:at] + noise + RAW[at + len(noise) :]))
    assert doc.text.strip() if doc else refusal.startswith("a.pdf: ")


def test_pictures_of_text_are_refused_with_what_to_do():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(Unreadable, match="only pictures of it: run text recognition"):
        read(out.getvalue())


def test_bounds_on_pages_and_time_are_said():
    with pytest.raises(Unreadable, match="has 2 pages, more than the 1"):
        read(RAW, max_pages=1)
    with pytest.raises(Unreadable, match=r"longer than 0 seconds \(page 1 of 2\)"):
        read(RAW, timeout_s=0)
    with pytest.raises(Unreadable, match="more than the 20 that one text may have"):
        read(RAW, max_characters=20)


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Joint  Statement", "Joint Statement"), ("Microsoft Word - a.doc", None), ("x.indd", None), ("", None)],
)
def test_title_is_taken_unless_a_program_made_it(title, kept):
    assert read(rewrite_pdf(RAW, title=title)).title == kept


def test_page_without_its_end_is_not_silent():
    text = make_pdf([ENGLISH[:80]] * 3)
    assert read(text).text.count("\n") == 2
