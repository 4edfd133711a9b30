"""The dossier as JSON and back, and the JSON Schema that it is published under."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from summitry.dossier.record import Dossier
from summitry.errors import BadField

if TYPE_CHECKING:
    from pydantic import TypeAdapter

FORMAT = "summitry-dossier/1"
_RAW = {"documents": {"__all__": {"raw"}}}


@cache
def _adapter() -> TypeAdapter[Dossier]:
    from pydantic import TypeAdapter  # noqa: PLC0415 -- not wanted by --help

    return TypeAdapter(Dossier)


def to_json(dossier: Dossier) -> str:
    """Write a dossier; the same dossier always gives the same bytes."""
    record = {"format": FORMAT} | _adapter().dump_python(dossier, mode="json", exclude=_RAW)
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def from_json(text: str | bytes) -> Dossier:
    """Read what ``to_json`` wrote.

    Raises:
        BadField: It is not JSON, not of this format, or a field is missing or wrong; the message names the place.
    """
    from pydantic import ValidationError  # noqa: PLC0415 -- not wanted by --help

    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise BadField(
            "$", "a dossier in JSON, such as the dossier.json that lies beside the page", str(fault)
        ) from fault
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise BadField("$.format", FORMAT, record.get("format") if isinstance(record, dict) else record)
    try:
        return _adapter().validate_python({name: value for name, value in record.items() if name != "format"})
    except ValidationError as fault:
        first = fault.errors()[0]
        path = "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in first["loc"])
        raise BadField(path, first["msg"], first.get("input")) from fault


def json_schema() -> dict[str, Any]:
    """Give the JSON Schema of ``dossier.json``."""
    schema = _adapter().json_schema(mode="serialization")
    schema["title"] = "Summitry dossier"
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["properties"] = {"format": {"const": FORMAT, "type": "string"}} | schema["properties"]
    schema["required"] = ["format", *schema["required"]]
    document = schema["$defs"]["Document"]
    document["properties"].pop("raw", None)
    return schema
