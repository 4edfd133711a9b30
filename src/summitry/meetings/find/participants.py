"""Who meets whom in a sentence: from the clause's roles, and where the parse fails from the order of the words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.meetings.find.words import nouns, verbs
from summitry.model import ActorKind, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summitry.clauses import Clause
    from summitry.clauses.record import Argument
    from summitry.meetings.find.draft import Participant
    from summitry.meetings.find.scene import Scene
    from summitry.meetings.find.words import MeetingWord
    from summitry.model import Mention, Passage

_PARTNER_CASES: Final = ("with", "between", "with of", "together with")
_NOUN_CASES: Final = (*_PARTNER_CASES, "of")
#: Whose subject meets, where a noun of meeting is what is held, attended, cancelled.
_HELD_WORDS: Final = (
    "hold have conduct convene host attend participate join take begin start conclude cancel scrap postpone plan "
    "propose continue complete organize organise lead resume finish"
)
_HOLDING: Final = frozenset(_HELD_WORDS.split())
_LEADS: Final = re.compile(
    r"(?:(?!\b(?:about|regarding|that|which|to|for|of|cooperat\w+|relations?)\b)[^.;:!?]){0,70}?"
    r"\b(?:with|between)\s+(?:both\s+)?",
    re.IGNORECASE,
)
_OF: Final = re.compile(r"\s+(?:held\s+)?of\s+", re.IGNORECASE)
_OBJECT: Final = re.compile(r"\s+(?:today\s+)?(?:(?:in|at) (?:the )?(?:[A-Z][\w’'-]*\s+){0,3}?)?")
_PLACED: Final = re.compile(r"\s+(?:today\s+)?(?:in|at) (?:the )?(?:[A-Z][\w’'-]*,?\s+){0,4}(?:the )?")
_DETERMINER: Final = re.compile(r"(?:the|his|her|its|their|then|newly elected|visiting)\s+", re.IGNORECASE)
_JOINING: Final = re.compile(r"(?:,? and |, |,? as well as |,? together with )(?:with |the |his |her |by )*")
#: Between a mention and the next that only tells more of it: "Chancellor Scholz of Germany, and".
_OWNED: Final = re.compile(r"\.? of (?:the )?")
#: What may stand between the last of a row and its verb.
_TO_VERB: Final = re.compile(r"[\s—–,-]*(?:(?:have|has|had|both|today|jointly|then|again|also|will)\s+)*")
#: Before a state: on the way there or back.
_TO_STATE: Final = re.compile(r"\b(?:from|to|into|via|through)\s+(?:the\s+)?\Z", re.IGNORECASE)
_SERVING: Final = re.compile(
    r"(?:advis[eo]r|envoy|ambassador|representative|assistant|secretary|aide|chief of staff)s?,? (?:to|of) (?:the )?$",
    re.IGNORECASE,
)
#: A title that holds whom it serves ("Adviser to President Vega"), and who serves the one just named ("Vega's aide").
_SERVING_INSIDE: Final = re.compile(r"\b(?:advis[eo]r|assistant|aide|chief of staff)s? to ", re.IGNORECASE)
_SERVED_BEFORE: Final = re.compile(
    r"(?:[’']s?)?(?<=[’'s])\s(?:[\w-]+\s){0,4}?(?:advis[eo]r|assistant|aide|envoy|chief of staff|spokes\w+)s?\b",
    re.IGNORECASE,
)
_LEADING: Final = frozenset({"head_of_state", "head_of_government", "supreme_leader"})
_HYPHENATED: Final = re.compile(r"(?<![\w-])([A-Z][\w’'.]+)\s?[-–/]\s?([A-Z][\w’'.]+)\s+(?:[a-z][\w-]*\s+){0,2}$")
#: After what those met who did something together: "Malta and Cyprus issued a statement following a meeting".
_ASIDE: Final = re.compile(r"\b(?:after|following|during)\s+(?:[\w’'-]+\s+){0,5}$", re.IGNORECASE)
_OPENING: Final = re.compile(r"\W*(?:before|after|following|during|ahead of)\b", re.IGNORECASE)


def find_participants(scene: Scene, sentence: Passage, core: int) -> list[Participant]:
    """Find those who meet by the verb or noun of meeting at a token.

    Args:
        scene: The document.
        sentence: The sentence.
        core: The token.

    Returns:
        Them, those who act first; empty where nobody is told. A name that nobody is known by stands as a name.
    """
    clause = scene.clause_at(core)
    is_noun = scene.tree.lemmas[core] in nouns() and scene.tree.pos[core] == "NOUN"
    acting = list(_of_arguments(scene, _acting(scene, sentence, clause, core)))
    if not acting and clause is not None and clause.relation == "nominal":
        acting = list(_before_verb(scene, sentence, clause))
    acting = [*acting, *_row_before(scene, sentence, core, acting)]
    partners = list(_partners(scene, clause, core, is_noun=is_noun))
    if not any(partner.actor for partner in partners):
        partners = list(_in_order(scene, sentence, core, is_noun=is_noun))
    if not partners and is_noun:
        partners = list(_hyphenated(scene, sentence, core))
    return _unique([*acting, *partners, *_person_of(scene, sentence, core, partners)])


def is_met(scene: Scene, core: int) -> bool:
    """Whether what a verb of meeting has as its object is somebody: "welcomed the vote", "meet the challenges" do not.

    Without an object, as in "the two met", nothing speaks against it.
    """
    clause, word = scene.clause_at(core), verbs().get(scene.tree.lemmas[core])
    if clause is None or word is None or word.partner != "object" or not clause.objects or clause.voice == "passive":
        return True
    first = clause.objects[0]
    head = scene.tree.starts[first.head]
    around = scene.mentions_in(max(first.passage.start - 40, 0), first.passage.end + 80)
    names = [name.passage for name in scene.reading.names if name.label is NameLabel.PERSON]
    return any(name.start <= head < name.end for name in names) or any(
        m.passage.start <= head < m.passage.end and scene.participants_of(m) for m in around
    )


def _before_verb(scene: Scene, sentence: Passage, clause: Clause) -> Iterator[Participant]:
    """Give whom the text names right before the verb that a noun of meeting hangs on."""
    governor = scene.clauses[clause.governor] if clause.governor is not None else None
    if governor is None or (governor.predicate.lemma.split(" ")[0] not in _HOLDING and governor.voice == "active"):
        return
    limit = governor.predicate.passage.start
    for mention in scene.mentions_in(sentence.start, limit):
        if _TO_VERB.fullmatch(scene.tree.text[mention.passage.end : limit]) and not is_told_beside(scene, mention):
            yield from scene.participants_of(mention)


def _row_before(scene: Scene, sentence: Passage, core: int, acting: list[Participant]) -> Iterator[Participant]:
    """Give those who stand in one row before the verb, where the parse kept only the first, or "we", as subject."""
    clause = scene.clause_at(core)
    limit = min(clause.predicate.passage.start if clause else scene.tree.starts[core], scene.tree.starts[core])
    mentions = [m for m in scene.mentions_in(sentence.start, limit) if any(p.actor for p in scene.participants_of(m))]
    known = {participant.actor.id for participant in acting if participant.actor}
    for number, mention in enumerate(mentions):
        if mention.form == "country" and _is_led(scene, mention):
            continue
        if known and not known & {actor.id for actor in mention.actors}:
            continue
        row = [mention]
        for other in mentions[number + 1 :]:
            between = scene.tree.text[row[-1].passage.end : other.passage.start]
            if not (_OWNED.fullmatch(between) or _JOINING.fullmatch(between)):
                break
            row.append(other)
        rest = scene.tree.text[row[-1].passage.end : limit]
        if len(row) > 1 and (_TO_VERB.fullmatch(rest) or known):
            yield from (p for m in row for p in scene.participants_of(m) if not is_told_beside(scene, m))
        return


def is_told_beside(scene: Scene, mention: Mention) -> bool:
    """Whether a title or a country only tells more of whom the text has just named, or whom that one serves."""
    before = scene.tree.text[max(mention.passage.start - 30, 0) : mention.passage.start]
    if _SERVING.search(before) or _is_served(scene, mention) or _owned_by(scene, mention) is not None:
        return True
    if mention.form in {"country", "organisation"}:
        return before.endswith((" of ", " of the "))
    return mention.form == "title" and before.endswith(", ") and not _follows_place(scene, mention)


def _follows_place(scene: Scene, mention: Mention) -> bool:
    """Whether a title stands behind a state of another's that opens the sentence: "Back from Malta, the President"."""
    led = scene.mentions_in(max(mention.passage.start - 40, 0), mention.passage.start)[-1:]
    if not led or led[0].form not in {"country", "place"} or not mention.actors or not led[0].actors:
        return False
    return _is_led(scene, led[0]) and led[0].actors[0].country != mention.actors[0].country


