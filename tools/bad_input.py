"""Inputs that cannot be used, and what the program says of each: ``python -m tools.bad_input`` prints the tables.

The same inputs are tested in ``tests/cli/test_bad_input.py``.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from pypdf import PdfWriter

from summitry.cli.app import main as summitry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GOOD_LINE = {"id": "good", "text": "The two presidents met in Helsinki on 16 July 2018 and spoke of arms control."}
FRENCH = (
    "Les deux présidents se sont rencontrés à Helsinki. Ils ont parlé de la maîtrise des armements et du commerce, "
    "et ils sont convenus de se revoir avant la fin de l'année, selon le communiqué publié par la présidence."
)
WRONG_ENCODING = b"The two sides met in \x8d\x8f\x90 \xff\xfe\x80\x81 and spoke of trade. " * 9


@dataclass(frozen=True, slots=True)
class BadInput:
    """One input: what it is, how it is made in a folder (giving the arguments), the exit code, and the command."""

    what: str
    make: Callable[[Path], list[str]]
    exit_code: int
    command: tuple[str, ...] = ("read", "--json")


def _file(name: str, content: bytes) -> Callable[[Path], list[str]]:
    def make(folder: Path) -> list[str]:
        path = folder / name
        path.write_bytes(content)
        return [str(path)]

    return make


def _pdf(*, is_locked: bool = False, cut: int = 0) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    if is_locked:
        writer.encrypt("opensesame")
    stream = BytesIO()
    writer.write(stream)
    raw = stream.getvalue()
    return raw[:cut] if cut else raw


def _html_bomb(folder: Path) -> list[str]:
    path = folder / "deep.html"
    path.write_text("<html><body>" + "<div>" * 1_000_000 + "x", encoding="utf-8")
    return [str(path)]


def _long_text(folder: Path) -> list[str]:
    path = folder / "long.txt"
    path.write_bytes(b"The two sides met and spoke of trade.\n" * (50 * 1024 * 1024 // 38))
    return [str(path)]


def _json_lines(folder: Path) -> list[str]:
    path = folder / "notes.jsonl"
    path.write_text(json.dumps(GOOD_LINE) + "\n{broken\n" + json.dumps(GOOD_LINE | {"id": "too"}) + "\n")
    return [str(path)]


def _link(path: str, *options: str) -> Callable[[Path], list[str]]:
    return lambda _: [f"{SERVER_MARK}{path}", *options]


SERVER_MARK = "http://SERVER"
INPUTS = (
    BadInput("no such file", lambda folder: [str(folder / "nothing.txt")], 2),
    BadInput("an empty file", _file("empty.txt", b""), 1),
    BadInput("a program renamed .txt", _file("program.txt", b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20), 1),
    BadInput("a text of 50 MB", _long_text, 1),
    BadInput(
        "a text in no encoding that fits",
        _file("odd.txt", WRONG_ENCODING),
        1,
    ),
    BadInput("a PDF cut off in the middle", _file("cut.pdf", _pdf(cut=300)), 1),
    BadInput("an encrypted PDF", _file("locked.pdf", _pdf(is_locked=True)), 1),
    BadInput("a page of a million nested elements", _html_bomb, 1),
    BadInput("JSON lines with one broken line", _json_lines, 1),
    BadInput("links that lead in a circle", _link("/loop", "--allow-private"), 1),
    BadInput("a private address", _link("/page"), 1),
    BadInput("a server that does not answer", _link("/slow", "--allow-private", "--limit", "timeout_s=1"), 75),
    BadInput("a language that is not read", _file("note.txt", FRENCH.encode() * 3), 1),
    BadInput("an unknown kind of file", _file("table.xlsx", b"PK\x03\x04" + b"\x00" * 100), 1),
)

FIRST = (
    "---\nid: first\n---\nNorway and Iceland held talks in Bergen on 12 May 2016. They agreed to reopen the ferry.\n"
)
OTHER = (
    "---\nid: first\n---\nNorway and Iceland held talks in Oslo on 8 October 2016. They signed a treaty on fishing.\n"
)


def _texts(*arguments: str, **files: str | bytes) -> Callable[[Path], list[str]]:
    """Write files, a folder ``empty`` and another program's file; in the arguments ``AT/`` becomes their folder."""

    def make(folder: Path) -> list[str]:
        for name, content in ({"first": FIRST, "other": OTHER} | files).items():
            raw = content.encode() if isinstance(content, str) else content
            (folder / f"{name}.md").write_bytes(raw)
        (folder / "empty").mkdir(exist_ok=True)
        with closing(sqlite3.connect(folder / "theirs.sqlite")) as theirs:
            theirs.execute("CREATE TABLE IF NOT EXISTS notes (text)")
        return [argument.replace("AT/", f"{folder}{os.sep}") for argument in arguments]

    return make


