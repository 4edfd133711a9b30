from __future__ import annotations

import csv
import io

import pytest

from summitry.dossier.tables import make_inert, to_tables
from tests.dossier.samples import FORMULA, make_dossier, make_hostile


@pytest.mark.parametrize("make", [make_dossier, make_hostile])
def test_every_row_has_a_cell_for_every_column(make):
    for name, text in to_tables(make()).items():
        rows = list(csv.reader(io.StringIO(text)))
        assert len({len(row) for row in rows}) == 1, name


def test_rows_carry_their_passages():
    rows = list(csv.DictReader(io.StringIO(to_tables(make_dossier())["outcomes.csv"])))
    texts = {document.id: document.text for document in make_dossier().documents}
    assert rows
    for row in rows:
        words = texts[row["document_id"]][int(row["start"]) : int(row["end"])]
        assert make_inert(words) == row["exact"]


@pytest.mark.parametrize("cell", [FORMULA, "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_what_a_spreadsheet_would_compute_is_inert(cell):
    assert not make_inert(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("cell", ["-1.5", "+3", "plain"])
def test_numbers_and_words_stay(cell):
    assert make_inert(cell) == cell


def test_no_cell_of_a_hostile_dossier_is_a_formula():
    for name, text in to_tables(make_hostile()).items():
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                assert not cell.startswith(("=", "+", "@", "\t", "\r")), name
                assert "\u202e" not in cell
