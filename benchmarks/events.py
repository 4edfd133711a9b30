"""Code the sentences of an event yardstick.

    ./scripts/bench events GOLD.jsonl PRED.jsonl [--pipeline FOLDER]

GOLD holds JSON lines with ``id``, ``sentence``, ``date`` and ``events``; PRED gets one line for each of them, with the
events that were coded. On standard output: for each set of records, precision and recall of each PLOVER type
(a type counts once a sentence), and how many sentences without an event got one.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitry import actors, clauses, coding, ingest, language
from summitry.codebook import Codebook, load_codebook, load_scheme
from summitry.coding.data import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

#: Names of the 2021 manual and of older files, under the one that they are counted by.
ALIASES = {
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
}
#: Sets whose codes are of another scheme; they are coded, not counted by type.
OTHER_SCHEMES = ("PETR",)


def main() -> int:
    """Code, write, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--pipeline", help="another pipeline than the shipped model")
    parser.add_argument("--codebook", type=Path, help="rules of your own beside ours")
    parser.add_argument("--nearest", action="store_true", help="let the second coder propose")
    options = parser.parse_args()
    records = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    coded = list(iter_coded(records, options))
    with options.pred.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in coded)
    for name in sorted({set_of(record) for record in records}):
        if name.startswith(OTHER_SCHEMES):
            continue
        pairs = [pair for pair in zip(records, coded, strict=True) if set_of(pair[0]) == name]
        print_types(name, pairs)
    return 0


def iter_coded(records: list[dict[str, Any]], options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Code each sentence as a document of its own, and tell the time that coding alone took."""
    pipeline: Language = language.load_pipeline(options.pipeline)
    codebook: Codebook = load_codebook(options.codebook)
    taken = 0.0
    for parsed in language.iter_read(map(to_document, records), pipeline=pipeline):
        mentions = actors.resolve(parsed)
        found = clauses.extract(parsed)
        start = time.process_time()
        events = coding.code(parsed, found, mentions, codebook, nearest=options.nearest)
        taken += time.process_time() - start
        yield to_json(parsed.document.id, events)
    print(f"sentences_per_second_coding_alone: {len(records) / taken:.0f}", file=sys.stderr)


def to_document(record: dict[str, Any]) -> Any:
    """Make a document of one record; a date that is none is left out."""
    try:
        day = date.fromisoformat(record.get("date") or "")
    except ValueError:
        day = None
    return ingest.to_document(record["sentence"], id=record["id"], published_on=day)


def set_of(record: dict[str, Any]) -> str:
    """Name the set that a record belongs to."""
    return Path(record["path"]).stem


def label_of(code: str) -> str:
    """Give the label under which a gold code or one of ours is counted; empty for a comment.

    The older files join what the manual of 2021 calls CONCEDE and RETREAT.
    """
    scheme = load_scheme()
    kind = code
    if code[:2].isdigit():
        found = scheme.cameo.get(code)
        kind = "REQUEST" if code.startswith("02") else found.event_type if found else ""
    label = ALIASES.get(kind, kind)
    return label if label in scheme.types or label in ALIASES.values() else ""


def print_types(name: str, pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> None:
    """Print hits, given and gold of each type, and false positives where the gold has no event."""
    hits: Counter[str] = Counter()
    given: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    empty = wrong = 0
    for record, coded in pairs:
        wanted = {label_of(event["code"]) for event in record["events"]} - {""}
        found = {label_of(event["type"]) for event in coded["events"]}
        empty += not wanted
        wrong += not wanted and bool(found)
        given.update(found)
        gold.update(wanted)
        hits.update(wanted & found)
    print(f"\n{name}: {gold.total()} events; {wrong} of {empty} sentences without an event got one")
    for kind in sorted(gold):
        precision = hits[kind] / given[kind] if given[kind] else 0.0
        print(f"  {kind:<10} precision {precision:.2f}  recall {hits[kind] / gold[kind]:.2f}  gold {gold[kind]}")


if __name__ == "__main__":
    sys.exit(main())
