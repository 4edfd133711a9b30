"""All statements of a document, in order, with who is said to say them and who reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.statements.draft import without_empty_parts
from summitry.statements.following import join_following
from summitry.statements.frame import build_frame
from summitry.statements.labels import find_labels
from summitry.statements.nesting import mark_nested
from summitry.statements.phrases import find_phrase_attributions
from summitry.statements.record import Attribution, Statement
from summitry.statements.speakers import Speakers
from summitry.statements.verbs import find_verb_attributions

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summitry.clauses import Clause
    from summitry.language import Parsed
    from summitry.model import Mention
    from summitry.statements.draft import Draft
    from summitry.statements.frame import Frame, Span
    from summitry.statements.record import Form, Polarity

#: What "not" before a cue makes of its polarity; not to say a thing is to withhold it, not to think it is to deny it.
NEGATED: dict[Polarity, Polarity] = {
    "affirmed": "refused",
    "denied": "doubted",
    "refused": "affirmed",
    "doubted": "affirmed",
}


def extract(
    parsed: Parsed, clauses: Sequence[Clause], mentions: Sequence[Mention], *, nested: bool = False
) -> tuple[Statement, ...]:
    """Find what is said in a document, by whom, and by whose account.

    Args:
        parsed: The document with its parse.
        clauses: Its clauses, for polarity, modality and tense.
        mentions: Who is meant where, for the speakers.
        nested: Whether to give those too that stand inside what somebody else is said to say.

    Returns:
        Statements in the order of their first passage. A quotation whose marks do not balance has no content here,
        and a note that says so.
    """
    if not len(parsed.doc):
        return ()
    frame = build_frame(parsed)
    verbs = list(find_verb_attributions(frame))
    taken = {token for draft in verbs for token in frame.tokens_in(draft.cue)}
    phrases = [draft for draft in find_phrase_attributions(frame) if draft.token not in taken]
    drafts = [*verbs, *phrases, *find_labels(frame)]
    marked = mark_nested(frame, drafts)
    kept = join_following(frame, [draft for draft in marked if not draft.is_nested])
    if nested:
        kept += [draft for draft in marked if draft.is_nested]
    kept = [sound for draft in kept if (sound := without_empty_parts(draft)) is not None]
    by_token = {token: clause for clause in clauses for token in clause.predicate.tokens}
    ordered = sorted(kept, key=lambda draft: (draft.start, draft.end, draft.cue))
    speakers = Speakers(mentions)
    return tuple(_to_statement(frame, draft, by_token, speakers) for draft in ordered)


def _to_statement(frame: Frame, draft: Draft, by_token: Mapping[int, Clause], speakers: Speakers) -> Statement:
    document = frame.parsed.document
    source = document.passage(*draft.source) if draft.source else None
    speaking = speakers.of(source)
    attribution = Attribution(
        source=(source,) if source else (),
        cue=(document.passage(*draft.cue),),
        content=tuple(document.passage(start, end) for start, end in draft.content),
        form="direct" if draft.cue_lemma == "turn" else _form(frame, draft.content),
        source_kind=speaking.kind,
        speakers=speaking.actors,
        speaker_reason=speaking.reason,
        reporter=document.publisher,
        reporter_side=document.side,
        cue_lemma=draft.cue_lemma,
        cue_kind=draft.cue_kind,
        antecedent=speaking.antecedent,
        note=draft.note,
    )
    said = _clause_in(frame, draft.content, by_token)
    cue = by_token.get(draft.token)
    polarity = _negated(draft) if cue and cue.is_negated else draft.polarity
    return Statement(
        attribution, polarity, said.modality if said else "", said.tense if said else "", is_nested=draft.is_nested
    )


def _negated(draft: Draft) -> Polarity:
    return "denied" if draft.cue_kind == "think" and draft.polarity == "affirmed" else NEGATED[draft.polarity]


def _form(frame: Frame, content: Sequence[Span]) -> Form:
    inside = sum(
        min(end, quote[1]) - max(start, quote[0]) for start, end in content for quote in frame.quotes_in((start, end))
    )
    total = sum(end - start for start, end in content)
    if not inside:
        return "indirect"
    return "direct" if inside >= total - len(content) else "mixed"


def _clause_in(frame: Frame, content: Sequence[Span], by_token: Mapping[int, Clause]) -> Clause | None:
    """Give the uppermost clause of what is said, the first where there are several."""
    heads = frame.tree.heads
    for span in content:
        tokens = frame.tokens_in(span)
        tops = (token for token in tokens if heads[token] == token or heads[token] not in tokens)
        clause = next((by_token[token] for token in tops if token in by_token), None)
        if clause is not None:
            return clause
    return None
