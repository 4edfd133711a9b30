"""Names compared by one spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.gazetteer.names import is_acronym, iter_person_forms, normalise, strip_address, strip_possessive


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("U.S.", "us"),
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Kim Jong‑un", "kim jong un"),
        ("Washington, D.C.", "washington dc"),
        ("No.10", "no 10"),
        ("  Lech \t Wałęsa ", "lech walesa"),
        ("Türkiye", "turkiye"),
        ("Đorđe", "dorde"),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
    ],
)
def test_normalise_gives_one_spelling(name, expected):
    assert normalise(name) == expected


@given(st.text(max_size=60))
def test_normalise_twice_is_normalise_once(name):
    once = normalise(name)
    assert normalise(once) == once
    assert once == once.strip()


@pytest.mark.parametrize(("form", "expected"), [("US", True), ("U.S.", True), ("Us", False), ("NEW YORK", False)])
def test_initials_are_told_from_words(form, expected):
    assert is_acronym(form) is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mr macron", ("macron", "m")),
        ("the honorable mrs clinton", ("clinton", "f")),
        ("the united states", ("united states", "")),
        ("mr", ("mr", "")),
        ("theresa may", ("theresa may", "")),
    ],
)
def test_words_of_address_come_off(name, expected):
    assert strip_address(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Russia's", "Russia"), ("China’s", "China"), ("United States'", "United States"), ("Paris", "Paris")],
)
def test_possessive_comes_off(name, expected):
    assert strip_possessive(name) == expected


@pytest.mark.parametrize(
    ("name", "surname", "form"),
    [
        ("Donald J. Trump", "Trump", "donald trump"),
        ("Joseph R. Biden Jr.", "Biden", "joseph biden"),
        ("Pedro Sánchez Pérez-Castejón", "Sánchez", "pedro sanchez"),
        ("Ursula Gertrud von der Leyen", "von der Leyen", "ursula von der leyen"),
        ("Xi Jinping", "Xi", "xi jinping"),
    ],
)
def test_a_person_is_met_under_shorter_forms(name, surname, form):
    assert form in set(iter_person_forms(name, surname))


def test_family_name_in_front_is_not_moved():
    assert set(iter_person_forms("Kim Jong Un", "Kim")) == {"kim jong un"}
