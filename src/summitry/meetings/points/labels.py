"""What a point is about, as a noun phrase in the text's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.meetings.issues import CONTACT, find_areas
from summitry.meetings.points.phrases import MONTHS, find_phrase
from summitry.meetings.points.rarity import rarity
from summitry.meetings.points.routine import load_routine
from summitry.meetings.points.words import lemma_of, stem_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Doc, Token

_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
#: No phrase tells more than this many rare words; an issue area, and the place of an object, count as words do.
_MOST_WORDS: Final = 3.0
_ISSUE: Final = 1.0
_OBJECT: Final = 1.5
_SUBJECT: Final = -0.5
#: The subject of "is": what the words are about, where the other noun only judges it ("trade is the base of growth").
_JUDGED: Final = 0.5
#: How much less tells what stands in a clause beside the main one.
_ASIDE: Final = 1.0
#: What a noun tells that by itself says little ("trust").
_BROAD: Final = 0.8
#: What a name alone tells ("spoke about Syria"), and a name in a phrase.
_BARE_NAME: Final = 0.4
_NAME: Final = 0.8
_CORE: Final = frozenset({"obj", "nsubj:pass"})
#: Prepositions that lead to what is spoken of.
_ABOUT: Final = frozenset({"about", "on", "upon", "regarding", "concerning", "over"})
#: Words of routine that still tell what a point is about, where nothing else does.
_TELLING: Final = frozenset({"contact", "dialogue", "visit", "cooperation", "relation", "relationship", "tie"})
#: Prepositions of what only says when, why or in spite of what.
_WHEN: Final = frozenset(
    {
        "after",
        "before",
        "during",
        "since",
        "until",
        "despite",
        "without",
        "amid",
        "following",
        "due",
        "because",
        "thanks",
    }
)
#: Endings that make a noun of a verb or quality.
_MAKING: Final = ("tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism")
#: Verbs whose object is what is spoken of, a name alone too.
_DISCUSSING: Final = frozenset({"discuss", "address", "raise", "cover", "mention", "consider"})
#: Words that say no more than that something stands elsewhere.
_POINTING: Final = frozenset({"this", "that", "these", "those", "such", "here", "there"})
#: Prepositions behind a noun that only carries what follows: "the issue of", "a sentence about", "topics like".
_CARRIED: Final = _ABOUT | {"of", "like", "for"}
_CARRIED_BY_HOLLOW: Final = _CARRIED | {"to"}
#: Adjectives that only grade: "little time", "considerable attention".
_GRADES: Final = frozenset({"little", "considerable", "great", "much", "more", "enough", "sufficient", "due", "close"})


def find_label(
    doc: Doc, first: int, last: int, passed: Collection[int], names: Collection[int] = ()
) -> tuple[int, int] | None:
    """Find the tokens of the phrase that names what a stretch is about.

    The noun phrase with the rarest words, words of issue areas the more, an object before others and the first of
    equals; a long one is cut at a preposition.

    Args:
        doc: The document's tokens.
        first: First token of the stretch.
        last: One past its last token.
        passed: Tokens to be passed over: whoever speaks or acts, and the noun of a light verb ("held *talks*").
        names: Tokens of names; a name alone labels a stretch only where it is what is spoken of.

    Returns:
        First token and one past the last, or None where no noun phrase tells anything.
    """
    best: tuple[float, int] | None = None
    for token in doc[first:last]:
        if token.pos_ not in _NOMINAL or token.i in passed or _is_modifier(token, first, passed):
            continue
        span = find_phrase(doc, token, first, last)
        weight = _weight(token, list(doc[span[0] : span[1]]), passed, names)
        if weight > 0 and (best is None or weight > best[0]):
            best = weight, token.i
    return None if best is None else _before_pointing(doc, find_phrase(doc, doc[best[1]], first, last))


def is_weak(doc: Doc, span: tuple[int, int], names: Collection[int] = ()) -> bool:
    """Whether a label would name nothing.

    That is a noun that by itself says little ("resources", "pooling resources"), a phrase that points at what stands
    elsewhere ("toplines on this"), a piece of a clause ("insights into how we change it"), or a state's name alone that
    is not spoken of.
    """
    tokens = doc[span[0] : span[1]]
    if all(token.tag_ == "VBG" for token in tokens[:-1]) and (_is_broad(tokens[-1]) or _is_abstract(tokens[-1])):
        return True
    if all(token.i in names for token in tokens):
        return not _is_discussed(tokens.root)
    return any(_points_elsewhere(token) or "Fin" in token.morph.get("VerbForm", []) for token in tokens)


def _is_broad(token: Token) -> bool:
    return token.pos_ == "NOUN" and lemma_of(token) in load_routine().broad


def _is_abstract(token: Token) -> bool:
    """Whether a noun is made of a verb or quality, and of no issue area: "anticipation", "weakness", "tanning"."""
    lemma = lemma_of(token)
    is_made = token.tag_ == "VBG" or (token.pos_ == "NOUN" and lemma.endswith(_MAKING))
    return is_made and lemma not in _TELLING and not find_areas([lemma])


def _before_pointing(doc: Doc, span: tuple[int, int]) -> tuple[int, int]:
    """End a phrase before what points elsewhere, where two telling words stand: "lack of rain | in this bay"."""
    pointing = next((token for token in doc[span[0] + 1 : span[1]] if _points_elsewhere(token)), None)
    if pointing is None:
        return span
    noun = pointing.head if pointing.dep_.split(":")[0] in {"det", "amod"} else pointing
    end = max(noun.left_edge.i, span[0] + 1)
    while end > span[0] + 1 and doc[end - 1].pos_ not in _NOMINAL:
        end -= 1
    lists = load_routine()
    empty = lists.routine | lists.carriers | lists.hollow | lists.broad | lists.turns
    telling = [one for one in doc[span[0] : end] if one.pos_ in {"NOUN", "PROPN", "ADJ"} and lemma_of(one) not in empty]
    return (span[0], end) if len(telling) > 1 else span


def _is_discussed(name: Token) -> bool:
    """Whether a name is what is spoken of: "spoke about Syria", "discussed Syria"."""
    while name.dep_.split(":")[0] in {"conj", "flat", "compound"}:
        name = name.head
    return _is_about(name) or (_role_of(name) in _CORE and name.head.lemma_.lower() in _DISCUSSING)


def _points_elsewhere(token: Token) -> bool:
    """Whether a word stands for what other words name: "this", "such", "they"."""
    is_pronoun = (
        token.pos_ == "PRON" and "Prs" in token.morph.get("PronType", []) and "Yes" not in token.morph.get("Poss", [])
    )
    is_example = token.lower_ == "such" and token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "as"
    return is_pronoun or (token.lower_ in _POINTING and token.pos_ != "SCONJ" and not is_example)


def _is_modifier(token: Token, first: int, passed: Collection[int]) -> bool:
    """Whether a noun is only part of a bigger phrase of the stretch, or of a turn such as "in the event of"."""
    base = token.dep_.split(":")[0]
    if base == "conj" and token.head.i >= first:
        return token.head.pos_ in _NOMINAL and (token.head.i not in passed or _is_modifier(token.head, first, passed))
    if base == "obl" and token.lemma_.lower() in load_routine().turns and not _is_about(token, _ABOUT - {"on", "upon"}):
        return True
    if base == "appos" and _is_broken_off(token.head):
        return False
    if base == "appos" and token.head.i in passed:
        return True
    if base == "nmod" and _is_carried(token):
        return False
    return base in {"compound", "flat", "nmod", "appos"} and token.head.i >= first and token.head.i not in passed


def _is_carried(token: Token) -> bool:
    """Whether a noun's own head only carries it: "the issue of", "a report on", "a friend of"."""
    lists = load_routine()
    is_behind = any(child.lower_ in _CARRIED for child in token.children if child.dep_ == "case")
    if lemma_of(token.head) in lists.hollow | lists.people:
        return _is_about(token, _CARRIED_BY_HOLLOW)
    if _is_quantity(token.head):
        return is_behind
    if any(child.dep_ == "amod" and child.lower_ not in _GRADES for child in token.head.lefts):
        return False
    return lemma_of(token.head) in lists.carriers | lists.texts and is_behind


