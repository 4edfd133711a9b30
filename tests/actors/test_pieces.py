from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summitry.actors.pieces import cut, fold


def test_hyphens_apostrophes_and_dots_do_not_hide_names():
    assert cut("U.S.-Japan talks in Côte d’Ivoire").norms == ["us", "japan", "talks", "in", "cote", "d", "ivoire"]


def test_possessive_marks_are_seen():
    pieces = cut("Russia’s offer, the United States’ reply, leaders")
    assert [pieces.norms[i] for i in range(len(pieces)) if pieces.is_possessive(i)] == ["russia", "states"]


def test_an_initial_joins_a_name_and_a_number_does_not():
    pieces = cut("J. Biden came on November 4. Both leaders left")
    assert pieces.is_joined(0)
    assert not pieces.is_joined(pieces.norms.index("4"))


def test_fold_takes_off_case_and_marks():
    assert [fold(word) for word in ("Erdoğan", "U.S.", "Łódź", "Ødegård")] == ["erdogan", "us", "lodz", "odegard"]


@given(st.text(max_size=200))
def test_pieces_stand_where_they_say(text):
    pieces = cut(text)
    assert all(text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True))
    assert pieces.starts == sorted(pieces.starts)
