"""Tense, aspect, modality and negation, as the words themselves show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitry.clauses.draft import Draft
    from summitry.clauses.tree import Tree

MODALS = {
    "will": "will", "'ll": "will", "’ll": "will", "shall": "will", "wo": "will", "wilt": "will", "sha": "will",
    "may": "may", "might": "may",
    "must": "must",
    "should": "should", "ought": "should",
    "can": "can", "ca": "can", "could": "can", "cannot": "can",
    "would": "would", "'d": "would", "’d": "would",
}  # fmt: skip
#: An infinitive below these says what will or must be ("is going to visit", "has to leave").
PERIPHRASTIC = {"go": "will", "have": "must"}
NOT_WORDS = frozenset(("not", "n't", "n’t", "never", "nor", "neither"))
NO_WORDS = frozenset(("no", "neither"))
NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
CONDITIONS = frozenset(("if", "unless", "provided", "providing"))
WITHOUT = frozenset(("without",))
TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present"}
#: Forms that cannot be a sentence's only verb.
NONFINITE = frozenset(("VB", "VBG", "VBN"))


def find_denied(tree: Tree) -> frozenset[int]:
    """Tokens that a "not" or "no" hangs on, or that mean nobody themselves."""
    found = set()
    heads, bases = tree.heads, tree.bases
    for token, word in enumerate(tree.lowers):
        if word in NOT_WORDS and bases[token] in {"advmod", "cc", "aux"}:
            found.add(heads[token])
        elif word in NO_WORDS and bases[token] in {"det", "advmod"}:
            head = heads[token]
            found.add(heads[head] if tree.lowers[head] == "longer" else head)
        elif word in NOBODY and bases[token] in {"nsubj", "obj"}:
            found.add(token)
    return frozenset(found)


def read_form(tree: Tree, draft: Draft, denied: frozenset[int]) -> None:
    """Fill in tense, aspect, modality and negation."""
    token = draft.token
    is_verb = tree.is_verb(token)
    tag = tree.tags[token] if is_verb else ""
    words = [*draft.auxiliaries, token] if is_verb else draft.auxiliaries
    for word in draft.auxiliaries:
        _read_auxiliary(tree, draft, word, tag)
    if words and not draft.tense and not draft.modality and draft.marker != "to":
        draft.tense = TENSES.get(tree.tags[words[0]], "")
    if _is_future_to(tree, draft):
        draft.modality, draft.tense = "will", "future"
    draft.is_finite = bool(draft.tense or draft.modality) and draft.marker != "to"
    draft.is_negated = draft.is_negated or draft.marker in WITHOUT or _is_denied(draft, denied)


def _read_auxiliary(tree: Tree, draft: Draft, word: int, tag: str) -> None:
    lemma = tree.lemmas[word].lower()
    if tree.tags[word] == "MD":
        draft.modality = MODALS.get(tree.lowers[word], MODALS.get(lemma, ""))
        draft.tense = "future" if draft.modality == "will" else ""
    elif lemma == "have":
        draft.aspect = "perfect"
    elif lemma == "be" and tag == "VBG" and tree.deps[word] == "aux" and not draft.aspect:
        draft.aspect = "progressive"


def _is_future_to(tree: Tree, draft: Draft) -> bool:
    """Whether it reads "is to visit"."""
    if draft.marker != "to" or not draft.auxiliaries:
        return False
    first = draft.auxiliaries[0]
    return tree.lemmas[first].lower() == "be" and tree.tags[first] in TENSES and bool(draft.subjects)


def _is_denied(draft: Draft, denied: frozenset[int]) -> bool:
    if draft.token in denied:
        return True
    if draft.noun is not None and draft.noun.head in denied:
        return True
    return any(item.head in denied for item in (*draft.subjects, *draft.objects) if not item.is_inherited)


def share_form(tree: Tree, draft: Draft, first: Draft, link_words: set[str]) -> None:
    """Let a conjunct without auxiliary of its own take the first one's ("will meet and discuss")."""
    if not tree.is_verb(draft.token) or draft.auxiliaries or not first.auxiliaries:
        return
    if tree.tags[draft.token] != tree.tags[first.token] or tree.tags[draft.token] not in NONFINITE:
        return
    draft.modality, draft.tense, draft.aspect = first.modality, first.tense, first.aspect
    draft.is_passive = draft.is_passive or (first.is_passive and not draft.objects)
    draft.is_finite = first.is_finite
    if first.is_negated and link_words & {"or", "nor"}:
        draft.is_negated = True


def read_periphrasis(tree: Tree, draft: Draft) -> None:
    """Read "is going to" and "has to" off the verb above an infinitive."""
    governor = draft.governor
    if governor is None or draft.marker != "to" or draft.modality or tree.bases[draft.token] != "xcomp":
        return
    if governor.objects or (governor.lemma == "go" and tree.tags[governor.token] != "VBG"):
        return
    draft.modality = PERIPHRASTIC.get(governor.lemma, "")
    if draft.modality == "will":
        draft.tense = "future"
