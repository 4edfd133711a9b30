"""The second coder: where no rule fits, the codebook's example that a clause is most like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry import language
from summitry.coding.matching import Match

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from summitry.clauses import Clause
    from summitry.codebook import Codebook, Rule
    from summitry.coding.code import Coder, Order
    from summitry.coding.record import Event, Party

#: Cosine from which a clause is proposed. On the development sentences about four in ten proposals at or above it had
#: the right type, and one in five below it: likeness of words is a weak guide, so nothing is proposed unasked.
THRESHOLD = 0.8
#: What stands in the place of names, so that no country is like another's example.
ACTOR, RECIPIENT = "one side", "the other side"
_KINDS = {"verb", "light verb"}
_LONGEST = 240

_known: dict[int, tuple[Codebook, list[Rule], NDArray[np.float32]]] = {}


def propose(clauses: Sequence[Clause], coder: Coder, *, threshold: float = THRESHOLD) -> list[tuple[Order, Event]]:
    """Code clauses between two parties by the nearest example of any rule.

    Args:
        clauses: Clauses that no rule fits.
        coder: The document's coder.
        threshold: Cosine below which nothing is proposed.
    """
    asked = [(clause, *sides) for clause in clauses if (sides := _sides(clause, coder)) is not None]
    if not asked:
        return []
    rules, examples = _examples(coder.codebook)
    vectors = language.embed([_masked(clause, actor, recipient, coder) for clause, actor, recipient in asked])
    likeness = vectors @ examples.T
    best = likeness.argmax(axis=1)
    found: list[tuple[Order, Event]] = []
    for row, (clause, actor, recipient) in enumerate(asked):
        similarity = float(likeness[row, best[row]])
        if similarity >= threshold:
            match = Match(clause, rules[best[row]], (actor,), (recipient,), is_mutual=False)
            found.extend(coder.events_of(match, similarity))
    return found


def _sides(clause: Clause, coder: Coder) -> tuple[Party, Party] | None:
    """Find the two parties of a clause, or None where there are not two."""
    if clause.predicate.kind not in _KINDS or clause.relation == "infinitive":
        return None
    acting = [party for argument in clause.actors_first() for party in coder.parties.direct(argument)]
    obliques = tuple(item.argument for item in clause.obliques)
    done_to = [party for argument in (*clause.recipients(), *obliques) for party in coder.parties.direct(argument)]
    for actor in acting:
        for recipient in done_to:
            if recipient.identity != actor.identity:
                return actor, recipient
    return None


def _masked(clause: Clause, actor: Party, recipient: Party, coder: Coder) -> str:
    """Give the clause's words, the two parties' names replaced."""
    passage = coder.spans.whole(clause)
    text = passage.exact
    spans = [(actor.passage, ACTOR), (recipient.passage, RECIPIENT)]
    for party, mask in sorted(spans, key=lambda item: -item[0].start):
        start, end = party.start - passage.start, party.end - passage.start
        if 0 <= start < end <= len(text):
            text = text[:start] + mask + text[end:]
    return text[:_LONGEST]


def _examples(codebook: Codebook) -> tuple[list[Rule], NDArray[np.float32]]:
    """Encode the examples of all rules, once for each codebook."""
    known = _known.get(id(codebook))
    if known is None or known[0] is not codebook:
        rules, texts = [], []
        for rule in codebook.rules.values():
            for example in rule.examples:
                text = example.text
                for name, mask in ((example.actor, ACTOR), (example.recipient, RECIPIENT)):
                    text = text.replace(name, mask, 1) if name else text
                rules.append(rule)
                texts.append(text)
        _known.clear()
        known = _known[id(codebook)] = (codebook, rules, language.embed(texts))
    return known[1], known[2]
