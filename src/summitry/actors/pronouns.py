"""Who "he", "she", "they", "their" and "its" are, by number, gender, recency and the subject of the clause.

The rules decide only what a careful reader would not doubt. Where two persons fit and nothing in the grammar prefers
one, the pronoun stays undecided with both as candidates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.actors import words
from summitry.actors.discourse import Answer
from summitry.model import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summitry.actors.told import Story, Told
    from summitry.model import Actor

SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
NEUTER = frozenset({"its"})
ALL = SINGULAR.keys() | PLURAL | FIRST_SINGULAR | FIRST_PLURAL | NEUTER
_STATES = {ActorKind.COUNTRY, ActorKind.ORGANISATION}


def resolve_singular(story: Story, token: int) -> Answer:
    """Say who "he", "him", "his", "she" or "her" is."""
    lowers = story.tokens.lowers
    around = [*lowers[max(token - 2, 0) : token][::-1], *lowers[token + 1 : token + 3]]
    if "or" in around and any(lower in SINGULAR for lower in around):
        return Answer((), "anybody: 'he or she'")
    gender = SINGULAR[lowers[token]]
    ahead = _ahead(story, token, gender)
    if ahead is not None:
        return ahead
    here = _fitting(story, _before(story, token, back=0), gender)
    here = _without_bound(story, token, here)
    if here:
        return _in_sentence(story, token, here)
    for back in (1, 2):
        earlier = _before(story, token, back=back)
        fitting = _fitting(story, earlier, gender)
        if fitting:
            return _from_before(story, token, fitting, back)
        if any(told.is_person for told in earlier):
            break
    return Answer((), "nobody named before fits")


def _ahead(story: Story, token: int, gender: str) -> Answer | None:
    """Look forward from "During his visit, the minister said": a pronoun ahead of its clause's subject."""
    subject = story.subject_of(story.clause_of(token))
    if subject <= token or story.is_below(token, subject):
        return None
    told = story.holding(subject)
    if told is not None and _is_possessive(story, token) and told.actors and _fitting(story, [told], gender):
        return _answer(told, "subject of its clause, which follows")
    return Answer((), "it stands ahead of the subject of its sentence")


def _before(story: Story, token: int, *, back: int) -> list[Told]:
    """Give the mentions ahead of a token in the sentence ``back`` sentences earlier, in the same person's words."""
    start = story.tokens.starts[token]
    region = story.region(start)
    number = story.frame.sentence_at(start)
    if back:
        number = story.previous(number, back, region)
    if number < 0:
        return []
    opens, closes = story.frame.sentence_span(number)
    return [told for told in story.between(opens, min(closes, start)) if story.region(told.start) == region]


def _fitting(story: Story, told: Iterable[Told], gender: str) -> list[Told]:
    """Keep singular persons of that gender, and those whose gender or identity nobody knows."""
    kept = []
    for one in told:
        if one.is_plural or not one.is_person:
            continue
        genders = {story.state.gender(actor) for actor in one.actors or one.answer.candidates}
        if not genders or None in genders or gender in genders:
            kept.append(one)
    return kept


def _without_bound(story: Story, token: int, here: list[Told]) -> list[Told]:
    """Leave out whom an object pronoun cannot mean: the subject of its own verb."""
    tokens = story.tokens
    if tokens.lowers[token].endswith("self") or _is_possessive(story, token):
        return here
    if tokens.deps[token].startswith("nsubj"):
        return here
    subject = story.holding(story.subject_of(story.clause_of(token)))
    if subject is None:
        return here
    barred = {actor.id for actor in subject.actors}
    return [one for one in here if not barred or not barred.issuperset(actor.id for actor in one.actors)]


def _is_possessive(story: Story, token: int) -> bool:
    return story.tokens.deps[token] in {"nmod:poss", "det:poss"} or story.tokens.lowers[token] == "his"


def _distinct(told: list[Told]) -> dict[str, Told]:
    """Give the latest mention of each actor; an undecided one counts as somebody of its own."""
    latest: dict[str, Told] = {}
    for one in told:
        key = one.actors[0].id if one.actors else f"?{one.start}"
        latest[key] = one
    return latest


