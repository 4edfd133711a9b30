"""The clauses that a cue verb attributes: complements, clauses beside it, or the clause that it is an aside in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.statements.cues import verb_cues
from summitry.statements.spans import cut

if TYPE_CHECKING:
    from summitry.clauses.tree import Tree
    from summitry.statements.frame import Frame, Span

CLAUSES = frozenset({"ccomp", "csubj"})
#: Words before a clause at the head of its sentence that belong to it.
OPENING_TAGS = frozenset({"CCONJ", "PUNCT", "SPACE", "ADV", "SCONJ"})
NOMINAL_ROLES = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "appos", "compound", "flat"})
JOINING = frozenset({"and", "or", "but"})
CONCESSIVE = frozenset({"though", "although", "while"})


def find_clauses(frame: Frame, token: int) -> list[Span]:
    """Find the clauses that a cue verb attributes."""
    tree, children = frame.tree, frame.tree.children[token]
    complements = [child for child in children if tree.bases[child] in CLAUSES]
    if complements:
        more = [child for child in children if child > complements[-1] > token and _goes_on(frame, child)]
        return [_with_that(frame, clause_span(frame, child, token), token) for child in [*complements, *more]]
    if behind := _that_clause(frame, token):
        return behind
    if _is_aside(tree, token):
        return cut(frame, [_around(frame, token)], [frame.subtree(token)])
    beside = [child for child in children if tree.bases[child] == "parataxis" and _may_be_said(frame, child, token)]
    return [clause_span(frame, child, token) for child in beside[:1]]


def clause_span(frame: Frame, child: int, token: int) -> Span:
    """Characters of a complement; one before its cue begins where the sentence does."""
    tree = frame.tree
    start, end = frame.subtree(child)
    if child > token:
        end = min([end, *(frame.subtree(other)[0] for other in tree.children[child] if speaks_apart(frame, other))])
        start = frame.sentence_at(tree.starts[token])[0] if _is_set_off(frame, token) else max(start, tree.ends[token])
        return start, max(end, start)
    return _from_opening(frame, (start, end))


def _is_set_off(frame: Frame, token: int) -> bool:
    """Whether commas part a cue and its subject from both sides: "On the border, he said, nothing had changed"."""
    tree, behind = frame.tree, token + 1
    if behind + 1 >= len(tree.lowers) or tree.lowers[behind] != "," or frame.quote_at(tree.starts[behind + 1]):
        return False
    subjects = [child for child in tree.children[token] if tree.bases[child] == "nsubj" and child < token]
    return any(tree.lowers[frame.low[child] - 1] == "," for child in subjects if frame.low[child])


def _from_opening(frame: Frame, span: Span) -> Span:
    """Begin a clause where its sentence does, if only small words stand before it."""
    tree, (start, end) = frame.tree, span
    first = frame.token_at(start)
    opening = frame.token_at(frame.sentence_at(start)[0])
    if all(tree.pos[at] in OPENING_TAGS for at in range(opening, first)):
        start = tree.starts[opening]
    return start, end


def speaks_apart(frame: Frame, token: int) -> bool:
    """Whether a clause inside a complement is the reporter's again: it attributes something of its own.

    So it is with "..., arguing that", "..., though she acknowledged that", and after a modal verb with a finite one:
    "he would go and warned that".
    """
    tree = frame.tree
    cue = verb_cues().get(tree.lemmas[token].lower())
    if cue is None or cue.kind == "want" or tree.pos[token] != "VERB":
        return False
    marks = {tree.lowers[child] for child in tree.children[token] if tree.bases[child] == "mark"}
    has_subject = any(tree.bases[child] == "nsubj" for child in tree.children[token])
    if tree.bases[token] == "advcl":
        is_behind_comma = tree.lowers[max(0, frame.low[token] - 1)] == ","
        return is_behind_comma and (tree.tags[token] == "VBG" if not has_subject else bool(marks & CONCESSIVE))
    if tree.bases[token] != "conj" or has_subject or tree.tags[token] not in {"VBD", "VBZ"}:
        return False
    head = tree.heads[token]
    return any(tree.tags[child] == "MD" for child in tree.children[head]) or tree.tags[head] == "VB"


def _goes_on(frame: Frame, child: int) -> bool:
    """Whether a clause joined to the cue goes on with what is said: it opens with "that" or a quotation mark."""
    tree, low = frame.tree, frame.low[child]
    if tree.bases[child] != "conj":
        return False
    if _is_joined_close(frame, child):
        return True
    opening = [at for at in range(low, min(low + 3, child)) if tree.pos[at] not in {"CCONJ", "PUNCT"}][:1]
    return any(tree.lowers[at] == "that" or tree.tags[max(0, at - 1)] == "``" for at in opening)


def _is_joined_close(frame: Frame, child: int) -> bool:
    """Whether a clause with a subject of its own follows "and" without a comma: "said X had left and Y was ill"."""
    tree, low = frame.tree, frame.low[child]
    has_subject = any(tree.bases[below] == "nsubj" for below in tree.children[child])
    is_close = low > 0 and tree.lowers[low] in JOINING and tree.lowers[low - 1] not in {",", ";"}
    return has_subject and is_close and verb_cues().get(tree.lemmas[child].lower()) is None


def _with_that(frame: Frame, span: Span, token: int) -> Span:
    """Take in a "that" which a comma or quotation mark parts from its clause."""
    tree, first = frame.tree, frame.token_at(span[0]) - 1
    while first > token and tree.pos[first] in {"PUNCT", "SPACE"}:
        first -= 1
    return (tree.starts[first], span[1]) if first > token and tree.lowers[first] == "that" else span


def _that_clause(frame: Frame, token: int) -> list[Span]:
    """A clause that follows the cue with "that", though the parse hangs it elsewhere."""
    tree, following = frame.tree, token + 1
    for child in tree.children[token]:
        if frame.low[child] == following and tree.bases[child] in {"iobj", "obj", "obl"}:
            following = frame.high[child] + 1
    if following >= len(tree.lowers) or tree.lowers[following] != "that" or tree.bases[following] != "mark":
        return []
    last = frame.high[tree.heads[following]]
    return [frame.chars(following, last)] if last > following else []


def _may_be_said(frame: Frame, child: int, token: int) -> bool:
    """Whether a clause beside the cue is quoted, or comes after a colon."""
    start = frame.subtree(child)[0]
    if frame.quote_at(start) is not None:
        return True
    return child > token and frame.text[:start].rstrip().endswith(":")


def _is_aside(tree: Tree, token: int) -> bool:
    """Whether a cue clause stands in or after what is said: "..., she said", "as she put it"."""
    children = tree.children[token]
    if not any(tree.bases[child] == "nsubj" for child in children):
        return False
    marks = {tree.lowers[child] for child in children if tree.bases[child] in {"mark", "cc"}}
    if tree.bases[token] == "conj":
        is_last = all(child < token or tree.bases[child] in {"punct", "advmod"} for child in children)
        return is_last and not marks
    return tree.bases[token] == "parataxis" or (tree.bases[token] == "advcl" and "as" in marks)


def _around(frame: Frame, token: int) -> Span:
    """What an aside stands in: the clause above it, from the sentence's start where only small words stand before."""
    tree, head = frame.tree, frame.tree.heads[token]
    while tree.bases[head] in NOMINAL_ROLES and tree.heads[head] != head:
        head = tree.heads[head]
    while tree.bases[head] == "conj" and tree.pos[tree.heads[head]] in {"VERB", "AUX", "ADJ"}:
        head = tree.heads[head]
    return _from_opening(frame, frame.subtree(head))
