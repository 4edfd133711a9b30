"""The codebook from its files, the package's own and a user's beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from summitry.codebook.conditions import Lists, key_of
from summitry.codebook.nodes import CodebookError, Problems, compose, fields_of, hint, parts_of, texts_of
from summitry.codebook.reading import Setting, read_rule
from summitry.codebook.record import Codebook, Rule
from summitry.codebook.scheme import load_scheme, rows_of
from summitry.codebook.spelling import spell
from summitry.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.resources.abc import Traversable
    from pathlib import Path

    import yaml

_KEYS = ("rules", "lists")
_OWN = "rules/"
_EFFECTS = ("fact", "future", "hypothetical", "negated", "reported", "shared", "skip")


@dataclass(frozen=True, slots=True)
class _Parts:
    """What files hold: rules by id, word lists by name, words as they are written."""

    rules: Mapping[str, Rule]
    lists: Mapping[str, tuple[str, ...]]
    written: Mapping[str, str]


def load_codebook(extra: Path | None = None) -> Codebook:
    """Load the rules.

    Args:
        extra: A YAML file, or a folder of such, whose rules are added; one with an id of ours replaces ours.

    Raises:
        CodebookError: A rule cannot be used; each problem names file, rule and line.
        InputError: There is no such file.
    """
    if extra is None:
        return _own()
    files = _files_at(extra)
    return _to_codebook(_read({str(file): file for file in files}, _own_parts()))


@cache
def _own() -> Codebook:
    return _to_codebook(_own_parts())


@cache
def _own_parts() -> _Parts:
    return _read({f"{_OWN}{file.name}": file for file in own_files()}, _Parts({}, {}, {}))


def own_files() -> list[Traversable]:
    """The package's own files of rules, in order."""
    folder = resources.files("summitry.codebook").joinpath("rules")
    return sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)


def _files_at(path: Path) -> list[Path]:
    """Find the user's files; ours among them are not read twice."""
    return [file for file in _yaml_at(path) if file.resolve() not in own_files()]


def _yaml_at(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.glob("*.yaml"))
    if not path.is_file():
        raise InputError(f"no codebook at {path}; give a YAML file or a folder of them")
    return [path]


def _read(files: Mapping[str, Traversable | Path], before: _Parts) -> _Parts:
    """Read files on top of what was read before; of two rules with one id the later file's counts."""
    scheme = load_scheme()
    found: list[str] = []
    lists = dict(before.lists)
    sections = {}
    for name, file in files.items():
        problems = Problems(name)
        root = _root_of(file, name)
        sections[name] = fields_of(root, _KEYS, problems, "the file") if root is not None else {}
        lists |= _read_lists(sections[name].get("lists"), problems)
        found += problems.found
    rules: dict[str, Rule] = {}
    words = Lists(lists, dict(before.written))
    for name, section in sections.items():
        problems = Problems(name)
        own = _read_rules(section.get("rules"), Setting(scheme, words, problems))
        for rule in own.values():
            if rule.id in rules:
                problems.rule = rule.id
                problems.add_at(rule.line, f"id stands also in {rules[rule.id].file}:{rules[rule.id].line}")
        found += problems.found
        rules |= own
    if found:
        raise CodebookError(found)
    return _Parts({**before.rules, **rules}, lists, words.written)


def _to_codebook(parts: _Parts) -> Codebook:
    scheme = load_scheme()
    contexts, irrealis = _context_words(scheme.contexts), _irrealis()
    return Codebook(scheme, parts.rules, _by_predicate(parts.rules.values()), contexts, irrealis, parts.written)


def _root_of(file: Traversable | Path, name: str) -> yaml.Node | None:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError([f"{name}: cannot be read as UTF-8 text: {error}"]) from error
    return compose(text, name)


def _read_lists(node: yaml.Node | None, problems: Problems) -> dict[str, tuple[str, ...]]:
    if node is None:
        return {}
    return {
        name: texts_of(value, problems, f"list {name}")
        for name, value in fields_of(node, (), problems, "lists").items()
    }


def _read_rules(node: yaml.Node | None, setting: Setting) -> dict[str, Rule]:
    rules: dict[str, Rule] = {}
    for part in parts_of(node, setting.problems, "rules"):
        rule = read_rule(part, setting)
        if rule is None:
            continue
        if rule.id in rules:
            setting.problems.add(part, f"id stands twice; first at line {rules[rule.id].line}")
        rules[rule.id] = rule
    setting.problems.rule = ""
    return rules


def _by_predicate(rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
    """Index rules by predicate, in the order in which they are tried."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for key in rule.predicates:
            found.setdefault(key, []).append(rule)
    return {key: tuple(sorted(group, key=_strength)) for key, group in found.items()}


def _strength(rule: Rule) -> tuple[int, int, str]:
    return (-rule.priority, -rule.where.size, rule.id)


@cache
def _context_words(contexts: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Read which words speak of which context."""
    file = resources.files("summitry.codebook").joinpath("contexts.yaml")
    problems = Problems(file.name)
    root = compose(file.read_text(encoding="utf-8"), file.name)
    found: dict[str, list[str]] = {}
    for name, node in (fields_of(root, (), problems, "the file") if root is not None else {}).items():
        if name not in contexts:
            problems.add(node, f"unknown PLOVER context {name!r}{hint(name, contexts)}")
        for word in texts_of(node, problems, name):
            found.setdefault(spell(word), []).append(name)
    if problems.found:
        raise CodebookError(problems.found)
    return {word: tuple(names) for word, names in found.items()}


@cache
def _irrealis() -> dict[tuple[str, str], str]:
    """Read what becomes of a clause under a governing predicate: (predicate key, marker) to an effect."""
    table: dict[tuple[str, str], str] = {}
    for row in rows_of("irrealis.csv"):
        if row["effect"] not in _EFFECTS:
            raise CodebookError([f"irrealis.csv: {row['predicate']}: unknown effect {row['effect']!r}"])
        table[key_of(row["predicate"]), row["marker"]] = row["effect"]
    return table