def _in_sentence(story: Story, token: int, here: list[Told]) -> Answer:
    persons = _distinct(here)
    if len(persons) == 1:
        return _answer(next(iter(persons.values())), "the only person before it in the sentence who fits")
    is_possessive = _is_possessive(story, token)
    subject = story.holding(story.subject_above(token) if is_possessive else story.subject_of(_governing(story, token)))
    if subject is None or subject not in here or not subject.actors:
        return _undecided(persons)
    between = [one for one in here if one.start > subject.start and one.actors != subject.actors]
    if is_possessive:
        addressed = _addressed(story, token)
        if addressed is not None and addressed in between:
            return _answer(addressed, "the one whom the verb is about")
    if between:
        return _undecided(persons)
    return _answer(subject, "subject of its clause, nobody else in between")


def _governing(story: Story, token: int) -> int:
    """Give the clause whose subject a pronoun can take up: its own, or the one above for a subject pronoun."""
    tokens = story.tokens
    clause = story.clause_of(token)
    if tokens.deps[token].startswith("nsubj"):
        clause = tokens.heads[token]
        return tokens.heads[clause] if tokens.heads[clause] != clause else clause
    return clause


def _addressed(story: Story, token: int) -> Told | None:
    """Give the object of "congratulate X on his", "thank X for her"."""
    tokens = story.tokens
    noun = tokens.heads[token]
    if tokens.case(noun) not in words.TOWARDS_CASES:
        return None
    verb = noun
    for _ in range(8):
        verb = tokens.heads[verb]
        if tokens.lemmas[verb] in words.TOWARDS_OBJECT:
            named = [one for one in story.between(tokens.starts[verb], tokens.starts[token]) if one.is_person]
            return named[-1] if named else None
        if tokens.tags[verb] == "VERB" or tokens.heads[verb] == verb:
            break
    return None


def _from_before(story: Story, token: int, fitting: list[Told], back: int) -> Answer:
    persons = _distinct(fitting)
    where = "in the sentence before" if back == 1 else "two sentences before"
    sentence = story.frame.sentence_at(story.tokens.starts[token])
    region = story.region(story.tokens.starts[token])
    subject_token = story.root_subject(story.previous(sentence, back, region))
    if len(persons) == 1 and not _is_rivalled(story, subject_token):
        return _answer(next(iter(persons.values())), f"the only person {where} who fits")
    subject = story.holding(subject_token)
    if subject is None or subject not in fitting or story.tokens.below(subject_token, "conj"):
        return _undecided(persons)
    if story.tokens.deps[token].startswith("nsubj") and _leads(story, token, sentence):
        return _answer(subject, f"subject as was the person {where}")
    if _is_possessive(story, token) and _opens(story, token):
        return _undecided(persons)
    return _undecided(persons)


def _leads(story: Story, token: int, sentence: int) -> bool:
    """Whether a pronoun is the subject of its sentence, or of the verb of saying beside a quote."""
    if story.root_subject(sentence) == token:
        return True
    tokens = story.tokens
    verb = tokens.heads[token]
    outside = story.region(tokens.starts[verb])[1] < 0
    return outside and tokens.lemmas[verb] in words.SAY_VERBS and not _before(story, token, back=0)


def _opens(story: Story, token: int) -> bool:
    start, _ = story.frame.sentence_span(story.frame.sentence_at(story.tokens.starts[token]))
    return story.tokens.starts[token] == start


def _is_rivalled(story: Story, subject: int) -> bool:
    """Whether the sentence before is about a human being whom no list names ("the soldier")."""
    if subject < 0 or story.holding(subject) is not None:
        return False
    return story.tokens.tags[subject] == "PROPN" or story.tokens.lemmas[subject] in words.HUMAN_NOUNS


def _answer(told: Told, reason: str) -> Answer:
    if not told.actors:
        return Answer((), f"{reason}, and that one is undecided", told.answer.candidates, (told.start, told.end))
    return Answer(told.actors, reason, (), (told.start, told.end))


def _undecided(persons: dict[str, Told]) -> Answer:
    candidates = {actor.id: actor for told in persons.values() for actor in told.actors}
    return Answer((), "several persons fit and the grammar prefers none", tuple(candidates.values()))


