"""What a point is about, as a noun phrase in the text's own words."""

from __future__ import annotations

from calendar import month_name
from typing import TYPE_CHECKING, Final

from summitry.meetings.issues import CONTACT, find_areas
from summitry.meetings.points.rarity import rarity
from summitry.meetings.points.routine import load_routine
from summitry.meetings.points.words import lemma_of, stem_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from spacy.tokens import Doc, Token

_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_DROPPED: Final = frozenset({"det", "punct", "cc", "case", "mark", "predet"})
_LONGEST: Final = 9
#: No phrase tells more than this many rare words; an issue area, and the place of an object, count as words do.
_MOST_WORDS: Final = 3.0
_ISSUE: Final = 1.0
_OBJECT: Final = 1.5
_SUBJECT: Final = -0.5
#: The subject of "is": what the words are about, where the other noun only judges it ("trade is the base of growth").
_JUDGED: Final = 0.5
#: How much less tells what stands in a clause beside the main one.
_ASIDE: Final = 1.0
#: What a name alone tells ("spoke about Syria"), and a name in a phrase.
_BARE_NAME: Final = 0.4
_NAME: Final = 0.8
_CORE: Final = frozenset({"obj", "nsubj:pass"})
#: Prepositions that lead to what is spoken of.
_ABOUT: Final = frozenset({"about", "on", "upon", "regarding", "concerning", "over"})
#: Words of routine that still tell what a point is about, where nothing else does.
_TELLING: Final = frozenset({"contact", "dialogue", "visit", "cooperation", "relation", "relationship", "tie"})
_DAYS: Final = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_MONTHS: Final = frozenset(name.lower() for name in month_name if name)
_YEAR: Final = 4
#: What a phrase that was cut short may end in.
_ENDS: Final = frozenset({"NOUN", "PROPN", "NUM", "SYM", "X"})
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
#: What the first words of a stretch do not end in where they were cut: "spoken of it and".
_UNENDED: Final = frozenset({"CCONJ", "ADP", "DET", "PART", "SCONJ", "AUX"})
#: What stands behind a noun and a comma and is no part of its phrase: "a shift, however small", "a treaty, friends".
_BESIDE: Final = frozenset({"vocative", "discourse", "amod", "advmod", "advcl"})
#: Prepositions behind a noun that only carries what follows: "the issue of", "a sentence about", "topics like".
_CARRIED: Final = _ABOUT | {"of", "like", "for"}
#: What may stand before a noun as part of its phrase.
_BEFORE: Final = frozenset({"amod", "compound", "nummod", "flat", "det"})


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
        span = _phrase(doc, token, first, last)
        weight = _weight(token, list(doc[span[0] : span[1]]), passed, names)
        if weight > 0 and (best is None or weight > best[0]):
            best = weight, token.i
    return None if best is None else _phrase(doc, doc[best[1]], first, last)


