"""Whether a text itself tells that a thing is to come: not a purpose, a reason, a doubt or a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.clauses import Clause
    from summitry.meetings.find.scene import Scene
    from summitry.model import Passage
    from summitry.statements import Statement

_BESIDE: Final = frozenset({"root", "parataxis", "coordinated"})
_LED: Final = frozenset({"", "that", "due to"})
#: "I want to stress that" stresses it; "in order to show that" does not show it.
_WANTING: Final = frozenset({"want", "like", "wish"})
_DOUBTING: Final = frozenset(
    {"doubt", "wonder", "ask", "dream", "pretend", "imagine", "wish", "deny", "mean", "forbid"}
)
_ASKING: Final = frozenset({"how", "why", "whether", "what", "who", "where", "which", "when"})
#: "How many years it will take": so far back from the subject such a word may stand.
_ASKED_WITHIN: Final = 4
#: "We will discuss this now" opens a meeting.
_AGENDA: Final = frozenset({"see", "talk", "discuss", "hear", "listen", "look", "move", "begin", "start", "speak"})
#: "We will do it", "we will get them" say nothing when they stand alone.
_FEELING: Final = frozenset({"grateful", "thankful", "glad", "happy", "proud"})
_EMPTY: Final = frozenset({"do", "get", "see", "have", "make", "feel", "hear", "know"})
#: What somebody voices with these is as good as said.
#: Words of none but these, such as "will be", say nothing.
_BARE: Final = frozenset({"will", "shall", "would", "be", "not", "to", "that", "."})
VOICING: Final = frozenset({"express", "voice", "convey", "share", "reiterate", "reaffirm", "give", "state", "have"})
_VOICED: Final = frozenset(
    {"hope", "conviction", "confidence", "belief", "expectation", "wish", "desire", "view", "opinion", "assurance",
     "promise", "certainty", "optimism", "intention"}
)  # fmt: skip
_THINKING: Final = frozenset({"think", "believe", "hope", "expect", "assume", "fear", "suppose"})
_TIMES: Final = frozenset({"year", "month", "week", "day", "anniversary", "hour", "decade", "century"})
#: What "would" does with these is a wish or a thought, even behind "said that".
_UNREAL: Final = frozenset({"like", "mean", "be", "want", "love", "prefer", "welcome", "wish", "need", "hate"})
_NEED: Final = re.compile(
    r"\b(?:need|needs|importance|necessity|possibility|urgency|desirability|benefits?|ways|opportunit(?:y|ies))\b"
)
_THING: Final = re.compile(r"\s*(?:to|on|upon)\s+(?:an?|the|this|these)\s", re.IGNORECASE)
_AND: Final = re.compile(r"^(?:and|but|so|well|now),?\s+")
_THE_MORE: Final = re.compile(
    r"\bthe (?:more|less|fewer|\w+er)\b[^.;]{3,120}[,—–] *(?:and )?(?:also,? )?the (?:more|less|fewer|\w+er)\b",
    re.IGNORECASE,
)
_HUNG: Final = (
    "then ", "then, ", "otherwise", "in that case", "in this case", "if not", "consequently", "as a result", "thus",
    "the more ", "in this way", "only then", "only in this way", "god forbid", "either ", "so that ",
)  # fmt: skip
_MOST_QUOTED: Final = 0.4
_POINTING: Final = frozenset(
    {"it", "this", "that", "these", "those", "they", "he", "she", "there", "such", "here", "someone", "somebody", "one"}
)


def is_told(scene: Scene, clause: Clause) -> bool:
    """Whether a clause is told as true by the text or by somebody who is said to say so.

    Purposes ("to show that it will"), reasons ("because it will"), what hangs on a condition, a noun ("the belief
    that") or a relative, and what somebody should, may or does not say are not.
    """
    at, clauses = clause, scene.clauses
    for _ in range(len(clauses)):
        if at.is_question or at.is_conditional or at.marker not in _LED:
            return False
        governor = clauses[at.governor] if at.governor is not None else None
        if at.relation in _BESIDE:
            is_led = governor is not None and at.relation == "parataxis" and governor.modality not in {"", "will"}
            return at.marker != "that" and not is_led
        is_finite = at.tense != "" or at.modality != ""
        if at.relation != "complement" or governor is None or not is_finite or not _says(governor):
            return False
        if _is_of_noun(scene, at, governor):
            return False
        if governor.relation in {"participle", "adverbial", "infinitive"}:
            return _is_said_aside(scene, governor)
        at = governor
    return False


def _is_of_noun(scene: Scene, clause: Clause, governor: Clause) -> bool:
    """Whether a clause only says which thing is meant: "the risk that it will", but not "voiced hope that it will"."""
    verb = clause.predicate.tokens[0]
    head = scene.tree.heads[verb]
    is_content = scene.tree.bases[verb] == "acl" and head not in governor.predicate.tokens
    return is_content and not (scene.tree.lemmas[head] in _VOICED and governor.predicate.verb_lemma in VOICING)


def _says(governor: Clause) -> bool:
    """Whether a governing word says, thinks or expects, and does so in fact."""
    is_real = not governor.is_negated and governor.modality in {"", "will"} and not governor.is_conditional
    is_past_thought = governor.predicate.lemma in _THINKING and governor.tense == "past"  # "they hoped that it would"
    is_saying = governor.predicate.kind != "noun" and governor.predicate.lemma not in _DOUBTING
    return is_real and is_saying and not is_past_thought


def _is_said_aside(scene: Scene, governor: Clause) -> bool:
    """Whether somebody says it beside another act ("noting that"), or wants to say it ("I want to stress that")."""
    if governor.relation != "infinitive" and governor.marker != "to":
        return governor.marker == ""
    wanting = scene.clauses[governor.governor] if governor.governor is not None else None
    return wanting is not None and wanting.predicate.verb_lemma in _WANTING | {""} and _is_first(scene, wanting)


def _is_first(scene: Scene, clause: Clause) -> bool:
    return any(scene.tree.lowers[subject.head] in {"i", "we"} for subject in clause.subjects)


def is_asked(scene: Scene, clause: Clause) -> bool:
    """Whether a clause asks, with or without its mark: "how many years it will take"."""
    sentence, tree = scene.reading.sentences[clause.sentence], scene.tree
    if sentence.exact.rstrip("\"”’' )").endswith("?"):
        return True
    first = min([clause.predicate.tokens[0], *(subject.tokens[0] for subject in clause.subjects)])
    for token in range(first, max(first - _ASKED_WITHIN, -1), -1):
        if tree.starts[token] < sentence.start or (token < first and tree.pos[token] in {"PUNCT", "VERB", "AUX"}):
            return False
        if tree.lowers[token] in _ASKING:
            return True
    return False


def is_hung_on_before(scene: Scene, clause: Clause) -> bool:
    """Whether what a sentence tells hangs on another, as with "then", or stands in a list behind it."""
    sentence = scene.reading.sentences[clause.sentence].exact.strip('"“”‘’* \n')
    is_open = sentence.endswith(":")  # what it announces stands behind it, in a list
    told = _AND.sub("", sentence.lower())
    return is_open or told.startswith(_HUNG) or _THE_MORE.search(sentence) is not None


def is_purpose(scene: Scene, what: Passage) -> bool:
    """Whether a clause only says what for: "so that they will not have to"."""
    before = scene.tree.text[max(what.start - 12, 0) : what.start].lower()
    words = what.exact.lower()
    return words.startswith(("so that ", "in order that ")) or (words.startswith("that ") and before.endswith("so "))


def is_of_need(scene: Scene, clause: Clause, governor: Clause | None) -> bool:
    """Whether a need or a thing is agreed, and no act: "agreed on the need to act", "agreed to a treaty to help"."""
    if governor is None:
        return False
    between = scene.tree.text[governor.predicate.passage.end : clause.predicate.passage.start]
    is_view = clause.relation == "infinitive" and " that " in between  # "agreed that the time is now to act"
    return is_view or _NEED.search(between) is not None or _THING.match(between) is not None


def is_of_time(scene: Scene, clause: Clause) -> bool:
    """Whether it only counts time: "in June it will be ten years since", "the council will be ten years old"."""
    if clause.predicate.lemma == "old":
        return True
    if clause.predicate.kind == "adjective" and all(one.lemma in _TIMES for one in clause.subjects):
        return bool(clause.subjects)  # "this year will be important"
    noun = clause.predicate.noun_lemma
    is_bare = any(scene.tree.lowers[subject.head] in {"it", "that", "this"} for subject in clause.subjects)
    return noun in _TIMES and (is_bare or not clause.subjects)


def is_wish(clause: Clause) -> bool:
    """Whether "would" stands in it as a wish or a thought: "would like to", "that would mean", "would have come"."""
    if (clause.modality == "would" and clause.aspect == "perfect") or clause.predicate.lemma in _FEELING:
        return True
    return clause.modality == "would" and {clause.predicate.lemma, clause.predicate.verb_lemma} & _UNREAL != set()


def is_courtesy(scene: Scene, clause: Clause, governor: Clause | None) -> bool:
    """Whether somebody only hopes to hear or see others: "I look forward to hearing from you"."""
    if governor is None or governor.predicate.lemma not in {"hope", "look forward"}:
        return False
    heads = {scene.tree.lowers[subject.head] for subject in governor.subjects}
    return bool(heads & {"i", "we"}) and clause.predicate.lemma in _AGENDA | {"learn", "get", "receive", "welcome"}


def is_doing_so(scene: Scene, clause: Clause) -> bool:
    """Whether what is done stands elsewhere: "he will do so again"."""
    after = clause.predicate.passage.end
    return clause.predicate.lemma == "do" and scene.tree.text[after : after + 4].lower().startswith(" so")


def is_left_open(scene: Scene, clause: Clause) -> bool:
    """Whether its subject only points to something said before: "this will help" says nothing when it stands alone."""
    words = scene.tree.lowers
    is_short = clause.predicate.lemma in _EMPTY and all(one.is_pronoun for one in clause.objects)
    if not clause.subjects or (is_short and clause.objects) or is_doing_so(scene, clause):
        return True
    heads = {words[subject.head] for subject in clause.subjects}
    if heads & {"more", "less", "others"} or (clause.predicate.lemma in _AGENDA and heads <= {"we", "i"}):
        return True
    for subject in clause.subjects:
        mention = scene.mention_at(subject.passage.start)
        is_known = mention is not None and mention.is_decided
        if scene.tree.lowers[subject.head] not in _POINTING or is_known:
            return False
    return True


def is_said(statements: Sequence[Statement], scene: Scene) -> bool:
    """Whether every saying around a clause is one in fact: affirmed, and not what somebody should or may say."""
    for statement in statements:
        if statement.polarity != "affirmed":
            return False
        for cue in statement.attribution.cue:
            clause = scene.clause_at(scene.token_at(cue.start))
            if clause is not None and statement.attribution.cue_kind not in {"noun", "label", "phrase"}:
                is_past_thought = clause.predicate.verb_lemma in _THINKING and clause.tense == "past"
                is_open = is_past_thought or clause.modality in {"should", "must", "may", "can"} or clause.is_question
                if clause.is_negated or is_open:
                    return False
    return True


def is_quoted_by_nobody(scene: Scene, clause: Clause, statements: Sequence[Statement]) -> bool:
    """Whether a clause stands in words that a speaker only repeats: quoted, and nobody is said to say them.

    A text that is one long quotation is its writer's.
    """
    if any(statement.attribution.cue_kind != "label" for statement in statements):
        return False
    at = clause.predicate.passage.start
    for quote in scene.reading.quotes:
        if any(content.start <= at < content.end for content in quote.content):
            long = sum(content.end - content.start for content in quote.content)
            return long < _MOST_QUOTED * len(scene.reading.document.text)
    return False


def is_fragment(scene: Scene, what: Passage) -> bool:
    """Whether words were cut so that they tell nothing: no verb of their own ("the bridge by May"), or "will be"."""
    tokens = [token for token in scene.tokens_of(what) if scene.tree.lemmas[token] not in _BARE]
    tags = {scene.tree.pos[token] for token in scene.tokens_of(what)} if tokens else set()
    return not ("VERB" in tags or ("AUX" in tags and tags & {"NOUN", "PROPN", "ADJ", "NUM"}))
