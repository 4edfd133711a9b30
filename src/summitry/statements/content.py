"""What a cue verb attributes: clause, infinitive, object, phrase after a preposition, or the quotation beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.statements.beside import find_beside
from summitry.statements.complements import find_clauses
from summitry.statements.spans import close_quotes, cut, inside, merge

if TYPE_CHECKING:
    from summitry.clauses.tree import Tree
    from summitry.statements.cues import Cue
    from summitry.statements.frame import Frame, Span

UNBALANCED = "the quotation marks do not balance, so what is quoted was left out"
CARRYING = frozenset({"about", "over", "for", "at", "of", "on", "with", "to"})
#: Behind an object these open what it is praised or blamed for, or said to be.
ADDED_CASES = frozenset({"for", "as", "over"})


def find_content(frame: Frame, token: int, cue: Cue, source: Span | None, cue_span: Span) -> tuple[list[Span], str]:
    """Find what is said.

    Returns:
        The spans in order, and a note where quotation marks do not balance: then there are none.
    """
    holes = [span for span in (source, cue_span) if span]
    spans = _by_parse(frame, token, cue)
    spans = cut(frame, spans, holes)
    if "quote" in cue.frames and (not spans or cue.frames <= {"quote"}):
        spans = find_beside(frame, cue_span, holes) or spans
    if not spans:
        return [], ""
    if any(inside(start, frame.refused) for start, _ in spans) and not inside(cue_span[0], frame.refused):
        return [], UNBALANCED
    spans = [_past_colon(frame, span) for span in spans]
    spans = cut(frame, close_quotes(frame, spans, cue_at=cue_span[0]), holes)
    return merge(frame.text, _only_quoted_behind(frame, spans, cue_span)), ""


def _by_parse(frame: Frame, token: int, cue: Cue) -> list[Span]:
    spans = find_clauses(frame, token) if {"clause", "quote"} & cue.frames else []
    return spans or _by_frame(frame, token, cue)


def _by_frame(frame: Frame, token: int, cue: Cue) -> list[Span]:
    tree, children = frame.tree, frame.tree.children[token]
    infinitives = [child for child in children if tree.bases[child] == "xcomp"]
    objects = [child for child in children if tree.bases[child] == "obj"]
    asked = [child for child in children if tree.bases[child] in {"obj", "iobj"} and child > token]
    if infinitives and ("infinitive" in cue.frames or "as" in cue.frames):
        return [_joined(frame, [*asked, *infinitives])]
    if "as" in cue.frames:
        obliques = [child for child in children if _case_of(tree, child) == "as"]
        if objects and (obliques or len(objects) > 1):
            return [_joined(frame, [*objects, *obliques])]
    obliques = [child for child in children if child > token and _case_of(tree, child) in cue.prepositions]
    if obliques:
        spans = [_with_added(frame, _behind_case(frame, obliques[0]), obliques[0], token)]
        purposes = [child for child in children if child > obliques[0] and _case_of(tree, child) == "to"]
        if purposes and purposes[0] != obliques[0]:
            spans = [(spans[0][0], frame.subtree(purposes[0])[1])]
        return spans + [frame.subtree(child) for child in objects if cue.lemma == "blame"]
    if "carrier" in cue.frames and (carried := carried_by(frame.tree, objects)) is not None:
        return [_behind_case(frame, carried)]
    if "object" in cue.frames:
        return [_object(frame, child, token) for child in objects or _passive_object(tree, token)]
    return []


def carried_by(tree: Tree, objects: list[int]) -> int | None:
    """The phrase behind an object's preposition: what doubts are "about", what support is "for"."""
    below = [child for thing in objects for child in tree.children[thing] if child > thing]
    return next((child for child in below if _case_of(tree, child) in CARRYING), None)


def _passive_object(tree: Tree, token: int) -> list[int]:
    """The subject of a passive that says by whom."""
    children = tree.children[token]
    if not any(tree.deps[child] == "obl:agent" for child in children):
        return []
    return [child for child in children if tree.deps[child] == "nsubj:pass"]


def _object(frame: Frame, child: int, token: int) -> Span:
    """Characters of an object, with what it is praised or blamed for, or said to be, right behind it."""
    tree = frame.tree
    start, end = frame.subtree(child)
    last = frame.high[child]
    added = [below for below in tree.children[child] if below > child and _is_added(frame, below)]
    if added and frame.high[added[0]] == last:
        last = frame.low[added[0]] - 1
        end = tree.ends[last]
    return _with_added(frame, (start, end), child, token, last)


def _with_added(frame: Frame, span: Span, child: int, token: int, last: int | None = None) -> Span:
    """Take in what the thing is praised or blamed for, or said to be, right behind it."""
    tree = frame.tree
    last = frame.high[child] if last is None else last
    for other in tree.children[token]:
        if other > child and _case_of(tree, other) in ADDED_CASES and frame.low[other] - last <= 1:
            return span[0], frame.subtree(other)[1]
    return span


def _is_added(frame: Frame, token: int) -> bool:
    """Whether a comma sets off what the reporter adds to an object: "praised the plan, which costs little"."""
    tree = frame.tree
    return tree.deps[token] == "acl:relcl" and tree.lowers[max(0, frame.low[token] - 1)] == ","


def _joined(frame: Frame, tokens: list[int]) -> Span:
    return frame.chars(min(frame.low[t] for t in tokens), max(frame.high[t] for t in tokens))


def _case_of(tree: Tree, token: int) -> str:
    if tree.bases[token] not in {"obl", "advcl", "xcomp", "nmod"}:
        return ""
    marks = [c for c in tree.children[token] if tree.bases[c] in {"case", "mark"}]
    return tree.lowers[marks[0]] if marks else ""


def _behind_case(frame: Frame, token: int) -> Span:
    tree = frame.tree
    case = next(c for c in tree.children[token] if tree.bases[c] in {"case", "mark"})
    start, end = frame.subtree(token)
    return max(start, tree.ends[case]), end


def _past_colon(frame: Frame, span: Span) -> Span:
    """Go on to the sentence's end where a colon leads from what is said to its particulars."""
    start, end = span
    last = frame.sentence_at(start)[1]
    rest = frame.text[end:last]
    return (start, last) if rest.lstrip().startswith(": ") else span


def _only_quoted_behind(frame: Frame, spans: list[Span], cue_span: Span) -> list[Span]:
    """Where the quotation stands before the cue, keep behind the cue what is quoted as well."""
    if not spans or spans[0][0] >= cue_span[0]:
        return spans
    ends_quoted = any(frame.quote_at(end - 1) for _, end in spans if end <= cue_span[0])
    if not ends_quoted:
        return spans
    kept = [span for span in spans if span[1] <= cue_span[0]]
    for span in spans:
        if span[0] > cue_span[0]:
            kept += frame.quotes_in(span)
    return kept
