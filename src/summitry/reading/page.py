"""Readings as one HTML page that works offline, without scripts, and lets nothing from outside in.

The page's policy allows its own style sheet by its digest and nothing else: no script, no image, no request.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from summitry.reading.fragment import iter_blocks, make_visible
from summitry.reading.terminal import days_of, iter_unread, office_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2 import Environment

    from summitry.model import Actor, Mention, SetAside
    from summitry.reading.events import Coded
    from summitry.reading.record import Reading

#: Characters of the longest sentence that a notebook draws.
LONGEST_DRAWN = 240
LINKED_SCHEMES = frozenset({"http", "https"})


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor on a page, with every place that speaks of it: (number of the document, mention)."""

    actor: Actor
    anchor: str
    places: tuple[tuple[int, Mention], ...]


def render_page(readings: Sequence[Reading], *, heading: str, lead: str, set_aside: Sequence[SetAside] = ()) -> str:
    """Write a whole page.

    Args:
        readings: The documents in the order in which they are shown.
        heading: The page's title.
        lead: One or two sentences under it.
        set_aside: What could not be read, listed at the end with the reasons.
    """
    style = _static("page.css")
    template = _environment().get_template("page.html")
    return template.render(
        heading=heading,
        lead=lead,
        readings=readings,
        appearances=find_appearances(readings),
        set_aside=set_aside,
        style=style,
        style_digest=_digest(style),
    )


def render_notebook(reading: Reading) -> str:
    """Write one reading as a fragment for a notebook's output cell, with its style inside."""
    template = _environment().get_template("notebook.html")
    return template.render(reading=reading, appearances=find_appearances([reading]), style=_static("notebook.css"))


def render_events(coded: Coded) -> str:
    """Write coded events as a fragment for a notebook: a table, and each sentence's parse drawn by displaCy."""
    from spacy import displacy  # noqa: PLC0415 -- wanted in notebooks alone

    sentences = {
        event.sentence: coded.reading.parsed.doc.char_span(event.sentence.start, event.sentence.end)
        for event in coded
        if event.sentence.end - event.sentence.start <= LONGEST_DRAWN
    }
    drawings = [
        displacy.render(span.as_doc(), style="dep", jupyter=False, page=False, options={"compact": True})
        for span in sentences.values()
        if span is not None
    ]
    template = _environment().get_template("events.html")
    return template.render(coded=coded, drawings=drawings, style=_static("notebook.css"))


def find_appearances(readings: Iterable[Reading]) -> list[Appearance]:
    """Gather who appears where, in the order of first mention."""
    actors: dict[str, Actor] = {}
    places: dict[str, list[tuple[int, Mention]]] = {}
    for number, reading in enumerate(readings, start=1):
        for mention in reading.mentions:
            for actor in mention.actors:
                actors.setdefault(anchor_of(actor), actor)
                places.setdefault(anchor_of(actor), []).append((number, mention))
    return [Appearance(actor, anchor, tuple(places[anchor])) for anchor, actor in actors.items()]


def anchor_of(actor: Actor) -> str:
    """Give the page anchor of an actor: the same person in two offices has two."""
    digest = hashlib.sha256(f"{actor.id}|{actor.office}|{actor.from_on}".encode()).hexdigest()
    return f"who-{digest[:10]}"


def safe_link(url: str | None) -> str | None:
    """Let ``http`` and ``https`` addresses through and nothing else."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in LINKED_SCHEMES and parts.netloc else None


def _digest(style: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _static(name: str) -> str:
    return files("summitry.reading").joinpath("static", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 -- not wanted by --help

    environment = Environment(
        loader=PackageLoader("summitry.reading"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    named: dict[str, Any] = {
        "iter_blocks": iter_blocks,
        "anchor_of": anchor_of,
        "safe_link": safe_link,
        "office_of": office_of,
        "days_of": days_of,
        "iter_unread": iter_unread,
    }
    environment.globals.update(named)
    environment.filters["visible"] = make_visible
    return environment
