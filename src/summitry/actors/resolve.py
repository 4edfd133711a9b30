"""Say of every mention in a document who is meant: names first, in order, then pronouns, then those inside quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors import groups, pronouns, speakers, words
from summitry.actors.chunks import Chunk, Form
from summitry.actors.discourse import Answer, Discourse, Parties
from summitry.actors.facts import facts_of
from summitry.actors.frame import Frame, lay_out, lay_out_line
from summitry.actors.known import Known
from summitry.actors.lexicon import Entry, Kind
from summitry.actors.offices import resolve_title, title_of
from summitry.actors.owners import codes_of
from summitry.actors.pairs import resolve_pair
from summitry.actors.parties import as_parties, from_sentence, from_title
from summitry.actors.persons import name_pieces, resolve_name
from summitry.actors.recognise import recognise
from summitry.actors.told import Story, Told, tell
from summitry.model import Actor, ActorKind, Mention, Passage

if TYPE_CHECKING:
    from summitry.gazetteer import Gazetteer
    from summitry.language.parsed import Parsed

_STATE_FORMS = {Form.COUNTRY, Form.PEOPLE, Form.CAPITAL, Form.SEAT, Form.ORGANISATION, Form.BODY}
_OPENING_SENTENCES = 3


def resolve(parsed: Parsed, *, gazetteer: Gazetteer | None = None) -> tuple[Mention, ...]:
    """Find all mentions in a parsed document and say who each one means.

    Names, titles and nationalities are looked up on the document's day of publication. Without one, persons are
    known by their full names alone and a title means nobody; each reason says so.

    Args:
        parsed: The document as the language step read it.
        gazetteer: Who and where; the one that ships with the package if None.

    Returns:
        The mentions in the order of the text; none overlaps another. One that could not be decided has no actors.
    """
    return _Reading(parsed, gazetteer).mentions()


def parties(parsed: Parsed, *, gazetteer: Gazetteer | None = None) -> Parties:
    """Find who meets, talks or speaks together in a parsed document, with the reason."""
    reading = _Reading(parsed, gazetteer)
    reading.mentions()
    return reading.state.parties


class _Reading:
    """One document on its way to mentions."""

    def __init__(self, parsed: Parsed, gazetteer: Gazetteer | None) -> None:
        facts = facts_of(gazetteer)
        self.frame = lay_out(parsed)
        self.state = Discourse(self.frame, Known(facts, self.frame.day))
        self.chunks = recognise(self.frame, facts)
        self.meetings: dict[int, Parties] = {}
        self.author: Answer | None = None
        self.story = Story(self.state, self.meetings)

    def mentions(self) -> tuple[Mention, ...]:
        self._gather(self.chunks)
        self._read_title()
        self._read_text()
        self._read_pronouns()
        document = self.frame.document
        return tuple(
            Mention(
                document.passage(told.start, told.end), form, told.answer.actors, told.answer.reason,
                told.answer.candidates if not told.answer.actors else (), _passage(self.frame, told.answer),
            )
            for told, form in self._named
        )  # fmt: skip

    def _gather(self, chunks: list[Chunk]) -> None:
        """Note what stands anywhere in the document: countries named without doubt, full names by surname."""
        state = self.state
        side = self.frame.document.side
        if side:
            state.evidence.add(side)
        for chunk in chunks:
            is_owned_body = chunk.form is Form.BODY and bool(chunk.owners)
            groups_of_entries = [chunk.entries] if chunk.form in _STATE_FORMS and not is_owned_body else []
            for entries in (*groups_of_entries, *chunk.owners):
                codes = codes_of(state, entries)
                if len(codes) == 1 and not self._is_doubtful(chunk, entries):
                    state.evidence.add(codes[0])
            names = name_pieces(state, chunk)
            if len(names) > 1 and len(names[0]) > 1:
                surnames = {names[-1]}
                persons = {entry.id for entry in chunk.entries if entry.kind is Kind.PERSON}
                for person in persons:
                    surnames |= state.known.surnames_of(person)
                if len(persons) == 1:
                    state.evidence.update(term.country for term in state.known.in_office(persons.pop()))
                for surname in surnames:
                    state.later.setdefault(surname, []).append(chunk)

    def _is_doubtful(self, chunk: Chunk, entries: tuple[Entry, ...]) -> bool:
        facts = self.state.known.facts
        norms = self.state.frame.pieces.norms[chunk.first + chunk.is_definite : chunk.last + 1]
        if entries is not chunk.entries:
            return any(facts.is_doubtful(entry) for entry in entries)
        return bool(facts.doubt(norms)) or (chunk.form is Form.BODY and facts.is_descriptive(norms))

    def _read_title(self) -> None:
        document = self.frame.document
        if not document.title:
            return
        frame = lay_out_line(document, document.title)
        state = self.state
        state.frame, state.is_title = frame, True
        chunks = recognise(frame, state.known.facts)
        later, state.later = state.later, {}
        self._gather(chunks)
        state.later = {}
        found = [(chunk, answer) for chunk in chunks if (answer := self._answer(chunk)) is not None]
        state.parties = from_title(state, found)
        self.author = speakers.author_of(found, frame.pieces)
        state.frame, state.is_title, state.later = self.frame, False, later

    def _read_text(self) -> None:
        self._named: list[tuple[Told, str]] = []
        state, frame = self.state, self.frame
        sentence = -1
        found: list[tuple[Chunk, Answer]] = []
        for chunk in self.chunks:
            number = frame.sentence_at(chunk.start)
            if number != sentence:
                self._close_sentence(sentence, found)
                sentence, found = number, []
                state.speaking = []
            if chunk.form is Form.PAIR:
                self._close_sentence(sentence, found)
            answer = self._answer(chunk)
            if answer is None:
                continue
            found.append((chunk, answer))
            if chunk.form in {Form.SEAT, Form.BODY, Form.CAPITAL} and not groups.is_place(answer):
                state.speaking.extend(actor.country for actor in answer.actors if actor.country)
            told = tell(state, chunk, answer)
            self.story.add(told)
            self._named.append((told, form_of(chunk, answer)))
        self._close_sentence(sentence, found)

    def _close_sentence(self, sentence: int, found: list[tuple[Chunk, Answer]]) -> None:
        """Take up a meeting that the sentence told of, for "the two leaders" in the next ones."""
        meeting = from_sentence(self.state, found) if len(found) > 1 else Parties()
        if meeting:
            self.meetings[sentence] = meeting
            if meeting.persons or not self.state.parties:
                self.state.meeting = meeting
            if not self.state.parties and sentence < _OPENING_SENTENCES:
                self.state.parties = meeting
        self._note_subjects(sentence)

    def _note_subjects(self, sentence: int) -> None:
        """Take up persons or countries that are the subject of a sentence together, or its subject and object."""
        subject = self.story.root_subject(sentence) if sentence >= 0 else -1
        if subject < 0:
            return
        state = self.state
        meeting = {actor.id for parties in (state.meeting, state.parties) for actor in parties.persons}
        rows = [self.story.group_at(token) for token in self.story.objects_of(subject)]
        for row in rows:
            if len(row) > 1 and meeting.isdisjoint(actor.id for actor in row):
                state.beside, state.beside_in = row, sentence
        told, actors = self.story.holding(subject), self.story.group_at(subject)
        if told is None or not actors:
            return
        is_new = len(told.actors) == 1
        if len(actors) == 1 and told.is_person:
            actors += tuple(actor for row in rows if len(row) == 1 for actor in row if actor not in actors)
            is_new = False
        if len(actors) > 1 and (is_new or meeting.isdisjoint(actor.id for actor in actors)):
            state.together, state.together_in = as_parties(state, actors, told.start), sentence

    def _answer(self, chunk: Chunk) -> Answer | None:
        state = self.state
        if chunk.form is Form.NAME:
            answer = resolve_name(state, chunk)
        elif chunk.form is Form.TITLE:
            answer = self._apposed(chunk) or resolve_title(state, chunk)
        elif chunk.form is Form.COUNTERPART:
            answer = resolve_name(state, chunk) if chunk.name else groups.resolve_counterpart(
                state, chunk, self._last_subject(chunk))  # fmt: skip
        else:
            answer = _FORMS[chunk.form](state, chunk)
        if answer is not None and len(answer.actors) == 1 and answer.actors[0].kind is ActorKind.PERSON:
            titles = {title_of(state, chunk, role) for role in chunk.roles}
            if chunk.form in {Form.NAME, Form.TITLE, Form.COUNTERPART}:
                state.see(answer.actors[0], chunk, name_pieces(state, chunk), titles)
        return answer

    def _apposed(self, chunk: Chunk) -> Answer | None:
        """Read "Andriy Yermak, head of the Office": a title set beside a name is that person's."""
        tokens = self.frame.tokens
        token = self.frame.head_of_chunk(chunk) if not self.state.is_title else -1
        if token < 0 or tokens.deps[token] != "appos":
            return None
        told = self.story.holding(tokens.heads[token])
        if told is None or not told.is_person or not told.actors:
            return None
        between = self.frame.document.text[told.end : chunk.start]
        after = self.frame.document.text[chunk.end : chunk.end + 5].lstrip()
        if between.strip() not in {",", "(", "–", "-", "—"} or (after[:1].isalnum() and not after.startswith("who")):
            return None
        return Answer(told.actors, "set beside the name", (), (told.start, told.end))

    def _last_subject(self, chunk: Chunk) -> Actor | None:
        token = self.frame.head_of_chunk(chunk)
        if token < 0:
            return None
        told = self.story.holding(self.story.subject_of(self.story.clause_of(token)))
        return told.actors[0] if told is not None and told.is_person and len(told.actors) == 1 else None

    def _read_pronouns(self) -> None:
        tokens = self.frame.tokens
        found = [i for i, lower in enumerate(tokens.lowers) if lower in pronouns.ALL and tokens.tags[i] in _PRONOUNS]
        outside = [i for i in found if self.frame.quote_at(tokens.starts[i]) is None]
        inside = sorted(set(found) - set(outside))
        for token in (*outside, *inside):
            if self.story.holding(token) is not None or self._is_address(token):
                continue
            answer = self._pronoun(token)
            if answer is None:
                continue
            lower = tokens.lowers[token]
            told = Told(
                tokens.starts[token], tokens.ends[token], token, self.frame.sentence_at(tokens.starts[token]), answer,
                lower in pronouns.PLURAL | pronouns.FIRST_PLURAL, lower in pronouns.SINGULAR,
            )  # fmt: skip
            self.story.add(told)
            self._named.append((told, "pronoun"))
        self._named.sort(key=lambda pair: pair[0].start)

    def _is_address(self, token: int) -> bool:
        """Whether a possessive belongs to a form of address such as "His Majesty"."""
        lowers = self.frame.tokens.lowers
        return token + 1 < len(lowers) and lowers[token + 1] in words.MAJESTY

    def _pronoun(self, token: int) -> Answer | None:
        lower = self.frame.tokens.lowers[token]
        if lower in pronouns.SINGULAR:
            return pronouns.resolve_singular(self.story, token)
        if lower in pronouns.PLURAL:
            return pronouns.resolve_plural(self.story, token)
        if lower in pronouns.NEUTER:
            return pronouns.resolve_neuter(self.story, token)
        speaker = speakers.resolve_first(self.story, token, self.author)
        if lower in pronouns.FIRST_SINGULAR:
            return speaker
        return pronouns.candidates_only(speaker.actors, "the speaker and others: who belongs to it is not said")


