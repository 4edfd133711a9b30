"""A server on this machine with the layout of GDELT's, and ways to let it fail."""

from __future__ import annotations

import hashlib
import io
import re
import threading
import zipfile
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def gdelt_row(number: int, actor: str, recipient: str, day: str = "20180716", width: int = 58) -> str:
    cells = [""] * width
    cells[0], cells[1], cells[2], cells[3] = str(number), day, day[:6], day[:4]
    cells[7], cells[17] = actor, recipient
    cells[25], cells[26], cells[27], cells[28], cells[29], cells[30] = "1", "036", "036", "03", "1", "4.0"
    cells[31], cells[32], cells[33], cells[34] = "10", "2", "10", "1.5"
    cells[56 if width == 58 else 59] = day if width == 58 else day + "143000"
    cells[-1] = f"https://news.example/{number}"
    return "\t".join(cells)


def zip_of(name: str, *rows: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr(zipfile.ZipInfo(name), "".join(row + "\n" for row in rows))
    return packed.getvalue()


@dataclass
class Mirror:
    """What the server has, what it was asked, and how it fails.

    Attributes:
        files: Body of each path.
        faults: For a path, answers used up one by one before the file is given; each says whether it answered.
        requests: Path and headers of each request, in order.
        busiest: Most requests that were open at once.
    """

    port: int
    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, list[Callable[[BaseHTTPRequestHandler, bytes], bool]]] = field(default_factory=dict)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    knows_ranges: bool = True
    open_now: int = 0
    busiest: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def put_day(self, day: str, *rows: str) -> bytes:
        body = zip_of(f"{day}.export.CSV", *rows)
        self.files[f"/events/{day}.export.CSV.zip"] = body
        return body

    def list_release_1(self, **wrong: str) -> None:
        """Write ``md5sums`` and ``filesizes`` of what is there; ``wrong`` gives other digests by the name's first part."""
        names = [path.rpartition("/")[2] for path in self.files if path.endswith(".zip")]
        bodies = {name: self.files[f"/events/{name}"] for name in names}
        digests = {name: hashlib.md5(body).hexdigest() for name, body in bodies.items()}
        digests |= {name: wrong[f"d{name[:8]}"] for name in names if f"d{name[:8]}" in wrong}
        self.files["/events/md5sums"] = "".join(f"{digests[name]}  {name}\n" for name in names).encode()
        self.files["/events/filesizes"] = "".join(f"{len(bodies[name])} {name}\n" for name in names).encode()

    def counts(self) -> Counter[str]:
        return Counter(path for path, _ in self.requests)

    def asked(self, ending: str) -> list[dict[str, str]]:
        return [headers for path, headers in self.requests if path.endswith(ending)]


class _Handler(BaseHTTPRequestHandler):
    mirror: Mirror

    def do_GET(self) -> None:
        mirror = self.mirror
        mirror.requests.append((self.path, dict(self.headers)))
        mirror.open_now += 1
        mirror.busiest = max(mirror.busiest, mirror.open_now)
        try:
            body = mirror.files.get(self.path)
            waiting = mirror.faults.get(self.path, [])
            if waiting and waiting.pop(0)(self, body or b""):
                return
            self._answer(body)
        finally:
            mirror.open_now -= 1

    def _answer(self, body: bytes | None) -> None:
        if body is None:
            self.send_error(404)
            return
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(asked[1]) if asked and self.mirror.knows_ranges else 0
        if start >= len(body) > 0:
            self.send_response(416)
            self.send_header("Content-Range", f"bytes */{len(body)}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        self.send_header("Content-Type", "application/zip" if self.path.endswith(".zip") else "text/plain")
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        self.wfile.write(body[start:])

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing where a reader hangs up early."""


@contextmanager
def serve() -> Iterator[Mirror]:
    handler = type("Handler", (_Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    handler.mirror = Mirror(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield handler.mirror
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def cut_after(count: int) -> Callable[[BaseHTTPRequestHandler, bytes], bool]:
    """Promise the whole (or the rest that is asked for) and hang up after some bytes of it."""

    def answer(handler: BaseHTTPRequestHandler, body: bytes) -> bool:
        asked = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
        start = int(asked[1]) if asked else 0
        handler.send_response(206 if start else 200)
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        handler.send_header("Content-Length", str(len(body) - start))
        handler.end_headers()
        handler.wfile.write(body[start : start + count])
        handler.wfile.flush()
        handler.connection.close()
        return True

    return answer


def answer_with(status: int, body: bytes = b"", **headers: str) -> Callable[[BaseHTTPRequestHandler, bytes], bool]:
    """Give a status, headers (underscores stand for hyphens) and a body."""

    def answer(handler: BaseHTTPRequestHandler, _: bytes) -> bool:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)
        return True

    return answer
