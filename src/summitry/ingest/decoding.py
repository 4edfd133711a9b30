"""Bytes to characters: which encoding, on what ground, and a refusal where none fits."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from summitry.errors import Unreadable
from summitry.ingest.languages import Verdict, judge

_MARKS = (  # the longer mark first: that of UTF-32 begins like that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What pages call Latin-1 or ASCII is the Windows code page in fact: browsers read it so (WHATWG Encoding Standard).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
_NEVER = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape"})  # no page means these
_SIGN_IN_WORD = re.compile("[^\\W_][\xa1-\xac\xae-\xb6\xb8-\xbf\xd7\xf7€‚„†‡ˆ‰‹›˜™•¨]+[^\\W_]|[£¥¢¬¦][^\\W\\d_]")
_GUESSED = [
    *("cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u", "iso8859_2"),
    *("iso8859_5", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
]
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_META_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_SAMPLE_BYTES = 256 * 1024
_MOSTLY, _HARDLY = 0.6, 0.02  # shares of zero bytes
_HEAD_BYTES = 4 * 1024
_SAVE_AS = "save it as UTF-8 and give it again"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters, and how they were got.

    Attributes:
        text: The characters, without a byte order mark.
        how: The encoding and the ground for it, such as ``utf-8 (byte order mark)``.
    """

    text: str
    how: str


def decode(raw: bytes, *, declared: str | None = None, is_page: bool = False) -> Decoded:
    """Decode a text file or a page.

    A byte order mark is believed first, then UTF-8 where every byte fits it (other encodings hardly ever do by
    chance), then what is declared, then a guess that is recorded as one.

    Args:
        raw: The bytes.
        declared: The encoding that a server named, if one did.
        is_page: Whether it is HTML: the page's own declaration is read, and a few broken characters are shown as
            such, as browsers do, in place of a refusal.

    Raises:
        Unreadable: It is no text, or no encoding fits.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return Decoded(_decode_strictly(raw[len(mark) :], name), f"{name} (byte order mark)")
    if b"\x00" in raw:
        name = _guess_wide(raw)
        return Decoded(_decode_strictly(raw, name), f"{name} (guessed from its zero bytes)")
    if len(_CONTROLS.findall(raw[:_SAMPLE_BYTES])) * 100 > min(len(raw), _SAMPLE_BYTES):
        msg = "is not text but binary data, whatever its name says: give the document itself, as text, HTML or PDF"
        raise Unreadable(msg)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as fault:
        return _decode_other(raw, declared, fault.start, is_page=is_page)


def normalise_line_ends(text: str) -> str:
    r"""Write every line end as ``\n`` and change nothing else."""
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_other(raw: bytes, declared: str | None, fault_at: int, *, is_page: bool) -> Decoded:
    if is_page:
        mended = _mend_page(raw)
        if mended is not None:
            return mended
        found = _META_CHARSET.search(raw[:_HEAD_BYTES])
        declared = declared or (found[1].decode("ascii") if found else None)
    name = _find_codec(declared)
    if name is not None and name != "utf-8":
        return Decoded(_decode_strictly(raw, name), f"{name} (declared)")
    guess = _guess(raw)
    text = _decode_strictly(raw, guess) if guess else ""
    if guess is None or _mixes_scripts(text):
        msg = f"its encoding cannot be told: byte {fault_at:,} is not UTF-8, and no other encoding fits; {_SAVE_AS}"
        raise Unreadable(msg)
    return Decoded(text, f"{guess} (guessed)")


def _mixes_scripts(text: str) -> bool:
    """Whether nearly all letters are ASCII and others belong to another script: a guess that does not convince."""
    letters = [character for character in text[:_SAMPLE_BYTES] if character.isalpha()]
    others = [character for character in letters if not character.isascii()]
    is_western = len(others) * 5 < len(letters)
    return is_western and any(not unicodedata.name(character, "").startswith("LATIN") for character in others)


def _mend_page(raw: bytes) -> Decoded | None:
    """Read a page that is UTF-8 but for a few broken characters; None where most would be broken."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text))
    if broken * 10 > whole:
        return None
    return Decoded(text, f"utf-8 ({broken} broken)")


def _find_codec(declared: str | None) -> str | None:
    if declared is None:
        return None
    try:
        "x".encode(declared.strip())  # refuses codecs that are no text encodings, such as hex
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return None
    return None if name in _NEVER else _MEANT.get(name, name)


def _guess_wide(raw: bytes) -> str:
    """Tell UTF-16 without a mark: in Western text every second byte is zero, and hardly any other."""
    sample = raw[: _SAMPLE_BYTES - _SAMPLE_BYTES % 2]
    half = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _MOSTLY and even < _HARDLY:
        return "utf-16-le"
    if even > _MOSTLY and odd < _HARDLY:
        return "utf-16-be"
    msg = "is not text but binary data, whatever its name says: give the document itself, as text, HTML or PDF"
    raise Unreadable(msg)


def _guess(raw: bytes) -> str | None:
    """Guess an encoding of one byte a character; None where nothing convinces."""
    if _is_western(raw):
        return "cp1252"
    from charset_normalizer import from_bytes  # noqa: PLC0415  hardly ever needed

    best = from_bytes(raw[:_SAMPLE_BYTES], cp_isolation=_GUESSED, threshold=0.15).best()
    if best is None:
        return None
    text = _decode_strictly(raw, best.encoding)
    # A wrong guess still gives letters, but not a language.
    return None if _SIGN_IN_WORD.search(text) or judge(text) == Verdict() else best.encoding


def _is_western(raw: bytes) -> bool:
    """Whether it reads well in the Western Windows code page: a few accents and typographic marks among ASCII.

    By far the commonest case, and too few bytes for the statistics that tell other encodings.
    """
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    rare = sum(character > "\x7f" for character in text)
    return rare * 8 <= len(text) and _SIGN_IN_WORD.search(text) is None


def _decode_strictly(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as fault:
        msg = f"byte {fault.start:,} does not fit its encoding {name}: {_SAVE_AS}"
        raise Unreadable(msg) from fault
