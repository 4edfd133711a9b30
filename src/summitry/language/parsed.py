"""What the language step hands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from summitry.model import DateMention, Document, Name, Passage, Quote


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document with its sentences, parse, names, dates and quotes.

    Attributes:
        document: The document.
        doc: spaCy's view of it, with Universal Dependencies labels. Its text is as long as the document's, so
            ``token.idx`` counts in the canonical text.
        sentences: The sentences in order, without the white space around them.
        names: The proper names in order.
        dates: The expressions of time in order.
        quotes: What stands between quotation marks, in the order in which it opens.
        unread: Stretches that hold no running text (columns of figures, codes) and were not read, in order.
    """

    document: Document
    doc: Doc
    sentences: tuple[Passage, ...]
    names: tuple[Name, ...]
    dates: tuple[DateMention, ...]
    quotes: tuple[Quote, ...]
    unread: tuple[Passage, ...] = ()
