"""Count in how many of our own sentences each lemma stands: ``python -m tools.build_rarity``.

The sentences are the codebook's examples and near misses, those of the status rules, and the bundled case notes. The
table says how rare a word is in texts of this kind, so that a shared rare word weighs more than a shared common one.
Run it again when many sentences were added; a test checks that the table can still be read, not that it is the newest.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from summitry import ingest, language
from summitry.codebook import load_codebook
from summitry.meetings.points.rarity import TOTAL
from summitry.meetings.points.words import stems
from summitry.meetings.statuses import load_rules
from summitry.model import Document

PACKAGE = Path(__file__).parent.parent / "src" / "summitry"
TABLE = PACKAGE / "meetings" / "points" / "rarity.csv"
LEAST = 2


def our_texts() -> list[str]:
    """Give all the sentences and notes, in a fixed order."""
    texts: list[str] = []
    for rule in load_codebook().rules.values():
        texts += [example.text for example in rule.examples]
        texts += [miss.text for miss in rule.near_misses]
    texts += [text for rule in load_rules() for text in (*rule.examples, *rule.near_misses)]
    notes = sorted(PACKAGE.joinpath("cases").rglob("*.md"))
    found = ingest.fetch(notes)
    return texts + [document.text for document in found if isinstance(document, Document)]


def main() -> None:
    """Write the table: lemma and sentences, those of one sentence alone left out."""
    counts: Counter[str] = Counter()
    total = 0
    for parsed in language.iter_read(ingest.to_document(text) for text in our_texts()):
        for sentence in parsed.sentences:
            span = parsed.doc.char_span(sentence.start, sentence.end, alignment_mode="expand")
            total += 1
            counts.update(set(stems(span)) if span is not None else ())
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("lemma", "sentences"))
        rows.writerow((TOTAL, total))
        rows.writerows(sorted((lemma, count) for lemma, count in counts.items() if count >= LEAST))
    print(f"{total} sentences, {len(counts)} lemmas")


if __name__ == "__main__":
    main()
