"""The dossier as Markdown, for notes and mail: every line with its document, offsets and address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summitry.dossier.order import firmest_of, is_told_above, shorten, tellers_of, weigh
from summitry.dossier.page.words import count_sources, print_sources
from summitry.reading.fragment import make_visible
from summitry.reading.page import safe_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summitry.dossier.record import Dossier, Line, MeetingPart, SeriesPart, TopicRow
    from summitry.model import Document

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&=:])")


def escape(text: str) -> str:
    """Make text of others inert: no markup, no HTML, no link, one line, controls made visible."""
    return _SPECIAL.sub(r"\\\1", make_visible(" ".join(text.split())))


def to_markdown(dossier: Dossier) -> str:
    """Write the dossier as Markdown."""
    parts = [f"# {escape(dossier.title)}", ""]
    if len(dossier.meetings) > 1:
        parts += [*(f"- {_came_to(part)}" for part in dossier.meetings), ""]
    for part in (*dossier.meetings, *([dossier.unjoined] if dossier.unjoined else [])):
        parts += [*_meeting(part), ""]
    for series in dossier.series:
        parts += [*_series(series), ""]
    for meaning in dossier.meaning:
        parts += [f"## What it means, by numbers: {escape(meaning.title)}", "", escape(meaning.lead), ""]
        for figure in meaning.figures:
            parts += [f"### {escape(figure.title)}", "", escape(figure.caption), ""]
            parts += [*_table(figure.columns, figure.rows), ""]
    parts += [*_documents(dossier.documents), "", *_made(dossier)]
    return "\n".join(parts).rstrip() + "\n"


def _came_to(part: MeetingPart) -> str:
    """Name a meeting with its two firmest topics."""
    led = "; ".join(f"*{firmest_of(row)}* {escape(row.label)}" for row in weigh(part.outcomes)[:2])
    state = "" if part.state == "held" else f" ({escape(part.state)})"
    return f"{escape(part.title)}{state}" + (f": {led}" if led else "")


def _meeting(part: MeetingPart) -> Iterator[str]:
    labels = {account.key: account.label for account in part.accounts}
    yield f"## {escape(part.title)}"
    yield ""
    for fact in part.glance:
        for line in fact.lines:
            yield f"- **{escape(fact.label)}**: {_line(line, labels)}"
    yield from _section("What to see first", [_line(line, labels, tellers_of(part, line)) for line in shorten(part)])
    yield from _section("Outcomes", _rows(weigh(part.outcomes), labels))
    yield from _section("Also mentioned", _rows(part.mentions, labels))
    yield from _section(
        "Mentioned by one side only (no intent is claimed)",
        (f"only {_names(row, labels)}: {escape(row.label)}" for row in part.silences),
    )
    yield from _section("Disputed or denied", _disputes(part, labels))
    yield from _section("Reactions", _reactions(part))
    yield from _section(
        "Watch list", (f"{escape(row.due)}: {escape(row.holder)}: {_cite(row.line)}" for row in part.watch)
    )
    yield from _section("Outlook", _outlook(part))
    yield ""
    yield print_sources(part.named, part.unnamed)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    kept = list(lines)
    if kept:
        yield ""
        yield f"### {title}"
        yield ""
        yield from (line if line.startswith("  ") else f"- {line}" for line in kept)


def _rows(rows: Sequence[TopicRow], labels: dict[str, str]) -> Iterator[str]:
    for row in rows:
        yield f"**{escape(row.label)}**"
        for cell in row.cells:
            for line in cell.lines:
                status, about = line.tags.get("status"), line.tags.get("about")
                yield (
                    f"  - {escape(labels[cell.account])}"
                    + (f", *{escape(status)}*" if status else "")
                    + (f", about {escape(about)}" if about else "")
                    + f": {_cite(line)}"
                )


def _names(row: TopicRow, labels: dict[str, str]) -> str:
    return ", ".join(escape(labels[key]) for key in row.mentioned_by)


def _disputes(part: MeetingPart, labels: dict[str, str]) -> Iterator[str]:
    for row in part.disputes:
        yield f"**{escape(row.kind)}**" + (f", {escape(row.topic)}" if row.topic else "")
        for cell in row.cells:
            for line in cell.lines:
                yield f"  - {escape(labels[cell.account])}: {_cite(line)}"


def _reactions(part: MeetingPart) -> Iterator[str]:
    for group in part.reactions:
        yield f"**{escape(group.kind)}** ({count_sources(group.named, group.unnamed)})"
        for row in group.rows:
            who = escape(", ".join(text for text in (row.who, row.role) if text))
            yield f"  - {who}: {escape(row.stance)}: {_cite(row.line)}"


def _outlook(part: MeetingPart) -> Iterator[str]:
    for row in (row for row in part.outlook if not is_told_above(part, row)):
        band = f" ({escape(row.words)}: {escape(row.band)})" if row.band else ""
        yield f"{escape(row.holder)}{band}: {_cite(row.line)}"


def _series(series: SeriesPart) -> Iterator[str]:
    yield f"## {escape(series.title)}"
    yield ""
    for recurrence in series.recurring:
        yield f"- **{escape(recurrence.label)}**"
        for _, cell in recurrence.cells:
            for line in cell.lines:
                yield f"  - {_cite(line)}"
    yield from _section("What was promised, and what later documents say", _follow_ups(series))


def _follow_ups(series: SeriesPart) -> Iterator[str]:
    for follow_up in series.follow_ups:
        yield _cite(follow_up.promised)
        if not follow_up.later:
            yield "  - nothing found in later documents"
        for line in follow_up.later:
            yield f"  - later: {_cite(line)}"


def _line(line: Line, labels: dict[str, str], tellers: Sequence[str] = ()) -> str:
    told_by = ", ".join(escape(labels.get(key, key)) for key in tellers or (line.account or "",) if key)
    by = f" ({told_by})" if told_by else ""
    status = f"*{escape(line.tags['status'])}*: " if line.tags.get("status") else ""
    note = f" — {escape(line.note)}" if line.note else ""
    return f"{status}{_cite(line)}{by}{note}"


def _cite(line: Line) -> str:
    passage = line.passages[0]
    return f"“{escape(line.text)}” [{escape(passage.document_id)}, {passage.start}–{passage.end}]"


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(escape(column) for column in columns) + " |"
    yield "|" + " --- |" * len(columns)
    for row in rows:
        yield "| " + " | ".join(escape(cell) for cell in row) + " |"


def _documents(documents: Sequence[Document]) -> Iterator[str]:
    yield "## Documents"
    yield ""
    for document in documents:
        day = document.published_on.isoformat() if document.published_on else "day unknown"
        known = ", ".join(escape(text) for text in (document.title, document.publisher) if text)
        link = safe_link(document.url)
        address = f" <{link}>" if link and not re.search(r"[\s<>]", link) else ""
        yield f"- [{escape(document.id)}] {known or 'untitled'}, {day}{address}"


def _made(dossier: Dossier) -> Iterator[str]:
    made = dossier.made
    yield "## How it was made"
    yield ""
    yield f"- Summitry {escape(made.version)}, reader {escape(made.reader)}"
    yield from (f"- {escape(name)}: {escape(value)}" for name, value in sorted(made.settings.items()))
    yield from (f"- set aside: {escape(item.origin)}: {escape(item.reason)}" for item in made.set_aside)
    yield from (f"- {escape(note)}" for note in made.notes)