DOSSIER, COMPARE, CHECK = ("dossier", "--json"), ("compare", "--json"), ("check", "--json")
OUT = "--out=AT/out"
FOR_DOSSIERS = (
    BadInput("dossier: an empty folder", _texts("AT/empty", OUT), 2, DOSSIER),
    BadInput("dossier: a path that is not there", _texts("AT/nothing", OUT), 2, DOSSIER),
    BadInput("dossier: two different texts under one id", _texts("AT/first.md", "AT/other.md", OUT), 1, DOSSIER),
    BadInput("dossier: a text in another language beside one in English",
             _texts("AT/first.md", "AT/lettre.md", OUT, lettre=FRENCH * 3), 1, DOSSIER),
    BadInput("dossier: nothing but another language", _texts("AT/lettre.md", OUT, lettre=FRENCH * 3), 2, DOSSIER),
    BadInput("dossier: another program's file as the case",
             _texts("AT/first.md", OUT, "--case=AT/theirs.sqlite"), 2, DOSSIER),
    BadInput("dossier: a text as the case", _texts("AT/first.md", OUT, "--case=AT/other.md"), 2, DOSSIER),
    BadInput("dossier: a file in the place of the folder to write",
             _texts("AT/first.md", "--out=AT/other.md"), 2, DOSSIER),
    BadInput("dossier: event data that is not there",
             _texts("AT/first.md", OUT, "--events=AT/series.csv"), 2, DOSSIER),
    BadInput("dossier: a field that is none", _texts("AT/first.md", OUT, "--set=sidee=NOR"), 2, DOSSIER),
    BadInput("dossier: a day that is none", _texts("AT/first.md", OUT, "--set=held_on=someday"), 2, DOSSIER),
    BadInput("compare: one account alone", _texts("AT/first.md"), 2, COMPARE),
    BadInput("compare: the same document twice", _texts("AT/first.md", "AT/first.md"), 2, COMPARE),
    BadInput("compare: an empty folder as an account", _texts("AT/first.md", "AT/empty"), 2, COMPARE),
    BadInput("compare: an account in another language",
             _texts("AT/first.md", "AT/lettre.md", lettre=FRENCH * 3), 2, COMPARE),
    BadInput("compare: a page in a folder that is not there",
             _texts("AT/first.md", "AT/third.md", "--html=AT/nowhere/page.html", third=OTHER.replace("first", "third")),
             2, ("compare",)),
    BadInput("check: a path that is not there", _texts("AT/dossier.json"), 2, CHECK),
    BadInput("check: a text", _texts("AT/first.md"), 2, CHECK),
    BadInput("check: JSON of another kind", _texts("AT/json.md", json='{"lines": []}'), 2, CHECK),
)  # fmt: skip


class _Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/slow":
            time.sleep(3)
            return
        self.send_response(302)
        self.send_header("Location", "/loop" if self.path == "/other" else "/other")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None:
        """Stay silent: the program's own words are what is shown."""


@contextmanager
def serve() -> Iterator[str]:
    """Run the server on this machine's loopback; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def run(bad: BadInput, folder: Path, server: str) -> tuple[int, str, str]:
    """Run the input's command on it; give exit code, standard output and standard error."""
    arguments = [argument.replace(SERVER_MARK, server) for argument in bad.make(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "summitry", *bad.command, *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )
    message = done.stderr.replace(str(folder) + os.sep, "").replace(server, "http://127.0.0.1:8000")
    return done.returncode, done.stdout, message.strip()


def run_here(bad: BadInput, folder: Path) -> tuple[int, str, str]:
    """Do the same in this process, which need not load the program again."""
    arguments = ["summitry", *bad.command, *bad.make(folder)]
    out, talk, code = StringIO(), StringIO(), 0
    with patch.object(sys, "argv", arguments), redirect_stdout(out), redirect_stderr(talk):
        try:
            summitry()
        except SystemExit as ended:
            code = int(ended.code or 0)
    return code, out.getvalue(), talk.getvalue().replace(str(folder) + os.sep, "").strip()


def main() -> None:
    """Print Markdown tables of every input, the exit code and the message."""
    with serve() as server:
        for heading, inputs in (("Documents", INPUTS), ("Dossiers, comparisons, checks", FOR_DOSSIERS)):
            print(f"\n## {heading}\n\n| input | exit code | message |\n|---|---|---|")
            for bad in inputs:
                with tempfile.TemporaryDirectory() as name:
                    folder = Path(name)
                    code, _, message = run(bad, folder, server) if inputs is INPUTS else run_here(bad, folder)
                shown = " ".join(message.split()).replace("|", "\\|")
                print(f"| {bad.what} | {code} | {shown} |")


if __name__ == "__main__":
    main()
