"""Draw lines of a dossier at random and print each with its passage: a sheet to be read and judged by a person.

    python -m benchmarks.lines_sheet DOSSIER/dossier.json --seed 2026 --sample 100 [--around 350]
    python -m benchmarks.lines_sheet DOSSIER/dossier.json --count

The draw is stratified by kind of line: each kind gives the same number, as far as it has so many; what is left over
goes to the kinds that have more. So a share over the whole sheet is not the share over the whole dossier; ``--count``
gives the lines of each kind, to weigh by. Nothing here judges: the figures in docs/lines-checked.md are counts of such
sheets, read line by line.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from summitry.dossier import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summitry.dossier.record import Dossier, Line, MeetingPart, OutlookRow, TopicRow
    from summitry.model import Document, Passage

KINDS = (
    "at a glance", "outcome", "mention", "silence", "dispute", "reaction", "outlook", "watch", "timeline",
    "unnamed source", "comes back", "follow-up",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line as a reader meets it.

    Attributes:
        kind: One of ``KINDS``.
        head: The meeting's or the series' title.
        claims: What the line says of its passage, by name, in the page's words.
        line: The line.
        beside: Lines of other accounts that stand in the same row, for a reader to hold against it.
    """

    kind: str
    head: str
    claims: Mapping[str, str]
    line: Line
    beside: tuple[Line, ...] = ()


def iter_entries(dossier: Dossier) -> Iterator[Entry]:
    """Give every line of a dossier once for each section in which it stands, in the order of the page."""
    for part in (*dossier.meetings, *((dossier.unjoined,) if dossier.unjoined else ())):
        yield from _iter_part(part)
    for series in dossier.series:
        for back in series.recurring:
            for meeting_id, cell in back.cells:
                for line in cell.lines:
                    claims = {"comes back": back.label, "meeting": meeting_id} | _tags(line)
                    yield Entry("comes back", series.title, claims, line)
        for follow in series.follow_ups:
            claims = {"meeting": follow.meeting_id} | _tags(follow.promised)
            yield Entry("follow-up", series.title, claims, follow.promised, follow.later)


def _iter_part(part: MeetingPart) -> Iterator[Entry]:
    head = f"{part.title} [{part.state}, {part.form}]"
    for fact in part.glance:
        for line in fact.lines:
            yield Entry("at a glance", head, {fact.label: line.text}, line)
    for kind, rows in (("outcome", part.outcomes), ("mention", part.mentions), ("silence", part.silences)):
        for row in rows:
            yield from _iter_row(kind, head, row)
    yield from _iter_disputes(head, part)
    yield from _iter_reactions(head, part)
    yield from (_outlook_entry("outlook", head, row) for row in part.outlook)
    yield from (_outlook_entry("watch", head, row) for row in part.watch)
    for moment in part.timeline:
        days = f"{moment.first_on} to {moment.last_on}" + (" (assumed)" if moment.is_assumed else "")
        yield Entry("timeline", head, {"days": days} | _tags(moment.line), moment.line)
    for document in part.documents:
        for line in document.lines:
            yield Entry("unnamed source", head, {}, line)


def _iter_disputes(head: str, part: MeetingPart) -> Iterator[Entry]:
    for dispute in part.disputes:
        lines = [line for cell in dispute.cells for line in cell.lines]
        claims = {"dispute": dispute.kind, "topic": dispute.topic} | _tags(lines[0])
        yield Entry("dispute", head, claims, lines[0], tuple(lines[1:]))


def _iter_reactions(head: str, part: MeetingPart) -> Iterator[Entry]:
    for group in part.reactions:
        for reaction in group.rows:
            named = "named" if reaction.is_named else "unnamed"
            claims = {
                "who": f"{reaction.who} ({named}; {group.kind})", "role": reaction.role, "stance": reaction.stance,
                "about": reaction.about, "subject": reaction.subject, "when": reaction.said_on,
            }  # fmt: skip
            yield Entry("reaction", head, claims, reaction.line)


