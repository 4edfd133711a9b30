"""Where the names that the model learns come from: UNER, WikiGold, GUM's entities and our own sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from training.conllu import iter_blocks, misc_column
from training.records import Sentence, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

TYPES = ("PER", "ORG", "LOC", "OTH")
TAGS = ("O", *(f"{prefix}-{kind}" for kind in TYPES for prefix in "BI"))

_GUM_TYPES = {"person": "PER", "place": "LOC", "organization": "ORG"}
_GUM_BRACKET = re.compile(r"\((\d+)-([a-z]+)[^()]*(\))?|(\d+)\)")
_OWN_BRACKET = re.compile(r"\[(PER|ORG|LOC|OTH) ([^\[\]]+)\]")
_LINKS = {"of", "the", "for", "and", "de", "del", "la", "von", "van", "'s", "’s", "-", ".", "&", "in", "on"}
_TITLES = frozenset(
    {
        "President",
        "Vice",
        "Prime",
        "Minister",
        "Mr",
        "Mr.",
        "Mrs",
        "Mrs.",
        "Ms",
        "Ms.",
        "Dr",
        "Dr.",
        "Professor",
        "Prof",
        "Prof.",
        "General",
        "Gen.",
        "Senator",
        "Sen.",
        "Justice",
        "Judge",
        "King",
        "Queen",
        "Prince",
        "Princess",
        "Captain",
        "Secretary",
        "Governor",
        "Gov.",
        "Sir",
        "Lord",
        "Lady",
        "Pope",
        "Chancellor",
        "Colonel",
        "Col.",
        "Major",
        "Lieutenant",
        "Lt.",
        "Sergeant",
        "Representative",
        "Rep.",
        "Ambassador",
        "Mayor",
        "Detective",
        "Inspector",
        "Reverend",
        "Rev.",
        "Father",
        "Brother",
        "Sister",
        "Miss",
        "Chief",
        "Chairman",
        "Director",
        "Congressman",
        "Congresswoman",
        "Bishop",
        "Archbishop",
        "Cardinal",
    }
)
HELD_OUT_EVERY = 5
"""Every fifth document of WikiGold is kept for testing and never trained on."""


def attach_uner(texts: list[Text], lines: Iterable[str]) -> int:
    """Put UNER's tags on the same sentences of EWT; returns how many were matched."""
    tags: dict[str, list[str | None]] = {}
    for block in iter_blocks(lines):
        key = next((c.split("=", 1)[1].strip() for c in block if c.startswith("# sent_id")), "")
        rows = [line.split("\t") for line in block if not line.startswith("#")]
        tags[key] = [row[2] if row[2] in TAGS else "O" for row in rows if row[0].isdigit()]
    matched = 0
    for text in texts:
        for sentence in text.sentences:
            found = tags.get(sentence.key)
            if found is not None and len(found) == len(sentence.words):
                sentence.names = found
                matched += 1
    return matched


def read_wikigold(lines: Iterable[str]) -> tuple[list[Text], list[Text]]:
    """WikiGold as training and held-out documents, with spaces put back by rule."""
    texts: list[Text] = [Text("wikigold:0", "wikigold")]
    for block in iter_blocks(lines):
        if block[0].startswith("-DOCSTART-"):
            texts.append(Text(f"wikigold:{len(texts)}", "wikigold"))
            continue
        rows = [line.rsplit(" ", 1) for line in block]
        words = [row[0] for row in rows]
        tags = to_bio([row[1].replace("MISC", "OTH") for row in rows])
        texts[-1].sentences.append(Sentence(words, guess_glued(words), names=list(tags), is_segmented=False))
    texts = [text for text in texts if text.sentences]
    held_out = [t for n, t in enumerate(texts) if n % HELD_OUT_EVERY == HELD_OUT_EVERY - 1]
    return [t for t in texts if t not in held_out], held_out


def to_bio(tags: list[str]) -> list[str]:
    """Tags that mark only the inside of names, rewritten so that each name begins with ``B-``."""
    result = []
    for before, tag in zip(["O", *tags], tags, strict=False):
        is_begin = tag != "O" and before[2:] != tag[2:]
        result.append("B" + tag[1:] if is_begin else tag)
    return result


def guess_glued(words: list[str]) -> list[bool]:
    """Which words of a tokenized sentence had no space before them."""
    glued: list[bool] = []
    is_open_quote = False
    after_opening = False
    for word in words:
        closes = word in {",", ".", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "'"} or word.startswith("'")
        if word == '"':
            closes, is_open_quote = is_open_quote, not is_open_quote
        glued.append(bool(glued) and (closes or after_opening))
        after_opening = word in {"(", "[", "$", "``"} or (word == '"' and is_open_quote)
    return glued


def attach_gum(texts: list[Text], lines: Iterable[str]) -> None:
    """Derive names from GUM's entity brackets; a word that may be in a name but is not certain gets ``None``."""
    sentences = [s for text in texts for s in text.sentences]
    for sentence, misc in zip(sentences, misc_column(lines), strict=True):
        sentence.names = gum_names(sentence, misc)
    _doubt_places(sentences)


