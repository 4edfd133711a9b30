"""Every passage anywhere inside a record."""

from __future__ import annotations


def iter_passages(value):
    if isinstance(value, dict):
        if "exact" in value:
            yield value
        for part in value.values():
            yield from iter_passages(part)
    elif isinstance(value, list):
        for part in value:
            yield from iter_passages(part)
