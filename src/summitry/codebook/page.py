"""The codebook as a page that a scholar can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summitry.codebook.record import Coding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summitry.codebook.record import Codebook, Complement, Condition, Rule, Turn
    from summitry.codebook.scheme import EventType

#: Words of a list that the page shows; the file has them all.
_SHOWN = 8
_TURNED = {"negated": "denied", "future": "lying ahead", "hypothetical": "only thought of"}


def render_page(codebook: Codebook) -> str:
    """Write the whole codebook as Markdown: types in the manual's order, each with its rules."""
    return "\n".join(_iter_lines(codebook)) + "\n"


def _iter_lines(codebook: Codebook) -> Iterator[str]:
    yield "# The codebook"
    yield ""
    yield (
        f"{len(codebook.rules)} rules in {len(codebook.scheme.types)} PLOVER types. Made by "
        "`tools/build_codebook_page.py` from `src/summitry/codebook/`; change the rules there, not here. "
        "Every sentence below is a test: `summitry codebook check` reads and codes them all."
    )
    yield ""
    yield "| type | quad | score | modes | rules |"
    yield "|---|---|---|---|---|"
    for event_type in codebook.scheme.types.values():
        rules = [rule for rule in codebook.rules.values() if rule.gives.event_type == event_type.name]
        modes = ", ".join(event_type.modes) or "none"
        link = f"[{event_type.name}](#{event_type.name.lower()})"
        yield f"| {link} | {event_type.quad} | {event_type.score:g} | {modes} | {len(rules)} |"
    for event_type in codebook.scheme.types.values():
        yield from _type_lines(event_type, codebook)


def _type_lines(event_type: EventType, codebook: Codebook) -> Iterator[str]:
    yield ""
    yield f"## {event_type.name}"
    yield ""
    yield event_type.about
    rules = [rule for rule in codebook.rules.values() if rule.gives.event_type == event_type.name]
    modes = list(event_type.modes)
    rules.sort(key=lambda rule: (modes.index(rule.gives.mode) if rule.gives.mode else -1, rule.gives.cameo, rule.id))
    for rule in rules:
        yield ""
        yield from _rule_lines(rule, codebook)


def _rule_lines(rule: Rule, codebook: Codebook) -> Iterator[str]:
    yield f"### {rule.id}"
    yield ""
    yield rule.about
    yield ""
    yield f"- gives: {_coding(rule.gives, codebook)}"
    yield f"- predicates: {', '.join(map(codebook.read_key, rule.predicates))}"
    yield f"- actor: {', '.join(rule.actor)}; recipient: {_recipient(rule)}"
    if rule.where.size:
        yield f"- where: {'; '.join(_condition(rule.where, codebook))}"
    if rule.unless:
        yield f"- unless: {'; or '.join(', '.join(_condition(item, codebook)) for item in rule.unless)}"
    turns = {"negated": rule.if_negated, "future": rule.if_future, "hypothetical": rule.if_hypothetical}
    for name, becomes in turns.items():
        if becomes != "flag":
            yield f"- {_TURNED[name]}: {_turn(becomes, codebook)}"
    for example in rule.examples:
        yield f"- yes: *{_escape(example.text)}*"
    for miss in rule.near_misses:
        yield f"- no: *{_escape(miss.text)}*" + (f" ({miss.gets})" if miss.gets else "")


def _recipient(rule: Rule) -> str:
    places = ", ".join(rule.recipient) or "object, indirect, or what the noun leads to"
    return places + (" (needed)" if rule.needs_recipient else "") + ("; coded both ways" if rule.reciprocal else "")


def _coding(gives: Coding, codebook: Codebook) -> str:
    code = codebook.scheme.cameo[gives.cameo]
    mode = f" / {gives.mode}" if gives.mode else ""
    status = f", outcome {gives.status}" if gives.status else ""
    return f"{gives.event_type}{mode}, CAMEO {gives.cameo} ({code.name}), Goldstein {code.goldstein:g}{status}"


def _turn(becomes: Turn, codebook: Codebook) -> str:
    return _coding(becomes, codebook) if isinstance(becomes, Coding) else "no event"


def _condition(item: Condition, codebook: Codebook) -> Iterator[str]:
    for name in ("subject", "object", "actor_kind", "recipient_kind", "words", "has"):
        words = getattr(item, name)
        if words:
            yield f"{name.replace('_', ' ')} {_listed(_written(words, codebook))}"
    for case, words in item.oblique.items():
        yield f"{case} {_listed(_written(words, codebook))}"
    if item.voice:
        yield f"voice {item.voice}"
    if item.complement is not None:
        yield f"complement clause: {', '.join(_complement(item.complement, codebook))}"


def _complement(item: Complement, codebook: Codebook) -> Iterator[str]:
    if item.predicates:
        yield _listed(map(codebook.read_key, item.predicates))
    for name in ("marker", "object", "words"):
        words = getattr(item, name)
        if words:
            yield f"{name} {_listed(_written(words, codebook))}"
    if item.is_negated is not None:
        yield "denied" if item.is_negated else "not denied"


def _written(words: frozenset[str], codebook: Codebook) -> Iterator[str]:
    return (codebook.written.get(word, word) for word in words)


def _listed(words: Iterable[str]) -> str:
    found = sorted(words)
    rest = f" | {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return " | ".join(found[:_SHOWN]).replace("*", "any") + rest


def _escape(text: str) -> str:
    return text.replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;")
