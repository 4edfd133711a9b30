"""Cutting a document's text into spaCy's tokens, within bounds whatever the text holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from summitry.language.sentences import find_breaks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from summitry.model import Document

BREAKS: Final = "summitry_breaks"
"""Key in ``Doc.user_data`` of the offsets where layout makes a sentence start."""
LABELS: Final = "summitry_labels"
"""Key in ``Doc.user_data`` of the start and end of speakers' labels, inside which no sentence starts."""
UNREAD: Final = "summitry_unread"
"""Key in ``Doc.user_data`` of the start and end of stretches that hold no running text and were not read."""
_LONGEST_RUN: Final = 300
_LONG_RUN: Final = re.compile(rf"\S{{{_LONGEST_RUN + 1},}}")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def make_doc(nlp: Language, document: Document) -> Doc:
    """Cut a document into tokens; ``Doc.text`` is as long as the document's, and the same but for lone surrogates.

    The tokenizer's time grows with the square of the length of a run without white space, and such a run (an
    address, an encoded picture) holds no words: it is cut into tokens of a fixed length. Half a surrogate pair cannot
    be stored by spaCy; a replacement character takes its place.
    """
    text = _SURROGATE.sub("\ufffd", document.text)
    doc = nlp.tokenizer(text) if _LONG_RUN.search(text) is None else _join_pieces(nlp, text)
    doc.user_data[BREAKS] = find_breaks(document)
    doc.user_data[LABELS] = [(turn.label_passage.start, turn.label_passage.end) for turn in document.turns]
    return doc


def _join_pieces(nlp: Language, text: str) -> Doc:
    from spacy.tokens import Doc  # noqa: PLC0415  spaCy is heavy

    words: list[str] = []
    spaces: list[bool] = []
    done = 0
    for run in _LONG_RUN.finditer(text):
        part = nlp.tokenizer(text[done : run.start()])
        words.extend(token.text for token in part)
        spaces.extend(bool(token.whitespace_) for token in part)
        done = run.end()
        pieces = range(run.start(), done, _LONGEST_RUN)
        words.extend(text[at : min(done, at + _LONGEST_RUN)] for at in pieces)
        spaces.extend(False for _ in pieces)
        if text[done : done + 1] == " ":
            spaces[-1] = True
            done += 1
    part = nlp.tokenizer(text[done:])
    words.extend(token.text for token in part)
    spaces.extend(bool(token.whitespace_) for token in part)
    return Doc(nlp.vocab, words=words, spaces=spaces)
