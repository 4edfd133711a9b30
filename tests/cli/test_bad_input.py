from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.bad_input import FIRST, FOR_DOSSIERS, INPUTS, BadInput, run, run_here, serve

PAGE = (Path(__file__).parents[2] / "docs" / "bad-input.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def server():
    with serve() as address:
        yield address


@pytest.mark.parametrize("bad", INPUTS, ids=lambda bad: bad.what)
def test_bad_input_gets_its_message_and_exit_code(bad, tmp_path, server):
    code, out, message = run(bad, tmp_path, server)
    assert code == bad.exit_code
    assert "Traceback" not in message
    assert message.startswith("summitry: ")
    assert len(message) > len("summitry: ") + 20
    for line in out.splitlines():
        assert json.loads(line)["sentences"]


def test_the_lines_beside_a_broken_one_are_read(tmp_path, server):
    (bad,) = (bad for bad in INPUTS if "broken line" in bad.what)
    _, out, message = run(bad, tmp_path, server)
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["good", "too"]
    assert "notes.jsonl:2" in message


@pytest.mark.parametrize("bad", FOR_DOSSIERS, ids=lambda bad: bad.what)
def test_what_no_dossier_can_be_made_of_gets_its_message_and_exit_code(bad, tmp_path):
    code, out, message = run_here(bad, tmp_path)
    assert code == bad.exit_code
    assert message.startswith("summitry: ")
    assert f"| {bad.what} | {code} | {' '.join(message.split())} |" in PAGE
    if code == 1:
        assert json.loads(out)["made"]["set_aside"]
    else:
        assert not out
        assert not (tmp_path / "out" / "index.html").exists()


def test_a_document_given_twice_counts_once(tmp_path):
    def make(folder):
        (folder / "first.md").write_text(FIRST, encoding="utf-8")
        (folder / "again.md").write_text(FIRST, encoding="utf-8")
        return [str(folder / "first.md"), str(folder / "again.md"), f"--out={folder / 'out'}"]

    twice = BadInput("dossier: the same document twice", make, 0, ("dossier", "--json"))
    code, out, message = run_here(twice, tmp_path)
    assert (code, message) == (0, "")
    dossier = json.loads(out)
    assert len(dossier["documents"]) == 1
    (note,) = dossier["made"]["notes"]
    assert note in PAGE
