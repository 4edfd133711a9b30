"""Statements as plain data, in the shape that ``summitry read --json`` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.model import Passage
    from summitry.statements.record import Statement


def statement_to_json(statement: Statement) -> dict[str, Any]:
    """Give ``source``, ``cue`` and ``content`` as ``[[start, end], ...]``, then who speaks and who reports it."""
    attribution = statement.attribution
    return {
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "words": {
            part: [passage.exact for passage in getattr(attribution, part)] for part in ("source", "cue", "content")
        },
        "form": attribution.form,
        "source_kind": attribution.source_kind,
        "speakers": [actor.id for actor in attribution.speakers],
        "speaker_reason": attribution.speaker_reason,
        "antecedent": _spans([attribution.antecedent]) if attribution.antecedent else [],
        "reporter": attribution.reporter,
        "reporter_side": attribution.reporter_side,
        "cue_lemma": attribution.cue_lemma,
        "cue_kind": attribution.cue_kind,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "tense": statement.tense,
        "is_nested": statement.is_nested,
        "note": attribution.note,
    }


def _spans(passages: Sequence[Passage]) -> list[list[int]]:
    return [[passage.start, passage.end] for passage in passages]
