"""Who publishes under an address or a name, and for which side: a list kept as data in ``publishers.csv``.

A domain in the list covers the hosts below it; one that begins with ``www.`` covers that host alone, for governments
that share their domain with towns and agencies. A domain may carry a path (``www.gov.uk/government/...``). The list
says who somebody is, and rates nobody.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from summitry.errors import BadField

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

COLUMNS = ("domains", "name", "aliases", "side", "role", "taken_from")
MEDIA_ROLES = frozenset({"agency", "broadcaster", "newspaper", "think_tank"})
OFFICIAL_ROLES = frozenset(
    {
        "head_of_state",
        "head_of_government",
        "foreign_ministry",
        "defence_ministry",
        "parliament",
        "government",
        "embassy",
        "organisation",
    }
)
_MAX_URL = 4096
_MAX_NAME = 300
_DOMAIN = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})+(?:/[A-Za-z0-9._~/-]{1,200})?")
_SIDE = re.compile(r"[A-Z][A-Z0-9_-]{1,15}")
_ARCHIVED = re.compile(r"/web/\d{4,14}(?:[a-z]{2}_)?/(?=https?:)")
_WEB_ARCHIVE = "web.archive.org"
_IGNORABLE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Somebody who publishes documents.

    Attributes:
        name: The name that a reader is shown.
        side: ISO3 code or organisation code on whose behalf it speaks; None for media and research institutes.
        role: ``head_of_state``, ``head_of_government``, ``foreign_ministry``, ``defence_ministry``, ``parliament``,
            ``government``, ``embassy``, ``organisation``, ``agency``, ``broadcaster``, ``newspaper`` (magazines and
            news sites too) or ``think_tank``.
        domains: Its addresses, the main one first.
        aliases: Other names that it goes by.
        taken_from: What the row rests on.
    """

    name: str
    side: str | None
    role: str
    domains: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    taken_from: str = ""

    @property
    def domain(self) -> str:
        """The main address."""
        return self.domains[0]

    @property
    def is_official(self) -> bool:
        """Whether it speaks on behalf of a state or an organisation."""
        return self.role in OFFICIAL_ROLES


def find_publisher(url: str | None, name: str | None = None) -> Publisher | None:
    """Find who published something, by its address or by the publisher's name as printed.

    The address decides. Where the name belongs to somebody who publishes under the same host (a ministry on its
    government's site), the name decides.

    Args:
        url: An http or https address; anything else (a path on this machine, a bare host) says nothing.
        name: A name such as ``The Kremlin`` or ``Office of the President of Ukraine``.
    """
    by_address = _find_by_url(url) if url else None
    by_name = _registry().names.get(fold_name(name)) if name else None
    if by_address is None or by_name is None:
        return by_address or by_name
    hosts = {domain.partition("/")[0] for domain in by_address.domains}
    shares_host = any(domain.partition("/")[0] in hosts for domain in by_name.domains)
    return by_name if shares_host else by_address


def fold_name(name: str) -> str:
    """Reduce a name to what two spellings of it share: no case, accents, marks or leading article."""
    plain = unicodedata.normalize("NFKD", name[:_MAX_NAME])
    bare = "".join(character for character in plain if not unicodedata.combining(character)).casefold()
    words = _IGNORABLE.sub(" ", bare).strip()
    return words.removeprefix("the ") if words != "the" else words


def iter_publishers() -> Iterator[Publisher]:
    """Give all publishers of the list, in its order."""
    yield from _registry().publishers


def host_and_path(url: str) -> tuple[str, str] | None:
    """Take the host (in its ASCII form) and the path out of an http or https address.

    Returns:
        None where it is no such address, or one that different readers would take apart differently.
    """
    url = url.strip()
    if len(url) > _MAX_URL or "\\" in url or any(character <= " " or character == "\x7f" for character in url):
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
        _ = parts.port  # raises where the port is no number
        ascii_host = host.encode("idna").decode("ascii").lower() if host else ""
    except ValueError:  # a broken bracket, port or label
        return None
    if parts.scheme.lower() not in {"http", "https"} or "." not in ascii_host:
        return None
    return ascii_host, unquote(parts.path)


@dataclass(frozen=True, slots=True)
class _Registry:
    publishers: tuple[Publisher, ...]
    domains: Mapping[str, tuple[tuple[str, Publisher], ...]]
    names: Mapping[str, Publisher]


@cache
def _registry() -> _Registry:
    text = files("summitry.ingest").joinpath("publishers.csv").read_text(encoding="utf-8")
    publishers = tuple(parse_rows(csv.DictReader(text.splitlines())))
    domains: dict[str, list[tuple[str, Publisher]]] = {}
    names: dict[str, Publisher] = {}
    for publisher in publishers:
        for domain in publisher.domains:
            host, _, path = domain.partition("/")
            domains.setdefault(host, []).append((path, publisher))
        for name in (publisher.name, *publisher.aliases):
            names[fold_name(name)] = publisher
    by_path_length = {host: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for host, found in domains.items()}
    return _Registry(publishers, by_path_length, names)


def parse_rows(rows: Iterable[Mapping[str, str | None]]) -> Iterator[Publisher]:
    """Turn the rows of the list into records.

    Raises:
        BadField: A column is missing or holds what cannot be used; the path names the line and the column.
    """
    for line, row in enumerate(rows, start=2):
        for column in COLUMNS:
            if row.get(column) is None:
                raise BadField(
                    f"publishers.csv line {line}, {column}", "a cell in each of the columns", row.get(column)
                )
        cells = {column: (row[column] or "").strip() for column in COLUMNS}
        _check(line, cells)
        yield Publisher(
            name=cells["name"],
            side=cells["side"] or None,
            role=cells["role"],
            domains=_split(cells["domains"]),
            aliases=_split(cells["aliases"]),
            taken_from=cells["taken_from"],
        )


def _check(line: int, cells: Mapping[str, str]) -> None:
    where = f"publishers.csv line {line}, "
    for column in ("domains", "name", "taken_from"):
        if not cells[column]:
            raise BadField(where + column, "something", "")
    for domain in _split(cells["domains"]):
        if not _DOMAIN.fullmatch(domain):
            raise BadField(where + "domains", "hosts in small letters, without http://, parted by |", domain)
    if cells["role"] not in OFFICIAL_ROLES | MEDIA_ROLES:
        raise BadField(where + "role", "one of " + ", ".join(sorted(OFFICIAL_ROLES | MEDIA_ROLES)), cells["role"])
    speaks_for_a_side = cells["role"] in OFFICIAL_ROLES
    if speaks_for_a_side and not _SIDE.fullmatch(cells["side"]):
        raise BadField(where + "side", "an ISO3 or organisation code", cells["side"])
    if not speaks_for_a_side and cells["side"]:
        raise BadField(where + "side", "nothing, as for all media and institutes", cells["side"])


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _find_by_url(url: str) -> Publisher | None:
    found = host_and_path(url)
    if found is None:
        return None
    host, path = found
    archived = _ARCHIVED.match(path) if host == _WEB_ARCHIVE else None
    if archived:
        found = host_and_path(path[archived.end() :])
        if found is None:
            return None
        host, path = found
    for candidate in _candidate_hosts(host):
        for prefix, publisher in _registry().domains.get(candidate, ()):
            if not prefix or path.strip("/") == prefix or path.lstrip("/").startswith(prefix + "/"):
                return publisher
    return None


def _candidate_hosts(host: str) -> Iterator[str]:
    labels = host.split(".")
    for start in range(len(labels) - 1):
        yield ".".join(labels[start:])
        if start == 0:
            yield "www." + host
