"""The dossier as CSV tables, one a section; cells that a spreadsheet would take for a formula are made inert."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summitry.dossier.walk import iter_lines
from summitry.reading.fragment import make_visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from summitry.dossier.record import Dossier, Line, MeetingPart, TopicRow

Row = Sequence[str]
PASSAGE = ("document_id", "start", "end", "exact")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def to_tables(dossier: Dossier) -> dict[str, str]:
    """Give each table's name with its text, header first, lines ended as RFC 4180 has it."""
    parts = (*dossier.meetings, *([dossier.unjoined] if dossier.unjoined else []))
    tables: Mapping[str, tuple[Row, Iterable[Row]]] = {
        "outcomes": (
            ("meeting", "topic", "about", "issues", "account", "status", "flags", "by", *PASSAGE),
            _outcomes(parts),
        ),
        "silences": (("meeting", "topic", "only_account", *PASSAGE), _silences(parts)),
        "disputes": (("meeting", "kind", "topic", "account", "value", *PASSAGE), _disputes(parts)),
        "reactions": (
            ("meeting", "kind", "who", "role", "named", "stance", "about", "subject", "said_on", *PASSAGE),
            _reactions(parts),
        ),
        "outlook": (
            ("meeting", "holder", "named", "what", "due", "likelihood", "icd_203", "commitment", *PASSAGE),
            _outlook(parts),
        ),
        "timeline": (("meeting", "first_on", "last_on", "assumed", "kind", "account", *PASSAGE), _timeline(parts)),
        "documents": (
            (
                "meeting",
                "document_id",
                "title",
                "publisher",
                "side",
                "published_on",
                "kind",
                "account",
                "join",
                "reason",
                "words",
                "named",
                "unnamed",
                "url",
            ),
            _documents(dossier, parts),
        ),
        "lines": (("path", "line_id", "text", "account", *PASSAGE), _lines(dossier)),
    }
    written = {f"{name}.csv": write_table(columns, rows) for name, (columns, rows) in tables.items()}
    for meaning in dossier.meaning:
        for figure in meaning.figures:
            written[f"figure-{figure.id}.csv"] = write_table(figure.columns, figure.rows)
    return written


def write_table(columns: Row, rows: Iterable[Row]) -> str:
    """Write one table."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerows([make_inert(cell) for cell in row] for row in (columns, *rows))
    return stream.getvalue()


def make_inert(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute; numbers stay; hidden characters are shown."""
    shown = make_visible(cell).replace("\r", " ").replace("\n", " ")
    if shown.startswith(_FORMULA) and not _is_number(shown):
        return f"'{shown}"
    return shown


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _of(line: Line) -> tuple[str, str, str, str]:
    passage = line.passages[0]
    return passage.document_id, str(passage.start), str(passage.end), passage.exact


def _cells(row: TopicRow) -> Iterator[tuple[str, Line]]:
    for cell in row.cells:
        for line in cell.lines:
            yield cell.account, line


def _outcomes(parts: Sequence[MeetingPart]) -> Iterator[Row]:
    for part in parts:
        for row in (*part.outcomes, *part.mentions):
            for account, line in _cells(row):
                tags = line.tags
                told = (tags.get("status", ""), tags.get("flags", ""), tags.get("by", ""))
                about = tags.get("about") or row.label
                areas = "; ".join(area for area in (*row.issues, tags.get("areas", "")) if area)
                yield (part.id, row.label, about, areas, account, *told, *_of(line))


def _silences(parts: Sequence[MeetingPart]) -> Iterator[Row]:
    for part in parts:
        for row in part.silences:
            for account, line in _cells(row):
                yield (part.id, row.label, account, *_of(line))


def _disputes(parts: Sequence[MeetingPart]) -> Iterator[Row]:
    for part in parts:
        for row in part.disputes:
            for cell in row.cells:
                for line in cell.lines:
                    value = line.tags.get("value", "")
                    yield (part.id, row.kind, row.topic, cell.account, value, *_of(line))


def _reactions(parts: Sequence[MeetingPart]) -> Iterator[Row]:
    for part in parts:
        for group in part.reactions:
            for row in group.rows:
                told = (group.kind, row.who, row.role, _yes(row.is_named), row.stance, row.about, row.subject)
                yield (part.id, *told, row.said_on, *_of(row.line))


def _outlook(parts: Sequence[MeetingPart]) -> Iterator[Row]:
    for part in parts:
        for row in part.outlook:
            told = (row.holder, _yes(row.is_named), row.what, row.due, row.words, row.band)
            yield (part.id, *told, _yes("commitment" in row.line.tags), *_of(row.line))


def _timeline(parts: Sequence[MeetingPart]) -> Iterator[Row]:
    for part in parts:
        for moment in part.timeline:
            days = (moment.first_on.isoformat(), moment.last_on.isoformat(), _yes(moment.is_assumed))
            line = moment.line
            yield (part.id, *days, line.tags.get("kind", ""), line.account or "", *_of(line))


def _documents(dossier: Dossier, parts: Sequence[MeetingPart]) -> Iterator[Row]:
    known = {document.id: document for document in dossier.documents}
    for part in parts:
        for row in part.documents:
            document = known[row.document_id]
            day = document.published_on.isoformat() if document.published_on else ""
            about = (document.title, document.publisher, document.side)
            yield (
                part.id,
                row.document_id,
                *(text or "" for text in about),
                day,
                document.kind.value,
                row.account,
                row.certainty,
                row.reason,
                *(str(count) for count in (row.words, row.named, row.unnamed)),
                document.url or "",
            )


def _lines(dossier: Dossier) -> Iterator[Row]:
    for path, line in iter_lines(dossier):
        yield (path, line.id, line.text, line.account or "", *_of(line))


def _yes(value: object) -> str:
    return "yes" if value else "no"
