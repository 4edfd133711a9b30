"""One link to its bytes: http and https, each hop checked, everything bounded."""

from __future__ import annotations

import ssl
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING

import httpcore
import httpx

from summitry.errors import TryLater, Unreadable
from summitry.ingest import sniffing
from summitry.ingest.fields import Fields
from summitry.ingest.network import CheckedBackend, Deadline
from summitry.ingest.origin import Origin

if TYPE_CHECKING:
    from summitry.ingest.settings import Settings

_MAX_LINK_CHARACTERS = 4_000
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAX_HEADER_CHARACTERS = 500
_ANSWERED = range(200, 300)
_SERVER_FAULTS = 500
_NOT_NOW = frozenset({408, 425, 429})
_NOT_ALLOWED = frozenset({401, 402, 403, 407, 451})
_UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/zip"})
_ACCEPT = (
    "text/html,application/xhtml+xml,application/pdf,text/plain,application/rss+xml,application/atom+xml,*/*;q=0.5"
)


@dataclass(frozen=True, slots=True)
class Download:
    """What a link led to.

    Attributes:
        url: Where the last redirect led.
        raw: The body, unpacked.
        media_type: As the server names it, or None.
        charset: As the server names it, or None.
        retrieved_at: When it was read (UTC).
    """

    url: str
    raw: bytes
    media_type: str | None
    charset: str | None
    retrieved_at: datetime

    def to_origin(self, settings: Settings, *layers: Fields) -> Origin:
        """Say where these bytes are from; ``layers`` are what a feed says of them."""
        return Origin(
            address=Fields(basis="given", url=self.url),
            layers=layers,
            charset=self.charset,
            retrieved_at=self.retrieved_at,
            settings=settings,
        )


def download(link: str, settings: Settings) -> Download:
    """Read what a link leads to.

    Redirects are followed one by one, and each hop's address is checked before it is connected to.

    Raises:
        Unreadable: It never will work: a private address, a circle of redirects, not found, too large, no document.
        TryLater: The server or the network cannot be reached now.
    """
    deadline = Deadline(settings.timeout_s)
    url, passed = _parse_link(link), list[str]()
    try:
        while True:
            passed.append(str(url))
            found = _ask(url, settings, deadline)
            if isinstance(found, Download):
                return found
            url = found
            _check_hops(str(url), passed, settings)
    except httpcore.TimeoutException as fault:
        seconds = f"{settings.timeout_s:g} seconds"
        msg = f"{url.host} did not answer within {seconds}: try again later, or raise the limit timeout_s"
        raise TryLater(msg) from fault
    except (httpcore.NetworkError, httpcore.ProtocolError) as fault:
        if isinstance(fault.__context__, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY_FAILED" in str(fault):
            msg = f"{url.host} cannot prove who it is (its certificate fails): save the page as a file if you trust it"
            raise Unreadable(msg) from fault
        msg = f"{url.host} cannot be reached, or broke off ({fault}): try again later"
        raise TryLater(msg) from fault


def _parse_link(link: str) -> httpx.URL:
    try:
        url = httpx.URL(link.strip()) if len(link) <= _MAX_LINK_CHARACTERS else None
    except httpx.InvalidURL:
        url = None
    if url is None or not url.host:
        msg = f"{link[:100]!r} is no link that can be followed: check it"
        raise Unreadable(msg)
    if url.scheme not in {"http", "https"}:
        msg = f"{link[:100]!r} is not an http or https link, and no other is followed"
        raise Unreadable(msg)
    if url.userinfo:
        msg = "the link holds a user name or password, which are not sent: save the page as a file"
        raise Unreadable(msg)
    return url.copy_with(fragment=None)


def _check_hops(link: str, passed: list[str], settings: Settings) -> None:
    if link in passed:
        circle = " -> ".join([*passed[passed.index(link) :], link][:6])
        msg = f"redirects in a circle ({circle}): give the address of the document itself"
        raise Unreadable(msg)
    if len(passed) > settings.max_redirects:
        msg = f"redirects more than {settings.max_redirects} times: give the address that it ends at"
        raise Unreadable(msg)


def _ask(url: httpx.URL, settings: Settings, deadline: Deadline) -> Download | httpx.URL:
    """Ask one server; give the body, or where it redirects to."""
    backend = CheckedBackend(deadline, allow_private=settings.allow_private)
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": settings.user_agent,
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
    }
    address = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    with (
        httpcore.ConnectionPool(ssl_context=_make_ssl_context(), network_backend=backend) as pool,
        pool.stream("GET", address, headers=headers) as response,
    ):
        answered = httpx.Headers(response.headers)
        if response.status in _REDIRECTS and "location" in answered:
            return _join(url, answered["location"])
        _check_status(response.status, answered)
        media_type, charset = _parse_content_type(answered.get("content-type", ""))
        _check_media_type(media_type)
        body = _read_body(response, answered, settings)
    raw = _unpack(body, answered.get("content-encoding", ""), settings)
    return Download(str(url), raw, media_type or None, charset, datetime.now(UTC))


