"""One document laid out for resolving: pieces, tokens as plain lists, sentences, names, quotes, turns.

Reading attributes off a parser's tokens one by one costs more than everything else here, so the few that the rules
need are taken out in one go.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summitry.actors.pieces import Pieces, cut

if TYPE_CHECKING:
    from datetime import date

    from summitry.actors.chunks import Chunk
    from summitry.language.parsed import Parsed
    from summitry.model import Document

_SIGNED = 1 << 63
_CLAUSE_TAGS = frozenset({"VERB", "AUX", "DET", "ADP", "CCONJ", "PRON"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """A parse as lists, one item a token.

    Attributes:
        starts: First character.
        ends: One past the last character.
        heads: Index of the head; a root is its own head.
        deps: Universal dependency label.
        tags: Universal part of speech.
        lowers: The word in lower case.
        lemmas: The lemma in lower case.
        children: For each token the tokens that hang on it, in order.
    """

    starts: list[int]
    ends: list[int]
    heads: list[int]
    deps: list[str]
    tags: list[str]
    lowers: list[str]
    lemmas: list[str]
    children: dict[int, list[int]]

    def __len__(self) -> int:
        return len(self.starts)

    def below(self, token: int, *labels: str) -> list[int]:
        """Give the children of a token that hang on it by one of the labels."""
        return [child for child in self.children.get(token, ()) if self.deps[child] in labels]

    def is_object(self, token: int) -> bool:
        """Whether a token is an object; in "called Ann Lee" the parse may take the name for what is said of one."""
        dep = self.deps[token]
        return dep in {"obj", "iobj"} or (
            dep == "xcomp" and self.tags[token] == "PROPN" and self.lemmas[self.heads[token]] == "call"
        )

    def case(self, token: int) -> str:
        """Give the preposition that marks a token, in lower case, or the empty string."""
        marks = self.below(token, "case")
        return self.lowers[marks[0]] if marks else ""


def _tokens(doc: Any) -> Tokens:
    from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, POS  # noqa: PLC0415 - spaCy is heavy

    columns = doc.to_array([IDX, LENGTH, HEAD, DEP, POS, LOWER, LEMMA]).tolist() if len(doc) else []
    store = doc.vocab.strings
    codes = {code for row in columns for code in row[3:]}
    spell = {code: store[code] if code else "" for code in codes}
    starts, ends, heads, deps, tags, lowers, lemmas = [], [], [], [], [], [], []
    children: dict[int, list[int]] = {}
    for index, (start, length, offset, dep, pos, lower, lemma) in enumerate(columns):
        starts.append(start)
        ends.append(start + length)
        head = index + (offset - 2 * _SIGNED if offset >= _SIGNED else offset)
        heads.append(head)
        if head != index:
            children.setdefault(head, []).append(index)
        deps.append(spell[dep])
        tags.append(spell[pos])
        lowers.append(spell[lower])
        lemmas.append(spell[lemma].lower() or spell[lower])
    return Tokens(starts, ends, heads, deps, tags, lowers, lemmas, children)


@dataclass(frozen=True, slots=True)
class Frame:
    """All that the rules look at in one document.

    Attributes:
        document: The document.
        pieces: Its text in pieces.
        tokens: Its parse; empty for a title.
        sentence_starts: First character of each sentence.
        names: Start, end and label (``PER``, ``ORG``, ``LOC``, ``OTH``) of each name, in order.
        quotes: Start and end of each balanced quote, marks included.
        day: The day on which names are looked up, or None where it is not known.
    """

    document: Document
    pieces: Pieces
    tokens: Tokens
    sentence_starts: list[int]
    names: list[tuple[int, int, str]]
    quotes: list[tuple[int, int]]
    day: date | None

    def token_at(self, char: int) -> int:
        """Give the token that holds a character, or the last one before it; -1 where there is none."""
        return bisect_right(self.tokens.starts, char) - 1

    def has_clause_word(self, start: int, end: int) -> bool:
        """Whether a stretch holds a verb, article, preposition or the like that is no adjective's place in a name."""
        tokens = self.tokens
        inside = range(bisect_left(tokens.starts, start), bisect_left(tokens.starts, end))
        return any(tokens.tags[i] in _CLAUSE_TAGS and tokens.deps[i] not in {"amod", "compound"} for i in inside)

    def is_verb(self, char: int) -> bool:
        """Whether the word at a character is a verb."""
        token = self.token_at(char)
        return token >= 0 and self.tokens.tags[token] in {"VERB", "AUX"}

    def head_of(self, start: int, end: int) -> int:
        """Give the token of a stretch whose head lies outside it, or -1."""
        tokens = self.tokens
        first = bisect_left(tokens.starts, start)
        if first < len(tokens) and tokens.starts[first] > start:
            first -= 1
        last = bisect_left(tokens.starts, end)
        best = -1
        for index in range(max(first, 0), last):
            head = tokens.heads[index]
            if (head == index or not first <= head < last) and tokens.tags[index] not in {"PUNCT", "DET", "ADP"}:
                return index
            best = index
        return best

    def head_of_chunk(self, chunk: Chunk) -> int:
        """Give the head token of a chunk: of the personal name in it, if there is one; -1 where nothing is parsed."""
        if chunk.name is None:
            return self.head_of(chunk.start, chunk.end)
        return self.head_of(self.pieces.starts[chunk.name[0]], self.pieces.ends[chunk.name[1]])

    def sentence_at(self, char: int) -> int:
        """Give the number of the sentence that holds a character."""
        return max(bisect_right(self.sentence_starts, char) - 1, 0)

    def sentence_span(self, number: int) -> tuple[int, int]:
        """Give the first and the last character (excluded) of a sentence."""
        start = self.sentence_starts[number] if self.sentence_starts else 0
        after = self.sentence_starts[number + 1 : number + 2]
        return start, after[0] if after else len(self.document.text)

    def quote_at(self, char: int) -> tuple[int, int] | None:
        """Give the outermost quote that holds a character, or None."""
        index = bisect_right(self.quotes, (char, len(self.document.text) + 1)) - 1
        if index >= 0 and self.quotes[index][0] <= char < self.quotes[index][1]:
            return self.quotes[index]
        return None


def _outermost(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in sorted(spans):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def lay_out(parsed: Parsed) -> Frame:
    """Lay out a parsed document."""
    document = parsed.document
    return Frame(
        document=document,
        pieces=cut(document.text),
        tokens=_tokens(parsed.doc),
        sentence_starts=[sentence.start for sentence in parsed.sentences],
        names=sorted((name.passage.start, name.passage.end, name.label.value) for name in parsed.names),
        quotes=_outermost([(quote.passage.start, quote.passage.end) for quote in parsed.quotes if quote.is_balanced]),
        day=document.published_on,
    )


def lay_out_line(document: Document, text: str) -> Frame:
    """Lay out a line that nobody parsed, such as a title or a speaker's label."""
    empty = Tokens([], [], [], [], [], [], [], {})
    return Frame(document, cut(text), empty, [0], [], [], document.published_on)
