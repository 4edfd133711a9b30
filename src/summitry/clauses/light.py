"""Verb and noun that say one thing together: "reach an agreement", "enter into talks", "be in contact"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitry.clauses.arguments import Phrases
    from summitry.clauses.draft import Draft
    from summitry.clauses.lexicon import Lexicon
    from summitry.clauses.record import Argument, Oblique
    from summitry.clauses.tree import Tree


def find_light(tree: Tree, phrases: Phrases, lexicon: Lexicon, draft: Draft) -> list[Draft]:
    """Read a verb and its noun as one predicate where the list has the pair.

    Returns:
        The clause; several where one verb has several such nouns ("voiced support and concern"), or the draft as it
        was where there is none.
    """
    if draft.kind == "noun" and draft.verb_lemma == "be":
        return [_be_in(phrases, lexicon, draft)]
    if draft.kind != "verb":
        return [draft]
    nouns = draft.subjects if draft.is_passive else draft.objects
    pairs = [(noun, draft.lemma) for noun in nouns if tree.lemmas[noun.head].lower() in lexicon.light_nouns]
    pairs += [
        (item.argument, f"{draft.lemma} {item.case}")
        for item in draft.obliques
        if tree.lemmas[item.argument.head].lower() in lexicon.light_nouns
    ]
    found = []
    for noun, verb in pairs:
        means = lexicon.light_verbs.get((verb, tree.lemmas[noun.head].lower()))
        if means is not None:
            found.append((noun, verb, means))
    taken = {noun.head for noun, _, _ in found}
    return [_join(tree, phrases, lexicon, draft, *pair, taken) for pair in found] or [draft]


def _join(
    tree: Tree,
    phrases: Phrases,
    lexicon: Lexicon,
    draft: Draft,
    noun: Argument,
    verb: str,
    means: str,
    taken: set[int],
) -> Draft:
    """The clause of a verb with one of its light nouns; the others have clauses of their own."""
    lemma = tree.lemmas[noun.head].lower()
    own = [item for item in draft.obliques if item.argument.head not in taken]
    return replace(
        draft,
        kind="light verb",
        lemma=f"{verb} {lemma}",
        means=means,
        noun_lemma=lemma,
        noun=noun,
        recipient_cases=_recipient_cases(lexicon, lemma),
        subjects=tuple(item for item in draft.subjects if item.head not in taken),
        objects=tuple(item for item in draft.objects if item.head not in taken),
        obliques=(*own, *noun_obliques(tree, phrases, noun.head)),
        auxiliaries=list(draft.auxiliaries),
        particles=list(draft.particles),
        complements=[],
        waits=draft.waits and not draft.is_passive,
    )


def _recipient_cases(lexicon: Lexicon, lemma: str) -> tuple[str, ...]:
    event = lexicon.event_nouns.get(lemma)
    if event is None:
        return ()
    return (*event.recipient_cases, "of") if event.of_is_object else event.recipient_cases


def noun_obliques(tree: Tree, phrases: Phrases, noun: int) -> list[Oblique]:
    """The phrases with prepositions that hang on a noun."""
    found: list[Oblique] = []
    for child in tree.children[noun]:
        if tree.bases[child] == "obl" or tree.deps[child] == "nmod":
            found.extend(item for item in phrases.oblique(child) if item.case)
    return found


def _be_in(phrases: Phrases, lexicon: Lexicon, draft: Draft) -> Draft:
    verb = f"be {phrases.case(draft.token)}".strip()
    means = lexicon.light_verbs.get((verb, draft.noun_lemma))
    if means is None:
        return draft
    draft.kind, draft.lemma, draft.means = "light verb", f"{verb} {draft.noun_lemma}", means
    draft.noun = phrases.build(draft.token)
    draft.recipient_cases = _recipient_cases(lexicon, draft.noun_lemma)
    return draft