def _is_quantity(token: Token) -> bool:
    """Whether a noun says how much: "a great deal of"."""
    return token.lower_ == "deal" and any(child.lower_ in {"great", "good"} for child in token.lefts)


def _is_about(token: Token, cases: Collection[str] = _ABOUT) -> bool:
    return any(child.lower_ in cases for child in token.children if child.dep_ == "case")


def _weight(head: Token, phrase: Sequence[Token], passed: Collection[int], names: Collection[int]) -> float:
    """How much a phrase tells of a subject: its own words by their rarity, what they are an issue of, its place."""
    lists = load_routine()
    if (
        head.lemma_.lower() in lists.people | lists.hollow | MONTHS
        or head.text[0].isdigit()
        or _is_quantity(head)
        or any(_is_broken_off(one) for one in phrase)
    ):
        return 0.0
    empty = (lists.routine - _TELLING) | lists.setting | lists.courtesy | lists.carriers | lists.people | lists.texts
    inside = [one for one in phrase if one.i not in passed]
    own = {
        stem_of(lemma_of(one))
        for one in inside
        if one.pos_ in {"NOUN", "ADJ", "VERB"}
        and not (one.pos_ == "ADJ" and one.is_title)
        and lemma_of(one) not in empty
    }
    words = min(sum(map(rarity, own)), _MOST_WORDS)
    has_name = any(one.pos_ == "PROPN" for one in inside)
    is_spoken_of = _role_of(head) in _CORE or _is_about(head) or _is_carried(head)
    if not own:
        is_bare = head.i in names or not has_name
        return (
            (_BARE_NAME if is_spoken_of else 0.0)
            if is_bare and has_name
            else (_NAME + _JUDGED) * has_name * is_spoken_of
        )
    issue = _ISSUE if set(find_areas([lemma_of(one) for one in inside])) - CONTACT else 0.0
    place = _OBJECT if is_spoken_of else _place_of_subject(head) if head.dep_ == "nsubj" else 0.0
    if lemma_of(head) in lists.carriers | lists.texts:
        place = min(place, 0.5)
    if _judges(head, empty):
        place -= _ASIDE
    if depth := _depth_aside(head):
        most = _SUBJECT if head.dep_ == "nsubj" else _JUDGED if issue else 0.0
        place = min(place, most) - depth * _ASIDE
    if _is_about(head, _WHEN):
        place -= _ASIDE
    weight = words + _NAME * has_name + issue + place
    return min(weight, _BROAD) if len(phrase) == 1 and lemma_of(head) in lists.broad else weight


