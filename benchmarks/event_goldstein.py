"""The Goldstein values that we use, against the values that a data set's rows carry.

    python -m benchmarks.event_goldstein OBSERVED.csv      a table with the columns cameo, goldstein
    python -m benchmarks.event_goldstein --lake LAKE       the rows of a lake, by source

Prints how many codes agree, and each that does not.
"""

from __future__ import annotations

import argparse
import csv
from contextlib import closing
from pathlib import Path

from summitry import eventdata
from summitry.codebook import load_scheme


def compare(name: str, observed: dict[str, float]) -> None:
    """Print what agrees and what does not."""
    ours = {code: load_scheme().cameo[code].goldstein for code in observed if code in load_scheme().cameo}
    apart = {code: value for code, value in ours.items() if abs(value - observed[code]) > 1e-9}
    unknown = sorted(set(observed) - set(ours))
    print(f"{name}: {len(ours) - len(apart)} of {len(observed)} codes agree; not in our list: {unknown or 'none'}")
    for code, value in apart.items():
        print(f"  {code}: observed {observed[code]}, ours {value}")


def main() -> None:
    """Read the arguments and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path, nargs="?")
    parser.add_argument("--lake", type=Path)
    options = parser.parse_args()
    if options.table:
        with options.table.open(encoding="utf-8", newline="") as stream:
            compare(options.table.name, {row["cameo"]: float(row["goldstein"]) for row in csv.DictReader(stream)})
    if options.lake:
        with closing(eventdata.connect(options.lake)) as engine:
            found = engine.execute(
                "SELECT source, code, mode(goldstein) FROM events WHERE ontology = 'CAMEO' AND goldstein IS NOT NULL "
                "GROUP BY source, code ORDER BY source, code"
            ).fetchall()
        for source in sorted({row[0] for row in found}):
            compare(source, {code: value for name, code, value in found if name == source})


if __name__ == "__main__":
    main()
