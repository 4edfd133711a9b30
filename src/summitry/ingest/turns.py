"""Find who speaks when in a transcript.

Labels that carry a title, or a part in a talk such as ``Question``, make a text a transcript; only then are bare names
before a colon taken for labels too, and only in the same style of print. A text in which nobody says *I* or *you* has
no turns: headings and lists have colons as well.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from summitry.ingest.turn_labels import iter_labels
from summitry.model import Passage, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.ingest.turn_labels import Label

_TALK = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|you|your|my|me|[Tt]hanks?|[Tt]hank|Mr|Madam|Yes|No|Okay)\b|\?")
_TALK_REACH = 3000  # characters of a turn that are looked at for it
_LEAST_TALK = 0.3
_LEAST_BARE_LABELS = 4
_CLOSE = re.compile(
    r"\s*(?:END)?\s*\d{1,2}:\d\d\s?[AaPp]\.?\s?[Mm]\.?(?:\s[A-Z]{2,5})?\s*\Z|\s*\bEND\s*\Z|\s*(?:<…>|<\.\.\.>|\*[\s*]*)\s*\Z"
)
_CLOSE_REACH = 60


def find_turns(text: str, document_id: str) -> tuple[Turn, ...]:
    """Find the speakers' turns of a transcript, in order and without overlap.

    What stands before the first label belongs to no turn. A label with nothing said behind it gives no turn.

    Args:
        text: The canonical text.
        document_id: The document's ``id``, for the passages.

    Returns:
        The turns; empty where the text is no transcript, or cannot be told to be one.
    """
    labels = _choose(text, list(iter_labels(text)))
    ends = [label.start for label in labels[1:]] + [len(text)]
    turns = (_to_turn(text, document_id, label, end) for label, end in zip(labels, ends, strict=False))
    return tuple(turn for turn in turns if turn is not None)


def _choose(text: str, labels: list[Label]) -> list[Label]:
    strong = [label for label in labels if label.is_strong and not label.is_quoted]
    chosen = _with_bare_names(labels, strong) if strong else _bare_conversation(labels)
    if not chosen:
        return []
    ends = [label.start for label in chosen[1:]] + [len(text)]
    talking = sum(
        bool(_TALK.search(text, label.after, min(end, label.after + _TALK_REACH)))
        for label, end in zip(chosen, ends, strict=True)
    )
    return chosen if talking >= _LEAST_TALK * len(chosen) else []


def _with_bare_names(labels: Sequence[Label], strong: Sequence[Label]) -> list[Label]:
    loud = sum(label.is_capitals for label in strong)
    is_loud = 2 * loud >= len(strong)
    sure = {label.text for label in strong}
    times = Counter(label.text for label in labels)
    chosen = []
    for label in labels:
        if label.is_quoted:
            fits = label.text in sure and label.opens_line
        elif label.text in {"Q", "A"}:
            fits = label.text == "Q" or times["Q"] > 0
        elif label.is_strong:
            fits = label.is_capitals == is_loud or label.text in sure
        elif is_loud:
            fits = label.is_capitals and label.opens_line
        else:
            fits = not label.is_capitals and (" " in label.text or times[label.text] > 1)
        if fits:
            chosen.append(label)
    return chosen


def _bare_conversation(labels: Sequence[Label]) -> list[Label]:
    """Take bare names for labels where at least two of them take turns at the start of lines."""
    lines = [label for label in labels if label.opens_line and not label.is_quoted]
    times = Counter(label.text for label in lines)
    said_again = [label for label in lines if times[label.text] > 1]
    if len(lines) < _LEAST_BARE_LABELS or len({label.text for label in said_again}) < 2:  # noqa: PLR2004 (a dialogue)
        return []
    return lines if 2 * len(said_again) > len(lines) else []


def _to_turn(text: str, document_id: str, label: Label, end: int) -> Turn | None:
    end = _trimmed_end(text, label.after, end)
    if end <= label.after:
        return None
    return Turn(
        passage=Passage(document_id, label.after, end, text[label.after : end]),
        label=label.text,
        label_passage=Passage(document_id, label.start, label.end, label.text),
        notes=label.notes,
    )


def _trimmed_end(text: str, start: int, end: int) -> int:
    """Leave out blanks, separators and the clock time that closes a transcript."""
    while end > start and text[end - 1].isspace():
        end -= 1
    tail_start = max(start, end - _CLOSE_REACH)
    match = _CLOSE.search(text[tail_start:end])
    return tail_start + match.start() if match else end
