"""Measure how fast mentions are resolved beside the reading itself, and how many of each form are decided.

    python benchmarks/mentions.py FILE.jsonl.gz... [--limit 200] [--pipeline NAME] [--show 3]

Each line of a file is one document: ``text`` and, where known, ``id``, ``title``, ``publisher``, ``side`` and
``published_on``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from summitry import actors, language
from summitry.model import Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.model import Mention


def iter_documents(path: Path) -> Iterator[Document]:
    """Yield the documents of a file of JSON lines, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            day = row.get("published_on")
            yield Document(
                id=str(row.get("id") or f"{path.name}:{number}"),
                text=row["text"],
                digest="",
                title=row.get("title"),
                publisher=row.get("publisher"),
                side=row.get("side"),
                published_on=date.fromisoformat(day) if day else None,
            )


def render(document: Document, mentions: tuple[Mention, ...]) -> str:
    """Write a document with who is meant behind each mention, in brackets."""
    parts: list[str] = []
    end = 0
    for mention in mentions:
        who = "+".join(actor.id for actor in mention.actors) or "?"
        parts += [document.text[end : mention.passage.start], f"[{mention.passage.exact}={who}]"]
        end = mention.passage.end
    return "".join((*parts, document.text[end:]))


def main() -> None:
    """Run the measurement and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=200, help="documents of each file")
    parser.add_argument("--pipeline", help="a pipeline other than the shipped one")
    parser.add_argument("--show", type=int, default=0, help="documents to print with who is meant")
    options = parser.parse_args()
    pipeline = language.load_pipeline(options.pipeline)
    for path in options.files:
        began = time.process_time()
        parsed = list(language.iter_read(islice(iter_documents(path), options.limit), pipeline=pipeline))
        read = time.process_time() - began
        words = sum(len(one.doc) for one in parsed)
        actors.resolve(parsed[0])
        began = time.process_time()
        resolved = [actors.resolve(one) for one in parsed]
        spent = time.process_time() - began
        print(f"{path.name}: {len(parsed)} documents, {words} words")
        print(
            f"  read {words / read:,.0f} words/s; resolved {words / spent:,.0f} words/s, {spent / read:.1%} of reading"
        )
        found = Counter(mention.form for mentions in resolved for mention in mentions)
        decided = Counter(mention.form for mentions in resolved for mention in mentions if mention.is_decided)
        for form, count in found.most_common():
            print(f"  {form:16}{count:8} found{decided[form]:8} decided{decided[form] / count:8.0%}")
        for one, mentions in list(zip(parsed, resolved, strict=True))[: options.show]:
            print(f"\n{one.document.title}\n{render(one.document, mentions)}")


if __name__ == "__main__":
    main()
