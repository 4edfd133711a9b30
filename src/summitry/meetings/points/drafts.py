"""From a document's sentences to drafts of points: cut, status, words, and what their vectors are made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from summitry.meetings.amounts import days_in, find_amounts
from summitry.meetings.issues import CONTACT, POLITE, find_areas, find_issues
from summitry.meetings.points.frames import Frame, find_frame
from summitry.meetings.points.names import find_names, mask
from summitry.meetings.points.regions import Region, cut, root_of, trim
from summitry.meetings.points.routine import load_routine
from summitry.meetings.points.speakers import Group
from summitry.meetings.points.words import lemma_of, subject_nouns, subject_words
from summitry.meetings.record import Features, Status
from summitry.meetings.statuses import decide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from summitry.clauses import Clause
    from summitry.meetings.record import Speaker
    from summitry.meetings.statuses import Decision, Index, Told
    from summitry.meetings.statuses.record import Who
    from summitry.model import Passage
    from summitry.reading import Reading

#: What stands for a rule where words are an aside, without status and without a subject.
ASIDE: Final = "none.aside"
#: Rules that say that words have no subject: they set the scene, are polite, or ask.
NO_SUBJECT: Final = frozenset(
    {ASIDE, "none.setting", "none.courtesy", "none.met", "none.question", "none.rang", "none.how_they_met"}
    | {"none.about_meeting"}
)
#: Verbs whose noun tells that people talked, or that one of them spoke.
_HOLDING: Final = frozenset({"have", "hold", "conduct", "give", "make", "express", "voice", "enter", "begin", "open"})
#: Pronouns that point back to what was told before.
_BACK: Final = frozenset({"it", "this", "that"})
#: Nouns of offices that are named after what they are charged with.
_OFFICES: Final = frozenset({"minister", "secretary", "adviser", "advisor", "envoy", "commissioner", "ministry"})
#: Forms of mentions that are a state's or a person's name.
_NAMED: Final = frozenset({"country", "people", "capital", "seat", "full name", "surname", "title and name"})
_TITLES: Final = frozenset(
    {"director", "general", "coordinator", "commissioner", "representative", "officer", "adviser"}
)
#: Share of a sentence that stands between quotation marks for it to be a quotation.
_QUOTED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Draft:
    """A point before its vector: the text that the vector is made from is in ``masked``."""

    told: Told
    decision: Decision
    passage: Passage
    sentence: Passage
    masked: str
    names: tuple[tuple[int, int], ...]
    features: Features
    frame: Frame
    about: Draft | None = None
    speakers: tuple[Speaker, ...] = ()


def iter_drafts(index: Index) -> Iterator[Draft]:
    """Yield a draft for each thing that a document says, in the order of the text."""
    before: Who = "none"
    last: Draft | None = None
    group = Group()
    for region, frame in _iter_regions(index):
        told = index.tell(region, before, frame.tokens)
        decision = decide(told, index)
        if frame.teller is not None and decision.status is None:
            # what is told has no status by itself: that it is said may give it one, and so may a "not" further on
            said = index.tell(replace(region, main=frame.teller, top=frame.teller), before)
            by_saying = decide(said, index)
            is_firmer = by_saying.rule if not decision.rule else by_saying.status is Status.DENIED
            told, decision = (said, by_saying) if is_firmer else (told, decision)
        if told.who in {"joint", "one"}:
            before = told.who
        draft = replace(_draft(told, decision, index, frame), speakers=group.speakers_of(told.main, index))
        if last is not None and _goes_back(draft, last, index):
            # "he denied it": what it is stands in the sentence before
            taken = replace(
                draft.features, words=last.features.words, issues=last.features.issues, areas=last.features.areas
            )
            draft = replace(draft, features=taken, masked=f"{last.masked} {draft.masked}", about=last)
        last = draft
        yield draft


def _goes_back(draft: Draft, last: Draft, index: Index) -> bool:
    """Whether a step is taken on "it" or "this", with no word of its own, right after what that may be."""
    main, own = draft.told.main, draft.features
    if main is None or draft.decision.status is None or own.words or own.issues or own.names:
        return False
    is_pronoun = any(one.is_pronoun and index.doc[one.head].lower_ in _BACK for one in main.recipients())
    is_near = draft.told.region.sentence - last.told.region.sentence <= 1
    return is_pronoun and is_near and bool(last.features.words) and last.decision.rule not in NO_SUBJECT


def _iter_regions(index: Index) -> Iterator[tuple[Region, Frame]]:
    """Cut every sentence, speakers' labels left out, and say what in it only tells by whose account it is."""
    reading, doc = index.reading, index.doc
    labels = [(turn.label_passage.start, turn.label_passage.end) for turn in reading.document.turns]
    label_ends = {place: end for start, end in labels for place in range(start, end)}
    place = 0
    for number, sentence in enumerate(reading.sentences):
        while place < len(doc) and doc[place].idx < sentence.start:
            place += 1
        first = place
        while place < len(doc) and doc[place].idx < sentence.end:
            place += 1
        while first < place and doc[first].idx in label_ends:
            first += 1
        if first < place and _is_quoted(reading, sentence):
            trimmed = trim(doc, first, place)
            head = root_of(doc, first, place)
            yield from [(Region(number, *trimmed, head, head), Frame())] if trimmed else []
        elif first < place:
            root = root_of(doc, first, place)
            frame = find_frame(index, first, place, root)
            head = root if frame.head is None else frame.head
            yield from ((region, frame) for region in cut(doc, number, first, place, head))


