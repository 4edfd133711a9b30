"""The stance rules of ``codebook/stances.yaml``, each with its examples and near misses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from summitry.codebook.nodes import fields_of, text_of, texts_of
from summitry.codebook.rulefile import read_rules
from summitry.meetings.record import Stance

if TYPE_CHECKING:
    import yaml

    from summitry.codebook.nodes import Problems

Match = Literal["cue", "content", "state", "noun"]
_KEYS = ("id", "stance", "match", "words", "examples", "near_misses")
_FILE = "stances.yaml"


@dataclass(frozen=True, slots=True)
class StanceRule:
    """One rule.

    Attributes:
        id: Its name, such as ``critical.cue``.
        stance: What it says of words that it matches.
        match: Where its words are looked for.
        words: Lemmas; several in one stand in their order.
        examples: Sentences of ours that it must match.
        near_misses: Sentences that give no reaction of this stance.
        line: Line in the file.
    """

    id: str
    stance: Stance
    match: Match
    words: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    line: int


@cache
def load_rules() -> tuple[StanceRule, ...]:
    """Read the rules.

    Raises:
        CodebookError: A rule cannot be used; each problem names file, rule and line.
    """
    return read_rules(_FILE, _read)


def _read(node: yaml.Node, _: int, problems: Problems) -> StanceRule:
    fields = fields_of(node, _KEYS, problems, "a rule")
    problems.rule = text_of(fields.get("id"), problems, "id")
    rule = StanceRule(
        id=problems.rule,
        stance=cast("Stance", text_of(fields.get("stance"), problems, "stance")),
        match=cast("Match", text_of(fields.get("match"), problems, "match")),
        words=texts_of(fields.get("words"), problems, "words"),
        examples=texts_of(fields.get("examples"), problems, "examples"),
        near_misses=texts_of(fields.get("near_misses"), problems, "near_misses"),
        line=node.start_mark.line + 1,
    )
    if rule.stance not in get_args(Stance):
        problems.add(node, f"unknown stance {rule.stance!r}; one of {', '.join(get_args(Stance))}")
    if rule.match not in get_args(Match):
        problems.add(node, f"unknown match {rule.match!r}; one of {', '.join(get_args(Match))}")
    if not (rule.words and rule.examples and rule.near_misses):
        problems.add(node, "words, examples and near_misses must not be empty")
    problems.rule = ""
    return rule


@cache
def words_of(match: Match) -> dict[tuple[str, ...], StanceRule]:
    """Give the rules of one sort by their words, each a tuple of lemmas."""
    found: dict[tuple[str, ...], StanceRule] = {}
    for rule in load_rules():
        if rule.match == match:
            for words in rule.words:
                found.setdefault(tuple(words.split()), rule)
    return found
