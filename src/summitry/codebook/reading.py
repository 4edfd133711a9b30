"""From YAML nodes to rules; whatever is wrong is gathered with file, rule and line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from summitry.codebook.conditions import Lists, read_condition, read_exceptions
from summitry.codebook.nodes import fields_of, hint, number_of, parts_of, text_of, texts_of, truth_of
from summitry.codebook.record import Coding, Condition, Example, NearMiss, Rule, Turn
from summitry.codebook.scheme import STATUSES, Scheme

if TYPE_CHECKING:
    from summitry.codebook.nodes import Problems

_KEYS = (
    "id",
    "about",
    "type",
    "mode",
    "contexts",
    "cameo",
    "status",
    "predicates",
    "actor",
    "recipient",
    "needs_recipient",
    "reciprocal",
    "where",
    "unless",
    "if_negated",
    "if_future",
    "if_hypothetical",
    "priority",
    "examples",
    "near_misses",
)
_NEEDED = ("id", "about", "type", "cameo", "predicates", "examples", "near_misses")
_ID = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)+")
_SLOT = re.compile(r"[a-z]+(?:[ -][a-z]+)*")
_PREDICATE = re.compile(r"(?:[vna]:)?[a-z][a-z'-]*(?: [a-z'-]+)*")
FLAGS = ("negated", "hypothetical", "future", "historical", "reported")


@dataclass(frozen=True, slots=True)
class Setting:
    """What a rule is read against: the scheme, the word lists, and where to note problems."""

    scheme: Scheme
    lists: Lists
    problems: Problems


def read_rule(node: yaml.Node, setting: Setting) -> Rule | None:
    """Read one rule; None where it is too broken to stand, and always None with a problem noted."""
    problems = setting.problems
    problems.rule = ""
    fields = fields_of(node, (), problems, "a rule")
    problems.rule = text_of(fields.get("id"), problems, "id") or "without id"
    fields = fields_of(node, _KEYS, problems, "a rule")
    before = len(problems.found)
    for key in _NEEDED:
        if key not in fields:
            problems.add(node, f"key {key!r} is missing")
    if "id" in fields and not _ID.fullmatch(problems.rule):
        problems.add(fields["id"], "id: expected the type in small letters, a dot, and a name, such as request.urge")
    if len(problems.found) > before:
        return None
    gives = _read_coding(fields, node, setting, "a rule")
    return Rule(
        id=problems.rule,
        about=text_of(fields["about"], problems, "about"),
        gives=gives,
        contexts=_read_contexts(fields.get("contexts"), setting),
        predicates=_read_predicates(fields["predicates"], setting),
        actor=_read_slots(fields.get("actor"), problems, "actor") or ("subject",),
        recipient=_read_slots(fields.get("recipient"), problems, "recipient"),
        needs_recipient=_needs_recipient(fields, gives, setting),
        reciprocal=truth_of(fields.get("reciprocal"), problems, "reciprocal", default=False),
        where=read_condition(fields.get("where"), setting.lists, problems, "where") or Condition(),
        unless=read_exceptions(fields.get("unless"), setting.lists, problems),
        if_negated=_read_turn(fields.get("if_negated"), setting, "if_negated"),
        if_future=_read_turn(fields.get("if_future"), setting, "if_future"),
        if_hypothetical=_read_turn(fields.get("if_hypothetical"), setting, "if_hypothetical"),
        priority=number_of(fields.get("priority"), problems, "priority"),
        examples=_read_examples(fields["examples"], problems),
        near_misses=_read_near_misses(fields["near_misses"], problems),
        file=problems.file,
        line=node.start_mark.line + 1,
    )


def _needs_recipient(fields: dict[str, yaml.Node], gives: Coding, setting: Setting) -> bool:
    event_type = setting.scheme.types.get(gives.event_type)
    default = event_type.needs_recipient if event_type else False
    return truth_of(fields.get("needs_recipient"), setting.problems, "needs_recipient", default=default)


def _read_coding(fields: dict[str, yaml.Node], node: yaml.Node, setting: Setting, what: str) -> Coding:
    """Read type, mode, CAMEO code and status, each checked against the scheme."""
    problems, scheme = setting.problems, setting.scheme
    name = text_of(fields.get("type"), problems, "type")
    mode = text_of(fields.get("mode"), problems, "mode") or None
    cameo = text_of(fields.get("cameo"), problems, "cameo")
    status = text_of(fields.get("status"), problems, "status") or None
    event_type = scheme.types.get(name)
    if event_type is None:
        problems.add(fields.get("type", node), f"{what}: unknown PLOVER type {name!r}{hint(name, scheme.types)}")
    elif mode and mode not in event_type.modes:
        known = ", ".join(event_type.modes) or "none"
        problems.add(fields["mode"], f"{what}: {name} has no mode {mode!r}; its modes: {known}")
    code = scheme.cameo.get(cameo)
    if code is None:
        problems.add(fields.get("cameo", node), f"{what}: unknown CAMEO code {cameo!r}{hint(cameo, scheme.cameo)}")
    elif event_type and code.event_type and code.event_type != name:
        message = f"{what}: CAMEO {cameo} ({code.name}) belongs to PLOVER type {code.event_type}, not {name}"
        problems.add(fields["cameo"], message)
    if status and status not in STATUSES:
        problems.add(fields["status"], f"{what}: unknown status {status!r}; one of: {', '.join(STATUSES)}")
    return Coding(name, mode, cameo, status)


def _read_contexts(node: yaml.Node | None, setting: Setting) -> tuple[str, ...]:
    found = texts_of(node, setting.problems, "contexts")
    for name in found:
        if name not in setting.scheme.contexts and node is not None:
            setting.problems.add(node, f"unknown PLOVER context {name!r}{hint(name, setting.scheme.contexts)}")
    return found


def _read_predicates(node: yaml.Node, setting: Setting) -> tuple[str, ...]:
    """Give each predicate its class: v (verb, phrasal or light verb), n (noun), a (adjective)."""
    keys = []
    for word in setting.lists.expand(node, setting.problems, "predicates"):
        if not _PREDICATE.fullmatch(word):
            setting.problems.add(node, f"predicates: {word!r} is no lemma in small letters, bare or after n: or a:")
            continue
        keys.append(setting.lists.key(word))
    if not keys:
        setting.problems.add(node, "predicates: expected at least one")
    return tuple(dict.fromkeys(keys))


def _read_slots(node: yaml.Node | None, problems: Problems, what: str) -> tuple[str, ...]:
    slots = texts_of(node, problems, what)
    for slot in slots:
        if node is not None and not _SLOT.fullmatch(slot):
            problems.add(node, f"{what}: {slot!r} is no place in a clause (object, indirect, with, complement-object)")
    return slots


def _read_turn(node: yaml.Node | None, setting: Setting, what: str) -> Turn:
    """Read what becomes of a match: skip, flag, or another coding."""
    problems = setting.problems
    if isinstance(node, yaml.MappingNode):
        fields = fields_of(node, ("type", "mode", "cameo", "status"), problems, what)
        return _read_coding(fields, node, setting, what)
    name = text_of(node, problems, what) or "flag"
    if name == "skip":
        return "skip"
    if name != "flag" and node is not None:
        problems.add(node, f"{what}: expected skip, flag, or type, mode, cameo and status")
    return "flag"


def _read_examples(node: yaml.Node, problems: Problems) -> tuple[Example, ...]:
    found = []
    for part in parts_of(node, problems, "examples"):
        fields = fields_of(part, ("text", "actor", "recipient", "flags"), problems, "an example")
        flags = texts_of(fields.get("flags"), problems, "flags")
        for flag in flags:
            if flag not in FLAGS:
                problems.add(part, f"unknown flag {flag!r}{hint(flag, FLAGS)}; one of: {', '.join(FLAGS)}")
        text = _sentence(fields, part, problems)
        actor, recipient = (text_of(fields.get(key), problems, key) or None for key in ("actor", "recipient"))
        for words in (actor, recipient):
            if words and words != "none" and words not in text:
                problems.add(part, f"{words!r} does not stand in the example")
        found.append(Example(text, actor, recipient, flags))
    if not found:
        problems.add(node, "examples: expected at least one")
    return tuple(found)


def _read_near_misses(node: yaml.Node, problems: Problems) -> tuple[NearMiss, ...]:
    found = []
    for part in parts_of(node, problems, "near_misses"):
        fields = fields_of(part, ("text", "gets"), problems, "a near miss")
        gets = text_of(fields.get("gets"), problems, "gets") or None
        found.append(NearMiss(_sentence(fields, part, problems), gets))
    if not found:
        problems.add(node, "near_misses: expected at least one")
    return tuple(found)


def _sentence(fields: dict[str, yaml.Node], part: yaml.Node, problems: Problems) -> str:
    text = text_of(fields.get("text"), problems, "text")
    if not text:
        problems.add(part, "text is missing")
    return text
