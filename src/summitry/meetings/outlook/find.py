"""Statements about the time to come in one document: whose, what, by when, how likely, and whether they bind."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.amounts import days_in
from summitry.meetings.find.scene import scene_of
from summitry.meetings.outlook.holding import Holders
from summitry.meetings.outlook.matching import HANGING, Matcher
from summitry.meetings.outlook.scale import find_likelihood
from summitry.meetings.outlook.telling import (
    is_asked,
    is_courtesy,
    is_doing_so,
    is_fragment,
    is_hung_on_before,
    is_left_open,
    is_of_need,
    is_of_time,
    is_purpose,
    is_quoted_by_nobody,
    is_said,
    is_told,
    is_wish,
)
from summitry.meetings.record import Outlook
from summitry.model import ActorKind, DocumentKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summitry.clauses import Clause
    from summitry.meetings.outlook.rules import OutlookRule
    from summitry.meetings.record import Likelihood, MeetingMention, Span, Speaker
    from summitry.model import Passage
    from summitry.reading import Reading
    from summitry.statements import Statement

_FIRST_PERSON: Final = frozenset({"i", "you"})
_LONGEST: Final = 420
#: A longer stretch ("this century") is no day by which a thing is due.
_LONGEST_DUE: Final = 400
#: Days after which what was decided is no news of the time to come.
_RECENT: Final = 10
_LONG_AGO: Final = frozenset({"ago", "long", "once", "earlier", "previously", "originally"})
_AS_MUCH_AS: Final = re.compile(r"\b(?:as|if|where|when|whenever|wherever)\s+$", re.IGNORECASE)
_SORTS: Final = frozenset({"possible", "certain", "potential", "remote", "sure"})
_MODALS: Final = frozenset({"may", "might", "could", "can"})
#: Nobody binds himself to what befalls him.
_UNDERGOING: Final = frozenset(
    {"be", "become", "receive", "get", "have", "win", "lose", "benefit", "suffer", "see", "need", "remain", "gain"}
)
_HOPES: Final = frozenset({"hope", "belief", "confidence", "conviction", "expectation", "wish", "desire"})
_RELATIVE: Final = frozenset({"which", "who", "that", "whom"})
#: A heading in bold, a bullet, "and" at the head of a clause's words.
_HEAD: Final = re.compile(r"(?:\*\*[^*\n]{0,80}\*\*:?|[\s,;:—–•*\"“”‘-])*(?:(?:and|but|so)\s+)?[\s\"“]*")
_WHETHER: Final = re.compile(r"\b(?:whether|if|how|what|when|where|who|which)\b", re.IGNORECASE)
_BREAK: Final = re.compile(r"\s[—–]|\w-\s[—–]")
_MOST_BREAKS: Final = 3
_TAIL: Final = ' ,;:"”“*\n'


def find_outlook(reading: Reading, meetings: Sequence[MeetingMention] = ()) -> tuple[Outlook, ...]:
    """Find what a document says of the time to come.

    Args:
        reading: The document, read.
        meetings: The meetings that it tells of; a due day before the first of them is none.

    Returns:
        In the order of the text, one for each clause. A commitment is one in which those who are to act are those
        whose words it is by this document; what others say of them is an expectation.
    """
    if not len(reading.parsed.doc):
        return ()
    return tuple(_Search(reading, meetings).run())


class _Search:
    """One document on its way to its outlook."""

    def __init__(self, reading: Reading, meetings: Sequence[MeetingMention]) -> None:
        self.reading, self.scene = reading, scene_of(reading)
        self.tree = self.scene.tree
        self.matcher = Matcher(self.scene)
        self.holders = Holders(self.scene, meetings)
        self.is_spoken = reading.document.kind is DocumentKind.TRANSCRIPT or bool(reading.document.turns)
        days = [meeting.held.first_on for meeting in meetings if meeting.is_main and meeting.held]
        self.since = reading.document.published_on or next((day for day in days if day), None)

    def run(self) -> Iterator[Outlook]:
        found = list(self._iter_found())
        spans = {id(one): one.what_passage for one in found if one.what_passage is not None}
        for one in found:
            inside = [span for other, span in spans.items() if other != id(one) and _holds(span, spans.get(id(one)))]
            if not inside:
                yield one

    def _iter_found(self) -> Iterator[Outlook]:
        taken: set[int] = set()
        for clause in self.scene.clauses:
            rule = None if clause.is_question or clause.id in taken else self.matcher.rule_of(clause)
            if rule is None:
                continue
            outlook = self._make(clause, rule)
            if outlook is not None:
                taken |= self._below(clause)
                yield outlook

    def _below(self, clause: Clause) -> set[int]:
        """Give the clause and those that hang on it: they are told with it."""
        found = {clause.id}
        for other in self.scene.clauses[clause.id + 1 :]:
            if other.sentence != clause.sentence:
                break
            is_below = other.governor in found and other.relation in HANGING | {"adverbial", "nominal"}
            if is_below or other.coordinated_with in found:
                found.add(other.id)
        return found | ({clause.governor} if clause.governor is not None and clause.relation in HANGING else set())

    def _make(self, clause: Clause, rule: OutlookRule) -> Outlook | None:
        statements = self.matcher.statements_around(clause)
        statement = self.matcher.statement_around(clause)
        governor = self._governor(clause, rule)
        span = self.matcher.span_of(clause)
        if self._is_of_another(statement) or is_purpose(self.scene, span):
            return None
        if not self._holds(clause, governor, statements):
            return None
        what = self._clip(span, statement)
        if is_fragment(self.scene, what):
            return None
        likelihood, due = self._likelihood(clause, what), self._due(clause, what)
        is_dated = due is not None or likelihood is not None
        if not self._is_news(clause, rule, governor, what, is_dated=is_dated):
            return None
        held = self.holders.holder_of(clause, statements, governor)
        if held is None:
            return None
        holder, passage = held[0], self._shown(clause, what, held[1])
        is_commitment = rule.binds and self._binds(clause, rule, holder, statements)
        document = self.reading.document
        name = f"{document.id}|{passage.start}|{passage.end}|{what.start}|{rule.id}"
        return Outlook(
            id="o-" + hashlib.sha256(name.encode()).hexdigest()[:12],
            passage=passage,
            holder=holder,
            what=" ".join(what.exact.split())[:_LONGEST],
            what_passage=what,
            due=due,
            likelihood=likelihood,
            is_commitment=is_commitment,
            rule=rule.id if rule.id != "commitment.will" or is_commitment else "expectation.will",
        )

    def _is_news(
        self, clause: Clause, rule: OutlookRule, governor: Clause | None, what: Passage, *, is_dated: bool
    ) -> bool:
        """Whether it can be read by itself, is not over, and somebody promises or plans it."""
        is_open = rule.match == "phrase" and not _WHETHER.search(what.exact)  # "that remains to be seen"
        is_view = rule.id == "commitment.agree" and what.exact.lower().startswith("that ")
        is_empty = is_doing_so(self.scene, clause) or is_courtesy(self.scene, clause, governor)
        if is_open or is_view or is_empty:
            return False
        if rule.match in {"future", "possibility"}:
            if is_left_open(self.scene, clause) or (self.is_spoken and (not is_dated or self._stumbles(clause))):
                return False
            if not is_dated and rule.match == "future" and self._is_over(what):
                return False
        if self._is_of_writer(clause, rule) or (rule.binds and self._is_long_ago(clause, governor, what)):
            return False
        return governor is None or self._is_of_somebody(governor, rule)

    def _stumbles(self, clause: Clause) -> bool:
        """Whether a speaker starts anew within the sentence, so that its words hang together by chance."""
        return len(_BREAK.findall(self.reading.sentences[clause.sentence].exact)) >= _MOST_BREAKS

    def _governor(self, clause: Clause, rule: OutlookRule) -> Clause | None:
        """Give the clause that promises, plans or expects, where one does."""
        if rule.match != "governor" or clause.governor is None:
            return None
        return self.scene.clauses[clause.governor]

    def _holds(self, clause: Clause, governor: Clause | None, statements: Sequence[Statement]) -> bool:
        """Whether the text tells that it is to come: no question, purpose, reason, wish, doubt or repeated words."""
        if is_asked(self.scene, clause) or is_of_time(self.scene, clause) or is_wish(clause):
            return False
        if is_hung_on_before(self.scene, clause) or is_of_need(self.scene, clause, governor):
            return False
        is_hanging = governor is None and not is_told(self.scene, clause)
        if is_hanging or (governor is not None and not is_told(self.scene, governor)):
            return False
        is_message = self.holders.is_message(clause.predicate.passage.start)
        is_repeated = not is_message and is_quoted_by_nobody(self.scene, clause, statements)
        return is_said(statements, self.scene) and not is_repeated

    def _is_of_writer(self, clause: Clause, rule: OutlookRule) -> bool:
        """Whether it only says what speaker or hearer will do now: "I will say", and "we" of nobody known."""
        subject = clause.subjects[0] if clause.subjects else None
        word = self.tree.lowers[subject.head] if subject is not None else ""
        is_writer = word == "we" and self.reading.document.side is None
        return rule.match != "governor" and (word in _FIRST_PERSON or is_writer)

    def _is_of_somebody(self, governor: Clause, rule: OutlookRule) -> bool:
        """Whether somebody promises or plans it; what is only planned or expected has its teller."""
        if governor.voice == "passive" or rule.id == "plan.scheduled":
            return True
        heads = {self.tree.lowers[subject.head] for subject in governor.subjects}
        if rule.binds and "it" not in heads and not self.holders.is_known(governor):
            return False
        return self.holders.is_voice(governor)

    def _shown(self, clause: Clause, what: Passage, source: Passage | None) -> Passage:
        """Give the words that show it: those said and their source, or the sentence."""
        sentence = self.reading.sentences[clause.sentence]
        if source is None:
            return sentence
        start, end = min(source.start, what.start), max(what.end, source.end)
        inside = sentence.start <= start and end <= sentence.end
        return self.reading.document.passage(start, end) if inside else sentence

    def _is_long_ago(self, clause: Clause, governor: Clause | None, what: Passage) -> bool:
        """Whether somebody bound himself long before: "on 28 June last year they decided to", "has long decided to"."""
        sentence = self.reading.sentences[clause.sentence]
        if governor is not None:
            beside = (child for token in governor.predicate.tokens for child in self.tree.children[token])
            if any(self.tree.lowers[child] in _LONG_AGO for child in beside):
                return True
            is_then = sentence.exact.lower().startswith("when ") and governor.tense == "past"
            if is_then:
                return True  # "when it was founded, we pledged to"
            is_story = governor.tense == "past" and governor.predicate.lemma == "decide"
            if is_story and any(self.tree.lowers[who.head] == "i" for who in governor.subjects):
                return True  # "I decided to take it down": a story, not a promise
        dates = [date for date in self.scene.dates_in(sentence) if date.passage.end <= what.start and date.last_on]
        return self.since is not None and any(
            (self.since - date.last_on).days > _RECENT for date in dates if date.last_on
        )

    def _clip(self, what: Passage, statement: Statement | None) -> Passage:
        """Keep of a clause's words those that are part of what is said, without marks and "and" at the ends."""
        start, end = what.start, what.end
        contents = statement.attribution.content if statement is not None else ()
        shared = [(min(end, said.end) - max(start, said.start), said) for said in contents]
        if shared and max(shared)[0] > 0:
            said = max(shared)[1]
            start, end = max(start, said.start), min(end, said.end)
        text = self.reading.document.text
        head = _HEAD.match(text, start, end)
        start = head.end() if head is not None and head.end() < end else start
        while end - 1 > start and text[end - 1] in _TAIL:
            end -= 1
        return self.reading.document.passage(start, end)

    def _is_of_another(self, statement: Statement | None) -> bool:
        """Whether a relative alone tells whose hope or plan it is, so that it is not the writer's: "which hoped"."""
        return statement is not None and any(
            source.exact.lower() in _RELATIVE for source in statement.attribution.source
        )

    def _binds(self, clause: Clause, rule: OutlookRule, holder: Speaker, statements: Sequence[Statement]) -> bool:
        """Whether those who are to act bind themselves: they speak, or their own side's document says so."""
        if rule.match == "governor":
            return True
        if {clause.predicate.lemma, clause.predicate.verb_lemma} & _UNDERGOING or self._is_hoped(statements):
            return False
        subject = clause.subjects[0].passage if clause.subjects else None
        if subject is None or clause.voice == "passive":
            return False
        head = self.tree.starts[clause.subjects[0].head]
        around = self.scene.mentions_in(max(subject.start - 40, 0), subject.end + 40)
        mentions = [m for m in around if m.passage.start <= head < m.passage.end and m.form != "people"]
        actors = [a for m in mentions for a in m.actors if a.kind in {ActorKind.PERSON, ActorKind.COUNTRY}]
        joint = any(mention.form == "pair" for mention in mentions)
        own = self.reading.document.side
        said = next((s for s in statements if s.attribution.source), None)
        if said is not None:
            said_by = {actor.country for actor in said.attribution.speakers} - {None}
            return bool(said_by & {actor.country for actor in actors})
        is_own = holder is self.holders.own
        return own is not None and (joint or any(actor.country == own for actor in actors)) and is_own

    def _likelihood(self, clause: Clause, what: Passage) -> Likelihood | None:
        """Give the words of likelihood; "could" and its like count only as the clause's own verb."""
        found = find_likelihood(self.reading.document, what)
        if found is None:
            return None
        token = self.scene.token_at(found.passage.start)
        before = self.reading.document.text[max(found.passage.start - 20, 0) : found.passage.start]
        is_sort = self.tree.bases[token] == "amod" or _AS_MUCH_AS.search(before)
        if found.passage.exact.lower() in _SORTS and is_sort:
            return None  # "possible measures" are measures of a sort, "as much as possible" is a degree
        if found.passage.exact.lower() not in _MODALS:
            return found
        head = self.tree.heads[token]
        return found if head in clause.predicate.tokens else None

    def _is_hoped(self, statements: Sequence[Statement]) -> bool:
        """Whether somebody only hopes, believes or expects it: that binds nobody."""
        cues = [s.attribution for s in statements if s.attribution.cue_kind != "label"][:1]
        return any(one.cue_kind in {"think", "want"} or one.cue_lemma in _HOPES for one in cues)

    def _is_over(self, what: Passage) -> bool:
        """Whether it was to come on the day of the text or before: "today we will discuss" opens a meeting."""
        days = [span.last_on for span in days_in(self.reading, what) if span.last_on is not None]
        return self.since is not None and bool(days) and max(days) <= self.since

    def _is_of_clause(self, clause: Clause, position: int) -> bool:
        """Whether a day hangs on a clause or on what is right below it, and not on a thing named in passing."""
        owner = self.scene.clause_above(self.scene.token_at(position))
        while owner is not None and owner.id != clause.id:
            above = self.scene.clauses[owner.governor] if owner.governor is not None else None
            if owner.relation in {"relative", "participle"} or (owner.relation == "nominal" and above is not clause):
                return False
            owner = above
        return True

    def _due(self, clause: Clause, what: Passage) -> Span | None:
        """Give the day or stretch by which it is to come; one that lies before publication is none."""
        for span in days_in(self.reading, what):
            if (
                not self._is_of_clause(clause, span.passage.start)
                or span.first_on is None
                or span.last_on is None
                or (span.last_on - span.first_on).days > _LONGEST_DUE
            ):
                continue
            if self.since is None or span.last_on > self.since:
                return span
        return None


def _holds(span: Passage, part: Passage | None) -> bool:
    """Whether a stretch holds another and more."""
    return part is not None and span.start <= part.start and part.end <= span.end and span != part


def to_words(likelihood: Likelihood | None) -> str:
    """Write a degree of likelihood with its mapping: ``likely (55-80%)``; empty where there is none."""
    if likelihood is None:
        return ""
    if likelihood.low is None:
        return likelihood.band
    return f"{likelihood.band} ({likelihood.low}-{likelihood.high}%)"
