from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summitry import __version__
from summitry.cli.app import app


def summitry(*arguments, **options):
    command = [sys.executable, "-m", "summitry", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, **options)


@pytest.mark.parametrize("command", [command.name or command.callback.__name__ for command in app.registered_commands])
def test_each_command_explains_itself(command):
    result = CliRunner().invoke(app, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.stdout) > 200


def test_the_list_of_commands_is_not_cut_off_on_a_narrow_terminal():
    shown = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "80"}).stdout
    commands = shown.split("Commands")[1]
    assert "dossier" in commands
    assert "..." not in commands
    assert "…" not in commands


def test_version():
    assert summitry("--version").stdout == f"summitry {__version__}\n"


def test_an_error_of_ours_is_one_line_and_no_traceback(tmp_path):
    done = summitry("read", tmp_path / "nothing.txt")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("summitry: ")
    assert "Traceback" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_command_that_is_not_there_is_a_usage_error():
    assert summitry("nonsense").returncode == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device here that is always full")
@pytest.mark.parametrize("arguments", [["explain", "silence"], ["who", "Putin"], ["codebook", "show"]])
def test_a_full_disk_behind_the_output_is_one_line_and_no_traceback(arguments):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "summitry", *arguments]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert done.stderr == "summitry: no space is left where the output goes; make room, or send it elsewhere\n"


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_what_the_terminal_cannot_show_is_escaped(encoding):
    done = summitry("who", "Erdoğan", "--on", "2020-01-01", env={**os.environ, "PYTHONIOENCODING": encoding})
    assert done.returncode == 0, done.stderr
    assert "Erdo" in done.stdout


def test_a_reader_that_has_gone_is_no_error_to_speak_of():
    command = f"{sys.executable} -m summitry codebook show | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""
