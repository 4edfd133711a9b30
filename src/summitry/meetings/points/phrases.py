"""Where a noun's phrase begins and ends: the words that a label shows."""

from __future__ import annotations

from calendar import month_name
from typing import TYPE_CHECKING, Final

from summitry.meetings.points.routine import load_routine
from summitry.meetings.points.words import lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MONTHS: Final = frozenset(name.lower() for name in month_name if name)
_DROPPED: Final = frozenset({"det", "punct", "cc", "case", "mark", "predet"})
LONGEST: Final = 9
#: What a phrase that was cut short may end in.
_ENDS: Final = frozenset({"NOUN", "PROPN", "NUM", "SYM", "X"})
#: What stands behind a noun and a comma and is no part of its phrase: "a shift, however small", "a treaty, friends".
_BESIDE: Final = frozenset({"vocative", "discourse", "amod", "advmod", "advcl"})
#: What may stand before a noun as part of its phrase.
_BEFORE: Final = frozenset({"amod", "compound", "nummod", "flat", "det"})
#: What a noun by itself is completed by where it stands right behind: "build trust | between our peoples".
_COMPLETING: Final = frozenset({"between", "among", "with", "against", "of", "in", "on", "for", "about"})
#: Units of a sum, which is completed by what it is for: "20 million euros | for the schools".
_UNITS: Final = frozenset({"euro", "dollar", "pound", "yen", "yuan", "ruble", "rouble", "rupee", "million", "billion"})
#: Marks that come in pairs.
_PAIRS: Final = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“", '"': '"'}
#: How far a mark's other half is looked for.
_NEAR: Final = 4
_DAYS: Final = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_YEAR: Final = 4


def find_phrase(doc: Doc, head: Token, first: int, last: int) -> tuple[int, int]:
    """Find where the phrase of a noun begins and ends in a stretch.

    Args:
        doc: The document's tokens.
        head: The noun.
        first: First token of the stretch.
        last: One past its last token.

    Returns:
        First token and one past the last; no more than nine tokens, but for a bracket or word that is closed.
    """
    begin = head.i
    for child in reversed([child for child in head.lefts if child.i >= first]):
        is_part = child.dep_.split(":")[0] in _BEFORE or child.dep_ == "nmod:poss" or child.pos_ == "PUNCT"
        if not is_part:
            break
        begin = max(child.left_edge.i, first)
    end = _end(head, begin, last)
    while begin < head.i and (doc[begin].dep_.split(":")[0] in _DROPPED or _is_empty(doc[begin])):
        begin += 1
    begin = max(begin, head.i - LONGEST + 1)
    while begin > first and _is_within_word(doc[begin - 1]):
        begin -= 1
    if end == head.i + 1 and (end - begin == 1 or head.lemma_.lower() in _UNITS):
        end = _end_of_complement(doc, head, last)
    begin, end = _without_halves(doc, begin, _shorten(doc, head, begin, end), head)
    return begin, min(end, last)


def _shorten(doc: Doc, head: Token, begin: int, end: int) -> int:
    """Where a phrase is cut that is too long, and what it cannot end in left off."""
    if end - begin > LONGEST:
        cuts = [
            index
            for index in range(head.i + 1, begin + LONGEST + 1)
            if doc[index].pos_ in {"ADP", "SCONJ", "PUNCT", "CCONJ"} and not _joins(doc[index])
        ]
        end = max((cut for cut in cuts if cut > head.i), default=max(head.i + 1, begin + 1))
    is_cut = end < head.right_edge.i + 1
    while end > head.i + 1 and _is_loose_end(doc[end - 1], is_cut=is_cut):
        end -= 1
    return end


def _is_within_word(token: Token) -> bool:
    """Whether the next token goes on with a word that a hyphen joins: "life-|saving"."""
    return not token.whitespace_ and "-" in {token.text, token.nbor(1).text[:1]}


def _end_of_complement(doc: Doc, head: Token, last: int) -> int:
    """Where a noun by itself ends with what stands right behind it and says of whom: "trust between our peoples"."""
    behind = head.i + 1
    is_open = head.lemma_.lower() in _UNITS or lemma_of(head) in load_routine().broad
    if behind >= last or not is_open or doc[behind].lower_ not in _COMPLETING:
        return behind
    other = doc[behind].head
    is_its = (
        other.head.i in {head.i, *(one.i for one in head.ancestors)}
        and other.left_edge.i == behind
        and not _is_day(other)
    )
    end = min(other.right_edge.i + 1, last)
    return end if is_its and end - head.i <= LONGEST else behind


def _without_halves(doc: Doc, begin: int, end: int, head: Token) -> tuple[int, int]:
    """Close a bracket or quotation mark that a phrase opens, or cut the phrase there."""
    for index in range(begin, end):
        closing = _PAIRS.get(doc[index].text)
        is_opened = index == begin or bool(doc[index - 1].whitespace_)
        if closing is None or not is_opened or any(token.text == closing for token in doc[index + 1 : end]):
            continue
        other = next((token.i for token in doc[end : end + _NEAR] if token.text == closing), None)
        if other is not None:
            return begin, other + 1
        if index < head.i:
            return index + 1, end
        cut = index
        while cut > head.i + 1 and _is_loose_end(doc[cut - 1], is_cut=True):
            cut -= 1
        return begin, max(cut, head.i + 1)
    return begin, end


def _is_loose_end(token: Token, *, is_cut: bool) -> bool:
    """Whether a phrase cannot end in a word; where it was cut short, it ends in a noun."""
    if token.lower_.endswith(("self", "selves")):
        return False
    if is_cut and (
        token.pos_ not in _ENDS or (token.pos_ == "NOUN" and lemma_of(token) in load_routine().turns) or leads_on(token)
    ):
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


def leads_on(token: Token) -> bool:
    """Whether a word only stands before the noun that comes next: "high-level | talks"."""
    return token.dep_.split(":")[0] in _BEFORE - {"flat"} and token.head.i > token.i


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
        is_list = base == "conj" and token.head.i == head.i and token.right_edge.i + 1 - begin > LONGEST
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
    is_number = token.text.isdigit() and (is_year or any(one.lower_ in MONTHS for one in near))
    return is_number and token.dep_.split(":")[0] in {"nmod", "obl"}


def _is_negated(token: Token) -> bool:
    return any(child.lower_ in {"not", "no", "without"} for child in token.children)
