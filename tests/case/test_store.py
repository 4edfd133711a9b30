from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace

import pytest

from summitry import read
from summitry.case import Case
from summitry.case import store as store_module
from summitry.case.gathering import make_findings
from summitry.errors import InputError, TryLater

TEXT = "President Emmanuel Macron met Chancellor Olaf Scholz in Paris on 22 January 2023. They agreed to build a train."


@pytest.fixture(scope="module")
def findings():
    return make_findings(read(TEXT, id="paris", publisher="A", published_on="2023-01-23"))


def test_what_is_kept_is_given_again(tmp_path, findings):
    with Case(tmp_path / "case.sqlite") as case:
        case.keep(findings, "maker")
    with Case(tmp_path / "case.sqlite") as case:
        assert case.find(findings.document, "maker") == findings
        assert case.count() == 1


@pytest.mark.parametrize(
    "change",
    [{"title": "Other"}, {"publisher": "B"}, {"account": "critics"}, {"side": "FRA"}, {"published_on": None}],
    ids=str,
)
def test_another_field_is_another_document(tmp_path, findings, change):
    with Case(tmp_path / "case.sqlite") as case:
        case.keep(findings, "maker")
        assert case.find(replace(findings.document, **change), "maker") is None


def test_another_maker_finds_nothing(tmp_path, findings):
    with Case(tmp_path / "case.sqlite") as case:
        case.keep(findings, "maker")
        assert case.find(findings.document, "another") is None


def test_keeping_twice_changes_nothing(tmp_path, findings):
    with Case(tmp_path / "case.sqlite") as case:
        case.keep(findings, "maker")
        case.keep(findings, "maker")
        assert case.count() == 1


def test_points_can_be_asked_for_in_sql(tmp_path, findings):
    path = tmp_path / "case.sqlite"
    with Case(path) as case:
        case.keep(findings, "maker")
    connection = sqlite3.connect(path)
    rows = connection.execute(
        'SELECT d.text, p.start, p."end", p.exact FROM points p JOIN documents d ON d.id = p.document_id'
    )
    found = rows.fetchall()
    connection.close()
    assert found
    assert all(text[start:end] == exact for text, start, end, exact in found)


def test_another_programs_file_is_left_alone(tmp_path):
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(InputError, match="is no case"):
        Case(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("a plain text " * 100)
    with pytest.raises(InputError, match="is no case"):
        Case(tmp_path / "notes.txt")


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot open"):
        Case(tmp_path)


def test_a_file_that_another_holds_says_to_try_later(tmp_path, monkeypatch, findings):
    monkeypatch.setattr(store_module, "WAIT_S", 0.2)
    path = tmp_path / "case.sqlite"
    with Case(path):
        pass
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(TryLater, match="in use"), Case(path) as case:
            case.keep(findings, "maker")
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def test_a_reader_is_not_kept_waiting(tmp_path, findings):
    path = tmp_path / "case.sqlite"
    with Case(path) as case:
        case.keep(findings, "maker")
    seen = []

    def read_it():
        connection = sqlite3.connect(path)
        seen.append(connection.execute("SELECT count(*) FROM findings").fetchone()[0])
        connection.close()

    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    thread = threading.Thread(target=read_it)
    thread.start()
    thread.join(5)
    writer.execute("ROLLBACK")
    writer.close()
    assert seen == [1]