def find_words(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """Find the first few words of a stretch, up to a mark, for what no noun phrase names."""
    while first < last and not doc[first].is_alpha:
        first += 1
    end = first
    while end < min(last, first + _LONGEST) and doc[end].pos_ not in {"PUNCT", "SPACE"}:
        end += 1
    while end > first + 1 and doc[end - 1].pos_ in _UNENDED:
        end -= 1
    return (first, end) if end > first else None


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
        return is_behind
    if any(child.dep_ == "amod" for child in token.head.lefts):
        return False
    return lemma_of(token.head) in lists.carriers | lists.texts and is_behind


def _is_about(token: Token, cases: Collection[str] = _ABOUT) -> bool:
    return any(child.lower_ in cases for child in token.children if child.dep_ == "case")


def _weight(head: Token, phrase: Sequence[Token], passed: Collection[int], names: Collection[int]) -> float:
    """How much a phrase tells of a subject: its own words by their rarity, what they are an issue of, its place."""
    lists = load_routine()
    if (
        head.lemma_.lower() in lists.people | lists.hollow | _MONTHS
        or head.text[0].isdigit()
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
    return words + _NAME * has_name + issue + place


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


def _phrase(doc: Doc, head: Token, first: int, last: int) -> tuple[int, int]:
    begin = head.i
    for child in reversed([child for child in head.lefts if child.i >= first]):
        is_part = child.dep_.split(":")[0] in _BEFORE or child.dep_ == "nmod:poss" or child.pos_ == "PUNCT"
        if not is_part:
            break
        begin = max(child.left_edge.i, first)
    end = _end(head, begin, last)
    while begin < head.i and (doc[begin].dep_.split(":")[0] in _DROPPED or _is_empty(doc[begin])):
        begin += 1
    begin = max(begin, head.i - _LONGEST + 1)
    if end - begin > _LONGEST:
        cuts = [
            index
            for index in range(head.i + 1, begin + _LONGEST + 1)
            if doc[index].pos_ in {"ADP", "SCONJ", "PUNCT", "CCONJ"} and not _joins(doc[index])
        ]
        end = max((cut for cut in cuts if cut > head.i), default=max(head.i + 1, begin + 1))
    is_cut = end < head.right_edge.i + 1
    while end > head.i + 1 and _is_loose_end(doc[end - 1], is_cut=is_cut):
        end -= 1
    return begin, end


def _is_loose_end(token: Token, *, is_cut: bool) -> bool:
    """Whether a phrase cannot end in a word; where it was cut short, it ends in a noun."""
    if is_cut and token.pos_ not in _ENDS:
        return True
    return token.lower_ in {"including", "namely"} or token.pos_ in {
        "PUNCT",
        "CCONJ",
        "ADP",
        "SCONJ",
        "DET",
        "SPACE",
        "PART",
    }


def _joins(token: Token) -> bool:
    """Whether a phrase is not cut at a word: a hyphen ("life-saving"), or the "and" of what something is between."""
    if token.text == "-" and not token.nbor(-1).whitespace_:
        return True
    first = token.head.head
    return token.pos_ == "CCONJ" and any(child.lower_ == "between" for child in first.children if child.dep_ == "case")


def _is_empty(token: Token) -> bool:
    """Whether a word at a phrase's start tells nothing: a mark, "its", "own"."""
    return token.pos_ in {"PUNCT", "SPACE", "PRON"} or token.lower_ in {"own", "such"}


def _end(head: Token, begin: int, last: int) -> int:
    """Where a phrase ends: before a clause about it, what it is not, the day, and a list that makes it long."""
    end = min(head.right_edge.i + 1, last)
    for token in head.subtree:
        if not head.i < token.i < end:
            continue
        base = token.dep_.split(":")[0]
        is_list = base == "conj" and token.head.i == head.i and token.right_edge.i + 1 - begin > _LONGEST
        is_beside = token.head.i == head.i and base in _BESIDE
        is_clause = token.dep_ == "acl:relcl" or base == "parataxis" or is_beside or _is_that_clause(token)
        if is_clause or is_list or _is_day(token) or (base == "conj" and _is_negated(token)):
            end = min(end, max(token.left_edge.i, head.i + 1))
    return end


def _is_that_clause(token: Token) -> bool:
    """Whether a clause tells what a noun holds: "his view that the bridge is long"."""
    is_clause = token.dep_.split(":")[0] in {"acl", "ccomp"}
    return is_clause and any(child.dep_ == "mark" and child.lower_ == "that" for child in token.children)


def _is_day(token: Token) -> bool:
    """Whether a word heads a day or year that hangs on a noun: "the offer on 16 July"."""
    if token.lower_ in _DAYS:
        return True
    is_year = token.text.isdigit() and len(token.text) == _YEAR
    near = token.doc[max(token.i - 1, 0) : token.i + 2]
    is_number = token.text.isdigit() and (is_year or any(one.lower_ in _MONTHS for one in near))
    return is_number and token.dep_.split(":")[0] in {"nmod", "obl"}


def _is_negated(token: Token) -> bool:
    return any(child.lower_ in {"not", "no", "without"} for child in token.children)
