"""Phrases that fill roles: conjuncts apart, appositions noted, relative pronouns replaced by what they stand for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from summitry.clauses.record import Argument, Oblique

if TYPE_CHECKING:
    from summitry.clauses.tree import Tree
    from summitry.model import Passage

#: More conjuncts in one role than anybody writes; a hostile list costs no more than this.
MOST_CONJUNCTS = 60
#: How far up a relative pronoun looks for the clause that it opens ("which they agreed to try to sign").
MOST_STEPS_UP = 8

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM", "ADV", "INTJ"})
RELATIVE_TAGS = frozenset(("WDT", "WP", "WP$"))
RELATIVES = frozenset(("who", "whom", "which", "that", "whose"))


class Phrases:
    """Builds the arguments of one document and keeps them, so that sharing one costs nothing."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._built: dict[int, Argument] = {}
        self._groups: dict[int, tuple[Argument, ...]] = {}
        self._inherited: dict[int, Argument] = {}

    def build(self, head: int) -> Argument:
        """The phrase around one token, conjuncts left out."""
        known = self._built.get(head)
        if known is not None:
            return known
        tree = self._tree
        appositions: tuple[Passage, ...] = ()
        if tree.children[head]:
            first, end = tree.phrase(head)
            found = [child for child in tree.children[head] if tree.bases[child] == "appos"]
            appositions = tuple(tree.passage(*tree.phrase(child)) for child in found)
        else:
            first, end = head, head + 1
        argument = Argument(
            head,
            (first, end),
            tree.passage(first, end),
            tree.lemmas[head],
            appositions,
            is_inherited=False,
            is_pronoun=tree.pos[head] == "PRON",
        )
        self._built[head] = argument
        return argument

    def group(self, head: int) -> tuple[Argument, ...]:
        """The phrase around a token and the phrases joined to it, each alone."""
        known = self._groups.get(head)
        if known is not None:
            return known
        found: tuple[Argument, ...]
        antecedent = self.antecedent(head)
        if antecedent is not None:
            found = (self._inherit_one(self.build(antecedent)),)
        else:
            found = tuple(self.build(token) for token in [head, *self.conjuncts(head)])
        self._groups[head] = found
        return found

    def conjuncts(self, head: int) -> list[int]:
        """The tokens joined to ``head`` by "and", "or" or a comma, also those joined to these."""
        tree = self._tree
        found: list[int] = []
        waiting = [head] if self._tree.children[head] else []
        while waiting and len(found) < MOST_CONJUNCTS:
            for child in tree.children[waiting.pop()]:
                if tree.bases[child] == "conj" and tree.pos[child] in NOMINAL and tree.child(child, "nsubj") is None:
                    found.append(child)
                    waiting.append(child)
        return sorted(found[:MOST_CONJUNCTS])

    def antecedent(self, token: int) -> int | None:
        """What a relative pronoun stands for, or None."""
        tree = self._tree
        if tree.tags[token] not in RELATIVE_TAGS or tree.lowers[token] not in RELATIVES:
            return None
        for _ in range(MOST_STEPS_UP):
            head = tree.heads[token]
            if tree.deps[token] == "acl:relcl":
                return head
            if head == token:
                return None
            token = head
        return None

    def oblique(self, head: int) -> list[Oblique]:
        """A phrase with its preposition, and the phrases joined to it with theirs or the same."""
        shared = self.case(head)
        return [Oblique(self.case(item.head) or shared, item) for item in self.group(head)]

    def case(self, head: int) -> str:
        """The preposition before a phrase, in lower case; empty if there is none.

        "Called for Peru to leave" has its preposition though the parse hangs it on the infinitive.
        """
        tree = self._tree
        words = []
        for child in tree.children[head]:
            if child > head:
                break
            if tree.bases[child] == "case" and tree.pos[child] != "PART":
                words.append(tree.lowers[child])
                words.extend(tree.lowers[part] for part in tree.children[child] if tree.bases[part] == "fixed")
        if not words and tree.bases[head] == "obl":
            before = tree.phrase(head)[0] - 1
            if before >= 0 and tree.lowers[before] == "for" and tree.bases[before] == "mark":
                return "for"
        return " ".join(words)

    def inherit(self, arguments: tuple[Argument, ...]) -> tuple[Argument, ...]:
        """The same arguments, marked as taken over."""
        return tuple(self._inherit_one(argument) for argument in arguments)

    def _inherit_one(self, argument: Argument) -> Argument:
        if argument.is_inherited:
            return argument
        known = self._inherited.get(argument.head)
        if known is None:
            known = self._inherited[argument.head] = replace(argument, is_inherited=True)
        return known
