"""The shipped pipeline for the tests, or that in the folder of weights that SUMMITRY_WEIGHTS names."""

from __future__ import annotations

import os

import pytest

from summitry import language


@pytest.fixture(scope="session")
def nlp():
    return language.load_pipeline(os.environ.get("SUMMITRY_WEIGHTS"))
