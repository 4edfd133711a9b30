"""The two commands on a fresh checkout, and that nothing is fetched once they have installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

pytestmark = [pytest.mark.long, pytest.mark.enable_socket]

ROOT = Path(__file__).parent.parent


def run(command, folder, **environment):
    kept = {name: value for name, value in os.environ.items() if name != "SUMMITRY_VENV"}
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=900, check=False, env={**kept, **environment}
    )


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clone") / "summitry"
    done = subprocess.run(
        ["git", "clone", "--quiet", str(ROOT), str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_the_demo_installs_itself_and_ends_with_a_page(clone):
    done = run(["./scripts/demo"], clone)
    assert done.returncode == 0, done.stderr
    assert (clone / "summitry-demo" / "index.html").stat().st_size > 100_000
    assert "installing" in done.stderr


def test_a_second_run_installs_nothing_and_wants_no_network(clone):
    unshare = shutil.which("unshare")
    assert unshare, "this test wants unshare from util-linux"
    stamp = (clone / ".venv" / ".summitry-installed").stat().st_mtime_ns
    done = run([unshare, "--map-root-user", "--net", "./scripts/demo", "--out", "again"], clone)
    assert done.returncode == 0, done.stderr
    assert "installing" not in done.stderr
    assert (clone / "again" / "index.html").exists()
    assert (clone / ".venv" / ".summitry-installed").stat().st_mtime_ns == stamp


def test_the_page_is_the_same_each_time(clone):
    first = (clone / "summitry-demo" / "index.html").read_bytes()
    assert (clone / "again" / "index.html").read_bytes() == first
