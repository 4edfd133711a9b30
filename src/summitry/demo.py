"""The demo: the bundled case read, on one page."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from summitry import cases, ingest, language
from summitry.errors import Unreadable
from summitry.model import SetAside
from summitry.reading.page import render_page
from summitry.reading.steps import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from summitry.reading.record import Reading

CASE = "trump_putin"
PAGE_NAME = "index.html"


def write_demo(out: Path) -> tuple[Path, str]:
    """Read the bundled case and write its page; return the page's path and a summary for the terminal.

    Raises:
        Unreadable: A bundled note cannot be read, which means that the installation is broken.
    """
    started = time.perf_counter()
    readings = read_case(CASE)
    info = cases.case_info(CASE)
    lead = (
        f"{len(readings)} case notes in our own words, each with the page that it rests on, as Summitry reads them: "
        "every name links to who it is, every date to the days that are meant. What could not be decided is left open."
    )
    page = out / PAGE_NAME
    temporary = out / f".{PAGE_NAME}.tmp"
    temporary.write_text(render_page(readings, heading=info.title, lead=lead), encoding="utf-8")
    temporary.replace(page)
    return page, summarise(readings, time.perf_counter() - started)


def read_case(name: str) -> list[Reading]:
    """Read all notes of a bundled case, in their order."""
    nlp = language.load_pipeline()
    readings = []
    for item in ingest.fetch(cases.case_files(name)):
        if isinstance(item, SetAside):
            raise _broken(item)
        readings.append(read_document(item, pipeline=nlp))
    return readings


def _broken(item: SetAside) -> Unreadable:
    return Unreadable(f"{item.origin}: {item.reason}; the installation is broken, install summitry again")


def summarise(readings: list[Reading], seconds: float) -> str:
    """Count what was read, in a few lines."""
    mentions = [mention for reading in readings for mention in reading.mentions]
    actors = {actor.id for mention in mentions for actor in mention.actors}
    undecided = sum(not mention.is_decided for mention in mentions)
    words = sum(len(reading.document.text.split()) for reading in readings)
    return (
        f"read {len(readings)} documents, {words:,} words, in {seconds:.1f} s\n"
        f"{sum(len(reading.sentences) for reading in readings)} sentences, "
        f"{sum(len(reading.dates) for reading in readings)} dates, "
        f"{len(mentions)} mentions of {len(actors)} actors, {undecided} left undecided"
    )
