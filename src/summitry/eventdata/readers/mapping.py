"""Any table, by a mapping file: which column is what, which code book, which list of countries.

source: my_events            # the lake's name for it
format: csv                  # csv, tabs (no quoting) or parquet; by default the file's ending tells
ontology: CAMEO              # or PLOVER
countries: iso3              # iso2, iso3, cameo, fips, cow, m49, name
names: {Ruritania: XRU}      # further names or codes to ISO3
missing: [NA]                # what stands for nothing, beside an empty cell
date_format: "%d.%m.%Y"      # else YYYY-MM-DD (with or without time) and YYYYMMDD
columns:
  event_date: day
  actor: from_country
  recipient: to_country
  code: cameo
  # may be left out: id known_at actor_role recipient_role event_type mode quad goldstein plover_score weight
  # n_mentions n_sources n_articles is_root confidence article url
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import yaml

from summitry.errors import BadField, InputError
from summitry.eventdata.crosswalk import SYSTEMS
from summitry.eventdata.readers.record import PARSED, Reader, Shape, literal, quoted
from summitry.eventdata.schema import ONTOLOGIES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEYS = {
    "source",
    "format",
    "ontology",
    "countries",
    "names",
    "missing",
    "date_format",
    "columns",
    "delimiter",
    "about",
}
_WANTED = ("event_date", "actor", "recipient", "code")
#: Columns of a mapping file with the name that a reader's fields give them.
_NAMES = {"actor": "actor_code", "recipient": "recipient_code"}
_COLUMNS = {*PARSED, *_NAMES} - {*_NAMES.values(), "flaw", "known_from"}
#: What a key may hold, and what it is where it is left out (None: it may not be).
_CHOICES: dict[str, tuple[tuple[str, ...], str | None]] = {
    "ontology": (ONTOLOGIES, None),
    "countries": (tuple(system for system in SYSTEMS if system != "own"), "iso3"),
    "format": (("csv", "tabs", "parquet"), "csv"),
}
_FORMATS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y%m%d", "%Y%m%d%H%M%S")
_LONGEST_FILE = 1_000_000


class _Words(yaml.SafeLoader):
    """Reads every value as text, for a column may be called ``no`` and a country ``NO``."""


_Words.yaml_implicit_resolvers = {}


def load_mapping(path: Path) -> Reader:
    """Read a mapping file.

    Raises:
        InputError: It cannot be read, or is no YAML.
        BadField: A key is missing, unknown or holds what it may not.
    """
    try:
        text = path.read_bytes()[:_LONGEST_FILE].decode("utf-8")
        settings = yaml.load(text, Loader=_Words)  # noqa: S506 -- a SafeLoader
    except OSError as error:
        raise InputError(f"cannot read the mapping file {path}: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise InputError(f"the mapping file {path} is no YAML: {error}") from error
    if not isinstance(settings, dict):
        raise BadField("$", "keys and values", settings)
    _check_keys(settings)
    return _make_reader(settings)


def _check_keys(settings: Mapping[str, Any]) -> None:
    for key in settings:
        if key not in _KEYS:
            raise BadField(f"$.{key}", f"one of {', '.join(sorted(_KEYS))}", settings[key])
    source = settings.get("source")
    if not isinstance(source, str) or not re.fullmatch(r"[a-z][a-z0-9_]{0,31}", source):
        raise BadField("$.source", "a name of small letters, digits and _, such as my_events", source)
    for key, (allowed, usual) in _CHOICES.items():
        if settings.get(key, usual) not in allowed:
            raise BadField(f"$.{key}", f"one of {', '.join(allowed)}", settings.get(key))
    _check_columns(settings.get("columns"))
    _check_lists(settings)


def _check_columns(columns: Any) -> None:
    if not isinstance(columns, dict) or not all(isinstance(name, str) for name in columns.values()):
        raise BadField("$.columns", "our column: the file's column", columns)
    for name in columns:
        if name not in _COLUMNS:
            raise BadField(f"$.columns.{name}", f"one of {', '.join(sorted(_COLUMNS))}", columns[name])
    for name in _WANTED:
        if name not in columns:
            raise BadField(f"$.columns.{name}", "the name of the file's column", None)


def _check_lists(settings: Mapping[str, Any]) -> None:
    names, missing = settings.get("names", {}), settings.get("missing", [])
    if not isinstance(names, dict) or not all(isinstance(code, str) for pair in names.items() for code in pair):
        raise BadField("$.names", "names with ISO3 codes, in quotation marks where YAML reads them as no text", names)
    if not isinstance(missing, list) or not all(isinstance(sign, str) for sign in missing):
        raise BadField("$.missing", "a list of texts", missing)
    if len(str(settings.get("delimiter", ","))) != 1:
        raise BadField("$.delimiter", "one sign", settings["delimiter"])
    for key in ("date_format", "delimiter", "about"):
        if not isinstance(settings.get(key, ""), str):
            raise BadField(f"$.{key}", "a text", settings[key])


def _make_reader(settings: Mapping[str, Any]) -> Reader:
    columns: dict[str, str] = settings["columns"]
    signs = ", ".join(literal(sign) for sign in ("", *settings.get("missing", [])))
    day = (settings["date_format"],) if settings.get("date_format") else _FORMATS
    formats = f"[{', '.join(literal(form) for form in day)}]"
    fields = {}
    for name, column in columns.items():
        cell = f"CASE WHEN trim({quoted(column)}) NOT IN ({signs}) THEN trim({quoted(column)}) END"
        ours = _NAMES.get(name, name)
        if ours == "event_date":
            fields[ours] = f"CAST(try_strptime({cell}, {formats}) AS DATE)"
        elif ours == "known_at":
            # A day is known at its end; ten signs hold no time.
            end = f"CASE WHEN length({cell}) <= 10 THEN INTERVAL 1 DAY ELSE INTERVAL 0 DAY END"
            fields[ours] = f"try_strptime({cell}, {formats}) + {end}"
        else:
            fields[ours] = cell if PARSED[ours] == "VARCHAR" else f"try_cast({cell} AS {PARSED[ours]})"
    fields.setdefault("id", "left(file, 12) || ':' || line")
    if "known_at" in fields:
        fields["known_from"] = "'added'"
    if settings["ontology"] == "PLOVER":
        fields["code"] = f"upper({fields['code']})"
        fields.setdefault("event_type", fields["code"])
    shape = settings.get("format", "csv")
    assert shape in get_args(Shape)
    return Reader(
        source=settings["source"],
        about=settings.get("about", "table read by a mapping file"),
        shape=shape,
        columns=tuple(dict.fromkeys(columns.values())),
        has_header=True,
        required=tuple(dict.fromkeys(columns.values())),
        ontology=settings["ontology"],
        system=settings.get("countries", "iso3"),
        fields=fields,
        delimiter=settings.get("delimiter", ""),
        places=settings.get("names", {}),
    )