def _is_led(scene: Scene, mention: Mention) -> bool:
    """Whether a state is only where somebody goes, comes from or is."""
    return _TO_STATE.search(scene.tree.text, max(mention.passage.start - 20, 0), mention.passage.start) is not None


def _is_served(scene: Scene, mention: Mention) -> bool:
    """Whether a leader is only named as the one whom somebody serves: in a title, or before "'s adviser"."""
    if not any(actor.kind in {ActorKind.PERSON, ActorKind.ROLE} for actor in mention.actors):
        return False
    is_leader = any(actor.office in _LEADING for actor in mention.actors)
    if is_leader and _SERVING_INSIDE.search(mention.passage.exact):
        return True
    end = mention.passage.end
    has_mark = re.search(r"[’']s?$", mention.passage.exact) or re.match(r"[’']s?\s", scene.tree.text[end : end + 3])
    return bool(has_mark and _SERVED_BEFORE.match(scene.tree.text, end))


def _owned_by(scene: Scene, mention: Mention) -> Mention | None:
    """Give whom a possessive only leads to: the adviser of "the President's adviser Ann Lee"."""
    end = mention.passage.end
    if scene.tree.text[end - 2 : end] not in {"'s", "’s"} and scene.tree.text[end : end + 2] not in {"'s", "’s"}:
        return None
    start = end + 3 if scene.tree.text[end : end + 2] in {"'s", "’s"} else end + 1
    found = scene.mention_at(start)
    return found if found is not None and found.form == "title and name" else None


