"""Which language a text is in, told by its script and its commonest words, or None.

Only enough to set aside what cannot be read: short or mixed texts are left undecided rather than guessed at.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib import resources

from summitry.errors import Unreadable

READ = "en"
_SAMPLE_CHARACTERS = 4_000
_FEWEST_WORDS = 20
_FEWEST_LETTERS = 40
_CLEAR_SHARE = 0.15
_CLEAR_LEAD = 1.4
_SIBLING_LEAD = 1.1
_FOREIGN_SCRIPT_SHARE = 0.7
_WORD = re.compile(r"[^\W\d_]+")

# First words of the characters' Unicode names. Scripts that one large language writes name it too.
_SCRIPTS: dict[str, tuple[str, str | None]] = {
    "LATIN": ("Latin", None),
    "CYRILLIC": ("Cyrillic", None),
    "ARABIC": ("Arabic", None),
    "DEVANAGARI": ("Devanagari", None),
    "CJK": ("Chinese", "zh"),
    "HIRAGANA": ("Japanese", "ja"),
    "KATAKANA": ("Japanese", "ja"),
    "HANGUL": ("Korean", "ko"),
    "GREEK": ("Greek", "el"),
    "HEBREW": ("Hebrew", "he"),
    "THAI": ("Thai", "th"),
    "GEORGIAN": ("Georgian", "ka"),
    "ARMENIAN": ("Armenian", "hy"),
    "BENGALI": ("Bengali", "bn"),
    "TAMIL": ("Tamil", "ta"),
    "ETHIOPIC": ("Ethiopic", None),
    "KHMER": ("Khmer", "km"),
    "LAO": ("Lao", "lo"),
    "MYANMAR": ("Burmese", "my"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What could be told of a text's language.

    Attributes:
        code: ISO 639-1 code, or None where one language could not be told from the next.
        foreign_name: What to call it where it is clearly not the language that is read, else None.
    """

    code: str | None = None
    foreign_name: str | None = None


def find_language(text: str) -> str | None:
    """Give the ISO 639-1 code of the language that most of ``text`` is in, or None where that cannot be told."""
    return judge(text).code


def refuse_unread(text: str) -> str | None:
    """Give the language of ``text``, if it is the one that is read or cannot be told.

    Raises:
        Unreadable: It is in another language or script.
    """
    verdict = judge(text)
    if verdict.foreign_name is None:
        return verdict.code
    msg = (
        f"is in {verdict.foreign_name}, which is not read: give an English text, "
        "or allow any language (--any-language) to have it all the same"
    )
    raise Unreadable(msg)


def judge(text: str) -> Verdict:
    """Tell the language by script, then by the share of each language's commonest words."""
    sample = _take_sample(text)
    script, code, share = _find_script(sample)
    if script is None:
        return Verdict()
    if script == "Latin":
        return _judge_words(sample)
    if share < _FOREIGN_SCRIPT_SHARE:
        return Verdict()
    if code is not None:
        return Verdict(code, script)
    verdict = _judge_words(sample)
    return verdict if verdict.foreign_name else Verdict(None, f"{script} script")


def _take_sample(text: str) -> str:
    """Take the beginning, the middle and the end, where the text is longer than that."""
    if len(text) <= 3 * _SAMPLE_CHARACTERS:
        return text
    middle = len(text) // 2
    parts = text[:_SAMPLE_CHARACTERS], text[middle : middle + _SAMPLE_CHARACTERS], text[-_SAMPLE_CHARACTERS:]
    return "\n".join(parts)


def _find_script(sample: str) -> tuple[str | None, str | None, float]:
    """Give the commonest script, the language that it alone tells, and its share of all letters."""
    counts: Counter[str] = Counter()
    for character, times in Counter(sample).items():
        if character.isalpha():
            counts[_name_script(character)] += times
    total = counts.total()
    if total < _FEWEST_LETTERS:
        return None, None, 0.0
    kana = counts["HIRAGANA"] + counts["KATAKANA"]
    if kana:  # Japanese mixes its own syllables with Chinese characters
        counts["HIRAGANA"] = kana + counts.pop("CJK", 0)
        del counts["KATAKANA"]
    name, most = counts.most_common(1)[0]
    script, code = _SCRIPTS.get(name, (name.title(), None))
    return script, code, most / total


@cache
def _name_script(character: str) -> str:
    return unicodedata.name(character, "UNKNOWN").split()[0].split("-")[0]


def _judge_words(sample: str) -> Verdict:
    words = [found[0].casefold() for found in _WORD.finditer(sample)]
    if len(words) < _FEWEST_WORDS:
        return Verdict()
    counts = Counter(words)
    shares = {code: sum(counts[word] for word in common) / len(words) for code, (_, common) in _load_words().items()}
    read = shares.pop(READ)
    others = sorted(shares, key=lambda code: -shares[code])
    best = shares[others[0]]
    if read >= _CLEAR_SHARE and read >= best * _CLEAR_LEAD:
        return Verdict(READ)
    if best < _CLEAR_SHARE or best < read * _CLEAR_LEAD:
        return Verdict()
    near = [code for code in others if shares[code] * _SIBLING_LEAD >= best]
    names = " or ".join(_load_words()[code][0] for code in near)
    return Verdict(near[0] if len(near) == 1 else None, names)


@cache
def _load_words() -> dict[str, tuple[str, frozenset[str]]]:
    lines = resources.files(__package__).joinpath("stopwords.csv").read_text("utf-8").splitlines()
    return {row["language"]: (row["name"], frozenset(row["words"].split())) for row in csv.DictReader(lines)}
