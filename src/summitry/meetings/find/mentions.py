"""From a reading to the meetings that it tells of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.meetings.find.main import (
    OPENING_SENTENCES,
    choose_main,
    date_main,
    is_of_envoys,
    without_noise,
)
from summitry.meetings.find.merging import merge
from summitry.meetings.find.scene import scene_of
from summitry.meetings.find.speaking import is_account, only_mentions
from summitry.meetings.find.telling import iter_tellings
from summitry.meetings.find.titles import set_form_by_title
from summitry.meetings.find.whole import from_known, from_title, from_turns
from summitry.meetings.record import MeetingMention
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.meetings.find.draft import Draft
    from summitry.meetings.find.scene import Scene
    from summitry.meetings.record import State
    from summitry.model import Actor, Passage
    from summitry.reading import Reading


def find_meetings(reading: Reading) -> tuple[MeetingMention, ...]:
    """Find the meetings that a document tells of: who, when, where, in what form, held or not.

    A meeting is one of two parties at least, each a state or an organisation; talks inside one state are none. Its day
    is that of its sentence, or the one that the document was handed over with (``held_on``), or that of the known
    meeting that its place, parties and year can only mean (``rests_on`` is then ``catalogue``), or, in a party's own
    account, the day of publication. Each of these says what it rests on; otherwise the day is None.

    Args:
        reading: The document, read.

    Returns:
        One for each meeting, the one that the document is about first, the others in the order of the text.
    """
    if not len(reading.parsed.doc):
        return ()
    scene = scene_of(reading)
    document = reading.document
    drafts = merge((draft for draft in iter_tellings(scene) if not is_of_envoys(document, draft)), document)
    drafts = _without_all(drafts)
    main = _choose(scene, drafts)
    if main is not None and only_mentions(document) and not is_account(document, main):
        main = None
    if main is not None:
        set_form_by_title(reading.document, main)
        date_main(scene, main)
        _date_rest(drafts, main)
        if not any(draft is main for draft in drafts):
            drafts.append(main)
    kept = without_noise(drafts, main, reading.document)
    ordered = sorted(kept, key=lambda draft: (draft is not main, draft.sentence.start, draft.codes))
    return tuple(_to_mention(reading, draft, is_main=draft is main) for draft in ordered)


def _without_all(drafts: list[Draft]) -> list[Draft]:
    """Drop what would put all those at one table with whom there was one talk each: "the parties discussed"."""
    codes = {code for draft in drafts if draft.is_one_of for code in draft.codes}
    return [draft for draft in drafts if draft.is_one_of or draft.held is not None or set(draft.codes) != codes]


def _date_rest(drafts: list[Draft], main: Draft) -> None:
    """Give the main meeting's day and form to those that its sentence tells of with it, one with each of several."""
    for draft in drafts:
        if main.is_one_of and draft.is_one_of and draft.sentence == main.sentence and draft is not main:
            draft.held, draft.rests_on = (
                draft.held or main.held,
                main.rests_on if draft.held is None else draft.rests_on,
            )
            draft.form, draft.form_passage, draft.state = main.form, main.form_passage, main.state


def _choose(scene: Scene, drafts: list[Draft]) -> Draft | None:
    """Choose the meeting that the document seems to be about, from its speakers, sentences or title."""
    main = from_turns(scene, drafts) or choose_main(scene, drafts)
    if main is None or _tells_little(main):
        titled = from_title(scene, drafts)
        main = main if titled is None or is_of_envoys(scene.reading.document, titled) else titled
    return from_known(scene) if main is None and not drafts else main


def _tells_little(draft: Draft) -> bool:
    """Whether a telling is only of those who spoke, somewhere in the text, with neither day nor place."""
    is_bare = draft.held is None and draft.place is None and draft.state == "unknown"
    return is_bare and draft.number >= OPENING_SENTENCES


def _to_mention(reading: Reading, draft: Draft, *, is_main: bool) -> MeetingMention:
    return MeetingMention(
        document_id=reading.document.id,
        passage=draft.sentence,
        parties=draft.parties,
        held=draft.held,
        rests_on=draft.rests_on,
        place=draft.place.exact if draft.place else "",
        place_passage=draft.place,
        form=draft.form,
        form_passage=draft.form_passage,
        setting=draft.setting,
        state=_state(reading, draft),
        is_main=is_main,
        named_at=tuple(_iter_named(reading, draft)),
    )


def _iter_named(reading: Reading, draft: Draft) -> Iterator[tuple[str, Passage]]:
    """Yield where the text names first whom the telling's own words do not name: a pronoun or a label shows nobody."""
    start, end = draft.sentence.start, draft.sentence.end
    for party in draft.parties:
        for wanted in party.leaders or (party.code,):
            spoken = [
                mention
                for mention in reading.mentions
                if mention.form != "pronoun" and any(_is(actor, wanted) for actor in mention.actors)
            ]
            if not any(start <= mention.passage.start and mention.passage.end <= end for mention in spoken):
                yield from ((wanted, mention.passage) for mention in spoken[:1])


def _is(actor: Actor, wanted: str) -> bool:
    return actor.id == wanted or (actor.country == wanted and actor.kind is not ActorKind.PERSON)


def _state(reading: Reading, draft: Draft) -> State:
    """A noun of meeting alone does not say whether it was held; a day before publication does."""
    published_on = reading.document.published_on
    if draft.state != "unknown" or draft.held is None or draft.held.last_on is None or published_on is None:
        return draft.state
    return "held" if draft.held.last_on <= published_on else "planned"
