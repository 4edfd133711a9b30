"""Parsed documents for the tests of actors, written out by hand so that they need no language model.

A row is ``form UPOS relation head [lemma]``; the head counts from 1 within its sentence, 0 is the root. An empty line
ends a sentence. Words are joined with spaces, except before punctuation and clitics.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.lang.en import English
from spacy.tokens import Doc

from summitry.actors import resolve
from summitry.language.parsed import Parsed
from summitry.language.quotes import find_quotes
from summitry.model import Document, Name, NameLabel

if TYPE_CHECKING:
    from datetime import date

    from summitry.model import Mention

_CLOSE = re.compile(r"^(?:[.,;:!?)”]|'s|’s|n't)$")
_OPEN = frozenset({"“", "("})


@lru_cache(maxsize=1)
def _english() -> English:
    return English()


def make_document(text: str, *, on: date | None = None, side: str | None = None, title: str | None = None) -> Document:
    return Document("d", text, "0" * 64, title=title, side=side, published_on=on)


def _find_names(document: Document, names: dict[str, str]) -> tuple[Name, ...]:
    found = []
    for name, label in names.items():
        places = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", document.text)
        found.extend(Name(document.passage(*place.span()), NameLabel(label)) for place in places)
    longest = [n for n in found if not any(_is_inside(n, other) for other in found)]
    return tuple(sorted(longest, key=lambda name: name.passage.start))


def _is_inside(name: Name, other: Name) -> bool:
    inner, outer = name.passage, other.passage
    return name is not other and outer.start <= inner.start and inner.end <= outer.end


def unparsed(text: str, *, names: dict[str, str] | None = None, on: date | None = None, side: str | None = None,
             title: str | None = None) -> Parsed:  # fmt: skip
    """Make a document that has tokens, sentences and names, and no parse."""
    document = make_document(text, on=on, side=side, title=title)
    sentences = tuple(
        document.passage(*m.span()) for m in re.finditer(r"\S[^.?!\n]*(?:[.?!](?!\s|$)[^.?!\n]*)*[.?!\n]?", text)
    )
    return Parsed(
        document, _english().make_doc(text), sentences, _find_names(document, names or {}), (), find_quotes(document)
    )


def parsed(rows: str, *, names: dict[str, str] | None = None, on: date | None = None, side: str | None = None,
           title: str | None = None) -> Parsed:  # fmt: skip
    """Make a parsed document from rows."""
    sentences = [[line.split() for line in block.splitlines()] for block in rows.strip().split("\n\n")]
    words, heads, deps, tags, lemmas, starts = [], [], [], [], [], []
    for sentence in sentences:
        base = len(words)
        for index, (form, tag, dep, head, *lemma) in enumerate(sentence):
            words.append(form)
            heads.append(base + (int(head) - 1 if head != "0" else index))
            deps.append("ROOT" if head == "0" else dep)
            tags.append(tag)
            lemmas.append(lemma[0] if lemma else form.lower())
            starts.append(index == 0)
    spaces = [
        not _CLOSE.match(words[i + 1]) and words[i] not in _OPEN if i + 1 < len(words) else False
        for i in range(len(words))
    ]
    doc = Doc(_english().vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=tags, lemmas=lemmas)
    document = make_document(doc.text, on=on, side=side, title=title)
    begins = [token.idx for token, is_start in zip(doc, starts, strict=True) if is_start]
    ends = [*begins[1:], len(doc.text)]
    passages = tuple(document.passage(start, end) for start, end in zip(begins, ends, strict=True))
    return Parsed(document, doc, passages, _find_names(document, names or {}), (), find_quotes(document))


def who(document: Parsed) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give the words, the form and the ids of each mention."""
    return [(m.passage.exact, m.form, tuple(actor.id for actor in m.actors)) for m in resolve(document)]


def ids(document: Parsed, words: str, nth: int = 0) -> tuple[str, ...]:
    """Give whom the nth mention with these words means."""
    return tuple(actor.id for actor in mention(document, words, nth).actors)


def mention(document: Parsed, words: str, nth: int = 0) -> Mention:
    """Give the nth mention with these words."""
    return [m for m in resolve(document) if m.passage.exact == words][nth]
