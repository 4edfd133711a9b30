"""Which words are predicates, and the roles that stand beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.clauses.draft import Draft
from summitry.clauses.naming import read_naming
from summitry.clauses.record import Oblique

if TYPE_CHECKING:
    from summitry.clauses.arguments import Phrases
    from summitry.clauses.lexicon import Lexicon
    from summitry.clauses.record import Argument, PredicateKind
    from summitry.clauses.tree import Tree

#: A verb in these places only modifies another word ("the *proposed* plan", "*according* to").
NOT_CLAUSES = frozenset(
    {
        "amod",
        "case",
        "mark",
        "fixed",
        "compound",
        "flat",
        "aux",
        "cop",
        "cc",
        "det",
        "advmod",
        "goeswith",
        "punct",
        "nummod",
    }
)
CLAUSE_PLACES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "conj", "csubj"})
#: Adjectives in these places are clauses even without "to be" ("remains *ready* to talk").
BARE_ADJECTIVES = frozenset({"xcomp", "advcl", "acl"})
#: Words of these sorts are never predicates.
SMALL_WORDS = frozenset(("PUNCT", "SPACE", "ADP", "CCONJ", "SCONJ", "PART", "DET"))
MARK_TAGS = frozenset(("WRB",))
#: Days, months and the like after "by" tell when, not by whom.
_WHEN_OR_HOW = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december today tomorrow yesterday end beginning start middle day week month year quarter decade
century deadline then now noon midnight evening morning night summer winter spring autumn
phone telephone mail email letter force law vote majority way means car train plane air sea land
"""
WHEN_NOT_WHO = frozenset(_WHEN_OR_HOW.split())


def kind_of(tree: Tree, token: int) -> PredicateKind | None:
    """The sort of predicate that a word is, small words and event nouns aside; None if it is none."""
    pos, base = tree.pos[token], tree.bases[token]
    if pos == "VERB":
        return None if base in NOT_CLAUSES else "verb"
    if pos == "AUX":
        return "verb" if base in CLAUSE_PLACES else None
    if base in NOT_CLAUSES and pos != "ADJ":
        return None
    if _has_copula(tree, token):
        return "adjective" if pos == "ADJ" else "noun"
    return "adjective" if pos == "ADJ" and _is_bare_adjective(tree, token) else None


def _has_copula(tree: Tree, token: int) -> bool:
    """Whether "to be" makes the word a predicate, or a subject does in a headline ("talks useful")."""
    in_place = tree.bases[token] in CLAUSE_PLACES
    for child in tree.children[token]:
        base = tree.bases[child]
        if base == "cop" or (in_place and base in {"nsubj", "csubj"}):
            return True
    return False


def _is_bare_adjective(tree: Tree, token: int) -> bool:
    """Whether an adjective is a clause without "to be", alone or joined to one that is."""
    base, head = tree.bases[token], tree.heads[token]
    if base != "conj":
        return base in BARE_ADJECTIVES
    return tree.pos[head] == "ADJ" and (tree.bases[head] in BARE_ADJECTIVES or _has_copula(tree, head))


def build_draft(tree: Tree, phrases: Phrases, lexicon: Lexicon, token: int, kind: PredicateKind) -> Draft:
    """Gather a predicate's roles and small words from the words that hang on it."""
    lemma = tree.lemmas[token].lower()
    if tree.pos[token] == "VERB":
        lemma = lexicon.spell(lemma)
    draft = Draft(token, kind, lemma, lexicon.standard(lemma) if kind == "verb" else lemma)
    roles = _Roles()
    for child in tree.children[token]:
        roles.take(tree, phrases, draft, child)
    if lexicon.controllers.get((draft.means, "for")) == "oblique":
        roles.obliques += _asked_for(tree, phrases, token)
    roles.settle(tree, phrases, lexicon, draft)
    if kind == "verb":
        draft.verb_lemma = lemma
        if draft.particles:
            draft.lemma = draft.means = " ".join([lemma, *(tree.lowers[part] for part in draft.particles)])
        read_naming(tree, phrases, draft)
    else:
        draft.verb_lemma = "be" if draft.auxiliaries else ""
        draft.noun_lemma = lemma if kind == "noun" else ""
    _fill_from_antecedent(tree, phrases, draft)
    return draft


