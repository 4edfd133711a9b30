"""Why an event was coded as it was: sentence, clause, roles, rule, and the rule's examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.codebook import load_codebook, load_scheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.codebook import Codebook, Rule
    from summitry.coding.record import Event, Party

_NEAREST = "nearest:"


def explain(event: Event, codebook: Codebook | None = None) -> str:
    """Tell a reader why, as plain text of several lines."""
    return "\n".join(iter_explanation(event, codebook or load_codebook()))


def iter_explanation(event: Event, codebook: Codebook) -> Iterator[str]:
    """Give the explanation line by line."""
    scheme = load_scheme()
    mode = f" ({event.mode})" if event.mode else ""
    yield f"{event.id}  {event.event_type}{mode}: {scheme.types[event.event_type].about}"
    yield f"CAMEO {event.cameo} {scheme.cameo[event.cameo].name}; Goldstein {event.goldstein:+.1f}"
    yield ""
    yield f"Sentence   {event.sentence.exact}"
    for passage in event.passages:
        yield f"Clause     {passage.exact}  [{event.document_id} {passage.start}-{passage.end}]"
    yield f"Predicate  {event.predicate.exact}"
    yield f"Actor      {_named(event.actor)}"
    yield f"Recipient  {_named(event.recipient) if event.recipient else 'nobody is named'}"
    yield f"When       {_when(event)}"
    if event.place:
        yield f"Where      {event.place.exact}"
    if event.flags:
        yield f"Flags      {', '.join(event.flags)}"
    for reporter in event.reported_by:
        yield f"Told by    {reporter.source.exact if reporter.source else 'not said'} ({reporter.cue.exact})"
    if event.status:
        yield f"Status     {event.status}"
    yield ""
    yield from _rule_lines(event, codebook)


def _named(party: Party) -> str:
    who = f" = {party.actor.label}" if party.actor and party.actor.label != party.text else ""
    code = f", code {party.code}" if party.code else ", no code"
    return f"{party.text}{who} ({party.kind}{code})"


def _when(event: Event) -> str:
    happened = event.happened
    if happened.first_on is None:
        words = f' ("{happened.passage.exact}")' if happened.passage else ""
        return f"not told{words}"
    days = (
        f"{happened.first_on}"
        if happened.first_on == happened.last_on
        else f"{happened.first_on} to {happened.last_on}"
    )
    basis = f'"{happened.passage.exact}", {happened.rests_on}' if happened.passage else happened.rests_on
    return f"{days} ({basis})"


def _rule_lines(event: Event, codebook: Codebook) -> Iterator[str]:
    name = event.rule.removeprefix(_NEAREST)
    rule = codebook.rules.get(name)
    if rule is None:
        yield f"Rule       {name}: not in this codebook; it was coded with another"
        return
    if event.similarity is not None:
        yield f"No rule fits. Nearest examples are those of {name}, similarity {event.similarity:.2f}."
    else:
        yield f"Rule       {name} ({rule.file}:{rule.line})"
    yield from rule_lines(rule, codebook)


def rule_lines(rule: Rule, codebook: Codebook) -> Iterator[str]:
    """Give one rule as lines: what it covers, its predicates, examples and near misses."""
    yield f"  {rule.about}"
    yield f"  Predicates: {', '.join(map(codebook.read_key, rule.predicates))}"
    for example in rule.examples:
        yield f"  matches:        {example.text}"
    for miss in rule.near_misses:
        yield f"  does not match: {miss.text}" + (f" (that is {miss.gets})" if miss.gets else "")
