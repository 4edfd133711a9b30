"""Which addresses on the network a link may lead to."""

from __future__ import annotations

import ipaddress
import socket

from summitry.errors import TryLater, Unreadable

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address
_NO_SUCH_NAME = frozenset({socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)})


def find_addresses(host: str, port: int, *, allow_private: bool) -> list[str]:
    """Look up a host and give its addresses, once all of them are known to be public.

    One private address among public ones is refused as a whole: that is how a name is made to lead inside.

    Raises:
        Unreadable: There is no such host, or it leads to this machine or to a private network.
        TryLater: The name service does not answer.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (UnicodeError, ValueError) as fault:
        msg = f"{host[:100]!r} is no name of a host: check the link"
        raise Unreadable(msg) from fault
    except socket.gaierror as fault:
        if fault.errno in _NO_SUCH_NAME:
            msg = f"no host is called {host!r}: check the link, and that this machine is on the network"
            raise Unreadable(msg) from fault
        msg = f"the address of {host!r} cannot be looked up now ({fault.strerror}): try again later"
        raise TryLater(msg) from fault
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    for address in addresses:
        if not allow_private and not is_public(address):
            msg = (
                f"leads to {address}, which is this machine or a private network: "
                "save the page as a file, or allow private addresses (--allow-private) if you trust the link"
            )
            raise Unreadable(msg)
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open Internet, through whatever tunnel it is written."""
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        inner = _find_inner(number)
        if inner is not None:
            return is_public(str(inner))
    is_special = number.is_multicast or number.is_reserved or number.is_unspecified or number.is_link_local
    return number.is_global and not is_special


def _find_inner(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Give the IPv4 address that an IPv6 address stands for."""
    if number.ipv4_mapped is not None:
        return number.ipv4_mapped
    if number.sixtofour is not None:
        return number.sixtofour
    if number.teredo is not None:
        return number.teredo[1]
    if number in _NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return None
