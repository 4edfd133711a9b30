"""What the templates are given: documents, accounts and parts with their numbers and anchors, ready to be printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

from summitry.dossier.order import firmest_of, is_told_above, shorten, tellers_of, weigh
from summitry.dossier.page.citation import cite_document, link_to_words, name_of, place_of, print_day
from summitry.dossier.page.ledger import PLAIN_ANCHOR, free_anchor, keep_ledger, plain_anchor
from summitry.dossier.page.texts import cut_text, show_passages
from summitry.dossier.walk import iter_lines
from summitry.meetings.record import Status
from summitry.reading.page import safe_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from summitry.dossier.page.ledger import Ledger
    from summitry.dossier.page.texts import Piece, Shown
    from summitry.dossier.record import (
        Cell,
        DocumentRow,
        Dossier,
        Figure,
        Line,
        MeetingPart,
        Moment,
        OutlookRow,
        Recurrence,
        SeriesPart,
        TopicRow,
    )
    from summitry.meetings.meeting import Account
    from summitry.model import Document, Passage

#: Lines from which a page is laid out piece by piece: 20,000 then open in a fifth of the time.
MANY_LINES = 1_000
#: Language tags that HTML knows (BCP 47, without its rare forms).
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class Text:
    """A document on the page.

    Attributes:
        document: The document.
        number: Its number, shown as ``D3``.
        name: Its title, or what stands for one.
        anchor: Its anchor.
        link: The original's address, or None.
        place: Its file's name where it has no web address, or empty.
        cite: How it is cited.
        day: Its day of publication, printed, or empty.
        language: Its language as HTML writes it, or empty where it is not known or no such tag.
        accounts: Labels of the accounts that it belongs to.
        shown: Its passages.
    """

    document: Document
    number: int
    name: str
    anchor: str
    link: str | None
    place: str
    cite: str
    day: str
    language: str
    accounts: tuple[str, ...]
    shown: tuple[Shown, ...]


class View:
    """One dossier as its page sees it. A line's anchor is claimed by the first place that prints it."""

    def __init__(self, dossier: Dossier, glossary: Mapping[str, str]) -> None:
        self.dossier = dossier
        self.terms = {term.casefold(): (term, text) for term, text in glossary.items()}
        self.taken: set[str] = set()
        part_ids = [*(part.id for part in dossier.meetings), *(series.id for series in dossier.series)]
        self.part_anchors = {name: free_anchor(plain_anchor(name, "part-"), self.taken) for name in part_ids}
        self.ledger: Ledger = keep_ledger(dossier, self.taken)
        self.labels = find_account_labels(dossier)
        self.issues = find_issues(dossier)
        self.statuses = find_statuses(dossier)
        self.texts = self._make_texts()
        self.row_anchors = _place_rows(dossier)
        self.titles = {part.id: part.title for part in dossier.meetings}
        self.used_terms: dict[str, tuple[str, str]] = {}
        self._claimed: set[str] = set()

    @property
    def layers(self) -> int:
        """How many passages lie over one another at most."""
        return max((item.layer + 1 for text in self.texts.values() for item in text.shown), default=0)

    @property
    def is_large(self) -> bool:
        """Whether sections should be laid out only when they come into view."""
        return len(self.ledger.numbers) > MANY_LINES

    def claim(self, line: Line, place: str) -> str:
        """Give the line's anchor where this is the place that carries it, else an empty string."""
        if line.id in self._claimed or (place == "summary" and line.id in self.ledger.shown_twice):
            return ""
        self._claimed.add(line.id)
        return self.ledger.anchors[line.id]

    def is_verbatim(self, line: Line) -> bool:
        """Tell whether a line shows its first passage's own words, white space folded, perhaps shortened."""
        exact = " ".join(line.passages[0].exact.split())
        return " ".join(line.text.removesuffix("…").split()) in exact

    def anchor_of(self, passage: Passage) -> str:
        """Give the anchor of a passage in its document's text."""
        return self.ledger.passage_anchors[passage]

    def link_of(self, passage: Passage) -> str | None:
        """Give the original's address, at the passage's words where it can be named."""
        return link_to_words(self.texts[passage.document_id].document, passage)

    def pieces_of(self, text: Text) -> Iterator[Piece]:
        """Give a document's text in pieces."""
        return cut_text(text.document, list(text.shown), is_excerpt=self.dossier.scope == "excerpts")

    def issue_numbers(self, issues: tuple[str, ...]) -> str:
        """Give the places of issue areas in the filter's list, such as ``0 4``."""
        return " ".join(str(self.issues.index(issue)) for issue in issues)

    def areas_in(self, row: TopicRow) -> tuple[str, ...]:
        """Give the issue areas that stand over a row or with one of its lines."""
        return areas_in(row)

    def weigh(self, rows: Iterable[TopicRow]) -> list[TopicRow]:
        """Sort topics as they are shown, the firmest step first."""
        return weigh(rows)

    def shorten(self, part: MeetingPart) -> Sequence[Line]:
        """Give the lines that a reader should see first."""
        return shorten(part)

    def accounts_of(self, row: TopicRow) -> str:
        """Name the accounts that give a topic its firmest step."""
        step = firmest_of(row)
        return ", ".join(self.label_of(cell.account) for cell in row.cells if step in cell.statuses)

    def tellers_of(self, part: MeetingPart, line: Line) -> str:
        """Name the accounts that give the topic of a line the line's step."""
        return ", ".join(self.label_of(key) for key in tellers_of(part, line))

    def row_anchor(self, part: MeetingPart, row: TopicRow) -> str:
        """Give the anchor of a topic's row in a meeting's tables; empty where it stands in none."""
        return self.row_anchors.get((part.id, row.id), "")

    def label_of(self, key: str | None) -> str:
        """Give an account's label; a key that no meeting lists stands for itself."""
        return self.labels.get(key, key) if key else ""

    def use_term(self, name: str) -> str:
        """Give the anchor of a term's definition, and remember that the page needs it; empty where there is none."""
        if name.casefold() not in self.terms:
            return ""
        anchor = f"g-{name.casefold().replace(' ', '-')}"
        self.used_terms[anchor] = self.terms[name.casefold()]
        return anchor

    def own_anchor(self, wanted: str) -> str:
        """Give an anchor of the page's own that nothing else has."""
        return free_anchor(wanted if PLAIN_ANCHOR.fullmatch(wanted) else plain_anchor(wanted, "part-"), self.taken)

    def file_name(self, figure: Figure) -> str:
        """Name the file that a figure's table is saved as."""
        return f"{plain_anchor(figure.id, 'figure-')}.csv"

    def show_origin(self, origin: str) -> str:
        """Name what was set aside: a link whole, a file without the folders that it lay in."""
        return origin if safe_link(origin) else PurePath(origin.replace("\\", "/")).name

    def short_titles(self, series: SeriesPart) -> dict[str, str]:
        """Give the titles of a series' meetings without the parties' names that all of them begin with."""
        titles = {name: self.titles.get(name, name) for name in series.meeting_ids}
        parted = [title.split(", ") for title in titles.values()]
        shared = 0
        while all(len(parts) > shared + 1 and parts[shared] == parted[0][shared] for parts in parted):
            shared += 1
        return {name: ", ".join(title.split(", ")[shared:]) for name, title in titles.items()}

    def in_order(self, rows: Iterable[DocumentRow]) -> list[DocumentRow]:
        """Sort documents by their numbers, which go by the day."""
        return sorted(rows, key=lambda row: self.texts[row.document_id].number)

    def by_days(self, timeline: tuple[Moment, ...]) -> dict[tuple[date, date], list[Moment]]:
        """Gather the moments of the same days, in their order."""
        days: dict[tuple[date, date], list[Moment]] = {}
        for moment in timeline:
            days.setdefault((moment.first_on, moment.last_on), []).append(moment)
        return days

    def by_meeting(self, row: Recurrence) -> dict[str, list[Cell]]:
        """Give what each meeting's accounts say of a topic that comes back, in the order of the meetings."""
        cells: dict[str, list[Cell]] = {}
        for meeting_id, cell in row.cells:
            cells.setdefault(meeting_id, []).append(cell)
        return cells

    def without_watch(self, part: MeetingPart) -> tuple[list[OutlookRow], list[OutlookRow]]:
        """Give the outlook without what is on the watch list, and apart from it what only repeats an outcome."""
        watched = {(row.line.passages, row.holder) for row in part.watch}
        others = [row for row in part.outlook if (row.line.passages, row.holder) not in watched]
        fresh = [row for row in others if not is_told_above(part, row)]
        return fresh, [row for row in others if row not in fresh]

    def count_words(self) -> str:
        """Say what the dossier holds."""
        counts = (
            (len(self.dossier.meetings), "meeting"),
            (len(self.dossier.documents), "document"),
            (len(self.ledger.numbers), "line"),
        )
        told = ", ".join(f"{count:,} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count)
        return f"{told}." if told else "No document."

    def _make_texts(self) -> Mapping[str, Text]:
        accounts: dict[str, dict[str, None]] = {}
        for part in _parts(self.dossier):
            for account in part.accounts:
                for document_id in account.document_ids:
                    accounts.setdefault(document_id, {})[account.label] = None
        return {
            document.id: Text(
                document=document,
                number=number,
                name=name_of(document),
                anchor=free_anchor(f"d-{document.digest[:8]}", self.taken),
                link=safe_link(document.url),
                place=place_of(document),
                cite=cite_document(document),
                day=print_day(document.published_on),
                language=language_tag(document.language),
                accounts=tuple(accounts.get(document.id, ())),
                shown=tuple(show_passages(document, self.ledger)),
            )
            for number, document in enumerate(sorted(self.dossier.documents, key=_day_of), start=1)
        }


def _day_of(document: Document) -> date:
    """Give the day by which documents are numbered; those without one come last."""
    return document.published_on or date.max


def _place_rows(dossier: Dossier) -> dict[tuple[str, str], str]:
    """Give by part and topic the anchor of its row, as the templates number the rows."""
    parts = [(f"page-m{number}", part) for number, part in enumerate(dossier.meetings, start=1)]
    if dossier.unjoined:
        parts.append(("page-u", dossier.unjoined))
    return {
        (part.id, row.id): f"{at}-{table}-{number}"
        for at, part in parts
        for table, rows in (("o", weigh(part.outcomes)), ("n", part.mentions))
        for number, row in enumerate(rows, start=1)
    }


def language_tag(language: str | None) -> str:
    """Give a language as HTML writes it; empty where it is not known, or no tag that HTML knows."""
    return language if language and LANGUAGE.fullmatch(language) else ""


def find_account_labels(dossier: Dossier) -> dict[str, str]:
    """Give the label of each account, in the order in which the parts list them."""
    accounts: list[Account] = [account for part in _parts(dossier) for account in part.accounts]
    return {account.key: account.label for account in accounts}


def find_issues(dossier: Dossier) -> tuple[str, ...]:
    """Give the issue areas of all topics, sorted."""
    rows = [row for part in _parts(dossier) for row in (*part.outcomes, *part.mentions, *part.silences)]
    found = {issue for row in rows for issue in areas_in(row)}
    return tuple(
        sorted(found | {issue for series in dossier.series for row in series.recurring for issue in row.issues})
    )


def areas_in(row: TopicRow) -> tuple[str, ...]:
    """Give the issue areas that stand over a row or with one of its lines."""
    lines = [line for cell in row.cells for line in cell.lines]
    own = (area for line in lines for area in line.tags.get("areas", "").split("; ") if area)
    return tuple(dict.fromkeys((*row.issues, *own)))


def find_statuses(dossier: Dossier) -> tuple[Status, ...]:
    """Give the steps of the ladder that some line or cell has, the firmest first."""
    used = {line.tags.get("status", "") for _, line in iter_lines(dossier)}
    for part in _parts(dossier):
        for row in (*part.outcomes, *part.mentions, *part.silences):
            used.update(status for cell in row.cells for status in cell.statuses)
        for dispute in part.disputes:
            used.update(status for cell in dispute.cells for status in cell.statuses)
    return tuple(status for status in Status if status in used)


def _parts(dossier: Dossier) -> tuple[MeetingPart, ...]:
    return (*dossier.meetings, dossier.unjoined) if dossier.unjoined else dossier.meetings
