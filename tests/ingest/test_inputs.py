"""What a reader names: files, folders, standard input, and everything that can be wrong with them."""

from __future__ import annotations

import gzip
import io
import os
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry import ingest
from summitry.errors import BadField, InputError
from summitry.model import Document, DocumentKind, SetAside
from tests.ingest.samples import ENGLISH, RUSSIAN, make_docx, make_page, make_pdf


@pytest.mark.parametrize("inputs", [[], ()])
def test_nothing_named_is_an_error(inputs):
    with pytest.raises(InputError, match="nothing to read"):
        ingest.fetch(inputs)


@pytest.mark.parametrize("name", ["no-such.txt", "", "x" * 5000, "a\x00b", "www.example.org/page"])
def test_missing_path_is_said_before_anything_is_read(name, tmp_path):
    good = tmp_path / "a.txt"
    good.write_text(ENGLISH)
    with pytest.raises(InputError, match="no such file or folder"):
        ingest.fetch([good, name])


@pytest.mark.parametrize("name", ["ftp://example.org/a", "file:///etc/passwd", "gopher://x"])
def test_other_links_are_refused(name):
    with pytest.raises(InputError, match="only http and https"):
        ingest.fetch([name])


def test_forced_fields_are_checked_before_anything_is_read(tmp_path):
    with pytest.raises(BadField):
        ingest.fetch([tmp_path], settings=ingest.Settings(given={"published_on": "soon"}))


def test_forced_fields_win_over_the_document(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"---\nside: USA\nkind: news\n---\n{ENGLISH}")
    [doc] = ingest.fetch(path, settings=ingest.Settings(given={"side": "FIN"}))
    assert (doc.side, doc.basis["side"], doc.kind) == ("FIN", "given", DocumentKind.NEWS)


def test_markdown_counts_offsets_in_its_body(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"---\nid: '007'\ntitle: A title\n---\n# Heading\r\n\r\n*{ENGLISH}*\n", newline="")
    [doc] = ingest.fetch([path])
    assert doc.text == f"# Heading\n\n*{ENGLISH}*\n"
    assert (doc.id, doc.title, doc.media_type, doc.url) == ("007", "A title", "text/markdown", str(path))
    assert ingest.locate("Heading", doc).start == 2


def test_folder_is_read_by_name_and_to_its_depth(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    files = {
        "b/2.html": make_page(f"<p>{ENGLISH}</p>").encode(),
        "b/1.jsonl": b'{"id": "j1", "text": "One."}\n{"id": "j2", "text": "Two."}\n',
        "a.txt": ENGLISH.encode(),
        "c.docx": make_docx(ENGLISH),
        "d.pdf": make_pdf([ENGLISH[:70]]),
        "e.png": b"\x89PNG",
        ".hidden.txt": b"no",
        ".git/a.txt": b"no",
        "f.jsonl.gz": gzip.compress(b'{"id": "j3", "text": "Three."}'),
    }
    for name, raw in files.items():
        (tmp_path / name).write_bytes(raw)
    os.mkfifo(tmp_path / "g.txt")
    found = list(ingest.fetch([tmp_path]))
    places = [
        os.path.relpath(item.origin if isinstance(item, SetAside) else item.url or item.id, tmp_path) for item in found
    ]
    assert [place.removeprefix("../").split("/")[-1] for place in places] == [
        *("a.txt", "c.docx", "d.pdf", "e.png", "j3", "g.txt", "j1", "j2", "2.html"),
    ]
    assert "of no kind that is read from folders" in found[3].reason
    assert "not a file that can be read to its end" in found[5].reason


def test_folder_without_files_is_said(tmp_path):
    [fault] = ingest.fetch([tmp_path])
    assert "a folder without files" in fault.reason


def test_linked_folders_are_not_followed(tmp_path):
    (tmp_path / "a.txt").write_text(ENGLISH)
    (tmp_path / "again").symlink_to(tmp_path)
    assert len(list(ingest.fetch([tmp_path]))) == 1


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (bytes(range(256)) * 3, "binary data, whatever its name says"),
        (RUSSIAN.encode(), "is in Russian"),
        ("Gdańsk, Łódź".encode("cp1250"), "encoding cannot be told"),
        (b"word " * 50, "more than the 200 that one text may have: split it"),
        (b"x" * 2000, "has 2,000 bytes, more than the 1,000 that one file may have: split it"),
        (b"---\ntitle: a: b\n---\nx", "put quotation marks around"),
        (b"---\ndate: May\n---\nx", "a day such as 2018-07-16"),
    ],
)
def test_bad_files_are_set_aside_and_the_rest_goes_on(raw, words, tmp_path):
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_bytes(raw)
    good.write_text("They met.")
    fault, doc = ingest.fetch([bad, good], settings=ingest.Settings(max_characters=200, max_bytes=1000))
    assert isinstance(fault, SetAside)
    assert (fault.origin, fault.is_transient) == (str(bad), False)
    assert words in fault.reason
    assert isinstance(doc, Document)


def test_any_language_is_read_where_that_is_asked_for(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(RUSSIAN, "utf-8")
    [doc] = ingest.fetch([path], settings=ingest.Settings(any_language=True))
    assert (doc.language, doc.text) == ("ru", RUSSIAN)


def test_file_that_may_not_be_opened_is_set_aside(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(ENGLISH)

    def refuse(self, *args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refuse)
    [fault] = ingest.fetch([path])
    assert fault.reason == "cannot be opened (Permission denied): check its permissions"


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (ENGLISH.encode(), [ENGLISH]),
        (b'{"id": "1", "text": "One."}\n{"id": "2", "text": "Two."}', ["One.", "Two."]),
        (gzip.compress(b'{"id": "1", "text": "One."}'), ["One."]),
        (make_page("<p>They met.</p>").encode(), ["They met."]),
    ],
)
def test_standard_input_is_told_by_its_bytes(raw, texts, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    found = list(ingest.fetch(["-"]))
    assert [doc.text for doc in found] == texts
    assert {doc.url for doc in found} == {None}


def test_second_text_under_one_id_is_refused(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "One."}\n{"id": "1", "text": "Two."}\n{"id": "1", "text": "One."}\n')
    first, fault, again = ingest.fetch([path])
    assert first == again
    assert "its id '1' was taken by another text" in fault.reason


def test_inputs_are_read_only_when_asked_for(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": "One."}\nbroken')
    found = ingest.fetch([path])
    assert next(found).id == "1"
    assert isinstance(next(found), SetAside)
    assert next(found, None) is None


@given(st.permutations(["a.txt", "b.md", "c.jsonl", "d.txt"]))
def test_order_of_inputs_changes_only_the_order_of_documents(tmp_path_factory, names):
    folder = tmp_path_factory.getbasetemp() / "order"
    folder.mkdir(exist_ok=True)
    for name in names:
        body = f'{{"text": "{name} {ENGLISH}"}}' if name.endswith("jsonl") else f"{name} {ENGLISH}"
        (folder / name).write_text(body)
    in_order = list(ingest.fetch(sorted(folder.iterdir())))
    shuffled = list(ingest.fetch([folder / name for name in names]))
    assert sorted(shuffled, key=lambda doc: doc.id) == sorted(in_order, key=lambda doc: doc.id)
