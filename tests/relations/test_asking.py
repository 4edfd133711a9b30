from __future__ import annotations

import pytest

from summitry.errors import InputError
from summitry.relations.asking import asking
from summitry.relations.cells import add_up

_LONG = (
    "SELECT DATE '2020-01-01' AS day, 'A' AS a, 'B' AS b, (x.range * y.range)::DOUBLE AS value, 1 AS weight, 1 AS quad"
    " FROM range(300000) x, range(100000) y"
)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_within_a_question_is_an_interrupt():
    # With several threads DuckDB looks for signals only where the one that waits gets work of its own.
    with pytest.raises(KeyboardInterrupt), asking("it cannot be read") as connection, connection.cursor() as cursor:
        add_up(cursor.execute("SET threads = 1"), _LONG, "month", has_single_events=True)


def test_what_cannot_be_read_is_said_in_one_line():
    with pytest.raises(InputError) as caught, asking("the lake cannot be read") as connection:
        connection.execute("SELECT nothing FROM nowhere")
    assert str(caught.value).startswith("the lake cannot be read: ")
    assert "\n" not in str(caught.value)


def test_another_fault_stays_what_it_is():
    with pytest.raises(InputError, match=r"^wide of the mark$"), asking("x"):
        raise InputError("wide of the mark")
