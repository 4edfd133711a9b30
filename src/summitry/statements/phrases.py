"""Attribution without a verb: "according to X", "X's claim that ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.statements.cues import Cue, noun_cues
from summitry.statements.draft import Draft
from summitry.statements.sources import source_span
from summitry.statements.spans import close_quotes, cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.clauses.tree import Tree
    from summitry.statements.frame import Frame, Span

ACCORDING = "according"
#: "In her words", "in the view of the ministry".
OWN_WORDS = frozenset({"words", "view", "opinion", "telling", "judgment", "judgement", "assessment"})
SUBJECTS = frozenset({"nsubj", "csubj"})


def find_phrase_attributions(frame: Frame) -> Iterator[Draft]:
    """Yield an attribution for each "according to" and for each noun that attributes."""
    tree, nouns = frame.tree, noun_cues()
    for token, lower in enumerate(tree.lowers):
        if lower == ACCORDING and tree.bases[token] == "case":
            draft = _according(frame, token)
        elif lower in OWN_WORDS and (draft := _in_words(frame, token)):
            pass
        elif tree.pos[token] == "NOUN" and tree.lemmas[token].lower() in nouns:
            draft = _noun(frame, token, nouns[tree.lemmas[token].lower()])
        else:
            continue
        if draft:
            yield draft


def _according(frame: Frame, case: int) -> Draft | None:
    tree = frame.tree
    named = tree.heads[case]
    fixed = [child for child in tree.children[case] if tree.deps[child] == "fixed"]
    cue = frame.chars(case, max([case, *fixed]))
    return _phrase(frame, named, named, cue, "according to")


def _in_words(frame: Frame, noun: int) -> Draft | None:
    """Read "in the words of X" and "in X's view"."""
    tree = frame.tree
    if _case(tree, noun) != "in" or tree.bases[noun] != "obl":
        return None
    case = next(child for child in tree.children[noun] if tree.lowers[child] == "in")
    named = _owner(tree, noun)
    if named is None:
        return None
    last = max([noun, *(child for child in tree.children[named] if tree.lowers[child] == "of" and child < named)])
    cue = frame.chars(case, last) if named > noun else frame.chars(noun, noun)
    return _phrase(frame, noun, named, cue, f"in {tree.lowers[noun]} of")


def _phrase(frame: Frame, top_word: int, named: int, cue: Span, lemma: str) -> Draft | None:
    """Attribute the clause that a phrase stands in, the phrase taken out."""
    tree = frame.tree
    source = source_span(frame, named, cue)
    if source is None or tree.heads[top_word] == top_word:
        return None
    if source[0] < cue[1]:
        source = (frame.tree.starts[frame.token_at(cue[1])], source[1])
    top = _clause_around(tree, top_word)
    start, end = frame.subtree(top)
    sentence = frame.sentence_at(start)
    if top == tree.heads[top]:
        start = sentence[0]
    phrase = (min(cue[0], source[0]), max(cue[1], frame.subtree(top_word)[1]))
    content = cut(frame, [(max(start, sentence[0]), end)], [phrase])
    content = cut(frame, close_quotes(frame, content, cue_at=cue[0]), [phrase])
    if not content:
        return None
    return Draft(source, cue, tuple(content), lemma, "phrase", token=frame.token_at(cue[0]))


def _clause_around(tree: Tree, token: int) -> int:
    """The clause that a phrase speaks of: as far up as no conjunct with its own subject is left."""
    top = tree.heads[token]
    while tree.heads[top] != top and not _is_own_clause(tree, top):
        top = tree.heads[top]
    return top


def _is_own_clause(tree: Tree, token: int) -> bool:
    if tree.bases[token] not in {"conj", "parataxis"}:
        return False
    return any(tree.bases[child] in SUBJECTS for child in tree.children[token])


def _noun(frame: Frame, noun: int, row: Cue) -> Draft | None:
    tree = frame.tree
    owner = _owner(tree, noun)
    last, said = _said(frame, noun, row, owner)
    if said is None:
        return None
    cue = frame.chars(noun, last)
    source = source_span(frame, owner, cue) if owner is not None else None
    content = cut(frame, close_quotes(frame, [said], cue_at=cue[0]), [cue])
    if not content:
        return None
    return Draft(source, cue, tuple(content), row.lemma, "noun", row.polarity, noun)


def _said(frame: Frame, noun: int, row: Cue, owner: int | None) -> tuple[int, Span | None]:
    """Where the cue ends, and what is said: a clause behind the noun, or, where it says whose, a phrase."""
    tree = frame.tree
    behind = [child for child in tree.children[noun] if child > noun]
    clause = next((child for child in behind if _is_said(tree, child, row.frames)), None)
    if clause is not None:
        return noun, frame.subtree(clause)
    phrase = next((child for child in behind if child != owner and _case(tree, child) in row.prepositions), None)
    if phrase is None or owner is None:
        return noun, None
    case = next(child for child in tree.children[phrase] if tree.bases[child] in {"case", "mark"})
    return (case if case == noun + 1 else noun), (tree.ends[case], frame.subtree(phrase)[1])


def _owner(tree: Tree, noun: int) -> int | None:
    """Whose word it is: "Ann's claim", "a claim by Ann", or the subject of "made the claim"."""
    children = tree.children[noun]
    owner = next((child for child in children if tree.deps[child] == "nmod:poss"), None)
    if owner is None:
        owner = next((c for c in children if tree.bases[c] == "nmod" and _case(tree, c) in {"by", "from", "of"}), None)
    head = tree.heads[noun]
    if owner is None and tree.bases[noun] == "obj" and tree.pos[head] == "VERB":
        owner = next((child for child in tree.children[head] if tree.deps[child] == "nsubj"), None)
    return owner


def _is_said(tree: Tree, child: int, frames: frozenset[str]) -> bool:
    marks = {tree.lowers[below] for below in tree.children[child] if tree.bases[below] == "mark"}
    if tree.bases[child] in {"acl", "ccomp"} and marks & {"that", "whether"} and "clause" in frames:
        return not any(tree.tags[below] in {"WDT", "WP"} for below in tree.children[child])
    return tree.bases[child] in {"acl", "xcomp"} and "to" in marks and "infinitive" in frames


def _case(tree: Tree, token: int) -> str:
    return next((tree.lowers[child] for child in tree.children[token] if tree.bases[child] in {"case", "mark"}), "")
