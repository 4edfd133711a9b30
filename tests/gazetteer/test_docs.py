"""The example rows of ``docs/extending.md`` are rows that the loader takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from summitry.gazetteer import loading
from summitry.gazetteer.rows import find_files, read_text

EXAMPLES = re.findall(
    r"```csv\n(.*?)```", (Path(__file__).parents[2] / "docs" / "extending.md").read_text(encoding="utf-8"), re.DOTALL
)
READERS = {
    "iso3": loading.read_countries,
    "code": loading.read_organisations,
    "organisation": loading.read_memberships,
    "country": loading.read_bodies,
    "form": loading.read_ambiguities,
}
BY_HEADER = {
    read_text("seats.csv").splitlines()[0]: loading.read_seats,
    read_text("roles.csv").splitlines()[0]: loading.read_roles,
    read_text("groups.csv").splitlines()[0]: loading.read_groups,
    ",".join(loading.HOLDER_COLUMNS): lambda text: list(loading.iter_holders(find_files("holders")[0], text)),
}
OURS = [example for example in EXAMPLES if not example.startswith("domains,")]


def test_there_are_examples():
    assert len(OURS) >= 8


@pytest.mark.parametrize("example", OURS, ids=lambda example: example.split(",", 1)[0])
def test_an_example_is_a_sound_row(example):
    header = example.splitlines()[0]
    read = BY_HEADER.get(header) or READERS[header.split(",", 1)[0]]
    assert len(read(example)) == 1
