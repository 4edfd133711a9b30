"""Write attributions of gold documents for the scorer: ``attribution GOLD.jsonl OUT.jsonl``.

./scripts/bench attribution PATH/attribution_dev.jsonl PATH/pred.jsonl
PATH/score.py attribution PATH/attribution_dev.jsonl PATH/pred.jsonl
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from summitry import actors, clauses, ingest, language, statements


def main() -> None:
    """Read each gold document's text and write one line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pipeline", default=None)
    options = parser.parse_args()
    nlp = language.load_pipeline(options.pipeline)
    with options.gold.open(encoding="utf-8") as lines, options.out.open("w", encoding="utf-8") as out:
        for line in lines:
            record = json.loads(line)
            document = ingest.to_document(record["text"], id=record["id"])
            parsed = language.read(document, pipeline=nlp)
            found = statements.extract(parsed, clauses.extract(parsed), actors.resolve(parsed))
            rows = [statements.statement_to_json(statement) for statement in found]
            out.write(json.dumps({"id": record["id"], "attributions": rows}) + "\n")


if __name__ == "__main__":
    main()
