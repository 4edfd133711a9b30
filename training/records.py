"""The one shape in which every training text is held."""

from __future__ import annotations

from dataclasses import dataclass, field

IGNORE = -100
"""The label of a word that a loss leaves out (the value that torch ignores by default)."""


@dataclass(slots=True)
class Sentence:
    """One sentence with whatever annotation its treebank has.

    A list that is ``None`` means that nobody annotated this layer. ``names`` may hold ``None`` for
    single words whose label is not known.
    """

    words: list[str]
    glued: list[bool]
    """Whether the word follows the one before without a space."""
    starts_paragraph: bool = False
    heads: list[int] | None = None
    """Position of each word's head counted from 1, 0 for the root."""
    relations: list[str] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    feats: list[str] | None = None
    lemmas: list[str] | None = None
    names: list[str | None] | None = None
    is_segmented: bool = True
    """Whether the sentence's borders can be learned from."""
    key: str = ""


@dataclass(slots=True)
class Text:
    """Sentences that follow one another in one document."""

    key: str
    corpus: str
    sentences: list[Sentence] = field(default_factory=list)
