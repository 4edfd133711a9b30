"""A dossier on disk: page, JSON, Markdown and tables, each under a temporary name until it is whole."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from summitry.dossier.data import to_json
from summitry.dossier.markdown import to_markdown
from summitry.dossier.page import render_page, to_excerpts
from summitry.dossier.tables import to_tables
from summitry.errors import InputError
from summitry.glossary import definitions

if TYPE_CHECKING:
    from pathlib import Path

    from summitry.dossier.record import Dossier

PAGE, DATA, NOTES, TABLES = "index.html", "dossier.json", "dossier.md", "tables"


def write_dossier(dossier: Dossier, out: Path, *, excerpts: bool = False) -> Path:
    """Write all of a dossier's files into a folder; return the page's path.

    Args:
        dossier: The dossier.
        out: The folder; made if it is not there. Tables of an earlier run that this one does not have are removed.
        excerpts: Whether to keep only the passages with their surroundings, for passing on.

    Raises:
        InputError: The folder cannot be made or written to.
    """
    shown = to_excerpts(dossier) if excerpts else dossier
    contents = {
        PAGE: render_page(shown, glossary=definitions()),
        DATA: to_json(shown),
        NOTES: to_markdown(shown),
        **{f"{TABLES}/{name}": text for name, text in to_tables(shown).items()},
    }
    try:
        (out / TABLES).mkdir(parents=True, exist_ok=True)
        for name, text in contents.items():
            write_whole(out / name, text)
        for left in (out / TABLES).glob("*.csv"):
            if f"{TABLES}/{left.name}" not in contents:
                left.unlink()
    except OSError as error:
        msg = f"cannot write into {out}: {error.strerror}; name another folder with --out"
        raise InputError(msg) from error
    return out / PAGE


def write_whole(target: Path, text: str) -> None:
    """Write a file so that no reader ever sees half of it."""
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8", newline="", errors="surrogatepass")
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
