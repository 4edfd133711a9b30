from __future__ import annotations

import re

from typer.testing import CliRunner

from summitry.cli.app import app
from summitry.demo import read_case


def test_the_demo_ends_with_a_page_of_the_bundled_case(tmp_path):
    result = CliRunner().invoke(app, ["demo", "--out", str(tmp_path / "demo")])
    assert result.exit_code == 0, result.output
    page = (tmp_path / "demo" / "index.html").read_text(encoding="utf-8")
    assert str(tmp_path / "demo" / "index.html") in result.stdout.replace("\n", "")
    assert re.search(r"read \d+ documents, [\d,]+ words", result.stdout)
    assert "Donald Trump" in page
    assert "Vladimir Putin" in page
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r'id="([^"]+)"', page))


def test_the_two_presidents_are_known_in_the_case(tmp_path):
    found = {actor.id for reading in read_case("trump_putin") for actor in reading.actors}
    assert {"vladimir-putin", "donald-trump", "sauli-niinisto", "USA", "RUS", "FIN"} <= found


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path):
    (tmp_path / "file").write_text("x")
    result = CliRunner().invoke(app, ["demo", "--out", str(tmp_path / "file" / "demo")])
    assert "cannot make the folder" in str(result.exception)
