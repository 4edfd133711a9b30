"""Names as text: one spelling to compare by, and the variants that a name is printed in."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HONORIFICS = frozenset(
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "madam", "madame", "mme", "monsieur",
        "prof", "hon", "honorable", "honourable", "comrade", "herr", "frau", "senor", "senora", "sheikh", "sheikha",
        "shaikh", "sayyid", "hajj", "excellency", "majesty", "highness",
    }
)  # fmt: skip
"""Words of address before a name, normalised, that name no office."""

GENDERED = {
    "mr": "m", "sir": "m", "lord": "m", "monsieur": "m", "herr": "m", "sheikh": "m",
    "mrs": "f", "ms": "f", "miss": "f", "dame": "f", "lady": "f", "madam": "f", "madame": "f", "frau": "f",
}  # fmt: skip
"""The gender that a word of address tells."""

_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ə": "a", "æ": "ae", "œ": "oe",
        "þ": "th", "’": "'", "‘": "'", "ʼ": "'", "ʻ": "'", "ʿ": "'", "ʾ": "'", "`": "'", "´": "'", "′": "'",
        "-": " ", "‐": " ", "‑": " ", "‒": " ", "–": " ", "—": " ", "−": " ",
        ".": None, ",": " ", '"': " ", "“": " ", "”": " ", "„": " ", "«": " ", "»": " ", "\u00ad": None,
    }
)  # fmt: skip
_LONGEST_ACRONYM = 8
_FULL_NAME = 2
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PERIOD_BEFORE_LETTER = re.compile(r"\.(?=\w{2})")


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """Give the one spelling that names are compared by.

    Letters are case-folded and lose their marks; hyphens become spaces, apostrophes one sign, periods and commas go,
    spaces are squeezed: ``Côte d’Ivoire`` gives ``cote d'ivoire``, ``U.S.`` gives ``us``.
    """
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name)
        name = "".join(character for character in name if not unicodedata.combining(character))
    if "." in name:
        name = _PERIOD_BEFORE_LETTER.sub(" ", name)
    return " ".join(name.casefold().translate(_LETTERS).split())


def is_acronym(form: str) -> bool:
    """Whether a form is written in capitals alone, so that its case tells it from a word (``US``, ``WHO``)."""
    letters = [character for character in form if character.isalpha()]
    is_short = 0 < len(letters) <= _LONGEST_ACRONYM and " " not in form
    return is_short and all(character.isupper() for character in letters)


def strip_address(normalised: str) -> tuple[str, str]:
    """Take the article and words of address off the front of a normalised name.

    Returns:
        The rest, and the gender that the words tell (``m``, ``f`` or empty).
    """
    words = normalised.split(" ")
    gender = ""
    while len(words) > 1 and (words[0] in HONORIFICS or words[0] in {"the", "his", "her"}):
        gender = gender or GENDERED.get(words[0], "")
        words = words[1:]
    return " ".join(words), gender


def strip_possessive(name: str) -> str:
    """Take a possessive ending off a name; callers try the name as it is first, for ``St George's``."""
    for ending in ("'s", "’s"):
        if name.endswith(ending):
            return name[: -len(ending)]
    return name[:-1] if name.endswith(("s'", "s’")) else name


def iter_person_forms(name: str, surname: str) -> Iterator[str]:
    """Yield the normalised forms in which one spelling of a person's full name is met.

    The name itself, without generational suffix, without initials, and first name with surname where the surname
    stands behind it. The surname alone is not among them.
    """
    full = normalise(name)
    yield full
    words = full.split(" ")
    if words[-1] in _SUFFIXES and len(words) > _FULL_NAME:
        words = words[:-1]
        yield " ".join(words)
    if len(words) <= _FULL_NAME:
        return
    middle = [word for word in words[1:-1] if len(word) > 1]
    if len(middle) < len(words) - 2:
        yield " ".join((words[0], *middle, words[-1]))
    family = normalise(surname)
    if family and len(words[0]) > 1 and f" {family} " in f" {' '.join(words[1:])} ":
        yield f"{words[0]} {family}"


def iter_spellings(form: str) -> Iterator[str]:
    """Yield the normalised spellings of any form: as it is, and without apostrophes."""
    spelling = normalise(form)
    yield spelling
    if "'" in spelling:
        yield spelling.replace("'", "")
