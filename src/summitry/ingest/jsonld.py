"""What a page says of itself in JSON-LD, read within bounds.

The page's own article is the one whose address or headline is the page's; where several articles are described and
none of them can be told to be it, none is taken.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAX_SCRIPTS = 20
_MAX_SCRIPT = 512 * 1024  # characters
_MAX_NODES = 500
_MAX_DEPTH = 6
_MAX_VALUE = 2000
_ARTICLES = frozenset(
    {
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "blogposting",
        "report",
        "pressrelease",
        "governmentpublication",
    }
)
_PAGES = frozenset({"webpage", "itempage"})

_Node = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """An article as JSON-LD describes it; None where it does not say."""

    headline: str | None
    published: str | None
    publisher: str | None
    url: str | None


def find_article_data(scripts: Iterable[str], *, address: str | None, headline: str | None) -> LinkedArticle | None:
    """Find the description of the page's own article.

    Args:
        scripts: The text of the page's ``application/ld+json`` scripts.
        address: The page's address, if known.
        headline: The page's headline, if known.

    Returns:
        None where there is none, or where it cannot be told which of several it is.
    """
    nodes = _load(scripts)
    named = {identity: node for node in nodes if node.get("name") and (identity := _text(node.get("@id")))}
    articles = [_to_article(node, named) for node in nodes if _types(node) & _ARTICLES]
    articles = articles or [_to_article(node, named) for node in nodes if _types(node) & _PAGES]
    if len(articles) > 1:
        articles = [article for article in articles if _is_own(article, address, headline)][:1]
    return articles[0] if articles else None


def _load(scripts: Iterable[str]) -> list[_Node]:
    nodes: list[_Node] = []
    for number, script in enumerate(scripts):
        if number >= _MAX_SCRIPTS:
            break
        if len(script) > _MAX_SCRIPT:
            continue
        try:
            _collect(json.loads(script), nodes, 0)
        except (ValueError, RecursionError):  # not JSON, or nested past all use
            continue
    return nodes


def _collect(value: object, nodes: list[_Node], depth: int) -> None:
    if depth > _MAX_DEPTH or len(nodes) >= _MAX_NODES:
        return
    if isinstance(value, list):
        for item in value[:_MAX_NODES]:
            _collect(item, nodes, depth + 1)
    elif isinstance(value, dict):
        nodes.append(value)
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "publisher", "itemListElement"):
            if isinstance(value.get(key), dict | list):
                _collect(value[key], nodes, depth + 1)


def _types(node: _Node) -> set[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return {kind.rpartition("/")[2].lower() for kind in listed[:10] if isinstance(kind, str)}


def _to_article(node: _Node, named: Mapping[str, _Node]) -> LinkedArticle:
    return LinkedArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        published=_text(node.get("datePublished")),
        publisher=_name_of(node.get("publisher"), named),
        url=_text(node.get("url")) or _address_of(node.get("mainEntityOfPage")),
    )


def _name_of(value: object, named: Mapping[str, _Node]) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        reference = named.get(_text(value.get("@id")) or "", value)
        return _text(value.get("name")) or _text(reference.get("name"))
    return _text(value)


def _address_of(value: object) -> str | None:
    return _text(value.get("@id")) or _text(value.get("url")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    if isinstance(value, Sequence) and not isinstance(value, str):
        value = value[0] if len(value) == 1 else None
    if not isinstance(value, str) or len(value) > _MAX_VALUE:
        return None
    return " ".join(value.split()) or None


def _is_own(article: LinkedArticle, address: str | None, headline: str | None) -> bool:
    same_address = bool(address and article.url and article.url.rstrip("/") == address.rstrip("/"))
    same_headline = bool(headline and article.headline and article.headline.casefold() == headline.casefold())
    return same_address or same_headline
