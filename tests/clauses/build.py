"""Parses written by hand, and clauses put in one line, for the tests of this folder."""

from __future__ import annotations

from pathlib import Path

from spacy.tokens import Doc
from spacy.vocab import Vocab

from summitry.clauses import Clause, extract
from summitry.language import Parsed
from summitry.model import Document, Passage

TABLE = Path(__file__).parent / "parses.txt"
NO_SPACE_BEFORE = frozenset((".", ",", "?", ":", "'s"))


def parse(text: str, row: str) -> Parsed:
    """One sentence; each word of ``row`` is ``form/lemma/pos/tag/head/relation``, heads counted from 1, 0 the root."""
    words = [item.split("/") for item in row.split()]
    at, spaces = 0, []
    for form, *_ in words:
        assert text.startswith(form, at), f"{form!r} is not at {at} of {text!r}"
        at += len(form)
        spaces.append(text[at : at + 1] == " ")
        at += spaces[-1]
    heads = [int(word[4]) - 1 if word[4] != "0" else number for number, word in enumerate(words)]
    columns = list(zip(*words, strict=True))
    doc = Doc(
        Vocab(),
        words=columns[0],
        spaces=spaces,
        lemmas=columns[1],
        pos=columns[2],
        tags=columns[3],
        heads=heads,
        deps=columns[5],
    )
    return parsed_of(doc)


def parsed_of(doc: Doc) -> Parsed:
    document = Document("d", doc.text, "")
    sentences = tuple(Passage("d", s.start_char, s.end_char, s.text) for s in doc.sents)
    return Parsed(document, doc, sentences, (), (), ())


def load_parses() -> dict[str, str]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return {text.removeprefix("# "): row for text, row in zip(lines[::2], lines[1::2], strict=True)}


def clauses_of(text: str) -> tuple[Clause, ...]:
    return extract(parse(text, load_parses()[text]))


def tell(clause: Clause) -> str:
    """``means: who > whom; case phrase; flags``; a phrase taken from another clause carries a star."""
    parts = [f"{clause.predicate.means}:{_phrases(clause.actors_first())} >{_phrases(_acted_upon(clause))}"]
    parts += [f"{item.case} {item.argument.passage.exact}".strip() for item in clause.obliques]
    flags = {
        "not": clause.is_negated,
        "if": clause.is_conditional,
        "?": clause.is_question,
        clause.modality: clause.modality,
        clause.tense: clause.tense,
        clause.aspect: clause.aspect,
        "passive": clause.voice == "passive",
    }
    return "; ".join([*parts, *(name for name, holds in flags.items() if holds)])


def _acted_upon(clause: Clause):
    if clause.voice == "passive":
        return clause.subjects + clause.objects
    return clause.indirect_objects + clause.objects


def _phrases(arguments) -> str:
    return "".join(f" {'*' * item.is_inherited}{item.passage.exact}," for item in arguments).removesuffix(",")
