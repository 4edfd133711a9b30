"""Small files of each kind, made by hand so that their content is plain to see."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import docx
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pypdf import PdfReader, PdfWriter

from summitry.errors import InputError, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ENGLISH = (
    "The two presidents met in the capital on Monday and said that they had agreed to keep the talks going. "
    "The ministers of both countries will meet again in the spring, and their teams are to work on the details."
)
FRENCH = (
    "Le président de la République a reçu le chancelier dans la capitale, et les deux dirigeants ont parlé de la "
    "guerre ainsi que des mesures qui sont en cours pour la paix."
)
RUSSIAN = (
    "Президенты двух стран провели переговоры в столице. Они обсудили, что было сделано для мира, и договорились, "
    "что министры встретятся снова, чтобы это не было забыто."
)


def make_pdf(*pages: list[str]) -> bytes:
    """Write a PDF with one text line after another on each page."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, lines in enumerate(pages):
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 12 Tf 50 750 Td 14 TL {shown} ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return _write_objects(objects)


def _write_objects(objects: list[str]) -> bytes:
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


def rewrite_pdf(raw: bytes, *, password: str | None = None, title: str | None = None) -> bytes:
    """Encrypt a PDF, or give it a title."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    if title is not None:
        writer.add_metadata({"/Title": title})
    if password is not None:
        writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def make_docx(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = (), title: str = "") -> bytes:
    """Write a Word file with paragraphs and then a table."""
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                table.cell(number, column).text = cell
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_zip(**parts: str | bytes) -> bytes:
    """Write a ZIP archive; ``__`` in a name stands for a slash, ``_xml`` at its end for ``.xml``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name.replace("__", "/").replace("_xml", ".xml"), body)
    return out.getvalue()


def make_word_xml(body: str) -> str:
    """Wrap a body in the root of a Word file's main part."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<w:document xmlns:w="{name}"><w:body>{body}</w:body></w:document>'


def attempt(read: Callable[[], object]) -> tuple[object, str]:
    """Give what ``read`` gives and no message, or nothing and the message of its refusal."""
    try:
        return read(), ""
    except (Unreadable, InputError) as fault:
        return None, str(fault)


def make_page(body: str, head: str = "") -> str:
    """Wrap a body in a page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def write_certificate(path: Path, name: str) -> Path:
    """Write a certificate that nobody but itself vouches for, with its key, for the host ``name``."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(subject, subject, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    form = serialization.Encoding.PEM
    secret = key.private_bytes(form, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(certificate.public_bytes(form) + secret)
    return path
