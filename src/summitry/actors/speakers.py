"""Whose words a turn or a quote is, and so who its "I" is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors import words
from summitry.actors.discourse import Answer
from summitry.model import ActorKind

if TYPE_CHECKING:
    from summitry.actors.chunks import Chunk
    from summitry.actors.pieces import Pieces
    from summitry.actors.told import Story, Told
    from summitry.model import Actor

_SPOKEN_TITLES = frozenset({"address", "remarks", "speech", "interview", "message", "statement", "greetings"})


def resolve_first(story: Story, token: int, author: Answer | None) -> Answer:
    """Say who "I" is: the speaker of the quote, else of the turn, else the one whose address the document is."""
    char = story.tokens.starts[token]
    quote = story.frame.quote_at(char)
    if quote is not None:
        speaker = speaker_of_quote(story, quote)
        if speaker is None:
            return Answer((), "inside a quote whose speaker is not certain")
        return Answer(speaker.actors, "speaker of the quote", (), (speaker.start, speaker.end))
    turn = story.turn_at(char)
    if turn >= 0:
        return speaker_of_turn(story, turn)
    if author is not None:
        return author
    return Answer((), "whose words these are is not said")


def speaker_of_turn(story: Story, turn: int) -> Answer:
    """Say who speaks in a turn, by its label."""
    label = story.frame.document.turns[turn].label_passage
    named = [told for told in story.between(label.start, label.end) if told.is_person and told.actors]
    if len(named) == 1:
        return Answer(named[0].actors, "speaker of the turn", (), (label.start, label.end))
    return Answer((), f"the turn's label '{label.exact[:40]}' names nobody who is known")


def speaker_of_quote(story: Story, quote: tuple[int, int]) -> Told | None:
    """Find the subject of the one verb of saying that stands outside a quote in its first or last sentence."""
    frame = story.frame
    sentences = {frame.sentence_at(quote[0]), frame.sentence_at(quote[1] - 1)}
    before = frame.document.text[: quote[0]].rstrip()
    if before.endswith((":", ",")):
        sentences.add(frame.sentence_at(len(before) - 1))
    if quote[1] < len(frame.document.text):
        inside = frame.document.text[max(quote[0], quote[1] - 2) : quote[1] + 1]
        if "," in inside:
            sentences.add(frame.sentence_at(min(quote[1] + 2, len(frame.document.text) - 1)))
    speakers: dict[str, Told] = {}
    for sentence in sentences:
        for told in _sayers(story, sentence):
            speakers[told.actors[0].id if told.actors else f"?{told.start}"] = told
    found = list(speakers.values())
    return found[0] if len(found) == 1 and found[0].actors else None


def _sayers(story: Story, sentence: int) -> list[Told]:
    tokens = story.tokens
    start, end = story.frame.sentence_span(sentence)
    first, last = max(story.frame.token_at(start), 0), story.frame.token_at(end - 1) + 1
    found: list[Told] = []
    for index in range(first, last):
        if tokens.tags[index] != "VERB" or tokens.lemmas[index] not in words.SAY_VERBS:
            continue
        if story.frame.quote_at(tokens.starts[index]) is not None:
            continue
        subject = story.holding(story.subject_of(index))
        if subject is not None and story.frame.quote_at(subject.start) is None:
            found.append(subject)
    return found


def author_of(found: list[tuple[Chunk, Answer]], title: Pieces) -> Answer | None:
    """Find the one whose address, remarks or message the whole document is, by its title."""
    if not _SPOKEN_TITLES.intersection(title.norms):
        return None
    persons: dict[str, Actor] = {}
    for chunk, answer in found:
        if chunk.first and title.norms[chunk.first - 1] in {"by", "from", "of"}:
            persons.update((actor.id, actor) for actor in answer.actors if actor.kind is ActorKind.PERSON)
    if len(persons) != 1:
        return None
    return Answer(tuple(persons.values()), "whose words the title says these are")
