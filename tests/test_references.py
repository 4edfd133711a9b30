"""The generated references are in step with the program, and the schema holds for a real dossier."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from summitry.cli.app import app
from summitry.dossier.data import to_json
from tests.dossier.samples import make_dossier, make_empty, make_hostile
from tools.build_references import cli_page, iter_commands, json_page, schema_text

DOCS = Path(__file__).parent.parent / "docs"


def test_the_page_of_commands_is_in_step():
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == cli_page(), "run python -m tools.build_references"


def test_the_schema_is_in_step():
    assert (DOCS / "dossier.schema.json").read_text(encoding="utf-8") == schema_text(), "as above"


def test_the_page_of_records_is_in_step():
    assert (DOCS / "dossier-json.md").read_text(encoding="utf-8") == json_page(), "as above"


def test_every_field_of_the_page_of_records_is_described_or_plain():
    rows = [line for line in json_page().splitlines() if line.startswith("| `")]
    assert len(rows) > 100
    assert all(line.count("|") >= 4 for line in rows)


@pytest.mark.parametrize("path", list(iter_commands(app)), ids=" ".join)
def test_every_command_stands_on_the_page(path):
    assert f"\n## summitry {' '.join(path)}\n" in (DOCS / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("make", [make_dossier, make_empty, make_hostile])
def test_a_dossier_fits_the_schema(make):
    jsonschema.validate(json.loads(to_json(make())), json.loads(schema_text()))


def test_the_schema_refuses_a_line_without_passages_that_are_passages():
    record = json.loads(to_json(make_dossier()))
    record["meetings"][0]["summary"][0]["passages"] = ["somewhere"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, json.loads(schema_text()))