def _iter_row(kind: str, head: str, row: TopicRow) -> Iterator[Entry]:
    for cell in row.cells:
        others = tuple(line for other in row.cells if other.account != cell.account for line in other.lines)
        for line in cell.lines:
            claims = {
                "topic": row.label, "about": row.label, "mentioned by": ", ".join(row.mentioned_by),
                "account": cell.account,
            }  # fmt: skip
            areas = {"areas": "; ".join(area for area in (*row.issues, line.tags.get("areas", "")) if area)}
            yield Entry(kind, head, claims | _tags(line) | areas, line, others)


def _outlook_entry(kind: str, head: str, row: OutlookRow) -> Entry:
    named = "named" if row.is_named else "unnamed"
    claims = {"holder": f"{row.holder} ({named})", "what": row.what, "due": row.due, "words": row.words}
    return Entry(kind, head, _tags(row.line) | claims | {"band": row.band}, row.line)


def _tags(line: Line) -> dict[str, str]:
    return dict(line.tags) | ({"account": line.account} if line.account else {})


def draw(entries: Sequence[Entry], size: int, seed: int) -> list[Entry]:
    """Draw lines, the same number of each kind as far as it has so many, in the order of ``KINDS``.

    Args:
        entries: The lines.
        size: How many to draw; all where there are fewer.
        seed: Of the draw; the same seed and dossier give the same lines.
    """
    chance = random.Random(seed)  # noqa: S311 -- a sample, not a secret
    by_kind = {kind: [entry for entry in entries if entry.kind == kind] for kind in KINDS}
    for found in by_kind.values():
        chance.shuffle(found)
    shares = dict.fromkeys(KINDS, 0)
    while sum(shares.values()) < min(size, len(entries)):
        for kind in KINDS:
            if shares[kind] < len(by_kind[kind]) and sum(shares.values()) < size:
                shares[kind] += 1
    return [entry for kind in KINDS for entry in by_kind[kind][: shares[kind]]]


def show(entry: Entry, documents: Mapping[str, Document], around: int) -> str:
    """Write one entry: what it claims, then each passage in its surroundings, between double brackets."""
    claims = " | ".join(f"{name}: {' '.join(value.split())}" for name, value in entry.claims.items() if value)
    rows = [f"{entry.kind.upper()} -- {entry.head}", f"  CLAIMS {claims}"]
    rows += [f"  NOTE {entry.line.note}"] if entry.line.note else []
    for passage in entry.line.passages[:3]:
        rows.append(f"  IN {_in_place(passage, documents[passage.document_id], around)}")
    for line in entry.beside[:4]:
        passage = line.passages[0]
        words = _in_place(passage, documents[passage.document_id], 60)
        rows.append(f"  BESIDE {line.account or ''} {dict(line.tags)} {words}")
    return "\n".join(rows)


def _in_place(passage: Passage, document: Document, around: int) -> str:
    text = document.text
    before = text[max(0, passage.start - around) : passage.start]
    after = text[passage.end : passage.end + around]
    words = " ".join(f"{before}[[{text[passage.start : passage.end]}]]{after}".split())
    return f"({document.publisher}, {document.published_on}, {document.kind}: {document.title}) {words}"


def main() -> None:
    """Print the sheet, or the number of lines of each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier", type=Path)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--around", type=int, default=350, help="characters shown before and after a passage")
    parser.add_argument("--count", action="store_true", help="print the lines of each kind, and draw none")
    given = parser.parse_args()
    dossier = from_json(given.dossier.read_bytes())
    entries = list(iter_entries(dossier))
    if given.count:
        for kind in KINDS:
            print(f"{kind:>15} {sum(entry.kind == kind for entry in entries):6}")
        print(f"{'all':>15} {len(entries):6}")
        return
    documents = {document.id: document for document in dossier.documents}
    for number, entry in enumerate(draw(entries, given.sample, given.seed), 1):
        print(f"[{number}] {show(entry, documents, given.around)}\n")


if __name__ == "__main__":
    main()