def _person_of(scene: Scene, sentence: Passage, core: int, partners: list[Participant]) -> Iterator[Participant]:
    """Give the person behind a string of offices, where only the state or body before them was found."""
    bodies = {p.code for p in partners if p.actor and p.actor.kind is not ActorKind.PERSON and p.code}
    persons = {p.code for p in partners if p.actor and p.actor.kind is ActorKind.PERSON}
    if len(bodies - persons) != 1:
        return
    start = scene.tree.ends[core]
    for mention in scene.mentions_in(start, min(sentence.end, start + 260)):
        if mention.form not in {"title and name", "full name"} or not mention.actors:
            continue
        if mention.actors[0].country in bodies:
            yield from scene.participants_of(mention)
        return


def _acting(scene: Scene, sentence: Passage, clause: Clause | None, core: int) -> tuple[Argument, ...]:
    if clause is None:
        above = scene.clause_above(core)
        return above.subjects if above is not None and above.predicate.verb_lemma in _HOLDING else ()
    if clause.subjects or clause.agents:
        return (*clause.agents, *clause.subjects)
    governor = scene.clauses[clause.governor] if clause.governor is not None else None
    if governor is None or clause.relation not in {"nominal", "participle"}:
        return ()
    before = scene.tree.text[sentence.start : scene.tree.starts[core]]
    if _ASIDE.search(before) and len(governor.subjects) > 1:
        return governor.subjects
    if governor.predicate.lemma.split(" ")[0] in _HOLDING or (_OPENING.match(before) and "," not in before):
        return (*governor.agents, *(governor.subjects if governor.voice == "active" else ()))
    return ()


def _partners(scene: Scene, clause: Clause | None, core: int, *, is_noun: bool) -> Iterator[Participant]:
    if clause is None:
        return
    word = verbs().get(scene.tree.lemmas[core]) if not is_noun else None
    if word is not None and word.partner == "object":
        found = list(_of_arguments(scene, (*clause.objects, *clause.indirect_objects)))
        yield from (participant for participant in found if _can_be_met(participant, word))
    yield from _of_arguments(scene, clause.under(*(_NOUN_CASES if is_noun else _PARTNER_CASES)))
    for argument in clause.under("compound"):
        if not re.search(r"[-–/]", argument.passage.exact):
            continue
        for mention in scene.mentions_in(argument.passage.start, argument.passage.end):
            yield from (participant for participant in scene.participants_of(mention) if participant.actor)


def _can_be_met(participant: Participant, word: MeetingWord | None) -> bool:
    """Whether one can be the object of a verb: persons are received and welcomed, states (into a union) are not met."""
    is_person = participant.actor is None or participant.actor.kind is ActorKind.PERSON
    return is_person or word is None or word.word == "meet"


def _of_arguments(scene: Scene, arguments: Iterable[Argument]) -> Iterator[Participant]:
    """Give whom phrases name: the mentions that hold a phrase's head, else the persons inside it."""
    for argument in arguments:
        start, end = argument.passage.start, argument.passage.end
        if argument.is_pronoun or argument.is_inherited:
            start, end = min(start, scene.tree.starts[argument.head]), max(end, scene.tree.ends[argument.head])
        head = scene.tree.starts[argument.head]
        around = scene.mentions_in(max(start - 40, 0), end + 80)
        holding = [m for m in around if m.passage.start <= head < m.passage.end]
        if not holding:
            holding = [m for m in around if m.form in _PERSONAL and _opens_or_ends(m, start, end)]
        for mention in holding:
            if not is_told_beside(scene, mention):
                yield from _row_from(scene, mention, end)


