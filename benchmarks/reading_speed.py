"""Words a second and memory of reading a JSON lines file, in one process and in several.

    ./scripts/bench reading_speed PATH/whitehouse.jsonl.gz --jobs 1 --jobs 2 --what read --what code

``read`` is text, names, who they are, dates and quotes; ``json`` the whole record with its attributions; ``code``
reads and codes events. Words are counted by white space. Start-up (imports, model) is left out; memory is the
resident set of this process, sampled after each tenth of the input, so that growth shows. Shared machines are noisy:
quote ratios of one run.
"""

from __future__ import annotations

import argparse
import itertools
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from summitry import ingest, language
from summitry.model import Document, SetAside
from summitry.reading import code_reading, reading_to_json
from summitry.reading.batch import iter_results

if TYPE_CHECKING:
    from collections.abc import Callable

    from summitry.reading import Reading

PAGE = os.sysconf("SC_PAGE_SIZE")


def resident_mib() -> float:
    """Give the resident memory of this process in MiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * PAGE / 2**20


def count_mentions(reading: Reading) -> int:
    """Read and keep next to nothing."""
    return len(reading.mentions)


def count_events(reading: Reading) -> int:
    """Read, code, and keep next to nothing."""
    return len(code_reading(reading))


WORK: dict[str, Callable[[Reading], object]] = {
    "read": count_mentions,
    "json": reading_to_json,
    "code": count_events,
}


def measure(documents: list[Document], jobs: int, what: str) -> tuple[float, list[float]]:
    """Read all documents; give words a second and the memory after each tenth."""
    if jobs == 1:
        language.load_pipeline()
    words = sum(len(document.text.split()) for document in documents)
    marks = {len(documents) * tenth // 10 for tenth in range(1, 11)}
    memory = []
    started = time.perf_counter()
    for number, _ in enumerate(iter_results(documents, WORK[what], jobs=jobs), start=1):
        if number in marks:
            memory.append(resident_mib())
    return words / (time.perf_counter() - started), memory


def main() -> None:
    """Print one line for each number of processes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--jobs", type=int, action="append")
    parser.add_argument("--what", choices=sorted(WORK), action="append")
    parser.add_argument("--limit", type=int, default=0, help="documents; 0 for all")
    options = parser.parse_args()
    items = [item for item in ingest.fetch([options.path]) if not isinstance(item, SetAside)]
    documents = items[: options.limit] if options.limit else items
    base = None
    for what, jobs in itertools.product(options.what or ["read"], options.jobs or [1]):
        speed, memory = measure(documents, jobs, what)
        base = base or speed
        shown = " ".join(f"{value:.0f}" for value in memory)
        count = f"{len(documents)} documents, {speed:,.0f} words/s, x{speed / base:.2f}"
        print(f"{what}, jobs {jobs}: {count}; MiB: {shown}", flush=True)


if __name__ == "__main__":
    main()
