"""Progress inside one long document."""

from __future__ import annotations

from summitry import language
from summitry.language.watching import watching
from summitry.model import Document

PROSE = "The minister met the envoy in Oslo on Monday and they discussed trade with the mayor of the town. "


def read(text, nlp):
    return language.read(Document("d", text, ""), pipeline=nlp)


def test_one_long_document_tells_how_far_it_is_read(nlp):
    told = []
    with watching(lambda done, total: told.append((done, total))):
        read(PROSE * 400, nlp)
    assert len(told) > 2
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert {total for _, total in told} == {told[-1][0]}


def test_nobody_is_told_once_the_watching_is_over(nlp):
    told = []
    with watching(lambda done, total: told.append((done, total))):
        pass
    read(PROSE, nlp)
    assert told == []
