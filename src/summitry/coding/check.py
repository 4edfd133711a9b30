"""Every rule's examples and near misses, put through the real pipeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry import actors, clauses, ingest, language
from summitry.coding.code import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from spacy.language import Language

    from summitry.codebook import Codebook, Example, NearMiss, Rule
    from summitry.coding.record import Event, Party

_NOBODY = "none"


@dataclass(frozen=True, slots=True)
class Failure:
    """A sentence of the codebook that is not coded as its rule says.

    Attributes:
        rule: Id of the rule.
        where: File and line of the rule.
        kind: ``example`` or ``near miss``.
        text: The sentence.
        what: What came out instead.
    """

    rule: str
    where: str
    kind: str
    text: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: rule {self.rule}: {self.kind}: {self.text!r}: {self.what}"


def check(
    codebook: Codebook, *, rules: Iterable[str] | None = None, pipeline: Language | None = None
) -> tuple[Failure, ...]:
    """Code every example and near miss and tell which come out otherwise than their rules say.

    Args:
        codebook: The rules; all of them compete, as in use.
        rules: Ids of the rules to check; None for all.
        pipeline: The pipeline to read with; None for the shipped model.
    """
    wanted = list(codebook.rules) if rules is None else list(rules)
    chosen = [codebook.rules[name] for name in wanted]
    events = code_sentences(codebook, sentences_of(chosen), pipeline=pipeline)
    return tuple(failure for rule in chosen for failure in iter_failures(rule, events))


def sentences_of(rules: Iterable[Rule]) -> list[str]:
    """Give every sentence of the rules once."""
    found: dict[str, None] = {}
    for rule in rules:
        found |= dict.fromkeys(example.text for example in rule.examples)
        found |= dict.fromkeys(miss.text for miss in rule.near_misses)
    return list(found)


def code_sentences(
    codebook: Codebook, texts: Iterable[str], *, pipeline: Language | None = None
) -> dict[str, tuple[Event, ...]]:
    """Code sentences, each by itself, reading them together."""
    documents = [ingest.to_document(text) for text in texts]
    return {
        parsed.document.text: code(parsed, clauses.extract(parsed), actors.resolve(parsed), codebook)
        for parsed in language.iter_read(documents, pipeline=pipeline)
    }


def iter_failures(rule: Rule, events: Mapping[str, tuple[Event, ...]]) -> Iterator[Failure]:
    """Compare one rule's sentences with what came out."""
    where = f"{rule.file}:{rule.line}"
    for example in rule.examples:
        what = example_fault(rule, example, events[example.text])
        if what:
            yield Failure(rule.id, where, "example", example.text, what)
    for miss in rule.near_misses:
        what = near_miss_fault(rule, miss, events[miss.text])
        if what:
            yield Failure(rule.id, where, "near miss", miss.text, what)


def example_fault(rule: Rule, example: Example, events: tuple[Event, ...]) -> str:
    """Say in what an example fails; the empty string where it does not."""
    own = [event for event in events if event.rule == rule.id]
    if not own:
        return f"the rule did not match; {_told(events)}"
    if any(_agrees(example, event) for event in own):
        return ""
    return f"matched with other parties or flags; {_told(tuple(own))}"


def near_miss_fault(rule: Rule, miss: NearMiss, events: tuple[Event, ...]) -> str:
    """Say in what a near miss fails; the empty string where it does not."""
    if any(event.rule == rule.id for event in events):
        return f"the rule matched; {_told(events)}"
    if miss.gets and all(event.rule != miss.gets for event in events):
        return f"expected rule {miss.gets}; {_told(events)}"
    return ""


def _agrees(example: Example, event: Event) -> bool:
    return (
        _names(example.actor, event.actor)
        and _names(example.recipient, event.recipient)
        and set(example.flags) <= set(event.flags)
    )


def _names(words: str | None, party: Party | None) -> bool:
    if words is None:
        return True
    if words == _NOBODY:
        return party is None or party.kind == "thing"
    return party is not None and (words in party.text or party.text in words)


def _told(events: tuple[Event, ...]) -> str:
    if not events:
        return "no event came out"
    parts = (
        f"{event.rule} ({event.actor.text} -> {event.recipient.text if event.recipient else 'nobody'}"
        f"{', ' + ', '.join(event.flags) if event.flags else ''})"
        for event in events
    )
    return f"got {'; '.join(parts)}"
