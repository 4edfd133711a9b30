"""Encodings: what is believed, what is guessed and said to be, and what is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.errors import Unreadable
from summitry.ingest.decoding import decode, normalise_line_ends
from tests.ingest.samples import ENGLISH, FRENCH, RUSSIAN, attempt

ACCENTED = f"{ENGLISH} “Très bien”, said one — in a café."


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks_are_believed_and_dropped(encoding):
    decoded = decode(ACCENTED.encode(encoding), declared="cp1252")
    assert decoded.text == ACCENTED
    assert "byte order mark" in decoded.how


def test_utf8_wins_over_a_wrong_declaration():
    assert decode(ACCENTED.encode(), declared="iso-8859-1").text == ACCENTED


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_is_recorded_as_a_guess(encoding):
    decoded = decode(ACCENTED.encode(encoding))
    assert decoded.text == ACCENTED
    assert "guessed" in decoded.how


@pytest.mark.parametrize("declared", ["latin1", "ISO-8859-1", "us-ascii", " windows-1252 "])
def test_declared_latin_is_the_windows_page(declared):
    decoded = decode(ACCENTED.encode("cp1252"), declared=declared)
    assert (decoded.text, decoded.how) == (ACCENTED, "cp1252 (declared)")


@pytest.mark.parametrize("declared", ["hex", "rot13", "utf-7", "no-such", "", "\x00", "punycode"])
def test_declarations_that_no_page_means_are_passed_over(declared):
    assert decode(ACCENTED.encode("cp1252"), declared=declared).how == "cp1252 (guessed)"


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (FRENCH, "cp1252")])
def test_common_encodings_are_guessed_right(text, encoding):
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.how) == (text, f"{encoding} (guessed)")


def test_guess_that_gives_no_language_is_refused_with_the_place():
    with pytest.raises(Unreadable, match=r"byte 10 is not UTF-8.*save it as UTF-8"):
        decode("President Łukasz Wójcik came to Gdańsk.".encode("cp1250"))


def test_page_declares_its_encoding_itself():
    page = f"<html><head><meta charset='windows-1251'></head><body>{RUSSIAN}".encode("cp1251")
    assert decode(page, is_page=True).how == "cp1251 (declared)"


def test_single_broken_character_costs_no_page_but_is_recorded():
    page = ("é" * 50).encode() + b"\xff" + b" and the end"
    decoded = decode(page, is_page=True)
    assert decoded.text.count("\ufffd") == 1
    assert decoded.how == "utf-8 (1 broken)"


def test_broken_character_in_plain_text_is_refused():
    with pytest.raises(Unreadable, match="encoding cannot be told"):
        decode("“peace”".encode() + b"\x81\xff" + "“talks”".encode())


@pytest.mark.parametrize("raw", [bytes(range(256)) * 8, b"\x00\x01\x02" * 100, bytes(range(1, 32)) * 50])
def test_binary_data_is_refused(raw):
    with pytest.raises(Unreadable, match="binary data"):
        decode(raw)


def test_cut_off_wide_text_is_refused():
    with pytest.raises(Unreadable, match="does not fit its encoding"):
        decode(b"\xff\xfea\x00b")


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(raw):
    decoded, refusal = attempt(lambda: decode(raw))
    assert decoded.how if decoded else len(refusal) > 30


@given(st.text(alphabet="a\r\n\x0b\u2028", max_size=30))
def test_only_line_ends_are_changed(text):
    normal = normalise_line_ends(text)
    assert "\r" not in normal
    assert normal.split("\n") == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert normalise_line_ends(normal) == normal


def test_a_guess_that_mixes_scripts_in_an_english_text_is_refused():
    raw = b"The two sides met in \x8d\x8f\x90 and spoke of trade with the ministers. " * 9
    with pytest.raises(Unreadable, match="its encoding cannot be told"):
        decode(raw)