def _doubt_places(sentences: list[Sentence]) -> None:
    """Leave open what GUM calls an organization though the same words are a place elsewhere (``Sweden``)."""
    spans = [(s, span) for s in sentences for span in name_spans(s.names or [])]
    places = {tuple(s.words[first:last]) for s, (first, last, kind) in spans if kind == "LOC"}
    for sentence, (first, last, kind) in spans:
        if kind == "ORG" and tuple(sentence.words[first:last]) in places and sentence.names is not None:
            sentence.names[first:last] = [None] * (last - first)


def gum_names(sentence: Sentence, misc: list[str]) -> list[str | None]:
    """BIO tags of one GUM sentence from its MISC column."""
    upos = sentence.upos or []
    tags: list[str | None] = [None if _may_be_name(w, p) else "O" for w, p in zip(sentence.words, upos, strict=True)]
    for start, end, kind in sorted(_gum_mentions(misc), key=lambda m: m[0] - m[1]):
        span = _trim(sentence, start, end, kind)
        if kind in _GUM_TYPES and span is not None:
            first, last = span
            if any(tag not in {None, "O"} for tag in tags[first : last + 1]):
                continue
            tags[start:first] = ["O"] * (first - start)
            tags[first : last + 1] = [
                f"{'B' if n == first else 'I'}-{_GUM_TYPES[kind]}" for n in range(first, last + 1)
            ]
    return tags


def name_spans(tags: list[str | None]) -> list[tuple[int, int, str]]:
    """``(first, one past the last, type)`` of each name in BIO tags."""
    spans: list[tuple[int, int, str]] = []
    for n, tag in enumerate(tags):
        if tag is not None and tag.startswith("B-"):
            spans.append((n, n + 1, tag[2:]))
        elif tag is not None and tag.startswith("I-") and spans and spans[-1][1] == n:
            spans[-1] = (spans[-1][0], n + 1, spans[-1][2])
    return spans


def _may_be_name(word: str, upos: str) -> bool:
    return upos == "PROPN" or (word[:1].isupper() and upos in {"ADJ", "NOUN", "X"})


def _gum_mentions(misc: list[str]) -> list[tuple[int, int, str]]:
    """``(first, last, type)`` of the mentions whose brackets close in this sentence."""
    opened: list[tuple[str, str, int]] = []
    mentions = []
    for n, column in enumerate(misc):
        value = next((part[7:] for part in column.split("|") if part.startswith("Entity=")), "")
        for match in _GUM_BRACKET.finditer(value):
            if match[1] and match[3]:
                mentions.append((n, n, match[2]))
            elif match[1]:
                opened.append((match[1], match[2], n))
            else:
                found = next((o for o in reversed(opened) if o[0] == match[4]), None)
                if found is not None:
                    opened.remove(found)
                    mentions.append((found[2], n, found[1]))
    return mentions


def _trim(sentence: Sentence, first: int, last: int, kind: str) -> tuple[int, int] | None:
    """The name inside a mention, or ``None`` where the mention is more than a name."""
    upos = sentence.upos or []
    while first < last and upos[first] in {"DET", "PUNCT"}:
        first += 1
    while kind == "person" and first < last and sentence.words[first] in _TITLES:
        first += 1
    if kind == "person" and (sentence.xpos or [])[last] == "NNPS":
        return None
    while last > first and (upos[last] == "PUNCT" or sentence.words[last] in {"'s", "’s", "'"}):
        last -= 1
    inside = range(first, last + 1)
    is_name = all(upos[n] == "PROPN" or (first < n < last and sentence.words[n].lower() in _LINKS) for n in inside)
    if kind == "person" and any(sentence.words[n].title() in _TITLES | {"'S", "’S", "And"} for n in inside):
        return None
    return (first, last) if is_name else None


def read_own(lines: Iterable[str], split: Callable[[str], tuple[list[str], list[int]]]) -> list[Sentence]:
    """Our own sentences with names in brackets.

    Args:
        lines: One sentence a line; lines that begin with ``#`` are left out.
        split: Gives the words of a plain text and the offset of each.
    """
    sentences = []
    for line in lines:
        if line.strip() and not line.startswith("#"):
            plain, spans = strip_brackets(line.strip())
            sentences.append(_own_sentence(plain, spans, split))
    return [s for s in sentences if s.words]


def strip_brackets(line: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The plain sentence and the spans ``(start, end, type)`` of its names."""
    parts: list[str] = []
    spans = []
    size = last = 0
    for match in _OWN_BRACKET.finditer(line):
        before = line[last : match.start()]
        start = size + len(before)
        spans.append((start, start + len(match[2]), match[1]))
        parts += [before, match[2]]
        size, last = start + len(match[2]), match.end()
    return "".join([*parts, line[last:]]), spans


def _own_sentence(
    text: str, spans: list[tuple[int, int, str]], split: Callable[[str], tuple[list[str], list[int]]]
) -> Sentence:
    words, offsets = split(text)
    ends = [start + len(word) for word, start in zip(words, offsets, strict=True)]
    tags: list[str | None] = ["O"] * len(words)
    for start, end, kind in spans:
        inside = [n for n in range(len(words)) if offsets[n] < end and ends[n] > start]
        for n in inside:
            tags[n] = f"{'B' if n == inside[0] else 'I'}-{kind}"
    glued = [n > 0 and offsets[n] == ends[n - 1] for n in range(len(words))]
    return Sentence(words, glued, names=tags, starts_paragraph=False)
