"""From clauses to events, by the codebook."""

from __future__ import annotations

from itertools import islice, permutations, product
from typing import TYPE_CHECKING

from summitry.codebook import Coding, load_codebook
from summitry.coding.circumstances import Circumstances
from summitry.coding.completing import complete
from summitry.coding.factuality import Standing, find_standing
from summitry.coding.matching import Match, Matcher
from summitry.coding.merging import merge
from summitry.coding.nearest import propose
from summitry.coding.parties import Parties
from summitry.coding.record import Event, Party, make_id
from summitry.coding.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.clauses import Clause
    from summitry.codebook import Codebook, Rule
    from summitry.language import Parsed
    from summitry.model import Mention

#: Pairs of parties that one clause can give; a hostile list of names costs no more than this.
MOST_PAIRS = 200


def code(
    parsed: Parsed,
    clauses: Sequence[Clause],
    mentions: Sequence[Mention],
    codebook: Codebook | None = None,
    *,
    nearest: bool = False,
) -> tuple[Event, ...]:
    """Code a document.

    Args:
        parsed: The document, parsed.
        clauses: Its clauses, from ``clauses.extract``.
        mentions: Who is meant in it, from ``actors.resolve``.
        codebook: The rules; None for ours.
        nearest: Whether clauses with two parties that no rule fits may be coded by their likeness to the codebook's
            examples. Such an event names the rule with ``nearest:`` before it, and its similarity.

    Returns:
        Events in the order of the sentences, those of the main clause first. Nothing is a normal answer.
    """
    coder = Coder(parsed, clauses, mentions, codebook or load_codebook())
    found = list(coder.iter_events())
    if nearest:
        found += propose(coder.unmatched(), coder)
    found.sort(key=lambda item: item[0])
    return merge(event for _, event in found)


#: Sentence, clauses above, place in the sentence: events are told in this order.
Order = tuple[int, int, int, int]


class Coder:
    """What is known of one document while it is coded."""

    def __init__(
        self, parsed: Parsed, clauses: Sequence[Clause], mentions: Sequence[Mention], codebook: Codebook
    ) -> None:
        clauses = complete(clauses)
        self.parsed = parsed
        self.clauses = clauses
        self.codebook = codebook
        self.parties = Parties(parsed, mentions)
        self.spans = Spans(parsed, clauses)
        self._circumstances = Circumstances(parsed, codebook, self.spans)
        matcher = Matcher(clauses, self.parties, self.spans, codebook)
        matches = (matcher.match(clause) for clause in clauses)
        self._matches = {match.clause.id: match for match in matches if match is not None}

    def iter_events(self) -> Iterator[tuple[Order, Event]]:
        """Code every clause that a rule fits."""
        for match in self._matches.values():
            yield from self.events_of(match)

    def unmatched(self) -> list[Clause]:
        """The clauses that no rule fits."""
        return [clause for clause in self.clauses if clause.id not in self._matches]

    def events_of(self, match: Match, similarity: float | None = None) -> Iterator[tuple[Order, Event]]:
        """Build the events of one match, one for each pair of parties."""
        clause = match.clause
        standing = find_standing(clause, self.clauses, self.codebook.irrealis, self._matches, self.spans)
        if standing.is_skipped:
            return
        gives, flags = turn(match.rule, standing.flags)
        if gives is None:
            return
        pairs = islice(_pairs(match), MOST_PAIRS)
        for place, (actor, recipient) in enumerate(pairs):
            event = self._build(match, standing, gives, flags, actor, recipient, similarity)
            yield (clause.sentence, standing.depth, clause.predicate.tokens[0], place), event

    def _build(
        self,
        match: Match,
        standing: Standing,
        gives: Coding,
        flags: set[str],
        actor: Party,
        recipient: Party | None,
        similarity: float | None,
    ) -> Event:
        clause, scheme = match.clause, self.codebook.scheme
        passage = self.spans.whole(clause)
        happened = self._circumstances.when(clause, flags)
        if self._circumstances.is_history(happened):
            flags = flags | {"historical"}
        event_type = scheme.types[gives.event_type]
        score = event_type.modes.get(gives.mode) if gives.mode else None
        return Event(
            id=make_id(passage, gives.event_type, actor, recipient),
            document_id=self.parsed.document.id,
            actor=actor,
            recipient=recipient,
            event_type=gives.event_type,
            mode=gives.mode,
            contexts=self._circumstances.contexts(clause, match.rule, self.clauses),
            cameo=gives.cameo,
            goldstein=scheme.cameo[gives.cameo].goldstein,
            plover_score=event_type.score if score is None else score,
            status=gives.status,
            rule=match.rule.id if similarity is None else f"nearest:{match.rule.id}",
            similarity=similarity,
            predicate=clause.predicate.passage,
            passages=(passage,),
            sentence=self.parsed.sentences[clause.sentence],
            flags=tuple(sorted(flags)),
            happened=happened,
            place=self._circumstances.place(clause),
            reported_by=tuple(standing.reporters),
        )


def turn(rule: Rule, flags: set[str]) -> tuple[Coding | None, set[str]]:
    """Say what a rule gives under its flags: its coding, another one, or None; and the flags that remain."""
    gives = rule.gives
    turns = (("negated", rule.if_negated), ("hypothetical", rule.if_hypothetical), ("future", rule.if_future))
    for flag, becomes in turns:
        if flag not in flags:
            continue
        if becomes == "skip":
            return None, flags
        if isinstance(becomes, Coding):
            # what is refused or promised is itself done: the flag is spent
            return becomes, flags - {flag}
    return gives, set(flags)


def _pairs(match: Match) -> Iterator[tuple[Party, Party | None]]:
    """Give each actor with each recipient, kept apart; both ways where both sides act."""
    if match.recipients:
        yield from product(match.actors, match.recipients)
        if match.is_mutual:
            yield from ((recipient, actor) for actor, recipient in product(match.actors, match.recipients))
    elif match.is_mutual:
        yield from ((a, b) for a, b in permutations(match.actors, 2) if a.identity != b.identity)
    else:
        yield from ((actor, None) for actor in match.actors)
