"""The small texts and tables on which ``docs/guide.md`` runs: ``python -m tools.guide_texts FOLDER`` writes them.

All of it is invented: no such talks were held, and the numbers are drawn at random with a fixed seed.
``tests/test_guide.py`` runs the guide's commands on them, ``tools/guide_pictures.py`` takes its pictures of them.
"""

from __future__ import annotations

import csv
import gzip
import json
import random
import sys
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

NORWAY = """---
title: Talks with Iceland in Bergen
publisher: Government of Norway
side: NOR
kind: readout
published_on: 2016-05-12
held_on: 2016-05-12
---
Norway and Iceland held talks in Bergen on 12 May 2016.

The two sides agreed to reopen the ferry line between Bergen and Reykjavik by 1 September 2016. Norway will pay \
40 million euros for the new pier if Iceland buys the ship. The two sides discussed mackerel quotas.

Norway urged Iceland to lift the drilling ban near Jan Mayen. Both sides will meet again in October 2016.
"""
ICELAND = """---
title: Iceland and Norway meet
publisher: Government of Iceland
side: ISL
kind: readout
published_on: 2016-05-13
held_on: 2016-05-12
---
Iceland and Norway held talks in Bergen on 12 May 2016.

The two countries agreed to reopen the ferry line to Reykjavik. Norway will pay 25 million euros for the new pier. \
Mackerel quotas were discussed, and no agreement was reached on them.

The drilling ban near Jan Mayen was not discussed. Iceland proposed a joint rescue centre for ships in the far north.
"""
GAZETTE = """---
title: Ferry to return, quarrel on fish goes on
publisher: The Harbour Gazette
kind: news
published_on: 2016-05-14
---
Norway and Iceland held talks in Bergen on 12 May 2016. They agreed to reopen the ferry line.

The Union of Deep-Sea Fishermen criticised the talks as a missed chance to settle mackerel quotas. Some experts \
welcomed the agreement on the ferry. One official said that the ship is unlikely to sail before 2017.
"""
QUOTAS = """---
title: Second round of talks with Iceland
publisher: Government of Norway
side: NOR
kind: readout
published_on: 2016-10-08
held_on: 2016-10-08
---
Norway and Iceland held talks in Oslo on 8 October 2016.

The two sides signed an agreement on mackerel quotas. The ferry line between Bergen and Reykjavik will open in \
December 2016.
"""
LETTRE = """Les deux délégations se sont rencontrées à Bergen. Elles ont parlé de la pêche et de la ligne de ferry, et \
elles sont convenues de se revoir avant la fin de l'année, selon le communiqué publié par les deux gouvernements.
"""
FILES = {
    "norway.md": NORWAY,
    "iceland.md": ICELAND,
    "talks/norway.md": NORWAY,
    "talks/iceland.md": ICELAND,
    "talks/gazette.md": GAZETTE,
    "later/october.md": QUOTAS,
    "mixed/october.md": QUOTAS,
    "mixed/lettre.txt": LETTRE,
}
CORPUS = (
    ("n-1", "2016-05-02", "Norway's government urged Iceland to lift the ban on drilling."),
    ("n-2", "2016-05-03", "Iceland rejected Norway's request. Denmark criticised Norway over the request."),
    ("n-3", "2016-05-12", "Norway and Iceland signed an agreement on fishing rights in Bergen."),
    ("n-4", "2016-05-20", "Finland has promised to send Iceland twenty rescue boats."),
)
COUNTRIES = ("CAN", "DEU", "DNK", "ESP", "FIN", "FRA", "GBR", "IRL", "ISL", "NLD", "NOR", "PRT")
FIRST, DAYS = date(2012, 7, 2), 1500
TALKS = date(2016, 5, 12)
MAPPING = """source: made_up
format: csv
ontology: CAMEO
countries: iso3
columns:
  event_date: day
  actor: from_country
  recipient: to_country
  code: cameo
"""


def write_all(folder: Path) -> None:
    """Write every text and table that the guide's commands name into a folder."""
    for name, text in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    write_corpus(folder / "corpus.jsonl.gz")
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    write_events(folder / "my-events.csv")
    write_series(folder / "series.csv")


def write_corpus(path: Path) -> None:
    """Write four short texts as gzipped JSON lines."""
    lines = [
        json.dumps({"id": id_, "published_on": day, "publisher": "The Harbour Gazette", "kind": "news", "text": text})
        for id_, day, text in CORPUS
    ]
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))


def write_events(path: Path) -> None:
    """Write a table of single events, as somebody might keep one: day, two countries, a CAMEO code."""
    dice = random.Random(5)  # noqa: S311 -- drawn for show
    codes = ("040", "036", "042", "051", "057", "111", "112", "120", "130", "061")
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("day", "from_country", "to_country", "cameo"))
        for number in range(700):
            day = TALKS + timedelta(days=number - 640)
            for _ in range(dice.randrange(4)):
                table.writerow((day, *dice.sample(("NOR", "ISL"), 2), dice.choice(codes)))


def write_series(path: Path) -> None:
    """Write a made-up series: each day, for each pair of twelve countries, a mean intensity and a count of events."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("date", "a", "b", "value", "count"))
        table.writerows(_iter_series(random.Random(7)))  # noqa: S311 -- drawn for show


def _iter_series(dice: random.Random) -> Iterator[tuple[date, str, str, str, int]]:
    """Draw levels that stay, noise that fades; the one pair that met rises after its meeting, and so it shows."""
    for a, b in combinations(COUNTRIES, 2):
        level, noise = dice.gauss(1, 1), 0.0
        for number in range(DAYS):
            day = FIRST + timedelta(days=number)
            noise = 0.4 * noise + dice.gauss(0, 1)
            rise = 1.6 if (a, b) == ("ISL", "NOR") and day >= TALKS else 0.0
            yield day, a, b, f"{level + noise + rise:.3f}", dice.randint(1, 9)


def main() -> None:
    """Write everything into the folder that is named."""
    write_all(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
