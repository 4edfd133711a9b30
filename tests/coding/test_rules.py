"""The codebook's own sentences: each rule's examples and near misses, through the real pipeline."""

from __future__ import annotations

import pytest

from summitry.codebook import load_codebook
from summitry.coding.check import check, iter_failures

RULES = load_codebook().rules


@pytest.mark.parametrize("name", sorted(RULES))
def test_rule(name, coded_examples):
    assert [str(failure) for failure in iter_failures(RULES[name], coded_examples)] == []


MINE = """
rules:
  - id: request.riddle
    about: One side puts a riddle to another.
    type: REQUEST
    cameo: "020"
    predicates: [riddle]
    recipient: [object]
    examples:
      - {text: "Malta riddled Cyprus.", actor: Cyprus}
      - {text: "Malta sailed to Cyprus."}
    near_misses:
      - {text: "Malta riddled Cyprus."}
      - {text: "Malta slept.", gets: request.riddle}
"""


def test_a_users_rule_is_tested_the_same_way(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, encoding="utf-8")
    failures = check(load_codebook(path), rules=["request.riddle"])
    told = [str(failure) for failure in failures]
    assert len(told) == 4
    assert all(line.startswith(f"{path}:3: rule request.riddle: ") for line in told)
    assert "matched with other parties or flags; got request.riddle (Malta -> Cyprus)" in told[0]
    assert "the rule did not match" in told[1]
    assert "near miss: 'Malta riddled Cyprus.': the rule matched" in told[2]
    assert "expected rule request.riddle; no event came out" in told[3]
