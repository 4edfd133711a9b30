"""Subjects and objects that a clause takes from another: coordination, control, participles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.clauses.forms import NONFINITE, read_periphrasis, share_form
from summitry.clauses.links import COMPLEMENT_MARKS, OBJECT_MARKS, oblique_controllers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summitry.clauses.arguments import Phrases
    from summitry.clauses.draft import Draft
    from summitry.clauses.lexicon import Lexicon
    from summitry.clauses.record import Argument
    from summitry.clauses.tree import Tree

#: Words that may stand between two verbs that share an object ("condemned and firmly rejected the plan").
BETWEEN_VERBS = frozenset({"CCONJ", "PUNCT", "ADV", "AUX", "PART"})
WIDEST_PAIR = 6
OBJECT_GERUNDS = frozenset(("of", "from", "for", "into"))


def share_roles(
    tree: Tree, phrases: Phrases, lexicon: Lexicon, ordered: Sequence[Draft], by_token: Mapping[int, Draft]
) -> None:
    """Fill the empty subjects and objects, governors first."""
    for draft in ordered:
        first = draft.joined_to
        if first is not None and draft.kind != "noun":
            _share_with_first(tree, phrases, draft, first)
        elif draft.waits and not draft.is_finite and draft.kind != "noun":
            draft.subjects = phrases.inherit(_find_subject(tree, lexicon, draft, by_token))
        elif draft.relation == "participle" and not draft.is_passive:
            draft.subjects = _of_light_noun(tree, phrases, draft, by_token)
        read_periphrasis(tree, draft)


def _share_with_first(tree: Tree, phrases: Phrases, draft: Draft, first: Draft) -> None:
    if draft.waits:
        is_light_passive = first.is_passive and first.noun is not None and not first.subjects
        draft.subjects = phrases.inherit((first.noun,) if is_light_passive and first.noun else first.subjects)
        draft.has_dummy = first.has_dummy
        words = {tree.lowers[child] for child in tree.children[draft.token] if tree.bases[child] == "cc"}
        share_form(tree, draft, first, words)
        draft.is_question = first.is_question or draft.is_question
        if draft.is_passive and first.is_passive and not draft.agents:
            draft.agents = phrases.inherit(tuple(item for item in first.agents if item.head > draft.token))
    if draft.kind != "verb" or first.kind == "noun" or draft.is_passive:
        return
    if not draft.objects:
        draft.objects = phrases.inherit(tuple(item for item in first.objects if item.head > draft.token))
    if not first.objects and first.kind == "verb" and not first.complements and _stand_together(tree, first, draft):
        first.objects = phrases.inherit(draft.objects)


def _stand_together(tree: Tree, first: Draft, second: Draft) -> bool:
    """Whether nothing but "and" and adverbs stands between two verbs."""
    between = tree.pos[first.token + 1 : second.token]
    return len(between) <= WIDEST_PAIR and BETWEEN_VERBS.issuperset(between)


def _find_subject(tree: Tree, lexicon: Lexicon, draft: Draft, by_token: Mapping[int, Draft]) -> tuple[Argument, ...]:
    """Who does what a clause without subject says."""
    governor = draft.governor
    if governor is None or draft.has_dummy:
        return ()
    if tree.is_verb(draft.token) and tree.tags[draft.token] not in NONFINITE:
        return ()
    base = tree.bases[draft.token]
    if base == "xcomp" or draft.relation == "complement":
        return _controller(lexicon, draft, governor)
    if base == "advcl":
        asked = oblique_controllers(lexicon, governor) if draft.marker == "to" else ()
        return asked or _who(governor)
    if base == "acl" and draft.marker == "to":
        return _of_infinitive(tree, lexicon, draft, governor, by_token)
    return _who(governor) if base == "parataxis" and draft.marker == "to" else ()


def _who(governor: Draft) -> tuple[Argument, ...]:
    """The subject; in "it was agreed by them to", those who agreed."""
    if governor.subjects or not governor.is_passive:
        return governor.subjects
    return governor.agents


def _controller(lexicon: Lexicon, draft: Draft, governor: Draft) -> tuple[Argument, ...]:
    """Who does what an infinitive or "-ing" says, by the verb above it."""
    if governor.is_passive:
        return _who(governor)
    oblique = oblique_controllers(lexicon, governor)
    if oblique:
        return oblique
    if draft.marker in COMPLEMENT_MARKS | OBJECT_MARKS and draft.marker != "to" and draft.relation == "complement":
        return governor.objects if draft.marker in OBJECT_GERUNDS and governor.objects else governor.subjects
    if lexicon.controllers.get((governor.means, "")) == "subject":
        return governor.subjects
    return governor.objects or governor.indirect_objects or governor.subjects


def _of_infinitive(
    tree: Tree, lexicon: Lexicon, draft: Draft, governor: Draft, by_token: Mapping[int, Draft]
) -> tuple[Argument, ...]:
    """Who does it in "their decision to leave", "made a promise to", "has a plan to", "called for them to"."""
    noun = tree.heads[draft.token]
    owner = by_token.get(noun)
    if owner is not None:
        return _controller(lexicon, draft, owner)
    asked = tuple(item for item in oblique_controllers(lexicon, governor) if item.head == noun)
    if asked:
        return asked
    is_own = any(item.head == noun for item in governor.objects)
    return governor.subjects if is_own and not governor.indirect_objects else ()


def _of_light_noun(tree: Tree, phrases: Phrases, draft: Draft, by_token: Mapping[int, Draft]) -> tuple[Argument, ...]:
    """In "issued a statement accusing them", who issued it is who accuses."""
    owner = by_token.get(tree.heads[draft.token])
    if owner is None or owner is draft or owner.kind not in {"light verb", "noun"} or not owner.subjects:
        return draft.subjects
    return phrases.inherit(owner.agents if owner.is_passive else owner.subjects) or draft.subjects
