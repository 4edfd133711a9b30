"""Accounts laid side by side, with what they tell differently."""

from __future__ import annotations

from summitry import ingest, reading
from summitry.meetings import find_findings
from summitry.meetings.comparison import compare_accounts
from summitry.meetings.meeting import Account


def test_a_length_in_the_sentence_that_names_the_meeting_is_compared_too():
    opening = "Emmanuel Macron and Andrzej Duda talked in Geneva on 10 May 2023 for two hours and {} minutes."
    more = " The two presidents discussed the price of grain."
    findings = [
        find_findings(reading.read(ingest.to_document(opening.format(number) + more, id=name, kind="news")))
        for name, number in (("a", 15), ("b", 40))
    ]
    accounts = [Account(name, name, "press", (name,)) for name in ("a", "b")]
    found = compare_accounts(accounts, findings, ("FRA", "POL"))
    assert [topic.label for topic in found.topics] == ["price of grain"]
    (difference,) = found.differences
    assert difference.kind == "number"
    assert sorted(difference.values.values()) == ["two hours and 15 minutes", "two hours and 40 minutes"]
