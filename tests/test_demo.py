from __future__ import annotations

import json
import re

import pytest
from typer.testing import CliRunner

from summitry import cases
from summitry.cli.app import app
from summitry.dossier import from_json
from summitry.dossier.check import check


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    out = tmp_path_factory.mktemp("demo") / "out"
    return CliRunner().invoke(app, ["demo", "--out", str(out)]), out


@pytest.fixture(scope="module")
def dossier(ran):
    return from_json((ran[1] / "dossier.json").read_bytes())


def test_the_demo_ends_with_the_page_of_the_bundled_case(ran):
    result, out = ran
    assert result.exit_code == 0, result.output
    assert f"page: {out / 'index.html'}" in result.stdout.replace("\n", "")
    assert re.search(r"read \d+ documents", result.stdout)
    page = (out / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_every_line_of_it_holds(dossier):
    verdict = check(dossier)
    assert verdict.faults == ()
    assert verdict.lines > 500


def test_every_note_is_a_document_of_it(dossier):
    assert len(dossier.documents) == len(cases.case_files("trump_putin"))


@pytest.mark.parametrize(
    "meeting", [m for m in cases.case_info("trump_putin").meetings if m.held_on], ids=lambda m: m.id
)
def test_every_meeting_that_was_held_has_a_part_with_its_day(dossier, meeting):
    shown = f"{meeting.held_on.day} {meeting.held_on:%B %Y}"
    (part,) = [part for part in dossier.meetings if shown in part.title]
    assert part.state == "held"
    notes = {path.stem for path in cases.case_files("trump_putin", meeting.id)}
    assert len(part.documents) >= len(notes) * 0.9


def test_nobody_of_another_country_is_a_party(dossier):
    for part in dossier.meetings:
        assert "Russia and United States" in part.title


def test_a_second_run_takes_what_was_read_and_gives_the_same_bytes(ran):
    _, out = ran
    before = {path.name: path.read_bytes() for path in (out / "dossier.json", out / "index.html", out / "dossier.md")}
    again = CliRunner().invoke(app, ["demo", "--out", str(out)])
    assert "read 0 documents" in again.stdout
    assert {name: (out / name).read_bytes() for name in before} == before


def test_the_command_check_agrees(ran):
    result = CliRunner().invoke(app, ["check", str(ran[1] / "dossier.json"), "--json"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["sound"] is True


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path):
    (tmp_path / "file").write_text("x")
    result = CliRunner().invoke(app, ["demo", "--out", str(tmp_path / "file" / "demo")])
    assert "name a folder, new or used by an earlier run" in str(result.exception)
