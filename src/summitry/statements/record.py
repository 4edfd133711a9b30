"""What is said, who is said to have said it, and who reports that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from summitry.model import Actor, Passage

Form = Literal["direct", "indirect", "mixed"]
SourceKind = Literal["named", "unnamed", "absent", "carried over"]
Polarity = Literal["affirmed", "denied", "refused", "doubted"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content, each as passages; a part may be broken up by another.

    Follows the annotation of PARC3 and PolNeAR: the source is the phrase that names the speaker, the cue the words
    that say that something is said, thought or wanted, the content what is said, with its marks and its "that".

    Attributes:
        source: The speaker's phrase; empty where the text names none.
        cue: The words that attribute.
        content: What is said, in order.
        form: ``direct`` (all in quotation marks), ``indirect``, or ``mixed``.
        source_kind: ``named``, ``unnamed`` ("officials"), ``absent``, or ``carried over`` where the phrase only points
            to who was named elsewhere ("he", "the two leaders").
        speakers: Who that is; empty where it is not known.
        speaker_reason: One line that says how the speaker was found.
        reporter: The document's publisher, who reports that it was said, or None where that is unknown.
        reporter_side: Country or organisation on whose behalf the publisher speaks, or None.
        cue_lemma: Base form of the cue, such as ``say`` or ``according to``.
        cue_kind: ``say``, ``think``, ``want``, ``noun``, ``phrase`` or ``label``.
        antecedent: The earlier passage that a carried-over source points to, or None.
        note: What was left open and why, or empty: where quotation marks do not balance no content is given.
    """

    source: tuple[Passage, ...]
    cue: tuple[Passage, ...]
    content: tuple[Passage, ...]
    form: Form
    source_kind: SourceKind
    speakers: tuple[Actor, ...]
    speaker_reason: str
    reporter: str | None
    reporter_side: str | None
    cue_lemma: str
    cue_kind: str
    antecedent: Passage | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said, in its passages, by whose account.

    Attributes:
        attribution: Whose words these are, and who reports them.
        polarity: Whether the speaker affirms, denies, refuses or doubts the content.
        modality: The modal of the content: ``will``, ``may``, ``must``, ``would`` and so on, or empty.
        tense: The content's tense, or empty.
        is_nested: Whether it stands in what somebody else is said to say.
    """

    attribution: Attribution
    polarity: Polarity
    modality: str = ""
    tense: str = ""
    is_nested: bool = False
