"""From a document's reading to its points."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from summitry import language
from summitry.meetings.issues import name_of
from summitry.meetings.points.drafts import NO_SUBJECT, iter_drafts, names_subject
from summitry.meetings.points.labels import find_label, is_weak
from summitry.meetings.points.quotations import find_quotation, show_quotation
from summitry.meetings.points.speakers import addressed_of, speakers_of
from summitry.meetings.record import Point, Speaker, Status
from summitry.meetings.statuses import Index, load_rules
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from summitry.meetings.points.drafts import Draft
    from summitry.meetings.statuses import Decision
    from summitry.model import Passage
    from summitry.reading import Reading

#: What a point may be about though it is an actor elsewhere.
_THINGS: Final = frozenset({ActorKind.COUNTRY, ActorKind.PLACE, ActorKind.ORGANISATION, ActorKind.GROUP})
#: Steps at which a state may be named as the one who is asked, and not as what is spoken of.
_ADDRESSED: Final = frozenset({Status.PROPOSED, Status.PLEDGED, Status.REJECTED, None})
#: How much the sentence around a point counts in its vector, beside the point itself.
_CONTEXT: Final = 0.5
#: The rule for what was not signed, reached or issued.
_NOTHING_SIGNED: Final = "denied.nothing_signed"


def find_points(reading: Reading) -> tuple[Point, ...]:
    """Cut a document into the things that it says, and say of each what it is about and what status it has.

    Args:
        reading: The document, read.

    Returns:
        Points in the order of the text; none overlaps another. Labels of speakers in a transcript are left out.
    """
    index = Index(reading)
    drafts = list(iter_drafts(index))
    vectors = _vectors(drafts)
    return tuple(_to_point(draft, vector, index) for draft, vector in zip(drafts, vectors, strict=True))


def _vectors(drafts: Sequence[Draft]) -> list[NDArray[np.float32]]:
    """Encode what each draft says, with half a share of what its sentence says; zero where it says nothing.

    Words that set the scene or are polite are never compared, so they are not encoded: the encoder takes most of the
    time that points take.
    """
    texts = list(dict.fromkeys(draft.masked for draft in drafts if draft.decision.rule not in NO_SUBJECT))
    by_text = dict(zip(texts, language.embed(texts), strict=True)) if texts else {}
    zero = np.zeros(next(iter(by_text.values())).shape if by_text else 0, dtype=np.float32)
    own = [by_text.get(draft.masked, zero) if draft.decision.rule not in NO_SUBJECT else zero for draft in drafts]
    around: dict[Passage, NDArray[np.float32]] = {}
    for draft, vector in zip(drafts, own, strict=True):
        around[draft.sentence] = around.get(draft.sentence, zero) + vector
    mixed = [
        vector + _CONTEXT * _unit(around[draft.sentence]) if vector.any() else vector
        for draft, vector in zip(drafts, own, strict=True)
    ]
    return [_unit(vector) for vector in mixed]


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    norm = float(np.linalg.norm(vector))
    return vector / norm if norm else vector


def _to_point(draft: Draft, vector: NDArray[np.float32], index: Index) -> Point:
    told, decision, passage = draft.told, draft.decision, draft.passage
    features = draft.features
    label, label_passage = _label(draft, index)
    speakers = draft.speakers
    if not speakers and draft.frame.teller is not None:
        speakers = speakers_of(index.by_token.get(draft.frame.teller), index)
    key = f"{passage.document_id}\x1f{passage.start}\x1f{passage.end}"
    return Point(
        id="pt-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:14],
        passage=passage,
        sentence=draft.sentence,
        label=" ".join(label.split()),
        label_passage=label_passage,
        status=decision.status,
        status_rule=decision.rule,
        cue=decision.cue,
        flags=_flags(decision, speakers, index.reading.document.side),
        speakers=speakers,
        addressed=addressed_of(told.main, index),
        features=replace(features, vector=vector.astype("<f2").tobytes() if vector.any() else b""),
    )


def _flags(decision: Decision, speakers: tuple[Speaker, ...], side: str | None) -> tuple[str, ...]:
    """Add ``reported`` where a side's own account tells what only another side says or does."""
    countries = {speaker.country for speaker in speakers if speaker.country}
    is_other = side not in {None, "joint"} and bool(countries) and side not in countries
    return tuple(sorted({*decision.flags, *(["reported"] if is_other else [])}))


