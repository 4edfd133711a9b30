"""Sources of which a text only says what they are: somebody says something in it, and no part of it says who that is.

A finding about a text counts only if it is sure: what is no saying, what nobody said in fact, bodies and offices that
can be asked, and those whom the text names elsewhere are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.gazetteer import load
from summitry.meetings.find.scene import scene_of
from summitry.meetings.record import SpeakerKind
from summitry.meetings.speakers import speakers_of
from summitry.model import NameLabel

if TYPE_CHECKING:
    from summitry.clauses import Clause
    from summitry.meetings.find.scene import Scene
    from summitry.meetings.record import Speaker
    from summitry.meetings.referring import Referring
    from summitry.model import Passage
    from summitry.reading import Reading
    from summitry.statements import Attribution, Statement

#: Pronouns that stand for people whom a text does not name.
VAGUE: Final = frozenset(
    {"many", "others", "some", "several", "most", "few", "a few", "one", "some others", "many others"}
)
#: Who does these says what is in the content; to discuss, present, continue or decide a thing claims nothing of it.
_SAYING_WORDS: Final = (
    "accuse acknowledge add admit advise affirm allege announce answer appeal applaud argue ask assert assure aver "
    "avow bemoan blame blast boast caution censure charge cheer cite claim clarify comment complain concede conclude "
    "condemn confess confide confirm contend convey counter credit criticise criticize debate declare decry demand "
    "denounce deny describe dismiss dispute emphasise emphasize estimate explain express fault forecast highlight "
    "hint imply indicate inform insist lament laud mention note observe object opine pledge point praise "
    "predict promise propose protest question reaffirm reassure rebuke rebut recall recommend recount refute reiterate "
    "reject remark remind report reply respond reveal say speculate speak state stress suggest tell testify tout "
    "underline underscore urge voice vow warn write"
)
_SAYING: Final = frozenset(_SAYING_WORDS.split())
_THINKING_WORDS: Final = (
    "believe think feel fear worry expect suspect doubt consider view anticipate regard assume hope"
)
_THINKING: Final = frozenset(_THINKING_WORDS.split())
#: "Experts have offered a range of analyses": they said something.
_VIEWS: Final = re.compile(
    r"\b(?:views?|analys[ie]s|perspectives?|assessments?|opinions?|explanations?|critiques?|interpretations?)\b",
    re.IGNORECASE,
)
#: What can be asked though no person is named: states, and the bodies of states.
_BODIES: Final = re.compile(
    r"\b(?:countries|nations|states|governments?|parliaments?|ministr(?:y|ies)|sides?|parties|world|region|bloc"
    r"|administration|delegations?|embass(?:y|ies)|agenc(?:y|ies)|troops|forces|army|military|court|council|commission|committee"
    r"|union|authorities|companies|cities|regions|communities|partners)$",
    re.IGNORECASE,
)
_STATE_GROUPS: Final = frozenset({"states", "military"})
#: Offices of which a state has one: whoever holds it is known.
_OFFICES: Final = re.compile(
    r"\b(?:presidents?|prime ministers?|vice[- ]presidents?|chancellors?|kings?|queens?|emirs?|premiers?|popes?"
    r"|secretar(?:y|ies)[- ]general|ministers? of [\w ]+|(?:foreign|defen[cs]e|finance|interior|energy|trade|economy"
    r"|health|justice|culture) ministers?|national security advis[eo]rs?|speakers? of [\w ]+"
    r"|secretar(?:y|ies) of [\w ]+|ambassadors? of [\w ]+)\b",
    re.IGNORECASE,
)
_LOWER: Final = re.compile(r"\b(?:deputy|assistant|former|ex|junior|acting|one of)\b", re.IGNORECASE)
_DEFINITE: Final = re.compile(r"(?:the|these|those|both|all|all of the|its|their|our|his|her)\s", re.IGNORECASE)
_THING: Final = re.compile(r"\b(?:editorials?|articles?|posts?|publications?|books?|websites?|channels?)$")
_WHOLE: Final = re.compile(r"(?:all|every|any|no)\b")
_RESTRICTED: Final = re.compile(r"\b(?:who|that|whose)\b")
#: An entry of a list; where persons' names open several of them, the text lists who took part.
_LISTED: Final = re.compile(r"(?:^|\s)[-*•–]\s[*_]*(?P<name>[A-Z])", re.MULTILINE)
#: Groups that stand apart from those who were named: critics are not the leaders whom they criticise.
_APART: Final = frozenset({SpeakerKind.EXPERT, SpeakerKind.PRESS, SpeakerKind.PUBLIC})
_QUANTIFIED: Final = re.compile(
    r"(?:some|many|several|most|few|a few|other|others|another|a|an|one|two|three|numerous|various|certain|anonymous"
    r"|unnamed)\b",
    re.IGNORECASE,
)
_SEVERAL: Final = 3
_PAIR: Final = 2
_REACH: Final = 120
#: Between a source and its names: "said three farmers: Ann Lee", "a farmer, Ann Lee,", "Minister | for Fish Ann Lee".
_LIST: Final = re.compile(r"\s*:\s*(?:[-*•–]\s*)?")
_BESIDE: Final = re.compile(r",\s+|\s+[—–(]\s*")
_OFFICE_GOES_ON: Final = re.compile(
    r"\s+(?:for|of|on)\s+(?:the\s+)?(?:[A-Z][\w’'-]*,?\s+(?:(?:of|for|and|the|on)\s+){0,2})+"
)
#: Characters of an office before a name in a list.
_TITLE: Final = 60


def find_unnamed(reading: Reading, referring: Referring) -> tuple[Passage, ...]:
    """Give the words of the sources that are somebody, but nobody by name, in the order of the text.

    Each place once, and a label of a transcript's turns once. "We", "it", "they" and things ("the report") are left
    out: nobody is meant, it stays open who, or whoever is meant stands in the list already.
    """
    search = _Search(reading, referring)
    found: dict[object, Passage] = {}
    for statement in reading.statements:
        for speaker in speakers_of(statement.attribution, reading):
            if speaker.passage is not None and search.is_unnamed(speaker, speaker.passage, statement):
                is_label = statement.attribution.cue_kind == "label"
                found.setdefault(speaker.passage.exact if is_label else speaker.passage, speaker.passage)
    return tuple(sorted(found.values()))


class _Search:
    """One document, ready to be asked whether a source of it is unnamed."""

    def __init__(self, reading: Reading, referring: Referring) -> None:
        self.reading, self.referring = reading, referring
        self.scene: Scene = scene_of(reading)
        self.pronouns = {mention.passage for mention in reading.mentions if mention.form == "pronoun"}
        self.has_list = _lists_persons(reading, referring)

    def is_unnamed(self, speaker: Speaker, phrase: Passage, statement: Statement) -> bool:
        """Whether somebody says something here, and the text does not name who."""
        is_known = speaker.actor_id is not None or speaker.kind is not SpeakerKind.OTHER
        is_pronoun = phrase in self.pronouns and speaker.label not in VAGUE
        if is_pronoun or not (is_known or speaker.label in VAGUE) or self.referring.is_named(speaker):
            return False
        if not self._says(statement.attribution) or self._is_body(speaker, phrase):
            return False
        return not (self._is_generic(phrase, statement.attribution) or self._is_told_elsewhere(speaker, phrase))

    def _says(self, attribution: Attribution) -> bool:
        """Whether the cue is one of saying or holding a view, and is told as a fact."""
        lemma = attribution.cue_lemma.split(" ", 1)[0]
        if attribution.cue_kind in {"label", "phrase"}:
            return True
        if attribution.cue_kind == "say" and lemma not in _SAYING:
            contents = " ".join(content.exact for content in attribution.content)
            return lemma == "offer" and _VIEWS.search(contents) is not None
        is_view = lemma in _THINKING or attribution.cue_lemma.startswith("be ")
        if attribution.cue_kind == "think" and not is_view:
            return False
        if attribution.cue_kind not in {"say", "think"}:
            return False
        return self._is_fact(attribution)

    def _is_fact(self, attribution: Attribution) -> bool:
        for cue in attribution.cue:
            if self._asks(cue):
                return False
            clauses = map(self.scene.clause_at, self.scene.tokens_of(cue))
            if any(clause is not None and _is_open(clause) for clause in clauses):
                return False
        return True

    def _asks(self, cue: Passage) -> bool:
        around = [sentence.exact for sentence in self.reading.sentences if sentence.start <= cue.start < sentence.end]
        return any(sentence.rstrip("\"”’' )").endswith("?") for sentence in around)

    def _is_body(self, speaker: Speaker, phrase: Passage) -> bool:
        """Whether it is a state, a body or an office that can be asked."""
        group = load().groups.get((speaker.actor_id or "").removeprefix("group:").split(":")[0])
        if group is not None and group.kind in _STATE_GROUPS:
            return True
        words = re.split(r"\s(?:who|that|which)\s|,\s", " ".join(phrase.exact.split()), maxsplit=1)[0]
        head = re.split(r"\s(?:of|in|from|at|for|on)\s", words, maxsplit=1)[0]
        if _BODIES.search(head) or any(sign in head for sign in ("Representatives", "Office")):
            return True
        is_office = _OFFICES.search(words) is not None and not _QUANTIFIED.match(words) and not _LOWER.search(words)
        return is_office and (_DEFINITE.match(words) is not None or words[:1].isupper())

    def _is_generic(self, phrase: Passage, attribution: Attribution) -> bool:
        """Whether it is a class of people, or no people: "leaders who make no effort say", "all journalists"."""
        words = phrase.exact.strip().lower()
        if words in {"leaders", "presidents", "ministers"} and self.reading.document.side is not None:
            return True  # in a state's own account these are those who met, whoever they are
        if words in {"people", "everyone", "anyone", "nobody", "no one", "everybody", "citizens", "one"}:
            return True
        if _THING.search(words.split(" of ")[0]) or _WHOLE.match(words):
            return True
        if not _RESTRICTED.search(words) or _DEFINITE.match(words):
            return False
        clauses = [self.scene.clause_at(self.scene.token_at(cue.start)) for cue in attribution.cue]
        return any(clause is not None and clause.tense == "present" and not clause.aspect for clause in clauses)

    def _is_of_group(self, phrase: Passage) -> bool:
        """Whether "the experts" are those of a body that the text or its title names: a "Group of Experts on Water"."""
        words = phrase.exact.lower().split()
        if len(words) < _PAIR or words[0] not in {"the", "these", "those"}:
            return False
        stem = words[-1].rstrip(",").removesuffix("s")
        bodies = [name.passage.exact for name in self.reading.names if name.label is NameLabel.ORGANISATION]
        named = " ".join(bodies).lower()
        return (
            stem in named
            or re.search(rf"\b{re.escape(stem.capitalize())}", self.reading.document.title or "") is not None
        )

    def _is_told_elsewhere(self, speaker: Speaker, phrase: Passage) -> bool:
        """Whether the text names them in another place: right behind, in a list of those present, or before."""
        if any(
            phrase.end <= name.start <= phrase.end + 1 or self._leads_to(phrase, name) for name in self.referring.names
        ):
            return True
        if self._is_of_group(phrase):
            return True
        if speaker.kind in _APART or speaker.label in VAGUE:
            return False
        if self.has_list and not phrase.exact.isupper():
            return True
        if _QUANTIFIED.match(phrase.exact):
            return False
        is_back = self.referring.points_back(phrase) and not self.referring.is_pair(phrase)
        return is_back or self.referring.bears(phrase)

    def _leads_to(self, phrase: Passage, name: Passage) -> bool:
        """Whether a name stands behind in apposition, as the end of a long office, or first in a list."""
        if not phrase.end < name.start <= phrase.end + _REACH:
            return False
        text = self.reading.document.text
        between = text[phrase.end : name.start]
        if _LIST.fullmatch(between):
            return True
        if _BESIDE.fullmatch(between):
            return text[name.end : name.end + 2].lstrip()[:1] in {",", "—", "–", ")"}
        return phrase.exact.split()[-1][:1].isupper() and _OFFICE_GOES_ON.fullmatch(between) is not None


def _is_open(clause: Clause) -> bool:
    """Whether nobody is told to do it in fact: denied, asked, possible, wished or under a condition."""
    is_unreal = clause.is_negated or clause.is_conditional or clause.is_question or clause.modality != ""
    return is_unreal or clause.relation == "infinitive"


def _lists_persons(reading: Reading, referring: Referring) -> bool:
    """Whether several lines of a list open with a person's name, or with an office and a name."""
    starts = [match.start("name") for match in _LISTED.finditer(reading.document.text)]
    opened = [at for at in starts if any(at <= name.start <= at + _TITLE for name in referring.names)]
    return len(opened) >= _SEVERAL
