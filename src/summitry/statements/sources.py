"""The phrase that names a speaker, cut out of the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.statements.spans import trim

if TYPE_CHECKING:
    from summitry.statements.frame import Frame, Span

#: What hangs on a speaker's noun but is no part of its phrase.
LEFT_OUT = frozenset({"case", "punct", "advcl", "parataxis", "cc:preconj", "mark", "discourse", "list", "cop", "ccomp"})
CLAUSAL_WHEN_IT_HAS = frozenset({"nsubj", "cop", "aux", "mark"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET", "PART", "CCONJ"})
CLOSING = ",”\"’'–—- "
TITLE_ROLES = frozenset({"compound", "nmod", "nsubj", "dep", "appos", "vocative", "obj"})
TITLES = frozenset({"NOUN", "PROPN"})


def source_span(frame: Frame, head: int, cue: Span, *, is_subject: bool = False) -> Span | None:
    """Give the phrase of a speaker from its head: with titles, appositions, conjuncts and what is told of them.

    Args:
        frame: The document.
        head: The phrase's head token.
        cue: The cue; a clause that holds it is left out of the phrase.
        is_subject: Whether the phrase is the subject before its cue: then it reaches up to the cue where all that
            stands between belongs to it, the comma that closes an apposition included.
    """
    tree = frame.tree
    cue_token = frame.token_at(cue[0])
    first = last = head
    waiting = [head]
    while waiting:
        for child in tree.children[waiting.pop()]:
            if tree.deps[child] in LEFT_OUT or tree.pos[child] == "SPACE" or _is_clause(frame, child):
                continue
            if frame.low[child] <= cue_token <= frame.high[child] or _does_meanwhile(frame, child):
                continue
            first, last = min(first, child), max(last, child)
            waiting.append(child)
    first = _with_title(frame, first, cue_token)
    if last + 1 < len(tree.tags) and tree.tags[last + 1] == "POS" and not is_subject:
        last += 1
    span = frame.chars(first, last)
    trimmed = trim(frame, _reach(frame, span, head, cue) if is_subject else span)
    if trimmed is None:
        return None
    start, end = _with_bracket(frame, trimmed)
    if end <= start:
        return None
    rest = frame.text[end : cue[0]].rstrip() if is_subject else ""
    return (start, end + len(rest)) if rest and not rest.strip(CLOSING) else (start, end)


def _does_meanwhile(frame: Frame, token: int) -> bool:
    """Whether a participle tells what the speaker does while speaking: "Berg, opening the session, said"."""
    tree = frame.tree
    is_free = tree.bases[token] in {"acl", "advcl"} and tree.tags[token] == "VBG"
    return is_free and tree.lowers[max(0, frame.low[token] - 1)] == ","


def _with_title(frame: Frame, first: int, cue_token: int) -> int:
    """Take in a title right before a name that the parse hung on the verb."""
    tree, before = frame.tree, first - 1
    if before < 0 or tree.bases[before] not in TITLE_ROLES:
        return first
    is_loose = tree.pos[before] in TITLES and tree.heads[before] == cue_token and before != cue_token
    return frame.low[before] if is_loose and tree.pos[first] == "PROPN" and frame.high[before] == before else first


def _reach(frame: Frame, span: Span, head: int, cue: Span) -> Span:
    """Stretch a phrase to the cue behind it where all that stands between hangs on the phrase or is a name's rest."""
    start, end = span
    if cue[0] < end:
        return span
    tree, first = frame.tree, frame.token_at(end)
    between = range(first, frame.token_at(cue[0]))
    loose = [token for token in between if token > frame.high[head] and tree.pos[token] not in {"PUNCT", "SPACE"}]
    if any(_does_meanwhile(frame, child) for child in tree.children[head]):
        return span
    if not loose or all(tree.pos[token] in NOMINAL for token in loose):
        return start, cue[0]
    return span


def _with_bracket(frame: Frame, span: Span) -> Span:
    """Add what stands in brackets right behind a name, such as a party and a place."""
    text, end = frame.text, span[1]
    if text[end : end + 2] != " (":
        return span
    close = text.find(")", end, end + 30)
    return (span[0], close + 1) if close > 0 else span


def _is_clause(frame: Frame, token: int) -> bool:
    tree = frame.tree
    return tree.bases[token] == "conj" and any(tree.bases[c] in CLAUSAL_WHEN_IT_HAS for c in tree.children[token])