def _join(url: httpx.URL, location: str) -> httpx.URL:
    try:
        target = url.join(location) if len(location) <= _MAX_LINK_CHARACTERS else None
    except httpx.InvalidURL:
        target = None
    if target is None:
        msg = f"redirects to {location[:100]!r}, which is no link: give the address of the document itself"
        raise Unreadable(msg)
    return _parse_link(str(target))


def _check_status(status: int, headers: httpx.Headers) -> None:
    if status in {404, 410}:
        msg = f"is not there (status {status}): check the link, or look for it in a web archive"
        raise Unreadable(msg)
    if status in _NOT_ALLOWED:
        msg = f"the server refuses (status {status}): open the page in a browser, save it, and give the file"
        raise Unreadable(msg)
    if status in _NOT_NOW or status >= _SERVER_FAULTS:
        after = headers.get("retry-after", "")[:40]
        when = f" (it asks to wait: {after})" if after else ""
        msg = f"the server cannot answer now (status {status}): try again later{when}"
        raise TryLater(msg)
    if status not in _ANSWERED:
        msg = f"the server does not give the document (status {status}): check the link in a browser"
        raise Unreadable(msg)


def _parse_content_type(value: str) -> tuple[str, str | None]:
    media_type, *parameters = value[:_MAX_HEADER_CHARACTERS].split(";")
    for parameter in parameters:
        name, _, setting = parameter.partition("=")
        if name.strip().lower() == "charset":
            return media_type.strip().lower(), setting.strip().strip("\"'") or None
    return media_type.strip().lower(), None


def _check_media_type(media_type: str) -> None:
    if media_type in _UNTOLD or media_type.startswith("text/") or sniffing.is_readable(media_type):
        return
    msg = f"is {media_type[:60]}, which is no document: give the link of a page, PDF, .docx, text or feed"
    raise Unreadable(msg)


def _read_body(response: httpcore.Response, headers: httpx.Headers, settings: Settings) -> bytes:
    most = settings.max_bytes
    msg = f"is larger than {most:,} bytes: save it and split it, or raise the limit max_bytes"
    stated = headers.get("content-length", "")
    if stated.isascii() and stated.isdigit() and int(stated[:20]) > most:
        raise Unreadable(msg)
    body = bytearray()
    for chunk in response.iter_stream():
        body += chunk
        if len(body) > most:
            raise Unreadable(msg)
    return bytes(body)


def _unpack(body: bytes, encodings: str, settings: Settings) -> bytes:
    """Undo the compression that the answer was sent in, never past the bound."""
    for encoding in reversed([name.strip().lower() for name in encodings.split(",") if name.strip()]):
        if encoding in {"gzip", "x-gzip"}:
            body = _inflate(body, 31, settings)
        elif encoding == "deflate":  # with a zlib header by the standard, without one from some servers
            has_header = body[:1] == b"\x78"
            body = _inflate(body, 15 if has_header else -15, settings)
        elif encoding != "identity":
            msg = f"was sent packed as {encoding[:20]!r}, which was not asked for: save the page and give the file"
            raise Unreadable(msg)
    return body


def _inflate(body: bytes, window_bits: int, settings: Settings) -> bytes:
    unpacker = zlib.decompressobj(window_bits)
    most = settings.max_decompressed_bytes
    try:
        raw = unpacker.decompress(body, most + 1)
    except zlib.error as fault:
        msg = "was sent with broken compression: try again later"
        raise TryLater(msg) from fault
    if len(raw) > most:
        msg = f"unpacks to more than {most:,} bytes, as no document does: give another copy of it"
        raise Unreadable(msg)
    if not unpacker.eof:
        msg = "was cut short on the way: try again later"
        raise TryLater(msg)
    return raw


@cache
def _make_ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()