def _label(draft: Draft, index: Index) -> tuple[str, Passage | None]:
    """Name a point: by a noun phrase; where that would name nothing, by its one issue area, else by its own words."""
    if draft.about is not None:
        return _label(draft.about, index)
    region, areas = draft.told.region, draft.features.areas
    span, is_named = _phrase(draft, index)
    undone = _undone(draft, index)
    if undone and (span is None or span[0] >= undone[1] or span[1] <= undone[0]):
        # "while no treaties were signed, they spoke of such issues": what is denied are the treaties
        return show_quotation(index.doc, undone, undone[1]), index.reading.document.passage(*_ends(index, undone))
    if not is_named and (len(areas) == 1 or (areas and span is None)):
        return name_of(areas[0]), None
    is_quoted = not is_named or span is None
    if span is None or not is_named:
        deciding = draft.told.content[0] if draft.told.content else None
        tokens = (
            [*deciding.predicate.tokens, *(at for one in deciding.subjects for at in one.tokens)] if deciding else []
        )
        inner = min((at for at in tokens if region.first <= at < region.last), default=region.first)
        span = find_quotation(index.doc, region.first, region.last, inner)
    passage = index.reading.document.passage(*_ends(index, span))
    shown = show_quotation(index.doc, span, region.last) if is_quoted else " ".join(passage.exact.split())
    return shown, passage


def _ends(index: Index, span: tuple[int, int]) -> tuple[int, int]:
    first, last = index.doc[span[0]], index.doc[span[1] - 1]
    return first.idx, last.idx + len(last)


def _undone(draft: Draft, index: Index) -> tuple[int, int] | None:
    """Tokens that say what was not signed or reached, where the step rests on such words."""
    if draft.decision.rule != _NOTHING_SIGNED:
        return None
    pattern = next(rule.pattern for rule in load_rules() if rule.id == _NOTHING_SIGNED)
    found = pattern.search(draft.passage.exact.lower()) if pattern else None
    if found is None:
        return None
    start = draft.passage.start
    words = index.doc.char_span(start + found.start(), start + found.end(), alignment_mode="expand")
    return (words.start, words.end) if words is not None else None


def _phrase(draft: Draft, index: Index) -> tuple[tuple[int, int] | None, bool]:
    """Find the noun phrase that tells most of a point, and whether it names anything."""
    told = draft.told
    region = range(told.region.first, told.region.last)
    named = {token for token in region if _is_masked(index.doc[token].idx, draft)}
    passed = set(draft.frame.tokens)
    if told.main and (told.who != "thing" or told.main.voice == "passive"):
        arguments = told.main.agents if told.main.voice == "passive" else told.main.subjects
        passed.update(token for one in arguments for token in range(*one.tokens))
    if told.main and told.main.predicate.kind == "light verb" and not names_subject(told.main):
        passed.update(told.main.predicate.tokens)
    persons = named if draft.decision.status in _ADDRESSED else named & passed
    span = find_label(index.doc, region.start, region.stop, passed | persons | _persons(draft, index), named)
    if span is None and told.main and told.main.predicate.kind == "light verb":
        # nothing else is named: "provided humanitarian aid" is about the aid
        passed -= set(told.main.predicate.tokens)
        span = find_label(index.doc, region.start, region.stop, passed | persons | _persons(draft, index), named)
    return span, span is not None and not is_weak(index.doc, span, named)


def _persons(draft: Draft, index: Index) -> set[int]:
    """Tokens of persons, pronouns and pairs: never what a point is about."""
    spans = [
        (mention.passage.start, mention.passage.end)
        for mention in index.mentions_in(draft.passage.start, draft.passage.end)
        if mention.form not in {"group", "country", "place"} and not any(one.kind in _THINGS for one in mention.actors)
    ]
    region = index.doc[draft.told.region.first : draft.told.region.last]
    return {token.i for token in region if any(start <= token.idx < end for start, end in spans)}


def _is_masked(place: int, draft: Draft) -> bool:
    return any(begin <= place < stop for begin, stop in draft.names)
