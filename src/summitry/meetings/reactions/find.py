"""Reactions in one document: statements, states and named judgements whose words a stance rule reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.meetings.reactions.making import Maker
from summitry.meetings.reactions.saying import of_statement
from summitry.meetings.reactions.telling import of_clause
from summitry.meetings.reactions.voices import NOBODY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.meetings.record import MeetingMention, Reaction
    from summitry.reading import Reading


def find_reactions(reading: Reading, meetings: Sequence[MeetingMention]) -> tuple[Reaction, ...]:
    """Find who judged a meeting or what was said at it, with a stance that a rule reads from the words.

    What those who met say of other things is no reaction. Of what a government or organisation publishes, only what
    it reports of others' judgements counts. Unnamed speakers stay what the text calls them.

    Args:
        reading: The document, read.
        meetings: The meetings that it tells of, as ``find_meetings`` gives them.

    Returns:
        Reactions in the order of the text, one for each sentence and speaker.
    """
    if not len(reading.parsed.doc):
        return ()
    maker = Maker(reading, meetings)
    kept: dict[tuple[int, str], Reaction] = {}
    ranked = enumerate(_iter_all(maker))  # statements come before clauses, which are read where no statement was
    ordered = sorted(ranked, key=lambda part: (maker.sentence_of(part[1].cue.start).start, part[1].cue.start, part[0]))
    found = [reaction for _, reaction in ordered]
    read: set[int] = set()
    for reaction in found:
        if reaction.cue.start not in read:
            kept.setdefault((maker.sentence_of(reaction.cue.start).start, reaction.speaker.label), reaction)
        read.add(reaction.cue.start)
    taken = {start for start, label in kept if label != NOBODY.label}
    return tuple(reaction for (start, label), reaction in kept.items() if label != NOBODY.label or start not in taken)


def _iter_all(maker: Maker) -> Iterator[Reaction]:
    for statement in maker.reading.statements:
        if statement.attribution.cue_kind != "label":
            yield from of_statement(maker, statement)
    if not maker.is_official:
        for clause in maker.scene.clauses:
            yield from of_clause(maker, clause)
