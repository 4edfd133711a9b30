"""Debian's Chromium, started once for all browser tests."""

from __future__ import annotations

import shutil

import pytest

from tools.screenshots import FLAGS


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- installed for these tests alone

    executable = shutil.which("chromium")
    assert executable, "these tests want Debian's chromium"
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=executable, args=FLAGS)
        yield opened
        opened.close()
