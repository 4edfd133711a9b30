from __future__ import annotations

import pytest
from typer.testing import CliRunner

from summitry import glossary
from summitry.cli.app import app
from summitry.errors import UnknownCode
from summitry.meetings.record import Status


def test_every_term_has_a_sentence_that_ends():
    for term, definition in glossary.definitions().items():
        assert term == term.strip()
        assert definition.endswith(".")
        assert len(definition) > 20


def test_terms_are_in_the_order_of_the_alphabet():
    terms = [term.casefold() for term in glossary.definitions()]
    assert terms == sorted(terms)


@pytest.mark.parametrize("status", list(Status))
def test_every_step_of_the_ladder_is_defined(status):
    assert "ladder" in glossary.define(status.value)[1]


def test_case_does_not_matter():
    assert glossary.define(" crps ")[0] == "CRPS"


def test_a_word_that_it_does_not_have_names_the_nearest():
    with pytest.raises(UnknownCode, match="silence"):
        glossary.define("silense")


def test_explain_defines_a_word_of_the_field():
    result = CliRunner().invoke(app, ["explain", "Silence"])
    assert result.exit_code == 0
    assert result.stdout.startswith("silence: A topic that only one side's account mentions")
