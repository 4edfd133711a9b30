from __future__ import annotations

import importlib.metadata
import resource
import subprocess
import sys

import pytest

import summitry


def test_public_names_are_sorted_and_there():
    assert summitry.__all__ == sorted(summitry.__all__)
    for name in summitry.__all__:
        assert getattr(summitry, name) is not None
        assert name in dir(summitry)


def test_a_name_that_is_not_there_says_so():
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        summitry.nothing  # noqa: B018


def test_importing_the_package_loads_nothing_heavy():
    code = "import sys, summitry.cli; print([m for m in ('spacy','onnxruntime','httpx','trafilatura','dateparser') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_help_is_quick():
    def seconds(*arguments):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    # Processor time, which other programs on the machine disturb less than the clock; 0.1 s was measured when it was idle.
    assert min(seconds("-m", "summitry", "--help") - seconds("-c", "pass") for _ in range(5)) < 0.4


def test_version_agrees_with_the_package_metadata():
    assert importlib.metadata.version("summitry") == summitry.__version__
