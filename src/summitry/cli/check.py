"""``summitry check``: whether every line of a dossier still stands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from summitry.cli import inputs as options
from summitry.errors import ExitCode, InputError

if TYPE_CHECKING:
    from summitry.dossier.check import Verdict
    from summitry.model import Document

MOST_FAULTS = 50
"""Faults that are printed one by one; the rest is counted."""


def check(
    path: Annotated[
        Path, typer.Argument(metavar="DOSSIER.JSON", help="As summitry dossier writes it, or the folder with it.")
    ],
    *,
    online: Annotated[
        bool, typer.Option("--online", help="Also look each passage up in the page that it was taken from.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON and nothing else.")] = False,
    allow_private: options.Private = False,
    limit: options.Limit = None,
) -> None:
    """Hold every passage of a dossier against the stored text, word for word.

    Exit code 0 if all hold, 1 if any fails, 2 if the file is no dossier.
    """
    from summitry.dossier import from_json
    from summitry.dossier.check import check as check_dossier

    if path.is_dir():
        path /= "dossier.json"
    try:
        text = path.read_bytes()
    except OSError as error:
        msg = f"cannot read {path}: {error.strerror}; name the dossier.json that summitry dossier wrote"
        raise InputError(msg) from error
    fetch_text = None
    if online:
        settings = options.make_settings(allow_private=allow_private, any_language=True, limit=limit, known=None)
        fetch_text = _make_fetcher(settings)
    verdict = check_dossier(from_json(text), fetch_text=fetch_text)
    typer.echo(json.dumps(_to_record(verdict), sort_keys=True) if as_json else _to_text(verdict))
    if not verdict.is_sound:
        raise typer.Exit(ExitCode.SOME_FAILED)


def _make_fetcher(settings: Any) -> Any:
    from summitry import ingest
    from summitry.ingest.documents import is_link
    from summitry.model import Document

    def fetch_text(document: Document) -> str | None:
        if not document.url or not is_link(document.url):
            return None
        found = [item for item in ingest.fetch([document.url], settings=settings) if isinstance(item, Document)]
        if not found:
            typer.echo(f"summitry: {document.url} cannot be read now", err=True)
        return found[0].text if found else None

    return fetch_text


def _to_record(verdict: Verdict) -> dict[str, object]:
    return {
        "lines": verdict.lines,
        "passages": verdict.passages,
        "documents": verdict.documents,
        "sound": verdict.is_sound,
        "online": dict(verdict.online) if verdict.online is not None else None,
        "faults": [
            {"path": fault.path, "line": fault.line_id, "document_id": fault.document_id, "reason": fault.reason}
            for fault in verdict.faults
        ],
    }


def _to_text(verdict: Verdict) -> str:
    faulty = len({fault.line_id for fault in verdict.faults if fault.line_id})
    lines = [
        f"{verdict.lines} lines with {verdict.passages} passages in {verdict.documents} documents: "
        + (f"{len(verdict.faults)} faults in {faulty} lines" if verdict.faults else "all hold, word for word")
    ]
    if verdict.online is not None:
        lines.append("live pages: " + ", ".join(f"{count} passages {what}" for what, count in verdict.online.items()))
    shown = verdict.faults[:MOST_FAULTS]
    lines += [f"  {fault.path} {fault.line_id} ({fault.document_id}): {fault.reason}" for fault in shown]
    if len(verdict.faults) > MOST_FAULTS:
        lines.append(f"  and {len(verdict.faults) - MOST_FAULTS} more; --json lists all")
    return "\n".join(lines)
