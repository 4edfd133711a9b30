"""Read and code whole files of real documents and check every offset: ``text[start:end] == exact``.

    ./scripts/bench read_corpus PATH/kremlin.jsonl.gz PATH/whitehouse.jsonl.gz --jobs 2

Prints, for each file, documents read and set aside, passages checked and passages that were wrong. Exit code 1 if any
was wrong or any document was set aside.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summitry import ingest
from summitry.model import SetAside
from summitry.reading import Reading, code_reading
from summitry.reading.batch import iter_results

if TYPE_CHECKING:
    from collections.abc import Iterator


def iter_passages(value: Any) -> Iterator[dict[str, Any]]:
    """Give every passage anywhere inside a record."""
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for part in value.values():
            yield from iter_passages(part)
    elif isinstance(value, list):
        for part in value:
            yield from iter_passages(part)


def make_record(reading: Reading) -> dict[str, Any]:
    """Give the whole record of a document, its events too."""
    return reading.to_json() | {"events": code_reading(reading).to_json()["events"]}


def check(record: dict[str, Any]) -> tuple[int, int]:
    """Count the passages of a record and those whose words are not the text's."""
    text = record["document"]["text"]
    passages = list(iter_passages(record))
    wrong = sum(
        text[item["start"] : item["end"]] != item["exact"] or item["document_id"] != record["id"] for item in passages
    )
    attributed = [
        (span, words)
        for attribution in record.get("attributions", [])
        for part, spoken in attribution["words"].items()
        for span, words in zip(attribution[part], spoken, strict=True)
    ]
    wrong += sum(text[start:end] != words for (start, end), words in attributed)
    return len(passages) + len(attributed), wrong


def main() -> None:
    """Read each file and print its line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    failures = 0
    for path in options.paths:
        read = passages = wrong = 0
        set_aside: list[SetAside] = []
        for result in iter_results(ingest.fetch([path]), make_record, jobs=options.jobs):
            if isinstance(result, SetAside):
                set_aside.append(result)
                continue
            counted, missed = check(result)
            read, passages, wrong = read + 1, passages + counted, wrong + missed
        print(f"{path.name}: {read} read, {len(set_aside)} set aside, {passages:,} passages, {wrong} wrong")
        for item in set_aside[:20]:
            print(f"  {item.origin}: {item.reason}")
        failures += wrong + len(set_aside)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