_PRONOUNS = {"PRON", "DET"}
_FORMS = {
    Form.COUNTRY: groups.resolve_state,
    Form.PEOPLE: groups.resolve_state,
    Form.CAPITAL: groups.resolve_place,
    Form.SEAT: groups.resolve_place,
    Form.ORGANISATION: groups.resolve_organisation,
    Form.BODY: groups.resolve_body,
    Form.SIDE: groups.resolve_side,
    Form.GROUP: groups.resolve_group,
    Form.PAIR: resolve_pair,
}


def form_of(chunk: Chunk, answer: Answer) -> str:
    """Name the form of a mention in the words of ``Mention``."""
    if chunk.form is Form.NAME or (chunk.form is Form.COUNTERPART and chunk.name):
        if chunk.roles or chunk.honorific or chunk.form is Form.COUNTERPART:
            return "title and name"
        if "not in the gazetteer" in answer.reason:
            return "unknown name"
        return "full name" if chunk.name and chunk.name[1] > chunk.name[0] else "surname"
    if chunk.form in {Form.CAPITAL, Form.SEAT} and groups.is_place(answer):
        return "place"
    if chunk.form is Form.ORGANISATION and not chunk.entries:
        return "unknown name"
    return {Form.BODY: "organisation", Form.COUNTERPART: "title"}.get(chunk.form, chunk.form.value)


def _passage(frame: Frame, answer: Answer) -> Passage | None:
    if answer.antecedent is None:
        return None
    return frame.document.passage(*answer.antecedent)
