"""A point's own first words in quotation marks: its label where no noun phrase and no issue area names it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.meetings.points.phrases import leads_on

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from summitry.meetings.record import Point

MOST_WORDS: Final = 10
#: With both marks and the ellipsis.
MOST_LETTERS: Final = 70
_MARKS: Final = 3
#: So many words are left where a quotation is ended earlier than its longest.
_LEAST_WORDS: Final = 3
#: Words that only join a stretch to what stands before it.
_LEADING: Final = frozenset({"that", "and", "but", "to"})
#: A quotation does not begin behind what turns its sense: "we do not think | that it can be done".
_NEGATING: Final = frozenset(
    {"not", "n't", "n’t", "no", "never", "nobody", "none", "nothing", "nor", "neither", "hardly", "without", "if"}
)
_OPENING: Final = frozenset({"(", "["})
_QUOTES: Final = frozenset({'"', "”", "»"})
#: What a quotation does not end in where it was cut: "spoken of it and".
_UNENDED: Final = frozenset({"CCONJ", "ADP", "DET", "PART", "SCONJ", "AUX", "PUNCT", "ADV"})
_BRACKETS: Final = {")": "(", "]": "[", "”": "“", "»": "«", '"': '"'}


def find_quotation(doc: Doc, first: int, last: int, inner: int) -> tuple[int, int]:
    """Find the words of a stretch to quote: all of it where that is short, else the first words of what is said in it.

    Args:
        doc: The document's tokens.
        first: First token of the stretch.
        last: One past its last token.
        inner: First token of what is said, asked or agreed in it.

    Returns:
        First token and one past the last: whole words, as a rule ten at most, and 70 letters with the marks.
    """
    first = _begin(doc, first, last)
    stop = _stop(doc, first, last)
    end = _end(doc, first, stop)
    while inner > first and not doc[inner - 1].whitespace_ and doc[inner - 1].text[-1:].isalnum():
        inner -= 1  # "that's" is one word
    inner = _begin(doc, inner, last)
    is_turned = any(token.lower_ in _NEGATING for token in doc[first:inner])
    if end == stop or is_turned or not first < inner < stop or _words(doc, inner, stop) < _LEAST_WORDS:
        return first, end
    return inner, _end(doc, inner, _stop(doc, inner, last))


def show_quotation(doc: Doc, span: tuple[int, int], last: int) -> str:
    """Write words as a quotation, with an ellipsis behind it where the stretch goes on."""
    text = " ".join(doc.text[doc[span[0]].idx : doc[span[1] - 1].idx + len(doc[span[1] - 1])].split())
    goes_on = any(token.is_alpha or token.like_num for token in doc[span[1] : last])
    return f"“{text}”" + "…" * goes_on


def is_quotation(point: Point) -> bool:
    """Whether a point is labelled by a quotation, which names nothing beyond the point itself."""
    words = point.label_passage
    return words is not None and point.label.removesuffix("…") == f"“{' '.join(words.exact.split())}”"


def _begin(doc: Doc, first: int, last: int) -> int:
    """Pass over marks and words that only lead on, but for the last word."""
    while first < last - 1 and doc[first].text not in _OPENING and _leads_nowhere(doc[first]):
        first += 1
    return first


def _leads_nowhere(token: Token) -> bool:
    if token.lower_ == "that" and token.dep_ != "mark":
        return False
    return not any(map(str.isalnum, token.text)) or token.lower_ in _LEADING


def _stop(doc: Doc, first: int, last: int) -> int:
    """Where a stretch ends: before its last marks, and before a quotation mark that closes inside it."""
    for index in range(first + 1, last):
        is_closing = doc[index].text in _QUOTES and not doc[index - 1].whitespace_
        if is_closing and not _closes(doc, first, index) and _words(doc, first, index) >= _LEAST_WORDS:
            last = index
            break
    while last > first + 1 and (doc[last - 1].is_punct or doc[last - 1].is_space) and not _closes(doc, first, last - 1):
        last -= 1
    return last


def _closes(doc: Doc, first: int, index: int) -> bool:
    """Whether a mark closes a bracket or quotation that the words before it open."""
    opening = _BRACKETS.get(doc[index].text)
    before = [token.text for token in doc[first:index]]
    return opening is not None and not _is_even(before.count(opening), before.count(doc[index].text), opening)


def _is_even(opened: int, closed: int, opening: str) -> bool:
    """Whether each mark that is opened is closed; a straight one does both."""
    return opened % 2 == 0 if opening == '"' else opened <= closed


def _end(doc: Doc, first: int, stop: int) -> int:
    """Where a quotation ends that is no longer than allowed: behind a whole word, and not within a name."""
    fits = [end for end in range(first + 1, stop + 1) if _is_word_end(doc, end) and _is_short(doc, first, end)]
    end = max(fits, default=first + 1)
    if end == stop:
        return end
    good = [
        at
        for at in fits
        if _ends_well(doc[at - 1]) and _words(doc, first, at) >= _LEAST_WORDS and _is_balanced(doc[first:at].text)
    ]
    return max(good, default=end)


def _is_word_end(doc: Doc, end: int) -> bool:
    return end == len(doc) or bool(doc[end - 1].whitespace_) or doc[end].is_punct or doc[end].is_space


def _is_short(doc: Doc, first: int, end: int) -> bool:
    letters = doc[end - 1].idx + len(doc[end - 1]) - doc[first].idx
    return letters <= MOST_LETTERS - _MARKS and _words(doc, first, end) <= MOST_WORDS


def _words(doc: Doc, first: int, end: int) -> int:
    return len(doc[first:end].text.split())


def _is_balanced(text: str) -> bool:
    return all(_is_even(text.count(one), text.count(closing), one) for closing, one in _BRACKETS.items())


def _ends_well(token: Token) -> bool:
    """Whether a quotation may be cut behind a word: neither where it leads on nor within a name."""
    following = token.nbor(1)
    is_in_name = token.pos_ == following.pos_ == "PROPN"
    is_owner = "Yes" in token.morph.get("Poss", []) or bool(set(token.morph.get("PronType", [])) & {"Rel", "Int"})
    is_subject = token.pos_ == "PRON" and token.dep_.startswith("nsubj")
    return token.pos_ not in _UNENDED and not (leads_on(token) or is_in_name or is_owner or is_subject)
