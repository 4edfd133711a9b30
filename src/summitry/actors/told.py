"""Mentions as the pronoun rules see them: where in the sentence they stand and whom they mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summitry.actors.chunks import Form
from summitry.model import Actor, ActorKind

if TYPE_CHECKING:
    from summitry.actors.chunks import Chunk
    from summitry.actors.discourse import Answer, Discourse, Parties
    from summitry.actors.frame import Frame, Tokens

Region = tuple[int, int]
_LARGEST_GROUP = 20
_FURTHEST = 25
_TOWARDS = frozenset({"to", "with"})


@dataclass(frozen=True, slots=True)
class Told:
    """A mention with its place in the parse.

    Attributes:
        start: First character.
        end: One past the last character.
        token: The token that its head is, or -1.
        sentence: Number of the sentence.
        answer: Whom it means.
        is_plural: Whether it speaks of several.
        is_person: Whether it speaks of one person, known or not.
    """

    start: int
    end: int
    token: int
    sentence: int
    answer: Answer
    is_plural: bool
    is_person: bool

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Whom it means."""
        return self.answer.actors


class Story:
    """All mentions of a document in order, to look back from a pronoun."""

    def __init__(self, state: Discourse, meetings: dict[int, Parties]) -> None:
        self.state = state
        self.frame: Frame = state.frame
        self.tokens: Tokens = state.frame.tokens
        self.meetings = meetings
        self.told: list[Told] = []
        self.by_token: dict[int, Told] = {}
        self._starts: list[int] = []
        turns = state.frame.document.turns
        self._turn_starts = [turn.passage.start for turn in turns]
        self._turn_ends = [turn.passage.end for turn in turns]

    def add(self, told: Told) -> None:
        """Take in a mention, in its place."""
        index = bisect_left(self._starts, told.start)
        self._starts.insert(index, told.start)
        self.told.insert(index, told)
        if told.token >= 0:
            self.by_token[told.token] = told

    def between(self, start: int, end: int) -> list[Told]:
        """Give the mentions that begin in a stretch."""
        return self.told[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def turn_at(self, char: int) -> int:
        """Give the number of the speaker's turn that holds a character, or -1."""
        index = bisect_right(self._turn_starts, char) - 1
        return index if index >= 0 and char < self._turn_ends[index] else -1

    def region(self, char: int) -> Region:
        """Say whose words a character belongs to: a turn, a quote, or the document's own."""
        quote = self.frame.quote_at(char)
        return self.turn_at(char), quote[0] if quote else -1

    def subject_of(self, verb: int) -> int:
        """Give the subject token of a verb, its own or the one that it shares; -1 where there is none.

        The subject of "to withdraw" in "urged Russia to withdraw" is the object of "urged".
        """
        tokens = self.tokens
        for _ in range(12):
            own = tokens.below(verb, "nsubj", "nsubj:pass", "csubj")
            if own:
                return own[0]
            head, dep = tokens.heads[verb], tokens.deps[verb].split(":")[0]
            if head == verb or dep not in {"xcomp", "advcl", "conj", "ccomp", "acl", "aux", "cop"}:
                return -1
            if dep == "xcomp":
                asked = [*tokens.below(head, "obj", "iobj"), *self._called_on(head)]
                asked = [token for token in asked if head < token < verb]
                if asked:
                    return asked[0]
            verb = head
        return -1

    def _called_on(self, verb: int) -> list[int]:
        if self.tokens.lemmas[verb] not in {"call", "appeal", "prevail"}:
            return []
        return [token for token in self.tokens.below(verb, "obl") if self.tokens.case(token) in {"on", "upon", "to"}]

    def previous(self, sentence: int, count: int, region: Region) -> int:
        """Give the number of the ``count``-th sentence before one, leaving out those in other people's words; or -1."""
        for number in range(sentence - 1, max(sentence - _FURTHEST, -1), -1):
            start, end = self.frame.sentence_span(number)
            if region not in {self.region(start), self.region(max(end - 2, start))}:
                continue
            count -= 1
            if not count:
                return number
        return -1

    def subject_above(self, token: int) -> int:
        """Give the subject that a possessive can take up: of its clause, or of the one above where it is inside it."""
        clause = self.clause_of(token)
        subject = self.subject_of(clause)
        if subject >= 0 and self.is_below(token, subject) and self.tokens.heads[clause] != clause:
            return self.subject_of(self.tokens.heads[clause])
        return subject

    def clause_of(self, token: int) -> int:
        """Climb to the nearest token above that is a clause with a subject of its own or a shared one."""
        tokens = self.tokens
        current = token
        for _ in range(24):
            head = tokens.heads[current]
            if head == current:
                return current
            current = head
            if tokens.below(current, "nsubj", "nsubj:pass") and token not in tokens.below(current, "nsubj"):
                return current
            if tokens.tags[current] == "VERB":
                return current
        return current

    def is_below(self, token: int, top: int) -> bool:
        """Whether a token hangs on another one, directly or not."""
        heads = self.tokens.heads
        for _ in range(24):
            if token == top:
                return True
            if heads[token] == token:
                return False
            token = heads[token]
        return False

    def root_subject(self, sentence: int) -> int:
        """Give the subject token of a sentence's main verb, or -1."""
        tokens = self.tokens
        start, end = self.frame.sentence_span(sentence)
        first, last = max(self.frame.token_at(start), 0), self.frame.token_at(end - 1) + 1
        for index in range(first, last):
            if tokens.heads[index] == index or tokens.deps[index] == "ROOT":
                own = tokens.below(index, "nsubj", "nsubj:pass")
                if own:
                    return own[0]
        return -1

    def objects_of(self, subject: int) -> list[int]:
        """Give the tokens to whom or with whom the one at a subject acts, by its main verb; empty in a passive."""
        tokens = self.tokens
        if subject < 0 or tokens.deps[subject] != "nsubj":
            return []
        verb = tokens.heads[subject]
        found = [token for token in tokens.below(verb, "obl") if tokens.case(token) in _TOWARDS]
        return [token for token in tokens.children.get(verb, ()) if tokens.is_object(token)] + found

    def holding(self, token: int) -> Told | None:
        """Give the mention whose head, or one of whose words, a token is."""
        if token < 0:
            return None
        found = self.by_token.get(token)
        if found is not None:
            return found
        char = self.tokens.starts[token]
        index = bisect_right(self._starts, char) - 1
        if index >= 0 and self.told[index].start <= char < self.told[index].end:
            return self.told[index]
        return None

    def group_at(self, token: int) -> tuple[Actor, ...]:
        """Give all actors of a token and of what is coordinated with it; empty where one of them is not known."""
        members = [token]
        for member in members:
            members.extend(self.tokens.below(member, "conj"))
        found = [self.holding(member) for member in members[:_LARGEST_GROUP]]
        known = [told for told in found if told is not None and told.actors]
        if not known or len(known) < len(members):
            return ()
        within = self.between(known[0].start, max(told.end for told in known))
        if any(told.is_person and told not in known for told in within):
            return ()
        return tuple({actor.id: actor for told in known for actor in told.actors}.values())


def tell(state: Discourse, chunk: Chunk, answer: Answer) -> Told:
    """Make the mention of a resolved chunk."""
    frame = state.frame
    is_person = (
        (chunk.name is not None and chunk.form is not Form.SIDE)
        or bool(chunk.roles)
        or (len(answer.actors) == 1 and answer.actors[0].kind is ActorKind.PERSON)
    )
    is_plural = chunk.is_plural or len(answer.actors) > 1
    return Told(
        chunk.start, chunk.end, frame.head_of_chunk(chunk), frame.sentence_at(chunk.start), answer,
        is_plural, is_person and not is_plural,
    )  # fmt: skip
