"""The sheet that a person judges lines by: the same seed, the same lines, each kind as often as it can be."""

from __future__ import annotations

from collections import Counter

from benchmarks.lines_sheet import KINDS, draw, iter_entries, show
from summitry.dossier.walk import iter_lines
from tests.dossier.samples import make_dossier

DOSSIER = make_dossier()
ENTRIES = list(iter_entries(DOSSIER))


def test_every_line_of_a_section_is_among_the_entries():
    shown = {entry.line.id for entry in ENTRIES} | {line.id for entry in ENTRIES for line in entry.beside}
    parts = [(path, line) for path, line in iter_lines(DOSSIER) if ".summary" not in path]
    assert {line.id for _, line in parts} <= shown
    assert {entry.kind for entry in ENTRIES} <= set(KINDS)


def test_a_draw_is_stratified_and_repeats():
    drawn = draw(ENTRIES, 24, 7)
    assert drawn == draw(ENTRIES, 24, 7)
    assert len(drawn) == 24
    there, taken = Counter(e.kind for e in ENTRIES), Counter(e.kind for e in drawn)
    most = max(taken.values())
    assert all(taken[kind] >= min(there[kind], most - 1) for kind in there)


def test_an_entry_shows_its_passage_between_brackets():
    documents = {document.id: document for document in DOSSIER.documents}
    for entry in ENTRIES:
        words = " ".join(entry.line.passages[0].exact.split())
        assert f"[[{words}]]" in show(entry, documents, 40)
