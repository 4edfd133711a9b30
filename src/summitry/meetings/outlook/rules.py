"""The rules of ``codebook/outlook.yaml``, each with its examples and near misses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from summitry.codebook.nodes import fields_of, text_of, texts_of, truth_of
from summitry.codebook.rulefile import read_rules

if TYPE_CHECKING:
    import yaml

    from summitry.codebook.nodes import Problems

Match = Literal["governor", "adjective", "future", "phrase", "possibility"]
_KEYS = ("id", "match", "binds", "words", "examples", "near_misses")
_FILE = "outlook.yaml"


@dataclass(frozen=True, slots=True)
class OutlookRule:
    """One rule.

    Attributes:
        id: Its name, such as ``commitment.promise``.
        match: What its words are: the governing word, what is said of it, the clause's own form, or a set phrase.
        binds: Whether it can make a commitment.
        words: Lemmas, or phrases as written.
        examples: Sentences of ours that it must match.
        near_misses: Sentences that it must not.
        rank: Its place in the file: where several match one clause, the first does.
    """

    id: str
    match: Match
    binds: bool
    words: tuple[str, ...]
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    rank: int


@cache
def load_rules() -> tuple[OutlookRule, ...]:
    """Read the rules.

    Raises:
        CodebookError: A rule cannot be used; each problem names file, rule and line.
    """
    return read_rules(_FILE, _read)


def _read(node: yaml.Node, rank: int, problems: Problems) -> OutlookRule:
    fields = fields_of(node, _KEYS, problems, "a rule")
    problems.rule = text_of(fields.get("id"), problems, "id")
    rule = OutlookRule(
        id=problems.rule,
        match=cast("Match", text_of(fields.get("match"), problems, "match")),
        binds=truth_of(fields.get("binds"), problems, "binds", default=False),
        words=texts_of(fields.get("words"), problems, "words"),
        examples=texts_of(fields.get("examples"), problems, "examples"),
        near_misses=texts_of(fields.get("near_misses"), problems, "near_misses"),
        rank=rank,
    )
    if rule.match not in get_args(Match):
        problems.add(node, f"unknown match {rule.match!r}; one of {', '.join(get_args(Match))}")
    if not (rule.words and rule.examples and rule.near_misses):
        problems.add(node, "words, examples and near_misses must not be empty")
    problems.rule = ""
    return rule


@cache
def rules_by_word(match: Match) -> dict[str, tuple[OutlookRule, ...]]:
    """Give the rules of one sort by word, in the order of the file."""
    found: dict[str, list[OutlookRule]] = {}
    for rule in load_rules():
        if rule.match == match:
            for word in rule.words:
                found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}
