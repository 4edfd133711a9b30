"""Reading documents: tokens, model, then the rules for sentences, names, dates and quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from summitry.language.dates import find_dates
from summitry.language.names import find_names
from summitry.language.parsed import Parsed
from summitry.language.pipeline import load_pipeline, renew
from summitry.language.quotes import find_quotes
from summitry.language.tokens import UNREAD, make_doc

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

    from summitry.model import DateMention, Document, Passage, Quote

_CHARACTERS_AT_ONCE: Final = 200_000


def read(document: Document, *, pipeline: Language | str | None = None) -> Parsed:
    """Read one document.

    Args:
        document: The document.
        pipeline: A loaded pipeline or the name of one; None for the shipped model.

    Raises:
        InputError: There is no such pipeline.
    """
    return next(iter_read([document], pipeline=pipeline))


def iter_read(documents: Iterable[Document], *, pipeline: Language | str | None = None) -> Iterator[Parsed]:
    """Read documents as they come, some at a time; what is read of one never depends on the others.

    Args:
        documents: The documents; one that is not ready yet is waited for only when a group is full or at the end.
        pipeline: A loaded pipeline or the name of one; None for the shipped model.

    Raises:
        InputError: There is no such pipeline.
    """
    nlp = load_pipeline(pipeline) if pipeline is None or isinstance(pipeline, str) else pipeline
    group: list[Document] = []
    size = 0
    for document in documents:
        group.append(document)
        size += len(document.text)
        if size >= _CHARACTERS_AT_ONCE:
            nlp = renew(nlp)
            yield from _read_group(nlp, group)
            group, size = [], 0
    yield from _read_group(nlp, group)


def _read_group(nlp: Language, documents: list[Document]) -> Iterator[Parsed]:
    docs = nlp.pipe(make_doc(nlp, document) for document in documents)
    for document, doc in zip(documents, docs, strict=True):
        unread = tuple(document.passage(start, end) for start, end in doc.user_data.get(UNREAD, ()))

        def is_read(item: DateMention | Quote, unread: tuple[Passage, ...] = unread) -> bool:
            return not any(one.start < item.passage.end and item.passage.start < one.end for one in unread)

        yield Parsed(
            document=document,
            doc=doc,
            sentences=find_sentences(document, doc),
            names=find_names(document, doc),
            dates=tuple(filter(is_read, find_dates(document))),
            quotes=tuple(filter(is_read, find_quotes(document))),
            unread=unread,
        )


def find_sentences(document: Document, doc: Doc) -> tuple[Passage, ...]:
    """Give the sentences of a parsed ``Doc`` as passages without the white space around them."""
    passages = []
    for sentence in doc.sents:
        start, end = sentence.start_char, sentence.end_char
        words = document.text[start:end]
        bare = words.strip()
        if bare:
            start += words.index(bare[0])
            passages.append(document.passage(start, start + len(bare)))
    return tuple(passages)
