"""A fault in a file is told with file, row and column."""

from __future__ import annotations

import pytest

from summitry.errors import BadField
from summitry.gazetteer import loading
from summitry.gazetteer.rows import iter_rows

GROUPS = "id,forms,is_vague,kind,from_source\n"
HOLDERS = ",".join(loading.HOLDER_COLUMNS) + "\n"
GOOD = "a-b,A B,,B,f,GBR,envoy,Envoy,2001-02-03,2004,0,own,\n"


def test_a_sound_row_is_read():
    (group,) = loading.read_groups(GROUPS + "critics,critic|critics,1,public,common usage\n")
    assert group.forms == ("critic", "critics")
    assert group.is_vague


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",critics,1,public,common usage", "id"),
        ("critics,critic||critics,1,public,common usage", "forms"),
        ("critics,critic | critics,1,public,common usage", "forms"),
        ("critics,critics,yes,public,common usage", "is_vague"),
        ("critics,critics,1,public,", "from_source"),
    ],
)
def test_a_faulty_cell_is_named(row, column):
    with pytest.raises(BadField) as caught:
        loading.read_groups(GROUPS + "experts,experts,1,experts,common usage\n" + row + "\n")
    assert caught.value.path == f"groups.csv row 3 column {column}"


def test_a_wrong_header_is_named():
    with pytest.raises(BadField, match=r"groups.csv row 1: expected the columns id,forms"):
        loading.read_groups("id,forms\n")


def test_a_short_row_is_named():
    with pytest.raises(BadField, match=r"groups.csv row 2: expected 5 cells"):
        loading.read_groups(GROUPS + "critics,critics\n")


def test_an_empty_file_is_named():
    with pytest.raises(BadField, match="row 1"):
        list(iter_rows("x.csv", "a,b", ""))


def test_a_cell_may_hold_a_comma_between_quotes():
    (row,) = iter_rows("x.csv", "a,b", 'a,b\n"one, two",3\n')
    assert row.text("a") == "one, two"


def test_a_holder_is_read():
    (holder,) = loading.iter_holders("holders_x.csv", HOLDERS + GOOD)
    assert (holder.id, holder.from_on, holder.to_on, holder.is_acting) == ("a-b", "2001-02-03", "2004", False)


@pytest.mark.parametrize(
    ("good", "bad", "column"),
    [
        ("a-b,", ",", "id"),
        (",GBR,", ",,", "country"),
        ("envoy", "butler", "office"),
        (",f,", ",x,", "gender"),
        ("2001-02-03", "3 Feb 2001", "from"),
        (",2004,", ",2004-13,", "to"),
        (",0,own", ",no,own", "acting"),
    ],
)
def test_a_fault_in_a_holders_row_is_named(good, bad, column):
    with pytest.raises(BadField) as caught:
        list(loading.iter_holders("holders_x.csv", HOLDERS + GOOD + GOOD.replace(good, bad, 1)))
    assert caught.value.path == f"holders_x.csv row 3 column {column}"


def test_an_unknown_office_of_a_role_is_named():
    text = (
        "id,singular,plural,offices,role_code,gender,is_leader,names_title,from_source,note\nx,x,xs,butler,,,0,0,own,\n"
    )
    with pytest.raises(BadField, match=r"roles\.csv row 2 column offices"):
        loading.read_roles(text)