def resolve_plural(story: Story, token: int) -> Answer:
    """Say who "they", "them" or "their" are: the plural subject of the clause or of the sentence before."""
    tokens = story.tokens
    start = tokens.starts[token]
    sentence = story.frame.sentence_at(start)
    lower = tokens.lowers[token]
    if lower in {"them", "theirs", "themselves"}:
        return Answer((), "which of the plurals before it is meant is not sure")
    is_subject = tokens.deps[token].startswith("nsubj")
    subject = story.subject_of(_governing(story, token)) if is_subject else story.subject_above(token)
    if is_subject and tokens.lemmas[tokens.heads[token]] in words.THINGS_DO:
        return Answer((), "things, rather than persons or countries, do this")
    if not is_subject and _thanked(story, token):
        return Answer((), "the verb is about those whom it names after it")
    if 0 <= subject < token and story.region(tokens.starts[subject]) == story.region(start):
        return _several(story, subject, "plural subject of its clause")
    if not is_subject or story.root_subject(sentence) != token or sentence == 0:
        return Answer((), "which of the plurals before it is meant is not sure")
    return _plural_before(story, token, sentence - 1)


def _thanked(story: Story, token: int) -> bool:
    """Whether "their" stands as in "thanked the participants for their work"."""
    tokens = story.tokens
    noun = tokens.heads[token]
    verb = tokens.heads[noun]
    return (
        tokens.case(noun) in words.TOWARDS_CASES
        and tokens.lemmas[verb] in words.TOWARDS_OBJECT
        and bool(tokens.below(verb, "obj", "iobj"))
    )


def _plural_before(story: Story, token: int, sentence: int) -> Answer:
    """Take up the plural subject of a sentence, else the parties of the meeting that it tells of."""
    tokens = story.tokens
    subject = story.root_subject(sentence)
    if subject >= 0 and story.region(tokens.starts[subject]) != story.region(tokens.starts[token]):
        return Answer((), "the sentence before is in somebody else's words")
    told = _several(story, subject, "plural subject of the sentence before") if subject >= 0 else None
    if told is not None and told.actors:
        return told
    meeting = story.meetings.get(sentence)
    if meeting is not None and len(meeting.persons or meeting.countries) > 1:
        return Answer(meeting.persons or meeting.countries, "the parties who meet in the sentence before")
    parties = story.state.meeting or story.state.parties
    if _is_joint(story, token, subject, parties.persons):
        return Answer(parties.persons, f"the parties; {parties.reason}")
    return told or Answer((), "the sentence before has no plural subject")


def _is_joint(story: Story, token: int, subject: int, persons: tuple[Actor, ...]) -> bool:
    """Whether "they" do what parties do together, after a sentence about one of them."""
    if len(persons) < 2 or story.tokens.lemmas[story.tokens.heads[token]] not in words.JOINT_VERBS:  # noqa: PLR2004
        return False
    told = story.holding(subject)
    return told is not None and len(told.actors) == 1 and told.actors[0] in persons


def _several(story: Story, token: int, reason: str) -> Answer:
    actors = story.group_at(token)
    told = story.holding(token)
    if actors and told is not None and (told.is_plural or len(actors) > 1):
        return Answer(actors, reason, (), (told.start, told.end))
    return Answer((), "no plural subject that is known")


def resolve_neuter(story: Story, token: int) -> Answer | None:
    """Say whose "its" is: the country or organisation that is the subject of the clause; else nothing is said."""
    subject = story.subject_above(token)
    told = story.holding(subject)
    if told is None or told.start >= story.tokens.starts[token] or len(told.actors) != 1 or told.is_plural:
        return None
    if told.actors[0].kind not in _STATES or story.tokens.below(subject, "conj"):
        return None
    between = story.between(told.end, story.tokens.starts[token])
    if any(actor.kind in _STATES for one in between for actor in (*one.actors, *one.answer.candidates)):
        return None
    return Answer(told.actors, "subject of its clause, no other country or organisation between",
                  (), (told.start, told.end))  # fmt: skip


def candidates_only(actors: tuple[Actor, ...], reason: str) -> Answer:
    """Leave a pronoun undecided, with whom it surely includes."""
    return Answer((), reason, actors)
