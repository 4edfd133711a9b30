"""The pipeline and the codebook, loaded once for all tests of coding."""

from __future__ import annotations

import pytest

from summitry import actors, clauses, coding, ingest, language
from summitry.codebook import load_codebook
from summitry.coding.check import code_sentences, sentences_of


@pytest.fixture(scope="session")
def codebook():
    return load_codebook()


@pytest.fixture(scope="session")
def code_text():
    def code_it(text, book=None, *, nearest=False, **known):
        parsed = language.read(ingest.to_document(text, **known))
        return coding.code(parsed, clauses.extract(parsed), actors.resolve(parsed), book, nearest=nearest)

    return code_it


@pytest.fixture(scope="session")
def coded_examples(codebook):
    """Every sentence of the codebook with its events, read in one go."""
    return code_sentences(codebook, sentences_of(codebook.rules.values()))
