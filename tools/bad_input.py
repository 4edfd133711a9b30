"""Inputs that cannot be read, and what the program says of each: ``python -m tools.bad_input`` prints the table.

The same inputs are tested in ``tests/cli/test_bad_input.py``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pypdf import PdfWriter

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
    """One input: what it is, how it is made in a folder (giving the arguments), and the exit code."""

    what: str
    make: Callable[[Path], list[str]]
    exit_code: int


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
    """Run ``summitry read --json`` on an input; give exit code, standard output and standard error."""
    arguments = [argument.replace(SERVER_MARK, server) for argument in bad.make(folder)]
    done = subprocess.run(
        [sys.executable, "-m", "summitry", "read", "--json", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, "COLUMNS": "200"},
    )
    message = done.stderr.replace(str(folder) + os.sep, "").replace(server, "http://127.0.0.1:8000")
    return done.returncode, done.stdout, message.strip()


def main() -> None:
    """Print a Markdown table of every input, the exit code and the message."""
    print("| input | exit code | message |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as name, serve() as server:
        for bad in INPUTS:
            code, _, message = run(bad, Path(name), server)
            shown = " ".join(message.split()).replace("|", "\\|")
            print(f"| {bad.what} | {code} | {shown} |")


if __name__ == "__main__":
    main()
