"""Clauses for people and for machines: one line each, or plain JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summitry.ingest.records import passage_to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summitry.clauses.record import Argument, Clause
    from summitry.language import Parsed

#: Characters of one phrase that a line shows.
LONGEST_PHRASE = 60


def iter_lines(clauses: Iterable[Clause], parsed: Parsed) -> Iterator[str]:
    """Show clauses in a terminal, a line each, every sentence before its clauses.

    Control characters of the text never reach the terminal.
    """
    sentence = None
    for clause in clauses:
        if clause.sentence != sentence:
            sentence = clause.sentence
            if sentence < len(parsed.sentences):
                yield _clean(parsed.sentences[sentence].exact)
        yield f"  {_line(clause)}"


def _line(clause: Clause) -> str:
    parts = [f"[{clause.id}] {_clean(clause.predicate.lemma)}"]
    if clause.predicate.means != clause.predicate.lemma:
        parts[0] += f" (= {_clean(clause.predicate.means)})"
    roles = {
        "who": clause.actors_first(),
        "whom": clause.subjects if clause.voice == "passive" else clause.objects,
        "to whom": clause.indirect_objects,
    }
    parts += [f"{label}: {_phrases(arguments)}" for label, arguments in roles.items() if arguments]
    if clause.voice == "passive" and clause.objects:
        parts.append(f"object: {_phrases(clause.objects)}")
    parts += [f"{oblique.case or 'when/how'}: {_phrases((oblique.argument,))}" for oblique in clause.obliques]
    if clause.governor is not None:
        mark = f" ({_clean(clause.marker)})" if clause.marker else ""
        parts.append(f"{clause.relation} of [{clause.governor}]{mark}")
    flags = _flags(clause)
    return "; ".join([*parts, *([f"{{{', '.join(flags)}}}"] if flags else [])])


def _flags(clause: Clause) -> list[str]:
    flags = [word for word in (clause.tense, clause.aspect, clause.modality) if word]
    named = {
        "passive": clause.voice == "passive",
        "negated": clause.is_negated,
        "conditional": clause.is_conditional,
        "question": clause.is_question,
    }
    return flags + [name for name, holds in named.items() if holds]


def _phrases(arguments: Iterable[Argument]) -> str:
    return " | ".join(
        _shorten(argument.passage.exact) + ("*" if argument.is_inherited else "") for argument in arguments
    )


def _shorten(words: str) -> str:
    words = _clean(words)
    return words if len(words) <= LONGEST_PHRASE else words[: LONGEST_PHRASE - 1] + "…"


def _clean(words: str) -> str:
    """One line without anything that a terminal would obey."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())


def to_json(clause: Clause, parsed: Parsed) -> dict[str, Any]:
    """Give a clause as plain data, every phrase with its passage.

    Raises:
        ValueError: The clause is not of this document.
    """
    predicate = clause.predicate
    if predicate.passage.document_id != parsed.document.id:
        msg = f"clause of document {predicate.passage.document_id!r} shown with document {parsed.document.id!r}"
        raise ValueError(msg)
    return {
        "id": clause.id,
        "sentence": clause.sentence,
        "predicate": {
            "lemma": predicate.lemma,
            "kind": predicate.kind,
            "means": predicate.means,
            "passage": passage_to_json(predicate.passage),
        },
        "subjects": _arguments(clause.subjects),
        "objects": _arguments(clause.objects),
        "indirect_objects": _arguments(clause.indirect_objects),
        "agents": _arguments(clause.agents),
        "obliques": [{"case": item.case, **_argument(item.argument)} for item in clause.obliques],
        "noun": _argument(clause.noun) if clause.noun else None,
        "complements": list(clause.complements),
        "governor": clause.governor,
        "relation": clause.relation,
        "coordinated_with": clause.coordinated_with,
        "marker": clause.marker,
        "negated": clause.is_negated,
        "modality": clause.modality,
        "conditional": clause.is_conditional,
        "question": clause.is_question,
        "tense": clause.tense,
        "aspect": clause.aspect,
        "voice": clause.voice,
    }


def _arguments(arguments: Iterable[Argument]) -> list[dict[str, Any]]:
    return [_argument(argument) for argument in arguments]


def _argument(argument: Argument) -> dict[str, Any]:
    return {
        "passage": passage_to_json(argument.passage),
        "lemma": argument.lemma,
        "inherited": argument.is_inherited,
        "appositions": [passage_to_json(passage) for passage in argument.appositions],
    }
