"""All clauses of a parsed document."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from summitry.clauses.arguments import Phrases
from summitry.clauses.forms import find_denied, read_form
from summitry.clauses.lexicon import load_lexicon
from summitry.clauses.light import find_light
from summitry.clauses.links import find_governors, spread_links, turn_speech
from summitry.clauses.nominal import build_nominal
from summitry.clauses.predicates import SMALL_WORDS, build_draft, kind_of
from summitry.clauses.record import Clause, Predicate
from summitry.clauses.sharing import share_roles
from summitry.clauses.tree import build_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summitry.clauses.draft import Draft
    from summitry.clauses.tree import Tree
    from summitry.language import Parsed


def extract(parsed: Parsed) -> tuple[Clause, ...]:
    """Find every clause of a document: verbs, light verbs, adjectives and nouns after "to be", event nouns.

    Args:
        parsed: A document as ``language.read`` gives it, labelled in Universal Dependencies.

    Returns:
        The clauses in the order of their predicates; ``id`` is the place in the tuple.
    """
    tree = build_tree(parsed.doc, parsed.document)
    drafts = _draft_all(tree)
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    starts = [sentence.start for sentence in parsed.sentences]
    return tuple(_freeze(tree, draft, numbers, starts) for draft in drafts)


def _draft_all(tree: Tree) -> list[Draft]:
    lexicon, phrases = load_lexicon(), Phrases(tree)
    denied = find_denied(tree)
    drafts: list[Draft] = []
    by_token: dict[int, Draft] = {}
    nouns: set[int] = set()
    for token, pos in enumerate(tree.pos):
        if pos in SMALL_WORDS or (kind := kind_of(tree, token)) is None:
            continue
        for draft in find_light(tree, phrases, lexicon, build_draft(tree, phrases, lexicon, token, kind)):
            drafts.append(draft)
            by_token.setdefault(token, draft)
            if draft.noun is not None:
                nouns.add(draft.noun.head)
                if _hangs_below(tree, draft.noun.head, token):
                    by_token.setdefault(draft.noun.head, draft)
    for token, pos in enumerate(tree.pos):
        if pos == "NOUN" and token not in nouns and token not in by_token:
            event = build_nominal(tree, phrases, lexicon, token)
            if event is not None:
                drafts.append(event)
                by_token[token] = event
    for draft in drafts:
        read_form(tree, draft, denied)
    ordered = find_governors(tree, lexicon, by_token, drafts)
    turn_speech(tree, lexicon, ordered)
    spread_links(tree, ordered, by_token)
    _ask(tree, by_token)
    share_roles(tree, phrases, lexicon, ordered, by_token)
    drafts.sort(key=lambda draft: (draft.token, draft.noun.head if draft.noun else -1))
    return drafts


def _hangs_below(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a light noun hangs on its verb, and not the verb on the noun ("an agreement reached in")."""
    head = tree.heads[noun]
    return noun != verb and (head == verb or (tree.bases[noun] == "conj" and tree.heads[head] == verb))


def _ask(tree: Tree, by_token: dict[int, Draft]) -> None:
    """Mark the clauses that a question mark closes."""
    for token, word in enumerate(tree.lowers):
        if word == "?" and (asked := by_token.get(tree.heads[token])) is not None:
            asked.is_question = True


def _freeze(tree: Tree, draft: Draft, numbers: dict[int, int], starts: Sequence[int]) -> Clause:
    return Clause(
        id=numbers[id(draft)],
        sentence=max(0, bisect_right(starts, tree.starts[draft.token]) - 1),
        predicate=_predicate(tree, draft),
        subjects=draft.subjects,
        objects=draft.objects,
        indirect_objects=draft.indirect_objects,
        agents=draft.agents,
        obliques=draft.obliques,
        complements=tuple(sorted(numbers[id(item)] for item in draft.complements)),
        governor=numbers[id(draft.governor)] if draft.governor is not None else None,
        relation=draft.relation,
        coordinated_with=numbers[id(draft.joined_to)] if draft.joined_to is not None else None,
        marker=draft.marker,
        is_negated=draft.is_negated,
        modality=draft.modality,
        is_conditional=draft.is_conditional,
        is_question=draft.is_question,
        tense=draft.tense,
        aspect=draft.aspect,
        voice="passive" if draft.is_passive else "active",
        noun=draft.noun,
    )


def _predicate(tree: Tree, draft: Draft) -> Predicate:
    tokens = [draft.token, *draft.particles]
    if draft.noun is not None and draft.noun.head != draft.token:
        tokens.append(draft.noun.head)
    tokens.sort()
    return Predicate(
        draft.lemma,
        draft.kind,
        draft.means,
        tuple(tokens),
        tree.passage(tokens[0], tokens[-1] + 1),
        draft.verb_lemma,
        draft.noun_lemma,
        draft.recipient_cases,
    )
