"""Which rule of ``codebook/outlook.yaml`` reads a clause as one about the time to come, and the clause's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.outlook.rules import rules_by_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.clauses import Clause
    from summitry.meetings.find.scene import Scene
    from summitry.meetings.outlook.rules import OutlookRule
    from summitry.model import Passage
    from summitry.statements import Statement

HANGING: Final = frozenset({"infinitive", "complement"})
_BESIDE: Final = frozenset({"participle", "relative"})
_WILL: Final = frozenset({"will", "shall", "'ll", "’ll", "would", "wo", "going", "ll"})
_SAYING: Final = frozenset(
    {"warn", "say", "believe", "argue", "think", "add", "predict", "fear", "suggest", "note", "caution"}
)
_POINTING: Final = frozenset({"this", "that", "it", "these", "those"})
_TELLING: Final = frozenset({"say", "see", "talk", "speak", "call", "note", "state", "argue", "conclude", "assume"})
_NO_LONGER: Final = re.compile(r"\bcould (?:no longer|never|hardly)\b", re.IGNORECASE)
_ABILITY: Final = frozenset({"possible", "impossible", "conceivable"})
#: Clauses under these are conditions and times, not what is to come.
_CONDITIONAL: Final = frozenset({"if", "unless", "when", "as", "that if", "until"})


class Matcher:
    """The clauses of one document, ready to be asked which rule reads them."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.reading, self.tree = scene, scene.reading, scene.tree

    def rule_of(self, clause: Clause) -> OutlookRule | None:
        """Give the first rule of the code book that reads the clause as one about the time to come."""
        governor = self.scene.clauses[clause.governor] if clause.governor is not None else None
        found = [
            *self._by_governor(clause, governor),
            *self._by_form(clause, governor),
            *self._by_adjective(clause),
            *self._by_phrase(clause),
        ]
        return min(found, key=lambda rule: rule.rank, default=None)

    def _by_governor(self, clause: Clause, governor: Clause | None) -> Iterator[OutlookRule]:
        table = rules_by_word("governor")
        yield from self._scheduled(clause)
        if governor is None or not self._can_govern(clause, governor):
            return
        is_act = clause.relation == "infinitive" or clause.marker == "to"
        if not (is_act or self._is_future(clause, governor)):
            return
        for key in {governor.predicate.lemma, governor.predicate.verb_lemma} - {""}:
            if key == "due" and self._between(governor, clause) != "to":
                continue  # "is due to the fact that" gives a cause
            yield from (rule for rule in table.get(key, ()) if self._governs(rule, governor, is_act=is_act))

    def _between(self, governor: Clause, clause: Clause) -> str:
        return self.tree.text[governor.predicate.passage.end : clause.predicate.passage.start].strip()

    def _scheduled(self, clause: Clause) -> Iterator[OutlookRule]:
        """Read "is planned for May" and "are due to meet"."""
        table = rules_by_word("governor")
        if clause.relation == "relative":
            return
        if clause.voice == "passive" and clause.marker == "" and clause.predicate.kind == "verb":
            scheduled = [rule for rule in table.get(clause.predicate.lemma, ()) if rule.id == "plan.scheduled"]
            if scheduled and clause.tense in {"present", "future"} and self._has_time(clause):
                yield from scheduled
        start = clause.predicate.passage.start
        before = self.tree.text[max(start - 12, 0) : start]
        if before.endswith(("are due to ", "is due to ")) and clause.tense in {"present", ""}:
            yield from (rule for rule in table["due"] if rule.id == "plan.scheduled")

    def _can_govern(self, clause: Clause, governor: Clause) -> bool:
        """Whether a clause says what another's word promises, plans or expects, and somebody does so."""
        if governor.is_negated or governor.modality or governor.relation in _BESIDE | {"infinitive"}:
            return False  # "need to agree to": nobody does so yet
        if governor.predicate.kind == "noun" and not governor.subjects:
            return False  # "the plan to": nobody is named
        if clause.predicate.passage.start < governor.predicate.passage.end:
            return False
        if self.tree.text[: clause.predicate.passage.start].endswith("in order to "):
            return False  # a purpose, not what is promised
        if governor.complements and clause.id not in governor.complements and clause.relation != "adverbial":
            return False
        return clause.relation in HANGING or (clause.relation, clause.marker) == ("adverbial", "to")

    def _governs(self, rule: OutlookRule, governor: Clause, *, is_act: bool) -> bool:
        """Whether a governing word has the form that its rule wants: agreed *to act*, *is* scheduled."""
        if rule.binds and governor.voice == "passive" and governor.predicate.lemma in {"guarantee", "promise", "swear"}:
            return False  # "is guaranteed to find readers" binds nobody
        if rule.id == "plan.scheduled":
            is_set = governor.voice == "passive" or governor.predicate.kind == "adjective"
            return is_set and governor.tense in {"present", "future"}
        if rule.id == "plan.intend" and (governor.tense == "past" or self._is_made_for(governor)):
            return False  # what somebody hoped is over; what a thing "is intended to" is its purpose
        if rule.id == "expectation.expect" and governor.tense == "past" and self._is_first(governor):
            return False  # "we expected them to answer" tells that they did not
        return is_act or rule.id != "commitment.agree"

    def _is_made_for(self, governor: Clause) -> bool:
        return governor.voice == "passive" and governor.predicate.lemma in {"intend", "aim", "prepare"}

    def _is_first(self, clause: Clause) -> bool:
        return any(self.tree.lowers[subject.head] in {"i", "we"} for subject in clause.subjects)

    def _has_time(self, clause: Clause) -> bool:
        return bool(self.scene.dates_in(self.span_of(clause))) or bool(clause.complements)

    def _is_future(self, clause: Clause, governor: Clause | None) -> bool:
        if clause.tense == "future" or clause.modality == "will":
            return True
        if clause.modality != "would" or governor is None or governor.tense != "past" or clause.is_conditional:
            return False
        statement = self.statement_around(clause)
        return statement is not None and statement.attribution.cue_kind != "noun"

    def _by_form(self, clause: Clause, governor: Clause | None) -> Iterator[OutlookRule]:
        if clause.is_conditional or clause.marker in _CONDITIONAL or clause.relation == "relative":
            return
        words = {self.tree.lowers[child] for token in clause.predicate.tokens for child in self.tree.children[token]}
        if (
            self._is_future(clause, governor)
            and (words | {self.tree.lowers[t] for t in clause.predicate.tokens}) & _WILL
        ):
            yield from rules_by_word("future")["will"]
        said = governor is not None and governor.predicate.verb_lemma in _SAYING
        if (
            clause.modality in {"may", "can"}
            and said
            and clause.relation == "complement"
            and self._is_possibility(clause)
        ):
            yield from rules_by_word("possibility")["may"]

    def _is_possibility(self, clause: Clause) -> bool:
        """Whether "may", "might" or "could" stands in it, and it tells of no past ability."""
        words = {self.tree.lowers[token] for token in self.scene.tokens_of(self.span_of(clause))}
        if not words & {"may", "might", "could"}:
            return False
        if "could" in words and (clause.objects or clause.voice == "passive" or clause.is_negated):
            return False  # "could export six tonnes", "could not happen" and "could no longer rely on" tell an ability
        if "could" in words and _NO_LONGER.search(self.span_of(clause).exact):
            return False
        return any(c.is_pronoun is False for c in clause.subjects) or bool(self.scene.dates_in(self.span_of(clause)))

    def _by_adjective(self, clause: Clause) -> Iterator[OutlookRule]:
        is_asked = clause.marker in {"if", "as", "unless", "when"} or clause.relation == "relative"
        subject = clause.subjects[0] if clause.subjects else None
        is_what = subject is not None and self.tree.lowers[subject.head] in {"what", "which", "who", "that"}
        is_open = is_asked or is_what or self._points_elsewhere(clause) or self._is_ability(clause)
        if clause.predicate.kind == "adjective" and clause.tense not in {"past", ""} and not is_open:
            yield from rules_by_word("adjective").get(clause.predicate.lemma.lower(), ())

    def _is_ability(self, clause: Clause) -> bool:
        """Whether "other ways are possible" says what can be done, and not that it will come."""
        said = [self.scene.clauses[complement] for complement in clause.complements]
        hanging = [c for c in self.scene.clauses[clause.id + 1 : clause.id + 3] if c.governor == clause.id]
        is_said = any(one.marker == "that" for one in (*said, *hanging))
        return clause.predicate.lemma.lower() in _ABILITY and not is_said

    def _points_elsewhere(self, clause: Clause) -> bool:
        """Whether "this is possible" leaves what is possible to another sentence, or only saying so is possible."""
        said = [self.scene.clauses[complement].predicate.lemma for complement in clause.complements]
        is_bare = bool(clause.subjects) and self.tree.lowers[clause.subjects[0].head] in _POINTING and not said
        return is_bare or any(lemma in _TELLING for lemma in said)

    def _by_phrase(self, clause: Clause) -> Iterator[OutlookRule]:
        if clause.relation != "root" or clause.coordinated_with is not None:
            return
        sentence = self.reading.sentences[clause.sentence].exact.lower()
        for words, rules in rules_by_word("phrase").items():
            if words in sentence:
                yield from rules

    def span_of(self, clause: Clause) -> Passage:
        """Give the words of a clause: its subject and all that hangs on its predicate, within the sentence."""
        tokens = set(clause.predicate.tokens)
        waiting = list(tokens)
        while waiting:
            for child in self.tree.children[waiting.pop()]:
                if (
                    child not in tokens
                    and self.tree.bases[child] not in {"parataxis", "cc"}
                    and self._hangs(child, clause)
                ):
                    tokens.add(child)
                    waiting.append(child)
        for argument in (*clause.subjects, *clause.objects):
            if not argument.is_inherited:
                tokens.update(range(*argument.tokens))
        sentence = self.reading.sentences[clause.sentence]
        start, end = self.tree.starts[min(tokens)], self.tree.ends[max(tokens)]
        return self.reading.document.passage(max(start, sentence.start), min(end, sentence.end))

    def _hangs(self, child: int, clause: Clause) -> bool:
        """Whether a word belongs to this clause and not to one that is only joined to it."""
        other = self.scene.clause_at(child)
        is_act = clause.relation == "infinitive" and other is not None and other.relation == "infinitive"
        return is_act or self.tree.bases[child] != "conj" or other is None or other.coordinated_with != clause.id

    def statement_around(self, clause: Clause) -> Statement | None:
        """Give the narrowest statement in whose content a clause stands; a speaker's turn is none."""
        return next((s for s in self.statements_around(clause) if s.attribution.cue_kind != "label"), None)

    def statements_around(self, clause: Clause) -> list[Statement]:
        """Give the statements in whose content a clause stands, turns among them, the narrowest first."""
        at = clause.predicate.passage.start
        found = [
            (content.end - content.start, number)
            for number, statement in enumerate(self.reading.statements)
            for content in statement.attribution.content
            if content.start <= at < content.end
        ]
        return [self.reading.statements[number] for _, number in sorted(found)]
