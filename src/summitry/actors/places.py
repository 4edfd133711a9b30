"""Whether a capital or a seat of power is meant as a place ("in Moscow") or as a government ("Moscow said")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summitry.actors import words

if TYPE_CHECKING:
    from summitry.actors.chunks import Chunk
    from summitry.actors.frame import Frame, Tokens

_DATELINE = re.compile(r"(?:, [^\n—–]{2,40})? (?:—|–|--|-) ")


def read_as(frame: Frame, chunk: Chunk) -> tuple[bool | None, str]:
    """Say whether a chunk is a government (True), a place (False) or neither for sure (None), and why."""
    if _is_dateline(frame, chunk):
        return False, "locative: a dateline"
    tokens = frame.tokens
    token = frame.head_of_chunk(chunk)
    if token < 0:
        return None, "nothing around it tells a place from a government"
    token = _first_conjunct(tokens, _past_and(tokens, token))
    dep = tokens.deps[token].split(":")[0]
    if dep == "flat" or (dep == "compound" and tokens.heads[token] > token):
        return False, "part of another name"
    case = tokens.case(token)
    by_case = _by_case(tokens, token, case) if case else None
    return by_case or _by_grammar(tokens, token, dep, is_possessive=frame.pieces.is_possessive(chunk.last))


def _past_and(tokens: Tokens, token: int) -> int:
    """Give the head of a name that the parse makes part of it although "and" stands between the two."""
    head = tokens.heads[token]
    is_cut = tokens.deps[token] == "compound" and "and" in tokens.lowers[token:head]
    return head if is_cut else token


def _by_case(tokens: Tokens, token: int, case: str) -> tuple[bool | None, str] | None:
    if case in words.LOCATIVE_CASES:
        return False, f"locative: after '{case}'"
    if case in words.COUNTERPART_CASES:
        return True, f"after '{case}'"
    return _along(tokens, token, case) if case in {"to", "from"} else None


def _is_dateline(frame: Frame, chunk: Chunk) -> bool:
    """Whether a place stands at the head of a paragraph before a dash, as in "GENEVA — "."""
    text = frame.document.text
    if text[max(chunk.start - 1, 0) : chunk.start].strip():
        return False
    return text[: chunk.start].rstrip(" ")[-1:] in {"", "\n"} and _DATELINE.match(text, chunk.end) is not None


def _by_grammar(tokens: Tokens, token: int, dep: str, *, is_possessive: bool) -> tuple[bool | None, str]:
    if dep == "nsubj":
        return _as_subject(tokens, token)
    if dep in {"obj", "iobj"}:
        return _as_object(tokens, token)
    if is_possessive:
        return _as_possessor(tokens, token)
    return None, "nothing around it tells a place from a government"


def _first_conjunct(tokens: Tokens, token: int) -> int:
    for _ in range(8):
        if tokens.deps[token] != "conj" or tokens.below(token, "case"):
            break
        token = tokens.heads[token]
    return token


def _as_subject(tokens: Tokens, token: int) -> tuple[bool | None, str]:
    verb = tokens.heads[token]
    passive = tokens.deps[token] == "nsubj:pass"
    if passive or tokens.tags[verb] != "VERB" or tokens.lemmas[verb] in words.STATE_OF_BEING:
        return None, "subject of a verb that both places and governments take"
    return True, f"subject of '{tokens.lowers[verb]}'"


def _as_object(tokens: Tokens, token: int) -> tuple[bool | None, str]:
    lemma = tokens.lemmas[tokens.heads[token]]
    if lemma in words.PLACE_OBJECTS:
        return False, f"locative: object of '{lemma}'"
    if lemma in words.ADDRESSED_OBJECTS:
        return True, f"object of '{lemma}'"
    return None, "object of a verb that both places and governments take"


def _along(tokens: Tokens, token: int, case: str) -> tuple[bool | None, str]:
    head = tokens.heads[token]
    if tokens.lemmas[head] in words.MOTION:
        return False, f"locative: '{tokens.lowers[head]} {case}'"
    if case == "to" and tokens.deps[token].startswith("obl") and tokens.lemmas[head] in words.SAY_VERBS:
        return True, f"'{tokens.lowers[head]} to'"
    return None, f"after '{case}', which both places and governments take"


def _as_possessor(tokens: Tokens, token: int) -> tuple[bool | None, str]:
    owned = tokens.heads[token]
    lemma = tokens.lemmas[owned]
    if tokens.tags[owned] == "NOUN" and (lemma in words.STATE_NOUNS or lemma.endswith(("tion", "sion", "ment", "al"))):
        return True, f"whose '{tokens.lowers[owned]}'"
    return None, "the owner of something that both places and governments have"
