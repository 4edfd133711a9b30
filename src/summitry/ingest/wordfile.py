"""Word files (.docx) to text: paragraphs, lists and tables of the body."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from summitry.errors import Unreadable
from summitry.ingest.documents import build_document
from summitry.ingest.fields import Fields
from summitry.ingest.sniffing import DOCX

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summitry.ingest.origin import Origin
    from summitry.ingest.settings import Settings
    from summitry.model import Document

_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_MAX_PARTS = 10_000
_FAULTS = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError)
_DAMAGED = "is cut short or damaged, as .docx files go: open it in Word or LibreOffice and save it again"
# Deleted text of tracked changes, and the second copy of a text box for old programs, are not shown.
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText"})


def parse_docx(raw: bytes, origin: Origin) -> Document:
    """Read a Word file as it is shown with all tracked changes accepted; notes and headers are left out.

    Raises:
        Unreadable: It is no Word file, is damaged, unpacks past the bound, or has no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            _check_package(package, origin.settings)
            text = "".join(_iter_text(package.read(_BODY))).strip("\n\t ")
            title = _find_title(package)
    except (*_FAULTS, RuntimeError) as fault:  # zipfile raises RuntimeError for a password
        msg = "is encrypted: save a copy without a password" if "encrypted" in str(fault) else _DAMAGED
        raise Unreadable(msg) from fault
    except etree.XMLSyntaxError as fault:
        raise Unreadable(_DAMAGED) from fault
    return build_document(
        text,
        [Fields(basis="page", title=title), *origin.fallback],
        settings=origin.settings,
        raw=raw,
        media_type=DOCX,
        retrieved_at=origin.retrieved_at,
    )


def _check_package(package: zipfile.ZipFile, settings: Settings) -> None:
    parts = package.infolist()
    if _BODY not in {part.filename for part in parts}:
        msg = "is a ZIP archive, but no .docx file: unpack it, and give the documents in it"
        raise Unreadable(msg)
    size = sum(part.file_size for part in parts)  # zipfile never unpacks a part past the size that it states
    if len(parts) > _MAX_PARTS or size > settings.max_decompressed_bytes:
        msg = f"unpacks to more than {settings.max_decompressed_bytes:,} bytes, as no document does: save it again"
        raise Unreadable(msg)


def _parse_xml(raw: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(raw, parser)


def _iter_text(raw: bytes) -> Iterator[str]:
    """Give pieces of text: a blank line after a paragraph, a line a table row, a tab between its cells."""
    walker = etree.iterwalk(_parse_xml(raw), events=("start", "end"))
    cell_depth = 0
    for moment, element in walker:
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if moment == "start":
            if name in _SKIPPED:
                walker.skip_subtree()
            elif name == "t":
                yield (element.text or "").translate(_INVISIBLE)
            elif name in _MARKS:
                yield _MARKS[name]
            cell_depth += name == "tc"
        else:
            cell_depth -= name == "tc"
            yield _end_mark(name, element, is_in_cell=cell_depth > 0)


_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_INVISIBLE = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")


def _end_mark(name: str, element: etree._Element, *, is_in_cell: bool) -> str:
    following = element.getnext()
    is_last = following is None
    if name == "p":
        if not is_in_cell:
            return "\n\n"
        return "" if is_last else "\n"
    if name == "tc":
        return "" if is_last else "\t"
    if name == "tr":
        return "\n"
    return "\n" if name == "tbl" and not is_in_cell else ""


def _find_title(package: zipfile.ZipFile) -> str | None:
    if _PROPERTIES not in package.namelist():
        return None
    title = _parse_xml(package.read(_PROPERTIES)).findtext(_TITLE)
    return " ".join(title.split())[:500] or None if title else None
