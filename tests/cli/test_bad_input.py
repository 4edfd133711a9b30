from __future__ import annotations

import json

import pytest

from tools.bad_input import INPUTS, run, serve


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
