"""Verbs that give a thing a name or a quality: "called the talks useful", "was dubbed a success"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.clauses.record import Oblique

if TYPE_CHECKING:
    from summitry.clauses.arguments import Phrases
    from summitry.clauses.draft import Draft
    from summitry.clauses.tree import Tree

#: What they mean otherwise ("call a friend", "brand cattle") has no rule in common with naming.
NAMING = frozenset(("brand", "call", "dub", "label", "term"))
AS = "as"
SAID_OF = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PRON"})


def read_naming(tree: Tree, phrases: Phrases, draft: Draft) -> None:
    """Read "called it useful" as "described it as useful": what is said of the object stands behind "as"."""
    if draft.lemma not in NAMING or draft.particles or not (draft.objects or draft.is_passive):
        return
    if not any(item.case == AS for item in draft.obliques):
        found = _said_of(tree, draft)
        if found is None:
            return
        said = phrases.group(found)
        draft.obliques += tuple(Oblique(AS, item) for item in said)
        draft.objects = tuple(item for item in draft.objects if item not in said)
    draft.lemma, draft.means = f"{draft.lemma} {AS}", "describe"


def _said_of(tree: Tree, draft: Draft) -> int | None:
    """The noun or adjective that is said of the object; the parse may take it for a second object."""
    children = tree.children[draft.token]
    named = [child for child in children if tree.bases[child] == "xcomp" and tree.pos[child] in SAID_OF]
    if not named:
        named = [child for child in children if tree.deps[child] == "obj"][0 if draft.is_passive else 1 :]
    return named[-1] if named else None
