"""How clauses hang together: which governs which, and by what relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.clauses.forms import CONDITIONS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summitry.clauses.draft import Draft
    from summitry.clauses.lexicon import Lexicon
    from summitry.clauses.record import Argument, Relation
    from summitry.clauses.tree import Tree

#: Prepositions before "-ing" that lead to what is agreed, blamed, prevented rather than to circumstances.
COMPLEMENT_MARKS = frozenset(("of", "from", "on", "upon", "to", "about", "against", "into"))
#: These do so only where the verb has an object ("thanked them for coming").
OBJECT_MARKS = frozenset(("for",))
OPENING_MARKS = frozenset((":", '"', "“", "„", "«"))
#: How far after a verb of speech the mark that opens the words said may stand.
SPEECH_GAP = 30
INVERTED = frozenset(("had", "should", "were"))
PLAIN_RELATIONS: dict[str, Relation] = {
    "root": "root",
    "conj": "coordinated",
    "ccomp": "complement",
    "csubj": "complement",
    "obl": "adverbial",
    "nsubj": "complement",
    "obj": "complement",
}


def find_governors(tree: Tree, lexicon: Lexicon, by_token: Mapping[int, Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Set every clause's governor and relation.

    Args:
        tree: The parse.
        lexicon: The word lists.
        by_token: The clause of each predicate token, light nouns included.
        drafts: All clauses, in any order.

    Returns:
        The clauses, each after its governor.
    """
    of_token: dict[int, list[Draft]] = {}
    for draft in drafts:
        of_token.setdefault(draft.token, []).append(draft)
    above: dict[int, Draft | None] = {}
    ordered: list[Draft] = []
    for token in [token for token in tree.order if token in of_token]:
        governor = _climb(tree.heads, by_token, above, token)
        for draft in of_token[token]:
            draft.governor = None if governor is draft else governor
            ordered.append(draft)
    for draft in ordered:
        draft.relation = _relation(tree, lexicon, draft)
        if draft.relation == "coordinated" and tree.heads[draft.token] in by_token:
            draft.joined_to = by_token[tree.heads[draft.token]]
    return ordered


def _climb(
    heads: Sequence[int], by_token: Mapping[int, Draft], above: dict[int, Draft | None], token: int
) -> Draft | None:
    """The nearest clause above a token; every step is kept in ``above``, so that none is climbed twice."""
    path = []
    governor = None
    while heads[token] != token:
        token = heads[token]
        if token in by_token or token in above:
            governor = by_token.get(token) or above[token]
            break
        path.append(token)
    above.update(dict.fromkeys(path, governor))
    return governor


def _relation(tree: Tree, lexicon: Lexicon, draft: Draft) -> Relation:
    token, governor = draft.token, draft.governor
    base = tree.bases[token]
    if governor is None:
        return "nominal" if _is_nominal(draft) else "root"
    if _is_nominal(draft):
        return "nominal"
    if base == "xcomp":
        is_gerund = tree.tags[token] == "VBG" and not draft.auxiliaries
        is_infinitive = (draft.marker == "to" and not is_gerund) or tree.tags[token] == "VB"
        return "infinitive" if is_infinitive else "complement"
    if base == "advcl":
        return _adverbial(tree, lexicon, draft, governor)
    if base == "acl":
        return _adnominal(tree, draft)
    return PLAIN_RELATIONS.get(base, "parataxis")


def _is_nominal(draft: Draft) -> bool:
    return draft.kind == "noun" and not draft.verb_lemma and not draft.waits and not draft.is_finite


def _adverbial(tree: Tree, lexicon: Lexicon, draft: Draft, governor: Draft) -> Relation:
    marker, tag = draft.marker, tree.tags[draft.token]
    if marker == "to" and (governor.kind == "adjective" or oblique_controllers(lexicon, governor)):
        return "infinitive"
    if tag == "VBG" and (marker in COMPLEMENT_MARKS or (marker in OBJECT_MARKS and _has_object(governor))):
        return "complement"
    if not marker and tag in {"VBG", "VBN"} and not draft.auxiliaries:
        return "participle"
    return "adverbial"


