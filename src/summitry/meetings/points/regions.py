"""Where one thing that is said ends and the next begins: a sentence cut into regions.

A sentence is cut where another main clause begins, where a reported clause or an infinitive has a sister, where a list
names several things with words of their own ("discussed the new sanctions and the aid for refugees"), and at
semicolons. Short lists ("sovereignty and territorial integrity") stay whole: they are one thing in two words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summitry.meetings.points.routine import load_routine

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Token

#: Relations that lead from a main clause down to the things that a list may hold.
_DOWN: Final = frozenset({"conj", "obj", "ccomp", "xcomp", "obl", "nmod", "acl", "advcl", "nsubj:pass", "parataxis"})
_CONTENT: Final = frozenset({"NOUN", "VERB", "ADJ", "NUM"})
#: Prepositions before a noun's complement that a list of things may stand after; "of" only behind a carrier.
_LISTING: Final = frozenset({"on", "about", "for", "to", "regarding", "concerning", "in", "towards", "toward"})
_EDGE: Final = frozenset({"PUNCT", "CCONJ", "SPACE", "SYM"})
_CLOSING: Final = frozenset({")", "]", "”", "’", "%", '"', "'"})
_OPENING: Final = frozenset({"(", "[", "“", "‘", "$", "€", "£", '"', "'", "#"})
#: Units that together give one length ("two hours and 15 minutes").
_LENGTHS: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year"})
#: Who puts in what he thinks, and the verbs of that.
_SPEAKING: Final = frozenset({"i", "you", "we"})
_THINKING: Final = frozenset({"think", "believe", "suggest", "say", "know", "suppose", "guess", "hope", "feel", "mean"})
_LEAST_WORDS: Final = 2
_LEAST_PIECE: Final = 4
_MOST_ITEMS: Final = 12


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of one sentence that says one thing.

    Attributes:
        sentence: Place in ``parsed.sentences``.
        first: Its first token.
        last: One past its last token.
        main: The word that heads the main clause over it.
        top: The word that heads what stands in it: ``main``, or the item of a list.
    """

    sentence: int
    first: int
    last: int
    main: int
    top: int

    @property
    def is_item(self) -> bool:
        """Whether it is a further item of a list, so that its main clause stands in an earlier region."""
        return self.main != self.top


def cut(doc: Doc, sentence: int, first: int, last: int, head: int) -> list[Region]:
    """Cut a sentence into regions, in order; none overlaps another.

    Args:
        doc: The document's tokens.
        sentence: Place in ``parsed.sentences``.
        first: The sentence's first token.
        last: One past its last token.
        head: The word that heads it, or what is told in it (``frames.find_frame``).
    """
    found: list[Region] = []
    mains = _main_heads(doc, head)
    starts = [(first if index == 0 else _left_edge(doc, main, first), main) for index, main in enumerate(mains)]
    starts = _in_order(starts)
    ends = [start for start, _ in starts[1:]] + [last]
    for (start, main), end in zip(starts, ends, strict=True):
        tops = [(start, main), *_items(doc, main, start, end)]
        tops = _with_semicolons(doc, _in_order(tops), end)
        stops = [top_start for top_start, _ in tops[1:]] + [end]
        for (begin, top), stop in zip(tops, stops, strict=True):
            trimmed = trim(doc, begin, stop)
            if trimmed is not None:
                found.append(Region(sentence, *trimmed, main, top))
    return found


def trim(doc: Doc, first: int, last: int) -> tuple[int, int] | None:
    """Leave out "and", commas and space at both ends, but not marks that belong to the words; None if nothing stays."""
    while first < last and doc[first].pos_ in _EDGE and doc[first].text not in _OPENING:
        first += 1
    while first < last and doc[last - 1].pos_ in _EDGE and doc[last - 1].text not in _CLOSING | {".", "!", "?"}:
        last -= 1
    has_words = any(doc[index].is_alpha for index in range(first, last))
    return (first, last) if has_words else None


def content_words(doc: Doc, tokens: Iterable[int]) -> int:
    """Count the words that carry meaning."""
    return sum(doc[index].pos_ in _CONTENT for index in tokens)


def is_put_in(doc: Doc, verb: Token) -> bool:
    """Whether a speaker only puts in what he thinks: "We held, I would suggest, very good talks"."""
    first = min((child.i for child in verb.lefts if child.pos_ != "PUNCT"), default=verb.i)
    before, after = doc[max(0, first - 1)], doc[min(len(doc) - 1, verb.i + 1)]
    is_speaker = any(child.dep_ == "nsubj" and child.lower_ in _SPEAKING for child in verb.lefts)
    return is_speaker and verb.lemma_.lower() in _THINKING and before.text == "," and after.text == ","