class _Roles:
    """Roles of one predicate while its dependents are walked."""

    __slots__ = ("agents", "indirect", "objects", "obliques", "subjects")

    def __init__(self) -> None:
        self.subjects: list[Argument] = []
        self.objects: list[Argument] = []
        self.indirect: list[Argument] = []
        self.agents: list[Argument] = []
        self.obliques: list[Oblique] = []

    def take(self, tree: Tree, phrases: Phrases, draft: Draft, child: int) -> None:
        """Put one dependent where it belongs."""
        base, dep = tree.bases[child], tree.deps[child]
        if base in {"nsubj", "obj", "iobj"}:
            self._take_core(tree, phrases, draft, child)
        elif base == "obl" or dep == "nmod":
            self._take_oblique(tree, phrases, child)
        elif base in {"aux", "cop"}:
            draft.auxiliaries.append(child)
            draft.is_passive |= dep == "aux:pass"
        elif base == "mark" or (base == "advmod" and tree.tags[child] in MARK_TAGS and child < draft.token):
            fixed = [tree.lowers[part] for part in tree.children[child] if tree.bases[part] == "fixed"]
            draft.marker = " ".join([tree.lowers[child], *fixed])
        elif dep == "compound:prt":
            draft.particles.append(child)
        draft.has_dummy |= base == "expl"
        draft.is_passive |= dep == "csubj:pass"

    def _take_core(self, tree: Tree, phrases: Phrases, draft: Draft, child: int) -> None:
        dep = tree.deps[child]
        if dep == "nsubj:outer":
            return
        arguments = phrases.group(child)
        if dep == "obj":
            self.objects.extend(arguments)
        elif dep == "iobj":
            self.indirect.extend(arguments)
        else:
            self.subjects.extend(arguments)
            draft.is_passive |= dep == "nsubj:pass"

    def _take_oblique(self, tree: Tree, phrases: Phrases, child: int) -> None:
        if tree.deps[child] == "obl:agent":
            self.agents.extend(phrases.group(child))
        else:
            self.obliques.extend(phrases.oblique(child))

    def _agents_of_objects(self, tree: Tree, phrases: Phrases) -> list[Argument]:
        """Find who acts in "was given a loan by Peru", where the parse hangs "by Peru" on the loan."""
        below = [child for item in self.objects for child in tree.children[item.head] if tree.deps[child] == "nmod"]
        return [
            item.argument
            for child in below
            for item in phrases.oblique(child)
            if item.case == "by" and _may_act(tree, item.argument.head)
        ]

    def settle(self, tree: Tree, phrases: Phrases, lexicon: Lexicon, draft: Draft) -> None:
        """Hand the roles to the draft; in a passive, "by" may lead to who acts."""
        token = draft.token
        is_participle = tree.tags[token] == "VBN" and not draft.auxiliaries and not self.objects
        if self.agents or (is_participle and tree.bases[token] in {"acl", "advcl", "xcomp"} and not self.subjects):
            draft.is_passive = True
        if draft.is_passive and not self.agents:
            is_by = [item.case == "by" and _may_act(tree, item.argument.head) for item in self.obliques]
            self.agents = [item.argument for item, found in zip(self.obliques, is_by, strict=True) if found]
            self.obliques = [item for item, found in zip(self.obliques, is_by, strict=True) if not found]
            self.agents = self.agents or self._agents_of_objects(tree, phrases)
        if _is_dummy(tree, lexicon, draft, self.subjects):
            self.subjects, draft.has_dummy = [], True
        draft.subjects, draft.objects = tuple(self.subjects), tuple(self.objects)
        draft.indirect_objects, draft.agents = tuple(self.indirect), tuple(self.agents)
        draft.obliques = tuple(self.obliques)
        draft.waits = not draft.subjects and not draft.has_dummy


def _asked_for(tree: Tree, phrases: Phrases, token: int) -> list[Oblique]:
    """Find the subject of the infinitive in "called for Peru to leave": it stands after the verb's "for"."""
    for child in tree.children[token]:
        marks = {tree.lowers[mark] for mark in tree.children[child] if tree.bases[mark] == "mark"}
        asked = tree.child(child, "nsubj") if {"for", "to"} <= marks else None
        if asked is not None:
            return [Oblique("for", item) for item in phrases.group(asked)]
    return []


def _may_act(tree: Tree, head: int) -> bool:
    return tree.pos[head] != "NUM" and tree.lowers[head] not in WHEN_NOT_WHO and tree.pos[head] != "VERB"


def _is_dummy(tree: Tree, lexicon: Lexicon, draft: Draft, subjects: list[Argument]) -> bool:
    """Whether the subject is an "it" that only announces a clause ("it was agreed that")."""
    if len(subjects) != 1 or tree.lowers[subjects[0].head] != "it":
        return False
    if draft.kind == "verb" and not draft.is_passive:
        return False
    announced = {"csubj", "ccomp"} if draft.is_passive else {"csubj"}
    if draft.is_passive and lexicon.controllers.get((draft.lemma, "")) == "subject":
        # nobody can be "decided to leave", so that the "it" of "it was decided to leave" is nobody
        announced |= {"xcomp", "advcl"}
    return any(tree.bases[child] in announced for child in tree.children[draft.token])


def _fill_from_antecedent(tree: Tree, phrases: Phrases, draft: Draft) -> None:
    """Give a participle, or a relative clause without pronoun, the noun that it stands by."""
    token = draft.token
    if tree.bases[token] != "acl" or draft.kind != "verb":
        return
    noun = tree.heads[token]
    if tree.deps[token] == "acl:relcl":
        is_gapped = draft.subjects and not draft.objects and not draft.is_passive
        if is_gapped and not _has_relative_word(tree, token) and tree.child(token, "ccomp", "xcomp") is None:
            draft.objects = phrases.inherit((phrases.build(noun),))
        return
    if draft.waits and not draft.marker and tree.tags[token] in {"VBN", "VBG"}:
        draft.subjects, draft.waits = phrases.inherit((phrases.build(noun),)), False


def _has_relative_word(tree: Tree, token: int) -> bool:
    """Whether the clause has its pronoun ("which", "where") somewhere before the verb."""
    return any(
        tree.tags[word].startswith("W") or (tree.lowers[word] == "that" and tree.bases[word] != "mark")
        for child in tree.children[token]
        if child < token
        for word in (child, *tree.children[child])
    )
