from __future__ import annotations

from dataclasses import replace

import pytest

from summitry.dossier.check import check
from summitry.dossier.data import from_json, to_json
from summitry.dossier.page import to_excerpts
from summitry.dossier.walk import iter_lines
from tests.dossier.samples import make_dossier, make_hostile


def with_first_line(dossier, change):
    """Change the first line of the first summary."""
    part = dossier.meetings[0]
    summary = (change(part.summary[0]), *part.summary[1:])
    return replace(dossier, meetings=(replace(part, summary=summary), *dossier.meetings[1:]))


@pytest.mark.parametrize("make", [make_dossier, make_hostile])
def test_a_sound_dossier_holds(make):
    verdict = check(make())
    assert verdict.faults == ()
    assert verdict.lines == len(list(iter_lines(make()))) > 10


def test_excerpts_hold_too():
    shortened = to_excerpts(make_dossier())
    assert check(from_json(to_json(shortened))).is_sound


def shifted(line):
    passage = line.passages[0]
    return replace(line, passages=(replace(passage, start=passage.start + 1, end=passage.end + 1),))


def reworded(line):
    passage = line.passages[0]
    return replace(line, passages=(replace(passage, exact=passage.exact.upper()),))


def beyond(line):
    passage = line.passages[0]
    return replace(line, passages=(replace(passage, start=10**6, end=10**6 + 5),))


def elsewhere(line):
    return replace(line, passages=(replace(line.passages[0], document_id="nowhere"),))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (shifted, "are not those given"),
        (reworded, "are not those given"),
        (beyond, "does not lie in a text"),
        (elsewhere, "its document is not in the dossier"),
        (lambda line: replace(line, passages=()), "the line has no passage"),
    ],
)
def test_a_line_that_does_not_stand_is_found(change, says):
    faults = check(with_first_line(make_dossier(), change)).faults
    assert [fault for fault in faults if says in fault.reason and fault.path == "$.meetings[0].summary[0]"]


def test_a_text_that_was_changed_is_found():
    dossier = make_dossier()
    first = dossier.documents[0]
    changed = replace(first, text=first.text + " And more.")
    verdict = check(replace(dossier, documents=(changed, *dossier.documents[1:])))
    assert [fault.document_id for fault in verdict.faults] == [first.id]


def test_two_lines_may_not_share_a_name():
    dossier = make_dossier()
    other = dossier.meetings[0].summary[1]
    faults = check(with_first_line(dossier, lambda line: replace(line, id=other.id))).faults
    assert {fault.reason for fault in faults} == {"another line has the same id"}


def test_live_pages_are_asked_once_each_and_what_is_gone_is_told():
    dossier = make_dossier()
    asked = []

    def fetch_text(document):
        asked.append(document.id)
        return document.text.replace("\n", "  ") if document.id != "sudmark" else "Another page."

    verdict = check(dossier, fetch_text=fetch_text)
    assert sorted(asked) == sorted(set(asked))
    assert verdict.online["missing"] == len(verdict.faults) > 0
    assert {fault.document_id for fault in verdict.faults} == {"sudmark"}
    assert verdict.online["found"] > 0
