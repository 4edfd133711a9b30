"""Which meeting each document of a collection is about: a sheet to be read and judged by a person, and the joins.

    python -m benchmarks.meetings sheet FILE.jsonl.gz --seed 2026 --sample 100 --shown 25
    python -m benchmarks.meetings joins FILE.jsonl.gz FILE.jsonl.gz [--since 2021-11-20] [--until 2022-01-25]
    python -m benchmarks.meetings lines FILE.jsonl.gz --seed 2026 --sample 40 --shown 30

Nothing here judges: the figures in docs/meeting-figures.md are counts of such sheets, read line by line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from typing import TYPE_CHECKING

from summitry.ingest import to_document
from summitry.meetings.find import find_meetings
from summitry.meetings.gather import gather
from summitry.meetings.outlook import find_outlook
from summitry.meetings.reactions import find_reactions
from summitry.meetings.record import Findings
from summitry.reading.steps import read_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summitry.meetings.record import MeetingMention
    from summitry.model import Document
    from summitry.reading import Reading

_LONGEST = 60_000


def documents_of(paths: Iterable[str]) -> list[Document]:
    """Read collections of JSON lines; a document's id is its file's first letters and its line."""
    found = []
    for path in paths:
        name = path.rsplit("/", 1)[-1][:2]
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for number, row in enumerate(rows):
            found.append(
                to_document(
                    row["text"][:_LONGEST], id=f"{name}{number}", title=row["title"], publisher=row["publisher"],
                    side=row["side"], published_on=row["published_on"],
                    kind=row["kind"].replace("_", " "), url=row["url"],
                )
            )  # fmt: skip
    return found


def print_sheet(documents: Sequence[Document], shown: int) -> None:
    """Print each document's title and opening, and what it is taken to be about."""
    with_meeting = 0
    for number, reading in enumerate(read_documents(documents)):
        meetings = find_meetings(reading)
        with_meeting += any(meeting.is_main for meeting in meetings)
        if number < shown:
            document = reading.document
            print(f"[{number + 1}] {document.id} {document.published_on} | {document.title}")
            print("    " + " / ".join(document.text[:280].split("\n")))
            for meeting in meetings:
                print("    =>" if meeting.is_main else "    --", _told(meeting))
    print(f"{with_meeting} of {len(documents)} documents are about a meeting")


def _told(meeting: MeetingMention) -> str:
    who = "; ".join(f"{party.code} ({', '.join(party.leaders)})" for party in meeting.parties)
    day = f"{meeting.held.first_on} ({meeting.rests_on})" if meeting.held else "no day"
    return f"{who} | {day} | {meeting.place or '-'} | {meeting.form}, {meeting.setting}, {meeting.state}"


def _findings(reading: Reading) -> Findings:
    return Findings(reading.document, 0, 0, 0, 0, (), find_meetings(reading), (), (), ())


def print_joins(documents: Sequence[Document]) -> None:
    """Print the meetings that documents of more than one side tell of, and count all joins."""
    meetings = gather(_findings(reading) for reading in read_documents(documents))
    side = {document.id: document.side for document in documents}
    joins = [join for meeting in meetings for join in meeting.joins]
    uncertain = sum(join.certainty == "uncertain" for join in joins)
    print(
        f"{len(documents)} documents, {len(joins)} joined to {len(meetings)} meetings, {uncertain} of them uncertainly"
    )
    for meeting in meetings:
        if len({side[join.document_id] for join in meeting.joins}) > 1 or any(
            join.certainty == "uncertain" for join in meeting.joins
        ):
            print(f"{meeting.id} {meeting.form}, {meeting.state}")
            for join in meeting.joins:
                title = next(d.title for d in documents if d.id == join.document_id)
                print(f"    {join.document_id} {join.certainty}: {join.reason} | {title}")


def print_lines(documents: Sequence[Document], shown: int, seed: int) -> None:
    """Print reactions and statements about the time to come, drawn at random, each with its passage."""
    lines = list(_iter_lines(documents))
    print(f"{len(lines)} lines in {len(documents)} documents")
    for number, line in enumerate(random.Random(seed).sample(lines, min(shown, len(lines)))):  # noqa: S311
        print(f"[{number + 1}] {line}")


def _iter_lines(documents: Sequence[Document]) -> Iterator[str]:
    for reading in read_documents(documents):
        meetings = find_meetings(reading)
        for one in find_reactions(reading, meetings):
            who = f"{one.speaker.label} ({one.speaker.kind}, {'named' if one.speaker.is_named else 'unnamed'})"
            words = " ".join(one.passage.exact.split())
            yield f"REACTION {one.stance} [{one.cue.exact}] {who} | about: {one.about[:80]} | {words[:300]}"
        for plan in find_outlook(reading, meetings):
            due = str(plan.due.last_on) if plan.due else "-"
            words = " ".join(plan.passage.exact.split())
            kind = "COMMITMENT" if plan.is_commitment else "OUTLOOK"
            yield f"{kind} {plan.rule} | {plan.holder.label} | due {due} | {plan.what[:160]} | IN: {words[:260]}"


def main() -> None:
    """Run one of the three sheets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sheet", choices=("sheet", "joins", "lines"))
    parser.add_argument("files", nargs="+")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--shown", type=int, default=25)
    parser.add_argument("--since", default="")
    parser.add_argument("--until", default="9999")
    given = parser.parse_args()
    documents = [d for d in documents_of(given.files) if given.since <= str(d.published_on) <= given.until]
    if given.sheet == "joins":
        print_joins(documents)
        return
    drawn = random.Random(given.seed).sample(documents, min(given.sample, len(documents)))  # noqa: S311
    if given.sheet == "sheet":
        print_sheet(drawn, given.shown)
    else:
        print_lines(drawn, given.shown, given.seed)


if __name__ == "__main__":
    main()
