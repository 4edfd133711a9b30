"""Nouns that tell events: "Moscow's rejection of the offer", "the visit of the president to Tokyo"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.clauses.draft import Draft
from summitry.clauses.record import Oblique

if TYPE_CHECKING:
    from summitry.clauses.arguments import Phrases
    from summitry.clauses.lexicon import EventNoun, Lexicon
    from summitry.clauses.record import Argument
    from summitry.clauses.tree import Tree

#: A noun in these places is part of another name or phrase.
NOT_EVENTS = frozenset({"compound", "flat", "fixed", "goeswith", "case", "mark", "cc", "advmod"})
WHOSE = frozenset(("whose",))


def build_nominal(tree: Tree, phrases: Phrases, lexicon: Lexicon, token: int) -> Draft | None:
    """Read a noun as an event; None where the list lacks it or nothing is said of who, whom, where."""
    lemma = tree.lemmas[token].lower()
    event = lexicon.event_nouns.get(lemma)
    if event is None or tree.bases[token] in NOT_EVENTS:
        return None
    found = _gather(tree, phrases, token)
    subjects, objects, obliques = _settle(found, event)
    if not (subjects or objects or obliques or found.has_clause):
        return None
    return Draft(
        token,
        "noun",
        lemma,
        event.verb,
        noun_lemma=lemma,
        recipient_cases=event.recipient_cases,
        subjects=subjects,
        objects=objects,
        obliques=tuple(obliques),
        waits=False,
    )


class _Found:
    """What hangs on an event noun."""

    __slots__ = ("by", "has_clause", "names", "of", "others", "people", "possessors")

    def __init__(self) -> None:
        self.possessors: tuple[Argument, ...] = ()
        self.people: tuple[Argument, ...] = ()
        self.names: tuple[Argument, ...] = ()
        self.by: list[Argument] = []
        self.of: list[Oblique] = []
        self.others: list[Oblique] = []
        self.has_clause = False


def _gather(tree: Tree, phrases: Phrases, token: int) -> _Found:
    found = _Found()
    for child in tree.children[token]:
        base, dep = tree.bases[child], tree.deps[child]
        if dep == "nmod:poss":
            found.possessors = _possessors(tree, phrases, child)
        elif base == "obl" or dep == "nmod":
            for item in phrases.oblique(child):
                if item.case == "by":
                    found.by.append(item.argument)
                else:
                    (found.of if item.case == "of" else found.others).append(item)
        elif base == "amod" and child < token and _is_name(tree, child):
            found.people += phrases.group(child)
        elif base == "compound" and child < token and tree.pos[child] == "PROPN":
            found.names += phrases.group(child)
        elif dep == "acl":
            found.has_clause |= tree.tags[child] == "VB" or tree.child(child, "mark") is not None
    return found


def _possessors(tree: Tree, phrases: Phrases, child: int) -> tuple[Argument, ...]:
    """Whose it is; for "whose" the noun before it."""
    if tree.lowers[child] not in WHOSE:
        return phrases.group(child)
    antecedent = phrases.antecedent(child)
    return phrases.inherit((phrases.build(antecedent),)) if antecedent is not None else ()


def _is_name(tree: Tree, token: int) -> bool:
    """Whether an adjective is made from a name ("Norwegian"): its lemma keeps the capital."""
    return tree.lemmas[token][:1].isupper() or tree.pos[token] == "PROPN"


def _settle(found: _Found, event: EventNoun) -> tuple[tuple[Argument, ...], tuple[Argument, ...], list[Oblique]]:
    """Tell who acts from who is acted upon.

    A name before the noun ("the Geneva talks", "NATO support for Kyiv") acts only where another phrase is acted upon;
    alone it may as well be the place or the matter.
    """
    obliques = list(found.others)
    has_recipient = bool(found.of) or any(item.case in event.recipient_cases for item in obliques)
    subjects = found.possessors or found.people
    objects: tuple[Argument, ...] = ()
    of = tuple(item.argument for item in found.of)
    if event.of_is_object or "of" in event.recipient_cases:
        objects = of
        if found.by and not of:
            objects, subjects = found.possessors, ()
    elif not subjects and not found.by:
        subjects = of
    else:
        obliques += found.of
    if found.by:
        subjects += tuple(found.by)
    if found.names and not subjects and has_recipient:
        subjects = found.names
    else:
        obliques += [Oblique("compound", name) for name in found.names]
    if not subjects:
        subjects = tuple(item.argument for item in found.others if item.case == "between")
    return subjects, objects, obliques
