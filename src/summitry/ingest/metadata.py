"""What a page says of itself: title, publisher, day of publication, address; each with where it stands.

The most explicit place wins; what contradicts it is kept as a note. A day that only the address shows is used last.
What nobody says stays None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from summitry.ingest.jsonld import LinkedArticle, find_article_data
from summitry.ingest.printed_days import is_only_day, parse_path_day, parse_printed_day
from summitry.ingest.publishers import find_publisher, fold_name, host_and_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from lxml.etree import _Element

_MAX_METAS = 400
_MAX_VALUE = 2000
_MAX_ADDRESS = 4000
_MAX_PAGE = 64 * 1024 * 1024
_NEAR = 14  # pieces of text after the headline among which a printed date is looked for
_FAR = 400  # elements after the headline that are looked through for them
_SEPARATORS = re.compile(r"\s+[|•·—–«»‹›-]\s+|\s+::\s+")
_TITLE_METAS = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHER_METAS = ("og:site_name", "citation_publisher", "dc.publisher", "dcterms.publisher", "application-name")
_DAY_METAS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publishdate",
    "pubdate",
    "pub_date",
    "publication_date",
    "date",
)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a document says of itself; None where it says nothing.

    Attributes:
        title: The title, without the site's name.
        publisher: The publisher's name as printed.
        published_on: The day of publication as printed.
        url: The document's own address.
        basis: For each of the fields that is known, where it stands, such as ``JSON-LD`` or ``og:title``.
        notes: Contradictions, in words.
    """

    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    url: str | None = None
    basis: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    root: _Element
    metas: Mapping[str, str]
    article: LinkedArticle | None
    headline: str | None
    url: str | None  # where the page was found
    today: date | None


def parse_metadata(page: _Element | bytes, *, url: str | None = None, today: date | None = None) -> Metadata:
    """Read what an HTML page says of itself.

    Args:
        page: The root of the parsed page, or its bytes.
        url: Where the page was found, if that is known; an address that the page claims on another host is not
            believed then.
        today: The day that counts as today, for refusing days in the future (default: today, UTC).
    """
    root = _to_root(page) if isinstance(page, bytes) else page
    if root is None:
        return Metadata()
    seen = _look(root, url, today)
    notes: list[str] = []
    address, address_basis = _find_address(seen, notes)
    publisher, publisher_basis = _first_text(_publisher_candidates(seen))
    title, title_basis = _find_title(seen, [publisher, *_known_names(address or url)])
    day, day_basis = _find_day(seen, address or url, notes)
    basis = {
        "title": title_basis,
        "publisher": publisher_basis,
        "published_on": day_basis,
        "url": address_basis,
    }
    return Metadata(title, publisher, day, address, {name: how for name, how in basis.items() if how}, tuple(notes))


