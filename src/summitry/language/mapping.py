"""Labels of other spaCy pipelines, mapped to those of the shipped model.

spaCy's English pipelines use the ClearNLP relations, in which a preposition is the head of its noun and the verb
"be" the head of its predicate. Universal Dependencies turn both round; so do we.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NAME: Final = "summitry_mapping"

RELATIONS: Final[dict[str, str]] = {
    "ROOT": "root", "acl": "acl", "acomp": "xcomp", "advcl": "advcl", "advmod": "advmod", "agent": "obl:agent",
    "amod": "amod", "appos": "appos", "attr": "xcomp", "aux": "aux", "auxpass": "aux:pass", "case": "case",
    "cc": "cc", "ccomp": "ccomp", "compound": "compound", "conj": "conj", "csubj": "csubj",
    "csubjpass": "csubj:pass", "dative": "iobj", "dep": "dep", "det": "det", "dobj": "obj", "expl": "expl",
    "intj": "discourse", "mark": "mark", "meta": "discourse", "neg": "advmod", "nmod": "compound",
    "npadvmod": "obl:npmod", "nsubj": "nsubj", "nsubjpass": "nsubj:pass", "nummod": "nummod", "oprd": "xcomp",
    "parataxis": "parataxis", "pcomp": "advcl", "pobj": "obl", "poss": "nmod:poss", "preconj": "cc:preconj",
    "predet": "det:predet", "prep": "case", "prt": "compound:prt", "punct": "punct", "quantmod": "advmod",
    "relcl": "acl:relcl", "xcomp": "xcomp", "": "dep",
}  # fmt: skip
"""ClearNLP's relation -> that of Universal Dependencies, before heads are turned round."""

NAMES: Final[dict[str, str]] = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "OTH",
    "EVENT": "OTH", "LAW": "OTH", "LANGUAGE": "OTH", "PRODUCT": "OTH", "WORK_OF_ART": "OTH", "MISC": "OTH",
    "OTH": "OTH",
}  # fmt: skip
"""OntoNotes' (and CoNLL's) label of a name -> ours; dates, sums and the like are no names and go."""

_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"})
_CLEARNLP: Final = frozenset({"dobj", "pobj", "nsubjpass", "prep", "ROOT"})
_CUTTERS: Final = frozenset({"parser", "senter", "sentencizer"})


def is_clearnlp(doc: Doc) -> bool:
    """Tell whether a ``Doc`` is labelled in ClearNLP's relations."""
    return any(token.dep_ in _CLEARNLP for token in doc)


def map_relations(doc: Doc) -> tuple[list[int], list[str]]:
    """Turn a ClearNLP parse into Universal Dependencies.

    Returns:
        For each token the index of its head and its relation.
    """
    heads = [token.head.i for token in doc]
    relations = [RELATIONS.get(token.dep_, token.dep_) for token in doc]
    for token in doc:
        if token.dep_ in {"prep", "agent", "dative"}:
            _turn_preposition(token, heads, relations)
    for token in doc:
        if token.lemma_ == "be" and token.pos_ in {"AUX", "VERB"}:
            _turn_copula(token, heads, relations)
    _spread_conjuncts(doc, heads)
    return heads, relations


def _turn_preposition(token: Token, heads: list[int], relations: list[str]) -> None:
    """Make a preposition the case mark of its noun, and hang the noun where the preposition hung."""
    inner = next((child for child in token.children if child.dep_ in {"pobj", "pcomp"}), None)
    if inner is None:
        if token.dep_ == "prep":
            relations[token.i] = "advmod"
        return
    head = token.head
    heads[inner.i] = heads[token.i]
    heads[token.i] = inner.i
    if inner.dep_ == "pcomp":
        relations[inner.i] = "acl" if head.pos_ in _NOMINAL else "advcl"
        relations[token.i] = "mark"
        return
    relations[token.i] = "case"
    if token.dep_ == "agent":
        relations[inner.i] = "obl:agent"
    else:
        relations[inner.i] = "nmod" if head.pos_ in _NOMINAL and token.dep_ == "prep" else "obl"
    for child in token.children:
        if child.i != inner.i and heads[child.i] == token.i:
            heads[child.i] = inner.i


def _turn_copula(token: Token, heads: list[int], relations: list[str]) -> None:
    """Make the predicate the head of its clause, and "be" its copula."""
    inner = next((child for child in token.children if child.dep_ in {"attr", "acomp"}), None)
    if inner is None:
        return
    heads[inner.i] = inner.i if heads[token.i] == token.i else heads[token.i]
    relations[inner.i] = relations[token.i]
    for child in token.children:
        if child.i != inner.i and heads[child.i] == token.i:
            heads[child.i] = inner.i
    heads[token.i], relations[token.i] = inner.i, "cop"


def _spread_conjuncts(doc: Doc, heads: list[int]) -> None:
    """Hang every conjunct on the first one, and each "and" on the conjunct after it."""
    for token in doc:
        if token.dep_ != "conj":
            continue
        first = token.head
        while first.dep_ == "conj":
            first = first.head
        if heads[token.i] == token.head.i:
            heads[token.i] = first.i
        for mark in token.head.children:
            if mark.dep_ == "cc" and token.head.i < mark.i < token.i and heads[mark.i] == token.head.i:
                heads[mark.i] = token.i


@Language.component(NAME)
def map_labels(doc: Doc) -> Doc:
    """Map a ``Doc`` in place: relations where they are ClearNLP's, names always."""
    if len(doc) and doc.has_annotation("DEP") and is_clearnlp(doc):
        heads, relations = map_relations(doc)
        rows = np.zeros((len(doc), 2), dtype=np.uint64)
        rows[:, 0] = (np.array(heads) - np.arange(len(doc))).astype(np.uint64)
        rows[:, 1] = [doc.vocab.strings.add(relation) for relation in relations]
        doc.from_array([HEAD, DEP], rows)  # type: ignore[arg-type]  # its stub knows no unsigned numbers
    if doc.has_annotation("ENT_IOB"):
        doc.ents = [Span(doc, e.start, e.end, label=NAMES[e.label_]) for e in doc.ents if e.label_ in NAMES]
    return doc


def add_mapping(nlp: Language) -> None:
    """Put the mapping last in a pipeline, and spaCy's rule for sentences first where nothing else gives them."""
    factories = {nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    if not factories & _CUTTERS:
        nlp.add_pipe("sentencizer", first=True)
    if NAME not in factories:
        nlp.add_pipe(NAME, last=True)
