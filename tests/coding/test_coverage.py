from __future__ import annotations

from summitry import ingest
from summitry.codebook import load_codebook
from summitry.coding.coverage import iter_lines, measure

TEXTS = ("Canada condemned Brazil. Peru and Ghana held talks.", "Norway photographed Chile.")


def test_coverage_counts_rules_and_what_has_none():
    codebook = load_codebook()
    counts = measure(map(ingest.to_document, TEXTS), codebook)
    assert (counts.documents, counts.sentences, counts.events) == (2, 3, 3)
    assert counts.by_type == {"ACCUSE": 1, "CONSULT": 2}
    assert counts.without_rule == {"photograph": 1}
    lines = list(iter_lines(counts, codebook))
    assert lines[0] == "2 documents, 3 sentences, 3 clauses, 3 events"
    assert lines[-1].endswith("photograph 1")