def _role_of(head: Token) -> str:
    """What a noun is in its clause; one of a list is what the first is."""
    while head.dep_.split(":")[0] == "conj" and head.head.pos_ in _NOMINAL:
        head = head.head
    return str(head.dep_)


def _place_of_subject(head: Token) -> float:
    return _JUDGED if any(child.dep_ == "cop" for child in head.head.children) else _SUBJECT


def _judges(head: Token, empty: Collection[str]) -> bool:
    """Whether a noun only judges a subject that is named: "trade is the foundation of growth"."""
    subjects = [child for child in head.children if child.dep_ == "nsubj" and child.pos_ in _NOMINAL]
    is_copular = any(child.dep_ == "cop" for child in head.children)
    return is_copular and any(lemma_of(one) not in empty for one in subjects)


def _is_broken_off(token: Token) -> bool:
    """Whether a speaker broke off in a word, as a transcript writes it: "a consistent atten- — attention"."""
    if token.text != "-":
        return len(token.text) > 1 and token.text.endswith("-")
    return token.i > 0 and not token.nbor(-1).whitespace_ and bool(token.whitespace_)


def _depth_aside(head: Token) -> int:
    """In how many clauses a phrase stands that only say when, why or of whom: "when they met at the summit"."""
    depth = 0
    lists = load_routine()
    token = head
    while token.head.i != token.i:
        base = token.dep_.split(":")[0]
        is_told = lemma_of(token.head) in lists.hollow | lists.carriers
        if base == "advcl" or token.dep_ == "acl:relcl" or (base == "acl" and not is_told):
            depth += 1
        token = token.head
    return depth
