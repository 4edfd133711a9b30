"""Connections that go only where they were checked to go, and end when their time is over.

The check of an address and the connection to it are one step here, so that a name which answers differently the
second time leads nowhere else. One deadline holds for looking up, connecting, and every packet after that: a server
that sends a byte every few seconds cannot hold a reader up.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import httpcore

from summitry.ingest.addresses import find_addresses

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable


class Deadline:
    """A point in time that everything about one link has to keep."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Give the seconds that are left.

        Raises:
            httpcore.ReadTimeout: There are none.
        """
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            msg = "the time is over"
            raise httpcore.ReadTimeout(msg)
        return seconds


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to public addresses alone, unless private ones are allowed."""

    def __init__(self, deadline: Deadline, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Look the host up, check every address, and connect to the first that answers.

        Raises:
            Unreadable: An address is private.
            httpcore.ConnectError: No address answers.
        """
        del timeout  # the deadline is the stricter bound
        fault: Exception | None = None
        for address in find_addresses(host, port, allow_private=self._allow_private):
            try:
                stream = self._inner.connect_tcp(address, port, self._deadline.left(), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as found:
                fault = found
            else:
                return _TimedStream(stream, self._deadline)
        raise fault or httpcore.ConnectError(f"{host} has no address")


class _TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends with the deadline."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        del timeout
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
