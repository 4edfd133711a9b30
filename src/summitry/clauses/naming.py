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
    """Read "called it useful" as "described it as useful": what is said of the object stands behind "as".

    In "called Ann Lee" the parse may take the name for what is said of an object that is not there.
    """
    if draft.lemma not in NAMING or draft.particles:
        return
    children = tree.children[draft.token]
    said = [child for child in children if tree.bases[child] == "xcomp" and tree.pos[child] in SAID_OF]
    if not (draft.objects or draft.is_passive) and said and tree.pos[said[0]] == "PROPN":
        draft.objects = phrases.group(said.pop(0))
    if not said:
        # the parse may take it for a second object, or for the object of a passive
        said = [child for child in children if tree.deps[child] == "obj"][0 if draft.is_passive else 1 :]
    if not (draft.objects or draft.is_passive):
        return
    if not any(item.case == AS for item in draft.obliques):
        if not said:
            return
        names = phrases.group(said[-1])
        draft.obliques += tuple(Oblique(AS, item) for item in names)
        draft.objects = tuple(item for item in draft.objects if item not in names)
    draft.lemma, draft.means = f"{draft.lemma} {AS}", "describe"
