"""Words of a sentence that only say by whose account it is told: "according to the site", "the paper wrote".

They are no part of what is told, so status, label, words and vector are made without them. Whoever speaks at the
meeting itself ("Norway said that it would send tents") is none: that somebody says it is what is told there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from summitry.meetings.points.regions import is_put_in
from summitry.model import ActorKind, NameLabel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from summitry.meetings.statuses import Index

_TELLING: Final = frozenset(
    {"say", "write", "report", "note", "add", "state", "tell", "announce", "recall", "explain", "argue", "claim"}
    | {"stress", "emphasize", "point", "put", "conclude", "observe", "comment", "quote", "find", "read"}
)
#: How whose account it is may be named: "by his account", "in the site's words".
_ACCOUNTS: Final = frozenset({"account", "telling", "version", "reckoning"})
_BY: Final = frozenset({"by", "in", "on"})
_WHOSE: Final = frozenset({"this", "that", "these", "same", "own"})
#: Texts and parts of texts that say things.
_TEXTS: Final = frozenset(
    {
        "account",
        "analysis",
        "announcement",
        "article",
        "blog",
        "column",
        "dispatch",
        "document",
        "editorial",
        "headline",
    }
    | {
        "item",
        "news",
        "newspaper",
        "note",
        "outlet",
        "page",
        "paper",
        "piece",
        "post",
        "publication",
        "record",
        "report",
    }
    | {"review", "site", "statement", "story", "study", "summary", "text", "title", "transcript", "website", "caption"}
)
_SPEAKERS: Final = frozenset({ActorKind.COUNTRY, ActorKind.PERSON, ActorKind.ROLE, ActorKind.GROUP})
_MARKS: Final = frozenset({"PUNCT", "SPACE"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What is passed over in a sentence.

    Attributes:
        tokens: The words that say by whose account.
        teller: The verb that tells, where a person or state is its subject; without it the words may have no status.
        head: The word that heads what is told, or None where it heads the sentence anyway.
    """

    tokens: frozenset[int] = frozenset()
    teller: int | None = None
    head: int | None = None


def find_frame(index: Index, first: int, last: int, root: int) -> Frame:
    """Find the words of one sentence that say by whose account it is told.

    Args:
        index: The document's clauses and mentions.
        first: The sentence's first token.
        last: One past its last token.
        root: The word that heads the sentence.
    """
    doc = index.doc
    found = set(_accounts(doc, first, last))
    teller = doc[root]
    told = _told_before(teller, first, last) or _told_after(index, teller, last)
    head: int | None = None
    if told is not None:
        head = told.i
        inside = {one.i for one in told.subtree}
        rest = [token for token in range(first, last) if token not in inside]
        found.update(token for token in rest if doc[token].pos_ not in _MARKS)
        found.update(child.i for child in told.lefts if child.dep_ == "mark" and child.lower_ == "that")
    for token in doc[first:last]:
        if token.dep_.split(":")[0] != "parataxis" or token.i in found:
            continue
        if is_put_in(doc, token):
            found.update(range(min(child.i for child in token.lefts), token.i + 1))
        elif _tells(token) and not any(child.dep_ == "ccomp" for child in token.children):
            found.update(one.i for one in token.subtree if first <= one.i < last)
    if root in found and head is None:
        return Frame()
    return Frame(frozenset(found), root if told is not None else None, head)


def _tells(token: Token) -> bool:
    """Whether a verb tells what stands before or around it, and has somebody who tells it."""
    if token.lemma_.lower() not in _TELLING or any(
        child.dep_ == "neg" or child.lower_ == "not" for child in token.children
    ):
        return False
    return any(child.dep_ == "nsubj" for child in token.children)


def _told_before(teller: Token, first: int, last: int) -> Token | None:
    """Find what is told before its teller: "They agreed to meet, the minister said"."""
    if not _tells(teller):
        return None
    for child in teller.lefts:
        if child.dep_ in {"ccomp", "parataxis"} and first <= child.i < last and _is_clause(child):
            return child
    return None


def _told_after(index: Index, teller: Token, last: int) -> Token | None:
    """Find what a text or an outlet tells: "The paper reported that they had agreed to meet"."""
    if not _tells(teller) or any(child.dep_ == "aux" and child.tag_ == "MD" for child in teller.children):
        return None
    subjects = [child for child in teller.children if child.dep_ == "nsubj"]
    if not _is_text(index, subjects[0]):
        return None
    for child in teller.rights:
        if child.dep_ == "ccomp" and child.i < last and _is_clause(child):
            return child
    return None


def _is_text(index: Index, subject: Token) -> bool:
    """Whether a subject is a text or an outlet, and not somebody who takes part."""
    if subject.lemma_.lower() in _TEXTS:
        return True
    stop = subject.right_edge.idx + len(subject.right_edge)
    at_head = [
        mention
        for mention in index.mentions_in(subject.left_edge.idx, stop)
        if mention.passage.start <= subject.idx < mention.passage.end
    ]
    if any(actor.kind in _SPEAKERS or actor.country for mention in at_head for actor in mention.actors):
        return False
    if any(mention.form in {"pair", "side"} for mention in at_head):
        return False
    return subject.lower_ == "it" or (subject.pos_ == "PROPN" and not _is_person(index, subject))


def _is_person(index: Index, token: Token) -> bool:
    return any(
        name.label is NameLabel.PERSON
        for name in index.names_in(token.sent.start_char, token.sent.end_char)
        if name.passage.start <= token.idx < name.passage.end
    )


def _is_clause(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or any(
        child.dep_.split(":")[0] in {"cop", "nsubj"} for child in token.children
    )


def _accounts(doc: Doc, first: int, last: int) -> Iterator[int]:
    """The words of "according to ..." and "by ...'s account", with the comma that sets them apart."""
    for place in range(first, last):
        token = doc[place]
        span: range | None = None
        if token.lower_ == "according" and place + 2 < last and doc[place + 1].lower_ == "to":
            span = range(place, _phrase_end(doc, place + 2, last))
        elif token.lemma_.lower() in _ACCOUNTS and _is_account(token):
            span = range(max(token.left_edge.i, first), min(token.i + 1, last))
        if span is not None:
            yield from span


def _is_account(token: Token) -> bool:
    children = list(token.children)
    by = any(child.dep_ == "case" and child.lower_ in _BY for child in children)
    whose = any(child.dep_.startswith("nmod:poss") or child.lower_ in _WHOSE for child in children)
    return by and whose


def _phrase_end(doc: Doc, start: int, last: int) -> int:
    """Where the noun phrase that begins at ``start`` ends, appositions included."""
    head = next(
        (doc[place] for place in range(start, last) if doc[place].pos_ in {"NOUN", "PROPN", "PRON", "NUM"}), None
    )
    if head is None:
        return start
    while head.head.i > head.i and head.head.pos_ in {"NOUN", "PROPN"} and head.head.i < last:
        head = head.head
    return min(max(head.right_edge.i, head.i) + 1, last)