def _in_order(starts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sort by start, each start once."""
    kept: dict[int, int] = {}
    for start, head in starts:
        kept.setdefault(start, head)
    return sorted(kept.items())


def root_of(doc: Doc, first: int, last: int) -> int:
    """The word that no other word of the stretch governs."""
    for index in range(first, last):
        token = doc[index]
        if token.pos_ not in {"PUNCT", "SPACE"} and (token.head.i == index or not first <= token.head.i < last):
            return index
    return first


def _main_heads(doc: Doc, head: int) -> list[int]:
    """The heads of a sentence's main clauses, the first one first."""
    heads = [head]
    for one in heads:
        for child in doc[one].children:
            base = child.dep_.split(":")[0]
            is_sister = base == "conj" and _is_main_sister(child, doc[one]) and not _only_negates(child)
            is_beside = base == "parataxis" and child.i > one and _has_subject(child)
            if is_sister or (is_beside and _size(child) >= _LEAST_PIECE and not is_put_in(doc, child)):
                heads.append(child.i)
    return heads


def _is_main_sister(child: Token, head: Token) -> bool:
    """Whether "and" joins two clauses, not two adjectives or nouns that share one "to be"."""
    return is_clausal(head) and (child.pos_ in {"VERB", "AUX"} or _has_subject(child))


def _only_negates(child: Token) -> bool:
    """Whether a clause has nothing but a negated verb: "they greeted each other but did not talk" is one thing."""
    return not _has_subject(child) and not _objects(child) and any(one.lower_ == "not" for one in child.children)


def is_clausal(token: Token) -> bool:
    """Whether a word heads a clause: a verb, or a noun or adjective with "to be"."""
    if token.pos_ in {"VERB", "AUX"}:
        return True
    return any(child.dep_.split(":")[0] in {"cop", "nsubj"} for child in token.children)


def _has_subject(token: Token) -> bool:
    return is_clausal(token) and any(child.dep_.split(":")[0] == "nsubj" for child in token.children)


def _size(token: Token) -> int:
    return sum(1 for _ in token.subtree)


def _left_edge(doc: Doc, head: int, floor: int) -> int:
    """Where the words that hang on ``head`` begin, the "and" before them left out."""
    edge = doc[head].left_edge.i
    edge = max(edge, floor)
    while edge < head and doc[edge].pos_ in _EDGE and doc[edge].text not in _OPENING:
        edge += 1
    return edge


def _items(doc: Doc, main: int, start: int, end: int) -> list[tuple[int, int]]:
    """The further items of lists that hang on a main clause: where each begins, and its head."""
    found: list[tuple[int, int]] = []
    for index in range(start, end):
        token = doc[index]
        if token.dep_.split(":")[0] != "conj" or not start <= token.head.i < end or not _hangs_on(token, main):
            continue
        if token.head.i == main and _is_main_sister(token, token.head):
            continue
        if _is_heavy(doc, token):
            found.append((_left_edge(doc, index, start), index))
    return found[: _MOST_ITEMS - 1]


def _hangs_on(token: Token, main: int) -> bool:
    """Whether only relations of ``_DOWN`` lead from the main clause to a word."""
    while token.i != main:
        if token.head.i == token.i or token.dep_ == "acl:relcl":
            return False
        if token.dep_.split(":")[0] not in _DOWN and token.dep_ not in _DOWN:
            return False
        if token.dep_.startswith("nmod") and not _is_listing(token):
            return False
        token = token.head
    return True


def _is_listing(token: Token) -> bool:
    """Whether a noun's complement names what is spoken of ("views on"), not whose or between whom it is."""
    case = next((child.lower_ for child in token.children if child.dep_ == "case"), "")
    return case in _LISTING or (case == "of" and token.head.lemma_.lower() in load_routine().carriers)


def _is_heavy(doc: Doc, item: Token) -> bool:
    """Whether an item and its elder sister have words of their own, so that each says one thing by itself."""
    sister = item.head
    if {item.lemma_.lower(), sister.lemma_.lower()} <= _LENGTHS:
        return False
    own = [token.i for token in item.subtree if not _is_under_later(token, item)]
    sisters = [token.i for token in sister.subtree if token.i < item.left_edge.i and not _is_under_later(token, sister)]
    if is_clausal(item) and is_clausal(sister):
        return min(content_words(doc, own), content_words(doc, sisters)) >= _LEAST_WORDS and bool(_objects(item))
    if is_clausal(item) != is_clausal(sister) or item.pos_ == "PROPN":
        return False
    return min(content_words(doc, own), content_words(doc, sisters)) >= _LEAST_WORDS


def _objects(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_.split(":")[0] in {"obj", "obl", "ccomp", "xcomp", "nsubj"}]


def _is_under_later(token: Token, head: Token) -> bool:
    """Whether a word belongs to a further item of the list that ``head`` is an item of."""
    while token is not head and token.i != head.i:
        if token.dep_.split(":")[0] == "conj" and token.head.i == head.i:
            return True
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def _with_semicolons(doc: Doc, tops: list[tuple[int, int]], end: int) -> list[tuple[int, int]]:
    """Cut at semicolons too, where both pieces have some words."""
    cuts = dict(tops)
    begin = tops[0][0]
    for index in range(begin, end):
        if doc[index].text != ";":
            continue
        before = [start for start in cuts if start <= index]
        after = min((start for start in cuts if start > index), default=end)
        piece = trim(doc, index + 1, after)
        if (
            piece is None
            or piece[0] in cuts
            or index - max(before) < _LEAST_PIECE
            or piece[1] - piece[0] < _LEAST_PIECE
        ):
            continue
        cuts[piece[0]] = root_of(doc, *piece)
    return sorted(cuts.items())