def _is_quoted(reading: Reading, sentence: Passage) -> bool:
    """Whether a report gives most of a sentence in a speaker's own words: one thing that was said, and not cut."""
    inside = sum(
        max(0, min(part.end, sentence.end) - max(part.start, sentence.start))
        for quote in reading.quotes
        for part in quote.content
    )
    return not reading.document.turns and inside > _QUOTED * (sentence.end - sentence.start)


def _draft(told: Told, decision: Decision, index: Index, by: Frame) -> Draft:
    doc, region, document = index.doc, told.region, index.reading.document
    start, end = doc[region.first].idx, doc[region.last - 1].idx + len(doc[region.last - 1])
    passage = document.passage(start, end)
    frame = _frame(told, decision, index) | by.tokens
    tokens = [token for token in doc[region.first : region.last] if token.i not in frame]
    content_start = tokens[0].idx if tokens else start
    apart = [(doc[one].idx, doc[one].idx + len(doc[one])) for one in sorted(by.tokens) if doc[one].idx >= content_start]
    named = find_names(index, content_start, end, apart)
    words = subject_words(tokens, named.taken)
    lemmas = [lemma_of(token) for token in tokens if not token.is_punct and not _is_of_office(token)]
    issues = find_issues(lemmas)
    features = Features(
        words=words,
        names=named.keys,
        issues=issues if words or issues else issues_of_predicate(told),
        amounts=find_amounts(index.reading, passage),
        days=days_in(index.reading, passage),
        areas=_areas(tokens, index) if words or issues else find_areas(lemmas_of_predicate(told)),
    )
    masked = mask(document.text, content_start, end, named.masked, apart)
    if not decision.rule and _is_aside(told, features, subject_nouns(tokens, named.taken)):
        decision = replace(decision, rule=ASIDE)
    return Draft(told, decision, passage, index.reading.sentences[region.sentence], masked, named.masked, features, by)


def _areas(tokens: Sequence[Token], index: Index) -> tuple[str, ...]:
    """Find the areas that may be shown; a word within a state's or person's name ("Democratic Republic") is none."""
    spans = (
        [
            (mention.passage.start, mention.passage.end)
            for mention in index.mentions_in(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))
            if mention.form in _NAMED
        ]
        if tokens
        else []
    )
    told = [token for token in tokens if not token.is_punct and not _is_of_office(token) and not _is_of_title(token)]
    # the name's place is kept, so that words before and after it do not come to stand side by side
    is_named = [any(start <= token.idx < end for start, end in spans) for token in told]
    return find_areas(["" if named else lemma_of(token) for token, named in zip(told, is_named, strict=True)])


def _is_of_title(token: Token) -> bool:
    """Whether a word only says what somebody directs: "the director for climate and energy"."""
    while token.dep_.split(":")[0] in {"conj", "compound", "flat"} and token.head.i != token.i:
        token = token.head
    cases = {child.lower_ for child in token.children if child.dep_ == "case"}
    return token.dep_.startswith("nmod") and token.head.lemma_.lower() in _TITLES and bool(cases & {"of", "for"})


def _is_of_office(token: Token) -> bool:
    """Whether a word only says which office somebody holds: "the minister of energy", "the health minister"."""
    head = token.head
    if token.i == head.i or head.lemma_.lower() not in _OFFICES:
        return False
    is_before = token.dep_.split(":")[0] == "compound" and token.i < head.i
    cases = {child.lower_ for child in token.children if child.dep_ == "case"}
    return is_before or (token.dep_.startswith("nmod") and bool(cases & {"of", "for"}))


def _is_aside(told: Told, features: Features, nouns: tuple[str, ...]) -> bool:
    """Whether words that no rule knows tell no subject: a question, a heading of names, or nothing to hold on to."""
    if any(clause.is_question for clause in told.inner[:1]):
        return True
    if told.main is None and not features.issues:
        return True
    has_issue = bool(set(features.issues) - POLITE)
    return not (has_issue or features.names or features.amounts or len(nouns) > 1)


def _frame(told: Told, decision: Decision, index: Index) -> frozenset[int]:
    """Tokens at the region's start that only say who does what with the subject: "The leaders agreed"."""
    clause = told.main
    if clause is None or told.region.is_item or not decision.is_frame or told.who == "thing":
        return frozenset()
    stop = min(clause.predicate.tokens) + 1 if names_subject(clause) else max(clause.predicate.tokens) + 1
    if clause.predicate.lemma == "make" and told.content and told.content[0].predicate.lemma == "clear":
        stop = max(stop, *(token + 1 for token in told.content[0].predicate.tokens))
    rest = range(stop, told.region.last)
    if not any(index.doc[token].is_alpha for token in rest):
        return frozenset()
    return frozenset(range(told.region.first, stop))


def names_subject(clause: Clause) -> bool:
    """Whether the noun of a light verb is what is spoken of ("agreed on a ceasefire"), and not how ("held talks")."""
    noun = clause.predicate.noun_lemma
    is_talk = clause.predicate.verb_lemma in _HOLDING or noun in load_routine().routine
    return clause.predicate.kind == "light verb" and not is_talk and bool(set(find_issues([noun])) - CONTACT)


def issues_of_predicate(told: Told) -> tuple[str, ...]:
    """The issue areas of what is done, where nothing beside it tells a subject ("invited the king again")."""
    return find_issues(lemmas_of_predicate(told))


def lemmas_of_predicate(told: Told) -> list[str]:
    """The lemma of what is done, as a list of one, or none."""
    return [told.main.predicate.lemma] if told.main else []
