"""Measure how long points and their comparison take, beyond reading: ``points_speed DOCUMENTS.jsonl.gz``.

./scripts/bench points_speed PATH/documents.jsonl.gz

Documents are taken as they come until each length is there; the clock runs over ``find_points`` alone, the clauses
having been found before. A comparison is measured on the two longest documents.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from summitry import ingest, reading
from summitry.meetings.compare import compare
from summitry.meetings.meeting import Account
from summitry.meetings.points import find_points
from summitry.model import Document

if TYPE_CHECKING:
    from summitry.reading import Reading

LENGTHS = ((400, 600), (1_800, 2_200), (9_000, 11_000))
EACH = 3


def choose(path: Path) -> dict[tuple[int, int], list[Document]]:
    """Take the first few documents of each length, in words."""
    chosen: dict[tuple[int, int], list[Document]] = {span: [] for span in LENGTHS}
    for document in ingest.fetch([path]):
        if not isinstance(document, Document):
            continue
        words = len(document.text.split())
        for span, held in chosen.items():
            if span[0] <= words <= span[1] and len(held) < EACH:
                held.append(document)
        if all(len(held) == EACH for held in chosen.values()):
            break
    return chosen


def read(document: Document) -> Reading:
    """Read a document and find its clauses, which points build on."""
    found = reading.read_document(document)
    _ = found.clauses
    return found


def main() -> None:
    """Print seconds for each length, and for one comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    options = parser.parse_args()
    find_points(reading.read("The leaders discussed the price of grain."))
    longest = []
    for (least, most), documents in choose(options.documents).items():
        seconds, counts = [], []
        for document in documents:
            found = read(document)
            begin = time.perf_counter()
            points = find_points(found)
            seconds.append(time.perf_counter() - begin)
            counts.append(len(points))
            longest.append((len(points), document.id, points))
        if seconds:
            print(f"{least}-{most} words: {statistics.median(seconds):.3f} s, {statistics.median(counts):.0f} points")
    longest.sort(key=lambda held: (-held[0], held[1]))
    accounts = [Account(f"{place}", f"{place}", "side", (name,)) for place, (_, name, _) in enumerate(longest[:2])]
    begin = time.perf_counter()
    topics = compare(accounts, {account.key: held[2] for account, held in zip(accounts, longest, strict=False)})
    sizes = " and ".join(str(held[0]) for held in longest[:2])
    print(f"comparison of {sizes} points: {time.perf_counter() - begin:.2f} s, {len(topics)} topics")


if __name__ == "__main__":
    main()
