"""From YAML nodes to the conditions of a rule, with word lists put in."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

import yaml

from summitry.codebook.nodes import fields_of, hint, parts_of, text_of, texts_of, truth_of
from summitry.codebook.record import Complement, Condition
from summitry.codebook.spelling import spell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summitry.codebook.nodes import Problems

KINDS = ("person", "country", "organisation", "group", "other")
PARTS = ("subject", "object", "indirect", "complement", "recipient")
_VOICES = ("active", "passive")
_COMPLEMENT_KEYS = tuple(part.name for part in fields(Complement))
_CONDITION_KEYS = tuple(part.name for part in fields(Condition))


@dataclass(frozen=True, slots=True)
class Lists:
    """Named lists of words that rules refer to as ``@name``, and how the files write each word.

    Attributes:
        words: The lists.
        written: Each word that was read, by the spelling that it is compared in; of several forms the first.
    """

    words: Mapping[str, tuple[str, ...]]
    written: dict[str, str] = field(default_factory=dict)

    def expand(self, node: yaml.Node | None, problems: Problems, what: str) -> tuple[str, ...]:
        """Read texts, each ``@name`` replaced by the words of that list."""
        found: list[str] = []
        for word in texts_of(node, problems, what):
            if not word.startswith("@"):
                found.append(word)
            elif word[1:] in self.words:
                found.extend(self.words[word[1:]])
            elif node is not None:
                problems.add(node, f"{what}: unknown word list {word!r}{hint(word[1:], self.words)}")
        return tuple(found)

    def lemmas(self, node: yaml.Node | None, problems: Problems, what: str) -> frozenset[str]:
        """Read words in the spelling that they are compared in."""
        words = self.expand(node, problems, what)
        for word in words:
            self.written.setdefault(spell(word), word)
        return frozenset(spell(word) for word in words)

    def key(self, word: str) -> str:
        """Give the key of a predicate, and keep how it is written."""
        key = key_of(word)
        self.written.setdefault(key[2:], word.rpartition(":")[2])
        return key


def key_of(word: str) -> str:
    """Give a predicate as written in a rule (``urge``, ``n:appeal``) the form that clauses are looked up in."""
    kind, colon, lemma = word.partition(":")
    return f"{kind}:{spell(lemma)}" if colon else f"v:{spell(word)}"


def read_condition(node: yaml.Node | None, lists: Lists, problems: Problems, what: str) -> Condition | None:
    """Read what must hold; None where nothing is asked."""
    if node is None:
        return None
    found = fields_of(node, _CONDITION_KEYS, problems, what)

    def words(key: str) -> frozenset[str]:
        return lists.lemmas(found.get(key), problems, f"{what}.{key}")

    voice = text_of(found.get("voice"), problems, "voice")
    if voice and voice not in _VOICES:
        problems.add(found["voice"], f"voice: expected active or passive, found {voice!r}")
    return Condition(
        subject=words("subject"),
        object=words("object"),
        oblique=_read_obliques(found.get("oblique"), lists, problems, what),
        complement=_read_complement(found.get("complement"), lists, problems, what),
        actor_kind=_among(found.get("actor_kind"), KINDS, problems, "actor_kind"),
        recipient_kind=_among(found.get("recipient_kind"), KINDS, problems, "recipient_kind"),
        voice=voice,
        words=words("words"),
        has=_among(found.get("has"), PARTS, problems, "has"),
    )


def read_exceptions(node: yaml.Node | None, lists: Lists, problems: Problems) -> tuple[Condition, ...]:
    """Read what must not hold.

    A mapping: none of its parts may hold. A list of mappings: no item may hold as a whole.
    """
    if node is None:
        return ()
    if isinstance(node, yaml.MappingNode):
        singles: list[yaml.Node] = [
            yaml.MappingNode(node.tag, [pair], node.start_mark, node.end_mark) for pair in node.value
        ]
    else:
        singles = list(parts_of(node, problems, "unless"))
    found = (read_condition(single, lists, problems, "unless") for single in singles)
    return tuple(condition for condition in found if condition is not None)


def _read_obliques(node: yaml.Node | None, lists: Lists, problems: Problems, what: str) -> Mapping[str, frozenset[str]]:
    if node is None:
        return {}
    cases = fields_of(node, (), problems, f"{what}.oblique")
    return {case: lists.lemmas(value, problems, f"{what}.oblique") for case, value in cases.items()}


def _read_complement(node: yaml.Node | None, lists: Lists, problems: Problems, what: str) -> Complement | None:
    if node is None:
        return None
    what = f"{what}.complement"
    found = fields_of(node, _COMPLEMENT_KEYS, problems, what)
    predicates = lists.expand(found.get("predicates"), problems, what)
    negated = truth_of(found.get("is_negated"), problems, what, default=False) if "is_negated" in found else None
    return Complement(
        predicates=frozenset(lists.key(word) for word in predicates),
        marker=frozenset(texts_of(found.get("marker"), problems, what)),
        object=lists.lemmas(found.get("object"), problems, what),
        words=lists.lemmas(found.get("words"), problems, what),
        is_negated=negated,
    )


def _among(node: yaml.Node | None, known: tuple[str, ...], problems: Problems, what: str) -> frozenset[str]:
    found = texts_of(node, problems, what)
    for word in found:
        if word not in known and node is not None:
            problems.add(node, f"{what}: unknown {word!r}{hint(word, known)}; one of: {', '.join(known)}")
    return frozenset(found)