def oblique_controllers(lexicon: Lexicon, governor: Draft) -> tuple[Argument, ...]:
    """Who is to do it, where a preposition leads to them ("called on *them* to leave")."""
    controllers = lexicon.controllers
    return tuple(
        item.argument for item in governor.obliques if controllers.get((governor.means, item.case)) == "oblique"
    )


def _has_object(governor: Draft) -> bool:
    return bool(governor.objects) or governor.is_passive


def _adnominal(tree: Tree, draft: Draft) -> Relation:
    if tree.deps[draft.token] == "acl:relcl":
        return "relative"
    if draft.marker == "to" and tree.tags[draft.token] != "VBG":
        return "infinitive"
    is_bare = not draft.marker and tree.tags[draft.token] in {"VBG", "VBN"} and not draft.auxiliaries
    return "participle" if is_bare else "complement"


def turn_speech(tree: Tree, lexicon: Lexicon, ordered: Sequence[Draft]) -> None:
    """Hang direct speech on its verb, also where the parse has the verb hang on the speech."""
    with_complement = {id(d.governor) for d in ordered if d.relation == "complement" and d.governor is not None}
    for draft in ordered:
        governor = draft.governor
        if draft.relation != "parataxis" or governor is None:
            continue
        if _speaks(draft, lexicon) and id(draft) not in with_complement and governor.said_by is None:
            governor.said_by = draft
        elif _speaks(governor, lexicon) and id(governor) not in with_complement and _opens(tree, governor, draft):
            draft.relation = "complement"
    for draft in ordered:
        said_by = draft.said_by
        if said_by is not None:
            said_by.governor, said_by.relation = draft.governor, draft.relation
            draft.governor, draft.relation = said_by, "complement"
    for draft in ordered:
        said_by = draft.governor.said_by if draft.governor is not None else None
        # "…," he said, adding: who adds is who said
        if said_by is not None and draft.relation == "participle" and draft.token > said_by.token:
            draft.governor = said_by


def _speaks(draft: Draft, lexicon: Lexicon) -> bool:
    return bool(draft.kind == "verb" and draft.lemma in lexicon.speech_verbs and draft.subjects and not draft.objects)


def _opens(tree: Tree, governor: Draft, draft: Draft) -> bool:
    """Whether a colon or an opening quotation mark stands between verb and speech."""
    between = tree.lowers[governor.token + 1 : min(draft.token, governor.token + SPEECH_GAP)]
    return not OPENING_MARKS.isdisjoint(between)


def spread_links(tree: Tree, ordered: Sequence[Draft], by_token: Mapping[int, Draft]) -> None:
    """Let conjuncts hang as the first one does, and note each clause's complements and conditions."""
    for draft in ordered:
        first = draft.joined_to
        if first is not None:
            _follow(draft, first)
        governor = draft.governor
        if governor is None:
            continue
        if draft.relation in {"complement", "infinitive"} and (
            first or _hangs_on(draft, governor, by_token, tree.heads)
        ):
            governor.complements.append(draft)
        if draft.relation == "adverbial" and (draft.marker in CONDITIONS or _is_inverted(tree, draft)):
            draft.is_conditional = governor.is_conditional = True


def _is_inverted(tree: Tree, draft: Draft) -> bool:
    """Whether it reads "had they agreed", which is "if they had agreed"."""
    if draft.marker or not draft.auxiliaries or not draft.subjects:
        return False
    first = draft.auxiliaries[0]
    return tree.lowers[first] in INVERTED and first < draft.subjects[0].head


def _follow(draft: Draft, first: Draft) -> None:
    speech = first.said_by
    is_after_speech = speech is not None and speech.token < draft.token
    if is_after_speech or first.relation in {"root", "nominal"} or first.governor in {None, draft}:
        draft.governor, draft.relation = first, "coordinated"
    else:
        draft.governor, draft.relation = first.governor, first.relation


def _hangs_on(draft: Draft, governor: Draft, by_token: Mapping[int, Draft], heads: Sequence[int]) -> bool:
    """Whether the clause hangs on the governor's own words, not on some noun below it."""
    return draft.said_by is governor or by_token.get(heads[draft.token]) is governor
