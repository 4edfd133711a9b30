from __future__ import annotations

import pytest

from summitry import errors


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.InputError("x"), 2),
        (errors.BadField("$.a", "a day", 3), 2),
        (errors.UnknownCode("XX", "country"), 2),
        (errors.Unreadable("x"), 1),
        (errors.TryLater("x"), 75),
        (errors.QuoteNotFound("x"), 1),
    ],
)
def test_each_branch_has_its_exit_code(error, code):
    assert isinstance(error, errors.SummitryError)
    assert error.exit_code == code


def test_bad_field_says_where_what_and_what_instead():
    error = errors.BadField("$.published_on", "a day such as 2018-07-16", "yesterday" * 50)
    assert "$.published_on" in str(error)
    assert "a day such as 2018-07-16" in str(error)
    assert len(str(error)) < 200


def test_unknown_code_names_the_nearest():
    assert str(errors.UnknownCode("USS", "country", ["USA", "UZB"])) == "unknown country 'USS'; nearest: USA, UZB"
