"""From documents to findings, with what an earlier run kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from summitry.case.store import name_maker
from summitry.language.unread import say_unread
from summitry.meetings import find_findings
from summitry.model import Document, SetAside
from summitry.reading.batch import iter_results, name_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summitry.case.store import Case
    from summitry.meetings.record import Findings
    from summitry.reading import Reading


@dataclass(slots=True)
class Gathered:
    """What a batch of documents gave.

    Attributes:
        findings: What each document tells, sorted by document id.
        set_aside: What could not be read, a stretch of a document among it, or stands twice under one name with
            different texts.
        notes: What was left out without loss, such as a document that was given twice.
        read: Documents read now.
        kept: Documents taken from an earlier run.
        reader: What read them.
    """

    findings: list[Findings] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    read: int = 0
    kept: int = 0
    reader: str = ""


def gather_findings(
    items: Iterable[Document | SetAside], *, case: Case | None = None, jobs: int = 1, pipeline: str | None = None
) -> Gathered:
    """Read documents, or take what the case keeps of them.

    Args:
        items: What ``ingest.fetch`` gives.
        case: Where findings are kept; None keeps nothing.
        jobs: How many processes read.
        pipeline: Any installed spaCy pipeline in place of the shipped model.

    Raises:
        InputError: ``jobs`` is under 1, or there is no such pipeline.
    """
    gathered = Gathered(reader=name_reader(pipeline))
    maker = name_maker(gathered.reader) if case else ""
    for result in iter_results(_iter_new(items, gathered, case, maker), make_findings, jobs=jobs, pipeline=pipeline):
        if isinstance(result, SetAside):
            gathered.set_aside.append(result)
            continue
        gathered.findings.append(result)
        gathered.read += 1
        if case is not None:
            case.keep(result, maker)
    gathered.findings.sort(key=lambda found: found.document.id)
    gathered.set_aside.extend(_iter_unread(gathered.findings))
    gathered.notes.sort()
    return gathered


def _iter_new(
    items: Iterable[Document | SetAside], gathered: Gathered, case: Case | None, maker: str
) -> Iterator[Document | SetAside]:
    """Give the documents that must be read; take up the others, and leave out what was given before."""
    seen: dict[str, str] = {}
    for item in items:
        if isinstance(item, SetAside):
            yield item
            continue
        if item.id in seen:
            _note_repeat(item, same=seen[item.id] == item.digest, gathered=gathered)
            continue
        seen[item.id] = item.digest
        found = case.find(item, maker) if case else None
        if found is None:
            yield item
        else:
            gathered.kept += 1
            gathered.findings.append(found)


def _note_repeat(document: Document, *, same: bool, gathered: Gathered) -> None:
    if same:
        gathered.notes.append(f"document {document.id} was given more than once; it counts once")
        return
    reason = (
        f"has the id {document.id!r} of another document with other words; give it an id of its own in its front "
        "matter or record"
    )
    gathered.set_aside.append(SetAside(_name(document), reason))


def _name(document: Document) -> str:
    return document.url or document.title or document.id


def _iter_unread(findings: Iterable[Findings]) -> Iterator[SetAside]:
    for found in findings:
        for stretch in found.unread:
            yield SetAside(_name(found.document), say_unread(stretch))


def make_findings(reading: Reading) -> Findings:
    """Find all that one reading gives, without the raw bytes: it travels between processes and into the case."""
    found = find_findings(reading)
    return replace(found, document=replace(found.document, raw=b""))