def _to_root(raw: bytes) -> _Element | None:
    from lxml import etree  # noqa: PLC0415 (a second's tenth that only pages need)

    try:
        return etree.fromstring(raw[:_MAX_PAGE], etree.HTMLParser(recover=True, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def _look(root: _Element, url: str | None, today: date | None) -> _Page:
    headline = _only_headline(root)
    scripts = (
        (script.text or "")
        for script in root.iter("script")
        if (script.get("type") or "").strip().lower() == "application/ld+json"
    )
    metas = _metas(root)
    article = find_article_data(scripts, address=url, headline=headline or metas.get("og:title"))
    return _Page(root, metas, article, headline, url, today)


def _metas(root: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in islice(root.iter("meta"), _MAX_METAS):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = _squeeze(meta.get("content"))
        if name and content and len(name) < _FAR:
            found.setdefault(name.strip().lower(), content)
    return found


def _squeeze(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text and len(text) <= _MAX_VALUE else None


def _text_of(element: _Element) -> str | None:
    return _squeeze("".join(islice(element.itertext(), 100)))


def _only_headline(root: _Element) -> str | None:
    headings = [text for heading in islice(root.iter("h1"), 5) if (text := _text_of(heading))]
    return headings[0] if len(set(headings)) == 1 else None


def _first_text(candidates: Iterable[tuple[str | None, str]]) -> tuple[str | None, str]:
    return next(((text, how) for text, how in candidates if text), (None, ""))


def _publisher_candidates(page: _Page) -> Iterator[tuple[str | None, str]]:
    yield page.article.publisher if page.article else None, "JSON-LD"
    for name in _PUBLISHER_METAS:
        yield page.metas.get(name), name


def _known_names(url: str | None) -> list[str]:
    publisher = find_publisher(url)
    return [publisher.name, *publisher.aliases] if publisher else []


def _find_title(page: _Page, names: list[str | None]) -> tuple[str | None, str]:
    own = next(iter(page.root.iter("title")), None)
    candidates = [(page.article.headline if page.article else None, "JSON-LD")]
    candidates += [(page.metas.get(name), name) for name in _TITLE_METAS]
    candidates += [(page.headline, "headline"), (_text_of(own) if own is not None else None, "title element")]
    title, how = _first_text(candidates)
    sites = {fold_name(name) for name in (*names, page.metas.get("og:site_name")) if name}
    return (without_site(title, sites, page.headline) if title else None), how


def without_site(title: str, sites: set[str], headline: str | None = None) -> str:
    """Cut the site's name off a title such as ``Talks end | The Ministry``.

    Args:
        title: The title.
        sites: Names of the site, folded with ``fold_name``.
        headline: The page's headline: where the title begins with it, what comes after a separator is the site's.
    """
    pieces = list(_SEPARATORS.finditer(title))
    for piece in pieces:
        head, tail = title[: piece.start()], title[piece.end() :]
        if fold_name(tail) in sites or (headline and fold_name(head) == fold_name(headline)):
            return head.strip()
        if piece is pieces[0] and fold_name(head) in sites:
            return tail.strip()
    return title


def _find_address(page: _Page, notes: list[str]) -> tuple[str | None, str]:
    canonical = next(
        (link.get("href") for link in islice(page.root.iter("link"), _MAX_METAS) if _is_canonical(link)),
        None,
    )
    candidates = [
        (canonical, "canonical link"),
        (page.metas.get("og:url"), "og:url"),
        (page.article.url if page.article else None, "JSON-LD"),
    ]
    for claimed, how in candidates:
        if not claimed or len(claimed) > _MAX_ADDRESS:
            continue
        address = _absolute(claimed.strip(), page.url)
        if address is None:
            continue
        if page.url and not _same_site(address, page.url):
            notes.append(f"the page was found at {page.url} and gives {address} as its address ({how})")
            continue
        return address, how
    return None, ""


def _is_canonical(link: _Element) -> bool:
    return "canonical" in (link.get("rel") or "").lower().split()


def _absolute(address: str, base: str | None) -> str | None:
    try:
        joined = urljoin(base, address) if base else address
    except ValueError:
        return None
    return joined if host_and_path(joined) else None


def _same_site(one: str, other: str) -> bool:
    first, second = host_and_path(one), host_and_path(other)
    if first is None or second is None:
        return second is None  # found in a file: there is no host to compare with
    a, b = first[0].removeprefix("www."), second[0].removeprefix("www.")
    return a == b or a.endswith("." + b) or b.endswith("." + a)


def _find_day(page: _Page, address: str | None, notes: list[str]) -> tuple[date | None, str]:
    found = [
        (day, how)
        for text, how in _day_candidates(page)
        if text and (day := parse_printed_day(text, today=page.today)) is not None
    ]
    if not found:
        path = urlsplit(address).path if address and host_and_path(address) else ""
        day = parse_path_day(path, today=page.today)
        return (day, "page address") if day else (None, "")
    chosen, how = found[0]
    for day, other in found[1:]:
        if day != chosen:
            notes.append(f"published on {chosen.isoformat()} ({how}), or on {day.isoformat()} ({other})")
            break
    return chosen, how


def _day_candidates(page: _Page) -> Iterator[tuple[str | None, str]]:
    yield page.article.published if page.article else None, "JSON-LD"
    for name in _DAY_METAS:
        yield page.metas.get(name), name
    times = list(islice(page.root.iter("time"), 50))
    marked = [time for time in times if time.get("pubdate") is not None or time.get("itemprop") == "datePublished"]
    for time in marked[:1] or (times if len(times) == 1 else []):
        yield time.get("datetime") or _text_of(time), "time element"
    for text in _printed_near_headline(page.root):
        yield text, "printed by the headline"


def _printed_near_headline(root: _Element) -> Iterator[str]:
    """Give the first text behind the headline that is a date and nothing else."""
    heading = next(iter(root.iter("h1")), None)
    if heading is None:
        return
    pieces = 0
    for element in islice(_after(heading), _FAR):
        for text in (_squeeze(element.text), _squeeze(element.tail)):
            if text is None or not isinstance(element.tag, str) or element.tag in {"script", "style"}:
                continue
            pieces += 1
            if is_only_day(text):
                yield text
                return
        if pieces > _NEAR:
            return


def _after(element: _Element) -> Iterator[_Element]:
    """Walk on from an element in the order of the page."""
    current: _Element | None = element
    while current is not None:
        for sibling in current.itersiblings():
            yield from sibling.iter()
        current = current.getparent()
