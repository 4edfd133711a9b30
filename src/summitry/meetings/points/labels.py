"""What a point is about, as a noun phrase in the text's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.meetings.points.routine import load_routine

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.tokens import Doc, Token

_NOMINAL: Final = frozenset({"NOUN", "PROPN"})
_DROPPED: Final = frozenset({"det", "punct", "cc", "case", "mark", "predet"})
_LONGEST: Final = 9
_MOST_WORDS: Final = 3
_CORE: Final = frozenset({"obj", "nsubj:pass"})
_CORE_WORTH: Final = 2
#: Words of routine that still tell what a point is about, where nothing else does.
_TELLING: Final = frozenset({"contact", "dialogue", "visit", "cooperation", "relation", "relationship", "tie"})
#: Nouns of turns such as "in the event of", "in this regard", which name nothing.
_TURNS: Final = frozenset({"event", "case", "view", "light", "context", "regard", "connection", "framework", "margin"})
#: Who takes part, which is not what is spoken of.
_PEOPLE: Final = frozenset({"ally", "partner", "friend", "team", "colleague", "citizen", "interlocutor"})
#: What may stand before a noun as part of its phrase.
_BEFORE: Final = frozenset({"amod", "compound", "nummod", "flat", "det"})


def find_label(doc: Doc, first: int, last: int, passed: Collection[int]) -> tuple[int, int] | None:
    """Find the tokens of the phrase that names what a stretch is about.

    The noun phrase with most words of its own, an object before others and the first of equals; a long one is cut at a
    preposition.

    Args:
        doc: The document's tokens.
        first: First token of the stretch.
        last: One past its last token.
        passed: Tokens to be passed over: whoever speaks or acts, and the noun of a light verb ("held *talks*").

    Returns:
        First token and one past the last, or None where no noun phrase tells anything.
    """
    heads = [
        token
        for token in doc[first:last]
        if token.pos_ in _NOMINAL and token.i not in passed and not _is_modifier(token, first, passed)
    ]
    best = max(heads, key=lambda token: (_weight(token, first, last), -token.i), default=None)
    if best is None or _weight(best, first, last) <= 0:
        return None
    return _phrase(doc, best, first, last)


def find_words(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """Find the first few words of a stretch, up to a mark, for what no noun phrase names."""
    while first < last and not doc[first].is_alpha:
        first += 1
    end = first
    while end < min(last, first + _LONGEST) and doc[end].pos_ not in {"PUNCT", "SPACE"}:
        end += 1
    return (first, end) if end > first else None


def _is_modifier(token: Token, first: int, passed: Collection[int]) -> bool:
    """Whether a noun is only part of a bigger phrase of the stretch, or of a turn such as "in the event of"."""
    base = token.dep_.split(":")[0]
    if base == "conj" and token.head.i >= first:
        return token.head.pos_ in _NOMINAL and (token.head.i not in passed or _is_modifier(token.head, first, passed))
    if base == "obl" and token.lemma_.lower() in _TURNS:
        return True
    return base in {"compound", "flat", "nmod", "appos"} and token.head.i >= first and token.head.i not in passed


def _weight(token: Token, first: int, last: int) -> int:
    """How much a phrase tells of a subject: its own words, up to three, more where it is an object, less as subject."""
    lists = load_routine()
    empty = (lists.routine - _TELLING) | lists.setting | lists.courtesy | lists.carriers | _PEOPLE
    inside = [one for one in token.subtree if first <= one.i < last]
    own = [one for one in inside if one.pos_ in {"NOUN", "ADJ", "VERB"} and not (one.pos_ == "ADJ" and one.is_title)]
    plain = sum(one.lemma_.lower() not in empty for one in own)
    words = min(plain + any(one.pos_ == "PROPN" for one in inside), _MOST_WORDS)
    if words and token.pos_ == "NOUN" and token.dep_ in _CORE:
        return words + (1 if token.lemma_.lower() in lists.carriers else _CORE_WORTH)
    return words - (token.dep_ == "nsubj")


def _phrase(doc: Doc, head: Token, first: int, last: int) -> tuple[int, int]:
    begin = head.i
    for child in reversed([child for child in head.lefts if child.i >= first]):
        is_part = child.dep_.split(":")[0] in _BEFORE or child.dep_ == "nmod:poss" or child.pos_ == "PUNCT"
        if not is_part:
            break
        begin = max(child.left_edge.i, first)
    end = min(head.right_edge.i + 1, last)
    for child in head.children:
        is_list = child.dep_.split(":")[0] == "conj" and child.right_edge.i + 1 - begin > _LONGEST
        if child.i > head.i and (child.dep_ == "acl:relcl" or child.dep_.startswith("parataxis") or is_list):
            end = min(end, max(child.left_edge.i, head.i + 1))
    while begin < head.i and (doc[begin].dep_.split(":")[0] in _DROPPED or doc[begin].pos_ in {"PUNCT", "SPACE"}):
        begin += 1
    begin = max(begin, head.i - _LONGEST + 1)
    if end - begin > _LONGEST:
        cuts = [
            index
            for index in range(head.i + 1, begin + _LONGEST + 1)
            if doc[index].pos_ in {"ADP", "SCONJ", "PUNCT", "CCONJ"}
        ]
        end = max((cut for cut in cuts if cut > head.i), default=max(head.i + 1, begin + 1))
    while end > head.i + 1 and doc[end - 1].pos_ in {"PUNCT", "CCONJ", "ADP", "SCONJ", "DET", "SPACE", "PART"}:
        end -= 1
    return begin, end
