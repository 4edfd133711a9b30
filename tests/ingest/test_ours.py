from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summitry.ingest import fetch
from summitry.ingest.ours import leave_out
from summitry.model import Document, SetAside

if TYPE_CHECKING:
    from pathlib import Path

SQLITE = b"SQLite format 3\x00" + bytes(52)
DATA = '{"documents":[],"format":"summitry-dossier/1"}'


def put(folder: Path, **files):
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        path = folder / name.replace("__", ".").replace("_dash_", "-")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def left(folder):
    folders = [path.name for path in folder.iterdir() if path.is_dir()]
    files = [path.name for path in folder.iterdir() if path.is_file()]
    kept_folders, kept = leave_out(folder, folders, files)
    return sorted(kept_folders), sorted(kept)


def test_a_dossier_of_an_earlier_run_is_not_read_and_what_lies_beside_it_is(tmp_path):
    put(tmp_path, dossier__json=DATA, index__html="<p>a", dossier__md="# a", notes__md="ours", case__sqlite=SQLITE)
    put(tmp_path / "tables", lines__csv="a")
    put(tmp_path / "talks", one__txt="a")
    assert left(tmp_path) == (["talks"], ["notes.md"])


def test_a_page_and_a_folder_of_tables_of_others_are_read(tmp_path):
    put(tmp_path, index__html="<p>a", dossier__md="# a", dossier__json='{"text": "a"}')
    put(tmp_path / "tables", one__txt="a")
    assert left(tmp_path) == (["tables"], ["dossier.json", "dossier.md", "index.html"])


@pytest.mark.parametrize("head", [b"", SQLITE, SQLITE + b"SUMM"])
def test_a_case_is_known_while_it_is_made(tmp_path, head):
    put(tmp_path, case__sqlite=head, case__sqlite_dash_wal=b"a", case__sqlite_dash_shm=b"a")
    assert left(tmp_path) == ([], [])


def test_a_case_of_another_name_is_known_by_its_mark_and_another_programs_file_is_not_ours(tmp_path):
    put(
        tmp_path, mine__sqlite=SQLITE + b"SUMM", mine__sqlite_dash_wal=b"a", theirs__sqlite=SQLITE + b"\x00\x00\x00\x01"
    )
    assert left(tmp_path) == ([], ["theirs.sqlite"])


def test_the_folder_of_an_earlier_run_gives_no_document(tmp_path):
    put(tmp_path / "dossier", dossier__json=DATA, index__html="<p>The two presidents met.", dossier__md="# They met")
    put(tmp_path, one__txt="The two presidents met in Bergen on 12 May 2016 and agreed on the ferry.")
    found = list(fetch([str(tmp_path)]))
    assert [isinstance(item, Document) for item in found] == [True]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("page.html", '<!doctype html><head><meta name="generator" content="Summitry 0.1.0"></head><p>They met.'),
        ("data.json", DATA),
    ],
)
def test_a_dossier_that_is_given_by_name_is_refused_in_words(tmp_path, name, content):
    (tmp_path / name).write_text(content, encoding="utf-8")
    (found,) = fetch([str(tmp_path / name)])
    assert isinstance(found, SetAside)
    assert "is a dossier, not a document" in found.reason


def test_a_page_that_only_speaks_of_summitry_is_read(tmp_path):
    page = (
        '<!doctype html><title>Tools</title><p>We tried Summitry "summitry-dossier/1" on the texts of two ministries.'
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (found,) = fetch([str(tmp_path / "page.html")])
    assert isinstance(found, Document)
