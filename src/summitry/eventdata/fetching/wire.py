"""One request, its answer streamed to a file: each hop's address checked, size and time bounded, cut files taken up.

A file goes through a ``.part`` file that stays where the answer breaks off; the next request asks for the rest by
``Range`` (RFC 9110, section 14). Whether the whole is right is for the caller's check sums to say.
"""

from __future__ import annotations

import re
import ssl
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from typing import TYPE_CHECKING

import httpcore
import httpx

from summitry.errors import InputError, SummitryError, TryLater, Unreadable
from summitry.ingest.network import CheckedBackend, Deadline

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from summitry.eventdata.fetching.record import Settings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({404, 410})
_NOT_NOW = frozenset({408, 425, 429})
_FIRST_SERVER_FAULT = 500
_OK, _PARTIAL, _UNSATISFIABLE = 200, 206, 416
_CONTENT_RANGE = re.compile(r"bytes (\d{1,15})-\d{1,15}/(\d{1,15}|\*)")
_FIRST_ANSWER_S = 60.0
_LONGEST_LINK = 4_000


class Gone(SummitryError):
    """The server has no such file: a gap of the source, and no fault of anybody's."""


class AskedToWait(TryLater):
    """The server cannot answer now, and may have said how long to wait.

    Attributes:
        seconds: What it asked for, or None.
    """

    def __init__(self, message: str, seconds: float | None = None) -> None:
        super().__init__(message)
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file to stream.

    Attributes:
        url: Where from.
        part: Where to, while it is incomplete.
        size: Its bytes, where a list tells.
        is_zip: Whether it has to be one; an answer that calls itself a page is then turned down at once.
    """

    url: str
    part: Path
    size: int | None
    is_zip: bool


def stream(wanted: Wanted, settings: Settings, now: datetime, on_bytes: Callable[[int], None]) -> str:
    """Fetch what is missing of a file into its part.

    Args:
        wanted: The file.
        settings: How to ask.
        now: The instant, against which a date in ``Retry-After`` is held.
        on_bytes: Told of each chunk's bytes.

    Returns:
        The address that it came from, behind redirects.

    Raises:
        Gone: There is no such file.
        TryLater: The server or the network cannot give it now, or broke off; the part stays.
        Unreadable: It never will work: a private address, a circle of redirects, a page in place of a file, too large.
        InputError: The disk is full, or may not be written to.
    """
    expected = wanted.size or min(settings.max_bytes, 200 * 2**20)
    deadline = Deadline(_FIRST_ANSWER_S + expected / settings.slowest_bytes_s)
    url, passed = _parse(wanted.url), list[str]()
    try:
        while True:
            passed.append(str(url))
            found = _ask(url, wanted, settings, deadline, now, on_bytes)
            if found is None:
                return str(url)
            url = found
            if str(url) in passed or len(passed) > settings.max_redirects:
                msg = f"{wanted.url} redirects in a circle, or more than {settings.max_redirects} times: try a mirror"
                raise Unreadable(msg)
    except httpcore.TimeoutException as fault:
        msg = f"{url.host} is too slow, or does not answer: try again later"
        raise AskedToWait(msg) from fault
    except (httpcore.NetworkError, httpcore.ProtocolError) as fault:
        if isinstance(fault.__context__, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(fault):
            msg = f"{url.host} cannot prove who it is (its certificate fails): nothing was taken from it"
            raise Unreadable(msg) from fault
        msg = f"{url.host} cannot be reached, or broke off ({fault}): try again later"
        raise AskedToWait(msg) from fault
    except OSError as fault:
        msg = f"cannot write {wanted.part}: {fault.strerror}; free some space and run the same command again"
        raise InputError(msg) from fault


def _parse(link: str) -> httpx.URL:
    try:
        url = httpx.URL(link) if len(link) <= _LONGEST_LINK else None
    except httpx.InvalidURL:
        url = None
    if url is None or not url.host or url.scheme not in {"http", "https"} or url.userinfo:
        msg = f"{link[:100]!r} is no plain http or https link: give the server's address, as https://example.org"
        raise Unreadable(msg)
    return url.copy_with(fragment=None)


def _join(url: httpx.URL, location: str) -> httpx.URL:
    try:
        return _parse(str(url.join(location[:_LONGEST_LINK])))
    except httpx.InvalidURL as fault:
        msg = f"{url} redirects to {location[:100]!r}, which is no link: try a mirror"
        raise Unreadable(msg) from fault


def _ask(
    url: httpx.URL,
    wanted: Wanted,
    settings: Settings,
    deadline: Deadline,
    now: datetime,
    on_bytes: Callable[[int], None],
) -> httpx.URL | None:
    """Ask one server; give where it redirects to, or None when the part is complete."""
    had = wanted.part.stat().st_size if wanted.part.exists() else 0
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": name_agent(settings),
        "Accept": "*/*",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    if had:
        headers["Range"] = f"bytes={had}-"
    address = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    backend = CheckedBackend(deadline, allow_private=settings.allow_private)
    with (
        httpcore.ConnectionPool(ssl_context=_make_ssl_context(), network_backend=backend) as pool,
        pool.stream("GET", address, headers=headers) as response,
    ):
        answered = httpx.Headers(response.headers)
        if response.status in _REDIRECTS and "location" in answered:
            return _join(url, answered["location"])
        if response.status == _UNSATISFIABLE and had:
            if had != wanted.size:  # what lies there is no beginning of this file
                wanted.part.unlink()
                msg = f"{url} does not continue what was fetched of it before; it is fetched anew"
                raise AskedToWait(msg, 0.0)
            return None
        _check_status(url, response.status, answered, now)
        if wanted.is_zip and answered.get("content-type", "").lower().startswith("text/html"):
            msg = f"{url} gives a web page in place of the file: open it in a browser to see what the server says"
            raise Unreadable(msg)
        start = _find_start(response.status, answered, had)
        _write(response, wanted, start, settings, on_bytes)
    return None


def name_agent(settings: Settings) -> str:
    """Say who asks, and whom to write to."""
    from summitry import __version__  # noqa: PLC0415 -- the package's own front would be loaded in a circle

    contact = "".join(sign for sign in settings.contact if sign.isprintable() and sign.isascii())[:100]
    note = f"; contact {contact}" if contact else ""
    return f"Summitry/{__version__} (fetches event data, one request at a time{note})"


def _check_status(url: httpx.URL, status: int, headers: httpx.Headers, now: datetime) -> None:
    if status in {_OK, _PARTIAL}:
        return
    if status in _GONE:
        msg = f"{url} is not on the server (status {status})"
        raise Gone(msg)
    if status in _NOT_NOW or status >= _FIRST_SERVER_FAULT:
        msg = f"{url.host} cannot answer now (status {status}): try again later"
        raise AskedToWait(msg, _read_wait(headers.get("retry-after", ""), now))
    msg = f"{url} is not given out (status {status}): open it in a browser to see what the server says"
    raise Unreadable(msg)


def _read_wait(value: str, now: datetime) -> float | None:
    """Read ``Retry-After``: seconds, or a date (RFC 9110, section 10.2.3)."""
    if value.isascii() and value.isdigit():
        return float(value[:8])
    try:
        return max(0.0, (parsedate_to_datetime(value) - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _find_start(status: int, headers: httpx.Headers, had: int) -> int:
    """Tell at which byte of the file the answer begins."""
    if status == _OK:
        return 0
    match = _CONTENT_RANGE.fullmatch(headers.get("content-range", "").strip().lower())
    if not match or int(match[1]) != had:
        msg = "the server answers with another part of the file than was asked for: try again later"
        raise AskedToWait(msg)
    return had


def _write(
    response: httpcore.Response, wanted: Wanted, start: int, settings: Settings, on_bytes: Callable[[int], None]
) -> None:
    most = wanted.size if wanted.size is not None else settings.max_bytes
    total = start
    with wanted.part.open("ab" if start else "wb") as out:
        for chunk in response.iter_stream():
            total += len(chunk)
            if total > most:
                msg = f"{wanted.url} is larger than the {most:,} bytes that it should have"
                raise Unreadable(msg)
            out.write(chunk)
            on_bytes(len(chunk))
    if wanted.size is not None and total < wanted.size:
        msg = f"{wanted.url} broke off after {total:,} of {wanted.size:,} bytes: try again later"
        raise AskedToWait(msg)


@cache
def _make_ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()
