"""Compare pairs of accounts for the scorer: ``readouts FOLDER OUT.jsonl``.

FOLDER holds ``gold_dev.json`` (or another ``gold*.json``) and the ``.md`` file of each account; of the gold only the
ids of the pairs and of their two accounts are read.

./scripts/bench readouts PATH/readouts PATH/pred.jsonl
PATH/score.py readouts PATH/readouts/gold_dev.json PATH/pred.jsonl
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitry import ingest, reading
from summitry.meetings.compare import compare
from summitry.meetings.meeting import Account
from summitry.meetings.points import find_points
from summitry.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.meetings.meeting import Topic
    from summitry.meetings.record import Point

SIDES = ("A", "B")


def iter_pairs(folder: Path) -> Iterator[tuple[str, dict[str, Path]]]:
    """Give each pair's id and the files of its two accounts."""
    gold = min(folder.glob("gold*.json"))
    for pair in json.loads(gold.read_text(encoding="utf-8")):
        yield pair["id"], {side: folder / f"{pair[side]}.md" for side in SIDES}


def predict(pair: str, files: dict[str, Path]) -> dict[str, Any]:
    """Read both accounts, compare them as ``summitry compare A B`` does, and give what the scorer wants."""
    accounts, points = [], {}
    for side, file in files.items():
        document = next(iter(ingest.fetch([file])))
        if not isinstance(document, Document):
            raise SystemExit(f"{document.origin}: {document.reason}")
        accounts.append(Account(side, side, "side", (document.id,)))
        points[side] = find_points(reading.read_document(document))
    names = {account.document_ids[0]: files[account.key].stem for account in accounts}
    topics = compare(accounts, points)
    return {
        "id": pair,
        "topics": [_topic(topic, names) for topic in topics],
        "outcomes": [
            {"side": side, "status": point.status.value, "passages": [_passage(point, names)]}
            for topic in topics
            for side in SIDES
            for point in topic.points.get(side, ())
            if point.status is not None
        ],
    }


def _topic(topic: Topic, names: dict[str, str]) -> dict[str, Any]:
    held = {side: topic.points.get(side, ()) for side in SIDES}
    having = [side for side in SIDES if held[side]]
    passages = {side: _passages(points, names) for side, points in held.items()}
    return {"topic": topic.label, "mentioned_by": "both" if len(having) > 1 else f"{having[0]} only", **passages}


def _passages(points: Sequence[Point], names: dict[str, str]) -> list[dict[str, Any]]:
    return [_passage(point, names) for point in points]


def _passage(point: Point, names: dict[str, str]) -> dict[str, Any]:
    passage = point.passage
    return {"doc": names[passage.document_id], "start": passage.start, "end": passage.end, "exact": passage.exact}


def main() -> None:
    """Write one line for each pair."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    with options.out.open("w", encoding="utf-8") as out:
        for pair, files in iter_pairs(options.folder):
            out.write(json.dumps(predict(pair, files)) + "\n")


if __name__ == "__main__":
    main()