def _opens_or_ends(mention: Mention, start: int, end: int) -> bool:
    """Whether a name opens a phrase, an article aside, or ends it behind a title."""
    passage = mention.passage
    return (
        start <= passage.start and passage.end <= end and (passage.start - start <= len("the ") or passage.end == end)
    )


_PERSONAL: Final = frozenset({"full name", "surname", "title and name", "unknown name"})


def _in_order(scene: Scene, sentence: Passage, core: int, *, is_noun: bool) -> Iterator[Participant]:
    """Give those who stand behind "with" or "between" (behind "of", or as object, right away) to the right."""
    text, start = scene.tree.text, scene.tree.ends[core]
    word = verbs().get(scene.tree.lemmas[core])
    leads = [_LEADS, _OF] if is_noun else [_LEADS]
    if not is_noun and word is not None and word.partner == "object":
        leads.append(_OBJECT)
    for lead in leads:
        match = lead.match(text, start, sentence.end)
        mention = _mention_from(scene, text, match.end(), sentence.end) if match else None
        if lead is _OBJECT and (mention is None or mention.form == "place"):
            mention = _behind_place(scene, text, start, sentence.end)
        if mention is None or not scene.participants_of(mention) or _is_served(scene, mention):
            continue
        if not is_noun and _is_between_others(scene, core, mention):
            continue
        is_object = lead is _OBJECT and word is not None
        yield from (p for p in _row_from(scene, mention, sentence.end) if not is_object or _can_be_met(p, word))
        return


def _is_between_others(scene: Scene, core: int, mention: Mention) -> bool:
    """Whether those behind "between" meet at what the verb is about: "discussed a meeting between the two"."""
    tree = scene.tree
    if not re.search(r"\bbetween\b", tree.text[tree.ends[core] : mention.passage.start], re.IGNORECASE):
        return False
    token = core + 1
    while token < len(tree.starts) and tree.starts[token] < mention.passage.start:
        if tree.pos[token] == "NOUN" and tree.lemmas[token] in nouns():
            return True
        token += 1
    return False


def _behind_place(scene: Scene, text: str, start: int, limit: int) -> Mention | None:
    """Give the person who stands behind a place: "received in Valletta President Vega"."""
    for mention in scene.mentions_in(start, min(start + 90, limit)):
        if mention.form in _PERSONAL and _PLACED.fullmatch(text, start, mention.passage.start):
            return mention
    return None


def _mention_from(scene: Scene, text: str, position: int, limit: int) -> Mention | None:
    """Give the mention that begins at a position, a determiner aside."""
    found = scene.mention_at(position)
    if found is None and (article := _DETERMINER.match(text, position, limit)):
        found = scene.mention_at(article.end())
    return (_owned_by(scene, found) or found) if found is not None else None


def _row_from(scene: Scene, first: Mention, limit: int) -> Iterator[Participant]:
    """Give a mention's participants and those of the mentions that "and" or a comma joins to it."""
    text = scene.tree.text
    yield from scene.participants_of(first)
    end = first.passage.end
    for mention in scene.mentions_in(first.passage.end, limit):
        between = text[end : mention.passage.start]
        if _OWNED.fullmatch(between):
            end = mention.passage.end
            continue
        if not _JOINING.fullmatch(between):
            return
        if not is_told_beside(scene, mention):
            yield from scene.participants_of(mention)
        end = mention.passage.end


def _hyphenated(scene: Scene, sentence: Passage, core: int) -> Iterator[Participant]:
    """Give the two of a "Vega-Holm meeting"."""
    match = _HYPHENATED.search(scene.tree.text, sentence.start, scene.tree.starts[core])
    if match is None:
        return
    for group in (1, 2):
        mention = scene.mention_at(match.start(group))
        known = scene.participants_of(mention) if mention and mention.passage.end <= match.end(group) else []
        yield from known if known and known[0].actor else [scene.participant_called(match[group])]


def _unique(participants: Iterable[Participant]) -> list[Participant]:
    kept: dict[str, Participant] = {}
    for participant in participants:
        kept.setdefault(participant.actor.id if participant.actor else participant.name, participant)
    return list(kept.values())
